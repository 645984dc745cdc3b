//! `/{body}/display`: the room screen.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::islands::display::DisplayLive;
use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::views::display::display;

/// The room screen: alone on its page, without the frame.
#[component]
pub(crate) fn DisplayPage() -> impl IntoView {
    let found = Place::here().and_then(|place| {
        let view = place.read(|state| display(state, &place.id, &place.roles))??;
        Some((place, view))
    });
    let Some((place, view)) = found else {
        return view! { <NotFoundPage /> }.into_any();
    };
    view! {
        <Title text=format!("Display · {}", place.body.name) />
        <DisplayLive body=place.id.to_string() view />
    }
    .into_any()
}
