//! What SQLite does in its own way: opening, appending, and having no others to wait for.

use std::str::FromStr;
use std::time::Duration;

use record::{Entry, Header};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{Sqlite, Transaction, query, query_as};
use store::{AppendError, StoreError, check_append};

use crate::rows::{HeadRow, driver};

pub(crate) use SqliteStore as Backend;

/// How many connections read at once.
const READERS: u32 = 8;

/// How long a statement waits for another process (a command at the console beside the server).
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// How many rows the driver fetches ahead: the default of 50 makes replay wait for it.
const ROWS_AHEAD: usize = 1000;

/// A store in one SQLite file (and its write-ahead log beside it).
#[derive(Debug, Clone)]
pub struct SqliteStore {
    readers: SqlitePool,
    /// Of one connection: SQLite has one writer at a time, and here they queue rather than time out.
    writer: SqlitePool,
}

impl SqliteStore {
    /// Opens the database, making it if there is none, and brings its tables up to date. Takes a path or a URL
    /// (`sqlite://plenum.db`).
    ///
    /// # Errors
    /// [`StoreError::Driver`] when it cannot be opened, written, or was made by a newer version.
    pub async fn open(url_or_path: &str) -> Result<Self, StoreError> {
        let options = if url_or_path.starts_with("sqlite:") {
            SqliteConnectOptions::from_str(url_or_path).map_err(driver)?
        } else {
            SqliteConnectOptions::new().filename(url_or_path)
        }
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .row_buffer_size(ROWS_AHEAD);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false) // a file does not go away
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await
            .map_err(driver)?;
        sqlx::migrate!("../../migrations/sqlite")
            .run(&writer)
            .await
            .map_err(driver)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(false)
            .connect_with(options.create_if_missing(false).read_only(true))
            .await
            .map_err(driver)?;
        Ok(Self { readers, writer })
    }

    pub(crate) fn reader(&self) -> &SqlitePool {
        &self.readers
    }

    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// A transaction that may write. It takes SQLite's write lock at once, so that it cannot find, at its first
    /// write, that what it read is out of date.
    pub(crate) async fn begin(&self) -> Result<Transaction<'_, Sqlite>, StoreError> {
        self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(driver)
    }

    pub(crate) async fn append_entries(&self, body: &str, entries: &[Entry]) -> Result<(), AppendError> {
        let mut transaction = self.begin().await?;
        let head = query_as!(
            HeadRow,
            "SELECT sequence, hash FROM entries WHERE body = $1 ORDER BY sequence DESC LIMIT 1",
            body
        )
        .fetch_optional(&mut *transaction)
        .await
        .map_err(driver)?
        .map(TryInto::try_into)
        .transpose()?;
        check_append(head, entries)?;
        insert(&mut transaction, body, entries).await?;
        Ok(transaction.commit().await.map_err(driver)?)
    }

    /// A SQLite file has one server, so there are no others.
    pub(crate) async fn wait_for_others(&self) -> Result<Option<String>, StoreError> {
        std::future::pending().await
    }
}

/// Inserts in one statement, which takes the entries as JSON: the driver hands each statement to another thread and
/// waits for it, and doing so for each entry costs several times what storing them does.
async fn insert(connection: &mut SqliteConnection, body: &str, entries: &[Entry]) -> Result<(), StoreError> {
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let Header { sequence, at, actor } = &entry.header;
            let bytes = (
                entry.salt.to_string(),
                entry.previous.to_string(),
                entry.hash.to_string(),
            );
            (sequence, at, actor, &entry.event, bytes)
        })
        .collect();
    query!(
        "INSERT INTO entries (body, sequence, at, actor, event, salt, previous, hash)
         SELECT $1, value ->> 0, value ->> 1, value ->> 2, value ->> 3,
                unhex(value ->> '$[4][0]'), unhex(value ->> '$[4][1]'), unhex(value ->> '$[4][2]')
         FROM json_each($2)",
        body,
        serde_json::to_string(&rows).map_err(driver)?
    )
    .execute(connection)
    .await
    .map_err(driver)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use sqlx::query_scalar;

    use super::*;

    #[tokio::test]
    async fn what_is_committed_is_on_the_disk() {
        let directory = tempfile::tempdir().unwrap();
        let path = format!("sqlite://{}", directory.path().join("plenum.db").display());
        let store = SqliteStore::open(&path).await.unwrap();
        let pragma = async |name| {
            query_scalar::<_, String>(name)
                .fetch_one(store.writer())
                .await
                .unwrap()
        };
        assert_eq!(
            pragma("SELECT journal_mode FROM pragma_journal_mode").await,
            "wal"
        );
        assert_eq!(
            pragma("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous").await,
            "2"
        ); // FULL
        assert_eq!(
            pragma("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys").await,
            "1"
        );
    }

    #[tokio::test]
    async fn a_place_that_cannot_be_written_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("missing").join("plenum.db");
        let error = SqliteStore::open(path.to_str().unwrap()).await.unwrap_err();
        assert_eq!(error.to_string(), "the database failed");
    }
}
