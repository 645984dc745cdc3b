//! A decision rule out of a form.

use rules::{
    Base, Comparison, Counted, Criterion, DecisionRule, Fraction, Measure, Method, Quorum, Requirement, Tie,
    WhileOpen,
};

use crate::fields::{Fields, short};
use crate::refused::Refused;

/// A preset by its name, or consensus, or a fraction of a base; then quorum, tie, and what is seen while open.
pub(super) fn read(fields: &Fields) -> Result<DecisionRule, Refused> {
    let mut rule = match fields.text("rule")? {
        "consensus" => DecisionRule::consensus(),
        "fraction" => fraction(fields)?,
        name => {
            let preset = rules::preset(name).ok_or_else(|| wrong("rule", "the name of a rule", name))?;
            preset.rule.clone()
        }
    };
    match fields.optional("quorum") {
        None => {}
        Some("none") => rule.quorum = None,
        Some("half-present") => rule.quorum = Some(present(Comparison::MoreThan, Fraction::HALF)),
        Some("two-thirds-present") => rule.quorum = Some(present(Comparison::AtLeast, Fraction::TWO_THIRDS)),
        Some(other) => return Err(wrong("quorum", "none, half-present or two-thirds-present", other)),
    }
    match fields.optional("while-open") {
        None => {}
        Some("turnout") => rule.while_open = WhileOpen::Turnout,
        Some("tally") => rule.while_open = WhileOpen::Tally,
        Some(other) => return Err(wrong("while-open", "turnout or tally", other)),
    }
    match fields.optional("tie") {
        None => {}
        Some("lost") => rule.tie = Tie::Lost,
        Some("second-vote") => rule.tie = Tie::SecondVote,
        Some(other) => return Err(wrong("tie", "lost or second-vote", other)),
    }
    Ok(rule)
}

fn fraction(fields: &Fields) -> Result<DecisionRule, Refused> {
    let share =
        Fraction::new(fields.number("numerator")?, fields.number("denominator")?).map_err(|error| {
            Refused::field(
                "denominator",
                "rule-invalid",
                format!("This is no share: {error}."),
            )
        })?;
    let comparison = match fields.text("comparison")? {
        "at-least" => Comparison::AtLeast,
        "more-than" => Comparison::MoreThan,
        other => return Err(wrong("comparison", "at-least or more-than", other)),
    };
    let base = match fields.text("base")? {
        "members" => Base::Members,
        "present" => Base::Present,
        "present-and-voting" => Base::PresentAndVoting,
        "cast" => Base::Cast,
        other => {
            return Err(wrong(
                "base",
                "members, present, present-and-voting or cast",
                other,
            ));
        }
    };
    let criterion = Criterion {
        counted: Counted::Yes,
        measure: Measure::Heads,
        within: None,
        comparison,
        share,
        base,
    };
    Ok(DecisionRule {
        method: Method::Counting(Requirement::Criterion(criterion)),
        quorum: None,
        tie: Tie::default(),
        while_open: WhileOpen::default(),
    })
}

/// A quorum of those present.
fn present(comparison: Comparison, share: Fraction) -> Quorum {
    Quorum {
        comparison,
        share,
        counting: Base::Present,
    }
}

fn wrong(field: &str, expected: &str, given: &str) -> Refused {
    Refused::field(
        field,
        "field-invalid",
        format!("“{field}” must be {expected}, not “{}”.", short(given)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(form: &str) -> Result<DecisionRule, Refused> {
        read(&Fields::read(form.as_bytes()).unwrap())
    }

    #[test]
    fn a_preset_stands_as_it_is_unless_the_form_says_otherwise() {
        let preset = rules::preset("unga-simple").unwrap().rule.clone();
        assert_eq!(rule("rule=unga-simple&quorum=&tie=").unwrap(), preset);
        let changed = rule("rule=unga-simple&quorum=none&tie=lost&while-open=tally").unwrap();
        assert_eq!(
            (changed.quorum, changed.tie, changed.while_open),
            (None, Tie::Lost, WhileOpen::Tally)
        );
        assert_eq!(changed.method, preset.method);
    }

    #[test]
    fn any_fraction_of_any_base() {
        let two_thirds =
            rule("rule=fraction&numerator=2&denominator=3&comparison=at-least&base=members").unwrap();
        assert_eq!(two_thirds, DecisionRule::at_least(2, 3, Base::Members).unwrap());
        let majority =
            rule("rule=fraction&numerator=1&denominator=2&comparison=more-than&base=present-and-voting")
                .unwrap();
        assert_eq!(majority, DecisionRule::simple_majority());
    }

    #[test]
    fn a_wrong_part_is_named() {
        let cases = [
            ("rule=whatever", "rule"),
            ("rule=consensus&quorum=all", "quorum"),
            ("rule=consensus&tie=coin", "tie"),
            ("rule=consensus&while-open=everything", "while-open"),
            (
                "rule=fraction&numerator=2&denominator=0&comparison=at-least&base=members",
                "denominator",
            ),
            (
                "rule=fraction&numerator=two&denominator=3&comparison=at-least&base=members",
                "numerator",
            ),
            (
                "rule=fraction&numerator=2&denominator=3&comparison=about&base=members",
                "comparison",
            ),
            (
                "rule=fraction&numerator=2&denominator=3&comparison=at-least&base=friends",
                "base",
            ),
        ];
        for (form, field) in cases {
            assert_eq!(rule(form).unwrap_err().field.as_deref(), Some(field), "{form}");
        }
    }
}
