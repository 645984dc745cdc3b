//! What the room screen shows.

use serde::{Deserialize, Serialize};

use super::vote::VoteView;

/// What the room screen shows of the meeting that is in session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayView {
    /// The body's name.
    pub body: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// The meeting in session.
    pub meeting: Option<String>,
    /// Its sitting, where one is open.
    pub sitting: Option<DisplaySitting>,
    /// The item being discussed: "Item 3. …".
    pub item: Option<String>,
    /// The vote the room looks at.
    pub vote: Option<VoteView>,
}

/// The sitting the room is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplaySitting {
    /// From 1.
    pub number: u32,
    /// Open to the public.
    pub public: bool,
    /// How many delegations are present; in a closed sitting only to people with a role in the body.
    pub present: Option<usize>,
}

impl DisplayView {
    /// What somebody who does not see the screen is told when it changes.
    pub fn spoken(&self) -> String {
        match (&self.vote, &self.item) {
            (Some(vote), _) => vote.spoken(),
            (None, Some(item)) => item.clone(),
            (None, None) => self.meeting.clone().unwrap_or_default(),
        }
    }
}

#[cfg(feature = "ssr")]
pub use build::display;

#[cfg(feature = "ssr")]
mod build {
    use plenary::{
        AgendaItem, BodyId, ItemStatus, Meeting, MeetingStatus, Question, Role, State, Vote, VoteStatus,
    };

    use super::{DisplaySitting, DisplayView};
    use crate::views::vote::vote;

    /// The room screen. Everybody in the room reads it, and a camera may: it shows what the public may see, and what
    /// happens in a closed sitting only to people with a role in the body.
    pub fn display(state: &State, body: &BodyId, roles: &[Role]) -> Option<DisplayView> {
        let of = state.body.as_ref()?;
        let session = state
            .meetings
            .values()
            .filter(|meeting| meeting.status == MeetingStatus::Open);
        let session = session.max_by_key(|meeting| (meeting.sitting().is_some(), meeting.starts));
        let item = session.and_then(|meeting| {
            meeting
                .items
                .iter()
                .find(|item| item.status == ItemStatus::TakenUp)
        });
        let shown = session
            .and_then(|meeting| looked_at(state, meeting, item))
            .and_then(|looked_at| {
                let roles = if looked_at.public { &[] } else { roles };
                let mut view = vote(state, body, looked_at.number, roles, None)?;
                view.ballots.clear();
                view.explanations.clear();
                view.explain.clear();
                Some(view)
            });
        Some(DisplayView {
            body: of.name.clone(),
            fictional: of.fictional,
            meeting: session.map(|meeting| meeting.title.clone()),
            sitting: session.and_then(Meeting::sitting).map(|sitting| DisplaySitting {
                number: sitting.number.0,
                public: sitting.public,
                present: (sitting.public || !roles.is_empty()).then_some(sitting.present.len()),
            }),
            item: item.map(|item| format!("Item {}. {}", item.number, item.title)),
            vote: shown,
        })
    }

    /// The vote the room looks at: the one that is open or awaits its declaration; else the latest that was decided
    /// since the discussion, or the sitting, began, or that is announced on what is being discussed.
    fn looked_at<'a>(state: &'a State, meeting: &Meeting, item: Option<&AgendaItem>) -> Option<&'a Vote> {
        let here = || {
            let of_meeting = state.votes.values().filter(|vote| vote.meeting == meeting.id);
            of_meeting.filter(|vote| vote.source.is_none())
        };
        let first = |status| here().find(|vote| vote.status == status);
        let running = first(VoteStatus::Open).or_else(|| first(VoteStatus::Closed));
        running.or_else(|| {
            let since = item
                .and_then(|item| item.taken_up_at)
                .or(meeting.sitting().map(|sitting| sitting.opened))?;
            here()
                .filter(|vote| match vote.declared_at {
                    Some(declared) => declared >= since,
                    None => vote.status == VoteStatus::Announced && is_on(state, vote, item),
                })
                .max_by_key(|vote| vote.declared_at.unwrap_or(vote.announced_at))
        })
    }

    /// Whether a vote puts a motion under the item being discussed; where none is, whether it is on the agenda.
    fn is_on(state: &State, vote: &Vote, item: Option<&AgendaItem>) -> bool {
        match (&vote.question, item) {
            (Question::PlaceItems(_), None) => true,
            (Question::Motion(motion), Some(item)) => state
                .motions
                .get(motion)
                .is_some_and(|motion| motion.item == item.number),
            _ => false,
        }
    }
}
