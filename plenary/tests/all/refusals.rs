//! Every refusal: that it can be met, and what it says.

use plenary::{
    Command, DraftNumber, ItemNumber, MotionKind, MotionNumber, Question, RefusalCode, RefusalKind,
    VoteNumber,
};
use rules::DecisionRule;

use crate::stage::*;

use crate::provoke::{provoke, two_of_five_present};

const V1: VoteNumber = VoteNumber(1);
const V9: VoteNumber = VoteNumber(9);

#[test]
fn every_refusal_can_be_met_and_says_what_to_do() {
    for &code in RefusalCode::ALL {
        let (mut plenary, actor, command) = provoke(code);
        let refusal = plenary.refuse(&actor, command);
        assert_eq!(refusal.code, code, "{refusal}");
        let sentence = &refusal.sentence;
        assert!(
            sentence.ends_with('.') && sentence.chars().count() < 300,
            "{code}: {sentence}"
        );
        let sentences = sentence.split_terminator(['.', ';']).count();
        assert!(
            sentences >= 2,
            "{code} says what is the matter but not what to do: {sentence}"
        );
    }
}

#[test]
fn the_word_of_a_code_is_that_of_its_json() {
    for &code in RefusalCode::ALL {
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<RefusalCode>(&json).unwrap(), code);
        assert!(
            code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{code}"
        );
    }
}

#[test]
fn what_is_not_there_is_told_apart_from_what_may_not_be_done() {
    assert_eq!(RefusalCode::UnknownVote.kind(), RefusalKind::Unknown);
    assert_eq!(RefusalCode::PartyConcerned.kind(), RefusalKind::NotAllowed);
    assert_eq!(RefusalCode::VoteClosed.kind(), RefusalKind::WrongState);
    assert_eq!(RefusalCode::TextTooLong.kind(), RefusalKind::Invalid);
}

/// The numbers a chair needs stand in the sentence.
#[test]
fn a_missing_quorum_is_told_in_numbers() {
    let mut plenary = two_of_five_present();
    let refusal = plenary.refuse(&chair(), Command::OpenVote { vote: V1 });
    assert!(
        refusal
            .sentence
            .starts_with("The quorum is 3 of 5 present; 2 are."),
        "{refusal}"
    );
}

#[test]
fn a_text_over_its_limit_is_told_both_lengths() {
    let refusal = convened().refuse(&delegate("AA"), propose(&"é".repeat(201)));
    assert!(
        refusal.sentence.contains("201") && refusal.sentence.contains("200"),
        "{refusal}"
    );
}

#[test]
fn what_does_not_exist_is_refused_wherever_it_is_named() {
    let mut plenary = in_session();
    let (motion, item, draft) = (MotionNumber(9), ItemNumber(9), DraftNumber(9));
    let nobody = || self::code("ZZ");
    let mut attempts = vec![
        (
            RefusalCode::UnknownItem,
            chair(),
            Command::TakeUpItem {
                meeting: meeting(),
                item: ItemNumber(0),
            },
        ),
        (
            RefusalCode::UnknownItem,
            chair(),
            Command::CloseItem {
                meeting: meeting(),
                item,
            },
        ),
        (RefusalCode::UnknownItem, observer(), statement("m", Some(9))),
        (
            RefusalCode::UnknownDraft,
            delegate("AA"),
            Command::TableMotion { draft },
        ),
        (
            RefusalCode::UnknownDraft,
            delegate("AA"),
            Command::ReviseDraft {
                draft,
                content: content(MotionKind::General),
            },
        ),
        (
            RefusalCode::UnknownMotion,
            delegate("AA"),
            Command::WithdrawMotion { motion },
        ),
        (
            RefusalCode::UnknownMotion,
            delegate("AA"),
            Command::WithdrawSponsorship { motion },
        ),
        (
            RefusalCode::UnknownMotion,
            chair(),
            announce(Question::Motion(motion), DecisionRule::consensus()),
        ),
        (
            RefusalCode::UnknownDelegation,
            delegate("AA"),
            crate::stage::draft(MotionKind::Suspension { delegation: nobody() }),
        ),
        (RefusalCode::UnknownDelegation, delegate("ZZ"), propose("Water")),
        (
            RefusalCode::UnknownDelegation,
            secretariat(),
            Command::WithdrawCredentials {
                meeting: meeting(),
                delegation: nobody(),
            },
        ),
        (RefusalCode::UnknownMeeting, observer(), statement("n", None)),
    ];
    for command in [
        Command::CallOffVote {
            vote: V9,
            reason: "No.".into(),
        },
        Command::OpenVote { vote: V9 },
        Command::CloseVote { vote: V9 },
        Command::DeclareVote { vote: V9 },
        Command::PublishVote { vote: V9 },
    ] {
        attempts.push((RefusalCode::UnknownVote, secretariat(), command));
    }
    for (code, actor, command) in attempts {
        plenary.refuse_with(code, &actor, command);
    }
}

/// Whoever guesses numbers learns nothing of other delegations' drafts.
#[test]
fn a_draft_of_another_delegation_is_as_unknown_as_none() {
    let mut plenary = item_taken_up();
    plenary.take(&delegate("AA"), draft(MotionKind::General));
    let told = |plenary: &mut Plenary, draft| {
        let refusal = plenary.refuse(
            &delegate("BB"),
            Command::TableMotion {
                draft: DraftNumber(draft),
            },
        );
        (refusal.code, refusal.sentence.replace(&draft.to_string(), "n"))
    };
    assert_eq!(told(&mut plenary, 1), told(&mut plenary, 7));
}
