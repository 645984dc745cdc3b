//! A body for the tests, its people, and what they ask.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use clerk::{Clerk, Clock, Receipt, SubmitError};
use plenary::{
    Actor, Body, BodyId, Code, Command, ItemNumber, MeetingId, PersonId, Question, Rank, Role, VoteNumber,
};
use rules::{Answer, DecisionRule};
use store::Store;

pub(crate) const DELEGATIONS: usize = 5;

/// A clock that stands still.
pub(crate) fn clock() -> Clock {
    let now = noon();
    Arc::new(move || now)
}

/// Not on a whole millisecond: the record keeps whole ones.
pub(crate) fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 123_456_789).unwrap()
}

pub(crate) async fn start(store: Arc<dyn Store>) -> Clerk {
    Clerk::start(store, clock()).await.unwrap()
}

pub(crate) fn body() -> BodyId {
    "assembly".parse().unwrap()
}

pub(crate) fn secretariat() -> Actor {
    Actor {
        person: "secretary".parse().unwrap(),
        role: Role::Secretariat,
    }
}

pub(crate) fn chair() -> Actor {
    Actor {
        person: "chair".parse().unwrap(),
        role: Role::Chair,
    }
}

pub(crate) fn delegate(n: usize) -> Actor {
    let person: PersonId = format!("delegate-{n}").parse().unwrap();
    Actor {
        person,
        role: Role::Delegate {
            delegation: delegation(n),
            rank: Rank::Representative,
        },
    }
}

pub(crate) fn delegation(n: usize) -> Code {
    format!("D{n}").parse().unwrap()
}

pub(crate) fn found() -> Command {
    Command::FoundBody(Body {
        name: "Assembly".into(),
        about: "For tests.".into(),
        fictional: true,
        member_term: "Member".into(),
        usual_rule: DecisionRule::simple_majority(),
    })
}

/// A command that may be accepted once, whatever else happens.
pub(crate) fn admit_observer(code: &str) -> Command {
    Command::AdmitObserver {
        code: code.parse().unwrap(),
        name: code.into(),
        kind: "civil society".into(),
    }
}

pub(crate) fn ballot(answer: Answer) -> Command {
    Command::CastBallot {
        vote: VoteNumber(1),
        answer,
        reason: None,
    }
}

/// Begins the body's record.
pub(crate) async fn founded(clerk: &Clerk) {
    clerk.submit(&body(), secretariat(), found()).await.unwrap();
}

pub(crate) async fn submit(clerk: &Clerk, command: Command) -> Result<Receipt, SubmitError> {
    clerk.submit(&body(), secretariat(), command).await
}

/// Begins the record and goes on to an open vote, vote 1, of [`DELEGATIONS`] delegations.
pub(crate) async fn voting(clerk: &Clerk) {
    let meeting: MeetingId = "plenary".parse().unwrap();
    let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let members = || (0..DELEGATIONS).map(delegation);
    let mut story = vec![(secretariat(), found())];
    story.extend(members().map(|code| {
        let name = code.to_string();
        let command = Command::AdmitDelegation {
            code,
            name,
            groups: BTreeSet::new(),
            weights: BTreeMap::new(),
        };
        (secretariat(), command)
    }));
    let convene = Command::ConveneMeeting {
        meeting: meeting.clone(),
        title: "Plenary".into(),
        place: "Nowhere".into(),
        starts: day,
        ends: day + TimeDelta::days(4),
    };
    story.push((secretariat(), convene));
    story.push((
        chair(),
        Command::OpenMeeting {
            meeting: meeting.clone(),
        },
    ));
    story.extend(members().map(|delegation| {
        (
            secretariat(),
            Command::AcceptCredentials {
                meeting: meeting.clone(),
                delegation,
            },
        )
    }));
    story.push((
        chair(),
        Command::OpenSitting {
            meeting: meeting.clone(),
            public: true,
        },
    ));
    story.extend(members().map(|delegation| {
        (
            secretariat(),
            Command::RecordPresence {
                meeting: meeting.clone(),
                delegation,
                present: true,
            },
        )
    }));
    let (title, text) = ("Water".to_owned(), "Of the river.".to_owned());
    story.push((
        secretariat(),
        Command::ProposeItem {
            meeting: meeting.clone(),
            title,
            text,
        },
    ));
    let announce = Command::AnnounceVote {
        meeting,
        question: Question::PlaceItems(vec![ItemNumber(1)]),
        rule: DecisionRule::simple_majority(),
        parties_concerned: BTreeSet::new(),
    };
    story.push((chair(), announce));
    story.push((chair(), Command::OpenVote { vote: VoteNumber(1) }));
    for (actor, command) in story {
        clerk.submit(&body(), actor, command).await.unwrap();
    }
}
