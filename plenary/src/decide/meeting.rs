//! Meetings, sittings, credentials and presence.

use chrono::NaiveDate;

use super::case::{Case, with_credentials};
use super::{Decided, require, text};
use crate::{
    Code, Event, Meeting, MeetingId, MeetingStatus, Refusal, RefusalCode, Role, Vote, VoteStatus, limits,
};

impl<'a> Case<'a> {
    pub(super) fn convene_meeting(
        self,
        meeting: MeetingId,
        title: &str,
        place: &str,
        starts: NaiveDate,
        ends: NaiveDate,
    ) -> Decided {
        self.secretariat("convene a meeting")?;
        require(
            !self.state.meetings.contains_key(&meeting),
            RefusalCode::MeetingExists,
            || {
                format!(
                    "This body has a meeting at the address {meeting} already. Please choose another address."
                )
            },
        )?;
        require(starts <= ends, RefusalCode::EndsBeforeStart, || {
            format!("The meeting would end on {ends}, before it starts on {starts}. Please correct the days.")
        })?;
        let title = text::line("The meeting's title", limits::TITLE, title)?;
        let place = text::line("The meeting's place", limits::NAME, place)?;
        Ok(vec![Event::MeetingConvened {
            meeting,
            title,
            place,
            starts,
            ends,
        }])
    }

    pub(super) fn open_meeting(self, meeting: MeetingId) -> Decided {
        self.presiding("open a meeting")?;
        let now = self.running_meeting(&meeting)?;
        require(
            now.status == MeetingStatus::Convened,
            RefusalCode::MeetingAlreadyOpen,
            || format!("{} has begun already. Open a sitting next.", now.title),
        )?;
        Ok(vec![Event::MeetingOpened { meeting }])
    }

    pub(super) fn close_meeting(self, meeting: MeetingId) -> Decided {
        self.presiding("close a meeting")?;
        no_sitting(self.open_meeting_of(&meeting)?)?;
        let undeclared = self
            .votes_of(&meeting)
            .find(|vote| vote.is_pending() && vote.electorate.is_some());
        if let Some(vote) = undeclared {
            let sentence = format!(
                "Vote {} is not declared. Please close and declare it first.",
                vote.number
            );
            return Err(Refusal::new(RefusalCode::VoteUndeclared, sentence));
        }
        // A vote merely announced can never open any more.
        let announced = self
            .votes_of(&meeting)
            .filter(|vote| vote.status == VoteStatus::Announced);
        let mut events: Vec<_> = announced
            .map(|vote| Event::VoteCalledOff {
                vote: vote.number,
                reason: "The meeting was closed.".to_owned(),
            })
            .collect();
        events.push(Event::MeetingClosed { meeting });
        Ok(events)
    }

    pub(super) fn open_sitting(self, meeting: MeetingId, public: bool) -> Decided {
        self.presiding("open a sitting")?;
        let now = self.open_meeting_of(&meeting)?;
        no_sitting(now)?;
        Ok(vec![Event::SittingOpened {
            sitting: now.next_sitting(),
            meeting,
            public,
        }])
    }

    pub(super) fn close_sitting(self, meeting: MeetingId) -> Decided {
        self.presiding("close a sitting")?;
        let sitting = Self::sitting(self.meeting(&meeting)?)?.number;
        self.no_open_vote(&meeting)?;
        Ok(vec![Event::SittingClosed { meeting, sitting }])
    }

    pub(super) fn accept_credentials(self, meeting: MeetingId, delegation: Code) -> Decided {
        self.secretariat("accept credentials")?;
        let now = self.running_meeting(&meeting)?;
        self.delegation(&delegation)?;
        if now.credentials.contains(&delegation) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CredentialsAccepted { meeting, delegation }])
    }

    pub(super) fn withdraw_credentials(self, meeting: MeetingId, delegation: Code) -> Decided {
        self.secretariat("withdraw credentials")?;
        let now = self.running_meeting(&meeting)?;
        self.delegation(&delegation)?;
        if !now.credentials.contains(&delegation) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CredentialsWithdrawn { meeting, delegation }])
    }

    pub(super) fn record_presence(self, meeting: MeetingId, delegation: Code, present: bool) -> Decided {
        match self.role {
            Role::Secretariat => {}
            Role::Delegate { delegation: own, .. } => {
                require(*own == delegation, RefusalCode::NotYourDelegation, || {
                    format!(
                        "You act for {own} and record the presence of {own} alone. Please leave {delegation} to its own delegates or the secretariat."
                    )
                })?;
            }
            Role::Chair | Role::Observer { .. } => self.secretariat("record who is present")?,
        }
        let now = self.running_meeting(&meeting)?;
        let whose = self.delegation(&delegation)?;
        if now
            .sitting()
            .is_some_and(|sitting| sitting.present.contains(&delegation))
            == present
        {
            return Ok(Vec::new());
        }
        Self::sitting(now)?;
        if present {
            with_credentials(whose, now)?;
        }
        Ok(vec![Event::PresenceRecorded {
            meeting,
            delegation,
            present,
        }])
    }

    pub(super) fn no_open_vote(self, meeting: &MeetingId) -> Result<(), Refusal> {
        match self
            .votes_of(meeting)
            .find(|vote| vote.status == VoteStatus::Open)
        {
            None => Ok(()),
            Some(vote) => {
                let sentence = format!(
                    "Vote {} is open in this meeting. Please close it first.",
                    vote.number
                );
                Err(Refusal::new(RefusalCode::VoteStillOpen, sentence))
            }
        }
    }

    pub(super) fn votes_of(self, meeting: &MeetingId) -> impl Iterator<Item = &'a Vote> {
        self.state
            .votes
            .values()
            .filter(move |vote| vote.meeting == *meeting)
    }
}

fn no_sitting(meeting: &Meeting) -> Result<(), Refusal> {
    match meeting.sitting() {
        None => Ok(()),
        Some(sitting) => {
            let sentence = format!(
                "Sitting {} of {} is open. Please close it first.",
                sitting.number, meeting.title
            );
            Err(Refusal::new(RefusalCode::SittingOpen, sentence))
        }
    }
}
