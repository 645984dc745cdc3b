//! Several servers on one record.

use std::collections::BTreeMap;
use std::time::Duration;

use clerk::{Clerk, SubmitError};
use plenary::{Event, State};
use record::Hash;

use crate::assembly::{admit_observer, body, founded, start, submit};
use crate::place::Place;

on_both!(
    two_clerks_that_write_at_once_never_fork_the_record,
    a_refusal_rests_on_what_is_stored_now
);

/// Commands each clerk gets, and how many of them wait at a time.
const COMMANDS: usize = 300;
const SUBMITTERS: usize = 10;

async fn two_clerks_that_write_at_once_never_fork_the_record(place: &Place) {
    let first = start(place.open().await).await;
    founded(&first).await;
    let second = start(place.open().await).await;

    let mut submitters = Vec::new();
    for (clerk, name) in [(&first, 'A'), (&second, 'B')] {
        for submitter in 0..SUBMITTERS {
            let clerk = clerk.clone();
            submitters.push(tokio::spawn(async move {
                let mut acknowledged = Vec::new();
                for n in (submitter..COMMANDS).step_by(SUBMITTERS) {
                    let code = format!("{name}{n}");
                    let receipt = submit(&clerk, admit_observer(&code)).await.unwrap();
                    acknowledged.push((code, receipt));
                }
                acknowledged
            }));
        }
    }
    let mut acknowledged = BTreeMap::new();
    for submitter in submitters {
        acknowledged.extend(submitter.await.unwrap());
    }
    assert_eq!(acknowledged.len(), 2 * COMMANDS);

    // One chain without gaps or forks, and each acknowledged command in it once, where its receipt says.
    let entries = place.open().await.read("assembly", 0, 10_000).await.unwrap();
    assert_eq!(entries.len(), 1 + 2 * COMMANDS);
    let mut previous = Hash::ZERO;
    for (entry, sequence) in entries.iter().zip(1..) {
        entry.check(previous, sequence).unwrap();
        previous = entry.hash;
    }
    for entry in &entries[1..] {
        let Ok(Event::ObserverAdmitted { code, .. }) = serde_json::from_str(&entry.event) else {
            panic!("{}", entry.event)
        };
        let receipt = acknowledged
            .remove(code.as_str())
            .expect("an observer admitted once");
        assert_eq!(
            (receipt.sequence, receipt.hash),
            (entry.header.sequence, Some(entry.hash))
        );
    }
    assert!(acknowledged.is_empty(), "{acknowledged:?}");

    // A refusal has each of them look at what the other did last.
    for clerk in [&first, &second] {
        let refused = submit(clerk, admit_observer("A0")).await;
        assert!(matches!(refused, Err(SubmitError::Refused(_))), "{refused:?}");
    }
    let states = [&first, &second].map(|clerk| clerk.read(&body(), State::clone).unwrap());
    assert_eq!(states[0].sequence, 1 + 2 * COMMANDS as u64);
    assert_eq!(states[0], states[1]);
}

async fn a_refusal_rests_on_what_is_stored_now(place: &Place) {
    let first = start(place.open().await).await;
    founded(&first).await;
    let second = start(place.open().await).await;
    submit(&first, admit_observer("O1")).await.unwrap();
    // To a state that is one entry old this would be a new observer; to one that is up to date it is not.
    let answer = submit(&second, admit_observer("O1")).await;
    assert!(matches!(answer, Err(SubmitError::Refused(_))), "{answer:?}");
    assert_eq!(*second.follow(&body()).unwrap().borrow(), 2);
    assert_eq!(submit(&second, admit_observer("O2")).await.unwrap().sequence, 3);
}

/// Waits until a clerk sees what another appended.
async fn sees(clerk: &Clerk, observers: usize) {
    let seeing = async {
        while clerk.read(&body(), |state| state.observers.len()) != Some(observers) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), seeing)
        .await
        .expect("what another server appended");
}

/// PostgreSQL alone tells other servers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_see_what_another_server_appends() {
    let place = Place::postgres().await;
    let first = start(place.open().await).await;
    let second = start(place.open().await).await;
    // A body that was unknown to the second, then an entry of one it knows.
    founded(&first).await;
    sees(&second, 0).await;
    assert_eq!(second.bodies(), [body()]);
    submit(&first, admit_observer("O1")).await.unwrap();
    sees(&second, 1).await;
    submit(&second, admit_observer("O2")).await.unwrap();
    sees(&first, 2).await;
    place.remove().await;
}
