//! The HTML document around every page, and the table of addresses.

use leptos::prelude::*;

/// The HTML document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="stylesheet" href="/pkg/plenum.css" />
                <HydrationScripts options islands=true />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The pages by address.
#[component]
pub fn App() -> impl IntoView {
    view! { <main></main> }
}
