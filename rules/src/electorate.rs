//! Who may answer a question.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// One member of an electorate, as it stands when the vote opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// ISO 3166 alpha-2 code, or the body's own.
    pub code: String,
    /// The name as the body writes it.
    pub name: String,
    /// Present when the vote opened.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub present: bool,
    /// May vote. Not so for a suspended member, or for a party concerned: they stand outside base,
    /// quorum and vote.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub entitled: bool,
    /// Named weights (population, quota, contribution, votes), in whole units.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        with = "crate::whole::map"
    )]
    pub weights: BTreeMap<String, u64>,
    /// Groups and chambers the member belongs to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub groups: BTreeSet<String>,
}

impl Member {
    /// A member that is present and entitled, without weights or groups.
    pub fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            present: true,
            entitled: true,
            weights: BTreeMap::new(),
            groups: BTreeSet::new(),
        }
    }
}

/// Who may vote in one vote. Frozen into the record when the vote opens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Electorate {
    /// Each member once, in the body's order.
    pub members: Vec<Member>,
}

impl Electorate {
    /// The member with this code.
    pub fn member(&self, code: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.code == code)
    }
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_yes(value: &bool) -> bool {
    *value
}
