//! The frame of a console page: its title, and the way to the console's other pages.

use leptos::prelude::*;

use crate::pages::Place;
use crate::pages::console::door::Powers;
use crate::parts::frame::PageFrame;

/// A page of a body's console.
#[component]
pub(crate) fn ConsoleFrame(
    /// The body.
    place: Place,
    /// The page's title.
    #[prop(into)]
    title: String,
    /// A line at the other end of the head: the meeting.
    #[prop(optional, into)]
    about: String,
    /// Which page it is: `meetings`, `delegations`, `people`; empty for the running meeting.
    section: &'static str,
    children: Children,
) -> impl IntoView {
    let at = format!("/console/{}", place.id);
    let secretariat = Powers::of(&place.roles).is_some_and(|powers| powers.secretariat);
    let pages = [
        ("", "Running meeting", at.clone(), true),
        ("meetings", "Meetings", format!("{at}/meetings"), true),
        (
            "delegations",
            "Delegations and observers",
            format!("{at}/delegations"),
            true,
        ),
        (
            "people",
            "People and invitations",
            format!("{at}/people"),
            secretariat,
        ),
    ];
    let links = pages
        .into_iter()
        .filter(|&(.., shown)| shown)
        .map(|(key, words, href, _)| {
            view! {
                <li>
                    <a href=href aria-current=(key == section).then_some("page")>
                        {words}
                    </a>
                </li>
            }
        })
        .collect_view();
    let crumbs = vec![
        ("/console".to_owned(), "Console".to_owned()),
        (at, place.body.name.clone()),
    ];
    let crumbs = if section.is_empty() {
        crumbs[..1].to_vec()
    } else {
        crumbs
    };
    view! {
        <PageFrame title=format!("{title}, console") place crumbs here=title.clone()>
            <header class="page-head">
                <div class="symbol">
                    <span>"Console"</span>
                    <span>{about}</span>
                </div>
                <h1>{title}</h1>
            </header>
            <nav class="site-nav" aria-label="Console">
                <ul>{links}</ul>
            </nav>
            {children()}
        </PageFrame>
    }
}
