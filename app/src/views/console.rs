//! A meeting as those who run it work with it: what stands where, and what can be done next.
//!
//! What can be done is asked of [`plenary::decide`] itself, so that the console offers nothing it would refuse.

use chrono::{DateTime, Utc};
use plenary::{
    Actor, Command, ItemNumber, ItemStatus, Meeting, MeetingId, MeetingStatus, MotionNumber, MotionStatus,
    PersonId, Question, Role, Standing, State, Vote, VoteNumber, VoteStatus, decide,
};
use rules::{Ballots, DecisionRule, Electorate, Member, Phase, tally};

use super::meeting::{Stage, stage};
use super::words::{days, named};

/// A meeting as those who run it work with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsoleView {
    /// Its name in addresses.
    pub(crate) id: MeetingId,
    /// Its title.
    pub(crate) title: String,
    /// When, in words.
    pub(crate) days: String,
    /// How far it is.
    pub(crate) stage: Stage,
    /// The number of the sitting that is open, and whether the public follows it.
    pub(crate) sitting: Option<(u32, bool)>,
    /// How many delegations there are, have credentials, are present.
    pub(crate) figures: (usize, usize, usize),
    /// How many must be present under the body's usual rule, and whether they are; none where it asks for no quorum.
    pub(crate) quorum: Option<(u128, bool)>,
    /// What hinders the meeting from being closed.
    pub(crate) close_meeting: Option<String>,
    /// What hinders the sitting from being closed.
    pub(crate) close_sitting: Option<String>,
    /// The votes that something is still to be done about, the most urgent first.
    pub(crate) votes: Vec<ConsoleVote>,
    /// The agenda.
    pub(crate) items: Vec<ConsoleItem>,
    /// The motions before the meeting.
    pub(crate) motions: Vec<ConsoleMotion>,
}

/// A vote that something is still to be done about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsoleVote {
    /// Its number.
    pub(crate) number: VoteNumber,
    /// What is put.
    pub(crate) title: String,
    /// Its rule as a sentence.
    pub(crate) rule: String,
    /// How far it is.
    pub(crate) status: VoteStatus,
    /// What hinders an announced vote from being opened.
    pub(crate) hindrance: Option<String>,
    /// How many have voted, of how many that may.
    pub(crate) voted: (usize, usize),
}

/// An item and what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsoleItem {
    /// Its number.
    pub(crate) number: ItemNumber,
    /// Its title.
    pub(crate) title: String,
    /// How far it is.
    pub(crate) status: ItemStatus,
    /// What can be done with it.
    pub(crate) next: ItemNext,
}

/// What can be done with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ItemNext {
    /// Whether to discuss it can be put to the vote.
    Place,
    /// It can be taken up.
    TakeUp,
    /// Its discussion can be closed.
    Close,
    /// It waits for something.
    Waits(String),
    /// Nothing more.
    Nothing,
}

/// A motion before the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConsoleMotion {
    /// Its number.
    pub(crate) number: MotionNumber,
    /// Its title.
    pub(crate) title: String,
    /// Who tabled it.
    pub(crate) by: String,
    /// What hinders a vote on it from being announced.
    pub(crate) hindrance: Option<String>,
}

/// The meeting to look at: that in session, else the one called next, else the latest.
pub(crate) fn running(state: &State) -> Option<&MeetingId> {
    let rank = |meeting: &&Meeting| match meeting.status {
        MeetingStatus::Open => (2, meeting.starts.signed_duration_since(chrono::NaiveDate::MIN)),
        MeetingStatus::Convened => (1, chrono::NaiveDate::MAX.signed_duration_since(meeting.starts)),
        MeetingStatus::Closed => (0, meeting.starts.signed_duration_since(chrono::NaiveDate::MIN)),
    };
    state
        .meetings
        .values()
        .max_by_key(rank)
        .map(|meeting| &meeting.id)
}

/// Whoever looks, in the capacity they preside in.
pub(crate) fn presiding(person: PersonId, roles: &[Role]) -> Actor {
    let role = if roles.contains(&Role::Chair) {
        Role::Chair
    } else {
        Role::Secretariat
    };
    Actor { person, role }
}

/// Why the plenary would refuse this now; none where it would not.
pub(crate) fn hindrance(state: &State, actor: &Actor, command: Command) -> Option<String> {
    // No decision depends on when it is asked.
    decide(state, actor, DateTime::<Utc>::UNIX_EPOCH, command)
        .err()
        .map(|refusal| refusal.sentence)
}

/// The meeting for this actor; none where there is no such meeting.
pub(crate) fn console(state: &State, id: &MeetingId, actor: &Actor) -> Option<ConsoleView> {
    let meeting = state.meetings.get(id)?;
    let sitting = meeting.sitting();
    let ask = |command| hindrance(state, actor, command);
    let mut votes: Vec<_> = state
        .votes
        .values()
        .filter(|vote| vote.meeting == *id && vote.source.is_none())
        .filter(|vote| vote.is_pending() || vote.status == VoteStatus::Declared)
        .map(|vote| console_vote(state, vote, actor))
        .collect();
    votes.sort_by_key(|vote| {
        let urgency = match vote.status {
            VoteStatus::Open => 0,
            VoteStatus::Closed => 1,
            VoteStatus::Announced => 2,
            VoteStatus::Declared | VoteStatus::Published | VoteStatus::CalledOff => 3,
        };
        (urgency, vote.number)
    });
    let before = |status| matches!(status, MotionStatus::Tabled);
    let motions = state
        .motions
        .values()
        .filter(|motion| motion.meeting == *id && before(motion.status));
    Some(ConsoleView {
        id: id.clone(),
        title: meeting.title.clone(),
        days: days(meeting.starts, meeting.ends),
        stage: stage(meeting.status),
        sitting: sitting.map(|sitting| (sitting.number.0, sitting.public)),
        figures: (
            state.delegations.len(),
            meeting.credentials.len(),
            sitting.map_or(0, |sitting| sitting.present.len()),
        ),
        quorum: state
            .body
            .as_ref()
            .and_then(|body| quorum(state, meeting, &body.usual_rule)),
        close_meeting: ask(Command::CloseMeeting { meeting: id.clone() }),
        close_sitting: ask(Command::CloseSitting { meeting: id.clone() }),
        votes,
        items: meeting
            .items
            .iter()
            .map(|item| ConsoleItem {
                number: item.number,
                title: item.title.clone(),
                status: item.status,
                next: next(state, meeting, item.number, actor),
            })
            .collect(),
        motions: motions
            .map(|motion| ConsoleMotion {
                number: motion.number,
                title: motion.content.title.clone(),
                by: named(state, &motion.tabled_by).name,
                hindrance: ask(announcement(id, Question::Motion(motion.number))),
            })
            .collect(),
    })
}

fn console_vote(state: &State, vote: &Vote, actor: &Actor) -> ConsoleVote {
    let may_vote = |member: &&Member| member.entitled && member.present;
    let electorate = vote.electorate.iter().flat_map(|electorate| &electorate.members);
    ConsoleVote {
        number: vote.number,
        title: vote.title(state),
        rule: vote.rule.describe(),
        status: vote.status,
        hindrance: (vote.status == VoteStatus::Announced)
            .then(|| hindrance(state, actor, Command::OpenVote { vote: vote.number }))
            .flatten(),
        voted: (vote.counted.len(), electorate.filter(may_vote).count()),
    }
}

fn next(state: &State, meeting: &Meeting, item: ItemNumber, actor: &Actor) -> ItemNext {
    let Some(of) = state.item(&meeting.id, item) else {
        return ItemNext::Nothing;
    };
    let (meeting, place) = (meeting.id.clone(), Question::PlaceItems(vec![item]));
    let (command, next) = match of.status {
        _ if of.is_open_to_decision() => (announcement(&meeting, place), ItemNext::Place),
        ItemStatus::Adopted => (Command::TakeUpItem { meeting, item }, ItemNext::TakeUp),
        ItemStatus::TakenUp => (Command::CloseItem { meeting, item }, ItemNext::Close),
        _ => return ItemNext::Nothing,
    };
    hindrance(state, actor, command).map_or(next, ItemNext::Waits)
}

/// The announcement of a vote, to be asked about.
fn announcement(meeting: &MeetingId, question: Question) -> Command {
    Command::AnnounceVote {
        meeting: meeting.clone(),
        question,
        rule: DecisionRule::consensus(),
        parties_concerned: std::collections::BTreeSet::new(),
    }
}

/// How many must be present under a rule, and whether they are; none where the rule asks for no such quorum.
fn quorum(state: &State, meeting: &Meeting, rule: &DecisionRule) -> Option<(u128, bool)> {
    let present = |code| {
        meeting
            .sitting()
            .is_some_and(|sitting| sitting.present.contains(code))
    };
    let members = state.delegations.values().map(|of| Member {
        present: present(&of.code),
        entitled: of.standing == Standing::Full,
        weights: of.weights.clone(),
        groups: of.groups.clone(),
        ..Member::new(of.code.to_string(), of.name.clone())
    });
    let electorate = Electorate {
        members: members.collect(),
    };
    let quorum = tally(rule, &electorate, &Ballots::new(), Phase::Running)
        .ok()?
        .quorum?;
    (quorum.quorum.counting == rules::Base::Present).then_some((quorum.result.required, quorum.result.met))
}
