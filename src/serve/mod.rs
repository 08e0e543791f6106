//! Shows a site to a browser on the same machine: a folder with one, or a portal while somebody edits it.
//!
//! A preview, no web server: it listens on 127.0.0.1 only and answers only to requests for this machine, so that no
//! page of another site can read what is being written here. Nothing outside the site is shown, whatever the path and
//! wherever a link in the file system leads. Nothing is kept by the browser.

mod inside;
mod live;
mod overlay;
mod own_host;
mod pages;
mod seen;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use axum::handler::Handler;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::{Router, extract};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::diagnostic::Cause;
use crate::headers::HEADERS;
use crate::pipeline::{Preview, Request};
use inside::Inside;
use live::{Live, Message};
use overlay::Overlay;
use seen::Seen;

/// The port that is tried first.
pub const PORT: u16 = 8000;
/// So many ports are tried.
const TRIED: u16 = 100;

/// Why a folder cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The folder does not exist or cannot be looked at.
    #[error("der Ordner `{path}` lässt sich nicht zeigen: {}", Cause::from(reason))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// Another program listens there, or the port is not allowed.
    #[error(
        "unter `127.0.0.1:{port}` lässt sich nichts zeigen: {}; mit `--port` einen anderen nennen",
        Cause::from(reason)
    )]
    Port {
        /// The port.
        port: u16,
        /// Why.
        reason: io::Error,
    },
    /// The server broke off.
    #[error("der Server musste aufhören: {}", Cause::from(.0))]
    Broken(io::Error),
}

/// A server that has its address already and answers once it [runs](Server::run).
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes an address: that port (0: any that is free), or else the first free one from [`PORT`] on.
    ///
    /// # Errors
    /// [`ServeError::Port`].
    pub fn bind(port: Option<u16>) -> Result<Self, ServeError> {
        let (first, last) = port.map_or((PORT, PORT + TRIED - 1), |port| (port, port));
        let mut port = first;
        let listener = loop {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => break listener,
                Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => port += 1,
                Err(reason) => return Err(ServeError::Port { port, reason }),
            }
        };
        let address = listener.local_addr().map_err(ServeError::Broken)?;
        Ok(Self { listener, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows the site in `folder` until the program ends.
    ///
    /// # Errors
    /// [`ServeError::Folder`], [`ServeError::Broken`].
    pub fn run(self, folder: &Path) -> Result<(), ServeError> {
        let unusable = |reason| ServeError::Folder { path: folder.to_owned(), reason };
        let folder = folder.canonicalize().map_err(unusable)?;
        let inside = Inside::new(folder.clone());
        let missing = inside::not_found.with_state(inside.clone());
        let files = ServeDir::with_backend(folder, inside).fallback(missing);
        self.serve(guarded(Router::new().fallback_service(files)))
    }

    /// Shows a portal, as it would be built, until the program ends. What changes is shown at once; mistakes are shown
    /// beside the last portal without any.
    ///
    /// # Errors
    /// [`ServeError::Folder`], [`ServeError::Broken`].
    pub fn preview(self, request: Request) -> Result<(), ServeError> {
        let unusable = |reason| ServeError::Folder { path: request.root.clone(), reason };
        let root = request.root.canonicalize().map_err(unusable)?;
        let overlay = Overlay::new().map_err(|error| ServeError::Broken(io::Error::other(error)))?;
        let (outbox, inbox) = mpsc::channel::<Message>();
        let (stand, stands) = tokio::sync::watch::channel(String::new());
        let preview = Preview::new(Request { root: root.clone(), ..request });
        let told = outbox.clone();
        std::thread::spawn(move || Live { preview, overlay, inbox, stand, seen: Seen::default() }.run(&root, told));
        self.serve(guarded(pages::router(outbox, stands)))
    }

    fn serve(self, router: Router) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Broken)?;
        let serve = async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            axum::serve(listener, router).await
        };
        runtime.block_on(serve).map_err(ServeError::Broken)
    }
}

/// Pages for this machine only, with the headers of a public site, and nothing for the browser to keep.
fn guarded(router: Router) -> Router {
    let fixed = |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    let router = router.layer(middleware::from_fn(one_slash));
    let router = router.layer(middleware::from_fn(own_host::only)).layer(fixed(header::CACHE_CONTROL, "no-store"));
    let named = |(name, value)| Some((HeaderName::from_bytes(str::as_bytes(name)).ok()?, value));
    let all = HEADERS.into_iter().filter_map(named);
    all.fold(router, |router, (name, value)| router.layer(fixed(name, value)))
}

/// A path that begins with `//` would name another host in a redirection; there is nothing at it.
async fn one_slash(request: extract::Request, next: middleware::Next) -> Response {
    let is_plain = !request.uri().path().starts_with("//");
    if is_plain { next.run(request).await } else { StatusCode::NOT_FOUND.into_response() }
}
