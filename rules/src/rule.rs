//! The decision rule: a value chosen when a question is put.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Answer, Fraction, FractionError, UnknownWord};

/// What a question needs to carry, chosen before the vote and frozen when it opens.
///
/// ```
/// use rules::{DecisionRule, Base};
/// let rule = DecisionRule::at_least(2, 3, Base::PresentAndVoting).unwrap();
/// assert!(rule.describe().contains("two-thirds"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRule {
    /// How the answers decide.
    pub method: Method,
    /// How many must take part for a decision to be one at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Quorum>,
    /// What follows when the yes and the no are equal.
    #[serde(default, skip_serializing_if = "Tie::is_lost")]
    pub tie: Tie,
    /// What everybody may see before the vote closes.
    #[serde(default, skip_serializing_if = "WhileOpen::is_turnout")]
    pub while_open: WhileOpen,
}

/// How the answers decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Method {
    /// Nobody objects; standing aside does not block. `objections_allowed` is 0 for consensus proper.
    Consensus {
        /// More objections than this block.
        #[serde(default)]
        objections_allowed: u32,
    },
    /// The requirement is met by counting.
    Counting(Requirement),
}

/// Criteria, joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// A single criterion.
    Criterion(Criterion),
    /// Every one of them.
    All(Vec<Requirement>),
    /// At least one of them.
    Any(Vec<Requirement>),
}

/// One test: a measure of the answers, compared with a share of a base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Which answers are counted.
    #[serde(default)]
    pub counted: Counted,
    /// In what they are counted.
    #[serde(default)]
    pub measure: Measure,
    /// Only members of this group or chamber, in the count and in the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// How the count is held against the share.
    pub comparison: Comparison,
    /// The share of the base.
    pub share: Fraction,
    /// What the share is taken of, in the same measure.
    pub base: Base,
}

/// Which answers a criterion counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// The answers in favour.
    #[default]
    Yes,
    /// The answers against, for a ceiling ("not more than one quarter negative").
    No,
}

/// In what answers are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// One delegation, one.
    #[default]
    Heads,
    /// A named weight.
    Weight(String),
}

/// How a count is held against a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// Count ≥ share of the base.
    AtLeast,
    /// Count > share of the base.
    MoreThan,
    /// Count ≤ share of the base: a ceiling.
    NotMoreThan,
}

/// What a share is taken of. Always without those who are not entitled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// All entitled members, present or not.
    Members,
    /// The entitled members present when the vote opened, whether they voted or not.
    Present,
    /// Those casting yes or no; who abstains counts as not voting (General Assembly, rule 86).
    PresentAndVoting,
    /// All ballots cast, abstentions among them.
    Cast,
}

/// The part that must take part for a decision to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// `AtLeast` or `MoreThan`.
    pub comparison: Comparison,
    /// Share of the entitled members.
    pub share: Fraction,
    /// Who counts towards it: `Present`, `Cast` or `PresentAndVoting`.
    pub counting: Base,
}

/// What follows when yes and no are equal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The question is lost.
    #[default]
    Lost,
    /// A second vote is taken (General Assembly, rule 95).
    SecondVote,
}

impl Tie {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    fn is_lost(&self) -> bool {
        *self == Self::Lost
    }
}

/// What everybody may see while the vote is open. Who has voted is never secret; how they voted may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhileOpen {
    /// Who has voted, not how.
    #[default]
    Turnout,
    /// The running tally as well.
    Tally,
}

impl WhileOpen {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
    fn is_turnout(&self) -> bool {
        *self == Self::Turnout
    }
}

/// Why a rule is not one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// A share above one can never be met, and a share of nought asks for nothing.
    #[error("a share must be more than nought and not more than one, not {0}")]
    Share(Fraction),
    /// "More than all" can never be met.
    #[error("more than the whole base can never be reached")]
    MoreThanAll,
    /// `All` or `Any` of nothing.
    #[error("a requirement joins no criteria")]
    Empty,
    /// A yes may only help and a no may only harm: otherwise voting for a question could defeat it.
    #[error("a question needs enough answers in favour, or not too many against; not the other way round")]
    Direction,
    /// Numbers so large that the exact requirement could leave 128 bits.
    #[error("a share is written with numbers of at most nine digits, not {0}")]
    TooFine(Fraction),
    /// Not a fraction.
    #[error(transparent)]
    Fraction(#[from] FractionError),
    /// A quorum must ask for at least or more than a share of the present or of those who voted.
    #[error(
        "a quorum asks for at least, or more than, a share of the members, counting the present or the votes"
    )]
    Quorum,
}

impl DecisionRule {
    /// Consensus: no objection; standing aside does not block.
    pub fn consensus() -> Self {
        Self::of(Method::Consensus {
            objections_allowed: 0,
        })
    }

    /// More than one half of those present and voting.
    pub fn simple_majority() -> Self {
        Self::of(Method::Counting(Requirement::Criterion(Criterion {
            counted: Counted::Yes,
            measure: Measure::Heads,
            within: None,
            comparison: Comparison::MoreThan,
            share: Fraction::HALF,
            base: Base::PresentAndVoting,
        })))
    }

    /// At least the given fraction of the base, in heads.
    ///
    /// # Errors
    /// [`RuleError::Fraction`] where the denominator is nought; otherwise as [`DecisionRule::validate`].
    pub fn at_least(numerator: u64, denominator: u64, base: Base) -> Result<Self, RuleError> {
        let share = Fraction::new(numerator, denominator)?;
        let rule = Self::of(Method::Counting(Requirement::Criterion(Criterion {
            counted: Counted::Yes,
            measure: Measure::Heads,
            within: None,
            comparison: Comparison::AtLeast,
            share,
            base,
        })));
        rule.validate()?;
        Ok(rule)
    }

    /// The answers this rule takes, in the order a form shows them.
    pub fn answers(&self) -> &'static [Answer] {
        match self.method {
            Method::Consensus { .. } => &[Answer::Join, Answer::StandAside, Answer::Object],
            Method::Counting(_) => &[Answer::Yes, Answer::No, Answer::Abstain],
        }
    }

    /// Whether this is a rule that can decide: every share in range, every criterion and the quorum sensible.
    ///
    /// # Errors
    /// The first fault found, in the order the rule is written.
    pub fn validate(&self) -> Result<(), RuleError> {
        if let Method::Counting(requirement) = &self.method {
            requirement.validate()?;
        }
        self.quorum.as_ref().map_or(Ok(()), Quorum::validate)
    }

    pub(crate) fn of(method: Method) -> Self {
        Self {
            method,
            quorum: None,
            tie: Tie::default(),
            while_open: WhileOpen::default(),
        }
    }
}

impl Requirement {
    fn validate(&self) -> Result<(), RuleError> {
        match self {
            Self::Criterion(criterion) => criterion.validate(),
            Self::All(parts) | Self::Any(parts) if parts.is_empty() => Err(RuleError::Empty),
            Self::All(parts) | Self::Any(parts) => parts.iter().try_for_each(Self::validate),
        }
    }
}

impl Criterion {
    fn validate(&self) -> Result<(), RuleError> {
        validate_share(self.comparison, self.share)?;
        let is_ceiling = self.comparison == Comparison::NotMoreThan;
        if is_ceiling == (self.counted == Counted::No) {
            Ok(())
        } else {
            Err(RuleError::Direction)
        }
    }
}

impl Quorum {
    fn validate(&self) -> Result<(), RuleError> {
        if self.comparison == Comparison::NotMoreThan || self.counting == Base::Members {
            return Err(RuleError::Quorum);
        }
        validate_share(self.comparison, self.share)
    }
}

/// Nine digits are finer than any rule ever written, and keep share × base exact in 128 bits: under 2³⁰ from the
/// share, under 2⁶⁴ from each weight, which leaves room for 2³⁴ members.
const FINEST: u64 = 999_999_999;

fn validate_share(comparison: Comparison, share: Fraction) -> Result<(), RuleError> {
    if share.numerator() == 0 || share.numerator() > share.denominator() {
        return Err(RuleError::Share(share));
    }
    if share.denominator() > FINEST {
        return Err(RuleError::TooFine(share));
    }
    if comparison == Comparison::MoreThan && share == Fraction::ONE {
        return Err(RuleError::MoreThanAll);
    }
    Ok(())
}

impl Comparison {
    /// Every comparison, in the order a form shows them.
    pub const ALL: [Self; 3] = [Self::AtLeast, Self::MoreThan, Self::NotMoreThan];

    /// The word on the wire and in forms, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::NotMoreThan => "not_more_than",
        }
    }

    /// The words in a sentence: "at least".
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
            Self::NotMoreThan => "not more than",
        }
    }
}

impl FromStr for Comparison {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|value| value.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

impl Base {
    /// Every base, in the order a form shows them.
    pub const ALL: [Self; 4] = [Self::Members, Self::Present, Self::PresentAndVoting, Self::Cast];

    /// The word on the wire and in forms, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Present => "present",
            Self::PresentAndVoting => "present_and_voting",
            Self::Cast => "cast",
        }
    }

    /// The words after "of", in heads: "members present and voting".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Members => "all members",
            Self::Present => "members present",
            Self::PresentAndVoting => "members present and voting",
            Self::Cast => "ballots cast",
        }
    }
}

impl FromStr for Base {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|value| value.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}
