//! The running meeting: its votes, sitting, motions and agenda, each with what can be done next.

use leptos::prelude::*;
use plenary::{VoteStatus, limits};

use super::button::ActButton;
use super::door::Powers;
use super::frame::ConsoleFrame;
use crate::islands::turnout::TurnoutLive;
use crate::pages::Place;
use crate::parts::fields::{Choice, Radios, TextField};
use crate::parts::form::{ActForm, is_refused};
use crate::parts::status::{item_badge, meeting_badge, status, vote_badge};
use crate::views::console::{ConsoleItem, ConsoleMotion, ConsoleView, ConsoleVote, ItemNext};
use crate::views::meeting::Stage;
use crate::views::vote::VoteView;

/// What every form of the page says of itself.
#[derive(Clone)]
struct At {
    body: String,
    meeting: String,
    presiding: String,
    secretariat: bool,
}

impl At {
    /// The hidden fields of what the chair does; `more` says about what.
    fn hidden(&self, more: (&'static str, String)) -> Vec<(&'static str, String)> {
        vec![("body", self.body.clone()), ("as", self.presiding.clone()), more]
    }

    fn of_meeting(&self) -> Vec<(&'static str, String)> {
        self.hidden(("meeting", self.meeting.clone()))
    }

    fn of_item(&self, item: &ConsoleItem) -> Vec<(&'static str, String)> {
        let mut hidden = self.of_meeting();
        hidden.push(("item", item.number.to_string()));
        hidden
    }
}

/// The page.
pub(super) fn page(
    place: &Place,
    powers: &Powers,
    view: ConsoleView,
    open: Option<VoteView>,
) -> impl IntoView + use<> {
    let at = At {
        body: place.id.to_string(),
        meeting: view.id.to_string(),
        presiding: powers.presiding.clone(),
        secretariat: powers.secretariat,
    };
    let about = match view.sitting {
        Some((number, true)) => format!("{}, sitting {number}", view.days),
        Some((number, false)) => format!("{}, sitting {number}, closed to the public", view.days),
        None => view.days.clone(),
    };
    let place = place.clone();
    view! {
        <ConsoleFrame place title=view.title.clone() about section="">
            {figures(&at, &view)}
            <div class="console">
                <div>{votes(&at, &view, open)} {motions(&at, view.motions.clone(), view.stage)}</div>
                <div>{sitting(&at, &view)} {agenda(&at, &view)}</div>
            </div>
        </ConsoleFrame>
    }
}

fn figures(at: &At, view: &ConsoleView) -> impl IntoView + use<> {
    let (members, credentials, present) = view.figures;
    let presence = format!("/console/{}/meetings/{}", at.body, at.meeting);
    view! {
        <div class="stack">
            <dl class="figures">
                <div>
                    <dt>"Delegations"</dt>
                    <dd>{members}</dd>
                </div>
                <div>
                    <dt>"Credentials accepted"</dt>
                    <dd>{credentials}</dd>
                </div>
                <div>
                    <dt>"Present"</dt>
                    <dd>{present}</dd>
                </div>
                {view
                    .quorum
                    .map(|(required, met)| {
                        let words = if met { "Quorum of the usual rule, present" } else { "Quorum of the usual rule, not present" };
                        view! {
                            <div>
                                <dt>{words}</dt>
                                <dd>{required.to_string()}</dd>
                            </div>
                        }
                    })}
            </dl>
            <p>
                <a href=presence>"Credentials and presence of each delegation"</a>
            </p>
        </div>
    }
}

fn votes(at: &At, view: &ConsoleView, open: Option<VoteView>) -> AnyView {
    if view.votes.is_empty() {
        return view! {
            <section class="panel" aria-labelledby="votes">
                <div class="section-head">
                    <h2 id="votes">"Votes"</h2>
                </div>
                <p class="empty">
                    "Nothing waits. Announce a vote on items of the agenda, or on a motion."
                </p>
            </section>
        }
        .into_any();
    }
    let mut open = open;
    view.votes
        .iter()
        .enumerate()
        .map(|(place, vote)| {
            let turnout = if vote.status == VoteStatus::Open {
                open.take()
            } else {
                None
            };
            panel(at, vote, place == 0, turnout)
        })
        .collect_view()
        .into_any()
}

fn panel(at: &At, vote: &ConsoleVote, first: bool, turnout: Option<VoteView>) -> impl IntoView + use<> {
    let id = format!("vote-{}", vote.number);
    let heading = if first {
        format!("Now: vote {}", vote.number)
    } else {
        format!("Vote {}", vote.number)
    };
    let (voted, of) = vote.voted;
    let count = (turnout.is_none() && vote.status != VoteStatus::Announced)
        .then(|| view! { <p class="muted">{format!("{voted} of {of} voted.")}</p> });
    view! {
        <section class=if first { "panel panel-now" } else { "panel" } aria-labelledby=id>
            <div class="section-head">
                <h2 id=id.clone()>{heading}</h2>
                {status(vote_badge(vote.status))}
            </div>
            <p class="lede">
                <a href=format!("/{}/votes/{}", at.body, vote.number)>{vote.title.clone()}</a>
            </p>
            <p class="muted">{vote.rule.clone()}</p>
            {count}
            {turnout.map(|view| view! { <TurnoutLive view /> })}
            {vote_next(at, vote)}
        </section>
    }
}

/// The one next step of a vote.
fn vote_next(at: &At, vote: &ConsoleVote) -> AnyView {
    let hidden = || at.hidden(("vote", vote.number.to_string()));
    match vote.status {
        VoteStatus::Announced => {
            let open = match &vote.hindrance {
                None => {
                    view! { <ActButton act="open-vote" hidden=hidden() words="Open the vote" /> }.into_any()
                }
                Some(why) => {
                    view! { <p class="notice notice-warning">"It cannot be opened yet. " {why.clone()}</p> }
                        .into_any()
                }
            };
            view! { {open} {call_off(hidden())} }.into_any()
        }
        VoteStatus::Open => {
            view! { <ActButton act="close-vote" hidden=hidden() words="Close the vote" /> }.into_any()
        }
        VoteStatus::Closed => {
            view! { <ActButton act="declare-vote" hidden=hidden() words="Declare the outcome" /> }.into_any()
        }
        VoteStatus::Declared if at.secretariat => {
            let hidden = vec![
                ("body", at.body.clone()),
                ("as", "secretariat".to_owned()),
                ("vote", vote.number.to_string()),
            ];
            view! { <ActButton act="publish-vote" hidden words="Publish outcome, roll call and reasons" /> }
                .into_any()
        }
        _ => view! { <p class="muted">"The secretariat publishes it."</p> }.into_any(),
    }
}

fn call_off(hidden: Vec<(&'static str, String)>) -> impl IntoView {
    let open = is_refused("call-off-vote", &hidden);
    view! {
        <details open=open>
            <summary>"Call the vote off"</summary>
            <ActForm act="call-off-vote" hidden>
                <TextField
                    name="reason"
                    label="Reason"
                    hint="Stands in the record and on the vote's page."
                    at_most=limits::REASON
                />
                <div class="form-actions">
                    <button class="button button-danger">"Call the vote off"</button>
                </div>
            </ActForm>
        </details>
    }
}

fn motions(at: &At, motions: Vec<ConsoleMotion>, stage: Stage) -> impl IntoView + use<> {
    let list = if motions.is_empty() {
        view! { <p class="empty">"No motion waits to be put. Delegates table motions from their desk."</p> }
            .into_any()
    } else {
        let rows = motions
            .into_iter()
            .map(|motion| {
                let (number, hindrance) = (motion.number, motion.hindrance);
                let announce = hindrance.is_none().then(|| {
                    let href = format!("/console/{}/announce?motion={number}", at.body);
                    view! {
                        <a class="button button-quiet button-small" href=href>
                            "Announce a vote"
                            <span class="visually-hidden">{format!(" on motion {number}")}</span>
                        </a>
                    }
                });
                let why = hindrance.filter(|_| stage != Stage::Closed);
                view! {
                    <li>
                        <a class="row-title" href=format!("/{}/motions/{number}", at.body)>
                            {motion.title}
                        </a>
                        {announce}
                        <p class="meta">
                            <span>{format!("Motion {number}")}</span>
                            <span>{format!("Tabled by {}", motion.by)}</span>
                            {why.map(|why| view! { <span>{why}</span> })}
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby="motions">
            <div class="section-head">
                <h2 id="motions">"Motions tabled"</h2>
                <a href=format!("/{}/motions", at.body)>"All motions"</a>
            </div>
            {list}
        </section>
    }
}

fn sitting(at: &At, view: &ConsoleView) -> impl IntoView + use<> {
    let hidden = at.of_meeting();
    let steps = match (view.stage, view.sitting) {
        (Stage::Convened, _) => {
            view! { <ActButton act="open-meeting" hidden words="Open the meeting" /> }.into_any()
        }
        (Stage::Closed, _) => view! { <p class="muted">"The meeting is over."</p> }.into_any(),
        (Stage::Open, Some((number, _))) => match &view.close_sitting {
            None => {
                let words = format!("Close sitting {number}");
                view! { <ActButton act="close-sitting" hidden words class="button button-quiet" /> }
                    .into_any()
            }
            Some(why) => view! { <p class="hint">{why.clone()}</p> }.into_any(),
        },
        (Stage::Open, None) => {
            let close = match &view.close_meeting {
                None => {
                    let hidden = hidden.clone();
                    view! {
                        <ActButton act="close-meeting" hidden words="Close the meeting" class="button button-danger" />
                    }
                    .into_any()
                }
                Some(why) => view! { <p class="hint">{why.clone()}</p> }.into_any(),
            };
            view! { {open_sitting(hidden)} {close} }.into_any()
        }
    };
    view! {
        <section class="panel" aria-labelledby="sitting">
            <div class="section-head">
                <h2 id="sitting">"Meeting and sitting"</h2>
                {status(meeting_badge(view.stage))}
            </div>
            {steps}
            <p class="meta">
                <a href=format!("/{}/{}", at.body, at.meeting)>"The meeting's page"</a>
                <a href=format!("/{}/display", at.body)>"Room display"</a>
            </p>
        </section>
    }
}

fn open_sitting(hidden: Vec<(&'static str, String)>) -> impl IntoView {
    let kinds = vec![
        Choice { chosen: true, ..Choice::new("true", "Open to the public") },
        Choice {
            hint: "Followed by people with a role in the body alone; its votes become public when they are published.".to_owned(),
            ..Choice::new("false", "Closed")
        },
    ];
    view! {
        <ActForm act="open-sitting" hidden>
            <Radios name="public" legend="The next sitting is" choices=kinds />
            <div class="form-actions">
                <button class="button">"Open a sitting"</button>
            </div>
        </ActForm>
    }
}

fn agenda(at: &At, view: &ConsoleView) -> impl IntoView + use<> {
    let placeable = view.items.iter().any(|item| item.next == ItemNext::Place);
    let list = if view.items.is_empty() {
        view! { <p class="empty">"Nothing has been proposed yet."</p> }.into_any()
    } else {
        let rows = view.items.iter().map(|item| row(at, item)).collect_view();
        view! { <ol class="agenda">{rows}</ol> }.into_any()
    };
    // The boxes stand in the list, where forms of their own stand too, and belong to this one by its id.
    let place = placeable.then(|| {
        view! {
            <form id="place-items" method="get" action=format!("/console/{}/announce", at.body)>
                <input type="hidden" name="meeting" value=at.meeting.clone() />
                <button class="button button-quiet">"Announce a vote on the items chosen"</button>
            </form>
        }
    });
    let propose = at.secretariat.then(|| {
        view! { <a href=format!("/console/{}/meetings/{}#propose", at.body, at.meeting)>"Add an item"</a> }
    });
    view! {
        <section class="panel" aria-labelledby="agenda">
            <div class="section-head">
                <h2 id="agenda">"Agenda"</h2>
                {propose}
            </div>
            {list}
            {place}
        </section>
    }
}

fn row(at: &At, item: &ConsoleItem) -> impl IntoView + use<> {
    let hidden = at.of_item(item);
    let to = format!("item {}", item.number);
    let small = "button button-quiet button-small";
    let next = match &item.next {
        ItemNext::Nothing => None,
        ItemNext::Place => Some(
            view! {
                <label class="check">
                    <input type="checkbox" name="item" value=item.number.to_string() form="place-items" />
                    <span>"Put to the vote" <span class="visually-hidden">{format!(": {to}")}</span></span>
                </label>
            }
            .into_any(),
        ),
        ItemNext::TakeUp => {
            Some(view! { <ActButton act="take-up-item" hidden words="Take up" to class=small /> }.into_any())
        }
        ItemNext::Close => Some(
            view! { <ActButton act="close-item" hidden words="Close the discussion" to class=small /> }
                .into_any(),
        ),
        ItemNext::Waits(why) => Some(view! { <p class="hint">{why.clone()}</p> }.into_any()),
    };
    let current = (item.status == plenary::ItemStatus::TakenUp).then_some("step");
    view! {
        <li aria-current=current>
            <span class="agenda-number">{item.number.0}</span>
            <a class="agenda-title" href=format!("/{}/{}/{}", at.body, at.meeting, item.number)>
                {item.title.clone()}
            </a>
            {status(item_badge(item.status))}
            {next.map(|next| view! { <div class="agenda-more">{next}</div> })}
        </li>
    }
}
