//! What keeps other sites' pages, and what is typed, from doing harm.

use reqwest::StatusCode;

use crate::assembly::{BODY, delegate};
use crate::house::{House, PASSWORD};
use crate::place::Place;

on_both!(
    refuses_other_sites,
    names_its_scripts,
    binds_the_cookie_to_https,
    shows_markup_as_text
);

async fn refuses_other_sites(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    house.open_vote().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let head = house.head();
    let ballot = [
        ("act", "cast-ballot"),
        ("body", BODY),
        ("as", "delegate:AA"),
        ("vote", "1"),
        ("answer", "yes"),
    ];
    let send = |headers: &'static [(&'static str, &'static str)]| {
        let request = ann.client.post(ann.url("/assembly/votes/1")).form(&ballot);
        let request = headers
            .iter()
            .fold(request, |request, (name, value)| request.header(*name, *value));
        async { request.send().await.unwrap().status() }
    };
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
        ],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ] {
        assert_eq!(send(headers).await, StatusCode::FORBIDDEN, "{headers:?}");
        assert_eq!(house.head(), head, "{headers:?}");
    }
    assert_eq!(
        send(&[("sec-fetch-site", "same-origin")]).await,
        StatusCode::SEE_OTHER
    );
    assert_eq!(house.head(), head + 1);
    house.close().await;
}

async fn names_its_scripts(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let visitor = house.visitor();
    let mut nonces = Vec::new();
    for path in ["/", "/assembly", "/sign-in"] {
        let page = visitor.get(path).await;
        let policy = page.header("content-security-policy").to_owned();
        for part in [
            "default-src 'none'",
            "style-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "'wasm-unsafe-eval'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap()
            .to_owned();
        for script in page.text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(
                tag.contains(&format!("nonce=\"{nonce}\"")),
                "{path}: <script{tag}>"
            );
        }
        assert!(
            !page.text.contains(" style=\""),
            "{path}: the policy lets no style attribute through"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(
            page.header("strict-transport-security").is_empty(),
            "this one is not served over https"
        );
        nonces.push(nonce);
    }
    nonces.dedup();
    assert_eq!(nonces.len(), 3, "each response has its own");
    house.close().await;
}

async fn binds_the_cookie_to_https(place: &Place) {
    let house = House::open_with(place, |settings| {
        settings.public_url = "https://plenum.example".into();
    })
    .await;
    house.account("ann", &[]).await;
    let answer = house.visitor().sign_in("ann", PASSWORD).await;
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-plenum_session=") && cookie.contains("; Secure"),
        "{cookie}"
    );
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    house.close().await;
}

async fn shows_markup_as_text(place: &Place) {
    let house = House::open(place).await;
    house.assemble().await;
    let ann = house.person("ann", &[delegate("AA")]).await;
    let markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    let form = [
        ("act", "propose-item"),
        ("body", BODY),
        ("as", "delegate:AA"),
        ("meeting", "first"),
        ("title", markup),
    ];
    let made = ann
        .post("/assembly/first", &[&form[..], &[("text", markup)]].concat())
        .await;
    assert_eq!(
        (made.status, made.location()),
        (StatusCode::SEE_OTHER, "/assembly/first/1?done=propose-item")
    );
    for path in [
        "/assembly/first",
        "/assembly/first/1",
        "/assembly/record",
        "/assembly/first?done=<script>alert(1)",
    ] {
        let page = ann.get(path).await;
        assert!(
            !page.text.contains("<script>alert") && !page.text.contains("<img src=x"),
            "{path}"
        );
    }
    house.close().await;
}
