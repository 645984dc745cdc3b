//! The parts of a meeting's page that change while one looks at it.

use leptos::either::Either;
use leptos::prelude::*;

use crate::islands::live::{Link, link_state};
use crate::parts::blocked::Blocked;
use crate::parts::erase::Erase;
use crate::parts::lists::vote_rows;
use crate::parts::names::{chips, time};
use crate::parts::status::{item_badge, meeting_badge, motion_badge, status};
use crate::views::meeting::{ItemRow, MeetingHead, MeetingView, SittingView, Stage};

/// A meeting: its state, sitting, agenda and votes.
#[component]
pub(crate) fn MeetingParts(
    /// The meeting, as it changes.
    view: ReadSignal<MeetingView>,
    /// How fresh the page is.
    link: Signal<Option<Link>>,
) -> impl IntoView {
    let body = StoredValue::new(view.with_untracked(|view| view.head.body.clone()));
    let id = StoredValue::new(view.with_untracked(|view| view.head.id.clone()));
    let head = Memo::new(move |_| view.with(|view| view.head.clone()));
    let sitting = Memo::new(move |_| view.with(|view| view.sitting.clone()));
    let items = Memo::new(move |_| view.with(|view| view.items.clone()));
    let votes = Memo::new(move |_| view.with(|view| view.votes.clone()));
    let open = Memo::new(move |_| {
        votes.with(|votes| {
            votes
                .iter()
                .find(|vote| vote.status == plenary::VoteStatus::Open)
                .cloned()
        })
    });
    view! {
        <div class="stack stack-l">
            <header class="page-head">
                {move || titled(head.get())}
                <p class="state">{move || status(meeting_badge(head.get().stage))} {link_state(link)}</p>
            </header>
            {move || {
                open.get()
                    .map(|vote| {
                        view! {
                            <article class="card card-live">
                                <p class="desk-why">"Voting is open now"</p>
                                <h2>
                                    <a href=format!("/{}/votes/{}", body.get_value(), vote.number)>{vote.title}</a>
                                </h2>
                            </article>
                        }
                    })
            }}
            {move || sitting.get().map(sat)}
            <section aria-labelledby="agenda">
                <div class="section-head">
                    <h2 id="agenda">"Agenda"</h2>
                    {move || {
                        let count = items.with(Vec::len);
                        view! { <span>{format!("{count} {}", if count == 1 { "item" } else { "items" })}</span> }
                    }}
                </div>
                {move || agenda(items.get(), &format!("/{}/{}", body.get_value(), id.get_value()), &body.get_value())}
            </section>
            <section aria-labelledby="votes">
                <div class="section-head">
                    <h2 id="votes">"Votes"</h2>
                </div>
                {move || {
                    vote_rows(&body.get_value(), votes.get(), "No vote has been announced in this meeting.")
                }}
            </section>
        </div>
    }
    .erased()
}

fn titled(head: MeetingHead) -> impl IntoView + use<> {
    let now = match (head.stage, head.now) {
        (_, Some((number, title))) => Some(format!("Now: item {number}. {title}")),
        (Stage::Open, None) => Some("No item is being discussed just now.".to_owned()),
        _ => None,
    };
    view! {
        <div class="symbol">
            <span>{head.place}</span>
            <span>{head.days}</span>
        </div>
        <h1>{head.title}</h1>
        {now.map(|now| view! { <p class="lede">{now}</p> })}
    }
    .erased()
}

/// The latest sitting and who is present.
fn sat(sitting: SittingView) -> impl IntoView + use<> {
    let kind = if sitting.public {
        "open to the public"
    } else {
        "closed: followed by people with a role in the body"
    };
    let (present, names) = match sitting.present {
        Some(names) => (
            Some(format!(
                "{} of {} delegations with credentials",
                names.len(),
                sitting.credentials
            )),
            (!names.is_empty()).then_some(names),
        ),
        None => (None, None),
    };
    view! {
        <section class="card" aria-labelledby="sitting">
            <h2 id="sitting">{format!("Sitting {}", sitting.number)}</h2>
            <dl class="facts">
                <dt>"Kind"</dt>
                <dd>{kind}</dd>
                <dt>"Opened"</dt>
                <dd>{time(sitting.opened)}</dd>
                {sitting
                    .closed
                    .map(|closed| {
                        view! {
                            <dt>"Closed"</dt>
                            <dd>{time(closed)}</dd>
                        }
                    })}
                {present
                    .map(|present| {
                        view! {
                            <dt>"Present"</dt>
                            <dd>{present}</dd>
                        }
                    })}
            </dl>
            {names
                .map(|names| {
                    view! {
                        <details>
                            <summary>"Delegations present"</summary>
                            {chips(names, "chip")}
                        </details>
                    }
                })}
        </section>
    }
    .erased()
}

/// The items; `at` is the meeting's address.
fn agenda(items: Vec<ItemRow>, at: &str, body: &str) -> impl IntoView + use<> {
    if items.is_empty() {
        return Either::Left(view! { <p class="empty">"Nothing has been proposed for this agenda yet."</p> });
    }
    let rows = items.into_iter().map(|item| row(item, at, body)).collect_view();
    Either::Right(view! { <ol class="agenda">{rows}</ol> })
}

fn row(item: ItemRow, at: &str, body: &str) -> impl IntoView + use<> {
    let current = (item.status == plenary::ItemStatus::TakenUp).then_some("step");
    let href = format!("{at}/{}", item.number);
    let motions = item
        .motions
        .into_iter()
        .map(|motion| {
            view! {
                <li>
                    <a href=format!("/{body}/motions/{}", motion.number)>
                        {format!("Motion {}. {}", motion.number, motion.title)}
                    </a>
                    " "
                    {status(motion_badge(motion.status))}
                </li>
            }
        })
        .collect::<Vec<_>>();
    let more = item.blocked.is_some() || !motions.is_empty();
    let blocked = item.blocked.map(|blocked| {
        let key = format!("item-{}", item.number);
        view! { <Blocked blocked item=None brief=true key body=body.to_owned() /> }
    });
    view! {
        <li aria-current=current>
            <span class="agenda-number">{item.number}</span>
            <a class="agenda-title" href=href>
                {item.title}
            </a>
            {status(item_badge(item.status))}
            <p class="meta">
                {(!item.proposers.is_empty()).then(|| view! { <span>{format!("Proposed by {}", item.proposers)}</span> })}
                {item.reported.then(|| view! { <span>"As reported; not conducted in Plenum"</span> })}
            </p>
            {more
                .then(|| {
                    view! {
                        <div class="agenda-more stack">
                            {blocked} {(!motions.is_empty()).then(|| view! { <ul class="stack stack-s">{motions}</ul> })}
                        </div>
                    }
                })}
        </li>
    }
    .erased()
}
