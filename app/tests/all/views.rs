//! What a viewer may not see is in no view, whatever the page does with it.

use app::context::{Person, Viewer};
use plenary::{Command, Question, Role, VoteNumber, VoteStatus};
use rules::{Answer, DecisionRule, WhileOpen};
use serde_json::Value;

use crate::house::{BODY, House, delegate, observer};

/// The view of a page as the live stream sends it.
fn live(house: &House, query: &str, roles: &[Role]) -> Option<Value> {
    let body = BODY.parse().unwrap();
    let viewer = Viewer {
        person: (!roles.is_empty()).then(|| Person {
            id: "somebody".parse().unwrap(),
            name: "Kim Somebody".to_owned(),
            login: "kim@example.org".to_owned(),
        }),
        roles: roles
            .iter()
            .map(|role| (BODY.parse().unwrap(), role.clone()))
            .collect(),
    };
    let json = house.read(|state| app::views::live(state, &body, query, &viewer))?;
    Some(serde_json::from_str(&json).unwrap())
}

/// Every text in a view, without its keys.
fn texts(view: &Value) -> Vec<String> {
    match view {
        Value::String(text) => vec![text.clone()],
        Value::Array(parts) => parts.iter().flat_map(texts).collect(),
        Value::Object(parts) => parts.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

async fn chair(house: &House, command: Command) {
    house.act(Role::Chair, command).await;
}

async fn object(house: &House, code: &str, reason: &str) {
    let (vote, answer) = (VoteNumber(4), Answer::Object);
    let reason = Some(reason.to_owned());
    house
        .act(delegate(code), Command::CastBallot { vote, answer, reason })
        .await;
}

#[tokio::test]
async fn while_a_vote_is_open_nobody_sees_how_another_voted() {
    let house = House::assembly().await;
    object(&house, "BB", "Because of the tides.").await;
    let everybody = [
        vec![],
        vec![delegate("AA")],
        vec![observer("OO")],
        vec![Role::Chair],
        vec![Role::Secretariat],
    ];
    for roles in everybody {
        for query in ["page=vote&vote=4", "page=display", "page=meeting&meeting=first"] {
            let mut view = live(&house, query, &roles).unwrap();
            let whole = view.to_string();
            assert!(!whole.contains("tides"), "{roles:?} {query}: {whole}");
            if query != "page=vote&vote=4" {
                continue;
            }
            assert_eq!(view["head"]["status"], "open");
            assert_eq!(
                (&view["tally"], &view["turnout"]["voted"]),
                (&Value::Null, &Value::from(2))
            );
            // What it may be is no secret, and one's own ballot neither.
            let own = view["ballots"].take();
            let told = texts(&view);
            for answer in ["join", "stand-aside", "object", "j", "s", "o"] {
                assert!(!told.contains(&answer.to_owned()), "{roles:?} {answer}: {view}");
            }
            let cast = &own[0]["cast"]["answer"];
            assert_eq!(cast == "join", roles == [delegate("AA")], "{own}");
        }
    }
    let mine = live(&house, "page=vote&vote=4", &[delegate("BB")]).unwrap();
    assert_eq!(mine["ballots"][0]["cast"]["reason"], "Because of the tides.");
}

#[tokio::test]
async fn the_outcome_comes_with_the_declaration_and_the_roll_call_to_everybody_with_the_publication() {
    let house = House::assembly().await;
    object(&house, "BB", "Because of the tides.").await;
    let vote = VoteNumber(4);
    chair(&house, Command::CloseVote { vote }).await;
    let view = |roles: &[Role]| live(&house, "page=vote&vote=4", roles).unwrap();
    assert_eq!(view(&[delegate("AA")])["tally"], Value::Null);
    chair(&house, Command::DeclareVote { vote }).await;
    let public = view(&[]);
    assert_eq!(
        (&public["tally"]["outcome"], &public["turnout"]["roll_call"]),
        (&"blocked".into(), &false.into())
    );
    assert!(!public.to_string().contains("tides"));
    let member = view(&[delegate("CC")]);
    assert_eq!(
        (&member["turnout"]["roll_call"], &member["blocked"][0]["reason"]),
        (&true.into(), &"Because of the tides.".into())
    );
    // The agenda says no more than the vote does.
    let agenda = |roles: &[Role]| live(&house, "page=meeting&meeting=first", roles).unwrap();
    assert_eq!(
        (
            &agenda(&[])["items"][2]["status"],
            &agenda(&[])["items"][2]["blocked"]
        ),
        (&"blocked".into(), &Value::Null)
    );
    assert_eq!(
        agenda(&[Role::Chair])["items"][2]["blocked"]["objections"][0]["by"]["c"],
        "BB"
    );
    assert!(!house.page("/assembly/first/3", &[]).says("tides"));
    house.act(Role::Secretariat, Command::PublishVote { vote }).await;
    assert_eq!(view(&[])["blocked"][0]["by"]["n"], "Delegation BB");
    assert!(house.page("/assembly/first/3", &[]).says("Because of the tides."));
    assert!(house.page("/assembly", &[]).says("Because of the tides."));
}

#[tokio::test]
async fn a_running_tally_says_how_many_and_not_who() {
    let house = House::assembly().await;
    let vote = VoteNumber(4);
    chair(&house, Command::CloseVote { vote }).await;
    chair(&house, Command::DeclareVote { vote }).await;
    let called_off = Command::CallOffVote {
        vote: VoteNumber(3),
        reason: "To be put again.".into(),
    };
    chair(&house, called_off).await;
    let rule = DecisionRule {
        while_open: WhileOpen::Tally,
        ..DecisionRule::consensus()
    };
    let announce = Command::AnnounceVote {
        meeting: "first".parse().unwrap(),
        question: Question::PlaceItems(vec![plenary::ItemNumber(2)]),
        rule,
        parties_concerned: std::collections::BTreeSet::new(),
    };
    chair(&house, announce).await;
    let vote = VoteNumber(5);
    chair(&house, Command::OpenVote { vote }).await;
    let (answer, reason) = (Answer::Object, Some("Because of the tides.".to_owned()));
    house
        .act(delegate("BB"), Command::CastBallot { vote, answer, reason })
        .await;
    let view = live(&house, "page=vote&vote=5", &[delegate("AA")]).unwrap();
    assert_eq!(
        (&view["tally"]["bars"][2]["count"], &view["tally"]["outcome"]),
        (&1.into(), &"open".into())
    );
    assert_eq!(
        (&view["turnout"]["roll_call"], &view["blocked"]),
        (&false.into(), &Value::Array(vec![]))
    );
    assert!(!view.to_string().contains("tides"));
}

#[tokio::test]
async fn a_closed_sitting_is_nothing_to_the_public() {
    let house = House::assembly().await;
    let (vote, meeting) = (VoteNumber(4), || "first".parse().unwrap());
    for vote in [VoteNumber(2), vote] {
        let open = house.read(|state| state.votes[&vote].status == VoteStatus::Open);
        if open {
            chair(&house, Command::CloseVote { vote }).await;
        }
        chair(&house, Command::DeclareVote { vote }).await;
    }
    chair(&house, Command::CloseSitting { meeting: meeting() }).await;
    chair(
        &house,
        Command::OpenSitting {
            meeting: meeting(),
            public: false,
        },
    )
    .await;
    let present = Command::RecordPresence {
        meeting: meeting(),
        delegation: "AA".parse().unwrap(),
        present: true,
    };
    house.act(delegate("AA"), present).await;
    chair(&house, Command::OpenVote { vote: VoteNumber(3) }).await;
    let vote = "page=vote&vote=3";
    assert_eq!(live(&house, vote, &[]), None);
    assert_eq!(house.page("/assembly/votes/3", &[]).status, 404);
    assert_eq!(
        live(&house, vote, &[observer("OO")]).unwrap()["head"]["closed_sitting"],
        true
    );
    let public = live(&house, "page=meeting&meeting=first", &[]).unwrap();
    assert_eq!(public["sitting"]["present"], Value::Null);
    let numbers: Vec<_> = public["votes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|vote| vote["number"].clone())
        .collect();
    assert!(!numbers.contains(&3.into()), "{numbers:?}");
    assert_ne!(
        live(&house, "page=display", &[]).unwrap()["vote"]["head"]["number"],
        3
    );
    assert_eq!(
        live(&house, "page=display", &[Role::Chair]).unwrap()["vote"]["head"]["number"],
        3
    );
}

#[tokio::test]
async fn the_room_screen_keeps_an_outcome_until_something_else_begins() {
    let house = House::assembly().await;
    let shown = || live(&house, "page=display", &[]).unwrap()["vote"]["head"]["number"].clone();
    let vote = VoteNumber(4);
    assert_eq!(shown(), 4);
    chair(&house, Command::CloseVote { vote }).await;
    chair(&house, Command::DeclareVote { vote }).await;
    // Vote 2 still awaits its declaration.
    assert_eq!(shown(), 2);
    chair(&house, Command::DeclareVote { vote: VoteNumber(2) }).await;
    assert_ne!(shown(), Value::Null);
    house.act(Role::Secretariat, Command::PublishVote { vote }).await;
    assert_ne!(shown(), Value::Null);
    let (meeting, item) = (|| "first".parse().unwrap(), plenary::ItemNumber);
    chair(
        &house,
        Command::CloseItem {
            meeting: meeting(),
            item: item(1),
        },
    )
    .await;
    chair(
        &house,
        Command::TakeUpItem {
            meeting: meeting(),
            item: item(4),
        },
    )
    .await;
    assert_eq!(shown(), Value::Null);
}

#[tokio::test]
async fn what_is_not_there_has_no_view() {
    let house = House::assembly().await;
    for query in [
        "",
        "page=vote",
        "page=vote&vote=99",
        "page=vote&vote=x",
        "page=meeting&meeting=never",
        "page=house",
    ] {
        assert_eq!(live(&house, query, &[Role::Chair]), None, "{query}");
    }
}
