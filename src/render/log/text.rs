//! The log for a terminal.

use super::{Chosen, LineView};
use crate::history::Commit;
use crate::render::changes::short;
use crate::render::plain::line;
use crate::render::words::Words;

impl Words<'_> {
    pub(super) fn log_text(&self, chosen: &[Chosen]) -> String {
        if chosen.is_empty() {
            return format!("{}\n", self.texts.get("log.nothing"));
        }
        let step =
            |chosen: &Chosen| Some(self.log_step_text(&self.portal.history.steps.get(chosen.step)?.commit, chosen));
        chosen.iter().rev().filter_map(step).collect::<Vec<_>>().join("\n")
    }

    fn log_step_text(&self, commit: &Commit, chosen: &Chosen) -> String {
        let authors = line(&commit.authors());
        let mut text = format!("{}  {}  {}\n", commit.date, short(&commit.id), line(&commit.subject));
        // Below the subject: after the date, the hash and the gaps between them.
        let indent = " ".repeat(commit.date.to_string().len() + short(&commit.id).len() + 4);
        text.push_str(&format!("{indent}{}\n", self.texts.fill("step.by", &[("author", &authors)])));
        let named = [("marks.reason", commit.reason().into_iter().collect::<Vec<_>>())];
        let named = named
            .into_iter()
            .chain([("log.decision", commit.decisions.clone()), ("log.source", commit.sources.clone())]);
        for (name, values) in named {
            let values = values.iter().map(|value| format!("{indent}{} {}\n", self.texts.get(name), line(value)));
            text.extend(values);
        }
        let lines = self.log_lines(chosen);
        if commit.reason().is_none() && lines.iter().flat_map(|(_, lines)| lines).any(|line| line.mark.is_some()) {
            text.push_str(&format!("{indent}{}\n", self.texts.get("marks.unexplained")));
        }
        for (goal, lines) in lines {
            let head = goal.map_or_else(
                || self.texts.get("rules.title").to_owned(),
                |(title, id)| format!("{}  ({})", line(&title), line(&id)),
            );
            text.push_str(&format!("  {head}\n"));
            text.extend(lines.iter().map(change_text));
        }
        text
    }
}

/// `  ! Frist: 2026 → 2027  [Frist verschoben]`; a mark shows in front as well, for the eye that runs down the list.
fn change_text(change: &LineView) -> String {
    let text = line(&change.text);
    match &change.mark {
        Some(mark) => format!("  ! {text}  [{}]\n", line(mark)),
        None => format!("    {text}\n"),
    }
}
