//! Entries that do not follow from those before them.

use plenary::{Entry, Event, State, VoteNumber};
use rules::{Answer, DecisionRule, Electorate, Member};

use crate::stage::*;

fn next(plenary: &Plenary, event: Event) -> Entry {
    Entry {
        sequence: plenary.state.sequence + 1,
        at: plenary.now(),
        actor: chair(),
        event,
    }
}

#[track_caller]
fn does_not_follow(plenary: &Plenary, entry: &Entry, what: &str) {
    let mut state = plenary.state.clone();
    let fault = state.apply(entry).unwrap_err();
    assert_eq!(fault.sequence, entry.sequence);
    assert!(fault.to_string().contains(what), "{fault}");
    assert_eq!(state, plenary.state);
}

#[test]
fn a_gap_or_a_repetition_is_found() {
    let plenary = convened();
    for sequence in [0, plenary.state.sequence, plenary.state.sequence + 2, u64::MAX] {
        let entry = Entry {
            sequence,
            ..next(&plenary, Event::MeetingOpened { meeting: meeting() })
        };
        does_not_follow(&plenary, &entry, "was to come next");
    }
}

#[test]
fn nothing_comes_before_the_founding() {
    let plenary = Plenary::default();
    does_not_follow(
        &plenary,
        &next(&plenary, Event::MeetingOpened { meeting: meeting() }),
        "not founded",
    );
}

#[test]
fn forged_ballots_are_found() {
    let plenary = suspension_open(&["EE"]);
    let cast = |vote, delegation, answer| Event::BallotCast {
        vote: VoteNumber(vote),
        delegation: code(delegation),
        answer,
        reason: None,
    };
    for (event, what) in [
        (cast(2, "EE", Answer::No), "EE may not vote"),
        (cast(2, "ZZ", Answer::No), "ZZ may not vote"),
        (cast(2, "AA", Answer::Join), "does not take the answer"),
        (cast(1, "AA", Answer::Join), "vote 1 is Declared"),
        (cast(7, "AA", Answer::Yes), "no vote 7"),
    ] {
        does_not_follow(&plenary, &next(&plenary, event), what);
    }
}

#[test]
fn an_electorate_out_of_order_or_with_a_member_twice_is_found() {
    let plenary = vote_announced(DecisionRule::consensus());
    for codes in [["BB", "AA"], ["AA", "AA"]] {
        let event = Event::VoteOpened {
            vote: VoteNumber(2),
            rule: DecisionRule::consensus(),
            electorate: Electorate {
                members: codes.map(|code| Member::new(code, code)).into(),
            },
            public: true,
        };
        does_not_follow(&plenary, &next(&plenary, event), "order of its codes");
    }
}

#[test]
fn a_result_before_the_close_is_found() {
    let plenary = vote_open(DecisionRule::consensus());
    let tally = Box::new(plenary.vote(2).running_tally().unwrap());
    let event = Event::VoteDeclared {
        vote: VoteNumber(2),
        tally,
    };
    does_not_follow(&plenary, &next(&plenary, event), "vote 2 is Open");
}

/// Apply takes the result as the record gives it; a verifier finds the forgery.
#[test]
fn a_forged_result_differs_from_the_running_tally() {
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.cast(2, &[("AA", Answer::No)]);
    plenary.take(&chair(), plenary::Command::CloseVote { vote: VoteNumber(2) });
    let mut tally = plenary.vote(2).running_tally().unwrap();
    tally.outcome = rules::Outcome::Adopted;
    let event = Event::VoteDeclared {
        vote: VoteNumber(2),
        tally: Box::new(tally),
    };
    let entry = next(&plenary, event);
    plenary.state.apply(&entry).unwrap();
    assert_ne!(plenary.vote(2).tally, plenary.vote(2).running_tally());
}

#[test]
fn a_record_without_any_one_of_its_entries_does_not_replay_to_the_same() {
    let plenary = suspended();
    for left_out in 0..plenary.entries.len() {
        let rest = plenary
            .entries
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != left_out);
        let mut state = State::default();
        let replayed = rest.zip(1..).try_for_each(|((_, entry), sequence)| {
            state.apply(&Entry {
                sequence,
                ..entry.clone()
            })
        });
        assert!(
            replayed.is_err() || state != plenary.state,
            "entry {left_out} is of no consequence"
        );
    }
}
