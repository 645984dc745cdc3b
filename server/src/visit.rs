//! One request: who asks, from where, for which page.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

use crate::account::session::{self, Visitor};
use crate::clock::now;
use crate::house::House;
use crate::refused::Refused;

/// One request.
pub(crate) struct Visit {
    pub(crate) parts: Parts,
    pub(crate) address: IpAddr,
    pub(crate) visitor: Visitor,
}

impl Visit {
    /// Finds out who asks.
    pub(crate) async fn of(house: &House, parts: Parts) -> Result<Self, Refused> {
        let token = house.cookies.token(&parts.headers).map(|token| token.hash());
        let visitor = session::visitor(house.store.as_ref(), token, now()).await?;
        Ok(Self {
            address: address(house, &parts),
            parts,
            visitor,
        })
    }

    /// The page's address.
    pub(crate) fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// Whoever asks must be signed in.
    pub(crate) fn signed_in(&self) -> Result<&session::SignedIn, Refused> {
        self.visitor.signed_in.as_ref().ok_or_else(Refused::not_signed_in)
    }
}

/// The client's address: the connection's, or what the last proxy says of it.
pub(crate) fn address(house: &House, parts: &Parts) -> IpAddr {
    let connection = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|connection| connection.0.ip());
    let forwarded = || {
        let header = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
        header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let named = if house.settings.behind_proxy {
        forwarded()
    } else {
        None
    };
    named.or(connection).unwrap_or(IpAddr::from([0, 0, 0, 0]))
}
