//! Drafts and motions.

use chrono::{DateTime, Utc};

use super::{Applied, ensure};
use crate::{
    Code, Draft, DraftNumber, ItemNumber, MeetingId, Motion, MotionNumber, MotionStatus, MotionText, State,
    VoteNumber,
};

impl State {
    pub(super) fn draft(
        &mut self,
        number: DraftNumber,
        delegation: &Code,
        meeting: &MeetingId,
        item: ItemNumber,
        content: &MotionText,
        at: DateTime<Utc>,
    ) -> Applied {
        ensure(number == self.next_draft(), || {
            format!("draft {number} is out of order")
        })?;
        self.ensure_delegation(delegation)?;
        self.ensure_item(meeting, item)?;
        let draft = Draft {
            number,
            delegation: delegation.clone(),
            meeting: meeting.clone(),
            item,
            content: content.clone(),
            changed_at: at,
        };
        self.drafts.insert(number, draft);
        self.drafts_made = number.0;
        Ok(())
    }

    pub(super) fn revise(&mut self, number: DraftNumber, content: &MotionText, at: DateTime<Utc>) -> Applied {
        let draft = self.drafts.get_mut(&number).ok_or_else(|| no_draft(number))?;
        draft.content = content.clone();
        draft.changed_at = at;
        Ok(())
    }

    pub(super) fn discard(&mut self, number: DraftNumber) -> Applied {
        self.drafts
            .remove(&number)
            .map(drop)
            .ok_or_else(|| no_draft(number))
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one event")]
    pub(super) fn table(
        &mut self,
        number: MotionNumber,
        draft: DraftNumber,
        delegation: &Code,
        meeting: &MeetingId,
        item: ItemNumber,
        content: &MotionText,
        at: DateTime<Utc>,
    ) -> Applied {
        ensure(number == self.next_motion(), || {
            format!("motion {number} is out of order")
        })?;
        self.ensure_delegation(delegation)?;
        self.ensure_item(meeting, item)?;
        self.discard(draft)?;
        let motion = Motion {
            number,
            meeting: meeting.clone(),
            item,
            content: content.clone(),
            tabled_by: delegation.clone(),
            tabled_at: at,
            sponsors: vec![delegation.clone()],
            status: MotionStatus::Tabled,
            votes: Vec::new(),
        };
        self.motions.insert(number, motion);
        Ok(())
    }

    pub(super) fn sponsor(&mut self, number: MotionNumber, delegation: &Code) -> Applied {
        self.ensure_delegation(delegation)?;
        let motion = self.motion_mut(number)?;
        ensure(!motion.sponsors.contains(delegation), || {
            format!("{delegation} sponsors motion {number} already")
        })?;
        motion.sponsors.push(delegation.clone());
        Ok(())
    }

    pub(super) fn withdraw_sponsorship(&mut self, number: MotionNumber, delegation: &Code) -> Applied {
        let motion = self.motion_mut(number)?;
        ensure(*delegation != motion.tabled_by, || {
            format!("{delegation} tabled motion {number}")
        })?;
        let place = motion.sponsors.iter().position(|sponsor| sponsor == delegation);
        let place = place.ok_or_else(|| format!("{delegation} does not sponsor motion {number}"))?;
        motion.sponsors.remove(place);
        Ok(())
    }

    pub(super) fn withdraw_motion(&mut self, number: MotionNumber) -> Applied {
        self.motion_in(number, MotionStatus::Tabled)?.status = MotionStatus::Withdrawn;
        Ok(())
    }

    pub(super) fn put(&mut self, number: MotionNumber, vote: VoteNumber) -> Applied {
        self.ensure_vote(vote)?;
        let motion = self.motion_in(number, MotionStatus::Tabled)?;
        motion.status = MotionStatus::Put;
        motion.votes.push(vote);
        Ok(())
    }

    pub(super) fn return_motion(&mut self, number: MotionNumber) -> Applied {
        self.motion_in(number, MotionStatus::Put)?.status = MotionStatus::Tabled;
        Ok(())
    }

    pub(super) fn adopt(&mut self, number: MotionNumber) -> Applied {
        self.motion_in(number, MotionStatus::Put)?.status = MotionStatus::Adopted;
        Ok(())
    }

    pub(super) fn fall(&mut self, number: MotionNumber) -> Applied {
        self.motion_in(number, MotionStatus::Put)?.status = MotionStatus::Fallen;
        Ok(())
    }

    fn ensure_item(&self, meeting: &MeetingId, item: ItemNumber) -> Applied {
        ensure(self.item(meeting, item).is_some(), || {
            format!("meeting {meeting} has no item {item}")
        })
    }

    fn motion_mut(&mut self, number: MotionNumber) -> Result<&mut Motion, String> {
        self.motions
            .get_mut(&number)
            .ok_or_else(|| format!("there is no motion {number}"))
    }

    fn motion_in(&mut self, number: MotionNumber, status: MotionStatus) -> Result<&mut Motion, String> {
        let motion = self.motion_mut(number)?;
        ensure(motion.status == status, || {
            format!("motion {number} is {:?}, not {status:?}", motion.status)
        })?;
        Ok(motion)
    }
}

fn no_draft(number: DraftNumber) -> String {
    format!("there is no draft {number}")
}
