//! The whole way from commits to steps: what the cache knows, and what comes after it.

use std::sync::Arc;

use jiff::civil::Date;

use super::retold::{Marked, retold};
use super::trees::{FileChange, RawStep};
use super::{Extent, History, Scope, Tip, cache, parse, walk};
use crate::config::{self, Then};
use crate::source::{BlobId, CommitId, Repository, RepositoryError, unpack};

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
    let reader = Reader { repository, head, scope, as_of, key: &key, keep, is_part: false };
    let after = |known| reader.after(known).map_err(|error| repository.explain(error));
    if let Some(known) = cache::load(repository, &key)
        && let Some(history) = after(Some(known))?
    {
        return Ok(history);
    }
    after(None)?.ok_or(RepositoryError::NoCommit)
}

/// Reads the whole history from the commits alone, whatever earlier builds kept.
///
/// # Errors
/// A repository that is damaged or incomplete.
pub fn read_anew(
    repository: &Repository,
    head: CommitId,
    scope: Scope<'_>,
    as_of: Date,
) -> Result<History, RepositoryError> {
    let key = cache::Key::of(repository, head, scope);
    let reader = Reader { repository, head, scope, as_of, key: &key, keep: false, is_part: false };
    reader.after(None).map_err(|error| repository.explain(error))?.ok_or(RepositoryError::NoCommit)
}

/// Steps whose files are held at once: all of them would fill the memory.
const TOGETHER: usize = 3072;

#[derive(Clone, Copy)]
struct Reader<'a> {
    repository: &'a Repository,
    head: CommitId,
    scope: Scope<'a>,
    as_of: Date,
    key: &'a cache::Key,
    keep: bool,
    /// Whether what settings change in what was told is of no interest.
    is_part: bool,
}

impl Reader<'_> {
    /// What is known, and what comes after it. `None` if the known part is none of this branch, or would be read otherwise
    /// now.
    fn after(&self, known: Option<cache::Known>) -> Result<Option<History>, RepositoryError> {
        let (known, kept) = known.unzip();
        let known = known.unwrap_or_default();
        let is_new = known.tip != Some(self.head);
        let Some(mut walked) = walk::walk(self.repository, self.head, self.scope, self.as_of, known)? else {
            return Ok(None);
        };
        // Days follow from all commits and the as-of day, so what is kept are claims.
        let line = walked.line;
        let (mut steps, mut fold, old) =
            kept.map_or_else(Default::default, |kept| (kept.steps, kept.fold, Some(kept.old)));
        // Names of fields may have a last day, and days may be read otherwise: what was read for another day is read again.
        let is_by_day = !self.scope.past.otherwise.is_empty() && line.all_wrong().next().is_some();
        if !steps.is_empty() && is_by_day || steps.iter().any(|step| step.commit.day_in(&line) != step.commit.date) {
            return Ok(None);
        }
        let new = walked.steps.iter_mut().map(|step| &mut step.commit).chain([&mut walked.tip]);
        new.for_each(|commit| commit.count_on(&line));
        let is_new = is_new || steps.is_empty();
        let other_pasts = if self.is_part { Vec::new() } else { self.other_pasts(&walked.steps)? };
        let mut rest = walked.steps.into_iter();
        loop {
            let next: Vec<RawStep> = rest.by_ref().take(TOGETHER).collect();
            if next.is_empty() {
                break;
            }
            let records = self.scope.records;
            let parsed = parse::parse(self.repository, &next, &walked.today, records, fold.unread().read())?;
            steps.extend(fold.fold(next, &parsed, walked.cut.as_deref()));
            // Taking thousands of old states apart takes a while, and nobody has to wait for it.
            rayon::spawn(move || drop(parsed));
        }
        steps.iter_mut().for_each(|step| step.count_on(&line));
        for (commit, [was, is]) in &other_pasts {
            let Some(place) = line.commits().iter().position(|(known, _)| known == commit) else { continue };
            let parent = place.checked_sub(1).and_then(|parent| line.commits().get(parent));
            let root_at = |is_then: &dyn Fn(usize) -> bool| {
                walked.read_as.iter().rfind(|(from, _)| is_then(*from)).map(|(_, read_as)| read_as.root.as_str())
            };
            let (root, now) = (root_at(&|from| from < place), root_at(&|from| from <= place));
            let read = |then| -> Result<Marked, RepositoryError> {
                let told = match parent {
                    Some(parent) => self.up_to(parent.0, root, then)?,
                    None => History::default(),
                };
                let marking = self.scope.marking.map(|marking| {
                    marking.marks(&told, *commit, now.or(self.scope.root).unwrap_or(self.repository.prefix()))
                });
                Ok((told, marking.unwrap_or_default()))
            };
            let told = [read(was)?, read(is)?];
            let id = commit.to_string();
            if let Some(step) = steps.iter_mut().rfind(|step| step.commit.id == id) {
                step.retold = retold(&line, &told);
            }
        }
        if self.keep && is_new && !walked.shallow && walked.is_plain && !is_by_day {
            let (line, read_as) = (&line, walked.read_as.as_slice());
            let (seen, has_settings) = (walked.seen, walked.has_settings);
            let kept =
                cache::Kept { tip: self.head, seen, line, read_as, has_settings, steps: &steps, fold: &fold, old };
            cache::store(self.repository, self.key, &kept);
        }
        let extent = if walked.shallow { Extent::Shallow } else { Extent::Complete };
        let first_rules = fold.first_rules().cloned();
        let tip = Tip::new(fold);
        let uncommitted = tip.differing(self.scope.records);
        let (head, steps, line, read_as) = (Some(walked.tip), steps.into(), Arc::new(line), walked.read_as);
        Ok(Some(History { extent, head, steps, line, read_as, uncommitted, first_rules, tip }))
    }

    /// The commits whose settings read old states otherwise than those before, with both.
    fn other_pasts(&self, steps: &[RawStep]) -> Result<Vec<(CommitId, [Then; 2])>, RepositoryError> {
        let handle = self.repository.handle();
        let mut found = Vec::new();
        for RawStep { commit, settings, .. } in steps {
            let Some(FileChange { old: Some(old), new: Some(new), .. }) = settings else { continue };
            let read = |blob: &BlobId| {
                let bytes = unpack(&handle, blob.0, config::FILE_LIMIT)?;
                Ok::<_, RepositoryError>(bytes.ok().and_then(|bytes| config::then(&bytes).ok()))
            };
            let (Some(was), Some(is), Some(id)) = (read(old)?, read(new)?, CommitId::from_hex(&commit.id)) else {
                continue;
            };
            if !was.reads_the_past_as(&is) {
                found.push((id, [was, is]));
            }
        }
        Ok(found)
    }

    /// The history up to a commit, at which the portal lay in `root`, as these settings read and tell it.
    fn up_to(&self, head: CommitId, root: Option<&str>, then: &Then) -> Result<History, RepositoryError> {
        let scope =
            Scope { past: &then.past, eras: &then.fields, words: &then.words, records: &[], root, ..self.scope };
        let part = Reader { head, scope, keep: false, is_part: true, ..*self };
        Ok(part.after(None)?.unwrap_or_default())
    }
}
