//! A clerk with a body in it, and pages rendered from it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::context::{Feedback, PageStatus, Person, Viewer};
use clerk::Clerk;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use plenary::{Actor, BodyId, Command, Event, Rank, Role};
use tempfile::TempDir;

pub(crate) const BODY: &str = "assembly";

/// A clerk on a database of its own.
pub(crate) struct House {
    clerk: Clerk,
    _folder: TempDir,
}

/// A page as it came.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) html: String,
}

impl House {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plenum.db");
        let store = store_sqlite::SqliteStore::open(path.to_str().unwrap())
            .await
            .unwrap();
        let seconds = AtomicI64::new(1_800_000_000);
        // Every act takes a second.
        let clock =
            move || chrono::DateTime::from_timestamp(seconds.fetch_add(1, Ordering::Relaxed), 0).unwrap();
        let clerk = Clerk::start(Arc::new(store), Arc::new(clock)).await.unwrap();
        Self {
            clerk,
            _folder: folder,
        }
    }

    /// Acts through the clerk, as the person whose name the role makes.
    pub(crate) async fn act(&self, role: Role, command: Command) -> Vec<Event> {
        let actor = Actor {
            person: "somebody".parse().unwrap(),
            role,
        };
        let body: BodyId = BODY.parse().unwrap();
        self.clerk.submit(&body, actor, command).await.unwrap().events
    }

    /// Looks at the body's state.
    pub(crate) fn read<R>(&self, look: impl FnOnce(&plenary::State) -> R) -> R {
        self.clerk.read(&BODY.parse().unwrap(), look).unwrap()
    }

    /// The page for somebody with these roles in the body; the public where there are none.
    pub(crate) fn page(&self, path: &str, roles: &[Role]) -> Page {
        self.page_with(path, roles, Feedback::None, || {})
    }

    /// The same with what came of a form, and with what else the server provides.
    pub(crate) fn page_with(
        &self,
        path: &str,
        roles: &[Role],
        feedback: Feedback,
        provide: impl FnOnce(),
    ) -> Page {
        let body: BodyId = BODY.parse().unwrap();
        let person = Person {
            id: "somebody".parse().unwrap(),
            name: "Kim Somebody".to_owned(),
            login: "kim@example.org".to_owned(),
        };
        let viewer = Viewer {
            person: (!roles.is_empty()).then_some(person),
            roles: roles.iter().map(|role| (body.clone(), role.clone())).collect(),
        };
        let status = PageStatus::new(200);
        let owner = Owner::new();
        let html = owner.with(|| {
            provide_context(RequestUrl::new(path));
            provide_context(self.clerk.clone());
            provide_context(viewer);
            provide_context(feedback);
            provide_context(status.clone());
            provide();
            view! { <app::App /> }.to_html()
        });
        Page {
            status: status.get(),
            html,
        }
    }
}

impl Page {
    /// The acts whose forms stand on the page, but for signing out, which is everywhere.
    pub(crate) fn acts(&self) -> BTreeSet<String> {
        let forms = self.html.split(r#"name="act" value=""#).skip(1);
        let acts = forms.filter_map(|rest| rest.split('"').next());
        acts.filter(|act| *act != "sign-out").map(str::to_owned).collect()
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        // Between two texts the renderer writes an empty comment.
        self.html.replace("<!>", "").contains(words)
    }
}

pub(crate) fn delegate(code: &str) -> Role {
    Role::Delegate {
        delegation: code.parse().unwrap(),
        rank: Rank::Representative,
    }
}

pub(crate) fn observer(code: &str) -> Role {
    Role::Observer {
        organisation: code.parse().unwrap(),
    }
}

pub(crate) fn acts(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A refusal of a form with these fields.
pub(crate) fn refused(act: &str, field: Option<&str>, values: &[(&str, &str)]) -> Feedback {
    let mut sent = BTreeMap::<String, Vec<String>>::new();
    for (name, value) in values {
        sent.entry((*name).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    Feedback::Refused {
        act: act.to_owned(),
        code: "some-code".to_owned(),
        sentence: "This cannot be done.".to_owned(),
        field: field.map(str::to_owned),
        values: sent,
    }
}
