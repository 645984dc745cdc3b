//! `/{body}/record`: the entries of a body's record, newest first.

use leptos::prelude::*;

use crate::context::{RecordPage, RecordRow};
use crate::pages::Place;
use crate::pages::not_found::NotFoundPage;
use crate::parts::frame::PageFrame;
use crate::parts::names::time;
use crate::views::words::stamp;

/// A body's record.
#[component]
pub(crate) fn RecordOfBodyPage() -> impl IntoView {
    let Some(place) = Place::here() else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let Some(page) = use_context::<RecordPage>() else {
        return view! { <NotFoundPage /> }.into_any();
    };
    let crumbs = vec![(format!("/{}", place.id), place.body.name.clone())];
    let at = place.at("record");
    view! {
        <PageFrame title="Record" place current="record" crumbs here="Record">
            <header class="page-head">
                <h1>"Record"</h1>
                <p class="lede">
                    "Every act, in the order it happened. Nothing is ever changed or removed: each entry bears the hash of the one before it, so that whoever downloads the record can tell whether anything was."
                </p>
                <p class="meta">
                    <span>{format!("{} {}", page.last, if page.last == 1 { "entry" } else { "entries" })}</span>
                </p>
            </header>
            {if page.entries.is_empty() {
                view! { <p class="empty">"There are no entries here."</p> }.into_any()
            } else {
                entries(page.entries).into_any()
            }}
            {pages(&at, page.last, page.older)}
        </PageFrame>
    }
    .into_any()
}

fn entries(rows: Vec<RecordRow>) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="entries stacks">
                <thead>
                    <tr>
                        <th scope="col" class="num">"Entry"</th>
                        <th scope="col">"When"</th>
                        <th scope="col">"Who"</th>
                        <th scope="col">"What"</th>
                        <th scope="col">"Hash"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(entry).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn entry(row: RecordRow) -> impl IntoView {
    let at = chrono::DateTime::from_timestamp_millis(row.at).map(|at| time(stamp(at)));
    let short: String = row.hash.chars().take(12).collect();
    view! {
        <tr id=format!("e{}", row.sequence)>
            <td class="seq" data-label="Entry">
                {row.sequence}
            </td>
            <td data-label="When">{at}</td>
            <td data-label="Who">{row.actor}</td>
            <td data-label="What">
                {row.what}
                {row
                    .event
                    .map(|event| {
                        view! {
                            <details>
                                <summary class="small">"As recorded"</summary>
                                <pre class="small" tabindex="0">{event}</pre>
                            </details>
                        }
                    })}
            </td>
            <td data-label="Hash">
                <span class="hash" title=row.hash>
                    {short}
                </span>
            </td>
        </tr>
    }
}

fn pages(at: &str, last: u64, older: Option<u64>) -> AnyView {
    let older =
        older.map(|from| view! { <li><a href=format!("{at}?before={from}")>"Older entries"</a></li> });
    let newest = (last > 0).then(|| view! { <li><a href=at.to_owned()>"Newest entries"</a></li> });
    view! {
        <nav class="pagination" aria-label="Pages">
            <ul>{newest} {older}</ul>
        </nav>
    }
    .into_any()
}
