//! Forms: every page takes them at its own address.

use std::sync::Arc;

use app::context::{Feedback, Viewer};
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use plenary::{Actor, BodyId, Role};

use crate::account::acts::{self as account_acts, Done};
use crate::account::{attempts, session};
use crate::acts;
use crate::fields::Fields;
use crate::house::House;
use crate::page::{self, plain};
use crate::refused::Refused;
use crate::visit::{self, Visit};

/// Most bytes of a form: the longest text the plenary takes, with every character at its longest encoding.
const LONGEST: usize = 512 * 1024;

/// Any form.
pub(crate) async fn post(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if house
        .forms
        .check_key(&attempts::block(visit::address(&house, &parts)))
        .is_err()
    {
        let mut response = plain(
            StatusCode::TOO_MANY_REQUESTS,
            "Too many forms at once from your address. Wait a moment.",
        );
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        return response;
    }
    let is_form = is_form(&parts.headers);
    let visit = match Visit::of(&house, parts).await {
        Ok(visit) => visit,
        Err(refused) => return plain(refused.status, &refused.sentence),
    };
    let fields = match to_bytes(body, LONGEST).await {
        Ok(bytes) if is_form => read(&bytes),
        Ok(_) => Err(Refused::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-form",
            "Only forms are taken here, as application/x-www-form-urlencoded.",
        )),
        Err(_) => Err(Refused::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "form-too-large",
            "This is more than the server takes at once. Your browser's back button brings back what you typed.",
        )),
    };
    let fields = match fields {
        Ok(fields) => fields,
        Err(refused) => return refuse(&house, &visit, "", &refused, &Fields::default()).await,
    };
    let act = fields.text("act").unwrap_or_default().to_owned();
    match perform(&house, &visit, &act, &fields).await {
        Ok(Done { link: Some(link), .. }) => {
            page::show(&house, &visit, Feedback::Done(act), StatusCode::OK, Some(link)).await
        }
        Ok(Done {
            to,
            cookie,
            link: None,
        }) => go_on(&visit, &act, to, cookie),
        Err(refused) => refuse(&house, &visit, &act, &refused, &fields).await,
    }
}

fn read(bytes: &Bytes) -> Result<Fields, Refused> {
    Fields::read(bytes)
}

/// Does what the form asks.
async fn perform(house: &House, visit: &Visit, act: &str, fields: &Fields) -> Result<Done, Refused> {
    if let Some(outcome) = account_acts::perform(house, visit, act, fields).await {
        return outcome;
    }
    let signed_in = visit.signed_in()?;
    let person = session::person(&signed_in.account.id)?;
    let body = acts::body(act, fields)?;
    let viewer = &visit.visitor.viewer;
    let founds = act == "found-body" && may_found(house, viewer, &body).await?;
    let role = if founds {
        Role::Secretariat
    } else {
        acts::role(viewer, &body, fields)?
    };
    let command = acts::command(act, fields)?;
    let receipt = house.clerk.submit(&body, Actor { person, role }, command).await?;
    if founds {
        account_acts::grant(house, &signed_in.account.id, &body, &Role::Secretariat).await?;
    }
    Ok(Done {
        to: acts::made(&body, &receipt.events),
        ..Done::default()
    })
}

/// Whether a new body may be founded by somebody who has no role in it yet, and then is its secretariat: the
/// secretariat of another may, unless the new one was given to somebody already.
async fn may_found(house: &House, viewer: &Viewer, body: &BodyId) -> Result<bool, Refused> {
    let is_secretariat = viewer.roles.iter().any(|(_, role)| *role == Role::Secretariat);
    Ok(is_secretariat && house.store.people_of(body.as_str()).await?.is_empty())
}

/// 303: a page that is loaded again does not send the form again.
fn go_on(visit: &Visit, act: &str, to: Option<String>, cookie: Option<HeaderValue>) -> Response {
    let to = to.unwrap_or_else(|| here(visit));
    let mark = if to.contains('?') { '&' } else { '?' };
    let mut response = (
        StatusCode::SEE_OTHER,
        [(header::LOCATION, format!("{to}{mark}done={act}"))],
    )
        .into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The page the form stood on, without what an earlier form left in its address.
fn here(visit: &Visit) -> String {
    let query = visit.parts.uri.query().unwrap_or_default();
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="))
        .collect();
    if kept.is_empty() {
        visit.path().to_owned()
    } else {
        format!("{}?{}", visit.path(), kept.join("&"))
    }
}

/// The page again, with the sentence and everything that was typed.
async fn refuse(
    house: &Arc<House>,
    visit: &Visit,
    act: &str,
    refused: &Refused,
    fields: &Fields,
) -> Response {
    let feedback = page::refusal(act, refused, fields);
    let mut response = page::show(house, visit, feedback, refused.status, None).await;
    if let Some(seconds) = refused.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| {
        kind.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    })
}
