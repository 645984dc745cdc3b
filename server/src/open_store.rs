//! The store that a database's address names.

use std::sync::Arc;

use anyhow::{Context, bail};
use store::Store;
use store_postgres::PostgresStore;
use store_sqlite::SqliteStore;

/// Opens the store: `sqlite:FILE`, or `postgres://…`.
pub(crate) async fn open(url: &str) -> anyhow::Result<Arc<dyn Store>> {
    match url.split(':').next() {
        Some("sqlite") => Ok(Arc::new(
            SqliteStore::open(url)
                .await
                .with_context(|| format!("cannot open {url}"))?,
        )),
        // The address may hold a password: it is not repeated.
        Some("postgres" | "postgresql") => Ok(Arc::new(
            PostgresStore::connect(url)
                .await
                .context("cannot connect to the PostgreSQL database")?,
        )),
        _ => bail!("a database is named sqlite:FILE or postgres://…, not {url:?}"),
    }
}
