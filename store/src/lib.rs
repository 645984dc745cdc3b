//! What has to be kept, whatever keeps it: the record, and what must not be in the record (accounts, password
//! hashes, roles, invitations, sign-in sessions, attempts).
//!
//! *Invariant:* no SQL here and no knowledge of what an event means. *Boundary:* [`Store`], which every backend
//! implements and proves with [`conformance`].

mod account;
mod append;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;

use async_trait::async_trait;
use record::Entry;

pub use account::{Account, AccountId, Grant, Invitation, Session, TokenHash};
pub use append::check_append;
pub use error::{AppendError, StoreError};

/// How long a failed attempt is kept, in milliseconds: a day. No window over which they are counted may be longer.
pub const ATTEMPT_KEPT_FOR: i64 = 24 * 60 * 60 * 1000;

/// A place to keep things. All instants are UTC milliseconds since 1970.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    // ---- the record ----

    /// The bodies that have a record, in order of their names.
    async fn bodies(&self) -> Result<Vec<String>, StoreError>;

    /// Appends entries to a body's record, all or none, durably. The first must be the one after the last stored
    /// and bound to it by hash, and so on; their contents are not hashed again. A body's record begins with its
    /// first entry.
    ///
    /// # Errors
    /// [`AppendError::Conflict`] when another writer was there first: nothing was appended. Entries that leave a
    /// gap or name another predecessor are [`StoreError::Inconsistent`], and nothing is appended either.
    async fn append(&self, body: &str, entries: &[Entry]) -> Result<(), AppendError>;

    /// Up to `limit` entries with a sequence number above `after`, in order.
    async fn read(&self, body: &str, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError>;

    /// Waits until some other server may have appended to one of the records, and names that body where known:
    /// otherwise any of them may have grown. May be dropped while it waits; an error is no end, and the next call
    /// waits again (after a pause of the caller's). A backend that only one server can use never returns.
    async fn appended_elsewhere(&self) -> Result<Option<String>, StoreError>;

    // ---- accounts ----

    /// Makes an account.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the login exists.
    async fn create_account(&self, account: &Account) -> Result<(), StoreError>;
    /// The account with this login, letter case aside.
    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError>;
    /// The account.
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError>;
    /// Sets the password hash and ends every session of the account.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] when there is no such account.
    async fn set_password(&self, id: &AccountId, password_hash: &str) -> Result<(), StoreError>;

    // ---- roles ----

    /// Gives an account a role in a body; giving it twice is giving it once.
    async fn grant(&self, grant: &Grant) -> Result<(), StoreError>;
    /// Takes it away; false when there was none.
    async fn revoke(&self, grant: &Grant) -> Result<bool, StoreError>;
    /// An account's roles, in order of body and role.
    async fn grants_of(&self, id: &AccountId) -> Result<Vec<Grant>, StoreError>;
    /// Everybody with a role in a body, in order of login, with their roles in that body.
    async fn people_of(&self, body: &str) -> Result<Vec<(Account, Vec<Grant>)>, StoreError>;

    // ---- invitations ----

    /// Keeps an invitation; an earlier one of the same account ends, so that a link that went astray opens nothing.
    async fn invite(&self, invitation: &Invitation) -> Result<(), StoreError>;
    /// The invitation that this token opens, unless taken or expired.
    async fn invitation(&self, token: &TokenHash, now: i64) -> Result<Option<Invitation>, StoreError>;
    /// Takes the invitation: once only, even of two who try at once. In the same transaction it sets the account's
    /// password hash and ends its other invitations and its sessions. None when it is unknown, taken or expired.
    async fn take_invitation(
        &self,
        token: &TokenHash,
        password_hash: &str,
        now: i64,
    ) -> Result<Option<AccountId>, StoreError>;

    // ---- sessions ----

    /// Keeps a session.
    async fn open_session(&self, session: &Session) -> Result<(), StoreError>;
    /// The session that this token opens and its account, unless ended.
    async fn session(&self, token: &TokenHash, now: i64) -> Result<Option<(Session, Account)>, StoreError>;
    /// The sessions of an account that have not ended, newest first.
    async fn sessions_of(&self, id: &AccountId, now: i64) -> Result<Vec<Session>, StoreError>;
    /// Ends one session.
    async fn end_session(&self, token: &TokenHash) -> Result<(), StoreError>;
    /// Ends every session of an account.
    async fn end_sessions_of(&self, id: &AccountId) -> Result<(), StoreError>;

    // ---- attempts ----

    /// Notes a failed attempt under a key ("account:…", "address:…").
    async fn note_attempt(&self, key: &str, at: i64) -> Result<(), StoreError>;
    /// How many there were since that instant (included), and when the oldest of them was.
    async fn attempts_since(&self, key: &str, since: i64) -> Result<(u32, Option<i64>), StoreError>;
    /// Forgets them.
    async fn clear_attempts(&self, key: &str) -> Result<(), StoreError>;
    /// Drops sessions and invitations that have ended, and attempts older than [`ATTEMPT_KEPT_FOR`].
    async fn sweep(&self, now: i64) -> Result<(), StoreError>;
}
