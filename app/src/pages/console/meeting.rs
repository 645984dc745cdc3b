//! `/console/{body}/meetings/{meeting}`: credentials and presence of every delegation, and items of the secretariat.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use plenary::{MeetingId, Standing, State, limits};

use super::button::ActButton;
use super::door::{Powers, enter};
use super::frame::ConsoleFrame;
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::fields::{TextArea, TextField};
use crate::parts::form::ActForm;
use crate::views::meeting::{Stage, stage};
use crate::views::words::days;

/// A delegation before this meeting.
struct Row {
    code: String,
    name: String,
    credentials: bool,
    present: bool,
    suspended: bool,
}

struct Table {
    title: String,
    days: String,
    stage: Stage,
    sitting: Option<u32>,
    rows: Vec<Row>,
}

/// Credentials and presence.
#[component]
pub(crate) fn ConsoleMeetingPage() -> impl IntoView {
    enter(|place, powers| {
        let found = param::<MeetingId>("meeting").and_then(|id| {
            let table = place.read(|state| table(state, &id))??;
            Some((id, table))
        });
        let Some((id, table)) = found else {
            return view! { <NotFoundPage /> }.into_any();
        };
        let propose = (powers.secretariat && table.stage != Stage::Closed).then(|| propose(&place, &id));
        let content = content(&place, &powers, &id, &table);
        view! {
            <ConsoleFrame place title=table.title about=table.days section="meetings">
                {content}
                {propose}
            </ConsoleFrame>
        }
        .into_any()
    })
}

fn table(state: &State, id: &MeetingId) -> Option<Table> {
    let meeting = state.meetings.get(id)?;
    let sitting = meeting.sitting();
    let mut rows: Vec<_> = state
        .delegations
        .values()
        .map(|of| Row {
            code: of.code.to_string(),
            name: of.name.clone(),
            credentials: meeting.credentials.contains(&of.code),
            present: sitting.is_some_and(|sitting| sitting.present.contains(&of.code)),
            suspended: of.standing != Standing::Full,
        })
        .collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    Some(Table {
        title: meeting.title.clone(),
        days: days(meeting.starts, meeting.ends),
        stage: stage(meeting.status),
        sitting: sitting.map(|sitting| sitting.number.0),
        rows,
    })
}

/// Which rows are looked at.
fn shown(filter: &str, row: &Row) -> bool {
    match filter {
        "without" => !row.credentials,
        "absent" => row.credentials && !row.present,
        "present" => row.present,
        _ => true,
    }
}

fn content(place: &Place, powers: &Powers, id: &MeetingId, table: &Table) -> impl IntoView + use<> {
    let at = format!("/console/{}/meetings/{id}", place.id);
    let filter = use_query_map().read_untracked().get("show").unwrap_or_default();
    let filters = [
        ("", "All"),
        ("without", "Without credentials"),
        ("absent", "Accredited and absent"),
        ("present", "Present"),
    ];
    let links = filters
        .into_iter()
        .map(|(key, words)| {
            let count = table.rows.iter().filter(|row| shown(key, row)).count();
            let href = if key.is_empty() {
                at.clone()
            } else {
                format!("{at}?show={key}")
            };
            view! {
                <li>
                    <a href=href aria-current=(key == filter).then_some("true")>
                        {format!("{words} ({count})")}
                    </a>
                </li>
            }
        })
        .collect_view();
    let mut rows = table.rows.iter().filter(|row| shown(&filter, row)).peekable();
    let empty = rows.peek().is_none();
    let rows = rows
        .map(|this| row(place, powers, id, table, this))
        .collect_view();
    let note = match (table.stage, table.sitting) {
        (Stage::Closed, _) => "The meeting is over; its credentials stand as they were.",
        (_, None) => "Presence is recorded while a sitting is open.",
        _ if powers.secretariat => {
            "Delegates record their own presence from their desk; you can do it for them."
        }
        _ => "The secretariat accepts credentials and records presence.",
    };
    view! {
        <section class="stack" aria-labelledby="delegations">
            <div class="section-head">
                <h2 id="delegations">"Credentials and presence"</h2>
                {table.sitting.map(|number| view! { <span>{format!("Sitting {number}")}</span> })}
            </div>
            <p class="muted">{note}</p>
            <nav class="cluster" aria-label="Which delegations">
                <ul class="cluster">{links}</ul>
            </nav>
            {if empty {
                view! { <p class="empty">"No delegation is in this list."</p> }.into_any()
            } else {
                view! {
                    <div class="table-wrap">
                        <table class="stacks">
                            <thead>
                                <tr>
                                    <th scope="col">"Delegation"</th>
                                    <th scope="col">"Credentials"</th>
                                    <th scope="col">"Present"</th>
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
            }}
        </section>
    }
}

fn row(place: &Place, powers: &Powers, id: &MeetingId, table: &Table, row: &Row) -> impl IntoView + use<> {
    let acts = (powers.secretariat && table.stage != Stage::Closed).then(|| {
        let hidden = |more: Option<(&'static str, String)>| {
            let mut hidden = vec![
                ("body", place.id.to_string()),
                ("as", "secretariat".to_owned()),
                ("meeting", id.to_string()),
                ("delegation", row.code.clone()),
            ];
            hidden.extend(more);
            hidden
        };
        let button = |act, more, words: &str, class| {
            // Back to this row, not to the top of two hundred.
            let here = format!("#d-{}", row.code);
            view! { <ActButton act hidden=hidden(more) words to=row.name.clone() class action=here /> }
        };
        let small = "button button-quiet button-small";
        let presence = (row.credentials && table.sitting.is_some()).then(|| {
            let (value, words) = if row.present {
                ("false", "Mark absent")
            } else {
                ("true", "Mark present")
            };
            button(
                "record-presence",
                Some(("present", value.to_owned())),
                words,
                small,
            )
        });
        let credentials = if row.credentials {
            button(
                "withdraw-credentials",
                None,
                "Withdraw credentials",
                "button button-danger button-small",
            )
        } else {
            button("accept-credentials", None, "Accept credentials", small)
        };
        view! { <div class="row-actions">{presence} {credentials}</div> }
    });
    view! {
        <tr id=format!("d-{}", row.code)>
            <th scope="row">
                <span class="code">{row.code.clone()}</span>
                " "
                {row.name.clone()}
                {row.suspended.then(|| view! { <span class="muted">" (suspended)"</span> })}
            </th>
            <td data-label="Credentials">{if row.credentials { "accepted" } else { "none" }}</td>
            <td data-label="Present">{if row.present { "yes" } else { "no" }}</td>
            <td>{acts}</td>
        </tr>
    }
}

fn propose(place: &Place, id: &MeetingId) -> impl IntoView + use<> {
    let hidden = vec![
        ("body", place.id.to_string()),
        ("as", "secretariat".to_owned()),
        ("meeting", id.to_string()),
    ];
    view! {
        <section aria-labelledby="propose">
            <div class="section-head">
                <h2 id="propose">"Add an item to the provisional agenda"</h2>
            </div>
            <ActForm act="propose-item" hidden>
                <TextField
                    name="title"
                    label="Title"
                    hint="Whether it is discussed, the body decides in a vote."
                    at_most=limits::TITLE
                />
                <TextArea name="text" label="What it is about" optional=true at_most=limits::TEXT />
                <div class="form-actions">
                    <button class="button">"Propose the item"</button>
                </div>
            </ActForm>
        </section>
    }
}
