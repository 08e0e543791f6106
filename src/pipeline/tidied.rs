//! Pages whose formatting can be mended without changing what they say.

use std::path::PathBuf;

use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Request};
use crate::config::GOAL_FIELDS;
use crate::content::tidy;
use crate::source::{EntryKind, Source};

/// The pages of the working tree that can be mended, with their new text, by path. None if the settings cannot be read.
///
/// # Errors
/// Whatever keeps the portal from being read.
pub fn tidied(request: &Request) -> Result<Vec<(PathBuf, String)>, BuildError> {
    let origin = Origin::of(request)?;
    let source = origin.working_tree();
    let Ok(Loaded { config, findings, .. }) = load(&source, &origin)? else { return Ok(Vec::new()) };
    let names = config.fields.names(config.fields.today());
    let order: Vec<&str> = GOAL_FIELDS.iter().map(|name| names.get(*name).map_or(*name, String::as_str)).collect();
    let mut mended = Vec::new();
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
            let of_file = findings.list.iter().filter(|found| found.path == entry.path);
            let mendable: Vec<_> =
                of_file.filter_map(|found| Some((found.span?, found.problem.rule().mend?))).collect();
            let order = if config.folders.goals.has(&entry.path) { order.as_slice() } else { &[] };
            mended.extend(tidy(&text, &mendable, order).map(|text| (request.root.join(&entry.path), text)));
        }
    }
    Ok(mended)
}
