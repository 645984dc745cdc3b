//! A blocked item, as public as an adopted decision.

use leptos::either::Either;
use leptos::prelude::*;

use crate::parts::erase::Erase;
use crate::parts::names::{chips, prose, sources};
use crate::parts::status::status;
use crate::views::meeting::BlockedView;
use crate::views::vote::SourceView;
use crate::views::{Named, ObjectionView};

/// Who asked for an item, who objected, on what ground, by which source.
#[component]
pub(crate) fn Blocked(
    /// What is shown.
    blocked: BlockedView,
    /// The item's address and title, where neither stands right above.
    #[prop(optional_no_strip)]
    item: Option<(String, String)>,
    /// In a list: what the sources report is folded away.
    #[prop(optional)]
    brief: bool,
    /// Keeps ids apart on a page.
    key: String,
    /// The body's name in addresses.
    body: String,
) -> impl IntoView {
    let id = format!("blocked-{key}");
    let what = if blocked.sources.is_empty() {
        "Kept from the agenda by objection"
    } else {
        "Removed from the agenda on objection. As reported; not conducted in Plenum."
    };
    let heading = item.map(|(href, title)| {
        view! {
            <h3>
                <a href=href>{title}</a>
            </h3>
        }
    });
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
    let reported = reported(blocked.reported, blocked.sources, key);
    view! {
        <article class="blocked" aria-labelledby=id>
            <header>
                <p class="state" id=id.clone()>
                    {status(("blocked", "Blocked"))} " " {what}
                </p>
                {heading}
            </header>
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
                            <a href=format!(
                                "/{body}/votes/{vote}",
                            )>{format!("Vote {vote}, in which this was decided")}</a>
                        </p>
                    }
                })}
            {reported
                .map(|reported| {
                    if brief {
                        Either::Left(
                            view! {
                                <details>
                                    <summary>"The stated ground, and who reports it"</summary>
                                    <div class="stack">{reported}</div>
                                </details>
                            },
                        )
                    } else {
                        Either::Right(reported)
                    }
                })}
        </article>
    }
    .erased()
}

/// The ground as the sources report it, and the sources.
fn reported(ground: Vec<String>, reports: Vec<SourceView>, key: String) -> Option<impl IntoView + use<>> {
    (!ground.is_empty() || !reports.is_empty()).then(|| {
        let refs = references(reports.len(), &key);
        view! {
            {(!ground.is_empty())
                .then(|| {
                    view! {
                        <blockquote class="ground">
                            {prose(ground)} <footer>"As the sources report it " {refs}</footer>
                        </blockquote>
                    }
                })}
            {sources(reports, key)}
        }
    })
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
