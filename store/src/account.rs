//! Accounts, and what hangs on them.

use std::fmt;

/// An account's opaque id: the person's id in the record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub String);

/// SHA-256 of a secret token: the token itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// A person who can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Opaque.
    pub id: AccountId,
    /// What they sign in with: an e-mail address or a name; unique, letter case aside.
    pub login: String,
    /// How they are shown.
    pub name: String,
    /// argon2id, in PHC form; none before the invitation is taken.
    pub password_hash: Option<String>,
    /// When it was made.
    pub created_at: i64,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("login", &self.login)
            .finish_non_exhaustive()
    }
}

/// A role in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Who has it.
    pub account: AccountId,
    /// In which body.
    pub body: String,
    /// Which, as canonical JSON.
    pub role: String,
}

/// A one-time link to take over an account by setting its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What the link's token hashes to.
    pub token: TokenHash,
    /// Whose account it opens.
    pub account: AccountId,
    /// When it was made.
    pub created_at: i64,
    /// When it ends.
    pub expires_at: i64,
}

/// A sign-in session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What the cookie's token hashes to.
    pub token: TokenHash,
    /// Whose.
    pub account: AccountId,
    /// When it began.
    pub created_at: i64,
    /// When it ends.
    pub expires_at: i64,
    /// The browser, as it names itself; shown to its owner.
    pub browser: String,
}
