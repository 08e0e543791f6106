//! The distinct files of the past, each parsed once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::reading::Reading;
use super::site::SiteEntry;
use super::trees::{FileChange, RawStep};
use crate::config::FILE_LIMIT;
use crate::content::{
    CertainLines, FrontRecord, Record, RecordParts, Rules, SiteKind, SiteRecord, StoredRecord, certain_lines, rules,
};
use crate::diagnostic::Why;
use crate::source::{BlobId, Repository, RepositoryError, unpack};

/// A goal's file as its parsed values, or why it has none.
type State = Result<Arc<Record>, Torn>;

/// A goal's file that cannot be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Torn {
    /// Why.
    pub reason: Why,
    /// What its text says all the same, see [`certain_lines`].
    pub lines: Arc<CertainLines>,
}

impl From<Why> for Torn {
    fn from(reason: Why) -> Self {
        Self { reason, lines: Arc::default() }
    }
}

/// Every distinct file of the steps. A file is read by the settings of its commit and the names that fields had on its day, so
/// the number of that [era](Reading::era) belongs to it.
#[derive(Default)]
pub(super) struct Parsed {
    goals: HashMap<(usize, BlobId), State>,
    rules: HashMap<BlobId, Result<Arc<Rules>, Why>>,
    site: HashMap<(SiteKind, BlobId), Result<Arc<SiteRecord>, Why>>,
}

impl Parsed {
    /// A goal's file in an era.
    pub fn goal(&self, era: usize, blob: BlobId) -> State {
        self.goals.get(&(era, blob)).cloned().unwrap_or_else(|| Err(Torn::default()))
    }

    /// The settings' file.
    pub fn rules(&self, blob: BlobId) -> Result<Arc<Rules>, Why> {
        self.rules.get(&blob).cloned().unwrap_or_else(|| Err(Why::default()))
    }

    /// A file beside the goals.
    pub fn site(&self, kind: SiteKind, blob: BlobId) -> Result<Arc<SiteRecord>, Why> {
        self.site.get(&(kind, blob)).cloned().unwrap_or_else(|| Err(Why::default()))
    }

    /// Adds the bytes of a file beside the goals.
    pub fn insert_site(&mut self, kind: SiteKind, blob: BlobId, bytes: &[u8]) {
        self.site.insert((kind, blob), SiteRecord::parse(kind, bytes).map(Arc::new));
    }

    /// Parses files beside the goals, each once.
    fn parse_site(
        &mut self,
        repository: &Repository,
        files: impl Iterator<Item = (SiteKind, BlobId)>,
    ) -> Result<(), RepositoryError> {
        let handle = repository.handle();
        for (kind, blob) in files {
            if let Entry::Vacant(entry) = self.site.entry((kind, blob)) {
                let bytes = unpack(&handle, blob.0, u64::MAX)?;
                entry.insert(bytes.and_then(|bytes| SiteRecord::parse(kind, &bytes)).map(Arc::new));
            }
        }
        Ok(())
    }

    /// Adds a goal's file of an era.
    pub fn insert_goal(&mut self, era: usize, blob: BlobId, record: Arc<Record>) {
        self.goals.insert((era, blob), Ok(record));
    }

    /// Adds a settings' file.
    pub fn insert_rules(&mut self, blob: BlobId, rules: Result<Arc<Rules>, Why>) {
        self.rules.insert(blob, rules);
    }
}

/// Parses every distinct file that a step left, and what the commits that it merged in had before and after. `records` are
/// known already, read as `today` says; `unread` are files of which an earlier
/// state may be asked for.
pub(super) fn parse(
    repository: &Repository,
    steps: &[RawStep],
    today: &Arc<Reading>,
    records: &[StoredRecord],
    unread: impl Iterator<Item = (SiteKind, BlobId)>,
) -> Result<Parsed, RepositoryError> {
    let mut parsed = Parsed::default();
    for stored in records {
        if let Some(blob) = stored.blob {
            parsed.insert_goal(today.era_of_today(), blob, Arc::clone(&stored.record));
        }
    }
    let mut seen: HashSet<(usize, BlobId)> = parsed.goals.keys().copied().collect();
    let mut missing: Vec<(usize, BlobId)> = Vec::new();
    let mut readings: HashMap<usize, Arc<Reading>> = HashMap::new();
    let mut need = |step: &RawStep, reading: &Arc<Reading>, blob: fn(&FileChange) -> Option<BlobId>| {
        let era = reading.era(step.commit.date);
        missing.extend(step.files.iter().filter_map(blob).map(|blob| (era, blob)).filter(|key| seen.insert(*key)));
        readings.entry(era).or_insert_with(|| Arc::clone(reading));
    };
    let new = |file: &FileChange| file.new.filter(|_| file.instead.is_none());
    for step in steps {
        need(step, &step.reading, new);
        for brought in step.heard() {
            need(brought, &brought.reading, new);
            need(brought, &brought.was, |file| file.old);
        }
    }
    // In the order of the packs, each difference is taken from a state that was just read.
    let storage = repository.storage();
    missing.par_sort_by_cached_key(|(era, blob)| (storage.place(*blob), *blob, *era));
    let split: Vec<Split> = missing
        .par_iter()
        .map_init(
            || repository.handle_for_once(),
            |handle, key| {
                let limit = readings.get(&key.0).map_or(0, |reading| reading.file_limit);
                let bytes = unpack(handle, key.1.0, limit)?;
                Ok((*key, bytes.and_then(|bytes| RecordParts::split(&bytes))))
            },
        )
        .collect::<Result<_, RepositoryError>>()?;
    parsed.goals.extend(parse_fronts(split, &readings));
    parsed.rules = parse_rules(repository, steps)?;
    let site = steps.iter().flat_map(|step| &step.site).flat_map(SiteEntry::read);
    parsed.parse_site(repository, site.chain(unread))?;
    Ok(parsed)
}

/// A file whose front matter is not parsed yet.
type Split = ((usize, BlobId), Result<RecordParts, Why>);

/// Many commits change the text of a page only: each distinct front matter is parsed once. And many change the front
/// matter only: each distinct text is kept once.
fn parse_fronts(mut split: Vec<Split>, readings: &HashMap<usize, Arc<Reading>>) -> Vec<((usize, BlobId), State)> {
    let mut texts: HashMap<[u8; 32], Arc<str>> = HashMap::new();
    for parts in split.iter_mut().filter_map(|(_, parts)| parts.as_mut().ok()) {
        parts.markdown = Arc::clone(texts.entry(parts.text).or_insert_with(|| Arc::clone(&parts.markdown)));
    }
    let mut numbers: HashMap<(usize, &str), usize> = HashMap::new();
    let mut distinct: Vec<(usize, &str)> = Vec::new();
    for ((era, _), parts) in split.iter().filter_map(|(key, parts)| Some((key, parts.as_ref().ok()?))) {
        numbers.entry((*era, &parts.front)).or_insert_with(|| {
            distinct.push((*era, &parts.front));
            distinct.len() - 1
        });
    }
    let fronts: Vec<Result<FrontRecord, Torn>> = distinct
        .par_iter()
        .map(|(era, front)| {
            let reading = readings.get(era).ok_or_else(Torn::default)?;
            let names = reading.names(*era);
            FrontRecord::parse(front, names, &reading.goals)
                .map_err(|reason| Torn { reason, lines: Arc::new(certain_lines(front, names)) })
        })
        .collect();
    let state = |era: usize, parts: &Result<RecordParts, Why>| {
        let parts = parts.as_ref().map_err(|reason| Torn::from(reason.clone()))?;
        let front = numbers.get(&(era, parts.front.as_str())).and_then(|number| fronts.get(*number));
        let front = front.ok_or_else(Torn::default)?.as_ref().map_err(Clone::clone)?;
        Ok(Arc::new(front.with_text(parts.text, Arc::clone(&parts.markdown))))
    };
    split.par_iter().map(|(key, parts)| (*key, state(key.0, parts))).collect()
}

type ParsedRules = HashMap<BlobId, Result<Arc<Rules>, Why>>;

fn parse_rules(repository: &Repository, steps: &[RawStep]) -> Result<ParsedRules, RepositoryError> {
    let handle = repository.handle();
    let mut parsed = ParsedRules::new();
    let new = steps.iter().filter_map(|step| step.settings.as_ref()?.new);
    let brought = steps.iter().flat_map(RawStep::heard).filter_map(|step| step.settings.as_ref());
    for blob in new.chain(brought.flat_map(|file| [file.old, file.new]).flatten()) {
        if let Entry::Vacant(entry) = parsed.entry(blob) {
            let bytes = unpack(&handle, blob.0, FILE_LIMIT)?;
            entry.insert(bytes.and_then(|bytes| rules(&bytes)).map(Arc::new));
        }
    }
    Ok(parsed)
}
