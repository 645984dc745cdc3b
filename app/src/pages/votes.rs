//! `/{body}/votes`: all votes of a body.

use leptos::prelude::*;

use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::frame::PageFrame;
use crate::parts::lists::vote_rows;
use crate::views::words::vote_row;

/// All votes the viewer may know of, the newest first.
#[component]
pub(crate) fn VotesPage() -> impl IntoView {
    let Some(place) = Place::here() else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let votes = place.read(|state| {
        state
            .votes
            .values()
            .rev()
            .filter_map(|vote| vote_row(state, vote, &place.roles))
            .collect::<Vec<_>>()
    });
    let list = vote_rows(
        place.id.as_str(),
        votes.unwrap_or_default(),
        "No vote has been announced yet.",
    );
    let crumbs = vec![(format!("/{}", place.id), place.body.name.clone())];
    view! {
        <PageFrame title="Votes" place current="votes" crumbs here="Votes">
            <header class="page-head">
                <h1>"Votes"</h1>
            </header>
            {list}
        </PageFrame>
    }
    .into_any()
}
