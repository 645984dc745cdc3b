//! Who sees what of a vote, and when.

use plenary::{Command, ItemNumber, Role, Sight, VoteNumber};
use rules::{Answer, DecisionRule, WhileOpen};

use crate::stage::*;

/// What the public and an observer see, as a vote goes its way.
fn seen(public: bool, while_open: WhileOpen) -> Vec<(Sight, Sight)> {
    let mut plenary = in_session_of(public);
    let rule = DecisionRule {
        while_open,
        ..DecisionRule::consensus()
    };
    plenary.take(&chair(), announce(place(&[1]), rule));
    let vote = VoteNumber(1);
    let mut seen = vec![see(&plenary, 1)];
    let course = [
        (chair(), Command::OpenVote { vote }),
        (delegate("BB"), ballot(1, Answer::Object)),
        (chair(), Command::CloseVote { vote }),
        (chair(), Command::DeclareVote { vote }),
        (secretariat(), Command::PublishVote { vote }),
    ];
    for (actor, command) in course {
        plenary.take(&actor, command);
        seen.push(see(&plenary, 1));
    }
    seen
}

fn see(plenary: &Plenary, vote: u32) -> (Sight, Sight) {
    (
        Sight::of(plenary.vote(vote), &[]),
        Sight::of(plenary.vote(vote), &[observer().role]),
    )
}

#[test]
fn in_public_everybody_follows_and_the_roll_call_waits_for_publication() {
    use Sight::{Question, RollCall, Tally, Turnout};
    let expected = |open| {
        [
            (Question, Question),
            (open, open),
            (open, open),
            (Turnout, Turnout),
            (Tally, RollCall),
            (RollCall, RollCall),
        ]
    };
    assert_eq!(seen(true, WhileOpen::Turnout), expected(Turnout));
    assert_eq!(seen(true, WhileOpen::Tally), expected(Tally));
}

#[test]
fn of_a_closed_sitting_the_public_sees_nothing_until_publication() {
    for (step, (public, observer)) in seen(false, WhileOpen::Tally).into_iter().enumerate() {
        assert_eq!(
            public,
            if step == 5 {
                Sight::RollCall
            } else {
                Sight::Nothing
            }
        );
        assert!(observer >= Sight::Question);
    }
}

/// What was announced behind closed doors does not come out when they open to let people leave.
#[test]
fn an_announced_vote_is_as_public_as_its_meetings_latest_sitting() {
    let mut plenary = in_session_of(false);
    plenary.take(&chair(), announce(place(&[1]), DecisionRule::consensus()));
    plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
    assert_eq!(see(&plenary, 1), (Sight::Nothing, Sight::Question));
    plenary.take(
        &chair(),
        Command::OpenSitting {
            meeting: meeting(),
            public: true,
        },
    );
    assert_eq!(see(&plenary, 1), (Sight::Question, Sight::Question));
}

#[test]
fn a_vote_announced_before_any_sitting_is_public() {
    let mut plenary = convened();
    plenary.take(&delegate("AA"), propose("Water"));
    plenary.take(&secretariat(), announce(place(&[1]), DecisionRule::consensus()));
    assert_eq!(see(&plenary, 1).0, Sight::Question);
}

/// The tally of a blocked question names who blocked it: that is roll call.
#[test]
fn the_tally_says_no_more_than_the_sight_allows() {
    let mut plenary = in_session();
    let rule = DecisionRule {
        while_open: WhileOpen::Tally,
        ..DecisionRule::consensus()
    };
    plenary.take(&chair(), announce(place(&[1]), rule));
    assert_eq!(plenary.vote(1).tally_within(Sight::RollCall), None);
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.take(&delegate("BB"), ballot(1, Answer::Object));
    let blockers =
        |plenary: &Plenary, sight| plenary.vote(1).tally_within(sight).map(|tally| tally.blocked_by);
    assert_eq!(blockers(&plenary, Sight::Turnout), None);
    assert_eq!(blockers(&plenary, Sight::Tally), Some(Vec::new()));
    plenary.close_and_declare(1);
    assert_eq!(blockers(&plenary, Sight::Turnout), None);
    assert_eq!(blockers(&plenary, Sight::Tally), Some(Vec::new()));
    assert_eq!(blockers(&plenary, Sight::RollCall), Some(vec!["BB".to_owned()]));
    // The item it decided shows its objectors no earlier.
    let sight = |plenary: &Plenary, roles: &[Role]| {
        plenary
            .state
            .sight_of_item(plenary.state.item(&meeting(), ItemNumber(1)).unwrap(), roles)
    };
    assert_eq!(sight(&plenary, &[]), Sight::Tally);
    assert_eq!(sight(&plenary, &[chair().role]), Sight::RollCall);
    plenary.take(&secretariat(), Command::PublishVote { vote: VoteNumber(1) });
    assert_eq!(sight(&plenary, &[]), Sight::RollCall);
}
