//! Entries, each bound to its predecessor.

use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::canonical::{GREATEST_INTEGER, is_canonical};
use crate::{Hash, Salt};

/// What an entry says besides its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// From 1 within the body, without gaps.
    pub sequence: u64,
    /// UTC milliseconds since 1970.
    pub at: i64,
    /// Who acted, in canonical JSON.
    pub actor: String,
}

/// An entry as it is stored.
///
/// `hash = SHA-256(previous ‖ SHA-256(header) ‖ SHA-256(salt ‖ event))`, where *header* is the canonical JSON
/// `{"actor":…,"at":…,"sequence":…}`: the event enters by its salted digest alone, so that it can be withheld
/// without breaking the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Sequence, time, actor.
    pub header: Header,
    /// What happened, in canonical JSON (RFC 8785).
    pub event: String,
    /// The event's salt.
    pub salt: Salt,
    /// The predecessor's hash; [`Hash::ZERO`] for the first.
    pub previous: Hash,
    /// This entry's hash.
    pub hash: Hash,
}

/// Why there can be no such entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unsealable {
    /// Sequence numbers begin at 1 and end at 2⁵³ − 1.
    #[error("{0} is no sequence number")]
    Sequence(u64),
    /// The time lies more than 2⁵³ − 1 milliseconds from 1970.
    #[error("{0} is no time of this record")]
    At(i64),
    /// The actor's text is not canonical JSON.
    #[error("the actor is not in canonical JSON")]
    Actor,
    /// The event's text is not canonical JSON.
    #[error("the event is not in canonical JSON")]
    Event,
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Broken {
    /// The entry is not the next one.
    #[error("entry {found} stands where entry {expected} should")]
    Sequence {
        /// What should stand there.
        expected: u64,
        /// What does.
        found: u64,
    },
    /// It names another predecessor.
    #[error("entry {0} does not name the hash of its predecessor")]
    Previous(u64),
    /// Its content does not give its hash.
    #[error("the content of entry {0} does not give its hash")]
    Content(u64),
}

/// Makes the entry that follows the one with hash `previous`. The salt must be random: it alone keeps a short
/// event (a ballot) from being guessed from its digest.
///
/// # Errors
/// When the actor or the event is not in canonical JSON, or a number is beyond what canonical JSON can hold: such
/// an entry would have another hash for whoever writes it down anew.
pub fn seal(previous: Hash, header: Header, event: String, salt: Salt) -> Result<Entry, Unsealable> {
    if !(1..=GREATEST_INTEGER).contains(&header.sequence) {
        return Err(Unsealable::Sequence(header.sequence));
    }
    if header.at.unsigned_abs() > GREATEST_INTEGER {
        return Err(Unsealable::At(header.at));
    }
    if !is_canonical(&header.actor) {
        return Err(Unsealable::Actor);
    }
    if !is_canonical(&event) {
        return Err(Unsealable::Event);
    }
    let hash = hash_of(previous, &header, &event, salt);
    Ok(Entry {
        header,
        event,
        salt,
        previous,
        hash,
    })
}

impl Entry {
    /// Checks that this entry stands at its place: the expected sequence number, the predecessor's hash, and a
    /// content that gives its hash. Hashes the stored bytes as they are, so that checking a whole record costs
    /// about a microsecond an entry.
    ///
    /// # Errors
    /// The first of the three that does not hold.
    pub fn check(&self, previous: Hash, expected_sequence: u64) -> Result<(), Broken> {
        let found = self.header.sequence;
        if found != expected_sequence {
            return Err(Broken::Sequence {
                expected: expected_sequence,
                found,
            });
        }
        if self.previous != previous {
            return Err(Broken::Previous(found));
        }
        if self.hash != hash_of(previous, &self.header, &self.event, self.salt) {
            return Err(Broken::Content(found));
        }
        Ok(())
    }
}

fn hash_of(previous: Hash, header: &Header, event: &str, salt: Salt) -> Hash {
    let header = Sha256::digest(header.json());
    let event = Sha256::new().chain_update(salt.0).chain_update(event).finalize();
    Hash(
        Sha256::new()
            .chain_update(previous.0)
            .chain_update(header)
            .chain_update(event)
            .finalize()
            .into(),
    )
}

impl Header {
    /// The header in canonical JSON. Written by hand, since it is made anew for each entry that is checked: the
    /// names stand in their order, and an actor in canonical JSON is a canonical part of the whole.
    fn json(&self) -> String {
        let mut json = String::with_capacity(self.actor.len() + 72);
        json.push_str("{\"actor\":");
        json.push_str(&self.actor);
        json.push_str(",\"at\":");
        json.push_str(&self.at.to_string());
        json.push_str(",\"sequence\":");
        json.push_str(&self.sequence.to_string());
        json.push('}');
        json
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::canonical;

    #[test]
    fn the_header_is_canonical_json() {
        for (sequence, at, actor) in [
            (1, 0, r#""system""#),
            (
                GREATEST_INTEGER,
                -9_007_199_254_740_991,
                r#"{"account":"a-é","roles":["chair",{"delegate":"ZA"}]}"#,
            ),
            (7, 1_655_720_000_000, "null"),
        ] {
            let header = Header {
                sequence,
                at,
                actor: actor.to_owned(),
            };
            let actor: Value = serde_json::from_str(actor).unwrap();
            let expected = canonical(&json!({"sequence": sequence, "at": at, "actor": actor})).unwrap();
            assert_eq!(header.json(), expected);
        }
    }
}
