//! Which paths a file of the site may have.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::stage::STAGE;
use super::{MANIFEST_PATH, OutputFile, PathFault, PublishError};

/// Files at the top of the output folder that belong to the repository: never written, never removed.
pub(super) const KEPT: [&str; 2] = [".gitignore", ".gitkeep"];

/// Refuses paths that lead out of the folder, mean something else there, or contradict each other.
pub(super) fn check<'f>(files: impl Iterator<Item = &'f OutputFile>) -> Result<(), PublishError> {
    let bad = |path: &str, fault| PublishError::BadPath { path: path.to_owned(), fault };
    let mut paths = BTreeSet::from([MANIFEST_PATH]);
    for OutputFile { path, .. } in files {
        if !is_plain(path) {
            return Err(bad(path, PathFault::NotPlain));
        }
        if KEPT.contains(&path.as_str()) || path.split('/').next() == Some(STAGE) {
            return Err(bad(path, PathFault::Reserved));
        }
        if !paths.insert(path) {
            return Err(bad(path, PathFault::Twice));
        }
    }
    for path in &paths {
        if let Some(folder) = folders(path).find(|folder| paths.contains(folder)) {
            return Err(bad(folder, PathFault::AlsoFolder((*path).to_owned())));
        }
    }
    Ok(())
}

/// The folders above a path, from the top: `a`, `a/b` for `a/b/c`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

fn is_plain(path: &str) -> bool {
    let part = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(part)
        && !path.contains(|c: char| c == '\\' || c.is_control())
        // What the system itself takes for a drive or a root.
        && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::{OutputFile, PathFault, PublishError, check};

    fn fault(paths: &[&str]) -> Option<(String, PathFault)> {
        let files: Vec<OutputFile> =
            paths.iter().map(|path| OutputFile { path: (*path).to_owned(), bytes: Vec::new() }).collect();
        match check(files.iter()) {
            Err(PublishError::BadPath { path, fault }) => Some((path, fault)),
            _ => None,
        }
    }

    #[test]
    fn plain_paths() {
        assert_eq!(fault(&["index.html", "ziele/a/index.html", "ziele.html", "..a", "ä b", "sub/.gitignore"]), None);
    }

    #[test]
    fn paths_that_leave_the_folder() {
        for path in ["", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a/.", "a\\b", "a\nb", "a\0"] {
            assert_eq!(fault(&[path]), Some((path.to_owned(), PathFault::NotPlain)));
        }
    }

    #[test]
    fn reserved_and_contradicting_paths() {
        for path in [".gitignore", ".gitkeep", ".zielstand-stage", ".zielstand-stage/x"] {
            assert_eq!(fault(&[path]), Some((path.to_owned(), PathFault::Reserved)));
        }
        assert_eq!(fault(&["a", "b", "a"]), Some(("a".to_owned(), PathFault::Twice)));
        assert_eq!(fault(&["data/v1/manifest.json"]), Some(("data/v1/manifest.json".to_owned(), PathFault::Twice)));
        assert_eq!(fault(&["a/b/c", "a"]), Some(("a".to_owned(), PathFault::AlsoFolder("a/b/c".to_owned()))));
    }
}
