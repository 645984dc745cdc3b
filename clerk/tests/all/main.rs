//! The clerk on both databases: each test runs on an SQLite file and on a PostgreSQL database of its own.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod assembly;
mod place;
mod rigged;

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

mod batches;
mod durable;
mod failing;
mod replaying;
mod several;
