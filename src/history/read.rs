//! The whole way from commits to steps: what the cache knows, and what comes after it.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Extent, History, Scope, Tip, cache, parse, walk};
use crate::source::{CommitId, Line, Repository, RepositoryError};

/// Reads the history up to `head` as it stands on the as-of day, as far as the cache does not know it yet; `keep` renews the
/// cache.
///
/// # Errors
/// A repository that is damaged or incomplete. A cache that is damaged or cannot be written is none.
pub fn read(
    repository: &Repository,
    head: CommitId,
    scope: Scope<'_>,
    as_of: Date,
    keep: bool,
) -> Result<History, RepositoryError> {
    let key = cache::Key::of(repository, head, scope);
    let reader = Reader { repository, head, scope, as_of, key: &key, keep };
    if let Some(known) = cache::load(repository, &key)
        && let Some(history) = reader.after(Some(known))?
    {
        return Ok(history);
    }
    reader.after(None)?.ok_or(RepositoryError::NoCommit)
}

struct Reader<'a> {
    repository: &'a Repository,
    head: CommitId,
    scope: Scope<'a>,
    as_of: Date,
    key: &'a cache::Key,
    keep: bool,
}

impl Reader<'_> {
    /// What is known, and what comes after it. `None` if the known part is none of this branch, or would be read otherwise
    /// now.
    fn after(&self, known: Option<cache::Known>) -> Result<Option<History>, RepositoryError> {
        let (known, kept) = known.unzip();
        let known = known.unwrap_or_default();
        let is_new = known.tip != Some(self.head);
        let Some(mut walked) = walk::walk(self.repository, self.head, self.scope, known)? else {
            return Ok(None);
        };
        // Days follow from all commits and the as-of day, so what is kept are claims.
        let line = Line::new(walked.line.clone(), self.as_of);
        let (mut steps, mut fold, old) =
            kept.map_or_else(Default::default, |kept| (kept.steps, kept.fold, Some(kept.old)));
        // Names of fields may have a last day: what was read for another day is read again.
        if steps.iter().any(|step| step.commit.day_in(&line) != step.commit.date) {
            return Ok(None);
        }
        let new = walked.steps.iter_mut().map(|step| &mut step.commit).chain([&mut walked.tip]);
        new.for_each(|commit| commit.count_on(&line));
        let is_new = is_new || steps.is_empty();
        let parsed = parse::parse(self.repository, &walked.steps, &walked.today, self.scope.records)?;
        steps.extend(fold.fold(walked.steps, &parsed, walked.cut.as_deref()));
        steps.iter_mut().for_each(|step| step.count_on(&line));
        if self.keep && is_new && !walked.shallow && walked.is_plain {
            let (line, roots) = (walked.line.as_slice(), walked.roots.as_slice());
            let (seen, has_settings) = (walked.seen, walked.has_settings);
            let kept = cache::Kept { tip: self.head, seen, line, roots, has_settings, steps: &steps, fold: &fold, old };
            cache::store(self.repository, self.key, &kept);
        }
        let extent = if walked.shallow { Extent::Shallow } else { Extent::Complete };
        // Taking thousands of old states apart takes a while, and nobody has to wait for it.
        rayon::spawn(move || drop(parsed));
        let first_rules = fold.first_rules().cloned();
        let tip = Tip::new(fold);
        let uncommitted = tip.differing(self.scope.records);
        let (head, steps, line, roots) = (Some(walked.tip), steps.into(), Arc::new(line), walked.roots);
        Ok(Some(History { extent, head, steps, line, roots, uncommitted, first_rules, tip }))
    }
}
