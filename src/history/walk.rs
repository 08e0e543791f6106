//! The commits of the published branch and the files each of them touched, by blob.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;
use rayon::prelude::*;

use super::{Commit, Scope};
use crate::content::{FrontRecord, Record, RecordParts};
use crate::source::{BlobId, CommitId, Repository, RepositoryError, commit_day};

/// Size of the units of parallel work: few per thread, so that a handle's memory of unpacked objects pays off.
fn chunk(items: usize) -> usize {
    items.div_ceil(rayon::current_num_threads() * 4).max(64)
}

/// A commit of the published branch and the files of the goals' folder that it touched.
#[derive(Debug)]
pub(super) struct RawStep {
    pub commit: Commit,
    pub files: Vec<FileChange>,
    pub brought_in: Vec<Commit>,
}

/// A touched file: its bytes before and after.
#[derive(Debug)]
pub(super) struct FileChange {
    pub path: String,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
}

/// The published branch, oldest first; commits that touched no goal's file are left out.
#[derive(Debug)]
pub(super) struct Walked {
    pub steps: Vec<RawStep>,
    pub tip: Commit,
    pub shallow: bool,
    /// The commit where a shallow clone begins, if that lies on the published branch.
    pub cut: Option<String>,
}

/// A commit while walking.
struct Node {
    id: ObjectId,
    /// Tree of the goals' folder.
    subtree: Option<ObjectId>,
    commit: Commit,
    brought_in: Vec<ObjectId>,
}

pub(super) fn walk(repository: &Repository, head: CommitId, scope: Scope<'_>) -> Result<Walked, RepositoryError> {
    let handle = repository.handle();
    let boundary: HashSet<ObjectId> = shallow_boundary(&handle);
    let (mainline, brought_in) = first_parents(&handle, head.0, &boundary)?;
    let folder = format!("{}{}", repository.prefix(), scope.goals);
    let mailmap = mailmap(&handle, head.0);
    let nodes: Vec<Vec<Node>> = mainline
        .par_chunks(chunk(mainline.len()))
        .zip(brought_in.par_chunks(chunk(mainline.len())))
        .map(|(ids, brought)| {
            let handle = repository.handle();
            ids.iter().zip(brought).map(|(id, brought)| node(&handle, *id, &folder, &mailmap, brought)).collect()
        })
        .collect::<Result<_, _>>()?;
    let nodes: Vec<Node> = nodes.into_iter().flatten().collect();
    let Some(last) = nodes.last() else {
        return Err(RepositoryError::NoCommit);
    };
    let tip = last.commit.clone();
    let before = |index: usize| index.checked_sub(1).and_then(|index| nodes[index].subtree);
    let changed: Vec<usize> = (0..nodes.len()).filter(|index| before(*index) != nodes[*index].subtree).collect();
    let steps: Vec<Vec<RawStep>> = changed
        .par_chunks(chunk(changed.len()))
        .map(|indices| {
            let handle = repository.handle();
            let mut diff = gix::diff::tree::State::default();
            let step = |index: &usize| raw_step(&handle, &nodes[*index], before(*index), scope, &mailmap, &mut diff);
            indices.iter().map(step).collect()
        })
        .collect::<Result<_, _>>()?;
    let cut = mainline.first().filter(|first| boundary.contains(*first)).map(ToString::to_string);
    Ok(Walked { steps: steps.into_iter().flatten().collect(), tip, shallow: !boundary.is_empty(), cut })
}

/// Commits whose parents the clone lacks.
fn shallow_boundary(handle: &gix::Repository) -> HashSet<ObjectId> {
    let commits = handle.shallow_commits().ok().flatten();
    commits.map(|commits| commits.iter().copied().collect()).unwrap_or_default()
}

type Mainline = (Vec<ObjectId>, Vec<Vec<ObjectId>>);

/// The first parents from the oldest commit to `head`, and for each the commits that it merged in.
fn first_parents(
    handle: &gix::Repository,
    head: ObjectId,
    boundary: &HashSet<ObjectId>,
) -> Result<Mainline, RepositoryError> {
    let parents = |id: ObjectId| -> Result<Vec<ObjectId>, RepositoryError> {
        if boundary.contains(&id) {
            return Ok(Vec::new());
        }
        let commit = handle.find_commit(id).map_err(|error| damaged(id, &error))?;
        Ok(commit.parent_ids().map(gix::Id::detach).collect())
    };
    let mut mainline = vec![head];
    let mut others = vec![];
    let mut next = head;
    loop {
        let all = parents(next)?;
        others.push(all.get(1..).map(<[_]>::to_vec).unwrap_or_default());
        let Some(first) = all.first() else { break };
        mainline.push(*first);
        next = *first;
    }
    mainline.reverse();
    others.reverse();
    let mut seen = HashSet::new();
    let mut brought_in = Vec::with_capacity(mainline.len());
    for (id, others) in mainline.iter().zip(others) {
        seen.insert(*id);
        // Parents first: a commit is listed once all of its parents are.
        let mut stack: Vec<(ObjectId, bool)> = others.into_iter().rev().map(|id| (id, false)).collect();
        let mut brought = Vec::new();
        while let Some((id, parents_listed)) = stack.pop() {
            if parents_listed {
                brought.push(id);
            } else if seen.insert(id) {
                stack.push((id, true));
                stack.extend(parents(id)?.into_iter().rev().map(|parent| (parent, false)));
            }
        }
        brought_in.push(brought);
    }
    Ok((mainline, brought_in))
}

fn node(
    handle: &gix::Repository,
    id: ObjectId,
    folder: &str,
    mailmap: &gix::mailmap::Snapshot,
    brought_in: &[ObjectId],
) -> Result<Node, RepositoryError> {
    let failed = |error: gix::Error| damaged(id, &error);
    let commit = handle.find_commit(id).map_err(failed)?;
    let tree = commit.tree().map_err(failed)?;
    let entry = tree.lookup_entry(folder.split('/')).map_err(failed)?;
    let subtree = entry.filter(|entry| entry.mode().is_tree()).map(|entry| entry.object_id());
    Ok(Node { id, subtree, commit: describe(&commit, mailmap), brought_in: brought_in.to_vec() })
}

/// The names of people as the `.mailmap` of the newest commit gives them.
fn mailmap(handle: &gix::Repository, head: ObjectId) -> gix::mailmap::Snapshot {
    let file =
        handle.find_commit(head).and_then(|commit| commit.tree()).and_then(|tree| tree.lookup_entry([".mailmap"]));
    let blob = file.ok().flatten().and_then(|entry| entry.object().ok());
    blob.map(|blob| gix::mailmap::Snapshot::from_bytes(&blob.data)).unwrap_or_default()
}

fn describe(commit: &gix::Commit<'_>, mailmap: &gix::mailmap::Snapshot) -> Commit {
    // A header that Git would not write itself has no author; the commit counts nevertheless.
    let author = commit.author().map(|author| mailmap.resolve(author).name).unwrap_or_default();
    let message = printable(&decode(commit.message_raw_sloppy()));
    let message = message.trim();
    let (subject, body) = message.split_once('\n').unwrap_or((message, ""));
    Commit {
        id: commit.id.to_string(),
        date: commit_day(commit),
        author: printable(&decode(&author)).trim().to_owned(),
        subject: subject.trim().to_owned(),
        body: body.trim().to_owned(),
    }
}

/// Text of a commit: UTF-8, or else Latin-1, which repositories of German offices had before.
fn decode(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

/// Longest message that is kept, in characters: longer than any that a person writes.
const MESSAGE_LIMIT: usize = 20_000;

/// The text without control characters and without marks that turn the direction of reading around.
fn printable(text: &str) -> String {
    let turning =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let harmless = |c: &char| *c == '\n' || !(c.is_control() || turning(*c));
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(harmless).take(MESSAGE_LIMIT).collect()
}

fn raw_step(
    handle: &gix::Repository,
    node: &Node,
    before: Option<ObjectId>,
    scope: Scope<'_>,
    mailmap: &gix::mailmap::Snapshot,
    diff: &mut gix::diff::tree::State,
) -> Result<RawStep, RepositoryError> {
    let failed = |error: gix::Error| damaged(node.id, &error);
    let describe = |id: &ObjectId| -> Result<Commit, RepositoryError> {
        let commit = handle.find_commit(*id).map_err(|error| damaged(*id, &error))?;
        Ok(describe(&commit, mailmap))
    };
    let tree = |id: Option<ObjectId>| id.map_or_else(|| Ok(handle.empty_tree()), |id| handle.find_tree(id));
    let (old, new) = (tree(before).map_err(failed)?, tree(node.subtree).map_err(failed)?);
    let mut recorder = gix::diff::tree::Recorder::default();
    let iter = |data| gix::objs::TreeRefIter::from_bytes(data, handle.object_hash());
    gix::diff::tree(iter(&old.data), iter(&new.data), diff, &handle.objects, &mut recorder)
        .map_err(|error| RepositoryError::Object { object: node.id.to_string(), reason: error.to_string() })?;
    let mut files = Vec::new();
    for record in recorder.records {
        let (path, old, new) = match record {
            TreeChange::Addition { entry_mode, oid, path, .. } => (path, None, entry_mode.is_blob().then_some(oid)),
            TreeChange::Deletion { entry_mode, oid, path, .. } => (path, entry_mode.is_blob().then_some(oid), None),
            TreeChange::Modification { previous_entry_mode, previous_oid, entry_mode, oid, path } => {
                (path, previous_entry_mode.is_blob().then_some(previous_oid), entry_mode.is_blob().then_some(oid))
            }
        };
        let path = format!("{}/{path}", scope.goals);
        if old != new && is_goal(&path, scope) {
            files.push(FileChange { path, old: old.map(BlobId), new: new.map(BlobId) });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let brought_in = node.brought_in.iter().map(describe).collect::<Result<_, _>>()?;
    Ok(RawStep { commit: node.commit.clone(), files, brought_in })
}

/// Whether the content has a goal at that path of the goals' folder.
fn is_goal(path: &str, scope: Scope<'_>) -> bool {
    let inner = &path[scope.goals.len()..];
    let hidden = inner.split('/').any(|part| part.starts_with('.'));
    let within = |apart: &String| {
        path.strip_prefix(apart.as_str()).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
    };
    inner.to_lowercase().ends_with(".md") && !hidden && !scope.apart.iter().any(within)
}

/// Every distinct file as its parsed values, or the reason why it cannot be read.
pub(super) type Parsed = HashMap<BlobId, State>;

type State = Result<Arc<Record>, String>;

/// Parses every distinct file of the steps once.
pub(super) fn parse(repository: &Repository, steps: &[RawStep], scope: Scope<'_>) -> Result<Parsed, RepositoryError> {
    let mut parsed: Parsed = HashMap::new();
    for stored in scope.records {
        if let Some(blob) = stored.blob {
            parsed.insert(blob, Ok(stored.record.clone()));
        }
    }
    let mut seen: HashSet<BlobId> = parsed.keys().copied().collect();
    // The old side of a change is the new side of an earlier one, except where a shallow history begins.
    let sides = steps.iter().flat_map(|step| &step.files).flat_map(|file| [file.old, file.new]);
    let mut missing: Vec<BlobId> = sides.flatten().filter(|blob| seen.insert(*blob)).collect();
    // In the order of the packs, each difference is taken from a state that was just read.
    let storage = repository.storage();
    missing.par_sort_by_cached_key(|blob| (storage.place(*blob), *blob));
    let split: Vec<Vec<(BlobId, Result<RecordParts, String>)>> = missing
        .par_chunks(chunk(missing.len()))
        .map(|blobs| {
            let handle = repository.handle();
            let parts = |blob: &BlobId| {
                let object = handle.find_object(blob.0).map_err(|error| damaged(blob.0, &error))?;
                Ok((*blob, RecordParts::split(&object.data)))
            };
            blobs.iter().map(parts).collect()
        })
        .collect::<Result<_, RepositoryError>>()?;
    let split: Vec<_> = split.into_iter().flatten().collect();
    parsed.extend(parse_fronts(&split, scope));
    Ok(parsed)
}

/// Many commits change the text of a page only: each distinct front matter is parsed once.
fn parse_fronts(split: &[(BlobId, Result<RecordParts, String>)], scope: Scope<'_>) -> Vec<(BlobId, State)> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut distinct: Vec<&str> = Vec::new();
    for parts in split.iter().filter_map(|(_, parts)| parts.as_ref().ok()) {
        numbers.entry(&parts.front).or_insert_with(|| {
            distinct.push(&parts.front);
            distinct.len() - 1
        });
    }
    let fronts: Vec<Result<FrontRecord, String>> =
        distinct.par_iter().map(|front| FrontRecord::parse(front, scope.names)).collect();
    let state = |parts: &Result<RecordParts, String>| {
        let parts = parts.as_ref().map_err(Clone::clone)?;
        let front = numbers.get(parts.front.as_str()).and_then(|number| fronts.get(*number));
        front.map_or_else(
            || Err(String::new()),
            |front| Ok(Arc::new(front.as_ref().map_err(Clone::clone)?.with_text(parts.text))),
        )
    };
    split.par_iter().map(|(blob, parts)| (*blob, state(parts))).collect()
}

fn damaged(id: ObjectId, error: &gix::Error) -> RepositoryError {
    RepositoryError::Object { object: id.to_string(), reason: error.to_string() }
}
