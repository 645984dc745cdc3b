//! The members of an electorate, each with what may be said of them.

use serde::{Deserialize, Serialize};

/// What may be said of a member's ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// In favour.
    #[serde(rename = "y")]
    Yes,
    /// Joins the consensus.
    #[serde(rename = "j")]
    Join,
    /// Abstains.
    #[serde(rename = "a")]
    Abstain,
    /// Stands aside.
    #[serde(rename = "s")]
    StandAside,
    /// Against.
    #[serde(rename = "n")]
    No,
    /// Objects.
    #[serde(rename = "o")]
    Object,
    /// Has cast a ballot; how is not shown.
    #[serde(rename = "v")]
    Voted,
    /// May still cast one.
    #[serde(rename = "w")]
    NotYet,
    /// Was present and cast none.
    #[serde(rename = "d")]
    DidNotVote,
    /// Was not present when the vote opened.
    #[serde(rename = "x")]
    Absent,
    /// Outside base, quorum and vote.
    #[serde(rename = "e")]
    NotEntitled,
}

impl Mark {
    /// The style's word, after `mark-` and `seat-`.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Join => "join",
            Self::Abstain => "abstain",
            Self::StandAside => "stand-aside",
            Self::No => "no",
            Self::Object => "object",
            Self::Voted => "voted",
            Self::NotYet | Self::DidNotVote => "not-yet",
            Self::Absent => "absent",
            Self::NotEntitled => "not-entitled",
        }
    }

    /// The word on the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Join => "Join",
            Self::Abstain => "Abstain",
            Self::StandAside => "Stand aside",
            Self::No => "No",
            Self::Object => "Object",
            Self::Voted => "Has voted",
            Self::NotYet => "Not yet",
            Self::DidNotVote => "Did not vote",
            Self::Absent => "Absent",
            Self::NotEntitled => "Not entitled",
        }
    }

    /// Whether the seat's shape is filled, so that letters on it must be light.
    pub const fn is_filled(self) -> bool {
        matches!(
            self,
            Self::Yes | Self::Join | Self::No | Self::Object | Self::Voted
        )
    }
}

impl From<rules::Answer> for Mark {
    fn from(answer: rules::Answer) -> Self {
        match answer {
            rules::Answer::Yes => Self::Yes,
            rules::Answer::No => Self::No,
            rules::Answer::Abstain => Self::Abstain,
            rules::Answer::Join => Self::Join,
            rules::Answer::StandAside => Self::StandAside,
            rules::Answer::Object => Self::Object,
        }
    }
}

/// A member of an electorate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its code.
    #[serde(rename = "c")]
    pub code: String,
    /// Its name, as it was when the vote opened.
    #[serde(rename = "n")]
    pub name: String,
    /// What may be said of its ballot.
    #[serde(rename = "m")]
    pub mark: Mark,
    /// How often it changed its ballot; only in a roll call.
    #[serde(rename = "k", default, skip_serializing_if = "is_zero")]
    pub changed: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Those to whom a mark was given, in the marks' order.
pub fn legend(seats: &[Seat]) -> Vec<(Mark, usize)> {
    let mut marks: Vec<_> = seats.iter().map(|seat| seat.mark).collect();
    marks.sort_unstable();
    marks
        .chunk_by(|one, other| one == other)
        .map(|same| (same[0], same.len()))
        .collect()
}
