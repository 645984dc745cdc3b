//! The state of a body: what its record amounts to.

use std::collections::BTreeMap;

use crate::{
    AgendaItem, Body, Code, Delegation, Draft, DraftNumber, ItemNumber, Meeting, MeetingId, Motion,
    MotionNumber, Observer, Role, Sight, Vote, VoteNumber, VoteStatus,
};

/// What a body's record amounts to. Changed by [`State::apply`] alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The last entry applied; 0 before the first.
    pub sequence: u64,
    /// The body, once founded.
    pub body: Option<Body>,
    /// Its delegations by code.
    pub delegations: BTreeMap<Code, Delegation>,
    /// Its observers by code.
    pub observers: BTreeMap<Code, Observer>,
    /// Its meetings by address.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// Drafts not yet tabled.
    pub drafts: BTreeMap<DraftNumber, Draft>,
    /// How many drafts there have ever been.
    pub drafts_made: u32,
    /// Its motions.
    pub motions: BTreeMap<MotionNumber, Motion>,
    /// Its votes.
    pub votes: BTreeMap<VoteNumber, Vote>,
}

impl State {
    /// An item of a meeting's agenda.
    pub fn item(&self, meeting: &MeetingId, item: ItemNumber) -> Option<&AgendaItem> {
        self.meetings.get(meeting)?.items.get(item.place()?)
    }

    /// The open votes in which this delegation may cast a ballot, whether it has or not, the latest first.
    pub fn open_votes_for(&self, delegation: &Code) -> impl Iterator<Item = &Vote> {
        let may_vote = |vote: &&Vote| {
            vote.member(delegation)
                .is_some_and(|member| member.entitled && member.present)
        };
        self.votes
            .values()
            .rev()
            .filter(|vote| vote.status == VoteStatus::Open)
            .filter(may_vote)
    }

    /// Whether this role sees this draft: that of its own delegation alone.
    pub fn may_see_draft(&self, role: &Role, draft: DraftNumber) -> bool {
        self.drafts
            .get(&draft)
            .is_some_and(|draft| role.delegation() == Some(&draft.delegation))
    }

    /// What of an item's decision a person with these roles may see: its status from [`Sight::Tally`] on, its
    /// objections with [`Sight::RollCall`].
    pub fn sight_of_item(&self, item: &AgendaItem, roles: &[Role]) -> Sight {
        item.decided_by
            .and_then(|vote| self.votes.get(&vote))
            .map_or(Sight::RollCall, |vote| Sight::of(vote, roles))
    }

    pub(crate) fn next_draft(&self) -> DraftNumber {
        DraftNumber(self.drafts_made.saturating_add(1))
    }

    pub(crate) fn next_motion(&self) -> MotionNumber {
        MotionNumber(
            self.motions
                .last_key_value()
                .map_or(0, |(number, _)| number.0)
                .saturating_add(1),
        )
    }

    pub(crate) fn next_vote(&self) -> VoteNumber {
        VoteNumber(
            self.votes
                .last_key_value()
                .map_or(0, |(number, _)| number.0)
                .saturating_add(1),
        )
    }
}
