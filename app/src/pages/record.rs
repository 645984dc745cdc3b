//! A body's record.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A body's record.
#[component]
pub(crate) fn RecordOfBodyPage() -> impl IntoView {
    view! {
        <PageFrame title="Record">
            <header class="page-head">
                <h1>"Record"</h1>
            </header>
        </PageFrame>
    }
}
