//! What PostgreSQL does in its own way: connecting, appending, and hearing of other servers.

use std::sync::Arc;
use std::time::Duration;

use record::Entry;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Executor, Postgres, Transaction, query, query_as, query_scalar};
use store::{AppendError, StoreError, check_append};
use tokio::sync::Mutex;

use crate::listener::{Ear, announcement};
use crate::rows::{HeadRow, driver};

pub(crate) use PostgresStore as Backend;

/// How many connections a server holds at most; one of them listens.
const CONNECTIONS: u32 = 16;

/// How long a statement waits for a free connection, or for the database to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// What must hold whatever the database's defaults are: an answer is given for what is durable (a stronger setting
/// stays), and each statement sees what others have committed before it.
const SETTINGS: &str = "
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
    SET default_transaction_isolation TO 'read committed'";

/// A store in a PostgreSQL database.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pool: PgPool,
    /// Tells this store's announcements from those of other servers.
    origin: String,
    ear: Arc<Mutex<Ear>>,
}

impl PostgresStore {
    /// Connects to the database of this URL (`postgres://…`, with libpq's parameters such as `sslmode`) and brings
    /// its tables up to date; servers that start at once take turns.
    ///
    /// # Errors
    /// [`StoreError::Driver`] when it cannot be reached, written, or was made by a newer version.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let pool = pool(url.parse().map_err(driver)?).await.map_err(driver)?;
        sqlx::migrate!("../../migrations/postgres")
            .run(&pool)
            .await
            .map_err(driver)?;
        let origin = query_scalar!(r#"SELECT gen_random_uuid()::text AS "origin!""#)
            .fetch_one(&pool)
            .await
            .map_err(driver)?;
        let ear = Ear::open(pool.clone(), origin.clone()).await.map_err(driver)?;
        Ok(Self {
            pool,
            origin,
            ear: Arc::new(Mutex::new(ear)),
        })
    }

    pub(crate) fn reader(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) fn writer(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'_, Postgres>, StoreError> {
        self.pool.begin().await.map_err(driver)
    }

    pub(crate) async fn append_entries(&self, body: &str, entries: &[Entry]) -> Result<(), AppendError> {
        if entries.is_empty() {
            return Ok(());
        }
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
        let (channel, announcement) = announcement(&self.origin, body);
        query!("SELECT pg_notify($1, $2)", channel, announcement)
            .execute(&mut *transaction)
            .await
            .map_err(driver)?;
        Ok(transaction.commit().await.map_err(driver)?)
    }

    pub(crate) async fn wait_for_others(&self) -> Result<Option<String>, StoreError> {
        self.ear.lock().await.hear().await.map_err(driver)
    }
}

async fn pool(options: PgConnectOptions) -> Result<PgPool, sqlx::Error> {
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute(SETTINGS).await?;
                Ok(())
            })
        })
        .connect_with(options)
        .await
}

/// Inserts in one statement. Another writer who has put an entry at the same place, and not committed yet, is
/// waited for: then this is a conflict, or theirs came to nothing.
async fn insert(
    transaction: &mut Transaction<'_, Postgres>,
    body: &str,
    entries: &[Entry],
) -> Result<(), AppendError> {
    let sequences = entries
        .iter()
        .map(|entry| i64::try_from(entry.header.sequence))
        .collect::<Result<Vec<_>, _>>()
        .map_err(driver)?;
    let times: Vec<i64> = entries.iter().map(|entry| entry.header.at).collect();
    let actors: Vec<String> = entries.iter().map(|entry| entry.header.actor.clone()).collect();
    let events: Vec<String> = entries.iter().map(|entry| entry.event.clone()).collect();
    let salts: Vec<Vec<u8>> = entries.iter().map(|entry| entry.salt.0.to_vec()).collect();
    let previous: Vec<Vec<u8>> = entries.iter().map(|entry| entry.previous.0.to_vec()).collect();
    let hashes: Vec<Vec<u8>> = entries.iter().map(|entry| entry.hash.0.to_vec()).collect();
    query!(
        "INSERT INTO entries (body, sequence, at, actor, event, salt, previous, hash)
         SELECT $1, * FROM UNNEST($2::bigint[], $3::bigint[], $4::text[], $5::text[],
                                  $6::bytea[], $7::bytea[], $8::bytea[]) AS new (sequence) ORDER BY sequence",
        body,
        &sequences,
        &times,
        &actors,
        &events,
        &salts,
        &previous,
        &hashes
    )
    .execute(&mut **transaction)
    .await
    .map_err(|error| match error {
        sqlx::Error::Database(database) if database.is_unique_violation() => AppendError::Conflict,
        other => driver(other).into(),
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_server_that_forgoes_durability_is_overruled() {
        let url = std::env::var("PLENUM_TEST_POSTGRES_URL").expect(
            "PLENUM_TEST_POSTGRES_URL names no PostgreSQL server: run `cargo xtask test`, which starts one for the tests",
        );
        for (setting, expected) in [
            ("off", "on"),
            ("local", "local"),
            ("remote_apply", "remote_apply"),
        ] {
            let options: PgConnectOptions = url.parse().unwrap();
            let options = options.options([("synchronous_commit", setting)]);
            let pool = pool(options.options([("default_transaction_isolation", "serializable")]))
                .await
                .unwrap();
            let shown = async |name| {
                sqlx::query_scalar::<_, String>(name)
                    .fetch_one(&pool)
                    .await
                    .unwrap()
            };
            assert_eq!(shown("SHOW synchronous_commit").await, expected);
            assert_eq!(shown("SHOW transaction_isolation").await, "read committed");
        }
    }
}
