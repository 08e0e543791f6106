//! The log as a whole.

use std::collections::{BTreeMap, BTreeSet};

use tlog_tiles::{Checkpoint, Hash};

use super::bundle::{self, WIDTH};
use super::tree::{LARGEST, Tree, bundle_path};
use super::{Entry, Fetch, KeyError, LogError, Lost, Rewritten, SecretKey, sha256_hex};

/// Where the checkpoint stands in the site.
pub const CHECKPOINT_PATH: &str = "log/checkpoint";

/// Where the log lies.
const FOLDER: &str = "log/";

/// All publications so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    origin: String,
    /// The checkpoint as it stands in the site, if nothing was added since.
    checkpoint: Option<Vec<u8>>,
    leaves: Vec<Vec<u8>>,
    entries: Vec<Entry>,
    /// Files with what was lost, by the place of their entry.
    lost: BTreeMap<usize, Lost>,
}

/// A checkpoint that somebody kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OldCheckpoint {
    /// What log it is of.
    pub origin: String,
    /// How many entries there were.
    pub size: u64,
    hash: Hash,
}

impl OldCheckpoint {
    /// Reads a checkpoint, signed or not.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = text_of(bytes);
        let checkpoint = Checkpoint::from_bytes(text).ok().filter(|read| read.size() <= LARGEST)?;
        Some(Self { origin: checkpoint.origin().to_owned(), size: checkpoint.size(), hash: *checkpoint.hash() })
    }

    pub(super) fn hash(&self) -> Hash {
        self.hash
    }
}

/// A checkpoint without its signatures.
fn text_of(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n").map_or(bytes.len(), |place| place + 1);
    &bytes[..end]
}

/// A file that must be there.
pub(super) fn fetched(fetch: &Fetch<'_>, path: &str) -> Result<Vec<u8>, LogError> {
    let found = fetch(path).map_err(|reason| LogError::Read { path: path.to_owned(), reason })?;
    found.ok_or_else(|| LogError::Missing(path.to_owned()))
}

impl Log {
    /// A log without entries.
    pub fn new(origin: String) -> Self {
        let (checkpoint, leaves, entries, lost) = Default::default();
        Self { origin, checkpoint, leaves, entries, lost }
    }

    /// Reads the log of a site; `None` if it has none. What it says of itself is checked.
    ///
    /// # Errors
    /// Files that are missing or false.
    pub fn read(fetch: &Fetch<'_>) -> Result<Option<Self>, LogError> {
        let checkpoint =
            fetch(CHECKPOINT_PATH).map_err(|reason| LogError::Read { path: CHECKPOINT_PATH.to_owned(), reason })?;
        let Some(checkpoint) = checkpoint else { return Ok(None) };
        let Some(said) = OldCheckpoint::parse(&checkpoint) else {
            return Err(LogError::Form(CHECKPOINT_PATH.to_owned()));
        };
        let mut leaves: Vec<Vec<u8>> = Vec::new();
        for number in 0..said.size.div_ceil(WIDTH as u64) {
            let path = format!("{FOLDER}{}", bundle_path(number, said.size));
            let bytes = fetched(fetch, &path)?;
            let read = bundle::read(&bytes).filter(|read| {
                let all = leaves.len() + read.len();
                read.len() == WIDTH || all as u64 == said.size
            });
            leaves.extend(read.ok_or(LogError::Form(path))?);
        }
        if Tree::of(leaves.iter().map(Vec::as_slice)).root() != said.hash {
            return Err(LogError::Contradiction);
        }
        let entry =
            |(place, leaf): (usize, &Vec<u8>)| Entry::from_json(leaf).ok_or_else(|| LogError::Form(entry_path(place)));
        let entries: Vec<Entry> = leaves.iter().enumerate().map(entry).collect::<Result<_, _>>()?;
        let lost = lost(&entries, fetch)?;
        Ok(Some(Self { origin: said.origin, checkpoint: Some(checkpoint), leaves, entries, lost }))
    }

    /// What log it is.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The publications, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The publications that tell the past otherwise than those before, oldest first.
    pub fn rewritten(&self) -> Vec<Rewritten> {
        let of = |(place, lost): (&usize, &Lost)| {
            let entry = self.entries.get(*place)?;
            let said = entry.rewritten.as_ref()?;
            let (how, reason, lost) = (said.how, said.reason.clone(), lost.clone());
            Some(Rewritten { place: *place, as_of: entry.as_of, how, reason, lost })
        };
        self.lost.iter().filter_map(of).collect()
    }

    /// The checkpoint as it stands in the site; without an entry that was added there is none yet.
    pub fn checkpoint(&self) -> Option<&[u8]> {
        self.checkpoint.as_deref()
    }

    /// How many lines stand below the checkpoint as it stands: each is a signature.
    pub fn signatures(&self) -> usize {
        let below = |bytes: &[u8]| {
            bytes[text_of(bytes).len()..].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count()
        };
        self.checkpoint().map_or(0, below)
    }

    /// Whether the checkpoint that stands says what it has to, and nothing else but signatures.
    pub fn is_plain(&self) -> bool {
        let Ok(text) = self.text() else { return false };
        let is_it = |bytes: &[u8]| bytes == text || self.signatures() > 0 && text_of(bytes) == text;
        self.checkpoint().is_none_or(is_it)
    }

    /// The checkpoint without a signature.
    fn text(&self) -> Result<Vec<u8>, KeyError> {
        let (size, root) = (self.leaves.len() as u64, self.tree().root());
        Ok(Checkpoint::new(&self.origin, size, root, "").map_err(|_| KeyError::Name)?.to_bytes())
    }

    /// The log when there were only so many entries.
    #[must_use]
    pub fn first(&self, entries: usize) -> Self {
        let mut log = self.clone();
        log.leaves.truncate(entries);
        log.entries.truncate(entries);
        log.lost.retain(|place, _| *place < entries);
        log.checkpoint = log.checkpoint.filter(|_| entries >= self.entries.len());
        log
    }

    /// Adds a publication, with what it lost if it tells the past otherwise.
    pub fn add(&mut self, entry: Entry, lost: Option<Lost>) {
        self.lost.extend(lost.map(|lost| (self.entries.len(), lost)));
        self.leaves.push(entry.to_json());
        self.entries.push(entry);
        self.checkpoint = None;
    }

    /// Takes what earlier publications lost out of it, and gives what is left of it to be said so; none if nothing is kept.
    pub fn erase(&mut self) -> Option<Lost> {
        let mut left = Lost { forgotten: true, ..Lost::default() };
        let mut goals = BTreeSet::new();
        for (place, lost) in self.lost.iter_mut().filter(|(_, lost)| !lost.changes.is_empty()) {
            (lost.forgotten, lost.changes) = (true, Vec::new());
            left.erased.insert(*place, sha256_hex(&lost.to_json()));
            goals.extend(lost.goals.iter().cloned());
        }
        left.goals = goals.into_iter().collect();
        left.published.clone_from(&self.entries.last()?.commit);
        (!left.erased.is_empty()).then_some(left)
    }

    /// Whether the log is a later one than an old checkpoint says: all its entries are there unchanged.
    pub fn grew_from(&self, old: &OldCheckpoint) -> bool {
        old.size <= self.leaves.len() as u64 && self.tree().root_of(old.size) == old.hash
    }

    fn tree(&self) -> Tree {
        Tree::of(self.leaves.iter().map(Vec::as_slice))
    }

    /// The log's files, with their paths in the site. Without a key the checkpoint stands as it stood if nothing was added,
    /// and else without a signature.
    ///
    /// # Errors
    /// A key that cannot sign.
    pub fn files(&self, key: Option<&SecretKey>) -> Result<Vec<(String, Vec<u8>)>, KeyError> {
        let (tree, text) = (self.tree(), self.text()?);
        let checkpoint = match (key, &self.checkpoint) {
            (Some(key), _) => key.sign(&text)?,
            (None, Some(stood)) => stood.clone(),
            (None, None) => text,
        };
        let mut files = vec![(CHECKPOINT_PATH.to_owned(), checkpoint)];
        let tiles = tree.files(self.leaves.iter().map(Vec::as_slice));
        files.extend(tiles.into_iter().map(|(path, bytes)| (format!("{FOLDER}{path}"), bytes)));
        files.extend(self.leaves.iter().enumerate().map(|(place, leaf)| (entry_path(place), leaf.clone())));
        files.extend(self.lost.iter().map(|(place, lost)| (lost_path(*place), lost.to_json())));
        Ok(files)
    }
}

/// The files with what was lost, by the place of their entry; one from which later ones took the changes is as these say.
fn lost(entries: &[Entry], fetch: &Fetch<'_>) -> Result<BTreeMap<usize, Lost>, LogError> {
    let (mut all, mut erased) = (BTreeMap::new(), BTreeMap::new());
    for (place, entry) in entries.iter().enumerate().rev() {
        let Some(rewriting) = &entry.rewritten else { continue };
        let path = lost_path(place);
        let bytes = fetched(fetch, &path)?;
        let sum = erased.get(&place).unwrap_or(&rewriting.sha256);
        let read = Lost::from_json(&bytes).filter(|_| sha256_hex(&bytes) == *sum).ok_or(LogError::Lost(path))?;
        for (place, sum) in &read.erased {
            erased.entry(*place).or_insert_with(|| sum.clone());
        }
        all.insert(place, read);
    }
    Ok(all)
}

/// Where the entry at a place can be read alone.
pub fn entry_path(place: usize) -> String {
    format!("{FOLDER}entries/{place}.json")
}

/// Where it can be read what a publication tells no more, by its place.
pub fn lost_path(place: usize) -> String {
    format!("{FOLDER}lost/{place}.json")
}
