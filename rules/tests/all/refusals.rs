//! What is no rule, or no ballot of this vote; and the written forms, which refuse what they do not know.

use rules::{
    Answer, Base, Comparison, Counted, Criterion, DecisionRule, Fraction, FractionError, Phase, Quorum,
    Requirement, RuleError, TallyError, preset, tally,
};

use crate::{Room, counting, criterion, fraction};

#[test]
fn ballots_that_do_not_belong_to_the_vote_are_refused() {
    let rule = DecisionRule::simple_majority();
    let error = |room: &Room| tally(&rule, &room.electorate, &room.ballots, Phase::Closed).unwrap_err();
    let mut stranger = Room::default().with(1, Answer::Yes);
    stranger.ballots.insert("ZZ".into(), Answer::Yes);
    assert_eq!(error(&stranger), TallyError::UnknownMember("ZZ".into()));
    let absent = Room::default().with_members(1, Answer::Yes, |member| member.present = false);
    assert_eq!(error(&absent), TallyError::NotEntitled("M001".into()));
    let suspended = Room::default().with_members(1, Answer::Yes, |member| member.entitled = false);
    assert_eq!(error(&suspended), TallyError::NotEntitled("M001".into()));
    let objecting = Room::default().with(1, Answer::Object);
    assert_eq!(
        error(&objecting),
        TallyError::Answer {
            member: "M001".into(),
            answer: Answer::Object
        }
    );
    let twice = Room::default().with_members(2, None, |member| member.code = "AA".into());
    assert_eq!(error(&twice), TallyError::Duplicate("AA".into()));
}

#[test]
fn rules_that_cannot_decide_are_refused() {
    let with = |comparison, share: &str| {
        counting(Requirement::Criterion(criterion(
            comparison,
            fraction(share),
            Base::Cast,
        )))
    };
    let quorum = |comparison, counting| DecisionRule {
        quorum: Some(Quorum {
            comparison,
            share: Fraction::HALF,
            counting,
        }),
        ..DecisionRule::consensus()
    };
    let against = Criterion {
        counted: Counted::No,
        ..criterion(Comparison::AtLeast, Fraction::HALF, Base::Cast)
    };
    for (rule, error) in [
        (
            with(Comparison::AtLeast, "3/2"),
            RuleError::Share(fraction("3/2")),
        ),
        (
            with(Comparison::AtLeast, "0/7"),
            RuleError::Share(fraction("0/1")),
        ),
        (with(Comparison::MoreThan, "1/1"), RuleError::MoreThanAll),
        (
            with(Comparison::AtLeast, "1/1000000000"),
            RuleError::TooFine(fraction("1/1000000000")),
        ),
        (with(Comparison::NotMoreThan, "1/2"), RuleError::Direction),
        (counting(Requirement::Criterion(against)), RuleError::Direction),
        (counting(Requirement::All(Vec::new())), RuleError::Empty),
        (
            counting(Requirement::Any(vec![Requirement::All(Vec::new())])),
            RuleError::Empty,
        ),
        (quorum(Comparison::NotMoreThan, Base::Present), RuleError::Quorum),
        (quorum(Comparison::AtLeast, Base::Members), RuleError::Quorum),
    ] {
        assert_eq!(rule.validate(), Err(error.clone()));
        let room = Room::default().with(1, None);
        assert_eq!(
            tally(&rule, &room.electorate, &room.ballots, Phase::Closed),
            Err(TallyError::Rule(error))
        );
    }
    assert_eq!(
        DecisionRule::at_least(1, 0, Base::Cast),
        Err(RuleError::Fraction(FractionError::ZeroDenominator))
    );
}

#[test]
fn the_wire_form_is_what_the_record_keeps() {
    let rule = preset("unga-simple").unwrap().rule.clone();
    let json = r#"{"method":{"counting":{"criterion":{"counted":"yes","measure":"heads","comparison":"more_than","share":"1/2","base":"present_and_voting"}}},"quorum":{"comparison":"more_than","share":"1/2","counting":"present"},"tie":"second_vote"}"#;
    assert_eq!(serde_json::to_string(&rule).unwrap(), json);
    assert_eq!(serde_json::from_str::<DecisionRule>(json).unwrap(), rule);
    for (broken, message) in [
        (json.replace("\"tie\"", "\"tye\""), "unknown field `tye`"),
        (json.replacen("1/2", "1/0", 1), "nought below the line"),
        (json.replacen("1/2", "0.5", 1), "written like 2/3"),
        (json.replacen("1/2", "+1/2", 1), "written like 2/3"),
        (
            r#"{"method":{"consensus":{"objections":1}}}"#.into(),
            "unknown field `objections`",
        ),
    ] {
        let error = serde_json::from_str::<DecisionRule>(&broken)
            .unwrap_err()
            .to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn words_on_the_wire_read_back() {
    for answer in Answer::ALL {
        assert_eq!(answer.as_str().parse(), Ok(answer));
        assert_eq!(serde_json::to_value(answer).unwrap(), answer.as_str());
    }
    for base in Base::ALL {
        assert_eq!(base.as_str().parse(), Ok(base));
        assert_eq!(serde_json::to_value(base).unwrap(), base.as_str());
    }
    for comparison in Comparison::ALL {
        assert_eq!(comparison.as_str().parse(), Ok(comparison));
        assert_eq!(serde_json::to_value(comparison).unwrap(), comparison.as_str());
    }
    assert!("Yes".parse::<Answer>().is_err());
}
