//! The log of a site: against itself, the manifest, and a key.

use super::Answer;
use super::files::{Found, compare_apart};
pub(super) use crate::beginning::short;
use crate::proof::{Altered, CHECKPOINT_PATH, Entry, Log, PublicKey, Signed};
use crate::publish::Manifest;

/// Checks the log of a site; it is given back as far as it can be used.
pub(super) fn check(found: &Found, manifest: &Manifest, answer: &mut Answer) -> Option<Log> {
    let log = match Log::read(&|path| Ok(found.fetch(path))) {
        Ok(Some(log)) => log,
        Ok(None) => {
            answer.differs("die Website hat kein Protokoll ihrer Veröffentlichungen");
            return None;
        }
        Err(error) => {
            answer.differs(format!("das Protokoll der Veröffentlichungen ist nicht echt: {error}"));
            return None;
        }
    };
    let before = answer.differences.len();
    let header = &manifest.header;
    if header.dirty || header.commit.is_none() {
        answer.differs("die Website ist eine Vorschau mit Inhalten, die in keinem Commit stehen; kein Eintrag im Protokoll steht für sie. Erst mit `git commit` eintragen, was geändert ist, dann noch einmal bauen");
    } else if let Some(last) = log.entries().last() {
        against(&log, last, manifest, answer);
    }
    let files = log.files(None).unwrap_or_default().into_iter();
    let of_files = if header.dirty { Vec::new() } else { manifest.listing().files() };
    for (path, bytes) in files.chain(of_files) {
        if found.fetch(&path).is_some_and(|there| there != bytes) {
            answer.differs(format!("`{path}` passt nicht zum Protokoll"));
        }
    }
    if answer.differences.len() == before
        && let Some(last) = log.entries().last()
    {
        let count = log.entries().len();
        let many = if count == 1 { "1 Veröffentlichung".to_owned() } else { format!("{count} Veröffentlichungen") };
        answer.fine.push(format!(
            "Protokoll: {many}, die jüngste ist diese Website (Commit `{}`, {}).",
            short(&last.commit),
            last.as_of
        ));
    }
    for rewritten in log.rewritten() {
        let what = match rewritten.how {
            Altered::Erased => "hat gelöscht, was frühere verloren hatten",
            _ => "hat den Verlauf verändert",
        };
        answer.notes.push(format!(
            "Die {}. Veröffentlichung ({}) {what}. Grund: {}",
            rewritten.place + 1,
            rewritten.as_of,
            rewritten.reason
        ));
    }
    if !log.is_plain() {
        answer.differs(format!("`{CHECKPOINT_PATH}` sagt mehr, als ein Checkpoint sagt"));
    }
    compare_apart(manifest, &log, answer);
    Some(log)
}

/// The newest entry against the manifest.
fn against(log: &Log, last: &Entry, manifest: &Manifest, answer: &mut Answer) {
    let (header, before) = (&manifest.header, answer.differences.len());
    if manifest.listing().root() != (last.files, last.root.clone()) {
        answer.differs(
            "die Prüfsummen im Manifest sind nicht die, die veröffentlicht wurden: Das Protokoll nennt andere",
        );
    }
    if header.commit.as_ref() != Some(&last.commit) {
        answer.differs("Manifest und Protokoll nennen verschiedene Commits");
    }
    if header.as_of != last.as_of.to_string() {
        answer.differs("Manifest und Protokoll nennen verschiedene Tage");
    }
    if last.program != header.generator.words() {
        answer.differs("Manifest und Protokoll nennen verschiedene Fassungen des Programms");
    }
    let is_bound = |sum: &String| *sum == header.sum(log.origin());
    if answer.differences.len() == before && !last.header.as_ref().is_none_or(is_bound) {
        answer.differs(
            "woraus die Website laut Manifest entstand, oder wie ihr Protokoll heißt, ist nicht das, was veröffentlicht wurde",
        );
    }
}

/// The signature below the log: with a `given` key, or else with the portal's own, if the repository was asked.
pub(super) fn signature(log: &Log, given: Option<&PublicKey>, own: Option<&PublicKey>, answer: &mut Answer) {
    let checkpoint = log.checkpoint().unwrap_or_default();
    let is_named = log.entries().last().is_some_and(|last| last.key.is_some());
    match given.or(own).map(|key| key.check(checkpoint)) {
        _ if log.signatures() > 1 => answer.differs("unter dem Protokoll steht mehr als eine Unterschrift"),
        _ if log.signatures() > 0 && !is_named => {
            answer.differs("unter dem Protokoll steht eine Unterschrift, und das Portal nennt keinen Schlüssel");
        }
        Some(Signed::Yes) => answer.fine.push("Unterschrift: gültig.".to_owned()),
        Some(Signed::No) if given.is_some() => {
            answer.differs("das Protokoll ist nicht mit diesem Schlüssel unterschrieben");
        }
        Some(Signed::No) if log.signatures() > 0 => {
            answer.differs("das Protokoll ist nicht mit dem Schlüssel in `portal.yaml` unterschrieben");
        }
        Some(Signed::Wrong) => answer.differs("die Unterschrift des Protokolls ist falsch"),
        None if log.signatures() > 0 => answer.notes.push("Die Unterschrift wurde nicht geprüft: `--key`.".to_owned()),
        Some(Signed::No) | None => answer.notes.push("Das Protokoll ist nicht unterschrieben.".to_owned()),
    }
    let Some(given) = given.map(PublicKey::fingerprint) else { return };
    let named = |entry: &Entry| entry.key.as_ref() == Some(&given);
    let since = log.entries().iter().rposition(named).map_or(0, |place| place + 1);
    if let Some((place, entry)) = log.entries().iter().enumerate().skip(since).find(|(_, entry)| entry.key.is_some()) {
        answer.notes.push(format!(
            "Seit der {}. Veröffentlichung ({}) nennt das Portal einen anderen Schlüssel; sein Fingerabdruck: {}",
            place + 1,
            entry.as_of,
            entry.key.as_deref().unwrap_or_default()
        ));
    }
}
