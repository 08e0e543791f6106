//! The log for a terminal.

use super::blocks::{Block, LineView, step_text};
use super::chosen::Chosen;
use crate::beginning::short;
use crate::history::{Said, Step};
use crate::render::change::commit::{authors, wrong_day};
use crate::render::change::marks::reasons;
use crate::render::text::plain::line;
use crate::render::words::Words;

pub(super) fn log_text(words: &Words<'_>, chosen: &[Chosen], all: bool) -> String {
    if chosen.is_empty() {
        return format!("{}\n", words.texts.get("log.nothing"));
    }
    let step = |chosen: &Chosen| Some(log_step_text(words, words.portal.history.steps.get(chosen.step)?, chosen, all));
    chosen.iter().rev().filter_map(step).collect::<Vec<_>>().join("\n")
}

/// The day and what it is about, what changed, why, and at the end where it comes from.
fn log_step_text(words: &Words<'_>, step: &Step, chosen: &Chosen, all: bool) -> String {
    let commit = &step.commit;
    let told = step_text(words, step, chosen, all);
    let mut text = format!("{}  {}\n", commit.date, line(&told.heading));
    // Below the heading: after the date and the gap behind it.
    let indent = " ".repeat(commit.date.to_string().len() + 2);
    let of_all = step.said_of_all();
    let is_marked = told.blocks.iter().any(Block::is_marked);
    let mut above = told.heading.clone();
    for block in &told.blocks {
        let head = block.head(words);
        if above != head {
            text.push_str(&format!("  {}\n", line(&head)));
        }
        above = head;
        text.extend(block.lines.iter().map(|line| change_text(words, line)));
        text.extend(of_all.is_none().then(|| said_text(words, &block.said, &indent, block.is_marked())));
    }
    text.extend(told.gaps.iter().map(|gap| format!("    {}\n", line(gap))));
    text.extend(told.folded.map(|folded| format!("    {folded}\n")));
    text.extend(of_all.map(|said| said_text(words, &said, &indent, is_marked)));
    text.extend(wrong_day(words, commit).map(|day| format!("{indent}{day}\n")));
    let by = words.texts.fill("step.by", &[("author", &line(&authors(words, commit)))]);
    let subject = Some(line(&commit.subject)).filter(|subject| !subject.is_empty());
    let from: Vec<String> = subject.into_iter().chain([by]).collect();
    text.push_str(&format!("{indent}{}  {}\n", short(&commit.id), from.join(", ")));
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
fn change_text(words: &Words<'_>, change: &LineView) -> String {
    let text = line(&change.text);
    let across = change.across.as_ref().map(|across| format!("      {}\n", line(across))).unwrap_or_default();
    let why = if change.is_unexplained { words.texts.get("marks.unexplained") } else { "" };
    let why = if why.is_empty() { String::new() } else { format!("      {why}\n") };
    match &change.mark {
        Some(mark) => format!("  ! {text}  [{}]\n{across}{why}", line(mark)),
        None => format!("    {text}\n{across}"),
    }
}
