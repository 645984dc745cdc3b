//! Who voted, and where it may be shown how.

use leptos::prelude::*;

use crate::parts::erase::Erase;
use crate::parts::hemicycle::{Hemicycle, legend_list, marked};
use crate::views::seat::{Mark, Seat};
use crate::views::vote::Turnout;

/// Who has voted; says nothing about how.
#[component]
pub(crate) fn TurnoutGrid(
    /// Who has voted.
    turnout: Turnout,
) -> impl IntoView {
    let rows = turnout
        .seats
        .into_iter()
        .map(|seat| {
            let class = match seat.mark {
                Mark::NotEntitled => "not-entitled",
                Mark::Voted => "voted",
                _ => "not-yet",
            };
            let said = match seat.mark {
                Mark::Voted => "has voted",
                Mark::NotYet => "not yet",
                Mark::DidNotVote => "did not vote",
                Mark::NotEntitled => "not entitled",
                _ => "absent",
            };
            let absent = matches!(seat.mark, Mark::Absent).then_some(" (absent)");
            view! {
                <li class=class>
                    <span class="code">{seat.code}</span>
                    <span>
                        {seat.name} {absent} <span class="visually-hidden">{format!(" {said}")}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="turnout">{rows}</ul> }.erased()
}

/// The house beside the table of its answers.
#[component]
pub(crate) fn Chamber(
    /// The roll call.
    turnout: Turnout,
    /// The number and the word under the arch.
    big: (u64, String),
) -> impl IntoView {
    let legend = legend_list(&turnout.seats);
    let rows = turnout.seats.iter().cloned().map(row).collect_view();
    view! {
        <div class="chamber">
            <figure>
                <Hemicycle seats=turnout.seats big />
                <figcaption>{legend}</figcaption>
            </figure>
            <div class="roll-call-wrap">
                <table class="roll-call" role="table">
                    <caption>"Roll call"</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">"Code"</th>
                            <th role="columnheader" scope="col">"Delegation"</th>
                            <th role="columnheader" scope="col">"Answer"</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </div>
    }
    .erased()
}

fn row(seat: Seat) -> impl IntoView {
    let changed = match seat.changed {
        0 => None,
        1 => Some(" (changed once)".to_owned()),
        2 => Some(" (changed twice)".to_owned()),
        times => Some(format!(" (changed {times} times)")),
    };
    view! {
        <tr role="row">
            <td role="cell" class="code">
                {seat.code}
            </td>
            <th role="rowheader" scope="row">
                {seat.name} {changed.map(|changed| view! { <span class="muted small">{changed}</span> })}
            </th>
            <td role="cell">{marked(seat.mark)}</td>
        </tr>
    }
}
