//! What earlier builds read of the history, kept in the repository's own folder: a build after one new commit reads that
//! commit. It may be deleted at any time.
//!
//! The file holds the steps and the state after the last one. It counts only if it was written by this version of the
//! program, for what today's settings say about messages and the time before the first settings, and this `.mailmap`, and
//! if its newest commit is on the way from the branch's newest one; otherwise everything is read again. The settings of the
//! commits themselves belong to them. Where no commit has any, today's count. A checksum guards against damage.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::fold::Fold;
use super::reading::Reading;
use super::texts::{Texts, put_back, unpack};
use super::walk::{self, mailmap_blob};
use super::{ReadAs, Scope, Step};
use crate::source::{CommitId, Line, Repository};

/// To be raised whenever the same history would be read in another way, or kept in another form.
const FORMAT: u32 = 31;

/// Steps that are kept, and taken apart, as one piece.
const PIECE: usize = 256;

/// So many pieces may follow one another; then all steps are kept anew, in large ones.
const PIECES: usize = 1_000;

/// What the kept history depends on besides the commits.
pub(super) struct Key {
    name: String,
    digest: [u8; 32],
    /// How today's files are read: where no commit says it.
    today: [u8; 32],
}

impl Key {
    pub fn of(repository: &Repository, head: CommitId, scope: Scope<'_>) -> Self {
        let Scope {
            goals: _,
            past,
            apart: _,
            eras,
            file_limit: _,
            group_names,
            words,
            records: _,
            root: _,
            marking: _,
        } = scope;
        let dated: Vec<_> = eras.dated().collect();
        let mailmap = mailmap_blob(&repository.handle(), head);
        let version = (FORMAT, env!("CARGO_PKG_VERSION"));
        let all = format!("{:?}", (version, repository.prefix(), past, dated, group_names, words, mailmap));
        let place: String =
            Sha256::digest(repository.prefix()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let (name, digest) = (format!("history-{place}"), Sha256::digest(all).into());
        Self { name, digest, today: Reading::of_today(scope).digest }
    }
}

/// What is kept.
pub(super) struct Kept<'a> {
    pub tip: CommitId,
    pub seen: HashSet<CommitId>,
    pub line: &'a Line,
    /// Whether any of the commits has settings.
    pub read_as: &'a [(usize, ReadAs)],
    pub has_settings: bool,
    /// All steps.
    pub steps: &'a [Step],
    pub fold: &'a Fold,
    /// What the first of them are kept as already.
    pub old: Option<Old>,
}

/// The file of an earlier build: its pieces and texts stay as they are, and what is new is put behind them.
pub(super) struct Old {
    bytes: Vec<u8>,
    texts: Vec<Arc<str>>,
    steps: usize,
}

/// What was kept: what the walk needs of it, and the rest.
pub(super) type Known = (walk::Known, Folded);

/// The steps that were kept, and the state after the last one.
pub(super) struct Folded {
    pub steps: Vec<Step>,
    pub fold: Fold,
    pub old: Old,
}

/// Bytes of the checksum.
const SUM: usize = 32;

/// The file's form, after its checksum.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    key: [u8; 32],
    /// [`Key::today`] if no commit has settings.
    today: Option<[u8; 32]>,
    tip: Bytes<'a>,
    /// Ids, one after the other.
    seen: Bytes<'a>,
    /// Ids of the published branch, and the days that these commits claim.
    line: Bytes<'a>,
    claims: Vec<Date>,
    read_as: Vec<(usize, ReadAs)>,
    fold: Bytes<'a>,
    /// Numbers of its texts in the order of the fold.
    fold_texts: Vec<u32>,
    /// All texts, some more with each build.
    #[serde(borrow)]
    texts: Vec<Bytes<'a>>,
    #[serde(borrow)]
    pieces: Vec<Bytes<'a>>,
}

/// Bytes that are written as they are: `serde` would write a slice of them one by one.
#[derive(Deserialize, Clone, Copy)]
struct Bytes<'a>(#[serde(borrow)] &'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// A step without its texts, and their numbers.
type Piece<S> = Vec<(S, Vec<u32>)>;

/// What an earlier build kept, if it can be used.
pub(super) fn load(repository: &Repository, key: &Key) -> Option<Known> {
    let bytes = repository.kept(&key.name)?;
    let (checksum, rest) = bytes.split_at_checked(SUM)?;
    if Sha256::digest(rest).as_slice() != checksum {
        return None;
    }
    let stored = stored(&bytes)?;
    if stored.key != key.digest || stored.today.is_some_and(|today| today != key.today) {
        return None;
    }
    let tip = CommitId::from_bytes(stored.tip.0)?;
    let ids = |bytes: Bytes<'_>| {
        bytes.0.chunks_exact(stored.tip.0.len()).map(CommitId::from_bytes).collect::<Option<Vec<_>>>()
    };
    let (seen, line) = (ids(stored.seen)?.into_iter().collect(), ids(stored.line)?);
    let texts: Vec<&[u8]> = stored.texts.iter().map(|part| part.0).collect();
    let texts = unpack(&texts)?;
    let piece = |bytes: &Bytes<'_>| {
        let mut piece: Piece<Step> = postcard::from_bytes(bytes.0).ok()?;
        piece.iter_mut().try_for_each(|(step, numbers)| put_back(step, numbers, &texts))?;
        Some(piece)
    };
    let fold = || {
        let mut fold: Fold = postcard::from_bytes(stored.fold.0).ok()?;
        fold.put_back(&stored.fold_texts, &texts)?;
        Some(fold)
    };
    let pieces = || stored.pieces.par_iter().map(piece).collect::<Option<Vec<_>>>();
    let (fold, pieces) = rayon::join(fold, pieces);
    let steps: Vec<Step> = pieces?.into_iter().flatten().map(|(step, _)| step).collect();
    let line = line.into_iter().zip(stored.claims).collect();
    let (has_settings, read_as) = (stored.today.is_none(), stored.read_as);
    let old = Old { steps: steps.len(), texts, bytes };
    Some((walk::Known { tip: Some(tip), seen, line, read_as, has_settings }, Folded { steps, fold: fold?, old }))
}

/// The parts of a file behind its checksum.
fn stored(bytes: &[u8]) -> Option<Stored<'_>> {
    postcard::from_bytes(bytes.get(SUM..)?).ok()
}

/// Keeps what was read. Where that is not possible, the next build reads it again.
pub(super) fn store(repository: &Repository, key: &Key, kept: &Kept<'_>) {
    let old = kept.old.as_ref().and_then(|old| Some((old, stored(&old.bytes)?)));
    let old = old.filter(|(_, stored)| stored.pieces.len() < PIECES);
    let known = old.as_ref().map_or(0, |(old, _)| old.steps);
    let mut texts = Texts::after(old.as_ref().map_or(&[], |(old, _)| old.texts.as_slice()));
    let new = kept.steps.iter().skip(known);
    let all: Piece<&Step> = new.map(|step| (step, texts.of_step(step))).collect();
    let fold_texts = kept.fold.texts(&mut texts);
    let piece = |steps: &[(&Step, Vec<u32>)]| postcard::to_stdvec(steps).ok();
    let pieces = || all.par_chunks(PIECE).map(piece).collect::<Option<Vec<Vec<u8>>>>();
    let small = || postcard::to_stdvec(kept.fold).ok().zip(texts.pack());
    let (Some((fold, packed)), Some(pieces)) = rayon::join(small, pieces) else { return };
    let mut seen: Vec<&CommitId> = kept.seen.iter().collect();
    seen.sort_unstable();
    let (mut all_texts, mut all_pieces) = old.map(|(_, stored)| (stored.texts, stored.pieces)).unwrap_or_default();
    all_texts.push(Bytes(&packed));
    all_pieces.extend(pieces.iter().map(|piece| Bytes(piece)));
    let stored = Stored {
        key: key.digest,
        today: (!kept.has_settings).then_some(key.today),
        tip: Bytes(kept.tip.as_bytes()),
        seen: Bytes(&seen.into_iter().flat_map(CommitId::as_bytes).copied().collect::<Vec<u8>>()),
        line: Bytes(&kept.line.commits().iter().flat_map(|(id, _)| id.as_bytes()).copied().collect::<Vec<u8>>()),
        claims: kept.line.claims().map(|(_, claimed)| claimed).collect(),
        read_as: kept.read_as.to_vec(),
        fold: Bytes(&fold),
        fold_texts,
        texts: all_texts,
        pieces: all_pieces,
    };
    // Room for all of it at once: a copy of this is a tenth of what a build needs.
    let parts = stored.texts.iter().chain(&stored.pieces).map(|part| part.0.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(parts + fold.len() + 2 * stored.line.0.len() + 2 * stored.seen.0.len());
    bytes.resize(SUM, 0);
    if let Ok(mut bytes) = postcard::to_extend(&stored, bytes) {
        let (checksum, rest) = bytes.split_at_mut(SUM);
        checksum.copy_from_slice(&Sha256::digest(rest));
        repository.keep(&key.name, &bytes);
    }
}
