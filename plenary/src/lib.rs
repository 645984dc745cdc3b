//! The body as a state machine.
//!
//! [`decide`] takes the [`State`], who acts, when, and a [`Command`], and gives the events that follow or a
//! [`Refusal`]. [`State::apply`] takes entries one by one. Every permission check lives in `decide`, so that no
//! page can forget one.
//!
//! *Invariant:* no IO, no clock, no randomness: time and ids come in with the command, and the same entries
//! always give the same state.

mod actor;
mod agenda;
mod apply;
mod body;
mod command;
mod decide;
mod event;
mod ids;
pub mod limits;
mod motion;
mod refusal;
mod sight;
mod state;
mod vote;

pub use actor::{Actor, Rank, Role};
pub use agenda::{AgendaItem, ItemStatus, Objection, Proposer, Source, Statement};
pub use apply::Inconsistent;
pub use body::{Body, Delegation, Meeting, MeetingStatus, Observer, Sitting, Standing};
pub use command::{Command, ImportedVote, ReportedItem};
pub use decide::decide;
pub use event::{Entry, Event};
pub use ids::{
    BodyId, Code, DraftNumber, IdError, ItemNumber, MeetingId, MotionNumber, PersonId, SittingNumber,
    VoteNumber,
};
pub use motion::{Draft, Motion, MotionKind, MotionStatus, MotionText};
pub use refusal::{Refusal, RefusalCode, RefusalKind};
pub use sight::Sight;
pub use state::State;
pub use vote::{Ballot, Explanation, Question, Vote, VoteStatus};
