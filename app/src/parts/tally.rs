//! Outcome, counts and criteria.

use leptos::prelude::*;
use rules::Outcome;

use crate::parts::erase::Erase;
use crate::parts::hemicycle::marked;
use crate::views::seat::Mark;
use crate::views::tally::{Bar, CriterionRow};

/// The outcome in large, and the sentence that explains it.
#[component]
pub(crate) fn OutcomeBanner(
    /// What became of the question.
    outcome: Outcome,
    /// What decided it.
    why: String,
) -> impl IntoView {
    let class = match outcome {
        Outcome::Adopted => "outcome outcome-adopted",
        Outcome::NotAdopted => "outcome outcome-not-adopted",
        Outcome::Blocked => "outcome outcome-blocked",
        Outcome::NoQuorum => "outcome outcome-no-quorum",
        Outcome::Tied | Outcome::Open => "outcome",
    };
    view! {
        <div class=class>
            <p class="outcome-word">{outcome.label()}</p>
            <p class="outcome-why">{why}</p>
        </div>
    }
    .erased()
}

/// A bar for each answer, with a tick where the requirement lies.
#[component]
pub(crate) fn TallyBars(
    /// The answers.
    bars: Vec<Bar>,
) -> impl IntoView {
    view! { <ul class="tally">{bars.into_iter().map(bar).collect_view()}</ul> }.erased()
}

fn bar(bar: Bar) -> impl IntoView {
    let class = match bar.mark {
        Mark::No | Mark::Object => "bar-no",
        Mark::Abstain | Mark::StandAside => "bar-abstain",
        _ => "bar-yes",
    };
    view! {
        <li>
            {marked(bar.mark)} <span class="num">{bar.count}</span> <svg class="bar" aria-hidden="true">
                <rect width="100%" height="100%"></rect>
                <line class=class x1="0" x2=per_cent(bar.length) y1="50%" y2="50%"></line>
                {bar
                    .required
                    .map(|required| {
                        let at = per_cent(required);
                        view! { <line class="bar-required" x1=at.clone() x2=at y1="-15%" y2="115%"></line> }
                    })}
            </svg>
        </li>
    }
}

/// Tenths of a per cent as a length.
pub(crate) fn per_cent(tenths: u64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Criterion by criterion: count, base, required, met.
#[component]
pub(crate) fn CriteriaTable(
    /// The criteria.
    criteria: Vec<CriterionRow>,
    /// While the vote is open, nothing is final.
    running: bool,
) -> impl IntoView {
    let caption = if running {
        "The criteria as they stand now"
    } else {
        "Criterion by criterion"
    };
    view! {
        <div class="table-wrap">
            <table class="criteria stacks">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Criterion"</th>
                        <th scope="col" class="num">
                            "Count"
                        </th>
                        <th scope="col" class="num">
                            "Base"
                        </th>
                        <th scope="col" class="num">
                            "Required"
                        </th>
                        <th scope="col">"Met"</th>
                    </tr>
                </thead>
                <tbody>{criteria.into_iter().map(criterion).collect_view()}</tbody>
            </table>
        </div>
    }
    .erased()
}

fn criterion(row: CriterionRow) -> impl IntoView {
    let [count, base, required] = row.numbers.unwrap_or_default();
    let (class, met) = if row.met {
        ("met", "met")
    } else {
        ("unmet", "not met")
    };
    view! {
        <tr class=format!("level-{}", row.level)>
            <th scope="row">{row.label}</th>
            <td class="num" data-label="Count">
                {count}
            </td>
            <td class="num" data-label="Base">
                {base}
            </td>
            <td class="num" data-label="Required">
                {required}
            </td>
            <td class=class data-label="Met">
                {met}
            </td>
        </tr>
    }
}
