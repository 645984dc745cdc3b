//! `/console/new`: founding a body.

use leptos::prelude::*;
use plenary::{BodyId, Role, limits};
use rules::DecisionRule;

use super::door::{forbidden, signed_out};
use super::rule::{Asked, preview, rule_fields};
use super::unfounded;
use crate::context::Viewer;
use crate::pages::item::characters;
use crate::parts::fields::{Checks, Choice, Select, TextArea, TextField};
use crate::parts::form::ActForm;
use crate::parts::frame::PageFrame;

/// Founds a body, for its secretariat: which body that is, whoever runs the server has said.
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
    let ids = unfounded(&viewer);
    let content = if ids.is_empty() {
        nothing_to_found().into_any()
    } else {
        form(ids).into_any()
    };
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

fn nothing_to_found() -> impl IntoView {
    view! {
        <div class="notice">
            <p class="notice-title">"Every body whose secretariat you are is founded already."</p>
            <p>
                "For a new one, whoever runs this server first names its secretariat: "
                <code>"plenum user add LOGIN --name NAME --body NEW-BODY --role secretariat"</code>
            </p>
        </div>
    }
}

fn form(ids: Vec<BodyId>) -> impl IntoView {
    let ids = ids
        .into_iter()
        .map(|id| Choice::new(id.to_string(), id.to_string()))
        .collect();
    let asked = Asked::here("found-body", &DecisionRule::consensus());
    let (sentence, rule) = (preview(&asked), rule_fields(&asked));
    let fictional = vec![Choice {
        hint: "Its pages say that no position of a real state is shown.".to_owned(),
        ..Choice::new("true", "It is made up")
    }];
    view! {
            <ActForm act="found-body" hidden=vec![("as", "secretariat".to_owned())]>
                <TextField name="name" label="Name" maxlength=characters(limits::NAME) />
                <Select name="id" label="Name in addresses" choices=ids />
                <TextArea name="about" label="What it is" hint="One paragraph." maxlength=characters(limits::REASON) />
                <TextField
                    name="member-term"
                    label="What it calls a member"
                    hint="In the singular: Participant, Member State."
                    maxlength=characters(limits::NAME)
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
