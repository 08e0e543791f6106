//! The log as Markdown.

use super::{Chosen, LineView};
use crate::history::Commit;
use crate::render::changes::short;
use crate::render::plain::markdown;
use crate::render::words::Words;

impl Words<'_> {
    pub(super) fn log_markdown(&self, chosen: &[Chosen]) -> String {
        let title = self.texts.fill("log.title", &[("title", &self.portal.config.title)]);
        let mut text = format!("# {}\n", markdown(&title));
        if chosen.is_empty() {
            text.push_str(&format!("\n{}\n", self.texts.get("log.nothing")));
        }
        for each in chosen.iter().rev() {
            let step = self.portal.history.steps.get(each.step);
            text.extend(step.map(|step| self.log_step_markdown(&step.commit, each)));
        }
        text
    }

    fn log_step_markdown(&self, commit: &Commit, chosen: &Chosen) -> String {
        let by = self.texts.fill("step.by", &[("author", &commit.authors())]);
        let (date, subject) = (self.day(commit.date).text, markdown(&commit.subject));
        let mut text = format!("\n## {}: {subject}\n\n", markdown(&date));
        text.push_str(&format!("{}, `{}`\n", markdown(&by), short(&commit.id)));
        let lines = self.log_lines(chosen);
        let is_marked = lines.iter().flat_map(|(_, lines)| lines).any(|line| line.mark.is_some());
        match commit.reason() {
            Some(reason) => {
                text.push_str(&format!("\n{} {}\n", self.texts.get("marks.reason"), markdown(&reason)));
            }
            None if is_marked => text.push_str(&format!("\n{}\n", self.texts.get("marks.unexplained"))),
            None => {}
        }
        for (name, values) in [("log.decision", &commit.decisions), ("log.source", &commit.sources)] {
            text.extend(values.iter().map(|value| format!("\n{} {}\n", self.texts.get(name), markdown(value))));
        }
        for (goal, lines) in lines {
            let head = goal.map_or_else(
                || self.texts.get("rules.title").to_owned(),
                |(title, id)| format!("{} ({})", markdown(&title), markdown(&id)),
            );
            text.push_str(&format!("\n### {head}\n\n"));
            text.extend(lines.iter().map(change_markdown));
        }
        text
    }
}

fn change_markdown(change: &LineView) -> String {
    let mark = change.mark.as_ref().map(|mark| format!(" **{}**", markdown(mark))).unwrap_or_default();
    format!("- {}{mark}\n", markdown(&change.text))
}
