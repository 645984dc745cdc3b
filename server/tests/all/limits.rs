//! Attempts to sign in are limited, for an account and for an address, across servers and restarts.

use reqwest::StatusCode;

use crate::house::{House, PASSWORD};
use crate::place::Place;

on_both!(
    limits_an_account,
    limits_an_address,
    counts_a_proxys_clients_apart
);

async fn limits_an_account(place: &Place) {
    let house = House::open(place).await;
    house.account("ann", &[]).await;
    house.account("bob", &[]).await;
    let visitor = house.visitor();
    for login in ["ann", "nobody"] {
        for attempt in 1..=10 {
            let answer = visitor.sign_in(login, "wrong password").await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "attempt {attempt}");
        }
        let refused = visitor.sign_in(login, PASSWORD).await;
        assert_eq!(
            refused.status,
            StatusCode::TOO_MANY_REQUESTS,
            "even with the right password"
        );
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert!((1..=15 * 60).contains(&wait), "{wait}");
        assert!(refused.text.contains("Too many attempts"));
    }
    assert_eq!(
        visitor.sign_in("bob", PASSWORD).await.status,
        StatusCode::SEE_OTHER,
        "nobody else is kept out"
    );
    house.close().await;
    let house = House::open(place).await;
    let after_restart = house.visitor().sign_in("ann", PASSWORD).await;
    assert_eq!(
        after_restart.status,
        StatusCode::TOO_MANY_REQUESTS,
        "a restart forgives nothing"
    );
    house.close().await;
}

async fn limits_an_address(place: &Place) {
    let house = House::open(place).await;
    house.account("ann", &[]).await;
    let visitor = house.visitor();
    for attempt in 0..50 {
        let answer = visitor
            .sign_in(&format!("somebody-{attempt}"), "wrong password")
            .await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "attempt {attempt}");
    }
    assert_eq!(
        visitor.sign_in("ann", PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    house.close().await;
}

async fn counts_a_proxys_clients_apart(place: &Place) {
    let from = |address: &'static str, house: &House, login: &'static str| {
        let visitor = house.visitor();
        async move {
            let form = [
                ("act", "sign-in"),
                ("login", login),
                ("password", "wrong password"),
            ];
            let request = visitor
                .client
                .post(visitor.url("/sign-in"))
                .header("x-forwarded-for", address)
                .form(&form);
            request.send().await.unwrap().status()
        }
    };
    // Without a proxy, what a client says of its address is not believed; see `limits_an_address`.
    let house = House::open_with(place, |settings| settings.behind_proxy = true).await;
    for _ in 0..5 {
        for login in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
            assert_eq!(
                from("198.51.100.7", &house, login).await,
                StatusCode::UNAUTHORIZED
            );
        }
    }
    assert_eq!(
        from("198.51.100.7", &house, "k").await,
        StatusCode::TOO_MANY_REQUESTS
    );
    // The proxy appends the address it sees; what stands before is the client's own word.
    assert_eq!(
        from("192.0.2.1, 198.51.100.7", &house, "k").await,
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(from("192.0.2.1", &house, "k").await, StatusCode::UNAUTHORIZED);
    house.close().await;
}
