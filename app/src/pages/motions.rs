//! `/{body}/motions`: all motions of a body.

use leptos::prelude::*;

use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::frame::PageFrame;
use crate::parts::lists::motion_rows;
use crate::views::meeting::motion_row;

/// All motions, the newest first.
#[component]
pub(crate) fn MotionsPage() -> impl IntoView {
    let Some(place) = Place::here() else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let motions = place.read(|state| {
        state
            .motions
            .values()
            .rev()
            .map(|motion| motion_row(state, motion, &place.roles))
            .collect::<Vec<_>>()
    });
    let list = motion_rows(
        place.id.as_str(),
        motions.unwrap_or_default(),
        "No motion has been tabled yet.",
    );
    let crumbs = vec![(format!("/{}", place.id), place.body.name.clone())];
    view! {
        <PageFrame title="Motions" place current="motions" crumbs here="Motions">
            <header class="page-head">
                <h1>"Motions"</h1>
            </header>
            {list}
        </PageFrame>
    }
    .into_any()
}
