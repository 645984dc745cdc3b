//! An agenda item as one viewer may see it.

use plenary::{BodyId, ItemNumber, ItemStatus, MeetingId, MeetingStatus, Role, State};

use super::meeting::{BlockedView, MotionRow, blocked, item_status, motion_row};
use super::vote::{SourceView, paragraphs, source};
use super::words::{is_on_item, named, proposers, stamp, vote_row};
use super::{Named, Stamp, VoteRow};

/// An agenda item as one viewer may see it.
pub(crate) struct ItemView {
    /// The meeting's title.
    pub(crate) meeting: String,
    /// From 1.
    pub(crate) number: u32,
    /// Its title.
    pub(crate) title: String,
    /// What it is about, in paragraphs.
    pub(crate) text: Vec<String>,
    /// How far it is.
    pub(crate) status: ItemStatus,
    /// Who asked for it.
    pub(crate) proposers: Vec<Named>,
    /// When it was entered.
    pub(crate) entered: Stamp,
    /// Who stopped it.
    pub(crate) blocked: Option<BlockedView>,
    /// What sources report, in paragraphs.
    pub(crate) reported: Vec<String>,
    /// Where.
    pub(crate) sources: Vec<SourceView>,
    /// The motions under it.
    pub(crate) motions: Vec<MotionRow>,
    /// The votes on it and on them, the newest first.
    pub(crate) votes: Vec<VoteRow>,
    /// What observers state on it.
    pub(crate) statements: Vec<StatementView>,
    /// Whether anything more may be done in its meeting.
    pub(crate) running: bool,
    /// Whether the body may be asked if it discusses it.
    pub(crate) undecided: bool,
    /// Whether a motion can be tabled under it.
    pub(crate) on_agenda: bool,
}

/// What an observer states.
pub(crate) struct StatementView {
    /// Which.
    pub(crate) by: Named,
    /// What kind of observer it is.
    pub(crate) kind: String,
    /// The item it speaks to.
    pub(crate) item: Option<u32>,
    /// Its title.
    pub(crate) title: String,
    /// Its text, in paragraphs.
    pub(crate) text: Vec<String>,
    /// When it was submitted.
    pub(crate) at: Stamp,
    /// Where it is reported, when it was not submitted here.
    pub(crate) sources: Vec<SourceView>,
}

/// The item as people with these roles may see it.
pub(crate) fn item(
    state: &State,
    meeting: &MeetingId,
    number: ItemNumber,
    roles: &[Role],
) -> Option<ItemView> {
    let item = state.item(meeting, number)?;
    let of = state.meetings.get(meeting)?;
    let motions = state
        .motions
        .values()
        .filter(|motion| motion.meeting == *meeting && motion.item == number);
    let votes = state
        .votes
        .values()
        .rev()
        .filter(|vote| is_on_item(state, vote, meeting, number));
    Some(ItemView {
        meeting: of.title.clone(),
        number: number.0,
        title: item.title.clone(),
        text: paragraphs(&item.text),
        status: item_status(state, item, roles),
        proposers: proposers(state, &item.proposers),
        entered: stamp(item.proposed_at),
        blocked: blocked(state, item, roles),
        reported: item.reported.as_deref().map(paragraphs).unwrap_or_default(),
        sources: item.sources.iter().map(source).collect(),
        motions: motions.map(|motion| motion_row(state, motion, roles)).collect(),
        votes: votes.filter_map(|vote| vote_row(state, vote, roles)).collect(),
        statements: statements(state, meeting, |on| on == Some(number)),
        running: of.status != MeetingStatus::Closed,
        undecided: item.is_open_to_decision(),
        on_agenda: matches!(item.status, ItemStatus::Adopted | ItemStatus::TakenUp),
    })
}

/// The statements of a meeting that speak to what is asked for.
pub(crate) fn statements(
    state: &State,
    meeting: &MeetingId,
    asked: impl Fn(Option<ItemNumber>) -> bool,
) -> Vec<StatementView> {
    let all = state
        .meetings
        .get(meeting)
        .map_or(&[][..], |meeting| &meeting.statements);
    all.iter()
        .filter(|statement| asked(statement.item))
        .map(|statement| StatementView {
            by: named(state, &statement.organisation),
            kind: state
                .observers
                .get(&statement.organisation)
                .map_or_else(String::new, |observer| observer.kind.clone()),
            item: statement.item.map(|item| item.0),
            title: statement.title.clone(),
            text: paragraphs(&statement.text),
            at: stamp(statement.at),
            sources: statement.sources.iter().map(source).collect(),
        })
        .collect()
}

/// An item that was stopped: its meeting, itself, and who stopped it.
pub(crate) struct NotDiscussed {
    /// Its address.
    pub(crate) href: String,
    /// The meeting's title and days.
    pub(crate) meeting: String,
    /// Its title.
    pub(crate) title: String,
    /// Its number.
    pub(crate) number: u32,
    /// Who stopped it.
    pub(crate) blocked: BlockedView,
}

/// Everything the body was kept from discussing, the newest meeting first.
pub(crate) fn not_discussed(state: &State, body: &BodyId, roles: &[Role]) -> Vec<NotDiscussed> {
    let mut meetings: Vec<_> = state.meetings.values().collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.starts));
    let items = meetings
        .into_iter()
        .flat_map(|meeting| meeting.items.iter().map(move |item| (meeting, item)));
    items
        .filter_map(|(meeting, item)| {
            Some(NotDiscussed {
                href: format!("/{body}/{}/{}", meeting.id, item.number),
                meeting: format!(
                    "{}, {}",
                    meeting.title,
                    super::words::days(meeting.starts, meeting.ends)
                ),
                title: item.title.clone(),
                number: item.number.0,
                blocked: blocked(state, item, roles)?,
            })
        })
        .collect()
}
