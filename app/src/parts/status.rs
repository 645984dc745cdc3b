//! How far a thing is, as a badge.

use leptos::prelude::*;
use plenary::{ItemStatus, MotionStatus, VoteStatus};
use rules::Outcome;

use crate::views::meeting::Stage;

/// A badge: the style's word after `status-`, and the word on the page.
pub(crate) type Badge = (&'static str, &'static str);

/// A status as a glyph and a word.
pub(crate) fn status(badge: Badge) -> impl IntoView + use<> {
    let (tone, word) = badge;
    view! { <span class=format!("status status-{tone}")>{word}</span> }
}

/// The badge of an agenda item.
pub(crate) fn item_badge(status: ItemStatus) -> Badge {
    match status {
        ItemStatus::Proposed => ("proposed", "Proposed"),
        ItemStatus::Adopted => ("adopted", "On the agenda"),
        ItemStatus::TakenUp => ("taken-up", "Taken up"),
        ItemStatus::Closed => ("closed", "Closed"),
        ItemStatus::Blocked => ("blocked", "Blocked"),
        ItemStatus::NotAdopted => ("fallen", "Not put on the agenda"),
    }
}

/// The badge of a motion.
pub(crate) fn motion_badge(status: MotionStatus) -> Badge {
    match status {
        MotionStatus::Tabled => ("tabled", "Tabled"),
        MotionStatus::Withdrawn => ("withdrawn", "Withdrawn"),
        MotionStatus::Put => ("put", "Put to the vote"),
        MotionStatus::Adopted => ("adopted", "Adopted"),
        MotionStatus::Fallen => ("fallen", "Fallen"),
    }
}

/// The badge of a vote.
pub(crate) fn vote_badge(status: VoteStatus) -> Badge {
    match status {
        VoteStatus::Announced => ("announced", "Announced"),
        VoteStatus::CalledOff => ("withdrawn", "Called off"),
        VoteStatus::Open => ("open", "Voting is open"),
        VoteStatus::Closed => ("closed", "Voting is closed"),
        VoteStatus::Declared => ("declared", "Declared"),
        VoteStatus::Published => ("published", "Published"),
    }
}

/// The badge of a meeting.
pub(crate) fn meeting_badge(stage: Stage) -> Badge {
    match stage {
        Stage::Convened => ("proposed", "Called"),
        Stage::Open => ("open", "In session"),
        Stage::Closed => ("closed", "Closed"),
    }
}

/// The badge of an outcome.
pub(crate) fn outcome_badge(outcome: Outcome) -> Badge {
    match outcome {
        Outcome::Adopted => ("adopted", outcome.label()),
        Outcome::NotAdopted => ("fallen", outcome.label()),
        Outcome::Blocked => ("blocked", outcome.label()),
        Outcome::NoQuorum | Outcome::Tied => ("declared", outcome.label()),
        Outcome::Open => ("open", "Voting is open"),
    }
}
