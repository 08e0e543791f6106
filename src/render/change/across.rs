//! Whose change it may be where a file could not be read for a time.

use crate::beginning::short;
use crate::history::{Across, Change, Commit, GoalChanges, Step};
use crate::render::change::commit;
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
            let names = commit::authors(words, commit);
            if !authors.contains(&names) {
                authors.push(names);
            }
        }
        let authors = authors.join(words.texts.get("across.or"));
        let is_one = commits.len() == 1;
        Some(Self { first: name(commits.first()?), last: name(commits.last()?), authors, is_one })
    }

    /// In words, for several versions or for one, or for those in which another file had the same id.
    fn note(&self, words: &Words<'_>, is_beside: bool) -> String {
        let key = match (is_beside, self.is_one) {
            (true, _) => "across.beside",
            (false, true) => "across.one",
            (false, false) => "across.several",
        };
        words.texts.fill(key, &[("first", self.first.as_str()), ("last", &self.last), ("authors", &self.authors)])
    }
}

fn note(words: &Words<'_>, across: Across<'_>, step: &Step, is_beside: bool) -> Option<String> {
    Some(Span::of(words, across.commits(&step.commit))?.note(words, is_beside))
}

/// What stands beside a change that may be another's.
pub fn across(words: &Words<'_>, step: &Step, goal: &GoalChanges, change: &Change) -> Option<String> {
    note(words, goal.across(change), step, goal.is_beside)
}

/// What stands beside those changes of a goal in a step together that are [about](GoalChanges::about) some fields.
pub fn across_about(words: &Words<'_>, step: &Step, goal: &str, fields: &[&str]) -> Option<String> {
    let goal = step.goal(goal)?;
    note(words, goal.across_about(fields), step, goal.is_beside)
}

/// What stands beside changed rules.
pub fn across_rules(words: &Words<'_>, step: &Step) -> Option<String> {
    note(words, Across::or_own(&step.rules_across), step, false)
}
