//! Goals that lie elsewhere than the settings say.

use crate::config::{self, Config};
use crate::content::Content;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::Source;

/// Settings by which there is no goal, while files in which the last ones lay are still there. `paths` are these; what lies
/// outside of the portal is there.
pub(super) fn goals_elsewhere<'p>(
    source: &dyn Source,
    config: &Config,
    content: &Content,
    paths: impl Iterator<Item = &'p String>,
) -> Option<Diagnostic> {
    if !content.records.is_empty() {
        return None;
    }
    let mut there = Vec::new();
    // Where the settings say that goals lie, they are, whether anybody can read them or not.
    for path in paths.filter(|path| !config.folders.goals.has(path)) {
        // A link in its place is no goal.
        if path.starts_with('/') || source.read(path).is_ok_and(|bytes| bytes.is_some()) {
            there.push(path);
        }
    }
    let named = config.folders.goals.folder.clone();
    let elsewhere = there.first().map(|path| Problem::GoalsElsewhere {
        named,
        folder: path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
        goals: there.len(),
    });
    elsewhere.map(|problem| Diagnostic::whole(config::FILE, problem))
}
