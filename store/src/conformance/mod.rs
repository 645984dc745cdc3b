//! The one suite that every backend passes.
//!
//! A backend's test file makes a [`Place`] and names the suite once:
//!
//! ```ignore
//! store::conformance!(File::new());
//! ```

#![expect(
    missing_docs,
    clippy::missing_panics_doc,
    reason = "the cases' names say what they find out, by panicking"
)]

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use async_trait::async_trait;

use crate::{Account, AccountId, Store};

pub mod accounts;
pub mod invitations;
pub mod record;
pub mod sessions;

/// A fresh place for one test's store.
#[async_trait]
pub trait Place: Send + Sync {
    /// Opens the store that is kept here: what one has stored, the next one finds, while the first is open too.
    async fn open(&self) -> Box<dyn Store>;

    /// Removes what is kept here, once the test has passed.
    async fn remove(self);
}

/// Makes one `#[tokio::test]` of each case, at the place that the expression makes.
#[macro_export]
macro_rules! conformance {
    ($place:expr) => {
        $crate::conformance! { $place =>
            record::an_empty_store_has_no_record,
            record::entries_are_read_as_they_were_appended,
            record::reading_goes_on_where_it_stopped,
            record::bodies_are_apart_and_in_order,
            record::a_taken_place_is_a_conflict,
            record::a_gap_is_no_conflict,
            record::another_predecessor_is_no_conflict,
            record::all_or_none,
            record::of_two_writers_one_appends,
            record::a_record_outlives_its_server,
            accounts::found_by_id_and_by_login,
            accounts::a_login_is_taken_whatever_its_letter_case,
            accounts::errors_say_nothing_of_the_database,
            accounts::a_new_password_ends_the_sessions,
            accounts::nobody_gets_no_password_and_no_role,
            accounts::roles_are_given_and_taken_away,
            accounts::people_come_in_order_of_login,
            invitations::open_until_they_end,
            invitations::are_taken_once,
            invitations::of_two_who_take_one_at_once_one_does,
            invitations::a_new_link_ends_the_old_one,
            invitations::when_taken_end_the_sessions,
            sessions::last_until_they_end,
            sessions::are_listed_newest_first,
            sessions::are_ended_one_by_one_and_all_at_once,
            sessions::attempts_are_counted_in_their_window,
            sessions::sweeping_drops_what_is_of_no_more_use,
        }
    };
    ($place:expr => $($group:ident::$case:ident,)+) => {
        $(
            #[tokio::test]
            async fn $case() {
                let place = $place;
                $crate::conformance::$group::$case(&place).await;
                $crate::conformance::Place::remove(place).await;
            }
        )+
    };
}

/// Runs two futures at once.
async fn both<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut done_a, mut done_b) = (None, None);
    std::future::poll_fn(|context| {
        if done_a.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            done_a = Some(output);
        }
        if done_b.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            done_b = Some(output);
        }
        match (done_a.take(), done_b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (done_a, done_b) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}

fn account(id: &str, login: &str) -> Account {
    Account {
        id: AccountId(id.to_owned()),
        login: login.to_owned(),
        name: format!("Name of {id}"),
        password_hash: None,
        created_at: 1_000,
    }
}

/// A store with an account `a` that signs in as `ann`.
async fn with_ann(place: &impl Place) -> (Box<dyn Store>, AccountId) {
    let store = place.open().await;
    let ann = account("a", "ann");
    store.create_account(&ann).await.expect("an account");
    (store, ann.id)
}
