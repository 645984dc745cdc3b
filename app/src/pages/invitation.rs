//! Taking an invitation: choosing a password.

use leptos::prelude::*;

use crate::context::{InvitationFor, PageStatus};
use crate::parts::fields::TextField;
use crate::parts::form::ActForm;
use crate::parts::frame::PageFrame;

/// The page behind a one-time link: a password is chosen, or why the link is over.
#[component]
pub(crate) fn InvitationPage() -> impl IntoView {
    match use_context::<InvitationFor>() {
        Some(invitation) => welcome(invitation).into_any(),
        None => over().into_any(),
    }
}

fn welcome(InvitationFor { name, login }: InvitationFor) -> impl IntoView {
    view! {
        <PageFrame title="Invitation">
            <header class="page-head">
                <h1>"Welcome, " {name}</h1>
                <p class="lede">"Choose a password; the link you followed works this once."</p>
            </header>
            <ActForm act="take-invitation" label="Choose a password">
                // Named, so that a password manager files the password under it; the server goes by the link.
                <div class="field">
                    <label for="invited-login">"Sign-in name"</label>
                    <input id="invited-login" name="login" value=login autocomplete="username" readonly />
                </div>
                <TextField
                    name="password"
                    label="Password"
                    kind="password"
                    hint="At least 12 characters; a few words in a row do well."
                    autocomplete="new-password"
                />
                <div class="form-actions">
                    <button class="button">"Set the password and sign in"</button>
                </div>
            </ActForm>
        </PageFrame>
    }
}

fn over() -> impl IntoView {
    if let Some(status) = use_context::<PageStatus>() {
        status.set(410);
    }
    view! {
        <PageFrame title="Invitation">
            <header class="page-head">
                <h1>"This link no longer works"</h1>
                <p class="lede">
                    "A link works once and for seven days, and a newer one replaces it. Ask the secretariat for a new one."
                </p>
            </header>
            <p>"If you have set your password already, sign in with it."</p>
            <p>
                <a class="button" href="/sign-in">
                    "Sign in"
                </a>
            </p>
        </PageFrame>
    }
}
