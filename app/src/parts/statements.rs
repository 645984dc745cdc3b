//! Statements by observers, and the form to submit one.

use leptos::prelude::*;
use plenary::{MeetingId, Role, limits};

use crate::parts::fields::{Submit, TextArea, TextField};
use crate::parts::form::{ActForm, capacity, is_refused};
use crate::parts::names::{prose, sources, time};
use crate::views::item::StatementView;

/// Statements; `empty` is said where there are none.
pub(crate) fn statements(statements: Vec<StatementView>, empty: &'static str) -> AnyView {
    if statements.is_empty() {
        return view! { <p class="empty">{empty}</p> }.into_any();
    }
    statements
        .into_iter()
        .enumerate()
        .map(|(place, statement)| {
            let kind = if statement.kind.is_empty() {
                "Observer".to_owned()
            } else {
                format!("Observer, {}", statement.kind)
            };
            let on = statement
                .item
                .map(|item| view! { <span>{format!("On item {item}")}</span> });
            let when = if statement.sources.is_empty() {
                time(statement.at).into_any()
            } else {
                view! { <span>"As reported; not submitted in Plenum"</span> }.into_any()
            };
            view! {
                <article class="statement">
                    <header>
                        <strong>{statement.by.name}</strong>
                        <span>{kind}</span>
                        {on}
                        {when}
                    </header>
                    <h3>{statement.title}</h3>
                    {prose(statement.text)}
                    {sources(statement.sources, format!("statement-{}", place + 1))}
                </article>
            }
        })
        .collect_view()
        .into_any()
}

/// The form for an observer's statement, folded away until it is wanted.
pub(crate) fn statement_form(body: &str, meeting: &MeetingId, item: Option<u32>, role: &Role) -> AnyView {
    let mut hidden = vec![
        ("body", body.to_owned()),
        ("as", capacity(role)),
        ("meeting", meeting.to_string()),
    ];
    hidden.extend(item.map(|item| ("item", item.to_string())));
    let open = is_refused("submit-statement", &hidden);
    view! {
        <details open=open>
            <summary>"Submit a statement"</summary>
            <ActForm act="submit-statement" hidden>
                <TextField name="title" label="Title" at_most=limits::TITLE />
                <TextArea
                    name="text"
                    label="Text"
                    hint="Public as soon as it is submitted, and never removed. A blank line parts paragraphs."
                    at_most=limits::TEXT
                />
                <Submit label="Submit the statement" />
            </ActForm>
        </details>
    }
    .into_any()
}
