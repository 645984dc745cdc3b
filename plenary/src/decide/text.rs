//! What people write: trimmed, within its limits, and nothing in it that cannot be shown.

use std::collections::{BTreeMap, BTreeSet};

use rules::{Criterion, DecisionRule, Measure, Method, Requirement};

use super::require;
use crate::{Refusal, RefusalCode, Source, State, limits};

/// One line that must be there. `what` stands at the head of a sentence: "The title".
pub(super) fn line(what: &str, most: usize, given: &str) -> Result<String, Refusal> {
    let text = clean(what, most, given, false)?;
    there(what, &text)?;
    Ok(text)
}

/// Paragraphs that must be there.
pub(super) fn paragraphs(what: &str, most: usize, given: &str) -> Result<String, Refusal> {
    let text = paragraphs_or_nothing(what, most, given)?;
    there(what, &text)?;
    Ok(text)
}

/// Paragraphs, or nothing.
pub(super) fn paragraphs_or_nothing(what: &str, most: usize, given: &str) -> Result<String, Refusal> {
    clean(what, most, given, true)
}

fn there(what: &str, text: &str) -> Result<(), Refusal> {
    require(!text.is_empty(), RefusalCode::TextMissing, || {
        format!("{what} is missing. Please write it.")
    })
}

fn clean(what: &str, most: usize, given: &str, several_lines: bool) -> Result<String, Refusal> {
    // Browsers send the lines of a form with CR LF.
    let text = given.trim().replace("\r\n", "\n");
    let length = text.chars().count();
    require(length <= most, RefusalCode::TextTooLong, || {
        format!("{what} is {length} characters long; at most {most} fit. Please shorten it.")
    })?;
    let shown = |c: char| !c.is_control() || (several_lines && matches!(c, '\n' | '\t'));
    require(text.chars().all(shown), RefusalCode::TextControl, || {
        let allowed = if several_lines {
            ""
        } else {
            ", or more than one line"
        };
        format!("{what} contains characters that cannot be shown{allowed}. Please type it anew.")
    })?;
    Ok(text)
}

/// The names of groups.
pub(super) fn groups(given: BTreeSet<String>) -> Result<BTreeSet<String>, Refusal> {
    few("groups", given.len())?;
    given
        .iter()
        .map(|name| line("The name of a group", limits::NAME, name))
        .collect()
}

/// Weights by their names.
pub(super) fn weights(given: BTreeMap<String, u64>) -> Result<BTreeMap<String, u64>, Refusal> {
    few("weights", given.len())?;
    let named =
        |(name, weight): (&String, &u64)| Ok((line("The name of a weight", limits::NAME, name)?, *weight));
    given.iter().map(named).collect()
}

/// At least one source, each with a publisher, what it says, and where it has one a web address.
pub(super) fn sources(given: Vec<Source>) -> Result<Vec<Source>, Refusal> {
    require(!given.is_empty(), RefusalCode::SourceMissing, || {
        "What was not conducted here needs a source. Please name where it is reported.".to_owned()
    })?;
    few("sources", given.len())?;
    given.into_iter().map(source).collect()
}

/// One source.
pub(super) fn source(given: Source) -> Result<Source, Refusal> {
    let url = given
        .url
        .map(|url| line("The address of a source", limits::URL, &url))
        .transpose()?;
    // Anything else could run in the reader's browser.
    let web = url
        .as_ref()
        .is_none_or(|url| url.starts_with("https://") || url.starts_with("http://"));
    require(web, RefusalCode::SourceUrl, || {
        "The address of a source begins with https:// or http://. Please give it in full.".to_owned()
    })?;
    Ok(Source {
        publisher: line("The publisher of a source", limits::NAME, &given.publisher)?,
        date: given.date,
        url,
        says: line("What a source says", limits::REASON, &given.says)?,
    })
}

fn few(what: &str, count: usize) -> Result<(), Refusal> {
    require(count <= limits::ENTRIES, RefusalCode::TooMany, || {
        format!(
            "There are {count} {what}; at most {} fit. Please leave some out.",
            limits::ENTRIES
        )
    })
}

/// A rule that can decide.
pub(super) fn rule(rule: &DecisionRule) -> Result<(), Refusal> {
    rule.validate().map_err(|fault| {
        let sentence = format!("This rule cannot decide anything: {fault}. Please change the rule.");
        Refusal::new(RefusalCode::RuleInvalid, sentence)
    })
}

/// A rule that can decide, and whose weights and groups some delegation has.
pub(super) fn rule_for(state: &State, given: &DecisionRule) -> Result<(), Refusal> {
    rule(given)?;
    match &given.method {
        Method::Consensus { .. } => Ok(()),
        Method::Counting(requirement) => names_somebody(state, requirement),
    }
}

fn names_somebody(state: &State, requirement: &Requirement) -> Result<(), Refusal> {
    let criterion = match requirement {
        Requirement::All(parts) | Requirement::Any(parts) => {
            return parts.iter().try_for_each(|part| names_somebody(state, part));
        }
        Requirement::Criterion(criterion) => criterion,
    };
    let Criterion { measure, within, .. } = criterion;
    if let Measure::Weight(name) = measure {
        let known = state
            .delegations
            .values()
            .any(|delegation| delegation.weights.contains_key(name));
        require(known, RefusalCode::RuleNamesNobody, || {
            format!(
                "No delegation has the weight “{name}” that this rule counts. Please correct the rule or the roster."
            )
        })?;
    }
    let Some(group) = within else { return Ok(()) };
    let known = state
        .delegations
        .values()
        .any(|delegation| delegation.groups.contains(group));
    require(known, RefusalCode::RuleNamesNobody, || {
        format!(
            "No delegation is in the group “{group}” that this rule counts. Please correct the rule or the roster."
        )
    })
}
