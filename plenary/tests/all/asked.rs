//! What is asked: the commands of these tests.

use std::collections::{BTreeMap, BTreeSet};

use plenary::*;
use rules::{Answer, Base, Criterion, DecisionRule, Measure, Method, Requirement};

use crate::stage::DELEGATIONS;

pub(crate) fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub(crate) fn meeting() -> MeetingId {
    "m".parse().unwrap()
}

pub(crate) fn found() -> Command {
    Command::FoundBody(Body {
        name: "Example Assembly".into(),
        about: "Made up.".into(),
        fictional: true,
        member_term: "Member".into(),
        usual_rule: DecisionRule::consensus(),
    })
}

/// Weight `people`: 10 for AA, 20 for BB and so on; AA and BB are in the group `north`.
pub(crate) fn admit(delegation: &str) -> Command {
    let place = DELEGATIONS
        .iter()
        .position(|known| *known == delegation)
        .unwrap_or(9) as u64;
    Command::AdmitDelegation {
        code: code(delegation),
        name: format!("Land {delegation}"),
        groups: if place < 2 {
            BTreeSet::from(["north".to_owned()])
        } else {
            BTreeSet::new()
        },
        weights: BTreeMap::from([("people".to_owned(), 10 * (place + 1))]),
    }
}

pub(crate) fn convene(meeting: &str) -> Command {
    Command::ConveneMeeting {
        meeting: meeting.parse().unwrap(),
        title: "The meeting".into(),
        place: "Somewhere".into(),
        starts: "2022-06-20".parse().unwrap(),
        ends: "2022-06-24".parse().unwrap(),
    }
}

pub(crate) fn accept(delegation: &str) -> Command {
    Command::AcceptCredentials {
        meeting: meeting(),
        delegation: code(delegation),
    }
}

pub(crate) fn presence(delegation: &str, present: bool) -> Command {
    Command::RecordPresence {
        meeting: meeting(),
        delegation: code(delegation),
        present,
    }
}

pub(crate) fn propose(title: &str) -> Command {
    Command::ProposeItem {
        meeting: meeting(),
        title: title.into(),
        text: String::new(),
    }
}

pub(crate) fn draft(kind: MotionKind) -> Command {
    Command::DraftMotion {
        meeting: meeting(),
        item: ItemNumber(1),
        content: content(kind),
    }
}

pub(crate) fn content(kind: MotionKind) -> MotionText {
    MotionText {
        title: "Wells".into(),
        text: "Decides to dig wells.".into(),
        kind,
    }
}

pub(crate) fn place(items: &[u32]) -> Question {
    Question::PlaceItems(items.iter().copied().map(ItemNumber).collect())
}

pub(crate) fn announce(question: Question, rule: DecisionRule) -> Command {
    Command::AnnounceVote {
        meeting: meeting(),
        question,
        rule,
        parties_concerned: BTreeSet::new(),
    }
}

pub(crate) fn ballot(vote: u32, answer: Answer) -> Command {
    let reason = (answer == Answer::Object).then(|| "It is no matter for us.".to_owned());
    Command::CastBallot {
        vote: VoteNumber(vote),
        answer,
        reason,
    }
}

pub(crate) fn source() -> Source {
    Source {
        publisher: "A newspaper".into(),
        date: "2022-06-16".parse().ok(),
        url: Some("https://news.example/1".into()),
        says: "Who objected.".into(),
    }
}

pub(crate) fn statement(meeting: &str, item: Option<u32>) -> Command {
    let item = item.map(ItemNumber);
    Command::SubmitStatement {
        meeting: meeting.parse().unwrap(),
        item,
        title: "A word".into(),
        text: "Heard.".into(),
    }
}

pub(crate) fn reported_statement(organisation: &str) -> Command {
    Command::ReportStatement {
        meeting: meeting(),
        organisation: code(organisation),
        item: None,
        title: "A word".into(),
        text: "Heard.".into(),
        sources: vec![source()],
    }
}

pub(crate) fn reported_item() -> ReportedItem {
    ReportedItem {
        meeting: meeting(),
        title: "Wood".into(),
        text: String::new(),
        proposers: vec![
            plenary::Proposer::Delegation(code("AA")),
            plenary::Proposer::Observer(code("OBS")),
        ],
        objectors: vec![code("BB"), code("CC")],
        reported: Some("They called it a technical matter.".into()),
        sources: vec![source()],
    }
}

pub(crate) fn imported() -> ImportedVote {
    ImportedVote {
        meeting: meeting(),
        title: "Amendments, rules of procedure".into(),
        symbol: "R/1/66".into(),
        rule: DecisionRule::simple_majority(),
        members: DELEGATIONS.iter().map(|delegation| code(delegation)).collect(),
        ballots: [
            (code("AA"), Answer::Yes),
            (code("BB"), Answer::No),
            (code("CC"), Answer::Yes),
        ]
        .into(),
        source: source(),
    }
}

pub(crate) fn withdraw_credentials(delegation: &str) -> Command {
    Command::WithdrawCredentials {
        meeting: meeting(),
        delegation: code(delegation),
    }
}

/// More than one half of this weight.
pub(crate) fn weighted(weight: &str) -> DecisionRule {
    let mut rule = DecisionRule::simple_majority();
    if let Method::Counting(Requirement::Criterion(Criterion { measure, .. })) = &mut rule.method {
        *measure = Measure::Weight(weight.into());
    }
    rule
}

/// A simple majority with a quorum of more than one half.
pub(crate) fn quorum_of(counting: Base) -> DecisionRule {
    let quorum = rules::Quorum {
        comparison: rules::Comparison::MoreThan,
        share: rules::Fraction::HALF,
        counting,
    };
    DecisionRule {
        quorum: Some(quorum),
        ..DecisionRule::simple_majority()
    }
}
