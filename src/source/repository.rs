//! The Git repository a portal lies in: opened once, shared by the sources and the history.

use std::path::{Path, PathBuf};

use gix::ObjectId;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use walkdir::WalkDir;

use super::commit_id::CommitId;
use super::error::{LARGEST, RepositoryError, is_too_large};
use super::line::Line;

/// Id under which the repository keeps the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub(crate) ObjectId);

impl BlobId {
    /// An id that no file has.
    pub(crate) fn none() -> Self {
        Self(ObjectId::null(gix::hash::Kind::Sha1))
    }
}

impl Serialize for BlobId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0.as_bytes())
    }
}

impl<'de> Deserialize<'de> for BlobId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        ObjectId::try_from(bytes).map(Self).map_err(serde::de::Error::custom)
    }
}

/// An opened repository and the portal's folder in it.
#[derive(Debug)]
pub struct Repository {
    inner: gix::ThreadSafeRepository,
    prefix: String,
    hash: gix::hash::Kind,
}

impl Repository {
    /// The repository that `root` lies in, or that `root` is (bare). `None` if there is none.
    ///
    /// # Errors
    /// A repository that is there and cannot or must not be opened.
    pub fn open(root: &Path) -> Result<Option<Self>, RepositoryError> {
        // What `git replace` puts in the place of an object is not what was published.
        let (real, bounded) = ("core.useReplaceRefs=false", format!("gitoxide.objects.allocLimit={LARGEST}"));
        let settings = [real, &bounded];
        let options = || gix::open::Options::default().bail_if_untrusted(true).config_overrides(settings);
        let trust = gix::sec::trust::Mapping { full: options(), reduced: options() };
        // The library shortens a relative path on its way up until nothing is left, and takes that for a folder of somebody else.
        let path = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        match gix::ThreadSafeRepository::discover_opts(path, gix::discover::upwards::Options::default(), trust) {
            Ok(mut inner) => {
                // `GIT_NAMESPACE` is for those who serve repositories; `git log` does not care for it either.
                inner.refs.namespace = None;
                let (handle, prefix) = (inner.to_thread_local(), prefix(&inner, root));
                if handle
                    .config_snapshot()
                    .string("extensions.refStorage")
                    .is_some_and(|form| form.as_slice() == b"reftable")
                {
                    return Err(RepositoryError::Reftable {
                        path: if prefix.is_empty() { root.to_owned() } else { top(root) },
                    });
                }
                Ok(Some(Self { prefix, hash: handle.object_hash(), inner }))
            }
            Err(error) if error.is_not_found() && !claims_repository(root) => Ok(None),
            Err(error) if error.is_not_found() => {
                let reason = "was dort als `.git` liegt, ist keines".to_owned();
                Err(RepositoryError::Open { path: root.to_owned(), reason })
            }
            Err(error) if error.is_permission_denied() => Err(RepositoryError::Foreign { path: top(root) }),
            Err(error) => Err(RepositoryError::Open { path: root.to_owned(), reason: error.to_string() }),
        }
    }

    /// The cause of an error where there is a better one: an object that a clone left at the server is not damaged.
    pub(crate) fn explain(&self, error: RepositoryError) -> RepositoryError {
        match (error, self.filter()) {
            (RepositoryError::Object { .. }, Some(filter)) => RepositoryError::Partial { filter },
            (error, _) => error,
        }
    }

    /// Which objects a clone left at the server, in Git's words; none if it has all.
    pub(super) fn filter(&self) -> Option<String> {
        let handle = self.inner.to_thread_local();
        let config = handle.config_snapshot();
        let mut remotes = config.sections_by_name("remote").into_iter().flatten();
        remotes.find_map(|remote| remote.value("partialCloneFilter")).map(|filter| filter.to_string())
    }

    /// Refuses a working tree that leaves one of these files of the portal out on purpose (`git sparse-checkout`).
    pub(crate) fn no_sparse(&self, missing: impl IntoIterator<Item = String>) -> Result<(), RepositoryError> {
        let handle = self.handle();
        let Ok(index) = handle.index_or_empty() else { return Ok(()) };
        let is_left_out = |path: &String| {
            let path = self.prefix.clone() + path;
            let entry = index.entry_by_path(path.as_str().into());
            entry.is_some_and(|entry| entry.flags.contains(gix::index::entry::Flags::SKIP_WORKTREE))
        };
        missing.into_iter().find(is_left_out).map_or(Ok(()), |path| Err(RepositoryError::Sparse { path }))
    }

    /// What comments in a prepared message of a commit begin with; `auto` if Git chooses it for each.
    pub(crate) fn comment_sign(&self) -> String {
        let handle = self.handle();
        let config = handle.config_snapshot();
        let named = ["core.commentString", "core.commentChar"].into_iter().find_map(|name| config.string(name));
        named.map_or_else(|| "#".to_owned(), |sign| sign.to_string())
    }

    /// Whether there is no working tree.
    pub fn is_bare(&self) -> bool {
        self.inner.work_dir().is_none()
    }

    /// Where the repository keeps its objects and branches.
    pub fn folder(&self) -> PathBuf {
        self.handle().common_dir().to_owned()
    }

    /// Where the `HEAD` of this working tree lies.
    pub fn head_folder(&self) -> PathBuf {
        self.handle().git_dir().to_owned()
    }

    /// The portal's folder in the repository, with a `/` at its end unless it is the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A handle for one thread. It keeps what it unpacked, so it should live for many objects that lie near each other:
    /// without the memory of unpacked states, every state of a file is built anew from its chain of differences.
    pub(crate) fn handle(&self) -> gix::Repository {
        const MEMORY: usize = 8 * 1024 * 1024;
        let mut handle = self.inner.to_thread_local();
        handle.object_cache_size_if_unset(MEMORY);
        handle.objects.set_pack_cache(|| Box::new(gix::odb::pack::cache::lru::MemoryCappedHashmap::new(MEMORY)));
        handle
    }

    /// A handle for objects of which none is asked for twice: it keeps only what others are differences from.
    pub(crate) fn handle_for_once(&self) -> gix::Repository {
        let mut handle = self.handle();
        handle.object_cache_size(None);
        handle
    }

    /// Where the repository keeps its objects, to read them in that order.
    pub(crate) fn storage(&self) -> Storage {
        let handle = self.handle();
        let folder = handle.objects.store_ref().path().join("pack");
        let mut paths: Vec<_> = WalkDir::new(folder).into_iter().flatten().map(walkdir::DirEntry::into_path).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "idx"));
        paths.sort();
        let open = |path| gix::odb::pack::index::File::at(path, handle.object_hash()).ok();
        Storage { packs: paths.into_iter().filter_map(open).collect() }
    }

    /// The id that the repository gives to the bytes of a file.
    pub fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        gix::objs::compute_hash(self.hash, gix::objs::Kind::Blob, bytes).ok().map(BlobId)
    }

    /// The commit of `HEAD`; `None` before the first commit.
    ///
    /// # Errors
    /// A `HEAD` that cannot be read or leads nowhere.
    pub fn head(&self) -> Result<Option<CommitId>, RepositoryError> {
        let handle = self.handle();
        let broken = |error: gix::Error| RepositoryError::unread("HEAD".into(), &error);
        let mut head = handle.head().map_err(broken)?;
        if head.is_unborn() {
            return Ok(None);
        }
        let id = head.peel_to_commit().map_err(broken)?.id;
        Ok(Some(CommitId(id)))
    }

    /// The other commit of a merge that is under way.
    pub fn merging(&self) -> Option<CommitId> {
        let handle = self.handle();
        Some(CommitId(handle.rev_parse_single("MERGE_HEAD").ok()?.detach()))
    }

    /// The other commit of a merge.
    pub fn second_parent(&self, commit: CommitId) -> Option<CommitId> {
        let handle = self.handle();
        Some(CommitId(handle.rev_parse_single(format!("{commit}^2").as_str()).ok()?.detach()))
    }

    /// A branch, tag or commit, or a date: then the last commit that `HEAD` had on that day, as was known on the as-of day
    /// (or on that day, if it is later); see [`Line::known_on`].
    ///
    /// # Errors
    /// A revision that does not exist.
    pub fn resolve(&self, rev: &str, as_of: Date, today: Date) -> Result<CommitId, RepositoryError> {
        let handle = self.handle();
        let unknown = || RepositoryError::UnknownRevision { rev: rev.to_owned() };
        if let Some(id) = handle.rev_parse_single(rev).ok().or_else(|| abbreviated(&handle, rev)) {
            let object = id.object().map_err(|_| unknown())?;
            return object.peel_to_commit().map(|commit| CommitId(commit.id)).map_err(|_| unknown());
        }
        let day = rev.parse::<Date>().map_err(|_| unknown())?;
        let head = self.head()?.ok_or(RepositoryError::NoCommit)?;
        let known = as_of.max(day);
        let line = Line::known_on(self.claims(head)?, known, today);
        let last = line.until(day).checked_sub(1).and_then(|last| line.commits().get(last));
        last.map(|(commit, _)| *commit).ok_or_else(|| RepositoryError::NothingBefore { date: day.to_string() })
    }

    /// The newest commit from which both come; `None` if there is none.
    ///
    /// # Errors
    /// A commit that cannot be read.
    pub fn merge_base(&self, one: CommitId, other: CommitId) -> Result<Option<CommitId>, RepositoryError> {
        let broken = |error: gix::Error| RepositoryError::damaged(one.0, &error);
        let handle = self.handle();
        let base = handle.merge_base(one.0, other.0).map_err(broken)?;
        Ok(base.map(|base| CommitId(base.detach())))
    }

    /// The commits along the first parents of `tip`, as far as this clone has them.
    pub(crate) fn line(&self, tip: CommitId, as_of: Date) -> Result<Line, RepositoryError> {
        Ok(Line::new(self.claims(tip)?, as_of))
    }

    /// The branch of `HEAD` as it was known on a day, see [`Line::known_on`]; none before the first commit.
    pub(crate) fn known_on(&self, as_of: Date, today: Date) -> Result<Option<Line>, RepositoryError> {
        let head = self.head()?;
        head.map(|head| Ok(Line::known_on(self.claims(head)?, as_of, today))).transpose()
    }

    /// The same with the days that they claim, oldest first.
    fn claims(&self, tip: CommitId) -> Result<Vec<(CommitId, Date)>, RepositoryError> {
        let handle = self.handle();
        let cut = handle.shallow_commits().ok().flatten();
        let (mut commits, mut next) = (Vec::new(), Some(tip.0));
        while let Some(id) = next {
            let commit = handle.find_commit(id).map_err(|error| RepositoryError::damaged(id, &error))?;
            let (seconds, _) = commit_time(commit.committer().ok());
            commits.push((CommitId(id), utc_day(seconds)));
            let is_cut = cut.as_ref().is_some_and(|cut| cut.contains(&id));
            next = commit.parent_ids().next().map(gix::Id::detach).filter(|_| !is_cut);
        }
        commits.reverse();
        Ok(commits)
    }

    /// Whether what the repository keeps under a name is what that name says. What is too large to be read is not looked at.
    ///
    /// # Errors
    /// The first object, in the order of the packs, that is another one or cannot be read.
    pub fn check_names(&self) -> Result<(), RepositoryError> {
        let broken = |error: &(dyn std::error::Error + 'static)| RepositoryError::unread("objects".into(), error);
        let order = gix::odb::store::iter::Ordering::PackAscendingOffsetThenLooseLexicographical;
        let all = self.handle().objects.iter().map_err(|error| broken(&error))?.with_ordering(order);
        let ids: Vec<ObjectId> = all.collect::<Result<_, _>>().map_err(|error| broken(&error))?;
        let check = |handle: &mut gix::Repository, id: &ObjectId| match handle.find_object(*id) {
            Ok(object) => match gix::objs::compute_hash(self.hash, object.kind, &object.data) {
                Ok(name) if name == *id => Ok(()),
                _ => Err(RepositoryError::OtherContent { object: id.to_string() }),
            },
            Err(error) if is_too_large(&error) => Ok(()),
            Err(error) => Err(RepositoryError::damaged(*id, &error)),
        };
        ids.par_iter().map_init(|| self.handle_for_once(), check).collect()
    }

    /// Whether another repository lies at a path of the portal, as far as Git keeps track of it here.
    pub(crate) fn has_submodule(&self, path: &str) -> bool {
        let handle = self.inner.to_thread_local();
        let Ok(index) = handle.index_or_empty() else { return false };
        let place = format!("{}{path}", self.prefix);
        let entry = index.entry_by_path(place.as_str().into());
        entry.is_some_and(|entry| entry.mode == gix::index::entry::Mode::COMMIT)
    }

    /// Objects that are to be taken for others here (`git replace`). Nothing of it is followed: what counts is what was
    /// published.
    pub fn replaced(&self) -> Vec<String> {
        let handle = self.handle();
        let Ok(references) = handle.references() else { return Vec::new() };
        let Ok(found) = references.prefixed("refs/replace/") else { return Vec::new() };
        let name = |reference: gix::Reference<'_>| reference.name().shorten().to_string();
        let mut names: Vec<String> = found.filter_map(Result::ok).map(name).collect();
        names.iter_mut().for_each(|name| *name = name.trim_start_matches("replace/").to_owned());
        names.sort();
        names
    }

    /// Whether commits are to have other parents here. They have not.
    pub fn has_grafts(&self) -> bool {
        self.folder().join("info/grafts").exists()
    }

    /// Whether commits are to be taken for others here.
    pub fn is_altered(&self) -> bool {
        self.has_grafts() || !self.replaced().is_empty()
    }

    /// The branch of `HEAD` if `commit` is its newest one.
    pub fn branch(&self, commit: CommitId) -> Option<String> {
        let handle = self.handle();
        let is_newest = self.head().ok().flatten() == Some(commit);
        handle.head_name().ok().flatten().filter(|_| is_newest).map(|name| name.shorten().to_string())
    }

    /// The tree of a commit; `None` if there is no such commit here.
    pub fn tree(&self, commit: CommitId) -> Option<String> {
        let handle = self.handle();
        let commit = handle.find_commit(commit.0).ok()?;
        commit.tree_id().ok().map(|tree| tree.to_string())
    }

    /// Whether the repository lacks the beginning of its history.
    pub fn is_shallow(&self) -> bool {
        self.handle().is_shallow().unwrap_or(false)
    }
}

/// The packs of a repository. Only a hint for the order of reading: a pack that cannot be opened here fails, with a clear
/// error, when its objects are read.
pub(crate) struct Storage {
    packs: Vec<gix::odb::pack::index::File>,
}

impl Storage {
    /// Pack and offset of an object. What an object is kept as a difference from always stands before it.
    pub fn place(&self, blob: BlobId) -> Option<(usize, u64)> {
        let mut packs = self.packs.iter().enumerate();
        packs.find_map(|(number, pack)| Some((number, pack.pack_offset_at_index(pack.lookup(blob.0)?))))
    }
}

/// The object whose hash begins so, in a repository of longer hashes, where the library takes every short one for SHA-1.
fn abbreviated<'r>(handle: &'r gix::Repository, rev: &str) -> Option<gix::Id<'r>> {
    let kind = handle.object_hash();
    if kind == gix::hash::Kind::Sha1 || rev.len() < 4 {
        return None;
    }
    let whole = ObjectId::from_hex(format!("{rev:0<width$}", width = kind.len_in_hex()).as_bytes()).ok()?;
    let prefix = gix::hash::Prefix::new(&whole, rev.len()).ok()?;
    let found = handle.objects.lookup_prefix(prefix, None).ok()??;
    found.ok().map(|id| gix::prelude::ObjectIdExt::attach(id, handle))
}

/// The moment of a commit: seconds since 1970 and the committer's time zone in seconds east of UTC. Headers that other
/// programs wrote wrongly must not stop a build: an impossible zone counts as UTC, a time that is none as the beginning of
/// 1970, as in Git.
pub(crate) fn commit_time(committer: Option<gix::actor::SignatureRef<'_>>) -> (i64, i32) {
    let time = committer.and_then(|committer| committer.time().ok());
    let seconds = time.map_or_else(|| committer.map_or(0, |committer| committer.seconds()), |time| time.seconds);
    let offset = time.map(|time| time.offset).filter(|offset| jiff::tz::Offset::from_seconds(*offset).is_ok());
    let (first, last) = (jiff::Timestamp::MIN.as_second(), jiff::Timestamp::MAX.as_second());
    (seconds.clamp(first, last), offset.unwrap_or_default())
}

/// The day of a moment in UTC: local days of different time zones would contradict the order of commits.
pub(crate) fn utc_day(seconds: i64) -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).unwrap_or_default()).date()
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
    parts.flat_map(|part| [part.as_os_str().to_string_lossy().into_owned(), "/".to_owned()]).collect()
}
