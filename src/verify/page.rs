//! One page with its proof.

use super::{Answer, Difference, VerifyError};
use crate::proof::{PublicKey, Signed, prove_page};
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
            (Published::at(site), address.strip_prefix(&base).unwrap_or(address).to_owned())
        }
        None => nearest(address)?,
    };
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let bytes = site.read(&path).map_err(VerifyError::Read)?.ok_or_else(|| VerifyError::NoPage(path.clone()))?;
    let proof = prove_page(&path, &bytes, &|path| site.read(path))?;
    let mut answer = Answer::default();
    if proof.is_same {
        answer.fine.push(format!(
            "`{path}` gehört zur {}. Veröffentlichung (Commit `{}`, {}); bewiesen mit {} Prüfsummen, {} kB.",
            proof.publications,
            super::log::short(&proof.entry.commit),
            proof.entry.as_of,
            proof.hashes,
            proof.bytes.div_ceil(1000)
        ));
    } else {
        answer.differences.push(Difference::Changed(path));
    }
    match key.map(|key| key.check(&proof.checkpoint)) {
        Some(Signed::Yes) => answer.fine.push("Unterschrift: gültig.".to_owned()),
        Some(Signed::No) => answer.differs("das Protokoll ist nicht mit diesem Schlüssel unterschrieben"),
        Some(Signed::Wrong) => answer.differs("die Unterschrift des Protokolls ist falsch"),
        None => answer.notes.push("Die Unterschrift wurde nicht geprüft: `--key`.".to_owned()),
    }
    Ok(answer)
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
