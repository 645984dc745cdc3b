//! The public's pages, and the forms that stand on them for those who may use them.

use plenary::Role;

use crate::house::{House, acts, delegate, observer, refused};

#[tokio::test]
async fn says_what_stands_at_each_address() {
    let house = House::assembly().await;
    let pages = [
        ("/", "The Assembly"),
        ("/assembly", "The first meeting"),
        ("/assembly/motions", "Draft 1 of AA"),
        ("/assembly/motions/1", "Vote 2 closed"),
        ("/assembly/motions/3", "If adopted, it suspends Delegation DD"),
        ("/assembly/votes", "Place on the agenda: Three"),
        ("/assembly/votes/3", "Adopted if no member objects."),
        ("/assembly/first", "Now: item 1. One"),
        ("/assembly/first/2", "Asked for by"),
        ("/assembly/display", "Place on the agenda: Three"),
    ];
    for (path, words) in pages {
        let page = house.page(path, &[]);
        assert_eq!((page.status, page.acts()), (200, acts(&[])), "{path}");
        assert!(page.says(words), "{path}: {}", page.html);
        // A made-up body says so on each of its pages.
        assert!(path == "/" || page.says("fictional"), "{path}");
    }
    let missing = [
        "/never",
        "/assembly/never",
        "/assembly/first/9",
        "/assembly/votes/9",
        "/assembly/motions/9",
        "/assembly/first/x",
    ];
    for path in missing {
        assert_eq!(house.page(path, &[]).status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_page_offers_each_what_they_can_do_there() {
    let house = House::assembly().await;
    let table: [(&str, Role, &[&str]); 10] = [
        ("/assembly/first", delegate("AA"), &["propose-item"]),
        ("/assembly/first", Role::Secretariat, &["propose-item"]),
        ("/assembly/first", observer("OO"), &["submit-statement"]),
        ("/assembly/first/1", delegate("BB"), &["draft-motion"]),
        ("/assembly/first/2", delegate("BB"), &[]),
        ("/assembly/motions/2", delegate("AA"), &["withdraw-motion"]),
        ("/assembly/motions/2", delegate("BB"), &["withdraw-sponsorship"]),
        ("/assembly/motions/2", delegate("CC"), &["sponsor-motion"]),
        ("/assembly/votes/4", delegate("BB"), &["cast-ballot"]),
        ("/assembly/votes/4", delegate("CC"), &[]),
    ];
    for (path, role, offered) in table {
        let page = house.page(path, std::slice::from_ref(&role));
        assert_eq!(page.acts(), acts(offered), "{path} {role:?}");
    }
    assert!(
        house
            .page("/assembly/votes/4", &[delegate("CC")])
            .says("was not present when this vote opened")
    );
    assert!(
        house
            .page("/assembly/motions/2", &[Role::Chair])
            .says("/console/assembly/announce?motion=2")
    );
}

#[tokio::test]
async fn a_refused_form_says_why_and_keeps_what_was_typed() {
    let house = House::assembly().await;
    let sent = [
        ("body", "assembly"),
        ("as", "delegate:BB"),
        ("vote", "4"),
        ("answer", "object"),
        ("reason", "\nAs <they> say & do"),
    ];
    let page = house.page_with(
        "/assembly/votes/4",
        &[delegate("BB")],
        refused("cast-ballot", Some("reason"), &sent),
        || {},
    );
    assert!(page.says("As &lt;they> say &amp; do</textarea>"), "{}", page.html);
    assert_eq!(
        page.html.matches("This cannot be done.").count() - page.html.matches("data-props").count(),
        1,
        "{}",
        page.html
    );
    assert!(
        page.html.contains(r#"value="object" required checked"#),
        "{}",
        page.html
    );
    assert!(page.html.contains(r#"aria-invalid="true""#));
    // Of two forms of the same act only the one that was sent says so.
    let sent = [
        ("body", "assembly"),
        ("as", "delegate:BB"),
        ("vote", "2"),
        ("text", "Kept."),
    ];
    let other = house.page_with(
        "/assembly/votes/4",
        &[delegate("BB")],
        refused("cast-ballot", None, &sent),
        || {},
    );
    assert!(
        !other
            .html
            .contains("<form class=\"ballot\" method=\"post\" aria-describedby")
    );
    // A refusal without its form is said by the frame.
    let frame = house.page_with(
        "/assembly/motions",
        &[delegate("BB")],
        refused("propose-item", None, &sent),
        || {},
    );
    assert!(frame.says("This cannot be done."));
}
