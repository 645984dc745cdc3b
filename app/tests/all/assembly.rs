//! A body in the midst of its work, in which everything that can be done can be done by somebody.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{
    Body, Command, DraftNumber, ItemNumber, MotionKind, MotionNumber, MotionText, Question, Role, VoteNumber,
};
use rules::{Answer, DecisionRule};

use crate::house::{House, delegate};

pub(crate) const MEETING: &str = "first";

impl House {
    /// Delegations AA to DD and an observer. In the meeting "first" a sitting is open; AA and BB are present, CC has
    /// credentials and is absent, DD has none. "second" is called, "third" is open without a sitting.
    ///
    /// Items: 1 taken up, 2 and 3 proposed, 4 on the agenda. Motions: 1 and 2 of AA, of which BB sponsors the second;
    /// 3 suspends DD. A draft of BB. Votes: 1 placed items 1 and 4 and is published; 2 on motion 1 is closed; 3 on item 2 is
    /// announced; 4 on item 3 is open, and AA has joined.
    pub(crate) async fn assembly() -> Self {
        let house = Self::open().await;
        house.body().await;
        house.meetings().await;
        house.agenda().await;
        house.motions().await;
        house
    }

    async fn body(&self) {
        let office = |command| self.act(Role::Secretariat, command);
        office(Command::FoundBody(Body {
            name: "The Assembly".into(),
            about: "Invented.".into(),
            fictional: true,
            member_term: "Member".into(),
            usual_rule: DecisionRule::simple_majority(),
        }))
        .await;
        for code in ["AA", "BB", "CC", "DD"] {
            office(Command::AdmitDelegation {
                code: code.parse().unwrap(),
                name: format!("Delegation {code}"),
                groups: BTreeSet::new(),
                weights: BTreeMap::new(),
            })
            .await;
        }
        office(Command::AdmitObserver {
            code: "OO".parse().unwrap(),
            name: "Onlookers".into(),
            kind: "civil society".into(),
        })
        .await;
    }

    async fn meetings(&self) {
        let office = |command| self.act(Role::Secretariat, command);
        for meeting in [MEETING, "second", "third"] {
            office(Command::ConveneMeeting {
                meeting: meeting.parse().unwrap(),
                title: format!("The {meeting} meeting"),
                place: "Here".into(),
                // "first" begins last, so that it is the one to look at.
                starts: if meeting == MEETING {
                    "2027-03-02"
                } else {
                    "2027-03-01"
                }
                .parse()
                .unwrap(),
                ends: "2027-03-03".parse().unwrap(),
            })
            .await;
        }
        let meeting = || MEETING.parse().unwrap();
        self.act(
            Role::Chair,
            Command::OpenMeeting {
                meeting: "third".parse().unwrap(),
            },
        )
        .await;
        self.act(Role::Chair, Command::OpenMeeting { meeting: meeting() })
            .await;
        self.act(
            Role::Chair,
            Command::OpenSitting {
                meeting: meeting(),
                public: true,
            },
        )
        .await;
        for code in ["AA", "BB", "CC"] {
            let delegation = code.parse().unwrap();
            office(Command::AcceptCredentials {
                meeting: meeting(),
                delegation,
            })
            .await;
        }
        for code in ["AA", "BB"] {
            let delegation = code.parse().unwrap();
            self.act(
                delegate(code),
                Command::RecordPresence {
                    meeting: meeting(),
                    delegation,
                    present: true,
                },
            )
            .await;
        }
    }

    async fn announce(&self, question: Question) {
        let rule = match question {
            Question::Motion(_) => DecisionRule::simple_majority(),
            _ => DecisionRule::consensus(),
        };
        let parties_concerned = BTreeSet::new();
        let meeting = MEETING.parse().unwrap();
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

    async fn cast(&self, code: &str, vote: u32, answer: Answer) {
        self.act(
            delegate(code),
            Command::CastBallot {
                vote: VoteNumber(vote),
                answer,
                reason: None,
            },
        )
        .await;
    }

    async fn agenda(&self) {
        let meeting = || MEETING.parse().unwrap();
        for title in ["One", "Two", "Three", "Four"] {
            let propose = Command::ProposeItem {
                meeting: meeting(),
                title: title.into(),
                text: String::new(),
            };
            self.act(delegate("AA"), propose).await;
        }
        self.announce(Question::PlaceItems(vec![ItemNumber(1), ItemNumber(4)]))
            .await;
        let vote = VoteNumber(1);
        self.act(Role::Chair, Command::OpenVote { vote }).await;
        self.cast("AA", 1, Answer::Join).await;
        self.act(Role::Chair, Command::CloseVote { vote }).await;
        self.act(Role::Chair, Command::DeclareVote { vote }).await;
        self.act(Role::Secretariat, Command::PublishVote { vote }).await;
        self.act(
            Role::Chair,
            Command::TakeUpItem {
                meeting: meeting(),
                item: ItemNumber(1),
            },
        )
        .await;
    }

    async fn motions(&self) {
        let suspension = MotionKind::Suspension {
            delegation: "DD".parse().unwrap(),
        };
        let drafts = [
            ("AA", MotionKind::General),
            ("AA", MotionKind::General),
            ("AA", suspension),
            ("BB", MotionKind::General),
        ];
        for (number, (code, kind)) in (1..).zip(drafts) {
            let content = MotionText {
                title: format!("Draft {number} of {code}"),
                text: "We decide.".into(),
                kind,
            };
            let (meeting, item) = (MEETING.parse().unwrap(), ItemNumber(1));
            self.act(
                delegate(code),
                Command::DraftMotion {
                    meeting,
                    item,
                    content,
                },
            )
            .await;
            if code == "AA" {
                self.act(
                    delegate(code),
                    Command::TableMotion {
                        draft: DraftNumber(number),
                    },
                )
                .await;
            }
        }
        self.act(
            delegate("BB"),
            Command::SponsorMotion {
                motion: MotionNumber(2),
            },
        )
        .await;
        self.announce(Question::Motion(MotionNumber(1))).await;
        self.act(Role::Chair, Command::OpenVote { vote: VoteNumber(2) })
            .await;
        self.cast("AA", 2, Answer::Yes).await;
        self.act(Role::Chair, Command::CloseVote { vote: VoteNumber(2) })
            .await;
        self.announce(Question::PlaceItems(vec![ItemNumber(2)])).await;
        self.announce(Question::PlaceItems(vec![ItemNumber(3)])).await;
        self.act(Role::Chair, Command::OpenVote { vote: VoteNumber(4) })
            .await;
        self.cast("AA", 4, Answer::Join).await;
    }

    /// Declares vote 2, which then waits to be published.
    pub(crate) async fn declare(&self) {
        self.act(Role::Chair, Command::DeclareVote { vote: VoteNumber(2) })
            .await;
    }
}
