//! A portal in memory, for tests and previews.

use std::collections::BTreeMap;

use super::{BlobId, Entry, EntryKind, ReadError, Source};

/// Files by path.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Files by path; a later file replaces an earlier one of the same path.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }
}

impl Source for Memory {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let inside = |rest: &str| folder.is_empty() || rest.starts_with('/');
        let below = |path: &&String| path.strip_prefix(folder).is_some_and(inside);
        let entry =
            |path: &String| Entry { path: path.clone(), kind: EntryKind::File { size: self.files[path].len() as u64 } };
        Ok(self.files.keys().filter(below).map(entry).collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError> {
        Ok(self.files.get(path).cloned())
    }

    fn blob_id(&self, _bytes: &[u8]) -> Option<BlobId> {
        None
    }
}
