//! A motion as one viewer may see it.

use plenary::{
    Motion, MotionKind, MotionNumber, MotionStatus, Question, Role, Sight, State, Vote, VoteStatus,
};

use super::meeting::motion_status;
use super::vote::paragraphs;
use super::words::{named, stamp, vote_row};
use super::{Named, Stamp, VoteRow};

/// A motion as one viewer may see it.
pub(crate) struct MotionView {
    /// Its number.
    pub(crate) number: u32,
    /// Its title.
    pub(crate) title: String,
    /// Its text, in paragraphs.
    pub(crate) text: Vec<String>,
    /// What it would do besides what its text says.
    pub(crate) effect: Option<String>,
    /// Its meeting's name in addresses, and its title.
    pub(crate) meeting: (String, String),
    /// Its item's number and title.
    pub(crate) item: (u32, String),
    /// Who tabled it.
    pub(crate) tabled_by: Named,
    /// Its sponsors; the delegation that tabled it stands first.
    pub(crate) sponsors: Vec<Named>,
    /// How far it is.
    pub(crate) status: MotionStatus,
    /// The votes on it, the newest first.
    pub(crate) votes: Vec<VoteRow>,
    /// What happened to it.
    pub(crate) history: Vec<(Stamp, String)>,
    /// What the viewer's delegations, which are named, may do with it.
    pub(crate) may: Vec<(Role, String, May)>,
}

/// What a delegation may do with a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum May {
    /// Join the sponsors.
    Sponsor,
    /// Leave them.
    LeaveSponsors,
    /// Withdraw the motion.
    Withdraw,
}

/// The motion as people with these roles may see it.
pub(crate) fn motion(state: &State, number: MotionNumber, roles: &[Role]) -> Option<MotionView> {
    let motion = state.motions.get(&number)?;
    let status = motion_status(state, motion, roles);
    let votes: Vec<_> = state
        .votes
        .values()
        .filter(|vote| vote.question == Question::Motion(number))
        .collect();
    let item = state.item(&motion.meeting, motion.item)?;
    let meeting = state.meetings.get(&motion.meeting)?;
    let tabled_by = named(state, &motion.tabled_by);
    let mut history = vec![(stamp(motion.tabled_at), format!("Tabled by {}", tabled_by.name))];
    history.extend(votes.iter().flat_map(|vote| steps(vote, roles)));
    Some(MotionView {
        number: number.0,
        title: motion.content.title.clone(),
        text: paragraphs(&motion.content.text),
        effect: effect(state, &motion.content.kind),
        meeting: (motion.meeting.to_string(), meeting.title.clone()),
        item: (motion.item.0, item.title.clone()),
        tabled_by,
        sponsors: motion.sponsors.iter().map(|code| named(state, code)).collect(),
        status,
        votes: votes
            .iter()
            .rev()
            .filter_map(|vote| vote_row(state, vote, roles))
            .collect(),
        history,
        may: may(state, motion, roles),
    })
}

fn effect(state: &State, kind: &MotionKind) -> Option<String> {
    match kind {
        MotionKind::General => None,
        MotionKind::Suspension { delegation } => Some(format!(
            "If adopted, it suspends {}: from then on it stands outside every vote until it is reinstated.",
            named(state, delegation).name
        )),
        MotionKind::Reinstatement { delegation } => Some(format!(
            "If adopted, it ends the suspension of {}.",
            named(state, delegation).name
        )),
    }
}

/// The steps of a vote on it, as far as these roles may see.
fn steps(vote: &Vote, roles: &[Role]) -> Vec<(Stamp, String)> {
    let sight = Sight::of(vote, roles);
    if sight == Sight::Nothing {
        return Vec::new();
    }
    let number = vote.number;
    let outcome = vote
        .tally
        .as_ref()
        .filter(|_| sight >= Sight::Tally)
        .map(|tally| tally.outcome.label());
    let declared = match outcome {
        Some(outcome) => format!("Vote {number} declared: {outcome}"),
        None => format!("Vote {number} declared"),
    };
    let announced = match (&vote.called_off, vote.status) {
        (Some(reason), VoteStatus::CalledOff) => format!("Vote {number} announced, and called off: {reason}"),
        _ => format!("Vote {number} announced"),
    };
    [
        (Some(vote.announced_at), announced),
        (vote.opened_at, format!("Vote {number} opened")),
        (vote.closed_at, format!("Vote {number} closed")),
        (vote.declared_at, declared),
        (
            vote.published_at,
            format!("Vote {number} published with its roll call"),
        ),
    ]
    .into_iter()
    .filter_map(|(at, words)| Some((stamp(at?), words)))
    .collect()
}

fn may(state: &State, motion: &Motion, roles: &[Role]) -> Vec<(Role, String, May)> {
    if motion.status != MotionStatus::Tabled {
        return Vec::new();
    }
    let delegates = roles.iter().filter_map(|role| Some((role, role.delegation()?)));
    delegates
        .map(|(role, code)| {
            let may = if *code == motion.tabled_by {
                May::Withdraw
            } else if motion.sponsors.contains(code) {
                May::LeaveSponsors
            } else {
                May::Sponsor
            };
            (role.clone(), named(state, code).name, may)
        })
        .collect()
}
