//! `/console/{body}/announce`: announcing a vote: the question, the rule, the parties concerned.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use plenary::{MeetingId, MotionKind, MotionNumber, MotionStatus, State};

use super::door::{Powers, enter};
use super::frame::ConsoleFrame;
use super::rule::{Asked, preview, rule_fields};
use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::fields::{Checks, Choice, Radios, Select};
use crate::parts::form::{ActForm, Refused};
use crate::views::console::running;
use crate::views::words::named;

/// What is put.
struct Put {
    meeting: MeetingId,
    meeting_title: String,
    what: What,
    /// The delegations, those concerned by the question's own nature chosen.
    parties: Vec<Choice>,
}

enum What {
    Motion {
        number: MotionNumber,
        title: String,
        by: String,
    },
    /// Items, or one of the motions.
    Either(Vec<Choice>, Vec<Choice>),
}

/// Announces a vote on `?motion=N`, on `?meeting=M&item=N…`, or on what is chosen here; `rule` and the rest of the
/// form may stand in the address too, and then the page shows the sentence that they give.
#[component]
pub(crate) fn AnnouncePage() -> impl IntoView {
    enter(|place, powers| {
        let query = use_query_map().get_untracked();
        match place.read(|state| put(state, &query)).flatten() {
            Some(put) => page(place, &powers, put).into_any(),
            None => view! { <NotFoundPage /> }.into_any(),
        }
    })
}

fn put(state: &State, query: &ParamsMap) -> Option<Put> {
    let motion: Option<MotionNumber> = query.get("motion").and_then(|motion| motion.parse().ok());
    let on_motion = query.get("question").is_none_or(|question| question == "motion");
    let motion = motion
        .filter(|_| on_motion)
        .and_then(|motion| state.motions.get(&motion));
    let meeting = match (motion, query.get("meeting")) {
        (Some(motion), _) => motion.meeting.clone(),
        (None, Some(meeting)) => meeting.parse().ok()?,
        (None, None) => running(state)?.clone(),
    };
    let of = state.meetings.get(&meeting)?;
    let refused = Refused::here().filter(|refused| refused.act == "announce-vote");
    let again = query.get("rule").is_some() || refused.is_some();
    let chosen = match refused {
        Some(refused) => refused.values.get("party").cloned(),
        None => query.get_all("party"),
    }
    .unwrap_or_default();
    let named_in = motion.and_then(|motion| match &motion.content.kind {
        MotionKind::Suspension { delegation } => Some(delegation),
        MotionKind::General | MotionKind::Reinstatement { .. } => None,
    });
    let mut parties: Vec<_> = state
        .delegations
        .values()
        .map(|of| Choice {
            chosen: if again {
                chosen.iter().any(|code| code == of.code.as_str())
            } else {
                Some(&of.code) == named_in
            },
            ..Choice::new(of.code.to_string(), of.name.clone())
        })
        .collect();
    parties.sort_by(|one, other| one.label.cmp(&other.label));
    let asked = query.get_all("item").unwrap_or_default();
    let what = match motion {
        Some(motion) => What::Motion {
            number: motion.number,
            title: motion.content.title.clone(),
            by: named(state, &motion.tabled_by).name,
        },
        None => What::Either(
            of.items
                .iter()
                .filter(|item| item.is_open_to_decision())
                .map(|item| Choice {
                    chosen: asked.contains(&item.number.to_string()),
                    ..Choice::new(
                        item.number.to_string(),
                        format!("Item {}. {}", item.number, item.title),
                    )
                })
                .collect(),
            state
                .motions
                .values()
                .filter(|motion| motion.meeting == meeting && motion.status == MotionStatus::Tabled)
                .map(|motion| {
                    let words = format!("Motion {}. {}", motion.number, motion.content.title);
                    Choice::new(motion.number.to_string(), words)
                })
                .collect(),
        ),
    };
    Some(Put {
        meeting,
        meeting_title: of.title.clone(),
        what,
        parties,
    })
}

fn page(place: Place, powers: &Powers, put: Put) -> impl IntoView {
    let body = place.id.to_string();
    let asked = Asked::here("announce-vote", &place.body.usual_rule);
    let mut hidden = vec![
        ("body", body.clone()),
        ("as", powers.presiding.clone()),
        ("meeting", put.meeting.to_string()),
    ];
    let question = match put.what {
        What::Motion { number, title, by } => {
            hidden.extend([("question", "motion".to_owned()), ("motion", number.to_string())]);
            view! {
                <p class="question">{title}</p>
                <p class="meta">
                    <a href=format!("/{body}/motions/{number}")>{format!("Motion {number}")}</a>
                    <span>{format!("Tabled by {by}")}</span>
                </p>
            }
            .into_any()
        }
        What::Either(items, motions) if motions.is_empty() => {
            hidden.push(("question", "items".to_owned()));
            item_boxes(items).into_any()
        }
        What::Either(items, motions) => either(items, motions).into_any(),
    };
    let (sentence, fields) = (preview(&asked), rule_fields(&asked));
    let (concerned, others): (Vec<_>, Vec<_>) = put.parties.into_iter().partition(|party| party.chosen);
    let summary = if concerned.is_empty() {
        "Parties concerned"
    } else {
        "Other parties concerned"
    };
    view! {
        <ConsoleFrame place title="Announce a vote" about=put.meeting_title section="announce">
            <ActForm act="announce-vote" hidden>
                {question}
                {sentence}
                {fields}
                {(!concerned.is_empty())
                    .then(|| view! { <Checks name="party" legend="Parties concerned" choices=concerned /> })}
                <details>
                    <summary>{summary}</summary>
                    <p class="hint">"They are heard, and stand outside base, quorum and vote."</p>
                    <Checks name="party" legend=summary choices=others />
                </details>
                <p class="hint">
                    "Everybody sees question and rule from now on. Both are frozen, with those who may vote, when the vote opens."
                </p>
                <div class="form-actions">
                    // The same fields as a query: the page comes back with the sentence they give, and nothing is done.
                    <button class="button button-quiet" formmethod="get" formnovalidate>
                        "Preview the rule"
                    </button>
                    <button class="button">"Announce the vote"</button>
                    <a class="button button-quiet" href=format!("/console/{body}?meeting={}", put.meeting)>
                        "Back"
                    </a>
                </div>
            </ActForm>
        </ConsoleFrame>
    }
}

fn item_boxes(items: Vec<Choice>) -> impl IntoView {
    if items.is_empty() {
        view! { <p class="empty">"No item waits for a decision whether to discuss it."</p> }.into_any()
    } else {
        view! { <Checks name="item" legend="Place on the agenda" choices=items /> }.into_any()
    }
}

fn either(items: Vec<Choice>, mut motions: Vec<Choice>) -> impl IntoView {
    let put_items = !items.is_empty();
    let questions = vec![
        Choice {
            chosen: put_items,
            ..Choice::new("items", "Whether to discuss the items ticked below")
        },
        Choice {
            chosen: !put_items,
            ..Choice::new("motion", "The motion chosen below")
        },
    ];
    motions.insert(0, Choice::new("", "None"));
    view! {
        <Radios name="question" legend="The question" choices=questions />
        {item_boxes(items)}
        <Select
            name="motion"
            label="Motion"
            choices=motions
            hint="A delegation that it would suspend is a party concerned: tick it below."
        />
    }
}
