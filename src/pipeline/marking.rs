//! Which changes are marked in what the history told at an earlier commit.

use super::origin::Origin;
use crate::config;
use crate::content;
use crate::history::{History, Mark, Marking};
use crate::portal::{FlaggedAt, flags};
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
}
