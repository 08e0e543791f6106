//! Only requests that are meant for this machine and come from no other site. A page of another site could otherwise have
//! its name point here and read the preview as if it were its own (DNS rebinding), or listen to it.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Lets a request through or refuses it.
pub(super) async fn only(request: Request, next: Next) -> Response {
    let mut named = request.headers().get_all(header::HOST).iter();
    let own_header = matches!((named.next(), named.next()), (Some(host), None) if is_own(host));
    if own_header && request.uri().authority().is_none_or(is_here) {
        let origins = request.headers().get_all(header::ORIGIN);
        if origins.iter().all(|origin| is_same(origin, request.headers().get(header::HOST))) {
            return next.run(request).await;
        }
        return (StatusCode::FORBIDDEN, "Diese Vorschau gilt nur für ihre eigenen Seiten.\n").into_response();
    }
    (StatusCode::MISDIRECTED_REQUEST, "Diese Vorschau gilt nur auf diesem Rechner.\n").into_response()
}

fn is_own(host: &HeaderValue) -> bool {
    host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()).is_some_and(|host| is_here(&host))
}

/// Whether the page that asks lies at the address that it asks.
fn is_same(origin: &HeaderValue, host: Option<&HeaderValue>) -> bool {
    let origin = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    let host = host.and_then(|host| host.to_str().ok());
    origin.zip(host).is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host))
}

/// Any port will do: it may be forwarded.
fn is_here(authority: &Authority) -> bool {
    let host = authority.host();
    let plain = !authority.as_str().contains('@');
    plain && (host.eq_ignore_ascii_case("localhost") || ["127.0.0.1", "[::1]"].contains(&host))
}
