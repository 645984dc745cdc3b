//! Renders pages.

use std::sync::{Arc, Mutex, PoisonError};

use app::context::{Feedback, PageStatus, Viewer};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::provide_context;

use crate::extras::Extras;
use crate::house::House;
use crate::protection;
use crate::refused::Refused;
use crate::visit::Visit;

/// Any page.
pub(crate) async fn get(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let visit = match Visit::of(&house, parts).await {
        Ok(visit) => visit,
        Err(refused) => return plain(refused.status, &refused.sentence),
    };
    let feedback = done(visit.parts.uri.query()).map_or(Feedback::None, Feedback::Done);
    show(&house, &visit, feedback, StatusCode::OK, None).await
}

/// The page at the visit's address, with what came of a form.
pub(crate) async fn show(
    house: &Arc<House>,
    visit: &Visit,
    feedback: Feedback,
    status: StatusCode,
    new_link: Option<String>,
) -> Response {
    let extras = match Extras::of(house, visit, new_link).await {
        Ok(extras) => extras,
        Err(refused) => return plain(refused.status, &refused.sentence),
    };
    let page_status = PageStatus::new(status.as_u16());
    let nonce = Arc::new(Mutex::new(None));
    let context = {
        let (clerk, viewer): (_, Viewer) = (house.clerk.clone(), visit.visitor.viewer.clone());
        let (page_status, nonce) = (page_status.clone(), Arc::clone(&nonce));
        move || {
            provide_context(clerk.clone());
            provide_context(viewer.clone());
            provide_context(feedback.clone());
            provide_context(page_status.clone());
            extras.provide();
            *nonce.lock().unwrap_or_else(PoisonError::into_inner) = use_nonce();
        }
    };
    let options = house.leptos.clone();
    let render = leptos_axum::render_app_async_with_context(context, move || app::shell(options.clone()));
    let mut response = render(page_request(visit)).await;
    *response.status_mut() =
        StatusCode::from_u16(page_status.get()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let nonce = nonce.lock().unwrap_or_else(PoisonError::into_inner).take();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        protection::policy(nonce.as_ref()),
    );
    // What one person sees is kept by nobody else, and not shown again after signing out.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A response without the application: when it cannot be rendered.
pub(crate) fn plain(status: StatusCode, sentence: &str) -> Response {
    let mut response = Response::new(Body::from(format!("{sentence}\n")));
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

/// What a refused form shows on its page.
pub(crate) fn refusal(act: &str, refused: &Refused, fields: &crate::fields::Fields) -> Feedback {
    Feedback::Refused {
        act: act.to_owned(),
        code: refused.code.clone(),
        sentence: refused.sentence.clone(),
        field: refused.field.clone(),
        values: fields.kept(),
    }
}

/// The page is asked for anew, whatever the method of the request that leads to it.
fn page_request(visit: &Visit) -> Request {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = visit.parts.uri.clone();
    *request.headers_mut() = visit.parts.headers.clone();
    request
}

/// The act that was just done, from the address.
fn done(query: Option<&str>) -> Option<String> {
    let value = query?.split('&').find_map(|pair| pair.strip_prefix("done="))?;
    let word = value
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (word && value.len() <= 40).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_is_done() {
        assert_eq!(done(Some("a=b&done=cast-ballot")), Some("cast-ballot".to_owned()));
        assert_eq!(done(Some("done=%3Cscript%3E")), None);
        assert_eq!(done(None), None);
    }
}
