//! What only PostgreSQL has: several servers on one record, and a database that refuses what would change it.

use record::{Entry, Hash, Header, Salt, seal};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use store::Store;
use store::conformance::Place;

use crate::scratch::Database;

fn next(previous: Option<&Entry>) -> Entry {
    let (sequence, hash) = previous.map_or((1, Hash::ZERO), |entry| (entry.header.sequence + 1, entry.hash));
    let header = Header {
        sequence,
        at: 0,
        actor: "null".to_owned(),
    };
    seal(hash, header, "{}".to_owned(), Salt([0; 16])).expect("canonical JSON")
}

#[tokio::test]
async fn the_record_only_grows() {
    let database = Database::new().await;
    let store = database.store().await;
    let first = next(None);
    store.append("kp", std::slice::from_ref(&first)).await.unwrap();

    let mut connection = database.connection().await;
    let copy =
        "INSERT INTO entries SELECT body, sequence + $1, at, actor, '[]', salt, previous, hash FROM entries";
    for (statement, refusal) in [
        ("UPDATE entries SET event = '[]'", "the record is append-only"),
        ("DELETE FROM entries", "the record is append-only"),
        ("TRUNCATE entries", "the record is append-only"),
        (&copy.replace("$1", "0"), "duplicate key"),
        (
            &format!(
                "{} ON CONFLICT (body, sequence) DO UPDATE SET event = '[]'",
                copy.replace("$1", "0")
            ),
            "the record is append-only",
        ),
        (&copy.replace("$1", "2"), "an entry follows the last one"),
    ] {
        let error = connection
            .execute(AssertSqlSafe(statement.to_owned()))
            .await
            .unwrap_err();
        assert!(error.to_string().contains(refusal), "{statement}: {error}");
    }
    assert_eq!(store.read("kp", 0, 10).await.unwrap(), [first]);
    database.remove().await;
}

#[tokio::test]
async fn another_servers_append_is_heard_and_its_own_is_not() {
    let database = Database::new().await;
    let (here, there) = (database.store().await, database.store().await);
    let mine = next(None);
    here.append("mine", std::slice::from_ref(&mine)).await.unwrap();
    // Nobody waits yet: it is kept for whoever waits next.
    there.append("theirs", &[next(None)]).await.unwrap();
    assert_eq!(
        here.appended_elsewhere().await.unwrap().as_deref(),
        Some("theirs")
    );
    there.append("mine", &[next(Some(&mine))]).await.unwrap();
    assert_eq!(here.appended_elsewhere().await.unwrap().as_deref(), Some("mine"));
    assert_eq!(
        there.appended_elsewhere().await.unwrap().as_deref(),
        Some("mine"),
        "the first one, heard there"
    );
    database.remove().await;
}

#[tokio::test]
async fn nothing_is_heard_of_what_was_not_appended() {
    let database = Database::new().await;
    let (here, there) = (database.store().await, database.store().await);
    let first = next(None);
    here.append("kp", std::slice::from_ref(&first)).await.unwrap();
    there
        .append("kp", std::slice::from_ref(&first))
        .await
        .unwrap_err();
    there.append("after", &[next(None)]).await.unwrap();
    assert_eq!(here.appended_elsewhere().await.unwrap().as_deref(), Some("after"));
    database.remove().await;
}

#[tokio::test]
async fn a_lost_connection_means_catching_up() {
    let database = Database::new().await;
    let (here, there) = (database.store().await, database.store().await);
    cut_listeners(&mut database.connection().await).await;
    there.append("kp", &[next(None)]).await.unwrap();
    assert_eq!(
        here.appended_elsewhere().await.unwrap(),
        None,
        "any record may have grown"
    );
    there.append("assembly", &[next(None)]).await.unwrap();
    assert_eq!(
        here.appended_elsewhere().await.unwrap().as_deref(),
        Some("assembly")
    );
    database.remove().await;
}

/// Ends the connections that listen, as a restart of the database or a network would.
async fn cut_listeners(connection: &mut PgConnection) {
    let cut: Vec<bool> = sqlx::query_scalar(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    )
    .fetch_all(connection)
    .await
    .expect("the connections are cut");
    assert_eq!(cut, [true, true], "one of each store");
}

#[tokio::test]
async fn servers_that_start_at_once_take_turns() {
    let database = Database::new().await;
    let stores = tokio::join!(database.store(), database.store(), database.store());
    stores.0.append("kp", &[next(None)]).await.unwrap();
    assert_eq!(stores.2.bodies().await.unwrap(), ["kp"]);
    database.remove().await;
}
