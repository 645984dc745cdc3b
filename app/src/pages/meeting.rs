//! A meeting and its agenda.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A meeting and its agenda.
#[component]
pub(crate) fn MeetingPage() -> impl IntoView {
    view! {
        <PageFrame title="Meeting">
            <header class="page-head">
                <h1>"Meeting"</h1>
            </header>
        </PageFrame>
    }
}
