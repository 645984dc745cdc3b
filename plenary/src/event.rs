//! What has happened.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use rules::{Answer, DecisionRule, Electorate, Tally};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, Body, Code, DraftNumber, ItemNumber, ItemStatus, MeetingId, MotionNumber, MotionText, Objection,
    Proposer, Question, SittingNumber, Source, VoteNumber,
};

/// One act in a body's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1 within the body, without gaps.
    pub sequence: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What.
    pub event: Event,
}

/// What has happened. Never changes once written: a new meaning is a new variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields bear the names of the types and acts they belong to"
)]
pub enum Event {
    /// The body's record begins.
    BodyFounded(Body),
    /// A delegation was admitted.
    DelegationAdmitted {
        code: Code,
        name: String,
        groups: BTreeSet<String>,
        #[serde(with = "rules::whole::map")]
        weights: BTreeMap<String, u64>,
    },
    /// Its name, groups or weights changed.
    DelegationChanged {
        code: Code,
        name: String,
        groups: BTreeSet<String>,
        #[serde(with = "rules::whole::map")]
        weights: BTreeMap<String, u64>,
    },
    /// An adopted motion suspended it.
    DelegationSuspended { code: Code, by: MotionNumber },
    /// An adopted motion reinstated it.
    DelegationReinstated { code: Code, by: MotionNumber },
    /// An observer was accredited.
    ObserverAdmitted { code: Code, name: String, kind: String },

    /// A meeting was called.
    MeetingConvened {
        meeting: MeetingId,
        title: String,
        place: String,
        starts: NaiveDate,
        ends: NaiveDate,
    },
    /// It began.
    MeetingOpened { meeting: MeetingId },
    /// It ended.
    MeetingClosed { meeting: MeetingId },
    /// A sitting opened.
    SittingOpened {
        meeting: MeetingId,
        sitting: SittingNumber,
        public: bool,
    },
    /// It closed.
    SittingClosed {
        meeting: MeetingId,
        sitting: SittingNumber,
    },
    /// Credentials were accepted.
    CredentialsAccepted { meeting: MeetingId, delegation: Code },
    /// They were withdrawn.
    CredentialsWithdrawn { meeting: MeetingId, delegation: Code },
    /// A delegation is present in the open sitting, or no longer.
    PresenceRecorded {
        meeting: MeetingId,
        delegation: Code,
        present: bool,
    },

    /// An item was asked for.
    ItemProposed {
        meeting: MeetingId,
        item: ItemNumber,
        title: String,
        text: String,
        proposers: Vec<Proposer>,
    },
    /// An item that sources report was entered.
    ItemReported {
        meeting: MeetingId,
        item: ItemNumber,
        title: String,
        text: String,
        proposers: Vec<Proposer>,
        objections: Vec<Objection>,
        reported: Option<String>,
        sources: Vec<Source>,
    },
    /// The body decided whether to discuss it: `Adopted`, `Blocked` or `NotAdopted`.
    ItemDecided {
        meeting: MeetingId,
        item: ItemNumber,
        status: ItemStatus,
        objections: Vec<Objection>,
        vote: VoteNumber,
    },
    /// Its discussion began.
    ItemTakenUp { meeting: MeetingId, item: ItemNumber },
    /// Its discussion ended.
    ItemClosed { meeting: MeetingId, item: ItemNumber },
    /// An observer stated something.
    StatementSubmitted {
        meeting: MeetingId,
        organisation: Code,
        item: Option<ItemNumber>,
        title: String,
        text: String,
        sources: Vec<Source>,
    },

    /// A motion was drafted. For its delegation alone.
    MotionDrafted {
        draft: DraftNumber,
        delegation: Code,
        meeting: MeetingId,
        item: ItemNumber,
        content: MotionText,
    },
    /// The draft was changed.
    DraftRevised { draft: DraftNumber, content: MotionText },
    /// It was discarded.
    DraftDiscarded { draft: DraftNumber },
    /// It was tabled: the motion stands here whole, its draft is gone.
    MotionTabled {
        motion: MotionNumber,
        draft: DraftNumber,
        delegation: Code,
        meeting: MeetingId,
        item: ItemNumber,
        content: MotionText,
    },
    /// A delegation joined the sponsors.
    MotionSponsored { motion: MotionNumber, delegation: Code },
    /// It left them.
    SponsorshipWithdrawn { motion: MotionNumber, delegation: Code },
    /// The motion was taken back.
    MotionWithdrawn { motion: MotionNumber },
    /// Voting on it began.
    MotionPut { motion: MotionNumber, vote: VoteNumber },
    /// It is before the body again: the vote had no quorum or was tied.
    MotionReturned { motion: MotionNumber, vote: VoteNumber },
    /// It was adopted.
    MotionAdopted { motion: MotionNumber, vote: VoteNumber },
    /// It was not.
    MotionFallen { motion: MotionNumber, vote: VoteNumber },

    /// A vote was announced.
    VoteAnnounced {
        vote: VoteNumber,
        meeting: MeetingId,
        question: Question,
        rule: DecisionRule,
        parties_concerned: BTreeSet<Code>,
    },
    /// It was called off.
    VoteCalledOff { vote: VoteNumber, reason: String },
    /// It opened, under this rule and for this electorate whatever changes later.
    VoteOpened {
        vote: VoteNumber,
        rule: DecisionRule,
        electorate: Electorate,
        public: bool,
    },
    /// A ballot was cast.
    BallotCast {
        vote: VoteNumber,
        delegation: Code,
        answer: Answer,
        reason: Option<String>,
    },
    /// No more ballots.
    VoteClosed { vote: VoteNumber },
    /// The outcome was declared.
    VoteDeclared { vote: VoteNumber, tally: Box<Tally> },
    /// Outcome, roll call and reasons are public.
    VotePublished { vote: VoteNumber },
    /// A delegation explained its vote.
    VoteExplained {
        vote: VoteNumber,
        delegation: Code,
        text: String,
    },
    /// Another record's vote was entered, with its result.
    VoteImported {
        vote: VoteNumber,
        meeting: MeetingId,
        title: String,
        symbol: String,
        rule: DecisionRule,
        electorate: Electorate,
        ballots: BTreeMap<Code, Answer>,
        tally: Box<Tally>,
        source: Source,
    },
}
