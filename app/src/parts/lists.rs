//! Votes and motions in lists.

use leptos::either::Either;
use leptos::prelude::*;

use crate::parts::names::time;
#[cfg(feature = "ssr")]
use crate::parts::status::motion_badge;
use crate::parts::status::{outcome_badge, status, vote_badge};
use crate::views::VoteRow;
#[cfg(feature = "ssr")]
use crate::views::meeting::MotionRow;

/// Votes as rows; `empty` is said where there are none.
pub(crate) fn vote_rows(body: &str, votes: Vec<VoteRow>, empty: &'static str) -> impl IntoView + use<> {
    if votes.is_empty() {
        return Either::Left(view! { <p class="empty">{empty}</p> });
    }
    let rows = votes
        .into_iter()
        .map(|vote| {
            let badge = vote
                .outcome
                .filter(|outcome| *outcome != rules::Outcome::Open)
                .map_or_else(|| vote_badge(vote.status), outcome_badge);
            view! {
                <li>
                    <a class="row-title" href=format!("/{body}/votes/{}", vote.number)>
                        {vote.title}
                    </a>
                    {status(badge)}
                    <p class="meta">
                        <span>{format!("Vote {}", vote.number)}</span>
                        <span>{vote_badge(vote.status).1} ", " {time(vote.at)}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    Either::Right(view! { <ul class="rows">{rows}</ul> })
}

/// Motions as rows; `empty` is said where there are none.
#[cfg(feature = "ssr")]
pub(crate) fn motion_rows(body: &str, motions: Vec<MotionRow>, empty: &'static str) -> AnyView {
    if motions.is_empty() {
        return view! { <p class="empty">{empty}</p> }.into_any();
    }
    let rows = motions
        .into_iter()
        .map(|motion| {
            view! {
                <li>
                    <a class="row-title" href=format!("/{body}/motions/{}", motion.number)>
                        {motion.title}
                    </a>
                    {status(motion_badge(motion.status))}
                    <p class="meta">
                        <span>{format!("Motion {}", motion.number)}</span>
                        <span>{format!("Tabled by {}", motion.by)}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
