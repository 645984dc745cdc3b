//! Votes and ballots.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rules::{Answer, DecisionRule, Electorate, Tally};

use super::{Applied, ensure};
use crate::{Ballot, Code, Entry, Explanation, MeetingId, Question, State, Vote, VoteNumber, VoteStatus};

impl State {
    pub(super) fn announce(
        &mut self,
        number: VoteNumber,
        meeting: &MeetingId,
        question: &Question,
        rule: &DecisionRule,
        parties_concerned: &BTreeSet<Code>,
        at: DateTime<Utc>,
    ) -> Applied {
        ensure(number == self.next_vote(), || {
            format!("vote {number} is out of order")
        })?;
        let known = match question {
            Question::PlaceItems(items) => items.iter().all(|&item| self.item(meeting, item).is_some()),
            Question::Motion(motion) => self.motions.contains_key(motion),
            Question::Imported { .. } => false,
        };
        ensure(known, || {
            format!("vote {number} is on something that is not there to be put")
        })?;
        parties_concerned
            .iter()
            .try_for_each(|code| self.ensure_delegation(code))?;
        let public = self
            .meeting_mut(meeting)?
            .sittings
            .last()
            .is_none_or(|sitting| sitting.public);
        let vote = Vote {
            parties_concerned: parties_concerned.iter().cloned().collect(),
            public,
            ..Vote::announced(number, meeting, question.clone(), rule, at)
        };
        self.votes.insert(number, vote);
        Ok(())
    }

    pub(super) fn call_off(&mut self, number: VoteNumber, reason: &str) -> Applied {
        let vote = self.vote_in(number, VoteStatus::Announced)?;
        vote.status = VoteStatus::CalledOff;
        vote.called_off = Some(reason.to_owned());
        Ok(())
    }

    pub(super) fn open_vote(
        &mut self,
        number: VoteNumber,
        rule: &DecisionRule,
        electorate: &Electorate,
        public: bool,
        at: DateTime<Utc>,
    ) -> Applied {
        ensure_in_order(electorate)?;
        let vote = self.vote_in(number, VoteStatus::Announced)?;
        vote.status = VoteStatus::Open;
        vote.rule = rule.clone();
        vote.electorate = Some(electorate.clone());
        vote.public = public;
        vote.opened_at = Some(at);
        Ok(())
    }

    /// Most of every record: look-ups in ordered maps, and nothing that grows with the number of members or ballots.
    pub(super) fn cast(
        &mut self,
        number: VoteNumber,
        delegation: &Code,
        answer: Answer,
        reason: Option<&str>,
        entry: &Entry,
    ) -> Applied {
        let vote = self.vote_in(number, VoteStatus::Open)?;
        let may = vote
            .member(delegation)
            .is_some_and(|member| member.entitled && member.present);
        ensure(may, || format!("{delegation} may not vote in vote {number}"))?;
        ensure(vote.rule.answers().contains(&answer), || {
            format!("vote {number} does not take the answer {answer}")
        })?;
        let ballot = Ballot {
            delegation: delegation.clone(),
            person: entry.actor.person.clone(),
            answer,
            reason: reason.map(str::to_owned),
            at: entry.at,
        };
        vote.counted.insert(delegation.clone(), vote.ballots.len());
        vote.ballots.push(ballot);
        Ok(())
    }

    pub(super) fn close_vote(&mut self, number: VoteNumber, at: DateTime<Utc>) -> Applied {
        let vote = self.vote_in(number, VoteStatus::Open)?;
        vote.status = VoteStatus::Closed;
        vote.closed_at = Some(at);
        Ok(())
    }

    pub(super) fn declare(&mut self, number: VoteNumber, tally: &Tally, at: DateTime<Utc>) -> Applied {
        let vote = self.vote_in(number, VoteStatus::Closed)?;
        vote.status = VoteStatus::Declared;
        vote.tally = Some(tally.clone());
        vote.declared_at = Some(at);
        Ok(())
    }

    pub(super) fn publish(&mut self, number: VoteNumber, at: DateTime<Utc>) -> Applied {
        let vote = self.vote_in(number, VoteStatus::Declared)?;
        vote.status = VoteStatus::Published;
        vote.published_at = Some(at);
        Ok(())
    }

    pub(super) fn explain(
        &mut self,
        number: VoteNumber,
        delegation: &Code,
        text: &str,
        at: DateTime<Utc>,
    ) -> Applied {
        let vote = self.vote_mut(number)?;
        let after = matches!(
            vote.status,
            VoteStatus::Closed | VoteStatus::Declared | VoteStatus::Published
        );
        ensure(after, || format!("vote {number} is not closed"))?;
        let member = vote.member(delegation).is_some();
        ensure(member, || {
            format!("{delegation} is not in the electorate of vote {number}")
        })?;
        let explanation = Explanation {
            delegation: delegation.clone(),
            text: text.to_owned(),
            at,
        };
        match vote
            .explanations
            .iter_mut()
            .find(|earlier| earlier.delegation == *delegation)
        {
            Some(earlier) => *earlier = explanation,
            None => vote.explanations.push(explanation),
        }
        Ok(())
    }

    pub(super) fn import(
        &mut self,
        mut vote: Vote,
        ballots: &BTreeMap<Code, Answer>,
        entry: &Entry,
    ) -> Applied {
        let number = vote.number;
        ensure(number == self.next_vote(), || {
            format!("vote {number} is out of order")
        })?;
        vote.electorate.as_ref().map_or(Ok(()), ensure_in_order)?;
        self.meeting_mut(&vote.meeting)?;
        for (place, (delegation, &answer)) in ballots.iter().enumerate() {
            vote.counted.insert(delegation.clone(), place);
            vote.ballots.push(Ballot {
                delegation: delegation.clone(),
                person: entry.actor.person.clone(),
                answer,
                reason: None,
                at: entry.at,
            });
        }
        self.votes.insert(number, vote);
        Ok(())
    }

    pub(super) fn ensure_vote(&self, number: VoteNumber) -> Applied {
        ensure(self.votes.contains_key(&number), || no_vote(number))
    }

    fn vote_mut(&mut self, number: VoteNumber) -> Result<&mut Vote, String> {
        self.votes.get_mut(&number).ok_or_else(|| no_vote(number))
    }

    fn vote_in(&mut self, number: VoteNumber, status: VoteStatus) -> Result<&mut Vote, String> {
        let vote = self.vote_mut(number)?;
        ensure(vote.status == status, || {
            format!("vote {number} is {:?}, not {status:?}", vote.status)
        })?;
        Ok(vote)
    }
}

/// [`Vote::member`] searches by halves.
fn ensure_in_order(electorate: &Electorate) -> Applied {
    let in_order = electorate.members.is_sorted_by(|one, next| one.code < next.code);
    ensure(in_order, || {
        "the electorate is not in the order of its codes".to_owned()
    })
}

fn no_vote(number: VoteNumber) -> String {
    format!("there is no vote {number}")
}
