//! The people with a role in a body.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// The people with a role in a body.
#[component]
pub(crate) fn PeoplePage() -> impl IntoView {
    view! {
        <PageFrame title="People">
            <header class="page-head">
                <h1>"People"</h1>
            </header>
        </PageFrame>
    }
}
