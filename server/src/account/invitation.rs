//! One-time links by which a person sets their own password.

use store::{AccountId, Invitation, Store, StoreError};

use super::token::Token;
use crate::clock::Millis;

/// How long a link is good.
const LASTS: Millis = 7 * 24 * 60 * 60 * 1000;

/// Makes an account's link.
pub(crate) async fn link(
    store: &dyn Store,
    account: &AccountId,
    base: &str,
    now: Millis,
) -> Result<String, StoreError> {
    let token = Token::new();
    let invitation = Invitation {
        token: token.hash(),
        account: account.clone(),
        created_at: now,
        expires_at: now + LASTS,
    };
    store.invite(&invitation).await?;
    Ok(format!("{base}/invitation/{}", token.as_str()))
}

/// The token in the address of an invitation's page.
pub(crate) fn token(path: &str) -> Option<Token> {
    Token::presented(path.strip_prefix("/invitation/")?)
}
