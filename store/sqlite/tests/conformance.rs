//! The suite of every backend, each case in a file of its own.

use async_trait::async_trait;
use store::Store;
use store::conformance::Place;
use store_sqlite::SqliteStore;
use tempfile::TempDir;

struct File(TempDir);

impl File {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a directory for the test"))
    }
}

#[async_trait]
impl Place for File {
    async fn open(&self) -> Box<dyn Store> {
        let path = self.0.path().join("plenum.db");
        Box::new(
            SqliteStore::open(path.to_str().expect("a path in UTF-8"))
                .await
                .expect("a store"),
        )
    }

    async fn remove(self) {
        self.0.close().expect("the directory is removed");
    }
}

store::conformance!(File::new());
