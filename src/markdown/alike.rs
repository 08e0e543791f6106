//! Whether two texts say the same to a reader, however they are written.

use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::{Piece, pieces};

/// Text as words: composed letters (NFC), and one space where there is white space of any kind.
pub fn words(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut words = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
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
    let letters = |text: &str| -> String { words(text).chars().filter(|letter| letter.is_alphanumeric()).collect() };
    // Most changes are changes of words, and those are found without taking the markup apart.
    one == other || letters(one) == letters(other) && seen(one) == seen(other)
}

/// What a reader sees, part by part.
fn seen(text: &str) -> Vec<String> {
    let (mut parts, mut run, mut in_code) = (Vec::new(), String::new(), false);
    for (piece, _) in pieces(text) {
        match piece {
            Piece::Event(Event::Text(text)) if !in_code => run.push_str(&text),
            Piece::Event(Event::SoftBreak | Event::HardBreak) => run.push(' '),
            Piece::RawHtml => {}
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
