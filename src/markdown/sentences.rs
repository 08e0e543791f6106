//! The sentences of a text, without its markup.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::events::{Bounds, Piece, pieces};

/// Short words that end with a point within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "abs", "art", "bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "max", "mind", "mio", "mrd", "nr", "prof", "rd",
    "sog", "st", "tsd", "usw", "vgl", "zzgl", "approx", "e.g", "i.e", "no", "vs",
];

/// A sentence, and what stands around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, without markup.
    pub text: String,
    /// How deep it stands, if it is a heading.
    pub level: Option<HeadingLevel>,
    /// Whether it is quoted: somebody else says it, or said it then.
    pub is_quoted: bool,
}

/// What a reader takes for sentences: paragraphs, headings, entries and rows, cut at the signs that end a sentence. Blocks of
/// code and the addresses of links are no part of it.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let (mut sentences, mut run) = (Vec::new(), String::new());
    let (mut is_unsaid, mut quotes, mut level) = (false, 0_usize, None);
    for (piece, _) in pieces(text, Bounds::NONE) {
        let ends = |run: &mut String, sentences: &mut Vec<Sentence>| {
            let as_one = |text| Sentence { text, level, is_quoted: quotes > 0 };
            sentences.extend(cut(run).into_iter().map(as_one));
        };
        match piece {
            // Whoever strikes words out, or shows them as code, does not say them any more.
            Piece::Event(Event::Start(Tag::Strikethrough)) => is_unsaid = true,
            Piece::Event(Event::Start(Tag::CodeBlock(_))) => {
                ends(&mut run, &mut sentences);
                is_unsaid = true;
            }
            Piece::Event(Event::End(TagEnd::CodeBlock | TagEnd::Strikethrough)) => is_unsaid = false,
            Piece::Event(Event::Text(_) | Event::Code(_)) if is_unsaid => {}
            // A box that points to something quotes nobody.
            Piece::Event(Event::Start(Tag::BlockQuote(None))) => {
                ends(&mut run, &mut sentences);
                quotes += 1;
            }
            Piece::Event(Event::End(TagEnd::BlockQuote(None))) => {
                ends(&mut run, &mut sentences);
                quotes = quotes.saturating_sub(1);
            }
            Piece::Event(Event::Start(Tag::Heading { level: deep, .. })) => {
                ends(&mut run, &mut sentences);
                level = Some(deep);
            }
            Piece::Event(Event::End(TagEnd::Heading(_))) => {
                ends(&mut run, &mut sentences);
                level = None;
            }
            Piece::Event(Event::Text(text) | Event::Code(text)) => run.push_str(&text),
            // The cells of a row say together what they say.
            Piece::Event(
                Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell) | Event::SoftBreak | Event::HardBreak,
            ) => run.push(' '),
            Piece::Event(Event::Start(tag)) if is_inline(tag.to_end()) => {}
            Piece::Event(Event::End(tag)) if is_inline(tag) => {}
            Piece::Link { .. } | Piece::LinkEnd | Piece::RawHtml | Piece::Excess(_) => {}
            Piece::Image { alt, .. } => run.push_str(&alt),
            Piece::Event(_) => ends(&mut run, &mut sentences),
        }
    }
    let last = |text| Sentence { text, ..Sentence::default() };
    sentences.extend(cut(&mut run).into_iter().map(last));
    sentences
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Subscript | TagEnd::Superscript)
}

/// Cuts a block at the ends of its sentences, and empties it.
fn cut(block: &mut String) -> Vec<String> {
    let mut sentences = Vec::new();
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
    sentences
}
