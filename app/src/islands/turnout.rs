//! How many have voted, for those who wait to close the vote.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::islands::live::{follow, link_state};
use crate::views::seat::Mark;
use crate::views::vote::VoteView;

/// How many have voted in an open vote, and whose ballot is missing.
#[island]
pub(crate) fn TurnoutLive(
    /// The vote as it was when the page was rendered.
    view: VoteView,
) -> impl IntoView {
    let address = format!("/{}/live?page=vote&vote={}", view.head.body, view.head.number);
    let (view, set_view) = signal(view);
    let link = follow(address, set_view);
    let turnout = Memo::new(move |_| view.with(|view| view.turnout.clone()));
    view! {
        <div class="stack">
            {move || {
                turnout
                    .get()
                    .map(|turnout| {
                        let (voted, of) = (turnout.voted, turnout.of);
                        let reach = format!("{}%", u64::from(voted) * 100 / u64::from(of.max(1)));
                        let missing: Vec<_> = turnout
                            .seats
                            .into_iter()
                            .filter(|seat| seat.mark == Mark::NotYet)
                            .map(|seat| seat.name)
                            .collect();
                        let count = missing.len();
                        view! {
                            <p class="turnout-line">
                                <strong>{voted}</strong>
                                {format!(" of {of} have voted")}
                            </p>
                            <svg class="bar" aria-hidden="true">
                                <rect width="100%" height="100%"></rect>
                                <line class="bar-turnout" x1="0" x2=reach y1="50%" y2="50%"></line>
                            </svg>
                            {match count {
                                0 => EitherOf3::A(view! { <p class="muted">"Every ballot is in."</p> }),
                                1..=8 => EitherOf3::B(view! { <p class="muted">{format!("Not yet: {}.", missing.join(", "))}</p> }),
                                _ => {
                                    EitherOf3::C(
                                        view! {
                                            <details>
                                                <summary>{format!("{count} have not voted yet")}</summary>
                                                <p class="muted">{missing.join(", ")}</p>
                                            </details>
                                        },
                                    )
                                }
                            }}
                        }
                    })
            }} <p>{link_state(link)}</p>
        </div>
    }
}
