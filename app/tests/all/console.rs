//! The console: to whom it opens, and what it offers them.

use app::context::{Feedback, People, PersonRow};
use plenary::{Command, Role};

use crate::house::{House, Page, acts, delegate, observer, refused};

const CONSOLE: &str = "/console/assembly";

#[tokio::test]
async fn opens_to_those_who_run_the_body() {
    let house = House::assembly().await;
    let pages = [
        "",
        "/meetings",
        "/meetings/first",
        "/delegations",
        "/announce",
        "/announce?motion=3",
        "/people",
    ];
    let people: [(&[Role], u16, u16); 5] = [
        (&[], 401, 401),
        (&[delegate("AA")], 403, 403),
        (&[observer("OO")], 403, 403),
        (&[Role::Chair], 200, 403),
        (&[Role::Secretariat], 200, 200),
    ];
    for (roles, any, only_secretariat) in people {
        for page in pages {
            let expected = if page == "/people" { only_secretariat } else { any };
            let page = house.page(&format!("{CONSOLE}{page}"), roles);
            assert_eq!(page.status, expected, "{roles:?} {}", page.html);
        }
    }
    for missing in ["/console/elsewhere", "/console/assembly/meetings/never"] {
        assert_eq!(house.page(missing, &[Role::Secretariat]).status, 404, "{missing}");
    }
    assert_eq!(house.page("/console", &[delegate("AA")]).status, 403);
    assert!(house.page("/console", &[Role::Chair]).says("The Assembly"));
}

#[tokio::test]
async fn offers_each_role_what_it_can_do() {
    let house = House::assembly().await;
    // Item 1 cannot be closed: the vote on its motion is not declared.
    let running = ["call-off-vote", "close-vote", "declare-vote", "take-up-item"];
    let table: [(&str, &Role, &[&str]); 10] = [
        ("", &Role::Chair, &running),
        ("", &Role::Secretariat, &running),
        ("/meetings", &Role::Chair, &["open-meeting", "close-meeting"]),
        (
            "/meetings",
            &Role::Secretariat,
            &["convene-meeting", "open-meeting", "close-meeting"],
        ),
        ("/meetings/first", &Role::Chair, &[]),
        (
            "/meetings/first",
            &Role::Secretariat,
            &[
                "accept-credentials",
                "withdraw-credentials",
                "record-presence",
                "propose-item",
            ],
        ),
        ("/delegations", &Role::Chair, &[]),
        (
            "/delegations?change=AA",
            &Role::Secretariat,
            &["admit-delegation", "change-delegation", "admit-observer"],
        ),
        ("?meeting=third", &Role::Chair, &["open-sitting", "close-meeting"]),
        ("?meeting=second", &Role::Chair, &["open-meeting"]),
    ];
    for (page, role, offered) in table {
        let at = format!("{CONSOLE}{page}");
        let page = house.page(&at, std::slice::from_ref(role));
        assert_eq!(page.acts(), super::house::acts(offered), "{role:?} at {at}");
    }
}

#[tokio::test]
async fn the_chair_declares_and_the_secretariat_publishes() {
    let house = House::assembly().await;
    house.declare().await;
    let offers = |role| house.page(CONSOLE, &[role]).acts().contains("publish-vote");
    assert!(offers(Role::Secretariat));
    assert!(!offers(Role::Chair));
    // Who holds both roles acts in the chair where the chair acts.
    let both = house.page(CONSOLE, &[Role::Chair, Role::Secretariat]);
    let capacity = |act: &str| {
        let form = both
            .html
            .split(&format!(r#"name="act" value="{act}""#))
            .nth(1)
            .unwrap();
        form.split("</form>")
            .next()
            .unwrap()
            .contains(r#"name="as" value="chair""#)
    };
    assert!(capacity("close-vote"));
    assert!(!capacity("publish-vote"));
}

#[tokio::test]
async fn says_why_something_waits() {
    let house = House::assembly().await;
    let page = house.page(CONSOLE, &[Role::Chair]);
    assert!(
        page.says("Vote 4 is open in this meeting. Please close it first."),
        "{}",
        page.html
    );
    assert!(!page.acts().contains("open-vote"));
    house
        .act(
            Role::Chair,
            Command::CloseVote {
                vote: "4".parse().unwrap(),
            },
        )
        .await;
    assert!(house.page(CONSOLE, &[Role::Chair]).acts().contains("open-vote"));
}

/// What stands in the fields of the announcement.
fn checked(page: &Page, name: &str, value: &str) -> bool {
    let input = page.html.split("<input ").find(|input| {
        input.contains(&format!(r#"name="{name}""#)) && input.contains(&format!(r#"value="{value}""#))
    });
    input.unwrap().split('>').next().unwrap().contains("checked")
}

#[tokio::test]
async fn a_vote_is_announced_under_the_usual_rule_unless_told_otherwise() {
    let house = House::assembly().await;
    let show = |query: &str| house.page(&format!("{CONSOLE}/announce{query}"), &[Role::Chair]);
    let usual = show("?motion=3");
    assert!(usual.says("Draft 3 of AA"));
    assert!(
        usual.says("more than one half of the members present and voting"),
        "{}",
        usual.html
    );
    assert!(checked(&usual, "rule", "fraction"));
    // A motion to suspend names its party concerned.
    assert!(checked(&usual, "party", "DD"));
    assert!(!checked(&usual, "party", "AA"));
    let own = "&rule=fraction&numerator=3&denominator=5&comparison=at-least&base=members&quorum=half-present&party=BB";
    let own = show(&format!("?motion=3{own}"));
    assert!(
        own.says("at least three-fifths of all members are in favour"),
        "{}",
        own.html
    );
    assert!(checked(&own, "party", "BB"));
    assert!(!checked(&own, "party", "DD"));
    assert!(show("?motion=3&rule=fraction&numerator=3&denominator=0&base=members").says("This is no share"));
    // Only what can be put is offered: items 1 and 4 are on the agenda.
    let items = show("?meeting=first&item=2");
    assert!(checked(&items, "item", "2"));
    assert!(!checked(&items, "item", "3"));
    assert!(!items.html.contains(r#"name="item" value="1""#));
    assert_eq!(items.acts(), acts(&["announce-vote"]));
}

#[tokio::test]
async fn a_refused_announcement_keeps_what_was_chosen() {
    let house = House::assembly().await;
    let sent = [
        ("body", "assembly"),
        ("as", "chair"),
        ("meeting", "first"),
        ("question", "motion"),
        ("motion", "3"),
        ("rule", "unga-two-thirds"),
        ("while-open", "tally"),
        ("party", "CC"),
    ];
    let feedback = refused("announce-vote", Some("rule"), &sent);
    let page = house.page_with(
        "/console/assembly/announce?motion=3",
        &[Role::Chair],
        feedback,
        || {},
    );
    assert!(page.says("This cannot be done."));
    assert_eq!(
        page.html.matches(r#"role="alert""#).count(),
        1,
        "said once, at the form"
    );
    for (name, value, is) in [
        ("rule", "unga-two-thirds", true),
        ("rule", "fraction", false),
        ("party", "CC", true),
        ("party", "DD", false),
    ] {
        assert_eq!(checked(&page, name, value), is, "{name} {value}");
    }
    assert!(
        page.html.contains(r#"<option value="tally" selected"#),
        "{}",
        page.html
    );
}

#[tokio::test]
async fn a_refused_form_says_so_at_its_field() {
    let house = House::assembly().await;
    let sent = [
        ("body", "assembly"),
        ("as", "secretariat"),
        ("code", "too long a code"),
        ("name", "Nowhere <&>"),
        ("weights", "votes"),
    ];
    let feedback = refused("admit-delegation", Some("code"), &sent);
    let page = house.page_with(
        "/console/assembly/delegations",
        &[Role::Secretariat],
        feedback,
        || {},
    );
    assert_eq!(
        page.html.matches(r#"role="alert""#).count(),
        1,
        "said once, at the form"
    );
    let field = page
        .html
        .split("<input ")
        .find(|input| input.contains("too long a code"))
        .unwrap();
    let field = field.split('>').next().unwrap();
    assert!(field.contains(r#"aria-invalid="true""#), "{field}");
    let described = field
        .split(r#"aria-describedby=""#)
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let alert = described.split(' ').next_back().unwrap();
    assert!(
        page.html.contains(&format!(r#"role="alert" id="{alert}""#)),
        "{alert}"
    );
    assert!(
        page.html.contains("Nowhere &lt;&amp;&gt;") || page.html.contains("Nowhere <&amp;>"),
        "{}",
        page.html
    );
}

#[tokio::test]
async fn the_people_page_shows_a_link_once() {
    let house = House::assembly().await;
    let people = || People {
        people: vec![PersonRow {
            account: "a-1".into(),
            login: "ann@example.org".into(),
            name: "Ann Alder".into(),
            roles: vec![delegate("AA"), Role::Chair],
            joined: false,
        }],
        new_link: Some("https://plenum.example/invitation/abc".into()),
    };
    let show = |feedback, people: People| {
        let provide = move || leptos::prelude::provide_context(people);
        house.page_with(
            "/console/assembly/people",
            &[Role::Secretariat],
            feedback,
            provide,
        )
    };
    let page = show(Feedback::Done("invite".into()), people());
    assert!(
        page.html
            .contains(r#"value="https://plenum.example/invitation/abc""#),
        "{}",
        page.html
    );
    assert!(page.says("Representative of Delegation AA"));
    assert_eq!(page.acts(), acts(&["invite", "renew-invitation", "revoke-role"]));
    let known = show(
        Feedback::Done("invite".into()),
        People {
            new_link: None,
            ..people()
        },
    );
    assert!(known.says("They have an account here already"));
}
