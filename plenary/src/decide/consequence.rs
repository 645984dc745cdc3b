//! What follows from an outcome.

use rules::{Outcome, Tally};

use super::case::Case;
use super::vote::not_countable;
use super::{Decided, require};
use crate::{
    Event, ItemNumber, ItemStatus, MotionKind, MotionNumber, Question, Refusal, RefusalCode, Standing, Vote,
    VoteNumber, VoteStatus,
};

impl Case<'_> {
    pub(super) fn declare_vote(self, number: VoteNumber) -> Decided {
        self.presiding("declare an outcome")?;
        let vote = self.vote(number)?;
        require(
            vote.status == VoteStatus::Closed,
            RefusalCode::VoteNotClosed,
            || {
                let (is, then) = match vote.status {
                    VoteStatus::Announced => ("has not been opened", "Open it first"),
                    VoteStatus::CalledOff => ("was called off", "There is nothing to declare"),
                    VoteStatus::Open => ("is open", "Close it first"),
                    VoteStatus::Closed | VoteStatus::Declared | VoteStatus::Published => {
                        ("is declared already", "The secretariat publishes it")
                    }
                };
                format!("Vote {number} {is}. {then}.")
            },
        )?;
        let Some(counted) = vote.count() else {
            let sentence =
                "This vote has no electorate, so nothing can be counted. Please tell the secretariat.";
            return Err(Refusal::new(RefusalCode::NotCountable, sentence));
        };
        let tally = counted.map_err(|fault| not_countable(&fault))?;
        let consequences = match &vote.question {
            Question::PlaceItems(items) => items_decided(vote, items, &tally),
            Question::Motion(motion) => self.motion_decided(number, *motion, tally.outcome)?,
            Question::Imported { .. } => Vec::new(),
        };
        let mut events = vec![Event::VoteDeclared {
            vote: number,
            tally: Box::new(tally),
        }];
        events.extend(consequences);
        Ok(events)
    }

    fn motion_decided(self, vote: VoteNumber, motion: MotionNumber, outcome: Outcome) -> Decided {
        Ok(match outcome {
            Outcome::NotAdopted | Outcome::Blocked => vec![Event::MotionFallen { motion, vote }],
            Outcome::NoQuorum | Outcome::Tied | Outcome::Open => vec![Event::MotionReturned { motion, vote }],
            Outcome::Adopted => {
                let mut events = vec![Event::MotionAdopted { motion, vote }];
                // Another meeting's motion may have done the same while this vote was open.
                match &self.motion(motion)?.content.kind {
                    MotionKind::Suspension { delegation }
                        if self.delegation(delegation)?.standing == Standing::Full =>
                    {
                        events.push(Event::DelegationSuspended {
                            code: delegation.clone(),
                            by: motion,
                        });
                    }
                    MotionKind::Reinstatement { delegation }
                        if self.delegation(delegation)?.standing != Standing::Full =>
                    {
                        events.push(Event::DelegationReinstated {
                            code: delegation.clone(),
                            by: motion,
                        });
                    }
                    MotionKind::General
                    | MotionKind::Suspension { .. }
                    | MotionKind::Reinstatement { .. } => {}
                }
                events
            }
        })
    }
}

/// Without a quorum, or tied, nothing is decided and the items stay as they were.
fn items_decided(vote: &Vote, items: &[ItemNumber], tally: &Tally) -> Vec<Event> {
    let status = match tally.outcome {
        Outcome::Adopted => ItemStatus::Adopted,
        Outcome::NotAdopted => ItemStatus::NotAdopted,
        Outcome::Blocked => ItemStatus::Blocked,
        Outcome::NoQuorum | Outcome::Tied | Outcome::Open => return Vec::new(),
    };
    let objections = vote.objections(tally);
    let decided = |&item| Event::ItemDecided {
        meeting: vote.meeting.clone(),
        item,
        status,
        objections: objections.clone(),
        vote: vote.number,
    };
    items.iter().map(decided).collect()
}
