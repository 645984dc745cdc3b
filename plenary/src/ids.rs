//! The names things go by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not a name of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{what}: {rule}, not {given:?}")]
pub struct IdError {
    what: &'static str,
    rule: &'static str,
    given: String,
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $rule:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(given: String) -> Result<Self, IdError> {
                let check: fn(&str) -> bool = $check;
                if check(&given) { Ok(Self(given)) } else { Err(IdError { what: $what, rule: $rule, given }) }
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(given: &str) -> Result<Self, IdError> {
                Self::try_from(given.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(given: &str) -> Result<Self, Self::Err> {
                given.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// Words that are addresses of their own, so that no body or meeting may take them.
const RESERVED: &[&str] = &[
    "account",
    "api",
    "console",
    "desk",
    "display",
    "health",
    "invitation",
    "live",
    "motions",
    "new",
    "pkg",
    "record",
    "sign-in",
    "sign-out",
    "votes",
];

fn is_slug(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !RESERVED.contains(&text)
}

fn is_code(text: &str) -> bool {
    (2..=12).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

text_id!(
    /// A body's name in addresses: `kimberley-process`.
    BodyId, "a body's address", "1 to 60 of a-z, 0-9 and inner hyphens, and no reserved word", is_slug
);
text_id!(
    /// A meeting's name in addresses, once within its body: `intersessional-2022`.
    MeetingId, "a meeting's address", "1 to 60 of a-z, 0-9 and inner hyphens, and no reserved word", is_slug
);
text_id!(
    /// A delegation's or an observer's code: ISO 3166 alpha-2, or the body's own.
    Code, "a code", "2 to 12 of A-Z, 0-9 and hyphen", is_code
);
text_id!(
    /// A person, as the record knows one: an opaque id, never a name.
    PersonId, "a person's id", "1 to 64 printable ASCII characters",
    |text| (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
);

number_id!(
    /// A sitting of a meeting, from 1.
    SittingNumber
);
number_id!(
    /// An item of a meeting's agenda, from 1.
    ItemNumber
);
number_id!(
    /// A draft of a motion, from 1 within the body. Not public.
    DraftNumber
);
number_id!(
    /// A motion, from 1 within the body, given when it is tabled.
    MotionNumber
);
number_id!(
    /// A vote, from 1 within the body, given when it is announced.
    VoteNumber
);

impl ItemNumber {
    /// Where the item stands in its meeting's list.
    pub(crate) fn place(self) -> Option<usize> {
        usize::try_from(self.0).ok()?.checked_sub(1)
    }
}
