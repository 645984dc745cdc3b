//! The forms about accounts.

use axum::http::{HeaderValue, StatusCode};
use plenary::{BodyId, Code, Rank, Role};
use store::{Account, AccountId, Grant, Store};

use super::attempts::Attempt;
use super::{invitation, password, session, token};
use crate::clock::now;
use crate::fields::{Fields, short};
use crate::house::House;
use crate::refused::Refused;
use crate::visit::Visit;

/// What follows a form that was taken.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// The page to go on to; none for the page the form stood on.
    pub(crate) to: Option<String>,
    /// The session cookie, when it changes.
    pub(crate) cookie: Option<HeaderValue>,
    /// A one-time link, to be shown once on the page itself.
    pub(crate) link: Option<String>,
}

/// Does an account act; none when the act is not one.
pub(crate) async fn perform(
    house: &House,
    visit: &Visit,
    act: &str,
    fields: &Fields,
) -> Option<Result<Done, Refused>> {
    Some(match act {
        "sign-in" => sign_in(house, visit, fields).await,
        "sign-out" => sign_out(house, visit).await,
        "sign-out-everywhere" => sign_out_everywhere(house, visit).await,
        "change-password" => change_password(house, visit, fields).await,
        "take-invitation" => take_invitation(house, visit, fields).await,
        "invite" => invite(house, visit, fields).await,
        "renew-invitation" => renew_invitation(house, visit, fields).await,
        "revoke-role" => revoke_role(house, visit, fields).await,
        _ => return None,
    })
}

async fn sign_in(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let (login, given) = (fields.text("login")?.trim(), fields.text("password")?);
    let store = house.store.as_ref();
    let attempt = Attempt::new(login, visit.address);
    attempt.begin(store, now()).await?;
    let account = store.account_by_login(login).await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let holds = password::holds(stored, given).await?;
    let Some(account) = account.filter(|_| holds) else {
        attempt.failed(store, now()).await?;
        let sentence = "This sign-in name and password do not go together.";
        return Err(Refused::new(StatusCode::UNAUTHORIZED, "wrong-password", sentence));
    };
    attempt.succeeded(store).await?;
    let to = match fields.optional("next").filter(|next| is_local(next)) {
        Some(next) => next.to_owned(),
        None => own_place(store, &account.id).await?.to_owned(),
    };
    enter(house, visit, account.id, to).await
}

/// Begins a session and goes on.
async fn enter(house: &House, visit: &Visit, account: AccountId, to: String) -> Result<Done, Refused> {
    let before = visit.visitor.signed_in.as_ref();
    let token = session::begin(house.store.as_ref(), account, before, &visit.parts.headers, now()).await?;
    Ok(Done {
        to: Some(to),
        cookie: house.cookies.set(&token),
        link: None,
    })
}

async fn sign_out(house: &House, visit: &Visit) -> Result<Done, Refused> {
    if let Some(signed_in) = &visit.visitor.signed_in {
        house.store.end_session(&signed_in.session).await?;
    }
    Ok(Done {
        to: Some("/".to_owned()),
        cookie: house.cookies.clear(),
        link: None,
    })
}

async fn sign_out_everywhere(house: &House, visit: &Visit) -> Result<Done, Refused> {
    house
        .store
        .end_sessions_of(&visit.signed_in()?.account.id)
        .await?;
    Ok(Done {
        to: Some("/".to_owned()),
        cookie: house.cookies.clear(),
        link: None,
    })
}

async fn change_password(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let account = &visit.signed_in()?.account;
    let chosen = password::chosen(fields, "new-password")?;
    let store = house.store.as_ref();
    let attempt = Attempt::new(&account.login, visit.address);
    attempt.begin(store, now()).await?;
    if !password::holds(account.password_hash.clone(), fields.text("password")?).await? {
        attempt.failed(store, now()).await?;
        return Err(Refused::field(
            "password",
            "wrong-password",
            "This is not your present password.",
        ));
    }
    attempt.succeeded(store).await?;
    // Ends every session; this browser gets a new one.
    store
        .set_password(&account.id, &password::hash(chosen).await?)
        .await?;
    let entered = enter(house, visit, account.id.clone(), String::new()).await?;
    Ok(Done { to: None, ..entered })
}

async fn take_invitation(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let over = || {
        let sentence =
            "This link has been used already, or its seven days are over. Ask the secretariat for a new one.";
        Refused::new(StatusCode::GONE, "invitation-over", sentence)
    };
    let token = invitation::token(visit.path()).ok_or_else(over)?.hash();
    let chosen = password::chosen(fields, "password")?;
    house.store.invitation(&token, now()).await?.ok_or_else(over)?;
    let hash = password::hash(chosen).await?;
    let account = house
        .store
        .take_invitation(&token, &hash, now())
        .await?
        .ok_or_else(over)?;
    let to = own_place(house.store.as_ref(), &account).await?.to_owned();
    enter(house, visit, account, to).await
}

/// Where a person works: the console for who runs a plenary, the desk for who takes part in one.
async fn own_place(store: &dyn Store, account: &AccountId) -> Result<&'static str, Refused> {
    let roles = session::roles(store, account).await?;
    Ok(if roles.iter().any(|(_, role)| role.presides()) {
        "/console"
    } else if roles.is_empty() {
        "/"
    } else {
        "/desk"
    })
}

async fn invite(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let body = secretariat_of(visit, fields)?;
    let role = role(fields)?;
    known(house, &body, &role)?;
    let (login, name) = (login(fields.text("login")?)?, name(fields.text("name")?)?);
    let store = house.store.as_ref();
    if let Some(account) = store.account_by_login(&login).await? {
        grant(house, &account.id, &body, &role).await?;
        return Ok(Done::default());
    }
    let account = Account {
        id: token::account_id(),
        login,
        name,
        password_hash: None,
        created_at: now(),
    };
    store.create_account(&account).await?;
    grant(house, &account.id, &body, &role).await?;
    let link = invitation::link(store, &account.id, &house.settings.public_url, now()).await?;
    Ok(Done {
        link: Some(link),
        ..Done::default()
    })
}

/// A new link for somebody who lost the first, or the password. Whoever has the link has the account, so that it is
/// given only for accounts with no role in a body where the one who asks is not the secretariat.
async fn renew_invitation(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let body = secretariat_of(visit, fields)?;
    let account = AccountId(fields.text("account")?.to_owned());
    let grants = house.store.grants_of(&account).await?;
    if !grants.iter().any(|grant| grant.body == body.as_str()) {
        return Err(unknown_person());
    }
    let own = |grant: &Grant| {
        let roles = visit.visitor.viewer.roles.iter();
        roles
            .filter(|(_, role)| *role == Role::Secretariat)
            .any(|(body, _)| body.as_str() == grant.body)
    };
    if !grants.iter().all(own) {
        let sentence = "This person has a role in another body as well, so that its secretariat has to agree: \
                        the link must come from somebody who is the secretariat of both.";
        return Err(Refused::new(
            StatusCode::FORBIDDEN,
            "role-in-other-body",
            sentence,
        ));
    }
    let link = invitation::link(house.store.as_ref(), &account, &house.settings.public_url, now()).await?;
    Ok(Done {
        link: Some(link),
        ..Done::default()
    })
}

async fn revoke_role(house: &House, visit: &Visit, fields: &Fields) -> Result<Done, Refused> {
    let body = secretariat_of(visit, fields)?;
    let account = AccountId(fields.text("account")?.to_owned());
    let role: Role = serde_json::from_str(fields.text("role")?)
        .map_err(|_| Refused::field("role", "field-invalid", "This is no role."))?;
    if role == Role::Secretariat && visit.signed_in()?.account.id == account {
        let sentence =
            "You cannot take the secretariat from yourself: somebody else of the secretariat has to.";
        return Err(Refused::new(StatusCode::CONFLICT, "own-secretariat", sentence));
    }
    let taken = house.store.revoke(&in_store(&account, &body, &role)?).await?;
    if taken {
        Ok(Done::default())
    } else {
        Err(unknown_person())
    }
}

/// Gives an account a role in a body.
pub(crate) async fn grant(
    house: &House,
    account: &AccountId,
    body: &BodyId,
    role: &Role,
) -> Result<(), Refused> {
    Ok(house.store.grant(&in_store(account, body, role)?).await?)
}

/// A grant as it is stored.
pub(crate) fn in_store(account: &AccountId, body: &BodyId, role: &Role) -> Result<Grant, Refused> {
    let role = record::canonical(role).map_err(|_| Refused::unavailable())?;
    Ok(Grant {
        account: account.clone(),
        body: body.to_string(),
        role,
    })
}

/// A sign-in name that can be typed again: an e-mail address or a plain name.
pub(crate) fn login(text: &str) -> Result<String, Refused> {
    let text = text.trim();
    let fits = (1..=200).contains(&text.chars().count())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    fits.then(|| text.to_owned()).ok_or_else(|| {
        Refused::field(
            "login",
            "field-invalid",
            "A sign-in name has 1 to 200 characters and no spaces.",
        )
    })
}

/// How a person is shown.
pub(crate) fn name(text: &str) -> Result<String, Refused> {
    let text = text.trim();
    let fits = (1..=120).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
        .ok_or_else(|| Refused::field("name", "field-invalid", "A name has 1 to 120 characters."))
}

fn secretariat_of(visit: &Visit, fields: &Fields) -> Result<BodyId, Refused> {
    visit.signed_in()?;
    let body: BodyId = fields.parse("body")?;
    if visit.visitor.viewer.roles_in(&body).contains(&Role::Secretariat) {
        return Ok(body);
    }
    let sentence = "Only the secretariat of this body manages its people.";
    Err(Refused::new(StatusCode::FORBIDDEN, "not-secretariat", sentence))
}

fn role(fields: &Fields) -> Result<Role, Refused> {
    match fields.text("role")? {
        "secretariat" => Ok(Role::Secretariat),
        "chair" => Ok(Role::Chair),
        "delegate" => {
            let rank = match fields.text("rank")? {
                "representative" => Rank::Representative,
                "alternate" => Rank::Alternate,
                other => {
                    let sentence = format!(
                        "“rank” must be representative or alternate, not “{}”.",
                        short(other)
                    );
                    return Err(Refused::field("rank", "field-invalid", sentence));
                }
            };
            Ok(Role::Delegate {
                delegation: fields.parse("delegation")?,
                rank,
            })
        }
        "observer" => Ok(Role::Observer {
            organisation: fields.parse("organisation")?,
        }),
        other => {
            let sentence = format!(
                "“role” must be secretariat, chair, delegate or observer, not “{}”.",
                short(other)
            );
            Err(Refused::field("role", "field-invalid", sentence))
        }
    }
}

/// The delegation or organisation of a role must be one of the body.
fn known(house: &House, body: &BodyId, role: &Role) -> Result<(), Refused> {
    let found = |field: &str, code: &Code, found: Option<bool>| match found {
        Some(true) => Ok(()),
        _ => Err(Refused::field(
            field,
            "unknown-code",
            format!("This body has no “{code}”."),
        )),
    };
    let read = |look: &dyn Fn(&plenary::State) -> bool| house.clerk.read(body, look);
    match role {
        Role::Secretariat | Role::Chair => Ok(()),
        Role::Delegate { delegation, .. } => found(
            "delegation",
            delegation,
            read(&|state| state.delegations.contains_key(delegation)),
        ),
        Role::Observer { organisation } => found(
            "organisation",
            organisation,
            read(&|state| state.observers.contains_key(organisation)),
        ),
    }
}

fn unknown_person() -> Refused {
    Refused::new(
        StatusCode::NOT_FOUND,
        "unknown-person",
        "Nobody like that has this role in this body.",
    )
}

/// An address of this site: never another's.
fn is_local(next: &str) -> bool {
    let mut characters = next.chars();
    characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && next.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_leads_to_this_site_only() {
        for fine in ["/", "/desk", "/example/votes/1?x=y"] {
            assert!(is_local(fine), "{fine}");
        }
        for foreign in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\nb",
            "desk",
            "/\t/evil",
        ] {
            assert!(!is_local(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn logins_can_be_typed_again() {
        assert_eq!(
            login(" secretariat@example.org "),
            Ok("secretariat@example.org".to_owned())
        );
        for bad in ["", "two words", &"x".repeat(201), "a\u{0}"] {
            assert_eq!(login(bad).unwrap_err().field.as_deref(), Some("login"), "{bad:?}");
        }
    }
}
