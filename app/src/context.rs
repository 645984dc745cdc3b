//! What the server provides to a page besides the clerk.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use plenary::{BodyId, PersonId, Role};

/// Who looks at the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The person signed in; none for the public.
    pub person: Option<Person>,
    /// Their roles.
    pub roles: Vec<(BodyId, Role)>,
}

/// A person signed in, as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As the record knows them.
    pub id: PersonId,
    /// How they are shown.
    pub name: String,
    /// What they sign in with.
    pub login: String,
}

impl Viewer {
    /// Their roles in one body.
    pub fn roles_in(&self, body: &BodyId) -> Vec<Role> {
        self.roles
            .iter()
            .filter(|(of, _)| of == body)
            .map(|(_, role)| role.clone())
            .collect()
    }
}

/// What came of the form that was sent to this page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Feedback {
    /// None was sent.
    #[default]
    None,
    /// It was done; the act's name, from the address's `done`.
    Done(String),
    /// It was refused: nothing was appended, and the form shows again what was typed.
    Refused {
        /// The act that was refused.
        act: String,
        /// For programs.
        code: String,
        /// For the person.
        sentence: String,
        /// The field at fault, where it is one field.
        field: Option<String>,
        /// Every field as it was sent, but passwords.
        values: BTreeMap<String, Vec<String>>,
    },
}

impl Feedback {
    /// What was typed into a field of a refused act, so that the form loses nothing.
    pub fn value(&self, act: &str, field: &str) -> Option<String> {
        match self {
            Self::Refused {
                act: refused, values, ..
            } if refused == act => values.get(field)?.first().cloned(),
            _ => None,
        }
    }
}

/// The status the page answers with; 200 unless a page sets another.
#[derive(Debug, Clone)]
pub struct PageStatus(Arc<AtomicU16>);

impl PageStatus {
    /// Starts at a status: 200, or 422 for a page that shows a refusal.
    pub fn new(status: u16) -> Self {
        Self(Arc::new(AtomicU16::new(status)))
    }

    /// Sets it.
    pub fn set(&self, status: u16) {
        self.0.store(status, Ordering::Relaxed);
    }

    /// What it is now.
    pub fn get(&self) -> u16 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The people page's data, which is in no record: provided for `/console/{body}/people` only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Everybody with a role in the body.
    pub people: Vec<PersonRow>,
    /// The one-time link just made, shown once.
    pub new_link: Option<String>,
}

/// One person on the people page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The account's id, for forms.
    pub account: String,
    /// What they sign in with.
    pub login: String,
    /// How they are shown.
    pub name: String,
    /// Their roles in this body.
    pub roles: Vec<Role>,
    /// Has set a password, so that the invitation is taken.
    pub joined: bool,
}

/// The account page's data: the person's live sessions, newest first. Provided for `/account` only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sessions(pub Vec<SessionRow>);

/// One sign-in session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The browser as it names itself.
    pub browser: String,
    /// When it began, UTC milliseconds.
    pub since: i64,
    /// The one this page was asked with.
    pub current: bool,
}

/// The invitation page's data. Provided for `/invitation/{token}` only, and only while the link is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationFor {
    /// Whom it invites.
    pub name: String,
    /// What they will sign in with.
    pub login: String,
}

/// A page of a body's record. Provided for `/{body}/record` only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPage {
    /// Its entries, newest first.
    pub entries: Vec<RecordRow>,
    /// The record's last sequence number.
    pub last: u64,
    /// The sequence number to page on from, when there are older entries.
    pub older: Option<u64>,
}

/// One entry of the record, as anybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// From 1.
    pub sequence: u64,
    /// UTC milliseconds.
    pub at: i64,
    /// In which capacity somebody acted: "the secretariat", "delegate of BW".
    pub actor: String,
    /// What happened, in words; for what may not be shown yet, its kind alone.
    pub what: String,
    /// The entry's hash, hexadecimal.
    pub hash: String,
    /// The event as JSON, where it may be shown.
    pub event: Option<String>,
}
