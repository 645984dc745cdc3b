//! Who may do what: the table of every command and every role.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{Actor, Command, DraftNumber, ItemNumber, MotionKind, MotionNumber, RefusalKind, VoteNumber};
use rules::{Answer, DecisionRule};

use crate::stage::*;

/// Who may: `s` the secretariat, `c` the chair, `d` a delegate of the delegation concerned, `o` an observer. With it,
/// the row of the command in [`samples`]. No wildcard: a new command does not compile without its row.
pub(crate) fn who(command: &Command) -> (usize, &'static str) {
    match command {
        Command::FoundBody(_) => (0, "s"),
        Command::AdmitDelegation { .. } => (1, "s"),
        Command::ChangeDelegation { .. } => (2, "s"),
        Command::AdmitObserver { .. } => (3, "s"),
        Command::ConveneMeeting { .. } => (4, "s"),
        Command::OpenMeeting { .. } => (5, "sc"),
        Command::CloseMeeting { .. } => (6, "sc"),
        Command::OpenSitting { .. } => (7, "sc"),
        Command::CloseSitting { .. } => (8, "sc"),
        Command::AcceptCredentials { .. } => (9, "s"),
        Command::WithdrawCredentials { .. } => (10, "s"),
        Command::RecordPresence { .. } => (11, "sd"),
        Command::ProposeItem { .. } => (12, "sd"),
        Command::ReportItem(_) => (13, "s"),
        Command::TakeUpItem { .. } => (14, "sc"),
        Command::CloseItem { .. } => (15, "sc"),
        Command::SubmitStatement { .. } => (16, "o"),
        Command::ReportStatement { .. } => (17, "s"),
        Command::DraftMotion { .. } => (18, "d"),
        Command::ReviseDraft { .. } => (19, "d"),
        Command::DiscardDraft { .. } => (20, "d"),
        Command::TableMotion { .. } => (21, "d"),
        Command::SponsorMotion { .. } => (22, "d"),
        Command::WithdrawSponsorship { .. } => (23, "d"),
        Command::WithdrawMotion { .. } => (24, "d"),
        Command::AnnounceVote { .. } => (25, "sc"),
        Command::CallOffVote { .. } => (26, "sc"),
        Command::OpenVote { .. } => (27, "sc"),
        Command::CastBallot { .. } => (28, "d"),
        Command::CloseVote { .. } => (29, "sc"),
        Command::DeclareVote { .. } => (30, "sc"),
        Command::PublishVote { .. } => (31, "s"),
        Command::ExplainVote { .. } => (32, "d"),
        Command::ImportVote(_) => (33, "s"),
    }
}

/// Each command where it would be taken from those who may.
fn samples() -> Vec<(Plenary, Command)> {
    let (draft, motion, vote, item) = (DraftNumber(1), MotionNumber(1), VoteNumber(2), ItemNumber(1));
    let majority = DecisionRule::simple_majority;
    let changed = Command::ChangeDelegation {
        code: code("AA"),
        name: "New Land".into(),
        groups: BTreeSet::new(),
        weights: BTreeMap::new(),
    };
    let accredit = Command::AdmitObserver {
        code: code("NEW"),
        name: "New".into(),
        kind: "industry".into(),
    };
    let explain = Command::ExplainVote {
        vote,
        text: "Because.".into(),
    };
    let revise = Command::ReviseDraft {
        draft,
        content: plenary::MotionText {
            title: "Deeper wells".into(),
            ..content(MotionKind::General)
        },
    };
    vec![
        (Plenary::default(), found()),
        (convened(), admit("FF")),
        (convened(), changed),
        (convened(), accredit),
        (convened(), convene("n")),
        (convened(), Command::OpenMeeting { meeting: meeting() }),
        (between_sittings(), Command::CloseMeeting { meeting: meeting() }),
        (
            between_sittings(),
            Command::OpenSitting {
                meeting: meeting(),
                public: true,
            },
        ),
        (in_session(), Command::CloseSitting { meeting: meeting() }),
        (convened(), accept("AA")),
        (in_session(), withdraw_credentials("BB")),
        (in_session(), presence("BB", false)),
        (convened(), propose("Wood")),
        (convened(), Command::ReportItem(reported_item())),
        (
            item_adopted(),
            Command::TakeUpItem {
                meeting: meeting(),
                item,
            },
        ),
        (
            item_taken_up(),
            Command::CloseItem {
                meeting: meeting(),
                item,
            },
        ),
        (convened(), statement("m", None)),
        (convened(), reported_statement("OBS")),
        (item_taken_up(), self::draft(MotionKind::General)),
        (drafted_by_bb(), revise),
        (drafted_by_bb(), Command::DiscardDraft { draft }),
        (drafted_by_bb(), Command::TableMotion { draft }),
        (motion_tabled(), Command::SponsorMotion { motion }),
        (sponsored_by_bb(), Command::WithdrawSponsorship { motion }),
        (tabled_by_bb(), Command::WithdrawMotion { motion }),
        (in_session(), announce(place(&[1]), majority())),
        (
            vote_announced(majority()),
            Command::CallOffVote {
                vote,
                reason: "Too early.".into(),
            },
        ),
        (vote_announced(majority()), Command::OpenVote { vote }),
        (vote_open(majority()), ballot(2, Answer::Yes)),
        (vote_open(majority()), Command::CloseVote { vote }),
        (closed(), Command::DeclareVote { vote }),
        (declared(), Command::PublishVote { vote }),
        (closed(), explain),
        (convened(), Command::ImportVote(imported())),
    ]
}

#[test]
fn each_command_is_taken_from_those_who_may_and_refused_to_all_others() {
    let actors: [(char, Actor); 4] = [
        ('s', secretariat()),
        ('c', chair()),
        ('d', delegate("BB")),
        ('o', observer()),
    ];
    for (row, (plenary, command)) in samples().into_iter().enumerate() {
        let (number, may) = who(&command);
        assert_eq!(number, row, "{command:?} stands in the wrong row");
        for (letter, actor) in &actors {
            let mut plenary = plenary.clone();
            if may.contains(*letter) {
                let events = plenary.take(actor, command.clone());
                assert!(!events.is_empty(), "{command:?} came to nothing");
            } else {
                let refusal = plenary.refuse(actor, command.clone());
                assert_eq!(
                    refusal.kind(),
                    RefusalKind::NotAllowed,
                    "{command:?} as {letter}: {refusal}"
                );
            }
        }
    }
    assert_eq!(samples().len(), 34, "every row of the table has a sample");
}

/// What belongs to one delegation is refused to every other.
#[test]
fn a_delegate_acts_for_their_own_delegation_alone() {
    let (draft, motion) = (DraftNumber(1), MotionNumber(1));
    for (mut plenary, command) in [
        (in_session(), presence("BB", false)),
        (drafted_by_bb(), Command::DiscardDraft { draft }),
        (drafted_by_bb(), Command::TableMotion { draft }),
        (tabled_by_bb(), Command::WithdrawMotion { motion }),
    ] {
        plenary.refuse(&delegate("CC"), command.clone());
        plenary.take(&delegate("BB"), command);
    }
}

/// Both may: what one delegate drafts, the other tables.
#[test]
fn an_alternate_may_all_that_the_representative_may_but_replace_another_persons_ballot() {
    let mut plenary = drafted_by_bb();
    plenary.take(
        &alternate("BB", "b-2"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.take(&alternate("BB", "b-2"), ballot(2, Answer::Yes));
    plenary.take(&alternate("BB", "b-2"), ballot(2, Answer::Abstain));
    plenary.refuse(&alternate("BB", "b-3"), ballot(2, Answer::No));
    plenary.take(&delegate("BB"), ballot(2, Answer::No));
    plenary.refuse(&alternate("BB", "b-2"), ballot(2, Answer::Yes));
    assert_eq!(plenary.vote(2).ballot(&code("BB")).unwrap().answer, Answer::No);
    assert_eq!(plenary.vote(2).ballots.len(), 3);
}

fn between_sittings() -> Plenary {
    let mut plenary = in_session();
    plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
    plenary
}

fn drafted_by_bb() -> Plenary {
    let mut plenary = item_taken_up();
    plenary.take(&delegate("BB"), draft(MotionKind::General));
    plenary
}

fn tabled_by_bb() -> Plenary {
    let mut plenary = drafted_by_bb();
    plenary.take(
        &delegate("BB"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    plenary
}

fn sponsored_by_bb() -> Plenary {
    let mut plenary = motion_tabled();
    plenary.take(
        &delegate("BB"),
        Command::SponsorMotion {
            motion: MotionNumber(1),
        },
    );
    plenary
}

fn closed() -> Plenary {
    let mut plenary = vote_open(DecisionRule::simple_majority());
    plenary.take(&chair(), Command::CloseVote { vote: VoteNumber(2) });
    plenary
}

fn declared() -> Plenary {
    let mut plenary = closed();
    plenary.take(&chair(), Command::DeclareVote { vote: VoteNumber(2) });
    plenary
}
