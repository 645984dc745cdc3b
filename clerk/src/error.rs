//! What can go wrong.

use plenary::{Inconsistent, Refusal};
use record::Broken;
use store::StoreError;
use thiserror::Error;

/// The clerk could not start: without every record read and found whole there is nothing to serve.
#[derive(Debug, Error)]
pub enum StartError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A record is filed under a name that no body can have.
    #[error("a record is filed under {0:?}, which cannot be a body's address")]
    Name(String),
    /// A record is not what was once written.
    #[error("the record of {body} is bad from entry {sequence} on: {fault}")]
    Record {
        /// Whose record.
        body: String,
        /// The first entry that is bad.
        sequence: u64,
        /// What is the matter with it.
        fault: Fault,
    },
}

/// What is the matter with an entry. Says nothing of what the entry holds, so that it can go into a log.
#[derive(Debug, Error)]
pub enum Fault {
    /// The chain of hashes breaks at it.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// Its time, actor or event is not in words that this version knows.
    #[error("its time, actor or event is not in words that this version knows")]
    Unreadable,
    /// It cannot follow from the entries before it.
    #[error("it cannot follow from the entries before it")]
    Inconsistent(#[from] Inconsistent),
}

/// A command gave no receipt.
#[derive(Debug, Error)]
pub enum SubmitError {
    /// No record of that name has begun.
    #[error("there is no such body")]
    UnknownBody,
    /// The plenary refused it: nothing was appended.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed. As a rule nothing was appended; but where the connection broke while the database was
    /// committing, nobody can know yet. Whoever asks should look at the record before they try again: a person
    /// is told that it is not certain that what they did was kept.
    #[error("the record cannot be written just now, and it is not certain that this was kept")]
    Unavailable,
    /// The clerk has been stopped: nothing was appended.
    #[error("the server is shutting down")]
    Stopped,
}

/// Why later entries could not be read into the state.
#[derive(Debug, Error)]
pub(crate) enum ReadError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("entry {sequence} is bad: {fault}")]
    Bad { sequence: u64, fault: Fault },
}

impl ReadError {
    pub(crate) fn of_body(self, body: &plenary::BodyId) -> StartError {
        match self {
            Self::Store(error) => StartError::Store(error),
            Self::Bad { sequence, fault } => StartError::Record {
                body: body.to_string(),
                sequence,
                fault,
            },
        }
    }
}
