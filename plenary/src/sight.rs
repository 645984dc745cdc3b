//! What of a vote a person may see.

use rules::WhileOpen;

use crate::{Role, Vote, VoteStatus};

/// What of a vote a person may see. What they may not see is never sent to them.
///
/// | status | everybody, in a public sitting | everybody, in a closed sitting | people with a role in the body |
/// | --- | --- | --- | --- |
/// | announced, called off | question and rule | nothing | question and rule |
/// | open | who has voted; the running tally where the rule says so | nothing | as everybody in a public sitting |
/// | closed | who has voted | nothing | who has voted |
/// | declared | outcome and tally | nothing | roll call as well |
/// | published | everything | everything | everything |
///
/// A vote not yet opened counts as held in its meeting's latest sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Not even that there is such a vote.
    Nothing,
    /// The question and its rule.
    Question,
    /// Who has voted, not how.
    Turnout,
    /// The tally: outcome and counts, not who voted how. [`Vote::tally_within`] gives no more.
    Tally,
    /// Everything, roll call and reasons among it.
    RollCall,
}

impl Sight {
    /// What a person with these roles in the body may see of this vote; none for the public.
    pub fn of(vote: &Vote, roles: &[Role]) -> Self {
        match vote.status {
            VoteStatus::Published => Self::RollCall,
            _ if !vote.public && roles.is_empty() => Self::Nothing,
            VoteStatus::Announced | VoteStatus::CalledOff => Self::Question,
            VoteStatus::Open if vote.rule.while_open == WhileOpen::Tally => Self::Tally,
            VoteStatus::Open | VoteStatus::Closed => Self::Turnout,
            VoteStatus::Declared if roles.is_empty() => Self::Tally,
            VoteStatus::Declared => Self::RollCall,
        }
    }
}
