//! Laws that hold for every rule, electorate and ballot.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use rules::{
    Answer, Ballots, Base, Comparison, Counted, Criterion, DecisionRule, Electorate, Fraction, Measure,
    Member, Method, Outcome, Phase, Quorum, Requirement, Tally, TestResult, TestedRequirement, Tie,
    WhileOpen, tally,
};

fn base() -> impl Strategy<Value = Base> {
    prop::sample::select(&Base::ALL[..])
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(&Comparison::ALL[..])
}

/// Any fraction at all, most of them small.
fn share() -> impl Strategy<Value = Fraction> {
    prop_oneof![4 => (1u64..12, 1u64..12), 1 => (any::<u64>(), 1..=u64::MAX)]
        .prop_map(|(numerator, denominator)| Fraction::new(numerator, denominator).unwrap())
}

fn a_criterion() -> impl Strategy<Value = Criterion> {
    let counted = prop::sample::select(&[Counted::Yes, Counted::No][..]);
    let measure = prop_oneof![Just(Measure::Heads), Just(Measure::Weight("w".into()))];
    let within = option::of(prop::sample::select(&["g", "h"][..]));
    (counted, measure, within, comparison(), share(), base()).prop_map(
        |(counted, measure, within, comparison, share, base)| Criterion {
            counted,
            measure,
            within: within.map(str::to_owned),
            comparison,
            share,
            base,
        },
    )
}

fn requirement() -> impl Strategy<Value = Requirement> {
    a_criterion()
        .prop_map(Requirement::Criterion)
        .prop_recursive(3, 8, 3, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..3).prop_map(Requirement::All),
                vec(inner, 0..3).prop_map(Requirement::Any),
            ]
        })
}

/// Any rule that can be written down, sensible or not.
fn any_rule() -> impl Strategy<Value = DecisionRule> {
    let method = prop_oneof![
        1 => (0u32..3).prop_map(|objections_allowed| Method::Consensus { objections_allowed }),
        4 => requirement().prop_map(Method::Counting),
    ];
    let quorum = option::of((comparison(), share(), base())).prop_map(|quorum| {
        quorum.map(|(comparison, share, counting)| Quorum {
            comparison,
            share,
            counting,
        })
    });
    let tie = prop::sample::select(&[Tie::Lost, Tie::SecondVote][..]);
    let while_open = prop::sample::select(&[WhileOpen::Turnout, WhileOpen::Tally][..]);
    (method, quorum, tie, while_open).prop_map(|(method, quorum, tie, while_open)| DecisionRule {
        method,
        quorum,
        tie,
        while_open,
    })
}

/// A rule mended until it is valid, so that nothing is thrown away.
fn rule() -> impl Strategy<Value = DecisionRule> {
    any_rule().prop_map(|mut rule| {
        if let Method::Counting(requirement) = &mut rule.method {
            mend(requirement);
        }
        if let Some(quorum) = &mut rule.quorum {
            quorum.share = mended(quorum.share, quorum.comparison);
        }
        rule.quorum = rule.quorum.filter(|quorum| {
            quorum.comparison != Comparison::NotMoreThan && quorum.counting != Base::Members
        });
        rule
    })
}

fn mend(requirement: &mut Requirement) {
    match requirement {
        Requirement::Criterion(criterion) => {
            criterion.share = mended(criterion.share, criterion.comparison);
            criterion.counted = if criterion.comparison == Comparison::NotMoreThan {
                Counted::No
            } else {
                Counted::Yes
            };
        }
        Requirement::All(parts) | Requirement::Any(parts) if parts.is_empty() => {
            *requirement =
                Requirement::Criterion(crate::criterion(Comparison::MoreThan, Fraction::HALF, Base::Cast));
        }
        Requirement::All(parts) | Requirement::Any(parts) => parts.iter_mut().for_each(mend),
    }
}

fn mended(share: Fraction, comparison: Comparison) -> Fraction {
    let denominator = share.denominator() % 999_999_998 + 2;
    let most = if comparison == Comparison::MoreThan {
        denominator - 1
    } else {
        denominator
    };
    Fraction::new(
        (share.numerator() - 1.min(share.numerator())) % most + 1,
        denominator,
    )
    .unwrap()
}

#[derive(Debug, Clone)]
struct Vote {
    rule: DecisionRule,
    electorate: Electorate,
    ballots: Ballots,
}

impl Vote {
    fn tally(&self) -> Tally {
        tally(&self.rule, &self.electorate, &self.ballots, Phase::Closed).unwrap()
    }
}

prop_compose! {
    fn vote_under(rule: impl Strategy<Value = DecisionRule>)(
        rule in rule,
        seats in vec(
            (prop::bool::weighted(0.8), prop::bool::weighted(0.9), option::of(any::<u64>()), btree_set(prop::sample::select(&["g", "h"][..]), 0..3), option::weighted(0.8, 0usize..3)),
            0..14,
        ),
    ) -> Vote {
        let mut vote = Vote { rule, electorate: Electorate::default(), ballots: Ballots::new() };
        for (number, (present, entitled, weight, groups, answer)) in seats.into_iter().enumerate() {
            let code = format!("M{number:02}");
            if let (true, true, Some(answer)) = (present, entitled, answer) {
                vote.ballots.insert(code.clone(), vote.rule.answers()[answer]);
            }
            vote.electorate.members.push(Member {
                present,
                entitled,
                weights: weight.map(|weight| ("w".to_owned(), weight)).into_iter().collect(),
                groups: groups.into_iter().map(str::to_owned).collect(),
                ..Member::new(code.clone(), code)
            });
        }
        vote
    }
}

fn vote() -> impl Strategy<Value = Vote> {
    vote_under(rule())
}

fn consensus_vote() -> impl Strategy<Value = Vote> {
    vote_under(
        (rule(), 0u32..4).prop_map(|(rule, objections_allowed)| DecisionRule {
            method: Method::Consensus { objections_allowed },
            ..rule
        }),
    )
}

fn counting_vote() -> impl Strategy<Value = Vote> {
    vote_under((rule(), requirement()).prop_map(|(rule, mut requirement)| {
        mend(&mut requirement);
        DecisionRule {
            method: Method::Counting(requirement),
            ..rule
        }
    }))
}

fn leaves<'a>(tested: &'a TestedRequirement, found: &mut Vec<(&'a Criterion, &'a TestResult)>) {
    match tested {
        TestedRequirement::Criterion { criterion, result } => found.push((criterion, result)),
        TestedRequirement::All { parts, .. } | TestedRequirement::Any { parts, .. } => {
            for part in parts {
                leaves(part, found);
            }
        }
        TestedRequirement::Consensus { .. } => {}
    }
}

/// count ≥, > or ≤ share × base, cross-multiplied: the shares of valid rules leave room for that.
fn meets(comparison: Comparison, share: Fraction, count: u128, base: u128) -> bool {
    let (count, asked) = (
        count * u128::from(share.denominator()),
        base * u128::from(share.numerator()),
    );
    match comparison {
        Comparison::AtLeast => count >= asked && count > 0,
        Comparison::MoreThan => count > asked,
        Comparison::NotMoreThan => count <= asked,
    }
}

proptest! {
    /// One after the other turns to yes: once adopted, the question stays adopted.
    #[test]
    fn one_more_yes_never_makes_an_adopted_question_fail(mut vote in counting_vote()) {
        let mut before = vote.tally().outcome;
        for member in vote.electorate.members.clone().into_iter().filter(|member| member.present && member.entitled) {
            vote.ballots.insert(member.code, Answer::Yes);
            let after = vote.tally().outcome;
            prop_assert!(before != Outcome::Adopted || after == Outcome::Adopted);
            before = after;
        }
    }

    /// One objection after the other is withdrawn: once unblocked, the question stays unblocked.
    #[test]
    fn one_objection_less_never_blocks(
        mut vote in consensus_vote(),
        instead in prop::sample::select(&[None, Some(Answer::Join), Some(Answer::StandAside)][..]),
    ) {
        let mut before = vote.tally().outcome;
        for (code, _) in vote.ballots.clone().into_iter().filter(|(_, answer)| *answer == Answer::Object) {
            vote.ballots.remove(&code);
            vote.ballots.extend(instead.map(|answer| (code, answer)));
            let after = vote.tally().outcome;
            prop_assert!(before == Outcome::Blocked || after != Outcome::Blocked);
            before = after;
        }
    }

    #[test]
    fn names_and_order_never_matter(vote in vote(), turn in 0usize..14) {
        // Reversing the letters of M01 sorts the ballots otherwise as well.
        let renamed = |code: &str| code.chars().rev().collect::<String>();
        let mut other = vote.clone();
        let seats = other.electorate.members.len().max(1);
        other.electorate.members.rotate_left(turn % seats);
        for member in &mut other.electorate.members {
            member.code = renamed(&member.code);
            member.name = String::new();
        }
        other.ballots = vote.ballots.iter().map(|(code, answer)| (renamed(code), *answer)).collect();
        let (mut before, mut after) = (vote.tally(), other.tally());
        before.blocked_by = before.blocked_by.iter().map(|code| renamed(code)).collect();
        before.blocked_by.sort();
        after.blocked_by.sort();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn rules_and_tallies_survive_json(vote in vote()) {
        let json = serde_json::to_string(&vote.rule).unwrap();
        prop_assert_eq!(&serde_json::from_str::<DecisionRule>(&json).unwrap(), &vote.rule);
        let json = serde_json::to_string(&vote.electorate).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Electorate>(&json).unwrap(), &vote.electorate);
        let tally = vote.tally();
        let json = serde_json::to_string(&tally).unwrap();
        prop_assert_eq!(serde_json::from_str::<Tally>(&json).unwrap(), tally);
    }

    #[test]
    fn every_rule_reads_as_a_sentence(rule in any_rule()) {
        let text = rule.describe();
        prop_assert!(text.starts_with("Adopted if ") && text.ends_with('.'), "{}", text);
    }

    #[test]
    fn an_invalid_rule_is_refused_and_never_counted(rule in any_rule()) {
        let counted = tally(&rule, &Electorate::default(), &Ballots::new(), Phase::Closed);
        prop_assert_eq!(counted.is_ok(), rule.validate().is_ok());
    }

    #[test]
    fn the_number_required_is_the_smallest_that_meets_the_test(vote in vote()) {
        let tally = vote.tally();
        let mut tests = Vec::new();
        leaves(&tally.criteria, &mut tests);
        for (Criterion { comparison, share, .. }, result) in tests {
            let meets = |count| meets(*comparison, *share, count, result.base);
            prop_assert_eq!(result.met, meets(result.count));
            prop_assert!(meets(result.required));
            match comparison {
                Comparison::NotMoreThan => prop_assert!(!meets(result.required + 1)),
                Comparison::AtLeast | Comparison::MoreThan => prop_assert!(!meets(result.required - 1)),
            }
            let exactly = result.required_exactly;
            prop_assert_eq!(
                exactly.numerator * u128::from(share.denominator()),
                u128::from(share.numerator()) * result.base * exactly.denominator
            );
        }
    }

    #[test]
    fn every_member_is_counted_once(vote in vote()) {
        let counts = vote.tally().counts;
        let all = counts.present() + counts.absent + counts.not_entitled;
        prop_assert_eq!(all, vote.electorate.members.len() as u64);
    }

    #[test]
    fn nothing_is_adopted_by_counting_without_a_yes(mut vote in counting_vote()) {
        vote.ballots.retain(|_, answer| *answer != Answer::Yes);
        prop_assert_ne!(vote.tally().outcome, Outcome::Adopted);
    }
}
