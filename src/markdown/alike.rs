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
    if one == other {
        return true;
    }
    if !may_be_alike(one, other) {
        return false;
    }
    let (one, other) = (letters(one), letters(other));
    one == other || seen(&one) == seen(&other)
}

/// Whether texts that differ may say the same. Most changes are changes of words, and those are found without taking the
/// markup apart: the paragraphs that differ have other letters. But letters also stand where nobody reads them: in names of
/// links and characters, and in comments, which go on over empty lines.
fn may_be_alike(one: &str, other: &str) -> bool {
    let (one, other) = if one.contains('<') || other.contains('<') { (one, other) } else { differing(one, other) };
    let (one, other) = (letters(one), letters(other));
    let read = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphabetic()).collect() };
    [&one, &other].iter().any(|text| text.contains(['&', '<', '['])) || read(&one) == read(&other)
}

/// Two texts without the whole paragraphs that they begin and end with alike.
fn differing<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    const EMPTY_LINE: &str = "\n\n";
    let begin = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let begin =
        one.as_bytes()[..begin].windows(2).rposition(|pair| pair == EMPTY_LINE.as_bytes()).map_or(0, |at| at + 2);
    let (one, other) = (one.get(begin..).unwrap_or(one), other.get(begin..).unwrap_or(other));
    let end = one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    let end = one.as_bytes()[one.len() - end..]
        .windows(2)
        .position(|pair| pair == EMPTY_LINE.as_bytes())
        .map_or(0, |at| end - at);
    (one.get(..one.len() - end).unwrap_or(one), other.get(..other.len() - end).unwrap_or(other))
}

/// What a reader sees, part by part.
fn seen(text: &str) -> Vec<String> {
    let (mut parts, mut run, mut in_code) = (Vec::new(), String::new(), false);
    let mut notes = Vec::new();
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
                parts.push(part(&other, &mut notes));
            }
        }
    }
    end(&mut run, &mut parts);
    // Words are bold and slanted in whichever order.
    for edge in parts.chunk_by_mut(|one, next| edge(one).is_some() && edge(one) == edge(next)) {
        edge.sort();
    }
    parts
}

/// Whether a part begins or ends what words look like, if it does.
fn edge(part: &str) -> Option<bool> {
    match part {
        "Event(Start(Emphasis))" | "Event(Start(Strong))" | "Event(Start(Strikethrough))" => Some(true),
        "Event(End(Emphasis))" | "Event(End(Strong))" | "Event(End(Strikethrough))" => Some(false),
        _ => None,
    }
}

fn end(run: &mut String, parts: &mut Vec<String>) {
    let words = words(run);
    if !words.is_empty() {
        parts.push(words);
    }
    run.clear();
}

/// `notes` are the footnotes so far: readers see numbers, whatever these are called.
fn part(piece: &Piece<'_>, notes: &mut Vec<String>) -> String {
    let mut number = |name: &str| {
        let known = notes.iter().position(|note| note == name);
        known.unwrap_or_else(|| {
            notes.push(name.to_owned());
            notes.len() - 1
        })
    };
    match piece {
        Piece::Event(Event::FootnoteReference(name)) => format!("note {}", number(name)),
        Piece::Event(Event::Start(Tag::FootnoteDefinition(name))) => format!("text of note {}", number(name)),
        // To which side its columns are set is a matter of layout.
        Piece::Event(Event::Start(Tag::Table(_))) => "table".to_owned(),
        Piece::Event(Event::Start(Tag::CodeBlock(kind))) => match kind {
            CodeBlockKind::Indented => "code ".to_owned(),
            CodeBlockKind::Fenced(language) => format!("code {language}"),
        },
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is found without taking the markup apart is what a reader would find.
        #[test]
        fn no_like_text_is_taken_for_another(parts in proptest::collection::vec("[ab*_\n`#<&\\[\\]():>~| -]{0,6}|\n\n|<!--|-->|```\n|&auml;|ä|a\u{308}", 0..12), at in 0..12_usize, new in "[ab*_\n`#>-]{0,3}|ä|a\u{308}|\n\n|&auml;") {
            let one = parts.concat();
            let mut parts = parts;
            let at = at.min(parts.len());
            if at < parts.len() { parts[at].clone_from(&new) } else { parts.push(new) }
            let other = parts.concat();
            let is_same = seen(&letters(&one)) == seen(&letters(&other));
            prop_assert!(!is_same || one == other || may_be_alike(&one, &other));
        }
    }
}
