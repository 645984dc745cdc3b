//! The body, its delegations and observers, its meetings and sittings.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use rules::DecisionRule;
use serde::{Deserialize, Serialize};

use crate::{AgendaItem, Code, ItemNumber, MeetingId, MotionNumber, SittingNumber, Statement};

/// The organisation whose plenary this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// As it writes itself.
    pub name: String,
    /// One paragraph on what it is.
    pub about: String,
    /// Made up: its pages say so.
    pub fictional: bool,
    /// What it calls a member, in the singular: "Participant", "Member State".
    pub member_term: String,
    /// The rule proposed when a vote is announced.
    pub usual_rule: DecisionRule,
}

/// Whether a delegation may take part in decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// With all its rights.
    #[default]
    Full,
    /// Suspended: outside every electorate until reinstated.
    Suspended {
        /// The motion that did it.
        by: MotionNumber,
        /// From when.
        since: DateTime<Utc>,
    },
}

/// A member's representation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// ISO 3166 alpha-2, or the body's own.
    pub code: Code,
    /// As the body writes it.
    pub name: String,
    /// Groups and chambers.
    pub groups: BTreeSet<String>,
    /// Named weights, in whole units.
    pub weights: BTreeMap<String, u64>,
    /// Full or suspended.
    pub standing: Standing,
}

/// An accredited organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observer {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// What it is: "civil society", "industry".
    pub kind: String,
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingStatus {
    /// Called; items may be proposed.
    Convened,
    /// Begun.
    Open,
    /// Over.
    Closed,
}

/// A plenary or an intersessional.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its name in addresses.
    pub id: MeetingId,
    /// Its title.
    pub title: String,
    /// Where.
    pub place: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// How far it is.
    pub status: MeetingStatus,
    /// Delegations whose credentials were accepted.
    pub credentials: BTreeSet<Code>,
    /// Its sittings in order.
    pub sittings: Vec<Sitting>,
    /// Its agenda: item n stands at n - 1.
    pub items: Vec<AgendaItem>,
    /// Statements by observers, in order.
    pub statements: Vec<Statement>,
}

/// A sitting of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// From 1.
    pub number: SittingNumber,
    /// Open to the public; a closed sitting is followed by people with a role in the body alone.
    pub public: bool,
    /// When it opened.
    pub opened: DateTime<Utc>,
    /// When it closed.
    pub closed: Option<DateTime<Utc>>,
    /// The delegations present.
    pub present: BTreeSet<Code>,
}

impl Meeting {
    /// The sitting that is open now.
    pub fn sitting(&self) -> Option<&Sitting> {
        self.sittings.last().filter(|sitting| sitting.closed.is_none())
    }

    pub(crate) fn sitting_mut(&mut self) -> Option<&mut Sitting> {
        self.sittings
            .last_mut()
            .filter(|sitting| sitting.closed.is_none())
    }

    pub(crate) fn next_sitting(&self) -> SittingNumber {
        SittingNumber(after(self.sittings.len()))
    }

    pub(crate) fn next_item(&self) -> ItemNumber {
        ItemNumber(after(self.items.len()))
    }
}

/// The number of what comes after this many. Nothing reaches the last u32; a forged record that claims to is refused.
fn after(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}
