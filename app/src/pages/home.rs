//! All bodies.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// All bodies.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    view! {
        <PageFrame title="Bodies">
            <header class="page-head">
                <h1>"Bodies"</h1>
            </header>
        </PageFrame>
    }
}
