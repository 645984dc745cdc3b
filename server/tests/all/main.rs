//! The server over HTTP, as a browser meets it: each test runs on an SQLite file and on a PostgreSQL database of its
//! own.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod assembly;
mod house;
mod process;
// The databases of the clerk's tests are these tests' too.
#[path = "../../../clerk/tests/all/place.rs"]
mod place;

/// Makes each of these functions, which take a [`place::Place`] by reference, a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&crate::place::Place::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let place = crate::place::Place::postgres().await;
                super::$name(&place).await;
                place.remove().await;
            })+
        }
    };
}

mod bad_input;
mod command_line;
mod console;
mod crash;
mod import;
mod invitations;
mod limits;
mod live;
mod protection;
mod sight;
mod sign_in;
