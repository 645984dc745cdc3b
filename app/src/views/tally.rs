//! A tally as a page shows it: the outcome, a bar for each answer, and the criteria with their numbers.

use rules::Outcome;
use serde::{Deserialize, Serialize};

use super::seat::Mark;

/// A tally, running or declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyView {
    /// What became of the question; `Open` while the vote is.
    pub outcome: Outcome,
    /// What decided it, in a sentence.
    pub why: String,
    /// The answers the rule takes.
    pub bars: Vec<Bar>,
    /// The criteria, the quorum first.
    pub criteria: Vec<CriterionRow>,
}

/// How many gave an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The answer.
    pub mark: Mark,
    /// How many.
    pub count: u64,
    /// Its length in tenths of a per cent of the members present.
    pub length: u64,
    /// Where the requirement lies, in the same measure, where one number says it.
    pub required: Option<u64>,
}

/// A criterion with the numbers of this vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionRow {
    /// How deep it stands in the rule, from 1.
    pub level: u8,
    /// In words.
    pub label: String,
    /// Count, base and required; none for what only joins others.
    pub numbers: Option<[String; 3]>,
    /// Whether it is met.
    pub met: bool,
}

#[cfg(feature = "ssr")]
pub(crate) use build::tally_view;

#[cfg(feature = "ssr")]
mod build {
    use rules::{
        Answer, Base, Comparison, Counted, Counts, Criterion, DecisionRule, Measure, QuorumResult, Tally,
        TestResult, TestedRequirement,
    };

    use super::{Bar, CriterionRow, TallyView};

    /// The tally of a vote under this rule.
    pub(crate) fn tally_view(rule: &DecisionRule, tally: &Tally) -> TallyView {
        let mut criteria: Vec<_> = tally.quorum.iter().map(quorum_row).collect();
        rows(&tally.criteria, 1, &tally.counts, &mut criteria);
        TallyView {
            outcome: tally.outcome,
            why: tally.reason.clone(),
            bars: bars(rule, tally),
            criteria,
        }
    }

    fn bars(rule: &DecisionRule, tally: &Tally) -> Vec<Bar> {
        let present = tally.counts.present().max(1);
        let tenths = |count: u64| count.saturating_mul(1000) / present;
        rule.answers()
            .iter()
            .map(|&answer| {
                let count = count_of(&tally.counts, answer);
                Bar {
                    mark: answer.into(),
                    count,
                    length: tenths(count),
                    required: (answer == Answer::Yes)
                        .then(|| required(&tally.criteria))
                        .flatten()
                        .map(tenths),
                }
            })
            .collect()
    }

    fn count_of(counts: &Counts, answer: Answer) -> u64 {
        match answer {
            Answer::Yes => counts.yes,
            Answer::No => counts.no,
            Answer::Abstain => counts.abstain,
            Answer::Join => counts.join,
            Answer::StandAside => counts.stand_aside,
            Answer::Object => counts.object,
        }
    }

    /// How many in favour are needed, where one criterion in heads says it.
    fn required(criteria: &TestedRequirement) -> Option<u64> {
        match criteria {
            TestedRequirement::Criterion {
                criterion:
                    Criterion {
                        counted: Counted::Yes,
                        measure: Measure::Heads,
                        within: None,
                        ..
                    },
                result,
            } => u64::try_from(result.required).ok(),
            _ => None,
        }
    }

    fn rows(tested: &TestedRequirement, level: u8, counts: &Counts, rows: &mut Vec<CriterionRow>) {
        match tested {
            TestedRequirement::Criterion { criterion, result } => rows.push(CriterionRow {
                level,
                label: label(criterion),
                numbers: Some(numbers(result, criterion.comparison)),
                met: result.met,
            }),
            TestedRequirement::All { parts, met } | TestedRequirement::Any { parts, met } => {
                let joint = if matches!(tested, TestedRequirement::All { .. }) {
                    "All of the following"
                } else {
                    "One of the following"
                };
                rows.push(CriterionRow {
                    level,
                    label: joint.to_owned(),
                    numbers: None,
                    met: *met,
                });
                for part in parts {
                    self::rows(part, level.saturating_add(1), counts, rows);
                }
            }
            TestedRequirement::Consensus {
                objections,
                allowed,
                met,
            } => rows.push(CriterionRow {
                level,
                label: "Members that object".to_owned(),
                numbers: Some([
                    objections.to_string(),
                    counts.present().to_string(),
                    format!("at most {allowed}"),
                ]),
                met: *met,
            }),
        }
    }

    fn numbers(result: &TestResult, comparison: Comparison) -> [String; 3] {
        let required = match comparison {
            Comparison::NotMoreThan => format!("at most {}", result.required),
            Comparison::AtLeast | Comparison::MoreThan => result.required.to_string(),
        };
        [result.count.to_string(), result.base.to_string(), required]
    }

    fn label(criterion: &Criterion) -> String {
        let side = match criterion.counted {
            Counted::Yes => "In favour",
            Counted::No => "Against",
        };
        let measure = match &criterion.measure {
            Measure::Heads => String::new(),
            Measure::Weight(name) => format!(", by weight “{name}”"),
        };
        let within = criterion
            .within
            .as_ref()
            .map_or_else(String::new, |group| format!(", within “{group}”"));
        format!(
            "{side}{measure}{within}: {} {} of {}",
            criterion.comparison.label(),
            criterion.share,
            criterion.base.label()
        )
    }

    fn quorum_row(quorum: &QuorumResult) -> CriterionRow {
        let counting = match quorum.quorum.counting {
            Base::Members => "counted",
            Base::Present => "present",
            Base::Cast => "that cast a ballot",
            Base::PresentAndVoting => "present and voting",
        };
        CriterionRow {
            level: 1,
            label: format!(
                "Quorum, members {counting}: {} {} of all members",
                quorum.quorum.comparison.label(),
                quorum.quorum.share
            ),
            numbers: Some(numbers(&quorum.result, quorum.quorum.comparison)),
            met: quorum.result.met,
        }
    }
}
