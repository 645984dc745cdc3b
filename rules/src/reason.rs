//! What decided a vote, in one sentence with the numbers.

use crate::{
    Base, Comparison, Counted, Counts, Criterion, Measure, Outcome, QuorumResult, TestResult,
    TestedRequirement,
};

/// The sentence of a tally.
pub(crate) fn sentence(
    outcome: Outcome,
    counts: &Counts,
    quorum: Option<&QuorumResult>,
    criteria: &TestedRequirement,
) -> String {
    let text = match outcome {
        Outcome::NoQuorum => quorum.map_or_else(String::new, no_quorum),
        Outcome::Tied => {
            format!(
                "{} in favour and {} against: a tie, so a second vote is taken.",
                counts.yes, counts.no
            )
        }
        Outcome::Open => {
            format!("the vote is open; so far: {}", standing(counts, criteria, "are"))
        }
        Outcome::Adopted | Outcome::NotAdopted | Outcome::Blocked => standing(counts, criteria, "were"),
    };
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn standing(counts: &Counts, criteria: &TestedRequirement, verb: &str) -> String {
    match criteria {
        TestedRequirement::Consensus { .. } if counts.present() == 0 => {
            "no member who may take part was present.".to_owned()
        }
        TestedRequirement::Consensus {
            objections, allowed, ..
        } => consensus(*objections, *allowed, counts.present()),
        _ if counts.yes == 0 => {
            "nobody voted in favour, and without a vote in favour nothing is adopted.".to_owned()
        }
        TestedRequirement::Criterion { criterion, result } => {
            format!(
                "{}; {}.",
                counted(criterion, result),
                asked(criterion, result, verb)
            )
        }
        joined => {
            let mut deciding = Vec::new();
            joined.deciding(&mut deciding);
            let parts: Vec<_> = deciding
                .into_iter()
                .map(|(criterion, result)| {
                    format!(
                        "{} ({})",
                        counted(criterion, result),
                        asked(criterion, result, verb)
                    )
                })
                .collect();
            format!("{}.", parts.join(", and "))
        }
    }
}

fn no_quorum(quorum: &QuorumResult) -> String {
    let doing = match quorum.quorum.counting {
        Base::Members => "counted",
        Base::Present => "present",
        Base::Cast => "casting a ballot",
        Base::PresentAndVoting => "present and voting",
    };
    let TestResult {
        count,
        base,
        required,
        ..
    } = quorum.result;
    format!("no quorum: {count} of {base} members {doing}; {required} were required.")
}

fn consensus(objections: u64, allowed: u64, present: u64) -> String {
    let objecting = match (objections, present) {
        (0, 1) => "the one member present does not object".to_owned(),
        (0, _) => format!("none of the {present} members present objects"),
        (1, _) => format!("1 of {present} present objects"),
        _ => format!("{objections} of {present} present object"),
    };
    match (objections, allowed) {
        (0, _) => format!("{objecting}."),
        (_, 0) => format!("{objecting}; consensus allows no objection."),
        (_, 1) => format!("{objecting}; not more than 1 may."),
        _ => format!("{objecting}; not more than {allowed} may."),
    }
}

/// `93 in favour of 117 present and voting`, with the group and the weight where the criterion has them.
fn counted(criterion: &Criterion, result: &TestResult) -> String {
    let side = match criterion.counted {
        Counted::Yes => "in favour",
        Counted::No => "against",
    };
    let base = match (criterion.base, &criterion.measure) {
        (Base::Members, _) => "members",
        (Base::Present, _) => "present",
        (Base::PresentAndVoting, _) => "present and voting",
        (Base::Cast, Measure::Heads) => "ballots cast",
        (Base::Cast, Measure::Weight(_)) => "casting a ballot",
    };
    let within = criterion
        .within
        .as_ref()
        .map_or_else(String::new, |group| format!("in “{group}” "));
    let TestResult {
        count, base: total, ..
    } = result;
    match &criterion.measure {
        Measure::Heads => format!("{within}{count} {side} of {total} {base}"),
        // "of a total of", because a weight is not so many members.
        Measure::Weight(name) => {
            format!("{within}weight “{name}” {count} {side} of a total of {total} {base}")
        }
    }
}

fn asked(criterion: &Criterion, result: &TestResult, verb: &str) -> String {
    let required = result.required;
    match (criterion.comparison, required) {
        (Comparison::NotMoreThan, 0) => format!(
            "none {}",
            if verb == "are" {
                "is allowed"
            } else {
                "was allowed"
            }
        ),
        (Comparison::NotMoreThan, _) => format!("not more than {required} {verb} allowed"),
        (_, 1) => format!("1 {} required", if verb == "are" { "is" } else { "was" }),
        _ => format!("{required} {verb} required"),
    }
}

impl TestedRequirement {
    /// The criteria that decided: those that carried it, or those for want of which it fell.
    fn deciding<'a>(&'a self, found: &mut Vec<(&'a Criterion, &'a TestResult)>) {
        match self {
            Self::Criterion { criterion, result } => found.push((criterion, result)),
            Self::All { parts, met } | Self::Any { parts, met } => {
                parts
                    .iter()
                    .filter(|part| part.met() == *met)
                    .for_each(|part| part.deciding(found));
            }
            Self::Consensus { .. } => {}
        }
    }
}
