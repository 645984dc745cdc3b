//! A vote as one viewer may see it. Its parts are compared one by one, so that what did not change is not drawn anew.

use plenary::VoteStatus;
use rules::Answer;
use serde::{Deserialize, Serialize};

use super::seat::Seat;
use super::tally::TallyView;
use super::{Named, ObjectionView, Stamp};

/// A vote as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteView {
    /// The question, and how far the vote is.
    pub head: VoteHead,
    /// The rule and those it leaves out.
    pub rule: RuleView,
    /// One for each delegation the viewer stands for.
    pub ballots: Vec<BallotView>,
    /// Who has voted; from the opening on.
    pub turnout: Option<Turnout>,
    /// The counts: running, where the rule says so; final, once declared.
    pub tally: Option<TallyView>,
    /// Who stopped it and why, where that can be named.
    pub blocked: Vec<ObjectionView>,
    /// Explanations of vote.
    pub explanations: Vec<ExplanationView>,
    /// One for each delegation the viewer may explain the vote of.
    pub explain: Vec<ExplainView>,
}

/// The question, and how far the vote is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteHead {
    /// The vote's number.
    pub number: u32,
    /// The body's name in addresses.
    pub body: String,
    /// What is put.
    pub title: String,
    /// Where its subject stands: addresses and words.
    pub subjects: Vec<(String, String)>,
    /// How far it is.
    pub status: VoteStatus,
    /// When it came there, in words: "Opened 20 June 2022, 14:05 UTC".
    pub since: (String, Stamp),
    /// What comes next.
    pub next: String,
    /// Held in a sitting closed to the public.
    pub closed_sitting: bool,
    /// Why it was called off.
    pub called_off: Option<String>,
    /// Where another body's vote was taken from.
    pub source: Option<SourceView>,
}

/// The rule of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleView {
    /// What carries the question, as a sentence.
    pub sentence: String,
    /// Frozen, since the vote has opened.
    pub frozen: bool,
    /// Heard, and outside base, quorum and vote.
    pub parties: Vec<Named>,
}

/// The ballot of a delegation the viewer stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotView {
    /// Whose.
    pub by: Named,
    /// What it can be; empty where none can be cast.
    pub answers: Vec<Answer>,
    /// The one that counts now.
    pub cast: Option<CastView>,
    /// Why none can be cast or changed.
    pub barred: Option<String>,
}

/// A ballot that was cast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastView {
    /// What it says.
    pub answer: Answer,
    /// Why.
    pub reason: Option<String>,
    /// When it was cast.
    pub at: Stamp,
}

/// Who has voted; how, only where the viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// How many have.
    pub voted: u32,
    /// Of how many that may.
    pub of: u32,
    /// Whether the seats say how: a roll call.
    pub roll_call: bool,
    /// The electorate, by name.
    pub seats: Vec<Seat>,
}

/// An explanation of vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationView {
    /// Whose.
    pub by: Named,
    /// How it voted, where the viewer may see it.
    pub answer: Option<Answer>,
    /// Its words, in paragraphs.
    pub text: Vec<String>,
    /// When.
    pub at: Stamp,
}

/// A delegation that may explain its vote now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainView {
    /// Which.
    pub by: Named,
    /// What it said before.
    pub text: String,
}

/// Where something is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceView {
    /// Who reports it.
    pub publisher: String,
    /// The day of the report, in words.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What it is the source for.
    pub says: String,
}

impl VoteView {
    /// What somebody who does not see the page is told when the vote has come to where it is.
    pub fn spoken(&self) -> String {
        match self.head.status {
            VoteStatus::Announced => "The vote is announced.".to_owned(),
            VoteStatus::CalledOff => "The vote is called off.".to_owned(),
            VoteStatus::Open => "Voting is open.".to_owned(),
            VoteStatus::Closed => "Voting is closed.".to_owned(),
            VoteStatus::Declared | VoteStatus::Published => match &self.tally {
                Some(tally) => format!("The outcome is declared: {}.", tally.outcome.label()),
                None => "The outcome is declared.".to_owned(),
            },
        }
    }

    /// Whether the outcome may be shown.
    pub fn is_decided(&self) -> bool {
        matches!(self.head.status, VoteStatus::Declared | VoteStatus::Published) && self.tally.is_some()
    }
}

#[cfg(feature = "ssr")]
pub use build::vote;
#[cfg(feature = "ssr")]
pub(crate) use build::{paragraphs, source};

#[cfg(feature = "ssr")]
mod build {
    use plenary::{
        BodyId, Code, PersonId, Question, Rank, Role, Sight, Source, Standing, State, Vote, VoteNumber,
        VoteStatus,
    };

    use super::{
        BallotView, CastView, ExplainView, ExplanationView, RuleView, SourceView, Turnout, VoteHead, VoteView,
    };
    use crate::views::seat::{Mark, Seat};
    use crate::views::tally::tally_view;
    use crate::views::words::{all_named, came_to, day, named, objections, stamp};

    /// The vote as this viewer may see it; none where they may not even know of it.
    pub fn vote(
        state: &State,
        body: &BodyId,
        number: VoteNumber,
        roles: &[Role],
        person: Option<&PersonId>,
    ) -> Option<VoteView> {
        let vote = state.votes.get(&number)?;
        let sight = Sight::of(vote, roles);
        if sight == Sight::Nothing {
            return None;
        }
        let roll_call = sight >= Sight::RollCall;
        Some(VoteView {
            head: head(state, body, vote),
            rule: RuleView {
                sentence: vote.rule.describe(),
                frozen: vote.electorate.is_some(),
                parties: all_named(state, &vote.parties_concerned),
            },
            ballots: ballots(state, vote, roles, person),
            turnout: (sight >= Sight::Turnout)
                .then(|| turnout(vote, roll_call))
                .flatten(),
            tally: vote
                .tally_within(sight)
                .map(|tally| tally_view(&vote.rule, &tally)),
            blocked: if roll_call {
                objections(state, &vote.blocked())
            } else {
                Vec::new()
            },
            explanations: explanations(state, vote, roles, roll_call),
            explain: explain(state, vote, roles),
        })
    }

    fn head(state: &State, body: &BodyId, vote: &Vote) -> VoteHead {
        let (did, next) = match vote.status {
            VoteStatus::Announced => (
                "Announced",
                "The chair opens the vote. Rule and electorate are frozen then.",
            ),
            VoteStatus::CalledOff => ("Announced", "Nothing follows: no ballot was cast."),
            VoteStatus::Open => (
                "Opened",
                "A ballot can be changed until the chair closes the vote.",
            ),
            VoteStatus::Closed => ("Closed", "The chair declares the outcome."),
            VoteStatus::Declared => ("Declared", "The secretariat publishes the roll call."),
            VoteStatus::Published => ("Published", ""),
        };
        VoteHead {
            number: vote.number.0,
            body: body.to_string(),
            title: vote.title(state),
            subjects: subjects(state, body, vote),
            status: vote.status,
            since: (did.to_owned(), stamp(came_to(vote))),
            next: next.to_owned(),
            closed_sitting: !vote.public,
            called_off: vote.called_off.clone(),
            source: vote.source.as_ref().map(source),
        }
    }

    fn subjects(state: &State, body: &BodyId, vote: &Vote) -> Vec<(String, String)> {
        let meeting = &vote.meeting;
        let item = |item| {
            let title = &state.item(meeting, item)?.title;
            Some((
                format!("/{body}/{meeting}/{item}"),
                format!("Item {item}. {title}"),
            ))
        };
        match &vote.question {
            Question::PlaceItems(items) => items.iter().filter_map(|&number| item(number)).collect(),
            Question::Motion(number) => {
                let words = state
                    .motions
                    .get(number)
                    .map(|motion| motion.content.title.as_str());
                let motion = (
                    format!("/{body}/motions/{number}"),
                    format!("Motion {number}. {}", words.unwrap_or_default()),
                );
                let under = state.motions.get(number).and_then(|motion| item(motion.item));
                under.into_iter().chain([motion]).collect()
            }
            Question::Imported { .. } => Vec::new(),
        }
    }

    /// Those the viewer stands for, whether they may vote or why not.
    fn ballots(state: &State, vote: &Vote, roles: &[Role], person: Option<&PersonId>) -> Vec<BallotView> {
        if matches!(vote.status, VoteStatus::Announced | VoteStatus::CalledOff) || vote.source.is_some() {
            return Vec::new();
        }
        let mine = roles.iter().filter_map(|role| match role {
            Role::Delegate { delegation, rank } => Some((delegation, *rank)),
            _ => None,
        });
        mine.filter_map(|(code, rank)| {
            let cast = vote.ballot(code);
            let barred = barred(state, vote, code).or_else(|| {
                let by_another = cast.is_some_and(|cast| Some(&cast.person) != person);
                (by_another && rank == Rank::Alternate).then(|| {
                    "Another delegate of your delegation cast this ballot. Only they or the representative may replace it."
                        .to_owned()
                })
            });
            let open = vote.status == VoteStatus::Open;
            // After the close there is nothing left to say to one who cast none.
            (open || cast.is_some()).then(|| BallotView {
                by: named(state, code),
                answers: if open && barred.is_none() { vote.rule.answers().to_vec() } else { Vec::new() },
                cast: cast.map(|cast| CastView {
                    answer: cast.answer,
                    reason: cast.reason.clone(),
                    at: stamp(cast.at),
                }),
                barred: barred.filter(|_| open),
            })
        })
        .collect()
    }

    /// Why a delegation cannot vote in an open vote.
    fn barred(state: &State, vote: &Vote, code: &Code) -> Option<String> {
        let words = match vote.member(code) {
            None => "was not in the body when this vote opened",
            Some(_) if vote.parties_concerned.contains(code) => {
                "is a party concerned: it is heard and casts no ballot"
            }
            Some(member) if !member.entitled => "was suspended when this vote opened",
            Some(member) if !member.present => "was not present when this vote opened",
            Some(_)
                if state
                    .delegations
                    .get(code)
                    .is_some_and(|delegation| delegation.standing != Standing::Full) =>
            {
                "was suspended after this vote opened; a ballot cast before stands"
            }
            Some(_) if !state.meetings.get(&vote.meeting)?.credentials.contains(code) => {
                "has no credentials any more; a ballot cast before stands"
            }
            Some(_) => return None,
        };
        Some(format!("{} {words}.", named(state, code).name))
    }

    fn turnout(vote: &Vote, roll_call: bool) -> Option<Turnout> {
        let open = vote.status == VoteStatus::Open;
        let members = &vote.electorate.as_ref()?.members;
        let mut seats = Vec::with_capacity(members.len());
        let (mut voted, mut of) = (0, 0);
        for member in members {
            let ballot = member.code.parse().ok().and_then(|code: Code| vote.ballot(&code));
            let mark = match ballot {
                _ if !member.entitled => Mark::NotEntitled,
                _ if !member.present => Mark::Absent,
                Some(ballot) if roll_call => ballot.answer.into(),
                Some(_) => Mark::Voted,
                None if open => Mark::NotYet,
                None => Mark::DidNotVote,
            };
            of += u32::from(member.entitled && member.present);
            voted += u32::from(ballot.is_some());
            let casts = vote
                .ballots
                .iter()
                .filter(|ballot| ballot.delegation.as_str() == member.code)
                .count();
            let changed = if roll_call {
                u32::try_from(casts).unwrap_or(u32::MAX).saturating_sub(1)
            } else {
                0
            };
            seats.push(Seat {
                code: member.code.clone(),
                name: member.name.clone(),
                mark,
                changed,
            });
        }
        seats.sort_by(|one, other| one.name.cmp(&other.name));
        Some(Turnout {
            voted,
            of,
            roll_call,
            seats,
        })
    }

    /// An explanation says how a delegation voted: part of the roll call, but for the delegation itself.
    fn explanations(state: &State, vote: &Vote, roles: &[Role], roll_call: bool) -> Vec<ExplanationView> {
        let own = |code: &Code| roles.iter().any(|role| role.delegation() == Some(code));
        vote.explanations
            .iter()
            .filter(|explanation| roll_call || own(&explanation.delegation))
            .map(|explanation| ExplanationView {
                by: named(state, &explanation.delegation),
                answer: vote.ballot(&explanation.delegation).map(|ballot| ballot.answer),
                text: paragraphs(&explanation.text),
                at: stamp(explanation.at),
            })
            .collect()
    }

    fn explain(state: &State, vote: &Vote, roles: &[Role]) -> Vec<ExplainView> {
        let after = matches!(
            vote.status,
            VoteStatus::Closed | VoteStatus::Declared | VoteStatus::Published
        );
        if !after || vote.source.is_some() {
            return Vec::new();
        }
        let mine = roles.iter().filter_map(Role::delegation);
        mine.filter(|code| vote.member(code).is_some())
            .map(|code| {
                let earlier = vote
                    .explanations
                    .iter()
                    .find(|earlier| earlier.delegation == *code);
                ExplainView {
                    by: named(state, code),
                    text: earlier.map_or_else(String::new, |earlier| earlier.text.clone()),
                }
            })
            .collect()
    }

    /// A source as a page cites it.
    pub(crate) fn source(source: &Source) -> SourceView {
        SourceView {
            publisher: source.publisher.clone(),
            date: source.date.map(day),
            url: source.url.clone(),
            says: source.says.clone(),
        }
    }

    /// A text's paragraphs: a blank line parts them.
    pub(crate) fn paragraphs(text: &str) -> Vec<String> {
        let text = text.replace("\r\n", "\n");
        text.split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
