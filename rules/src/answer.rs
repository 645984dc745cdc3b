//! What a delegation may answer.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One delegation's answer to one question.
///
/// A majority takes `Yes`, `No` and `Abstain`; consensus takes `Join`, `StandAside` and `Object`.
///
/// ```
/// use rules::Answer;
/// assert_eq!("stand-aside".parse(), Ok(Answer::StandAside));
/// assert_eq!(Answer::StandAside.label(), "Stand aside");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Present, and neither for nor against.
    Abstain,
    /// Joins the consensus.
    Join,
    /// Does not join, and does not stop the others.
    StandAside,
    /// Stops the consensus.
    Object,
}

/// The ballots that count: a delegation's code and its last answer.
pub type Ballots = BTreeMap<String, Answer>;

/// A word that names none of the values it should name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not one of the words that may stand here")]
pub struct UnknownWord(pub String);

impl Answer {
    /// Every answer: those of a majority first, then those of consensus.
    pub const ALL: [Self; 6] = [
        Self::Yes,
        Self::No,
        Self::Abstain,
        Self::Join,
        Self::StandAside,
        Self::Object,
    ];

    /// The word on the wire and in forms, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
            Self::Join => "join",
            Self::StandAside => "stand-aside",
            Self::Object => "object",
        }
    }

    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::Abstain => "Abstain",
            Self::Join => "Join",
            Self::StandAside => "Stand aside",
            Self::Object => "Object",
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for Answer {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|answer| answer.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}
