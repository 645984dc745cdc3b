//! A person's account.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// A person's account.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    view! {
        <PageFrame title="Your account">
            <header class="page-head">
                <h1>"Your account"</h1>
            </header>
        </PageFrame>
    }
}
