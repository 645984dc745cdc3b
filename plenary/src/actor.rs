//! Who acts, and in which capacity.

use serde::{Deserialize, Serialize};

use crate::{Code, PersonId};

/// A person acting in one of their roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub role: Role,
}

/// A capacity in which a person may act for a body. One person may hold several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Prepares and publishes.
    Secretariat,
    /// Presides.
    Chair,
    /// Speaks and votes for one delegation.
    Delegate {
        /// Which.
        delegation: Code,
        /// As its representative or an alternate.
        rank: Rank,
    },
    /// Follows for an accredited organisation; never votes or blocks.
    Observer {
        /// Which.
        organisation: Code,
    },
}

/// A delegate's place within the delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Leads it: may replace a ballot that an alternate cast.
    Representative,
    /// Stands in: may cast the delegation's ballot and change their own, not one that another person cast.
    Alternate,
}

impl Role {
    /// Runs the plenary: the chair, or the secretariat on the chair's instruction.
    pub fn presides(&self) -> bool {
        matches!(self, Self::Chair | Self::Secretariat)
    }

    /// The delegation this role acts for.
    pub fn delegation(&self) -> Option<&Code> {
        match self {
            Self::Delegate { delegation, .. } => Some(delegation),
            _ => None,
        }
    }
}
