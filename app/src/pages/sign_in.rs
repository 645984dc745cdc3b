//! Signing in.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// Signing in.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    view! {
        <PageFrame title="Sign in">
            <header class="page-head">
                <h1>"Sign in"</h1>
            </header>
        </PageFrame>
    }
}
