//! Which paths a file of the site may have.

use std::path::{Component, Path};

use super::PathFault;
use super::stage::STAGE;

/// Files at the top of the output folder that belong to the repository: never written, never removed.
pub(super) const KEPT: [&str; 2] = [".gitignore", ".gitkeep"];

/// Refuses a path that leads out of the folder or means something else there.
pub(super) fn check(path: &str) -> Result<(), PathFault> {
    if !is_plain(path) {
        return Err(PathFault::NotPlain);
    }
    let is_reserved = KEPT.contains(&path) || path.split('/').next() == Some(STAGE);
    if is_reserved { Err(PathFault::Reserved) } else { Ok(()) }
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
    use super::{PathFault, check};

    #[test]
    fn plain_paths() {
        for path in ["index.html", "ziele/a/index.html", "ziele.html", "..a", "ä b", "sub/.gitignore"] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_folder() {
        for path in ["", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a/.", "a\\b", "a\nb", "a\0"] {
            assert_eq!(check(path), Err(PathFault::NotPlain), "{path}");
        }
    }

    #[test]
    fn reserved_paths() {
        for path in [".gitignore", ".gitkeep", ".zielstand-stage", ".zielstand-stage/x"] {
            assert_eq!(check(path), Err(PathFault::Reserved), "{path}");
        }
    }
}
