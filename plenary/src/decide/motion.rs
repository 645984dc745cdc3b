//! Drafts and motions.

use super::case::{Case, with_credentials, with_full_standing};
use super::{Decided, require, text};
use crate::{
    DraftNumber, Event, ItemNumber, ItemStatus, MeetingId, Motion, MotionKind, MotionNumber, MotionStatus,
    MotionText, Question, Refusal, RefusalCode, Standing, Vote, VoteStatus, limits,
};

impl<'a> Case<'a> {
    pub(super) fn draft_motion(self, meeting: MeetingId, item: ItemNumber, content: MotionText) -> Decided {
        let (delegation, _) = self.delegate("draft a motion")?;
        self.running_meeting(&meeting)?;
        self.item(&meeting, item)?;
        let content = self.content(content)?;
        let draft = self.state.next_draft();
        Ok(vec![Event::MotionDrafted {
            draft,
            delegation: delegation.code.clone(),
            meeting,
            item,
            content,
        }])
    }

    pub(super) fn revise_draft(self, number: DraftNumber, content: MotionText) -> Decided {
        let (delegation, _) = self.delegate("change a draft")?;
        let draft = self.draft(number, delegation)?;
        let content = self.content(content)?;
        if content == draft.content {
            return Ok(Vec::new());
        }
        Ok(vec![Event::DraftRevised {
            draft: number,
            content,
        }])
    }

    pub(super) fn discard_draft(self, draft: DraftNumber) -> Decided {
        let (delegation, _) = self.delegate("discard a draft")?;
        self.draft(draft, delegation)?;
        Ok(vec![Event::DraftDiscarded { draft }])
    }

    pub(super) fn table_motion(self, number: DraftNumber) -> Decided {
        let (delegation, _) = self.delegate("table a motion")?;
        let draft = self.draft(number, delegation)?.clone();
        let meeting = self.running_meeting(&draft.meeting)?;
        with_full_standing(delegation, "table motions")?;
        with_credentials(delegation, meeting)?;
        self.on_the_agenda(&draft.meeting, draft.item)?;
        self.can_be_done(&draft.content.kind)?;
        if let MotionKind::Suspension { delegation: named } = &draft.content.kind {
            require(*named != delegation.code, RefusalCode::OwnSuspension, || {
                format!(
                    "{} cannot move its own suspension. Please name another delegation.",
                    delegation.name
                )
            })?;
        }
        Ok(vec![Event::MotionTabled {
            motion: self.state.next_motion(),
            draft: number,
            delegation: draft.delegation,
            meeting: draft.meeting,
            item: draft.item,
            content: draft.content,
        }])
    }

    pub(super) fn sponsor_motion(self, number: MotionNumber) -> Decided {
        let (delegation, _) = self.delegate("sponsor a motion")?;
        let motion = self.tabled_motion(number)?;
        with_full_standing(delegation, "sponsor motions")?;
        require(
            !motion.sponsors.contains(&delegation.code),
            RefusalCode::AlreadySponsor,
            || {
                format!(
                    "{} sponsors motion {number} already. There is nothing more to do.",
                    delegation.name
                )
            },
        )?;
        Ok(vec![Event::MotionSponsored {
            motion: number,
            delegation: delegation.code.clone(),
        }])
    }

    pub(super) fn withdraw_sponsorship(self, number: MotionNumber) -> Decided {
        let (delegation, _) = self.delegate("withdraw a sponsorship")?;
        let motion = self.tabled_motion(number)?;
        require(
            motion.tabled_by != delegation.code,
            RefusalCode::TablingSponsor,
            || {
                format!(
                    "{} tabled motion {number} and stays its sponsor. You may withdraw the motion.",
                    delegation.name
                )
            },
        )?;
        require(
            motion.sponsors.contains(&delegation.code),
            RefusalCode::NotSponsor,
            || {
                format!(
                    "{} does not sponsor motion {number}. There is nothing to withdraw.",
                    delegation.name
                )
            },
        )?;
        Ok(vec![Event::SponsorshipWithdrawn {
            motion: number,
            delegation: delegation.code.clone(),
        }])
    }

    pub(super) fn withdraw_motion(self, number: MotionNumber) -> Decided {
        let (delegation, _) = self.delegate("withdraw a motion")?;
        let motion = self.motion(number)?;
        require(
            motion.tabled_by == delegation.code,
            RefusalCode::NotYourDelegation,
            || {
                format!(
                    "Motion {number} was tabled by {}, which alone may withdraw it. You may withdraw a sponsorship of yours.",
                    motion.tabled_by
                )
            },
        )?;
        self.tabled_motion(number)?;
        let mut events = vec![Event::MotionWithdrawn { motion: number }];
        if let Some(vote) = self
            .pending_vote_on(number)
            .filter(|vote| vote.status == VoteStatus::Announced)
        {
            events.push(Event::VoteCalledOff {
                vote: vote.number,
                reason: "The motion was withdrawn.".to_owned(),
            });
        }
        Ok(events)
    }

    /// The motion, where it is before a body that still meets.
    pub(super) fn tabled_motion(self, number: MotionNumber) -> Result<&'a Motion, Refusal> {
        let motion = self.motion(number)?;
        let is = match motion.status {
            MotionStatus::Tabled => return self.running_meeting(&motion.meeting).map(|_| motion),
            MotionStatus::Withdrawn => "was withdrawn",
            MotionStatus::Put => "is being voted on",
            MotionStatus::Adopted => "was adopted",
            MotionStatus::Fallen => "has fallen",
        };
        let sentence =
            format!("Motion {number} {is} and can no longer be changed or put. A new motion can be tabled.");
        Err(Refusal::new(RefusalCode::MotionNotTabled, sentence))
    }

    pub(super) fn pending_vote_on(self, motion: MotionNumber) -> Option<&'a Vote> {
        self.state
            .votes
            .values()
            .find(|vote| vote.is_pending() && vote.question == Question::Motion(motion))
    }

    pub(super) fn on_the_agenda(self, meeting: &MeetingId, item: ItemNumber) -> Result<(), Refusal> {
        let status = self.item(meeting, item)?.status;
        let on_it = matches!(status, ItemStatus::Adopted | ItemStatus::TakenUp);
        require(on_it, RefusalCode::ItemNotOnAgenda, || match status {
            ItemStatus::Closed => {
                format!("The discussion of item {item} has ended. Please turn to another item.")
            }
            _ => format!("Item {item} is not on the agenda. The body decides first whether to discuss it."),
        })
    }

    /// Refuses to suspend who is suspended and to reinstate who is not.
    pub(super) fn can_be_done(self, kind: &MotionKind) -> Result<(), Refusal> {
        let standing = |code| {
            self.delegation(code)
                .map(|delegation| (&delegation.name, &delegation.standing))
        };
        match kind {
            MotionKind::General => Ok(()),
            MotionKind::Suspension { delegation } => {
                let (name, standing) = standing(delegation)?;
                require(*standing == Standing::Full, RefusalCode::AlreadySuspended, || {
                    format!(
                        "{name} is suspended already, so a motion to suspend it decides nothing. Please name another delegation."
                    )
                })
            }
            MotionKind::Reinstatement { delegation } => {
                let (name, standing) = standing(delegation)?;
                require(*standing != Standing::Full, RefusalCode::NotSuspended, || {
                    format!(
                        "{name} is not suspended, so a motion to reinstate it decides nothing. Please name another delegation."
                    )
                })
            }
        }
    }

    fn content(self, given: MotionText) -> Result<MotionText, Refusal> {
        match &given.kind {
            MotionKind::General => {}
            MotionKind::Suspension { delegation } | MotionKind::Reinstatement { delegation } => {
                self.delegation(delegation)?;
            }
        }
        Ok(MotionText {
            title: text::line("The motion's title", limits::TITLE, &given.title)?,
            text: text::paragraphs("The motion's text", limits::TEXT, &given.text)?,
            kind: given.kind,
        })
    }
}
