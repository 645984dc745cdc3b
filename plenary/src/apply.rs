//! How an entry changes the state.

use thiserror::Error;

use crate::{AgendaItem, Entry, Event, ItemStatus, Question, State, Vote, VoteStatus};

mod agenda;
mod body;
mod motion;
mod vote;

/// An entry that does not follow from those before it: the record was damaged, or forged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("entry {sequence} does not follow from those before it: {what}")]
pub struct Inconsistent {
    /// The entry.
    pub sequence: u64,
    /// What is wrong with it.
    pub what: String,
}

/// Nothing, or what is wrong. What gives an error has changed nothing.
type Applied = Result<(), String>;

impl State {
    /// Applies the next entry.
    ///
    /// Checks that everything the entry names exists and is as far as the entry needs it to be; not who was allowed
    /// to do it, which [`decide`](crate::decide) settled, nor a tally, which a verifier makes anew with
    /// [`Vote::running_tally`](crate::Vote::running_tally).
    ///
    /// # Errors
    /// [`Inconsistent`]; the state is then as it was.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Inconsistent> {
        let next = self.sequence.saturating_add(1);
        let applied = if entry.sequence != next {
            Err(format!("entry {next} was to come next"))
        } else if self.body.is_none() && !matches!(entry.event, Event::BodyFounded(_)) {
            Err("the body is not founded".to_owned())
        } else {
            self.apply_event(entry)
        };
        applied.map_err(|what| Inconsistent {
            sequence: entry.sequence,
            what,
        })?;
        self.sequence = entry.sequence;
        Ok(())
    }

    #[expect(clippy::too_many_lines, reason = "one arm an event, nothing else")]
    fn apply_event(&mut self, entry: &Entry) -> Applied {
        let at = entry.at;
        match &entry.event {
            Event::BodyFounded(body) => self.found(body),
            Event::DelegationAdmitted {
                code,
                name,
                groups,
                weights,
            } => self.admit(code, name, groups, weights),
            Event::DelegationChanged {
                code,
                name,
                groups,
                weights,
            } => self.change(code, name, groups, weights),
            Event::DelegationSuspended { code, by } => self.suspend(code, *by, at),
            Event::DelegationReinstated { code, .. } => self.reinstate(code),
            Event::ObserverAdmitted { code, name, kind } => self.admit_observer(code, name, kind),

            Event::MeetingConvened {
                meeting,
                title,
                place,
                starts,
                ends,
            } => self.convene(meeting, title, place, *starts, *ends),
            Event::MeetingOpened { meeting } => self.open_meeting(meeting),
            Event::MeetingClosed { meeting } => self.close_meeting(meeting),
            Event::SittingOpened {
                meeting,
                sitting,
                public,
            } => self.open_sitting(meeting, *sitting, *public, at),
            Event::SittingClosed { meeting, sitting } => self.close_sitting(meeting, *sitting, at),
            Event::CredentialsAccepted { meeting, delegation } => {
                self.accept_credentials(meeting, delegation)
            }
            Event::CredentialsWithdrawn { meeting, delegation } => {
                self.withdraw_credentials(meeting, delegation)
            }
            Event::PresenceRecorded {
                meeting,
                delegation,
                present,
            } => self.record_presence(meeting, delegation, *present),

            Event::ItemProposed {
                meeting,
                item,
                title,
                text,
                proposers,
            } => self.add_item(meeting, AgendaItem::proposed(*item, title, text, proposers, at)),
            Event::ItemReported {
                meeting,
                item,
                title,
                text,
                proposers,
                objections,
                reported,
                sources,
            } => {
                let item = AgendaItem {
                    status: if objections.is_empty() {
                        ItemStatus::Proposed
                    } else {
                        ItemStatus::Blocked
                    },
                    objections: objections.clone(),
                    sources: sources.clone(),
                    reported: reported.clone(),
                    ..AgendaItem::proposed(*item, title, text, proposers, at)
                };
                self.add_item(meeting, item)
            }
            Event::ItemDecided {
                meeting,
                item,
                status,
                objections,
                vote,
            } => self.decide_item(meeting, *item, *status, objections, *vote),
            Event::ItemTakenUp { meeting, item } => self.take_up_item(meeting, *item, at),
            Event::ItemClosed { meeting, item } => self.close_item(meeting, *item),
            Event::StatementSubmitted {
                meeting,
                organisation,
                item,
                title,
                text,
                sources,
            } => self.add_statement(meeting, organisation, *item, title, text, sources, at),

            Event::MotionDrafted {
                draft,
                delegation,
                meeting,
                item,
                content,
            } => self.draft(*draft, delegation, meeting, *item, content, at),
            Event::DraftRevised { draft, content } => self.revise(*draft, content, at),
            Event::DraftDiscarded { draft } => self.discard(*draft),
            Event::MotionTabled {
                motion,
                draft,
                delegation,
                meeting,
                item,
                content,
            } => self.table(*motion, *draft, delegation, meeting, *item, content, at),
            Event::MotionSponsored { motion, delegation } => self.sponsor(*motion, delegation),
            Event::SponsorshipWithdrawn { motion, delegation } => {
                self.withdraw_sponsorship(*motion, delegation)
            }
            Event::MotionWithdrawn { motion } => self.withdraw_motion(*motion),
            Event::MotionPut { motion, vote } => self.put(*motion, *vote),
            Event::MotionReturned { motion, .. } => self.return_motion(*motion),
            Event::MotionAdopted { motion, .. } => self.adopt(*motion),
            Event::MotionFallen { motion, .. } => self.fall(*motion),

            Event::VoteAnnounced {
                vote,
                meeting,
                question,
                rule,
                parties_concerned,
            } => self.announce(*vote, meeting, question, rule, parties_concerned, at),
            Event::VoteCalledOff { vote, reason } => self.call_off(*vote, reason),
            Event::VoteOpened {
                vote,
                rule,
                electorate,
                public,
            } => self.open_vote(*vote, rule, electorate, *public, at),
            Event::BallotCast {
                vote,
                delegation,
                answer,
                reason,
            } => self.cast(*vote, delegation, *answer, reason.as_deref(), entry),
            Event::VoteClosed { vote } => self.close_vote(*vote, at),
            Event::VoteDeclared { vote, tally } => self.declare(*vote, tally, at),
            Event::VotePublished { vote } => self.publish(*vote, at),
            Event::VoteExplained {
                vote,
                delegation,
                text,
            } => self.explain(*vote, delegation, text, at),
            Event::VoteImported {
                vote,
                meeting,
                title,
                symbol,
                rule,
                electorate,
                ballots,
                tally,
                source,
            } => {
                let question = Question::Imported {
                    title: title.clone(),
                    symbol: symbol.clone(),
                };
                let vote = Vote {
                    status: VoteStatus::Published,
                    electorate: Some(electorate.clone()),
                    tally: Some(tally.as_ref().clone()),
                    published_at: Some(at),
                    source: Some(source.clone()),
                    ..Vote::announced(*vote, meeting, question, rule, at)
                };
                self.import(vote, ballots, entry)
            }
        }
    }
}

/// `Ok` where the condition holds, else what is wrong.
fn ensure(holds: bool, wrong: impl FnOnce() -> String) -> Applied {
    if holds { Ok(()) } else { Err(wrong()) }
}
