//! What a delegate reads before voting.

use rules::{
    Base, Comparison, Counted, Criterion, DecisionRule, Fraction, Measure, Method, Requirement, Tie,
    WhileOpen, preset,
};

use crate::{counting, criterion, fraction};

#[test]
fn presets_read_as_sentences() {
    for (name, sentence) in [
        (
            "unga-two-thirds",
            "Adopted if at least two-thirds of the members present and voting are in favour; abstentions are not \
             counted. Quorum: more than one half of the members present.",
        ),
        (
            "unga-simple",
            "Adopted if more than one half of the members present and voting are in favour; abstentions are not \
             counted. Quorum: more than one half of the members present. If as many are in favour as against, a \
             second vote is taken.",
        ),
        (
            "imf-85",
            "Adopted if at least 85 per cent of the weight “votes” of all members is in favour; abstaining or being \
             absent has the same effect as voting against.",
        ),
        (
            "absolute-majority",
            "Adopted if more than one half of all members are in favour; abstaining or being absent has the same \
             effect as voting against.",
        ),
        (
            "montreal-two-thirds",
            "Adopted if at least two-thirds of the members present and voting are in favour, and more than one half \
             of the members of “article5” present and voting are in favour, and more than one half of the members of \
             “non-article5” present and voting are in favour; abstentions are not counted. Quorum: at least \
             two-thirds of the members present.",
        ),
        (
            "kp-consensus",
            "Adopted if no member objects. Standing aside does not block.",
        ),
    ] {
        assert_eq!(preset(name).unwrap().rule.describe(), sentence);
    }
}

#[test]
fn criteria_that_count_abstentions_differently_each_say_so() {
    let heads = Requirement::Criterion(criterion(Comparison::AtLeast, fraction("11/20"), Base::Members));
    let ceiling = Requirement::Criterion(Criterion {
        counted: Counted::No,
        measure: Measure::Weight("population".into()),
        within: Some("union".into()),
        ..criterion(Comparison::NotMoreThan, fraction("1/8"), Base::Cast)
    });
    let unanimous = Requirement::Criterion(criterion(
        Comparison::AtLeast,
        Fraction::ONE,
        Base::PresentAndVoting,
    ));
    let rule = counting(Requirement::Any(vec![
        Requirement::All(vec![heads, ceiling]),
        unanimous,
    ]));
    assert_eq!(
        rule.describe(),
        "Adopted if [at least 55 per cent of all members are in favour (abstaining or being absent has the same effect \
         as voting against), and not more than 12.5 per cent of the weight “population” of the members of “union” \
         casting a ballot is against (those who abstain are counted in the base)], or all of the members present and \
         voting are in favour (abstentions are not counted)."
    );
}

#[test]
fn ties_running_tallies_and_borne_objections_are_told() {
    let rule = DecisionRule {
        method: Method::Consensus {
            objections_allowed: 2,
        },
        tie: Tie::Lost,
        while_open: WhileOpen::Tally,
        quorum: None,
    };
    assert_eq!(
        rule.describe(),
        "Adopted if not more than 2 members object. Standing aside does not block. The running tally is shown while the \
         vote is open."
    );
}

#[test]
fn shares_without_a_name_are_given_exactly() {
    for (share, words) in [
        ("6667/10000", "66.67 per cent"),
        ("5/7", "5/7"),
        ("1/20", "5 per cent"),
    ] {
        let rule = counting(Requirement::Criterion(criterion(
            Comparison::AtLeast,
            fraction(share),
            Base::Present,
        )));
        assert!(
            rule.describe()
                .starts_with(&format!("Adopted if at least {words} of the members present are"))
        );
    }
}
