//! What needs a delegate's answer now.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// What needs a delegate's answer now.
#[component]
pub(crate) fn DeskPage() -> impl IntoView {
    view! {
        <PageFrame title="Your desk">
            <header class="page-head">
                <h1>"Your desk"</h1>
            </header>
        </PageFrame>
    }
}
