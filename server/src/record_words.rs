//! What an entry of the record says, in words, and whether anybody may read it yet.

use plenary::{Event, ItemStatus, Proposer, Question, Role, Sight, State, VoteNumber};
use rules::Outcome;

/// Whether what the event holds may be shown to the public now: as [`Sight`] has it for somebody without a role.
/// Drafts are for their delegation alone, for good.
pub(crate) fn shown(state: &State, event: &Event) -> bool {
    let sight = |vote: &VoteNumber| {
        state
            .votes
            .get(vote)
            .map_or(Sight::Question, |vote| Sight::of(vote, &[]))
    };
    match event {
        Event::MotionDrafted { .. } | Event::DraftRevised { .. } => false,
        // Who objects, and why, are ballots.
        Event::BallotCast { vote, .. }
        | Event::VoteExplained { vote, .. }
        | Event::ItemDecided { vote, .. } => sight(vote) == Sight::RollCall,
        Event::VoteDeclared { vote, tally } => {
            sight(vote) == Sight::RollCall || (tally.blocked_by.is_empty() && sight(vote) == Sight::Tally)
        }
        Event::MotionAdopted { vote, .. }
        | Event::MotionFallen { vote, .. }
        | Event::MotionReturned { vote, .. } => sight(vote) >= Sight::Tally,
        Event::DelegationSuspended { by, .. } | Event::DelegationReinstated { by, .. } => {
            let vote = state.motions.get(by).and_then(|motion| motion.votes.last());
            vote.is_none_or(|vote| sight(vote) >= Sight::Tally)
        }
        _ => true,
    }
}

/// In which capacity somebody acted.
pub(crate) fn capacity(role: &Role) -> String {
    match role {
        Role::Secretariat => "the secretariat".to_owned(),
        Role::Chair => "the chair".to_owned(),
        Role::Delegate { delegation, .. } => format!("delegate of {delegation}"),
        Role::Observer { organisation } => format!("observer of {organisation}"),
    }
}

/// What kind of entry it is: all that is said of one that may not be shown yet.
pub(crate) fn kind(event: &Event) -> String {
    match event {
        Event::MotionDrafted { .. } => {
            "A motion was drafted; the draft is for its delegation alone.".to_owned()
        }
        Event::DraftRevised { .. } => "A draft was changed; it is for its delegation alone.".to_owned(),
        Event::BallotCast { vote, delegation, .. } => {
            format!("{delegation} cast a ballot in vote {vote}; how is shown when the vote is published.")
        }
        Event::VoteExplained { vote, .. } => {
            format!("A delegation explained its vote in vote {vote}; shown when the vote is published.")
        }
        Event::ItemDecided { item, vote, .. } => {
            format!(
                "Whether to discuss item {item} was decided by vote {vote}; shown when the vote is published."
            )
        }
        Event::VoteDeclared { vote, .. } => {
            format!("The outcome of vote {vote} was declared; shown when the vote is published.")
        }
        Event::MotionAdopted { vote, .. }
        | Event::MotionFallen { vote, .. }
        | Event::MotionReturned { vote, .. } => {
            format!("A motion was decided by vote {vote}; shown when the vote is published.")
        }
        Event::DelegationSuspended { .. } | Event::DelegationReinstated { .. } => {
            "An adopted motion took effect; shown when its vote is published.".to_owned()
        }
        other => words(other),
    }
}

/// What happened.
#[expect(clippy::too_many_lines, reason = "one sentence for each kind of event")]
pub(crate) fn words(event: &Event) -> String {
    match event {
        Event::BodyFounded(body) => format!("The record of {} begins.", body.name),
        Event::DelegationAdmitted { code, name, .. } => format!("{name} ({code}) was admitted."),
        Event::DelegationChanged { code, name, .. } => {
            format!("{name} ({code}) changed its name, groups or weights.")
        }
        Event::DelegationSuspended { code, by } => format!("{code} was suspended by motion {by}."),
        Event::DelegationReinstated { code, by } => format!("{code} was reinstated by motion {by}."),
        Event::ObserverAdmitted { code, name, .. } => {
            format!("{name} ({code}) was accredited as an observer.")
        }
        Event::MeetingConvened {
            title,
            place,
            starts,
            ends,
            ..
        } => {
            format!("{title} was called: {place}, {starts} to {ends}.")
        }
        Event::MeetingOpened { meeting } => format!("The meeting {meeting} began."),
        Event::MeetingClosed { meeting } => format!("The meeting {meeting} ended."),
        Event::SittingOpened {
            meeting,
            sitting,
            public,
        } => {
            let kind = if *public {
                "open to the public"
            } else {
                "closed to the public"
            };
            format!("Sitting {sitting} of {meeting} opened, {kind}.")
        }
        Event::SittingClosed { meeting, sitting } => format!("Sitting {sitting} of {meeting} closed."),
        Event::CredentialsAccepted { meeting, delegation } => {
            format!("The credentials of {delegation} for {meeting} were accepted.")
        }
        Event::CredentialsWithdrawn { meeting, delegation } => {
            format!("The credentials of {delegation} for {meeting} were withdrawn.")
        }
        Event::PresenceRecorded {
            meeting,
            delegation,
            present,
        } => {
            let now = if *present {
                "is present"
            } else {
                "is no longer present"
            };
            format!("{delegation} {now} in {meeting}.")
        }
        Event::ItemProposed {
            meeting,
            item,
            title,
            proposers,
            ..
        } => {
            format!(
                "{} asked for item {item} of {meeting}: {title}.",
                names(proposers)
            )
        }
        Event::ItemReported {
            meeting,
            item,
            title,
            objections,
            ..
        } => {
            let became = if objections.is_empty() {
                "proposed"
            } else {
                "blocked"
            };
            format!("Item {item} of {meeting} was entered from sources, as {became}: {title}.")
        }
        Event::ItemDecided {
            meeting,
            item,
            status,
            vote,
            ..
        } => {
            let became = match status {
                ItemStatus::Adopted => "is on the agenda",
                ItemStatus::Blocked => "is blocked",
                _ => "is not on the agenda",
            };
            format!("Item {item} of {meeting} {became}, by vote {vote}.")
        }
        Event::ItemTakenUp { meeting, item } => format!("Item {item} of {meeting} was taken up."),
        Event::ItemClosed { meeting, item } => format!("The discussion of item {item} of {meeting} ended."),
        Event::StatementSubmitted {
            organisation,
            title,
            sources,
            ..
        } => {
            let how = if sources.is_empty() {
                "submitted"
            } else {
                "is reported with"
            };
            format!("{organisation} {how} a statement: {title}.")
        }
        Event::MotionDrafted { draft, .. } => format!("Draft {draft} of a motion was made."),
        Event::DraftRevised { draft, .. } => format!("Draft {draft} was changed."),
        Event::DraftDiscarded { .. } => "A draft was discarded.".to_owned(),
        Event::MotionTabled {
            motion,
            delegation,
            content,
            ..
        } => {
            format!("{delegation} tabled motion {motion}: {}.", content.title)
        }
        Event::MotionSponsored { motion, delegation } => format!("{delegation} sponsors motion {motion}."),
        Event::SponsorshipWithdrawn { motion, delegation } => {
            format!("{delegation} no longer sponsors motion {motion}.")
        }
        Event::MotionWithdrawn { motion } => format!("Motion {motion} was withdrawn."),
        Event::MotionPut { motion, vote } => format!("Motion {motion} was put: vote {vote}."),
        Event::MotionReturned { motion, vote } => {
            format!("Motion {motion} is before the body again: vote {vote} decided nothing.")
        }
        Event::MotionAdopted { motion, vote } => format!("Motion {motion} was adopted by vote {vote}."),
        Event::MotionFallen { motion, vote } => format!("Motion {motion} fell in vote {vote}."),
        Event::VoteAnnounced { vote, question, .. } => {
            format!("Vote {vote} was announced, on {}.", on(question))
        }
        Event::VoteCalledOff { vote, reason } => format!("Vote {vote} was called off: {reason}"),
        Event::VoteOpened { vote, .. } => {
            format!("Vote {vote} opened; its rule and its electorate are fixed.")
        }
        Event::BallotCast {
            vote,
            delegation,
            answer,
            ..
        } => format!("{delegation} answered {answer} in vote {vote}."),
        Event::VoteClosed { vote } => format!("Vote {vote} closed."),
        Event::VoteDeclared { vote, tally } => {
            format!(
                "The outcome of vote {vote} was declared: {}.",
                outcome(tally.outcome)
            )
        }
        Event::VotePublished { vote } => format!("Vote {vote} was published with its roll call."),
        Event::VoteExplained { vote, delegation, .. } => {
            format!("{delegation} explained its vote in vote {vote}.")
        }
        Event::VoteImported {
            vote,
            title,
            symbol,
            tally,
            ..
        } => {
            format!(
                "Vote {vote} was imported: {title} ({symbol}), {}.",
                outcome(tally.outcome)
            )
        }
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopted => "adopted",
        Outcome::NotAdopted => "not adopted",
        Outcome::Blocked => "blocked",
        Outcome::NoQuorum => "no quorum",
        Outcome::Tied => "tied",
        Outcome::Open => "open",
    }
}

fn on(question: &Question) -> String {
    match question {
        Question::PlaceItems(items) => {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            format!("whether to discuss item {}", items.join(", "))
        }
        Question::Motion(motion) => format!("motion {motion}"),
        Question::Imported { title, .. } => title.clone(),
    }
}

fn names(proposers: &[Proposer]) -> String {
    let name = |proposer: &Proposer| match proposer {
        Proposer::Secretariat => "The secretariat".to_owned(),
        Proposer::Delegation(code) | Proposer::Observer(code) => code.to_string(),
    };
    proposers.iter().map(name).collect::<Vec<_>>().join(", ")
}
