//! The body, its roster, its meetings and sittings.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use super::{Applied, ensure};
use crate::{
    Body, Code, Delegation, Meeting, MeetingId, MeetingStatus, MotionNumber, Observer, Sitting,
    SittingNumber, Standing, State, VoteStatus,
};

impl State {
    pub(super) fn found(&mut self, body: &Body) -> Applied {
        ensure(self.body.is_none(), || "the body is founded already".to_owned())?;
        self.body = Some(body.clone());
        Ok(())
    }

    pub(super) fn admit(
        &mut self,
        code: &Code,
        name: &str,
        groups: &BTreeSet<String>,
        weights: &BTreeMap<String, u64>,
    ) -> Applied {
        self.ensure_free(code)?;
        let delegation = Delegation {
            code: code.clone(),
            name: name.to_owned(),
            groups: groups.clone(),
            weights: weights.clone(),
            standing: Standing::Full,
        };
        self.delegations.insert(code.clone(), delegation);
        Ok(())
    }

    pub(super) fn change(
        &mut self,
        code: &Code,
        name: &str,
        groups: &BTreeSet<String>,
        weights: &BTreeMap<String, u64>,
    ) -> Applied {
        let delegation = self.delegation_mut(code)?;
        name.clone_into(&mut delegation.name);
        delegation.groups.clone_from(groups);
        delegation.weights.clone_from(weights);
        Ok(())
    }

    pub(super) fn suspend(&mut self, code: &Code, by: MotionNumber, since: DateTime<Utc>) -> Applied {
        ensure(self.motions.contains_key(&by), || {
            format!("there is no motion {by}")
        })?;
        let delegation = self.delegation_mut(code)?;
        ensure(delegation.standing == Standing::Full, || {
            format!("{code} is suspended already")
        })?;
        delegation.standing = Standing::Suspended { by, since };
        Ok(())
    }

    pub(super) fn reinstate(&mut self, code: &Code) -> Applied {
        let delegation = self.delegation_mut(code)?;
        ensure(delegation.standing != Standing::Full, || {
            format!("{code} is not suspended")
        })?;
        delegation.standing = Standing::Full;
        Ok(())
    }

    pub(super) fn admit_observer(&mut self, code: &Code, name: &str, kind: &str) -> Applied {
        self.ensure_free(code)?;
        let observer = Observer {
            code: code.clone(),
            name: name.to_owned(),
            kind: kind.to_owned(),
        };
        self.observers.insert(code.clone(), observer);
        Ok(())
    }

    pub(super) fn convene(
        &mut self,
        id: &MeetingId,
        title: &str,
        place: &str,
        starts: NaiveDate,
        ends: NaiveDate,
    ) -> Applied {
        ensure(!self.meetings.contains_key(id), || {
            format!("there is a meeting {id} already")
        })?;
        let meeting = Meeting {
            id: id.clone(),
            title: title.to_owned(),
            place: place.to_owned(),
            starts,
            ends,
            status: MeetingStatus::Convened,
            credentials: BTreeSet::new(),
            sittings: Vec::new(),
            items: Vec::new(),
            statements: Vec::new(),
        };
        self.meetings.insert(id.clone(), meeting);
        Ok(())
    }

    pub(super) fn open_meeting(&mut self, id: &MeetingId) -> Applied {
        let meeting = self.meeting_mut(id)?;
        ensure(meeting.status == MeetingStatus::Convened, || {
            format!("meeting {id} has begun already")
        })?;
        meeting.status = MeetingStatus::Open;
        Ok(())
    }

    pub(super) fn close_meeting(&mut self, id: &MeetingId) -> Applied {
        let meeting = self.meeting_mut(id)?;
        ensure(meeting.status == MeetingStatus::Open, || {
            format!("meeting {id} is not open")
        })?;
        ensure(meeting.sitting().is_none(), || {
            format!("a sitting of meeting {id} is open")
        })?;
        meeting.status = MeetingStatus::Closed;
        Ok(())
    }

    pub(super) fn open_sitting(
        &mut self,
        id: &MeetingId,
        number: SittingNumber,
        public: bool,
        at: DateTime<Utc>,
    ) -> Applied {
        let meeting = self.meeting_mut(id)?;
        ensure(meeting.status == MeetingStatus::Open, || {
            format!("meeting {id} is not open")
        })?;
        ensure(meeting.sitting().is_none(), || {
            format!("a sitting of meeting {id} is open already")
        })?;
        ensure(number == meeting.next_sitting(), || {
            format!("sitting {number} of meeting {id} is out of order")
        })?;
        meeting.sittings.push(Sitting {
            number,
            public,
            opened: at,
            closed: None,
            present: BTreeSet::new(),
        });
        // What is announced is now to be voted on in this sitting, before these eyes.
        for vote in self.votes.values_mut() {
            if vote.status == VoteStatus::Announced && vote.meeting == *id {
                vote.public = public;
            }
        }
        Ok(())
    }

    pub(super) fn close_sitting(
        &mut self,
        id: &MeetingId,
        number: SittingNumber,
        at: DateTime<Utc>,
    ) -> Applied {
        let sitting = self.sitting_mut(id)?;
        ensure(sitting.number == number, || {
            format!("sitting {number} of meeting {id} is not open")
        })?;
        sitting.closed = Some(at);
        Ok(())
    }

    pub(super) fn accept_credentials(&mut self, id: &MeetingId, delegation: &Code) -> Applied {
        self.ensure_delegation(delegation)?;
        self.meeting_mut(id)?.credentials.insert(delegation.clone());
        Ok(())
    }

    pub(super) fn withdraw_credentials(&mut self, id: &MeetingId, delegation: &Code) -> Applied {
        let meeting = self.meeting_mut(id)?;
        let had = meeting.credentials.remove(delegation);
        ensure(had, || {
            format!("{delegation} has no credentials for meeting {id}")
        })?;
        if let Some(sitting) = meeting.sitting_mut() {
            sitting.present.remove(delegation);
        }
        Ok(())
    }

    pub(super) fn record_presence(&mut self, id: &MeetingId, delegation: &Code, present: bool) -> Applied {
        self.ensure_delegation(delegation)?;
        let sitting = self.sitting_mut(id)?;
        if present {
            sitting.present.insert(delegation.clone());
        } else {
            sitting.present.remove(delegation);
        }
        Ok(())
    }

    pub(super) fn ensure_delegation(&self, code: &Code) -> Applied {
        ensure(self.delegations.contains_key(code), || {
            format!("there is no delegation {code}")
        })
    }

    pub(super) fn meeting_mut(&mut self, id: &MeetingId) -> Result<&mut Meeting, String> {
        self.meetings
            .get_mut(id)
            .ok_or_else(|| format!("there is no meeting {id}"))
    }

    fn sitting_mut(&mut self, id: &MeetingId) -> Result<&mut Sitting, String> {
        self.meeting_mut(id)?
            .sitting_mut()
            .ok_or_else(|| format!("no sitting of meeting {id} is open"))
    }

    fn delegation_mut(&mut self, code: &Code) -> Result<&mut Delegation, String> {
        self.delegations
            .get_mut(code)
            .ok_or_else(|| format!("there is no delegation {code}"))
    }

    fn ensure_free(&self, code: &Code) -> Applied {
        let taken = self.delegations.contains_key(code) || self.observers.contains_key(code);
        ensure(!taken, || format!("the code {code} is taken"))
    }
}
