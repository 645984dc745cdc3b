//! One way to meet each refusal.

use std::collections::{BTreeMap, BTreeSet};

use plenary::{
    Actor, Command, DraftNumber, ItemNumber, MotionKind, MotionNumber, Question, RefusalCode, ReportedItem,
    VoteNumber, limits,
};
use rules::{Answer, Base, DecisionRule, Method, Requirement};

use crate::stage::*;

/// What is given, who asks, what for.
pub(crate) type Attempt = (Plenary, Actor, Command);

const V1: VoteNumber = VoteNumber(1);
const V2: VoteNumber = VoteNumber(2);
const M1: MotionNumber = MotionNumber(1);

/// One way to meet each refusal. No wildcard: a new code does not compile without a test.
#[expect(clippy::too_many_lines, reason = "one arm a code")]
pub(crate) fn provoke(code: RefusalCode) -> Attempt {
    use RefusalCode as C;
    let majority = DecisionRule::simple_majority;
    match code {
        C::NotSecretariat => (convened(), chair(), admit("FF")),
        C::NotPresiding => (
            convened(),
            observer(),
            Command::OpenMeeting { meeting: meeting() },
        ),
        C::NotDelegate => (vote_open(majority()), chair(), ballot(2, Answer::Yes)),
        C::NotObserver => (convened(), delegate("AA"), statement("m", None)),
        C::ChairProposes => (convened(), chair(), propose("Water")),
        C::ObserverProposes => (convened(), observer(), propose("Water")),
        C::NotYourDelegation => (in_session(), delegate("AA"), presence("BB", false)),
        C::NoCredentials => (
            session_without_credentials(),
            delegate("AA"),
            presence("AA", true),
        ),
        C::DelegationSuspended => {
            let mut plenary = suspended();
            plenary.take(&delegate("EE"), draft(MotionKind::General));
            (
                plenary,
                delegate("EE"),
                Command::TableMotion {
                    draft: DraftNumber(2),
                },
            )
        }
        C::NotInElectorate => {
            let mut plenary = vote_open(majority());
            plenary.take(&secretariat(), admit("FF"));
            (plenary, delegate("FF"), ballot(2, Answer::Yes))
        }
        C::NotEntitledSuspended => {
            let mut plenary = suspended();
            plenary.take(&delegate("AA"), propose("Wood"));
            plenary.take(&chair(), announce(place(&[2]), majority()));
            plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
            (plenary, delegate("EE"), ballot(3, Answer::No))
        }
        C::PartyConcerned => (suspension_open(&["EE"]), delegate("EE"), ballot(2, Answer::No)),
        C::NotPresentAtOpening => {
            let mut plenary = vote_announced(majority());
            plenary.take(&delegate("BB"), presence("BB", false));
            plenary.take(&chair(), Command::OpenVote { vote: V2 });
            plenary.take(&delegate("BB"), presence("BB", true));
            (plenary, delegate("BB"), ballot(2, Answer::Yes))
        }
        C::CredentialsWithdrawn => {
            let mut plenary = vote_open(majority());
            plenary.take(&secretariat(), withdraw_credentials("BB"));
            (plenary, delegate("BB"), ballot(2, Answer::Yes))
        }
        C::SuspendedMeanwhile => (
            suspended_while_another_meeting_votes(),
            delegate("EE"),
            ballot(1, Answer::Yes),
        ),
        C::BallotCastByAnother => {
            let mut plenary = vote_open(majority());
            plenary.take(&delegate("BB"), ballot(2, Answer::Yes));
            (plenary, alternate("BB", "b-2"), ballot(2, Answer::No))
        }
        C::TablingSponsor => (
            motion_tabled(),
            delegate("AA"),
            Command::WithdrawSponsorship { motion: M1 },
        ),

        C::NoBody => (Plenary::default(), secretariat(), admit("AA")),
        C::UnknownDelegation => (convened(), secretariat(), accept("ZZ")),
        C::UnknownObserver => (convened(), secretariat(), reported_statement("ZZ")),
        C::UnknownMeeting => (
            convened(),
            chair(),
            Command::OpenMeeting {
                meeting: "n".parse().unwrap(),
            },
        ),
        C::UnknownItem => (in_session(), chair(), announce(place(&[2]), majority())),
        C::UnknownDraft => {
            let mut plenary = item_taken_up();
            plenary.take(&delegate("AA"), draft(MotionKind::General));
            (
                plenary,
                delegate("BB"),
                Command::DiscardDraft {
                    draft: DraftNumber(1),
                },
            )
        }
        C::UnknownMotion => (
            in_session(),
            delegate("AA"),
            Command::SponsorMotion { motion: M1 },
        ),
        C::UnknownVote => (in_session(), delegate("AA"), ballot(9, Answer::Yes)),

        C::BodyFounded => (convened(), secretariat(), found()),
        C::CodeTaken => (convened(), secretariat(), admit("OBS")),
        C::MeetingExists => (convened(), secretariat(), convene("m")),
        C::MeetingAlreadyOpen => (in_session(), chair(), Command::OpenMeeting { meeting: meeting() }),
        C::MeetingNotOpen => (
            convened(),
            chair(),
            Command::OpenSitting {
                meeting: meeting(),
                public: true,
            },
        ),
        C::MeetingClosed => {
            let mut plenary = in_session();
            plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
            plenary.take(&chair(), Command::CloseMeeting { meeting: meeting() });
            (plenary, delegate("AA"), propose("Wood"))
        }
        C::SittingOpen => (
            in_session(),
            chair(),
            Command::CloseMeeting { meeting: meeting() },
        ),
        C::NoSitting => {
            let mut plenary = in_session();
            plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
            (plenary, delegate("AA"), presence("AA", true))
        }
        C::VoteStillOpen => (
            vote_open(majority()),
            chair(),
            Command::CloseSitting { meeting: meeting() },
        ),
        C::VoteUndeclared => {
            let mut plenary = vote_open(majority());
            plenary.take(&chair(), Command::CloseVote { vote: V2 });
            plenary.take(&chair(), Command::CloseSitting { meeting: meeting() });
            (plenary, chair(), Command::CloseMeeting { meeting: meeting() })
        }
        C::VotePending => (
            vote_announced(majority()),
            chair(),
            announce(Question::Motion(M1), majority()),
        ),
        C::ItemNotOnAgenda => {
            let item = ItemNumber(1);
            (
                in_session(),
                chair(),
                Command::TakeUpItem {
                    meeting: meeting(),
                    item,
                },
            )
        }
        C::ItemTakenUp => {
            let item = ItemNumber(1);
            (
                item_taken_up(),
                chair(),
                Command::TakeUpItem {
                    meeting: meeting(),
                    item,
                },
            )
        }
        C::ItemNotTakenUp => {
            let item = ItemNumber(1);
            (
                item_adopted(),
                chair(),
                Command::CloseItem {
                    meeting: meeting(),
                    item,
                },
            )
        }
        C::ItemNotOpenToDecision => (item_adopted(), chair(), announce(place(&[1]), majority())),
        C::MotionNotTabled => (
            vote_open(majority()),
            delegate("BB"),
            Command::SponsorMotion { motion: M1 },
        ),
        C::AlreadySponsor => (
            motion_tabled(),
            delegate("AA"),
            Command::SponsorMotion { motion: M1 },
        ),
        C::NotSponsor => (
            motion_tabled(),
            delegate("BB"),
            Command::WithdrawSponsorship { motion: M1 },
        ),
        C::AlreadySuspended => {
            let mut plenary = suspended();
            plenary.take(
                &delegate("AA"),
                draft(MotionKind::Suspension {
                    delegation: self::code("EE"),
                }),
            );
            (
                plenary,
                delegate("AA"),
                Command::TableMotion {
                    draft: DraftNumber(2),
                },
            )
        }
        C::NotSuspended => {
            let mut plenary = item_taken_up();
            plenary.take(
                &delegate("AA"),
                draft(MotionKind::Reinstatement {
                    delegation: self::code("EE"),
                }),
            );
            (
                plenary,
                delegate("AA"),
                Command::TableMotion {
                    draft: DraftNumber(1),
                },
            )
        }
        C::VoteNotAnnounced => (vote_open(majority()), chair(), Command::OpenVote { vote: V2 }),
        C::VoteNotOpen => (vote_announced(majority()), delegate("AA"), ballot(2, Answer::Yes)),
        C::VoteClosed => {
            let mut plenary = vote_open(majority());
            plenary.take(&chair(), Command::CloseVote { vote: V2 });
            (plenary, delegate("AA"), ballot(2, Answer::Yes))
        }
        C::VoteNotClosed => (vote_open(majority()), chair(), Command::DeclareVote { vote: V2 }),
        C::VoteNotDeclared => (
            vote_open(majority()),
            secretariat(),
            Command::PublishVote { vote: V2 },
        ),
        C::NobodyMayVote => {
            let mut plenary = vote_announced(majority());
            for delegation in DELEGATIONS {
                plenary.take(&delegate(delegation), presence(delegation, false));
            }
            (plenary, chair(), Command::OpenVote { vote: V2 })
        }
        C::QuorumNotPresent => (two_of_five_present(), chair(), Command::OpenVote { vote: V1 }),
        C::NotCountable => {
            // Nothing that decide takes leads here; a damaged state does.
            let mut plenary = vote_open(majority());
            plenary.take(&chair(), Command::CloseVote { vote: V2 });
            plenary.state.votes.get_mut(&V2).unwrap().electorate = None;
            (plenary, chair(), Command::DeclareVote { vote: V2 })
        }

        C::TextMissing => (convened(), delegate("AA"), propose("  ")),
        C::TextTooLong => (
            convened(),
            delegate("AA"),
            propose(&"x".repeat(limits::TITLE + 1)),
        ),
        C::TextControl => (convened(), delegate("AA"), propose("Wat\u{7}er")),
        C::TooMany => {
            let groups: BTreeSet<_> = (0..=limits::ENTRIES).map(|number| number.to_string()).collect();
            let (code, name) = (self::code("FF"), "Land FF".to_owned());
            (
                convened(),
                secretariat(),
                Command::AdmitDelegation {
                    code,
                    name,
                    groups,
                    weights: BTreeMap::new(),
                },
            )
        }
        C::EndsBeforeStart => {
            let Command::ConveneMeeting {
                title, place, starts, ..
            } = convene("n")
            else {
                unreachable!()
            };
            let (meeting, ends) = ("n".parse().unwrap(), "2022-06-19".parse().unwrap());
            (
                convened(),
                secretariat(),
                Command::ConveneMeeting {
                    meeting,
                    title,
                    place,
                    starts,
                    ends,
                },
            )
        }
        C::SourceMissing => (
            convened(),
            secretariat(),
            Command::ReportItem(ReportedItem {
                sources: Vec::new(),
                ..reported_item()
            }),
        ),
        C::SourceUrl => {
            let sources = vec![plenary::Source {
                url: Some("javascript:alert(1)".into()),
                ..source()
            }];
            (
                convened(),
                secretariat(),
                Command::ReportItem(ReportedItem {
                    sources,
                    ..reported_item()
                }),
            )
        }
        C::RuleInvalid => {
            let rule = DecisionRule {
                method: Method::Counting(Requirement::All(Vec::new())),
                ..majority()
            };
            (in_session(), chair(), announce(place(&[1]), rule))
        }
        C::RuleNamesNobody => (in_session(), chair(), announce(place(&[1]), weighted("carats"))),
        C::NoItems => (in_session(), chair(), announce(place(&[]), majority())),
        C::GivenTwice => (in_session(), chair(), announce(place(&[1, 1]), majority())),
        C::ImportedQuestion => {
            let question = Question::Imported {
                title: "Rules of procedure".into(),
                symbol: "R/1/66".into(),
            };
            (in_session(), chair(), announce(question, majority()))
        }
        C::MotionOfOtherMeeting => {
            let mut plenary = motion_tabled();
            plenary.take(&secretariat(), convene("n"));
            let (meeting, question) = ("n".parse().unwrap(), Question::Motion(M1));
            let parties_concerned = BTreeSet::new();
            (
                plenary,
                chair(),
                Command::AnnounceVote {
                    meeting,
                    question,
                    rule: majority(),
                    parties_concerned,
                },
            )
        }
        C::OwnSuspension => {
            let mut plenary = item_taken_up();
            plenary.take(
                &delegate("AA"),
                draft(MotionKind::Suspension {
                    delegation: self::code("AA"),
                }),
            );
            (
                plenary,
                delegate("AA"),
                Command::TableMotion {
                    draft: DraftNumber(1),
                },
            )
        }
        C::AnswerNotTaken => (vote_open(majority()), delegate("AA"), ballot(2, Answer::Join)),
        C::ReasonMissing => {
            let command = Command::CastBallot {
                vote: V2,
                answer: Answer::Object,
                reason: Some(" \n".into()),
            };
            (vote_open(DecisionRule::consensus()), delegate("AA"), command)
        }
        C::BallotOfNonMember => {
            let mut import = imported();
            import.members.remove(&self::code("AA"));
            (convened(), secretariat(), Command::ImportVote(import))
        }
    }
}

/// Vote 1 announced under a majority with a quorum of more than one half present.
pub(crate) fn two_of_five_present() -> Plenary {
    let mut plenary = in_session();
    for delegation in ["CC", "DD", "EE"] {
        plenary.take(&delegate(delegation), presence(delegation, false));
    }
    plenary.take(&chair(), announce(place(&[1]), quorum_of(Base::Present)));
    plenary
}

/// Vote 1 is open in meeting `n`, with EE in its electorate, while meeting `m` suspends EE by its vote 3.
pub(crate) fn suspended_while_another_meeting_votes() -> Plenary {
    let mut plenary = convened();
    for meeting in ["n", "m"].map(|id| id.parse::<plenary::MeetingId>().unwrap()) {
        if meeting.as_str() == "n" {
            plenary.take(&secretariat(), convene("n"));
        }
        plenary.take(
            &chair(),
            Command::OpenMeeting {
                meeting: meeting.clone(),
            },
        );
        plenary.take(
            &chair(),
            Command::OpenSitting {
                meeting: meeting.clone(),
                public: true,
            },
        );
        for delegation in DELEGATIONS.map(code) {
            let (meeting, delegation) = (meeting.clone(), delegation);
            let credentials = Command::AcceptCredentials {
                meeting: meeting.clone(),
                delegation: delegation.clone(),
            };
            plenary.take(&secretariat(), credentials);
            plenary.take(
                &secretariat(),
                Command::RecordPresence {
                    meeting,
                    delegation,
                    present: true,
                },
            );
        }
        let title = "Water".to_owned();
        plenary.take(
            &delegate("AA"),
            Command::ProposeItem {
                meeting: meeting.clone(),
                title,
                text: String::new(),
            },
        );
        plenary.take(
            &chair(),
            Command::AnnounceVote {
                meeting,
                question: place(&[1]),
                rule: DecisionRule::consensus(),
                parties_concerned: BTreeSet::new(),
            },
        );
    }
    plenary.take(&chair(), Command::OpenVote { vote: V1 });
    plenary.take(&chair(), Command::OpenVote { vote: V2 });
    plenary.close_and_declare(2);
    plenary.take(
        &chair(),
        Command::TakeUpItem {
            meeting: meeting(),
            item: ItemNumber(1),
        },
    );
    plenary.take(
        &delegate("AA"),
        draft(MotionKind::Suspension {
            delegation: code("EE"),
        }),
    );
    plenary.take(
        &delegate("AA"),
        Command::TableMotion {
            draft: DraftNumber(1),
        },
    );
    plenary.take(
        &chair(),
        announce(Question::Motion(M1), DecisionRule::simple_majority()),
    );
    plenary.take(&chair(), Command::OpenVote { vote: VoteNumber(3) });
    plenary.cast(3, &[("AA", Answer::Yes)]);
    plenary.close_and_declare(3);
    plenary
}

fn session_without_credentials() -> Plenary {
    let mut plenary = convened();
    plenary.take(&chair(), Command::OpenMeeting { meeting: meeting() });
    plenary.take(
        &chair(),
        Command::OpenSitting {
            meeting: meeting(),
            public: true,
        },
    );
    plenary
}
