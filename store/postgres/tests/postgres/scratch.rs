//! A database of its own for each test.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};
use store::Store;
use store::conformance::Place;
use store_postgres::PostgresStore;

static COUNT: AtomicU32 = AtomicU32::new(1);

/// A database on the server of `PLENUM_TEST_POSTGRES_URL`.
pub(crate) struct Database {
    server: PgConnectOptions,
    name: String,
}

impl Database {
    pub(crate) async fn new() -> Self {
        let url = std::env::var("PLENUM_TEST_POSTGRES_URL").expect(
            "PLENUM_TEST_POSTGRES_URL names no PostgreSQL server: run `cargo xtask test`, which starts one for the tests",
        );
        let server: PgConnectOptions = url
            .parse()
            .expect("a postgres:// URL in PLENUM_TEST_POSTGRES_URL");
        let name = format!(
            "plenum_test_{}_{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let mut connection = PgConnection::connect_with(&server)
            .await
            .expect("the PostgreSQL server answers");
        for statement in [
            format!("DROP DATABASE IF EXISTS {name}"),
            format!("CREATE DATABASE {name}"),
        ] {
            connection
                .execute(AssertSqlSafe(statement))
                .await
                .expect("a database for the test");
        }
        Self { server, name }
    }

    pub(crate) async fn store(&self) -> PostgresStore {
        PostgresStore::connect(self.options().to_url_lossy().as_str())
            .await
            .expect("a store")
    }

    fn options(&self) -> PgConnectOptions {
        self.server.clone().database(&self.name)
    }

    /// A connection beside those of the stores.
    pub(crate) async fn connection(&self) -> PgConnection {
        PgConnection::connect_with(&self.options())
            .await
            .expect("the PostgreSQL server answers")
    }
}

#[async_trait]
impl Place for Database {
    async fn open(&self) -> Box<dyn Store> {
        Box::new(self.store().await)
    }

    async fn remove(self) {
        let mut connection = PgConnection::connect_with(&self.server)
            .await
            .expect("the PostgreSQL server answers");
        let statement = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        connection
            .execute(AssertSqlSafe(statement))
            .await
            .expect("the test's database is removed");
    }
}
