//! The stage: a folder inside the output folder, so on the same file system, for everything that is not yet the site.
//!
//! ```text
//! .zielstand-stage/lock          locked while a build writes; holds its process id for the message
//!                  journal.json  paths that are about to appear
//!                  new/0 …       changed files, as they come
//!                  folders/      folders that the site does not have yet, with all that is in them
//!                  old/0 …       what they replace, until all is done
//! ```
//!
//! The lock is one of the operating system: it ends with its process, however that ends. A process id alone would not do:
//! in a container every build may have the same one.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::json;

use super::{Action, PublishError, Staged};

/// Name of the stage in the output folder.
pub(super) const STAGE: &str = ".zielstand-stage";

const LOCK: &str = "lock";
const JOURNAL: &str = "journal.json";

/// How often to begin again when another build removes its stage between two of our calls.
const ATTEMPTS: usize = 100;

/// The stage of the one build that may write.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    /// Folders that were made for this run, the deepest last.
    made: Vec<PathBuf>,
    /// Locked as long as it is open.
    _lock: File,
}

/// Refuses if a build writes into the folder right now.
pub(super) fn check_free(out: &Path) -> Result<(), PublishError> {
    let path = out.join(STAGE).join(LOCK);
    match File::open(&path) {
        Ok(file) => match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(busy(out, &path)),
            // Whether locks work here at all is seen when one is needed.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
        },
        // A reader's eyes only: what stands in the way is found and named later.
        Err(_) => Ok(()),
    }
}

/// The paths that a killed build was about to write.
pub(super) fn announced(out: &Path) -> Result<BTreeSet<String>, PublishError> {
    #[derive(Deserialize)]
    struct Journal {
        paths: BTreeSet<String>,
    }
    let stage = out.join(STAGE);
    // A link is foreign; nothing behind it is read.
    if !fs::symlink_metadata(&stage).is_ok_and(|metadata| metadata.is_dir()) {
        return Ok(BTreeSet::new());
    }
    let path = stage.join(JOURNAL);
    match fs::read(&path) {
        Ok(json) => match serde_json::from_slice::<Journal>(&json) {
            Ok(journal) => Ok(journal.paths),
            Err(source) => Err(PublishError::OldJournal { path, source }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(PublishError::io(Action::Read, &path)(error)),
    }
}

impl Stage {
    /// Makes the folders that are missing and locks the stage.
    pub(super) fn enter(out: &Path) -> Result<Self, PublishError> {
        let mut made = Vec::new();
        let result = make_folders(out, &mut made).and_then(|()| lock(out));
        match result {
            Ok(lock) => Ok(Self { root: out.join(STAGE), made, _lock: lock }),
            Err(error) => {
                remove_folders(&made);
                Err(error)
            }
        }
    }

    /// The place for a changed file.
    pub(super) fn place(&self, path: &str, staged: Staged) -> PathBuf {
        match staged {
            Staged::Alone(index) => self.root.join("new").join(index.to_string()),
            Staged::WithFolder | Staged::Same => self.new_folder(path),
        }
    }

    /// The place for a file or folder of the site that comes with a folder of its own.
    pub(super) fn new_folder(&self, path: &str) -> PathBuf {
        self.root.join("folders").join(path)
    }

    /// The place for the `index`-th file or folder that goes away.
    pub(super) fn old_file(&self, index: usize) -> PathBuf {
        self.root.join("old").join(index.to_string())
    }

    /// Removes what a killed build left, but for its journal, and makes room for new files.
    pub(super) fn clear(&self) -> Result<(), PublishError> {
        self.clear_but(&[LOCK, JOURNAL])?;
        for folder in ["new", "folders", "old"].map(|name| self.root.join(name)) {
            fs::create_dir(&folder).map_err(PublishError::io(Action::CreateFolder, &folder))?;
        }
        Ok(())
    }

    /// Writes a file of the site to its place in the stage.
    pub(super) fn take(&self, path: &str, bytes: &[u8], staged: &Path) -> Result<(), PublishError> {
        let write = || {
            match staged.parent() {
                Some(folder) if staged.starts_with(self.root.join("folders")) => fs::create_dir_all(folder)?,
                _ => {}
            }
            fs::write(staged, bytes)
        };
        // Named by its place in the site.
        let site = self.root.parent().unwrap_or(&self.root);
        write().map_err(PublishError::io(Action::Write, &site.join(path)))
    }

    /// Writes the journal, safe on the disk when this returns.
    pub(super) fn announce(&self, paths: &BTreeSet<&str>) -> Result<(), PublishError> {
        let path = self.root.join(JOURNAL);
        let fresh = self.root.join("journal.json.new");
        let write = || {
            let mut file = File::create(&fresh)?;
            file.write_all(format!("{:#}\n", json!({ "paths": paths })).as_bytes())?;
            file.sync_all()?;
            fs::rename(&fresh, &path)?;
            sync_folder(&self.root)
        };
        write().map_err(PublishError::io(Action::Write, &path))
    }

    /// The site is complete. What cannot be removed now is left to the next build, for the site is good.
    pub(super) fn finish(&self) {
        let _left = self.clear_but(&[LOCK]);
        self.unlock();
    }

    /// Nothing has changed in the folder: it shall look as before, with a journal for the files of a killed build.
    pub(super) fn abandon(&self, unlisted: &BTreeSet<&str>) {
        // The error that brought us here is the one to report; a longer journal than necessary does no harm.
        let _left = self.clear_but(&[LOCK, JOURNAL]);
        if unlisted.is_empty() || self.announce(unlisted).is_err() {
            let keep = if unlisted.is_empty() { &[LOCK][..] } else { &[LOCK, JOURNAL] };
            let _left = self.clear_but(keep);
        }
        self.release();
    }

    /// Lets go of the lock and leaves everything as it is.
    pub(super) fn release(&self) {
        self.unlock();
        remove_folders(&self.made);
    }

    /// Removes the lock file while the lock is held, so that no other build ever waits on a file without a name.
    fn unlock(&self) {
        let _left = fs::remove_file(self.root.join(LOCK));
        // Stays if a journal is in it, or the lock of the next build.
        let _left = fs::remove_dir(&self.root);
    }

    fn clear_but(&self, keep: &[&str]) -> Result<(), PublishError> {
        let entries = fs::read_dir(&self.root).map_err(PublishError::io(Action::List, &self.root))?;
        for entry in entries {
            let entry = entry.map_err(PublishError::io(Action::List, &self.root))?;
            if keep.iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            let path = entry.path();
            let is_folder = entry.file_type().map_err(PublishError::io(Action::List, &path))?.is_dir();
            let removed = if is_folder { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed.map_err(PublishError::io(Action::Remove, &path))?;
        }
        Ok(())
    }
}

/// Makes `out` and the folders above it, noting each.
fn make_folders(out: &Path, made: &mut Vec<PathBuf>) -> Result<(), PublishError> {
    let missing: Vec<&Path> =
        out.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    for path in missing.into_iter().rev() {
        match fs::create_dir(path) {
            Ok(()) => made.push(path.to_owned()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(PublishError::io(Action::CreateFolder, path)(error)),
        }
    }
    Ok(())
}

/// Takes back [`make_folders`]; folders with something in them stay.
fn remove_folders(made: &[PathBuf]) {
    for path in made.iter().rev() {
        let _left = fs::remove_dir(path);
    }
}

fn lock(out: &Path) -> Result<File, PublishError> {
    let root = out.join(STAGE);
    let path = root.join(LOCK);
    for _ in 0..ATTEMPTS {
        match fs::create_dir(&root) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(PublishError::io(Action::CreateFolder, &root)(error));
            }
            _ => {}
        }
        let file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(PublishError::io(Action::Write, &path)(error)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(busy(out, &path)),
            Err(TryLockError::Error(error)) => {
                return Err(PublishError::io(Action::Lock, &path)(error));
            }
        }
        if is_at(&file, &path) {
            return match note_process(&file) {
                Ok(()) => Ok(file),
                Err(error) => {
                    let _left = fs::remove_file(&path);
                    let _left = fs::remove_dir(&root);
                    Err(PublishError::io(Action::Write, &path)(error))
                }
            };
        }
    }
    Err(busy(out, &path))
}

/// Whether the locked file still has its name: the build before may just have removed it.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
        let named = fs::symlink_metadata(path).ok().map(id);
        named.is_some() && named == file.metadata().ok().map(id)
    }
    #[cfg(not(unix))]
    {
        file.metadata().is_ok() && path.exists()
    }
}

fn note_process(mut file: &File) -> io::Result<()> {
    file.set_len(0)?;
    write!(file, "{}", std::process::id())
}

fn busy(out: &Path, lock: &Path) -> PublishError {
    // Only for the message.
    let pid = fs::read_to_string(lock).ok().and_then(|pid| pid.trim().parse().ok());
    PublishError::Busy { out: out.to_owned(), pid }
}

fn sync_folder(path: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened as a file.
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}
