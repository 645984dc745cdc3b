//! What people write: trimmed, bounded, showable.

use plenary::{Command, MotionKind, MotionText, RefusalCode, VoteNumber, limits};
use rules::{Answer, DecisionRule};

use crate::stage::*;

#[test]
fn texts_fit_to_the_last_character_and_not_one_more() {
    let written = |length| "ß".repeat(length);
    let motion = |title, text| Command::DraftMotion {
        meeting: meeting(),
        item: plenary::ItemNumber(1),
        content: MotionText {
            title: written(title),
            text: written(text),
            kind: MotionKind::General,
        },
    };
    let cast = |length| Command::CastBallot {
        vote: VoteNumber(2),
        answer: Answer::Object,
        reason: Some(written(length)),
    };
    let explain = |length| Command::ExplainVote {
        vote: VoteNumber(2),
        text: written(length),
    };
    let open = vote_open(DecisionRule::consensus());
    let mut closed = open.clone();
    closed.take(&chair(), Command::CloseVote { vote: VoteNumber(2) });
    for (plenary, fits, too_long) in [
        (
            &open,
            motion(limits::TITLE, limits::TEXT),
            motion(limits::TITLE + 1, limits::TEXT),
        ),
        (
            &open,
            motion(limits::TITLE, limits::TEXT),
            motion(limits::TITLE, limits::TEXT + 1),
        ),
        (&open, cast(limits::REASON), cast(limits::REASON + 1)),
        (
            &closed,
            explain(limits::EXPLANATION),
            explain(limits::EXPLANATION + 1),
        ),
    ] {
        let mut plenary = plenary.clone();
        plenary.refuse_with(RefusalCode::TextTooLong, &delegate("BB"), too_long);
        plenary.take(&delegate("BB"), fits);
    }
}

#[test]
fn a_browsers_line_ends_are_kept_as_line_ends() {
    let mut plenary = convened();
    let text = "One\r\n\tTwo\r\n".to_owned();
    plenary.take(
        &delegate("AA"),
        Command::ProposeItem {
            meeting: meeting(),
            title: " Water ".into(),
            text,
        },
    );
    let item = &plenary.state.meetings[&meeting()].items[0];
    assert_eq!((item.title.as_str(), item.text.as_str()), ("Water", "One\n\tTwo"));
}

#[test]
fn a_title_is_one_line() {
    convened().refuse_with(
        RefusalCode::TextControl,
        &delegate("AA"),
        propose("Water\nand wood"),
    );
}

#[test]
fn statements_and_motions_need_a_text_and_items_do_not() {
    let mut plenary = in_session();
    let Command::SubmitStatement {
        meeting, item, title, ..
    } = statement("m", None)
    else {
        unreachable!()
    };
    let empty = Command::SubmitStatement {
        meeting,
        item,
        title,
        text: "\n".into(),
    };
    plenary.refuse_with(RefusalCode::TextMissing, &observer(), empty);
    let content = MotionText {
        text: String::new(),
        ..content(MotionKind::General)
    };
    let empty = Command::DraftMotion {
        meeting: crate::stage::meeting(),
        item: plenary::ItemNumber(1),
        content,
    };
    plenary.refuse_with(RefusalCode::TextMissing, &delegate("AA"), empty);
    plenary.take(&delegate("AA"), propose("Wood"));
}

#[test]
fn only_objections_must_state_a_reason() {
    let mut plenary = vote_open(DecisionRule::consensus());
    let cast = |answer, reason: Option<&str>| Command::CastBallot {
        vote: VoteNumber(2),
        answer,
        reason: reason.map(str::to_owned),
    };
    plenary.refuse_with(
        RefusalCode::ReasonMissing,
        &delegate("AA"),
        cast(Answer::Object, None),
    );
    plenary.take(&delegate("AA"), cast(Answer::StandAside, Some("  ")));
    assert_eq!(plenary.vote(2).ballots[0].reason, None);
    plenary.take(&delegate("AA"), cast(Answer::StandAside, Some(" Half a heart. ")));
    assert_eq!(
        plenary.vote(2).ballots[1].reason.as_deref(),
        Some("Half a heart.")
    );
}
