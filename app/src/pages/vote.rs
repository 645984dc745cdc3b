//! `/{body}/votes/{n}`: the question, its rule, who has voted, the outcome and why.

use leptos::prelude::*;
use plenary::VoteNumber;

use crate::context::Viewer;
use crate::islands::vote::VoteLive;
use crate::pages::not_found::NotFoundPage;
use crate::pages::{Place, param};
use crate::parts::form::{Claimed, Refused};
use crate::parts::frame::PageFrame;
use crate::views::vote::{VoteView, vote};

/// A vote.
#[component]
pub(crate) fn VotePage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let person = expect_context::<Viewer>().person.map(|person| person.id);
        let number: VoteNumber = param("vote")?;
        let (view, meeting) = place.read(|state| {
            let view = vote(state, &place.id, number, &place.roles, person.as_ref())?;
            let meeting = state.meetings.get(&state.votes.get(&number)?.meeting)?;
            Some((view, (place.at(&meeting.id), meeting.title.clone())))
        })??;
        Some((place, view, meeting))
    });
    let Some((place, view, meeting)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let here = format!("Vote {}", view.head.number);
    let crumbs = vec![(format!("/{}", place.id), place.body.name.clone()), meeting];
    view! {
        <PageFrame title=here.clone() place current="votes" crumbs here=here>
            {standing(view)}
        </PageFrame>
    }
    .into_any()
}

/// The island. Its forms are drawn too late to claim the refusal that is theirs, so that is done here.
fn standing(view: VoteView) -> impl IntoView {
    let refused = Refused::here().filter(|refused| {
        let sent = |by: &str| {
            refused
                .values
                .get("as")
                .is_some_and(|sent| sent.contains(&format!("delegate:{by}")))
        };
        let this = refused
            .values
            .get("vote")
            .is_some_and(|sent| sent.contains(&view.head.number.to_string()));
        this && match refused.act.as_str() {
            "cast-ballot" => view
                .ballots
                .iter()
                .any(|ballot| !ballot.answers.is_empty() && sent(&ballot.by.code)),
            "explain-vote" => view.explain.iter().any(|explain| sent(&explain.by.code)),
            _ => false,
        }
    });
    if refused.is_some() {
        expect_context::<Claimed>().claim();
    }
    view! { <VoteLive view refused /> }
}
