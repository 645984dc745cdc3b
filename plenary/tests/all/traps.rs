//! The traps others fell into: who was entitled when, which ballot counts, and what a later change may touch.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{
    Command, MotionKind, MotionNumber, MotionStatus, Question, RefusalCode, Standing, VoteNumber, VoteStatus,
};
use rules::{Answer, Base, DecisionRule, Outcome};

use crate::provoke::suspended_while_another_meeting_votes;
use crate::stage::*;

#[test]
fn who_may_vote_is_settled_when_the_vote_opens_not_when_it_closes() {
    let mut plenary = vote_announced(DecisionRule::at_least(1, 2, Base::Members).unwrap());
    plenary.take(&delegate("EE"), presence("EE", false));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(2) });
    let frozen = plenary.vote(2).electorate.clone().unwrap();
    plenary.take(&delegate("EE"), presence("EE", true));
    plenary.take(&secretariat(), admit("FF"));
    plenary.cast(
        2,
        &[("AA", Answer::Yes), ("BB", Answer::Yes), ("CC", Answer::Yes)],
    );
    plenary.close_and_declare(2);
    assert_eq!(plenary.vote(2).electorate.as_ref(), Some(&frozen));
    let counts = plenary.vote(2).tally.as_ref().unwrap().counts;
    assert_eq!((counts.yes, counts.not_voting, counts.absent), (3, 1, 1));
}

#[test]
fn who_leaves_after_the_opening_keeps_the_base_and_the_quorum() {
    let mut plenary = vote_open(quorum_of(Base::Present));
    plenary.cast(2, &[("AA", Answer::Yes)]);
    for delegation in ["BB", "CC", "DD", "EE"] {
        plenary.take(&delegate(delegation), presence(delegation, false));
    }
    // Who left may still vote: present is who was present at the opening.
    plenary.cast(2, &[("BB", Answer::Yes)]);
    plenary.close_and_declare(2);
    let tally = plenary.vote(2).tally.as_ref().unwrap();
    assert_eq!(tally.outcome, Outcome::Adopted);
    assert_eq!(tally.quorum.as_ref().unwrap().result.count, 5);
    assert_eq!(tally.counts.yes, 2);
}

#[test]
fn a_ballot_stands_though_its_delegation_loses_its_credentials_afterwards() {
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.cast(2, &[("AA", Answer::No), ("BB", Answer::Yes), ("CC", Answer::Yes)]);
    plenary.take(&secretariat(), withdraw_credentials("BB"));
    plenary.refuse_with(
        RefusalCode::CredentialsWithdrawn,
        &delegate("BB"),
        ballot(2, Answer::No),
    );
    plenary.close_and_declare(2);
    assert_eq!(plenary.vote(2).tally.as_ref().unwrap().counts.yes, 2);
    assert_eq!(plenary.outcome(2), Outcome::Adopted);
}

#[test]
fn a_delegation_suspended_while_a_vote_is_open_stays_in_its_base() {
    let mut plenary = suspended_while_another_meeting_votes();
    assert_ne!(plenary.state.delegations[&code("EE")].standing, Standing::Full);
    plenary.close_and_declare(1);
    let counts = plenary.vote(1).tally.as_ref().unwrap().counts;
    assert_eq!((counts.not_voting, counts.not_entitled), (5, 0));
}

#[test]
fn weights_changed_after_the_opening_change_nothing() {
    let mut plenary = vote_open(weighted("people"));
    plenary.cast(2, &[("AA", Answer::Yes), ("EE", Answer::No)]);
    change(&mut plenary, "AA", 1_000);
    plenary.close_and_declare(2);
    assert_eq!(plenary.outcome(2), Outcome::NotAdopted);
}

#[test]
fn a_roster_changed_later_leaves_an_old_result_as_it_was() {
    let mut plenary = vote_open(weighted("people"));
    plenary.cast(2, &[("AA", Answer::No), ("EE", Answer::Yes)]);
    plenary.close_and_declare(2);
    plenary.take(&secretariat(), Command::PublishVote { vote: VoteNumber(2) });
    let before = plenary.vote(2).clone();
    change(&mut plenary, "AA", 1_000);
    plenary.take(&secretariat(), admit("FF"));
    plenary.take(&secretariat(), withdraw_credentials("EE"));
    assert_eq!(plenary.vote(2), &before);
    assert_eq!(plenary.vote(2).running_tally(), before.tally);
}

#[test]
fn a_ballot_that_comes_after_the_close_is_refused_and_not_kept() {
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.cast(2, &[("AA", Answer::Yes)]);
    plenary.take(&chair(), Command::CloseVote { vote: VoteNumber(2) });
    plenary.refuse_with(RefusalCode::VoteClosed, &delegate("BB"), ballot(2, Answer::No));
    plenary.take(&chair(), Command::DeclareVote { vote: VoteNumber(2) });
    plenary.refuse_with(RefusalCode::VoteClosed, &delegate("AA"), ballot(2, Answer::No));
    assert_eq!(plenary.vote(2).ballots.len(), 1);
    assert_eq!(plenary.outcome(2), Outcome::Adopted);
}

#[test]
fn of_two_ballots_the_last_counts_and_both_stand() {
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.cast(
        2,
        &[
            ("AA", Answer::Yes),
            ("BB", Answer::Yes),
            ("AA", Answer::No),
            ("CC", Answer::No),
        ],
    );
    plenary.close_and_declare(2);
    let vote = plenary.vote(2);
    assert_eq!(vote.ballots.len(), 4);
    assert_eq!(vote.counted.len(), 3);
    assert_eq!(vote.ballot(&code("AA")).unwrap().answer, Answer::No);
    assert_eq!(plenary.outcome(2), Outcome::NotAdopted);
}

#[test]
fn the_same_ballot_twice_is_one() {
    let mut plenary = vote_open(DecisionRule::consensus());
    assert_eq!(plenary.take(&delegate("AA"), ballot(2, Answer::Object)).len(), 1);
    assert_eq!(plenary.take(&delegate("AA"), ballot(2, Answer::Object)), []);
    // Another person who says the same has taken responsibility for it: that is an act of its own.
    let mut by_alternate = vote_open(DecisionRule::consensus());
    by_alternate.take(&alternate("AA", "a-2"), ballot(2, Answer::Join));
    assert_eq!(
        by_alternate.take(&delegate("AA"), ballot(2, Answer::Join)).len(),
        1
    );
}

#[test]
fn the_party_concerned_is_heard_and_stands_outside_base_and_quorum() {
    let mut plenary = suspension_open(&["EE"]);
    plenary.refuse_with(
        RefusalCode::PartyConcerned,
        &delegate("EE"),
        ballot(2, Answer::No),
    );
    plenary.cast(2, &[("AA", Answer::Yes), ("BB", Answer::Yes), ("CC", Answer::No)]);
    plenary.take(&chair(), Command::CloseVote { vote: VoteNumber(2) });
    plenary.take(
        &delegate("EE"),
        Command::ExplainVote {
            vote: VoteNumber(2),
            text: "We did nothing.".into(),
        },
    );
    plenary.take(&chair(), Command::DeclareVote { vote: VoteNumber(2) });
    let vote = plenary.vote(2);
    let counts = vote.tally.as_ref().unwrap().counts;
    assert_eq!(
        (counts.yes, counts.no, counts.not_voting, counts.not_entitled),
        (2, 1, 1, 1)
    );
    assert_eq!(vote.explanations[0].delegation, code("EE"));
    assert_eq!(plenary.motion(1).status, MotionStatus::Adopted);
    let Standing::Suspended { by, .. } = plenary.state.delegations[&code("EE")].standing else {
        panic!("EE is suspended")
    };
    assert_eq!(by, MotionNumber(1));
}

#[test]
fn the_delegation_to_be_suspended_can_block_by_consensus_unless_it_is_a_party_concerned() {
    for (parties, outcome) in [(vec![], Outcome::Blocked), (vec!["EE"], Outcome::Adopted)] {
        let mut plenary = motion_tabled_of(MotionKind::Suspension {
            delegation: code("EE"),
        });
        plenary.take(
            &chair(),
            Command::AnnounceVote {
                meeting: meeting(),
                question: Question::Motion(MotionNumber(1)),
                rule: DecisionRule::consensus(),
                parties_concerned: parties.iter().map(|party| code(party)).collect(),
            },
        );
        plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(2) });
        assert_eq!(
            plenary.submit(&delegate("EE"), ballot(2, Answer::Object)).is_ok(),
            parties.is_empty()
        );
        plenary.close_and_declare(2);
        assert_eq!(plenary.outcome(2), outcome);
    }
}

/// An electorate that lost a member has a smaller base: recusal lowers what is required.
#[test]
fn a_suspended_delegation_is_outside_the_base_though_present() {
    let mut plenary = suspended();
    plenary.take(&delegate("AA"), propose("Wood"));
    plenary.take(
        &chair(),
        announce(place(&[2]), DecisionRule::at_least(1, 2, Base::Members).unwrap()),
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
    assert!(
        plenary
            .vote(3)
            .member(&code("EE"))
            .is_some_and(|member| member.present && !member.entitled)
    );
    plenary.cast(3, &[("AA", Answer::Yes), ("BB", Answer::Yes)]);
    plenary.close_and_declare(3);
    assert_eq!(plenary.outcome(3), Outcome::Adopted);
}

#[test]
fn a_second_vote_has_its_own_number_and_leaves_the_first_in_the_record() {
    let mut plenary = vote_open(quorum_of(Base::Cast));
    plenary.cast(2, &[("AA", Answer::Yes)]);
    plenary.close_and_declare(2);
    assert_eq!(plenary.outcome(2), Outcome::NoQuorum);
    assert_eq!(plenary.motion(1).status, MotionStatus::Tabled);
    let first = plenary.vote(2).clone();

    plenary.take(
        &chair(),
        announce(Question::Motion(MotionNumber(1)), DecisionRule::simple_majority()),
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
    plenary.cast(3, &[("AA", Answer::No)]);
    plenary.close_and_declare(3);
    assert_eq!(plenary.vote(2), &first);
    assert_eq!(plenary.motion(1).votes, [VoteNumber(2), VoteNumber(3)]);
    assert_eq!(plenary.motion(1).status, MotionStatus::Fallen);
    plenary.refuse_with(
        RefusalCode::VoteNotAnnounced,
        &chair(),
        Command::OpenVote { vote: VoteNumber(2) },
    );
}

#[test]
fn a_tie_with_a_second_vote_brings_the_motion_back() {
    let rule = DecisionRule {
        tie: rules::Tie::SecondVote,
        ..DecisionRule::simple_majority()
    };
    let mut plenary = vote_open(rule);
    plenary.cast(2, &[("AA", Answer::Yes), ("BB", Answer::No)]);
    plenary.close_and_declare(2);
    assert_eq!(plenary.outcome(2), Outcome::Tied);
    assert_eq!(plenary.motion(1).status, MotionStatus::Tabled);
}

#[test]
fn an_agenda_vote_without_quorum_decides_nothing() {
    let mut plenary = in_session();
    plenary.take(&chair(), announce(place(&[1]), quorum_of(Base::Cast)));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.close_and_declare(1);
    let item = plenary.state.item(&meeting(), plenary::ItemNumber(1)).unwrap();
    assert_eq!(
        (item.status, item.decided_by),
        (plenary::ItemStatus::Proposed, None)
    );
}

#[test]
fn nobody_is_present_when_the_next_sitting_opens() {
    let mut plenary = in_session();
    plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
    plenary.take(
        &chair(),
        Command::OpenSitting {
            meeting: meeting(),
            public: true,
        },
    );
    assert!(
        plenary.state.meetings[&meeting()]
            .sitting()
            .unwrap()
            .present
            .is_empty()
    );
}

#[test]
fn the_rule_is_checked_again_when_the_vote_opens() {
    let mut plenary = vote_announced(weighted("people"));
    for delegation in DELEGATIONS {
        let (code, name) = (code(delegation), "Land".to_owned());
        let command = Command::ChangeDelegation {
            code,
            name,
            groups: BTreeSet::new(),
            weights: BTreeMap::new(),
        };
        plenary.take(&secretariat(), command);
    }
    plenary.refuse_with(
        RefusalCode::RuleNamesNobody,
        &chair(),
        Command::OpenVote { vote: VoteNumber(2) },
    );
}

#[test]
fn a_withdrawn_motion_calls_its_announced_vote_off() {
    let mut plenary = vote_announced(DecisionRule::consensus());
    plenary.take(
        &delegate("AA"),
        Command::WithdrawMotion {
            motion: MotionNumber(1),
        },
    );
    assert_eq!(plenary.motion(1).status, MotionStatus::Withdrawn);
    assert_eq!(plenary.vote(2).status, VoteStatus::CalledOff);
    plenary.refuse_with(
        RefusalCode::VoteNotAnnounced,
        &chair(),
        Command::OpenVote { vote: VoteNumber(2) },
    );
}

/// Two meetings can vote on suspending the same delegation; whichever comes second decides nothing more.
#[test]
fn a_delegation_is_suspended_once() {
    let mut plenary = suspension_open(&["EE"]);
    plenary.cast(2, &[("AA", Answer::Yes)]);
    let standing = Standing::Suspended {
        by: MotionNumber(1),
        since: plenary.now(),
    };
    plenary.state.delegations.get_mut(&code("EE")).unwrap().standing = standing.clone();
    plenary.close_and_declare(2);
    assert_eq!(plenary.motion(1).status, MotionStatus::Adopted);
    assert_eq!(plenary.state.delegations[&code("EE")].standing, standing);
}

fn change(plenary: &mut Plenary, delegation: &str, people: u64) {
    plenary.take(
        &secretariat(),
        Command::ChangeDelegation {
            code: code(delegation),
            name: "A greater land".into(),
            groups: BTreeSet::new(),
            weights: BTreeMap::from([("people".to_owned(), people)]),
        },
    );
}
