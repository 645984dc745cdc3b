//! A batch of commands, decided in order and not yet stored.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, Utc};
use plenary::{Actor, Command, Event, Refusal, State, decide};
use record::{Header, canonical, seal};

use crate::replay::Head;
use crate::{Receipt, Salts, SubmitError};

/// What deciding a batch gave.
pub(crate) struct Batch {
    /// To be appended.
    pub(crate) sealed: Vec<record::Entry>,
    /// The same, for the state.
    pub(crate) entries: Vec<plenary::Entry>,
    /// One a command, in order.
    verdicts: Vec<Verdict>,
    /// Where the record ends once they are stored.
    pub(crate) head: Head,
}

enum Verdict {
    /// So many entries, and where the record ended with them.
    Accepted {
        entries: usize,
        at: DateTime<Utc>,
        head: Head,
    },
    Refused(Refusal),
    Faulty,
}

/// The plenary contradicted itself or panicked over one command.
struct Faulty;

impl Batch {
    pub(crate) fn after(head: Head) -> Self {
        Self {
            sealed: Vec::new(),
            entries: Vec::new(),
            verdicts: Vec::new(),
            head,
        }
    }

    /// Decides one more command and applies what follows to the working state, so that the next one sees it.
    ///
    /// A command over which the plenary panics or contradicts itself costs its sender an answer, not the body its
    /// clerk: the state is then what `restore` and the entries before it make it.
    pub(crate) fn add(
        &mut self,
        working: &mut State,
        restore: impl FnOnce() -> State,
        (actor, command): (&Actor, &Command),
        now: DateTime<Utc>,
        salts: &Salts,
    ) {
        let (kept, head) = (self.entries.len(), self.head);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            self.attempt(working, actor, command, now, salts)
        }));
        let verdict = attempt.unwrap_or(Err(Faulty)).unwrap_or_else(|Faulty| {
            tracing::error!(sequence = head.sequence, "a command could not be decided");
            self.entries.truncate(kept);
            self.sealed.truncate(kept);
            self.head = head;
            *working = restore();
            for entry in &self.entries {
                // They were applied to the same state a moment ago.
                let _ = working.apply(entry);
            }
            Verdict::Faulty
        });
        self.verdicts.push(verdict);
    }

    fn attempt(
        &mut self,
        working: &mut State,
        actor: &Actor,
        command: &Command,
        now: DateTime<Utc>,
        salts: &Salts,
    ) -> Result<Verdict, Faulty> {
        // Whole milliseconds, as stored; and never before the entry before.
        let millis = now.timestamp_millis().max(self.head.at);
        let at = DateTime::from_timestamp_millis(millis).ok_or(Faulty)?;
        let events = match decide(working, actor, at, command.clone()) {
            Ok(events) => events,
            Err(refusal) => return Ok(Verdict::Refused(refusal)),
        };
        let count = events.len();
        for event in events {
            let sequence = self.head.sequence + 1;
            let header = Header {
                sequence,
                at: millis,
                actor: canonical(actor).map_err(|_| Faulty)?,
            };
            let text = canonical(&event).map_err(|_| Faulty)?;
            let sealed = seal(self.head.hash, header, text, salts()).map_err(|_| Faulty)?;
            let entry = plenary::Entry {
                sequence,
                at,
                actor: actor.clone(),
                event,
            };
            working.apply(&entry).map_err(|_| Faulty)?;
            self.head = Head::after(&sealed);
            self.sealed.push(sealed);
            self.entries.push(entry);
        }
        Ok(Verdict::Accepted {
            entries: count,
            at,
            head: self.head,
        })
    }

    /// What to tell each sender, in order, now that the entries are stored.
    pub(crate) fn answers(self) -> impl Iterator<Item = Result<Receipt, SubmitError>> {
        let mut entries = self.entries.into_iter();
        self.verdicts.into_iter().map(move |verdict| match verdict {
            Verdict::Accepted {
                entries: count,
                at,
                head,
            } => {
                let events: Vec<Event> = entries.by_ref().take(count).map(|entry| entry.event).collect();
                let hash = (!events.is_empty()).then_some(head.hash);
                Ok(Receipt {
                    sequence: head.sequence,
                    at,
                    events,
                    hash,
                })
            }
            Verdict::Refused(refusal) => Err(SubmitError::Refused(refusal)),
            Verdict::Faulty => Err(SubmitError::Unavailable),
        })
    }
}
