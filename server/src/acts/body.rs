//! The body, its delegations and its observers.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{Body, Command};

use super::rule;
use crate::fields::{Fields, short, whole};
use crate::refused::Refused;

pub(super) fn found(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::FoundBody(Body {
        name: fields.text("name")?.to_owned(),
        about: fields.text("about")?.to_owned(),
        fictional: fields.flag("fictional")?,
        member_term: fields.text("member-term")?.to_owned(),
        usual_rule: rule::read(fields)?,
    }))
}

pub(super) fn admit_delegation(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::AdmitDelegation {
        code: fields.parse("code")?,
        name: fields.text("name")?.to_owned(),
        groups: groups(fields),
        weights: weights(fields)?,
    })
}

pub(super) fn change_delegation(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::ChangeDelegation {
        code: fields.parse("code")?,
        name: fields.text("name")?.to_owned(),
        groups: groups(fields),
        weights: weights(fields)?,
    })
}

pub(super) fn admit_observer(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::AdmitObserver {
        code: fields.parse("code")?,
        name: fields.text("name")?.to_owned(),
        kind: fields.text("kind")?.to_owned(),
    })
}

/// Comma-separated.
fn groups(fields: &Fields) -> BTreeSet<String> {
    parts(fields.optional("groups")).map(str::to_owned).collect()
}

/// `name=number`, comma-separated.
fn weights(fields: &Fields) -> Result<BTreeMap<String, u64>, Refused> {
    parts(fields.optional("weights")).map(weight).collect()
}

fn weight(part: &str) -> Result<(String, u64), Refused> {
    let (name, number) = part.split_once('=').ok_or_else(|| {
        let sentence = format!(
            "“weights” must be written like votes=12, comma-separated, not “{}”.",
            short(part)
        );
        Refused::field("weights", "field-invalid", sentence)
    })?;
    Ok((name.trim().to_owned(), whole("weights", number)?))
}

fn parts(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_weights_are_lists() {
        let fields = Fields::read(b"code=AA&name=A&groups=a,+b+,,a&weights=votes=12,+quota+%3D+3").unwrap();
        let Command::AdmitDelegation { groups, weights, .. } = admit_delegation(&fields).unwrap() else {
            panic!()
        };
        assert_eq!(groups.into_iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(
            weights,
            BTreeMap::from([("quota".into(), 3), ("votes".into(), 12)])
        );
        for bad in [
            "code=AA&name=A&weights=votes",
            "code=AA&name=A&weights=votes=-1",
            "code=AA&name=A&weights=v=1.5",
        ] {
            let refused = admit_delegation(&Fields::read(bad.as_bytes()).unwrap()).unwrap_err();
            assert_eq!(refused.field.as_deref(), Some("weights"), "{bad}");
        }
    }
}
