//! What an answer promises.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta};
use clerk::{Clerk, SubmitError};
use plenary::{Event, RefusalCode};
use record::{Hash, canonical};
use rules::Answer;

use crate::assembly::{admit_observer, ballot, body, delegate, found, founded, noon, start, submit, voting};
use crate::place::Place;

on_both!(
    an_answer_is_durable,
    a_receipt_says_what_followed,
    what_is_already_so_gives_no_entry,
    time_never_goes_backwards,
    whoever_may_not_found_a_body_leaves_no_trace,
    a_stopped_clerk_takes_no_more,
    followers_hear_of_each_commit,
);

async fn an_answer_is_durable(place: &Place) {
    let clerk = start(place.open().await).await;
    voting(&clerk).await;
    let receipt = clerk
        .submit(&body(), delegate(0), ballot(Answer::Yes))
        .await
        .unwrap();
    // Another connection sees it while the clerk still runs.
    let stored = place
        .open()
        .await
        .read("assembly", receipt.sequence - 1, 10)
        .await
        .unwrap();
    assert_eq!(stored.len(), 1);
    assert_eq!(Some(stored[0].hash), receipt.hash);
    assert_eq!(stored[0].header.actor, canonical(&delegate(0)).unwrap());
    assert_eq!(stored[0].event, canonical(&receipt.events[0]).unwrap());
}

async fn a_receipt_says_what_followed(place: &Place) {
    let clerk = start(place.open().await).await;
    assert!(matches!(
        submit(&clerk, admit_observer("O1")).await,
        Err(SubmitError::UnknownBody)
    ));
    let receipt = submit(&clerk, found()).await.unwrap();
    assert_eq!(receipt.sequence, 1);
    assert_eq!(receipt.at.timestamp_millis(), noon().timestamp_millis());
    assert_eq!(
        receipt.at.timestamp_subsec_nanos(),
        123_000_000,
        "a record keeps whole milliseconds"
    );
    assert!(matches!(&receipt.events[..], [Event::BodyFounded(body)] if body.name == "Assembly"));
    let refused = submit(&clerk, found()).await;
    assert!(matches!(refused, Err(SubmitError::Refused(_))), "{refused:?}");
    assert_eq!(clerk.entries(&body(), 0, 10).await.unwrap().len(), 1);
    assert_eq!(clerk.bodies(), [body()]);
}

async fn what_is_already_so_gives_no_entry(place: &Place) {
    let clerk = start(place.open().await).await;
    voting(&clerk).await;
    let first = clerk
        .submit(&body(), delegate(0), ballot(Answer::Yes))
        .await
        .unwrap();
    let again = clerk
        .submit(&body(), delegate(0), ballot(Answer::Yes))
        .await
        .unwrap();
    assert_eq!(
        (again.sequence, again.events, again.hash),
        (first.sequence, vec![], None::<Hash>)
    );
    assert_eq!(clerk.entries(&body(), first.sequence, 10).await.unwrap(), []);
}

async fn time_never_goes_backwards(place: &Place) {
    let offset = Arc::new(AtomicI64::new(0));
    let shared = Arc::clone(&offset);
    let clock = move || noon() + TimeDelta::seconds(shared.load(Ordering::SeqCst));
    let clerk = Clerk::start(place.open().await, Arc::new(clock)).await.unwrap();
    founded(&clerk).await;
    let mut times = Vec::new();
    for (n, seconds) in [10, -3600, 5, 20].into_iter().enumerate() {
        offset.store(seconds, Ordering::SeqCst);
        times.push(submit(&clerk, admit_observer(&format!("O{n}"))).await.unwrap().at);
    }
    let start = DateTime::from_timestamp_millis(noon().timestamp_millis()).unwrap();
    let seconds: Vec<_> = times.iter().map(|&at| (at - start).num_seconds()).collect();
    assert_eq!(seconds, [10, 10, 10, 20]);
}

async fn whoever_may_not_found_a_body_leaves_no_trace(place: &Place) {
    let clerk = start(place.open().await).await;
    let refused = clerk.submit(&body(), delegate(0), found()).await;
    assert!(
        matches!(&refused, Err(SubmitError::Refused(refusal)) if refusal.code == RefusalCode::NotSecretariat),
        "{refused:?}"
    );
    assert_eq!(clerk.bodies(), []);
    assert_eq!(clerk.read(&body(), |state| state.sequence), None);
    assert!(clerk.follow(&body()).is_none());
    founded(&clerk).await;
    assert_eq!(clerk.read(&body(), |state| state.sequence), Some(1));
}

async fn a_stopped_clerk_takes_no_more(place: &Place) {
    let clerk = start(place.open().await).await;
    founded(&clerk).await;
    let mut follower = clerk.follow(&body()).unwrap();
    clerk.clone().stop().await;
    assert!(matches!(
        submit(&clerk, admit_observer("O1")).await,
        Err(SubmitError::Stopped)
    ));
    let other = "another".parse().unwrap();
    let founding = clerk
        .submit(&other, crate::assembly::secretariat(), found())
        .await;
    assert!(matches!(founding, Err(SubmitError::Stopped)), "{founding:?}");
    assert!(follower.changed().await.is_err(), "a live stream must end");
    assert_eq!(clerk.read(&body(), |state| state.sequence), Some(1));
}

async fn followers_hear_of_each_commit(place: &Place) {
    let clerk = start(place.open().await).await;
    founded(&clerk).await;
    let mut follower = clerk.follow(&body()).unwrap();
    assert_eq!(*follower.borrow_and_update(), 1);
    submit(&clerk, admit_observer("O1")).await.unwrap();
    follower.changed().await.unwrap();
    assert_eq!(*follower.borrow_and_update(), 2);
    assert_eq!(clerk.read(&body(), |state| state.observers.len()), Some(1));
}
