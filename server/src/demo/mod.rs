//! The demonstration: the Kimberley Process as sources report it, and a plainly fictional assembly where the same
//! question is decided.
//!
//! No position of a real state is made up: whatever had to be invented stands in the fictional body.

mod example;
mod hand;
mod kimberley;

use std::fmt::Write;
use std::sync::Arc;

use clerk::Clerk;
use plenary::{Rank, Role};
use store::{Account, Store};

use crate::account::acts::in_store;
use crate::account::{password, session, token};
use crate::clock::now;
use crate::refused::Refused;

/// One password for every demonstration account: it is printed, and protects nothing.
const PASSWORD: &str = "plenum-demonstration";

/// A person of the demonstration.
struct Person {
    login: &'static str,
    name: &'static str,
    role: Role,
}

/// Loads both bodies and the accounts into a store that has none.
pub(crate) async fn load(store: &Arc<dyn Store>, clerk: &Clerk) -> anyhow::Result<()> {
    let hash = password::hash(PASSWORD).await.map_err(said)?;
    let body = example::BODY.parse()?;
    let mut people = Vec::new();
    for Person { login, name, role } in cast()? {
        let account = Account {
            id: token::account_id(),
            login: login.to_owned(),
            name: name.to_owned(),
            password_hash: Some(hash.clone()),
            created_at: now(),
        };
        store.create_account(&account).await?;
        store
            .grant(&in_store(&account.id, &body, &role).map_err(said)?)
            .await?;
        people.push((session::person(&account.id)?, role));
    }
    kimberley::load(clerk).await?;
    example::load(clerk, people).await
}

/// Who can sign in, for the person at the terminal; none where the demonstration's password opens nothing (any more).
pub(crate) async fn accounts(store: &dyn Store) -> anyhow::Result<Option<String>> {
    let cast = cast()?;
    let Some(first) = cast.first() else {
        return Ok(None);
    };
    let stored = store
        .account_by_login(first.login)
        .await?
        .and_then(|account| account.password_hash);
    if stored.is_none() || !password::holds(stored, PASSWORD).await.map_err(said)? {
        return Ok(None);
    }
    let mut text = format!("Demonstration accounts of the Example Assembly, password {PASSWORD}\n");
    for person in cast {
        let _ = writeln!(text, "  {:<30} {}", person.login, person.name);
    }
    Ok(Some(text))
}

/// Everybody who can sign in, the secretariat first.
fn cast() -> anyhow::Result<Vec<Person>> {
    let delegate = |login, name, code: &str, rank| -> anyhow::Result<Person> {
        Ok(Person {
            login,
            name,
            role: Role::Delegate {
                delegation: code.parse()?,
                rank,
            },
        })
    };
    Ok(vec![
        Person {
            login: "secretariat@example.org",
            name: "Sam Secretary (secretariat)",
            role: Role::Secretariat,
        },
        Person {
            login: "chair@example.org",
            name: "Charlie Chair (chair)",
            role: Role::Chair,
        },
        delegate(
            "alveria@example.org",
            "Alex of Alveria (delegate)",
            "ALV",
            Rank::Representative,
        )?,
        delegate(
            "ravania@example.org",
            "Robin of Ravania (delegate)",
            "RAV",
            Rank::Representative,
        )?,
        delegate(
            "solenne@example.org",
            "Sasha of Solenne (delegate)",
            "SOL",
            Rank::Representative,
        )?,
        delegate(
            "solenne-alternate@example.org",
            "Sidney of Solenne (alternate)",
            "SOL",
            Rank::Alternate,
        )?,
        Person {
            login: "observer@example.org",
            name: "Ollie of Open Bench Watch (observer)",
            role: Role::Observer {
                organisation: "OBW".parse()?,
            },
        },
    ])
}

fn said(refused: Refused) -> anyhow::Error {
    anyhow::anyhow!(refused.sentence)
}
