//! What every decision asks first: who may, and is there such a thing.

use crate::{
    AgendaItem, Code, Delegation, Draft, DraftNumber, ItemNumber, Meeting, MeetingId, MeetingStatus, Motion,
    MotionNumber, Rank, Refusal, RefusalCode, Role, Sitting, Standing, State, Vote, VoteNumber,
};

use super::require;

/// One command's case: the state it meets, and in which role it is brought.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) state: &'a State,
    pub(super) role: &'a Role,
}

impl<'a> Case<'a> {
    /// `act` completes "Only the secretariat may …".
    pub(super) fn secretariat(self, act: &str) -> Result<(), Refusal> {
        require(
            *self.role == Role::Secretariat,
            RefusalCode::NotSecretariat,
            || format!("Only the secretariat may {act}. Please ask the secretariat."),
        )
    }

    /// `act` completes "Only the chair … may …".
    pub(super) fn presiding(self, act: &str) -> Result<(), Refusal> {
        require(self.role.presides(), RefusalCode::NotPresiding, || {
            format!(
                "Only the chair, or the secretariat on the chair's instruction, may {act}. Please ask the chair."
            )
        })
    }

    /// The delegation the actor stands for. `act` completes "Only a delegate may …".
    pub(super) fn delegate(self, act: &str) -> Result<(&'a Delegation, Rank), Refusal> {
        let Role::Delegate { delegation, rank } = self.role else {
            let sentence =
                format!("Only a delegate may {act}, for their own delegation. Please act in that role.");
            return Err(Refusal::new(RefusalCode::NotDelegate, sentence));
        };
        Ok((self.delegation(delegation)?, *rank))
    }

    pub(super) fn delegation(self, code: &Code) -> Result<&'a Delegation, Refusal> {
        self.state.delegations.get(code).ok_or_else(|| {
            let sentence = format!("This body has no delegation {code}. Please check the code.");
            Refusal::new(RefusalCode::UnknownDelegation, sentence)
        })
    }

    pub(super) fn observer(self, code: &Code) -> Result<(), Refusal> {
        require(
            self.state.observers.contains_key(code),
            RefusalCode::UnknownObserver,
            || format!("This body has no observer {code}. Please check the code."),
        )
    }

    pub(super) fn meeting(self, id: &MeetingId) -> Result<&'a Meeting, Refusal> {
        self.state.meetings.get(id).ok_or_else(|| {
            let sentence = format!("This body has no meeting {id}. Please check the address.");
            Refusal::new(RefusalCode::UnknownMeeting, sentence)
        })
    }

    /// The meeting, where it is not over.
    pub(super) fn running_meeting(self, id: &MeetingId) -> Result<&'a Meeting, Refusal> {
        let meeting = self.meeting(id)?;
        require(
            meeting.status != MeetingStatus::Closed,
            RefusalCode::MeetingClosed,
            || {
                format!(
                    "{} is over; nothing more can be done in it. Please turn to the next meeting.",
                    meeting.title
                )
            },
        )?;
        Ok(meeting)
    }

    /// The meeting, where it has begun and is not over.
    pub(super) fn open_meeting_of(self, id: &MeetingId) -> Result<&'a Meeting, Refusal> {
        let meeting = self.running_meeting(id)?;
        require(
            meeting.status == MeetingStatus::Open,
            RefusalCode::MeetingNotOpen,
            || {
                format!(
                    "{} has not begun. The chair opens the meeting first.",
                    meeting.title
                )
            },
        )?;
        Ok(meeting)
    }

    /// The sitting that is open in this meeting.
    pub(super) fn sitting(meeting: &Meeting) -> Result<&Sitting, Refusal> {
        meeting.sitting().ok_or_else(|| {
            let sentence = format!(
                "No sitting of {} is open. The chair opens a sitting first.",
                meeting.title
            );
            Refusal::new(RefusalCode::NoSitting, sentence)
        })
    }

    pub(super) fn item(self, meeting: &MeetingId, item: ItemNumber) -> Result<&'a AgendaItem, Refusal> {
        self.state.item(meeting, item).ok_or_else(|| {
            let sentence = format!("This meeting has no item {item}. Please check its agenda.");
            Refusal::new(RefusalCode::UnknownItem, sentence)
        })
    }

    /// The draft, where it is the delegation's own. Others do not learn that there is one.
    pub(super) fn draft(self, number: DraftNumber, delegation: &Delegation) -> Result<&'a Draft, Refusal> {
        let draft = self
            .state
            .drafts
            .get(&number)
            .filter(|draft| draft.delegation == delegation.code);
        draft.ok_or_else(|| {
            let sentence = format!(
                "{} has no draft {number}; it may have been tabled or discarded. Please check your desk.",
                delegation.name
            );
            Refusal::new(RefusalCode::UnknownDraft, sentence)
        })
    }

    pub(super) fn motion(self, number: MotionNumber) -> Result<&'a Motion, Refusal> {
        self.state.motions.get(&number).ok_or_else(|| {
            let sentence = format!("This body has no motion {number}. Please check the number.");
            Refusal::new(RefusalCode::UnknownMotion, sentence)
        })
    }

    pub(super) fn vote(self, number: VoteNumber) -> Result<&'a Vote, Refusal> {
        self.state.votes.get(&number).ok_or_else(|| {
            let sentence = format!("This body has no vote {number}. Please check the number.");
            Refusal::new(RefusalCode::UnknownVote, sentence)
        })
    }
}

/// Refuses a suspended delegation. `act` completes "… and may not …".
pub(super) fn with_full_standing(delegation: &Delegation, act: &str) -> Result<(), Refusal> {
    match &delegation.standing {
        Standing::Full => Ok(()),
        Standing::Suspended { by, .. } => {
            let sentence = format!(
                "{} is suspended by motion {by} and may not {act}. Another delegation may table a motion to reinstate it.",
                delegation.name
            );
            Err(Refusal::new(RefusalCode::DelegationSuspended, sentence))
        }
    }
}

/// Refuses a delegation whose credentials for this meeting are not accepted.
pub(super) fn with_credentials(delegation: &Delegation, meeting: &Meeting) -> Result<(), Refusal> {
    require(
        meeting.credentials.contains(&delegation.code),
        RefusalCode::NoCredentials,
        || {
            format!(
                "The credentials of {} for {} are not accepted. Please hand them to the secretariat.",
                delegation.name, meeting.title
            )
        },
    )
}
