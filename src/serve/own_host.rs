//! Only requests that are meant for this machine. A page of another site could otherwise have its name point here and
//! read the preview as if it were its own (DNS rebinding).

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
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "Diese Vorschau gilt nur auf diesem Rechner.\n").into_response()
}

fn is_own(host: &HeaderValue) -> bool {
    host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()).is_some_and(|host| is_here(&host))
}

/// Any port will do: it may be forwarded.
fn is_here(authority: &Authority) -> bool {
    let host = authority.host();
    let plain = !authority.as_str().contains('@');
    plain && (host.eq_ignore_ascii_case("localhost") || ["127.0.0.1", "[::1]"].contains(&host))
}
