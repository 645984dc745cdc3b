//! Keeps the record: the one writer of each body, group commit, replay, followers.
//!
//! *Invariant:* an answer goes out only when what it says is durable; readers see only what is stored; a body's
//! state changes in its writer task alone. No SQL here, no routes, and no rule of any body.
//! *Boundary:* [`Clerk`].

mod batch;
mod clerk;
mod elsewhere;
mod error;
mod lock;
mod replay;
mod writer;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use plenary::Event;
use record::{Hash, Salt};

pub use clerk::Clerk;
pub use error::{Fault, StartError, SubmitError};

/// What time it is.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Where an entry's salt comes from. Never the same salt twice, and never one that can be guessed.
pub type Salts = Arc<dyn Fn() -> Salt + Send + Sync>;

/// A command was accepted, and what follows from it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The last entry of it; where nothing had to be appended, the last entry of the record.
    pub sequence: u64,
    /// When it was decided, to the millisecond.
    pub at: DateTime<Utc>,
    /// What followed; empty when all was already as asked.
    pub events: Vec<Event>,
    /// The hash of the last entry of it.
    pub hash: Option<Hash>,
}
