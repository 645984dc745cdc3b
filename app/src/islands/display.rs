//! The room screen.

use leptos::prelude::*;

use crate::islands::live::{Spoken, follow};
use crate::parts::display::DisplayParts;
use crate::views::display::DisplayView;

/// The room screen, following the meeting in session.
#[island]
pub(crate) fn DisplayLive(
    /// The body's name in addresses.
    body: String,
    /// What it showed when the page was rendered.
    view: DisplayView,
) -> impl IntoView {
    let address = format!("/{body}/live?page=display");
    let (view, set_view) = signal(view);
    let link = follow(address, set_view);
    let spoken = Signal::derive(move || view.with(DisplayView::spoken));
    view! {
        <Spoken spoken />
        <DisplayParts view link body />
    }
}
