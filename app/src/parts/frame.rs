//! The frame of every page: header, navigation, notices, footer.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use plenary::Role;

use crate::context::{Feedback, Viewer};
use crate::pages::Place;
use crate::parts::done;
use crate::parts::form::Claimed;

/// A step of the way to this page: its address and its words. The last step is the page itself.
pub(crate) type Crumb = (String, String);

/// The frame of a page. Whatever form was refused and does not stand on the page is reported above its content.
#[component]
pub(crate) fn PageFrame(
    /// What the browser's tab says.
    #[prop(into)]
    title: String,
    /// The body the page belongs to.
    #[prop(default = None, into)]
    place: Option<Place>,
    /// Which entry of the body's navigation this is: `meetings`, `motions`, `votes`, `record`.
    #[prop(optional)]
    current: &'static str,
    /// The way to this page, without the bodies' page and without the page itself.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// The page itself as the last step; none leaves the way out.
    #[prop(optional, into)]
    here: Option<String>,
    children: Children,
) -> impl IntoView {
    // Built first: forms in it claim the refusal that is theirs.
    let children = children();
    let claimed = expect_context::<Claimed>();
    let notice = match use_context::<Feedback>().unwrap_or_default() {
        Feedback::Refused { code, sentence, .. } if !claimed.is() => Some(
            view! {
                <div class="notice notice-refusal" role="alert">
                    <p class="notice-title">{sentence}</p>
                    <p>"Nothing was changed. " <code>{code}</code></p>
                </div>
            }
            .into_any(),
        ),
        Feedback::Done(act) => Some(
            view! {
                <div class="notice notice-success" role="status">
                    <p class="notice-title">{done::sentence(&act)}</p>
                </div>
            }
            .into_any(),
        ),
        Feedback::None | Feedback::Refused { .. } => None,
    };
    let tab = match &place {
        Some(place) if title != place.body.name => format!("{title} · {}", place.body.name),
        _ => title,
    };
    view! {
        <Title text=tab />
        <a class="skip" href="#main">
            "Skip to the page"
        </a>
        <SiteHeader place=place.clone() current />
        {place.as_ref().filter(|place| place.body.fictional).map(|place| fiction(&place.body.name))}
        <main class="page" id="main">
            {here.map(|here| breadcrumb(crumbs, here))}
            {notice}
            {children}
        </main>
        <footer class="site-footer">
            <p>
                "Plenum. Everything decided here stands in a record that anyone can read and check. "
                {place.map(|place| view! { <a href=place.at("record")>"The record of " {place.body.name.clone()}</a> })}
            </p>
        </footer>
    }
}

/// The band that says a body is made up.
pub(crate) fn fiction(name: &str) -> impl IntoView + use<> {
    view! {
        <aside class="fiction" aria-label="A fictional body">
            <p>
                <strong>{format!("{name} is fictional.")}</strong>
                " No position of a real state is shown here."
            </p>
        </aside>
    }
}

fn breadcrumb(crumbs: Vec<Crumb>, here: String) -> impl IntoView {
    let steps = std::iter::once(("/".to_owned(), "Bodies".to_owned())).chain(crumbs);
    view! {
        <nav class="breadcrumb" aria-label="Where you are">
            <ol>
                {steps
                    .map(|(href, words)| {
                        view! {
                            <li>
                                <a href=href>{words}</a>
                            </li>
                        }
                    })
                    .collect_view()} <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}

#[component]
fn SiteHeader(place: Option<Place>, current: &'static str) -> impl IntoView {
    let (home, name) = match &place {
        Some(place) => (format!("/{}", place.id), place.body.name.clone()),
        None => ("/".to_owned(), "Plenum".to_owned()),
    };
    view! {
        <header class="site-header">
            <div class="site-bar">
                <a class="site-name" href=home>
                    <Logo />
                    {name}
                </a>
                <AccountNav />
                {place.map(|place| site_nav(&place, current))}
            </div>
        </header>
    }
}

fn site_nav(place: &Place, current: &'static str) -> impl IntoView + use<> {
    let entries = [
        ("meetings", "Meetings", format!("/{}", place.id)),
        ("motions", "Motions", place.at("motions")),
        ("votes", "Votes", place.at("votes")),
        ("record", "Record", place.at("record")),
        ("display", "Display", place.at("display")),
    ];
    view! {
        <nav class="site-nav" aria-label=place.body.name.clone()>
            <ul>
                {entries
                    .into_iter()
                    .map(|(key, words, href)| {
                        view! {
                            <li>
                                <a href=href aria-current=(key == current).then_some("page")>
                                    {words}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}

#[component]
fn AccountNav() -> impl IntoView {
    let viewer = use_context::<Viewer>().unwrap_or_default();
    let has = |asked: fn(&Role) -> bool| viewer.roles.iter().any(|(_, role)| asked(role));
    let desk = has(|role| !role.presides());
    let console = has(Role::presides);
    let inner = viewer.person.map_or_else(
        || sign_in().into_any(),
        |person| {
            view! {
                {desk.then(|| view! { <li><a href="/desk">"Desk"</a></li> })}
                {console.then(|| view! { <li><a href="/console">"Console"</a></li> })}
                <li>
                    <a href="/account">{person.name}</a>
                </li>
                <li>
                    <form method="post" action="/account">
                        <input type="hidden" name="act" value="sign-out" />
                        <button>"Sign out"</button>
                    </form>
                </li>
            }
            .into_any()
        },
    );
    view! {
        <nav class="account-nav" aria-label="You">
            <ul>{inner}</ul>
        </nav>
    }
}

/// The way in, and from there back to this page.
fn sign_in() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    let href = match path.as_str() {
        "/" | "/sign-in" => "/sign-in".to_owned(),
        path => format!("/sign-in?next={path}"),
    };
    view! {
        <li>
            <a href=href>"Sign in"</a>
        </li>
    }
}

/// The mark beside the name; `style/logo.svg`.
#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 20" fill="currentColor" aria-hidden="true">
            <path d="M1 18a15 15 0 0 1 30 0h-4a11 11 0 0 0-22 0z"></path>
            <path d="M7.500 18a8.500 8.500 0 0 1 17 0h-3.500a5 5 0 0 0-10 0z"></path>
            <circle cx="16" cy="17" r="2.200"></circle>
        </svg>
    }
}
