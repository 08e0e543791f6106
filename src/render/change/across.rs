//! Whose change it may be where a file could not be read for a time.

use crate::history::{Across, Change, Commit, GoalChanges, Step};
use crate::render::change::commit::authors as authors_of;
use crate::render::text::short::short;
use crate::render::words::Words;

/// Between which commits a change was made, and by whom these are.
struct Span {
    first: String,
    last: String,
    authors: String,
    is_one: bool,
}

impl Span {
    /// Of some commits; `None` if there are none.
    fn of<'a>(words: &Words<'_>, commits: impl Iterator<Item = &'a Commit>) -> Option<Self> {
        let commits: Vec<&Commit> = commits.collect();
        let name = |commit: &Commit| {
            if commit.id.is_empty() {
                words.texts.get("across.next").to_owned()
            } else {
                format!("{} ({})", short(&commit.id), words.day(commit.date).text)
            }
        };
        let mut authors: Vec<String> = Vec::new();
        for commit in &commits {
            let names = authors_of(words, commit);
            if !authors.contains(&names) {
                authors.push(names);
            }
        }
        let authors = authors.join(words.texts.get("across.or"));
        let is_one = commits.len() == 1;
        Some(Self { first: name(commits.first()?), last: name(commits.last()?), authors, is_one })
    }

    /// `keys` are those of the texts for several versions and for one.
    fn fill(&self, words: &Words<'_>, [several, one]: [&str; 2], more: &[(&str, &str)]) -> String {
        let own = [("first", self.first.as_str()), ("last", &self.last), ("authors", &self.authors)];
        words.texts.fill(
            if self.is_one { one } else { several },
            &own.into_iter().chain(more.iter().copied()).collect::<Vec<_>>(),
        )
    }
}

fn note(words: &Words<'_>, across: Across<'_>, step: &Step, is_beside: bool) -> Option<String> {
    let keys = if is_beside { ["across.beside.note"; 2] } else { ["across.note", "across.one.note"] };
    Some(Span::of(words, across.commits(&step.commit))?.fill(words, keys, &[]))
}

/// What stands beside a change that may be another's.
pub fn across(words: &Words<'_>, step: &Step, goal: &GoalChanges, change: &Change) -> Option<String> {
    note(words, goal.across(change), step, goal.is_beside)
}

/// What stands beside all changes of a goal in a step together.
pub fn across_goal(words: &Words<'_>, step: &Step, goal: &str) -> Option<String> {
    let goal = step.goal(goal)?;
    note(words, goal.all_across(), step, goal.is_beside)
}

/// What stands beside changed rules.
pub fn across_rules(words: &Words<'_>, step: &Step) -> Option<String> {
    note(words, Across::or_own(&step.rules_across), step, false)
}

/// A sentence about a goal's changes that may be another's; `keys` are those of the texts for several versions and for one.
pub fn across_sentence(
    words: &Words<'_>,
    commit: &Commit,
    goal: &GoalChanges,
    keys: [&str; 2],
    more: &[(&str, &str)],
) -> Option<String> {
    Some(Span::of(words, goal.all_across().commits(commit))?.fill(words, keys, more))
}

/// What stands in such a sentence beside one of the changes of which more is known than of all together; if the
/// sentence says it `not_at_all`, beside each.
pub fn across_object(
    words: &Words<'_>,
    commit: &Commit,
    goal: &GoalChanges,
    change: &Change,
    not_at_all: bool,
) -> Option<String> {
    let across = goal.across(change);
    let is_said = if not_at_all { across.is_own() } else { across == goal.all_across() };
    if is_said || matches!(change, Change::Moved { .. }) {
        return None;
    }
    let own = Some(commit).filter(|own| across.is_own() && !own.id.is_empty());
    Some(Span::of(words, across.commits(commit).chain(own))?.fill(words, ["across.object", "across.one.object"], &[]))
}
