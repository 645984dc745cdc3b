//! `/desk`: what needs a delegate's answer now, in every body; what an observer may state; the way to the console.

pub(crate) mod draft;

use clerk::Clerk;
use leptos::prelude::*;
use plenary::{
    Actor, BodyId, Command, ItemStatus, MeetingId, MeetingStatus, MotionStatus, PersonId, Role, State,
};

use crate::context::Viewer;
use crate::islands::desk::DeskLive;
use crate::pages::console::button::ActButton;
use crate::pages::console::door::signed_out;
use crate::parts::ballot::Explain;
use crate::parts::form::{Claimed, Refused, capacity};
use crate::parts::frame::PageFrame;
use crate::parts::statements::statement_form;
use crate::parts::status::{item_badge, status};
use crate::views::console::hindrance;
use crate::views::desk::{DeskView, desk};
use crate::views::vote::{ExplainView, vote};
use crate::views::words::named;

/// What stands on the desk for one body.
struct Body {
    id: BodyId,
    name: String,
    fictional: bool,
    live: Option<DeskView>,
    drafts: Vec<Draft>,
    sponsoring: Vec<Sponsoring>,
    explaining: Vec<(u32, String, ExplainView)>,
    meetings: Vec<Meeting>,
    roles: Vec<Role>,
}

struct Draft {
    number: u32,
    title: String,
    under: String,
    role: Role,
    /// What hinders it from being tabled.
    hindrance: Option<String>,
}

struct Sponsoring {
    number: u32,
    title: String,
    by: String,
    role: Role,
}

/// A meeting that is not over.
struct Meeting {
    id: MeetingId,
    title: String,
    items: Vec<(u32, String, ItemStatus)>,
}

/// A delegate's own desk.
#[component]
pub(crate) fn DeskPage() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    let Some(person) = viewer.person.clone() else {
        return signed_out("Your desk").into_any();
    };
    let clerk = expect_context::<Clerk>();
    let look = |id: BodyId| {
        let roles = viewer.roles_in(&id);
        if roles.is_empty() {
            return None;
        }
        clerk.read(&id, |state| body(state, id.clone(), roles, &person.id))
    };
    let mut bodies: Vec<_> = clerk.bodies().into_iter().filter_map(look).collect();
    // Where an answer is due comes first.
    bodies.sort_by_key(|body| body.live.as_ref().is_none_or(|live| live.due() == 0));
    let content = if bodies.is_empty() {
        view! { <p class="empty">"You have no role in any body yet. The secretariat of a body gives roles."</p> }.into_any()
    } else {
        bodies.into_iter().map(section).collect_view().into_any()
    };
    view! {
        <PageFrame title="Your desk">
            <header class="page-head">
                <h1>"Your desk"</h1>
            </header>
            {content}
        </PageFrame>
    }
    .into_any()
}

fn body(state: &State, id: BodyId, roles: Vec<Role>, person: &PersonId) -> Body {
    let running = state
        .meetings
        .values()
        .filter(|meeting| meeting.status != MeetingStatus::Closed);
    let delegates = || roles.iter().filter(|role| role.delegation().is_some());
    Body {
        name: state
            .body
            .as_ref()
            .map_or_else(|| id.to_string(), |body| body.name.clone()),
        fictional: state.body.as_ref().is_some_and(|body| body.fictional),
        live: desk(state, &id, &roles, Some(person)),
        drafts: delegates().flat_map(|role| drafts(state, role, person)).collect(),
        sponsoring: delegates()
            .flat_map(|role| sponsoring(state, role, person))
            .collect(),
        explaining: explaining(state, &id, &roles),
        meetings: running
            .map(|meeting| Meeting {
                id: meeting.id.clone(),
                title: meeting.title.clone(),
                items: meeting
                    .items
                    .iter()
                    .map(|item| (item.number.0, item.title.clone(), item.status))
                    .collect(),
            })
            .collect(),
        roles,
        id,
    }
}

fn drafts(state: &State, role: &Role, person: &PersonId) -> Vec<Draft> {
    let actor = Actor {
        person: person.clone(),
        role: role.clone(),
    };
    let own = state
        .drafts
        .values()
        .filter(|draft| state.may_see_draft(role, draft.number));
    own.map(|draft| {
        let under = state
            .item(&draft.meeting, draft.item)
            .map(|item| item.title.as_str());
        Draft {
            number: draft.number.0,
            title: draft.content.title.clone(),
            under: format!("Item {}. {}", draft.item, under.unwrap_or_default()),
            role: role.clone(),
            hindrance: hindrance(state, &actor, Command::TableMotion { draft: draft.number }),
        }
    })
    .collect()
}

fn sponsoring(state: &State, role: &Role, person: &PersonId) -> Vec<Sponsoring> {
    let actor = Actor {
        person: person.clone(),
        role: role.clone(),
    };
    let tabled = state
        .motions
        .values()
        .filter(|motion| motion.status == MotionStatus::Tabled);
    tabled
        .filter(|motion| {
            hindrance(
                state,
                &actor,
                Command::SponsorMotion {
                    motion: motion.number,
                },
            )
            .is_none()
        })
        .map(|motion| Sponsoring {
            number: motion.number.0,
            title: motion.content.title.clone(),
            by: named(state, &motion.tabled_by).name,
            role: role.clone(),
        })
        .collect()
}

/// The votes of meetings not yet over that the viewer's delegations have not explained.
fn explaining(state: &State, body: &BodyId, roles: &[Role]) -> Vec<(u32, String, ExplainView)> {
    let recent = state.votes.values().rev().filter(|vote| {
        vote.electorate.is_some()
            && state
                .meetings
                .get(&vote.meeting)
                .is_some_and(|meeting| meeting.status != MeetingStatus::Closed)
    });
    recent
        .filter_map(|of| vote(state, body, of.number, roles, None))
        .flat_map(|view| {
            let open = view.explain.into_iter().filter(|explain| explain.text.is_empty());
            let (number, title) = (view.head.number, view.head.title);
            open.map(move |explain| (number, title.clone(), explain))
        })
        .collect()
}

fn section(body: Body) -> impl IntoView {
    let id = body.id.to_string();
    let heading = format!("desk-{id}");
    let console = body.roles.iter().any(Role::presides).then(|| {
        view! { <a href=format!("/console/{id}")>"Console"</a> }
    });
    let observers: Vec<_> = body
        .roles
        .iter()
        .filter(|role| matches!(role, Role::Observer { .. }))
        .cloned()
        .collect();
    view! {
        <section class="stack stack-l" aria-labelledby=heading>
            <div class="section-head">
                <h2 id=heading.clone()>
                    <a href=format!("/{id}")>{body.name}</a>
                </h2>
                {console}
            </div>
            {body
                .fictional
                .then(|| view! { <p class="muted">"Fictional: no position of a real state is shown here."</p> })}
            {body.live.map(live)}
            {(!body.drafts.is_empty()).then(|| draft_cards(&id, body.drafts))}
            {(!body.sponsoring.is_empty()).then(|| sponsor_cards(&id, body.sponsoring))}
            {(!body.explaining.is_empty()).then(|| explain_cards(&id, body.explaining))}
            {observers.iter().map(|role| observing(&id, role, &body.meetings)).collect_view()}
        </section>
    }
}

/// The island. Its forms are drawn too late to claim the refusal that is theirs, so that is done here.
fn live(view: DeskView) -> impl IntoView {
    let refused = Refused::here().filter(|refused| {
        let sent = |name: &str, value: &str| {
            refused
                .values
                .get(name)
                .is_some_and(|sent| sent.iter().any(|sent| sent == value))
        };
        sent("body", &view.body)
            && view.seats.iter().any(|seat| {
                sent("as", &format!("delegate:{}", seat.by.code))
                    && match refused.act.as_str() {
                        "cast-ballot" => seat.votes.iter().any(|vote| {
                            !vote.ballot.answers.is_empty() && sent("vote", &vote.number.to_string())
                        }),
                        "record-presence" => seat.presence.iter().any(|at| {
                            at.credentials
                                && at.sitting.is_some()
                                && sent("meeting", &at.meeting)
                                && sent("present", if at.present { "false" } else { "true" })
                        }),
                        _ => false,
                    }
            })
    });
    if refused.is_some() {
        expect_context::<Claimed>().claim();
    }
    view! { <DeskLive view refused /> }
}

fn draft_cards(body: &str, drafts: Vec<Draft>) -> impl IntoView + use<> {
    let cards = drafts
        .into_iter()
        .map(|draft| {
            let hidden = vec![
                ("body", body.to_owned()),
                ("as", capacity(&draft.role)),
                ("draft", draft.number.to_string()),
            ];
            let to = format!("draft {}", draft.number);
            let table = match draft.hindrance {
                None => view! { <ActButton act="table-motion" hidden=hidden.clone() words="Table the motion" to=to.clone() /> }.into_any(),
                Some(why) => view! { <p class="hint">"It cannot be tabled yet. " {why}</p> }.into_any(),
            };
            view! {
                <article class="desk-card">
                    <h4>
                        <a href=format!("/desk/{body}/drafts/{}", draft.number)>{draft.title}</a>
                    </h4>
                    <p class="muted">{draft.under}</p>
                    <div class="form-actions">
                        {table}
                        <a class="button button-quiet" href=format!("/desk/{body}/drafts/{}", draft.number)>
                            "Edit"
                            <span class="visually-hidden">{format!(": {to}")}</span>
                        </a>
                        <ActButton act="discard-draft" hidden words="Discard" to class="button button-danger" />
                    </div>
                </article>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="section-head">
                <h3>"Drafts of your delegation"</h3>
                <span>"Seen by your delegation alone"</span>
            </div>
            <div class="desk">{cards}</div>
        </div>
    }
}

fn sponsor_cards(body: &str, motions: Vec<Sponsoring>) -> impl IntoView + use<> {
    let cards = motions
        .into_iter()
        .map(|motion| {
            let hidden = vec![
                ("body", body.to_owned()),
                ("as", capacity(&motion.role)),
                ("motion", motion.number.to_string()),
            ];
            let to = format!("motion {}", motion.number);
            view! {
                <article class="desk-card">
                    <h4>
                        <a href=format!("/{body}/motions/{}", motion.number)>{motion.title}</a>
                    </h4>
                    <p class="muted">{format!("Motion {}, tabled by {}", motion.number, motion.by)}</p>
                    <ActButton act="sponsor-motion" hidden words="Sponsor" to class="button button-quiet" />
                </article>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="section-head">
                <h3>"Motions you could sponsor"</h3>
            </div>
            <div class="desk">{cards}</div>
        </div>
    }
}

fn explain_cards(body: &str, votes: Vec<(u32, String, ExplainView)>) -> impl IntoView + use<> {
    let refused = |number: u32| {
        Refused::here().is_some_and(|refused| {
            refused.act == "explain-vote"
                && refused
                    .values
                    .get("vote")
                    .is_some_and(|sent| sent.contains(&number.to_string()))
        })
    };
    let (count, sent) = (votes.len(), votes.iter().any(|(number, ..)| refused(*number)));
    let cards = votes
        .into_iter()
        .map(|(number, title, explain)| {
            let sent = refused(number);
            let words = format!("Explain the vote of {}", explain.by.name);
            view! {
                <article class="desk-card">
                    <h4>
                        <a href=format!("/{body}/votes/{number}")>{title}</a>
                    </h4>
                    <details open=sent>
                        <summary>{words}</summary>
                        <Explain explain body=body.to_owned() vote=number />
                    </details>
                </article>
            }
        })
        .collect_view();
    // Nobody has to: on a phone it must not stand in the way.
    view! {
        <details open=sent>
            <summary>{format!("Votes you have not explained ({count})")}</summary>
            <div class="desk">{cards}</div>
        </details>
    }
}

/// What an observer may state something on.
fn observing(body: &str, role: &Role, meetings: &[Meeting]) -> impl IntoView + use<> {
    let cards = meetings
        .iter()
        .map(|meeting| {
            let items = meeting
                .items
                .iter()
                .map(|(number, title, at)| {
                    view! {
                        <li>
                            <a href=format!("/{body}/{}/{number}", meeting.id)>{format!("Item {number}. {title}")}</a>
                            {status(item_badge(*at))}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <article class="desk-card">
                    <h4>
                        <a href=format!("/{body}/{}", meeting.id)>{meeting.title.clone()}</a>
                    </h4>
                    <p class="muted">"To the meeting as a whole, or on one of its items, on the item's page:"</p>
                    <ul class="rows">{items}</ul>
                    {statement_form(body, &meeting.id, None, role)}
                </article>
            }
        })
        .collect::<Vec<_>>();
    let none = cards
        .is_empty()
        .then(|| view! { <p class="empty">"No meeting takes statements now."</p> });
    view! {
        <div>
            <div class="section-head">
                <h3>"Open to a statement of yours"</h3>
            </div>
            <div class="desk">{cards} {none}</div>
        </div>
    }
}
