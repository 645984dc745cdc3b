//! A delegate's desk.

use plenary::Role;

use crate::house::{House, acts, delegate, observer, refused};

#[tokio::test]
async fn offers_each_what_is_theirs() {
    let house = House::assembly().await;
    let table: [(&[Role], &[&str]); 5] = [
        // AA has voted and may change it, and may explain the vote that is closed.
        (
            &[delegate("AA")],
            &["cast-ballot", "record-presence", "explain-vote"],
        ),
        (
            &[delegate("BB")],
            &[
                "cast-ballot",
                "record-presence",
                "table-motion",
                "discard-draft",
                "sponsor-motion",
                "explain-vote",
            ],
        ),
        // CC was not present when the votes opened.
        (
            &[delegate("CC")],
            &["record-presence", "sponsor-motion", "explain-vote"],
        ),
        (&[observer("OO")], &["submit-statement"]),
        (&[Role::Chair], &[]),
    ];
    for (roles, offered) in table {
        let page = house.page("/desk", roles);
        assert_eq!(page.status, 200);
        assert_eq!(page.acts(), acts(offered), "{roles:?} {}", page.html);
    }
    assert_eq!(house.page("/desk", &[]).status, 401);
}

#[tokio::test]
async fn says_what_is_due() {
    let house = House::assembly().await;
    let says = |code: &str, words: &str| house.page("/desk", &[delegate(code)]).says(words);
    assert!(says("BB", "Your ballot is missing"));
    assert!(!says("AA", "Your ballot is missing"));
    assert!(says("AA", "Your ballot is cast"));
    assert!(says("CC", "was not present when this vote opened"));
    assert!(says("CC", "you are not recorded as present"));
    assert!(says("DD", "Your credentials are not accepted"));
    // The rule of what comes can be read before it opens.
    assert!(says("CC", "Adopted if no member objects."));
    assert!(house.page("/desk", &[Role::Chair]).says("/console/assembly"));
}

#[tokio::test]
async fn a_refused_ballot_keeps_its_reason() {
    let house = House::assembly().await;
    let sent = [
        ("body", "assembly"),
        ("as", "delegate:BB"),
        ("vote", "4"),
        ("answer", "object"),
        ("reason", "We were not asked."),
    ];
    let page = house.page_with(
        "/desk",
        &[delegate("BB")],
        refused("cast-ballot", None, &sent),
        || {},
    );
    assert!(page.says("We were not asked."));
    assert_eq!(
        page.html.matches(r#"role="alert""#).count(),
        1,
        "said once, at the ballot"
    );
}

#[tokio::test]
async fn a_draft_is_for_its_delegation_alone() {
    let house = House::assembly().await;
    let draft = "/desk/assembly/drafts/4";
    let own = house.page(draft, &[delegate("BB")]);
    assert_eq!(
        (own.status, own.acts()),
        (200, acts(&["revise-draft", "table-motion", "discard-draft"]))
    );
    assert!(own.says("We decide."));
    for other in [delegate("AA"), Role::Chair, Role::Secretariat, observer("OO")] {
        let page = house.page(draft, std::slice::from_ref(&other));
        assert_eq!(page.status, 404, "{other:?}");
        assert!(!page.says("Draft 4 of BB"), "{other:?}");
    }
    assert_eq!(house.page(draft, &[]).status, 401);
    // Tabled, it is a draft no more.
    assert_eq!(
        house.page("/desk/assembly/drafts/1", &[delegate("AA")]).status,
        404
    );
}
