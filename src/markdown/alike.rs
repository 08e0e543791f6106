//! Whether two texts say the same to a reader, however they are written.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::{Bounds, Piece, pieces};

/// Letters as they are composed (NFC), without what nobody sees: soft hyphens and spaces without a width.
fn letters(text: &str) -> Cow<'_, str> {
    const UNSEEN: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    if composed.contains(UNSEEN) { composed.replace(UNSEEN, "").into() } else { composed }
}

/// Text as words: composed letters, and one space where there is white space of any kind.
pub fn words(text: &str) -> String {
    let letters = letters(text);
    let mut words = String::with_capacity(letters.len());
    for word in letters.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Whether a reader sees the same in both texts: other markup for the same thing, wrapped lines and white space outside
/// code change nothing.
pub fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    // Most changes are changes of words, and those are found without taking the markup apart; but letters also stand where
    // nobody reads them: in names of links and characters, and in comments.
    let read = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphabetic()).collect() };
    let may_be = || [&one, &other].iter().any(|text| text.contains(['&', '<', '['])) || read(&one) == read(&other);
    one == other || may_be() && seen(&one) == seen(&other)
}

/// What a reader sees, part by part.
fn seen(text: &str) -> Vec<String> {
    let (mut parts, mut run, mut in_code) = (Vec::new(), String::new(), false);
    for (piece, _) in pieces(text, Bounds::NONE) {
        match piece {
            Piece::Event(Event::Text(text)) if !in_code => run.push_str(&text),
            Piece::Event(Event::SoftBreak | Event::HardBreak) => run.push(' '),
            Piece::RawHtml => {}
            // Whether there is a blank line between the points of a list, and where a comment stands.
            Piece::Event(
                Event::Start(Tag::Paragraph | Tag::HtmlBlock) | Event::End(TagEnd::Paragraph | TagEnd::HtmlBlock),
            ) => end(&mut run, &mut parts),
            other => {
                end(&mut run, &mut parts);
                if let Piece::Event(event) = &other {
                    in_code = matches!(event, Event::Start(Tag::CodeBlock(_)))
                        || in_code && !matches!(event, Event::End(TagEnd::CodeBlock));
                }
                parts.push(part(&other));
            }
        }
    }
    end(&mut run, &mut parts);
    parts
}

fn end(run: &mut String, parts: &mut Vec<String>) {
    let words = words(run);
    if !words.is_empty() {
        parts.push(words);
    }
    run.clear();
}

fn part(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Event(Event::Start(Tag::CodeBlock(kind))) => match kind {
            CodeBlockKind::Indented => "code ".to_owned(),
            CodeBlockKind::Fenced(language) => format!("code {language}"),
        },
        other => format!("{other:?}"),
    }
}
