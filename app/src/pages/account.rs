//! One's own account.

use chrono::DateTime;
use clerk::Clerk;
use leptos::prelude::*;
use plenary::{BodyId, Rank, Role};

use super::console::door::signed_out;
use crate::context::{Person, SessionRow, Sessions, Viewer};
use crate::parts::fields::TextField;
use crate::parts::form::ActForm;
use crate::parts::frame::PageFrame;
use crate::views::words::{named, stamp};

/// Who one is, one's roles, sessions and password.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    let Some(Person { name, login, .. }) = viewer.person else {
        return signed_out("Your account").into_any();
    };
    let Sessions(sessions) = use_context().unwrap_or_default();
    view! {
        <PageFrame title="Your account">
            <header class="page-head">
                <h1>{name}</h1>
                <p class="state">"Signed in as " {login}</p>
            </header>
            {roles(viewer.roles)}
            {sessions_section(sessions)}
            {password()}
        </PageFrame>
    }
    .into_any()
}

fn roles(roles: Vec<(BodyId, Role)>) -> impl IntoView {
    let list = if roles.is_empty() {
        view! { <p class="empty">"You have no role in any body yet. The secretariat of a body gives roles."</p> }
            .into_any()
    } else {
        let rows = roles
            .into_iter()
            .map(|(body, role)| {
                let (body_name, words) = in_words(&body, &role);
                let work = match role {
                    Role::Secretariat | Role::Chair => {
                        view! { <a href=format!("/console/{body}")>"Console"</a> }
                    }
                    Role::Delegate { .. } | Role::Observer { .. } => {
                        view! { <a href="/desk".to_owned()>"Desk"</a> }
                    }
                };
                view! {
                    <li>
                        <a class="row-title" href=format!("/{body}")>
                            {body_name}
                        </a>
                        {work}
                        <p class="meta">
                            <span>{words}</span>
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="roles">
            <div class="section-head">
                <h2 id="roles">"Your roles"</h2>
            </div>
            {list}
        </section>
    }
}

/// The body's name, and a role in it: "Delegate of Botswana, as its representative".
fn in_words(body: &BodyId, role: &Role) -> (String, String) {
    expect_context::<Clerk>()
        .read(body, |state| {
            let name = state
                .body
                .as_ref()
                .map_or_else(|| body.to_string(), |body| body.name.clone());
            let words = match role {
                Role::Secretariat => "Secretariat".to_owned(),
                Role::Chair => "Chair".to_owned(),
                Role::Delegate { delegation, rank } => {
                    let rank = match rank {
                        Rank::Representative => "as its representative",
                        Rank::Alternate => "as an alternate",
                    };
                    format!("Delegate of {}, {rank}", named(state, delegation).name)
                }
                Role::Observer { organisation } => {
                    format!("Observer for {}", named(state, organisation).name)
                }
            };
            (name, words)
        })
        .unwrap_or_else(|| (body.to_string(), "This body's record has not begun.".to_owned()))
}

fn sessions_section(sessions: Vec<SessionRow>) -> impl IntoView {
    let rows = sessions
        .into_iter()
        .map(|session| {
            let since = DateTime::from_timestamp_millis(session.since).map(stamp);
            let browser = if session.browser.is_empty() { "A browser without a name".to_owned() } else { session.browser };
            view! {
                <li>
                    <span>{browser}</span>
                    {session.current.then(|| view! { <span class="status">"This one"</span> })}
                    <p class="meta">
                        {since.map(|since| view! { <span>"Since " <time datetime=since.iso>{since.text}</time></span> })}
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="sessions">
            <div class="section-head">
                <h2 id="sessions">"Where you are signed in"</h2>
            </div>
            <div class="stack">
                <ul class="rows">{rows}</ul>
                <ActForm act="sign-out-everywhere" class="inline-form">
                    <button class="button button-danger">"Sign out everywhere"</button>
                </ActForm>
                <p class="hint">"If you see a browser that is not yours: sign out everywhere, then change your password."</p>
            </div>
        </section>
    }
}

fn password() -> impl IntoView {
    view! {
        <section aria-labelledby="password">
            <div class="section-head">
                <h2 id="password">"Change your password"</h2>
            </div>
            <ActForm act="change-password">
                <TextField name="password" label="Present password" kind="password" autocomplete="current-password" />
                <TextField
                    name="new-password"
                    label="New password"
                    kind="password"
                    hint="At least 12 characters; a few words in a row do well. You are signed out on every other device."
                    autocomplete="new-password"
                />
                <div class="form-actions">
                    <button class="button">"Change the password"</button>
                </div>
            </ActForm>
        </section>
    }
}
