//! Signing in and out.

use plenary::Role;
use reqwest::StatusCode;

use crate::house::{House, PASSWORD};
use crate::place::Place;

on_both!(
    signs_in_and_out,
    signs_out_everywhere,
    changes_the_password,
    leads_to_the_own_place,
    leads_to_this_site_only,
    says_as_much_of_nobody
);

async fn signs_in_and_out(place: &Place) {
    let house = House::open(place).await;
    house.account("ann@example.org", &[Role::Chair]).await;
    let ann = house.visitor();
    assert!(!ann.is_signed_in().await);

    let wrong = ann.sign_in("ann@example.org", "not the password").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(
        wrong.text.contains("ann@example.org"),
        "what was typed is shown again"
    );
    assert!(!wrong.text.contains("not the password"));
    assert!(wrong.header("set-cookie").is_empty());

    // Letter case of the sign-in name aside.
    let right = ann.sign_in("Ann@Example.org", PASSWORD).await;
    assert_eq!(
        (right.status, right.location()),
        (StatusCode::SEE_OTHER, "/console?done=sign-in")
    );
    let cookie = right.header("set-cookie").to_owned();
    assert!(cookie.starts_with("plenum_session="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(attribute), "{cookie} lacks {attribute}");
    }
    assert!(ann.is_signed_in().await);
    assert!(ann.get("/account").await.text.contains("Name of ann@example.org"));

    // A second sign-in gives a new token, and the first is worth nothing any more.
    let again = ann
        .sign_in("ann@example.org", PASSWORD)
        .await
        .header("set-cookie")
        .to_owned();
    assert_ne!(again, cookie);
    assert!(!carries(&house, &cookie).await);
    assert!(carries(&house, &again).await);

    let out = ann.post("/", &[("act", "sign-out")]).await;
    assert_eq!(
        (out.status, out.location()),
        (StatusCode::SEE_OTHER, "/?done=sign-out")
    );
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert!(!ann.is_signed_in().await);
    assert!(
        !carries(&house, &again).await,
        "the token is dead, not only forgotten"
    );
    house.close().await;
}

/// Whether a cookie, presented by another browser, is somebody's session.
async fn carries(house: &House, cookie: &str) -> bool {
    let pair = cookie.split(';').next().unwrap();
    let other = house.visitor();
    let response = other
        .client
        .get(other.url("/account"))
        .header("cookie", pair)
        .send()
        .await
        .unwrap();
    response.text().await.unwrap().contains("Name of")
}

async fn signs_out_everywhere(place: &Place) {
    let house = House::open(place).await;
    let desk = house.person("ann", &[]).await;
    let phone = house.visitor();
    phone.sign_in("ann", PASSWORD).await;
    let bob = house.person("bob", &[]).await;
    assert!(phone.is_signed_in().await);
    let out = desk.post("/account", &[("act", "sign-out-everywhere")]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert!(!phone.is_signed_in().await);
    assert!(!desk.is_signed_in().await);
    assert!(bob.is_signed_in().await);
    house.close().await;
}

async fn changes_the_password(place: &Place) {
    let house = House::open(place).await;
    let desk = house.person("ann", &[]).await;
    let phone = house.visitor();
    phone.sign_in("ann", PASSWORD).await;
    let change = |old: &'static str, new: &'static str| {
        let desk = &desk;
        async move {
            desk.post(
                "/account",
                &[
                    ("act", "change-password"),
                    ("password", old),
                    ("new-password", new),
                ],
            )
            .await
            .status
        }
    };
    assert_eq!(
        change("wrong", "a new long password").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(change(PASSWORD, "short").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(phone.is_signed_in().await);
    assert_eq!(
        change(PASSWORD, "a new long password").await,
        StatusCode::SEE_OTHER
    );
    assert!(
        desk.is_signed_in().await,
        "the browser it was changed in stays signed in"
    );
    assert!(!phone.is_signed_in().await, "the others do not");
    assert_eq!(
        phone.sign_in("ann", PASSWORD).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        phone.sign_in("ann", "a new long password").await.status,
        StatusCode::SEE_OTHER
    );
    house.close().await;
}

async fn leads_to_the_own_place(place: &Place) {
    let house = House::open(place).await;
    let observer = Role::Observer {
        organisation: "NGO".parse().unwrap(),
    };
    for (login, roles, expected) in [
        (
            "sam",
            vec![Role::Secretariat, observer.clone()],
            "/console?done=sign-in",
        ),
        ("charlie", vec![Role::Chair], "/console?done=sign-in"),
        ("ollie", vec![observer], "/desk?done=sign-in"),
        ("nobody", vec![], "/?done=sign-in"),
    ] {
        house.account(login, &roles).await;
        let entered = house.visitor().sign_in(login, PASSWORD).await;
        assert_eq!(entered.location(), expected, "{login}");
    }
    house.close().await;
}

async fn leads_to_this_site_only(place: &Place) {
    let house = House::open(place).await;
    house.account("ann", &[]).await;
    let ann = house.visitor();
    for (next, expected) in [
        ("/assembly/votes/1", "/assembly/votes/1?done=sign-in"),
        ("//evil.example", "/?done=sign-in"),
        ("https://evil.example", "/?done=sign-in"),
        ("/\\evil.example", "/?done=sign-in"),
    ] {
        let form = [
            ("act", "sign-in"),
            ("login", "ann"),
            ("password", PASSWORD),
            ("next", next),
        ];
        assert_eq!(ann.post("/sign-in", &form).await.location(), expected, "{next}");
    }
    house.close().await;
}

async fn says_as_much_of_nobody(place: &Place) {
    let house = House::open(place).await;
    house.account("ann", &[]).await;
    let somebody = house.visitor();
    let known = somebody.sign_in("ann", "wrong password").await;
    let unknown = somebody.sign_in("nobody", "wrong password").await;
    assert_eq!(known.status, unknown.status);
    let sentence = "This sign-in name and password do not go together.";
    assert!(known.text.contains(sentence) && unknown.text.contains(sentence));
    house.close().await;
}
