//! Rows as the databases give them, and what they stand for. Part of both backend crates, as `store.rs` is.

use record::{Entry, Hash, Header, Salt};
use store::{Account, AccountId, Grant, Invitation, Session, StoreError, TokenHash};

pub(crate) struct EntryRow {
    pub(crate) sequence: i64,
    pub(crate) at: i64,
    pub(crate) actor: String,
    pub(crate) event: String,
    pub(crate) salt: Vec<u8>,
    pub(crate) previous: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        Ok(Self {
            header: Header {
                sequence: sequence(row.sequence)?,
                at: row.at,
                actor: row.actor,
            },
            event: row.event,
            salt: Salt(bytes(&row.salt, "salt")?),
            previous: Hash(bytes(&row.previous, "predecessor")?),
            hash: Hash(bytes(&row.hash, "hash")?),
        })
    }
}

pub(crate) struct HeadRow {
    pub(crate) sequence: i64,
    pub(crate) hash: Vec<u8>,
}

impl TryFrom<HeadRow> for (u64, Hash) {
    type Error = StoreError;

    fn try_from(row: HeadRow) -> Result<Self, StoreError> {
        Ok((sequence(row.sequence)?, Hash(bytes(&row.hash, "hash")?)))
    }
}

pub(crate) struct AccountRow {
    pub(crate) id: String,
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) password_hash: Option<String>,
    pub(crate) created_at: i64,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        let AccountRow {
            id,
            login,
            name,
            password_hash,
            created_at,
        } = row;
        Self {
            id: AccountId(id),
            login,
            name,
            password_hash,
            created_at,
        }
    }
}

pub(crate) struct InvitationRow {
    pub(crate) account: String,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
}

impl InvitationRow {
    pub(crate) fn with(self, token: TokenHash) -> Invitation {
        let Self {
            account,
            created_at,
            expires_at,
        } = self;
        Invitation {
            token,
            account: AccountId(account),
            created_at,
            expires_at,
        }
    }
}

pub(crate) struct SessionRow {
    pub(crate) token: Vec<u8>,
    pub(crate) account: String,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) browser: String,
}

impl TryFrom<SessionRow> for Session {
    type Error = StoreError;

    fn try_from(row: SessionRow) -> Result<Self, StoreError> {
        let SessionRow {
            token,
            account,
            created_at,
            expires_at,
            browser,
        } = row;
        let token = TokenHash(bytes(&token, "token")?);
        Ok(Self {
            token,
            account: AccountId(account),
            created_at,
            expires_at,
            browser,
        })
    }
}

pub(crate) fn grant(account: &AccountId, body: String, role: String) -> Grant {
    Grant {
        account: account.clone(),
        body,
        role,
    }
}

/// A driver's error, kept as the source and out of the message.
pub(crate) fn driver(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Driver(Box::new(error))
}

fn sequence(stored: i64) -> Result<u64, StoreError> {
    u64::try_from(stored).map_err(|_| StoreError::Inconsistent(format!("the sequence number {stored}")))
}

fn bytes<const N: usize>(stored: &[u8], what: &str) -> Result<[u8; N], StoreError> {
    stored
        .try_into()
        .map_err(|_| StoreError::Inconsistent(format!("a {what} of {} bytes", stored.len())))
}
