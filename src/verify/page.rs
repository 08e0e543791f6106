//! One page with its proof.

use super::{Answer, Difference, VerifyError};
use crate::pipeline::apart;
use crate::proof::{Fetch, Log, LogError, PageProof, PublicKey, Signed, prove_page};
use crate::publish::{MANIFEST_PATH, Manifest};
use crate::source::Published;

/// Proves that a page is part of the newest publication. `site` is where that lies; the nearest one above the page if not
/// said.
///
/// # Errors
/// What keeps it from being checked.
pub fn page(address: &str, site: Option<&str>, key: Option<&PublicKey>) -> Result<Answer, VerifyError> {
    let (site, path) = match site {
        Some(site) => {
            let base = format!("{}/", site.trim_end_matches('/'));
            let site = Published::at(site);
            // A copy in a folder knows what address it is of.
            let own = if site.is_folder() { address_of(&site) } else { None };
            let bases = [Some(base), own].into_iter().flatten();
            let path = bases.into_iter().find_map(|base| address.strip_prefix(&base).map(str::to_owned));
            // As links inside of the site have it.
            (site, path.unwrap_or_else(|| address.trim_start_matches('/').to_owned()))
        }
        None => nearest(address)?,
    };
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let (path, proof) = proved(path, &|path| site.read(path));
    let mut answer = Answer::default();
    let proof = match proof {
        Ok(proof) => proof,
        Err(error @ (LogError::Read { .. } | LogError::Missing(_))) => return Err(error.into()),
        Err(LogError::NotListed(_)) if is_apart(&site, &path)? => return Err(VerifyError::Apart(path)),
        Err(LogError::NotListed(_)) if site.read(&path).map_err(VerifyError::Read)?.is_none() => {
            return Err(VerifyError::NoPage(path));
        }
        Err(error) => {
            answer.differs(error.to_string());
            return Ok(answer);
        }
    };
    let bytes = site.read(&path).map_err(VerifyError::Read)?;
    if bytes.as_ref().is_none_or(|bytes| !proof.is_of(&path, bytes)) {
        let difference = if bytes.is_some() { Difference::Changed } else { Difference::Missing };
        answer.differences.push(difference(path));
    } else {
        answer.fine.push(format!(
            "`{path}` gehört zur {}. Veröffentlichung (Commit `{}`, {}); bewiesen mit {} Prüfsummen, {} kB.",
            proof.publications,
            super::log::short(&proof.entry.commit),
            proof.entry.as_of,
            proof.hashes,
            proof.bytes.div_ceil(1000)
        ));
    }
    match key.map(|key| key.check(&proof.checkpoint)) {
        Some(Signed::Yes) => answer.fine.push("Unterschrift: gültig.".to_owned()),
        Some(Signed::No) => answer.differs("das Protokoll ist nicht mit diesem Schlüssel unterschrieben"),
        Some(Signed::Wrong) => answer.differs("die Unterschrift des Protokolls ist falsch"),
        None => answer.notes.push("Die Unterschrift wurde nicht geprüft: `--key`.".to_owned()),
    }
    Ok(answer)
}

/// What is proved of a path, and that path: with `index.html` if it is one of a page, which often has no `/` at its end.
fn proved(path: &str, fetch: &Fetch<'_>) -> (String, Result<PageProof, LogError>) {
    let whole = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match prove_page(&whole, fetch) {
        Err(LogError::NotListed(_)) if whole == path && !path.rsplit('/').next().unwrap_or_default().contains('.') => {
            proved(&format!("{path}/"), fetch)
        }
        proof => (whole, proof),
    }
}

/// Whether a path is one of those that follow from the log.
fn is_apart(site: &Published, path: &str) -> Result<bool, VerifyError> {
    let manifest =
        site.read(MANIFEST_PATH).map_err(VerifyError::Read)?.and_then(|json| Manifest::from_json(&json).ok());
    let log = Log::read(&|path| site.read(path)).ok().flatten();
    Ok(manifest.zip(log).is_some_and(|(manifest, log)| apart(&manifest, &log).contains(path)))
}

/// The address that a site says it has.
fn address_of(site: &Published) -> Option<String> {
    Manifest::from_json(&site.read(MANIFEST_PATH).ok()??).ok()?.header.base_url
}

/// The site above an address that has a log, and the rest of the address.
fn nearest(address: &str) -> Result<(Published, String), VerifyError> {
    let start = address.find("://").map_or(0, |place| place + 3);
    let ends =
        address.char_indices().filter(|(place, letter)| *place > start && *letter == '/').map(|(place, _)| place);
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    for end in ends {
        let site = Published::at(&address[..end]);
        if site.read(crate::proof::CHECKPOINT_PATH).map_err(VerifyError::Read)?.is_some() {
            return Ok((site, address[end + 1..].to_owned()));
        }
    }
    Err(VerifyError::NoLog(address.to_owned()))
}
