//! The portals in a commit of a repository, and which of those in another one is the same.

use std::collections::BTreeMap;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;

use super::commit::RawCommit;
use super::node::{Link, Node, Scene};
use super::trees::changes;
use crate::config;
use crate::source::RepositoryError;

/// The settings of portals, by the folders in which they lie, each with a `/` at its end unless it is the top.
pub(super) type Portals = BTreeMap<String, ObjectId>;

/// The one of these portals in a neighbouring commit that has the same goals; if none has, with `or_settings` the one that
/// has the same settings, or else the one whose goals have the same names: whoever moves a portal may change all of it.
pub(super) fn same(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    node: &Node,
    neighbour: &Link,
    portals: &Portals,
    or_settings: bool,
) -> Result<Option<String>, RepositoryError> {
    let (mut same, mut alike) = (Vec::new(), Vec::new());
    for root in portals.keys() {
        let reading = scene.readings.at(&scene.readings.today, root);
        let other = scene.node(handle, &neighbour.commit, &reading, false)?;
        let [goals, names] = shares_goals(handle, node, &other)?;
        same.extend(goals.then(|| root.clone()));
        alike.extend(names.then(|| root.clone()));
    }
    if same.is_empty() && or_settings {
        same.extend(portals.iter().filter(|(_, settings)| node.is_same(**settings)).map(|(root, _)| root.clone()));
    }
    Ok(only(if same.is_empty() && or_settings { alike } else { same }.into_iter()))
}

/// Whether more than half of the files in their goals' folders are the same, and whether so many have the same names.
fn shares_goals(handle: &gix::Repository, one: &Node, other: &Node) -> Result<[bool; 2], RepositoryError> {
    let (Some((_, one_tree)), Some((_, other_tree))) = (one.goals(), other.goals()) else { return Ok([false; 2]) };
    if one_tree == other_tree {
        return Ok([true; 2]);
    }
    let [one, other] = [files(handle, one.id, one_tree)?, files(handle, other.id, other_tree)?];
    let is_most = |shared: usize| shared * 2 > one.len().max(other.len());
    let same = one.iter().filter(|(path, id)| other.get(*path) == Some(*id)).count();
    let named = one.keys().filter(|path| other.contains_key(*path)).count();
    Ok([is_most(same), is_most(named)])
}

/// The settings of all portals in a commit.
pub(super) fn portals(handle: &gix::Repository, commit: &RawCommit) -> Result<Portals, RepositoryError> {
    Ok(settings(files(handle, commit.id, commit.tree()?)?.into_iter()))
}

pub(super) fn settings(files: impl Iterator<Item = (String, ObjectId)>) -> Portals {
    let root = |(path, id): (String, ObjectId)| {
        let root = path.strip_suffix(config::FILE)?;
        (root.is_empty() || root.ends_with('/')).then(|| (root.to_owned(), id))
    };
    files.filter_map(root).collect()
}

/// What two trees have differently; nothing if that is more than anybody writes. A portal that moved in such a commit is not
/// followed, and that is told.
pub(super) fn compared(
    handle: &gix::Repository,
    commit: ObjectId,
    sides: [Option<ObjectId>; 2],
) -> Result<Vec<TreeChange>, RepositoryError> {
    match changes(handle, commit, sides, &mut gix::diff::tree::State::default()) {
        Err(RepositoryError::TooMany { .. }) => Ok(Vec::new()),
        compared => compared,
    }
}

/// All files in a tree of a commit.
pub(super) fn files(
    handle: &gix::Repository,
    commit: ObjectId,
    tree: ObjectId,
) -> Result<BTreeMap<String, ObjectId>, RepositoryError> {
    let records = compared(handle, commit, [None, Some(tree)])?;
    let added = records.into_iter().filter_map(|record| match record {
        TreeChange::Addition { entry_mode, oid, path, .. } => entry_mode.is_blob().then(|| (path.to_string(), oid)),
        _ => None,
    });
    Ok(added.collect())
}

pub(super) fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
