//! The log as Markdown.

use super::{Block, Chosen, LineView};
use crate::history::{Said, Step};
use crate::render::change::marks::reasons;
use crate::render::export::log::log_blocks;
use crate::render::text::plain::markdown;
use crate::render::text::short::short;
use crate::render::words::Words;

pub(super) fn log_markdown(words: &Words<'_>, chosen: &[Chosen]) -> String {
    let title = words.texts.fill("log.title", &[("title", &words.portal.config.title)]);
    let mut text = format!("# {}\n", markdown(&title));
    if chosen.is_empty() {
        text.push_str(&format!("\n{}\n", words.texts.get("log.nothing")));
    }
    for each in chosen.iter().rev() {
        let step = words.portal.history.steps.get(each.step);
        text.extend(step.map(|step| log_step_markdown(words, step, each)));
    }
    text
}

fn log_step_markdown(words: &Words<'_>, step: &Step, chosen: &Chosen) -> String {
    let commit = &step.commit;
    let by = words.texts.fill("step.by", &[("author", &commit.authors())]);
    let (date, subject) = (words.day(commit.date).text, markdown(&commit.subject));
    let mut text = format!("\n## {}: {subject}\n\n", markdown(&date));
    text.push_str(&format!("{}, `{}`\n", markdown(&by), short(&commit.id)));
    let blocks = log_blocks(words, step, chosen);
    let of_all = step.said_of_all();
    text.extend(of_all.as_ref().map(|said| said_markdown(words, said, blocks.iter().any(Block::is_marked))));
    for block in blocks {
        let is_marked = block.is_marked();
        let head = block.goal.map_or_else(
            || words.texts.get(block.title).to_owned(),
            |(title, id)| format!("{} ({})", markdown(&title), markdown(&id)),
        );
        text.push_str(&format!("\n### {head}\n"));
        text.extend(of_all.is_none().then(|| said_markdown(words, &block.said, is_marked)));
        text.push('\n');
        text.extend(block.lines.iter().map(change_markdown));
    }
    text
}

fn said_markdown(words: &Words<'_>, said: &Said<'_>, is_marked: bool) -> String {
    let reasons = reasons(words, said, None);
    let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
    let mut text = String::new();
    if reasons.is_empty() && is_marked {
        text = format!("\n{}\n", words.texts.get("marks.unexplained"));
    }
    for (name, values) in [("marks.reason", &reasons), ("log.decision", &said.decisions), ("log.source", &said.sources)]
    {
        text.extend(values.iter().map(|value| format!("\n{} {}\n", words.texts.get(name), markdown(value))));
    }
    text
}

fn change_markdown(change: &LineView) -> String {
    let mark = change.mark.as_ref().map(|mark| format!(" **{}**", markdown(mark))).unwrap_or_default();
    let across = change.across.as_ref().map(|across| format!(" ({})", markdown(across))).unwrap_or_default();
    format!("- {}{mark}{across}\n", markdown(&change.text))
}
