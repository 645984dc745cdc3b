//! A blocked item, as public as an adopted decision.

use leptos::either::Either;
use leptos::prelude::*;

use crate::parts::erase::Erase;
use crate::parts::names::{chips, prose, sources};
use crate::parts::status::status;
use crate::views::meeting::BlockedView;
use crate::views::{Named, ObjectionView};

/// Who asked for an item, who objected, on what ground, by which source. `title` is left out where the page's own
/// heading is the item's title; `key` keeps ids apart on a page; `body` is the body's name in addresses.
#[component]
pub(crate) fn Blocked(
    /// What is shown.
    blocked: BlockedView,
    /// The item's address and title, where this is not the item's own page.
    #[prop(optional_no_strip)]
    item: Option<(String, String)>,
    /// Keeps ids apart on a page.
    key: String,
    /// The body's name in addresses.
    body: String,
) -> impl IntoView {
    let id = format!("blocked-{key}");
    let reported = !blocked.sources.is_empty();
    let what = if reported {
        "Removed from the agenda on objection"
    } else {
        "Kept from the agenda by objection"
    };
    let heading = match item {
        Some((href, title)) => Either::Left(view! {
            <h3 id=id.clone()>
                <a href=href>{title}</a>
            </h3>
        }),
        None => Either::Right(view! { <h3 id=id.clone()>"Not discussed"</h3> }),
    };
    let reasons: Vec<_> = blocked
        .objections
        .iter()
        .filter(|objection| objection.reason.is_some())
        .cloned()
        .collect();
    let by: Vec<Named> = blocked
        .objections
        .into_iter()
        .map(|objection| objection.by)
        .collect();
    view! {
        <article class="blocked" aria-labelledby=id>
            <header>
                <p class="state">
                    {status(("blocked", "Blocked"))} " " {what}
                    {reported.then_some(". As reported; not conducted in Plenum.")}
                </p>
                {heading}
            </header>
            {(!blocked.reported.is_empty())
                .then(|| {
                    let refs = references(blocked.sources.len(), &key);
                    view! {
                        <blockquote class="ground">
                            {prose(blocked.reported)} <footer>"As the sources report it " {refs}</footer>
                        </blockquote>
                    }
                })}
            <div class="sides">
                <section>
                    <h4>"Asked for by " <span class="num">{blocked.proposers.len()}</span></h4>
                    {chips(blocked.proposers, "chip")}
                </section>
                <section>
                    <h4>"Objected " <span class="num">{by.len()}</span></h4>
                    {chips(by, "chip chip-object")}
                </section>
            </div>
            {(!reasons.is_empty()).then(|| reasons_given(reasons))}
            {blocked
                .vote
                .map(|vote| {
                    view! {
                        <p>
                            <a href=format!("/{body}/votes/{vote}")>{format!("Vote {vote}, in which this was decided")}</a>
                        </p>
                    }
                })}
            {sources(blocked.sources, key)}
        </article>
    }
    .erased()
}

/// Objections with the reasons they state.
pub(crate) fn reasons_given(objections: Vec<ObjectionView>) -> impl IntoView + use<> {
    objections
        .into_iter()
        .map(|objection| {
            let reason = objection
                .reason
                .unwrap_or_else(|| "No reason is reported.".to_owned());
            view! {
                <blockquote class="ground">
                    <p>{reason}</p>
                    <footer>{objection.by.name}</footer>
                </blockquote>
            }
        })
        .collect_view()
        .erased()
}

fn references(count: usize, key: &str) -> impl IntoView + use<> {
    (1..=count)
        .map(|number| {
            view! {
                <a class="source-ref" href=format!("#{key}-s{number}") aria-label=format!("Source {number}")>
                    {format!("[{number}]")}
                </a>
            }
        })
        .collect_view()
}
