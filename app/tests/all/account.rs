//! Signing in, invitations, and one's own account.

use app::context::{Feedback, InvitationFor, SessionRow, Sessions};
use leptos::prelude::provide_context;
use plenary::Role;

use crate::house::{House, acts, delegate, refused};

#[tokio::test]
async fn signing_in_leads_back_and_keeps_the_name() {
    let house = House::assembly().await;
    let page = house.page("/sign-in?next=/desk", &[]);
    assert_eq!(page.acts(), acts(&["sign-in"]));
    assert!(
        page.html.contains(r#"name="next" value="/desk""#),
        "{}",
        page.html
    );
    let feedback = refused(
        "sign-in",
        None,
        &[("login", "kim@example.org"), ("next", "/desk")],
    );
    let again = house.page_with("/sign-in", &[], feedback, || {});
    assert!(again.html.contains(r#"value="kim@example.org""#));
    assert!(again.html.contains(r#"name="next" value="/desk""#));
    assert!(again.says("This cannot be done."));
}

#[tokio::test]
async fn an_invitation_is_taken_or_over() {
    let house = House::assembly().await;
    let good = || {
        provide_context(InvitationFor {
            name: "Ann Alder".into(),
            login: "ann@example.org".into(),
        });
    };
    let page = house.page_with("/invitation/token", &[], Feedback::None, good);
    assert_eq!((page.status, page.acts()), (200, acts(&["take-invitation"])));
    assert!(page.says("Welcome, Ann Alder"));
    let over = house.page("/invitation/token", &[]);
    assert_eq!((over.status, over.acts()), (410, acts(&[])));
}

#[tokio::test]
async fn the_account_says_who_one_is() {
    let house = House::assembly().await;
    let sessions = || {
        let row = |browser: &str, current| SessionRow {
            browser: browser.into(),
            since: 1_800_000_000_000,
            current,
        };
        provide_context(Sessions(vec![row("Firefox", true), row("", false)]));
    };
    let page = house.page_with(
        "/account",
        &[delegate("AA"), Role::Chair],
        Feedback::None,
        sessions,
    );
    assert_eq!(page.acts(), acts(&["sign-out-everywhere", "change-password"]));
    for words in [
        "Delegate of Delegation AA, as its representative",
        "Chair",
        "Firefox",
        "15 January 2027",
    ] {
        assert!(page.says(words), "{words} {}", page.html);
    }
    assert_eq!(house.page("/account", &[]).status, 401);
}
