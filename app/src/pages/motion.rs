//! A motion.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A motion.
#[component]
pub(crate) fn MotionPage() -> impl IntoView {
    view! {
        <PageFrame title="Motion">
            <header class="page-head">
                <h1>"Motion"</h1>
            </header>
        </PageFrame>
    }
}
