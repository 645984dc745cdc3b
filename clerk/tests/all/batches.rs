//! Group commit: what waits is stored together, and each command gets its own answer.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;

use clerk::{Clerk, Receipt, SubmitError};
use plenary::Command;

use crate::assembly::{admit_observer, body, founded, secretariat, start};
use crate::place::Place;
use crate::rigged::Rigged;

on_both!(
    sixty_four_that_wait_are_stored_at_once,
    a_refusal_leaves_the_others_untouched,
    stopping_answers_what_waits,
    nothing_is_seen_before_it_is_stored,
);

type Submitting<'a> = Pin<Box<dyn Future<Output = Result<Receipt, SubmitError>> + Send + 'a>>;

/// Puts a command into the queue and does not wait for its answer.
async fn queued(clerk: &Clerk, command: Command) -> Submitting<'_> {
    let mut submitting: Submitting = Box::pin(async move {
        let body = body();
        clerk.submit(&body, secretariat(), command).await
    });
    poll_fn(|context| {
        assert!(submitting.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    submitting
}

async fn all(submitting: Vec<Submitting<'_>>) -> Vec<Result<Receipt, SubmitError>> {
    let mut answers = Vec::new();
    for one in submitting {
        answers.push(one.await);
    }
    answers
}

/// A clerk of a body, and the store beneath it.
async fn rigged(place: &Place) -> (Clerk, Arc<Rigged>) {
    let store = Rigged::new(place.open().await);
    let clerk = start(Arc::clone(&store) as _).await;
    founded(&clerk).await;
    store.arrived.notified().await;
    (clerk, store)
}

async fn sixty_four_that_wait_are_stored_at_once(place: &Place) {
    let (clerk, store) = rigged(place).await;
    let gate = store.gate.lock().await;
    let mut submitting = vec![queued(&clerk, admit_observer("O0")).await];
    store.arrived.notified().await;
    for n in 1..64 {
        submitting.push(queued(&clerk, admit_observer(&format!("O{n}"))).await);
    }
    drop(gate);
    let answers = all(submitting).await;
    let sequences: Vec<_> = answers
        .into_iter()
        .map(|answer| answer.unwrap().sequence)
        .collect();
    assert_eq!(sequences, (2..66).collect::<Vec<_>>());
    assert_eq!(
        store.appends.load(Ordering::SeqCst),
        3,
        "the founding, the first, and the 63 that waited"
    );
}

async fn a_refusal_leaves_the_others_untouched(place: &Place) {
    let (clerk, store) = rigged(place).await;
    let gate = store.gate.lock().await;
    let mut submitting = vec![queued(&clerk, admit_observer("O0")).await];
    store.arrived.notified().await;
    // The third is refused because of the second, which is not stored yet.
    for code in ["O1", "O1", "O2"] {
        submitting.push(queued(&clerk, admit_observer(code)).await);
    }
    drop(gate);
    let answers = all(submitting).await;
    assert!(
        matches!(&answers[..], [Ok(_), Ok(_), Err(SubmitError::Refused(_)), Ok(last)] if last.sequence == 4),
        "{answers:?}"
    );
    assert_eq!(store.appends.load(Ordering::SeqCst), 3);
}

async fn stopping_answers_what_waits(place: &Place) {
    let (clerk, store) = rigged(place).await;
    let gate = store.gate.lock().await;
    let mut submitting = vec![queued(&clerk, admit_observer("O0")).await];
    store.arrived.notified().await;
    for code in ["O1", "O2"] {
        submitting.push(queued(&clerk, admit_observer(code)).await);
    }
    let mut stopping = pin!(clerk.clone().stop());
    poll_fn(|context| {
        assert!(stopping.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    drop(gate);
    stopping.await;
    let answers = all(submitting).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(place.open().await.read("assembly", 0, 10).await.unwrap().len(), 4);
}

async fn nothing_is_seen_before_it_is_stored(place: &Place) {
    let (clerk, store) = rigged(place).await;
    let gate = store.gate.lock().await;
    let submitting = queued(&clerk, admit_observer("O0")).await;
    store.arrived.notified().await;
    assert_eq!(clerk.read(&body(), |state| state.observers.len()), Some(0));
    assert_eq!(*clerk.follow(&body()).unwrap().borrow(), 1);
    drop(gate);
    submitting.await.unwrap();
    assert_eq!(clerk.read(&body(), |state| state.observers.len()), Some(1));
}
