//! Sealing and checking a chain, and finding each way to tamper with it.

use record::{Broken, Entry, Hash, Header, Salt, Unsealable, seal};

fn header(sequence: u64, at: i64, actor: &str) -> Header {
    Header {
        sequence,
        at,
        actor: actor.to_owned(),
    }
}

fn sealed(previous: Hash, header: Header, event: &str, salt: Salt) -> Entry {
    seal(previous, header, event.to_owned(), salt).expect("this is canonical")
}

/// Two entries whose hashes were computed by another program (Python's hashlib) from the definition.
fn chain() -> [Entry; 2] {
    let first = sealed(
        Hash::ZERO,
        header(1, 1_655_712_000_000, "\"system\""),
        r#"{"body":"kp"}"#,
        Salt([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    );
    let second = sealed(
        first.hash,
        header(2, 1_655_712_000_001, r#"{"account":"a-é"}"#),
        r#"{"text":"Où?","yes":3}"#,
        Salt([255; 16]),
    );
    [first, second]
}

#[test]
fn hashes_are_those_another_program_computes() {
    let [first, second] = chain();
    assert_eq!(
        first.hash.to_string(),
        "75f6cd64434eeef5e1768427648fb9b9b7400856231416d1b715d3533d3e289f"
    );
    assert_eq!(
        second.hash.to_string(),
        "903de4761044efa6a8583f66ffb5a5b0bf34069873362bb9a94e3c3b7e94f0c4"
    );
}

#[test]
fn a_chain_holds() {
    let [first, second] = chain();
    assert_eq!(first.check(Hash::ZERO, 1), Ok(()));
    assert_eq!(second.check(first.hash, 2), Ok(()));
}

#[test]
fn an_entry_at_another_place_is_named() {
    let [first, second] = chain();
    assert_eq!(
        second.check(first.hash, 1),
        Err(Broken::Sequence {
            expected: 1,
            found: 2
        })
    );
    assert_eq!(second.check(Hash::ZERO, 2), Err(Broken::Previous(2)));
    assert_eq!(first.check(second.hash, 1), Err(Broken::Previous(1)));
}

#[test]
fn tampering_with_any_part_is_found() {
    type Tamper = fn(&mut Entry);
    let tampered: [(&str, Tamper); 6] = [
        ("at", |entry| entry.header.at += 1),
        ("actor", |entry| entry.header.actor = "\"nobody\"".to_owned()),
        ("event", |entry| entry.event = entry.event.replace('3', "4")),
        ("salt", |entry| entry.salt.0[15] ^= 1),
        ("hash", |entry| entry.hash.0[0] ^= 128),
        ("all of the event", |entry| entry.event.clear()),
    ];
    for (part, tamper) in tampered {
        let [first, mut second] = chain();
        tamper(&mut second);
        assert_eq!(second.check(first.hash, 2), Err(Broken::Content(2)), "{part}");
    }

    let [first, mut second] = chain();
    second.previous.0[31] ^= 1;
    assert_eq!(second.check(first.hash, 2), Err(Broken::Previous(2)));

    // A number changed so that the entry claims the expected place still fails by its content.
    let [first, mut second] = chain();
    second.header.sequence = 3;
    assert_eq!(second.check(first.hash, 3), Err(Broken::Content(3)));

    // An entry written anew, hash and all, breaks its successor.
    let [first, second] = chain();
    let forged = seal(
        first.previous,
        first.header,
        r#"{"body":"xx"}"#.to_owned(),
        first.salt,
    )
    .unwrap();
    assert_eq!(forged.check(Hash::ZERO, 1), Ok(()));
    assert_eq!(second.check(forged.hash, 2), Err(Broken::Previous(2)));
}

#[test]
fn text_cannot_move_from_the_salt_into_the_event() {
    // Both put the same bytes one after the other; the salt's fixed length keeps them apart from each other.
    let one = seal(Hash::ZERO, header(1, 0, "1"), "11".to_owned(), Salt([b'1'; 16])).unwrap();
    let other = seal(Hash::ZERO, header(1, 0, "1"), "1".to_owned(), Salt([b'1'; 16])).unwrap();
    assert_ne!(one.hash, other.hash);
}

#[test]
fn what_is_not_canonical_is_not_sealed() {
    let seal = |sequence, at, actor: &str, event: &str| {
        seal(
            Hash::ZERO,
            header(sequence, at, actor),
            event.to_owned(),
            Salt([0; 16]),
        )
        .map(|entry| entry.hash)
    };
    assert_eq!(seal(0, 0, "1", "1"), Err(Unsealable::Sequence(0)));
    assert_eq!(seal(1 << 53, 0, "1", "1"), Err(Unsealable::Sequence(1 << 53)));
    assert_eq!(seal(1, -(1 << 53), "1", "1"), Err(Unsealable::At(-(1 << 53))));
    assert_eq!(seal(1, i64::MIN, "1", "1"), Err(Unsealable::At(i64::MIN)));
    assert_eq!(seal(1, 0, "nobody", "1"), Err(Unsealable::Actor));
    assert_eq!(seal(1, 0, "1,\"at\":2", "1"), Err(Unsealable::Actor));
    assert_eq!(seal(1, 0, "1", r#"{"b":1,"a":2}"#), Err(Unsealable::Event));
    assert_eq!(seal(1, 0, "1", ""), Err(Unsealable::Event));
}
