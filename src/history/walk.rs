//! The commits of the published branch and the files each of them touched, by blob.

use std::collections::HashSet;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;
use rayon::prelude::*;

use super::Scope;
use super::commit::{Commit, RawCommit, describe};
use crate::config::{self, is_markdown};
use crate::source::{BlobId, CommitId, Repository, RepositoryError};

/// A commit of the published branch and what it touched.
#[derive(Debug)]
pub(super) struct RawStep {
    pub commit: Commit,
    /// Files of goals.
    pub files: Vec<FileChange>,
    /// The settings, if it touched them.
    pub settings: Option<FileChange>,
    pub brought_in: Vec<Commit>,
}

/// A touched file: its bytes before and after.
#[derive(Debug)]
pub(super) struct FileChange {
    pub path: String,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
}

/// The published branch after the known commits, oldest first; commits that touched neither goals nor settings are left
/// out.
#[derive(Debug)]
pub(super) struct Walked {
    pub steps: Vec<RawStep>,
    pub tip: Commit,
    pub shallow: bool,
    /// The commit where a shallow clone begins, if that lies on the published branch.
    pub cut: Option<String>,
    /// All commits that the newest one comes from, itself included.
    pub seen: HashSet<CommitId>,
}

/// What an earlier walk knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The newest commit that it walked.
    pub tip: Option<CommitId>,
    /// See [`Walked::seen`].
    pub seen: HashSet<CommitId>,
}

/// A commit while walking.
struct Node {
    id: ObjectId,
    /// Trees of the goals' folders, today's and former ones.
    folders: Vec<Option<ObjectId>>,
    /// Bytes of the settings.
    settings: Option<ObjectId>,
    commit: Commit,
}

/// A folder that holds goals or held them.
struct Folder {
    /// From the repository's top.
    place: String,
    /// Before each path in it, so that it is relative to the portal (or to the repository's top, with a `/` in front).
    label: String,
}

/// Walks the first parents down from `head`, as far as an earlier walk did not. `None` if that one's newest commit is not
/// on the way.
pub(super) fn walk(
    repository: &Repository,
    head: CommitId,
    scope: Scope<'_>,
    known: Known,
) -> Result<Option<Walked>, RepositoryError> {
    let handle = repository.handle();
    let boundary: HashSet<ObjectId> = shallow_boundary(&handle);
    let Some(line) = first_parents(&handle, head.0, &boundary, known.tip)? else {
        return Ok(None);
    };
    let (line, seen) = brought_in(&handle, line, &boundary, known)?;
    let folders = folders(repository, scope);
    let mailmap = mailmap(&handle, head);
    let describe_node =
        |handle: &gix::Repository, link: &Link| node(handle, &link.commit, &folders, repository, scope, &mailmap);
    let nodes: Vec<Node> = line
        .par_iter()
        .map_init(|| repository.handle(), |handle, link| describe_node(handle, link))
        .collect::<Result<_, _>>()?;
    // With an earlier walk the first one is where that ended.
    let first = usize::from(line.first().is_some_and(|link| seen.begins_at == Some(CommitId(link.commit.id))));
    let before = |index: usize| index.checked_sub(1).map(|index| &nodes[index]);
    let touched = |index: &usize| {
        let now = &nodes[*index];
        before(*index).map_or(now.folders.iter().any(Option::is_some) || now.settings.is_some(), |old| {
            old.folders != now.folders || old.settings != now.settings
        })
    };
    let changed: Vec<usize> = (first..nodes.len()).filter(touched).collect();
    let differ = || Differ { handle: repository.handle(), state: gix::diff::tree::State::default(), scope };
    let step = |differ: &mut Differ<'_>, index: &usize| {
        let Link { others, .. } = &line[*index];
        let brought_in = others.iter().map(|commit| describe(commit, &mailmap, scope.words)).collect();
        differ.step(&nodes[*index], before(*index), &folders, brought_in)
    };
    let steps: Vec<RawStep> = changed.par_iter().map_init(differ, step).collect::<Result<_, _>>()?;
    let tip = nodes.last().map(|node| node.commit.clone()).ok_or(RepositoryError::NoCommit)?;
    let cut = line.first().map(|link| link.commit.id).filter(|first| boundary.contains(first));
    let cut = cut.map(|id| id.to_string());
    Ok(Some(Walked { steps, tip, shallow: !boundary.is_empty(), cut, seen: seen.all }))
}

/// The folders of the goals, today's first.
fn folders(repository: &Repository, scope: Scope<'_>) -> Vec<Folder> {
    let prefix = repository.prefix();
    let folder = |path: &str| match path.strip_prefix('/') {
        None if path.is_empty() => Folder { place: prefix.trim_end_matches('/').to_owned(), label: String::new() },
        None => Folder { place: format!("{prefix}{path}"), label: format!("{path}/") },
        Some(place) => {
            let label = place.strip_prefix(prefix).map_or_else(|| format!("/{place}/"), |path| format!("{path}/"));
            Folder { place: place.to_owned(), label }
        }
    };
    std::iter::once(scope.goals.folder.as_str()).chain(scope.former.iter().map(String::as_str)).map(folder).collect()
}

/// Commits whose parents the clone lacks.
fn shallow_boundary(handle: &gix::Repository) -> HashSet<ObjectId> {
    let commits = handle.shallow_commits().ok().flatten();
    commits.map(|commits| commits.iter().copied().collect()).unwrap_or_default()
}

/// A commit of the published branch.
struct Link {
    commit: RawCommit,
    /// The commits that it merged in, oldest first.
    others: Vec<RawCommit>,
}

fn parents(commit: &RawCommit, boundary: &HashSet<ObjectId>) -> Vec<ObjectId> {
    if boundary.contains(&commit.id) { Vec::new() } else { commit.parents() }
}

/// The first parents from the oldest commit, or from `stop`, to `head`; `None` if there is a `stop` and it is not among
/// them.
fn first_parents(
    handle: &gix::Repository,
    head: ObjectId,
    boundary: &HashSet<ObjectId>,
    stop: Option<CommitId>,
) -> Result<Option<Vec<RawCommit>>, RepositoryError> {
    let mut line = Vec::new();
    let mut next = head;
    loop {
        let commit = RawCommit::read(handle, next)?;
        let first = parents(&commit, boundary).first().copied();
        line.push(commit);
        if stop == Some(CommitId(next)) {
            break;
        }
        match first {
            Some(first) => next = first,
            None if stop.is_some() => return Ok(None),
            None => break,
        }
    }
    line.reverse();
    Ok(Some(line))
}

/// The commits met so far, and the one at which an earlier walk ended.
struct Seen {
    all: HashSet<CommitId>,
    begins_at: Option<CommitId>,
}

/// Finds for each commit those that it merged in.
fn brought_in(
    handle: &gix::Repository,
    line: Vec<RawCommit>,
    boundary: &HashSet<ObjectId>,
    known: Known,
) -> Result<(Vec<Link>, Seen), RepositoryError> {
    let mut seen = Seen { all: known.seen, begins_at: known.tip };
    let mut told = Vec::with_capacity(line.len());
    for commit in line {
        let is_new = seen.all.insert(CommitId(commit.id));
        let mut others = Vec::new();
        // Parents first: a commit is listed once all of its parents are. Where an earlier walk ended, all is known.
        let further = if is_new { parents(&commit, boundary) } else { Vec::new() };
        let mut stack: Vec<Visit> = further.into_iter().skip(1).rev().map(Visit::Enter).collect();
        while let Some(visit) = stack.pop() {
            match visit {
                Visit::Leave(commit) => others.push(commit),
                Visit::Enter(id) if seen.all.insert(CommitId(id)) => {
                    let commit = RawCommit::read(handle, id)?;
                    let parents = parents(&commit, boundary);
                    stack.push(Visit::Leave(commit));
                    stack.extend(parents.into_iter().rev().map(Visit::Enter));
                }
                Visit::Enter(_) => {}
            }
        }
        told.push(Link { commit, others });
    }
    Ok((told, seen))
}

/// A commit on the way through what was merged in: about to be looked at, or done with its parents.
enum Visit {
    Enter(ObjectId),
    Leave(RawCommit),
}

fn node(
    handle: &gix::Repository,
    commit: &RawCommit,
    folders: &[Folder],
    repository: &Repository,
    scope: Scope<'_>,
    mailmap: &gix::mailmap::Snapshot,
) -> Result<Node, RepositoryError> {
    let failed = |error: gix::Error| RepositoryError::damaged(commit.id, &error);
    let tree = handle.find_tree(commit.tree()?).map_err(failed)?;
    let look_up = |place: &str| tree.lookup_entry(place.split('/')).map_err(failed);
    let subtree = |folder: &Folder| {
        if folder.place.is_empty() {
            return Ok(Some(tree.id));
        }
        let entry = look_up(&folder.place)?;
        Ok(entry.filter(|entry| entry.mode().is_tree()).map(|entry| entry.object_id()))
    };
    let settings = look_up(&format!("{}{}", repository.prefix(), config::FILE))?;
    Ok(Node {
        id: commit.id,
        folders: folders.iter().map(subtree).collect::<Result<_, RepositoryError>>()?,
        settings: settings.filter(|entry| entry.mode().is_blob()).map(|entry| entry.object_id()),
        commit: describe(commit, mailmap, scope.words),
    })
}

/// The bytes of the newest commit's `.mailmap`.
pub(super) fn mailmap_blob(handle: &gix::Repository, head: CommitId) -> Option<ObjectId> {
    let tree = handle.find_commit(head.0).and_then(|commit| commit.tree());
    let entry = tree.and_then(|tree| tree.lookup_entry([".mailmap"])).ok().flatten()?;
    Some(entry.object_id())
}

/// The names of people as the `.mailmap` of the newest commit gives them.
fn mailmap(handle: &gix::Repository, head: CommitId) -> gix::mailmap::Snapshot {
    let blob = mailmap_blob(handle, head).and_then(|id| handle.find_object(id).ok());
    blob.map(|blob| gix::mailmap::Snapshot::from_bytes(&blob.data)).unwrap_or_default()
}

/// One commit, with people's names as the newest one gives them.
pub(super) fn describe_one(
    handle: &gix::Repository,
    head: CommitId,
    id: CommitId,
    words: &config::CommitWords,
) -> Result<Commit, RepositoryError> {
    let commit = RawCommit::read(handle, id.0)?;
    Ok(describe(&commit, &mailmap(handle, head), words))
}

/// Compares the trees of neighbouring commits.
struct Differ<'a> {
    handle: gix::Repository,
    state: gix::diff::tree::State,
    scope: Scope<'a>,
}

impl Differ<'_> {
    fn step(
        &mut self,
        node: &Node,
        before: Option<&Node>,
        folders: &[Folder],
        brought_in: Vec<Commit>,
    ) -> Result<RawStep, RepositoryError> {
        let mut files = Vec::new();
        for (place, folder) in folders.iter().enumerate() {
            let old = before.and_then(|before| before.folders[place]);
            if old != node.folders[place] {
                self.compare(node.id, old, node.folders[place], &folder.label, &mut files)?;
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        // A former folder may lie around another.
        files.dedup_by(|a, b| a.path == b.path);
        let old = before.and_then(|before| before.settings);
        let settings = (old != node.settings).then(|| FileChange {
            path: config::FILE.to_owned(),
            old: old.map(BlobId),
            new: node.settings.map(BlobId),
        });
        Ok(RawStep { commit: node.commit.clone(), files, settings, brought_in })
    }

    /// Adds the goals' files that two trees of one folder have differently.
    fn compare(
        &mut self,
        commit: ObjectId,
        before: Option<ObjectId>,
        after: Option<ObjectId>,
        label: &str,
        files: &mut Vec<FileChange>,
    ) -> Result<(), RepositoryError> {
        let handle = &self.handle;
        let failed = |error: gix::Error| RepositoryError::damaged(commit, &error);
        let tree = |id: Option<ObjectId>| id.map_or_else(|| Ok(handle.empty_tree()), |id| handle.find_tree(id));
        let (old, new) = (tree(before).map_err(failed)?, tree(after).map_err(failed)?);
        let mut recorder = gix::diff::tree::Recorder::default();
        let iter = |data| gix::objs::TreeRefIter::from_bytes(data, handle.object_hash());
        gix::diff::tree(iter(&old.data), iter(&new.data), &mut self.state, &handle.objects, &mut recorder)
            .map_err(|error| RepositoryError::damaged(commit, &error))?;
        for record in recorder.records {
            let (path, old, new) = match record {
                TreeChange::Addition { entry_mode, oid, path, .. } => (path, None, entry_mode.is_blob().then_some(oid)),
                TreeChange::Deletion { entry_mode, oid, path, .. } => (path, entry_mode.is_blob().then_some(oid), None),
                TreeChange::Modification { previous_entry_mode, previous_oid, entry_mode, oid, path } => {
                    (path, previous_entry_mode.is_blob().then_some(previous_oid), entry_mode.is_blob().then_some(oid))
                }
            };
            if old != new && is_goal(&format!("{label}{path}"), label, self.scope) {
                let path = format!("{label}{path}");
                files.push(FileChange { path, old: old.map(BlobId), new: new.map(BlobId) });
            }
        }
        Ok(())
    }
}

/// Whether the content has, or had, a goal at that path of a folder of goals.
fn is_goal(path: &str, label: &str, scope: Scope<'_>) -> bool {
    let named = if scope.goals.surrounds(path) { scope.goals.has(path) } else { is_markdown(path) };
    let hidden = path[label.len()..].split('/').any(|part| part.starts_with('.'));
    let within = |apart: &String| {
        path.strip_prefix(apart.as_str()).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
    };
    named && !hidden && !scope.apart.iter().any(within)
}
