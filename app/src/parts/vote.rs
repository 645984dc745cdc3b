//! The parts of a vote's page, each drawn anew only when its part of the view changes.

use leptos::either::Either;
use leptos::prelude::*;
use plenary::VoteStatus;

use crate::islands::live::{Link, link_state};
use crate::parts::ballot::{Ballot, Explain};
use crate::parts::blocked::reasons_given;
use crate::parts::erase::Erase;
use crate::parts::form::Refused;
use crate::parts::hemicycle::marked;
use crate::parts::names::{chips, cited, prose, time};
use crate::parts::roll_call::{Chamber, TurnoutGrid};
use crate::parts::status::{status, vote_badge};
use crate::parts::tally::{CriteriaTable, OutcomeBanner, TallyBars};
use crate::views::seat::Mark;
use crate::views::tally::TallyView;
use crate::views::vote::{ExplanationView, RuleView, Turnout, VoteHead, VoteView};

/// The whole vote. `refused` is a form of this page that was refused; `link` says whether the page is live.
#[component]
pub(crate) fn VoteParts(
    /// The vote, as it changes.
    view: ReadSignal<VoteView>,
    /// The refusal of this page's form.
    refused: Option<Refused>,
    /// How fresh the page is.
    link: Signal<Option<Link>>,
) -> impl IntoView {
    let number = view.with_untracked(|view| view.head.number);
    let body = StoredValue::new(view.with_untracked(|view| view.head.body.clone()));
    let refused = StoredValue::new(refused);
    let head = Memo::new(move |_| view.with(|view| view.head.clone()));
    let rule = Memo::new(move |_| view.with(|view| view.rule.clone()));
    let ballots = Memo::new(move |_| view.with(|view| view.ballots.clone()));
    let decided = Memo::new(move |_| view.with(|view| view.tally.clone().filter(|_| view.is_decided())));
    let running = Memo::new(move |_| view.with(|view| view.tally.clone().filter(|_| !view.is_decided())));
    let turnout =
        Memo::new(move |_| view.with(|view| view.turnout.clone().map(|turnout| (view.head.status, turnout))));
    let blocked = Memo::new(move |_| view.with(|view| view.blocked.clone()));
    let explanations = Memo::new(move |_| view.with(|view| view.explanations.clone()));
    let explain = Memo::new(move |_| view.with(|view| view.explain.clone()));
    view! {
        <div class="stack stack-l">
            <div>{move || question(head.get())} <p class="state">{move || state(&head.get())} {link_state(link)}</p></div>
            {move || rule_box(rule.get())}
            {move || {
                ballots
                    .get()
                    .into_iter()
                    .map(|ballot| {
                        view! { <Ballot ballot body=body.get_value() vote=number refused=refused.get_value() /> }
                    })
                    .collect_view()
            }}
            {move || decided.get().map(outcome)}
            {move || {
                let objections = blocked.get();
                (!objections.is_empty())
                    .then(|| {
                        view! {
                            <section aria-labelledby="objections">
                                <div class="section-head">
                                    <h2 id="objections">"Objected"</h2>
                                    <span>{objections.len()}</span>
                                </div>
                                <div class="stack">{reasons_given(objections)}</div>
                            </section>
                        }
                    })
            }}
            {move || running.get().map(running_tally)}
            {move || turnout.get().map(|(status, turnout)| who(status, turnout))}
            {move || decided.get().map(|tally| view! { <CriteriaTable criteria=tally.criteria running=false /> })}
            {move || {
                let (explanations, explain) = (explanations.get(), explain.get());
                (!explanations.is_empty() || !explain.is_empty())
                    .then(|| {
                        let forms = explain
                            .into_iter()
                            .map(|explain| {
                                view! {
                                    <Explain explain body=body.get_value() vote=number refused=refused.get_value() />
                                }
                            })
                            .collect_view();
                        explained(explanations, forms)
                    })
            }}
        </div>
    }
    .erased()
}

fn question(head: VoteHead) -> impl IntoView + use<> {
    let long = head.title.chars().count() > 90;
    let subjects = head
        .subjects
        .into_iter()
        .map(|(href, words)| view! { <span><a href=href>{words}</a></span> })
        .collect_view();
    view! {
        <header class="page-head">
            <h1 class:long=long>{head.title}</h1>
            <p class="meta">{subjects}</p>
            {head
                .source
                .map(|source| {
                    view! {
                        <p class="notice">"A recorded vote of another body, imported with its result. " {cited(source)}</p>
                    }
                })}
            {head
                .called_off
                .map(|reason| {
                    view! {
                        <div class="notice notice-warning">
                            <p class="notice-title">"Called off"</p>
                            <p>{reason}</p>
                        </div>
                    }
                })}
        </header>
    }
    .erased()
}

fn state(head: &VoteHead) -> impl IntoView + use<> {
    let (did, at) = head.since.clone();
    view! {
        {status(vote_badge(head.status))}
        <span>{did} " " {time(at)}</span>
        {head.closed_sitting.then(|| view! { <span>"In a closed sitting"</span> })}
        {(!head.next.is_empty()).then(|| view! { <span class="muted">{head.next.clone()}</span> })}
    }
}

fn rule_box(rule: RuleView) -> impl IntoView + use<> {
    let label = if rule.frozen {
        "The rule of this vote, frozen when it opened"
    } else {
        "The rule of this vote"
    };
    view! {
        <div class="rule">
            <p class="rule-label">{label}</p>
            <p class="rule-sentence">{rule.sentence}</p>
            {(!rule.parties.is_empty())
                .then(|| {
                    view! {
                        <div class="stack stack-s">
                            <p class="rule-source">"Parties concerned: heard, and outside base, quorum and vote"</p>
                            {chips(rule.parties, "chip")}
                        </div>
                    }
                })}
        </div>
    }
    .erased()
}

fn outcome(tally: TallyView) -> impl IntoView + use<> {
    view! { <OutcomeBanner outcome=tally.outcome why=tally.why /> }.erased()
}

fn running_tally(tally: TallyView) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="running">
            <div class="section-head">
                <h2 id="running">"The count so far"</h2>
                <span>"Not final until the chair closes the vote"</span>
            </div>
            <div class="stack">
                <TallyBars bars=tally.bars />
                <CriteriaTable criteria=tally.criteria running=true />
            </div>
        </section>
    }
    .erased()
}

/// Who has voted, or the roll call.
fn who(stage: VoteStatus, turnout: Turnout) -> impl IntoView + use<> {
    let (voted, of) = (turnout.voted, turnout.of);
    let heading = match (turnout.roll_call, stage) {
        (true, _) => "How each delegation answered",
        (false, VoteStatus::Open) => "Who has voted",
        (false, _) => "Who voted",
    };
    let body = if turnout.roll_call {
        let big = most(&turnout);
        Either::Left(view! { <Chamber turnout big /> })
    } else {
        Either::Right(view! { <TurnoutGrid turnout /> })
    };
    view! {
        <section aria-labelledby="who">
            <div class="section-head">
                <h2 id="who">{heading}</h2>
            </div>
            <div class="stack">
                <p class="turnout-line">
                    <strong>{voted}</strong>
                    {format!(" of {of} {}", if stage == VoteStatus::Open { "have voted" } else { "voted" })}
                </p>
                {body}
            </div>
        </section>
    }
    .erased()
}

/// The number under the arch: those in favour, or those who object where anybody does.
pub(crate) fn most(turnout: &Turnout) -> (u64, String) {
    let of = |mark: Mark| turnout.seats.iter().filter(|seat| seat.mark == mark).count() as u64;
    match (of(Mark::Object), of(Mark::Join), of(Mark::StandAside)) {
        (0, 0, 0) => (of(Mark::Yes), "yes".to_owned()),
        (0, join, _) => (join, "join".to_owned()),
        (1, ..) => (1, "objects".to_owned()),
        (object, ..) => (object, "object".to_owned()),
    }
}

fn explained(explanations: Vec<ExplanationView>, forms: impl IntoView) -> impl IntoView {
    view! {
        <section aria-labelledby="explanations">
            <div class="section-head">
                <h2 id="explanations">"Explanations of vote"</h2>
            </div>
            {explanations
                .into_iter()
                .map(|explanation| {
                    view! {
                        <article class="explanation">
                            <header>
                                <span>{explanation.by.name}</span>
                                {explanation.answer.map(|answer| marked(answer.into()))}
                                <span class="muted small">{time(explanation.at)}</span>
                            </header>
                            {prose(explanation.text)}
                        </article>
                    }
                })
                .collect_view()}
            {forms}
        </section>
    }
    .erased()
}
