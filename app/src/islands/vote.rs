//! A vote that changes while one looks at it.

use leptos::prelude::*;

use crate::islands::live::{Spoken, follow};
use crate::parts::form::Refused;
use crate::parts::vote::VoteParts;
use crate::views::vote::VoteView;

/// A vote, from its announcement to its publication.
#[island]
pub(crate) fn VoteLive(
    /// The vote as it was when the page was rendered.
    view: VoteView,
    /// The refusal of a form on this page.
    refused: Option<Refused>,
) -> impl IntoView {
    let address = format!("/{}/live?page=vote&vote={}", view.head.body, view.head.number);
    let (view, set_view) = signal(view);
    let link = follow(address, set_view);
    let spoken = Signal::derive(move || view.with(VoteView::spoken));
    view! {
        <Spoken spoken />
        <VoteParts view refused link />
    }
}
