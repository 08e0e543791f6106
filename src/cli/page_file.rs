//! Reads and writes a page that is edited. Its file is whole at any time.
#![expect(clippy::disallowed_methods, reason = "an edited page is no part of a site")]

use std::io::Write;
use std::path::{Path, PathBuf};

use zielstand::diagnostic::{Cause, Language};

/// Why a file cannot be used.
pub struct FileError {
    path: PathBuf,
    /// What was tried, in German and in English.
    tried: [&'static str; 2],
    cause: Cause,
}

impl FileError {
    /// Why a file cannot be read.
    pub fn unread(path: &Path) -> impl Fn(std::io::Error) -> Self {
        Self::because(path, ["lesen", "read"])
    }

    fn because(path: &Path, tried: [&'static str; 2]) -> impl Fn(std::io::Error) -> Self {
        move |error| Self { path: path.to_owned(), tried, cause: Cause::from(&error) }
    }

    /// In a language.
    pub fn in_words(&self, language: Language) -> String {
        let (path, cause, [german, english]) = (self.path.display(), self.cause.in_words(language), self.tried);
        match language {
            Language::German => format!("`{path}` lässt sich nicht {german}: {cause}"),
            Language::English => format!("`{path}` cannot be {english}: {cause}"),
        }
    }
}

impl From<FileError> for String {
    fn from(error: FileError) -> Self {
        error.in_words(Language::German)
    }
}

/// What stands in a file.
pub fn read(path: &Path) -> Result<String, FileError> {
    std::fs::read_to_string(path).map_err(FileError::unread(path))
}

/// Puts a text in the place of a file's, with the rights that the file has. One that is not there comes with its folder.
pub fn write(path: &Path, text: &str) -> Result<(), FileError> {
    let failed = FileError::because(path, ["schreiben", "written"]);
    let folder = path.parent().unwrap_or(path);
    if !path.exists() {
        std::fs::create_dir_all(folder).map_err(&failed)?;
        return std::fs::write(path, text).map_err(failed);
    }
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(&failed)?;
    file.write_all(text.as_bytes()).map_err(&failed)?;
    let rights = std::fs::metadata(path).map_err(&failed)?.permissions();
    file.as_file().set_permissions(rights).map_err(&failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Makes a folder, unless it is there.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    std::fs::create_dir_all(path).map_err(FileError::because(path, ["anlegen", "made"]))
}

/// Deletes a file.
pub fn remove(path: &Path) -> Result<(), FileError> {
    std::fs::remove_file(path).map_err(FileError::because(path, ["löschen", "deleted"]))
}
