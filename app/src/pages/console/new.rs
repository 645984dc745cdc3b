//! `/console/new`: founding a body.

use leptos::prelude::*;
use plenary::{BodyId, Role, limits};
use rules::DecisionRule;

use super::door::{forbidden, signed_out};
use super::rule::{Asked, preview, rule_fields};
use super::unfounded;
use crate::context::Viewer;
use crate::parts::fields::{Checks, Choice, TextArea, TextField};
use crate::parts::form::ActForm;
use crate::parts::frame::PageFrame;

/// Founds a body, for its secretariat as whoever runs the server named it, or for that of another body.
#[component]
pub(crate) fn NewBodyPage() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    if viewer.person.is_none() {
        return signed_out("Found a body").into_any();
    }
    if !viewer.roles.iter().any(|(_, role)| *role == Role::Secretariat) {
        let words = "A body is founded by its secretariat.".to_owned();
        return forbidden("Found a body", words).into_any();
    }
    let id = unfounded(&viewer).first().map(BodyId::to_string);
    let content = form(id.unwrap_or_default());
    view! {
        <PageFrame title="Found a body" crumbs=vec![("/console".to_owned(), "Console".to_owned())] here="Found a body">
            <header class="page-head">
                <h1>"Found a body"</h1>
                <p class="lede">"A body's record begins with the entry that founds it."</p>
            </header>
            {content}
        </PageFrame>
    }
    .into_any()
}

/// The form; `id` is the body that was given to the viewer, where one was.
fn form(id: String) -> impl IntoView {
    let asked = Asked::here("found-body", &DecisionRule::consensus());
    let (sentence, rule) = (preview(&asked), rule_fields(&asked));
    let fictional = vec![Choice {
        hint: "Its pages say that no position of a real state is shown.".to_owned(),
        ..Choice::new("true", "It is made up")
    }];
    view! {
        <ActForm act="found-body" hidden=vec![("as", "secretariat".to_owned())]>
            <TextField name="name" label="Name" at_most=limits::NAME />
            <TextField
                name="id"
                label="Name in addresses"
                value=id
                hint="Lower-case letters, digits and hyphens: kimberley-process. It cannot be changed."
                at_most=60
            />
            <TextArea name="about" label="What it is" hint="One paragraph." at_most=limits::REASON />
            <TextField
                name="member-term"
                label="What it calls a member"
                hint="In the singular: Participant, Member State."
                at_most=limits::NAME
            />
            <Checks name="fictional" legend="Fiction" choices=fictional />
            <h2>"Its usual rule"</h2>
            <p class="hint">"Proposed whenever a vote is announced; each vote may have another."</p>
            {sentence}
            {rule}
            <div class="form-actions">
                <button class="button">"Found the body"</button>
            </div>
        </ActForm>
    }
}
