//! Taking an invitation.

use leptos::prelude::*;

use crate::parts::frame::PageFrame;

/// Taking an invitation.
#[component]
pub(crate) fn InvitationPage() -> impl IntoView {
    view! {
        <PageFrame title="Invitation">
            <header class="page-head">
                <h1>"Invitation"</h1>
            </header>
        </PageFrame>
    }
}
