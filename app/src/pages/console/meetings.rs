//! `/console/{body}/meetings`: the body's meetings, and calling one.

use leptos::prelude::*;
use plenary::{BodyId, limits};

use super::button::ActButton;
use super::door::{Powers, enter};
use super::frame::ConsoleFrame;
use crate::pages::Place;
use crate::parts::fields::TextField;
use crate::parts::form::ActForm;
use crate::parts::status::{meeting_badge, status};
use crate::views::meeting::{Stage, stage};
use crate::views::words::days;

/// A meeting in the list.
struct Row {
    id: String,
    title: String,
    meta: Vec<String>,
    stage: Stage,
    in_sitting: bool,
}

/// The body's meetings.
#[component]
pub(crate) fn ConsoleMeetingsPage() -> impl IntoView {
    enter(|place, powers| {
        let rows = rows(&place);
        let convene = powers.secretariat.then(|| convene(&place.id));
        let list = list(&place, &powers, rows);
        view! {
            <ConsoleFrame place title="Meetings" section="meetings">
                {list}
                {convene}
            </ConsoleFrame>
        }
    })
}

fn rows(place: &Place) -> Vec<Row> {
    let mut meetings = place
        .read(|state| {
            let rows = state.meetings.values().map(|meeting| {
                let row = Row {
                    id: meeting.id.to_string(),
                    title: meeting.title.clone(),
                    meta: vec![
                        days(meeting.starts, meeting.ends),
                        meeting.place.clone(),
                        format!("{} with credentials", meeting.credentials.len()),
                    ],
                    stage: stage(meeting.status),
                    in_sitting: meeting.sitting().is_some(),
                };
                (meeting.starts, row)
            });
            rows.collect::<Vec<_>>()
        })
        .unwrap_or_default();
    meetings.sort_by_key(|(starts, _)| std::cmp::Reverse(*starts));
    meetings.into_iter().map(|(_, row)| row).collect()
}

fn list(place: &Place, powers: &Powers, rows: Vec<Row>) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="empty">"No meeting has been called yet."</p> }.into_any();
    }
    let at = format!("/console/{}", place.id);
    let rows = rows
        .into_iter()
        .map(|row| {
            let hidden = vec![
                ("body", place.id.to_string()),
                ("as", powers.presiding.clone()),
                ("meeting", row.id.clone()),
            ];
            let class = "button button-quiet button-small";
            let to = row.title.clone();
            let next = match row.stage {
                Stage::Convened => view! { <ActButton act="open-meeting" hidden words="Open" to class /> }.into_any(),
                Stage::Open if !row.in_sitting => {
                    view! { <ActButton act="close-meeting" hidden words="Close" to class /> }.into_any()
                }
                Stage::Open | Stage::Closed => ().into_any(),
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("{at}?meeting={}", row.id)>{row.title}</a>
                        <p class="meta">{row.meta.into_iter().map(|meta| view! { <span>{meta}</span> }).collect_view()}</p>
                    </th>
                    <td data-label="State">{status(meeting_badge(row.stage))}</td>
                    <td>
                        <div class="row-actions">
                            <a class=class href=format!("{at}/meetings/{}", row.id)>
                                "Credentials and presence"
                                <span class="visually-hidden">{format!(": {}", row.id)}</span>
                            </a>
                            {next}
                        </div>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap">
            <table class="stacks">
                <thead>
                    <tr>
                        <th scope="col">"Meeting"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn convene(body: &BodyId) -> impl IntoView + use<> {
    let hidden = vec![("body", body.to_string()), ("as", "secretariat".to_owned())];
    view! {
        <section aria-labelledby="convene">
            <div class="section-head">
                <h2 id="convene">"Call a meeting"</h2>
            </div>
            <ActForm act="convene-meeting" hidden>
                <TextField name="title" label="Title" at_most=limits::TITLE />
                <TextField
                    name="meeting"
                    label="Name in addresses"
                    hint="Lower-case letters, digits and hyphens: intersessional-2027. It cannot be changed."
                    at_most=60
                />
                <TextField name="place" label="Place" at_most=limits::NAME />
                <TextField name="starts" label="First day" kind="date" class="field field-short" />
                <TextField name="ends" label="Last day" kind="date" class="field field-short" />
                <div class="form-actions">
                    <button class="button">"Call the meeting"</button>
                </div>
            </ActForm>
        </section>
    }
}
