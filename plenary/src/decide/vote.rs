//! The course of a vote, from its announcement to its publication.

use std::collections::BTreeSet;

use rules::{Ballots, Base, DecisionRule, Electorate, Member, Phase, QuorumResult, tally};

use super::case::Case;
use super::{Decided, require, text};
use crate::{
    Code, Event, ItemNumber, ItemStatus, MeetingId, MotionNumber, Question, Refusal, RefusalCode, Sitting,
    Standing, Vote, VoteNumber, VoteStatus, limits,
};

impl Case<'_> {
    pub(super) fn announce_vote(
        self,
        meeting: MeetingId,
        question: Question,
        rule: DecisionRule,
        parties_concerned: BTreeSet<Code>,
    ) -> Decided {
        self.presiding("announce a vote")?;
        self.running_meeting(&meeting)?;
        match &question {
            Question::PlaceItems(items) => self.can_place(&meeting, items)?,
            Question::Motion(motion) => self.can_put(&meeting, *motion)?,
            Question::Imported { .. } => {
                let sentence =
                    "A question of another record comes with its result. Please import the vote instead.";
                return Err(Refusal::new(RefusalCode::ImportedQuestion, sentence));
            }
        }
        text::rule_for(self.state, &rule)?;
        parties_concerned
            .iter()
            .try_for_each(|code| self.delegation(code).map(drop))?;
        Ok(vec![Event::VoteAnnounced {
            vote: self.state.next_vote(),
            meeting,
            question,
            rule,
            parties_concerned,
        }])
    }

    pub(super) fn call_off_vote(self, number: VoteNumber, reason: &str) -> Decided {
        self.presiding("call off a vote")?;
        self.announced(number)?;
        let reason = text::paragraphs("The reason for calling the vote off", limits::REASON, reason)?;
        Ok(vec![Event::VoteCalledOff { vote: number, reason }])
    }

    pub(super) fn open_vote(self, number: VoteNumber) -> Decided {
        self.presiding("open a vote")?;
        let vote = self.announced(number)?;
        let sitting = Self::sitting(self.open_meeting_of(&vote.meeting)?)?;
        self.no_open_vote(&vote.meeting)?;
        match &vote.question {
            Question::PlaceItems(items) => {
                items
                    .iter()
                    .try_for_each(|&item| self.open_to_decision(&vote.meeting, item))?;
            }
            Question::Motion(motion) => {
                let motion = self.tabled_motion(*motion)?;
                self.can_be_done(&motion.content.kind)?;
                let status = self.item(&vote.meeting, motion.item)?.status;
                require(status == ItemStatus::TakenUp, RefusalCode::ItemNotTakenUp, || {
                    format!(
                        "Item {} is not being discussed. Take up the item first, then open the vote.",
                        motion.item
                    )
                })?;
            }
            Question::Imported { .. } => {}
        }
        // The roster may have changed since the announcement.
        text::rule_for(self.state, &vote.rule)?;
        let electorate = self.electorate(sitting, &vote.parties_concerned);
        quorate(&vote.rule, &electorate)?;
        let (rule, public) = (vote.rule.clone(), sitting.public);
        let mut events = vec![Event::VoteOpened {
            vote: number,
            rule,
            electorate,
            public,
        }];
        if let Question::Motion(motion) = vote.question {
            events.push(Event::MotionPut { motion, vote: number });
        }
        Ok(events)
    }

    pub(super) fn close_vote(self, number: VoteNumber) -> Decided {
        self.presiding("close a vote")?;
        open(self.vote(number)?)?;
        Ok(vec![Event::VoteClosed { vote: number }])
    }

    pub(super) fn publish_vote(self, number: VoteNumber) -> Decided {
        self.secretariat("publish a vote")?;
        let status = self.vote(number)?.status;
        require(
            status == VoteStatus::Declared,
            RefusalCode::VoteNotDeclared,
            || {
                let (is, then) = match status {
                    VoteStatus::Published => ("is published already", "There is nothing more to do"),
                    VoteStatus::CalledOff => ("was called off", "There is nothing to publish"),
                    _ => ("is not declared", "The chair declares the outcome first"),
                };
                format!("Vote {number} {is}. {then}.")
            },
        )?;
        Ok(vec![Event::VotePublished { vote: number }])
    }

    fn announced(&self, number: VoteNumber) -> Result<&Vote, Refusal> {
        let vote = self.vote(number)?;
        let (is, then) = match vote.status {
            VoteStatus::Announced => return Ok(vote),
            VoteStatus::CalledOff => ("was called off", "Please announce a new one"),
            VoteStatus::Open => ("is open", "Close it, and declare its outcome"),
            VoteStatus::Closed => ("has closed", "Declare its outcome"),
            VoteStatus::Declared | VoteStatus::Published => ("is decided", "Please announce a new one"),
        };
        let sentence = format!("Vote {number} {is}; it can no longer be opened or called off. {then}.");
        Err(Refusal::new(RefusalCode::VoteNotAnnounced, sentence))
    }

    fn can_place(self, meeting: &MeetingId, items: &[ItemNumber]) -> Result<(), Refusal> {
        require(!items.is_empty(), RefusalCode::NoItems, || {
            "The question names no items. Please choose at least one.".to_owned()
        })?;
        for (place, &item) in items.iter().enumerate() {
            require(!items[..place].contains(&item), RefusalCode::GivenTwice, || {
                format!("Item {item} stands twice in the question. Please choose it once.")
            })?;
            self.open_to_decision(meeting, item)?;
        }
        let pending = self
            .votes_of(meeting)
            .filter(|vote| vote.is_pending())
            .find(|vote| match &vote.question {
                Question::PlaceItems(put) => put.iter().any(|item| items.contains(item)),
                Question::Motion(_) | Question::Imported { .. } => false,
            });
        no_pending(pending)
    }

    fn open_to_decision(self, meeting: &MeetingId, number: ItemNumber) -> Result<(), Refusal> {
        let item = self.item(meeting, number)?;
        require(
            item.is_open_to_decision(),
            RefusalCode::ItemNotOpenToDecision,
            || match item.status {
                ItemStatus::Blocked => {
                    format!(
                        "Item {number} is blocked as its sources report. To put it again, propose it as a new item."
                    )
                }
                ItemStatus::Closed => {
                    format!("The discussion of item {number} has ended. Please propose a new item.")
                }
                _ => format!("Item {number} is on the agenda already. Take it up to discuss it."),
            },
        )
    }

    fn can_put(self, meeting: &MeetingId, number: MotionNumber) -> Result<(), Refusal> {
        let motion = self.motion(number)?;
        require(
            motion.meeting == *meeting,
            RefusalCode::MotionOfOtherMeeting,
            || {
                format!(
                    "Motion {number} is before the meeting {}. Please announce its vote there.",
                    motion.meeting
                )
            },
        )?;
        // First, so that a motion put to the vote is told from one decided.
        no_pending(self.pending_vote_on(number))?;
        self.tabled_motion(number)?;
        self.on_the_agenda(meeting, motion.item)
    }

    /// Every delegation as it stands now, in the order of codes.
    fn electorate(self, sitting: &Sitting, parties_concerned: &[Code]) -> Electorate {
        let members = self.state.delegations.values().map(|delegation| Member {
            code: delegation.code.to_string(),
            name: delegation.name.clone(),
            present: sitting.present.contains(&delegation.code),
            entitled: delegation.standing == Standing::Full && !parties_concerned.contains(&delegation.code),
            weights: delegation.weights.clone(),
            groups: delegation.groups.clone(),
        });
        Electorate {
            members: members.collect(),
        }
    }
}

/// The vote, where ballots can be cast in it.
pub(super) fn open(vote: &Vote) -> Result<(), Refusal> {
    let number = vote.number;
    match vote.status {
        VoteStatus::Open => Ok(()),
        VoteStatus::Announced => {
            let sentence = format!("Vote {number} is not open yet. Please wait until the chair opens it.");
            Err(Refusal::new(RefusalCode::VoteNotOpen, sentence))
        }
        VoteStatus::CalledOff => {
            let sentence =
                format!("Vote {number} was called off. Please wait for a new one to be announced.");
            Err(Refusal::new(RefusalCode::VoteNotOpen, sentence))
        }
        VoteStatus::Closed | VoteStatus::Declared | VoteStatus::Published => {
            let sentence = format!(
                "Vote {number} has closed; its ballots stand as they were cast. You may explain your vote."
            );
            Err(Refusal::new(RefusalCode::VoteClosed, sentence))
        }
    }
}

/// Refuses to open a vote that could not decide: nobody to vote, or fewer present than the quorum.
fn quorate(rule: &DecisionRule, electorate: &Electorate) -> Result<(), Refusal> {
    let somebody = electorate
        .members
        .iter()
        .any(|member| member.entitled && member.present);
    require(somebody, RefusalCode::NobodyMayVote, || {
        "No delegation that may vote is present. Please record who is present first.".to_owned()
    })?;
    let before =
        tally(rule, electorate, &Ballots::new(), Phase::Running).map_err(|fault| not_countable(&fault))?;
    let Some(QuorumResult { quorum, result }) = before.quorum else {
        return Ok(());
    };
    require(
        quorum.counting != Base::Present || result.met,
        RefusalCode::QuorumNotPresent,
        || {
            format!(
                "The quorum is {} of {} present; {} are. Please wait until enough delegations have recorded their presence.",
                result.required, result.base, result.count
            )
        },
    )
}

fn no_pending(pending: Option<&Vote>) -> Result<(), Refusal> {
    match pending {
        None => Ok(()),
        Some(vote) => {
            let sentence = format!(
                "Vote {} on the same question is not finished. Please declare it, or call it off, first.",
                vote.number
            );
            Err(Refusal::new(RefusalCode::VotePending, sentence))
        }
    }
}

pub(super) fn not_countable(fault: &rules::TallyError) -> Refusal {
    let sentence =
        format!("The ballots of this vote cannot be counted: {fault}. Please tell the secretariat.");
    Refusal::new(RefusalCode::NotCountable, sentence)
}
