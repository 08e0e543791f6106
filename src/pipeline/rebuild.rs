//! A published site built again: the same commit, day and options, no cache, and the log as it was.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::compared::changes_by_place;
use super::made::{generator, made};
use super::next::Next;
use super::open::read_if;
use super::{BuildError, Findings, Opened, Publication, Request};
use crate::proof::{Entry, Log, PublicKey};
use crate::publish::{MANIFEST_PATH, Manifest};
use crate::render::OutputFile;
use crate::source::{CommitId, Repository};

/// A site that was built again.
#[derive(Debug)]
pub struct Again {
    /// Its files by path, the manifest among them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many commits the branch has that are newer.
    pub newer: usize,
    /// Publications, by their number, that the next one does not come from although the log says nothing of it.
    pub broken: Vec<usize>,
    /// The key that the settings name.
    pub key: Option<PublicKey>,
}

/// What a build again gives: the site, or nothing if the repository does not have the commit; the mistakes of its content.
pub type Rebuilt = Result<Option<Again>, Findings>;

/// Builds the site of a manifest again.
///
/// # Errors
/// What keeps the build from running, and objects of the repository that are not what their names say.
pub fn rebuild(repository: &Path, manifest: &Manifest, log: Option<&Log>) -> Result<Rebuilt, BuildError> {
    let header = &manifest.header;
    let opened =
        Repository::open(repository)?.ok_or_else(|| BuildError::RevWithoutRepository { root: repository.into() })?;
    let said = header.commit.as_deref().and_then(CommitId::from_hex);
    let Some(commit) = said.filter(|commit| opened.tree(*commit).is_some()) else {
        return match said.filter(|_| opened.is_shallow()) {
            Some(commit) => Err(BuildError::ShallowSince { commit: commit.to_string() }),
            None => Ok(Ok(None)),
        };
    };
    opened.check_objects(commit)?;
    let as_of = header.as_of.parse().unwrap_or(jiff::civil::Date::MIN);
    let folder = &header.repository.folder;
    let is_its = opened.prefix() == folder;
    let (root, is_there) = match repository.join(folder) {
        there if !is_its && !opened.is_bare() && there.is_dir() => (there, true),
        _ => (repository.to_owned(), is_its),
    };
    let request = Request {
        root,
        out: None,
        rev: Some(commit.to_string()),
        settings_of_today: header.options.settings_of_today,
        as_of,
        today: as_of,
        base_url: header.options.base_url.clone(),
        allow_shallow: header.options.allow_shallow,
        strict: false,
        publication: Publication {
            is_apart: true,
            known_until: header.options.known_until.as_deref().and_then(CommitId::from_hex),
            folder: (!is_there).then(|| folder.clone()),
            said: Some(header.clone()),
            told_by: header.options.told_by.as_deref().and_then(CommitId::from_hex),
            ..Publication::default()
        },
    };
    let quiet = |_| ();
    let next = next(manifest, log);
    let mut portal = match read_if(&request, &quiet, false, |_, _| Ok(next.all_rewritten()))? {
        Ok(portal) => portal,
        Err(findings) => return Ok(Err(findings)),
    };
    let newer = newer(&opened, commit)?;
    let broken = log.map(|log| broken(&portal, log)).unwrap_or_default();
    let files = Mutex::new(BTreeMap::new());
    let take = |OutputFile { path, bytes }: OutputFile| {
        files.lock().unwrap_or_else(PoisonError::into_inner).insert(path, bytes);
    };
    let built = made(&mut portal, next, &quiet, None, &take)?.manifest;
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.insert(MANIFEST_PATH.to_owned(), built.to_json());
    Ok(Ok(Some(Again { files, newer, broken, key: portal.config.publications.key.clone() })))
}

/// The log before the publication of the manifest, and what that one said of it.
fn next(manifest: &Manifest, log: Option<&Log>) -> Next {
    let Some(log) = log else {
        return Next { log: Log::new("zielstand".to_owned()), rewritten: None, stands: None, grows: None };
    };
    let is_noted = !manifest.header.dirty && manifest.header.commit.is_some();
    let before = log.entries().len() - usize::from(is_noted);
    let rewritten = log.rewritten().into_iter().find(|rewritten| rewritten.place == before);
    Next { log: log.first(before), rewritten, stands: log.checkpoint().map(<[u8]>::to_vec), grows: None }
}

/// Publications that the next one does not come from, or of which less is told now, after the last one that says so.
fn broken(portal: &Opened, log: &Log) -> Vec<usize> {
    let line = portal.history.line.commits();
    let place = |commit: &str| {
        let id = CommitId::from_hex(commit);
        line.iter().position(|(known, _)| Some(*known) == id)
    };
    let entries = log.entries();
    let from = entries.iter().rposition(Entry::tells_otherwise).unwrap_or(0);
    let places: Vec<Option<usize>> = entries.iter().skip(from).map(|entry| place(&entry.commit)).collect();
    let is_broken = |pair: &[Option<usize>]| pair[0].is_none() || pair[0] > pair[1];
    let (program, changes) = (generator().words(), changes_by_place(&portal.history));
    let is_told_less = |place: usize| {
        let entry = entries.get(from + place).filter(|entry| entry.program == program);
        entry.zip(places[place]).is_some_and(|(entry, at)| changes[at] < entry.changes)
    };
    let pairs = places.windows(2).enumerate();
    let pairs = pairs.filter(|(place, pair)| is_broken(pair) || is_told_less(*place));
    pairs.map(|(place, _)| from + place + 1).collect()
}

/// How many commits the repository has after a commit.
fn newer(repository: &Repository, commit: CommitId) -> Result<usize, BuildError> {
    let Some(head) = repository.head()? else { return Ok(0) };
    Ok(repository.commits_after(commit, head)?)
}
