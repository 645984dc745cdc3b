//! Following a page's view while it changes.

use leptos::prelude::*;

/// How fresh the page is. Unknown until the browser has connected, and without JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "only the browser connects")
)]
pub(crate) enum Link {
    /// What is shown is what is.
    Live,
    /// What is shown may be old; the browser tries again by itself.
    Reconnecting,
}

/// How fresh the page is, in a word; nothing while that is unknown.
pub(crate) fn link_state(link: Signal<Option<Link>>) -> impl IntoView {
    move || {
        link.get().map(|link| {
            let word = match link {
                Link::Live => "Live",
                Link::Reconnecting => "Reconnecting …",
            };
            view! { <span class="muted small">{word}</span> }
        })
    }
}

/// Says a change to those who do not see the page: whatever `spoken` becomes after the page has loaded.
#[component]
pub(crate) fn Spoken(
    /// What there is to say now.
    spoken: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new(None::<String>);
    Effect::new(move |before: Option<String>| {
        let now = spoken.get();
        if before.is_some_and(|before| before != now) {
            said.set(Some(now.clone()));
        }
        now
    });
    view! { <p class="visually-hidden" role="status" aria-live="polite">{move || said.get()}</p> }
}

/// Follows the view at this address: every message replaces what the signal holds.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn follow<T: Send + Sync + 'static>(
    address: String,
    view: WriteSignal<T>,
) -> Signal<Option<Link>> {
    let _ = (address, view);
    Signal::stored(None)
}

#[cfg(feature = "hydrate")]
pub(crate) use browser::follow;

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::ev::visibilitychange;
    use leptos::prelude::*;
    use serde::de::DeserializeOwned;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{EventSource, MessageEvent};

    use super::Link;

    /// How long until the next attempt, where the browser has given up (it does after an answer that is no stream).
    const AGAIN: Duration = Duration::from_secs(3);

    /// Follows the view at this address: every message replaces what the signal holds. A page nobody looks at lets go
    /// of its connection, of which browsers keep few, and follows again when it is looked at.
    pub(crate) fn follow<T>(address: String, view: WriteSignal<T>) -> Signal<Option<Link>>
    where
        T: DeserializeOwned + Send + Sync + 'static,
    {
        let (link, set_link) = signal(None);
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(json) = message.data().as_string() else {
                return;
            };
            match serde_json::from_str(&json) {
                Ok(now) => {
                    view.set(now);
                    set_link.set(Some(Link::Live));
                }
                // The server is newer than this page: only loading it again helps.
                Err(_) => set_link.set(Some(Link::Reconnecting)),
            }
        });
        let stream = Rc::new(Stream {
            address,
            source: RefCell::new(None),
            message,
        });
        Rc::clone(&stream).connect(set_link);
        let _ = window_event_listener(visibilitychange, move |_| {
            if document().hidden() {
                stream.close();
            } else {
                Rc::clone(&stream).connect(set_link);
            }
        });
        link.into()
    }

    struct Stream {
        address: String,
        source: RefCell<Option<EventSource>>,
        message: Closure<dyn Fn(MessageEvent)>,
    }

    impl Stream {
        /// Opens the stream, unless it is open.
        fn connect(self: Rc<Self>, link: WriteSignal<Option<Link>>) {
            if self.source.borrow().is_some() {
                return;
            }
            let Ok(source) = EventSource::new(&self.address) else {
                return;
            };
            source.set_onmessage(Some(self.message.as_ref().unchecked_ref()));
            let stream = Rc::clone(&self);
            let failed = Closure::<dyn Fn()>::new(move || {
                link.set(Some(Link::Reconnecting));
                let given_up = stream
                    .source
                    .borrow()
                    .as_ref()
                    .is_some_and(|source| source.ready_state() == EventSource::CLOSED);
                if given_up {
                    stream.close();
                    let stream = Rc::clone(&stream);
                    set_timeout(move || stream.connect(link), AGAIN);
                }
            });
            source.set_onerror(Some(failed.as_ref().unchecked_ref()));
            // Lives as long as the page; a connection is opened seldom.
            failed.forget();
            *self.source.borrow_mut() = Some(source);
        }

        fn close(&self) {
            if let Some(source) = self.source.borrow_mut().take() {
                source.close();
            }
        }
    }
}
