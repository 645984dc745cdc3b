//! The live stream: the view of a page, again and again, for one viewer.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use plenary::BodyId;
use store::TokenHash;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use crate::account::session::{self, Visitor};
use crate::clock::now;
use crate::house::House;
use crate::page::plain;
use crate::visit::Visit;

/// Between two views: what happens meanwhile is in the second.
const APART: Duration = Duration::from_millis(200);
/// How long it may take until whoever signed out, or lost a role, sees no more.
const TRUST: Duration = Duration::from_secs(1);
/// How often a line is kept from being taken for dead, and its session looked at when nothing happens.
const ALIVE: Duration = Duration::from_secs(15);

/// The stream of a body.
pub(crate) async fn live(
    State(house): State<Arc<House>>,
    Path(body): Path<String>,
    request: Request,
) -> Response {
    let (parts, ()) = request.map(drop).into_parts();
    let token = house.cookies.token(&parts.headers).map(|token| token.hash());
    let visit = match Visit::of(&house, parts).await {
        Ok(visit) => visit,
        Err(refused) => return plain(refused.status, &refused.sentence),
    };
    let nothing = || plain(StatusCode::NOT_FOUND, "There is no such page to follow.");
    let Ok(body) = body.parse::<BodyId>() else {
        return nothing();
    };
    let Some(sequence) = house.clerk.follow(&body) else {
        return nothing();
    };
    let query = visit.parts.uri.query().unwrap_or_default().to_owned();
    let mut follower = Follower {
        stopping: house.stopping.clone(),
        house,
        body,
        query,
        token: token.filter(|_| visit.visitor.signed_in.is_some()),
        visitor: visit.visitor,
        sequence,
        checked: Instant::now(),
        sent: None,
    };
    let Some(first) = follower.look() else {
        return nothing();
    };
    let events = stream::unfold((Some(first), follower), |(next, mut follower)| async move {
        let event = match next {
            Some(event) => event,
            None => follower.next().await?,
        };
        Some((Ok::<_, Infallible>(event), (None, follower)))
    });
    // Proxies that collect a response before passing it on are asked not to.
    let unbuffered = (
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    (
        [unbuffered],
        Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)),
    )
        .into_response()
}

struct Follower {
    house: Arc<House>,
    body: BodyId,
    query: String,
    token: Option<TokenHash>,
    visitor: Visitor,
    sequence: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
    checked: Instant,
    /// When the last view was sent, and what it said.
    sent: Option<(Instant, String)>,
}

impl Follower {
    /// The next view that says something new; none when the stream is to end.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if *self.stopping.borrow() {
                return None;
            }
            let changed = tokio::select! {
                changed = self.sequence.changed() => { changed.ok()?; true }
                _ = self.stopping.changed() => return None,
                () = sleep(ALIVE) => false,
            };
            if changed && let Some((at, _)) = &self.sent {
                tokio::select! {
                    () = sleep_until(*at + APART) => {}
                    _ = self.stopping.changed() => return None,
                }
            }
            self.check().await?;
            if changed && let Some(event) = self.look() {
                return Some(event);
            }
        }
    }

    /// The view as it is now, unless it says what the last one said.
    fn look(&mut self) -> Option<Event> {
        self.sequence.borrow_and_update();
        let viewer = &self.visitor.viewer;
        let (sequence, json) = self
            .house
            .clerk
            .read(&self.body, |state| {
                Some((
                    state.sequence,
                    app::views::live(state, &self.body, &self.query, viewer)?,
                ))
            })
            .flatten()?;
        if self.sent.as_ref().is_some_and(|(_, said)| *said == json) {
            return None;
        }
        let event = Event::default().id(sequence.to_string()).data(&json);
        self.sent = Some((Instant::now(), json));
        Some(event)
    }

    /// Whether the session still stands, and which roles its person has now; none when it has ended.
    async fn check(&mut self) -> Option<()> {
        let Some(token) = self.token else { return Some(()) };
        if self.checked.elapsed() < TRUST {
            return Some(());
        }
        self.visitor = session::visitor(self.house.store.as_ref(), Some(token), now())
            .await
            .ok()?;
        self.checked = Instant::now();
        self.visitor.signed_in.as_ref().map(drop)
    }
}
