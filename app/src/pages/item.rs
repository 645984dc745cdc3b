//! An agenda item.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// An agenda item.
#[component]
pub(crate) fn ItemPage() -> impl IntoView {
    view! {
        <PageFrame title="Item">
            <header class="page-head">
                <h1>"Item"</h1>
            </header>
        </PageFrame>
    }
}
