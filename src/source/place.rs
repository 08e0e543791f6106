//! What lies at a path of a tree, also where something else than a folder is in the way.

use gix::ObjectId;
use gix::objs::tree::EntryKind;

/// What a path leads to, or what ends the way there.
pub(crate) struct Found {
    /// The path as far as the way goes.
    pub path: String,
    pub kind: EntryKind,
    pub id: ObjectId,
}

/// Follows a path from the top of a tree. A link or another repository ends the way, as a file does: what they lead to is
/// no part of this repository.
pub(crate) fn look_up(tree: &gix::Tree<'_>, path: &str) -> Result<Option<Found>, gix::Error> {
    if path.is_empty() {
        return Ok(Some(Found { path: String::new(), kind: EntryKind::Tree, id: tree.id }));
    }
    let found = |path: &str, entry: gix::object::tree::Entry<'_>| Found {
        path: path.to_owned(),
        kind: entry.mode().kind(),
        id: entry.object_id(),
    };
    match tree.lookup_entry(path.split('/')) {
        Ok(Some(entry)) => return Ok(Some(found(path, entry))),
        Ok(None) if !path.contains('/') => return Ok(None),
        Ok(None) | Err(_) => {}
    }
    let mut folder = tree.clone();
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    for way in ends.filter_map(|end| path.get(..end)) {
        let name = way.rsplit('/').next().unwrap_or(way);
        let Some(entry) = folder.lookup_entry([name])? else { return Ok(None) };
        if way.len() == path.len() || !entry.mode().is_tree() {
            return Ok(Some(found(way, entry)));
        }
        folder = tree.repo.find_tree(entry.object_id())?;
    }
    Ok(None)
}

/// Why something that is no folder or file holds nothing, in German and English.
pub(crate) fn instead(kind: EntryKind) -> [&'static str; 2] {
    match kind {
        EntryKind::Commit => [
            "dort liegt ein anderes Repository (Submodul); sein Inhalt gehört nicht zu diesem",
            "another repository lies there (a submodule); its content is none of this one",
        ],
        EntryKind::Link => {
            ["dort liegt eine Verknüpfung; ihr wird nicht gefolgt", "a link lies there; it is not followed"]
        }
        EntryKind::Tree => ["dort liegt ein Ordner, keine Datei", "a folder lies there, no file"],
        EntryKind::Blob | EntryKind::BlobExecutable => {
            ["dort liegt eine Datei, kein Ordner", "a file lies there, no folder"]
        }
    }
}
