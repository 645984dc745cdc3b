//! Motions, and the drafts they come from.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Code, DraftNumber, ItemNumber, MeetingId, MotionNumber, VoteNumber};

/// What a motion would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MotionKind {
    /// Whatever its text says.
    General,
    /// Suspends a delegation: from adoption on it stands outside every electorate.
    Suspension {
        /// Which.
        delegation: Code,
    },
    /// Ends a suspension.
    Reinstatement {
        /// Which.
        delegation: Code,
    },
}

/// What is drafted, and what is tabled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionText {
    /// Its title.
    pub title: String,
    /// Its text; a blank line parts paragraphs.
    pub text: String,
    /// What it would do.
    pub kind: MotionKind,
}

/// A motion before it is tabled: for its delegation alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// From 1 within the body.
    pub number: DraftNumber,
    /// Whose it is.
    pub delegation: Code,
    /// The meeting it is meant for.
    pub meeting: MeetingId,
    /// The item it is meant for.
    pub item: ItemNumber,
    /// What it says now.
    pub content: MotionText,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
}

/// How far a motion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MotionStatus {
    /// Before the body.
    Tabled,
    /// Taken back by its delegation before voting began.
    Withdrawn,
    /// Being voted on.
    Put,
    /// Adopted: a decision.
    Adopted,
    /// Not adopted, or blocked.
    Fallen,
}

/// A motion before the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// From 1 within the body.
    pub number: MotionNumber,
    /// The meeting.
    pub meeting: MeetingId,
    /// The item of its agenda.
    pub item: ItemNumber,
    /// What it says.
    pub content: MotionText,
    /// Who tabled it.
    pub tabled_by: Code,
    /// When.
    pub tabled_at: DateTime<Utc>,
    /// Its sponsors in the order they joined; the delegation that tabled it stands first.
    pub sponsors: Vec<Code>,
    /// How far it is.
    pub status: MotionStatus,
    /// The votes taken on it, in order.
    pub votes: Vec<VoteNumber>,
}
