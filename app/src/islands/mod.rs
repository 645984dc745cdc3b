//! The islands: what moves while one looks at it.

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
