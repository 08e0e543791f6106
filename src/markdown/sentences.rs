//! The sentences of a text, without its markup.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Bounds, Piece, pieces};

/// Short words that end with a point within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "abs", "art", "bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "max", "mind", "mio", "mrd", "nr", "prof", "rd",
    "sog", "st", "tsd", "usw", "vgl", "zzgl", "approx", "e.g", "i.e", "no", "vs",
];

/// What a reader takes for sentences: paragraphs, headings, entries and rows, cut at the signs that end a sentence. Code
/// and the addresses of links are no part of it.
pub fn sentences(text: &str) -> Vec<String> {
    let (mut sentences, mut run, mut is_struck) = (Vec::new(), String::new(), false);
    for (piece, _) in pieces(text, Bounds::NONE) {
        match piece {
            // Whoever strikes words out does not say them any more.
            Piece::Event(Event::Start(Tag::Strikethrough)) => is_struck = true,
            Piece::Event(Event::End(TagEnd::Strikethrough)) => is_struck = false,
            Piece::Event(Event::Text(_) | Event::Code(_)) if is_struck => {}
            Piece::Event(Event::Text(text) | Event::Code(text)) => run.push_str(&text),
            // The cells of a row say together what they say.
            Piece::Event(
                Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) | Event::SoftBreak | Event::HardBreak,
            ) => run.push(' '),
            Piece::Event(Event::Start(tag)) if is_inline(tag.to_end()) => {}
            Piece::Event(Event::End(tag)) if is_inline(tag) => {}
            Piece::Link { .. } | Piece::LinkEnd | Piece::RawHtml | Piece::Excess(_) => {}
            Piece::Image { alt, .. } => run.push_str(&alt),
            Piece::Event(_) => cut(&mut run, &mut sentences),
        }
    }
    cut(&mut run, &mut sentences);
    sentences
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Subscript | TagEnd::Superscript)
}

/// Cuts a block at the ends of its sentences.
fn cut(block: &mut String, sentences: &mut Vec<String>) {
    let mut from = 0;
    for (place, _) in block.match_indices(['.', '!', '?', '…']) {
        // Several signs end one sentence.
        let Some(said) = block.get(from..place) else { continue };
        let rest = block[place..].trim_start_matches(|sign: char| !sign.is_alphanumeric() && !sign.is_whitespace());
        let begins = rest.trim_start().chars().next().is_none_or(|next| !next.is_lowercase());
        let said = said.trim_end_matches(|sign: char| !(sign.is_alphanumeric() || sign.is_whitespace()));
        let last = said.rsplit(|sign: char| !(sign.is_alphanumeric() || sign == '.')).next().unwrap_or_default();
        let is_abbreviated = block[place..].starts_with('.')
            && (last.chars().count() < 2
                || last.ends_with(|sign: char| sign.is_ascii_digit()) && last.len() < 3
                || ABBREVIATIONS.contains(&last.to_lowercase().as_str()));
        if rest.starts_with(char::is_whitespace) && begins && !is_abbreviated {
            let end = block.len() - rest.len();
            sentences.push(block[from..end].trim().to_owned());
            from = end;
        }
    }
    let last = block[from..].trim();
    if !last.is_empty() {
        sentences.push(last.to_owned());
    }
    block.clear();
}
