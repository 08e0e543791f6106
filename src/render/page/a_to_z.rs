//! Everything of the portal by its first letter: goals, groups, pages, reports, words of the glossary.

use std::cmp::Ordering;

use serde::Serialize;

use crate::foreign::plain;
use crate::portal::routes;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::links::{goal_link, page_link, report_link};
use crate::render::words::view::LinkView;

/// `a_to_z.html`.
#[derive(Debug, Serialize)]
pub struct AToZView {
    pub letters: Vec<LetterView>,
}

/// All that begins with one letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// `A`, or `0–9` for what begins with a digit, or `#` for what begins with neither.
    pub letter: String,
    /// Where it stands on the page.
    pub anchor: String,
    pub entries: Vec<ListedView>,
}

/// One line of the list.
#[derive(Debug, Serialize)]
pub struct ListedView {
    pub link: LinkView,
    /// What kind of thing it is, in a word.
    pub kind: String,
}

impl AToZView {
    pub fn of(words: &Words<'_>) -> Self {
        let mut entries = all_entries(words);
        entries.sort_by(|a, b| {
            let (one, two) = (&a.link, &b.link);
            words
                .locale
                .compare(start(&plain(&one.title)), start(&plain(&two.title)))
                .then_with(|| one.url.cmp(&two.url))
        });
        let mut letters: Vec<LetterView> = Vec::new();
        for entry in entries {
            let letter = letter(words, &plain(&entry.link.title));
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.entries.push(entry),
                None => letters.push(LetterView {
                    anchor: format!("buchstabe-{}", letters.len() + 1),
                    letter,
                    entries: vec![entry],
                }),
            }
        }
        Self { letters }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "a_to_z", routes::A_TO_Z)
}

fn all_entries(words: &Words<'_>) -> Vec<ListedView> {
    let portal = words.portal;
    let content = portal.content;
    let entry = |link: LinkView, kind: &str| ListedView { link, kind: words.texts.get(kind).to_owned() };
    let mut entries: Vec<ListedView> =
        portal.goals.iter().map(|state| entry(goal_link(state), "a_to_z.kinds.goal")).collect();
    for state in &portal.groups {
        let kind = state.group.kind;
        let link = words.group(kind, &state.group.id);
        let word = format!("kinds.{}.singular", kind.word());
        entries.extend(link.map(|link| entry(link, &word)));
    }
    entries.extend(content.pages.iter().map(|page| entry(page_link(page), "a_to_z.kinds.page")));
    entries.extend(content.reports.iter().map(|report| entry(report_link(report), "a_to_z.kinds.report")));
    let term =
        |term: &crate::content::Term| LinkView { title: term.word.clone(), url: routes::term(&term.id), short: None };
    entries.extend(content.glossary.iter().map(|each| entry(term(each), "a_to_z.kinds.term")));
    entries
}

/// The letter under which a title stands, by the order of the language: in German `Ä` stands with `A`.
fn letter(words: &Words<'_>, title: &str) -> String {
    let Some(first) = start(title).chars().next() else { return "#".to_owned() };
    if first.is_numeric() {
        return "0–9".to_owned();
    }
    let text = first.to_lowercase().to_string();
    let latin = ('a'..='z').rev().map(String::from);
    let before = |letter: &String| words.locale.compare(letter, &text) != Ordering::Greater;
    latin.into_iter().find(before).unwrap_or(text).to_uppercase()
}

/// A title from its first letter or digit on: quotation marks do not count.
fn start(title: &str) -> &str {
    title.trim_start_matches(|c: char| !c.is_alphanumeric())
}
