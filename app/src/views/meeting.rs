//! A meeting as one viewer may see it.

use plenary::{ItemStatus, MotionStatus};
use serde::{Deserialize, Serialize};

use super::vote::SourceView;
use super::{Named, ObjectionView, Stamp, VoteRow};

/// A meeting as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingView {
    /// Its title, place, days, and how far it is.
    pub head: MeetingHead,
    /// The sitting that is open, or the last one.
    pub sitting: Option<SittingView>,
    /// Its agenda.
    pub items: Vec<ItemRow>,
    /// The votes held in it that the viewer may know of, the newest first.
    pub votes: Vec<VoteRow>,
}

/// What a meeting is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHead {
    /// The body's name in addresses.
    pub body: String,
    /// The meeting's name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where.
    pub place: String,
    /// When, in words: "20 to 24 June 2022".
    pub days: String,
    /// How far it is.
    pub stage: Stage,
    /// The item being discussed: its number and title.
    pub now: Option<(u32, String)>,
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Called.
    Convened,
    /// In session.
    Open,
    /// Over.
    Closed,
}

/// A sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingView {
    /// From 1.
    pub number: u32,
    /// Open to the public.
    pub public: bool,
    /// When it opened.
    pub opened: Stamp,
    /// When it closed.
    pub closed: Option<Stamp>,
    /// How many delegations have credentials for the meeting.
    pub credentials: u32,
    /// The delegations present; only to people with a role in the body while the sitting is not public.
    pub present: Option<Vec<Named>>,
}

/// An item in the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// From 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// How far it is, as far as the viewer may see.
    pub status: ItemStatus,
    /// Who asked for it, in words.
    pub proposers: String,
    /// Entered from reports, not conducted here.
    pub reported: bool,
    /// Who stopped it, where that may be shown.
    pub blocked: Option<BlockedView>,
    /// The motions under it.
    pub motions: Vec<MotionRow>,
}

/// A motion in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MotionRow {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// How far it is, as far as the viewer may see.
    pub status: MotionStatus,
    /// Who tabled it.
    pub by: String,
}

/// A blocked item: who asked, who objected, on what ground, by which source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedView {
    /// Who asked for it.
    pub proposers: Vec<Named>,
    /// Who objected, and why.
    pub objections: Vec<ObjectionView>,
    /// What the sources say of the ground, in paragraphs.
    pub reported: Vec<String>,
    /// Where it is reported.
    pub sources: Vec<SourceView>,
    /// The vote that decided it, where it was conducted here.
    pub vote: Option<u32>,
}

impl MeetingView {
    /// What somebody who does not see the page is told when the meeting has come to where it is.
    pub fn spoken(&self) -> String {
        let open = self
            .votes
            .iter()
            .find(|vote| vote.status == plenary::VoteStatus::Open);
        match (&self.head.now, open) {
            (_, Some(vote)) => format!("Voting is open: {}.", vote.title),
            (Some((number, title)), None) => format!("Item {number} is taken up: {title}."),
            (None, None) => match self.head.stage {
                Stage::Convened => "The meeting is called.".to_owned(),
                Stage::Open => "The meeting is in session.".to_owned(),
                Stage::Closed => "The meeting is closed.".to_owned(),
            },
        }
    }
}

#[cfg(feature = "ssr")]
pub use build::meeting;
#[cfg(feature = "ssr")]
pub(crate) use build::{blocked, item_status, motion_row, motion_status, stage};

#[cfg(feature = "ssr")]
mod build {
    use plenary::{
        AgendaItem, BodyId, ItemStatus, Meeting, MeetingId, MeetingStatus, Motion, MotionStatus, Role, Sight,
        State,
    };

    use super::{BlockedView, ItemRow, MeetingHead, MeetingView, MotionRow, SittingView, Stage};
    use crate::views::vote::{paragraphs, source};
    use crate::views::words::{all_named, days, listed, named, objections, proposers, stamp, vote_row};

    /// The meeting as people with these roles may see it.
    pub fn meeting(state: &State, body: &BodyId, id: &MeetingId, roles: &[Role]) -> Option<MeetingView> {
        let meeting = state.meetings.get(id)?;
        let now = meeting
            .items
            .iter()
            .find(|item| item.status == ItemStatus::TakenUp);
        Some(MeetingView {
            head: MeetingHead {
                body: body.to_string(),
                id: id.to_string(),
                title: meeting.title.clone(),
                place: meeting.place.clone(),
                days: days(meeting.starts, meeting.ends),
                stage: stage(meeting.status),
                now: now.map(|item| (item.number.0, item.title.clone())),
            },
            sitting: sitting(state, meeting, roles),
            items: meeting
                .items
                .iter()
                .map(|item| item_row(state, meeting, item, roles))
                .collect(),
            votes: state
                .votes
                .values()
                .rev()
                .filter(|vote| vote.meeting == *id)
                .filter_map(|vote| vote_row(state, vote, roles))
                .collect(),
        })
    }

    /// How far a meeting is.
    pub(crate) fn stage(status: MeetingStatus) -> Stage {
        match status {
            MeetingStatus::Convened => Stage::Convened,
            MeetingStatus::Open => Stage::Open,
            MeetingStatus::Closed => Stage::Closed,
        }
    }

    /// The latest sitting; who sits in a closed one is told to people with a role in the body alone.
    fn sitting(state: &State, meeting: &Meeting, roles: &[Role]) -> Option<SittingView> {
        let sitting = meeting.sittings.last()?;
        let shown = sitting.public || !roles.is_empty();
        Some(SittingView {
            number: sitting.number.0,
            public: sitting.public,
            opened: stamp(sitting.opened),
            closed: sitting.closed.map(stamp),
            credentials: u32::try_from(meeting.credentials.len()).unwrap_or(u32::MAX),
            present: shown.then(|| all_named(state, &sitting.present)),
        })
    }

    fn item_row(state: &State, meeting: &Meeting, item: &AgendaItem, roles: &[Role]) -> ItemRow {
        let names: Vec<_> = proposers(state, &item.proposers)
            .into_iter()
            .map(|by| by.name)
            .collect();
        let under = state
            .motions
            .values()
            .filter(|motion| motion.meeting == meeting.id && motion.item == item.number);
        ItemRow {
            number: item.number.0,
            title: item.title.clone(),
            status: item_status(state, item, roles),
            proposers: listed(&names),
            reported: !item.sources.is_empty(),
            blocked: blocked(state, item, roles),
            motions: under.map(|motion| motion_row(state, motion, roles)).collect(),
        }
    }

    /// How far an item is, as far as these roles may see: what a closed sitting decided stays "proposed" to the public.
    pub(crate) fn item_status(state: &State, item: &AgendaItem, roles: &[Role]) -> ItemStatus {
        if state.sight_of_item(item, roles) >= Sight::Tally {
            item.status
        } else {
            ItemStatus::Proposed
        }
    }

    /// Who stopped an item, where it is blocked and that may be shown.
    pub(crate) fn blocked(state: &State, item: &AgendaItem, roles: &[Role]) -> Option<BlockedView> {
        let shown = item.status == ItemStatus::Blocked && state.sight_of_item(item, roles) >= Sight::RollCall;
        shown.then(|| BlockedView {
            proposers: proposers(state, &item.proposers),
            objections: objections(state, &item.objections),
            reported: item.reported.as_deref().map(paragraphs).unwrap_or_default(),
            sources: item.sources.iter().map(source).collect(),
            vote: item.decided_by.map(|vote| vote.0),
        })
    }

    /// A motion in a list.
    pub(crate) fn motion_row(state: &State, motion: &Motion, roles: &[Role]) -> MotionRow {
        MotionRow {
            number: motion.number.0,
            title: motion.content.title.clone(),
            status: motion_status(state, motion, roles),
            by: named(state, &motion.tabled_by).name,
        }
    }

    /// How far a motion is, as far as these roles may see: while its vote may not be seen it stands as tabled, and
    /// while the outcome may not, as put.
    pub(crate) fn motion_status(state: &State, motion: &Motion, roles: &[Role]) -> MotionStatus {
        let decided = matches!(
            motion.status,
            MotionStatus::Put | MotionStatus::Adopted | MotionStatus::Fallen
        );
        let sight = motion
            .votes
            .last()
            .and_then(|vote| state.votes.get(vote))
            .map_or(Sight::RollCall, |vote| Sight::of(vote, roles));
        match sight {
            _ if !decided => motion.status,
            Sight::Nothing => MotionStatus::Tabled,
            Sight::Question | Sight::Turnout => MotionStatus::Put,
            Sight::Tally | Sight::RollCall => motion.status,
        }
    }
}
