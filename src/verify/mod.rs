//! Whether a published site is what it says: its files against the manifest, the manifest against the log, the log against a
//! key and against what somebody kept, and all of it against a rebuild from the repository.

mod answer;
mod error;
mod files;
mod log;
mod page;
mod rebuilt;
mod since;

use std::path::PathBuf;

use crate::pipeline::VERSION;
use crate::proof::PublicKey;
use crate::publish::{MANIFEST_PATH, Manifest};
use crate::source::Published;

pub use answer::{Answer, Difference};
pub use error::VerifyError;
pub use page::page;

use files::Found;

/// What is to be checked.
#[derive(Debug)]
pub struct Question {
    /// The site.
    pub site: Published,
    /// The repository that it is to be built from again.
    pub repository: Option<PathBuf>,
    /// The key that is to have signed it.
    pub key: Option<PublicKey>,
    /// A manifest or checkpoint that somebody kept.
    pub since: Option<Vec<u8>>,
}

/// Checks a site.
///
/// # Errors
/// What keeps it from being checked. A site that is not what it says is no error but an [`Answer`] with differences.
pub fn verify(question: &Question) -> Result<Answer, VerifyError> {
    let Question { site, repository, key, since } = question;
    if site.is_missing() {
        return Err(VerifyError::NoFolder(site.to_string()));
    }
    let json = site.read(MANIFEST_PATH).map_err(VerifyError::Read)?;
    let json = json.ok_or_else(|| VerifyError::NoManifest { site: site.to_string() })?;
    let manifest = Manifest::from_json(&json).map_err(VerifyError::Manifest)?;
    let mut answer = Answer::default();
    let found = Found::read(site, &manifest, &json)?;
    found.compare(&manifest, &mut answer);
    if manifest.header.generator.version == VERSION && manifest.to_json() != json {
        answer.differs(format!("`{MANIFEST_PATH}` hat Angaben, die Zielstand nicht schreibt"));
    }
    let log = log::check(&found, &manifest, &mut answer);
    if let Some(since) = since {
        since::check(since, log.as_ref(), &mut answer)?;
    }
    let own = if let Some(repository) = repository {
        rebuilt::check(repository, &manifest, log.as_ref(), &found, &mut answer)?
    } else {
        files::note_apart(&manifest, &mut answer);
        None
    };
    if let Some(log) = &log {
        log::signature(log, key.as_ref(), own.as_ref(), &mut answer);
    }
    Ok(answer)
}
