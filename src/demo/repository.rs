//! Writes the commits of a demo into a new folder as a Git repository.
#![expect(clippy::disallowed_methods, reason = "the demo is a new folder, written once")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gix::objs::tree::EntryKind;
use jiff::civil::Date;

use super::{Commit, DemoError, Files};

/// Name of author and committer.
pub const AUTHOR: &str = "Rekonstruktion aus öffentlichen Quellen";
/// Their address.
pub const EMAIL: &str = "rekonstruktion@example.org";

/// What Git is not to look at: the built site.
const EXCLUDED: &str = "/public/\n";

/// Makes `folder` a Git repository with these commits on the branch `main`, and the files of the last one. The folder
/// must be empty or not exist. Nothing of the machine's settings plays a part, so the hashes are the same everywhere.
///
/// # Errors
/// Any [`DemoError`] but [`DemoError::Content`]; then the folder is as it was.
pub fn create(commits: &[Commit], folder: &Path) -> Result<(), DemoError> {
    let exists = check(folder)?;
    // Made apart and moved at the end, within one file system: into the folder that exists, or beside the one to be.
    let around = if exists { folder } else { parent(folder) };
    let apart = tempfile::Builder::new().prefix(".zielstand-demo-").tempdir_in(around).map_err(failed(around))?;
    let made = apart.path().join("demo");
    write(commits, &made, folder)?;
    if exists { move_entries(&made, folder) } else { fs::rename(&made, folder).map_err(failed(folder)) }
}

/// Whether the folder exists, which then is empty.
fn check(folder: &Path) -> Result<bool, DemoError> {
    let path = || folder.to_owned();
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(true),
        Ok(false) => Err(DemoError::NotEmpty { path: path() }),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(DemoError::NotAFolder { path: path() }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(folder)(error)),
        // A link into nowhere exists without its target.
        Err(_) if fs::symlink_metadata(folder).is_ok() => Err(DemoError::NotAFolder { path: path() }),
        Err(_) if !parent(folder).is_dir() => Err(DemoError::NoParent { path: parent(folder).to_owned() }),
        Err(_) => Ok(false),
    }
}

fn parent(folder: &Path) -> &Path {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Moves what is in `from` into the empty folder `to`, or nothing of it.
fn move_entries(from: &Path, to: &Path) -> Result<(), DemoError> {
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
fn write(commits: &[Commit], made: &Path, folder: &Path) -> Result<(), DemoError> {
    let refused = |error: gix::Error| DemoError::Repository { path: folder.to_owned(), reason: error.to_string() };
    let repository = record(commits, made).map_err(refused)?;
    let exclude = repository.git_dir().join("info").join("exclude");
    fs::write(&exclude, EXCLUDED).map_err(failed(folder))?;
    let files: Files = commits.iter().flat_map(|commit| commit.files.clone()).collect();
    for (path, bytes) in &files {
        let place = made.join(path);
        fs::create_dir_all(parent(&place))
            .and_then(|()| fs::write(&place, bytes))
            .map_err(failed(&folder.join(path)))?;
    }
    Ok(())
}

/// Writes all objects, the branch and the index.
fn record(commits: &[Commit], folder: &Path) -> Result<gix::Repository, gix::Error> {
    let options = gix::create::Options { object_hash: Some(gix::hash::Kind::Sha1), ..Default::default() };
    let kind = gix::create::Kind::WithWorktree;
    let repository = gix::ThreadSafeRepository::init_opts(folder, kind, options, gix::open::Options::isolated())?;
    let repository = repository.to_thread_local();
    let mut tree = repository.empty_tree().id;
    let mut parent: Option<gix::ObjectId> = None;
    for commit in commits {
        let mut editor = repository.edit_tree(tree)?;
        for (path, bytes) in &commit.files {
            editor.upsert(path, EntryKind::Blob, repository.write_blob(bytes)?)?;
        }
        tree = editor.write()?.detach();
        let time = format!("{} +0000", noon(commit.date));
        let person = gix::actor::SignatureRef { name: AUTHOR.into(), email: EMAIL.into(), time: &time };
        parent = Some(repository.commit_as(person, person, "HEAD", &commit.message, tree, parent)?.detach());
    }
    repository.index_from_tree(&tree)?.write(gix::index::write::Options::default())?;
    Ok(repository)
}

/// Seconds from 1970 to noon of that day in UTC.
fn noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |noon| noon.timestamp().as_second())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> DemoError {
    move |error| DemoError::Write { path: path.to_owned(), reason: reason(&error) }
}

/// The usual reasons in German; anything else in the system's words.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "keine Berechtigung".to_owned(),
        io::ErrorKind::StorageFull => "kein Platz mehr".to_owned(),
        _ => error.to_string(),
    }
}
