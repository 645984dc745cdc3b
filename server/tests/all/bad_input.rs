//! What cannot be taken: a clear refusal with the right status, nothing appended, nothing lost that was typed.

use plenary::{Command, Role};
use reqwest::StatusCode;

use crate::assembly::{BODY, IntoVote, MEETING, alternate, delegate, observer};
use crate::house::{Answer, Browser, House};
use crate::place::Place;

on_both!(
    refuses_ballots_it_must_not_count,
    refuses_the_suspended,
    refuses_what_is_not_there,
    refuses_wrong_roles,
    refuses_broken_forms,
    gives_back_what_was_typed
);

const VOTE: &str = "/assembly/votes/1";
const FIRST: &str = "/assembly/first";

/// Sends a form that must be refused with this status and code, and must leave the record as it was.
async fn refused(
    house: &House,
    browser: &Browser,
    path: &str,
    form: &[(&str, &str)],
    status: StatusCode,
) -> Answer {
    let head = house.head();
    let answer = browser.post(path, form).await;
    assert_eq!(answer.status, status, "{form:?}: {}", answer.text);
    assert_eq!(house.head(), head, "{form:?} was appended");
    answer
}

fn ballot<'a>(role: &'a str, vote: &'a str, answer: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("act", "cast-ballot"),
        ("body", BODY),
        ("as", role),
        ("vote", vote),
        ("answer", answer),
    ]
}

async fn refuses_ballots_it_must_not_count(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.announce_vote().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let deputy = house.person("deputy", &[alternate("AA")]).await;
    let dora = house.person("dora", &[delegate("DD")]).await;
    let emma = house.person("emma", &[delegate("EE")]).await;
    let (forbidden, conflict, invalid) = (
        StatusCode::FORBIDDEN,
        StatusCode::CONFLICT,
        StatusCode::UNPROCESSABLE_ENTITY,
    );

    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", "yes"), conflict).await;
    house
        .act(Role::Chair, Command::OpenVote { vote: 1.into_vote() })
        .await;
    refused(&house, &dora, VOTE, &ballot("delegate:DD", "1", "yes"), forbidden).await;
    refused(&house, &emma, VOTE, &ballot("delegate:EE", "1", "yes"), forbidden).await;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", "object"), invalid).await;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", "maybe"), invalid).await;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", ""), invalid).await;
    assert_eq!(
        ann.post(VOTE, &ballot("delegate:AA", "1", "yes")).await.status,
        StatusCode::SEE_OTHER
    );
    // A second ballot, by an alternate, would replace the representative's.
    refused(
        &house,
        &deputy,
        VOTE,
        &ballot("delegate:AA", "1", "no"),
        forbidden,
    )
    .await;
    assert_eq!(
        ann.post(VOTE, &ballot("delegate:AA", "1", "abstain"))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let withdrawal = Command::WithdrawCredentials {
        meeting: MEETING.parse().unwrap(),
        delegation: "AA".parse().unwrap(),
    };
    house.act(Role::Secretariat, withdrawal).await;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", "no"), forbidden).await;
    house.close_vote().await;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "1", "no"), conflict).await;
    house.close().await;
}

async fn refuses_the_suspended(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.suspend_bb().await;
    let bob = house.person("bob", &[delegate("BB")]).await;
    let answer = refused(
        &house,
        &bob,
        "/assembly/votes/2",
        &ballot("delegate:BB", "2", "no"),
        StatusCode::CONFLICT,
    )
    .await;
    assert!(answer.text.contains("Vote 2 has closed"));
    let sponsor = [
        ("act", "sponsor-motion"),
        ("body", BODY),
        ("as", "delegate:BB"),
        ("motion", "1"),
    ];
    refused(
        &house,
        &bob,
        "/assembly/motions/1",
        &sponsor,
        StatusCode::CONFLICT,
    )
    .await;
    // A vote that opens after the suspension has BB outside its electorate.
    let form = [
        ("act", "propose-item"),
        ("body", BODY),
        ("as", "secretariat"),
        ("meeting", MEETING),
    ];
    let secretary = house.person("secretary", &[Role::Secretariat, Role::Chair]).await;
    secretary
        .post(
            FIRST,
            &[&form[..], &[("title", "Another"), ("text", "")]].concat(),
        )
        .await;
    let announce = [
        ("act", "announce-vote"),
        ("body", BODY),
        ("as", "chair"),
        ("meeting", MEETING),
        ("question", "items"),
        ("item", "2"),
        ("rule", "consensus"),
    ];
    assert_eq!(
        secretary.post(FIRST, &announce).await.location(),
        "/assembly/votes/3?done=announce-vote"
    );
    let open = [
        ("act", "open-vote"),
        ("body", BODY),
        ("as", "chair"),
        ("vote", "3"),
    ];
    assert_eq!(
        secretary.post("/assembly/votes/3", &open).await.status,
        StatusCode::SEE_OTHER
    );
    refused(
        &house,
        &bob,
        "/assembly/votes/3",
        &ballot("delegate:BB", "3", "join"),
        StatusCode::FORBIDDEN,
    )
    .await;
    house.close().await;
}

async fn refuses_what_is_not_there(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let ann = house.person("ann", &[delegate("AA"), Role::Chair]).await;
    let lost = StatusCode::NOT_FOUND;
    refused(&house, &ann, VOTE, &ballot("delegate:AA", "77", "yes"), lost).await;
    for (act, field, value) in [
        ("take-up-item", "item", "9"),
        ("sponsor-motion", "motion", "9"),
        ("table-motion", "draft", "9"),
        ("open-vote", "vote", "9"),
    ] {
        let role = if act.contains("motion") {
            "delegate:AA"
        } else {
            "chair"
        };
        let form = [
            ("act", act),
            ("body", BODY),
            ("as", role),
            ("meeting", MEETING),
            (field, value),
        ];
        refused(&house, &ann, FIRST, &form, lost).await;
    }
    let form = [
        ("act", "open-sitting"),
        ("body", BODY),
        ("as", "chair"),
        ("meeting", "second"),
        ("public", "true"),
    ];
    refused(&house, &ann, FIRST, &form, lost).await;
    // Another body's: its people are not this one's, and this one's are not its.
    let elsewhere = [
        ("act", "open-vote"),
        ("body", "elsewhere"),
        ("as", "chair"),
        ("vote", "1"),
    ];
    refused(&house, &ann, VOTE, &elsewhere, StatusCode::FORBIDDEN).await;
    house
        .grant(&store::AccountId("p-ann".into()), "elsewhere", &Role::Chair)
        .await;
    refused(&house, &ann, VOTE, &elsewhere, lost).await;
    for path in [
        "/nowhere",
        "/assembly/second",
        "/assembly/first/9",
        "/assembly/votes/9",
        "/assembly/motions/x",
        "/a/b/c/d",
    ] {
        assert_eq!(ann.get(path).await.status, lost, "{path}");
    }
    for path in [
        "/nowhere/live?page=display",
        "/assembly/live?page=vote&vote=9",
        "/assembly/live",
        "/Assembly!/live",
    ] {
        assert_eq!(ann.get(path).await.status, lost, "{path}");
    }
    house.close().await;
}

async fn refuses_wrong_roles(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let olga = house.person("olga", &[observer("OO")]).await;
    let chair = house.person("chair", &[Role::Chair]).await;
    let forbidden = StatusCode::FORBIDDEN;
    // A capacity that is not held.
    refused(&house, &ann, VOTE, &ballot("delegate:BB", "1", "no"), forbidden).await;
    refused(&house, &olga, VOTE, &ballot("delegate:AA", "1", "no"), forbidden).await;
    let close = |role: &'static str| [("act", "close-vote"), ("body", BODY), ("as", role), ("vote", "1")];
    refused(&house, &ann, VOTE, &close("chair"), forbidden).await;
    // One that is held, and does not suffice.
    refused(&house, &ann, VOTE, &close("delegate:AA"), forbidden).await;
    refused(&house, &olga, VOTE, &ballot("observer:OO", "1", "no"), forbidden).await;
    let publish = [
        ("act", "publish-vote"),
        ("body", BODY),
        ("as", "chair"),
        ("vote", "1"),
    ];
    refused(&house, &chair, VOTE, &publish, forbidden).await;
    let item = [
        ("act", "propose-item"),
        ("body", BODY),
        ("as", "observer:OO"),
        ("meeting", MEETING),
        ("title", "Ours"),
    ];
    refused(
        &house,
        &olga,
        FIRST,
        &[&item[..], &[("text", "")]].concat(),
        forbidden,
    )
    .await;
    // None at all.
    let answer = refused(
        &house,
        &house.visitor(),
        VOTE,
        &ballot("delegate:AA", "1", "no"),
        StatusCode::UNAUTHORIZED,
    )
    .await;
    assert!(answer.text.contains("You are not signed in"));
    house.close().await;
}

async fn refuses_broken_forms(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let head = house.head();
    let send = |kind: &'static str, body: String| {
        let request = ann
            .client
            .post(ann.url(VOTE))
            .header("content-type", kind)
            .body(body);
        async { request.send().await.unwrap().status() }
    };
    let form = "application/x-www-form-urlencoded";
    let whole = "act=cast-ballot&body=assembly&as=delegate:AA&vote=1&answer=yes";
    assert_eq!(
        send("application/json", "{\"act\":\"cast-ballot\"}".into()).await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    assert_eq!(
        send("text/plain", whole.into()).await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    assert_eq!(
        send(form, format!("{whole}&reason=%zz")).await,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send(form, format!("{whole}&reason=%ff%fe")).await,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(send(form, "x=1&".repeat(3_000)).await, StatusCode::BAD_REQUEST);
    assert_eq!(
        send(form, format!("{whole}&reason={}", "x".repeat(600_000))).await,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    assert_eq!(
        send(form, String::new()).await,
        StatusCode::UNAUTHORIZED.max(invalid)
    );
    assert_eq!(
        send(form, "act=conquer-body&body=assembly&as=delegate:AA".into()).await,
        invalid
    );
    for (field, broken) in [
        ("vote=1", "vote=one"),
        ("vote=1", "vote=-1"),
        ("vote=1", "vote=99999999999"),
        ("vote=1", "vote="),
        ("vote=1&", ""),
        ("body=assembly", "body=The+Assembly"),
        ("body=assembly&", ""),
        ("answer=yes", "answer=1"),
        ("as=delegate:AA&", ""),
    ] {
        assert_eq!(
            send(form, whole.replace(field, broken)).await,
            invalid,
            "{field} → {broken}"
        );
    }
    assert_eq!(house.head(), head);
    assert_eq!(
        send(form, whole.into()).await,
        StatusCode::SEE_OTHER,
        "the whole form is fine"
    );
    assert_eq!(
        ann.client.put(ann.url(VOTE)).send().await.unwrap().status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
    house.close().await;
}

async fn gives_back_what_was_typed(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let form = |title: &str, text: &str| {
        [
            ("act", "propose-item"),
            ("body", BODY),
            ("as", "delegate:AA"),
            ("meeting", MEETING),
        ]
        .into_iter()
        .map(|(name, value)| (name, value.to_owned()))
        .chain([("title", title.to_owned()), ("text", text.to_owned())])
        .collect::<Vec<_>>()
    };
    let long = format!("The end of a long text: {}", "ü".repeat(20_000));
    for (title, text, typed, sentence) in [
        (
            "",
            "A text for an item without a title",
            "A text for an item without a title",
            "title is missing",
        ),
        (
            "A title of an item whose text is too long",
            &*long,
            "A title of an item whose text is too long",
            "at most",
        ),
    ] {
        let form = form(title, text);
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = refused(&house, &ann, FIRST, &fields, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert!(
            answer.text.contains(typed),
            "what was typed is lost: {}",
            answer.text
        );
        assert!(answer.text.contains(text), "the text is lost");
        assert!(answer.text.contains(sentence), "{}", answer.text);
    }
    // A session that ended while somebody wrote loses nothing either: see the sentence, and the page's own answer.
    let fields = form("A title typed for an hour", "And its text");
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    house
        .store
        .end_sessions_of(&store::AccountId("p-ann".into()))
        .await
        .unwrap();
    refused(&house, &ann, FIRST, &fields, StatusCode::UNAUTHORIZED).await;
    house.close().await;
}
