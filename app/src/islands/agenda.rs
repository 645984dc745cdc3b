//! A meeting's agenda that changes while one looks at it.

use leptos::prelude::*;

use crate::islands::live::{Spoken, follow};
use crate::parts::meeting::MeetingParts;
use crate::views::meeting::MeetingView;

/// A meeting: its state, sitting, agenda and votes.
#[island]
pub(crate) fn AgendaLive(
    /// The meeting as it was when the page was rendered.
    view: MeetingView,
) -> impl IntoView {
    let address = format!("/{}/live?page=meeting&meeting={}", view.head.body, view.head.id);
    let (view, set_view) = signal(view);
    let link = follow(address, set_view);
    let spoken = Signal::derive(move || view.with(MeetingView::spoken));
    view! {
        <Spoken spoken />
        <MeetingParts view link />
    }
}
