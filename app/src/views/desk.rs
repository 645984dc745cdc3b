//! A delegate's desk in one body: what needs an answer now, what comes, and whether the delegation is present.

use serde::{Deserialize, Serialize};

use super::Named;
use super::vote::BallotView;

/// A delegate's desk in one body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    /// The body's name in addresses.
    pub body: String,
    /// One for each delegation the viewer stands for.
    pub seats: Vec<DeskSeat>,
}

/// The desk of one delegation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskSeat {
    /// Which delegation.
    pub by: Named,
    /// The motion that suspended it, where it is suspended.
    pub suspended_by: Option<u32>,
    /// The open votes; those without its ballot first.
    pub votes: Vec<DeskVote>,
    /// The meetings that are in session.
    pub presence: Vec<PresenceView>,
    /// The votes announced, in order.
    pub coming: Vec<ComingVote>,
}

/// An open vote on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskVote {
    /// Its number.
    pub number: u32,
    /// What is put.
    pub title: String,
    /// Its rule as a sentence.
    pub rule: String,
    /// The delegation's ballot.
    pub ballot: BallotView,
}

/// Whether a delegation is present in a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceView {
    /// The meeting's name in addresses.
    pub meeting: String,
    /// The meeting's title.
    pub title: String,
    /// The sitting that is open.
    pub sitting: Option<u32>,
    /// Whether its credentials are accepted.
    pub credentials: bool,
    /// Whether it is recorded as present.
    pub present: bool,
}

/// A vote announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingVote {
    /// Its number.
    pub number: u32,
    /// What will be put.
    pub title: String,
    /// Its rule as a sentence.
    pub rule: String,
}

impl DeskVote {
    /// Whether a ballot can be cast and none is.
    pub fn is_due(&self) -> bool {
        !self.ballot.answers.is_empty() && self.ballot.cast.is_none()
    }

    /// Changes when what is drawn of the vote changes, and not before: nobody loses what they are typing.
    pub fn key(&self) -> (u32, bool, Option<String>) {
        let cast = self.ballot.cast.as_ref().map(|cast| cast.at.iso.clone());
        (self.number, self.ballot.answers.is_empty(), cast)
    }
}

impl DeskView {
    /// How many ballots are missing.
    pub fn due(&self) -> usize {
        self.seats
            .iter()
            .flat_map(|seat| &seat.votes)
            .filter(|vote| vote.is_due())
            .count()
    }

    /// What somebody who does not see the page is told when that changes.
    pub fn spoken(&self) -> String {
        match self.due() {
            0 => "No ballot of yours is missing.".to_owned(),
            1 => "A vote is open, and your ballot is missing.".to_owned(),
            due => format!("{due} votes are open in which your ballot is missing."),
        }
    }
}

#[cfg(feature = "ssr")]
pub use build::desk;

#[cfg(feature = "ssr")]
mod build {
    use plenary::{BodyId, Code, MeetingStatus, PersonId, Role, Standing, State, Vote, VoteStatus};

    use super::{ComingVote, DeskSeat, DeskView, DeskVote, PresenceView};
    use crate::views::vote::vote;
    use crate::views::words::named;

    /// The desk of somebody with these roles; none for who stands for no delegation.
    pub fn desk(state: &State, body: &BodyId, roles: &[Role], person: Option<&PersonId>) -> Option<DeskView> {
        let seats: Vec<_> = roles
            .iter()
            .filter_map(|role| Some(seat(state, body, role, role.delegation()?, person)))
            .collect();
        (!seats.is_empty()).then(|| DeskView {
            body: body.to_string(),
            seats,
        })
    }

    fn seat(state: &State, body: &BodyId, role: &Role, code: &Code, person: Option<&PersonId>) -> DeskSeat {
        let mut votes: Vec<_> = votes(state, VoteStatus::Open)
            .filter_map(|open| {
                let view = vote(state, body, open.number, std::slice::from_ref(role), person)?;
                Some(DeskVote {
                    number: view.head.number,
                    title: view.head.title,
                    rule: view.rule.sentence,
                    ballot: view.ballots.into_iter().next()?,
                })
            })
            .collect();
        votes.sort_by_key(|vote| (!vote.is_due(), vote.ballot.answers.is_empty()));
        let standing = state.delegations.get(code).map(|delegation| &delegation.standing);
        let in_session = state
            .meetings
            .values()
            .filter(|meeting| meeting.status == MeetingStatus::Open);
        DeskSeat {
            by: named(state, code),
            suspended_by: match standing {
                Some(Standing::Suspended { by, .. }) => Some(by.0),
                Some(Standing::Full) | None => None,
            },
            votes,
            presence: in_session
                .map(|meeting| PresenceView {
                    meeting: meeting.id.to_string(),
                    title: meeting.title.clone(),
                    sitting: meeting.sitting().map(|sitting| sitting.number.0),
                    credentials: meeting.credentials.contains(code),
                    present: meeting
                        .sitting()
                        .is_some_and(|sitting| sitting.present.contains(code)),
                })
                .collect(),
            coming: self::votes(state, VoteStatus::Announced)
                .map(|vote| ComingVote {
                    number: vote.number.0,
                    title: vote.title(state),
                    rule: vote.rule.describe(),
                })
                .collect(),
        }
    }

    fn votes(state: &State, status: VoteStatus) -> impl Iterator<Item = &Vote> {
        state.votes.values().filter(move |vote| vote.status == status)
    }
}
