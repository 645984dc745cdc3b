//! The room screen.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// The room screen.
#[component]
pub(crate) fn DisplayPage() -> impl IntoView {
    view! {
        <PageFrame title="Display">
            <header class="page-head">
                <h1>"Display"</h1>
            </header>
        </PageFrame>
    }
}
