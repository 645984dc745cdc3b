//! Votes: one putting of one question.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rules::{Answer, Ballots, DecisionRule, Electorate, Member, Phase, Tally, TallyError, tally};
use serde::{Deserialize, Serialize};

use crate::{
    Code, ItemNumber, MeetingId, MotionNumber, Objection, PersonId, Sight, Source, State, VoteNumber,
};

/// What is put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Whether the body discusses these items at all: the adoption of its agenda, or of one item.
    PlaceItems(Vec<ItemNumber>),
    /// A motion.
    Motion(MotionNumber),
    /// A question of another body's record, imported with its result.
    Imported {
        /// As the source titles it.
        title: String,
        /// The source's symbol: "R/1/66".
        symbol: String,
    },
}

/// How far a vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteStatus {
    /// Rule and question are known; ballots cannot be cast yet.
    Announced,
    /// Called off before it opened.
    CalledOff,
    /// Ballots are cast; rule and electorate are frozen.
    Open,
    /// No more ballots.
    Closed,
    /// The chair has declared the outcome.
    Declared,
    /// Outcome, roll call and reasons are public.
    Published,
}

/// One ballot as it was cast. A later one of the same delegation replaces it in the count, not in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Whose.
    pub delegation: Code,
    /// Cast by.
    pub person: PersonId,
    /// What it says.
    pub answer: Answer,
    /// Why: always there for an objection.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why a delegation voted as it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whose.
    pub delegation: Code,
    /// Its words.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One putting of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// From 1 within the body.
    pub number: VoteNumber,
    /// The meeting it is held in.
    pub meeting: MeetingId,
    /// What is put.
    pub question: Question,
    /// What it needs to carry. Frozen when the vote opens.
    pub rule: DecisionRule,
    /// Heard, and outside base, quorum and vote.
    pub parties_concerned: Vec<Code>,
    /// How far it is.
    pub status: VoteStatus,
    /// Held in a sitting open to the public; before it opens, as its meeting's latest sitting is.
    pub public: bool,
    /// Who may vote, in the order of their codes; there from the opening on.
    pub electorate: Option<Electorate>,
    /// Every ballot cast, in order.
    pub ballots: Vec<Ballot>,
    /// For each delegation, the place in `ballots` of the one that counts.
    pub counted: BTreeMap<Code, usize>,
    /// The outcome and why; there from the declaration on.
    pub tally: Option<Tally>,
    /// Explanations of vote, in order; one a delegation.
    pub explanations: Vec<Explanation>,
    /// When it was announced.
    pub announced_at: DateTime<Utc>,
    /// When it opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// When it was declared.
    pub declared_at: Option<DateTime<Utc>>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Why it was called off.
    pub called_off: Option<String>,
    /// Where it was taken from, for an imported vote.
    pub source: Option<Source>,
}

impl Vote {
    pub(crate) fn announced(
        number: VoteNumber,
        meeting: &MeetingId,
        question: Question,
        rule: &DecisionRule,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            number,
            meeting: meeting.clone(),
            question,
            rule: rule.clone(),
            parties_concerned: Vec::new(),
            status: VoteStatus::Announced,
            public: true,
            electorate: None,
            ballots: Vec::new(),
            counted: BTreeMap::new(),
            tally: None,
            explanations: Vec::new(),
            announced_at: at,
            opened_at: None,
            closed_at: None,
            declared_at: None,
            published_at: None,
            called_off: None,
            source: None,
        }
    }

    /// The ballot of this delegation that counts.
    pub fn ballot(&self, delegation: &Code) -> Option<&Ballot> {
        self.counted
            .get(delegation)
            .and_then(|&place| self.ballots.get(place))
    }

    /// The ballots that count, as a tally takes them.
    pub fn counted_ballots(&self) -> Ballots {
        self.counted
            .iter()
            .filter_map(|(code, &place)| Some((code.to_string(), self.ballots.get(place)?.answer)))
            .collect()
    }

    /// The member of the frozen electorate with this code.
    pub fn member(&self, delegation: &Code) -> Option<&Member> {
        let members = &self.electorate.as_ref()?.members;
        // In the order of codes: `State::apply` takes no other electorate.
        let place = members
            .binary_search_by(|member| member.code.as_str().cmp(delegation.as_str()))
            .ok()?;
        members.get(place)
    }

    /// Announced or under way: neither called off nor declared.
    pub fn is_pending(&self) -> bool {
        matches!(
            self.status,
            VoteStatus::Announced | VoteStatus::Open | VoteStatus::Closed
        )
    }

    /// What is put, as a headline.
    pub fn title(&self, state: &State) -> String {
        match &self.question {
            Question::PlaceItems(items) => {
                let titles = items
                    .iter()
                    .filter_map(|&item| Some(state.item(&self.meeting, item)?.title.as_str()));
                format!("Place on the agenda: {}", titles.collect::<Vec<_>>().join("; "))
            }
            Question::Motion(number) => match state.motions.get(number) {
                Some(motion) => format!("Motion {number}: {}", motion.content.title),
                None => format!("Motion {number}"),
            },
            Question::Imported { title, .. } => title.clone(),
        }
    }

    /// The tally of the ballots that count, made anew from the frozen rule and electorate: final once the vote is
    /// closed, and then what a verifier holds against [`Vote::tally`]. None before the opening.
    pub fn running_tally(&self) -> Option<Tally> {
        self.count()?.ok()
    }

    pub(crate) fn count(&self) -> Option<Result<Tally, TallyError>> {
        let phase = if self.status == VoteStatus::Open {
            Phase::Running
        } else {
            Phase::Closed
        };
        Some(tally(
            &self.rule,
            self.electorate.as_ref()?,
            &self.counted_ballots(),
            phase,
        ))
    }

    /// The tally as far as this sight goes: while open the running one, from the declaration on the declared one,
    /// and who blocked it only with the roll call.
    pub fn tally_within(&self, sight: Sight) -> Option<Tally> {
        if sight < Sight::Tally {
            return None;
        }
        let mut tally = if self.status == VoteStatus::Open {
            self.running_tally()
        } else {
            self.tally.clone()
        }?;
        if sight < Sight::RollCall {
            tally.blocked_by.clear();
        }
        Some(tally)
    }

    /// Who stopped it and why, where the outcome names them; part of the roll call.
    pub fn blocked(&self) -> Vec<Objection> {
        self.tally
            .as_ref()
            .map_or_else(Vec::new, |tally| self.objections(tally))
    }

    pub(crate) fn objections(&self, tally: &Tally) -> Vec<Objection> {
        let ballots = self
            .counted
            .iter()
            .filter_map(|(_, &place)| self.ballots.get(place));
        ballots
            .filter(|ballot| {
                tally
                    .blocked_by
                    .iter()
                    .any(|code| code == ballot.delegation.as_str())
            })
            .map(|ballot| Objection {
                delegation: ballot.delegation.clone(),
                reason: ballot.reason.clone(),
            })
            .collect()
    }
}
