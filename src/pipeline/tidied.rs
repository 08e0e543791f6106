//! Pages whose formatting can be mended without changing what they say.

use std::path::PathBuf;

use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Findings, Request};
use crate::config::{self, GOAL_FIELDS};
use crate::content::{tidy, tidy_yaml};
use crate::diagnostic::Mend;
use crate::source::{EntryKind, Source};

/// The pages of the working tree that can be mended, with their new text, by path. None if the settings cannot be read.
///
/// # Errors
/// Whatever keeps the portal from being read.
pub fn tidied(request: &Request) -> Result<Vec<(PathBuf, String)>, BuildError> {
    let origin = Origin::of(request)?;
    let source = origin.working_tree();
    let mut mended = Vec::new();
    let mut of_yaml = |path: &str, findings: &Findings| -> Result<(), BuildError> {
        let text = source.read(path)?.and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.and_then(|text| tidy_yaml(&text, &mendable(findings, path)));
        mended.extend(text.map(|text| (request.root.join(path), text)));
        Ok(())
    };
    let Loaded { config, findings, .. } = match load(&source, &origin)? {
        Ok(loaded) => loaded,
        Err(findings) => {
            of_yaml(config::FILE, &findings)?;
            return Ok(mended);
        }
    };
    for path in [config::FILE, &config.folders.sources, &config.folders.glossary] {
        of_yaml(path, &findings)?;
    }
    let names = config.fields.names(config.fields.today());
    let order: Vec<&str> = GOAL_FIELDS.iter().map(|name| names.get(*name).map_or(*name, String::as_str)).collect();
    for folder in config.folders.tops() {
        for entry in source.list(&folder)? {
            if !matches!(entry.kind, EntryKind::File { size } if size <= config.file_limit)
                || entry.path.strip_suffix(".md").is_none()
            {
                continue;
            }
            let Some(text) = source.read(&entry.path)?.and_then(|bytes| String::from_utf8(bytes).ok()) else {
                continue;
            };
            let order = if config.folders.goals.has(&entry.path) { order.as_slice() } else { &[] };
            mended.extend(
                tidy(&text, &mendable(&findings, &entry.path), order)
                    .map(|text| (request.root.join(&entry.path), text)),
            );
        }
    }
    Ok(mended)
}

/// Places of mistakes in a file that can be mended, and how.
fn mendable(findings: &Findings, path: &str) -> Vec<((usize, usize), Mend)> {
    let of_file = findings.list.iter().filter(|found| found.path == path);
    of_file.filter_map(|found| Some((found.span?, found.problem.rule().mend?))).collect()
}
