//! A store that fails: nothing acknowledged is lost, nothing is seen that is not stored.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use clerk::{Clerk, SubmitError};

use crate::assembly::{admit_observer, body, founded, start, submit};
use crate::place::Place;
use crate::rigged::Rigged;

on_both!(
    what_was_not_stored_is_not_seen,
    what_was_stored_is_acknowledged_though_the_store_says_it_failed,
    what_is_uncertain_is_said_to_be_and_found_later,
    a_refusal_needs_a_store_too,
);

async fn rigged(place: &Place) -> (Clerk, Arc<Rigged>) {
    let store = Rigged::new(place.open().await);
    let clerk = start(Arc::clone(&store) as _).await;
    founded(&clerk).await;
    (clerk, store)
}

/// The observers' codes, as readers see them now and as a clerk that starts anew on the same record sees them.
async fn observers(place: &Place, clerk: &Clerk) -> (Vec<String>, Vec<String>) {
    let look = |clerk: &Clerk| {
        clerk
            .read(&body(), |state| {
                state.observers.keys().map(ToString::to_string).collect()
            })
            .unwrap()
    };
    (look(clerk), look(&start(place.open().await).await))
}

async fn what_was_not_stored_is_not_seen(place: &Place) {
    let (clerk, store) = rigged(place).await;
    store.fails_before.store(true, Ordering::SeqCst);
    let answer = submit(&clerk, admit_observer("O1")).await;
    assert!(matches!(answer, Err(SubmitError::Unavailable)), "{answer:?}");
    let (seen, stored) = observers(place, &clerk).await;
    assert!(seen.is_empty() && stored.is_empty(), "{seen:?} {stored:?}");

    store.fails_before.store(false, Ordering::SeqCst);
    let receipt = submit(&clerk, admit_observer("O1")).await.unwrap();
    assert_eq!(receipt.sequence, 2);
    let (seen, stored) = observers(place, &clerk).await;
    assert_eq!(seen, ["O1"]);
    assert_eq!(stored, ["O1"]);
}

async fn what_was_stored_is_acknowledged_though_the_store_says_it_failed(place: &Place) {
    let (clerk, store) = rigged(place).await;
    store.fails_after.store(true, Ordering::SeqCst);
    let receipt = submit(&clerk, admit_observer("O1")).await.unwrap();
    assert_eq!(receipt.sequence, 2);
    let (seen, stored) = observers(place, &clerk).await;
    assert_eq!(seen, ["O1"]);
    assert_eq!(stored, ["O1"]);
}

async fn what_is_uncertain_is_said_to_be_and_found_later(place: &Place) {
    let (clerk, store) = rigged(place).await;
    store.fails_after.store(true, Ordering::SeqCst);
    store.deaf.store(true, Ordering::SeqCst);
    let answer = submit(&clerk, admit_observer("O1")).await;
    assert!(matches!(answer, Err(SubmitError::Unavailable)), "{answer:?}");
    assert_eq!(clerk.read(&body(), |state| state.observers.len()), Some(0));

    // The next command is decided on what the store really holds.
    store.fails_after.store(false, Ordering::SeqCst);
    store.deaf.store(false, Ordering::SeqCst);
    let receipt = submit(&clerk, admit_observer("O2")).await.unwrap();
    assert_eq!(receipt.sequence, 3);
    let again = submit(&clerk, admit_observer("O1")).await;
    assert!(matches!(again, Err(SubmitError::Refused(_))), "{again:?}");
    let (seen, stored) = observers(place, &clerk).await;
    assert_eq!(seen, ["O1", "O2"]);
    assert_eq!(stored, ["O1", "O2"]);
}

async fn a_refusal_needs_a_store_too(place: &Place) {
    let (clerk, store) = rigged(place).await;
    submit(&clerk, admit_observer("O1")).await.unwrap();
    store.deaf.store(true, Ordering::SeqCst);
    let answer = submit(&clerk, admit_observer("O1")).await;
    assert!(matches!(answer, Err(SubmitError::Unavailable)), "{answer:?}");
    store.deaf.store(false, Ordering::SeqCst);
    let answer = submit(&clerk, admit_observer("O1")).await;
    assert!(matches!(answer, Err(SubmitError::Refused(_))), "{answer:?}");
}
