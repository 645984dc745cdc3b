//! The record's encoding: entries in a chain of hashes.
//!
//! *Invariant:* no IO, no clock, no randomness: a salt comes in from outside. This crate does not know what an
//! event means; it is text here.

mod canonical;
mod chain;
mod hash;

pub use canonical::canonical;
pub use chain::{Broken, Entry, Header, Unsealable, seal};
pub use hash::{Hash, NotHexadecimal, Salt};
