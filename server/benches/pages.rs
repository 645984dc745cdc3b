//! How many vote pages a second the server renders, with the roll call of 193 members, beside how often it answers
//! at all in the same run: a JSON object on standard output.
//!
//! `cargo bench -p server --bench pages`
#![expect(clippy::unwrap_used, reason = "what cannot be measured need not go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Utc;
use clerk::Clerk;
use plenary::{Actor, Body, BodyId, Code, Command, ItemNumber, MeetingId, Question, Rank, Role, VoteNumber};
use reqwest::Client;
use rules::{Answer, DecisionRule};
use serde_json::json;
use server::Settings;
use store_sqlite::SqliteStore;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Members of the body: as many as the United Nations have.
const MEMBERS: usize = 193;
/// Browsers that ask at once.
const BROWSERS: usize = 16;
/// Rounds of each measurement, of which the middle one counts.
const ROUNDS: usize = 5;
/// How long a round lasts.
const ROUND: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(
        SqliteStore::open(folder.path().join("plenum.db").to_str().unwrap())
            .await
            .unwrap(),
    );
    let clerk = Clerk::start(store.clone(), Arc::new(Utc::now)).await.unwrap();
    vote(&clerk).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let settings = Settings {
        site: folder.path().to_owned(),
        public_url: base.clone(),
        behind_proxy: false,
    };
    tokio::spawn(server::serve::run(
        listener,
        store,
        clerk,
        settings,
        std::future::pending(),
    ));

    let page = reqwest::get(format!("{base}/assembly/votes/1"))
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(
        (0..MEMBERS).all(|member| page.contains(&name(member))),
        "the page holds the whole roll call"
    );
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let answers = ask(&format!("{base}/health")).await;
        let pages = ask(&format!("{base}/assembly/votes/1")).await;
        eprintln!(
            "round {round}: {answers:.0} answers a second, {pages:.0} pages of {} bytes",
            page.len()
        );
        rounds.push((pages / answers, pages, answers));
    }
    rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (ratio, measured, limit) = rounds[ROUNDS / 2];
    let line = json!({
        "name": "vote pages with 193 ballots, from the server",
        "measured": measured,
        "unit": "pages/s",
        "limit": limit,
        "ratio": ratio,
        "aim": null,
    });
    println!("{line}");
}

/// How often a second the address is answered.
async fn ask(url: &str) -> f64 {
    let begun = Instant::now();
    let mut browsers = JoinSet::new();
    for _ in 0..BROWSERS {
        let url = url.to_owned();
        browsers.spawn(async move {
            let client = Client::new();
            let mut answers = 0_u32;
            while begun.elapsed() < ROUND {
                let response = client.get(&url).send().await.unwrap().error_for_status().unwrap();
                response.bytes().await.unwrap();
                answers += 1;
            }
            answers
        });
    }
    let answers: u32 = browsers.join_all().await.into_iter().sum();
    f64::from(answers) / begun.elapsed().as_secs_f64()
}

/// A published vote in which every member has cast a ballot.
async fn vote(clerk: &Clerk) {
    let body: BodyId = "assembly".parse().unwrap();
    let meeting = || -> MeetingId { "first".parse().unwrap() };
    let act = |role: Role, command: Command| {
        let actor = Actor {
            person: "somebody".parse().unwrap(),
            role,
        };
        let (clerk, body) = (clerk, &body);
        async move { drop(clerk.submit(body, actor, command).await.unwrap()) }
    };
    let office = |command| act(Role::Secretariat, command);
    let chair = |command| act(Role::Chair, command);
    office(Command::FoundBody(Body {
        name: "Assembly".into(),
        about: String::new(),
        fictional: true,
        member_term: "Member".into(),
        usual_rule: DecisionRule::simple_majority(),
    }))
    .await;
    let day = "2026-01-05".parse().unwrap();
    let (title, place) = ("First".into(), "Here".into());
    office(Command::ConveneMeeting {
        meeting: meeting(),
        title,
        place,
        starts: day,
        ends: day,
    })
    .await;
    chair(Command::OpenMeeting { meeting: meeting() }).await;
    chair(Command::OpenSitting {
        meeting: meeting(),
        public: true,
    })
    .await;
    for member in 0..MEMBERS {
        let (groups, weights) = (BTreeSet::new(), BTreeMap::new());
        let name = name(member);
        office(Command::AdmitDelegation {
            code: code(member),
            name,
            groups,
            weights,
        })
        .await;
        office(Command::AcceptCredentials {
            meeting: meeting(),
            delegation: code(member),
        })
        .await;
        office(Command::RecordPresence {
            meeting: meeting(),
            delegation: code(member),
            present: true,
        })
        .await;
    }
    office(Command::ProposeItem {
        meeting: meeting(),
        title: "Item".into(),
        text: String::new(),
    })
    .await;
    chair(Command::AnnounceVote {
        meeting: meeting(),
        question: Question::PlaceItems(vec![ItemNumber(1)]),
        rule: DecisionRule::simple_majority(),
        parties_concerned: BTreeSet::new(),
    })
    .await;
    let vote = VoteNumber(1);
    chair(Command::OpenVote { vote }).await;
    for member in 0..MEMBERS {
        let role = Role::Delegate {
            delegation: code(member),
            rank: Rank::Representative,
        };
        let answer = [Answer::Yes, Answer::No, Answer::Yes, Answer::Abstain][member % 4];
        act(
            role,
            Command::CastBallot {
                vote,
                answer,
                reason: None,
            },
        )
        .await;
    }
    chair(Command::CloseVote { vote }).await;
    chair(Command::DeclareVote { vote }).await;
    office(Command::PublishVote { vote }).await;
}

fn code(member: usize) -> Code {
    format!("M{member}").parse().unwrap()
}

fn name(member: usize) -> String {
    format!("Member number {member}")
}
