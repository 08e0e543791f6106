//! The site built anew from the repository, and compared byte for byte.

use std::path::Path;

use super::files::Found;
use super::log::short;
use super::{Answer, Difference, VerifyError};
use crate::pipeline::{Again, BuildError, VERSION, rebuild};
use crate::proof::{CHECKPOINT_PATH, Log, PublicKey};
use crate::publish::Manifest;
use crate::source::RepositoryError;

/// Files of which the first difference is shown.
const SHOWN: usize = 3;

/// Characters of a line that are shown.
const LINE: usize = 160;

/// Builds the site anew and compares it; the key that the portal names.
pub(super) fn check(
    repository: &Path,
    manifest: &Manifest,
    log: Option<&Log>,
    found: &Found,
    answer: &mut Answer,
) -> Result<Option<PublicKey>, VerifyError> {
    let theirs = &manifest.header.generator.version;
    if theirs != VERSION {
        return Err(VerifyError::OtherVersion { theirs: theirs.clone(), ours: VERSION.to_owned() });
    }
    let again = match rebuild(repository, manifest, log) {
        Ok(Ok(again)) => again,
        Ok(Err(findings)) => return Err(VerifyError::Findings(findings.list.len())),
        Err(BuildError::Repository(error @ RepositoryError::OtherContent { .. })) => {
            answer.differs(error.to_string());
            return Ok(None);
        }
        Err(BuildError::RevWithoutRepository { root }) => {
            return Err(VerifyError::NoRepository(root.display().to_string()));
        }
        Err(error) => return Err(error.into()),
    };
    let Some(Again { files: built, newer, broken, key }) = again else {
        let commit = manifest.header.commit.as_deref().unwrap_or("–");
        answer.differs(format!("der Commit `{}` ist nicht im Repository", short(commit)));
        return Ok(None);
    };
    for place in broken {
        answer.differs(format!(
            "zwischen der {place}. und der {}. Veröffentlichung wurde der Verlauf verändert, und das Protokoll sagt es nicht",
            place + 1
        ));
    }
    let before = answer.differences.len();
    let mut shown = 0;
    for (path, bytes) in &built {
        let difference = match found.files.get(path) {
            Some(there) if there == bytes => continue,
            // Whoever builds it anew has no key.
            Some(there) if path == CHECKPOINT_PATH && there.starts_with(bytes) => continue,
            Some(there) => {
                let lines = (shown < SHOWN).then(|| first_difference(there, bytes)).flatten();
                shown += 1;
                Difference::Rebuilt(path.clone(), lines)
            }
            None if found.left_out.contains(path) => continue,
            None => Difference::NotThere(path.clone()),
        };
        answer.differences.push(difference);
    }
    let surplus = found.files.keys().filter(|path| !built.contains_key(*path));
    answer.differences.extend(surplus.cloned().map(Difference::NotBuilt));
    if answer.differences.len() == before {
        answer.fine.push(format!("Nachgebaut: {} Dateien, Byte für Byte gleich.", built.len()));
    }
    if newer > 0 {
        let many = if newer == 1 { "einen Commit".to_owned() } else { format!("{newer} Commits") };
        answer.notes.push(format!("Das Repository ist {many} weiter als die Website."));
    }
    Ok(key)
}

/// The first lines that differ, if both are text.
fn first_difference(site: &[u8], built: &[u8]) -> Option<[String; 2]> {
    let (site, built) = (std::str::from_utf8(site).ok()?, std::str::from_utf8(built).ok()?);
    let (mut site, mut built) = (site.lines(), built.lines());
    loop {
        let pair = [site.next(), built.next()];
        if pair[0] != pair[1] {
            return Some(around(pair.map(Option::unwrap_or_default)));
        }
        pair[0]?;
    }
}

/// The part of two lines where they begin to differ.
fn around([site, built]: [&str; 2]) -> [String; 2] {
    let same = site.chars().zip(built.chars()).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(LINE / 2);
    let mark = if from > 0 { "…" } else { "" };
    [site, built].map(|line| {
        let part: String = line.chars().skip(from).take(LINE).collect();
        format!("{mark}{part}")
    })
}
