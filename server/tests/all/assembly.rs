//! A small body, set up through the clerk.

use plenary::{
    Actor, Body, BodyId, Command, Event, ItemNumber, MotionKind, MotionText, Question, Rank, Role,
};
use rules::{Answer, Base, DecisionRule};

use crate::house::House;

pub(crate) const BODY: &str = "assembly";
pub(crate) const MEETING: &str = "first";

pub(crate) fn delegate(code: &str) -> Role {
    Role::Delegate {
        delegation: code.parse().unwrap(),
        rank: Rank::Representative,
    }
}

pub(crate) fn alternate(code: &str) -> Role {
    Role::Delegate {
        delegation: code.parse().unwrap(),
        rank: Rank::Alternate,
    }
}

pub(crate) fn observer(code: &str) -> Role {
    Role::Observer {
        organisation: code.parse().unwrap(),
    }
}

impl House {
    /// Acts through the clerk.
    pub(crate) async fn act(&self, role: Role, command: Command) -> Vec<Event> {
        let body: BodyId = BODY.parse().unwrap();
        let actor = Actor {
            person: "somebody".parse().unwrap(),
            role,
        };
        self.clerk.submit(&body, actor, command).await.unwrap().events
    }

    /// Five delegations AA to EE and the observer OO; a meeting with an open public sitting in which AA, BB and CC
    /// are present; DD has credentials and is absent; EE has none.
    pub(crate) async fn assemble(&self) {
        let secretariat = |command| self.act(Role::Secretariat, command);
        secretariat(Command::FoundBody(Body {
            name: "The Assembly".into(),
            about: String::new(),
            fictional: true,
            member_term: "Member".into(),
            usual_rule: DecisionRule::simple_majority(),
        }))
        .await;
        let meeting = || MEETING.parse().unwrap();
        let day = |text: &str| text.parse().unwrap();
        for code in ["AA", "BB", "CC", "DD", "EE"] {
            let (groups, weights) = Default::default();
            let name = format!("Delegation {code}");
            secretariat(Command::AdmitDelegation {
                code: code.parse().unwrap(),
                name,
                groups,
                weights,
            })
            .await;
        }
        let (name, kind) = ("Organisation OO".into(), "civil society".into());
        secretariat(Command::AdmitObserver {
            code: "OO".parse().unwrap(),
            name,
            kind,
        })
        .await;
        secretariat(Command::ConveneMeeting {
            meeting: meeting(),
            title: "First meeting".into(),
            place: "Here".into(),
            starts: day("2026-01-05"),
            ends: day("2026-01-09"),
        })
        .await;
        for code in ["AA", "BB", "CC", "DD"] {
            let delegation = code.parse().unwrap();
            secretariat(Command::AcceptCredentials {
                meeting: meeting(),
                delegation,
            })
            .await;
        }
        self.act(Role::Chair, Command::OpenMeeting { meeting: meeting() })
            .await;
        self.sit(true).await;
    }

    /// Opens a sitting in which AA, BB and CC are present.
    pub(crate) async fn sit(&self, public: bool) {
        self.act(
            Role::Chair,
            Command::OpenSitting {
                meeting: MEETING.parse().unwrap(),
                public,
            },
        )
        .await;
        for code in ["AA", "BB", "CC"] {
            let (meeting, delegation) = (MEETING.parse().unwrap(), code.parse().unwrap());
            self.act(
                Role::Secretariat,
                Command::RecordPresence {
                    meeting,
                    delegation,
                    present: true,
                },
            )
            .await;
        }
    }

    /// Vote 1, open: whether to discuss item 1, by more than half of those present and voting.
    pub(crate) async fn open_vote(&self) {
        self.announce_vote().await;
        self.act(Role::Chair, Command::OpenVote { vote: 1.into_vote() })
            .await;
    }

    /// Vote 1, announced.
    pub(crate) async fn announce_vote(&self) {
        let (meeting, title, text) = (MEETING.parse().unwrap(), "An item".into(), String::new());
        self.act(delegate("AA"), Command::ProposeItem { meeting, title, text })
            .await;
        let question = Question::PlaceItems(vec![ItemNumber(1)]);
        self.announce(question, DecisionRule::simple_majority()).await;
    }

    async fn announce(&self, question: Question, rule: DecisionRule) {
        let meeting = MEETING.parse().unwrap();
        let parties_concerned = std::collections::BTreeSet::new();
        self.act(
            Role::Chair,
            Command::AnnounceVote {
                meeting,
                question,
                rule,
                parties_concerned,
            },
        )
        .await;
    }

    pub(crate) async fn cast(&self, code: &str, answer: Answer) {
        let (vote, reason) = (1.into_vote(), None);
        self.act(delegate(code), Command::CastBallot { vote, answer, reason })
            .await;
    }

    pub(crate) async fn close_vote(&self) {
        self.act(Role::Chair, Command::CloseVote { vote: 1.into_vote() })
            .await;
    }

    pub(crate) async fn declare_vote(&self) {
        self.act(Role::Chair, Command::DeclareVote { vote: 1.into_vote() })
            .await;
    }

    pub(crate) async fn publish_vote(&self) {
        self.act(Role::Secretariat, Command::PublishVote { vote: 1.into_vote() })
            .await;
    }

    /// Puts item 1 on the agenda, takes it up, and has AA table motion 1: the suspension of BB. Vote 2 on it, with BB
    /// a party concerned, is adopted by AA and CC.
    pub(crate) async fn suspend_bb(&self) {
        self.open_vote().await;
        for code in ["AA", "BB", "CC"] {
            self.cast(code, Answer::Yes).await;
        }
        self.close_vote().await;
        self.declare_vote().await;
        let meeting = || MEETING.parse().unwrap();
        self.act(
            Role::Chair,
            Command::TakeUpItem {
                meeting: meeting(),
                item: ItemNumber(1),
            },
        )
        .await;
        let kind = MotionKind::Suspension {
            delegation: "BB".parse().unwrap(),
        };
        let content = MotionText {
            title: "Suspend BB".into(),
            text: "BB is suspended.".into(),
            kind,
        };
        let draft = Command::DraftMotion {
            meeting: meeting(),
            item: ItemNumber(1),
            content,
        };
        self.act(delegate("AA"), draft).await;
        self.act(
            delegate("AA"),
            Command::TableMotion {
                draft: plenary::DraftNumber(1),
            },
        )
        .await;
        let question = Question::Motion(plenary::MotionNumber(1));
        let rule = DecisionRule::at_least(2, 3, Base::PresentAndVoting).unwrap();
        let parties_concerned = ["BB".parse().unwrap()].into();
        self.act(
            Role::Chair,
            Command::AnnounceVote {
                meeting: meeting(),
                question,
                rule,
                parties_concerned,
            },
        )
        .await;
        let vote = 2.into_vote();
        self.act(Role::Chair, Command::OpenVote { vote }).await;
        for code in ["AA", "CC"] {
            self.act(
                delegate(code),
                Command::CastBallot {
                    vote,
                    answer: Answer::Yes,
                    reason: None,
                },
            )
            .await;
        }
        self.act(Role::Chair, Command::CloseVote { vote }).await;
        self.act(Role::Chair, Command::DeclareVote { vote }).await;
    }
}

/// A vote's number, written short.
pub(crate) trait IntoVote {
    fn into_vote(self) -> plenary::VoteNumber;
}

impl IntoVote for u32 {
    fn into_vote(self) -> plenary::VoteNumber {
        plenary::VoteNumber(self)
    }
}
