//! The proof that one file is part of the newest publication, without any list of all files.

use std::cell::{Cell, RefCell};

use tlog_tiles::{Error, Hash, Tile, TileHashReader, TileReader, check_record, prove_record, record_hash};

use super::bundle::{self, WIDTH};
use super::listing::{self, INDEX_PATH};
use super::log::{CHECKPOINT_PATH, entry_path, fetched};
use super::tree::{HEIGHT, LARGEST, bundle_path, tile_path};
use super::{Entry, Fetch, LogError, OldCheckpoint, sha256_hex};

/// What a file was proved with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageProof {
    /// The line of the file in `SHA256SUMS`.
    line: String,
    /// The checkpoint, for its signatures.
    pub checkpoint: Vec<u8>,
    /// How many publications there are.
    pub publications: u64,
    /// The newest one.
    pub entry: Entry,
    /// Hashes from the file up to the checkpoint.
    pub hashes: usize,
    /// Bytes that were read besides the file.
    pub bytes: usize,
}

impl PageProof {
    /// Whether these bytes are what was published at this path.
    pub fn is_of(&self, path: &str, bytes: &[u8]) -> bool {
        self.line == listing::line(path, &sha256_hex(bytes))
    }
}

/// Proves what the newest publication has at `path`, up to the checkpoint.
///
/// # Errors
/// Files that are missing, false, or do not belong together.
pub fn prove_page(path: &str, fetch: &Fetch<'_>) -> Result<PageProof, LogError> {
    let read = Cell::new(0);
    let counted = |path: &str| {
        let found = fetch(path)?;
        read.set(read.get() + found.as_ref().map_or(0, Vec::len));
        Ok(found)
    };
    let checkpoint = fetched(&counted, CHECKPOINT_PATH)?;
    let form = |path: &str| LogError::Form(path.to_owned());
    let said = OldCheckpoint::parse(&checkpoint).ok_or_else(|| form(CHECKPOINT_PATH))?;
    let newest = said.size.checked_sub(1).ok_or_else(|| form(CHECKPOINT_PATH))?;
    let leaf_path = entry_path(usize::try_from(newest).unwrap_or(usize::MAX));
    let leaf = fetched(&counted, &leaf_path)?;
    let part = |folder, size, root| Part { folder, size, root, fetch: &counted, failed: RefCell::default() };
    let in_log = part("log/", said.size, said.hash()).prove(newest, &leaf)?;
    let entry = Entry::from_json(&leaf).ok_or_else(|| form(&leaf_path))?;
    let root = Hash::parse_hash(&entry.root).ok().filter(|_| entry.files <= LARGEST);
    let files = part(listing::FOLDER, entry.files, root.ok_or_else(|| form(&leaf_path))?);
    let (place, line) = files.line_of(path)?;
    let in_files = files.prove(place, line.as_bytes())?;
    Ok(PageProof { line, checkpoint, publications: said.size, entry, hashes: in_log + in_files, bytes: read.get() })
}

/// A tree of which only some files are looked at.
struct Part<'f> {
    folder: &'f str,
    size: u64,
    root: Hash,
    fetch: &'f Fetch<'f>,
    /// Why a tile was not there.
    failed: RefCell<Option<LogError>>,
}

impl Part<'_> {
    /// Proves a leaf; with how many hashes.
    fn prove(&self, place: u64, leaf: &[u8]) -> Result<usize, LogError> {
        let failed = |_: Error| self.failed.take().unwrap_or(LogError::Proof);
        if place >= self.size {
            return Err(LogError::Proof);
        }
        let reader = TileHashReader::new(self.size, self.root, self);
        let proof = prove_record(self.size, place, &reader).map_err(failed)?;
        check_record(&proof, self.size, self.root, place, record_hash(leaf)).map_err(failed)?;
        Ok(proof.len())
    }

    /// The line of a file and its place, found with the index and one bundle.
    fn line_of(&self, path: &str) -> Result<(u64, String), LogError> {
        let index = fetched(self.fetch, INDEX_PATH)?;
        let index = String::from_utf8_lossy(&index);
        let bundle = index.lines().take_while(|first| *first <= path).count().saturating_sub(1) as u64;
        let at = format!("{}{}", self.folder, bundle_path(bundle, self.size));
        let lines = bundle::read(&fetched(self.fetch, &at)?).ok_or(LogError::Form(at))?;
        let is_its = |line: &Vec<u8>| line.get(66..line.len().saturating_sub(1)) == Some(path.as_bytes());
        let (place, line) = lines
            .iter()
            .enumerate()
            .find(|(_, line)| is_its(line))
            .ok_or_else(|| LogError::NotListed(path.to_owned()))?;
        Ok((bundle * WIDTH as u64 + place as u64, String::from_utf8_lossy(line).into_owned()))
    }
}

impl TileReader for Part<'_> {
    fn height(&self) -> u8 {
        HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, Error> {
        let read = |tile: &Tile| {
            let path = format!("{}{}", self.folder, tile_path(tile));
            fetched(self.fetch, &path).map_err(|error| {
                let said = error.to_string();
                self.failed.replace(Some(error));
                Error::InvalidInput(said)
            })
        };
        tiles.iter().map(read).collect()
    }

    fn save_tiles(&self, _tiles: &[Tile], _data: &[Vec<u8>]) {}
}
