//! Files that the program keeps for itself in the repository's own folder, beside its objects: never tracked, and of no
//! loss if somebody deletes them.
#![expect(clippy::disallowed_methods, reason = "reading and writing files is this module's job")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::Repository;

impl Repository {
    /// What was kept under a name, if it can be read.
    pub fn kept(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.keeping(name)).ok()
    }

    /// Keeps bytes under a name. A repository that cannot be written to keeps nothing.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        let file = self.keeping(name);
        let written = file.parent().and_then(|folder| {
            fs::create_dir_all(folder).ok()?;
            // Renamed when it is whole: another build may read it at this moment.
            let mut new = tempfile::NamedTempFile::new_in(folder).ok()?;
            new.write_all(bytes).ok()?;
            new.persist(&file).ok()
        });
        drop(written);
    }

    fn keeping(&self, name: &str) -> PathBuf {
        self.folder().join("zielstand").join(name)
    }
}
