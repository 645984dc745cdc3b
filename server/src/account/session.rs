//! Sign-in sessions: a random token in a cookie, its hash in the store.

use app::context::{Person, Viewer};
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;
use plenary::{BodyId, PersonId, Role};
use store::{Account, AccountId, Session, Store, StoreError, TokenHash};

use super::token::Token;
use crate::clock::Millis;

/// How long a session lasts, whatever is done in it: a long day of sittings.
const LASTS: Millis = 14 * 60 * 60 * 1000;

/// The cookie's name and attributes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cookies {
    /// Served over https: the cookie is then bound to this very host, and never sent in clear.
    pub(crate) secure: bool,
}

impl Cookies {
    fn name(self) -> &'static str {
        if self.secure {
            "__Host-plenum_session"
        } else {
            "plenum_session"
        }
    }

    /// The token that a request presents.
    pub(crate) fn token(self, headers: &HeaderMap) -> Option<Token> {
        Token::presented(CookieJar::from_headers(headers).get(self.name())?.value())
    }

    /// Hands a token out.
    pub(crate) fn set(self, token: &Token) -> Option<HeaderValue> {
        self.header(token.as_str(), LASTS / 1000)
    }

    /// Takes it back.
    pub(crate) fn clear(self) -> Option<HeaderValue> {
        self.header("", 0)
    }

    fn header(self, value: &str, seconds: i64) -> Option<HeaderValue> {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}",
            self.name()
        );
        let mut header = HeaderValue::from_str(&text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// Who asks, and with which session.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visitor {
    /// For the pages.
    pub(crate) viewer: Viewer,
    /// The account and the session's token hash, when signed in.
    pub(crate) signed_in: Option<SignedIn>,
}

/// A live session.
#[derive(Debug, Clone)]
pub(crate) struct SignedIn {
    pub(crate) account: Account,
    pub(crate) session: TokenHash,
}

/// Who presents this token.
pub(crate) async fn visitor(
    store: &dyn Store,
    token: Option<TokenHash>,
    now: Millis,
) -> Result<Visitor, StoreError> {
    let Some(token) = token else {
        return Ok(Visitor::default());
    };
    let Some((session, account)) = store.session(&token, now).await? else {
        return Ok(Visitor::default());
    };
    let person = Person {
        id: person(&account.id)?,
        name: account.name.clone(),
        login: account.login.clone(),
    };
    let roles = roles(store, &account.id).await?;
    Ok(Visitor {
        viewer: Viewer {
            person: Some(person),
            roles,
        },
        signed_in: Some(SignedIn {
            account,
            session: session.token,
        }),
    })
}

/// An account's roles, in order of body and role.
pub(crate) async fn roles(store: &dyn Store, account: &AccountId) -> Result<Vec<(BodyId, Role)>, StoreError> {
    let inconsistent = |what: &str| StoreError::Inconsistent(format!("a grant holds no {what}"));
    let grants = store.grants_of(account).await?;
    let roles = grants.into_iter().map(|grant| {
        let body = grant.body.parse().map_err(|_| inconsistent("body"))?;
        let role = serde_json::from_str(&grant.role).map_err(|_| inconsistent("role"))?;
        Ok((body, role))
    });
    roles.collect()
}

/// The person that the record knows an account as.
pub(crate) fn person(account: &AccountId) -> Result<PersonId, StoreError> {
    account
        .0
        .parse()
        .map_err(|_| StoreError::Inconsistent("an account's id is no person's id".to_owned()))
}

/// Begins a session; the one before it, if any, ends: a token never outlives a sign-in.
pub(crate) async fn begin(
    store: &dyn Store,
    account: AccountId,
    before: Option<&SignedIn>,
    headers: &HeaderMap,
    now: Millis,
) -> Result<Token, StoreError> {
    if let Some(before) = before {
        store.end_session(&before.session).await?;
    }
    let token = Token::new();
    let browser = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or("unknown browser");
    let session = Session {
        token: token.hash(),
        account,
        created_at: now,
        expires_at: now + LASTS,
        browser: browser.chars().take(200).collect(),
    };
    store.open_session(&session).await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let token = Token::new();
        let plain = Cookies { secure: false }.set(&token).unwrap();
        let plain = plain.to_str().unwrap();
        assert!(
            plain.starts_with("plenum_session=") && plain.contains("; Path=/; HttpOnly; SameSite=Lax"),
            "{plain}"
        );
        assert!(!plain.contains("Secure"));
        let secure = Cookies { secure: true }.set(&token).unwrap();
        let secure = secure.to_str().unwrap();
        assert!(
            secure.starts_with("__Host-plenum_session=") && secure.ends_with("; Secure"),
            "{secure}"
        );
        assert!(!secure.contains("Domain"));
    }
}
