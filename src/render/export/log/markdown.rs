//! The log as Markdown.

use super::blocks::{Block, LineView, step_text};
use super::chosen::Chosen;
use crate::beginning::short;
use crate::history::{Said, Step};
use crate::render::change::commit::{authors, wrong_day};
use crate::render::change::marks::reasons;
use crate::render::text::plain::markdown;
use crate::render::words::Words;

pub(super) fn log_markdown(words: &Words<'_>, chosen: &[Chosen], all: bool) -> String {
    let title = words.texts.fill("log.title", &[("title", &words.portal.config.title)]);
    let mut text = format!("# {}\n", markdown(&title));
    if chosen.is_empty() {
        text.push_str(&format!("\n{}\n", words.texts.get("log.nothing")));
    }
    for each in chosen.iter().rev() {
        let step = words.portal.history.steps.get(each.step);
        text.extend(step.map(|step| log_step_markdown(words, step, each, all)));
    }
    text
}

fn log_step_markdown(words: &Words<'_>, step: &Step, chosen: &Chosen, all: bool) -> String {
    let commit = &step.commit;
    let told = step_text(words, step, chosen, all);
    let date = words.day(commit.date).text;
    let mut text = format!("\n## {}: {}\n", markdown(&date), markdown(&told.heading));
    let of_all = step.said_of_all();
    let is_marked = told.blocks.iter().any(Block::is_marked);
    let mut above = told.heading.clone();
    for block in &told.blocks {
        let head = block.head(words);
        if above != head {
            text.push_str(&format!("\n### {}\n", markdown(&head)));
        }
        above = head;
        text.push('\n');
        text.extend(block.lines.iter().map(|line| change_markdown(words, line)));
        text.extend(of_all.is_none().then(|| said_markdown(words, &block.said, block.is_marked())));
    }
    text.extend(told.gaps.iter().map(|gap| format!("\n{}\n", markdown(gap))));
    text.extend(told.folded.map(|folded| format!("\n{}\n", markdown(&folded))));
    text.extend(of_all.map(|said| said_markdown(words, &said, is_marked)));
    text.extend(wrong_day(words, commit).map(|day| format!("\n{}\n", markdown(&day))));
    let by = words.texts.fill("step.by", &[("author", &authors(words, commit))]);
    let subject = Some(markdown(&commit.subject)).filter(|subject| !subject.is_empty());
    let from: Vec<String> = subject.into_iter().chain([markdown(&by)]).collect();
    text.push_str(&format!("\n{}, `{}`\n", from.join(", "), short(&commit.id)));
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

fn change_markdown(words: &Words<'_>, change: &LineView) -> String {
    let mark = change.mark.as_ref().map(|mark| format!(" **{}**", markdown(mark))).unwrap_or_default();
    let across = change.across.as_ref().map(|across| format!(" ({})", markdown(across))).unwrap_or_default();
    let why = change.is_unexplained.then(|| format!(" ({})", words.texts.get("marks.unexplained")));
    format!("- {}{mark}{across}{}\n", markdown(&change.text), why.unwrap_or_default())
}
