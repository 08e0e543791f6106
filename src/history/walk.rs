//! The commits of the published branch, and those that each of them merged in.

use std::collections::HashSet;
use std::sync::Arc;

use gix::ObjectId;
use jiff::civil::Date;
use rayon::prelude::*;

use super::commit::{Commit, RawCommit, describe};
use super::follow::{follow_goals, follow_portal, has_moved};
use super::names::renamed;
use super::node::{Link, Node, Scene, read_as};
use super::reading::{Reading, Readings};
use super::trees::{Differ, RawStep};
use super::{ReadAs, Scope};
use crate::config;
use crate::source::{CommitId, Line, Repository, RepositoryError};

/// The published branch after the known commits, oldest first; commits that touched neither goals nor settings are left
/// out.
#[derive(Debug)]
pub(super) struct Walked {
    pub steps: Vec<RawStep>,
    pub tip: Commit,
    /// How today's files are read.
    pub today: Arc<Reading>,
    /// Whether any of the commits says how its files are read.
    pub has_settings: bool,
    /// Whether the newest commit says alone how to go on after it.
    pub is_plain: bool,
    pub shallow: bool,
    /// The commit where a shallow clone begins, if that lies on the published branch.
    pub cut: Option<String>,
    /// All commits that the newest one comes from, itself included.
    pub seen: HashSet<CommitId>,
    /// All commits of the branch.
    pub line: Line,
    /// See [`super::History::read_as`].
    pub read_as: Vec<(usize, ReadAs)>,
}

/// What an earlier walk knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The newest commit that it walked.
    pub tip: Option<CommitId>,
    /// See [`Walked::seen`].
    pub seen: HashSet<CommitId>,
    /// All commits of the branch, oldest first, with the days that they claim.
    pub line: Vec<(CommitId, Date)>,
    /// See [`super::History::read_as`].
    pub read_as: Vec<(usize, ReadAs)>,
    /// See [`Walked::has_settings`].
    pub has_settings: bool,
}

/// Walks the first parents down from `head`, as far as an earlier walk did not. `None` if that one's newest commit is not
/// on the way, or if what came after it says how all before is read: the first settings, or a portal that moved.
pub(super) fn walk(
    repository: &Repository,
    head: CommitId,
    scope: Scope<'_>,
    as_of: Date,
    mut known: Known,
) -> Result<Option<Walked>, RepositoryError> {
    let handle = repository.handle();
    let boundary: HashSet<ObjectId> = shallow_boundary(&handle);
    let Some(line) = first_parents(&handle, head.0, &boundary, known.tip)? else {
        return Ok(None);
    };
    let begins_without = known.tip.is_some() && !known.has_settings;
    let (mut claims, mut read_as) = (std::mem::take(&mut known.line), std::mem::take(&mut known.read_as));
    let is_whole = known.tip.is_none();
    let (line, seen) = brought_in(&handle, line, &boundary, known)?;
    let scene = Scene::new(repository, scope, mailmap(&handle, head));
    let mut nodes = nodes(repository, &scene, &line, is_whole)?;
    let has_settings = nodes.iter().any(|node| node.is_own);
    if begins_without && has_settings || !is_whole && has_moved(repository, &scene, &line, &nodes)? {
        return Ok(None);
    }
    // With an earlier walk the first one is where that ended.
    let first = usize::from(line.first().is_some_and(|link| seen.begins_at == Some(CommitId(link.commit.id))));
    let new = claims.len();
    claims.extend(line.iter().zip(&nodes).skip(first).map(|(link, node)| (CommitId(link.commit.id), node.commit.date)));
    let days = Line::new(claims, as_of);
    read_otherwise(repository, &scene, (&line, &days), &mut nodes)?;
    for place in 1..nodes.len() {
        let (before, now) = nodes.split_at_mut(place);
        now.iter_mut().take(1).for_each(|now| now.carry_places(before.last()));
    }
    let branch = line.iter().zip(&nodes);
    let branch = branch.map(|(link, node)| (link.others.iter().chain([&link.commit]).collect(), node.site.mailmap));
    let names = renamed(&handle, branch);
    // Whom another `.mailmap` renames nobody knows without all of the commits.
    if !is_whole && !names.is_empty() {
        return Ok(None);
    }
    let before = |index: usize| index.checked_sub(1).map(|index| &nodes[index]);
    let touched = |index: &usize| nodes[*index].touches(before(*index));
    let changed: Vec<usize> = (first..nodes.len()).filter(touched).collect();
    let differ = || Differ::new(&scene);
    let step = |differ: &mut Differ<'_>, index: &usize| {
        let Link { others, .. } = &line[*index];
        let brought = |commit: &RawCommit| differ.brought_in(commit, boundary.contains(&commit.id), &nodes[*index]);
        let brought_in = others.iter().map(brought).collect::<Result<_, _>>()?;
        let step = differ.step(&nodes[*index], before(*index), brought_in)?;
        Ok(RawStep { names: names.get(index).copied(), ..step })
    };
    let steps: Vec<RawStep> = changed.par_iter().map_init(differ, step).collect::<Result<_, _>>()?;
    let newest = nodes.last().ok_or(RepositoryError::NoCommit)?;
    let (tip, is_plain) = (newest.commit.clone(), newest.is_plain() && (newest.is_own || !has_settings));
    let cut = line.first().map(|link| link.commit.id).filter(|first| boundary.contains(first));
    let cut = cut.map(|id| id.to_string());
    let (today, shallow) = (Arc::clone(&scene.readings.today), !boundary.is_empty());
    note_how_read(&mut read_as, new, &nodes, first, scope.root.unwrap_or(repository.prefix()));
    Ok(Some(Walked { steps, tip, today, has_settings, is_plain, shallow, cut, seen: seen.all, line: days, read_as }))
}

/// Notes how commits of the branch are read: those of `nodes` from `first` on, which come after `known` others. `today` is
/// the portal's folder.
fn note_how_read(read_as: &mut Vec<(usize, ReadAs)>, known: usize, nodes: &[Node], first: usize, today: &str) {
    // Before the first settings, those count.
    let mut settings = nodes.iter().position(|node| node.is_own);
    for (number, node) in nodes.iter().enumerate() {
        if node.is_own {
            settings = Some(number);
        }
        if number < first {
            continue;
        }
        let now = ReadAs {
            root: node.reading.root.clone(),
            settings: settings.filter(|_| !node.is_own).map(|number| known + number - first),
            goals: node.goals_elsewhere().map(str::to_owned),
        };
        let usual = || ReadAs { root: today.to_owned(), settings: None, goals: None };
        if read_as.last().map_or_else(usual, |(_, last)| last.clone()) != now {
            read_as.push((known + number - first, now));
        }
    }
}

/// What stands in each commit of the line, read by its own settings, or by those that count in their place. A whole line is
/// followed to where the portal lay before.
fn nodes(
    repository: &Repository,
    scene: &Scene<'_>,
    line: &[Link],
    is_whole: bool,
) -> Result<Vec<Node>, RepositoryError> {
    let Readings { today, .. } = &scene.readings;
    let mut nodes = read_as(repository, scene, line, today)?;
    if is_whole {
        follow_portal(repository, scene, line, &mut nodes)?;
    }
    let first = nodes.iter().find(|node| node.is_own).map(|node| scene.readings.before(&node.reading));
    let mut last = first.unwrap_or_else(|| Arc::clone(today));
    let mut others = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        if node.is_own {
            last = Arc::clone(&node.reading);
            continue;
        }
        let reading = scene.readings.at(&last, &node.reading.root);
        if !Arc::ptr_eq(&node.reading, &reading) {
            others.push((place, reading));
        }
    }
    let again = |handle: &mut gix::Repository, (place, reading): &(usize, Arc<Reading>)| {
        Ok((*place, scene.node(handle, &line[*place].commit, reading, false)?))
    };
    let others: Vec<(usize, Node)> =
        others.par_iter().map_init(|| repository.handle(), again).collect::<Result<_, RepositoryError>>()?;
    for (place, node) in others {
        let folders = std::mem::take(&mut nodes[place].lost);
        nodes[place] = node;
        nodes[place].lost = folders;
    }
    Ok(nodes)
}

/// Reads those commits again that today's settings read otherwise than their own, and takes over for each whose goals cannot
/// be looked at what stands in the one before it.
fn read_otherwise(
    repository: &Repository,
    scene: &Scene<'_>,
    (line, days): (&[Link], &Line),
    nodes: &mut [Node],
) -> Result<(), RepositoryError> {
    let again = |handle: &mut gix::Repository, (link, node): (&Link, &mut Node)| {
        let Some(otherwise) = scene.otherwise_on(node.commit.day_in(days), node) else { return Ok(()) };
        let (reading, lost) = (scene.readings.otherwise(&node.reading, otherwise), std::mem::take(&mut node.lost));
        *node = scene.node(handle, &link.commit, &reading, true)?;
        node.lost = lost;
        Ok(())
    };
    line.par_iter().zip(nodes.par_iter_mut()).try_for_each_init(|| repository.handle(), again)?;
    let handle = repository.handle();
    for place in 1..nodes.len() {
        let (before, now) = nodes.split_at_mut(place);
        let Some((before, now)) = before.last().zip(now.first_mut()) else { continue };
        follow_goals(&handle, scene, (before, now), [&line[place - 1], &line[place]].map(|link| &link.commit))?;
        now.carry(Some(before));
    }
    Ok(())
}

/// Commits whose parents the clone lacks.
fn shallow_boundary(handle: &gix::Repository) -> HashSet<ObjectId> {
    let commits = handle.shallow_commits().ok().flatten();
    commits.map(|commits| commits.iter().copied().collect()).unwrap_or_default()
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
