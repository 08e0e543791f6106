//! Which files beside the goals two neighbouring commits have differently.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;

use crate::content::{SiteKind, SitePlaces, SiteRecord};
use crate::source::{BlobId, RepositoryError};

/// What lies beside the goals in a commit.
#[derive(Debug, Clone, Default)]
pub(super) struct Side {
    /// Tree of the portal's folder.
    pub top: Option<ObjectId>,
    /// Bytes of the repository's `.mailmap`.
    pub mailmap: Option<ObjectId>,
    /// What is where, by the last readable settings; none before the first.
    pub places: Option<Arc<SitePlaces>>,
}

impl Side {
    /// Whether nothing can be different here.
    pub fn is_same(&self, other: &Self) -> bool {
        self.top == other.top && self.mailmap == other.mailmap && self.reads_as(other)
    }

    fn reads_as(&self, other: &Self) -> bool {
        match (&self.places, &other.places) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || format!("{one:?}") == format!("{other:?}"),
            (None, None) => true,
            _ => false,
        }
    }
}

/// A touched file beside the goals: its bytes before and after.
#[derive(Debug, Clone)]
pub(super) struct SiteEntry {
    pub kind: SiteKind,
    pub path: String,
    /// Its path before, if that was another.
    pub was: Option<String>,
    /// The id of the source whose own file it is.
    pub source: Option<String>,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
}

impl SiteEntry {
    /// The id of the source whose own file this is, if it is one; `name` is what its [place](SitePlaces::at) says.
    pub fn source_of(kind: SiteKind, name: &str) -> Option<String> {
        (kind == SiteKind::Source && !name.is_empty()).then(|| name.to_owned())
    }

    /// The bytes that have to be looked into.
    pub fn read(&self) -> impl Iterator<Item = (SiteKind, BlobId)> {
        let is_read = SiteRecord::is_of(self.kind, &self.path);
        [self.old, self.new].into_iter().flatten().filter(move |_| is_read).map(|blob| (self.kind, blob))
    }
}

/// The name of the file that gives people their names.
const MAILMAP: &str = ".mailmap";

/// The files that two neighbouring commits have differently. `differ` compares two trees; `root` is the portal's folder.
pub(super) fn files(
    [was, is]: [&Side; 2],
    root: &str,
    mut differ: impl FnMut([Option<ObjectId>; 2]) -> Result<Vec<TreeChange>, RepositoryError>,
) -> Result<Vec<SiteEntry>, RepositoryError> {
    // Before the first settings there is no portal.
    let (Some(before), Some(now)) = (&was.places, &is.places) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    if !was.reads_as(is) {
        let [old, new] = [differ([None, was.top])?, differ([None, is.top])?];
        files = by_place(listed(old, before), listed(new, now));
    } else if was.top != is.top {
        files = differ([was.top, is.top])?.into_iter().filter_map(|change| touched(change, now)).collect();
    }
    moved(&mut files);
    if was.mailmap != is.mailmap {
        let path = if root.is_empty() { MAILMAP.to_owned() } else { format!("/{MAILMAP}") };
        let [old, new] = [was.mailmap, is.mailmap].map(|blob| blob.map(BlobId));
        files.push(SiteEntry { kind: SiteKind::Mailmap, path, was: None, source: None, old, new });
    }
    files.sort_by(|one, other| (one.kind, &one.path).cmp(&(other.kind, &other.path)));
    Ok(files)
}

/// A file as one of two trees that are read alike has it.
fn touched(change: TreeChange, places: &SitePlaces) -> Option<SiteEntry> {
    let (path, old, new) = match change {
        TreeChange::Addition { entry_mode, oid, path, .. } => (path, None, Some((entry_mode, oid))),
        TreeChange::Deletion { entry_mode, oid, path, .. } => (path, Some((entry_mode, oid)), None),
        TreeChange::Modification { previous_entry_mode, previous_oid, entry_mode, oid, path } => {
            (path, Some((previous_entry_mode, previous_oid)), Some((entry_mode, oid)))
        }
    };
    let [old, new] = [old, new].map(|side| side.filter(|(mode, _)| mode.is_blob()).map(|(_, id)| BlobId(id)));
    let path = path.to_string();
    let (kind, name) = places.at(&path).filter(|_| old != new)?;
    let source = SiteEntry::source_of(kind, name);
    Some(SiteEntry { kind, path, was: None, source, old, new })
}

/// All files of one side, by their paths.
type Listed = BTreeMap<String, (SiteKind, String, BlobId)>;

fn listed(tree: Vec<TreeChange>, places: &SitePlaces) -> Listed {
    let file = |change| {
        let TreeChange::Addition { entry_mode, oid, path, .. } = change else { return None };
        let path = path.to_string();
        let (kind, name) = places.at(&path).filter(|_| entry_mode.is_blob())?;
        let name = name.to_owned();
        Some((path, (kind, name, BlobId(oid))))
    };
    tree.into_iter().filter_map(file).collect()
}

/// What differs where files have other places than before: the same path, or else the same name among its like.
fn by_place(mut old: Listed, new: Listed) -> Vec<SiteEntry> {
    let mut files = Vec::new();
    let mut rest = Vec::new();
    for (path, (kind, name, blob)) in new {
        match old.remove(&path) {
            Some((before, named, was)) if before == kind && (kind != SiteKind::Source || named == name) => {
                let source = SiteEntry::source_of(kind, &name);
                files.push(SiteEntry { kind, path, was: None, source, old: Some(was), new: Some(blob) });
            }
            other => {
                old.extend(other.map(|other| (path.clone(), other)));
                rest.push((path, kind, name, blob));
            }
        }
    }
    let mut by_name: HashMap<(SiteKind, String), (String, BlobId)> = HashMap::new();
    for (path, (kind, name, blob)) in old {
        by_name.insert((kind, name), (path, blob));
    }
    for (path, kind, name, blob) in rest {
        let source = SiteEntry::source_of(kind, &name);
        let (was, old) = by_name.remove(&(kind, name)).unzip();
        files.push(SiteEntry { kind, was: was.filter(|was| *was != path), path, source, old, new: Some(blob) });
    }
    let gone = by_name.into_iter().map(|((kind, name), (path, blob))| SiteEntry {
        kind,
        path,
        was: None,
        source: SiteEntry::source_of(kind, &name),
        old: Some(blob),
        new: None,
    });
    files.extend(gone);
    files.retain(|file| file.old != file.new || file.was.is_some());
    files
}

/// Makes one file of each that is gone and one that is new with the same bytes.
fn moved(files: &mut Vec<SiteEntry>) {
    let mut gone: BTreeMap<(SiteKind, Option<String>, BlobId), String> = BTreeMap::new();
    for file in files.iter().filter(|file| file.new.is_none()) {
        gone.extend(file.old.map(|old| ((file.kind, file.source.clone(), old), file.path.clone())));
    }
    for file in files.iter_mut().filter(|file| file.old.is_none()) {
        if let Some(new) = file.new
            && let Some(was) = gone.remove(&(file.kind, file.source.clone(), new))
        {
            (file.old, file.was) = (Some(new), Some(was));
        }
    }
    let moved: BTreeSet<String> = files.iter().filter_map(|file| file.was.clone()).collect();
    files.retain(|file| file.new.is_some() || !moved.contains(&file.path));
}
