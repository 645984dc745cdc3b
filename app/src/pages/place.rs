//! The body that an address names, and who looks at it.

use std::str::FromStr;

use clerk::Clerk;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use plenary::{Body, BodyId, Role, State};

use crate::context::Viewer;
use crate::views::words::named;

/// The body that the page's address names.
#[derive(Clone)]
pub(crate) struct Place {
    /// Its name in addresses.
    pub(crate) id: BodyId,
    /// What it is.
    pub(crate) body: Body,
    /// The viewer's roles in it; none for the public.
    pub(crate) roles: Vec<Role>,
}

impl Place {
    /// From the parameter `body` of the address; none where there is no such body.
    pub(crate) fn here() -> Option<Self> {
        let id: BodyId = param("body")?;
        let body = expect_context::<Clerk>()
            .read(&id, |state| state.body.clone())
            .flatten()?;
        let roles = expect_context::<Viewer>().roles_in(&id);
        Some(Self { id, body, roles })
    }

    /// Reads from the body's committed state.
    pub(crate) fn read<R>(&self, read: impl FnOnce(&State) -> R) -> Option<R> {
        expect_context::<Clerk>().read(&self.id, read)
    }

    /// The name of the delegation that a role acts for.
    pub(crate) fn acts_for(&self, role: &Role) -> Option<String> {
        let code = role.delegation()?;
        self.read(|state| named(state, code).name)
    }

    /// An address under this body: `place.at("votes/7")`.
    pub(crate) fn at(&self, rest: impl std::fmt::Display) -> String {
        format!("/{}/{rest}", self.id)
    }
}

/// A parameter of the address, where it is one of its kind. None where no page has this address: the router's own
/// hooks would panic there.
pub(crate) fn param<T: FromStr>(name: &str) -> Option<T> {
    let params = use_context::<ArcMemo<ParamsMap>>()?;
    params.read_untracked().get(name)?.parse().ok()
}
