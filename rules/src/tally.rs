//! The tally as a value: an outcome that explains itself.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Answer, Comparison, Criterion, Fraction, Quorum, RuleError};

/// Whether ballots may still come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The vote is running: the outcome is [`Outcome::Open`], the criteria show how it stands.
    Running,
    /// The vote is closed: the outcome is final.
    Closed,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Carried.
    Adopted,
    /// The required majority was not reached.
    NotAdopted,
    /// Somebody who can be named stopped it.
    Blocked,
    /// Too few took part for a decision.
    NoQuorum,
    /// Yes and no are equal and the rule asks for a second vote.
    Tied,
    /// Not closed yet.
    Open,
}

/// How many answered what, in heads. Only members who are entitled and present are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// In favour.
    pub yes: u64,
    /// Against.
    pub no: u64,
    /// Abstaining.
    pub abstain: u64,
    /// Joining the consensus.
    pub join: u64,
    /// Standing aside.
    pub stand_aside: u64,
    /// Objecting.
    pub object: u64,
    /// Entitled and present, without a ballot.
    pub not_voting: u64,
    /// Entitled and not present.
    pub absent: u64,
    /// In the electorate, and outside base, quorum and vote.
    pub not_entitled: u64,
}

/// One comparison, with the numbers it was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestResult {
    /// What was counted.
    #[serde(with = "crate::whole")]
    pub count: u128,
    /// What the share was taken of.
    #[serde(with = "crate::whole")]
    pub base: u128,
    /// The share of the base asked for, exactly: share × base.
    pub required_exactly: RequiredExactly,
    /// The smallest whole number that meets it, at least one; for a ceiling the largest that still does.
    #[serde(with = "crate::whole")]
    pub required: u128,
    /// Whether it is met.
    pub met: bool,
}

/// share × base as a fraction in lowest terms, in u128.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredExactly {
    /// Numerator.
    #[serde(with = "crate::whole")]
    pub numerator: u128,
    /// Denominator, never nought.
    #[serde(with = "crate::whole")]
    pub denominator: u128,
}

/// A requirement with the numbers of this vote: the same tree as the rule's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestedRequirement {
    /// One criterion.
    Criterion {
        /// As the rule states it.
        criterion: Criterion,
        /// What came of it.
        result: TestResult,
    },
    /// Every part must be met.
    All {
        /// The parts.
        parts: Vec<TestedRequirement>,
        /// Whether all are.
        met: bool,
    },
    /// One part must be met.
    Any {
        /// The parts.
        parts: Vec<TestedRequirement>,
        /// Whether one is.
        met: bool,
    },
    /// Consensus: the objections, held against how many the rule allows.
    Consensus {
        /// How many object.
        objections: u64,
        /// How many may.
        allowed: u64,
        /// objections ≤ allowed.
        met: bool,
    },
}

/// The outcome of a vote and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// What became of the question.
    pub outcome: Outcome,
    /// How many answered what.
    pub counts: Counts,
    /// The quorum, where the rule has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<QuorumResult>,
    /// The rule's criteria with their numbers.
    pub criteria: TestedRequirement,
    /// One sentence that says what decided it, in English.
    pub reason: String,
    /// The codes of those who stopped it, where that can be named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<String>,
}

/// The quorum with the numbers of this vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumResult {
    /// As the rule states it.
    pub quorum: Quorum,
    /// What came of it.
    pub result: TestResult,
}

/// Why a tally cannot be made. None of these can come from a vote that the plenary opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TallyError {
    /// A ballot of somebody outside the electorate.
    #[error("{0} is not in the electorate")]
    UnknownMember(String),
    /// A ballot of a member who may not vote, or was not present.
    #[error("{0} may not vote in this vote")]
    NotEntitled(String),
    /// An answer the rule does not take.
    #[error("{member} answered {answer:?}, which this rule does not take")]
    Answer {
        /// Whose ballot.
        member: String,
        /// What it says.
        answer: Answer,
    },
    /// The rule itself is not one.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// A member twice in the electorate.
    #[error("{0} stands in the electorate twice")]
    Duplicate(String),
}

impl Outcome {
    /// The words on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Adopted => "Adopted",
            Self::NotAdopted => "Not adopted",
            Self::Blocked => "Blocked",
            Self::NoQuorum => "No quorum",
            Self::Tied => "Tied: second vote",
            Self::Open => "Open",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl fmt::Display for RequiredExactly {
    /// `78`, or `235/3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl TestedRequirement {
    /// Whether this part is met.
    pub const fn met(&self) -> bool {
        match self {
            Self::Criterion { result, .. } => result.met,
            Self::All { met, .. } | Self::Any { met, .. } | Self::Consensus { met, .. } => *met,
        }
    }
}

impl Counts {
    /// The entitled members present, whether they voted or not.
    pub const fn present(&self) -> u64 {
        self.yes + self.no + self.abstain + self.join + self.stand_aside + self.object + self.not_voting
    }
}

impl TestResult {
    /// `share` must be valid: not above one, and of few enough digits that share × base fits.
    pub(crate) fn new(comparison: Comparison, share: Fraction, count: u128, base: u128) -> Self {
        let (whole, something_left) = share.of(base);
        let required = match comparison {
            // Of an empty base, nought would do: at least one must be counted for anything to be met.
            Comparison::AtLeast => (whole + u128::from(something_left)).max(1),
            Comparison::MoreThan => whole + 1,
            Comparison::NotMoreThan => whole,
        };
        let met = match comparison {
            Comparison::AtLeast | Comparison::MoreThan => count >= required,
            Comparison::NotMoreThan => count <= required,
        };
        Self {
            count,
            base,
            required_exactly: RequiredExactly::new(share, base),
            required,
            met,
        }
    }
}

impl RequiredExactly {
    fn new(share: Fraction, base: u128) -> Self {
        let denominator = u128::from(share.denominator());
        let (mut divisor, mut rest) = (denominator, base);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Self {
            numerator: u128::from(share.numerator()) * (base / divisor),
            denominator: denominator / divisor,
        }
    }
}
