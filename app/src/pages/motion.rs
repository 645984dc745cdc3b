//! `/{body}/motions/{n}`: a motion's text, sponsors, votes and history.

use leptos::prelude::*;
use plenary::{MotionNumber, MotionStatus, Role};

use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::fields::Submit;
use crate::parts::form::{ActForm, capacity};
use crate::parts::frame::PageFrame;
use crate::parts::lists::vote_rows;
use crate::parts::names::{chips, time};
use crate::parts::status::{motion_badge, status};
use crate::views::Stamp;
use crate::views::motion::{May, MotionView, motion};

/// A motion.
#[component]
pub(crate) fn MotionPage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let number: MotionNumber = param("motion")?;
        let view = place.read(|state| motion(state, number, &place.roles))??;
        Some((place, view))
    });
    let Some((place, view)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let here = format!("Motion {}", view.number);
    let (meeting, meeting_title) = view.meeting.clone();
    let (item, item_title) = view.item.clone();
    let crumbs = vec![
        (format!("/{}", place.id), place.body.name.clone()),
        (place.at(&meeting), meeting_title),
        (
            place.at(format!("{meeting}/{item}")),
            format!("Item {item}. {item_title}"),
        ),
    ];
    view! {
        <PageFrame title=here.clone() place=place.clone() current="motions" crumbs here>
            {content(&place, view)}
        </PageFrame>
    }
    .into_any()
}

fn content(place: &Place, view: MotionView) -> AnyView {
    let (body, number) = (place.id.to_string(), view.number);
    let long = view.title.chars().count() > 90;
    let announce =
        (view.status == MotionStatus::Tabled && place.roles.iter().any(Role::presides)).then(|| {
            view! {
                <p>
                    <a class="button" href=format!("/console/{body}/announce?motion={number}")>
                        "Announce a vote on it"
                    </a>
                </p>
            }
        });
    let forms = view
        .may
        .into_iter()
        .map(|(role, who, may)| form(&body, number, &role, &who, may))
        .collect_view();
    let votes = vote_rows(&body, view.votes, "No vote has been announced on this motion.");
    view! {
        <header class="page-head">
            <div class="symbol">
                <span>{format!("Motion {number}")}</span>
                <span>{view.meeting.1}</span>
            </div>
            <h1 class:long=long>{view.title}</h1>
            <p class="state">
                {status(motion_badge(view.status))} <span>"Tabled by " {view.tabled_by.name}</span>
            </p>
            {view.effect.map(|effect| view! { <p class="notice">{effect}</p> })}
        </header>
        <div class="split">
            <div class="stack stack-l">
                <article class="motion-text" aria-label="Text of the motion">
                    <ol>
                        {view.text.into_iter().map(|paragraph| view! { <li><p>{paragraph}</p></li> }).collect_view()}
                    </ol>
                </article>
                <section aria-labelledby="votes">
                    <div class="section-head">
                        <h2 id="votes">"Votes"</h2>
                    </div>
                    {votes}
                    {announce}
                </section>
            </div>
            <aside class="stack stack-l">
                <section aria-labelledby="sponsors">
                    <div class="section-head">
                        <h2 id="sponsors">"Sponsors"</h2>
                        <span>{view.sponsors.len()}</span>
                    </div>
                    <div class="stack">{chips(view.sponsors, "chip")} {forms}</div>
                </section>
                <section aria-labelledby="history">
                    <div class="section-head">
                        <h2 id="history">"History"</h2>
                    </div>
                    {history(view.history)}
                </section>
            </aside>
        </div>
    }
    .into_any()
}

fn history(steps: Vec<(Stamp, String)>) -> AnyView {
    let last = steps.len().saturating_sub(1);
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(place, (at, words))| {
            view! { <li aria-current=(place == last).then_some("step")>{time(at)} " " {words}</li> }
        })
        .collect_view();
    view! { <ol class="timeline">{steps}</ol> }.into_any()
}

fn form(body: &str, number: u32, role: &Role, who: &str, may: May) -> AnyView {
    let hidden = vec![
        ("body", body.to_owned()),
        ("as", capacity(role)),
        ("motion", number.to_string()),
    ];
    let (act, label, class) = match may {
        May::Sponsor => ("sponsor-motion", format!("Sponsor it for {who}"), "button"),
        May::LeaveSponsors => (
            "withdraw-sponsorship",
            format!("Leave the sponsors for {who}"),
            "button button-quiet",
        ),
        May::Withdraw => (
            "withdraw-motion",
            format!("Withdraw the motion for {who}"),
            "button button-danger",
        ),
    };
    view! {
        <ActForm act hidden>
            <Submit label class />
        </ActForm>
    }
    .into_any()
}
