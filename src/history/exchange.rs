//! Portals that take each other's places: the settings of one were there before and after, but not those of the same portal.

use std::ops::Range;

use gix::diff::tree::recorder::Change as TreeChange;

use super::node::{Link, Node, Scene};
use super::portals::{Portals, compared, same};
use crate::config;
use crate::source::RepositoryError;

/// The newest of these places at which the portal took another one's, and where it lay before, if the settings say that it
/// did; where they do not, that is told.
pub(super) fn follow_exchange(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    line: &[Link],
    nodes: &mut [Node],
    mut places: Range<usize>,
) -> Result<Option<(usize, String)>, RepositoryError> {
    while let Some((place, root)) = exchanged(handle, scene, line, nodes, places.clone())? {
        if scene.roots().contains(&root) {
            return Ok(Some((place, root)));
        }
        nodes[place].lost = vec![format!("/{}", root.trim_end_matches('/'))];
        places.end = place;
    }
    Ok(None)
}

/// The newest of these places of the line whose commit put another portal where this one lay, with its settings and goals,
/// and the folder in which that one lay before.
pub(super) fn exchanged(
    handle: &gix::Repository,
    scene: &Scene<'_>,
    line: &[Link],
    nodes: &[Node],
    places: Range<usize>,
) -> Result<Option<(usize, String)>, RepositoryError> {
    for place in places.rev() {
        let [Some(before), Some(now)] = [nodes.get(place.wrapping_sub(1)), nodes.get(place)] else { continue };
        if before.settings == now.settings || !before.has_settings() || !now.has_settings() {
            continue;
        }
        let [was, is] = [&line[place - 1], &line[place]];
        let trees = [Some(was.commit.tree()?), Some(is.commit.tree()?)];
        let left = compared(handle, is.commit.id, trees)?.into_iter().filter_map(|record| match record {
            TreeChange::Deletion { oid, path, .. } | TreeChange::Modification { previous_oid: oid, path, .. } => {
                Some((path.to_string(), oid))
            }
            TreeChange::Addition { .. } => None,
        });
        let portals: Portals = left
            .filter(|(_, settings)| now.is_same(*settings))
            .filter_map(|(path, settings)| Some((path.strip_suffix(config::FILE)?.to_owned(), settings)))
            .filter(|(root, _)| *root != now.reading.root && (root.is_empty() || root.ends_with('/')))
            .collect();
        let root = if portals.is_empty() { None } else { same(handle, scene, now, was, &portals, false)? };
        if let Some(root) = root {
            return Ok(Some((place, root)));
        }
    }
    Ok(None)
}
