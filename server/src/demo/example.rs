//! The Example Assembly: invented delegations that take the same question to a vote.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use chrono::{Days, Utc};
use clerk::Clerk;
use plenary::{
    Body, Code, Command, Event, ItemNumber, MeetingId, MotionKind, MotionText, PersonId, Question, Role,
    VoteNumber,
};
use rules::{Answer, Base, DecisionRule};
use serde::Deserialize;

use super::hand::Hand;

pub(super) const BODY: &str = "example-assembly";
const DELEGATIONS: &str = include_str!("../../demo/example-delegations.csv");
const OBSERVERS: &str = include_str!("../../demo/example-observers.csv");

/// Has no credentials, so that a page shows one without.
const WITHOUT_CREDENTIALS: &str = "ZEP";
/// Has credentials, and is not in the room.
const ABSENT: &str = "YSA";

#[derive(Deserialize)]
struct Row {
    code: Code,
    name: String,
    groups: String,
    contribution: u64,
}

/// The assembly's first plenary, up to the morning on which a visitor comes in.
struct Plenary<'a> {
    hand: Hand<'a>,
    meeting: MeetingId,
    /// Everybody in the room.
    present: Vec<Code>,
}

pub(super) async fn load(clerk: &Clerk, people: Vec<(PersonId, Role)>) -> anyhow::Result<()> {
    let hand = Hand::new(clerk, BODY, people)?;
    hand.found(Body {
        name: "Example Assembly".to_owned(),
        about: "An invented assembly of invented delegations, to try everything out: sign in as one of them, table a \
                motion, choose a rule, vote. Any likeness to a real state is none."
            .to_owned(),
        fictional: true,
        member_term: "Member".to_owned(),
        usual_rule: two_thirds()?,
    })
    .await?;
    let rows: Vec<Row> = csv::Reader::from_reader(DELEGATIONS.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()?;
    let codes: Vec<Code> = rows.iter().map(|row| row.code.clone()).collect();
    for Row {
        code,
        name,
        groups,
        contribution,
    } in rows
    {
        let (groups, weights) = (
            BTreeSet::from([groups]),
            BTreeMap::from([("contribution".to_owned(), contribution)]),
        );
        hand.secretariat(Command::AdmitDelegation {
            code,
            name,
            groups,
            weights,
        })
        .await?;
    }
    hand.observers(OBSERVERS).await?;
    let accepted: Vec<Code> = codes
        .into_iter()
        .filter(|code| code.as_str() != WITHOUT_CREDENTIALS)
        .collect();
    let present = accepted
        .iter()
        .filter(|code| code.as_str() != ABSENT)
        .cloned()
        .collect();
    let plenary = Plenary {
        hand,
        meeting: "first-plenary".parse()?,
        present,
    };
    plenary.open(accepted).await?;
    plenary.set_the_agenda().await?;
    plenary.widen_the_definition().await?;
    plenary.leave_for_the_visitor().await
}

impl Plenary<'_> {
    async fn open(&self, accepted: Vec<Code>) -> anyhow::Result<()> {
        let today = Utc::now().date_naive();
        let hand = &self.hand;
        let meeting = || self.meeting.clone();
        hand.secretariat(Command::ConveneMeeting {
            meeting: meeting(),
            title: "First Plenary".to_owned(),
            place: "Assembly Hall, Port Example".to_owned(),
            starts: today,
            ends: today
                .checked_add_days(Days::new(4))
                .context("the calendar has ended")?,
        })
        .await?;
        for delegation in accepted {
            hand.secretariat(Command::AcceptCredentials {
                meeting: meeting(),
                delegation,
            })
            .await?;
        }
        hand.chair(Command::OpenMeeting { meeting: meeting() }).await?;
        hand.chair(Command::OpenSitting {
            meeting: meeting(),
            public: true,
        })
        .await?;
        for delegation in self.present.clone() {
            hand.secretariat(Command::RecordPresence {
                meeting: meeting(),
                delegation,
                present: true,
            })
            .await?;
        }
        Ok(())
    }

    /// Six items: three by consensus, one blocked, one by two-thirds, one not decided.
    async fn set_the_agenda(&self) -> anyhow::Result<()> {
        let item = |title: &str, text: &str| Command::ProposeItem {
            meeting: self.meeting.clone(),
            title: title.to_owned(),
            text: text.to_owned(),
        };
        let hand = &self.hand;
        let report = item(
            "Report of the secretariat",
            "What was done since the Assembly was founded.",
        );
        hand.secretariat(report).await?;
        let definition = item(
            "A wider definition",
            "Whether stones that pay for violence by a government's own forces are to be kept out of trade as those are \
             that pay for rebels.",
        );
        hand.delegate("MER", definition).await?;
        let reform = item(
            "Reform of decision-making",
            "What the Assembly does when consensus was sought and cannot be reached.",
        );
        hand.delegate("SOL", reform).await?;
        let conduct = item(
            "The conduct of Ravania",
            "Whether Ravania, whose forces crossed a border, is to stay in the Assembly.",
        );
        hand.delegate("ALV", conduct).await?;
        hand.delegate(
            "HES",
            item("Seat of the secretariat", "An offer of Hesperland to host it."),
        )
        .await?;
        hand.delegate("TAM", item("Travel costs of small delegations", ""))
            .await?;

        let consensus = DecisionRule::consensus;
        self.vote(place(&[1, 2, 3]), consensus(), &[], |code| match code {
            "RAV" | "DOR" => Answer::StandAside,
            _ => Answer::Join,
        })
        .await?;
        self.vote(place(&[5]), consensus(), &[], |code| match code {
            "FAR" | "BRO" => Answer::Object,
            "KAV" => Answer::StandAside,
            _ => Answer::Join,
        })
        .await?;
        self.vote(place(&[4]), two_thirds()?, &[], |code| match code {
            "RAV" | "DOR" | "GAV" | "QVA" | "OSM" => Answer::No,
            "JUN" | "LOM" => Answer::Abstain,
            _ => Answer::Yes,
        })
        .await?;
        Ok(())
    }

    /// A motion, its sponsors, its vote, and two explanations of it.
    async fn widen_the_definition(&self) -> anyhow::Result<()> {
        let hand = &self.hand;
        self.take_up(2).await?;
        let motion = self
            .table(
                "MER",
                2,
                "Stones that pay for violence",
                "The Assembly acts against every stone whose sale pays for violence against people, whoever commits it: \
                 rebels, companies, or the forces of a government.\n\nThe secretariat reports on the first year.",
                MotionKind::General,
            )
            .await?;
        for sponsor in ["ALV", "SOL", "ELM"] {
            hand.delegate(sponsor, Command::SponsorMotion { motion }).await?;
        }
        let vote = self
            .vote(Question::Motion(motion), two_thirds()?, &[], |code| match code {
                "RAV" | "DOR" | "GAV" | "QVA" => Answer::No,
                "JUN" | "LOM" | "WRN" => Answer::Abstain,
                _ => Answer::Yes,
            })
            .await?;
        let explain = |text: &str| Command::ExplainVote {
            vote,
            text: text.to_owned(),
        };
        let no = "Ravania voted against. A technical body should leave politics to others.";
        hand.delegate("RAV", explain(no)).await?;
        let abstained = "Junaria abstained: it shares the aim, and would have liked to see what the work costs a small mine.";
        hand.delegate("JUN", explain(abstained)).await?;
        Ok(())
    }

    /// A motion to suspend, on which no rule is chosen yet; a motion on reform whose vote is announced; a statement.
    async fn leave_for_the_visitor(&self) -> anyhow::Result<()> {
        let hand = &self.hand;
        hand.chair(Command::CloseItem {
            meeting: self.meeting.clone(),
            item: ItemNumber(2),
        })
        .await?;
        self.take_up(4).await?;
        let suspension = MotionKind::Suspension {
            delegation: "RAV".parse()?,
        };
        let text = "Ravania is suspended until its forces have left. It is heard on this motion and does not vote on it.";
        let motion = self
            .table("ALV", 4, "Suspension of Ravania", text, suspension)
            .await?;
        hand.delegate("MER", Command::SponsorMotion { motion }).await?;
        hand.observer(
            "OBW",
            Command::SubmitStatement {
                meeting: self.meeting.clone(),
                item: Some(ItemNumber(4)),
                title: "What the mines of the border pay for".to_owned(),
                text: "We have followed the stones of two border mines for a year. What they earn is paid out in a barracks. \
                       We ask delegations to decide, and to say why they decide as they do."
                    .to_owned(),
            },
        )
        .await?;
        let text = "Consensus is always sought first. Where it cannot be reached after consultations, two-thirds of the \
                    members present and voting decide.";
        let motion = self
            .table(
                "SOL",
                3,
                "Two-thirds where consensus fails",
                text,
                MotionKind::General,
            )
            .await?;
        let rule = DecisionRule::at_least(2, 3, Base::Members)?;
        self.announce(Question::Motion(motion), rule, &[]).await?;
        let text =
            "The Assembly pays the journey of one delegate of each member whose contribution is below five.";
        let draft = Command::DraftMotion {
            meeting: self.meeting.clone(),
            item: ItemNumber(1),
            content: MotionText {
                title: "A fund for journeys".to_owned(),
                text: text.to_owned(),
                kind: MotionKind::General,
            },
        };
        hand.delegate("SOL", draft).await.map(drop)
    }

    async fn take_up(&self, item: u32) -> anyhow::Result<()> {
        let command = Command::TakeUpItem {
            meeting: self.meeting.clone(),
            item: ItemNumber(item),
        };
        self.hand.chair(command).await.map(drop)
    }

    async fn table(
        &self,
        code: &str,
        item: u32,
        title: &str,
        text: &str,
        kind: MotionKind,
    ) -> anyhow::Result<plenary::MotionNumber> {
        let content = MotionText {
            title: title.to_owned(),
            text: text.to_owned(),
            kind,
        };
        let draft = Command::DraftMotion {
            meeting: self.meeting.clone(),
            item: ItemNumber(item),
            content,
        };
        let drafted = self.hand.delegate(code, draft).await?;
        let draft = drafted.iter().find_map(|event| match event {
            Event::MotionDrafted { draft, .. } => Some(*draft),
            _ => None,
        });
        let draft = draft.context("no draft was made")?;
        let tabled = self.hand.delegate(code, Command::TableMotion { draft }).await?;
        let motion = tabled.iter().find_map(|event| match event {
            Event::MotionTabled { motion, .. } => Some(*motion),
            _ => None,
        });
        motion.context("no motion was tabled")
    }

    async fn announce(
        &self,
        question: Question,
        rule: DecisionRule,
        parties: &[Code],
    ) -> anyhow::Result<VoteNumber> {
        let parties_concerned = parties.iter().cloned().collect();
        let command = Command::AnnounceVote {
            meeting: self.meeting.clone(),
            question,
            rule,
            parties_concerned,
        };
        let announced = self.hand.chair(command).await?;
        let vote = announced.iter().find_map(|event| match event {
            Event::VoteAnnounced { vote, .. } => Some(*vote),
            _ => None,
        });
        vote.context("no vote was announced")
    }

    /// A whole vote: announced, opened, cast, closed, declared, published.
    async fn vote(
        &self,
        question: Question,
        rule: DecisionRule,
        parties: &[Code],
        answer: impl Fn(&str) -> Answer,
    ) -> anyhow::Result<VoteNumber> {
        let vote = self.announce(question, rule, parties).await?;
        self.hand.chair(Command::OpenVote { vote }).await?;
        for code in self.present.iter().map(Code::as_str) {
            let answer = answer(code);
            let reason = (answer == Answer::Object).then(|| reason(code).to_owned());
            self.hand
                .delegate(code, Command::CastBallot { vote, answer, reason })
                .await?;
        }
        self.hand.chair(Command::CloseVote { vote }).await?;
        self.hand.chair(Command::DeclareVote { vote }).await?;
        self.hand.secretariat(Command::PublishVote { vote }).await?;
        Ok(vote)
    }
}

/// Why a delegation objects to discussing the secretariat's seat.
fn reason(code: &str) -> &'static str {
    match code {
        "FAR" => "Farholm hosts the secretariat and was not asked before this item was proposed.",
        _ => "Brovania sees no cost estimate, and does not discuss a seat without one.",
    }
}

fn place(items: &[u32]) -> Question {
    Question::PlaceItems(items.iter().copied().map(ItemNumber).collect())
}

/// The assembly's usual rule.
fn two_thirds() -> anyhow::Result<DecisionRule> {
    Ok(DecisionRule::at_least(2, 3, Base::PresentAndVoting)?)
}
