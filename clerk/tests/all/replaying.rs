//! From the record to the state, and records that are not what was once written.

use clerk::{Clerk, Fault, StartError};
use plenary::{Command, State, VoteNumber};
use record::{Broken, Entry, Hash, Salt, canonical, seal};
use rules::Answer;

use crate::assembly::{DELEGATIONS, ballot, body, chair, clock, delegate, secretariat, start, voting};
use crate::place::Place;
use crate::rigged::Rigged;

on_both!(replay_gives_the_live_state, a_tampered_entry_is_found_and_named);

/// Has a record written, and gives the state it was written from.
async fn written(place: &Place) -> State {
    let clerk = start(place.open().await).await;
    voting(&clerk).await;
    for n in 0..DELEGATIONS {
        let answer = if n == 1 { Answer::No } else { Answer::Yes };
        clerk.submit(&body(), delegate(n), ballot(answer)).await.unwrap();
    }
    clerk
        .submit(&body(), delegate(0), ballot(Answer::Abstain))
        .await
        .unwrap();
    let vote = VoteNumber(1);
    for command in [Command::CloseVote { vote }, Command::DeclareVote { vote }] {
        clerk.submit(&body(), chair(), command).await.unwrap();
    }
    let state = clerk.read(&body(), State::clone).unwrap();
    clerk.stop().await;
    state
}

async fn replay_gives_the_live_state(place: &Place) {
    let live = written(place).await;
    assert!(live.votes[&VoteNumber(1)].tally.is_some());
    let clerk = start(place.open().await).await;
    assert_eq!(clerk.bodies(), [body()]);
    assert_eq!(clerk.read(&body(), State::clone).unwrap(), live);
    assert_eq!(*clerk.follow(&body()).unwrap().borrow(), live.sequence);
    // And it goes on where it ended.
    let receipt = clerk
        .submit(
            &body(),
            secretariat(),
            Command::PublishVote { vote: VoteNumber(1) },
        )
        .await;
    assert!(receipt.unwrap().sequence > live.sequence);
}

/// What was done to entry 7 (the others are as written), where it must be found, and as what.
struct Case {
    done: &'static str,
    lie: fn(&mut Vec<Entry>),
    named: u64,
    fault: fn(&Fault) -> bool,
}

/// Entry 7 and what comes after it, where the page holds it.
fn seventh(page: &mut [Entry]) -> &mut Entry {
    page.iter_mut()
        .find(|entry| entry.header.sequence == 7)
        .expect("a seventh entry")
}

/// Puts a new event into entry 7 and makes its own hash right.
fn reseal(page: &mut [Entry], event: String) {
    let entry = seventh(page);
    *entry = seal(entry.previous, entry.header.clone(), event, entry.salt).unwrap();
}

const CASES: &[Case] = &[
    Case {
        done: "another event",
        lie: |page| seventh(page).event = seventh(page).event.replace("Plenary", "Private"),
        named: 7,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Content(7))),
    },
    Case {
        done: "another actor",
        lie: |page| seventh(page).header.actor = canonical(&chair()).unwrap(),
        named: 7,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Content(7))),
    },
    Case {
        done: "another time",
        lie: |page| seventh(page).header.at += 1,
        named: 7,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Content(7))),
    },
    Case {
        done: "another salt",
        lie: |page| seventh(page).salt = Salt([7; 16]),
        named: 7,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Content(7))),
    },
    Case {
        done: "another predecessor",
        lie: |page| seventh(page).previous = Hash::ZERO,
        named: 7,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Previous(7))),
    },
    Case {
        done: "taken out",
        lie: |page| page.retain(|entry| entry.header.sequence != 7),
        named: 7,
        fault: |fault| {
            matches!(
                fault,
                Fault::Broken(Broken::Sequence {
                    expected: 7,
                    found: 8
                })
            )
        },
    },
    Case {
        done: "another event, with its hash",
        lie: |page| {
            let event = seventh(page).event.replace("plenary", "private");
            reseal(page, event);
        },
        named: 8,
        fault: |fault| matches!(fault, Fault::Broken(Broken::Previous(8))),
    },
    Case {
        done: "an event nobody knows, with its hash",
        lie: |page| reseal(page, r#"{"everything_forgiven":{}}"#.to_owned()),
        named: 7,
        fault: |fault| matches!(fault, Fault::Unreadable),
    },
    Case {
        done: "an event that cannot follow, with its hash",
        lie: |page| reseal(page, r#"{"vote_closed":{"vote":7}}"#.to_owned()),
        named: 7,
        fault: |fault| matches!(fault, Fault::Inconsistent(_)),
    },
];

async fn a_tampered_entry_is_found_and_named(place: &Place) {
    written(place).await;
    for case in CASES {
        let done = case.done;
        match Clerk::start(Rigged::lying(place.open().await, case.lie), clock()).await {
            Err(StartError::Record {
                body,
                sequence,
                fault,
            }) => {
                assert_eq!((body.as_str(), sequence), ("assembly", case.named), "{done}");
                assert!((case.fault)(&fault), "{done}: {fault:?}");
            }
            Err(error) => panic!("{done}: {error:?}"),
            Ok(_) => panic!("{done} was not found"),
        }
    }
}
