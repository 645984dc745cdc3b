//! Cases published by a body or derived from its written rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rules::{Answer, Ballots, Electorate, Member, Outcome, Phase, preset, presets, tally};
use serde::Deserialize;

use crate::Room;

#[derive(Deserialize)]
struct Case {
    id: String,
    preset: String,
    electorate: Vec<Seat>,
    ballots: Ballots,
    expected: Outcome,
    why: String,
}

#[derive(Deserialize)]
struct Seat {
    code: String,
    #[serde(default = "yes")]
    present: bool,
    #[serde(default = "yes")]
    entitled: bool,
    #[serde(default)]
    weights: BTreeMap<String, u64>,
    #[serde(default)]
    groups: BTreeSet<String>,
}

fn yes() -> bool {
    true
}

/// Runs every case that has a preset, and says how many did.
fn run(json: &str) -> usize {
    let cases: Vec<Case> = serde_json::from_str(json).unwrap();
    let mut ran = 0;
    for case in cases {
        let Some(preset) = preset(&case.preset) else {
            continue;
        };
        let seats = case.electorate.into_iter();
        let members = seats.map(|seat| Member {
            name: seat.code.clone(),
            code: seat.code,
            present: seat.present,
            entitled: seat.entitled,
            weights: seat.weights,
            groups: seat.groups,
        });
        let electorate = Electorate {
            members: members.collect(),
        };
        let tally = tally(&preset.rule, &electorate, &case.ballots, Phase::Closed).unwrap();
        assert_eq!(
            tally.outcome, case.expected,
            "{}: {}; {}",
            case.id, case.why, tally.reason
        );
        ran += 1;
    }
    ran
}

#[test]
fn the_cases_kept_here_give_their_published_outcome() {
    assert_eq!(run(include_str!("../data/conformance.json")), 32);
}

/// The full collection lies beside the working copy where there is one; a clone elsewhere has the cases above.
#[test]
fn the_full_collection_gives_its_published_outcome() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/conformance.json");
    if let Ok(json) = std::fs::read_to_string(path) {
        assert!(run(&json) >= 32);
    }
}

#[test]
fn every_preset_is_a_valid_rule_with_its_own_name_and_a_source() {
    let names: BTreeSet<_> = presets().iter().map(|preset| preset.name).collect();
    assert_eq!(names.len(), presets().len());
    for preset in presets() {
        assert_eq!(preset.rule.validate(), Ok(()), "{}", preset.name);
        assert!(!preset.title.is_empty() && !preset.article.is_empty() && !preset.source.is_empty());
    }
}

/// Territorial integrity of Ukraine, 27 March 2014: 100 in favour, 11 against, 58 abstaining, 24 absent.
#[test]
fn general_assembly_68_262_is_adopted_under_both_of_its_rules() {
    let room = Room::default()
        .with(100, Answer::Yes)
        .with(11, Answer::No)
        .with(58, Answer::Abstain)
        .absent(24);
    let simple = room.under(&preset("unga-simple").unwrap().rule);
    assert_eq!(simple.outcome, Outcome::Adopted);
    assert_eq!(
        simple.reason,
        "100 in favour of 111 present and voting; 56 were required."
    );
    let quorum = simple.quorum.unwrap().result;
    assert_eq!((quorum.count, quorum.base, quorum.required), (169, 193, 97));
    let important = room.under(&preset("unga-two-thirds").unwrap().rule);
    assert_eq!(important.outcome, Outcome::Adopted);
    assert_eq!(
        important.reason,
        "100 in favour of 111 present and voting; 74 were required."
    );
}
