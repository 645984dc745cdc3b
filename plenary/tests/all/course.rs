//! The course of things where nothing goes wrong.

use plenary::{
    Command, DraftNumber, Event, ItemNumber, ItemStatus, MeetingStatus, MotionKind, MotionNumber,
    MotionStatus, Proposer, Question, RefusalCode, Standing, VoteNumber, VoteStatus,
};
use rules::{Answer, DecisionRule, Outcome};

use crate::stage::*;

const V2: VoteNumber = VoteNumber(2);
const M1: MotionNumber = MotionNumber(1);
const I1: ItemNumber = ItemNumber(1);

#[test]
fn a_motion_from_draft_to_published_decision() {
    let mut plenary = item_taken_up();
    plenary.take(&delegate("AA"), draft(MotionKind::General));
    let mut better = content(MotionKind::General);
    better.text = "  Decides to dig deep wells.\r\n\r\nAnd to keep them. ".into();
    plenary.take(
        &delegate("AA"),
        Command::ReviseDraft {
            draft: DraftNumber(1),
            content: better,
        },
    );
    plenary.take(
        &delegate("AA"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    assert!(plenary.state.drafts.is_empty());
    assert_eq!(
        plenary.motion(1).content.text,
        "Decides to dig deep wells.\n\nAnd to keep them."
    );

    plenary.take(&delegate("BB"), Command::SponsorMotion { motion: M1 });
    plenary.take(&delegate("CC"), Command::SponsorMotion { motion: M1 });
    plenary.take(&delegate("BB"), Command::WithdrawSponsorship { motion: M1 });
    assert_eq!(plenary.motion(1).sponsors, [code("AA"), code("CC")]);

    plenary.take(
        &chair(),
        announce(Question::Motion(M1), DecisionRule::simple_majority()),
    );
    assert_eq!(plenary.vote(2).title(&plenary.state), "Motion 1: Wells");
    assert_eq!(plenary.state.open_votes_for(&code("AA")).count(), 0);
    plenary.take(&chair(), Command::OpenVote { vote: V2 });
    assert_eq!(plenary.motion(1).status, MotionStatus::Put);
    assert_eq!(
        plenary
            .state
            .open_votes_for(&code("AA"))
            .map(|vote| vote.number)
            .collect::<Vec<_>>(),
        [V2]
    );
    plenary.cast(
        2,
        &[
            ("AA", Answer::Yes),
            ("BB", Answer::Yes),
            ("CC", Answer::No),
            ("DD", Answer::Abstain),
        ],
    );
    plenary.take(&chair(), Command::CloseVote { vote: V2 });
    plenary.take(
        &delegate("CC"),
        Command::ExplainVote {
            vote: V2,
            text: "Too deep.".into(),
        },
    );
    plenary.take(
        &delegate("DD"),
        Command::ExplainVote {
            vote: V2,
            text: "No view.".into(),
        },
    );
    plenary.take(&chair(), Command::DeclareVote { vote: V2 });
    plenary.take(
        &delegate("CC"),
        Command::ExplainVote {
            vote: V2,
            text: "Far too deep.".into(),
        },
    );
    plenary.take(&secretariat(), Command::PublishVote { vote: V2 });

    let vote = plenary.vote(2);
    assert_eq!(vote.status, VoteStatus::Published);
    assert_eq!(plenary.outcome(2), Outcome::Adopted);
    assert_eq!(plenary.motion(1).status, MotionStatus::Adopted);
    let explained: Vec<_> = vote
        .explanations
        .iter()
        .map(|one| (one.delegation.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(explained, [("CC", "Far too deep."), ("DD", "No view.")]);
    assert!(vote.opened_at < vote.closed_at && vote.closed_at < vote.declared_at);

    plenary.take(
        &chair(),
        Command::CloseItem {
            meeting: meeting(),
            item: I1,
        },
    );
    plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
    plenary.take(&chair(), Command::CloseMeeting { meeting: meeting() });
    assert_eq!(plenary.state.meetings[&meeting()].status, MeetingStatus::Closed);
    assert_eq!(
        plenary.state.item(&meeting(), I1).unwrap().status,
        ItemStatus::Closed
    );
}

#[test]
fn opening_a_vote_writes_rule_electorate_and_motion_into_the_record() {
    let mut plenary = vote_announced(DecisionRule::consensus());
    let events = plenary.take(&chair(), Command::OpenVote { vote: V2 });
    let [
        Event::VoteOpened {
            rule,
            electorate,
            public,
            ..
        },
        Event::MotionPut { motion: M1, vote: V2 },
    ] = &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(*rule, DecisionRule::consensus());
    assert!(*public);
    let codes: Vec<_> = electorate
        .members
        .iter()
        .map(|member| member.code.as_str())
        .collect();
    assert_eq!(codes, DELEGATIONS);
    assert_eq!(electorate.members[0].weights["people"], 10);
    assert!(electorate.members[1].groups.contains("north"));
}

#[test]
fn several_items_are_placed_by_one_vote() {
    let mut plenary = in_session();
    plenary.take(&secretariat(), propose("Wood"));
    plenary.take(&chair(), announce(place(&[1, 2]), DecisionRule::consensus()));
    assert_eq!(
        plenary.vote(1).title(&plenary.state),
        "Place on the agenda: Water; Wood"
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.close_and_declare(1);
    let meeting = &plenary.state.meetings[&meeting()];
    assert!(
        meeting
            .items
            .iter()
            .all(|item| item.status == ItemStatus::Adopted)
    );
    assert_eq!(meeting.items[0].proposers, [Proposer::Delegation(code("AA"))]);
    assert_eq!(meeting.items[1].proposers, [Proposer::Secretariat]);
}

#[test]
fn a_suspension_ends_with_a_reinstatement() {
    let mut plenary = suspended();
    plenary.take(
        &delegate("AA"),
        draft(MotionKind::Reinstatement {
            delegation: code("EE"),
        }),
    );
    plenary.take(
        &delegate("AA"),
        Command::TableMotion {
            draft: DraftNumber(2),
        },
    );
    plenary.take(
        &chair(),
        announce(Question::Motion(MotionNumber(2)), DecisionRule::simple_majority()),
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
    plenary.cast(3, &[("AA", Answer::Yes)]);
    plenary.close_and_declare(3);
    assert_eq!(plenary.state.delegations[&code("EE")].standing, Standing::Full);
}

#[test]
fn a_draft_is_seen_by_its_delegation_alone() {
    let mut plenary = item_taken_up();
    plenary.take(&delegate("AA"), draft(MotionKind::General));
    let sees = |actor: plenary::Actor| plenary.state.may_see_draft(&actor.role, DraftNumber(1));
    assert!(sees(delegate("AA")) && sees(alternate("AA", "a-2")));
    assert!(!sees(delegate("BB")) && !sees(secretariat()) && !sees(chair()) && !sees(observer()));
    plenary.take(
        &alternate("AA", "a-2"),
        Command::DiscardDraft {
            draft: DraftNumber(1),
        },
    );
    assert!(plenary.state.drafts.is_empty());
    // Its number is not given again.
    plenary.take(&delegate("BB"), draft(MotionKind::General));
    assert!(plenary.state.drafts.contains_key(&DraftNumber(2)));
}

#[test]
fn what_is_so_already_appends_nothing() {
    let mut plenary = in_session();
    let Command::AdmitDelegation {
        code: same,
        name,
        groups,
        weights,
    } = admit("AA")
    else {
        unreachable!()
    };
    for command in [
        accept("AA"),
        presence("AA", true),
        Command::ChangeDelegation {
            code: same,
            name,
            groups,
            weights,
        },
    ] {
        assert_eq!(plenary.take(&secretariat(), command), []);
    }
    plenary.take(&secretariat(), withdraw_credentials("AA"));
    assert!(
        !plenary.state.meetings[&meeting()]
            .sitting()
            .unwrap()
            .present
            .contains(&code("AA"))
    );
    assert_eq!(plenary.take(&secretariat(), withdraw_credentials("AA")), []);
    assert_eq!(plenary.take(&delegate("AA"), presence("AA", false)), []);
    plenary.refuse_with(RefusalCode::NoCredentials, &delegate("AA"), presence("AA", true));
}

#[test]
fn tabling_needs_credentials_and_drafting_does_not() {
    let mut plenary = item_taken_up();
    plenary.take(&secretariat(), withdraw_credentials("BB"));
    plenary.take(&delegate("BB"), draft(MotionKind::General));
    plenary.refuse_with(
        RefusalCode::NoCredentials,
        &delegate("BB"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
}

#[test]
fn closing_a_meeting_calls_off_what_was_only_announced() {
    let mut plenary = vote_announced(DecisionRule::consensus());
    plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
    plenary.take(&chair(), Command::CloseMeeting { meeting: meeting() });
    let vote = plenary.vote(2);
    assert_eq!(
        (vote.status, vote.called_off.as_deref()),
        (VoteStatus::CalledOff, Some("The meeting was closed."))
    );
}

#[test]
fn an_item_with_a_vote_under_way_is_not_closed() {
    let mut plenary = vote_open(DecisionRule::consensus());
    let close = Command::CloseItem {
        meeting: meeting(),
        item: I1,
    };
    plenary.refuse_with(RefusalCode::VoteUndeclared, &chair(), close.clone());
    plenary.close_and_declare(2);
    plenary.take(&chair(), close);
}

#[test]
fn a_motion_is_put_only_while_its_item_is_discussed() {
    let mut plenary = item_adopted();
    plenary.take(&delegate("AA"), draft(MotionKind::General));
    plenary.take(
        &delegate("AA"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    plenary.take(
        &chair(),
        announce(Question::Motion(M1), DecisionRule::consensus()),
    );
    plenary.refuse_with(
        RefusalCode::ItemNotTakenUp,
        &chair(),
        Command::OpenVote { vote: V2 },
    );
    plenary.take(
        &chair(),
        Command::TakeUpItem {
            meeting: meeting(),
            item: I1,
        },
    );
    plenary.take(&chair(), Command::OpenVote { vote: V2 });
}

#[test]
fn one_vote_is_open_at_a_time_in_a_meeting() {
    let mut plenary = vote_open(DecisionRule::consensus());
    plenary.take(&delegate("BB"), propose("Wood"));
    plenary.take(&chair(), announce(place(&[2]), DecisionRule::consensus()));
    plenary.refuse_with(
        RefusalCode::VoteStillOpen,
        &chair(),
        Command::OpenVote { vote: VoteNumber(3) },
    );
    plenary.refuse_with(
        RefusalCode::VotePending,
        &chair(),
        announce(place(&[2]), DecisionRule::consensus()),
    );
    plenary.take(&chair(), Command::CloseVote { vote: V2 });
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
}

#[test]
fn observers_speak_by_statements() {
    let mut plenary = in_session();
    plenary.take(&observer(), statement("m", None));
    plenary.take(&observer(), statement("m", Some(1)));
    plenary.take(&secretariat(), reported_statement("OBS"));
    let statements = &plenary.state.meetings[&meeting()].statements;
    assert_eq!(
        statements.iter().map(|one| one.item).collect::<Vec<_>>(),
        [None, Some(I1), None]
    );
    assert_eq!(
        statements.iter().map(|one| one.sources.len()).collect::<Vec<_>>(),
        [0, 0, 1]
    );
}

#[test]
fn an_imported_vote_is_published_at_once_with_its_result() {
    let mut plenary = convened();
    plenary.take(&secretariat(), Command::ImportVote(imported()));
    let vote = plenary.vote(1);
    assert_eq!(vote.status, VoteStatus::Published);
    assert_eq!(vote.title(&plenary.state), "Amendments, rules of procedure");
    assert_eq!(vote.tally, vote.running_tally());
    let counts = vote.tally.as_ref().unwrap().counts;
    assert_eq!((counts.yes, counts.no, counts.absent), (2, 1, 2));
    assert_eq!(vote.ballot(&code("BB")).unwrap().answer, Answer::No);
    assert_eq!(vote.source.as_ref(), Some(&source()));
    let explain = Command::ExplainVote {
        vote: VoteNumber(1),
        text: "Because.".into(),
    };
    plenary.refuse_with(RefusalCode::ImportedQuestion, &delegate("AA"), explain);
}

#[test]
fn explaining_comes_after_the_close() {
    let explain = || Command::ExplainVote {
        vote: V2,
        text: "Because.".into(),
    };
    vote_announced(DecisionRule::consensus()).refuse_with(
        RefusalCode::VoteNotOpen,
        &delegate("AA"),
        explain(),
    );
    let mut plenary = vote_open(DecisionRule::consensus());
    plenary.refuse_with(RefusalCode::VoteStillOpen, &delegate("AA"), explain());
    plenary.take(&secretariat(), admit("FF"));
    plenary.take(&chair(), Command::CloseVote { vote: V2 });
    plenary.refuse_with(RefusalCode::NotInElectorate, &delegate("FF"), explain());
    plenary.take(&delegate("AA"), explain());
    assert_eq!(plenary.take(&delegate("AA"), explain()), []);
}
