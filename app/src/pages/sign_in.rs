//! Signing in.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::context::Viewer;
use crate::parts::fields::TextField;
use crate::parts::form::{ActForm, Refused};
use crate::parts::frame::PageFrame;

/// Asks for sign-in name and password, and leads back to where one came from.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    // After a refusal the form's own word counts; the server follows no address of another site.
    let next = Refused::here()
        .and_then(|refused| refused.values.get("next")?.first().cloned())
        .or_else(|| use_query_map().read_untracked().get("next"))
        .unwrap_or_default();
    view! {
        <PageFrame title="Sign in">
            <header class="page-head">
                <h1>"Sign in"</h1>
                <p class="lede">
                    "For delegates, the chair, the secretariat and observers. To read what is published nobody needs an account."
                </p>
            </header>
            {viewer
                .person
                .map(|person| {
                    view! {
                        <div class="notice">
                            <p class="notice-title">"You are signed in as " {person.name} "."</p>
                            <p>
                                <a href="/account">"Your account and roles"</a>
                                ". Signing in below changes to another account."
                            </p>
                        </div>
                    }
                })}
            <ActForm act="sign-in" hidden=vec![("next", next)] label="Sign in">
                <TextField name="login" label="Sign-in name" autocomplete="username" />
                <TextField name="password" label="Password" kind="password" autocomplete="current-password" />
                <div class="form-actions">
                    <button class="button">"Sign in"</button>
                </div>
            </ActForm>
            <p class="muted measure">
                "No account yet, or the password is lost? The secretariat of your body sends a link that works once."
            </p>
        </PageFrame>
    }
}
