//! What follows from a command, or why nothing does.

use chrono::{DateTime, Utc};

use crate::{Actor, Command, Event, Refusal, RefusalCode, State};

mod agenda;
mod ballot;
mod body;
mod case;
mod consequence;
mod import;
mod meeting;
mod motion;
mod text;
mod vote;

use case::Case;

/// What a decision on a command comes to.
type Decided = Result<Vec<Event>, Refusal>;

/// The events that follow from this command in this state, in order; none where everything is already as the
/// command asks.
///
/// The state is not changed: each event becomes an [`Entry`](crate::Entry) for [`State::apply`]. `at` is when the
/// command arrived; no decision depends on it yet, the entries bear it.
///
/// # Errors
/// A [`Refusal`] where the actor may not do this, where it does not fit the state, or where what was given cannot be
/// taken.
///
/// ```
/// use plenary::{Actor, Body, Command, Entry, Role, State, decide};
/// let body = Body {
///     name: "Example Assembly".into(),
///     about: String::new(),
///     fictional: true,
///     member_term: "Member".into(),
///     usual_rule: rules::DecisionRule::consensus(),
/// };
/// let actor = Actor { person: "p-1".parse().unwrap(), role: Role::Secretariat };
/// let at = chrono::DateTime::from_timestamp(1_655_712_000, 0).unwrap();
/// let mut state = State::default();
/// for event in decide(&state, &actor, at, Command::FoundBody(body)).unwrap() {
///     let entry = Entry { sequence: state.sequence + 1, at, actor: actor.clone(), event };
///     state.apply(&entry).unwrap();
/// }
/// assert_eq!(state.body.unwrap().name, "Example Assembly");
/// ```
pub fn decide(state: &State, actor: &Actor, _at: DateTime<Utc>, command: Command) -> Decided {
    let case = Case {
        state,
        role: &actor.role,
    };
    if state.body.is_none() && !matches!(command, Command::FoundBody(_)) {
        let sentence = "This body's record has not begun. The secretariat founds the body first.";
        return Err(Refusal::new(RefusalCode::NoBody, sentence));
    }
    match command {
        Command::FoundBody(body) => case.found_body(body),
        Command::AdmitDelegation {
            code,
            name,
            groups,
            weights,
        } => case.admit_delegation(code, &name, groups, weights),
        Command::ChangeDelegation {
            code,
            name,
            groups,
            weights,
        } => case.change_delegation(code, &name, groups, weights),
        Command::AdmitObserver { code, name, kind } => case.admit_observer(code, &name, &kind),

        Command::ConveneMeeting {
            meeting,
            title,
            place,
            starts,
            ends,
        } => case.convene_meeting(meeting, &title, &place, starts, ends),
        Command::OpenMeeting { meeting } => case.open_meeting(meeting),
        Command::CloseMeeting { meeting } => case.close_meeting(meeting),
        Command::OpenSitting { meeting, public } => case.open_sitting(meeting, public),
        Command::CloseSitting { meeting } => case.close_sitting(meeting),
        Command::AcceptCredentials { meeting, delegation } => case.accept_credentials(meeting, delegation),
        Command::WithdrawCredentials { meeting, delegation } => {
            case.withdraw_credentials(meeting, delegation)
        }
        Command::RecordPresence {
            meeting,
            delegation,
            present,
        } => case.record_presence(meeting, delegation, present),

        Command::ProposeItem { meeting, title, text } => case.propose_item(meeting, &title, &text),
        Command::ReportItem(report) => case.report_item(report),
        Command::TakeUpItem { meeting, item } => case.take_up_item(meeting, item),
        Command::CloseItem { meeting, item } => case.close_item(meeting, item),
        Command::SubmitStatement {
            meeting,
            item,
            title,
            text,
        } => case.submit_statement(meeting, item, &title, &text),
        Command::ReportStatement {
            meeting,
            organisation,
            item,
            title,
            text,
            sources,
        } => case.report_statement(meeting, organisation, item, &title, &text, sources),

        Command::DraftMotion {
            meeting,
            item,
            content,
        } => case.draft_motion(meeting, item, content),
        Command::ReviseDraft { draft, content } => case.revise_draft(draft, content),
        Command::DiscardDraft { draft } => case.discard_draft(draft),
        Command::TableMotion { draft } => case.table_motion(draft),
        Command::SponsorMotion { motion } => case.sponsor_motion(motion),
        Command::WithdrawSponsorship { motion } => case.withdraw_sponsorship(motion),
        Command::WithdrawMotion { motion } => case.withdraw_motion(motion),

        Command::AnnounceVote {
            meeting,
            question,
            rule,
            parties_concerned,
        } => case.announce_vote(meeting, question, rule, parties_concerned),
        Command::CallOffVote { vote, reason } => case.call_off_vote(vote, &reason),
        Command::OpenVote { vote } => case.open_vote(vote),
        Command::CastBallot { vote, answer, reason } => {
            case.cast_ballot(&actor.person, vote, answer, reason.as_deref())
        }
        Command::CloseVote { vote } => case.close_vote(vote),
        Command::DeclareVote { vote } => case.declare_vote(vote),
        Command::PublishVote { vote } => case.publish_vote(vote),
        Command::ExplainVote { vote, text } => case.explain_vote(vote, &text),
        Command::ImportVote(import) => case.import_vote(import),
    }
}

/// `Ok` where the condition holds, else the refusal.
fn require(holds: bool, code: RefusalCode, sentence: impl FnOnce() -> String) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(Refusal::new(code, sentence()))
    }
}
