//! Connections of browsers: so many at a time, and none that only waits.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// A browser that has asked for nothing for so long is no longer waited for. It connects again when it wants something.
const SILENCE: Duration = Duration::from_secs(5);
/// So many connections are open at a time; others wait until one ends.
const CONNECTIONS: usize = 512;
/// So long until the next try, if the system gives no connection.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers whoever connects, for ever.
pub(super) async fn answer(listener: TcpListener, router: Router) -> io::Result<Infallible> {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        tokio::spawn(async move {
            // One that breaks off is no concern of the others.
            drop(connection.await);
            drop(place);
        });
    }
}
