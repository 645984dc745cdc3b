//! Sessions, attempts, and sweeping.

use super::{Place, account, with_ann};
use crate::{ATTEMPT_KEPT_FOR, AccountId, Invitation, Session, Store, TokenHash};

async fn open(
    store: &dyn Store,
    token: u8,
    account: &AccountId,
    created_at: i64,
    expires_at: i64,
) -> Session {
    let (token, account) = (TokenHash([token; 32]), account.clone());
    let session = Session {
        token,
        account,
        created_at,
        expires_at,
        browser: "Browser/1.0 (é)".to_owned(),
    };
    store.open_session(&session).await.expect("a session");
    session
}

pub async fn last_until_they_end(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let mine = open(&*store, 1, &ann, 10, 20).await;
    let found = store.session(&mine.token, 19).await.expect("a look-up");
    assert_eq!(found, Some((mine.clone(), account("a", "ann"))));
    assert_eq!(store.session(&mine.token, 20).await.expect("a look-up"), None);
    assert_eq!(
        store.session(&TokenHash([2; 32]), 19).await.expect("a look-up"),
        None
    );
}

pub async fn are_listed_newest_first(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let bob = account("b", "bob");
    store.create_account(&bob).await.expect("an account");
    let old = open(&*store, 1, &ann, 10, 100).await;
    let new = open(&*store, 2, &ann, 30, 100).await;
    let between = open(&*store, 3, &ann, 20, 100).await;
    open(&*store, 4, &ann, 40, 50).await;
    open(&*store, 5, &bob.id, 25, 100).await;
    assert_eq!(
        store.sessions_of(&ann, 50).await.expect("sessions"),
        [new, between, old]
    );
}

pub async fn are_ended_one_by_one_and_all_at_once(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let bob = account("b", "bob");
    store.create_account(&bob).await.expect("an account");
    let mine: Vec<_> = [
        open(&*store, 1, &ann, 10, 100).await,
        open(&*store, 2, &ann, 20, 100).await,
    ]
    .into();
    open(&*store, 3, &ann, 30, 100).await;
    let theirs = open(&*store, 4, &bob.id, 10, 100).await;
    store.end_session(&TokenHash([3; 32])).await.expect("ended");
    store
        .end_session(&TokenHash([9; 32]))
        .await
        .expect("nothing to end");
    assert_eq!(
        store.session(&TokenHash([3; 32]), 50).await.expect("a look-up"),
        None
    );
    assert_eq!(
        store.sessions_of(&ann, 50).await.expect("sessions").len(),
        mine.len()
    );
    store.end_sessions_of(&ann).await.expect("ended");
    for session in mine {
        assert_eq!(store.session(&session.token, 50).await.expect("a look-up"), None);
    }
    assert_eq!(store.sessions_of(&ann, 50).await.expect("sessions"), []);
    assert_eq!(store.sessions_of(&bob.id, 50).await.expect("sessions"), [theirs]);
}

pub async fn attempts_are_counted_in_their_window(place: &impl Place) {
    let store = place.open().await;
    let (ann, address) = ("account:ann", "address:192.0.2.1");
    for at in [30, 10, 20, 20] {
        store.note_attempt(ann, at).await.expect("noted");
    }
    store.note_attempt(address, 5).await.expect("noted");
    for (since, expected) in [
        (0, (4, Some(10))),
        (10, (4, Some(10))),
        (11, (3, Some(20))),
        (31, (0, None)),
    ] {
        assert_eq!(
            store.attempts_since(ann, since).await.expect("a count"),
            expected,
            "since {since}"
        );
    }
    assert_eq!(
        store.attempts_since("account:bob", 0).await.expect("a count"),
        (0, None)
    );
    store.clear_attempts(ann).await.expect("forgotten");
    assert_eq!(store.attempts_since(ann, 0).await.expect("a count"), (0, None));
    assert_eq!(
        store.attempts_since(address, 0).await.expect("a count"),
        (1, Some(5))
    );
}

pub async fn sweeping_drops_what_is_of_no_more_use(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let now = 10 * ATTEMPT_KEPT_FOR;
    let (ended, live) = (
        open(&*store, 1, &ann, 1, now).await,
        open(&*store, 2, &ann, 1, now + 1).await,
    );
    for session in [&ended, &live] {
        let Session {
            token,
            account,
            created_at,
            expires_at,
            ..
        } = session.clone();
        store
            .invite(&Invitation {
                token,
                account,
                created_at,
                expires_at,
            })
            .await
            .expect("an invitation");
    }
    for at in [now - ATTEMPT_KEPT_FOR - 1, now - ATTEMPT_KEPT_FOR, now] {
        store.note_attempt("account:ann", at).await.expect("noted");
    }
    store.sweep(now).await.expect("swept");
    store.sweep(now).await.expect("swept again");
    // Asked as of an earlier instant, the store would still show what it had only hidden.
    assert_eq!(store.session(&ended.token, 2).await.expect("a look-up"), None);
    assert_eq!(store.invitation(&ended.token, 2).await.expect("a look-up"), None);
    assert!(
        store
            .session(&live.token, now)
            .await
            .expect("a look-up")
            .is_some()
    );
    assert!(
        store
            .invitation(&live.token, now)
            .await
            .expect("a look-up")
            .is_some()
    );
    let attempts = store.attempts_since("account:ann", 0).await.expect("a count");
    assert_eq!(attempts, (2, Some(now - ATTEMPT_KEPT_FOR)));
}
