//! `plenum user add`: the first account, and any other.

use std::io::Read;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use plenary::{BodyId, Rank, Role};
use store::{Account, Store};

use crate::account::acts::{in_store, login, name};
use crate::account::{invitation, password, token};
use crate::cli::{Database, PublicUrl, body_id};
use crate::clock::now;
use crate::fields::Fields;
use crate::open_store;
use crate::refused::Refused;

/// `plenum user add`.
#[derive(Debug, Args)]
pub(crate) struct AddUser {
    /// What the person signs in with: an e-mail address or a name.
    login: String,
    /// How they are shown.
    #[arg(long)]
    name: String,
    /// The body they have a role in; its secretariat may be made before the body is founded.
    #[arg(long, value_parser = body_id)]
    body: BodyId,
    /// secretariat, chair, delegate:CODE, delegate:CODE:alternate or observer:CODE
    #[arg(long, value_parser = role)]
    role: Role,
    /// Read the password from standard input instead of making a one-time link.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    public: PublicUrl,
}

/// Makes the account, or gives an existing one the role; prints the one-time link of a new one.
pub(crate) async fn add(options: AddUser) -> anyhow::Result<()> {
    let (login, name) = (
        login(&options.login).map_err(said)?,
        name(&options.name).map_err(said)?,
    );
    let password_hash = if options.password_stdin {
        Some(password_from_stdin().await?)
    } else {
        None
    };
    let store = open_store::open(&options.database.database_url).await?;
    let known = store.account_by_login(&login).await?;
    if known.is_some() && password_hash.is_some() {
        bail!("{login} has an account already, which keeps its password: leave --password-stdin out");
    }
    let (account, made) = match known {
        Some(account) => (account, false),
        None => (make(&store, login, name, password_hash).await?, true),
    };
    store
        .grant(&in_store(&account.id, &options.body, &options.role).map_err(said)?)
        .await?;
    println!("{} has the role in {}.", account.login, options.body);
    if made && account.password_hash.is_none() {
        let base = options
            .public
            .public_url
            .unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
        let link = invitation::link(store.as_ref(), &account.id, base.trim_end_matches('/'), now()).await?;
        println!("One-time link, good for seven days:\n{link}");
    }
    Ok(())
}

async fn make(
    store: &Arc<dyn Store>,
    login: String,
    name: String,
    password_hash: Option<String>,
) -> anyhow::Result<Account> {
    let account = Account {
        id: token::account_id(),
        login,
        name,
        password_hash,
        created_at: now(),
    };
    store.create_account(&account).await?;
    Ok(account)
}

async fn password_from_stdin() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("cannot read the password")?;
    let fields = Fields::single("password", text.trim_end_matches(['\r', '\n']));
    let password = password::chosen(&fields, "password").map_err(said)?;
    password::hash(password).await.map_err(said)
}

fn role(text: &str) -> Result<Role, String> {
    let code = |code: &str| code.parse().map_err(|error: plenary::IdError| error.to_string());
    match text.split(':').collect::<Vec<_>>()[..] {
        ["secretariat"] => Ok(Role::Secretariat),
        ["chair"] => Ok(Role::Chair),
        ["delegate", delegation] => Ok(Role::Delegate {
            delegation: code(delegation)?,
            rank: Rank::Representative,
        }),
        ["delegate", delegation, "alternate"] => Ok(Role::Delegate {
            delegation: code(delegation)?,
            rank: Rank::Alternate,
        }),
        ["observer", organisation] => Ok(Role::Observer {
            organisation: code(organisation)?,
        }),
        _ => Err(
            "a role is secretariat, chair, delegate:CODE, delegate:CODE:alternate or observer:CODE"
                .to_owned(),
        ),
    }
}

fn said(refused: Refused) -> anyhow::Error {
    anyhow::anyhow!(refused.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_written_as_the_help_says() {
        let delegation = "BW".parse().unwrap();
        assert_eq!(
            role("delegate:BW:alternate"),
            Ok(Role::Delegate {
                delegation,
                rank: Rank::Alternate
            })
        );
        assert_eq!(role("chair"), Ok(Role::Chair));
        for bad in ["delegate", "delegate:bw", "delegate:BW:deputy", "king", ""] {
            assert!(role(bad).is_err(), "{bad}");
        }
    }
}
