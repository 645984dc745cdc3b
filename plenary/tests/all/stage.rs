//! The stage of every test: an assembly of five made-up delegations, and a clock that ticks with every command.

use chrono::{DateTime, TimeDelta, Utc};
use plenary::{
    Actor, Command, DraftNumber, Entry, Event, ItemNumber, Motion, MotionKind, MotionNumber, Question, Rank,
    Refusal, RefusalCode, Role, State, Vote, VoteNumber, decide,
};
use rules::{Answer, DecisionRule, Outcome};

pub(crate) use crate::asked::*;

/// The delegations of the assembly, each with one delegate of the same name in lower case.
pub(crate) const DELEGATIONS: [&str; 5] = ["AA", "BB", "CC", "DD", "EE"];

/// A body's record, begun by these tests.
#[derive(Clone, Default)]
pub(crate) struct Plenary {
    pub(crate) state: State,
    pub(crate) entries: Vec<Entry>,
}

impl Plenary {
    /// Decides the command a second after the last one, and applies what follows.
    pub(crate) fn submit(&mut self, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let at = self.now() + TimeDelta::seconds(1);
        let events = decide(&self.state, actor, at, command)?;
        for event in &events {
            let sequence = self.state.sequence + 1;
            let entry = Entry {
                sequence,
                at,
                actor: actor.clone(),
                event: event.clone(),
            };
            self.state
                .apply(&entry)
                .expect("what decide gives can be applied");
            self.entries.push(entry);
        }
        Ok(events)
    }

    /// Submits what must be taken.
    #[track_caller]
    pub(crate) fn take(&mut self, actor: &Actor, command: Command) -> Vec<Event> {
        let told = format!("{command:?}");
        self.submit(actor, command)
            .unwrap_or_else(|refusal| panic!("{told} was refused: {refusal:?}"))
    }

    /// Submits what must be refused, and checks that nothing came of it.
    #[track_caller]
    pub(crate) fn refuse(&mut self, actor: &Actor, command: Command) -> Refusal {
        let before = self.state.clone();
        let told = format!("{command:?}");
        let Err(refusal) = self.submit(actor, command) else {
            panic!("{told} was taken")
        };
        assert_eq!(self.state, before);
        refusal
    }

    #[track_caller]
    pub(crate) fn refuse_with(&mut self, code: RefusalCode, actor: &Actor, command: Command) {
        let refusal = self.refuse(actor, command);
        assert_eq!(refusal.code, code, "{refusal}");
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        let start = DateTime::from_timestamp(1_655_712_000, 0).unwrap();
        self.entries.last().map_or(start, |entry| entry.at)
    }

    pub(crate) fn vote(&self, number: u32) -> &Vote {
        &self.state.votes[&VoteNumber(number)]
    }

    pub(crate) fn motion(&self, number: u32) -> &Motion {
        &self.state.motions[&MotionNumber(number)]
    }

    pub(crate) fn outcome(&self, vote: u32) -> Outcome {
        self.vote(vote).tally.as_ref().unwrap().outcome
    }

    /// Casts, each for its delegation.
    #[track_caller]
    pub(crate) fn cast(&mut self, vote: u32, answers: &[(&str, Answer)]) {
        for (delegation, answer) in answers {
            self.take(&delegate(delegation), ballot(vote, *answer));
        }
    }

    #[track_caller]
    pub(crate) fn close_and_declare(&mut self, vote: u32) {
        self.take(
            &chair(),
            Command::CloseVote {
                vote: VoteNumber(vote),
            },
        );
        self.take(
            &chair(),
            Command::DeclareVote {
                vote: VoteNumber(vote),
            },
        );
    }
}

// What is given.

/// The body with its delegations and an observer, and meeting `m` convened.
pub(crate) fn convened() -> Plenary {
    let mut plenary = Plenary::default();
    plenary.take(&secretariat(), found());
    for code in DELEGATIONS {
        plenary.take(&secretariat(), admit(code));
    }
    plenary.take(
        &secretariat(),
        Command::AdmitObserver {
            code: code("OBS"),
            name: "Observers".into(),
            kind: "civil society".into(),
        },
    );
    plenary.take(&secretariat(), convene("m"));
    plenary
}

/// The meeting in a sitting, everybody's credentials accepted and everybody present; item 1 proposed.
pub(crate) fn in_session() -> Plenary {
    in_session_of(true)
}

pub(crate) fn in_session_of(public: bool) -> Plenary {
    let mut plenary = convened();
    plenary.take(&chair(), Command::OpenMeeting { meeting: meeting() });
    plenary.take(
        &chair(),
        Command::OpenSitting {
            meeting: meeting(),
            public,
        },
    );
    for delegation in DELEGATIONS {
        plenary.take(&secretariat(), accept(delegation));
        plenary.take(&secretariat(), presence(delegation, true));
    }
    plenary.take(&delegate("AA"), propose("Water"));
    plenary
}

/// Item 1 on the agenda, by vote 1, and taken up.
pub(crate) fn item_taken_up() -> Plenary {
    let mut plenary = item_adopted();
    plenary.take(
        &chair(),
        Command::TakeUpItem {
            meeting: meeting(),
            item: ItemNumber(1),
        },
    );
    plenary
}

/// Item 1 on the agenda, by vote 1.
pub(crate) fn item_adopted() -> Plenary {
    let mut plenary = in_session();
    plenary.take(&chair(), announce(place(&[1]), DecisionRule::consensus()));
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(1) });
    plenary.close_and_declare(1);
    plenary
}

/// Motion 1, tabled by AA under item 1.
pub(crate) fn motion_tabled() -> Plenary {
    motion_tabled_of(MotionKind::General)
}

pub(crate) fn motion_tabled_of(kind: MotionKind) -> Plenary {
    let mut plenary = item_taken_up();
    plenary.take(&delegate("AA"), draft(kind));
    plenary.take(
        &delegate("AA"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    plenary
}

/// Vote 2, on motion 1, announced.
pub(crate) fn vote_announced(rule: DecisionRule) -> Plenary {
    let mut plenary = motion_tabled();
    plenary.take(&chair(), announce(Question::Motion(MotionNumber(1)), rule));
    plenary
}

/// Vote 2, on motion 1, open.
pub(crate) fn vote_open(rule: DecisionRule) -> Plenary {
    let mut plenary = vote_announced(rule);
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(2) });
    plenary
}

/// Motion 1, to suspend EE, in vote 2, open under a simple majority with these parties concerned.
pub(crate) fn suspension_open(parties_concerned: &[&str]) -> Plenary {
    let mut plenary = motion_tabled_of(MotionKind::Suspension {
        delegation: code("EE"),
    });
    plenary.take(
        &chair(),
        Command::AnnounceVote {
            meeting: meeting(),
            question: Question::Motion(MotionNumber(1)),
            rule: DecisionRule::simple_majority(),
            parties_concerned: parties_concerned.iter().map(|code| self::code(code)).collect(),
        },
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(2) });
    plenary
}

/// EE suspended by motion 1.
pub(crate) fn suspended() -> Plenary {
    let mut plenary = suspension_open(&["EE"]);
    plenary.cast(2, &[("AA", Answer::Yes), ("BB", Answer::Yes)]);
    plenary.close_and_declare(2);
    plenary
}

// Who acts.

pub(crate) fn secretariat() -> Actor {
    Actor {
        person: "secretary".parse().unwrap(),
        role: Role::Secretariat,
    }
}

pub(crate) fn chair() -> Actor {
    Actor {
        person: "chair".parse().unwrap(),
        role: Role::Chair,
    }
}

pub(crate) fn delegate(delegation: &str) -> Actor {
    person_of(delegation, &delegation.to_lowercase(), Rank::Representative)
}

pub(crate) fn alternate(delegation: &str, person: &str) -> Actor {
    person_of(delegation, person, Rank::Alternate)
}

fn person_of(delegation: &str, person: &str, rank: Rank) -> Actor {
    Actor {
        person: person.parse().unwrap(),
        role: Role::Delegate {
            delegation: code(delegation),
            rank,
        },
    }
}

pub(crate) fn observer() -> Actor {
    Actor {
        person: "watcher".parse().unwrap(),
        role: Role::Observer {
            organisation: code("OBS"),
        },
    }
}
