//! The whole site as values: its files, their manifest, and the log that they are an entry of.

use super::publication::Next;
use super::{BuildError, Noted, Opened, PROGRAM_COMMIT, Stage, VERSION};
use crate::proof::{CHECKPOINT_PATH, Log, PublicKey, SUMS_PATH, Signed};
use crate::publish::{Generator, Header, Manifest, Options, Place};
use crate::render::OutputFile;
use crate::source::Repository;

/// A site that could be written.
#[derive(Debug)]
pub struct Made {
    /// Files with a sum in the manifest.
    pub files: Vec<OutputFile>,
    /// What follows from the log, and the sums.
    pub apart: Vec<OutputFile>,
    /// The manifest of both.
    pub manifest: Manifest,
    /// What became of it in the log.
    pub noted: Noted,
}

impl Made {
    /// Whether a key signed the log.
    pub(super) fn is_signed_by(&self, key: &PublicKey) -> bool {
        let checkpoint = self.apart.iter().find(|file| file.path == CHECKPOINT_PATH);
        checkpoint.is_none_or(|file| key.check(&file.bytes) == Signed::Yes)
    }
}

/// Makes the site of a portal that is read and judged.
pub(super) fn made(opened: &mut Opened, next: Next, progress: &(dyn Fn(Stage) + Sync)) -> Result<Made, BuildError> {
    opened.rewritten = next.log.rewritten().into_iter().chain(next.rewritten.clone()).collect();
    let opened = &*opened;
    let stands = opened.stands()?;
    let count = |done, all| progress(Stage::Render(done, all));
    let header = header(opened);
    let (files, manifest, log, noted, pages) = opened.site(&stands, |_, site| {
        let files = site.all(&count)?;
        let manifest = Manifest::of(&header, &files);
        let (log, noted) = next.note(opened, &manifest, program());
        let pages = site.of_log(&log)?;
        Ok((files, manifest, log, noted, pages))
    })?;
    let mut apart = pages;
    let listing = manifest.listing();
    let file = |(path, bytes)| OutputFile { path, bytes };
    if has_log(&log) {
        apart.extend(log.files(opened.origin.request.publication.key.as_ref())?.into_iter().map(file));
    }
    if noted != Noted::Preview {
        apart.extend(listing.files().into_iter().map(file));
    }
    apart.push(file((SUMS_PATH.to_owned(), listing.sums())));
    let manifest = manifest.beside(&apart);
    Ok(Made { files, apart, manifest, noted })
}

fn has_log(log: &Log) -> bool {
    !log.entries().is_empty()
}

/// What the log calls the program.
fn program() -> String {
    let commit = PROGRAM_COMMIT.map(|commit| format!(" ({commit})")).unwrap_or_default();
    format!("zielstand {VERSION}{commit}")
}

fn header(opened: &Opened) -> Header {
    let Opened { origin, config, history, as_of, .. } = opened;
    let (request, repository) = (&origin.request, origin.repository.as_ref());
    let tip = repository.zip(origin.commit);
    Header {
        generator: Generator {
            name: "zielstand".to_owned(),
            version: VERSION.to_owned(),
            commit: PROGRAM_COMMIT.map(str::to_owned),
        },
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
        uncommitted: history.uncommitted.clone(),
        base_url: config.base_url.clone(),
        options: Options {
            base_url: request.base_url.clone(),
            allow_shallow: request.allow_shallow,
            settings_of_today: request.settings_of_today,
        },
    }
}
