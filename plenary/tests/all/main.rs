//! The plenary, told as what is given, what is asked, and what then holds.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, in its helpers too"
)]

mod apply;
mod asked;
mod course;
mod kasane;
mod property;
mod provoke;
mod refusals;
mod roles;
mod sight;
mod stage;
mod texts;
mod traps;
