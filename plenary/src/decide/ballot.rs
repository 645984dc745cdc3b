//! Ballots and explanations of vote.

use rules::Answer;

use super::case::Case;
use super::vote::open;
use super::{Decided, require, text};
use crate::{
    Delegation, Event, PersonId, Question, Rank, Refusal, RefusalCode, Standing, Vote, VoteNumber,
    VoteStatus, limits,
};

impl Case<'_> {
    pub(super) fn cast_ballot(
        self,
        person: &PersonId,
        number: VoteNumber,
        answer: Answer,
        reason: Option<&str>,
    ) -> Decided {
        let (delegation, rank) = self.delegate("cast a ballot")?;
        let vote = self.vote(number)?;
        open(vote)?;
        entitled(vote, delegation)?;
        self.still_entitled(vote, delegation)?;
        require(
            vote.rule.answers().contains(&answer),
            RefusalCode::AnswerNotTaken,
            || {
                let answers: Vec<_> = vote.rule.answers().iter().map(|answer| answer.label()).collect();
                format!(
                    "This vote takes {}; not {answer}. Please choose one of these.",
                    answers.join(", ")
                )
            },
        )?;
        let reason = reason.map_or(Ok(String::new()), |given| {
            text::paragraphs_or_nothing("The reason", limits::REASON, given)
        })?;
        require(
            answer != Answer::Object || !reason.is_empty(),
            RefusalCode::ReasonMissing,
            || {
                "An objection states its reason, which is published with it. Please write the reason."
                    .to_owned()
            },
        )?;
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        if let Some(cast) = vote.ballot(&delegation.code) {
            require(
                cast.person == *person || rank == Rank::Representative,
                RefusalCode::BallotCastByAnother,
                || {
                    format!(
                        "Another delegate of {} has cast its ballot. Only that delegate or the representative may replace it.",
                        delegation.name
                    )
                },
            )?;
            if cast.person == *person && cast.answer == answer && cast.reason == reason {
                return Ok(Vec::new());
            }
        }
        Ok(vec![Event::BallotCast {
            vote: number,
            delegation: delegation.code.clone(),
            answer,
            reason,
        }])
    }

    pub(super) fn explain_vote(self, number: VoteNumber, given: &str) -> Decided {
        let (delegation, _) = self.delegate("explain a vote")?;
        let vote = self.vote(number)?;
        if let Question::Imported { .. } = vote.question {
            let sentence =
                "This vote was held elsewhere; its explanations of vote stand in the record it comes from.";
            return Err(Refusal::new(RefusalCode::ImportedQuestion, sentence));
        }
        match vote.status {
            VoteStatus::Closed | VoteStatus::Declared | VoteStatus::Published => {}
            VoteStatus::Open => {
                let sentence =
                    format!("Vote {number} is open. Please explain your vote after the chair closes it.");
                return Err(Refusal::new(RefusalCode::VoteStillOpen, sentence));
            }
            VoteStatus::Announced | VoteStatus::CalledOff => open(vote)?,
        }
        require(
            vote.member(&delegation.code).is_some(),
            RefusalCode::NotInElectorate,
            || outside(vote, delegation),
        )?;
        let text = text::paragraphs("The explanation", limits::EXPLANATION, given)?;
        let earlier = vote
            .explanations
            .iter()
            .find(|earlier| earlier.delegation == delegation.code);
        if earlier.is_some_and(|earlier| earlier.text == text) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::VoteExplained {
            vote: number,
            delegation: delegation.code.clone(),
            text,
        }])
    }

    /// Of those the electorate was frozen with: who has lost credentials or standing since casts nothing more, and
    /// what they cast before stands.
    fn still_entitled(self, vote: &Vote, delegation: &Delegation) -> Result<(), Refusal> {
        let name = &delegation.name;
        require(
            delegation.standing == Standing::Full,
            RefusalCode::SuspendedMeanwhile,
            || {
                format!(
                    "{name} was suspended after this vote opened and casts no ballot. One cast before stands."
                )
            },
        )?;
        let credentials = self
            .meeting(&vote.meeting)?
            .credentials
            .contains(&delegation.code);
        require(credentials, RefusalCode::CredentialsWithdrawn, || {
            format!(
                "The credentials of {name} were withdrawn after this vote opened. Please turn to the secretariat. A ballot cast before stands."
            )
        })
    }
}

/// Refuses whom the frozen electorate gives no ballot, and says why.
fn entitled(vote: &Vote, delegation: &Delegation) -> Result<(), Refusal> {
    let name = &delegation.name;
    let (code, sentence) = match vote.member(&delegation.code) {
        Some(member) if member.entitled && member.present => return Ok(()),
        None => (RefusalCode::NotInElectorate, outside(vote, delegation)),
        Some(member) if member.entitled => (
            RefusalCode::NotPresentAtOpening,
            format!(
                "{name} was not present when vote {} opened and cannot vote in it. Record your presence for the next one.",
                vote.number
            ),
        ),
        Some(_) if vote.parties_concerned.contains(&delegation.code) => (
            RefusalCode::PartyConcerned,
            format!(
                "{name} is a party concerned in this vote: it is heard and casts no ballot. You may explain your position after the close."
            ),
        ),
        Some(_) => (
            RefusalCode::NotEntitledSuspended,
            format!(
                "{name} was suspended when vote {} opened and casts no ballot in it. It votes again once reinstated.",
                vote.number
            ),
        ),
    };
    Err(Refusal::new(code, sentence))
}

fn outside(vote: &Vote, delegation: &Delegation) -> String {
    format!(
        "{} was not in the body when vote {} opened, so it is not in its electorate. It takes part in votes opened from now on.",
        delegation.name, vote.number
    )
}
