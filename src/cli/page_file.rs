//! Reads and writes a page that is edited. Its file is whole at any time.
#![expect(clippy::disallowed_methods, reason = "an edited page is no part of a site")]

use std::io::Write;
use std::path::Path;

use zielstand::diagnostic::Cause;

/// What stands in a file.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("`{}` lässt sich nicht lesen: {}", path.display(), Cause::from(&error)))
}

/// Puts a text in the place of a file's, with the rights that the file has. One that is not there comes with its folder.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed =
        |error: std::io::Error| format!("`{}` lässt sich nicht schreiben: {}", path.display(), Cause::from(&error));
    let folder = path.parent().unwrap_or(path);
    if !path.exists() {
        std::fs::create_dir_all(folder).map_err(failed)?;
        return std::fs::write(path, text).map_err(failed);
    }
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    let rights = std::fs::metadata(path).map_err(failed)?.permissions();
    file.as_file().set_permissions(rights).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Makes a folder, unless it is there.
pub fn make_folder(path: &Path) -> Result<(), String> {
    std::fs::create_dir_all(path)
        .map_err(|error| format!("`{}` lässt sich nicht anlegen: {}", path.display(), Cause::from(&error)))
}

/// Deletes a file.
pub fn remove(path: &Path) -> Result<(), String> {
    std::fs::remove_file(path)
        .map_err(|error| format!("`{}` lässt sich nicht löschen: {}", path.display(), Cause::from(&error)))
}
