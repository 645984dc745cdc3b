//! Why a command was refused: a value, never a panic.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A command was refused, and nothing was appended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{sentence}")]
pub struct Refusal {
    /// For programs.
    pub code: RefusalCode,
    /// For the person: what is the matter and what to do.
    pub sentence: String,
}

/// What sort of refusal: a server maps it to a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// This person may not do this (403).
    NotAllowed,
    /// There is no such thing in this body (404).
    Unknown,
    /// Not in this state (409).
    WrongState,
    /// What was given cannot be taken (422).
    Invalid,
}

/// The enum, its list, its words and its kinds from one table, so that none can be forgotten.
macro_rules! codes {
    ($($kind:ident { $($(#[$doc:meta])* $code:ident = $word:literal,)* })*) => {
        /// Which refusal, for programs: kebab-case in JSON. Codes are never renamed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RefusalCode {
            $($($(#[$doc])* #[serde(rename = $word)] $code,)*)*
        }

        impl RefusalCode {
            /// Every code.
            pub const ALL: &[Self] = &[$($(Self::$code,)*)*];

            /// The word on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $($(Self::$code => $word,)*)* }
            }

            /// What sort of refusal it is.
            pub const fn kind(self) -> RefusalKind {
                match self { $($(Self::$code)|* => RefusalKind::$kind,)* }
            }
        }
    };
}

codes! {
    NotAllowed {
        /// Only the secretariat may.
        NotSecretariat = "not-secretariat",
        /// Only the chair, or the secretariat on the chair's instruction, may.
        NotPresiding = "not-presiding",
        /// Only a delegate may.
        NotDelegate = "not-delegate",
        /// Only an observer may.
        NotObserver = "not-observer",
        /// The chair presides and proposes nothing.
        ChairProposes = "chair-proposes",
        /// An observer asks for an item; observers submit statements.
        ObserverProposes = "observer-proposes",
        /// Another delegation's affair.
        NotYourDelegation = "not-your-delegation",
        /// The delegation's credentials for this meeting are not accepted.
        NoCredentials = "no-credentials",
        /// The delegation is suspended.
        DelegationSuspended = "delegation-suspended",
        /// The delegation was not in the body when the vote opened.
        NotInElectorate = "not-in-electorate",
        /// The delegation was suspended when the vote opened.
        NotEntitledSuspended = "not-entitled-suspended",
        /// The delegation is a party concerned: heard, and without a ballot.
        PartyConcerned = "party-concerned",
        /// The delegation was not present when the vote opened.
        NotPresentAtOpening = "not-present-at-opening",
        /// The delegation's credentials were withdrawn after the vote opened.
        CredentialsWithdrawn = "credentials-withdrawn",
        /// The delegation was suspended after the vote opened.
        SuspendedMeanwhile = "suspended-meanwhile",
        /// An alternate may not replace the ballot another person cast.
        BallotCastByAnother = "ballot-cast-by-another",
        /// The delegation that tabled a motion stays its sponsor.
        TablingSponsor = "tabling-sponsor",
    }
    Unknown {
        /// The body is not founded.
        NoBody = "no-body",
        /// No such delegation.
        UnknownDelegation = "unknown-delegation",
        /// No such observer.
        UnknownObserver = "unknown-observer",
        /// No such meeting.
        UnknownMeeting = "unknown-meeting",
        /// No such item in this meeting.
        UnknownItem = "unknown-item",
        /// No such draft of this delegation.
        UnknownDraft = "unknown-draft",
        /// No such motion.
        UnknownMotion = "unknown-motion",
        /// No such vote.
        UnknownVote = "unknown-vote",
    }
    WrongState {
        /// The body is founded already.
        BodyFounded = "body-founded",
        /// A delegation or an observer has this code.
        CodeTaken = "code-taken",
        /// A meeting has this address.
        MeetingExists = "meeting-exists",
        /// The meeting has begun already.
        MeetingAlreadyOpen = "meeting-already-open",
        /// The meeting has not begun.
        MeetingNotOpen = "meeting-not-open",
        /// The meeting is over.
        MeetingClosed = "meeting-closed",
        /// A sitting is open.
        SittingOpen = "sitting-open",
        /// No sitting is open.
        NoSitting = "no-sitting",
        /// A vote is open.
        VoteStillOpen = "vote-still-open",
        /// A vote has opened and is not declared.
        VoteUndeclared = "vote-undeclared",
        /// A vote on the same thing is announced or under way.
        VotePending = "vote-pending",
        /// The item is not on the agenda.
        ItemNotOnAgenda = "item-not-on-agenda",
        /// The item is being discussed already.
        ItemTakenUp = "item-taken-up",
        /// The item is not being discussed.
        ItemNotTakenUp = "item-not-taken-up",
        /// Whether to discuss this item cannot be asked.
        ItemNotOpenToDecision = "item-not-open-to-decision",
        /// The motion is no longer, or not now, before the body.
        MotionNotTabled = "motion-not-tabled",
        /// The delegation sponsors the motion already.
        AlreadySponsor = "already-sponsor",
        /// The delegation does not sponsor the motion.
        NotSponsor = "not-sponsor",
        /// The delegation named in the motion is suspended already.
        AlreadySuspended = "already-suspended",
        /// The delegation named in the motion is not suspended.
        NotSuspended = "not-suspended",
        /// The vote is not, or no longer, merely announced.
        VoteNotAnnounced = "vote-not-announced",
        /// The vote is not open yet.
        VoteNotOpen = "vote-not-open",
        /// The vote has closed.
        VoteClosed = "vote-closed",
        /// The vote is not closed, or declared already.
        VoteNotClosed = "vote-not-closed",
        /// The vote is not declared, or published already.
        VoteNotDeclared = "vote-not-declared",
        /// Nobody present may vote.
        NobodyMayVote = "nobody-may-vote",
        /// Fewer are present than the rule's quorum.
        QuorumNotPresent = "quorum-not-present",
        /// The ballots cannot be counted under the vote's rule.
        NotCountable = "not-countable",
    }
    Invalid {
        /// A required text is empty.
        TextMissing = "text-missing",
        /// A text is over its limit.
        TextTooLong = "text-too-long",
        /// A text contains characters that cannot be shown.
        TextControl = "text-control",
        /// More entries than the limit.
        TooMany = "too-many",
        /// A meeting ends before it starts.
        EndsBeforeStart = "ends-before-start",
        /// A reported fact names no source.
        SourceMissing = "source-missing",
        /// A source's address is not one for the web.
        SourceUrl = "source-url",
        /// The rule cannot decide anything.
        RuleInvalid = "rule-invalid",
        /// The rule names a weight or a group that no delegation has.
        RuleNamesNobody = "rule-names-nobody",
        /// A question on no items.
        NoItems = "no-items",
        /// The same twice in one list.
        GivenTwice = "given-twice",
        /// Imported questions come with their result; they are not announced, opened or explained here.
        ImportedQuestion = "imported-question",
        /// The motion stands before another meeting.
        MotionOfOtherMeeting = "motion-of-other-meeting",
        /// A delegation cannot move its own suspension.
        OwnSuspension = "own-suspension",
        /// The vote's rule does not take this answer.
        AnswerNotTaken = "answer-not-taken",
        /// An objection states its reason.
        ReasonMissing = "reason-missing",
        /// An imported ballot of a delegation that was no member.
        BallotOfNonMember = "ballot-of-non-member",
    }
}

impl Refusal {
    pub(crate) fn new(code: RefusalCode, sentence: impl Into<String>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
        }
    }

    /// What sort of refusal it is.
    pub const fn kind(&self) -> RefusalKind {
        self.code.kind()
    }
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
