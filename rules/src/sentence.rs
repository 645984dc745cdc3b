//! A rule as a sentence that a delegate understands before voting.

use std::fmt::Write;

use crate::{
    Base, Comparison, Counted, Criterion, DecisionRule, Fraction, Measure, Method, Quorum, Requirement, Tie,
    WhileOpen,
};

impl DecisionRule {
    /// The rule in English: what carries the question, how abstaining counts, the quorum, and what follows a tie.
    ///
    /// ```
    /// use rules::DecisionRule;
    /// assert_eq!(
    ///     DecisionRule::consensus().describe(),
    ///     "Adopted if no member objects. Standing aside does not block.",
    /// );
    /// assert_eq!(
    ///     DecisionRule::simple_majority().describe(),
    ///     "Adopted if more than one half of the members present and voting are in favour; \
    ///      abstentions are not counted.",
    /// );
    /// ```
    pub fn describe(&self) -> String {
        let mut text = match &self.method {
            Method::Consensus {
                objections_allowed: 0,
            } => "Adopted if no member objects. Standing aside does not block.".to_owned(),
            Method::Consensus {
                objections_allowed: 1,
            } => "Adopted if not more than one member objects. Standing aside does not block.".to_owned(),
            Method::Consensus { objections_allowed } => {
                format!(
                    "Adopted if not more than {objections_allowed} members object. Standing aside does not block."
                )
            }
            Method::Counting(requirement) => counting(requirement),
        };
        if let Some(quorum) = &self.quorum {
            // Writing to a string cannot fail.
            let _ = write!(text, " Quorum: {}.", quorum.phrase());
        }
        if self.tie == Tie::SecondVote {
            text.push_str(" If as many are in favour as against, a second vote is taken.");
        }
        if self.while_open == WhileOpen::Tally {
            text.push_str(" The running tally is shown while the vote is open.");
        }
        text
    }
}

fn counting(requirement: &Requirement) -> String {
    let mut notes = Vec::new();
    requirement.notes(&mut notes);
    notes.dedup();
    // One note that holds for every criterion stands once, at the end; otherwise each criterion says its own.
    match notes.as_slice() {
        [note] => format!("Adopted if {}; {note}.", requirement.phrase(false)),
        _ => format!("Adopted if {}.", requirement.phrase(true)),
    }
}

impl Requirement {
    fn notes(&self, notes: &mut Vec<&'static str>) {
        match self {
            Self::Criterion(criterion) => notes.push(criterion.note()),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.notes(notes)),
        }
    }

    fn phrase(&self, with_notes: bool) -> String {
        let (parts, joint) = match self {
            Self::Criterion(criterion) if with_notes => {
                return format!("{} ({})", criterion.phrase(), criterion.note());
            }
            Self::Criterion(criterion) => return criterion.phrase(),
            Self::All(parts) => (parts, ", and "),
            Self::Any(parts) => (parts, ", or "),
        };
        let phrases: Vec<_> = parts
            .iter()
            .map(|part| match part {
                Self::Criterion(_) => part.phrase(with_notes),
                Self::All(_) | Self::Any(_) => format!("[{}]", part.phrase(with_notes)),
            })
            .collect();
        phrases.join(joint)
    }
}

impl Criterion {
    fn phrase(&self) -> String {
        let share = match (self.comparison, self.share) {
            (Comparison::AtLeast, Fraction::ONE) => "all".to_owned(),
            (comparison, share) => format!("{} {}", comparison.label(), words(share)),
        };
        let of = match &self.within {
            None => String::new(),
            Some(group) => format!(" of “{group}”"),
        };
        let people = match self.base {
            Base::Members if self.within.is_none() => "all members".to_owned(),
            Base::Members => format!("all the members{of}"),
            Base::Present => format!("the members{of} present"),
            Base::PresentAndVoting => format!("the members{of} present and voting"),
            Base::Cast => format!("the members{of} casting a ballot"),
        };
        let side = match self.counted {
            Counted::Yes => "in favour",
            Counted::No => "against",
        };
        match &self.measure {
            Measure::Heads => format!("{share} of {people} are {side}"),
            Measure::Weight(name) => format!("{share} of the weight “{name}” of {people} is {side}"),
        }
    }

    /// How not saying yes or no counts under this criterion.
    fn note(&self) -> &'static str {
        match (self.counted, self.base) {
            (_, Base::PresentAndVoting) => "abstentions are not counted",
            (Counted::Yes, Base::Cast) => "abstaining has the same effect as voting against",
            (Counted::Yes, Base::Present) => "abstaining or not voting has the same effect as voting against",
            (Counted::Yes, Base::Members) => {
                "abstaining or being absent has the same effect as voting against"
            }
            (Counted::No, Base::Cast) => "those who abstain are counted in the base",
            (Counted::No, Base::Present) => "those who abstain or do not vote are counted in the base",
            (Counted::No, Base::Members) => "those who abstain or are absent are counted in the base",
        }
    }
}

impl Quorum {
    fn phrase(&self) -> String {
        let share = match (self.comparison, self.share) {
            (Comparison::AtLeast, Fraction::ONE) => "all".to_owned(),
            (comparison, share) => format!("{} {}", comparison.label(), words(share)),
        };
        let doing = match self.counting {
            Base::Members => "",
            Base::Present => " present",
            Base::Cast => " casting a ballot",
            Base::PresentAndVoting => " present and voting, abstentions not counted",
        };
        format!("{share} of the members{doing}")
    }
}

/// The share in words, as a per cent where that is exact, else in figures.
fn words(share: Fraction) -> String {
    match (share.numerator(), share.denominator()) {
        (1, 1) => "all".to_owned(),
        (1, 2) => "one half".to_owned(),
        (1, 3) => "one third".to_owned(),
        (2, 3) => "two-thirds".to_owned(),
        (1, 4) => "one quarter".to_owned(),
        (3, 4) => "three-quarters".to_owned(),
        (1, 5) => "one fifth".to_owned(),
        (2, 5) => "two-fifths".to_owned(),
        (3, 5) => "three-fifths".to_owned(),
        (4, 5) => "four-fifths".to_owned(),
        (numerator, denominator) if numerator < denominator && 10_000 % denominator == 0 => {
            let hundredths = numerator * (10_000 / denominator);
            match (hundredths / 100, hundredths % 100) {
                (whole, 0) => format!("{whole} per cent"),
                (whole, rest) if rest % 10 == 0 => format!("{whole}.{} per cent", rest / 10),
                (whole, rest) => format!("{whole}.{rest:02} per cent"),
            }
        }
        _ => share.to_string(),
    }
}
