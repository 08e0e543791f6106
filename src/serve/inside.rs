//! The files of one folder and nothing else: also a link in the file system must not lead out of it.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::io::AsyncReadExt;
use tower_http::services::fs::{Backend, TokioBackend};

/// Opens files below a folder.
#[derive(Debug, Clone)]
pub(super) struct Inside {
    folder: PathBuf,
}

impl Inside {
    /// `folder` must be a path without links in it.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where a path leads in the end; what is outside does not exist.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let path = path.canonicalize()?;
        if path.starts_with(&self.folder) { Ok(path) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

type Pinned<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

impl Backend for Inside {
    type File = <TokioBackend as Backend>::File;
    type Metadata = <TokioBackend as Backend>::Metadata;
    type OpenFuture = Pinned<Self::File>;
    type MetadataFuture = Pinned<Self::Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let resolved = self.resolve(&path);
        Box::pin(async { TokioBackend.open(resolved?).await })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let resolved = self.resolve(&path);
        Box::pin(async { TokioBackend.metadata(resolved?).await })
    }
}

/// What a site says where it has no page: its `404.html`.
pub(super) async fn not_found(State(inside): State<Inside>) -> Response {
    let mut page = String::new();
    let read = match inside.open(inside.folder.join("404.html")).await {
        Ok(mut file) => file.read_to_string(&mut page).await,
        Err(error) => Err(error),
    };
    let kind = if read.is_ok() { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
    let text = if read.is_ok() { page } else { "Diese Seite gibt es nicht.\n".to_owned() };
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, kind)], text).into_response()
}
