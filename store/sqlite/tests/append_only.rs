//! The database itself refuses what would change the record, whoever asks it.

use record::{Hash, Header, Salt, seal};
use sqlx::{Connection, SqliteConnection};
use store::Store;
use store_sqlite::SqliteStore;

#[tokio::test]
async fn the_record_only_grows() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("plenum.db");
    let path = path.to_str().unwrap();
    let store = SqliteStore::open(path).await.unwrap();
    let header = Header {
        sequence: 1,
        at: 0,
        actor: "null".to_owned(),
    };
    let entry = seal(Hash::ZERO, header, "{}".to_owned(), Salt([0; 16])).unwrap();
    store.append("kp", std::slice::from_ref(&entry)).await.unwrap();

    let mut connection = SqliteConnection::connect(&format!("sqlite://{path}"))
        .await
        .unwrap();
    let copy = "INTO entries SELECT body, sequence + $1, at, actor, '[]', salt, previous, hash FROM entries";
    for (statement, refusal) in [
        (
            "UPDATE entries SET event = '[]'".to_owned(),
            "the record is append-only",
        ),
        ("DELETE FROM entries".to_owned(), "the record is append-only"),
        (
            format!("INSERT {}", copy.replace("$1", "0")),
            "an entry follows the last one",
        ),
        (
            format!("INSERT OR REPLACE {}", copy.replace("$1", "0")),
            "an entry follows the last one",
        ),
        (
            format!("INSERT {}", copy.replace("$1", "2")),
            "an entry follows the last one",
        ),
    ] {
        let error = sqlx::query(sqlx::AssertSqlSafe(statement.as_str()))
            .execute(&mut connection)
            .await
            .unwrap_err();
        assert!(error.to_string().contains(refusal), "{statement}: {error}");
    }
    assert_eq!(store.read("kp", 0, 10).await.unwrap(), [entry]);
}
