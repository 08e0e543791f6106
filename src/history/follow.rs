//! Follows what moved in the repository: the portal's folder by its goals or its settings, the goals' folder by its files.

use std::collections::BTreeMap;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;
use gix::objs::tree::EntryKind;
use rayon::prelude::*;

use super::commit::RawCommit;
use super::exchange::{exchanged, follow_exchange};
use super::node::{Link, Node, Scene, read_as};
use super::portals::{Portals, compared, only, portals, same, settings};
use crate::source::{Found, Repository, RepositoryError, look_up};

/// Follows a portal whose folder moved: before each commit that brought its settings here, it lay where these went, or where
/// it went itself when they were taken away from here. A copy is the same portal if the original was removed later.
pub(super) fn follow_portal(
    repository: &Repository,
    scene: &Scene<'_>,
    line: &[Link],
    nodes: &mut [Node],
) -> Result<(), RepositoryError> {
    let handle = repository.handle();
    let mut end = nodes.len();
    while let Some(last) = nodes[..end].iter().rposition(Node::has_settings) {
        let before = nodes[..last].iter().rposition(|node| !node.has_settings());
        if let Some((place, root)) =
            follow_exchange(&handle, scene, line, nodes, before.map_or(0, |place| place + 1)..last + 1)?
        {
            let otherwise = scene.readings.at(&scene.readings.today, &root);
            let earlier = read_as(repository, scene, &line[..place], &otherwise)?;
            nodes.iter_mut().zip(earlier).for_each(|(node, earlier)| *node = earlier);
            end = place;
            continue;
        }
        let Some(before) = before else { break };
        end = before + 1;
        let was_here = nodes[..before].iter().rposition(Node::has_settings);
        let here = portals(&handle, &line[before].commit)?;
        let origin = match origin(&handle, scene, line, (&nodes[end], end), &here)? {
            None => match was_here {
                Some(last) => destination(&handle, scene, line, (&nodes[last], last), &here)?,
                None => gone_before(repository, &line[..=end], &nodes[end])?,
            },
            origin => origin,
        };
        let is_there = |root: &&String| was_here.is_none() || here.contains_key(*root);
        let mut followed = was_here.is_some();
        for root in origin.iter().chain(scene.roots().iter().filter(is_there)) {
            let otherwise = scene.readings.at(&scene.readings.today, root);
            let earlier = read_as(repository, scene, &line[..end], &otherwise)?;
            if earlier.iter().any(Node::has_settings) {
                nodes.iter_mut().zip(earlier).for_each(|(node, earlier)| *node = earlier);
                followed = true;
                break;
            }
        }
        if !followed {
            if !scene.names_places() {
                let gone = last_gone(repository, &line[..=end])?.into_keys();
                nodes[end].lost = gone.map(|root| format!("/{}", root.trim_end_matches('/'))).collect();
            }
            break;
        }
    }
    Ok(())
}

/// Where the portal of `node`, whose settings came at that place of the line, lay before.
fn origin(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    line: &[Link],
    (node, place): (&Node, usize),
    before: &Portals,
) -> Result<Option<String>, RepositoryError> {
    let after = portals(handle, &line[place].commit)?;
    let (stayed, gone): (Portals, Portals) = before.clone().into_iter().partition(|(root, _)| after.contains_key(root));
    let moved = same(handle, scene, node, &line[place - 1], &gone, true)?;
    let Some(head) = line.last().filter(|_| moved.is_none() && !stayed.is_empty()) else { return Ok(moved) };
    let head = portals(handle, &head.commit)?;
    let left: Portals = stayed.into_iter().filter(|(root, _)| !head.contains_key(root)).collect();
    same(handle, scene, node, &line[place - 1], &left, false)
}

/// Where the portal of `node`, whose settings went after that place of the line, lay next, if it still lies there `later`.
fn destination(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    line: &[Link],
    (node, place): (&Node, usize),
    later: &Portals,
) -> Result<Option<String>, RepositoryError> {
    let old = portals(handle, &line[place].commit)?;
    let new = portals(handle, &line[place + 1].commit)?.into_iter();
    let came: Portals = new.filter(|(root, _)| !old.contains_key(root) && later.contains_key(root)).collect();
    same(handle, scene, node, &line[place + 1], &came, true)
}

/// Where a portal lay that was away for a while: its settings are those that went last.
fn gone_before(repository: &Repository, line: &[Link], node: &Node) -> Result<Option<String>, RepositoryError> {
    let gone = last_gone(repository, line)?;
    Ok(only(gone.into_iter().filter(|(_, settings)| node.is_same(*settings)).map(|(root, _)| root)))
}

/// Looks for goals whose folder is not where the settings say: they lie where they lay before, or where they went with this
/// commit. If nobody knows what its settings say, they are out of sight.
pub(super) fn follow_goals(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    (before, now): (&Node, &mut Node),
    commits: [&RawCommit; 2],
) -> Result<(), RepositoryError> {
    let Some((place, _)) = before.goals().filter(|_| now.lacks_goals()) else { return Ok(()) };
    // In a folder around that of the settings everything else is none of their goals.
    let named = now.reading.folders.first().map(|folder| folder.place.clone()).unwrap_or_default();
    let is_around = |place: &str| named.strip_prefix(place).is_some_and(|inside| inside.starts_with('/'));
    let [_, commit] = commits;
    let failed = |error: gix::Error| RepositoryError::damaged(commit.id, &error);
    let tree = handle.find_tree(commit.tree()?).map_err(failed)?;
    let folder = |place: &str| {
        let found = look_up(&tree, place).map_err(failed)?;
        let is_one = |found: &Found| found.path == place && found.kind == EntryKind::Tree && !is_around(place);
        Ok::<_, RepositoryError>(found.filter(is_one).map(|found| found.id))
    };
    let mut found = folder(place)?.map(|tree| (place.to_owned(), tree));
    if let (None, Some(place)) = (&found, moved_to(handle, commits, place)?) {
        found = folder(&place)?.map(|tree| (place, tree));
    }
    match found {
        // Where the settings name it as a former folder, its goals are there already.
        Some((place, _)) if now.reading.folders.iter().any(|folder| folder.place == place) => {}
        Some((place, tree)) => now.take_goals(scene.readings.with_folder(&now.reading, &place), tree),
        None if now.is_unread() => now.lose_goals(),
        None => {}
    }
    Ok(())
}

/// The folder to which more than half of the files in `place` went from the first of two neighbouring commits to the second.
fn moved_to(
    handle: &gix::Repository,
    [before, after]: [&RawCommit; 2],
    place: &str,
) -> Result<Option<String>, RepositoryError> {
    let (old, new) = (before.tree()?, after.tree()?);
    let (mut gone, mut came) = (BTreeMap::<ObjectId, Vec<String>>::new(), Vec::new());
    for record in compared(handle, after.id, [Some(old), Some(new)])? {
        match record {
            TreeChange::Deletion { entry_mode, oid, path, .. } if entry_mode.is_blob() => {
                let path = path.to_string();
                let inside = path.strip_prefix(place).filter(|inside| inside.starts_with('/'));
                gone.entry(oid).or_default().extend(inside.map(str::to_owned));
            }
            TreeChange::Addition { entry_mode, oid, path, .. } if entry_mode.is_blob() => {
                came.push((oid, path.to_string()));
            }
            _ => {}
        }
    }
    let mut votes = BTreeMap::<String, usize>::new();
    for (id, path) in came {
        let inside = gone.get(&id).into_iter().flatten().find_map(|inside| path.strip_suffix(inside.as_str()));
        if let Some(folder) = inside {
            *votes.entry(folder.to_owned()).or_default() += 1;
        }
    }
    let all: usize = gone.values().map(Vec::len).sum();
    Ok(votes.into_iter().find(|(_, votes)| votes * 2 > all).map(|(folder, _)| folder))
}

/// Whether commits after those that are known move a portal, so that what is known may be read otherwise. `line` begins with
/// the last one that is.
pub(super) fn has_moved(
    repository: &Repository,
    scene: &Scene<'_>,
    line: &[Link],
    nodes: &[Node],
) -> Result<bool, RepositoryError> {
    let had = nodes.first().is_some_and(Node::has_settings);
    Ok(had && !nodes.iter().all(Node::has_settings)
        || !last_gone(repository, line)?.is_empty()
        || exchanged(&repository.handle(), scene, line, nodes, 1..nodes.len())?.is_some())
}

/// The settings that the newest of these commits took away that took any.
fn last_gone(repository: &Repository, line: &[Link]) -> Result<Portals, RepositoryError> {
    let of = |handle: &mut gix::Repository, links: &[Link]| match links {
        [before, after] => gone(handle, [&before.commit, &after.commit]),
        _ => Ok(Portals::new()),
    };
    let all: Vec<_> =
        line.par_windows(2).map_init(|| repository.handle(), of).collect::<Result<_, RepositoryError>>()?;
    Ok(all.into_iter().rfind(|gone| !gone.is_empty()).unwrap_or_default())
}

/// The settings that are gone with the second of two neighbouring commits.
fn gone(handle: &gix::Repository, [before, after]: [&RawCommit; 2]) -> Result<Portals, RepositoryError> {
    let (old, new) = (before.tree()?, after.tree()?);
    let records = compared(handle, after.id, [Some(old), Some(new)])?;
    let deleted = records.into_iter().filter_map(|record| match record {
        TreeChange::Deletion { entry_mode, oid, path, .. } => entry_mode.is_blob().then(|| (path.to_string(), oid)),
        _ => None,
    });
    Ok(settings(deleted))
}
