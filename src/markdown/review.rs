//! What makes a text hard to read or to hear, though it is harmless: headings that leave a level out, tables without a head,
//! pictures and links without words, very long sentences; and what nobody sees.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::code::{self, Budget};
use super::events::Piece;
use super::headings::Headings;
use super::sentence::Words;
use super::{Found, Mark};
use crate::characters::unseen;

/// Words of links that say nothing about where they lead, in lower case.
const SAY_NOTHING: [&str; 20] = [
    "",
    "hier",
    "klick",
    "klick hier",
    "klicken sie hier",
    "hier klicken",
    "siehe hier",
    "link",
    "dieser link",
    "mehr",
    "mehr dazu",
    "mehr lesen",
    "weiter",
    "weiterlesen",
    "here",
    "click here",
    "this link",
    "more",
    "read more",
    "learn more",
];

/// All such things in a text.
pub(super) fn review(pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let mut review = Review::default();
    for (piece, range) in pieces {
        review.take(piece, range);
    }
    review.found
}

/// The ids that [`super::to_html`] gives to headings, without their prefix.
pub(super) fn heading_ids(pieces: &[(Piece<'_>, Range<usize>)]) -> BTreeSet<String> {
    let mut headings = Headings::default();
    let mut ids = BTreeSet::new();
    let mut open: Option<String> = None;
    for (piece, _) in pieces {
        match piece {
            Piece::Event(Event::Start(Tag::Heading { .. })) => open = Some(String::new()),
            Piece::Event(Event::End(TagEnd::Heading(_))) => {
                ids.extend(open.take().map(|words| headings.id("", &words)));
            }
            piece => {
                if let (Some(open), Some(words)) = (&mut open, words(piece)) {
                    open.push_str(words);
                }
            }
        }
    }
    ids
}

/// What a piece says.
fn words<'p>(piece: &'p Piece<'_>) -> Option<&'p str> {
    match piece {
        Piece::Event(Event::Text(words) | Event::Code(words)) => Some(words),
        Piece::Event(Event::SoftBreak | Event::HardBreak) => Some(" "),
        Piece::Image { alt, .. } => Some(alt),
        _ => None,
    }
}

#[derive(Default)]
struct Review {
    found: Vec<Found>,
    /// Level of the heading before.
    level: Option<u8>,
    /// The words of the link that is open, and where it stands.
    link: Option<(String, Range<usize>)>,
    /// The words of the head of the table that is open, and where it stands.
    head: Option<(String, Range<usize>)>,
    /// Depth of what holds no sentences of the editor's own: tables, code, headings, quotations.
    apart: usize,
    sentence: Words,
    /// The block of code that is open: its language, its text and where it stands.
    code: Option<(String, String, Range<usize>)>,
    budget: Budget,
}

impl Review {
    fn take(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        if let Some(words) = words(piece) {
            let unseen = unseen(words).map(|unseen| Found { mark: Mark::Unseen(unseen), range: range.clone() });
            self.found.extend(unseen);
            for (open, _) in [&mut self.link, &mut self.head].into_iter().flatten() {
                open.push_str(words);
            }
        }
        if let (Some((_, code, _)), Piece::Event(Event::Text(words))) = (&mut self.code, piece) {
            code.push_str(words);
        }
        match piece {
            Piece::Link { .. } => self.link = Some((String::new(), range.clone())),
            Piece::LinkEnd => self.end_link(),
            Piece::Image { source: Ok(_), alt, .. } if alt.trim().is_empty() && self.link.is_none() => {
                self.found.push(Found { mark: Mark::UnnamedImage, range: range.clone() });
            }
            Piece::Event(Event::Text(words)) if self.apart == 0 => {
                self.sentence.text(words, range, self.link.is_some());
            }
            Piece::Event(Event::Code(_)) if self.apart == 0 => self.sentence.word(range, self.link.is_some()),
            Piece::Event(Event::Start(tag)) => self.start(tag, range),
            Piece::Event(Event::End(tag)) => self.end(*tag),
            Piece::Event(Event::HardBreak) => self.end_sentences(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag {
            self.code = Some((info.to_string(), String::new(), range.clone()));
        }
        match tag {
            Tag::Heading { level, .. } => {
                let level = *level as u8;
                // The page's own title is the first level.
                let before = self.level.replace(level).unwrap_or(1);
                if level > before + 1 {
                    self.found.push(Found { mark: Mark::SkippedLevel { level, before }, range: range.clone() });
                }
                self.apart += 1;
            }
            Tag::TableHead => self.head = Some((String::new(), range.clone())),
            Tag::Table(_) | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.apart += 1,
            Tag::Paragraph | Tag::Item => self.end_sentences(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let (TagEnd::CodeBlock, Some((info, code, range))) = (tag, self.code.take())
            && code::stays_plain(&info, &code, &mut self.budget)
        {
            self.found.push(Found { mark: Mark::PlainCode, range });
        }
        match tag {
            TagEnd::TableHead => {
                let head = self.head.take().filter(|(words, _)| words.trim().is_empty());
                self.found.extend(head.map(|(_, range)| Found { mark: Mark::TableWithoutHead, range }));
            }
            TagEnd::Heading(_) | TagEnd::Table | TagEnd::CodeBlock | TagEnd::BlockQuote(_) => self.apart -= 1,
            TagEnd::Paragraph | TagEnd::Item => self.end_sentences(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((words, range)) = self.link.take() else { return };
        let words = words.trim().trim_end_matches(['.', ':', '…', '>', '»']).trim().to_owned();
        if SAY_NOTHING.contains(&words.to_lowercase().as_str()) {
            self.found.push(Found { mark: Mark::UnlabelledLink(words), range });
        }
    }

    fn end_sentences(&mut self) {
        let long = std::mem::take(&mut self.sentence).too_long().into_iter();
        self.found.extend(long.map(|(words, range)| Found { mark: Mark::LongSentence { words }, range }));
    }
}
