//! Writes what is new: a folder with a Git repository, or one file. All of it or nothing; what is there is never touched.
#![expect(clippy::disallowed_methods, reason = "new folders and files are written here, once")]

mod error;
mod repository;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::Cause;
pub use error::CreateError;
pub use repository::person_of_git;

/// Bytes of files by path; `/` between parts. A file that begins with `#!` is a program.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Author and committer of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// A commit that is to be made.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Author and committer.
    pub person: Person,
    /// Seconds since 1970.
    pub seconds: i64,
    /// Their time zone in seconds east of UTC.
    pub offset: i32,
    /// The message.
    pub message: String,
    /// The files that it adds or changes. None is ever removed.
    pub files: Files,
}

/// Makes `folder` a Git repository with these commits on the branch `main`, and the files of the last one. The folder
/// must be empty or not exist. `hooks` is the folder of Git's hooks in it, if it has them. Nothing of the machine's
/// settings plays a part, so the hashes are the same everywhere.
///
/// # Errors
/// Any [`CreateError`]; then the folder is as it was.
pub fn create(commits: &[Commit], folder: &Path, hooks: Option<&str>) -> Result<(), CreateError> {
    let exists = check(folder)?;
    // Made apart and moved at the end, within one file system: into the folder that exists, or beside the one to be.
    let around = if exists { folder } else { parent(folder) };
    let apart = tempfile::Builder::new().prefix(".zielstand-neu-").tempdir_in(around).map_err(failed(around))?;
    let made = apart.path().join("neu");
    write(commits, &made, folder, hooks)?;
    if exists { move_entries(&made, folder) } else { fs::rename(&made, folder).map_err(failed(folder)) }
}

/// Writes a file that is not there yet, and the folders around it.
///
/// # Errors
/// A file that exists, or a place that cannot be written to.
pub fn create_file(path: &Path, bytes: &[u8]) -> Result<(), CreateError> {
    create_secret(path, bytes)?;
    readable(path).map_err(failed(path))
}

/// The same with a file that only its owner may read.
///
/// # Errors
/// A file that exists, or a place that cannot be written to.
pub fn create_secret(path: &Path, bytes: &[u8]) -> Result<(), CreateError> {
    let around = parent(path);
    fs::create_dir_all(around).map_err(failed(around))?;
    let mut file = tempfile::Builder::new().prefix(".zielstand-neu-").tempfile_in(around).map_err(failed(around))?;
    file.write_all(bytes).map_err(failed(path))?;
    file.persist_noclobber(path).map(drop).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => CreateError::Exists { path: path.to_owned() },
        _ => failed(path)(error.error),
    })
}

/// Whether the folder exists, which then is empty.
fn check(folder: &Path) -> Result<bool, CreateError> {
    let path = || folder.to_owned();
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(true),
        Ok(false) => Err(CreateError::NotEmpty { path: path() }),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(CreateError::NotAFolder { path: path() }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(folder)(error)),
        // A link into nowhere exists without its target.
        Err(_) if fs::symlink_metadata(folder).is_ok() => Err(CreateError::NotAFolder { path: path() }),
        Err(_) if !parent(folder).is_dir() => Err(CreateError::NoParent { path: parent(folder).to_owned() }),
        Err(_) => Ok(false),
    }
}

fn parent(folder: &Path) -> &Path {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Moves what is in `from` into the empty folder `to`, or nothing of it.
fn move_entries(from: &Path, to: &Path) -> Result<(), CreateError> {
    let names: io::Result<Vec<_>> =
        fs::read_dir(from).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut moved: Vec<PathBuf> = Vec::new();
    for name in names.map_err(failed(from))? {
        let target = to.join(&name);
        if let Err(error) = fs::rename(from.join(&name), &target) {
            for path in moved {
                // The error that is reported is the first one.
                let _ = fs::rename(&path, from.join(path.file_name().unwrap_or_default()));
            }
            return Err(failed(&target)(error));
        }
        moved.push(target);
    }
    Ok(())
}

/// Writes repository and files into `made`; errors speak of the folder that it is going to be.
fn write(commits: &[Commit], made: &Path, folder: &Path, hooks: Option<&str>) -> Result<(), CreateError> {
    let refused = |error: gix::Error| CreateError::Repository { path: folder.to_owned(), reason: error.to_string() };
    let git = repository::record(commits, made).map_err(refused)?;
    // The built site is not part of it.
    fs::write(git.join("info").join("exclude"), "/public/\n").map_err(failed(folder))?;
    if let Some(hooks) = hooks {
        let mut settings = fs::OpenOptions::new().append(true).open(git.join("config")).map_err(failed(folder))?;
        settings.write_all(format!("[core]\n\thooksPath = {hooks}\n").as_bytes()).map_err(failed(folder))?;
    }
    let files: Files = commits.iter().flat_map(|commit| commit.files.clone()).collect();
    for (path, bytes) in &files {
        let place = made.join(path);
        fs::create_dir_all(parent(&place))
            .and_then(|()| fs::write(&place, bytes))
            .and_then(|()| if is_program(bytes) { executable(&place) } else { Ok(()) })
            .map_err(failed(&folder.join(path)))?;
    }
    Ok(())
}

fn is_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"#!")
}

#[cfg(unix)]
fn executable(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Files that are made apart are their owner's alone at first.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> CreateError {
    move |error| CreateError::Write { path: path.to_owned(), reason: Cause::from(&error) }
}
