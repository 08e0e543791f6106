//! A site that stands in its folder already: the same program made it from the same commit, day and options, its log goes on
//! from the same place, and no byte of it has changed since. Making it once more would give the same.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::made::{Made, header};
use super::next::Next;
use super::origin::Origin;
use super::{BuildError, Noted, Opened};
use crate::proof::{CHECKPOINT_PATH, sha256_hex};
use crate::publish::{self, Entry, Intake, MANIFEST_PATH, Manifest};
use crate::render::OutputFile;

/// What the repository keeps of the last site that was written.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    /// Sums of the files that have none in the manifest.
    apart: Vec<Entry>,
}

/// How the site of a build is known again.
pub(super) struct Standing {
    origin: Arc<Origin>,
    key: String,
}

impl Standing {
    /// `None` if what the site is made from has no name: it is in no commit.
    pub fn of(opened: &Opened, next: &Next, program: &str) -> Option<Self> {
        let header = header(opened);
        let is_known = header.commit.is_some() && !header.dirty && next.rewritten.is_none();
        let key = json!({ "program": program, "made from": header }).to_string();
        is_known.then(|| Self { origin: Arc::clone(&opened.origin), key: sha256_hex(key.as_bytes()) })
    }

    /// The site, if it stands in the folder.
    pub fn found(&self, next: &Next, out: &Path, intake: &Intake) -> Result<Option<Made>, BuildError> {
        let kept =
            self.origin.repository.as_ref().and_then(|repository| repository.kept(&self.origin.kept_name("site")));
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        let Some(Kept { apart, .. }) = kept.filter(|kept| kept.key == self.key) else { return Ok(None) };
        let has = |file: OutputFile| apart.contains(&Entry::of(&file));
        let log = next.log.files(self.origin.request.publication.key.as_ref())?;
        let checkpoint = log.iter().find(|(path, _)| path == CHECKPOINT_PATH).map(|(_, bytes)| bytes.clone());
        let same_log = log.into_iter().all(|(path, bytes)| has(OutputFile { path, bytes }));
        let manifest = publish::read(out, MANIFEST_PATH)?.filter(|_| same_log);
        let manifest = manifest.filter(|json| has(OutputFile { path: MANIFEST_PATH.to_owned(), bytes: json.clone() }));
        let manifest = manifest.and_then(|json| Manifest::from_json(&json).ok()).filter(|manifest| next.has(manifest));
        let Some(manifest) = manifest else { return Ok(None) };
        let is_whole = intake.stands(&manifest.files.iter().chain(&apart).collect::<Vec<_>>())?;
        Ok(is_whole.then_some(Made { manifest, apart, noted: Noted::Same, checkpoint }))
    }

    /// Keeps how the site that was written is known again.
    pub fn keep(self, made: &Made) {
        let kept = Kept { key: self.key, apart: made.apart.clone() };
        if let (Some(repository), Ok(kept)) = (&self.origin.repository, serde_json::to_vec(&kept)) {
            repository.keep(&self.origin.kept_name("site"), &kept);
        }
    }
}
