//! What was published before, and whether that still holds.

use std::path::{Path, PathBuf};

use super::compared::{Found, Last};
use super::next::Next;
use super::origin::Origin;
use super::{BuildError, Opened};
use crate::config::Config;
use crate::history::{says_why, without_addresses};
use crate::proof::{Altered, CHECKPOINT_PATH, Log, LogError, Lost, OldCheckpoint, Rewritten, SecretKey};
use crate::publish::{self, Header, MANIFEST_PATH, Manifest};
use crate::source::{CommitId, Published};

/// Bytes of a reason, so that an entry stays below 1 kB.
const REASON: usize = 500;

/// What is asked for about the log.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// The publication before: a folder, an address. What the settings say, or what stands in the output folder, if not said.
    pub previous: Option<String>,
    /// Whether it is meant that there is none.
    pub is_first: bool,
    /// Why the past is told otherwise than before.
    pub accepted: Option<String>,
    /// Whether the law wants the lost changes to be left out.
    pub forgets: bool,
    /// The key that signs.
    pub key: Option<SecretKey>,
    /// Whether nothing that an earlier build kept may count, nor commits that came later.
    pub is_apart: bool,
    /// Up to which later commit these do count, as the manifest says.
    pub known_until: Option<CommitId>,
    /// The portal's folder in the repository, if it lies elsewhere now, as the manifest says.
    pub folder: Option<String>,
    /// What the manifest says of a site that is built again. What nobody else can know is taken from it.
    pub said: Option<Header>,
    /// Which later commit's history says how the commit is read, as the manifest says.
    pub told_by: Option<CommitId>,
}

/// What was published before.
pub(super) struct Before {
    log: Option<Log>,
    site: Published,
    /// Whether somebody named where it is.
    is_named: bool,
    /// The checkpoint in the output folder.
    pub checkpoint: Option<Vec<u8>>,
    /// What the log has to have grown from, see [`Next`].
    grows: Option<(OldCheckpoint, PathBuf, String)>,
}

impl Before {
    /// Looks for the log that the request, the settings or the output folder `out` name.
    pub fn look(origin: &Origin, config: &Config, out: &Path) -> Result<Self, BuildError> {
        let wanted = &origin.request.publication;
        let named = wanted.previous.as_ref().or(config.publications.previous.as_ref());
        if let Some(key) = &wanted.key {
            match &config.publications.key {
                Some(public) if key.is_of(public) => {}
                Some(_) => return Err(BuildError::OtherKey),
                None => return Err(BuildError::NoPublicKey),
            }
        } else if config.publications.key.is_some() && origin.request.strict {
            return Err(BuildError::NotSigned);
        }
        let site = named.map_or_else(|| Published::Folder(out.to_owned()), |named| Published::at(named));
        let place = site.to_string();
        let log = match Log::read(&|path| site.read(path)) {
            Ok(Some(_)) if wanted.is_first => return Err(BuildError::NotFirst { place }),
            // There is no server yet, or a page in the place of all that is missing.
            Err(LogError::Read { .. }) if wanted.is_first && site.is_silent() => None,
            Err(LogError::Form(path)) if wanted.is_first && path == CHECKPOINT_PATH && !site.is_folder() => None,
            Err(LogError::Read { reason, .. }) => return Err(BuildError::LogUnread { place, reason }),
            Err(source) => return Err(BuildError::Log { place, source }),
            Ok(None) if !wanted.is_first && (named.is_some() || had_log(out)?) => {
                return Err(BuildError::NoPrevious { place });
            }
            Ok(log) => log,
        };
        let checkpoint = publish::read(out, CHECKPOINT_PATH)?;
        // One that nobody can read stands for no publication that a log could lack.
        let old = checkpoint.as_deref().and_then(OldCheckpoint::parse);
        let grows = old.map(|old| (old, out.to_owned(), place));
        Ok(Self { log, is_named: named.is_some(), site, checkpoint, grows })
    }

    /// The accepted changes of the past that it tells.
    pub fn rewritten(&self) -> Vec<Rewritten> {
        self.log.as_ref().map(Log::rewritten).unwrap_or_default()
    }

    /// Whether what was published before still holds, and how the log goes on.
    pub fn judge(&self, opened: &Opened) -> Result<Next, BuildError> {
        let wanted = &opened.origin.request.publication;
        let mut log = self.log.clone().unwrap_or_else(|| Log::new(name(opened)));
        let last = log.entries().last().cloned();
        let compare = |entry| Last { entry, origin: log.origin(), site: &self.site }.compare(opened);
        let found = last.as_ref().map(compare).transpose()?.flatten();
        let (Some(found), Some(last)) = (found, last) else {
            let Some(reason) = &wanted.accepted else {
                return Ok(Next { log, rewritten: None, stands: None, grows: self.grows.clone() });
            };
            // Somebody may have a right to that what was lost earlier is no longer kept.
            let erased = if wanted.forgets { log.erase() } else { None };
            let erased = erased.ok_or(BuildError::NothingRewritten)?;
            return self.go_on(log, opened, (Altered::Erased, reason, erased));
        };
        let Some(reason) = &wanted.accepted else {
            return Err(BuildError::Rewritten(Box::new(found.error(opened, &last, self.is_named))));
        };
        let Found { how, mut lost, .. } = found;
        if wanted.forgets {
            (lost.forgotten, lost.changes) = (true, Vec::new());
        }
        self.go_on(log, opened, (how, reason, lost))
    }

    /// The log with a publication that tells the past otherwise.
    fn go_on(&self, log: Log, opened: &Opened, (how, reason, lost): (Altered, &str, Lost)) -> Result<Next, BuildError> {
        let reason = without_addresses(reason).into_owned();
        if !says_why("", &reason) || reason.len() > REASON {
            return Err(BuildError::BadReason);
        }
        let (place, as_of) = (log.entries().len(), opened.as_of);
        let rewritten = Some(Rewritten { place, as_of, how, reason, lost });
        Ok(Next { log, rewritten, stands: None, grows: self.grows.clone() })
    }
}

/// What a new log is called: the portal's address, or its first commit.
fn name(opened: &Opened) -> String {
    let address = opened.config.base_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let first = || opened.history.line.commits().first().map(|(commit, _)| format!("zielstand/{commit}"));
    let name = address.map(|address| address.trim_end_matches('/').to_owned()).or_else(first);
    name.unwrap_or_else(|| "zielstand".to_owned())
}

/// Whether the site in the output folder says that it has a log.
fn had_log(out: &Path) -> Result<bool, BuildError> {
    let manifest = publish::read(out, MANIFEST_PATH)?.and_then(|json| Manifest::from_json(&json).ok());
    Ok(manifest.is_some_and(|manifest| manifest.apart.iter().any(|path| path == CHECKPOINT_PATH)))
}
