//! The Leptos application: pages, islands, and the views they show.
//!
//! Every page renders on the server from the clerk's committed state and works as plain HTML forms; an island
//! wakes up where something moves while one looks at it.
//!
//! *Invariant:* no route handling, cookies, SQL or password in here, and nothing a viewer may not see ever enters a
//! view. *Boundary:* [`App`] and [`shell`], the contexts in [`context`], the views in [`views`], the form
//! convention in `README.md`.

// A page is one type, nested as deep as its markup.
#![recursion_limit = "256"]
#![cfg_attr(
    any(feature = "ssr", feature = "hydrate"),
    expect(
        unreachable_pub,
        reason = "the component macro makes a component's props `pub`, whatever the component is"
    )
)]

pub mod context;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
mod islands;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
mod parts;
#[cfg(feature = "ssr")]
mod shell;
pub mod views;

#[cfg(feature = "ssr")]
pub use shell::{App, shell};

/// The browser's entry: wakes the islands on the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    islands::mark_forms_busy();
    leptos::mount::hydrate_islands();
}
