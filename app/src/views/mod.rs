//! What a page shows, computed from the state for one viewer: serialisable where an island shows it, so that the
//! browser can be given the same again.
//!
//! *Invariant:* what a viewer may not see ([`plenary::Sight`]) is absent: no nought, no empty list stands for it.

#[cfg(feature = "ssr")]
pub(crate) mod console;
pub mod desk;
pub mod display;
#[cfg(feature = "ssr")]
pub(crate) mod item;
#[cfg(feature = "ssr")]
mod live;
pub mod meeting;
#[cfg(feature = "ssr")]
pub(crate) mod motion;
pub mod seat;
pub mod tally;
pub mod vote;
#[cfg(feature = "ssr")]
pub(crate) mod words;

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub use live::live;

/// An instant, always UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// For machines: `2022-06-20T14:05:00Z`.
    pub iso: String,
    /// For people: "20 June 2022, 14:05 UTC".
    pub text: String,
}

/// A delegation or an observer, as it is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// Its code.
    #[serde(rename = "c")]
    pub code: String,
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
}

/// A delegation that objects, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionView {
    /// Which.
    pub by: Named,
    /// The stated reason; absent where a source reports none for this delegation.
    pub reason: Option<String>,
}

/// A vote in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRow {
    /// Its number.
    pub number: u32,
    /// What is put.
    pub title: String,
    /// How far it is.
    pub status: plenary::VoteStatus,
    /// The outcome, where the viewer may see it.
    pub outcome: Option<rules::Outcome>,
    /// When it came to where it is.
    pub at: Stamp,
}
