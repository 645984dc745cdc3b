//! `/`: all bodies, and the meetings in session now.

use clerk::Clerk;
use leptos::prelude::*;
use plenary::{BodyId, MeetingStatus, State};

use crate::parts::frame::PageFrame;
use crate::parts::status::status;
use crate::views::words::{counted, days};

/// All bodies.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let clerk = expect_context::<Clerk>();
    let bodies: Vec<_> = clerk
        .bodies()
        .into_iter()
        .filter_map(|id| clerk.read(&id, |state| read(&id, state)).flatten())
        .collect();
    let live: Vec<_> = bodies.iter().flat_map(|body| body.live.clone()).collect();
    view! {
        <PageFrame title="">
            <header class="page-head">
                <h1>"Plenary decisions, in the open"</h1>
                <p class="lede">
                    "What a body decided, under which rule, who voted how, and what it was kept from discussing, by whom and why. Everything stands in a record that anyone can read and check."
                </p>
            </header>
            <section aria-labelledby="live">
                <div class="section-head">
                    <h2 id="live">"In session now"</h2>
                </div>
                {if live.is_empty() {
                    view! { <p class="empty">"No meeting is in session."</p> }.into_any()
                } else {
                    view! { <div class="columns">{live.into_iter().map(live_card).collect_view()}</div> }.into_any()
                }}
            </section>
            <section aria-labelledby="bodies">
                <div class="section-head">
                    <h2 id="bodies">"Bodies"</h2>
                </div>
                {if bodies.is_empty() {
                    view! { <p class="empty">"No body keeps its record here yet."</p> }.into_any()
                } else {
                    view! { <ul class="rows">{bodies.into_iter().map(row).collect_view()}</ul> }.into_any()
                }}
            </section>
        </PageFrame>
    }
}

struct BodyRow {
    href: String,
    name: String,
    about: String,
    fictional: bool,
    members: String,
    meetings: String,
    live: Vec<Live>,
}

#[derive(Clone)]
struct Live {
    href: String,
    title: String,
    body: String,
    place: String,
    days: String,
}

fn read(id: &BodyId, state: &State) -> Option<BodyRow> {
    let body = state.body.as_ref()?;
    let live = state
        .meetings
        .values()
        .filter(|meeting| meeting.status == MeetingStatus::Open);
    Some(BodyRow {
        href: format!("/{id}"),
        name: body.name.clone(),
        about: body.about.clone(),
        fictional: body.fictional,
        members: counted(state.delegations.len(), "delegation", "delegations"),
        meetings: counted(state.meetings.len(), "meeting", "meetings"),
        live: live
            .map(|meeting| Live {
                href: format!("/{id}/{}", meeting.id),
                title: meeting.title.clone(),
                body: body.name.clone(),
                place: meeting.place.clone(),
                days: days(meeting.starts, meeting.ends),
            })
            .collect(),
    })
}

fn row(body: BodyRow) -> impl IntoView {
    view! {
        <li>
            <a class="row-title" href=body.href>
                {body.name}
            </a>
            {body.fictional.then(|| view! { <span class="status">"Fictional"</span> })}
            <div class="meta">
                <span>{body.members}</span>
                <span>{body.meetings}</span>
            </div>
            {(!body.about.is_empty()).then(|| view! { <p class="meta measure">{body.about}</p> })}
        </li>
    }
}

fn live_card(live: Live) -> impl IntoView {
    view! {
        <article class="card card-live">
            <p class="state">{status(("open", "In session"))} <span>{live.body}</span></p>
            <h3>
                <a href=live.href>{live.title}</a>
            </h3>
            <p class="meta">
                <span>{live.place}</span>
                <span>{live.days}</span>
            </p>
        </article>
    }
}
