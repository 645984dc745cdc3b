//! The live stream.

use std::time::Duration;

use plenary::Role;
use reqwest::Response;
use rules::Answer;
use serde_json::Value;
use tokio::time::timeout;

use crate::assembly::delegate;
use crate::house::{Browser, House};
use crate::place::Place;

on_both!(
    sends_every_change,
    says_the_latest_of_many,
    ends_with_the_session,
    ends_with_the_server
);

/// So long that only a stream that never comes is given up on.
const PATIENCE: Duration = Duration::from_secs(20);

/// A stream, read event by event.
pub(crate) struct Stream {
    response: Response,
    buffer: String,
}

/// One event.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) id: u64,
    pub(crate) data: String,
}

impl Stream {
    pub(crate) async fn of(browser: &Browser, query: &str) -> Self {
        let response = browser
            .client
            .get(browser.url(&format!("/assembly/live?{query}")))
            .send()
            .await
            .unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            buffer: String::new(),
        }
    }

    /// The next event; none when the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<Sent> {
        timeout(PATIENCE, self.read())
            .await
            .expect("the stream says something or ends")
    }

    async fn read(&mut self) -> Option<Sent> {
        loop {
            while let Some(end) = self.buffer.find("\n\n") {
                let event: String = self.buffer.drain(..end + 2).collect();
                let field = |name: &str| {
                    event
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .map(str::to_owned)
                };
                if let (Some(id), Some(data)) = (field("id: "), field("data: ")) {
                    return Some(Sent {
                        id: id.parse().unwrap(),
                        data,
                    });
                }
            }
            let chunk = self.response.chunk().await.ok()??;
            self.buffer.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

impl House {
    /// What a stream says first.
    pub(crate) async fn first_view(&self, browser: &Browser, query: &str) -> String {
        Stream::of(browser, query).await.next().await.unwrap().data
    }
}

async fn sends_every_change(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let public = house.visitor();
    let mut stream = Stream::of(&public, "page=vote&vote=1").await;
    let first = stream.next().await.unwrap();
    assert_eq!(first.id, house.head());
    serde_json::from_str::<Value>(&first.data).unwrap();
    house.cast("AA", Answer::Yes).await;
    let second = stream.next().await.unwrap();
    assert_eq!(second.id, house.head());
    assert_ne!(first.data, second.data);
    house.close_vote().await;
    let third = stream.next().await.unwrap();
    assert_eq!(third.id, house.head());
    for page in ["page=meeting&meeting=first", "page=display"] {
        serde_json::from_str::<Value>(&house.first_view(&public, page).await).unwrap();
    }
    house.close().await;
}

async fn says_the_latest_of_many(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let mut stream = Stream::of(&house.visitor(), "page=vote&vote=1").await;
    stream.next().await.unwrap();
    for code in ["AA", "BB", "CC"] {
        house.cast(code, Answer::Yes).await;
    }
    house.close_vote().await;
    let mut events = 0;
    loop {
        events += 1;
        if stream.next().await.unwrap().id == house.head() {
            break;
        }
    }
    assert!(events <= 4, "{events} events for four changes");
    house.close().await;
}

async fn ends_with_the_session(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let ann = house.person("ann", &[delegate("AA"), Role::Chair]).await;
    let mut stream = Stream::of(&ann, "page=vote&vote=1").await;
    stream.next().await.unwrap();
    house
        .store
        .end_sessions_of(&store::AccountId("p-ann".into()))
        .await
        .unwrap();
    // Each change makes the stream look at the session, at most once a second; until then it may say what it says.
    let ended = async {
        loop {
            for answer in [Answer::Yes, Answer::No] {
                house.cast("AA", answer).await;
            }
            if timeout(Duration::from_millis(300), stream.read())
                .await
                .is_ok_and(|sent| sent.is_none())
            {
                break;
            }
        }
    };
    timeout(PATIENCE, ended).await.expect("the stream ends");
    house.close().await;
}

async fn ends_with_the_server(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let mut stream = Stream::of(&house.visitor(), "page=display").await;
    stream.next().await.unwrap();
    timeout(PATIENCE, house.close())
        .await
        .expect("open streams do not keep the server");
    assert!(stream.next().await.is_none());
}
