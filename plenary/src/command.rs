//! What a person can ask of the plenary.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rules::{Answer, DecisionRule};
use serde::{Deserialize, Serialize};

use crate::{
    Body, Code, DraftNumber, ItemNumber, MeetingId, MotionNumber, MotionText, Proposer, Question, Source,
    VoteNumber,
};

/// What a person can ask of the plenary. [`decide`](crate::decide) says who may, and in which state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields bear the names of the types and acts they belong to"
)]
pub enum Command {
    /// Secretariat: begins a body's record. The first command of every record.
    FoundBody(Body),
    /// Secretariat: admits a delegation.
    AdmitDelegation {
        code: Code,
        name: String,
        groups: BTreeSet<String>,
        #[serde(with = "rules::whole::map")]
        weights: BTreeMap<String, u64>,
    },
    /// Secretariat: changes a delegation's name, groups or weights. Votes already open do not change.
    ChangeDelegation {
        code: Code,
        name: String,
        groups: BTreeSet<String>,
        #[serde(with = "rules::whole::map")]
        weights: BTreeMap<String, u64>,
    },
    /// Secretariat: accredits an observer.
    AdmitObserver { code: Code, name: String, kind: String },

    /// Secretariat: calls a meeting.
    ConveneMeeting {
        meeting: MeetingId,
        title: String,
        place: String,
        starts: NaiveDate,
        ends: NaiveDate,
    },
    /// Chair: begins it.
    OpenMeeting { meeting: MeetingId },
    /// Chair: ends it. Refused while a sitting or a vote is open.
    CloseMeeting { meeting: MeetingId },
    /// Chair: opens the next sitting.
    OpenSitting { meeting: MeetingId, public: bool },
    /// Chair: closes the open sitting. Refused while a vote is open.
    CloseSitting { meeting: MeetingId },
    /// Secretariat: accepts a delegation's credentials for this meeting.
    AcceptCredentials { meeting: MeetingId, delegation: Code },
    /// Secretariat: withdraws them; the delegation is no longer present.
    WithdrawCredentials { meeting: MeetingId, delegation: Code },
    /// Secretariat, or a delegate for their own delegation: present in the open sitting, or no longer.
    RecordPresence {
        meeting: MeetingId,
        delegation: Code,
        present: bool,
    },

    /// Delegate or secretariat: asks for an item on the agenda.
    ProposeItem {
        meeting: MeetingId,
        title: String,
        text: String,
    },
    /// Secretariat: enters an item, and what became of it, that sources report and that was not conducted here.
    ReportItem(ReportedItem),
    /// Chair: begins discussion of an item on the agenda.
    TakeUpItem { meeting: MeetingId, item: ItemNumber },
    /// Chair: ends it.
    CloseItem { meeting: MeetingId, item: ItemNumber },
    /// Observer: states something, to the meeting or on an item.
    SubmitStatement {
        meeting: MeetingId,
        item: Option<ItemNumber>,
        title: String,
        text: String,
    },
    /// Secretariat: enters an observer's statement that a source reports.
    ReportStatement {
        meeting: MeetingId,
        organisation: Code,
        item: Option<ItemNumber>,
        title: String,
        text: String,
        sources: Vec<Source>,
    },

    /// Delegate: drafts a motion.
    DraftMotion {
        meeting: MeetingId,
        item: ItemNumber,
        content: MotionText,
    },
    /// Delegate of the drafting delegation: changes the draft.
    ReviseDraft { draft: DraftNumber, content: MotionText },
    /// Delegate of the drafting delegation: discards the draft.
    DiscardDraft { draft: DraftNumber },
    /// Delegate of the drafting delegation: tables it, under an item on the agenda.
    TableMotion { draft: DraftNumber },
    /// Delegate: joins the sponsors.
    SponsorMotion { motion: MotionNumber },
    /// Delegate: leaves the sponsors; not the delegation that tabled it.
    WithdrawSponsorship { motion: MotionNumber },
    /// Delegate of the tabling delegation: withdraws it before voting has begun.
    WithdrawMotion { motion: MotionNumber },

    /// Chair or secretariat: announces a vote with its rule and the parties concerned.
    AnnounceVote {
        meeting: MeetingId,
        question: Question,
        rule: DecisionRule,
        parties_concerned: BTreeSet<Code>,
    },
    /// Chair or secretariat: calls an announced vote off.
    CallOffVote { vote: VoteNumber, reason: String },
    /// Chair: opens it; rule and electorate are frozen.
    OpenVote { vote: VoteNumber },
    /// Delegate: casts their delegation's ballot, or replaces it. An objection states its reason.
    CastBallot {
        vote: VoteNumber,
        answer: Answer,
        reason: Option<String>,
    },
    /// Chair: closes it.
    CloseVote { vote: VoteNumber },
    /// Chair: declares the outcome.
    DeclareVote { vote: VoteNumber },
    /// Secretariat: publishes outcome, roll call and reasons.
    PublishVote { vote: VoteNumber },
    /// Delegate of a delegation in the electorate: explains its vote, after the close; replaces an earlier one.
    ExplainVote { vote: VoteNumber, text: String },
    /// Secretariat: enters another body's recorded vote with its result.
    ImportVote(ImportedVote),
}

/// An item as sources report it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedItem {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// Who asked for it.
    pub proposers: Vec<Proposer>,
    /// Who objected: with any, the item is blocked; without, it stands as proposed.
    pub objectors: Vec<Code>,
    /// What the sources say of the ground and of what followed, and in whose words.
    pub reported: Option<String>,
    /// At least one.
    pub sources: Vec<Source>,
}

/// A recorded vote of another record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedVote {
    /// The meeting it is filed under.
    pub meeting: MeetingId,
    /// As the source titles it.
    pub title: String,
    /// The source's symbol.
    pub symbol: String,
    /// The rule it was taken under.
    pub rule: DecisionRule,
    /// Delegations that were members at that time; those without an answer were absent or did not vote.
    pub members: BTreeSet<Code>,
    /// The answers.
    pub ballots: BTreeMap<Code, Answer>,
    /// Where it was taken from.
    pub source: Source,
}
