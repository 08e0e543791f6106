//! The state after the newest commit, and what a commit of today's files would change in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::commit::Commit;
use super::fold::Fold;
use super::parse::Parsed;
use super::reading::Reading;
use super::site::SiteEntry;
use super::trees::{FileChange, RawStep};
use super::{Scope, Step};
use crate::config::FILE;
use crate::content::{SiteKind, SitePlaces, StoredRecord, rules};
use crate::source::{BlobId, ReadError, Repository, Source};

/// Files beside the goals that differ between two states of a portal, with their bytes.
#[derive(Debug, Default)]
pub struct Beside {
    files: Vec<SiteEntry>,
    bytes: Vec<(SiteKind, BlobId, Vec<u8>)>,
}

impl Beside {
    /// Those among the files `paths` that are such ones; of each state its files, and where they lie.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn of(
        repository: &Repository,
        paths: &[String],
        states: [(&dyn Source, &SitePlaces); 2],
    ) -> Result<Self, ReadError> {
        let mut beside = Self::default();
        for path in paths {
            let mut sides = [None, None];
            let mut kind = None;
            for (side, (source, places)) in sides.iter_mut().zip(states) {
                let Some((found, name)) = places.at(path) else { continue };
                let Some(bytes) = source.read(path)? else { continue };
                kind = Some((found, SiteEntry::source_of(found, name)));
                *side = repository.blob_id(&bytes);
                beside.bytes.extend(side.map(|id| (found, id, bytes)));
            }
            let [old, new] = sides;
            let file = |(kind, source)| SiteEntry { kind, path: path.clone(), was: None, source, old, new };
            beside.files.extend(kind.filter(|_| old != new).map(file));
        }
        beside.files.sort_by(|one, other| (one.kind, &one.path).cmp(&(other.kind, &other.path)));
        Ok(beside)
    }
}

/// The goals' files and the settings as the newest commit left them. A copy shares them.
#[derive(Debug, Clone, Default)]
pub struct Tip(Arc<Fold>);

impl Tip {
    pub(super) fn new(fold: Fold) -> Self {
        Self(Arc::new(fold))
    }

    /// The state of a portal with these pages and `settings`, the bytes of their file, that were read on a day.
    pub fn of(day: Date, scope: Scope<'_>, settings: &[u8]) -> Self {
        let commit = Commit::planned("", day, scope.words);
        let (raw, parsed) = Self::default().planned(commit, scope, |_| false, settings, &Beside::default());
        let mut fold = Fold::default();
        fold.fold(vec![raw], &parsed, None);
        Self::new(fold)
    }

    /// The paths of all goals' files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.0.slots().paths()
    }

    /// Paths of goal pages whose bytes are not those of the newest commit.
    pub fn differing(&self, records: &[StoredRecord]) -> Vec<String> {
        self.0.slots().differing(records)
    }

    /// The step that `commit` would be if today's files were committed with it: the pages of `scope`, and `settings`, the
    /// bytes of their file, and what is `beside` the goals. `is_there` tells of a file that cannot be read whether it is there: its last readable state
    /// counts on, as in the history. `None` if nothing would change.
    pub fn draft(
        &self,
        commit: Commit,
        scope: Scope<'_>,
        is_there: impl Fn(&str) -> bool,
        settings: &[u8],
        beside: &Beside,
    ) -> Option<Step> {
        let (raw, parsed) = self.planned(commit, scope, is_there, settings, beside);
        let step = self.0.around(&raw, &parsed).fold(vec![raw], &parsed, None).pop()?;
        (!step.goals.is_empty() || !step.settings.is_empty() || !step.site.is_empty()).then_some(step)
    }

    /// Today's files as a commit, and what is in those that differ.
    fn planned(
        &self,
        commit: Commit,
        scope: Scope<'_>,
        is_there: impl Fn(&str) -> bool,
        settings: &[u8],
        beside: &Beside,
    ) -> (RawStep, Parsed) {
        let reading = Arc::new(Reading::of_today(scope));
        let era = reading.era(commit.date);
        let mut parsed = Parsed::default();
        // No file has these bytes.
        let other = BlobId::none();
        parsed.insert_rules(other, rules(settings).map(Arc::new));
        for (kind, blob, bytes) in &beside.bytes {
            parsed.insert_site(*kind, *blob, bytes);
        }
        let mut change = |path: String| {
            let place = scope.records.binary_search_by(|stored| stored.path.cmp(&path));
            let stored = place.ok().and_then(|place| scope.records.get(place));
            let read = stored.and_then(|stored| {
                parsed.insert_goal(era, stored.blob?, Arc::clone(&stored.record));
                stored.blob
            });
            let unreadable = || is_there(&path).then_some(other);
            FileChange { old: self.0.slots().blob(&path), new: read.or_else(unreadable), path, instead: None }
        };
        let mut paths: BTreeSet<String> = self.differing(scope.records).into_iter().collect();
        if self.0.is_read_anew(&reading) {
            paths.extend(self.0.slots().paths().chain(scope.records.iter().map(|stored| &stored.path)).cloned());
        }
        let files = paths.into_iter().map(&mut change).collect();
        let settings = FileChange { path: FILE.to_owned(), new: Some(other), ..FileChange::default() };
        let (settings, gaps, brought_in) = (Some(settings), Vec::new(), Vec::new());
        let was = Arc::clone(&reading);
        let (site, names) = (beside.files.clone(), None);
        let (is_blind, is_cut) = (false, false);
        (RawStep { commit, reading, was, files, settings, site, names, gaps, is_blind, brought_in, is_cut }, parsed)
    }
}
