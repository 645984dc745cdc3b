//! A store that counts, waits, fails and lies as a test tells it to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use async_trait::async_trait;
use record::Entry;
use store::{Account, AccountId, AppendError, Grant, Invitation, Session, Store, StoreError, TokenHash};
use tokio::sync::{Mutex, Notify};

pub(crate) struct Rigged {
    inner: Arc<dyn Store>,
    /// Transactions tried.
    pub(crate) appends: AtomicU32,
    /// Held by a test that lets no append go on.
    pub(crate) gate: Arc<Mutex<()>>,
    /// Told of each append that comes to the gate.
    pub(crate) arrived: Notify,
    /// Appends fail before anything is stored.
    pub(crate) fails_before: AtomicBool,
    /// Appends fail after all is stored.
    pub(crate) fails_after: AtomicBool,
    /// Reads fail.
    pub(crate) deaf: AtomicBool,
    /// What a page of a record becomes before it is given.
    lie: fn(&mut Vec<Entry>),
}

impl Rigged {
    pub(crate) fn new(inner: Arc<dyn Store>) -> Arc<Self> {
        Self::lying(inner, |_| ())
    }

    pub(crate) fn lying(inner: Arc<dyn Store>, lie: fn(&mut Vec<Entry>)) -> Arc<Self> {
        Arc::new(Self {
            inner,
            appends: AtomicU32::new(0),
            gate: Arc::default(),
            arrived: Notify::new(),
            fails_before: AtomicBool::new(false),
            fails_after: AtomicBool::new(false),
            deaf: AtomicBool::new(false),
            lie,
        })
    }
}

fn broken() -> StoreError {
    StoreError::Driver("rigged".into())
}

#[async_trait]
impl Store for Rigged {
    async fn bodies(&self) -> Result<Vec<String>, StoreError> {
        self.inner.bodies().await
    }

    async fn append(&self, body: &str, entries: &[Entry]) -> Result<(), AppendError> {
        self.appends.fetch_add(1, Ordering::SeqCst);
        self.arrived.notify_one();
        drop(self.gate.lock().await);
        if self.fails_before.load(Ordering::SeqCst) {
            return Err(broken().into());
        }
        self.inner.append(body, entries).await?;
        if self.fails_after.load(Ordering::SeqCst) {
            Err(broken().into())
        } else {
            Ok(())
        }
    }

    async fn read(&self, body: &str, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
        if self.deaf.load(Ordering::SeqCst) {
            return Err(broken());
        }
        let mut entries = self.inner.read(body, after, limit).await?;
        if !entries.is_empty() {
            (self.lie)(&mut entries);
        }
        Ok(entries)
    }

    async fn appended_elsewhere(&self) -> Result<Option<String>, StoreError> {
        self.inner.appended_elsewhere().await
    }

    // The clerk asks for nothing below.

    async fn create_account(&self, account: &Account) -> Result<(), StoreError> {
        self.inner.create_account(account).await
    }
    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        self.inner.account_by_login(login).await
    }
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        self.inner.account(id).await
    }
    async fn set_password(&self, id: &AccountId, password_hash: &str) -> Result<(), StoreError> {
        self.inner.set_password(id, password_hash).await
    }
    async fn grant(&self, grant: &Grant) -> Result<(), StoreError> {
        self.inner.grant(grant).await
    }
    async fn revoke(&self, grant: &Grant) -> Result<bool, StoreError> {
        self.inner.revoke(grant).await
    }
    async fn grants_of(&self, id: &AccountId) -> Result<Vec<Grant>, StoreError> {
        self.inner.grants_of(id).await
    }
    async fn people_of(&self, body: &str) -> Result<Vec<(Account, Vec<Grant>)>, StoreError> {
        self.inner.people_of(body).await
    }
    async fn invite(&self, invitation: &Invitation) -> Result<(), StoreError> {
        self.inner.invite(invitation).await
    }
    async fn invitation(&self, token: &TokenHash, now: i64) -> Result<Option<Invitation>, StoreError> {
        self.inner.invitation(token, now).await
    }
    async fn take_invitation(
        &self,
        token: &TokenHash,
        password_hash: &str,
        now: i64,
    ) -> Result<Option<AccountId>, StoreError> {
        self.inner.take_invitation(token, password_hash, now).await
    }
    async fn open_session(&self, session: &Session) -> Result<(), StoreError> {
        self.inner.open_session(session).await
    }
    async fn session(&self, token: &TokenHash, now: i64) -> Result<Option<(Session, Account)>, StoreError> {
        self.inner.session(token, now).await
    }
    async fn sessions_of(&self, id: &AccountId, now: i64) -> Result<Vec<Session>, StoreError> {
        self.inner.sessions_of(id, now).await
    }
    async fn end_session(&self, token: &TokenHash) -> Result<(), StoreError> {
        self.inner.end_session(token).await
    }
    async fn end_sessions_of(&self, id: &AccountId) -> Result<(), StoreError> {
        self.inner.end_sessions_of(id).await
    }
    async fn note_attempt(&self, key: &str, at: i64) -> Result<(), StoreError> {
        self.inner.note_attempt(key, at).await
    }
    async fn attempts_since(&self, key: &str, since: i64) -> Result<(u32, Option<i64>), StoreError> {
        self.inner.attempts_since(key, since).await
    }
    async fn clear_attempts(&self, key: &str) -> Result<(), StoreError> {
        self.inner.clear_attempts(key).await
    }
    async fn sweep(&self, now: i64) -> Result<(), StoreError> {
        self.inner.sweep(now).await
    }
}
