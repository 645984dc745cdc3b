//! Invitations: one link, one taker.

use super::{Place, both, with_ann};
use crate::{AccountId, Invitation, Session, Store, TokenHash};

const FIRST: TokenHash = TokenHash([1; 32]);
const SECOND: TokenHash = TokenHash([2; 32]);

/// Invites for the instants 10 to 19.
async fn invite(store: &dyn Store, token: TokenHash, account: &AccountId) -> Invitation {
    let invitation = Invitation {
        token,
        account: account.clone(),
        created_at: 10,
        expires_at: 20,
    };
    store.invite(&invitation).await.expect("an invitation");
    invitation
}

async fn password(store: &dyn Store, account: &AccountId) -> Option<String> {
    store
        .account(account)
        .await
        .expect("a look-up")
        .expect("the account")
        .password_hash
}

pub async fn open_until_they_end(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let invitation = invite(&*store, FIRST, &ann).await;
    assert_eq!(
        store.invitation(&FIRST, 19).await.expect("a look-up"),
        Some(invitation)
    );
    assert_eq!(store.invitation(&FIRST, 20).await.expect("a look-up"), None);
    assert_eq!(store.invitation(&SECOND, 10).await.expect("a look-up"), None);
    assert_eq!(
        store.take_invitation(&FIRST, "late", 20).await.expect("a try"),
        None
    );
    assert_eq!(
        store
            .take_invitation(&SECOND, "unknown", 10)
            .await
            .expect("a try"),
        None
    );
    assert_eq!(password(&*store, &ann).await, None);
}

pub async fn are_taken_once(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    invite(&*store, FIRST, &ann).await;
    assert_eq!(
        store.take_invitation(&FIRST, "chosen", 15).await.expect("a try"),
        Some(ann.clone())
    );
    assert_eq!(
        store.take_invitation(&FIRST, "again", 15).await.expect("a try"),
        None
    );
    assert_eq!(store.invitation(&FIRST, 15).await.expect("a look-up"), None);
    assert_eq!(password(&*store, &ann).await.as_deref(), Some("chosen"));
}

pub async fn of_two_who_take_one_at_once_one_does(place: &impl Place) {
    let (here, ann) = with_ann(place).await;
    let there = place.open().await;
    for _ in 0..20 {
        invite(&*here, FIRST, &ann).await;
        one_takes(&*here, &*there, &ann).await;
    }
}

pub async fn a_new_link_ends_the_old_one(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    invite(&*store, FIRST, &ann).await;
    let second = invite(&*store, SECOND, &ann).await;
    assert_eq!(store.invitation(&FIRST, 15).await.expect("a look-up"), None);
    assert_eq!(
        store.take_invitation(&FIRST, "astray", 15).await.expect("a try"),
        None
    );
    assert_eq!(password(&*store, &ann).await, None);
    assert_eq!(
        store.invitation(&SECOND, 15).await.expect("a look-up"),
        Some(second)
    );
}

async fn one_takes(here: &dyn Store, there: &dyn Store, ann: &AccountId) {
    let tries = both(
        here.take_invitation(&FIRST, "here", 15),
        there.take_invitation(&FIRST, "there", 15),
    )
    .await;
    let winner = match tries {
        (Ok(Some(account)), Ok(None)) if account == *ann => "here",
        (Ok(None), Ok(Some(account))) if account == *ann => "there",
        other => panic!("one takes it and the other does not, not {other:?}"),
    };
    assert_eq!(password(here, ann).await.as_deref(), Some(winner));
    assert_eq!(here.invitation(&FIRST, 15).await.expect("a look-up"), None);
}

pub async fn when_taken_end_the_sessions(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let bob = super::account("b", "bob").id;
    store
        .create_account(&super::account("b", "bob"))
        .await
        .expect("an account");
    invite(&*store, SECOND, &ann).await;
    let theirs = invite(&*store, TokenHash([3; 32]), &bob).await;
    let session = Session {
        token: FIRST,
        account: ann.clone(),
        created_at: 1,
        expires_at: 100,
        browser: String::new(),
    };
    store.open_session(&session).await.expect("a session");
    assert_eq!(
        store.take_invitation(&SECOND, "chosen", 15).await.expect("a try"),
        Some(ann)
    );
    assert_eq!(store.session(&FIRST, 15).await.expect("a look-up"), None);
    assert_eq!(
        store.invitation(&theirs.token, 15).await.expect("a look-up"),
        Some(theirs)
    );
}
