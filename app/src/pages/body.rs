//! `/{body}`: what a body is, its meetings, what it decided, and what it was kept from discussing.

use std::cmp::Reverse;

use leptos::prelude::*;
use plenary::{MotionStatus, State, VoteStatus};

use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::blocked::Blocked;
use crate::parts::frame::PageFrame;
use crate::parts::lists::motion_rows;
use crate::parts::names::{prose, time};
use crate::parts::status::{meeting_badge, status};
use crate::views::VoteRow;
use crate::views::item::{NotDiscussed, not_discussed};
use crate::views::meeting::{MotionRow, Stage, motion_row, stage};
use crate::views::vote::paragraphs;
use crate::views::words::{counted, days, vote_row};

struct BodyView {
    about: Vec<String>,
    members: String,
    usual_rule: String,
    meetings: Vec<MeetingRow>,
    decisions: Vec<MotionRow>,
    open_votes: Vec<VoteRow>,
    not_discussed: Vec<NotDiscussed>,
}

struct MeetingRow {
    href: String,
    title: String,
    place: String,
    days: String,
    stage: Stage,
}

/// A body.
#[component]
pub(crate) fn BodyPage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let view = place.read(|state| read(&place, state))?;
        Some((place, view))
    });
    let Some((place, view)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let name = place.body.name.clone();
    view! {
        <PageFrame title=name.clone() place=place.clone() current="meetings" here=name>
            {content(&place, view)}
        </PageFrame>
    }
    .into_any()
}

fn read(place: &Place, state: &State) -> BodyView {
    let mut meetings: Vec<_> = state.meetings.values().collect();
    meetings.sort_by_key(|meeting| Reverse(meeting.starts));
    let roles = &place.roles;
    let motions = state
        .motions
        .values()
        .rev()
        .map(|motion| motion_row(state, motion, roles));
    let open = state
        .votes
        .values()
        .rev()
        .filter(|vote| vote.status == VoteStatus::Open);
    BodyView {
        about: paragraphs(&place.body.about),
        members: members(&place.body.member_term, state.delegations.len()),
        usual_rule: place.body.usual_rule.describe(),
        meetings: meetings
            .into_iter()
            .map(|meeting| MeetingRow {
                href: place.at(&meeting.id),
                title: meeting.title.clone(),
                place: meeting.place.clone(),
                days: days(meeting.starts, meeting.ends),
                stage: stage(meeting.status),
            })
            .collect(),
        decisions: motions
            .filter(|motion| motion.status == MotionStatus::Adopted)
            .collect(),
        open_votes: open.filter_map(|vote| vote_row(state, vote, roles)).collect(),
        not_discussed: not_discussed(state, &place.id, roles),
    }
}

/// "59 Participants"; what a body calls its members may be of several words: "13 Member States".
fn members(term: &str, count: usize) -> String {
    counted(count, term, &format!("{term}s"))
}

fn content(place: &Place, view: BodyView) -> AnyView {
    let body = place.id.to_string();
    view! {
        <header class="page-head">
            <h1>{place.body.name.clone()}</h1>
            {(!view.about.is_empty()).then(|| view! { <div class="lede stack">{prose(view.about)}</div> })}
            <p class="meta">
                <span>{view.members}</span>
                <span>"Usual rule: " {view.usual_rule}</span>
            </p>
        </header>
        {(!view.open_votes.is_empty())
            .then(|| {
                view! {
                    <section aria-labelledby="open">
                        <div class="section-head">
                            <h2 id="open">"Voting is open"</h2>
                        </div>
                        <div class="columns">
                            {view.open_votes.into_iter().map(|vote| open_card(&body, vote)).collect_view()}
                        </div>
                    </section>
                }
            })}
        <section aria-labelledby="meetings">
            <div class="section-head">
                <h2 id="meetings">"Meetings"</h2>
            </div>
            {if view.meetings.is_empty() {
                view! { <p class="empty">"No meeting has been called yet."</p> }.into_any()
            } else {
                view! { <ul class="rows">{view.meetings.into_iter().map(meeting).collect_view()}</ul> }.into_any()
            }}
        </section>
        <section aria-labelledby="not-discussed">
            <div class="section-head">
                <h2 id="not-discussed">"Not discussed"</h2>
                <span>"Items that were asked for and blocked"</span>
            </div>
            {if view.not_discussed.is_empty() {
                view! { <p class="empty">"No item has been blocked."</p> }.into_any()
            } else {
                view! {
                    <div class="stack">
                        {view.not_discussed.into_iter().map(|item| stopped(&body, item)).collect_view()}
                    </div>
                }
                    .into_any()
            }}
        </section>
        <section aria-labelledby="decisions">
            <div class="section-head">
                <h2 id="decisions">"Decisions"</h2>
                <a href=format!("/{body}/motions")>"All motions"</a>
            </div>
            {motion_rows(&body, view.decisions, "No motion has been adopted yet.")}
        </section>
    }
    .into_any()
}

fn open_card(body: &str, vote: VoteRow) -> AnyView {
    view! {
        <article class="card card-live">
            <p class="state">{status(("open", "Voting is open"))} <span>"Since " {time(vote.at)}</span></p>
            <h3>
                <a href=format!("/{body}/votes/{}", vote.number)>{vote.title}</a>
            </h3>
        </article>
    }
    .into_any()
}

fn meeting(meeting: MeetingRow) -> impl IntoView {
    view! {
        <li>
            <a class="row-title" href=meeting.href>
                {meeting.title}
            </a>
            {status(meeting_badge(meeting.stage))}
            <p class="meta">
                <span>{meeting.days}</span>
                <span>{meeting.place}</span>
            </p>
        </li>
    }
}

fn stopped(body: &str, item: NotDiscussed) -> AnyView {
    let key = item.href.trim_start_matches('/').replace('/', "-");
    view! {
        <div class="stack stack-s">
            <p class="meta">
                <span>{item.meeting}</span>
                <span>{format!("Item {}", item.number)}</span>
            </p>
            <Blocked blocked=item.blocked brief=true item=Some((item.href, item.title)) key body=body.to_owned() />
        </div>
    }
    .into_any()
}
