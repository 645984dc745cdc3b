//! `/console` and `/console/{body}`: the running meeting on one screen, for its chair and secretariat.

pub(crate) mod announce;
pub(crate) mod button;
pub(crate) mod delegations;
pub(crate) mod door;
pub(crate) mod frame;
pub(crate) mod meeting;
pub(crate) mod meetings;
pub(crate) mod new;
mod overview;
mod rule;

use clerk::Clerk;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use plenary::{BodyId, MeetingId, Role};

use crate::context::Viewer;
use crate::pages::Place;
use crate::parts::frame::PageFrame;
use crate::views::console::{ConsoleView, console, presiding, running};
use crate::views::vote::{VoteView, vote};

use door::{Powers, enter, forbidden, signed_out};
use frame::ConsoleFrame;

/// Which body's console.
#[component]
pub(crate) fn ConsoleStartPage() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    if viewer.person.is_none() {
        return signed_out("Console").into_any();
    }
    let (bodies, unfounded) = (bodies(&viewer), unfounded(&viewer));
    if bodies.is_empty() && unfounded.is_empty() {
        let words = "The console is for the chair and the secretariat of a body.".to_owned();
        return forbidden("Console", words).into_any();
    }
    let founds = viewer.roles.iter().any(|(_, role)| *role == Role::Secretariat);
    let rows = bodies
        .into_iter()
        .map(|(body, name, meeting)| {
            view! {
                <li>
                    <a class="row-title" href=format!("/console/{body}")>
                        {name}
                    </a>
                    <p class="meta">
                        <span>{meeting}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <PageFrame title="Console">
            <header class="page-head">
                <h1>"Console"</h1>
            </header>
            <ul class="rows">{rows}</ul>
            {founds
                .then(|| {
                    view! {
                        <p>
                            <a class="button button-quiet" href="/console/new">
                                "Found a body"
                            </a>
                        </p>
                    }
                })}
        </PageFrame>
    }
    .into_any()
}

/// The bodies a viewer runs: address, name, and the meeting to look at.
fn bodies(viewer: &Viewer) -> Vec<(BodyId, String, String)> {
    let clerk = expect_context::<Clerk>();
    let run = |body: &BodyId| viewer.roles_in(body).iter().any(Role::presides);
    let described = |body: BodyId| {
        clerk.read(&body, |state| {
            let name = state
                .body
                .as_ref()
                .map_or_else(|| body.to_string(), |body| body.name.clone());
            let meeting = running(state).and_then(|meeting| state.meetings.get(meeting));
            let meeting = meeting.map_or_else(
                || "No meeting is called.".to_owned(),
                |meeting| meeting.title.clone(),
            );
            (body.clone(), name, meeting)
        })
    };
    clerk
        .bodies()
        .into_iter()
        .filter(run)
        .filter_map(described)
        .collect()
}

/// The bodies whose secretariat a viewer is and whose record has not begun.
pub(crate) fn unfounded(viewer: &Viewer) -> Vec<BodyId> {
    let founded = expect_context::<Clerk>().bodies();
    let secretariat = viewer
        .roles
        .iter()
        .filter(|(body, role)| *role == Role::Secretariat && !founded.contains(body));
    secretariat.map(|(body, _)| body.clone()).collect()
}

/// A body's running meeting, or the one that the query names.
#[component]
pub(crate) fn ConsolePage() -> impl IntoView {
    enter(|place, powers| {
        let asked = use_query_map()
            .read_untracked()
            .get("meeting")
            .and_then(|meeting| meeting.parse().ok());
        match look(&place, asked) {
            Some((view, open)) => overview::page(&place, &powers, view, open).into_any(),
            None => idle(&place, &powers).into_any(),
        }
    })
}

/// The meeting, and its open vote as it goes on.
fn look(place: &Place, asked: Option<MeetingId>) -> Option<(ConsoleView, Option<VoteView>)> {
    let person = use_context::<Viewer>()?.person?.id;
    place.read(|state| {
        let asked = asked.filter(|meeting| state.meetings.contains_key(meeting));
        let meeting = asked.as_ref().or_else(|| running(state))?;
        let actor = presiding(person, &place.roles);
        let view = console(state, meeting, &actor)?;
        let open = view
            .votes
            .iter()
            .find(|vote| vote.status == plenary::VoteStatus::Open);
        let open = open.and_then(|open| vote(state, &place.id, open.number, &place.roles, None));
        Some((view, open))
    })?
}

/// A body that has never met.
fn idle(place: &Place, powers: &Powers) -> impl IntoView + use<> {
    let next = if powers.secretariat {
        view! {
            <p>
                <a class="button" href=format!("/console/{}/meetings", place.id)>
                    "Call a meeting"
                </a>
            </p>
        }
        .into_any()
    } else {
        view! { <p>"The secretariat calls meetings."</p> }.into_any()
    };
    view! {
        <ConsoleFrame place=place.clone() title=place.body.name.clone() section="">
            <p class="empty">"No meeting has been called yet."</p>
            {next}
        </ConsoleFrame>
    }
}
