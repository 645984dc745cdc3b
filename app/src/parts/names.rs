//! Delegations, instants and sources, as they stand on every page.

use leptos::either::Either;
use leptos::prelude::*;

use crate::parts::erase::Erase;
use crate::views::vote::SourceView;
use crate::views::{Named, Stamp};

/// An instant.
pub(crate) fn time(at: Stamp) -> impl IntoView + use<> {
    view! { <time datetime=at.iso>{at.text}</time> }
}

/// Delegations as chips; `class` is `chip`, or `chip chip-object` for those who object.
pub(crate) fn chips(names: Vec<Named>, class: &'static str) -> impl IntoView + use<> {
    view! { <ul class="chips">{names.into_iter().map(|name| chip(name, class)).collect_view()}</ul> }.erased()
}

fn chip(by: Named, class: &'static str) -> impl IntoView + use<> {
    view! {
        <li class=class>
            {(!by.code.is_empty()).then(|| view! { <span class="code">{by.code}</span> })} <span class="name">{by.name}</span>
        </li>
    }
}

/// The sources of a reported fact, numbered. `prefix` keeps their ids apart on a page.
pub(crate) fn sources(sources: Vec<SourceView>, prefix: String) -> Option<impl IntoView + use<>> {
    (!sources.is_empty()).then(|| {
        view! {
            <div class="sources">
                <p class="sources-title">"Sources"</p>
                <ol>
                    {sources
                        .into_iter()
                        .enumerate()
                        .map(|(place, source)| {
                            view! { <li id=format!("{prefix}-s{}", place + 1)>{cited(source)}</li> }
                        })
                        .collect_view()}
                </ol>
            </div>
        }
        .erased()
    })
}

/// A source as it is cited.
pub(crate) fn cited(source: SourceView) -> impl IntoView + use<> {
    let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
    let publisher = match source.url {
        Some(url) => {
            Either::Left(view! { <a href=url rel="noopener nofollow"><cite>{source.publisher}</cite></a> })
        }
        None => Either::Right(view! { <cite>{source.publisher}</cite> }),
    };
    view! { {publisher} {format!("{date}: {}", source.says)} }
}

/// Paragraphs.
pub(crate) fn prose(paragraphs: Vec<String>) -> impl IntoView + use<> {
    paragraphs
        .into_iter()
        .map(|paragraph| view! { <p>{paragraph}</p> })
        .collect_view()
}
