//! Whatever anybody asks, in whatever order: the laws that hold.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{
    Actor, Command, DraftNumber, Entry, ItemNumber, MotionKind, MotionNumber, Question, State, VoteNumber,
    VoteStatus,
};
use proptest::prelude::*;
use proptest::sample::select;
use rules::{Answer, Base, DecisionRule};

use crate::roles::who;
use crate::stage::*;

fn actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        3 => Just(secretariat()),
        4 => Just(chair()),
        6 => select(&DELEGATIONS).prop_map(delegate),
        2 => select(&DELEGATIONS).prop_map(|code| alternate(code, "stand-in")),
        1 => Just(delegate("ZZ")),
        1 => Just(observer()),
    ]
}

fn rule() -> impl Strategy<Value = DecisionRule> {
    select(vec![
        DecisionRule::consensus(),
        DecisionRule::simple_majority(),
        DecisionRule::at_least(2, 3, Base::Members).unwrap(),
        DecisionRule::at_least(1, 2, Base::Present).unwrap(),
        DecisionRule {
            tie: rules::Tie::SecondVote,
            ..DecisionRule::simple_majority()
        },
        quorum_of(Base::Present),
        quorum_of(Base::Cast),
        weighted("people"),
        weighted("carats"),
    ])
}

fn kind() -> impl Strategy<Value = MotionKind> {
    let delegation = || select(&DELEGATIONS).prop_map(code);
    prop_oneof![
        2 => Just(MotionKind::General),
        2 => delegation().prop_map(|delegation| MotionKind::Suspension { delegation }),
        1 => delegation().prop_map(|delegation| MotionKind::Reinstatement { delegation }),
    ]
}

fn question() -> impl Strategy<Value = Question> {
    prop_oneof![
        prop::collection::vec(0_u32..4, 0..3).prop_map(|items| place(&items)),
        (1_u32..4).prop_map(|motion| Question::Motion(MotionNumber(motion))),
    ]
}

fn parties() -> impl Strategy<Value = BTreeSet<plenary::Code>> {
    prop::collection::btree_set(select(&DELEGATIONS).prop_map(code), 0..2)
}

/// Who prepares.
fn housekeeping() -> impl Strategy<Value = Command> {
    let delegation = || select(vec!["AA", "BB", "CC", "DD", "EE", "FF", "ZZ"]);
    let meeting = || select(vec!["m", "n"]).prop_map(|id| id.parse::<plenary::MeetingId>().unwrap());
    prop_oneof![
        1 => Just(found()),
        1 => delegation().prop_map(admit),
        2 => (delegation(), 0_u64..100).prop_map(|(delegation, people)| Command::ChangeDelegation {
            code: code(delegation),
            name: "Land".into(),
            groups: BTreeSet::new(),
            weights: BTreeMap::from([("people".to_owned(), people)]),
        }),
        1 => Just(convene("n")),
        1 => meeting().prop_map(|meeting| Command::OpenMeeting { meeting }),
        1 => meeting().prop_map(|meeting| Command::CloseMeeting { meeting }),
        3 => (meeting(), any::<bool>()).prop_map(|(meeting, public)| Command::OpenSitting { meeting, public }),
        1 => meeting().prop_map(|meeting| Command::CloseSitting { meeting }),
        2 => delegation().prop_map(accept),
        1 => delegation().prop_map(withdraw_credentials),
        6 => (delegation(), prop::bool::weighted(0.8)).prop_map(|(code, present)| presence(code, present)),
        1 => Just(Command::ReportItem(reported_item())),
        1 => select(vec!["OBS", "ZZ"]).prop_map(reported_statement),
        1 => prop::option::of(0_u32..4).prop_map(|item| statement("m", item)),
        1 => Just(Command::ImportVote(imported())),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let vote = || prop_oneof![4 => Just(0), 1 => 1_u32..6].prop_map(VoteNumber);
    let motion = || (1_u32..4).prop_map(MotionNumber);
    let item = || (0_u32..4).prop_map(ItemNumber);
    let drafts = || (1_u32..4).prop_map(DraftNumber);
    prop_oneof![
        8 => housekeeping(),
        4 => select(vec!["Wood", "Wood", "Wood", "", "Wa\u{0}ter"]).prop_map(propose),
        2 => item().prop_map(|item| Command::TakeUpItem { meeting: meeting(), item }),
        1 => item().prop_map(|item| Command::CloseItem { meeting: meeting(), item }),
        3 => kind().prop_map(draft),
        1 => (drafts(), kind()).prop_map(|(draft, kind)| Command::ReviseDraft { draft, content: content(kind) }),
        1 => drafts().prop_map(|draft| Command::DiscardDraft { draft }),
        3 => drafts().prop_map(|draft| Command::TableMotion { draft }),
        2 => motion().prop_map(|motion| Command::SponsorMotion { motion }),
        1 => motion().prop_map(|motion| Command::WithdrawSponsorship { motion }),
        1 => motion().prop_map(|motion| Command::WithdrawMotion { motion }),
        8 => (question(), rule(), parties()).prop_map(|(question, rule, parties_concerned)| {
            Command::AnnounceVote { meeting: meeting(), question, rule, parties_concerned }
        }),
        1 => vote().prop_map(|vote| Command::CallOffVote { vote, reason: "Too early.".into() }),
        8 => vote().prop_map(|vote| Command::OpenVote { vote }),
        40 => (vote(), select(&Answer::ALL)).prop_map(|(vote, answer)| ballot(vote.0, answer)),
        2 => vote().prop_map(|vote| Command::CloseVote { vote }),
        4 => vote().prop_map(|vote| Command::DeclareVote { vote }),
        3 => vote().prop_map(|vote| Command::PublishVote { vote }),
        3 => vote().prop_map(|vote| Command::ExplainVote { vote, text: "Because.".into() }),
    ]
}

fn requests() -> impl Strategy<Value = Vec<(Actor, Command)>> {
    let request = (
        prop::bool::weighted(0.8),
        actor(),
        select(&DELEGATIONS),
        command(),
    );
    let request = request.prop_map(|(fitting, anybody, delegation, command)| {
        let actor = if fitting {
            fitting_actor(delegation, &command)
        } else {
            anybody
        };
        (actor, command)
    });
    prop::collection::vec(request, 100)
}

/// Somebody from whom such a command may be taken.
fn fitting_actor(delegation: &str, command: &Command) -> Actor {
    match who(command).1 {
        "o" => observer(),
        "d" => delegate(delegation),
        _ => secretariat(),
    }
}

/// Vote 0 stands for the latest: so that a vote is likely to be opened, voted in, closed and declared.
fn aim(mut command: Command, state: &State) -> Command {
    if let Command::OpenVote { vote }
    | Command::CastBallot { vote, .. }
    | Command::CloseVote { vote }
    | Command::DeclareVote { vote }
    | Command::PublishVote { vote }
    | Command::ExplainVote { vote, .. } = &mut command
        && vote.0 == 0
    {
        *vote = state.votes.keys().next_back().copied().unwrap_or(*vote);
    }
    command
}

/// From a beginning, an empty record among them, through whatever is asked.
fn play(beginning: usize, requests: Vec<(Actor, Command)>) -> Plenary {
    let mut plenary = match beginning {
        0 => Plenary::default(),
        1 => item_taken_up(),
        2 => suspended(),
        3 => vote_open(DecisionRule::simple_majority()),
        _ => motion_tabled_of(MotionKind::Suspension {
            delegation: code("EE"),
        }),
    };
    for (actor, command) in requests {
        let command = aim(command, &plenary.state);
        // Each event that decide gives is applied there, and must be fit to be.
        if let Err(refusal) = plenary.submit(&actor, command) {
            assert!(refusal.sentence.ends_with('.'), "{refusal}");
        }
    }
    plenary
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_record_replays_to_the_same_state(beginning in 0_usize..5, requests in requests()) {
        let plenary = play(beginning, requests);
        let mut replayed = State::default();
        for entry in &plenary.entries {
            let json = serde_json::to_string(entry).unwrap();
            let read: Entry = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&read, entry);
            replayed.apply(&read).unwrap();
        }
        prop_assert_eq!(replayed, plenary.state);
    }

    #[test]
    fn one_ballot_counts_for_each_delegation_and_it_is_its_last(beginning in 1_usize..5, requests in requests()) {
        let plenary = play(beginning, requests);
        for vote in plenary.state.votes.values() {
            let cast: BTreeSet<_> = vote.ballots.iter().map(|ballot| &ballot.delegation).collect();
            prop_assert_eq!(&cast, &vote.counted.keys().collect());
            for delegation in cast {
                let last = vote.ballots.iter().rfind(|ballot| ballot.delegation == *delegation);
                prop_assert_eq!(vote.ballot(delegation), last);
                prop_assert!(vote.member(delegation).is_some_and(|member| member.entitled && member.present));
            }
            // What was declared is what a verifier finds.
            if matches!(vote.status, VoteStatus::Declared | VoteStatus::Published) {
                prop_assert!(vote.tally.is_some());
                prop_assert_eq!(&vote.tally, &vote.running_tally());
            }
        }
        let open = plenary.state.votes.values().filter(|vote| vote.status == VoteStatus::Open);
        let meetings: Vec<_> = open.map(|vote| &vote.meeting).collect();
        prop_assert_eq!(meetings.iter().collect::<BTreeSet<_>>().len(), meetings.len(), "one open vote a meeting");
    }

    /// Entries in an order that no body ever gave them: taken or not, but never a panic nor half of a change.
    #[test]
    fn entries_out_of_order_change_nothing_or_all(
        requests in requests(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 200),
    ) {
        let plenary = play(4, requests);
        let mut state = State::default();
        // Half of the record in order, so that there is something to be inconsistent with.
        for entry in &plenary.entries[..plenary.entries.len() / 2] {
            state.apply(entry).unwrap();
        }
        for place in order {
            let entry = Entry { sequence: state.sequence + 1, ..place.get(&plenary.entries).clone() };
            let before = state.clone();
            if state.apply(&entry).is_ok() {
                prop_assert_eq!(state.sequence, entry.sequence);
            } else {
                prop_assert_eq!(&state, &before);
            }
        }
    }
}
