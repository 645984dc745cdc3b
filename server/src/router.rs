//! The addresses that are no pages of the application, and the layers around everything.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::Response;
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::house::House;
use crate::{live, page, post, protection};

/// How long a page or a form may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole server as a service.
///
/// # Errors
/// When the public address is no origin.
pub(crate) fn router(house: &Arc<House>) -> anyhow::Result<Router> {
    let site = ServeDir::new(house.settings.site.join("pkg")).precompressed_br();
    // The names of these files stay when what they hold changes: a browser asks each time, and is told by ETag.
    let revalidate =
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let timed = Router::new()
        .nest_service(
            "/pkg",
            tower::ServiceBuilder::new().layer(revalidate).service(site),
        )
        .fallback(get(page::get).post(post::post))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        // Text shrinks to a tenth on the way to a phone; more effort than this costs more time than it saves.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(3)));
    Ok(Router::new()
        .route("/health", get(health))
        .route("/{body}/live", get(live::live))
        .merge(timed)
        .layer(protection::same_site(&house.settings.public_url)?)
        .layer(CatchPanicLayer::custom(failed))
        .layer(middleware::from_fn_with_state(
            Arc::clone(house),
            protection::headers,
        ))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(Arc::clone(house)))
}

/// The server answers.
async fn health() -> ([(HeaderName, HeaderValue); 1], &'static str) {
    (
        [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))],
        "ok\n",
    )
}

/// What is answered where the program has a fault: nothing of what it was.
fn failed(_: Box<dyn std::any::Any + Send>) -> Response {
    page::plain(
        StatusCode::INTERNAL_SERVER_ERROR,
        "The server has a fault here. It has been noted in its log.",
    )
}

/// What the log says of a request: no query, no field of a form, and no token of an invitation.
fn span(request: &Request) -> Span {
    tracing::info_span!("request", method = %request.method(), path = loggable(request.uri().path()))
}

fn loggable(path: &str) -> &str {
    if path.starts_with("/invitation/") {
        "/invitation/…"
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_invitation_stands_in_the_log() {
        assert_eq!(loggable("/invitation/0123456789abcdef"), "/invitation/…");
        assert_eq!(loggable("/assembly/votes/1"), "/assembly/votes/1");
    }
}
