//! A vote.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A vote.
#[component]
pub(crate) fn VotePage() -> impl IntoView {
    view! {
        <PageFrame title="Vote">
            <header class="page-head">
                <h1>"Vote"</h1>
            </header>
        </PageFrame>
    }
}
