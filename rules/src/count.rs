//! Counting: from rule, electorate and ballots to a tally.

use std::collections::BTreeSet;

use crate::{
    Answer, Ballots, Base, Counted, Counts, Criterion, DecisionRule, Electorate, Measure, Member, Method,
    Outcome, Phase, Quorum, QuorumResult, Requirement, Tally, TallyError, TestResult, TestedRequirement, Tie,
    reason,
};

/// The outcome of these ballots under this rule, and why.
///
/// Who is not entitled stands outside base, quorum and vote. Who is entitled and absent stands in the base
/// [`Base::Members`] and nowhere else. A member without the weight or the group that a criterion names weighs
/// nothing in it. The quorum comes before everything else, under consensus too. A count without a single vote in
/// favour adopts nothing, whatever the criteria say; consensus asks for no votes in favour, but for somebody
/// present who could have objected.
///
/// # Errors
/// [`TallyError`] where rule, electorate and ballots do not belong together.
///
/// ```
/// use rules::{Answer, DecisionRule, Electorate, Member, Outcome, Phase, tally};
/// let electorate = Electorate { members: vec![Member::new("BW", "Botswana"), Member::new("CA", "Canada")] };
/// let ballots = [("BW".to_owned(), Answer::Join), ("CA".to_owned(), Answer::Object)].into();
/// let tally = tally(&DecisionRule::consensus(), &electorate, &ballots, Phase::Closed).unwrap();
/// assert_eq!(tally.outcome, Outcome::Blocked);
/// assert_eq!(tally.blocked_by, ["CA"]);
/// ```
pub fn tally(
    rule: &DecisionRule,
    electorate: &Electorate,
    ballots: &Ballots,
    phase: Phase,
) -> Result<Tally, TallyError> {
    rule.validate()?;
    let house = House::new(rule, electorate, ballots)?;
    let counts = house.counts(electorate);
    let quorum = rule.quorum.map(|quorum| QuorumResult {
        quorum,
        result: house.quorum(&quorum),
    });
    let criteria = match &rule.method {
        Method::Consensus { objections_allowed } => {
            let allowed = u64::from(*objections_allowed);
            TestedRequirement::Consensus {
                objections: counts.object,
                allowed,
                met: counts.object <= allowed,
            }
        }
        Method::Counting(requirement) => house.requirement(requirement),
    };
    let outcome = match phase {
        Phase::Running => Outcome::Open,
        Phase::Closed => decide(rule, &counts, quorum.as_ref(), &criteria),
    };
    let blocked_by = if outcome == Outcome::Blocked {
        house.objectors()
    } else {
        Vec::new()
    };
    let reason = reason::sentence(outcome, &counts, quorum.as_ref(), &criteria);
    Ok(Tally {
        outcome,
        counts,
        quorum,
        criteria,
        reason,
        blocked_by,
    })
}

fn decide(
    rule: &DecisionRule,
    counts: &Counts,
    quorum: Option<&QuorumResult>,
    criteria: &TestedRequirement,
) -> Outcome {
    if quorum.is_some_and(|quorum| !quorum.result.met) {
        return Outcome::NoQuorum;
    }
    match rule.method {
        Method::Consensus { .. } if !criteria.met() => Outcome::Blocked,
        Method::Consensus { .. } if counts.present() == 0 => Outcome::NotAdopted,
        Method::Counting(_) if counts.yes == 0 => Outcome::NotAdopted,
        Method::Consensus { .. } | Method::Counting(_) if criteria.met() => Outcome::Adopted,
        Method::Counting(_) if rule.tie == Tie::SecondVote && counts.yes == counts.no => Outcome::Tied,
        Method::Consensus { .. } | Method::Counting(_) => Outcome::NotAdopted,
    }
}

/// The entitled members of one vote, each with the answer given.
struct House<'a> {
    seats: Vec<(&'a Member, Option<Answer>)>,
}

impl<'a> House<'a> {
    fn new(rule: &DecisionRule, electorate: &'a Electorate, ballots: &Ballots) -> Result<Self, TallyError> {
        let mut codes = BTreeSet::new();
        let mut voters = BTreeSet::new();
        for member in &electorate.members {
            if !codes.insert(member.code.as_str()) {
                return Err(TallyError::Duplicate(member.code.clone()));
            }
            if member.entitled && member.present {
                voters.insert(member.code.as_str());
            }
        }
        for (code, answer) in ballots {
            if !codes.contains(code.as_str()) {
                return Err(TallyError::UnknownMember(code.clone()));
            }
            if !voters.contains(code.as_str()) {
                return Err(TallyError::NotEntitled(code.clone()));
            }
            if !rule.answers().contains(answer) {
                return Err(TallyError::Answer {
                    member: code.clone(),
                    answer: *answer,
                });
            }
        }
        let entitled = electorate.members.iter().filter(|member| member.entitled);
        Ok(Self {
            seats: entitled
                .map(|member| (member, ballots.get(&member.code).copied()))
                .collect(),
        })
    }

    fn counts(&self, electorate: &Electorate) -> Counts {
        let mut counts = Counts::default();
        for (member, answer) in &self.seats {
            let cell = match answer {
                Some(Answer::Yes) => &mut counts.yes,
                Some(Answer::No) => &mut counts.no,
                Some(Answer::Abstain) => &mut counts.abstain,
                Some(Answer::Join) => &mut counts.join,
                Some(Answer::StandAside) => &mut counts.stand_aside,
                Some(Answer::Object) => &mut counts.object,
                None if member.present => &mut counts.not_voting,
                None => &mut counts.absent,
            };
            *cell += 1;
        }
        counts.not_entitled = (electorate.members.len() - self.seats.len()) as u64;
        counts
    }

    fn objectors(&self) -> Vec<String> {
        let objecting = self
            .seats
            .iter()
            .filter(|(_, answer)| *answer == Some(Answer::Object));
        objecting.map(|(member, _)| member.code.clone()).collect()
    }

    fn quorum(&self, quorum: &Quorum) -> TestResult {
        let taking_part = self
            .seats
            .iter()
            .filter(|(member, answer)| in_base(quorum.counting, member, *answer));
        TestResult::new(
            quorum.comparison,
            quorum.share,
            taking_part.count() as u128,
            self.seats.len() as u128,
        )
    }

    fn requirement(&self, requirement: &Requirement) -> TestedRequirement {
        let test = |parts: &[Requirement]| {
            parts
                .iter()
                .map(|part| self.requirement(part))
                .collect::<Vec<_>>()
        };
        match requirement {
            Requirement::Criterion(criterion) => TestedRequirement::Criterion {
                criterion: criterion.clone(),
                result: self.criterion(criterion),
            },
            Requirement::All(parts) => {
                let parts = test(parts);
                TestedRequirement::All {
                    met: parts.iter().all(TestedRequirement::met),
                    parts,
                }
            }
            Requirement::Any(parts) => {
                let parts = test(parts);
                TestedRequirement::Any {
                    met: parts.iter().any(TestedRequirement::met),
                    parts,
                }
            }
        }
    }

    fn criterion(&self, criterion: &Criterion) -> TestResult {
        let counted = match criterion.counted {
            Counted::Yes => Answer::Yes,
            Counted::No => Answer::No,
        };
        let (mut count, mut base) = (0, 0);
        for &(member, answer) in &self.seats {
            if criterion
                .within
                .as_ref()
                .is_some_and(|group| !member.groups.contains(group))
            {
                continue;
            }
            let weight = match &criterion.measure {
                Measure::Heads => 1,
                Measure::Weight(name) => u128::from(member.weights.get(name).copied().unwrap_or(0)),
            };
            if in_base(criterion.base, member, answer) {
                base += weight;
            }
            if answer == Some(counted) {
                count += weight;
            }
        }
        TestResult::new(criterion.comparison, criterion.share, count, base)
    }
}

/// Whether an entitled member belongs to this base.
fn in_base(base: Base, member: &Member, answer: Option<Answer>) -> bool {
    match base {
        Base::Members => true,
        Base::Present => member.present,
        Base::Cast => answer.is_some(),
        // Standing aside is to consensus what abstaining is to a majority; only a quorum can ask.
        Base::PresentAndVoting => {
            matches!(
                answer,
                Some(Answer::Yes | Answer::No | Answer::Join | Answer::Object)
            )
        }
    }
}
