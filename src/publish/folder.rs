//! What stands in the output folder, and whether all of it is ours.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::names::{KEPT, folders};
use super::stage::{self, STAGE};
use super::{Action, Entry, MANIFEST_PATH, Manifest, PublishError};
use crate::proof::sha256_hex;

/// How many foreign files an error names.
const NAMED: usize = 10;

/// An output folder in which everything is ours; paths are relative, parts separated by `/`.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// The site's files; [`KEPT`] and the stage are not among them.
    pub(super) files: BTreeSet<String>,
    pub(super) folders: BTreeSet<String>,
    /// Files that the old manifest lists, whether they exist or not.
    pub(super) listed: BTreeSet<String>,
    /// Files that a killed build was about to write.
    pub(super) announced: BTreeSet<String>,
}

impl Folder {
    /// Reads the folder; one that does not exist is empty.
    pub(super) fn read(out: &Path) -> Result<Self, PublishError> {
        match fs::metadata(out) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => {
                return Err(PublishError::NotAFolder { out: out.to_owned() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // A link into nowhere exists without its target.
                let link = fs::symlink_metadata(out).is_ok();
                return if link { Err(PublishError::NotAFolder { out: out.to_owned() }) } else { Ok(Self::default()) };
            }
            Err(error) => return Err(PublishError::io(Action::Read, out)(error)),
        }
        let mut folder = Self::default();
        let mut foreign = folder.list(out)?;
        if folder.files.contains(MANIFEST_PATH) {
            folder.listed = listed(&out.join(MANIFEST_PATH))?;
        }
        folder.announced = stage::announced(out)?;
        let ours = |path: &&String| !folder.listed.contains(*path) && !folder.announced.contains(*path);
        foreign.extend(folder.files.iter().filter(ours).cloned());
        if foreign.is_empty() {
            return Ok(folder);
        }
        let count = foreign.len();
        let files = foreign.into_iter().take(NAMED).collect();
        Err(PublishError::ForeignFiles { out: out.to_owned(), files, count })
    }

    /// What a killed build announced, no manifest lists and something is left of: the file, or a folder made for it.
    pub(super) fn unlisted(&self) -> BTreeSet<&str> {
        let left = |path: &&str| self.files.contains(*path) || folders(path).any(|above| self.folders.contains(above));
        self.announced.difference(&self.listed).map(String::as_str).filter(left).collect()
    }

    /// Whether the folder has a file with exactly these bytes.
    pub(super) fn has(&self, out: &Path, path: &str, bytes: &[u8]) -> Result<bool, PublishError> {
        Ok(self.files.contains(path) && has_bytes(&out.join(path), bytes)?)
    }

    /// Whether a file of the folder is what a manifest says of it.
    pub(super) fn holds(&self, out: &Path, entry: &Entry) -> Result<bool, PublishError> {
        if !self.files.contains(&entry.path) {
            return Ok(false);
        }
        let path = out.join(&entry.path);
        let same_length = fs::metadata(&path).is_ok_and(|metadata| metadata.len() == entry.bytes);
        let bytes = || fs::read(&path).map_err(PublishError::io(Action::Read, &path));
        Ok(same_length && sha256_hex(&bytes()?) == entry.sha256)
    }

    /// The topmost folder above a file that is not there yet. The manifest comes last and so never with a folder.
    pub(super) fn missing_above<'p>(&self, path: &'p str) -> Option<&'p str> {
        folders(path).find(|above| path != MANIFEST_PATH && !self.folders.contains(*above))
    }

    /// Takes files and folders in; gives back what can never be ours: links and special files.
    fn list(&mut self, out: &Path) -> Result<BTreeSet<String>, PublishError> {
        let mut foreign = BTreeSet::new();
        let is_stage =
            |entry: &DirEntry| entry.depth() == 1 && entry.file_name() == STAGE && entry.file_type().is_dir();
        for entry in WalkDir::new(out).min_depth(1).into_iter().filter_entry(|entry| !is_stage(entry)) {
            let entry = entry.map_err(|error| {
                let path = error.path().map_or_else(|| out.to_owned(), PathBuf::from);
                PublishError::io(Action::List, &path)(error.into())
            })?;
            let path = relative(out, &entry);
            if entry.file_type().is_dir() {
                self.folders.insert(path);
            } else if !entry.file_type().is_file() {
                foreign.insert(path);
            } else if !KEPT.contains(&path.as_str()) {
                self.files.insert(path);
            }
        }
        Ok(foreign)
    }
}

/// A name that is not UTF-8 changes here, and so is never taken for ours.
fn relative(out: &Path, entry: &DirEntry) -> String {
    let path = entry.path().strip_prefix(out).unwrap_or(entry.path());
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn listed(path: &Path) -> Result<BTreeSet<String>, PublishError> {
    let json = fs::read(path).map_err(PublishError::io(Action::Read, path))?;
    let manifest =
        Manifest::from_json(&json).map_err(|source| PublishError::OldManifest { path: path.to_owned(), source })?;
    let files = manifest.files.into_iter().map(|file| file.path);
    Ok(files.chain(manifest.apart).chain([MANIFEST_PATH.to_owned()]).collect())
}

/// The bytes of a file of the folder; `None` if there is no such file.
pub(super) fn read(out: &Path, path: &str) -> Result<Option<Vec<u8>>, PublishError> {
    let path = out.join(path);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(PublishError::io(Action::Read, &path)(error)),
    }
}

/// Whether a file has exactly these bytes; read only if the length fits.
fn has_bytes(path: &Path, bytes: &[u8]) -> Result<bool, PublishError> {
    let read = || {
        let same_length = fs::metadata(path)?.len() == bytes.len() as u64;
        Ok(same_length && fs::read(path)? == bytes)
    };
    read().map_err(PublishError::io(Action::Read, path))
}
