//! Choosing a decision rule in a form.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use rules::{
    Base, Comparison, Counted, Criterion, DecisionRule, Fraction, Measure, Method, Quorum, Requirement, Tie,
    WhileOpen, preset, presets,
};

use crate::parts::fields::{Choice, Radios, Select, TextField};
use crate::parts::form::Refused;

/// The bases of a form, by the words of the form convention.
const BASES: [(&str, Base); 4] = [
    ("members", Base::Members),
    ("present", Base::Present),
    ("present-and-voting", Base::PresentAndVoting),
    ("cast", Base::Cast),
];

/// A rule as it stands in a form's fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    rule: String,
    numerator: String,
    denominator: String,
    comparison: String,
    base: String,
    quorum: String,
    while_open: String,
    tie: String,
}

impl Asked {
    /// What was sent for this act and refused, else what the address asks for, else the usual rule.
    pub(super) fn here(act: &str, usual: &DecisionRule) -> Self {
        let refused = Refused::here().filter(|refused| refused.act == act);
        let query = use_query_map().get_untracked();
        let sent = |name: &str| match &refused {
            Some(refused) => refused.values.get(name)?.first().cloned(),
            None => query.get(name),
        };
        match sent("rule") {
            Some(rule) => {
                let sent = |name| sent(name).unwrap_or_default();
                Self {
                    rule,
                    numerator: sent("numerator"),
                    denominator: sent("denominator"),
                    comparison: sent("comparison"),
                    base: sent("base"),
                    quorum: sent("quorum"),
                    while_open: sent("while-open"),
                    tie: sent("tie"),
                }
            }
            None => Self::of(usual),
        }
    }

    /// The fields that give this rule, or consensus where a form cannot give it.
    fn of(usual: &DecisionRule) -> Self {
        let same = |rule: &DecisionRule| {
            rule.method == usual.method && rule.quorum == usual.quorum && rule.tie == usual.tie
        };
        let quorum = match usual.quorum {
            None => "none",
            Some(quorum) if quorum == half_present() => "half-present",
            Some(quorum) if quorum == two_thirds_present() => "two-thirds-present",
            Some(_) => "",
        };
        let asked = Self {
            rule: "consensus".to_owned(),
            quorum: quorum.to_owned(),
            while_open: if usual.while_open == WhileOpen::Tally {
                "tally"
            } else {
                "turnout"
            }
            .to_owned(),
            tie: if usual.tie == Tie::SecondVote {
                "second-vote"
            } else {
                ""
            }
            .to_owned(),
            ..Self::default()
        };
        let named = presets().iter().find(|preset| same(&preset.rule));
        match &usual.method {
            Method::Consensus {
                objections_allowed: 0,
            } => asked,
            _ if let Some(preset) = named => Self {
                rule: preset.name.to_owned(),
                quorum: String::new(),
                tie: String::new(),
                ..asked
            },
            Method::Counting(Requirement::Criterion(Criterion {
                counted: Counted::Yes,
                measure: Measure::Heads,
                within: None,
                comparison,
                share,
                base,
            })) => Self {
                rule: "fraction".to_owned(),
                numerator: share.numerator().to_string(),
                denominator: share.denominator().to_string(),
                comparison: if *comparison == Comparison::MoreThan {
                    "more-than"
                } else {
                    "at-least"
                }
                .to_owned(),
                base: BASES
                    .iter()
                    .find(|(_, of)| of == base)
                    .map_or("", |(word, _)| word)
                    .to_owned(),
                ..asked
            },
            _ => asked,
        }
    }

    /// The rule these fields give.
    ///
    /// # Errors
    /// Why they give none.
    fn rule(&self) -> Result<DecisionRule, String> {
        let mut rule = match self.rule.as_str() {
            "consensus" => DecisionRule::consensus(),
            "fraction" => self.fraction()?,
            name => preset(name).ok_or("Choose a rule.")?.rule.clone(),
        };
        match self.quorum.as_str() {
            "none" => rule.quorum = None,
            "half-present" => rule.quorum = Some(half_present()),
            "two-thirds-present" => rule.quorum = Some(two_thirds_present()),
            _ => {}
        }
        match self.while_open.as_str() {
            "turnout" => rule.while_open = WhileOpen::Turnout,
            "tally" => rule.while_open = WhileOpen::Tally,
            _ => {}
        }
        match self.tie.as_str() {
            "lost" => rule.tie = Tie::Lost,
            "second-vote" => rule.tie = Tie::SecondVote,
            _ => {}
        }
        rule.validate()
            .map_err(|error| format!("This is no rule: {error}."))?;
        Ok(rule)
    }

    fn fraction(&self) -> Result<DecisionRule, String> {
        let number = |text: &str| {
            text.trim()
                .parse()
                .map_err(|_| "A share is written with two whole numbers.".to_owned())
        };
        let share = Fraction::new(number(&self.numerator)?, number(&self.denominator)?);
        let base = BASES.iter().find(|(word, _)| *word == self.base);
        let mut rule = DecisionRule::consensus();
        rule.method = Method::Counting(Requirement::Criterion(Criterion {
            counted: Counted::Yes,
            measure: Measure::Heads,
            within: None,
            comparison: if self.comparison == "more-than" {
                Comparison::MoreThan
            } else {
                Comparison::AtLeast
            },
            share: share.map_err(|error| format!("This is no share: {error}."))?,
            base: base.ok_or("Choose what the share is taken of.")?.1,
        }));
        Ok(rule)
    }
}

/// The sentence that everybody will read before they vote.
pub(super) fn preview(asked: &Asked) -> impl IntoView + use<> {
    match asked.rule() {
        Ok(rule) => view! {
            <div class="rule" id="preview">
                <p class="rule-label">"The rule as it would stand"</p>
                <p class="rule-sentence">{rule.describe()}</p>
            </div>
        }
        .into_any(),
        Err(why) => view! {
            <div class="notice notice-warning" id="preview">
                <p class="notice-title">{why}</p>
            </div>
        }
        .into_any(),
    }
}

/// The fields of a rule.
pub(super) fn rule_fields(asked: &Asked) -> impl IntoView + use<> {
    let choice = |value: &str, label: &str, hint: String, now: &str| Choice {
        hint,
        chosen: value == now,
        ..Choice::new(value, label)
    };
    let plain = |value: &str, label: &str, now: &str| choice(value, label, String::new(), now);
    let rule = |value, label, hint: String| choice(value, label, hint, &asked.rule);
    let ours = vec![
        rule("consensus", "Consensus", DecisionRule::consensus().describe()),
        rule(
            "fraction",
            "A share",
            "Of the votes in favour; write it below.".to_owned(),
        ),
    ];
    let theirs: Vec<_> = presets()
        .iter()
        .map(|preset| {
            let source = if preset.article == "definition" {
                String::new()
            } else {
                format!(" {}.", preset.article)
            };
            rule(
                preset.name,
                preset.title,
                format!("{}{source}", preset.rule.describe()),
            )
        })
        .collect();
    let preset = theirs.iter().any(|choice| choice.chosen);
    let bases = BASES
        .map(|(word, base)| plain(word, base.label(), &asked.base))
        .to_vec();
    let comparisons = vec![
        plain("at-least", "At least", &asked.comparison),
        plain("more-than", "More than", &asked.comparison),
    ];
    let quorums = vec![
        plain("", "As the rule has it", &asked.quorum),
        plain("none", "None", &asked.quorum),
        plain(
            "half-present",
            "More than one half of the members present",
            &asked.quorum,
        ),
        plain(
            "two-thirds-present",
            "At least two-thirds of the members present",
            &asked.quorum,
        ),
    ];
    let shown = vec![
        plain("turnout", "Who has voted, not how", &asked.while_open),
        plain("tally", "Who has voted, and the running tally", &asked.while_open),
    ];
    let ties = vec![
        plain("", "As the rule has it", &asked.tie),
        plain("lost", "The question is lost", &asked.tie),
        plain("second-vote", "A second vote is taken", &asked.tie),
    ];
    view! {
        <Radios name="rule" legend="The rule" choices=ours />
        <details open=preset>
            <summary>"Rules of real bodies, with their articles"</summary>
            <Radios name="rule" legend="Rules of real bodies" choices=theirs />
        </details>
        <fieldset class="fieldset">
            <legend>"The share, where that is the rule"</legend>
            <Select name="comparison" label="In favour" choices=comparisons class="field field-short" />
            <TextField
                name="numerator"
                label="Parts"
                value=asked.numerator.clone()
                kind="number"
                optional=true
                class="field field-short"
            />
            <TextField
                name="denominator"
                label="Of how many parts"
                value=asked.denominator.clone()
                hint="2 of 3 parts are two-thirds."
                kind="number"
                optional=true
                class="field field-short"
            />
            <Select name="base" label="Of" choices=bases />
        </fieldset>
        <Select name="quorum" label="Quorum" choices=quorums />
        <Select name="while-open" label="While the vote is open everybody sees" choices=shown />
        <Select name="tie" label="As many in favour as against" choices=ties />
    }
}

fn half_present() -> Quorum {
    Quorum {
        comparison: Comparison::MoreThan,
        share: Fraction::HALF,
        counting: Base::Present,
    }
}

fn two_thirds_present() -> Quorum {
    Quorum {
        comparison: Comparison::AtLeast,
        share: Fraction::TWO_THIRDS,
        counting: Base::Present,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_rule_comes_back_out_of_its_fields() {
        let mut usual: Vec<_> = presets().iter().map(|preset| preset.rule.clone()).collect();
        usual.extend([
            DecisionRule::simple_majority(),
            DecisionRule::at_least(3, 7, Base::Cast).unwrap(),
        ]);
        let counted = DecisionRule {
            while_open: WhileOpen::Tally,
            quorum: Some(half_present()),
            ..DecisionRule::consensus()
        };
        usual.push(counted);
        for rule in usual {
            assert_eq!(Asked::of(&rule).rule(), Ok(rule));
        }
    }

    #[test]
    fn what_gives_no_rule_says_why() {
        let share = |numerator: &str, denominator: &str| Asked {
            rule: "fraction".into(),
            numerator: numerator.into(),
            denominator: denominator.into(),
            base: "members".into(),
            ..Asked::default()
        };
        assert!(share("2", "3").rule().is_ok());
        for bad in [share("", ""), share("2", "0"), share("3", "2"), Asked::default()] {
            assert!(bad.rule().is_err(), "{bad:?}");
        }
    }
}
