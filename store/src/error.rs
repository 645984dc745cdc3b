//! What can go wrong.

use thiserror::Error;

/// The store could not do it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A login is in use.
    #[error("that login is taken")]
    Taken,
    /// The driver said no.
    #[error("the database failed")]
    Driver(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What is stored cannot be what was stored.
    #[error("the database holds what cannot be: {0}")]
    Inconsistent(String),
}

/// Entries could not be appended.
#[derive(Debug, Error)]
pub enum AppendError {
    /// Another writer appended first.
    #[error("another writer appended first")]
    Conflict,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
