//! Kasane, June 2022, as sources report it, and the same question put here.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{Command, ItemNumber, ItemStatus, MotionNumber, Objection, Question, RefusalCode, VoteNumber};
use rules::{Answer, DecisionRule, Outcome};

use crate::stage::*;

/// A body of 59 made-up delegations, P00 to P58, all present, with one item proposed.
fn fifty_nine() -> Plenary {
    let mut plenary = Plenary::default();
    plenary.take(&secretariat(), found());
    plenary.take(&secretariat(), convene("m"));
    plenary.take(&chair(), Command::OpenMeeting { meeting: meeting() });
    plenary.take(
        &chair(),
        Command::OpenSitting {
            meeting: meeting(),
            public: true,
        },
    );
    for number in 0..59 {
        let delegation = participant(number);
        plenary.take(
            &secretariat(),
            Command::AdmitDelegation {
                code: code(&delegation),
                name: format!("Participant {number}"),
                groups: BTreeSet::new(),
                weights: BTreeMap::new(),
            },
        );
        plenary.take(&secretariat(), accept(&delegation));
        plenary.take(&secretariat(), presence(&delegation, true));
    }
    plenary.take(&delegate("P00"), propose("A wider definition"));
    plenary
}

fn participant(number: u32) -> String {
    format!("P{number:02}")
}

fn object(reason: &str) -> Command {
    Command::CastBallot {
        vote: VoteNumber(1),
        answer: Answer::Object,
        reason: Some(reason.into()),
    }
}

#[test]
fn five_objections_of_fifty_nine_block_an_item_and_are_named_with_their_reasons() {
    let mut plenary = fifty_nine();
    let rule = rules::preset("kp-consensus").unwrap().rule.clone();
    plenary.take(&chair(), announce(place(&[1]), rule));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    for number in 0..50 {
        plenary.take(&delegate(&participant(number)), ballot(1, Answer::Join));
    }
    for number in 50..54 {
        plenary.take(&delegate(&participant(number)), ballot(1, Answer::StandAside));
    }
    for number in 54..59 {
        plenary.take(
            &delegate(&participant(number)),
            object(&format!("  Reason {number}. ")),
        );
    }
    plenary.close_and_declare(1);

    let item = plenary.state.item(&meeting(), ItemNumber(1)).unwrap();
    assert_eq!(plenary.outcome(1), Outcome::Blocked);
    assert_eq!(item.status, ItemStatus::Blocked);
    assert_eq!(item.decided_by, Some(VoteNumber(1)));
    let expected: Vec<_> = (54..59)
        .map(|number| Objection {
            delegation: code(&participant(number)),
            reason: Some(format!("Reason {number}.")),
        })
        .collect();
    assert_eq!(item.objections, expected);
    assert_eq!(plenary.vote(1).blocked(), expected);
}

/// What the body could not discuss by consensus, it can ask again under another rule, in the same meeting.
#[test]
fn a_blocked_item_can_be_put_again_under_another_rule() {
    let mut plenary = fifty_nine();
    plenary.take(&chair(), announce(place(&[1]), DecisionRule::consensus()));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.take(&delegate("P58"), object("No."));
    plenary.close_and_declare(1);
    let two_thirds = DecisionRule::at_least(2, 3, rules::Base::PresentAndVoting).unwrap();
    plenary.take(&chair(), announce(place(&[1]), two_thirds));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(2) });
    plenary.cast(
        2,
        &[("P00", Answer::Yes), ("P01", Answer::Yes), ("P58", Answer::No)],
    );
    plenary.close_and_declare(2);

    let item = plenary.state.item(&meeting(), ItemNumber(1)).unwrap();
    assert_eq!(
        (item.status, item.decided_by),
        (ItemStatus::Adopted, Some(VoteNumber(2)))
    );
    assert!(item.objections.is_empty());
    // The first putting stands in the record as it was.
    assert_eq!(plenary.outcome(1), Outcome::Blocked);
    assert_eq!(plenary.vote(1).blocked().len(), 1);
}

/// A counting rule is failed by numbers: nobody can be named as the one who stopped it.
#[test]
fn an_item_not_adopted_by_counting_names_no_objectors() {
    let mut plenary = fifty_nine();
    plenary.take(&chair(), announce(place(&[1]), DecisionRule::simple_majority()));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.cast(1, &[("P00", Answer::Yes), ("P01", Answer::No)]);
    plenary.close_and_declare(1);
    let item = plenary.state.item(&meeting(), ItemNumber(1)).unwrap();
    assert_eq!(item.status, ItemStatus::NotAdopted);
    assert!(item.objections.is_empty());
}

#[test]
fn a_reported_blockage_names_its_objectors_without_reasons_and_cannot_be_put() {
    let mut plenary = fifty_nine();
    let report = plenary::ReportedItem {
        objectors: vec![code("P57"), code("P58")],
        proposers: vec![plenary::Proposer::Delegation(code("P00"))],
        ..reported_item()
    };
    plenary.take(&secretariat(), Command::ReportItem(report));
    let item = plenary.state.item(&meeting(), ItemNumber(2)).unwrap();
    assert_eq!(item.status, ItemStatus::Blocked);
    assert_eq!(item.decided_by, None);
    assert!(item.objections.iter().all(|objection| objection.reason.is_none()));
    assert_eq!(item.objections.len(), 2);
    assert_eq!(
        item.reported.as_deref(),
        Some("They called it a technical matter.")
    );
    plenary.refuse_with(
        RefusalCode::ItemNotOpenToDecision,
        &chair(),
        announce(place(&[2]), DecisionRule::consensus()),
    );
}

/// "There were divergent opinions": what stands there as proposed is as far as it got.
#[test]
fn a_motion_cannot_be_tabled_under_an_item_the_body_does_not_discuss() {
    let mut plenary = fifty_nine();
    plenary.take(&delegate("P00"), draft(plenary::MotionKind::General));
    plenary.refuse_with(
        RefusalCode::ItemNotOnAgenda,
        &delegate("P00"),
        Command::TableMotion {
            draft: plenary::DraftNumber(1),
        },
    );
    plenary.refuse_with(
        RefusalCode::UnknownMotion,
        &chair(),
        announce(Question::Motion(MotionNumber(1)), DecisionRule::consensus()),
    );
}
