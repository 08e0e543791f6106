//! The files of a site, and whether the manifest knows them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Answer, Difference, VerifyError};
use crate::pipeline::apart;
use crate::proof::{Log, SUMS_PATH, sha256_hex};
use crate::publish::{MANIFEST_PATH, Manifest};
use crate::source::Published;

/// What hosts put at the top of a site.
const OF_HOSTS: [&str; 4] = [".domains", ".gitignore", ".nojekyll", "CNAME"];

/// The folder at the top in which hosts answer others.
const WELL_KNOWN: &str = ".well-known";

/// What systems put into any folder.
const OF_SYSTEMS: [&str; 3] = [".DS_Store", ".gitkeep", "Thumbs.db"];

/// What web servers read themselves and give to nobody.
const OF_SERVERS: [&str; 2] = ["_headers", ".htaccess"];

/// The files of a site, as far as they are there.
pub(super) struct Found {
    /// By path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are there and that the manifest does not know.
    extra: Vec<String>,
    /// Files that are not looked at.
    pub left_out: Vec<String>,
}

impl Found {
    /// Reads everything that the manifest knows, and lists what it does not.
    pub fn read(site: &Published, manifest: &Manifest, json: &[u8]) -> Result<Self, VerifyError> {
        let of_servers = |path: &str| !site.is_folder() && OF_SERVERS.contains(&path);
        let listed = manifest.files.iter().map(|file| &file.path).chain(&manifest.apart);
        let listed: BTreeSet<&str> = listed.map(String::as_str).collect();
        let wanted: Vec<&str> =
            listed.iter().copied().filter(|path| *path != MANIFEST_PATH && !of_servers(path)).collect();
        let read = |path: &&str| Ok(site.read(path)?.map(|bytes| ((*path).to_owned(), bytes)));
        let files: Result<Vec<_>, String> = wanted.into_par_iter().map(|path| read(&path)).collect();
        let mut files: BTreeMap<_, _> = files.map_err(VerifyError::Read)?.into_iter().flatten().collect();
        files.insert(MANIFEST_PATH.to_owned(), json.to_vec());
        let mut left_out: Vec<String> =
            listed.iter().filter(|path| of_servers(path)).map(|path| (*path).to_owned()).collect();
        let mut extra = Vec::new();
        for path in site.list().map_err(VerifyError::Read)? {
            let is_of_host = is_of_host(&path);
            match listed.contains(path.as_str()) || path == MANIFEST_PATH {
                true => {}
                false if is_of_host => left_out.push(path),
                false => extra.push(path),
            }
        }
        Ok(Self { files, extra, left_out })
    }

    /// A file, as [`crate::proof::Fetch`] wants it.
    pub fn fetch(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).cloned()
    }

    /// Compares every file with the manifest.
    pub fn compare(&self, manifest: &Manifest, answer: &mut Answer) {
        let before = answer.differences.len();
        for file in &manifest.files {
            match self.files.get(&file.path) {
                None if self.left_out.contains(&file.path) => {}
                None => answer.differences.push(Difference::Missing(file.path.clone())),
                Some(bytes) if sha256_hex(bytes) == file.sha256 && bytes.len() as u64 == file.bytes => {}
                Some(_) => answer.differences.push(Difference::Changed(file.path.clone())),
            }
        }
        let missing = manifest.apart.iter().filter(|path| !self.files.contains_key(*path));
        answer.differences.extend(missing.cloned().map(Difference::Missing));
        answer.differences.extend(self.extra.iter().cloned().map(Difference::Extra));
        if self.files.get(SUMS_PATH).is_some_and(|sums| *sums != manifest.listing().sums()) {
            answer.differs(format!("`{SUMS_PATH}` nennt andere Prüfsummen als das Manifest"));
        }
        if answer.differences.len() == before {
            answer.fine.push(format!("Dateien: {} geprüft, alle wie im Manifest.", manifest.files.len()));
        }
        if !self.left_out.is_empty() {
            let names: Vec<String> = self.left_out.iter().map(|path| format!("`{path}`")).collect();
            answer.notes.push(format!("Nicht geprüft, weil sie dem Webserver gehören: {}.", names.join(", ")));
        }
    }
}

fn is_of_host(path: &str) -> bool {
    let (first, last) = (path.split('/').next(), path.rsplit('/').next());
    OF_HOSTS.contains(&path) || first == Some(WELL_KNOWN) || last.is_some_and(|last| OF_SYSTEMS.contains(&last))
}

/// Compares what has no sum with what follows from the log.
pub fn compare_apart(manifest: &Manifest, log: &Log, answer: &mut Answer) {
    let (wanted, said) = (apart(manifest, log), manifest.apart.iter().cloned().collect::<BTreeSet<_>>());
    let more = said.difference(&wanted).cloned().map(Difference::Extra);
    answer.differences.extend(more.chain(wanted.difference(&said).cloned().map(Difference::Missing)));
}

/// Names the pages of which only a rebuild can tell whether they are what follows from the log.
pub fn note_apart(manifest: &Manifest, answer: &mut Answer) {
    let pages = manifest.apart.iter().filter(|path| path.strip_suffix(".html").is_some());
    let pages: Vec<String> = pages.map(|path| format!("`{path}`")).collect();
    if !pages.is_empty() {
        let pages = pages.join(", ");
        answer.notes.push(format!("Folgt aus dem Protokoll und wird erst mit `--repo` geprüft: {pages}."));
    }
}
