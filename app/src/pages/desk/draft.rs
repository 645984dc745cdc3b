//! `/desk/{body}/drafts/{n}`: a draft, for its delegation alone.

use leptos::prelude::*;
use plenary::{Actor, Command, DraftNumber, MotionKind, MotionText, Role, State, limits};

use crate::context::Viewer;
use crate::pages::console::button::ActButton;
use crate::pages::console::door::signed_out;
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::fields::{Choice, Select, TextArea, TextField};
use crate::parts::form::{ActForm, capacity};
use crate::parts::frame::PageFrame;
use crate::views::console::hindrance;
use crate::views::words::named;

struct View {
    number: DraftNumber,
    role: Role,
    by: String,
    content: MotionText,
    under: (String, String),
    hindrance: Option<String>,
    subjects: Vec<Choice>,
}

/// A draft: change it, table it, discard it. For anybody else there is no such page.
#[component]
pub(crate) fn DraftPage() -> impl IntoView {
    let Some(person) = use_context::<Viewer>().and_then(|viewer| viewer.person) else {
        return signed_out("A draft").into_any();
    };
    let found = Place::here().and_then(|place| {
        let number: DraftNumber = param("draft")?;
        let role = |state: &State| {
            place
                .roles
                .iter()
                .find(|role| state.may_see_draft(role, number))
                .cloned()
        };
        let view = place.read(|state| {
            let actor = Actor {
                person: person.id,
                role: role(state)?,
            };
            view_of(state, number, actor)
        })??;
        Some((place, view))
    });
    match found {
        Some((place, view)) => page(place, view).into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}

fn view_of(state: &State, number: DraftNumber, actor: Actor) -> Option<View> {
    let draft = state.drafts.get(&number)?;
    let subject = match &draft.content.kind {
        MotionKind::General => None,
        MotionKind::Suspension { delegation } | MotionKind::Reinstatement { delegation } => Some(delegation),
    };
    let mut subjects: Vec<_> = state
        .delegations
        .values()
        .map(|of| Choice {
            chosen: Some(&of.code) == subject,
            ..Choice::new(of.code.to_string(), of.name.clone())
        })
        .collect();
    subjects.sort_by(|one, other| one.label.cmp(&other.label));
    subjects.insert(0, Choice::new("", "None"));
    let title = state
        .item(&draft.meeting, draft.item)
        .map(|item| item.title.as_str())
        .unwrap_or_default();
    Some(View {
        number,
        by: named(state, &draft.delegation).name,
        content: draft.content.clone(),
        under: (
            format!("{}/{}", draft.meeting, draft.item),
            format!("Item {}. {title}", draft.item),
        ),
        hindrance: hindrance(state, &actor, Command::TableMotion { draft: number }),
        subjects,
        role: actor.role,
    })
}

fn page(place: Place, view: View) -> impl IntoView {
    let hidden = vec![
        ("body", place.id.to_string()),
        ("as", capacity(&view.role)),
        ("draft", view.number.to_string()),
    ];
    let now = match view.content.kind {
        MotionKind::General => "general",
        MotionKind::Suspension { .. } => "suspension",
        MotionKind::Reinstatement { .. } => "reinstatement",
    };
    let kinds = [
        ("general", "What its text says"),
        ("suspension", "Suspends the delegation chosen below"),
        (
            "reinstatement",
            "Ends the suspension of the delegation chosen below",
        ),
    ];
    let kinds = kinds
        .map(|(word, label)| Choice {
            chosen: word == now,
            ..Choice::new(word, label)
        })
        .to_vec();
    let table = match view.hindrance {
        None => view! { <ActButton act="table-motion" hidden=hidden.clone() words="Table the motion" /> }
            .into_any(),
        Some(why) => {
            view! { <p class="notice notice-warning">"It cannot be tabled yet. " {why}</p> }.into_any()
        }
    };
    let title = format!("Draft {}", view.number);
    let crumbs = vec![("/desk".to_owned(), "Your desk".to_owned())];
    let (item, item_title) = view.under;
    let under = place.at(item);
    view! {
        <PageFrame title=title.clone() place crumbs here=title.clone()>
            <header class="page-head">
                <div class="symbol">
                    <span>{format!("Draft of {}", view.by)}</span>
                    <span>
                        <a href=under>{item_title}</a>
                    </span>
                </div>
                <h1>{title}</h1>
                <p class="lede">"Only your delegation sees it until it is tabled. Then its text stands as it is."</p>
            </header>
            <ActForm act="revise-draft" hidden=hidden.clone() label="Change the draft">
                <TextField name="title" label="Title" value=view.content.title at_most=limits::TITLE />
                <TextArea
                    name="text"
                    label="Text"
                    value=view.content.text
                    hint="A blank line parts paragraphs; they are numbered."
                    at_most=limits::TEXT
                />
                <Select name="kind" label="What it does if adopted" choices=kinds />
                <Select
                    name="subject"
                    label="The delegation concerned, for a suspension or its end"
                    choices=view.subjects
                />
                <div class="form-actions">
                    <button class="button button-quiet">"Keep the changes"</button>
                </div>
            </ActForm>
            <section aria-labelledby="table">
                <div class="section-head">
                    <h2 id="table">"Table or discard"</h2>
                </div>
                <div class="stack">
                    <p class="muted">"What is tabled is the draft as it was last kept."</p>
                    {table}
                    // Sent to the desk: once discarded, there is no such page.
                    <ActButton
                        act="discard-draft"
                        hidden
                        words="Discard the draft"
                        class="button button-danger"
                        action="/desk"
                    />
                </div>
            </section>
        </PageFrame>
    }
}
