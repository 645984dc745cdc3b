//! Agenda items, and what observers state on them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Code, ItemNumber, VoteNumber};

/// Where a reported fact was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Who reports it: "Reuters, Helen Reid".
    pub publisher: String,
    /// The day of the report, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Its address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it is the source for, in a few words.
    pub says: String,
}

/// Who asked for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposer {
    /// The secretariat, for the provisional agenda.
    Secretariat,
    /// A delegation.
    Delegation(Code),
    /// An observer, as a source reports it: an observer's proposal is not on the agenda.
    Observer(Code),
}

/// How far an agenda item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// Asked for; the body has not decided whether to discuss it.
    Proposed,
    /// On the agenda.
    Adopted,
    /// Being discussed.
    TakenUp,
    /// Done with.
    Closed,
    /// Stopped by delegations that can be named.
    Blocked,
    /// The required majority to discuss it was not reached.
    NotAdopted,
}

/// A delegation that stands against discussing or deciding a thing, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Who objects.
    pub delegation: Code,
    /// The stated reason; absent only where a source reports none for this delegation.
    pub reason: Option<String>,
}

/// An item of a meeting's agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// From 1 within the meeting.
    pub number: ItemNumber,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub text: String,
    /// Who asked for it.
    pub proposers: Vec<Proposer>,
    /// When it was entered.
    pub proposed_at: DateTime<Utc>,
    /// How far it is.
    pub status: ItemStatus,
    /// When its discussion began.
    pub taken_up_at: Option<DateTime<Utc>>,
    /// Who blocked it, where it is blocked.
    pub objections: Vec<Objection>,
    /// The vote that decided whether it is discussed.
    pub decided_by: Option<VoteNumber>,
    /// Where it is reported, for an item that was not conducted here: its page says so.
    pub sources: Vec<Source>,
    /// What the sources say of the ground, of what followed, and in whose words.
    pub reported: Option<String>,
}

impl AgendaItem {
    pub(crate) fn proposed(
        number: ItemNumber,
        title: &str,
        text: &str,
        proposers: &[Proposer],
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            number,
            title: title.to_owned(),
            text: text.to_owned(),
            proposers: proposers.to_vec(),
            proposed_at: at,
            status: ItemStatus::Proposed,
            taken_up_at: None,
            objections: Vec::new(),
            decided_by: None,
            sources: Vec::new(),
            reported: None,
        }
    }

    /// Whether the body may be asked if it discusses this: not once it is on the agenda, nor where a source reports
    /// how it was blocked.
    pub fn is_open_to_decision(&self) -> bool {
        match self.status {
            ItemStatus::Proposed | ItemStatus::NotAdopted => true,
            ItemStatus::Blocked => self.sources.is_empty(),
            ItemStatus::Adopted | ItemStatus::TakenUp | ItemStatus::Closed => false,
        }
    }
}

/// What an observer states, to a meeting or on one of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The organisation.
    pub organisation: Code,
    /// The item it speaks to.
    pub item: Option<ItemNumber>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// When it was submitted.
    pub at: DateTime<Utc>,
    /// Where it is reported, when it was not submitted here.
    pub sources: Vec<Source>,
}
