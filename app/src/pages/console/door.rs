//! Who may enter, and what those are told who may not.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use plenary::Role;

use crate::context::{PageStatus, Viewer};
use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::form::capacity;
use crate::parts::frame::PageFrame;

/// In which capacities somebody runs a body's plenary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Powers {
    /// For what the chair does: as the chair where they hold that role, else as the secretariat.
    pub(crate) presiding: String,
    /// Whether what the secretariat alone does is open to them.
    pub(crate) secretariat: bool,
}

impl Powers {
    /// Of these roles; none for who neither presides nor prepares.
    pub(crate) fn of(roles: &[Role]) -> Option<Self> {
        let secretariat = roles.contains(&Role::Secretariat);
        let presiding = if roles.contains(&Role::Chair) {
            &Role::Chair
        } else if secretariat {
            &Role::Secretariat
        } else {
            return None;
        };
        Some(Self {
            presiding: capacity(presiding),
            secretariat,
        })
    }
}

/// A page of a body's console, for its chair and secretariat alone.
pub(crate) fn enter<V: IntoView>(page: impl FnOnce(Place, Powers) -> V) -> AnyView {
    if use_context::<Viewer>().is_none_or(|viewer| viewer.person.is_none()) {
        return signed_out("Console").into_any();
    }
    let Some(place) = Place::here() else {
        return view! { <NotFoundPage /> }.into_any();
    };
    match Powers::of(&place.roles) {
        Some(powers) => page(place, powers).into_any(),
        None => forbidden(
            "Console",
            format!(
                "The console of {} is for its chair and its secretariat.",
                place.body.name
            ),
        )
        .into_any(),
    }
}

/// A page of a body's console, for its secretariat alone.
pub(crate) fn enter_secretariat<V: IntoView>(page: impl FnOnce(Place) -> V) -> AnyView {
    enter(|place, powers| {
        if powers.secretariat {
            page(place).into_any()
        } else {
            let words = format!("This is prepared by the secretariat of {}.", place.body.name);
            forbidden("Console", words).into_any()
        }
    })
}

/// What somebody gets who is not signed in: the way to sign in and back. Answers 401.
pub(crate) fn signed_out(title: &'static str) -> impl IntoView {
    answer(401);
    let next = format!("/sign-in?next={}", use_location().pathname.get_untracked());
    view! {
        <PageFrame title>
            <header class="page-head">
                <h1>"Sign in first"</h1>
                <p class="lede">"This page is for people with a role in a body."</p>
            </header>
            <p>
                <a class="button" href=next>
                    "Sign in"
                </a>
            </p>
        </PageFrame>
    }
}

/// What somebody gets whose roles do not reach here. Answers 403.
pub(crate) fn forbidden(title: &'static str, words: String) -> impl IntoView {
    answer(403);
    view! {
        <PageFrame title>
            <header class="page-head">
                <h1>"This page is not for your role"</h1>
                <p class="lede">{words}</p>
            </header>
            <p>
                <a class="button button-quiet" href="/account">
                    "Your roles"
                </a>
            </p>
        </PageFrame>
    }
}

fn answer(status: u16) {
    if let Some(page) = use_context::<PageStatus>() {
        page.set(status);
    }
}
