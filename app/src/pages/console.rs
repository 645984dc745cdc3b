//! The secretariat's and chair's console.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// The secretariat's and chair's console.
#[component]
pub(crate) fn ConsolePage() -> impl IntoView {
    view! {
        <PageFrame title="Console">
            <header class="page-head">
                <h1>"Console"</h1>
            </header>
        </PageFrame>
    }
}

/// Which body's console.
#[component]
pub(crate) fn ConsoleStartPage() -> impl IntoView {
    view! {
        <PageFrame title="Console">
            <header class="page-head">
                <h1>"Console"</h1>
            </header>
        </PageFrame>
    }
}
