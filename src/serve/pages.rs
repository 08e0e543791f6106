//! Addresses of the preview: the pages of the portal, and below [`FOLDER`] what makes them load again.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::live::{Answer, Message, Wanted};
use super::overlay::{ASSETS, FOLDER};
use crate::address;
use crate::headers::{TEXTS, TYPES};

/// So many pages are told when to load again, each in one stream.
const STREAMS: usize = 256;
/// A page that takes longer is told to be in the making; it asks again by itself.
const PATIENCE: Duration = Duration::from_secs(10);
const IN_THE_MAKING: &str = "<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"refresh\" content=\"2\">\n<title>Vorschau</title>\n</head>\n<body>\n\
    <p>Diese Seite wird gebaut …</p>\n</body>\n</html>\n";

/// All addresses. `desk` is where files are asked for, `stands` tells what is shown.
pub(super) fn router(desk: Sender<Message>, stands: watch::Receiver<String>) -> Router {
    let places = Arc::new(Semaphore::new(STREAMS));
    let events = move || async move {
        match places.try_acquire_owned() {
            Ok(place) => Sse::new(events(stands, place)).keep_alive(KeepAlive::default()).into_response(),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    };
    let mut router = Router::new().route(&format!("/{FOLDER}/ereignisse"), get(events));
    for (name, kind, text) in ASSETS {
        let file = move || async move { ([(header::CONTENT_TYPE, kind)], text) };
        router = router.route(&format!("/{FOLDER}/{name}"), get(file));
    }
    router.fallback(page).with_state(desk)
}

/// What is shown now, and whenever it is another. The place is free again when nobody listens any more.
fn events(
    stands: watch::Receiver<String>,
    place: OwnedSemaphorePermit,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let known = WatchStream::new(stands).filter(|stand| !stand.is_empty());
    known.map(move |stand| {
        let _held = &place;
        Ok(Event::default().data(stand))
    })
}

async fn page(State(desk): State<Sender<Message>>, method: Method, uri: Uri) -> Response {
    if ![Method::GET, Method::HEAD].contains(&method) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = address::decoded(uri.path()).trim_start_matches('/').to_owned();
    let (answer, answered) = oneshot::channel();
    let is_heard = desk.send(Message::Wanted(Wanted { path, answer })).is_ok();
    let html =
        |status, page: String| (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
    let Ok(answered) = tokio::time::timeout(PATIENCE, answered).await else {
        return html(StatusCode::SERVICE_UNAVAILABLE, IN_THE_MAKING.to_owned());
    };
    match answered {
        Ok(Answer::Found(file)) if is_heard => ([(header::CONTENT_TYPE, kind(&file.path))], file.bytes).into_response(),
        Ok(Answer::Folder) => Redirect::temporary(&format!("{}/", uri.path())).into_response(),
        Ok(Answer::Missing(page)) => html(StatusCode::NOT_FOUND, page),
        Ok(Answer::Failed(page)) => html(StatusCode::SERVICE_UNAVAILABLE, page),
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The type of a file by its ending.
fn kind(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = TYPES.iter().find(|(known, _)| *known == ending).map(|(_, kind)| (*kind).to_owned());
    let kind = known.unwrap_or_else(|| mime_guess::from_ext(ending).first_or_octet_stream().to_string());
    if TEXTS.contains(&ending) { format!("{kind}; charset=utf-8") } else { kind }
}
