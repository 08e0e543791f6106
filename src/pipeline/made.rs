//! The whole site: its files, each given away as it is made, their manifest, and the log that they are an entry of.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::next::Next;
use super::{BuildError, Noted, Opened, PROGRAM_COMMIT, Stage, VERSION, stage};
use crate::history::without_addresses;
use crate::portal::routes;
use crate::proof::{CHECKPOINT_PATH, Log, PublicKey, SUMS_PATH, Signed};
use crate::publish::{Entry, Generator, Header, MANIFEST_PATH, Manifest, Options, Place};
use crate::render::{OutputFile, Take, Work};
use crate::search::Bundles;
use crate::source::Repository;

/// A site that was made.
#[derive(Debug)]
pub struct Made {
    /// The manifest of its files, of what follows from the log, and of the sums.
    pub manifest: Manifest,
    /// What became of it in the log.
    pub noted: Noted,
    /// The manifest itself and all files without a sum in it.
    pub(super) apart: Vec<Entry>,
    pub(super) checkpoint: Option<Vec<u8>>,
}

impl Made {
    /// Whether a key signed the log.
    pub(super) fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.checkpoint.as_ref().is_none_or(|bytes| key.check(bytes) == Signed::Yes)
    }
}

/// Makes the site of a portal that is read and judged, and gives each file but the manifest to `take`.
pub(super) fn made(
    opened: &mut Opened,
    next: Next,
    progress: &(dyn Fn(Stage) + Sync),
    bundles: Option<&dyn Bundles>,
    take: Take<'_>,
) -> Result<Made, BuildError> {
    opened.rewritten = next.all_rewritten();
    let opened = &*opened;
    let stands = stage(progress, "Frühere Stände lesen", || opened.stands())?;
    let watch = |work: Work| progress(work.into());
    let header = header(opened);
    let (manifest, log, noted, mut apart, behind) = opened.site(&stands, |_, site| {
        let entries = Mutex::new(Vec::new());
        let with_sum = |file: OutputFile| {
            let entry = Entry::of(&file);
            entries.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
            take(file);
        };
        site.all(&watch, bundles, &with_sum)?;
        let manifest = Manifest::of(&header, entries.into_inner().unwrap_or_else(PoisonError::into_inner));
        let (stands, grows) = (next.stands.clone(), next.grows.clone());
        let (log, noted) = next.note(opened, &manifest);
        let behind = grows.filter(|(old, ..)| !log.grew_from(old));
        let signed = signed(opened, stands.as_deref().or(log.checkpoint()));
        let pages = site.of_log(&log, signed)?;
        Ok((manifest, log, noted, pages, behind))
    })?;
    if let Some((_, out, place)) = behind {
        return Err(BuildError::LogBehind { place, out });
    }
    let listing = manifest.listing();
    let file = |(path, bytes)| OutputFile { path, bytes };
    if has_log(&log) {
        apart.extend(log.files(opened.origin.request.publication.key.as_ref())?.into_iter().map(file));
    }
    if noted != Noted::Preview {
        apart.extend(listing.files().into_iter().map(file));
    }
    apart.push(file((SUMS_PATH.to_owned(), listing.sums())));
    let manifest = manifest.beside(apart.iter().map(|file| file.path.clone()).collect());
    let checkpoint = apart.iter().find(|file| file.path == CHECKPOINT_PATH).map(|file| file.bytes.clone());
    let itself = file((MANIFEST_PATH.to_owned(), manifest.to_json()));
    let sums = apart.iter().chain([&itself]).map(Entry::of).collect();
    apart.into_par_iter().for_each(take);
    Ok(Made { manifest, noted, apart: sums, checkpoint })
}

/// Whether the portal's key signs the log, or has signed the checkpoint that stands; none without such a key.
fn signed(opened: &Opened, stands: Option<&[u8]>) -> Option<bool> {
    let key = opened.config.publications.key.as_ref()?;
    let signs = opened.origin.request.publication.key.is_some();
    Some(signs || stands.is_some_and(|bytes| key.check(bytes) == Signed::Yes))
}

fn has_log(log: &Log) -> bool {
    !log.entries().is_empty()
}

/// Paths of the files of a site that have no sum in its manifest: itself, what follows from the others, and what follows from
/// the log.
pub fn apart(manifest: &Manifest, log: &Log) -> BTreeSet<String> {
    let verify = format!("{}index.html", routes::VERIFY);
    let folders = manifest.files.iter().filter_map(|file| file.path.strip_suffix(verify.as_str()));
    let folders = folders.filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let pages = folders.map(|folder| format!("{folder}{}index.html", routes::PUBLICATIONS));
    let of_log = log.files(None).unwrap_or_default().into_iter().filter(|_| has_log(log));
    let header = &manifest.header;
    let of_files = manifest.listing().files().into_iter().filter(|_| !header.dirty && header.commit.is_some());
    let files = of_log.chain(of_files).map(|(path, _)| path);
    [MANIFEST_PATH, SUMS_PATH].map(str::to_owned).into_iter().chain(pages).chain(files).collect()
}

/// This program.
pub(super) fn generator() -> Generator {
    Generator { name: "zielstand".to_owned(), version: VERSION.to_owned(), commit: PROGRAM_COMMIT.map(str::to_owned) }
}

pub(super) fn header(opened: &Opened) -> Header {
    let Opened { origin, config, history, as_of, .. } = opened;
    let (request, repository) = (&origin.request, origin.repository.as_ref());
    let tip = repository.zip(origin.commit);
    let header = Header {
        generator: generator(),
        repository: Place {
            url: config.forge.url.clone(),
            branch: tip.and_then(|(repository, commit)| repository.branch(commit)),
            folder: origin.prefix().to_owned(),
            replaced: repository.map(Repository::replaced).unwrap_or_default(),
            grafts: repository.is_some_and(Repository::has_grafts),
        },
        commit: history.head.as_ref().map(|commit| commit.id.clone()),
        tree: tip.and_then(|(repository, commit)| repository.tree(commit)),
        as_of: as_of.to_string(),
        history: history.extent.word().to_owned(),
        dirty: !history.uncommitted.is_empty(),
        uncommitted: history.uncommitted.iter().map(|path| without_addresses(path).into_owned()).collect(),
        base_url: config.base_url.clone(),
        options: Options {
            base_url: request.base_url.clone(),
            allow_shallow: request.allow_shallow,
            settings_of_today: request.settings_of_today,
            known_until: origin.known().ok().flatten().map(|(_, until)| until.to_string()),
            told_by: origin.told.as_ref().and_then(|told| Some(told.newest?.to_string())),
        },
    };
    match &request.publication.said {
        Some(said) => header.as_said(said),
        None => header,
    }
}
