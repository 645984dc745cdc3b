//! One motion from an empty body to its published outcome, through forms alone.

use plenary::Role;
use reqwest::StatusCode;

use crate::assembly::{delegate, observer};
use crate::house::{Browser, House};
use crate::place::Place;

on_both!(plays_the_whole_story, founds_another_body);

const CONSOLE: &str = "/console/assembly";
const MEETING: &str = "/assembly/autumn";

/// Sends a form of this body that must be taken, and gives the page it leads to.
async fn done(browser: &Browser, path: &str, act: &str, role: &str, fields: &[(&str, &str)]) -> String {
    let form = [&[("act", act), ("body", "assembly"), ("as", role)][..], fields].concat();
    let answer = browser.post(path, &form).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{act} {fields:?}: {}",
        answer.text
    );
    answer
        .location()
        .strip_suffix(&format!("?done={act}"))
        .expect("the address says what was done")
        .to_owned()
}

async fn plays_the_whole_story(place: &Place) {
    let house = House::open(place).await;
    let office = house.person("office", &[Role::Secretariat]).await;
    let chair = house.person("chair", &[Role::Chair]).await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let bob = house.person("bob", &[delegate("BB")]).await;
    let olga = house.person("olga", &[observer("OO")]).await;
    set_up(&office, &chair).await;

    let item = done(
        &ann,
        MEETING,
        "propose-item",
        "delegate:AA",
        &[
            ("meeting", "autumn"),
            ("title", "A question"),
            ("text", "What it is about"),
        ],
    )
    .await;
    assert_eq!(item, "/assembly/autumn/1");
    let vote = done(
        &chair,
        &item,
        "announce-vote",
        "chair",
        &[
            ("meeting", "autumn"),
            ("question", "items"),
            ("item", "1"),
            ("rule", "kp-consensus"),
        ],
    )
    .await;
    assert_eq!(vote, "/assembly/votes/1");
    done(&chair, &vote, "open-vote", "chair", &[("vote", "1")]).await;
    done(
        &ann,
        &vote,
        "cast-ballot",
        "delegate:AA",
        &[("vote", "1"), ("answer", "join")],
    )
    .await;
    done(
        &bob,
        &vote,
        "cast-ballot",
        "delegate:BB",
        &[("vote", "1"), ("answer", "stand-aside"), ("reason", "We wait.")],
    )
    .await;
    conclude(&office, &chair, "1").await;

    motion(&office, &chair, &ann, &bob, &olga, &item).await;

    let public = house.visitor();
    for (path, says) in [
        ("/assembly/votes/2", "We came round."),
        ("/assembly/motions/1", "The body decides."),
        ("/assembly/autumn/1", "We ask."),
        ("/assembly/record", "BB answered Yes in vote 2."),
    ] {
        let page = public.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(
            page.text.contains(says),
            "{path} does not say {says}: {}",
            page.text
        );
    }
    house.close().await;
}

/// From a taken up item to a motion's published vote and its explanation.
async fn motion(office: &Browser, chair: &Browser, ann: &Browser, bob: &Browser, olga: &Browser, item: &str) {
    done(
        chair,
        MEETING,
        "take-up-item",
        "chair",
        &[("meeting", "autumn"), ("item", "1")],
    )
    .await;
    done(
        olga,
        item,
        "submit-statement",
        "observer:OO",
        &[
            ("meeting", "autumn"),
            ("item", "1"),
            ("title", "Ours"),
            ("text", "We ask."),
        ],
    )
    .await;
    let text = [
        ("title", "A motion"),
        ("text", "The body decides."),
        ("kind", "general"),
    ];
    done(
        ann,
        item,
        "draft-motion",
        "delegate:AA",
        &[&[("meeting", "autumn"), ("item", "1")][..], &text].concat(),
    )
    .await;
    let motion = done(ann, "/desk", "table-motion", "delegate:AA", &[("draft", "1")]).await;
    assert_eq!(motion, "/assembly/motions/1");
    done(bob, &motion, "sponsor-motion", "delegate:BB", &[("motion", "1")]).await;
    let vote = done(
        chair,
        &motion,
        "announce-vote",
        "chair",
        &[
            ("meeting", "autumn"),
            ("question", "motion"),
            ("motion", "1"),
            ("rule", "fraction"),
            ("numerator", "2"),
            ("denominator", "3"),
            ("comparison", "at-least"),
            ("base", "present-and-voting"),
            ("quorum", "half-present"),
            ("while-open", "tally"),
            ("tie", "lost"),
        ],
    )
    .await;
    done(chair, &vote, "open-vote", "chair", &[("vote", "2")]).await;
    done(
        ann,
        &vote,
        "cast-ballot",
        "delegate:AA",
        &[("vote", "2"), ("answer", "yes")],
    )
    .await;
    done(
        bob,
        &vote,
        "cast-ballot",
        "delegate:BB",
        &[("vote", "2"), ("answer", "no")],
    )
    .await;
    done(
        bob,
        &vote,
        "cast-ballot",
        "delegate:BB",
        &[("vote", "2"), ("answer", "yes")],
    )
    .await;
    conclude(office, chair, "2").await;
    done(
        bob,
        &vote,
        "explain-vote",
        "delegate:BB",
        &[("vote", "2"), ("text", "We came round.")],
    )
    .await;
}

/// A body with two delegations in an open sitting, and an observer.
async fn set_up(office: &Browser, chair: &Browser) {
    let body = [
        ("id", "assembly"),
        ("name", "The Assembly"),
        ("about", "Made through forms"),
        ("fictional", "true"),
        ("member-term", "Member"),
        ("rule", "unga-simple"),
    ];
    assert_eq!(
        done(office, "/console", "found-body", "secretariat", &body).await,
        "/assembly"
    );
    let as_office = |act: &'static str, fields: &'static [(&'static str, &'static str)]| {
        done(office, CONSOLE, act, "secretariat", fields)
    };
    as_office(
        "admit-delegation",
        &[
            ("code", "AA"),
            ("name", "Aa"),
            ("groups", "north, small"),
            ("weights", "quota=3"),
        ],
    )
    .await;
    as_office("admit-delegation", &[("code", "BB"), ("name", "B")]).await;
    as_office(
        "change-delegation",
        &[
            ("code", "BB"),
            ("name", "Bb"),
            ("groups", "south"),
            ("weights", ""),
        ],
    )
    .await;
    as_office(
        "admit-observer",
        &[("code", "OO"), ("name", "Oo"), ("kind", "industry")],
    )
    .await;
    let meeting = [
        ("meeting", "autumn"),
        ("title", "Autumn"),
        ("place", "Here"),
        ("starts", "2026-09-01"),
        ("ends", "2026-09-03"),
    ];
    assert_eq!(
        done(office, CONSOLE, "convene-meeting", "secretariat", &meeting).await,
        MEETING
    );
    as_office(
        "accept-credentials",
        &[("meeting", "autumn"), ("delegation", "AA")],
    )
    .await;
    as_office(
        "accept-credentials",
        &[("meeting", "autumn"), ("delegation", "BB")],
    )
    .await;
    done(chair, MEETING, "open-meeting", "chair", &[("meeting", "autumn")]).await;
    done(
        chair,
        MEETING,
        "open-sitting",
        "chair",
        &[("meeting", "autumn"), ("public", "true")],
    )
    .await;
    as_office(
        "record-presence",
        &[("meeting", "autumn"), ("delegation", "AA"), ("present", "true")],
    )
    .await;
    as_office(
        "record-presence",
        &[("meeting", "autumn"), ("delegation", "BB"), ("present", "true")],
    )
    .await;
}

/// Closes, declares and publishes a vote.
async fn conclude(office: &Browser, chair: &Browser, vote: &str) {
    let page = format!("/assembly/votes/{vote}");
    done(chair, &page, "close-vote", "chair", &[("vote", vote)]).await;
    done(chair, &page, "declare-vote", "chair", &[("vote", vote)]).await;
    done(office, &page, "publish-vote", "secretariat", &[("vote", vote)]).await;
}

async fn founds_another_body(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let office = house.person("office", &[Role::Secretariat]).await;
    let chair = house.person("chair", &[Role::Chair]).await;
    let other = house.account("other", &[]).await;
    house.grant(&other, "reserved", &Role::Secretariat).await;
    let found = |browser: &Browser, id: &'static str| {
        let form = [
            ("act", "found-body"),
            ("id", id),
            ("as", "secretariat"),
            ("name", "Another"),
            ("about", ""),
            ("member-term", "Member"),
            ("rule", "consensus"),
        ];
        let request = browser
            .client
            .post(browser.url("/console/new"))
            .form(&form)
            .send();
        async { request.await.unwrap().status() }
    };
    assert_eq!(found(&chair, "another").await, StatusCode::FORBIDDEN);
    assert_eq!(
        found(&office, "reserved").await,
        StatusCode::FORBIDDEN,
        "somebody else's to found"
    );
    assert_eq!(
        found(&office, "assembly").await,
        StatusCode::CONFLICT,
        "founded already"
    );
    assert_eq!(
        found(&office, "Not an address").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(house.clerk.bodies().len(), 1);
    assert_eq!(found(&office, "another").await, StatusCode::SEE_OTHER);
    // Whoever founds a body is its secretariat.
    let form = [
        ("act", "admit-observer"),
        ("body", "another"),
        ("as", "secretariat"),
        ("code", "OO"),
        ("name", "O"),
        ("kind", "k"),
    ];
    assert_eq!(
        office.post("/console/another", &form).await.status,
        StatusCode::SEE_OTHER
    );
    house.close().await;
}
