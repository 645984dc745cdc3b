//! The room screen: the question, its rule, and turnout or outcome, readable from the last row.

use leptos::either::Either;
use leptos::prelude::*;
use plenary::VoteStatus;

use crate::islands::live::{Link, link_state};
use crate::parts::erase::Erase;
use crate::parts::hemicycle::{Hemicycle, legend_list};
use crate::parts::status::{status, vote_badge};
use crate::parts::tally::{OutcomeBanner, TallyBars, per_cent};
use crate::parts::vote::most;
use crate::views::display::{DisplaySitting, DisplayView};
use crate::views::vote::{Turnout, VoteView};

/// The room screen.
#[component]
pub(crate) fn DisplayParts(
    /// What it shows, as it changes.
    view: ReadSignal<DisplayView>,
    /// How fresh it is.
    link: Signal<Option<Link>>,
    /// The body's name in addresses.
    body: String,
) -> impl IntoView {
    let (name, fictional) = view.with_untracked(|view| (view.body.clone(), view.fictional));
    let meeting = Memo::new(move |_| view.with(|view| view.meeting.clone()));
    let sitting = Memo::new(move |_| view.with(|view| view.sitting));
    let shown = Memo::new(move |_| view.with(|view| (view.item.clone(), view.vote.clone())));
    let address = Memo::new(move |_| {
        view.with(|view| match &view.vote {
            Some(vote) => format!("/{body}/votes/{}", vote.head.number),
            None => format!("/{body}"),
        })
    });
    view! {
        <div class="display">
            <header class="display-head">
                <p class="display-body">
                    {name} {fictional.then(|| view! { <span>" (fictional)"</span> })}
                </p>
                <p>{move || meeting.get()}</p>
            </header>
            <main class="display-main" id="main">
                {move || {
                    let (item, vote) = shown.get();
                    match vote {
                        Some(vote) => Either::Left(of_vote(item, vote)),
                        None => Either::Right(without_vote(item, meeting.get(), sitting.get())),
                    }
                }}
            </main>
            <footer class="display-foot">
                <span>{move || sitting.get().map(sat)}</span>
                {link_state(link)}
                <span>{move || address.get()}</span>
            </footer>
        </div>
    }
    .erased()
}

fn sat(sitting: DisplaySitting) -> String {
    let kind = if sitting.public { "" } else { ", closed" };
    let present = sitting
        .present
        .map(|present| format!(": {present} delegations present"))
        .unwrap_or_default();
    format!("Sitting {}{kind}{present}", sitting.number)
}

fn without_vote(
    item: Option<String>,
    meeting: Option<String>,
    sitting: Option<DisplaySitting>,
) -> impl IntoView + use<> {
    let (large, small) = match (item, meeting, sitting) {
        (Some(item), ..) => (item, "Being discussed"),
        (None, Some(meeting), Some(_)) => (meeting, "The sitting is open; no item is being discussed"),
        (None, Some(meeting), None) => (meeting, "No sitting is open"),
        (None, None, _) => ("No meeting is in session".to_owned(), ""),
    };
    let class = question_class(&large);
    view! {
        <div>
            <p class="display-item">{small}</p>
            <h1 class=class>{large}</h1>
        </div>
    }
    .erased()
}

fn question_class(title: &str) -> &'static str {
    if title.chars().count() > 60 {
        "question long"
    } else {
        "question"
    }
}

fn of_vote(item: Option<String>, vote: VoteView) -> impl IntoView + use<> {
    let decided = vote.is_decided();
    let class = question_class(&vote.head.title);
    let outcome = vote
        .tally
        .as_ref()
        .filter(|_| decided)
        .map(|tally| (tally.outcome, tally.why.clone()));
    let running = vote
        .tally
        .as_ref()
        .filter(|_| !decided)
        .map(|tally| tally.bars.clone());
    // Beside a roll call its legend says the counts.
    let roll_call = vote.turnout.as_ref().is_some_and(|turnout| turnout.roll_call);
    let counted = vote
        .tally
        .filter(|_| decided && !roll_call)
        .map(|tally| tally.bars);
    view! {
        <div>
            {item.map(|item| view! { <p class="display-item">{item}</p> })} <h1 class=class>{vote.head.title}</h1>
            {match outcome {
                Some((outcome, why)) => Either::Left(view! { <OutcomeBanner outcome why /> }),
                None => {
                    Either::Right(
                        view! {
                            <div class="rule">
                                <p class="rule-label">"The rule of this vote"</p>
                                <p class="rule-sentence">{vote.rule.sentence}</p>
                            </div>
                        },
                    )
                }
            }}
        </div>
        <div>
            {(vote.head.status != VoteStatus::Announced)
                .then(|| vote.turnout.map(|turnout| house(turnout, decided)))}
            {running.or(counted).map(|bars| view! { <TallyBars bars /> })}
            <p>{status(vote_badge(vote.head.status))}</p>
        </div>
    }
    .erased()
}

fn house(turnout: Turnout, decided: bool) -> impl IntoView + use<> {
    let (voted, of) = (turnout.voted, turnout.of);
    let share = u64::from(voted) * 1000 / u64::from(of.max(1));
    let big = if turnout.roll_call {
        most(&turnout)
    } else {
        (u64::from(voted), format!("of {of}"))
    };
    let legend = turnout.roll_call.then(|| legend_list(&turnout.seats));
    view! {
        {(!decided)
            .then(|| {
                view! {
                    <p class="display-turnout">
                        <strong>{voted}</strong>
                        <span>{format!(" of {of} have voted")}</span>
                    </p>
                    <svg class="bar" aria-hidden="true">
                        <rect width="100%" height="100%"></rect>
                        <line class="bar-turnout" x1="0" x2=per_cent(share) y1="50%" y2="50%"></line>
                    </svg>
                }
            })}
        <Hemicycle seats=turnout.seats big />
        {legend}
    }
    .erased()
}
