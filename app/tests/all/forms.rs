//! Whatever a person can ask of the plenary has a form on some page.

use std::collections::BTreeSet;

use plenary::{Command, Role};

use crate::house::{House, delegate, observer};

/// Entered from files, by the command line alone.
const LOADED: [&str; 3] = ["report-item", "report-statement", "import-vote"];

/// Every command's act, as the form convention names it: a command that is none makes serde list them all.
fn commands() -> BTreeSet<String> {
    let error = serde_json::from_str::<Command>("\"\"").unwrap_err().to_string();
    let names = error.split('`').skip(3).step_by(2);
    names
        .map(|name| name.replace('_', "-"))
        .filter(|act| !LOADED.contains(&act.as_str()))
        .collect()
}

#[tokio::test]
async fn every_command_has_a_form() {
    let house = House::assembly().await;
    let everybody = [
        Role::Secretariat,
        Role::Chair,
        delegate("AA"),
        delegate("BB"),
        delegate("CC"),
        observer("OO"),
    ];
    let pages = [
        "/desk",
        "/desk/assembly/drafts/4",
        "/console/new",
        "/console/assembly",
        "/console/assembly?meeting=third",
        "/console/assembly/meetings",
        "/console/assembly/meetings/first",
        "/console/assembly/delegations?change=AA",
        "/console/assembly/announce",
        "/assembly/first",
        "/assembly/first/1",
        "/assembly/motions/2",
        "/assembly/motions/3",
        "/assembly/votes/2",
        "/assembly/votes/4",
    ];
    let mut found = BTreeSet::new();
    let mut look = || {
        for role in &everybody {
            for page in pages {
                found.extend(house.page(page, std::slice::from_ref(role)).acts());
            }
        }
    };
    look();
    house.declare().await;
    house
        .act(
            Role::Chair,
            Command::CloseVote {
                vote: "4".parse().unwrap(),
            },
        )
        .await;
    look();
    house
        .act(
            Role::Chair,
            Command::CloseItem {
                meeting: "first".parse().unwrap(),
                item: "1".parse().unwrap(),
            },
        )
        .await;
    look();
    let commands = commands();
    assert!(commands.len() > 30, "{commands:?}");
    let missing: Vec<_> = commands.difference(&found).collect();
    assert!(missing.is_empty(), "no form for {missing:?}");
}
