//! The command line: the first account, and the demonstration.

use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::Arc;

use chrono::Utc;
use clerk::Clerk;
use plenary::{ItemStatus, Proposer, State, VoteStatus};
use reqwest::StatusCode;
use rules::Outcome;
use store_sqlite::SqliteStore;
use tokio::io::AsyncWriteExt;

use crate::house::House;
use crate::place::Place;
use crate::process::{Process, plenum};

/// `plenum user add` with this on standard input.
async fn add(path: &Path, login: &str, role: &str, password: Option<&str>) -> Output {
    let mut command = plenum(path);
    command.args([
        "user", "add", login, "--name", "Nora New", "--body", "assembly", "--role", role,
    ]);
    command.args(password.map(|_| "--password-stdin"));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that refuses its arguments reads nothing.
    let _ = input.write_all(password.unwrap_or_default().as_bytes()).await;
    drop(input);
    child.wait_with_output().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn makes_the_first_account() {
    let place = Place::sqlite();
    let Place::Sqlite(folder) = &place else {
        unreachable!()
    };
    let path = folder.path().join("plenum.db");
    let first = add(
        &path,
        "nora@example.org",
        "secretariat",
        Some("a long new password\n"),
    )
    .await;
    assert!(
        first.status.success(),
        "{}",
        String::from_utf8_lossy(&first.stderr)
    );
    assert!(
        !add(&path, "two", "secretariat", Some("short\n"))
            .await
            .status
            .success()
    );
    assert!(!add(&path, "two", "delegate", None).await.status.success());
    let link = String::from_utf8(add(&path, "two", "delegate:AA:alternate", None).await.stdout).unwrap();
    let token = link.trim().rsplit('/').next().unwrap();
    // Another role for one who is there.
    assert!(
        add(&path, "nora@example.org", "chair", None)
            .await
            .status
            .success()
    );

    let house = House::open(&place).await;
    let nora = house.visitor();
    assert_eq!(
        nora.sign_in("nora@example.org", "a long new password")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let body = [
        ("act", "found-body"),
        ("id", "assembly"),
        ("as", "secretariat"),
        ("name", "The Assembly"),
        ("about", ""),
        ("member-term", "Member"),
        ("rule", "consensus"),
    ];
    assert_eq!(
        nora.post("/console", &body).await.location(),
        "/assembly?done=found-body"
    );
    let form = [("act", "take-invitation"), ("password", "another long password")];
    let answer = house.visitor().post(&format!("/invitation/{token}"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let roles = house.store.people_of("assembly").await.unwrap();
    assert_eq!(
        roles.iter().map(|(_, grants)| grants.len()).collect::<Vec<_>>(),
        [2, 1]
    );
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn loads_the_demonstration_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plenum.db");
    let server = Process::serve(&path, &[]).await;
    let health = reqwest::get(format!("{}/health", server.base)).await.unwrap();
    assert_eq!(health.status(), StatusCode::OK);
    let said = server.end().await;
    assert!(
        said.contains("secretariat@example.org") && said.contains("password"),
        "{said}"
    );
    let before = look(&path).await;
    let again = Process::serve(&path, &[]).await.end().await;
    assert_eq!(again, said, "it prints the accounts again");
    assert_eq!(look(&path).await, before, "it finds everything where it was");
}

/// What became of both bodies: their last entries.
async fn look(path: &Path) -> [u64; 2] {
    let store = SqliteStore::open(path.to_str().unwrap()).await.unwrap();
    let clerk = Clerk::start(Arc::new(store), Arc::new(Utc::now)).await.unwrap();
    let heads = [
        clerk
            .read(&"kimberley-process".parse().unwrap(), as_reported)
            .unwrap(),
        clerk.read(&"example-assembly".parse().unwrap(), as_told).unwrap(),
    ];
    clerk.stop().await;
    heads
}

fn as_reported(state: &State) -> u64 {
    assert!(!state.body.as_ref().unwrap().fictional);
    assert_eq!((state.delegations.len(), state.observers.len()), (59, 4));
    assert!(
        state.votes.is_empty() && state.motions.is_empty(),
        "no position of a real state is made up"
    );
    let items = &state.meetings[&"intersessional-2022".parse().unwrap()].items;
    let statuses: Vec<_> = items.iter().map(|item| item.status).collect();
    let proposed = ItemStatus::Proposed;
    assert_eq!(statuses, [ItemStatus::Blocked, proposed, proposed, proposed]);
    let objectors: Vec<_> = items[0]
        .objections
        .iter()
        .map(|objection| objection.delegation.as_str())
        .collect();
    assert_eq!(objectors, ["RU", "BY", "CF", "KG", "ML"]);
    assert_eq!(items[0].proposers.len(), 6);
    for item in items {
        assert!(!item.sources.is_empty());
    }
    for item in &items[1..] {
        assert!(matches!(&item.proposers[..], [Proposer::Observer(code)] if code.as_str() == "CSC"));
    }
    state.sequence
}

fn as_told(state: &State) -> u64 {
    assert!(state.body.as_ref().unwrap().fictional);
    assert_eq!(state.delegations.len(), 24);
    let votes: Vec<_> = state
        .votes
        .values()
        .map(|vote| (vote.status, vote.tally.as_ref().map(|tally| tally.outcome)))
        .collect();
    let published = |outcome| (VoteStatus::Published, Some(outcome));
    assert_eq!(
        votes,
        [
            published(Outcome::Adopted),
            published(Outcome::Blocked),
            published(Outcome::Adopted),
            published(Outcome::Adopted),
            (VoteStatus::Announced, None),
        ]
    );
    assert_eq!((state.motions.len(), state.drafts.len()), (3, 1));
    state.sequence
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_find_no_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plenum.db");
    let said = Process::serve(&path, &["--public-url", "https://plenum.example"])
        .await
        .end()
        .await;
    assert!(!said.contains("password"), "{said}");
    let said = Process::serve(&path, &["--no-demo"]).await.end().await;
    assert!(!said.contains("password"), "{said}");
    let store = SqliteStore::open(path.to_str().unwrap()).await.unwrap();
    assert!(store::Store::bodies(&store).await.unwrap().is_empty());
}
