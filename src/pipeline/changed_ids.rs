//! Goals that get another id before anybody committed that: what led to them leads nowhere then.

use crate::config::Config;
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::Source;

/// Those among the files that differ from the commit. Links to the ids before are no mistakes of their own.
pub(super) fn changed_ids(
    committed: &dyn Source,
    differing: &[String],
    content: &mut Content,
    config: &Config,
) -> Vec<Diagnostic> {
    let before = |path: &String| Some(content::seeming_id(&committed.read(path).ok()??, config));
    let mut found = Vec::new();
    for goal in content.goals.iter().filter(|goal| differing.binary_search(&goal.path).is_ok()) {
        let Some(before) = before(&goal.path).filter(|before| !before.is_empty() && *before != goal.id) else {
            continue;
        };
        // It went to another file, or the goal says itself that it is another one.
        if content.goal(&before).is_none() && !goal.replaces.contains(&before) {
            found.push(Diagnostic::at(&goal.path, &goal.id_span, Problem::ChangedId { before }));
        }
    }
    for diagnostic in &found {
        if let Problem::ChangedId { before } = &diagnostic.problem {
            content.unread.names.insert(before.clone());
        }
    }
    found
}
