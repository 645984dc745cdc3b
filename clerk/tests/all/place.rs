//! A database of its own for each test.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use store::Store;
use store_postgres::PostgresStore;
use store_sqlite::SqliteStore;
use tempfile::TempDir;

static COUNT: AtomicU32 = AtomicU32::new(1);

/// Where a record is kept; each store that is opened here is another server's.
pub(crate) enum Place {
    Sqlite(TempDir),
    Postgres {
        server: Box<PgConnectOptions>,
        name: String,
    },
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// A database on the server of `PLENUM_TEST_POSTGRES_URL`.
    pub(crate) async fn postgres() -> Self {
        let url = std::env::var("PLENUM_TEST_POSTGRES_URL").expect(
            "PLENUM_TEST_POSTGRES_URL names no PostgreSQL server: run `cargo xtask test`, which starts one for the tests",
        );
        let server: PgConnectOptions = url
            .parse()
            .expect("a postgres:// URL in PLENUM_TEST_POSTGRES_URL");
        let name = format!(
            "plenum_clerk_{}_{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        execute(&server, format!("DROP DATABASE IF EXISTS {name}")).await;
        execute(&server, format!("CREATE DATABASE {name}")).await;
        Self::Postgres {
            server: Box::new(server),
            name,
        }
    }

    pub(crate) async fn open(&self) -> Arc<dyn Store> {
        match self {
            Self::Sqlite(folder) => {
                let path = folder.path().join("plenum.db");
                Arc::new(SqliteStore::open(path.to_str().unwrap()).await.unwrap())
            }
            Self::Postgres { server, name } => {
                let url = PgConnectOptions::clone(server).database(name).to_url_lossy();
                Arc::new(PostgresStore::connect(url.as_str()).await.unwrap())
            }
        }
    }

    pub(crate) async fn remove(self) {
        if let Self::Postgres { server, name } = &self {
            execute(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn execute(server: &PgConnectOptions, statement: String) {
    let mut connection = PgConnection::connect_with(server)
        .await
        .expect("the PostgreSQL server answers");
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
}
