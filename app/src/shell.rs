//! The HTML document around every page, and the table of addresses.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::pages::{
    account::AccountPage,
    body::BodyPage,
    console::{
        ConsolePage, ConsoleStartPage, announce::AnnouncePage, delegations::ConsoleDelegationsPage,
        meeting::ConsoleMeetingPage, meetings::ConsoleMeetingsPage, new::NewBodyPage,
    },
    console_people::PeoplePage,
    desk::{DeskPage, draft::DraftPage},
    display::DisplayPage,
    home::HomePage,
    invitation::InvitationPage,
    item::ItemPage,
    meeting::MeetingPage,
    motion::MotionPage,
    motions::MotionsPage,
    not_found::NotFoundPage,
    record::RecordOfBodyPage,
    sign_in::SignInPage,
    vote::VotePage,
    votes::VotesPage,
};
use crate::parts::form::Claimed;

/// The HTML document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let stylesheet = format!("/{}/plenum.css", options.site_pkg_dir);
    let icon = format!("/{}/favicon.svg", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#f5f6f7" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#0f151b" media="(prefers-color-scheme: dark)" />
                <link rel="icon" type="image/svg+xml" href=icon />
                <link rel="stylesheet" href=stylesheet />
                <HydrationScripts options islands=true />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The pages by address. Words that are addresses of their own come before `/:body`, which takes everything else.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Here, because a page may build its forms before its frame.
    provide_context(Claimed::default());
    let titled = |title: String| {
        if title.is_empty() {
            "Plenum".to_owned()
        } else {
            format!("{title} · Plenum")
        }
    };
    view! {
        <Title formatter=titled />
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/invitation/:token") view=InvitationPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
                <Route path=path!("/desk") view=DeskPage ssr=SsrMode::Async />
                <Route path=path!("/desk/:body/drafts/:draft") view=DraftPage ssr=SsrMode::Async />
                <Route path=path!("/console") view=ConsoleStartPage ssr=SsrMode::Async />
                <Route path=path!("/console/new") view=NewBodyPage ssr=SsrMode::Async />
                <Route path=path!("/console/:body") view=ConsolePage ssr=SsrMode::Async />
                <Route path=path!("/console/:body/people") view=PeoplePage ssr=SsrMode::Async />
                <Route path=path!("/console/:body/meetings") view=ConsoleMeetingsPage ssr=SsrMode::Async />
                <Route path=path!("/console/:body/meetings/:meeting") view=ConsoleMeetingPage ssr=SsrMode::Async />
                <Route path=path!("/console/:body/delegations") view=ConsoleDelegationsPage ssr=SsrMode::Async />
                <Route path=path!("/console/:body/announce") view=AnnouncePage ssr=SsrMode::Async />
                <Route path=path!("/:body") view=BodyPage ssr=SsrMode::Async />
                <Route path=path!("/:body/motions") view=MotionsPage ssr=SsrMode::Async />
                <Route path=path!("/:body/motions/:motion") view=MotionPage ssr=SsrMode::Async />
                <Route path=path!("/:body/votes") view=VotesPage ssr=SsrMode::Async />
                <Route path=path!("/:body/votes/:vote") view=VotePage ssr=SsrMode::Async />
                <Route path=path!("/:body/record") view=RecordOfBodyPage ssr=SsrMode::Async />
                <Route path=path!("/:body/display") view=DisplayPage ssr=SsrMode::Async />
                <Route path=path!("/:body/:meeting") view=MeetingPage ssr=SsrMode::Async />
                <Route path=path!("/:body/:meeting/:item") view=ItemPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
