//! The page for an address behind which there is nothing.

use leptos::prelude::*;

use crate::context::PageStatus;
use crate::pages::Place;
use crate::parts::frame::PageFrame;

/// Answers 404 and says where to go on.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    if let Some(status) = use_context::<PageStatus>() {
        status.set(404);
    }
    let place = Place::here();
    let (back, words) = match &place {
        Some(place) => (
            format!("/{}", place.id),
            format!("To the page of {}", place.body.name),
        ),
        None => ("/".to_owned(), "To all bodies".to_owned()),
    };
    view! {
        <PageFrame title="Page not found" place>
            <header class="page-head">
                <h1>"There is nothing at this address"</h1>
                <p class="lede">
                    "The link may be mistyped, or it may point to something that was never entered here. Nothing that was entered in a record is ever removed."
                </p>
            </header>
            <p>
                <a class="button" href=back>
                    {words}
                </a>
            </p>
        </PageFrame>
    }
}
