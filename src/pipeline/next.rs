//! How the log of publications goes on.

use std::path::PathBuf;

use super::Opened;
use crate::proof::{Entry, Log, OldCheckpoint, PublicKey, Rewriting, Rewritten, sha256_hex};
use crate::publish::Manifest;

/// How the log goes on.
pub(super) struct Next {
    pub log: Log,
    /// That the past is told otherwise now.
    pub rewritten: Option<Rewritten>,
    /// The checkpoint that the publication is known to have, with its signature, if it is built again.
    pub stands: Option<Vec<u8>>,
    /// The checkpoint in the output folder, which the log has to have grown from, and where that and the log before lie.
    pub grows: Option<(OldCheckpoint, PathBuf, String)>,
}

/// What became of a publication in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// The log begins with it.
    Begun,
    /// It is one more.
    Added,
    /// The same was published before.
    Same,
    /// It is none: without a commit, or with files that differ from it.
    Preview,
}

impl Next {
    /// The accepted changes of the past, with that of this publication.
    pub fn all_rewritten(&self) -> Vec<Rewritten> {
        self.log.rewritten().into_iter().chain(self.rewritten.clone()).collect()
    }

    /// Whether the last publication had these files, and answers for what else the manifest says.
    pub fn has(&self, manifest: &Manifest) -> bool {
        let root = manifest.listing().root();
        let is_same = |last: &Entry| {
            (last.files, &last.root) == (root.0, &root.1)
                && last.program == manifest.header.generator.words()
                && last.header.as_ref().is_none_or(|sum| *sum == manifest.header.sum(self.log.origin()))
        };
        self.log.entries().last().is_some_and(is_same)
    }

    /// Adds the publication of such a site, unless it is none or was the last one already.
    pub fn note(mut self, opened: &Opened, manifest: &Manifest) -> (Log, Noted) {
        let Some(commit) = manifest.header.commit.clone().filter(|_| !manifest.header.dirty) else {
            return (self.log, Noted::Preview);
        };
        if self.rewritten.is_none() && self.has(manifest) {
            return (self.log, Noted::Same);
        }
        let root = manifest.listing().root();
        let noted = if self.log.entries().is_empty() { Noted::Begun } else { Noted::Added };
        let changes = opened.history.changes();
        let key = opened.config.publications.key.as_ref().map(PublicKey::fingerprint);
        let (rewritten, lost) = match self.rewritten {
            Some(Rewritten { how, reason, lost, .. }) => {
                let sha256 = sha256_hex(&lost.to_json());
                (Some(Rewriting { how, reason, sha256 }), Some(lost))
            }
            None => (None, None),
        };
        let mut entry = Entry::new(commit, opened.as_of, manifest.header.generator.words(), changes, root);
        (entry.key, entry.rewritten) = (key, rewritten);
        entry.header = Some(manifest.header.sum(self.log.origin()));
        self.log.add(entry, lost);
        (self.log, noted)
    }
}
