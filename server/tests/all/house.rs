//! A running server, and the browsers that visit it.

use std::sync::{Arc, LazyLock};

use argon2::{Argon2, PasswordHasher};
use chrono::Utc;
use clerk::Clerk;
use plenary::Role;
use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use server::Settings;
use store::{Account, AccountId, Grant, Store};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::assembly::BODY;
use crate::place::Place;

/// The password of every account that [`House::account`] makes.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// Hashed once: it is the same everywhere.
static HASH: LazyLock<String> = LazyLock::new(|| {
    Argon2::default()
        .hash_password(PASSWORD.as_bytes())
        .unwrap()
        .to_string()
});

/// A server in this process, on a port of its own.
pub(crate) struct House {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clerk: Clerk,
    base: String,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl House {
    /// Opens on what is kept there.
    pub(crate) async fn open(place: &Place) -> Self {
        Self::open_with(place, |_| {}).await
    }

    /// Opens with other settings.
    pub(crate) async fn open_with(place: &Place, change: impl FnOnce(&mut Settings)) -> Self {
        let store = place.open().await;
        let clerk = Clerk::start(Arc::clone(&store), Arc::new(Utc::now))
            .await
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut settings = Settings {
            site: "nowhere".into(),
            public_url: base.clone(),
            behind_proxy: false,
        };
        change(&mut settings);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = server::serve::run(listener, Arc::clone(&store), clerk.clone(), settings, async {
            let _ = stopped.await;
        });
        let served = tokio::spawn(async { serving.await.unwrap() });
        Self {
            store,
            clerk,
            base,
            stop,
            served,
        }
    }

    /// Ends it, as Ctrl-C does, and waits until it has ended.
    pub(crate) async fn close(self) {
        self.stop.send(()).unwrap();
        self.served.await.unwrap();
    }

    /// Somebody without an account.
    pub(crate) fn visitor(&self) -> Browser {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .build()
            .unwrap();
        Browser {
            client,
            base: self.base.clone(),
        }
    }

    /// An account with roles in [`BODY`], and the password [`PASSWORD`].
    pub(crate) async fn account(&self, login: &str, roles: &[Role]) -> AccountId {
        let account = Account {
            id: AccountId(format!("p-{login}")),
            login: login.to_owned(),
            name: format!("Name of {login}"),
            password_hash: Some(HASH.clone()),
            created_at: 0,
        };
        self.store.create_account(&account).await.unwrap();
        for role in roles {
            self.grant(&account.id, BODY, role).await;
        }
        account.id
    }

    pub(crate) async fn grant(&self, account: &AccountId, body: &str, role: &Role) {
        let role = record::canonical(role).unwrap();
        self.store
            .grant(&Grant {
                account: account.clone(),
                body: body.to_owned(),
                role,
            })
            .await
            .unwrap();
    }

    /// An account's browser, signed in through the form.
    pub(crate) async fn person(&self, login: &str, roles: &[Role]) -> Browser {
        self.account(login, roles).await;
        let browser = self.visitor();
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser
    }

    /// The last sequence number of the body's record: what a refused form must leave as it was.
    pub(crate) fn head(&self) -> u64 {
        self.clerk
            .read(&BODY.parse().unwrap(), |state| state.sequence)
            .unwrap()
    }
}

/// A browser with its own cookies, which follows no redirect by itself.
pub(crate) struct Browser {
    pub(crate) client: Client,
    base: String,
}

/// A response, read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    async fn of(response: Response) -> Self {
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// A header's value; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        Answer::of(self.client.get(self.url(path)).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        Answer::of(self.client.post(self.url(path)).form(form).send().await.unwrap()).await
    }

    pub(crate) async fn sign_in(&self, login: &str, password: &str) -> Answer {
        self.post(
            "/sign-in",
            &[
                ("act", "sign-in"),
                ("login", login),
                ("password", password),
                ("next", ""),
            ],
        )
        .await
    }

    /// Whether the account page knows who looks at it.
    pub(crate) async fn is_signed_in(&self) -> bool {
        let answer = self
            .post(
                "/account",
                &[
                    ("act", "change-password"),
                    ("password", "x"),
                    ("new-password", "short"),
                ],
            )
            .await;
        // A form for people signed in: refused for what it says, or for who sends it.
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => true,
            StatusCode::UNAUTHORIZED => false,
            other => panic!("{other}: {}", answer.text),
        }
    }
}
