//! Whose change it may be where a file could not be read for a time.

use crate::history::{Change, Commit, GoalChanges, Step};
use crate::render::text::short::short;
use crate::render::words::Words;

/// Between which commits a change was made, and by whom these are.
struct Span {
    first: String,
    last: String,
    authors: String,
}

impl Span {
    /// Of the commits before, and the one that made the file readable; `None` if nothing was unreadable.
    fn of(words: &Words<'_>, before: &[Commit], own: &Commit) -> Option<Self> {
        let commit = |commit: &Commit| format!("{} ({})", short(&commit.id), words.day(commit.date).text);
        let mut authors: Vec<String> = Vec::new();
        for commit in before.iter().chain([own]) {
            let names = commit.authors();
            let names = if names.is_empty() { words.texts.get("sentence.nobody").to_owned() } else { names };
            if !authors.contains(&names) {
                authors.push(names);
            }
        }
        let last = if own.id.is_empty() { words.texts.get("across.next").to_owned() } else { commit(own) };
        let authors = authors.join(words.texts.get("across.or"));
        Some(Self { first: commit(before.first()?), last, authors })
    }

    fn fill(&self, words: &Words<'_>, key: &str, more: &[(&str, &str)]) -> String {
        let own = [("first", self.first.as_str()), ("last", &self.last), ("authors", &self.authors)];
        words.texts.fill(key, &own.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
    }
}

fn note(words: &Words<'_>, before: &[Commit], step: &Step) -> Option<String> {
    Some(Span::of(words, before, &step.commit)?.fill(words, "across.note", &[]))
}

/// What stands beside a change that may be another's.
pub fn across(words: &Words<'_>, step: &Step, goal: &GoalChanges, change: &Change) -> Option<String> {
    note(words, goal.across(change), step)
}

/// What stands beside all changes of a goal in a step together.
pub fn across_goal(words: &Words<'_>, step: &Step, goal: &str) -> Option<String> {
    note(words, step.goal(goal)?.all_across(), step)
}

/// What stands beside changed rules.
pub fn across_rules(words: &Words<'_>, step: &Step) -> Option<String> {
    note(words, &step.rules_across, step)
}

/// A sentence about a goal's changes that may be another's; `key` is the one in the texts.
pub fn across_sentence(
    words: &Words<'_>,
    commit: &Commit,
    goal: &GoalChanges,
    key: &str,
    more: &[(&str, &str)],
) -> Option<String> {
    Some(Span::of(words, goal.all_across(), commit)?.fill(words, key, more))
}
