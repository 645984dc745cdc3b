//! Real roll calls of the General Assembly, imported with the real binary.

use std::process::Command;
use std::sync::Arc;

use chrono::Utc;
use clerk::Clerk;
use plenary::{State, VoteStatus};
use rules::Outcome;

use crate::place::Place;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");

fn import(database: &str, rcids: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_plenum"))
        .args(["import", "unga", "--database-url", database])
        .args(["--rollcalls", &format!("{DATA}/unga-rollcalls.csv")])
        .args(["--published", &format!("{DATA}/unga-published.csv")])
        .args(["--members", &format!("{DATA}/unga-members.csv")])
        .arg("--rcid")
        .args(rcids)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn imports_the_published_outcome() {
    let place = Place::sqlite();
    let Place::Sqlite(folder) = &place else {
        unreachable!()
    };
    let database = format!("sqlite:{}", folder.path().join("plenum.db").display());
    let said = import(&database, &["1190", "1186", "1187", "1180"]);
    assert!(said.contains("4 votes asked for, 1 disagree"), "{said}");
    assert_eq!(said.matches("  as published").count(), 3, "{said}");
    // What the source's own counts say is printed beside what its answers give.
    assert!(
        said.contains("56 yes, 26 no, 38 abstaining") && said.contains("57 yes, 26 no, 38 abstaining"),
        "{said}"
    );

    let again = import(&database, &["1190", "1185"]);
    assert!(again.contains("1190: imported before, as vote 1"), "{again}");

    let clerk = Clerk::start(place.open().await, Arc::new(Utc::now))
        .await
        .unwrap();
    let body = "general-assembly".parse().unwrap();
    clerk.read(&body, check).unwrap();
    clerk.stop().await;
}

/// Resolution 2758 of 1971 was adopted by 76 to 35 with 17 abstentions.
fn check(state: &State) {
    assert!(!state.body.as_ref().unwrap().fictional);
    assert_eq!(state.votes.len(), 5);
    let outcomes: Vec<_> = state
        .votes
        .values()
        .map(|vote| {
            let tally = vote.tally.as_ref().unwrap();
            assert_eq!(vote.status, VoteStatus::Published);
            (
                tally.counts.yes,
                tally.counts.no,
                tally.counts.abstain,
                tally.outcome,
            )
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            (76, 35, 17, Outcome::Adopted),
            (55, 59, 15, Outcome::NotAdopted),
            (2, 60, 66, Outcome::NotAdopted),
            (56, 26, 38, Outcome::Adopted),
            (61, 53, 15, Outcome::Adopted),
        ]
    );
    let source = state.votes.values().next().unwrap().source.as_ref().unwrap();
    assert!(source.publisher.contains("Voeten") && source.publisher.contains("CC0"));
    assert!(source.says.contains("Roll call 1190"));
}

#[tokio::test]
async fn says_what_it_cannot_find() {
    let output = Command::new(env!("CARGO_BIN_EXE_plenum"))
        .args([
            "import",
            "unga",
            "--database-url",
            "sqlite::memory:",
            "--rcid",
            "1",
        ])
        .args([
            "--rollcalls",
            "/nowhere.csv",
            "--published",
            "/nowhere.csv",
            "--members",
            "/nowhere.csv",
        ])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere.csv"));
}
