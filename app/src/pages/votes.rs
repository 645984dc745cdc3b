//! All votes of a body.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// All votes of a body.
#[component]
pub(crate) fn VotesPage() -> impl IntoView {
    view! {
        <PageFrame title="Votes">
            <header class="page-head">
                <h1>"Votes"</h1>
            </header>
        </PageFrame>
    }
}
