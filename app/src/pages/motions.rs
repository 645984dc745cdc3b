//! All motions of a body.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// All motions of a body.
#[component]
pub(crate) fn MotionsPage() -> impl IntoView {
    view! {
        <PageFrame title="Motions">
            <header class="page-head">
                <h1>"Motions"</h1>
            </header>
        </PageFrame>
    }
}
