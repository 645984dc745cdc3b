//! From stored entries to a state.

use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::Arc;

use chrono::DateTime;
use plenary::{Actor, BodyId, State};
use record::Hash;
use store::Store;
use tokio::sync::mpsc;

use crate::error::{Fault, ReadError};

/// How many entries are read from the store at once.
pub(crate) const PAGE: u32 = 4096;

/// Where a record ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    pub(crate) sequence: u64,
    pub(crate) at: i64,
    pub(crate) hash: Hash,
}

impl Head {
    /// Before the first entry.
    pub(crate) const NONE: Self = Self {
        sequence: 0,
        at: i64::MIN,
        hash: Hash::ZERO,
    };

    pub(crate) fn after(entry: &record::Entry) -> Self {
        Self {
            sequence: entry.header.sequence,
            at: entry.header.at,
            hash: entry.hash,
        }
    }
}

/// Checks and decodes the entries of one record in order.
pub(crate) struct Reader {
    pub(crate) head: Head,
    /// A handful of people write most of a record.
    actors: HashMap<String, Actor>,
}

impl Reader {
    pub(crate) fn at(head: Head) -> Self {
        Self {
            head,
            actors: HashMap::new(),
        }
    }

    /// The next entry, once it is known to be the one that follows and `apply` has taken it.
    pub(crate) fn take(
        &mut self,
        entry: &record::Entry,
        apply: impl FnOnce(&plenary::Entry) -> Result<(), plenary::Inconsistent>,
    ) -> Result<(), ReadError> {
        self.decode(entry)
            .and_then(|decoded| Ok(apply(&decoded)?))
            .map_err(|fault| ReadError::Bad {
                sequence: self.head.sequence + 1,
                fault,
            })?;
        self.head = Head::after(entry);
        Ok(())
    }

    fn decode(&mut self, entry: &record::Entry) -> Result<plenary::Entry, Fault> {
        entry.check(self.head.hash, self.head.sequence + 1)?;
        let unreadable = |_| Fault::Unreadable;
        let actor = if let Some(known) = self.actors.get(&entry.header.actor) {
            known.clone()
        } else {
            let actor: Actor = serde_json::from_str(&entry.header.actor).map_err(unreadable)?;
            self.actors.insert(entry.header.actor.clone(), actor.clone());
            actor
        };
        Ok(plenary::Entry {
            sequence: entry.header.sequence,
            at: DateTime::from_timestamp_millis(entry.header.at).ok_or(Fault::Unreadable)?,
            actor,
            event: serde_json::from_str(&entry.event).map_err(unreadable)?,
        })
    }
}

/// Replays a whole record: one thread checks, decodes and applies a page while the next is being read.
pub(crate) async fn replay(store: &Arc<dyn Store>, body: &BodyId) -> Result<(State, Head), ReadError> {
    let (pages, mut arriving) = mpsc::channel::<Vec<record::Entry>>(2);
    let replaying = tokio::task::spawn_blocking(move || {
        let mut state = State::default();
        let mut reader = Reader::at(Head::NONE);
        while let Some(page) = arriving.blocking_recv() {
            for entry in &page {
                reader.take(entry, |decoded| state.apply(decoded))?;
            }
        }
        Ok((state, reader.head))
    });
    let mut after = 0;
    loop {
        let page = store.read(body.as_str(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.header.sequence;
        // The other end is gone when it found a bad entry: it says which.
        if pages.send(page).await.is_err() {
            break;
        }
    }
    drop(pages);
    replaying
        .await
        .unwrap_or_else(|error| resume_unwind(error.into_panic()))
}
