//! What one may not see is not sent, neither on a page nor in the stream.

use plenary::{Command, DraftNumber, ItemNumber, MotionKind, MotionText, Role};
use rules::Answer;
use serde_json::Value;

use crate::assembly::{MEETING, delegate};
use crate::house::{Browser, House};
use crate::place::Place;

on_both!(
    keeps_ballots_until_published,
    keeps_drafts_in_the_delegation,
    keeps_people_to_the_secretariat
);

async fn keeps_ballots_until_published(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    house.cast("AA", Answer::Abstain).await;
    house.cast("BB", Answer::No).await;
    let public = house.visitor();
    let bob = house.person("bob", &[delegate("BB")]).await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let answer_of_aa = "\"answer\":\"abstain\"";
    for browser in [&public, &bob, &secretary] {
        let record = browser.get("/assembly/record").await.text;
        assert!(
            record.contains("cast a ballot in vote 1"),
            "that AA voted is public"
        );
        assert!(!unescaped(&record).contains(answer_of_aa), "how is not");
        assert!(!record.contains("answered Abstain"));
        let view = vote(&house, browser).await;
        assert_eq!(view["tally"], Value::Null, "{view}");
        assert_eq!(
            marks(&view),
            ["v", "v", "w", "x", "x"],
            "who has voted, and no more"
        );
    }
    // One's own delegation's ballot is one's own to see, and nobody else's.
    assert_eq!(ballots(&vote(&house, &public).await), [""; 0]);
    assert_eq!(ballots(&vote(&house, &secretary).await), [""; 0]);
    assert_eq!(ballots(&vote(&house, &bob).await), ["BB no"]);
    house.close_vote().await;
    house.declare_vote().await;
    let record = public.get("/assembly/record").await.text;
    assert!(
        !unescaped(&record).contains(answer_of_aa),
        "declared is not published"
    );
    house.publish_vote().await;
    let record = public.get("/assembly/record").await.text;
    assert!(unescaped(&record).contains(answer_of_aa), "published is public");
    house.close().await;
}

async fn keeps_drafts_in_the_delegation(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.announce_vote().await;
    let content = MotionText {
        title: "Xylophone title".into(),
        text: "Xylophone text".into(),
        kind: MotionKind::General,
    };
    let draft = Command::DraftMotion {
        meeting: MEETING.parse().unwrap(),
        item: ItemNumber(1),
        content: content.clone(),
    };
    house.act(delegate("AA"), draft).await;
    let changed = MotionText {
        text: "Xylophone changed".into(),
        ..content
    };
    house
        .act(
            delegate("AA"),
            Command::ReviseDraft {
                draft: DraftNumber(1),
                content: changed,
            },
        )
        .await;
    let public = house.visitor();
    let bob = house.person("bob", &[delegate("BB")]).await;
    let secretary = house.person("secretary", &[Role::Secretariat, Role::Chair]).await;
    for browser in [&public, &bob, &secretary] {
        for path in [
            "/desk",
            "/assembly",
            "/assembly/first",
            "/assembly/first/1",
            "/assembly/motions",
            "/assembly/record",
        ] {
            assert!(!browser.get(path).await.text.contains("Xylophone"), "{path}");
        }
        let live = house.first_view(browser, "page=meeting&meeting=first").await;
        assert!(!live.contains("Xylophone"), "{live}");
    }
    house.close().await;
}

async fn keeps_people_to_the_secretariat(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let bob = house.person("bob", &[delegate("BB"), Role::Chair]).await;
    let path = "/console/assembly/people";
    assert!(secretary.get(path).await.text.contains("Name of bob"));
    for browser in [&bob, &house.visitor()] {
        assert!(!browser.get(path).await.text.contains("Name of secretary"));
    }
    house.close().await;
}

/// The view of vote 1 that the stream sends.
async fn vote(house: &House, browser: &Browser) -> Value {
    serde_json::from_str(&house.first_view(browser, "page=vote&vote=1").await).unwrap()
}

/// How each delegation's seat is marked, in order.
fn marks(view: &Value) -> Vec<&str> {
    view["turnout"]["seats"]
        .as_array()
        .unwrap()
        .iter()
        .map(|seat| seat["m"].as_str().unwrap())
        .collect()
}

/// The ballots shown as the viewer's own.
fn ballots(view: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let ballots = view["ballots"].as_array().unwrap().iter();
    ballots
        .map(|own| format!("{} {}", text(&own["by"]["c"]), text(&own["cast"]["answer"])))
        .collect()
}

/// A page's text with the quotation marks that HTML escapes.
fn unescaped(page: &str) -> String {
    page.replace("&quot;", "\"")
}
