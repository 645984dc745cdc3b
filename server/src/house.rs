//! What every handler shares.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;

use any_spawner::Executor;
use clerk::Clerk;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use leptos::prelude::LeptosOptions;

use store::Store;
use tokio::sync::watch;

use crate::account::session::Cookies;

/// How the server is to run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder that holds `pkg/`: script, wasm and style sheet.
    pub site: PathBuf,
    /// The address that links name, without a stroke at the end: `https://plenum.example.org`.
    pub public_url: String,
    /// A proxy in front of the server names the client's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Settings {
    /// Whether browsers come over https.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What every handler shares.
pub(crate) struct House {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clerk: Clerk,
    pub(crate) settings: Settings,
    pub(crate) cookies: Cookies,
    pub(crate) leptos: LeptosOptions,
    /// Forms by address.
    pub(crate) forms: DefaultKeyedRateLimiter<IpAddr>,
    /// Turns true when the server is to end.
    pub(crate) stopping: watch::Receiver<bool>,
}

/// Forms from one address: a delegation hall behind one address sends dozens at once, a script sends thousands.
const FORMS_A_SECOND: NonZeroU32 = NonZeroU32::new(50).unwrap();
const FORMS_AT_ONCE: NonZeroU32 = NonZeroU32::new(400).unwrap();

impl House {
    pub(crate) fn new(
        store: Arc<dyn Store>,
        clerk: Clerk,
        settings: Settings,
        stopping: watch::Receiver<bool>,
    ) -> Arc<Self> {
        // Once for the process: a second server in it finds it done.
        let _ = Executor::init_tokio();
        let leptos = LeptosOptions::builder()
            .output_name("app")
            .site_root(settings.site.display().to_string())
            .site_pkg_dir("pkg")
            .build();
        Arc::new(Self {
            store,
            clerk,
            cookies: Cookies {
                secure: settings.secure(),
            },
            settings,
            leptos,
            forms: RateLimiter::keyed(Quota::per_second(FORMS_A_SECOND).allow_burst(FORMS_AT_ONCE)),
            stopping,
        })
    }
}
