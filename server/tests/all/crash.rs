//! `kill -9` under load: every acknowledged ballot is there after a restart.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::Utc;
use clerk::Clerk;
use plenary::{Actor, Body, Command, ItemNumber, MeetingId, PersonId, Question, Rank, Role, VoteNumber};
use rules::{Answer, DecisionRule};
use sha2::{Digest, Sha256};
use store::{Account, AccountId, Grant, Session, Store, TokenHash};
use store_sqlite::SqliteStore;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::process::Process;

const ROUNDS: u32 = 24;
const VOTERS: usize = 16;

/// The ballots of each delegation that the server said it had taken, by their reasons, which differ.
type Acknowledged = BTreeMap<String, Vec<String>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_every_acknowledged_ballot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plenum.db");
    prepare(&path).await;
    let mut acknowledged = Acknowledged::new();
    for round in 0..ROUNDS {
        let server = Process::serve(&path, &["--no-demo"]).await;
        let (counter, mut count) = watch::channel(0);
        let mut voters = JoinSet::new();
        for voter in 0..VOTERS {
            voters.spawn(vote_until_dead(
                server.base.clone(),
                voter,
                round,
                counter.clone(),
            ));
        }
        // From hardly started to well under way, and always in the middle of others' requests.
        count.wait_for(|taken| *taken >= round * 5).await.unwrap();
        server.kill().await;
        while let Some(ballots) = voters.join_next().await {
            let (code, ballots) = ballots.unwrap();
            acknowledged.entry(code).or_default().extend(ballots);
        }
        check(&path, &acknowledged).await;
    }
    let total: usize = acknowledged.values().map(Vec::len).sum();
    assert!(
        total >= ROUNDS as usize,
        "the server took {total} ballots: there was no load"
    );
}

/// After each crash the record replays, and holds of every delegation the acknowledged ballots in their order; the
/// last may be followed by one whose acknowledgement was lost.
async fn check(path: &Path, acknowledged: &Acknowledged) {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(path.to_str().unwrap()).await.unwrap());
    let clerk = Clerk::start(store, Arc::new(Utc::now)).await.unwrap();
    let stored = clerk
        .read(&"assembly".parse().unwrap(), |state| {
            let mut stored = Acknowledged::new();
            for ballot in &state.votes[&VoteNumber(1)].ballots {
                stored
                    .entry(ballot.delegation.to_string())
                    .or_default()
                    .push(ballot.reason.clone().unwrap());
            }
            stored
        })
        .unwrap();
    clerk.stop().await;
    for (code, ballots) in acknowledged {
        let stored = stored.get(code).map_or(&[][..], Vec::as_slice);
        let mut rest = stored.iter();
        let kept = ballots.iter().all(|ballot| rest.any(|stored| stored == ballot));
        assert!(kept, "{code} was told of {ballots:?}; the record has {stored:?}");
    }
}

/// Casts ballots, each with another reason, until the server is gone.
async fn vote_until_dead(
    base: String,
    voter: usize,
    round: u32,
    counter: watch::Sender<u32>,
) -> (String, Vec<String>) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let code = code(voter);
    let mut taken = Vec::new();
    let answers = [Answer::Yes, Answer::No, Answer::Abstain];
    for turn in 0.. {
        let answer = answers[turn % 3];
        let role = format!("delegate:{code}");
        let reason = format!("{round}.{turn}");
        let form = [
            ("act", "cast-ballot"),
            ("body", "assembly"),
            ("as", &role),
            ("vote", "1"),
            ("answer", answer.as_str()),
            ("reason", &reason),
        ];
        let request = client
            .post(format!("{base}/assembly/votes/1"))
            .header("cookie", format!("plenum_session={}", token(voter)))
            .form(&form);
        match request.send().await {
            Ok(response) => {
                assert_eq!(
                    response.status(),
                    303,
                    "{}",
                    response.text().await.unwrap_or_default()
                );
                taken.push(reason);
                counter.send_modify(|taken| *taken += 1);
            }
            Err(_) => break,
        }
    }
    (code, taken)
}

/// A body with an open vote, and a session for each voter.
async fn prepare(path: &Path) {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(path.to_str().unwrap()).await.unwrap());
    let clerk = Clerk::start(Arc::clone(&store), Arc::new(Utc::now))
        .await
        .unwrap();
    let body = "assembly".parse().unwrap();
    let commands = sitting()
        .into_iter()
        .chain((0..VOTERS).flat_map(admission))
        .chain(vote());
    for (role, command) in commands {
        let person: PersonId = "somebody".parse().unwrap();
        clerk
            .submit(&body, Actor { person, role }, command)
            .await
            .unwrap();
    }
    clerk.stop().await;
    for voter in 0..VOTERS {
        sign_in(&store, voter).await;
    }
}

fn meeting() -> MeetingId {
    "first".parse().unwrap()
}

fn sitting() -> [(Role, Command); 4] {
    let body = Body {
        name: "The Assembly".into(),
        about: String::new(),
        fictional: true,
        member_term: "Member".into(),
        usual_rule: DecisionRule::simple_majority(),
    };
    let day = "2026-01-05".parse().unwrap();
    let (title, place) = ("First".into(), "Here".into());
    let convene = Command::ConveneMeeting {
        meeting: meeting(),
        title,
        place,
        starts: day,
        ends: day,
    };
    [
        (Role::Secretariat, Command::FoundBody(body)),
        (Role::Secretariat, convene),
        (Role::Chair, Command::OpenMeeting { meeting: meeting() }),
        (
            Role::Chair,
            Command::OpenSitting {
                meeting: meeting(),
                public: true,
            },
        ),
    ]
}

fn admission(voter: usize) -> [(Role, Command); 3] {
    let delegation = || code(voter).parse().unwrap();
    let (groups, weights) = Default::default();
    [
        Command::AdmitDelegation {
            code: delegation(),
            name: code(voter),
            groups,
            weights,
        },
        Command::AcceptCredentials {
            meeting: meeting(),
            delegation: delegation(),
        },
        Command::RecordPresence {
            meeting: meeting(),
            delegation: delegation(),
            present: true,
        },
    ]
    .map(|command| (Role::Secretariat, command))
}

fn vote() -> [(Role, Command); 3] {
    let announce = Command::AnnounceVote {
        meeting: meeting(),
        question: Question::PlaceItems(vec![ItemNumber(1)]),
        rule: DecisionRule::simple_majority(),
        parties_concerned: BTreeSet::new(),
    };
    [
        Command::ProposeItem {
            meeting: meeting(),
            title: "Item".into(),
            text: String::new(),
        },
        announce,
        Command::OpenVote { vote: VoteNumber(1) },
    ]
    .map(|command| (Role::Secretariat, command))
}

/// A session made in the store, for hashing a password each would take longer than the rest of the test.
async fn sign_in(store: &Arc<dyn Store>, voter: usize) {
    let account = AccountId(format!("voter-{voter}"));
    let (login, name) = (account.0.clone(), account.0.clone());
    store
        .create_account(&Account {
            id: account.clone(),
            login,
            name,
            password_hash: None,
            created_at: 0,
        })
        .await
        .unwrap();
    let role = Role::Delegate {
        delegation: code(voter).parse().unwrap(),
        rank: Rank::Representative,
    };
    let role = record::canonical(&role).unwrap();
    store
        .grant(&Grant {
            account: account.clone(),
            body: "assembly".into(),
            role,
        })
        .await
        .unwrap();
    let now = Utc::now().timestamp_millis();
    let session = Session {
        token: TokenHash(Sha256::digest(token(voter).as_bytes()).into()),
        account,
        created_at: now,
        expires_at: now + 3_600_000,
        browser: "test".into(),
    };
    store.open_session(&session).await.unwrap();
}

fn code(voter: usize) -> String {
    format!("V-{voter}")
}

fn token(voter: usize) -> String {
    format!("{voter:064x}")
}
