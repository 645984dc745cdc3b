//! Entries, each bound to its predecessor.

use serde::Serialize;
use thiserror::Error;

use crate::{Hash, Salt};

/// What an entry says besides its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// From 1 within the body, without gaps.
    pub sequence: u64,
    /// UTC milliseconds since 1970.
    pub at: i64,
    /// Who acted, in canonical JSON.
    pub actor: String,
}

/// An entry as it is stored.
///
/// `hash = SHA-256(previous ‖ SHA-256(canonical JSON of sequence, at and actor) ‖ SHA-256(salt ‖ event))`:
/// the event enters by its salted digest alone, so that it can be withheld without breaking the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Sequence, time, actor.
    pub header: Header,
    /// What happened, in canonical JSON (RFC 8785).
    pub event: String,
    /// The event's salt.
    pub salt: Salt,
    /// The predecessor's hash; [`Hash::ZERO`] for the first.
    pub previous: Hash,
    /// This entry's hash.
    pub hash: Hash,
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Broken {
    /// The entry is not the next one.
    #[error("entry {found} stands where entry {expected} should")]
    Sequence {
        /// What should stand there.
        expected: u64,
        /// What does.
        found: u64,
    },
    /// It names another predecessor.
    #[error("entry {0} does not name the hash of its predecessor")]
    Previous(u64),
    /// Its content does not give its hash.
    #[error("the content of entry {0} does not give its hash")]
    Content(u64),
}

/// RFC 8785 JSON of a value.
///
/// # Errors
/// When the value cannot be JSON, such as a map whose keys are not text.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json_canonicalizer::to_string(value)
}
