//! `/{body}/{meeting}/{item}`: an agenda item, who asked for it, who objected, and what stands under it.

use leptos::prelude::*;
use plenary::{ItemNumber, MeetingId, Role, State, limits};

use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::blocked::Blocked;
use crate::parts::fields::{Choice, Select, Submit, TextArea, TextField};
use crate::parts::form::{ActForm, capacity};
use crate::parts::frame::PageFrame;
use crate::parts::lists::{motion_rows, vote_rows};
use crate::parts::names::{chips, prose, sources, time};
use crate::parts::statements::{statement_form, statements};
use crate::parts::status::{item_badge, status};
use crate::views::item::{ItemView, item};
use crate::views::words::named;

/// An agenda item.
#[component]
pub(crate) fn ItemPage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let meeting: MeetingId = param("meeting")?;
        let number: ItemNumber = param("item")?;
        let (view, delegates) = place.read(|state| {
            let view = item(state, &meeting, number, &place.roles)?;
            Some((view, delegations(state)))
        })??;
        Some((place, meeting, view, delegates))
    });
    let Some((place, meeting, view, delegations)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let here = format!("Item {}", view.number);
    let crumbs = vec![
        (format!("/{}", place.id), place.body.name.clone()),
        (place.at(&meeting), view.meeting.clone()),
    ];
    view! {
        <PageFrame title=here.clone() place=place.clone() current="meetings" crumbs here>
            {content(&place, &meeting, view, delegations)}
        </PageFrame>
    }
    .into_any()
}

fn content(place: &Place, meeting: &MeetingId, view: ItemView, delegations: Vec<Choice>) -> AnyView {
    let body = place.id.to_string();
    let number = view.number;
    let long = view.title.chars().count() > 90;
    let key = format!("item-{number}");
    let conducted = view.sources.is_empty();
    let reported = (view.blocked.is_none() && !conducted).then(|| {
        view! {
            <section aria-labelledby="reported">
                <div class="section-head">
                    <h2 id="reported">"As reported; not conducted in Plenum"</h2>
                </div>
                <div class="stack measure">{prose(view.reported)}</div>
                {sources(view.sources, key.clone())}
            </section>
        }
    });
    let blocked = view
        .blocked
        .map(|blocked| view! { <Blocked blocked item=None key body=body.clone() /> });
    let can_draft = view.running && view.on_agenda;
    let drafts = place
        .roles
        .iter()
        .filter(|role| can_draft && role.delegation().is_some())
        .map(|role| draft_form(place, meeting, number, role, &delegations))
        .collect::<Vec<_>>();
    let observing = place
        .roles
        .iter()
        .filter(|role| view.running && matches!(role, Role::Observer { .. }))
        .map(|role| statement_form(&body, meeting, Some(number), role))
        .collect::<Vec<_>>();
    let announce = (view.running && view.undecided && place.roles.iter().any(Role::presides)).then(|| {
        view! {
            <p>
                <a class="button" href=format!("/console/{body}/announce?meeting={meeting}&item={number}")>
                    "Announce a vote on discussing it"
                </a>
            </p>
        }
    });
    let motions_empty = if view.on_agenda {
        "No motion has been tabled under this item."
    } else {
        "Motions are tabled under items that stand on the agenda."
    };
    // What was conducted elsewhere leaves nothing to wait for here.
    let shown = |empty: bool| conducted || !empty;
    let motions = shown(view.motions.is_empty() && drafts.is_empty()).then(|| {
        let list = motion_rows(&body, view.motions, motions_empty);
        section("motions", "Motions", list, drafts)
    });
    let votes = shown(view.votes.is_empty() && announce.is_none()).then(|| {
        let empty = "No vote has been announced on this item or a motion under it.";
        section("votes", "Votes", vote_rows(&body, view.votes, empty), announce)
    });
    let spoken = shown(view.statements.is_empty() && observing.is_empty()).then(|| {
        let list = statements(
            view.statements,
            "No observer has submitted a statement on this item.",
        );
        section("statements", "Statements by observers", list, observing)
    });
    view! {
        <header class="page-head">
            <div class="symbol">
                <span>{format!("Item {number}")}</span>
                <span>{view.meeting}</span>
            </div>
            <h1 class:long=long>{view.title}</h1>
            <p class="state">{status(item_badge(view.status))} <span>{if conducted { "Proposed " } else { "Entered in this record " }} {time(view.entered)}</span></p>
        </header>
        {(!view.text.is_empty()).then(|| view! { <div class="stack measure">{prose(view.text)}</div> })}
        {match blocked {
            Some(blocked) => blocked.into_any(),
            None => {
                view! {
                    <section aria-labelledby="proposers">
                        <div class="section-head">
                            <h2 id="proposers">"Asked for by"</h2>
                        </div>
                        {chips(view.proposers, "chip")}
                    </section>
                }
                    .into_any()
            }
        }}
        {reported}
        {motions} {votes} {spoken}
    }
    .into_any()
}

/// A list under its heading, and the forms that add to it.
fn section(id: &'static str, title: &'static str, list: impl IntoView, forms: impl IntoView) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <div class="section-head">
                <h2 id=id>{title}</h2>
            </div>
            {list}
            {forms}
        </section>
    }
    .into_any()
}

fn delegations(state: &State) -> Vec<Choice> {
    let mut all: Vec<_> = state.delegations.keys().map(|code| named(state, code)).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all.into_iter().map(|of| Choice::new(of.code, of.name)).collect()
}

/// What a delegation drafts under the item, folded away until it is wanted.
fn draft_form(place: &Place, meeting: &MeetingId, item: u32, role: &Role, delegations: &[Choice]) -> AnyView {
    let of = place.acts_for(role).unwrap_or_default();
    let hidden = vec![
        ("body", place.id.to_string()),
        ("as", capacity(role)),
        ("meeting", meeting.to_string()),
        ("item", item.to_string()),
    ];
    let open = crate::parts::form::is_refused("draft-motion", &hidden);
    let kinds = vec![
        Choice {
            chosen: true,
            ..Choice::new("general", "What its text says")
        },
        Choice::new("suspension", "Suspends the delegation chosen below"),
        Choice::new(
            "reinstatement",
            "Ends the suspension of the delegation chosen below",
        ),
    ];
    let mut subjects = vec![Choice::new("", "None")];
    subjects.extend_from_slice(delegations);
    view! {
        <details open=open>
            <summary>{format!("Draft a motion for {of}")}</summary>
            <ActForm act="draft-motion" hidden>
                <TextField name="title" label="Title" at_most=limits::TITLE />
                <TextArea
                    name="text"
                    label="Text"
                    hint="A blank line parts paragraphs; they are numbered. Only your delegation sees the draft until you table it from your desk."
                    at_most=limits::TEXT
                />
                <Select name="kind" label="What it does if adopted" choices=kinds />
                <Select name="subject" label="The delegation concerned, for a suspension or its end" choices=subjects />
                <Submit label="Keep the draft" />
            </ActForm>
        </details>
    }
    .into_any()
}
