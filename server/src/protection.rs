//! What keeps a browser from being used against the person in front of it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::Nonce;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::house::House;
use crate::page;

/// The content security policy of a page: its own scripts, its own style sheet, and nothing from anywhere else.
pub(crate) fn policy(nonce: Option<&Nonce>) -> HeaderValue {
    let scripts = nonce.map_or_else(
        || "'none'".to_owned(),
        |nonce| format!("'nonce-{nonce}' 'strict-dynamic'"),
    );
    let text = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    HeaderValue::try_from(text).unwrap_or(STRICT)
}

/// For everything that is no page.
const STRICT: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");

/// Sets the headers that every response bears.
pub(crate) async fn headers(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(STRICT);
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    // An invitation's address is a secret: no other site is told where somebody came from.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        "cross-origin-opener-policy",
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    if house.settings.secure() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// Refuses every change that another site's page asks for, by `Sec-Fetch-Site` and `Origin`.
pub(crate) fn same_site(
    public_url: &str,
) -> anyhow::Result<CsrfLayer<impl FnMut(ProtectionError) -> Response + Clone + use<>>> {
    let refuse = |_| {
        page::plain(
            StatusCode::FORBIDDEN,
            "This was sent from another site's page, and is not taken.",
        )
    };
    // A proxy may rewrite the host that the origin is held against.
    Ok(CsrfLayer::new()
        .add_trusted_origin(public_url)?
        .with_rejection_response(refuse))
}
