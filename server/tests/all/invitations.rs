//! One-time links.

use plenary::Role;
use reqwest::StatusCode;

use crate::assembly::{BODY, delegate};
use crate::house::{Answer, Browser, House, PASSWORD};
use crate::place::Place;

on_both!(
    opens_an_account_once,
    lets_one_of_two_in,
    is_the_secretariats_alone,
    takes_over_no_other_bodys_account,
    revokes_a_role
);

const PEOPLE: &str = "/console/assembly/people";

async fn invite(browser: &Browser, login: &str) -> Answer {
    let form = [
        ("act", "invite"),
        ("body", BODY),
        ("login", login),
        ("name", "Nora New"),
        ("role", "delegate"),
        ("delegation", "AA"),
        ("rank", "alternate"),
    ];
    browser.post(PEOPLE, &form).await
}

/// The link's path, as the page shows it.
fn link(page: &str) -> String {
    let token: String = page
        .split("/invitation/")
        .nth(1)
        .expect("the page shows the link")
        .chars()
        .take_while(char::is_ascii_hexdigit)
        .collect();
    format!("/invitation/{token}")
}

async fn opens_an_account_once(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let invited = invite(&secretary, "nora@example.org").await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.text);
    let link = link(&invited.text);
    assert!(
        !secretary.get(PEOPLE).await.text.contains("/invitation/"),
        "the link is shown once"
    );

    let nora = house.visitor();
    let page = nora.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Nora New") && page.text.contains("nora@example.org"));
    let take = |password: &'static str| {
        let (nora, link) = (&nora, &link);
        async move {
            nora.post(link, &[("act", "take-invitation"), ("password", password)])
                .await
        }
    };
    assert_eq!(take("too short").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = take("a long new password").await;
    assert_eq!(
        (taken.status, taken.location()),
        (StatusCode::SEE_OTHER, "/desk?done=take-invitation")
    );
    assert!(nora.is_signed_in().await);

    assert_eq!(take("another long password").await.status, StatusCode::GONE);
    assert!(!house.visitor().get(&link).await.text.contains("nora@example.org"));
    let phone = house.visitor();
    assert_eq!(
        phone
            .sign_in("nora@example.org", "another long password")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        phone
            .sign_in("nora@example.org", "a long new password")
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let made_up = format!("/invitation/{}", "0".repeat(64));
    let form = [("act", "take-invitation"), ("password", "a long new password")];
    assert_eq!(phone.post(&made_up, &form).await.status, StatusCode::GONE);
    house.close().await;
}

async fn lets_one_of_two_in(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let link = link(&invite(&secretary, "nora").await.text);
    let (one, two) = (house.visitor(), house.visitor());
    let form = |password| [("act", "take-invitation"), ("password", password)];
    let (first, second) = (form("the first password"), form("the second password"));
    let (first, second) = tokio::join!(one.post(&link, &first), two.post(&link, &second));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
    house.close().await;
}

async fn is_the_secretariats_alone(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let chair = house.person("chair", &[Role::Chair, delegate("AA")]).await;
    assert_eq!(invite(&chair, "nora").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        invite(&house.visitor(), "nora").await.status,
        StatusCode::UNAUTHORIZED
    );
    assert!(house.store.account_by_login("nora").await.unwrap().is_none());
    assert!(!chair.get(PEOPLE).await.text.contains("Name of chair</td>"));

    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let form = [
        ("act", "invite"),
        ("body", BODY),
        ("login", "nora"),
        ("name", "Nora"),
        ("role", "observer"),
    ];
    let unknown = secretary
        .post(PEOPLE, &[&form[..], &[("organisation", "XX")]].concat())
        .await;
    assert_eq!(
        unknown.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no such observer"
    );
    assert!(house.store.account_by_login("nora").await.unwrap().is_none());
    house.close().await;
}

async fn takes_over_no_other_bodys_account(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let victim = house.account("victim", &[delegate("AA")]).await;
    house.grant(&victim, "elsewhere", &Role::Secretariat).await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let renew = |account: String| {
        let secretary = &secretary;
        async move {
            secretary
                .post(
                    PEOPLE,
                    &[("act", "renew-invitation"), ("body", BODY), ("account", &account)],
                )
                .await
        }
    };
    assert_eq!(renew(victim.0).await.status, StatusCode::FORBIDDEN);
    let stranger = house.account("stranger", &[]).await;
    assert_eq!(renew(stranger.0).await.status, StatusCode::NOT_FOUND);
    let own = house.account("own", &[delegate("BB")]).await;
    let renewed = renew(own.0).await;
    assert_eq!(renewed.status, StatusCode::OK);
    let form = [("act", "take-invitation"), ("password", "a new password for own")];
    assert_eq!(
        house.visitor().post(&link(&renewed.text), &form).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        house.visitor().sign_in("own", PASSWORD).await.status,
        StatusCode::UNAUTHORIZED
    );
    house.close().await;
}

async fn revokes_a_role(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let delegate_of_aa = house.person("ann", &[delegate("AA")]).await;
    let secretary = house.person("secretary", &[Role::Secretariat]).await;
    let revoke = |account: &'static str, role: Role| {
        let secretary = &secretary;
        async move {
            let role = serde_json::to_string(&role).unwrap();
            let form = [
                ("act", "revoke-role"),
                ("body", BODY),
                ("account", account),
                ("role", &role),
            ];
            secretary.post(PEOPLE, &form).await.status
        }
    };
    assert_eq!(revoke("p-ann", Role::Chair).await, StatusCode::NOT_FOUND);
    assert_eq!(
        revoke("p-secretary", Role::Secretariat).await,
        StatusCode::CONFLICT
    );
    assert_eq!(revoke("p-ann", delegate("AA")).await, StatusCode::SEE_OTHER);
    let head = house.head();
    let ballot = [
        ("act", "cast-ballot"),
        ("body", BODY),
        ("as", "delegate:AA"),
        ("vote", "1"),
        ("answer", "yes"),
    ];
    assert_eq!(
        delegate_of_aa.post("/assembly/votes/1", &ballot).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(house.head(), head);
    house.close().await;
}
