//! Decision rules as data, and the tallies they give.
//!
//! A [`DecisionRule`] says what a question needs to carry; an [`Electorate`] says who may answer it;
//! [`tally`] puts the two and the ballots together into a [`Tally`]: the outcome, and the tree of criteria
//! from which a page, the minutes and the API explain it.
//!
//! *Invariant:* this crate does no IO, reads no clock, and has no floating point number anywhere.

mod answer;
mod count;
mod electorate;
mod fraction;
mod presets;
mod reason;
mod rule;
mod sentence;
mod tally;
pub mod whole;

pub use answer::{Answer, Ballots, UnknownWord};
pub use count::tally;
pub use electorate::{Electorate, Member};
pub use fraction::{Fraction, FractionError};
pub use presets::{Preset, preset, presets};
pub use rule::{
    Base, Comparison, Counted, Criterion, DecisionRule, Measure, Method, Quorum, Requirement, RuleError, Tie,
    WhileOpen,
};
pub use tally::{
    Counts, Outcome, Phase, QuorumResult, RequiredExactly, Tally, TallyError, TestResult, TestedRequirement,
};
