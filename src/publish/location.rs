//! Whether the output folder is apart from the folders it must keep out of.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Action, PublishError};

/// Refuses an output folder that is, holds or lies in one of `keep_out_of`.
pub(super) fn check(out: &Path, keep_out_of: &[PathBuf]) -> Result<(), PublishError> {
    let real_out = resolve(out)?;
    for folder in keep_out_of {
        let real = resolve(folder)?;
        if real_out.starts_with(&real) || real.starts_with(&real_out) {
            return Err(PublishError::InsideContent { out: out.to_owned(), folder: folder.clone() });
        }
    }
    Ok(())
}

/// Where a path leads once it exists: links followed as far as there is anything, the rest taken literally.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(PublishError::io(Action::Resolve, path))?;
    let mut real = PathBuf::new();
    for component in absolute.components() {
        if component == Component::ParentDir {
            real.pop();
            continue;
        }
        real.push(component);
        match real.canonicalize() {
            Ok(found) => real = found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(PublishError::io(Action::Resolve, path)(error)),
        }
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::{PublishError, check};

    #[test]
    fn folders_inside_each_other_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("portal/content/a")).unwrap();
        let content = [at("portal/content")];
        for out in ["portal/content", "portal", "portal/content/a", "portal/content/new/er", "portal/new/../content/x"]
        {
            let result = check(&at(out), &content);
            assert!(matches!(result, Err(PublishError::InsideContent { .. })), "{out}");
        }
        for out in ["portal/public", "portal/contents", "portal/content/../public", "new/er"] {
            assert!(check(&at(out), &content).is_ok(), "{out}");
        }
        assert!(check(&at("new"), &[at("new/missing")]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| -> PathBuf { root.path().join(path) };
        fs::create_dir_all(at("content")).unwrap();
        std::os::unix::fs::symlink(at("content"), at("link")).unwrap();
        let error = check(&at("link/new"), &[at("content")]).unwrap_err();
        let expected = format!(
            "`{}` und `{}` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert",
            at("link/new").display(),
            at("content").display()
        );
        assert_eq!(error.to_string(), expected);
        assert!(check(&at("content"), &[at("link/x")]).is_err());
    }
}
