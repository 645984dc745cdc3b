//! Accounts and their roles.

use super::{Place, account, with_ann};
use crate::{AccountId, Grant, Session, StoreError, TokenHash};

fn grant(account: &AccountId, body: &str, role: &str) -> Grant {
    Grant {
        account: account.clone(),
        body: body.to_owned(),
        role: role.to_owned(),
    }
}

pub async fn found_by_id_and_by_login(place: &impl Place) {
    let store = place.open().await;
    let mut ursula = account("u", "Ürsula@Example.org");
    ursula.password_hash = Some("$argon2id$…".to_owned());
    store.create_account(&ursula).await.expect("an account");
    store
        .create_account(&account("o", "other"))
        .await
        .expect("an account");
    for login in ["Ürsula@Example.org", "ürsula@example.org", "ÜRSULA@EXAMPLE.ORG"] {
        assert_eq!(
            store.account_by_login(login).await.expect("a look-up"),
            Some(ursula.clone()),
            "{login}"
        );
    }
    assert_eq!(store.account(&ursula.id).await.expect("a look-up"), Some(ursula));
    assert_eq!(
        store
            .account_by_login("ursula@example.org")
            .await
            .expect("a look-up"),
        None
    );
    assert_eq!(
        store
            .account(&AccountId("U".to_owned()))
            .await
            .expect("a look-up"),
        None
    );
}

pub async fn a_login_is_taken_whatever_its_letter_case(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    for login in ["ann", "Ann", "ANN"] {
        let refused = store.create_account(&account("b", login)).await;
        assert!(matches!(refused, Err(StoreError::Taken)), "{refused:?}");
    }
    assert_eq!(
        store
            .account(&AccountId("b".to_owned()))
            .await
            .expect("a look-up"),
        None
    );
    let kept = store
        .account_by_login("ANN")
        .await
        .expect("a look-up")
        .expect("the account");
    assert_eq!((kept.id, kept.login.as_str()), (ann, "ann"));
}

pub async fn errors_say_nothing_of_the_database(place: &impl Place) {
    let (store, _) = with_ann(place).await;
    let refused = store
        .create_account(&account("a", "another login"))
        .await
        .expect_err("the id exists");
    assert!(
        matches!(refused, StoreError::Driver(_)),
        "an id in use is no login in use: {refused:?}"
    );
    assert_eq!(refused.to_string(), "the database failed");
}

pub async fn a_new_password_ends_the_sessions(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let bob = account("b", "bob");
    store.create_account(&bob).await.expect("an account");
    for (token, account) in [(1, &ann), (2, &ann), (3, &bob.id)] {
        let (token, account) = (TokenHash([token; 32]), account.clone());
        let session = Session {
            token,
            account,
            created_at: 1,
            expires_at: 100,
            browser: String::new(),
        };
        store.open_session(&session).await.expect("a session");
    }
    store.set_password(&ann, "new").await.expect("a new password");
    let password = store
        .account(&ann)
        .await
        .expect("a look-up")
        .expect("the account")
        .password_hash;
    assert_eq!(password.as_deref(), Some("new"));
    assert_eq!(store.sessions_of(&ann, 2).await.expect("sessions"), []);
    assert_eq!(
        store.session(&TokenHash([1; 32]), 2).await.expect("a look-up"),
        None
    );
    assert_eq!(store.sessions_of(&bob.id, 2).await.expect("sessions").len(), 1);
    assert_eq!(store.account(&bob.id).await.expect("a look-up"), Some(bob));
}

pub async fn nobody_gets_no_password_and_no_role(place: &impl Place) {
    let (store, _) = with_ann(place).await;
    let nobody = AccountId("nobody".to_owned());
    store
        .set_password(&nobody, "new")
        .await
        .expect_err("there is no such account");
    store
        .grant(&grant(&nobody, "kp", "\"chair\""))
        .await
        .expect_err("there is no such account");
    assert_eq!(store.people_of("kp").await.expect("people"), []);
}

pub async fn roles_are_given_and_taken_away(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let chair = grant(&ann, "kp", "\"chair\"");
    let delegate = grant(&ann, "kp", r#"{"delegate":"ZA"}"#);
    let elsewhere = grant(&ann, "assembly", "\"secretariat\"");
    for role in [&delegate, &chair, &chair, &elsewhere] {
        store.grant(role).await.expect("a role, once or twice");
    }
    let roles = store.grants_of(&ann).await.expect("roles");
    assert_eq!(roles, [elsewhere.clone(), chair.clone(), delegate.clone()]);
    assert!(store.revoke(&chair).await.expect("taken away"));
    assert!(!store.revoke(&chair).await.expect("nothing to take away"));
    assert!(
        !store
            .revoke(&grant(&ann, "assembly", "\"chair\""))
            .await
            .expect("nothing to take away")
    );
    assert_eq!(store.grants_of(&ann).await.expect("roles"), [elsewhere, delegate]);
}

pub async fn people_come_in_order_of_login(place: &impl Place) {
    let (store, ann) = with_ann(place).await;
    let (bob, zoe, other) = (account("z", "Bob"), account("1", "zoe"), account("2", "other"));
    for made in [&zoe, &bob, &other] {
        store.create_account(made).await.expect("an account");
    }
    let roles = [
        grant(&ann, "kp", "\"chair\""),
        grant(&ann, "kp", "\"secretariat\""),
        grant(&bob.id, "kp", r#"{"delegate":"BW"}"#),
        grant(&zoe.id, "kp", r#"{"delegate":"ZA"}"#),
        grant(&other.id, "assembly", "\"chair\""),
        grant(&zoe.id, "assembly", "\"chair\""),
    ];
    for role in roles.iter().rev() {
        store.grant(role).await.expect("a role");
    }
    let [chair, secretariat, botswana, south_africa, ..] = roles;
    assert_eq!(
        store.people_of("kp").await.expect("people"),
        [
            (account("a", "ann"), vec![chair, secretariat]),
            (bob, vec![botswana]),
            (zoe, vec![south_africa])
        ]
    );
}
