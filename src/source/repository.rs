//! The Git repository a portal lies in: opened once, shared by the sources and the history.

use std::path::{Path, PathBuf};

use gix::ObjectId;

/// Id under which the repository keeps the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub(crate) ObjectId);

/// Why a repository cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// Owned by another user.
    #[error(
        "das Git-Repository `{path}` gehört einem anderen Benutzer und wird nicht geöffnet; falls es vertrauenswürdig ist: git config --global --add safe.directory {path}"
    )]
    Foreign {
        /// Its folder.
        path: PathBuf,
    },
    /// Cannot be opened.
    #[error("das Git-Repository bei `{path}` lässt sich nicht öffnen: {reason}")]
    Open {
        /// Where it was looked for.
        path: PathBuf,
        /// The library's words.
        reason: String,
    },
    /// A revision that does not exist.
    #[error("`{rev}` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum")]
    UnknownRevision {
        /// What was asked for.
        rev: String,
    },
    /// No commit so early.
    #[error("am {date} gab es noch keinen Commit")]
    NothingBefore {
        /// What was asked for.
        date: String,
    },
    /// No commit at all.
    #[error("das Repository hat noch keinen Commit")]
    NoCommit,
    /// A damaged repository.
    #[error("das Git-Repository ist beschädigt oder unvollständig, `{object}` fehlt oder ist unlesbar: {reason}")]
    Object {
        /// Commit, tree or blob.
        object: String,
        /// The library's words.
        reason: String,
    },
}

/// An opened repository and the portal's folder in it.
#[derive(Debug)]
pub struct Repository {
    inner: gix::ThreadSafeRepository,
    prefix: String,
}

impl Repository {
    /// The repository that `root` lies in, or that `root` is (bare). `None` if there is none.
    ///
    /// # Errors
    /// A repository that is there and cannot or must not be opened.
    pub fn open(root: &Path) -> Result<Option<Self>, RepositoryError> {
        let options = || gix::open::Options::default().bail_if_untrusted(true);
        let trust = gix::sec::trust::Mapping { full: options(), reduced: options() };
        match gix::ThreadSafeRepository::discover_opts(root, gix::discover::upwards::Options::default(), trust) {
            Ok(inner) => {
                let prefix = prefix(&inner, root);
                Ok(Some(Self { inner, prefix }))
            }
            Err(error) if error.is_not_found() && !claims_repository(root) => Ok(None),
            Err(error) if error.is_permission_denied() => Err(RepositoryError::Foreign { path: top(root) }),
            Err(error) => Err(RepositoryError::Open { path: root.to_owned(), reason: error.to_string() }),
        }
    }

    /// Whether there is no working tree.
    pub fn is_bare(&self) -> bool {
        self.inner.work_dir().is_none()
    }

    /// Where the repository keeps its objects and branches.
    pub fn folder(&self) -> PathBuf {
        self.handle().common_dir().to_owned()
    }

    /// The portal's folder in the repository, with a `/` at its end unless it is the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A handle for one thread, with a cache for objects that are read again.
    pub(crate) fn handle(&self) -> gix::Repository {
        let mut handle = self.inner.to_thread_local();
        handle.object_cache_size_if_unset(64 * 1024 * 1024);
        handle
    }

    /// The id that the repository gives to bytes.
    pub fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        let kind = self.handle().object_hash();
        gix::objs::compute_hash(kind, gix::objs::Kind::Blob, bytes).ok().map(BlobId)
    }

    /// The commit of `HEAD`; `None` before the first commit.
    ///
    /// # Errors
    /// A `HEAD` that cannot be read or leads nowhere.
    pub fn head(&self) -> Result<Option<CommitId>, RepositoryError> {
        let handle = self.handle();
        let broken = |error: gix::Error| RepositoryError::Object { object: "HEAD".into(), reason: error.to_string() };
        let mut head = handle.head().map_err(broken)?;
        if head.is_unborn() {
            return Ok(None);
        }
        let id = head.peel_to_commit().map_err(broken)?.id;
        Ok(Some(CommitId(id)))
    }

    /// A branch, tag or commit, or a date: then the last commit that `HEAD` had on that day.
    ///
    /// # Errors
    /// A revision that does not exist.
    pub fn resolve(&self, rev: &str) -> Result<CommitId, RepositoryError> {
        let handle = self.handle();
        let unknown = || RepositoryError::UnknownRevision { rev: rev.to_owned() };
        if let Ok(object) = handle.rev_parse_single(rev) {
            let object = object.object().map_err(|_| unknown())?;
            return object.peel_to_commit().map(|commit| CommitId(commit.id)).map_err(|_| unknown());
        }
        let day = rev.parse::<jiff::civil::Date>().map_err(|_| unknown())?;
        self.last_on(day)
    }

    /// The last commit along the first parents of `HEAD` whose committer's date is not after `day`.
    fn last_on(&self, day: jiff::civil::Date) -> Result<CommitId, RepositoryError> {
        let handle = self.handle();
        let mut next = self.head()?.ok_or(RepositoryError::NoCommit)?.0;
        loop {
            let broken =
                |error: gix::Error| RepositoryError::Object { object: next.to_string(), reason: error.to_string() };
            let commit = handle.find_commit(next).map_err(broken)?;
            let time = commit.time().map_err(broken)?;
            if local_day(time).is_some_and(|committed| committed <= day) {
                return Ok(CommitId(next));
            }
            let Some(parent) = commit.parent_ids().next().map(gix::Id::detach) else {
                return Err(RepositoryError::NothingBefore { date: day.to_string() });
            };
            next = parent;
        }
    }

    /// Whether the repository lacks the beginning of its history.
    pub fn is_shallow(&self) -> bool {
        self.handle().is_shallow().unwrap_or(false)
    }
}

/// Id of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(pub(crate) ObjectId);

impl std::fmt::Display for CommitId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The day in the time zone that the commit names.
pub(crate) fn local_day(time: gix::date::Time) -> Option<jiff::civil::Date> {
    let offset = jiff::tz::Offset::from_seconds(time.offset).ok()?;
    Some(offset.to_datetime(jiff::Timestamp::from_second(time.seconds).ok()?).date())
}

/// Whether a `.git` lies here or above: then "no repository" means a damaged one, not none.
fn claims_repository(root: &Path) -> bool {
    top(root).join(".git").exists()
}

/// The nearest folder here or above in which a `.git` lies; the folder itself if there is none.
fn top(root: &Path) -> PathBuf {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    top.unwrap_or(&root).to_owned()
}

fn prefix(inner: &gix::ThreadSafeRepository, root: &Path) -> String {
    let top = inner.work_dir().and_then(|top| top.canonicalize().ok());
    let root = root.canonicalize().ok();
    let inside = top.zip(root).and_then(|(top, root)| root.strip_prefix(top).map(Path::to_owned).ok());
    let parts = inside.iter().flat_map(|path| path.components());
    parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
