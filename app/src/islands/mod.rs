//! The islands: what moves while one looks at it. Each draws the same on the server, so that a page without
//! JavaScript is complete.

pub(crate) mod agenda;
pub(crate) mod desk;
pub(crate) mod display;
pub(crate) mod live;
pub(crate) mod turnout;
pub(crate) mod vote;

/// Marks the button of a form that is being sent, so that nobody presses it twice for want of an answer.
#[cfg(feature = "hydrate")]
pub(crate) fn mark_forms_busy() {
    use leptos::ev::{SubmitEvent, submit};
    use leptos::prelude::window_event_listener;

    let _ = window_event_listener(submit, |event: SubmitEvent| {
        if let Some(button) = event.submitter() {
            let _ = button.set_attribute("aria-busy", "true");
        }
    });
}
