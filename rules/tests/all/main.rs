//! The rules against real and derived cases, the traps others fell into, and the laws any count obeys.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, in its helpers too"
)]

mod conformance;
mod laws;
mod refusals;
mod sentences;
mod traps;

use rules::{
    Answer, Ballots, Base, Comparison, Counted, Criterion, DecisionRule, Electorate, Fraction, Measure,
    Member, Method, Phase, Requirement, Tally, TestResult, TestedRequirement, Tie, WhileOpen, tally,
};

/// An electorate with its ballots, filled block by block.
#[derive(Default)]
struct Room {
    electorate: Electorate,
    ballots: Ballots,
}

impl Room {
    /// `count` more members, all with this answer, or present without one.
    fn with(self, count: usize, answer: impl Into<Option<Answer>>) -> Self {
        self.with_members(count, answer, |_| {})
    }

    fn absent(self, count: usize) -> Self {
        self.with_members(count, None, |member| member.present = false)
    }

    fn not_entitled(self, count: usize) -> Self {
        self.with_members(count, None, |member| member.entitled = false)
    }

    fn with_members(
        mut self,
        count: usize,
        answer: impl Into<Option<Answer>>,
        set: impl Fn(&mut Member),
    ) -> Self {
        let answer = answer.into();
        for _ in 0..count {
            let code = format!("M{:03}", self.electorate.members.len() + 1);
            let mut member = Member::new(code.clone(), code.clone());
            set(&mut member);
            self.electorate.members.push(member);
            self.ballots.extend(answer.map(|answer| (code, answer)));
        }
        self
    }

    fn under(&self, rule: &DecisionRule) -> Tally {
        tally(rule, &self.electorate, &self.ballots, Phase::Closed).unwrap()
    }
}

fn counting(requirement: Requirement) -> DecisionRule {
    DecisionRule {
        method: Method::Counting(requirement),
        quorum: None,
        tie: Tie::Lost,
        while_open: WhileOpen::Turnout,
    }
}

/// In favour, in heads, of everybody.
fn criterion(comparison: Comparison, share: Fraction, base: Base) -> Criterion {
    Criterion {
        counted: Counted::Yes,
        measure: Measure::Heads,
        within: None,
        comparison,
        share,
        base,
    }
}

fn fraction(text: &str) -> Fraction {
    text.parse().unwrap()
}

/// The numbers of a rule with a single criterion.
fn numbers(tally: &Tally) -> &TestResult {
    match &tally.criteria {
        TestedRequirement::Criterion { result, .. } => result,
        other => panic!("not a single criterion: {other:?}"),
    }
}
