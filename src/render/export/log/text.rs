//! The log for a terminal.

use super::{Block, Chosen, LineView};
use crate::history::{Said, Step};
use crate::render::change::marks::reasons;
use crate::render::export::log::log_blocks;
use crate::render::text::plain::line;
use crate::render::text::short::short;
use crate::render::words::Words;

pub(super) fn log_text(words: &Words<'_>, chosen: &[Chosen]) -> String {
    if chosen.is_empty() {
        return format!("{}\n", words.texts.get("log.nothing"));
    }
    let step = |chosen: &Chosen| Some(log_step_text(words, words.portal.history.steps.get(chosen.step)?, chosen));
    chosen.iter().rev().filter_map(step).collect::<Vec<_>>().join("\n")
}

fn log_step_text(words: &Words<'_>, step: &Step, chosen: &Chosen) -> String {
    let commit = &step.commit;
    let authors = line(&commit.authors());
    let mut text = format!("{}  {}  {}\n", commit.date, short(&commit.id), line(&commit.subject));
    // Below the subject: after the date, the hash and the gaps between them.
    let indent = " ".repeat(commit.date.to_string().len() + short(&commit.id).len() + 4);
    text.push_str(&format!("{indent}{}\n", words.texts.fill("step.by", &[("author", &authors)])));
    let blocks = log_blocks(words, step, chosen);
    let of_all = step.said_of_all();
    text.extend(of_all.as_ref().map(|said| said_text(words, said, &indent, blocks.iter().any(Block::is_marked))));
    for block in blocks {
        let is_marked = block.is_marked();
        let head = block.goal.map_or_else(
            || words.texts.get(block.title).to_owned(),
            |(title, id)| format!("{}  ({})", line(&title), line(&id)),
        );
        text.push_str(&format!("  {head}\n"));
        text.extend(of_all.is_none().then(|| said_text(words, &block.said, "    ", is_marked)));
        text.extend(block.lines.iter().map(change_text));
    }
    text
}

fn said_text(words: &Words<'_>, said: &Said<'_>, indent: &str, is_marked: bool) -> String {
    let reasons = reasons(words, said, None);
    let named =
        [("marks.reason", reasons.iter().map(String::as_str).collect()), ("log.decision", said.decisions.clone())];
    let named = named.into_iter().chain([("log.source", said.sources.clone())]);
    let values = |(name, values): (&str, Vec<&str>)| -> String {
        values.iter().map(|value| format!("{indent}{} {}\n", words.texts.get(name), line(value))).collect()
    };
    let mut text: String = named.map(values).collect();
    if reasons.is_empty() && is_marked {
        text.push_str(&format!("{indent}{}\n", words.texts.get("marks.unexplained")));
    }
    text
}

/// `  ! Frist: 2026 → 2027  [Frist verschoben]`; a mark shows in front as well, for the eye that runs down the list.
fn change_text(change: &LineView) -> String {
    let text = line(&change.text);
    let across = change.across.as_ref().map(|across| format!("      {}\n", line(across))).unwrap_or_default();
    match &change.mark {
        Some(mark) => format!("  ! {text}  [{}]\n{across}", line(mark)),
        None => format!("    {text}\n{across}"),
    }
}
