//! `/{body}/{meeting}`: a meeting's agenda, live.

use leptos::prelude::*;
use plenary::{MeetingId, Role, limits};

use crate::islands::agenda::AgendaLive;
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::fields::{Submit, TextArea, TextField};
use crate::parts::form::{ActForm, capacity, is_refused};
use crate::parts::frame::PageFrame;
use crate::parts::statements::{statement_form, statements};
use crate::views::item::{self, StatementView};
use crate::views::meeting::{MeetingView, Stage, meeting};

/// A meeting.
#[component]
pub(crate) fn MeetingPage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let id: MeetingId = param("meeting")?;
        let (view, statements) = place.read(|state| {
            let view = meeting(state, &place.id, &id, &place.roles)?;
            Some((view, item::statements(state, &id, |_| true)))
        })??;
        Some((place, id, view, statements))
    });
    let Some((place, id, view, statements)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let here = view.head.title.clone();
    let crumbs = vec![(format!("/{}", place.id), place.body.name.clone())];
    view! {
        <PageFrame title=here.clone() place=place.clone() current="meetings" crumbs here>
            {content(&place, &id, view, statements)}
        </PageFrame>
    }
    .into_any()
}

fn content(place: &Place, id: &MeetingId, view: MeetingView, spoken: Vec<StatementView>) -> AnyView {
    let running = view.head.stage != Stage::Closed;
    let roles = || place.roles.iter().filter(move |_| running);
    let proposing: Vec<_> = roles()
        .filter(|role| matches!(role, Role::Delegate { .. } | Role::Secretariat))
        .map(|role| propose_form(place, id, role))
        .collect();
    let stating: Vec<_> = roles()
        .filter(|role| matches!(role, Role::Observer { .. }))
        .map(|role| statement_form(place.id.as_str(), id, None, role))
        .collect();
    view! {
        <AgendaLive view />
        {(!proposing.is_empty())
            .then(|| {
                view! {
                    <section aria-labelledby="propose">
                        <div class="section-head">
                            <h2 id="propose">"Ask for an item"</h2>
                        </div>
                        {proposing}
                    </section>
                }
            })}
        <section aria-labelledby="statements">
            <div class="section-head">
                <h2 id="statements">"Statements by observers"</h2>
            </div>
            {statements(spoken, "No observer has submitted a statement to this meeting.")}
            {stating}
        </section>
    }
    .into_any()
}

fn propose_form(place: &Place, meeting: &MeetingId, role: &Role) -> AnyView {
    let hidden = vec![
        ("body", place.id.to_string()),
        ("as", capacity(role)),
        ("meeting", meeting.to_string()),
    ];
    let open = is_refused("propose-item", &hidden);
    let who = match place.acts_for(role) {
        Some(name) => format!("Propose an item for {name}"),
        None => "Propose an item as the secretariat".to_owned(),
    };
    view! {
        <details open=open>
            <summary>{who}</summary>
            <ActForm act="propose-item" hidden>
                <TextField
                    name="title"
                    label="Title"
                    hint="Whether it is discussed, the body decides in a vote. Who objects, states a reason; both are published."
                    at_most=limits::TITLE
                />
                <TextArea name="text" label="What it is about" optional=true at_most=limits::TEXT />
                <Submit label="Propose the item" />
            </ActForm>
        </details>
    }
    .into_any()
}
