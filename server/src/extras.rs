//! What single pages are given besides the clerk: people, sessions, an invitation, a stretch of the record.

use app::context::{InvitationFor, People, PersonRow, RecordPage, SessionRow, Sessions};
use leptos::prelude::provide_context;
use plenary::{BodyId, Role};
use store::StoreError;

use crate::account::invitation;
use crate::clock::now;
use crate::house::House;
use crate::record_page;
use crate::refused::Refused;
use crate::visit::Visit;

/// What a page is given besides the clerk.
#[derive(Clone, Default)]
pub(crate) struct Extras {
    people: Option<People>,
    sessions: Option<Sessions>,
    invitation: Option<InvitationFor>,
    record: Option<RecordPage>,
}

impl Extras {
    /// What the page at this address is given, as far as the visitor may have it.
    pub(crate) async fn of(house: &House, visit: &Visit, new_link: Option<String>) -> Result<Self, Refused> {
        let mut extras = Self::default();
        let segments: Vec<&str> = visit
            .path()
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        match segments[..] {
            ["account"] => extras.sessions = sessions(house, visit).await?,
            ["invitation", _] => extras.invitation = invitation(house, visit).await?,
            ["console", body, "people"] => extras.people = people(house, visit, body, new_link).await?,
            [body, "record"] => extras.record = record_page::of(house, body, visit.parts.uri.query()).await?,
            _ => {}
        }
        Ok(extras)
    }

    /// Puts it where the page finds it.
    pub(crate) fn provide(&self) {
        provide(self.people.as_ref());
        provide(self.sessions.as_ref());
        provide(self.invitation.as_ref());
        provide(self.record.as_ref());
    }
}

fn provide<T: Clone + Send + Sync + 'static>(extra: Option<&T>) {
    if let Some(extra) = extra {
        provide_context(extra.clone());
    }
}

async fn sessions(house: &House, visit: &Visit) -> Result<Option<Sessions>, StoreError> {
    let Some(signed_in) = &visit.visitor.signed_in else {
        return Ok(None);
    };
    let sessions = house.store.sessions_of(&signed_in.account.id, now()).await?;
    let row = |session: store::Session| SessionRow {
        current: session.token == signed_in.session,
        browser: session.browser,
        since: session.created_at,
    };
    Ok(Some(Sessions(sessions.into_iter().map(row).collect())))
}

async fn invitation(house: &House, visit: &Visit) -> Result<Option<InvitationFor>, StoreError> {
    let Some(token) = invitation::token(visit.path()) else {
        return Ok(None);
    };
    let Some(invitation) = house.store.invitation(&token.hash(), now()).await? else {
        return Ok(None);
    };
    let account = house.store.account(&invitation.account).await?;
    Ok(account.map(|account| InvitationFor {
        name: account.name,
        login: account.login,
    }))
}

async fn people(
    house: &House,
    visit: &Visit,
    body: &str,
    new_link: Option<String>,
) -> Result<Option<People>, StoreError> {
    let Ok(body) = body.parse::<BodyId>() else {
        return Ok(None);
    };
    if !visit.visitor.viewer.roles_in(&body).contains(&Role::Secretariat) {
        return Ok(None);
    }
    let mut people = Vec::new();
    for (account, grants) in house.store.people_of(body.as_str()).await? {
        let roles: Result<Vec<Role>, _> = grants
            .iter()
            .map(|grant| serde_json::from_str(&grant.role))
            .collect();
        people.push(PersonRow {
            account: account.id.0,
            login: account.login,
            name: account.name,
            roles: roles.map_err(|_| StoreError::Inconsistent("a grant holds no role".to_owned()))?,
            joined: account.password_hash.is_some(),
        });
    }
    Ok(Some(People { people, new_link }))
}
