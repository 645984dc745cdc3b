//! Mistakes that other systems made, each as a test, and the edges of the rules.

use rules::{
    Answer, Base, Comparison, Counted, Counts, Criterion, DecisionRule, Fraction, Measure, Member, Method,
    Outcome, Phase, Quorum, Requirement, Tally, Tie, preset, tally,
};

use crate::{Room, counting, criterion, fraction, numbers};

fn room() -> Room {
    Room::default()
}

fn two_thirds_of_voting() -> DecisionRule {
    DecisionRule::at_least(2, 3, Base::PresentAndVoting).unwrap()
}

fn more_than_half(base: Base) -> DecisionRule {
    counting(Requirement::Criterion(criterion(
        Comparison::MoreThan,
        Fraction::HALF,
        base,
    )))
}

#[test]
fn nought_to_nought_under_two_thirds_adopts_nothing() {
    let tally = room().with(3, None).under(&two_thirds_of_voting());
    assert_eq!(tally.outcome, Outcome::NotAdopted);
    assert!(!tally.criteria.met());
    assert_eq!(
        tally.reason,
        "Nobody voted in favour, and without a vote in favour nothing is adopted."
    );
}

#[test]
fn an_empty_electorate_adopts_nothing_under_any_base() {
    for base in Base::ALL {
        assert_eq!(room().under(&more_than_half(base)).outcome, Outcome::NotAdopted);
        assert_eq!(
            room()
                .under(&DecisionRule::at_least(1, 100, base).unwrap())
                .outcome,
            Outcome::NotAdopted
        );
    }
}

#[test]
fn all_abstaining_adopts_nothing_even_where_only_a_ceiling_is_set() {
    let ceiling = Criterion {
        counted: Counted::No,
        ..criterion(Comparison::NotMoreThan, Fraction::HALF, Base::Cast)
    };
    for rule in [two_thirds_of_voting(), counting(Requirement::Criterion(ceiling))] {
        assert_eq!(
            room().with(9, Answer::Abstain).under(&rule).outcome,
            Outcome::NotAdopted
        );
    }
}

#[test]
fn exactly_half_is_not_more_than_half() {
    for (yes, no) in [(21, 21), (8, 8)] {
        let room = room().with(yes, Answer::Yes).with(no, Answer::No);
        for base in Base::ALL {
            let tally = room.under(&more_than_half(base));
            assert_eq!(tally.outcome, Outcome::NotAdopted);
            assert_eq!(numbers(&tally).required, yes as u128 + 1);
        }
    }
}

#[test]
fn exactly_half_of_the_members_is_not_more_than_half_when_the_rest_are_absent() {
    assert_eq!(
        room()
            .with(21, Answer::Yes)
            .absent(21)
            .under(&more_than_half(Base::Members))
            .outcome,
        Outcome::NotAdopted
    );
    assert_eq!(
        room()
            .with(8, Answer::Yes)
            .absent(8)
            .under(&more_than_half(Base::Members))
            .outcome,
        Outcome::NotAdopted
    );
}

#[test]
fn seven_abstentions_leave_two_to_one_two_thirds() {
    let tally = room()
        .with(2, Answer::Yes)
        .with(1, Answer::No)
        .with(7, Answer::Abstain)
        .under(&two_thirds_of_voting());
    assert_eq!(tally.outcome, Outcome::Adopted);
    assert_eq!(
        tally.reason,
        "2 in favour of 3 present and voting; 2 were required."
    );
}

#[test]
fn seven_abstentions_defeat_two_to_one_where_ballots_cast_are_the_base() {
    let rule = DecisionRule::at_least(2, 3, Base::Cast).unwrap();
    let tally = room()
        .with(2, Answer::Yes)
        .with(1, Answer::No)
        .with(7, Answer::Abstain)
        .under(&rule);
    assert_eq!(tally.outcome, Outcome::NotAdopted);
    assert_eq!(tally.reason, "2 in favour of 10 ballots cast; 7 were required.");
}

#[test]
fn recusal_lowers_the_base() {
    let rule = DecisionRule::at_least(2, 3, Base::Members).unwrap();
    let tally = room()
        .with(10, Answer::Yes)
        .with(4, Answer::No)
        .not_entitled(1)
        .under(&rule);
    assert_eq!(tally.outcome, Outcome::Adopted);
    assert_eq!((numbers(&tally).base, numbers(&tally).required), (14, 10));
    assert_eq!(tally.counts.not_entitled, 1);
    // 28/3, and not the whole number it is rounded up to.
    assert_eq!(numbers(&tally).required_exactly.to_string(), "28/3");
}

#[test]
fn recusal_lowers_the_quorum() {
    let rule = preset("unga-simple").unwrap().rule.clone();
    assert_eq!(
        room().with(2, Answer::Yes).absent(2).under(&rule).outcome,
        Outcome::NoQuorum
    );
    assert_eq!(
        room()
            .with(2, Answer::Yes)
            .absent(1)
            .not_entitled(1)
            .under(&rule)
            .outcome,
        Outcome::Adopted
    );
}

#[test]
fn a_weighted_yes_is_held_against_a_weighted_base() {
    let rule = |base| {
        counting(Requirement::Criterion(Criterion {
            measure: Measure::Weight("quota".into()),
            ..criterion(Comparison::MoreThan, Fraction::HALF, base)
        }))
    };
    let weighing =
        |weight: u64| move |member: &mut Member| member.weights.extend([("quota".to_owned(), weight)]);
    let room = room()
        .with_members(1, Answer::Yes, weighing(40))
        .with_members(1, Answer::No, weighing(30))
        .with_members(1, Answer::Abstain, weighing(20))
        .with_members(1, None, weighing(10))
        .with(1, Answer::No);
    for (base, total, outcome) in [
        (Base::PresentAndVoting, 70, Outcome::Adopted),
        (Base::Cast, 90, Outcome::NotAdopted),
        (Base::Present, 100, Outcome::NotAdopted),
        (Base::Members, 100, Outcome::NotAdopted),
    ] {
        let tally = room.under(&rule(base));
        assert_eq!(
            (numbers(&tally).count, numbers(&tally).base, tally.outcome),
            (40, total, outcome)
        );
    }
}

/// Sums of weights past 64 bits, and a product past 100 bits, stay exact to the last unit.
#[test]
fn the_largest_weights_are_summed_and_compared_exactly() {
    let rule = counting(Requirement::Criterion(Criterion {
        measure: Measure::Weight("votes".into()),
        ..criterion(
            Comparison::AtLeast,
            fraction("999999997/999999998"),
            Base::Members,
        )
    }));
    let heaviest = |member: &mut Member| member.weights.extend([("votes".to_owned(), u64::MAX)]);
    let base = 10_000 * u128::from(u64::MAX);
    let exactly = 999_999_997 * base;
    let room = room()
        .with_members(9_999, Answer::Yes, heaviest)
        .with_members(1, Answer::No, heaviest);
    let tally = room.under(&rule);
    let result = numbers(&tally);
    assert_eq!((result.count, result.base), (base - u128::from(u64::MAX), base));
    assert_eq!(result.required, exactly.div_ceil(999_999_998));
    let reduced_by = 999_999_998 / result.required_exactly.denominator;
    assert_eq!(result.required_exactly.numerator * reduced_by, exactly);
    assert_eq!(tally.outcome, Outcome::NotAdopted);
    let json = serde_json::to_string(&tally).unwrap();
    assert_eq!(serde_json::from_str::<Tally>(&json).unwrap(), tally);
}

/// ISO/IEC Directives, part 1, 2.6.3: two-thirds of the P-members voting, not more than a quarter of all votes negative.
#[test]
fn iso_13_of_16_with_3_of_21_negative_is_approved() {
    let within = Criterion {
        within: Some("p-member".into()),
        ..criterion(Comparison::AtLeast, Fraction::TWO_THIRDS, Base::PresentAndVoting)
    };
    let ceiling = Criterion {
        counted: Counted::No,
        ..criterion(Comparison::NotMoreThan, Fraction::ONE_QUARTER, Base::Cast)
    };
    let rule = counting(Requirement::All(vec![
        Requirement::Criterion(within),
        Requirement::Criterion(ceiling),
    ]));
    let p_member = |member: &mut Member| member.groups.extend(["p-member".to_owned()]);
    let room = |no| {
        room()
            .with_members(13, Answer::Yes, p_member)
            .with_members(3, Answer::No, p_member)
            .with(5 - no, Answer::Yes)
            .with(no, Answer::No)
    };
    let approved = room(0).under(&rule);
    assert_eq!(approved.outcome, Outcome::Adopted);
    assert_eq!(
        approved.reason,
        "In “p-member” 13 in favour of 16 present and voting (11 were required), and 3 against of 21 ballots cast \
         (not more than 5 were allowed)."
    );
    let refused = room(3).under(&rule);
    assert_eq!(refused.outcome, Outcome::NotAdopted);
    assert_eq!(
        refused.reason,
        "6 against of 21 ballots cast (not more than 5 were allowed)."
    );
}

#[test]
fn any_needs_one_part_and_all_needs_every_part() {
    let met = Requirement::Criterion(criterion(
        Comparison::AtLeast,
        Fraction::TWO_THIRDS,
        Base::PresentAndVoting,
    ));
    let unmet = Requirement::Criterion(criterion(Comparison::MoreThan, Fraction::HALF, Base::Members));
    let room = room()
        .with(2, Answer::Yes)
        .with(1, Answer::No)
        .with(5, Answer::Abstain);
    let any = room.under(&counting(Requirement::Any(vec![unmet.clone(), met.clone()])));
    assert_eq!(any.outcome, Outcome::Adopted);
    assert_eq!(
        any.reason,
        "2 in favour of 3 present and voting (2 were required)."
    );
    let all = room.under(&counting(Requirement::All(vec![met, unmet])));
    assert_eq!(all.outcome, Outcome::NotAdopted);
    assert_eq!(all.reason, "2 in favour of 8 members (5 were required).");
}

#[test]
fn a_tie_is_lost_unless_the_rule_asks_for_a_second_vote() {
    let room = room()
        .with(60, Answer::Yes)
        .with(60, Answer::No)
        .with(1, Answer::Abstain);
    assert_eq!(
        room.under(&DecisionRule::simple_majority()).outcome,
        Outcome::NotAdopted
    );
    let tally = room.under(&preset("unga-simple").unwrap().rule);
    assert_eq!(tally.outcome, Outcome::Tied);
    assert_eq!(
        tally.reason,
        "60 in favour and 60 against: a tie, so a second vote is taken."
    );
}

#[test]
fn nought_to_nought_is_no_tie() {
    let rule = DecisionRule {
        tie: Tie::SecondVote,
        ..DecisionRule::simple_majority()
    };
    assert_eq!(
        room().with(4, Answer::Abstain).under(&rule).outcome,
        Outcome::NotAdopted
    );
}

#[test]
fn equal_sides_that_meet_the_requirement_are_no_tie() {
    let rule = DecisionRule {
        tie: Tie::SecondVote,
        ..DecisionRule::at_least(1, 2, Base::Cast).unwrap()
    };
    assert_eq!(
        room()
            .with(2, Answer::Yes)
            .with(2, Answer::No)
            .under(&rule)
            .outcome,
        Outcome::Adopted
    );
}

#[test]
fn the_quorum_comes_before_the_majority() {
    let tally = room()
        .with(96, Answer::Yes)
        .absent(97)
        .under(&preset("unga-two-thirds").unwrap().rule);
    assert_eq!(tally.outcome, Outcome::NoQuorum);
    assert!(tally.criteria.met());
    assert_eq!(
        tally.reason,
        "No quorum: 96 of 193 members present; 97 were required."
    );
}

#[test]
fn the_quorum_comes_before_an_objection() {
    let rule = preset("wto-consensus").unwrap().rule.clone();
    let tally = room().with(1, Answer::Object).absent(1).under(&rule);
    assert_eq!(tally.outcome, Outcome::NoQuorum);
    assert_eq!(tally.blocked_by, Vec::<String>::new());
}

#[test]
fn a_quorum_may_count_those_voting_yes_or_no_alone() {
    let quorum = Quorum {
        comparison: Comparison::AtLeast,
        share: Fraction::HALF,
        counting: Base::PresentAndVoting,
    };
    let rule = DecisionRule {
        quorum: Some(quorum),
        ..DecisionRule::simple_majority()
    };
    let short = room().with(4, Answer::Yes).with(6, Answer::Abstain);
    assert_eq!(short.under(&rule).outcome, Outcome::NoQuorum);
    assert_eq!(short.with(2, Answer::No).under(&rule).outcome, Outcome::Adopted);
}

#[test]
fn one_objection_blocks_consensus_and_is_named_in_the_order_of_the_electorate() {
    let mut room = room()
        .with(1, Answer::Object)
        .with(57, Answer::Join)
        .with(1, Answer::Object);
    room.electorate.members.reverse();
    let tally = room.under(&DecisionRule::consensus());
    assert_eq!(tally.outcome, Outcome::Blocked);
    assert_eq!(tally.blocked_by, ["M059", "M001"]);
    assert_eq!(
        tally.reason,
        "2 of 59 present object; consensus allows no objection."
    );
}

#[test]
fn consensus_minus_one_bears_one_objection_and_not_two() {
    let rule = DecisionRule {
        method: Method::Consensus {
            objections_allowed: 1,
        },
        ..DecisionRule::consensus()
    };
    let one = room().with(9, Answer::Join).with(1, Answer::Object);
    assert_eq!(one.under(&rule).outcome, Outcome::Adopted);
    let two = one.with(1, Answer::Object).under(&rule);
    assert_eq!((two.outcome, two.blocked_by.len()), (Outcome::Blocked, 2));
}

#[test]
fn standing_aside_and_silence_do_not_block_consensus() {
    let tally = room()
        .with(1, Answer::StandAside)
        .with(2, None)
        .absent(3)
        .under(&DecisionRule::consensus());
    assert_eq!(tally.outcome, Outcome::Adopted);
    assert_eq!(tally.reason, "None of the 3 members present objects.");
}

#[test]
fn consensus_of_an_empty_room_adopts_nothing() {
    for room in [room(), room().absent(5), room().not_entitled(5)] {
        let tally = room.under(&DecisionRule::consensus());
        assert_eq!(tally.outcome, Outcome::NotAdopted);
        assert_eq!(tally.reason, "No member who may take part was present.");
    }
}

#[test]
fn an_objection_names_nobody_before_the_vote_closes() {
    let room = room().with(1, Answer::Object);
    let tally = tally(
        &DecisionRule::consensus(),
        &room.electorate,
        &room.ballots,
        Phase::Running,
    )
    .unwrap();
    assert_eq!((tally.outcome, tally.blocked_by.len()), (Outcome::Open, 0));
}

#[test]
fn a_running_vote_is_open_however_it_stands() {
    let room = room().with(2, Answer::Yes).with(5, None);
    let tally = tally(
        &two_thirds_of_voting(),
        &room.electorate,
        &room.ballots,
        Phase::Running,
    )
    .unwrap();
    assert_eq!(tally.outcome, Outcome::Open);
    assert!(tally.criteria.met());
    assert_eq!(
        tally.counts,
        Counts {
            yes: 2,
            not_voting: 5,
            ..Counts::default()
        }
    );
    assert_eq!(
        tally.reason,
        "The vote is open; so far: 2 in favour of 2 present and voting; 2 are required."
    );
}
