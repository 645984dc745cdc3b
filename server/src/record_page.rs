//! A stretch of a body's record, as anybody may see it.

use app::context::{RecordPage, RecordRow};
use plenary::{Actor, BodyId, Event, State};
use store::StoreError;

use crate::house::House;
use crate::record_words;

/// How many entries a page shows.
const PAGE: u64 = 100;

/// The page of a body's record that ends before the entry named in the query, or at its end.
pub(crate) async fn of(
    house: &House,
    body: &str,
    query: Option<&str>,
) -> Result<Option<RecordPage>, StoreError> {
    let Ok(body) = body.parse::<BodyId>() else {
        return Ok(None);
    };
    let Some(last) = house.clerk.read(&body, |state| state.sequence) else {
        return Ok(None);
    };
    let newest = before(query).map_or(last, |before| before.saturating_sub(1).min(last));
    let after = newest.saturating_sub(PAGE);
    let limit = u32::try_from(newest - after).unwrap_or(u32::MAX);
    let mut entries = house.clerk.entries(&body, after, limit).await?;
    entries.reverse();
    let rows: Result<Vec<RecordRow>, StoreError> = house
        .clerk
        .read(&body, |state| {
            entries.iter().map(|entry| row(state, entry)).collect()
        })
        .unwrap_or(Ok(Vec::new()));
    Ok(Some(RecordPage {
        entries: rows?,
        last,
        older: (after > 0).then_some(after + 1),
    }))
}

fn row(state: &State, entry: &record::Entry) -> Result<RecordRow, StoreError> {
    let unreadable =
        |_| StoreError::Inconsistent("an entry is not in words that this version knows".to_owned());
    let actor: Actor = serde_json::from_str(&entry.header.actor).map_err(unreadable)?;
    let event: Event = serde_json::from_str(&entry.event).map_err(unreadable)?;
    let shown = record_words::shown(state, &event);
    Ok(RecordRow {
        sequence: entry.header.sequence,
        at: entry.header.at,
        actor: record_words::capacity(&actor.role),
        what: if shown {
            record_words::words(&event)
        } else {
            record_words::kind(&event)
        },
        hash: entry.hash.to_string(),
        event: shown.then(|| entry.event.clone()),
    })
}

fn before(query: Option<&str>) -> Option<u64> {
    query?
        .split('&')
        .find_map(|pair| pair.strip_prefix("before="))?
        .parse()
        .ok()
}
