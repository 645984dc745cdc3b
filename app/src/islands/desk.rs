//! A delegate's desk that shows a vote as soon as it opens.

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;

use crate::islands::live::{Spoken, follow, link_state};
use crate::parts::ballot::Ballot;
use crate::parts::form::{ActForm, Refused};
use crate::views::desk::{ComingVote, DeskSeat, DeskView, DeskVote, PresenceView};

/// The desk in one body: ballots, presence, and the votes that come.
#[island]
pub(crate) fn DeskLive(
    /// The desk as it was when the page was rendered.
    view: DeskView,
    /// The refusal of a form in it.
    refused: Option<Refused>,
) -> impl IntoView {
    let body = view.body.clone();
    // Whoever gets another delegation loads the page anew.
    let seats = view.seats.len();
    let (view, set_view) = signal(view);
    let link = follow(format!("/{body}/live?page=desk"), set_view);
    let spoken = Signal::derive(move || view.with(DeskView::spoken));
    let seats = (0..seats)
        .map(|place| {
            let seat = Memo::new(move |_| view.with(|view| view.seats.get(place).cloned()));
            view! { <Seat seat body=body.clone() refused=refused.clone() /> }
        })
        .collect_view();
    view! {
        <Spoken spoken />
        <div class="stack">{seats} <p>{link_state(link)}</p></div>
    }
}

#[component]
fn Seat(seat: Memo<Option<DeskSeat>>, body: String, refused: Option<Refused>) -> impl IntoView {
    let of = move |part: fn(&DeskSeat) -> bool| seat.with(|seat| seat.as_ref().is_some_and(part));
    let who =
        Memo::new(move |_| seat.with(|seat| seat.as_ref().map(|seat| (seat.by.clone(), seat.suspended_by))));
    let votes = move || seat.with(|seat| seat.as_ref().map(|seat| seat.votes.clone()).unwrap_or_default());
    let presence = Memo::new(move |_| {
        seat.with(|seat| {
            seat.as_ref()
                .map(|seat| (seat.by.code.clone(), seat.presence.clone()))
        })
    });
    let coming = Memo::new(move |_| {
        seat.with(|seat| seat.as_ref().map(|seat| seat.coming.clone()).unwrap_or_default())
    });
    let quiet = Memo::new(move |_| of(|seat| !seat.votes.iter().any(DeskVote::is_due)));
    let (body, refused) = (StoredValue::new(body), StoredValue::new(refused));
    view! {
        <div class="stack">
            {move || who.get().map(|(by, suspended_by)| heading(by.name, suspended_by, &body.get_value()))}
            <div class="desk">
                {move || quiet.get().then(|| view! { <p class="empty">"Nothing needs your answer now."</p> })}
                <For each=votes key=DeskVote::key let:vote>
                    <VoteCard vote body=body.get_value() refused=refused.get_value() />
                </For>
                {move || {
                    presence
                        .get()
                        .map(|(code, meetings)| {
                            meetings
                                .into_iter()
                                .map(|meeting| {
                                    view! {
                                        <Presence
                                            code=code.clone()
                                            meeting
                                            body=body.get_value()
                                            refused=refused.get_value()
                                        />
                                    }
                                })
                                .collect_view()
                        })
                }}
            </div>
            {move || {
                let coming = coming.get();
                (!coming.is_empty()).then(|| announced(coming, &body.get_value()))
            }}
        </div>
    }
}

fn heading(name: String, suspended_by: Option<u32>, body: &str) -> impl IntoView + use<> {
    let suspended = suspended_by.map(|motion| {
        let href = format!("/{body}/motions/{motion}");
        view! {
            <div class="notice notice-warning">
                <p class="notice-title">{format!("{name} is suspended.")}</p>
                <p>
                    "It stands outside every electorate until it is reinstated. "
                    <a href=href>{format!("Motion {motion}")}</a>
                </p>
            </div>
        }
    });
    view! {
        <p class="muted">{format!("Delegate of {name}")}</p>
        {suspended}
    }
}

#[component]
fn VoteCard(vote: DeskVote, body: String, refused: Option<Refused>) -> impl IntoView {
    let due = vote.is_due();
    let why = match (due, vote.ballot.cast.is_some()) {
        (true, _) => "Your ballot is missing",
        (false, true) => "Your ballot is cast",
        (false, false) => "Open, without your delegation",
    };
    let href = format!("/{body}/votes/{}", vote.number);
    // One that is due stands open; the others fold, so that on a phone what is due is all there is.
    let ballot = view! { <Ballot ballot=vote.ballot body vote=vote.number refused /> };
    let ballot = if due {
        Either::Left(ballot)
    } else {
        Either::Right(view! {
            <details>
                <summary>"Ballot"</summary>
                {ballot}
            </details>
        })
    };
    view! {
        <article class=if due { "desk-card desk-now" } else { "desk-card" }>
            <p class="desk-why">{why}</p>
            <h3>
                <a href=href>{vote.title}</a>
            </h3>
            <p class="muted">{vote.rule}</p>
            {ballot}
        </article>
    }
}

#[component]
fn Presence(code: String, meeting: PresenceView, body: String, refused: Option<Refused>) -> impl IntoView {
    let hidden = |present: &str| {
        vec![
            ("body", body.clone()),
            ("as", format!("delegate:{code}")),
            ("meeting", meeting.meeting.clone()),
            ("delegation", code.clone()),
            ("present", present.to_owned()),
        ]
    };
    let (class, why, next) = match (meeting.credentials, meeting.sitting, meeting.present) {
        (false, ..) => {
            let words = "Hand them to the secretariat: without them your delegation neither sits nor votes nor tables motions.";
            (
                "desk-card desk-now",
                "Your credentials are not accepted".to_owned(),
                EitherOf4::A(view! { <p>{words}</p> }),
            )
        }
        (true, None, _) => ("desk-card", "No sitting is open".to_owned(), EitherOf4::B(())),
        (true, Some(sitting), false) => (
            "desk-card desk-now",
            format!("Sitting {sitting} is open, and you are not recorded as present"),
            EitherOf4::C(view! {
                <ActForm act="record-presence" hidden=hidden("true") class="inline-form" refused>
                    <button class="button">"We are present"</button>
                </ActForm>
            }),
        ),
        (true, Some(sitting), true) => (
            "desk-card",
            format!("You are present in sitting {sitting}"),
            EitherOf4::D(view! {
                <ActForm act="record-presence" hidden=hidden("false") class="inline-form" refused>
                    <button class="button button-quiet">"We leave the sitting"</button>
                </ActForm>
            }),
        ),
    };
    view! {
        <article class=class>
            <p class="desk-why">{why}</p>
            <h3>
                <a href=format!("/{body}/{}", meeting.meeting)>{meeting.title}</a>
            </h3>
            {next}
        </article>
    }
}

fn announced(coming: Vec<ComingVote>, body: &str) -> impl IntoView + use<> {
    let rows = coming
        .into_iter()
        .map(|vote| {
            view! {
                <li>
                    <a class="row-title" href=format!("/{body}/votes/{}", vote.number)>
                        {vote.title}
                    </a>
                    <p class="meta">
                        <span>{format!("Vote {}", vote.number)}</span>
                        <span>{vote.rule}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <div class="section-head">
                <h3>"Votes that come"</h3>
            </div>
            <ul class="rows">{rows}</ul>
        </div>
    }
}
