//! Whether a site only grew since somebody kept its checkpoint or manifest.

use super::log::short;
use super::{Answer, VerifyError};
use crate::proof::{Log, OldCheckpoint};
use crate::publish::Manifest;

/// Compares a log with what somebody kept.
pub(super) fn check(kept: &[u8], log: Option<&Log>, answer: &mut Answer) -> Result<(), VerifyError> {
    let at = if let Some(old) = OldCheckpoint::parse(&plain(kept)) {
        let Some(log) = log else { return Ok(()) };
        if old.origin != log.origin() {
            answer.differs(format!("der Checkpoint ist von einem anderen Protokoll: `{}`", old.origin));
            return Ok(());
        }
        log.grew_from(&old).then_some(usize::try_from(old.size).unwrap_or(usize::MAX))
    } else {
        let old = Manifest::from_json(kept).map_err(|_| VerifyError::NothingKept)?;
        let root = old.listing().root();
        let is_it = |entry: &crate::proof::Entry| {
            (entry.files, &entry.root) == (root.0, &root.1) && Some(&entry.commit) == old.header.commit.as_ref()
        };
        let Some(log) = log else { return Ok(()) };
        log.entries().iter().position(is_it).map(|place| place + 1)
    };
    let (Some(at), Some(log)) = (at, log) else {
        answer
            .differs("was damals veröffentlicht war, ist nicht mehr im Protokoll: Es wurde umgeschrieben oder gekürzt");
        return Ok(());
    };
    let since = log.entries().len() - at;
    let rewritten: Vec<_> = log.entries().iter().skip(at).filter(|entry| entry.tells_otherwise()).collect();
    let rest =
        if rewritten.is_empty() { "nichts Früheres wurde verändert" } else { "im Protokoll fehlt nichts Früheres" };
    answer.fine.push(match since {
        0 => "Seither: nichts Neues.".to_owned(),
        1 => format!("Seither: 1 Veröffentlichung kam dazu, {rest}."),
        since => format!("Seither: {since} Veröffentlichungen kamen dazu, {rest}."),
    });
    for entry in rewritten {
        answer.differs(format!(
            "der Verlauf wurde seither verändert, und das Protokoll sagt es (Commit `{}`, {})",
            short(&entry.commit),
            entry.as_of
        ));
    }
    Ok(())
}

/// A checkpoint as it was before mail or an editor changed its ends of lines.
fn plain(kept: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(kept) else { return kept.to_vec() };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    format!("{}\n", text.trim_end_matches('\n')).into_bytes()
}
