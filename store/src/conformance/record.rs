//! The record: appended all or none, once only, and read as it was.

use record::{Entry, Hash, Header, Salt, seal};

use super::{Place, both};
use crate::{AppendError, Store, StoreError};

const BODY: &str = "kimberley-process";

/// So many entries that follow `previous`, told apart from others by their mark.
fn entries(previous: Option<&Entry>, count: usize, mark: &str) -> Vec<Entry> {
    let (mut sequence, mut hash) =
        previous.map_or((0, Hash::ZERO), |entry| (entry.header.sequence, entry.hash));
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        sequence += 1;
        let header = Header {
            sequence,
            at: 1_655_712_000_000,
            actor: r#"{"account":"a"}"#.to_owned(),
        };
        let event = record::canonical(&(mark, sequence)).expect("JSON");
        let entry = seal(hash, header, event, Salt([7; 16])).expect("canonical JSON");
        hash = entry.hash;
        entries.push(entry);
    }
    entries
}

async fn read(store: &dyn Store) -> Vec<Entry> {
    store.read(BODY, 0, u32::MAX).await.expect("a record")
}

pub async fn an_empty_store_has_no_record(place: &impl Place) {
    let store = place.open().await;
    assert_eq!(store.bodies().await.expect("no bodies"), Vec::<String>::new());
    assert_eq!(read(&*store).await, []);
    store.append(BODY, &[]).await.expect("nothing to append");
    assert_eq!(store.bodies().await.expect("no bodies"), Vec::<String>::new());
}

pub async fn entries_are_read_as_they_were_appended(place: &impl Place) {
    let store = place.open().await;
    let header = |sequence, at, actor: &str| Header {
        sequence,
        at,
        actor: actor.to_owned(),
    };
    let text = format!("\"Où ? 🗳 'x' {{$1}} \\u0000 \\\\ {}\"", "long ".repeat(50_000));
    let first = seal(Hash::ZERO, header(1, -5, "\"\""), text, Salt([0; 16])).expect("canonical JSON");
    let second =
        seal(first.hash, header(2, 0, "null"), "{}".to_owned(), Salt([255; 16])).expect("canonical JSON");
    store
        .append(BODY, std::slice::from_ref(&first))
        .await
        .expect("appended");
    store
        .append(BODY, std::slice::from_ref(&second))
        .await
        .expect("appended");
    assert_eq!(read(&*store).await, [first, second]);
}

pub async fn reading_goes_on_where_it_stopped(place: &impl Place) {
    let store = place.open().await;
    let all = entries(None, 1000, "many");
    store.append(BODY, &all).await.expect("appended");
    let (mut previous, mut last, mut found) = (Hash::ZERO, 0, Vec::new());
    loop {
        let next = store.read(BODY, last, 300).await.expect("a record");
        assert!(next.len() <= 300);
        if next.is_empty() {
            break;
        }
        for entry in next {
            entry.check(previous, last + 1).expect("the chain holds");
            (previous, last) = (entry.hash, entry.header.sequence);
            found.push(entry);
        }
    }
    assert_eq!(found, all);
    assert_eq!(store.read(BODY, u64::MAX, 10).await.expect("a record"), []);
    assert_eq!(store.read(BODY, 0, 0).await.expect("a record"), []);
}

pub async fn bodies_are_apart_and_in_order(place: &impl Place) {
    let store = place.open().await;
    // The order is that of the bytes, which the collation of a language would turn round.
    let names = ["B", "a-b", "aa", "b"];
    for name in ["b", "aa", "B", "a-b"] {
        store
            .append(name, &entries(None, 2, name))
            .await
            .expect("appended");
    }
    assert_eq!(store.bodies().await.expect("bodies"), names);
    for name in names {
        assert_eq!(
            store.read(name, 0, 10).await.expect("a record"),
            entries(None, 2, name)
        );
    }
}

pub async fn a_taken_place_is_a_conflict(place: &impl Place) {
    let store = place.open().await;
    let stored = entries(None, 3, "first");
    store.append(BODY, &stored).await.expect("appended");
    for late in [
        entries(None, 1, "late"),
        entries(None, 5, "late"),
        entries(Some(&stored[1]), 2, "late"),
    ] {
        let refused = store.append(BODY, &late).await;
        assert!(matches!(refused, Err(AppendError::Conflict)), "{refused:?}");
    }
    assert_eq!(read(&*store).await, stored);
}

pub async fn a_gap_is_no_conflict(place: &impl Place) {
    let store = place.open().await;
    let all = entries(None, 5, "gap");
    for (stored, appended) in [(0, &all[1..2]), (2, &all[3..])] {
        store.append(BODY, &all[..stored]).await.expect("appended");
        let refused = store.append(BODY, appended).await;
        assert!(
            matches!(refused, Err(AppendError::Store(StoreError::Inconsistent(_)))),
            "{refused:?}"
        );
        assert_eq!(read(&*store).await, all[..stored]);
    }
}

pub async fn another_predecessor_is_no_conflict(place: &impl Place) {
    let store = place.open().await;
    let stored = entries(None, 2, "this");
    let other = entries(None, 3, "other");
    store.append(BODY, &stored).await.expect("appended");
    let refused = store.append(BODY, &other[2..]).await;
    assert!(
        matches!(refused, Err(AppendError::Store(StoreError::Inconsistent(_)))),
        "{refused:?}"
    );
    assert_eq!(read(&*store).await, stored);
}

pub async fn all_or_none(place: &impl Place) {
    let store = place.open().await;
    let good = entries(None, 4, "good");
    let mut broken = good.clone();
    broken[3].previous = Hash::ZERO;
    store
        .append(BODY, &broken)
        .await
        .expect_err("the last one names another predecessor");
    let mut gap = good.clone();
    gap.remove(2);
    store.append(BODY, &gap).await.expect_err("one is missing");
    assert_eq!(read(&*store).await, []);
    store.append(BODY, &good).await.expect("appended");
    assert_eq!(read(&*store).await, good);
}

pub async fn of_two_writers_one_appends(place: &impl Place) {
    let (here, there) = (place.open().await, place.open().await);
    let mut stored: Vec<Entry> = Vec::new();
    for round in 0..20 {
        let mine = entries(stored.last(), 3, "mine");
        let theirs = entries(stored.last(), 2 + round % 3, "theirs");
        match both(here.append(BODY, &mine), there.append(BODY, &theirs)).await {
            (Ok(()), Err(AppendError::Conflict)) => stored.extend(mine),
            (Err(AppendError::Conflict), Ok(())) => stored.extend(theirs),
            other => panic!("one appends and one is told of a conflict, not {other:?}"),
        }
        assert_eq!(read(&*here).await, stored);
        assert_eq!(read(&*there).await, stored);
    }
}

pub async fn a_record_outlives_its_server(place: &impl Place) {
    let stored = entries(None, 3, "kept");
    let store = place.open().await;
    store.append(BODY, &stored[..2]).await.expect("appended");
    drop(store);
    let store = place.open().await;
    assert_eq!(read(&*store).await, stored[..2]);
    store.append(BODY, &stored[2..]).await.expect("appended");
    assert_eq!(read(&*store).await, stored);
}
