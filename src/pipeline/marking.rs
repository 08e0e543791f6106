//! Which changes are marked: in what the history told at an earlier commit, and what the repository keeps of it.

use sha2::{Digest, Sha256};

use super::Opened;
use super::origin::{Origin, PROGRAM};
use crate::config;
use crate::content;
use crate::history::{History, Mark, Marking};
use crate::portal::{FlaggedAt, KeptMarks, flags};
use crate::source::{CommitId, ReadError, Revision};

impl Marking for Origin {
    /// What cannot be read at the commit marks nothing.
    fn marks(&self, told: &History, commit: CommitId, root: &str) -> Vec<Mark> {
        self.marks_at(told, commit, root).unwrap_or_default()
    }
}

impl Origin {
    fn marks_at(&self, told: &History, commit: CommitId, root: &str) -> Result<Vec<Mark>, ReadError> {
        let Some(repository) = &self.repository else { return Ok(Vec::new()) };
        let source = Revision::new(repository, commit).below(root);
        let config::Loaded { config, rest, .. } = config::load(&source)?;
        let Some(config) = config.or(rest) else { return Ok(Vec::new()) };
        let content::Loaded { content, .. } = content::load(&source, &config, self.request.as_of)?;
        let marked = flags(told, &content, &config).into_iter().filter_map(|flagged| match flagged.at {
            FlaggedAt::Goal { goal, change } => {
                Some(Mark { step: flagged.step, goal, change, word: flagged.flag.word() })
            }
            FlaggedAt::Rule(_) | FlaggedAt::Site(_) => None,
        });
        Ok(marked.collect())
    }

    /// The marks that an earlier build kept, and the program that makes them anew: what another one judged counts for nothing.
    pub(super) fn kept_marks(&self) -> Option<(&str, KeptMarks)> {
        if self.request.publication.is_apart {
            return None;
        }
        let bytes = self.repository.as_ref()?.kept(&self.kept_name("marks"))?;
        let (checksum, rest) = bytes.split_at_checked(32)?;
        let is_whole = Sha256::digest(rest).as_slice() == checksum;
        Some((PROGRAM, postcard::from_bytes(rest).ok().filter(|_| is_whole)?))
    }
}

/// Keeps the marks of a portal that was built, if they are not kept already.
pub(super) fn keep(opened: &Opened, program: &str) {
    let Opened { origin, content, history, config, .. } = opened;
    let is_new = opened.trail().known_marks < history.steps.len();
    let Some(repository) = origin.repository.as_ref().filter(|_| is_new) else { return };
    let marks = KeptMarks::of(program, history, content, config, &opened.trail().flagged);
    if let Some(Ok(bytes)) = marks.map(|marks| postcard::to_stdvec(&marks)) {
        let checksum = Sha256::digest(&bytes);
        repository.keep(&origin.kept_name("marks"), &[checksum.as_slice(), &bytes].concat());
    }
}
