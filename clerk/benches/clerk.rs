//! What the clerk achieves, beside what this disk allows in the same run: a JSON object a line on standard output.
//!
//! 1. *Durable ballots a second* under 64 voters who each wait for their answer. Limit: one-ballot transactions a
//!    second, one after the other, through the same store (`Store::append` of one entry sealed beforehand).
//! 2. *Replayed entries a second* of a record of 200,000 ballots. Limit: reading the rows and hashing them.
//!
//! `cargo bench -p clerk --bench clerk`; what is slow is written to `CARGO_TARGET_TMPDIR`, so that it is a disk.
#![expect(clippy::unwrap_used, reason = "what cannot be measured need not go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, Utc};
use clerk::{Clerk, Clock};
use plenary::{
    Actor, Body, BodyId, Code, Command, Event, ItemNumber, MeetingId, Question, Rank, Role, VoteNumber,
};
use record::{Entry, Hash, Header, Salt, canonical, seal};
use rules::{Answer, DecisionRule};
use serde_json::json;
use store::Store;
use store_sqlite::SqliteStore;

/// Members of the body: as many as the United Nations have.
const MEMBERS: usize = 193;
/// Of whom so many vote at once.
const VOTERS: usize = 64;
/// Rounds of each measurement, of which the middle one counts.
const ROUNDS: usize = 5;
/// How long a round of ballots lasts.
const ROUND: Duration = Duration::from_secs(2);
/// Ballots in the record that is replayed.
const RECORD: usize = 200_000;
const PAGE: u32 = 4096;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    ballots(folder.path()).await;
    replay(folder.path()).await;
}

async fn ballots(folder: &Path) {
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let store = open(&folder.join(format!("bare-{round}.db"))).await;
        let bare = bare(&*store).await;
        let store = open(&folder.join(format!("clerk-{round}.db"))).await;
        let clerk = start(&store).await;
        voting(&clerk).await;
        let grouped = vote(&clerk).await;
        clerk.stop().await;
        eprintln!(
            "round {round}: {bare:.0} bare transactions a second, {grouped:.0} ballots through the clerk"
        );
        rounds.push((grouped / bare, grouped, bare));
    }
    let (ratio, measured, limit) = middle(rounds);
    report(
        "durable ballots through the clerk, 64 voters",
        measured,
        "ballots/s",
        limit,
        ratio,
        "ratio >= 10",
    );
}

async fn replay(folder: &Path) {
    let path = folder.join("replay.db");
    let store = open(&path).await;
    let clerk = start(&store).await;
    voting(&clerk).await;
    clerk.stop().await;
    let entries = lengthen(&*store).await;
    drop(store);

    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let store = open(&path).await;
        let begun = Instant::now();
        assert_eq!(read_and_hash(&*store).await, entries);
        let limit = per_second(entries, begun);
        drop(store);

        let store = open(&path).await;
        let begun = Instant::now();
        let clerk = start(&store).await;
        let measured = per_second(entries, begun);
        assert_eq!(clerk.read(&body(), |state| state.sequence), Some(entries));
        clerk.stop().await;
        eprintln!("round {round}: {limit:.0} entries read and hashed a second, {measured:.0} replayed");
        rounds.push((measured / limit, measured, limit));
    }
    let (ratio, measured, limit) = middle(rounds);
    report(
        "entries replayed at start",
        measured,
        "entries/s",
        limit,
        ratio,
        "measured >= 200000",
    );
}

/// One-ballot transactions a second, one after the other.
async fn bare(store: &dyn Store) -> f64 {
    let entries = ballots_after(Head::START, 20_000);
    let begun = Instant::now();
    let mut done = 0;
    for entry in &entries {
        store
            .append("assembly", std::slice::from_ref(entry))
            .await
            .unwrap();
        done += 1;
        if begun.elapsed() > ROUND {
            break;
        }
    }
    per_second(done, begun)
}

/// Ballots a second of voters who cast one, wait for the receipt, and change their minds.
async fn vote(clerk: &Clerk) -> f64 {
    let begun = Instant::now();
    let voters: Vec<_> = (0..VOTERS)
        .map(|n| {
            let (clerk, body, actor) = (clerk.clone(), body(), delegate(n));
            tokio::spawn(async move {
                let mut cast = 0_u32;
                while begun.elapsed() < ROUND {
                    let receipt = clerk
                        .submit(&body, actor.clone(), ballot(cast as usize))
                        .await
                        .unwrap();
                    assert!(receipt.hash.is_some(), "a changed ballot is an entry");
                    cast += 1;
                }
                cast
            })
        })
        .collect();
    let mut cast = 0;
    for voter in voters {
        cast += u64::from(voter.await.unwrap());
    }
    per_second(cast, begun)
}

/// Appends ballots until the record holds [`RECORD`] of them, and gives its last sequence number.
async fn lengthen(store: &dyn Store) -> u64 {
    let head = store.read("assembly", 0, PAGE).await.unwrap().pop().unwrap();
    let entries = ballots_after(
        Head {
            sequence: head.header.sequence,
            hash: head.hash,
        },
        RECORD,
    );
    for page in entries.chunks(10_000) {
        store.append("assembly", page).await.unwrap();
    }
    entries.last().unwrap().header.sequence
}

async fn read_and_hash(store: &dyn Store) -> u64 {
    let mut head = Head::START;
    loop {
        let page = store.read("assembly", head.sequence, PAGE).await.unwrap();
        for entry in &page {
            entry.check(head.hash, head.sequence + 1).unwrap();
            head = Head {
                sequence: entry.header.sequence,
                hash: entry.hash,
            };
        }
        if page.is_empty() {
            return head.sequence;
        }
    }
}

/// What an entry needs to know of its predecessor.
#[derive(Clone, Copy)]
struct Head {
    sequence: u64,
    hash: Hash,
}

impl Head {
    const START: Self = Self {
        sequence: 0,
        hash: Hash::ZERO,
    };
}

/// Sealed ballots of all members in turn.
fn ballots_after(mut head: Head, count: usize) -> Vec<Entry> {
    let now = Utc::now().timestamp_millis();
    (0..count)
        .map(|n| {
            let Command::CastBallot { vote, answer, reason } = ballot(n / MEMBERS) else {
                unreachable!()
            };
            let event = Event::BallotCast {
                vote,
                delegation: code(n % MEMBERS),
                answer,
                reason,
            };
            let actor = canonical(&delegate(n % MEMBERS)).unwrap();
            let header = Header {
                sequence: head.sequence + 1,
                at: now,
                actor,
            };
            let salt = Salt((n as u128).to_le_bytes());
            let entry = seal(head.hash, header, canonical(&event).unwrap(), salt).unwrap();
            head = Head {
                sequence: entry.header.sequence,
                hash: entry.hash,
            };
            entry
        })
        .collect()
}

async fn open(path: &Path) -> Arc<dyn Store> {
    Arc::new(SqliteStore::open(path.to_str().unwrap()).await.unwrap())
}

async fn start(store: &Arc<dyn Store>) -> Clerk {
    let clock: Clock = Arc::new(Utc::now);
    Clerk::start(Arc::clone(store), clock).await.unwrap()
}

fn body() -> BodyId {
    "assembly".parse().unwrap()
}

fn code(n: usize) -> Code {
    format!("D{n}").parse().unwrap()
}

fn person(name: &str, role: Role) -> Actor {
    Actor {
        person: name.parse().unwrap(),
        role,
    }
}

fn delegate(n: usize) -> Actor {
    person(
        &format!("delegate-{n}"),
        Role::Delegate {
            delegation: code(n),
            rank: Rank::Representative,
        },
    )
}

/// Each time another answer, so that each is an entry.
fn ballot(turn: usize) -> Command {
    let answer = if turn.is_multiple_of(2) {
        Answer::Yes
    } else {
        Answer::No
    };
    Command::CastBallot {
        vote: VoteNumber(1),
        answer,
        reason: None,
    }
}

/// Begins the record and goes on to an open vote.
async fn voting(clerk: &Clerk) {
    let (secretariat, chair) = (
        person("secretary", Role::Secretariat),
        person("chair", Role::Chair),
    );
    let meeting: MeetingId = "plenary".parse().unwrap();
    let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let founding = Body {
        name: "Assembly".into(),
        about: "For measuring.".into(),
        fictional: true,
        member_term: "Member".into(),
        usual_rule: DecisionRule::simple_majority(),
    };
    let mut story = vec![(&secretariat, Command::FoundBody(founding))];
    for code in (0..MEMBERS).map(code) {
        let name = code.to_string();
        let (groups, weights) = (BTreeSet::new(), BTreeMap::new());
        story.push((
            &secretariat,
            Command::AdmitDelegation {
                code,
                name,
                groups,
                weights,
            },
        ));
    }
    let convene = Command::ConveneMeeting {
        meeting: meeting.clone(),
        title: "Plenary".into(),
        place: "Nowhere".into(),
        starts: day,
        ends: day,
    };
    story.push((&secretariat, convene));
    story.push((
        &chair,
        Command::OpenMeeting {
            meeting: meeting.clone(),
        },
    ));
    for delegation in (0..MEMBERS).map(code) {
        story.push((
            &secretariat,
            Command::AcceptCredentials {
                meeting: meeting.clone(),
                delegation,
            },
        ));
    }
    story.push((
        &chair,
        Command::OpenSitting {
            meeting: meeting.clone(),
            public: true,
        },
    ));
    for delegation in (0..MEMBERS).map(code) {
        let meeting = meeting.clone();
        story.push((
            &secretariat,
            Command::RecordPresence {
                meeting,
                delegation,
                present: true,
            },
        ));
    }
    let (title, text) = ("Water".to_owned(), "Of the river.".to_owned());
    story.push((
        &secretariat,
        Command::ProposeItem {
            meeting: meeting.clone(),
            title,
            text,
        },
    ));
    let announce = Command::AnnounceVote {
        meeting,
        question: Question::PlaceItems(vec![ItemNumber(1)]),
        rule: DecisionRule::simple_majority(),
        parties_concerned: BTreeSet::new(),
    };
    story.push((&chair, announce));
    story.push((&chair, Command::OpenVote { vote: VoteNumber(1) }));
    let body = body();
    for (actor, command) in story {
        clerk.submit(&body, actor.clone(), command).await.unwrap();
    }
}

#[expect(clippy::cast_precision_loss, reason = "no measurement is as exact as that")]
fn per_second(count: u64, begun: Instant) -> f64 {
    count as f64 / begun.elapsed().as_secs_f64()
}

/// The round with the middle ratio: as much as the disk changes from one moment to the next, so much do single rounds.
fn middle(mut rounds: Vec<(f64, f64, f64)>) -> (f64, f64, f64) {
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    rounds[rounds.len() / 2]
}

fn report(name: &str, measured: f64, unit: &str, limit: f64, ratio: f64, aim: &str) {
    let row =
        json!({"name": name, "measured": measured, "unit": unit, "limit": limit, "ratio": ratio, "aim": aim});
    println!("{row}");
}
