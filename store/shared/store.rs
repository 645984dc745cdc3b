//! The store's queries, in the SQL that both databases understand.
//!
//! This file is part of both backend crates: sqlx checks every statement against the database of the crate that
//! it is compiled in. What the databases do differently (opening, appending, waiting for another server) is in
//! `crate::backend`.

use async_trait::async_trait;
use record::Entry;
use sqlx::{query, query_as, query_scalar};
use store::{
    ATTEMPT_KEPT_FOR, Account, AccountId, AppendError, Grant, Invitation, Session, Store, StoreError,
    TokenHash,
};

use crate::backend::Backend;
use crate::rows::{AccountRow, EntryRow, InvitationRow, SessionRow, driver, grant};

#[async_trait]
impl Store for Backend {
    async fn bodies(&self) -> Result<Vec<String>, StoreError> {
        query_scalar!("SELECT body FROM entries WHERE sequence = 1 ORDER BY body")
            .fetch_all(self.reader())
            .await
            .map_err(driver)
    }

    async fn append(&self, body: &str, entries: &[Entry]) -> Result<(), AppendError> {
        self.append_entries(body, entries).await
    }

    async fn read(&self, body: &str, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        query_as!(
            EntryRow,
            "SELECT sequence, at, actor, event, salt, previous, hash FROM entries
             WHERE body = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
            body,
            after,
            i64::from(limit)
        )
        .fetch_all(self.reader())
        .await
        .map_err(driver)?
        .into_iter()
        .map(Entry::try_from)
        .collect()
    }

    async fn appended_elsewhere(&self) -> Result<Option<String>, StoreError> {
        self.wait_for_others().await
    }

    async fn create_account(&self, account: &Account) -> Result<(), StoreError> {
        let made = query!(
            "INSERT INTO accounts (id, login, login_key, name, password_hash, created_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (login_key) DO NOTHING",
            account.id.0,
            account.login,
            login_key(&account.login),
            account.name,
            account.password_hash,
            account.created_at
        )
        .execute(self.writer())
        .await
        .map_err(driver)?;
        if made.rows_affected() == 0 {
            Err(StoreError::Taken)
        } else {
            Ok(())
        }
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let found = query_as!(
            AccountRow,
            "SELECT id, login, name, password_hash, created_at FROM accounts WHERE login_key = $1",
            login_key(login)
        )
        .fetch_optional(self.reader())
        .await
        .map_err(driver)?;
        Ok(found.map(Account::from))
    }

    async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let found = query_as!(
            AccountRow,
            "SELECT id, login, name, password_hash, created_at FROM accounts WHERE id = $1",
            id.0
        )
        .fetch_optional(self.reader())
        .await
        .map_err(driver)?;
        Ok(found.map(Account::from))
    }

    async fn set_password(&self, id: &AccountId, password_hash: &str) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let set = query!(
            "UPDATE accounts SET password_hash = $1 WHERE id = $2",
            password_hash,
            id.0
        )
        .execute(&mut *transaction)
        .await
        .map_err(driver)?;
        if set.rows_affected() == 0 {
            return Err(StoreError::Inconsistent(
                "no account for this password".to_owned(),
            ));
        }
        query!("DELETE FROM sessions WHERE account = $1", id.0)
            .execute(&mut *transaction)
            .await
            .map_err(driver)?;
        transaction.commit().await.map_err(driver)
    }

    async fn grant(&self, grant: &Grant) -> Result<(), StoreError> {
        query!(
            "INSERT INTO grants (account, body, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            grant.account.0,
            grant.body,
            grant.role
        )
        .execute(self.writer())
        .await
        .map_err(driver)?;
        Ok(())
    }

    async fn revoke(&self, grant: &Grant) -> Result<bool, StoreError> {
        let taken = query!(
            "DELETE FROM grants WHERE account = $1 AND body = $2 AND role = $3",
            grant.account.0,
            grant.body,
            grant.role
        )
        .execute(self.writer())
        .await
        .map_err(driver)?;
        Ok(taken.rows_affected() > 0)
    }

    async fn grants_of(&self, id: &AccountId) -> Result<Vec<Grant>, StoreError> {
        let rows = query!(
            "SELECT body, role FROM grants WHERE account = $1 ORDER BY body, role",
            id.0
        )
        .fetch_all(self.reader())
        .await
        .map_err(driver)?;
        Ok(rows
            .into_iter()
            .map(|row| grant(id, row.body, row.role))
            .collect())
    }

    async fn people_of(&self, body: &str) -> Result<Vec<(Account, Vec<Grant>)>, StoreError> {
        let rows = query!(
            "SELECT id, login, name, password_hash, created_at, role
             FROM grants JOIN accounts ON accounts.id = grants.account
             WHERE body = $1 ORDER BY login_key, role",
            body
        )
        .fetch_all(self.reader())
        .await
        .map_err(driver)?;
        let mut people: Vec<(Account, Vec<Grant>)> = Vec::new();
        for row in rows {
            let id = AccountId(row.id);
            let grant = grant(&id, body.to_owned(), row.role);
            match people.last_mut() {
                Some((account, grants)) if account.id == id => grants.push(grant),
                _ => {
                    let (login, name, created_at) = (row.login, row.name, row.created_at);
                    let account = Account {
                        id,
                        login,
                        name,
                        password_hash: row.password_hash,
                        created_at,
                    };
                    people.push((account, vec![grant]));
                }
            }
        }
        Ok(people)
    }

    async fn invite(&self, invitation: &Invitation) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query!("DELETE FROM invitations WHERE account = $1", invitation.account.0)
            .execute(&mut *transaction)
            .await
            .map_err(driver)?;
        query!(
            "INSERT INTO invitations (token, account, created_at, expires_at) VALUES ($1, $2, $3, $4)",
            invitation.token.0.as_slice(),
            invitation.account.0,
            invitation.created_at,
            invitation.expires_at
        )
        .execute(&mut *transaction)
        .await
        .map_err(driver)?;
        transaction.commit().await.map_err(driver)
    }

    async fn invitation(&self, token: &TokenHash, now: i64) -> Result<Option<Invitation>, StoreError> {
        let found = query_as!(
            InvitationRow,
            "SELECT account, created_at, expires_at FROM invitations WHERE token = $1 AND expires_at > $2",
            token.0.as_slice(),
            now
        )
        .fetch_optional(self.reader())
        .await
        .map_err(driver)?;
        Ok(found.map(|row| row.with(*token)))
    }

    async fn take_invitation(
        &self,
        token: &TokenHash,
        password_hash: &str,
        now: i64,
    ) -> Result<Option<AccountId>, StoreError> {
        let mut transaction = self.begin().await?;
        // The account first: its row is what two who try at once have to wait for, whichever link each of them has.
        let account = query_scalar!(
            "UPDATE accounts SET password_hash = $1
             WHERE id = (SELECT account FROM invitations WHERE token = $2 AND expires_at > $3) RETURNING id",
            password_hash,
            token.0.as_slice(),
            now
        )
        .fetch_optional(&mut *transaction)
        .await
        .map_err(driver)?;
        let Some(account) = account else { return Ok(None) };
        let removed = query!(
            "DELETE FROM invitations WHERE token = $1 AND account = $2",
            token.0.as_slice(),
            account
        )
        .execute(&mut *transaction)
        .await
        .map_err(driver)?;
        if removed.rows_affected() == 0 {
            return Ok(None); // the other one was first; dropping the transaction leaves their password
        }
        query!("DELETE FROM invitations WHERE account = $1", account)
            .execute(&mut *transaction)
            .await
            .map_err(driver)?;
        query!("DELETE FROM sessions WHERE account = $1", account)
            .execute(&mut *transaction)
            .await
            .map_err(driver)?;
        transaction.commit().await.map_err(driver)?;
        Ok(Some(AccountId(account)))
    }

    async fn open_session(&self, session: &Session) -> Result<(), StoreError> {
        query!(
            "INSERT INTO sessions (token, account, created_at, expires_at, browser) VALUES ($1, $2, $3, $4, $5)",
            session.token.0.as_slice(),
            session.account.0,
            session.created_at,
            session.expires_at,
            session.browser
        )
        .execute(self.writer())
        .await
        .map_err(driver)?;
        Ok(())
    }

    async fn session(&self, token: &TokenHash, now: i64) -> Result<Option<(Session, Account)>, StoreError> {
        let found = query!(
            "SELECT sessions.created_at, expires_at, browser,
                    id, login, name, password_hash, accounts.created_at AS account_created_at
             FROM sessions JOIN accounts ON accounts.id = sessions.account
             WHERE token = $1 AND expires_at > $2",
            token.0.as_slice(),
            now
        )
        .fetch_optional(self.reader())
        .await
        .map_err(driver)?;
        Ok(found.map(|row| {
            let id = AccountId(row.id);
            let session = Session {
                token: *token,
                account: id.clone(),
                created_at: row.created_at,
                expires_at: row.expires_at,
                browser: row.browser,
            };
            let account = Account {
                id,
                login: row.login,
                name: row.name,
                password_hash: row.password_hash,
                created_at: row.account_created_at,
            };
            (session, account)
        }))
    }

    async fn sessions_of(&self, id: &AccountId, now: i64) -> Result<Vec<Session>, StoreError> {
        query_as!(
            SessionRow,
            "SELECT token, account, created_at, expires_at, browser FROM sessions
             WHERE account = $1 AND expires_at > $2 ORDER BY created_at DESC, token",
            id.0,
            now
        )
        .fetch_all(self.reader())
        .await
        .map_err(driver)?
        .into_iter()
        .map(Session::try_from)
        .collect()
    }

    async fn end_session(&self, token: &TokenHash) -> Result<(), StoreError> {
        query!("DELETE FROM sessions WHERE token = $1", token.0.as_slice())
            .execute(self.writer())
            .await
            .map_err(driver)?;
        Ok(())
    }

    async fn end_sessions_of(&self, id: &AccountId) -> Result<(), StoreError> {
        query!("DELETE FROM sessions WHERE account = $1", id.0)
            .execute(self.writer())
            .await
            .map_err(driver)?;
        Ok(())
    }

    async fn note_attempt(&self, key: &str, at: i64) -> Result<(), StoreError> {
        query!("INSERT INTO attempts (key, at) VALUES ($1, $2)", key, at)
            .execute(self.writer())
            .await
            .map_err(driver)?;
        Ok(())
    }

    async fn attempts_since(&self, key: &str, since: i64) -> Result<(u32, Option<i64>), StoreError> {
        let row = query!(
            r#"SELECT count(*) AS "count!: i64", min(at) AS "oldest?: i64" FROM attempts WHERE key = $1 AND at >= $2"#,
            key,
            since
        )
        .fetch_one(self.reader())
        .await
        .map_err(driver)?;
        Ok((u32::try_from(row.count).unwrap_or(u32::MAX), row.oldest))
    }

    async fn clear_attempts(&self, key: &str) -> Result<(), StoreError> {
        query!("DELETE FROM attempts WHERE key = $1", key)
            .execute(self.writer())
            .await
            .map_err(driver)?;
        Ok(())
    }

    async fn sweep(&self, now: i64) -> Result<(), StoreError> {
        query!("DELETE FROM sessions WHERE expires_at <= $1", now)
            .execute(self.writer())
            .await
            .map_err(driver)?;
        query!("DELETE FROM invitations WHERE expires_at <= $1", now)
            .execute(self.writer())
            .await
            .map_err(driver)?;
        query!(
            "DELETE FROM attempts WHERE at < $1",
            now.saturating_sub(ATTEMPT_KEPT_FOR)
        )
        .execute(self.writer())
        .await
        .map_err(driver)?;
        Ok(())
    }
}

/// What logins are compared by: their lower case, made here since the databases' own differ.
fn login_key(login: &str) -> String {
    login.to_lowercase()
}
