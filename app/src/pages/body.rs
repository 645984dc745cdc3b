//! A body.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A body.
#[component]
pub(crate) fn BodyPage() -> impl IntoView {
    view! {
        <PageFrame title="Body">
            <header class="page-head">
                <h1>"Body"</h1>
            </header>
        </PageFrame>
    }
}
