//! The one reading of a text that `scan` and `to_html` share.
//!
//! Takes pulldown-cmark's events and decides what is a link, an image, raw HTML or a bare address. Words that the parser
//! gives in pieces (it cuts at `_`, `&` and the like) are joined first, or an address would break there.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Target;
use super::bare_url;

/// A text of more bytes is taken apart alone: that takes up to two hundred times its size.
const LARGE: usize = 500_000;
static ALONE: Mutex<()> = Mutex::new(());

/// How much a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// What stands in each other. Browsers hold no more than some hundreds of elements in each other.
    pub depth: usize,
    /// Parts. A cell of a table is three of them.
    pub parts: usize,
}

impl Bounds {
    /// For texts that are compared and not shown: what is too much for a page is no less said.
    pub(super) const NONE: Self = Self { depth: usize::MAX, parts: usize::MAX };
}

impl Default for Bounds {
    fn default() -> Self {
        Self { depth: 100, parts: 250_000 }
    }
}

/// What a text has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Quotations, lists or the like in each other; so much is allowed.
    Depth(usize),
    /// Parts; so many are allowed.
    Parts(usize),
}

/// A destination on the allow-list, or the refused one as written.
pub(super) type Destination = Result<Target, String>;

/// A part of a text; links, images and raw HTML never come as [`Piece::Event`].
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// Markup without any danger. Words are joined: two texts never follow each other outside code.
    Event(Event<'a>),
    /// A tag, block or comment to leave out.
    RawHtml,
    /// Begin of a link; its words follow up to [`Piece::LinkEnd`].
    Link {
        to: Destination,
        title: CowStr<'a>,
    },
    LinkEnd,
    /// The text is more than can be shown; the only piece then.
    Excess(Excess),
    /// A whole image.
    Image {
        source: Destination,
        title: CowStr<'a>,
        alt: String,
    },
}

/// All parts of a text with their bytes in it.
pub(super) fn pieces(text: &str, bounds: Bounds) -> Vec<(Piece<'_>, Range<usize>)> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let is_large = text.len() > LARGE;
    let _alone = is_large.then(|| ALONE.lock().unwrap_or_else(PoisonError::into_inner));
    let mut reader = Reader::default();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > bounds.depth {
            return vec![(Piece::Excess(Excess::Depth(bounds.depth)), range.start..range.start)];
        }
        if reader.pieces.len() > bounds.parts {
            return vec![(Piece::Excess(Excess::Parts(bounds.parts)), range.start..range.start)];
        }
        reader.take(event, range);
    }
    reader.end_run();
    reader.pieces
}

#[derive(Default)]
struct Reader<'a> {
    pieces: Vec<(Piece<'a>, Range<usize>)>,
    run: Run,
    /// Inside a link, code or an HTML block.
    within: Within,
    /// The image that is open, and how many more are in its words: those are words as well.
    image: Option<(Image<'a>, usize)>,
}

#[derive(Default)]
struct Within {
    link: bool,
    code: bool,
    html: bool,
}

struct Image<'a> {
    source: Destination,
    title: CowStr<'a>,
    alt: String,
    range: Range<usize>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.within.html {
            self.within.html = !matches!(event, Event::End(TagEnd::HtmlBlock));
            return;
        }
        if !matches!(event, Event::Text(_)) {
            self.end_run();
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.within.html = true;
                self.pieces.push((Piece::RawHtml, range));
            }
            Event::Html(_) | Event::InlineHtml(_) => self.pieces.push((Piece::RawHtml, range)),
            event => match (self.image.take(), event) {
                (Some((image, inner)), event) => self.take_inside_image(image, inner, &event),
                (None, Event::Start(Tag::Image { link_type, dest_url, title, .. })) => {
                    let source = destination(link_type, &dest_url);
                    self.image = Some((Image { source, title, alt: String::new(), range }, 0));
                }
                (None, event) => self.take_outside_images(event, range),
            },
        }
    }

    /// The words of an image are plain text: markup in them counts for nothing.
    fn take_inside_image(&mut self, mut image: Image<'a>, mut inner: usize, event: &Event<'a>) {
        match event {
            Event::Start(Tag::Image { .. }) => inner += 1,
            Event::End(TagEnd::Image) => {
                let Some(fewer) = inner.checked_sub(1) else {
                    let Image { source, title, alt, range } = image;
                    return self.pieces.push((Piece::Image { source, title, alt }, range));
                };
                inner = fewer;
            }
            Event::Text(words) | Event::Code(words) => image.alt.push_str(words),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
        self.image = Some((image, inner));
    }

    fn take_outside_images(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(words) if !self.within.code => return self.run.push(&words, range),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                self.within.link = true;
                let to = destination(link_type, &dest_url);
                return self.pieces.push((Piece::Link { to, title }, range));
            }
            Event::End(TagEnd::Link) => {
                self.within.link = false;
                return self.pieces.push((Piece::LinkEnd, range));
            }
            Event::Start(Tag::CodeBlock(_)) => self.within.code = true,
            Event::End(TagEnd::CodeBlock) => self.within.code = false,
            _ => {}
        }
        self.pieces.push((Piece::Event(event), range));
    }

    /// Words are complete: finds the addresses in them.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let mut done = 0;
        let addresses = if self.within.link { Vec::new() } else { bare_url::find(&run.words) };
        for address in addresses {
            let Some(to) = run.words.get(address.clone()).and_then(Target::of) else {
                continue;
            };
            self.push_words(&run, done..address.start);
            let range = run.source(&address);
            self.pieces.push((Piece::Link { to: Ok(to), title: CowStr::Borrowed("") }, range.clone()));
            self.push_words(&run, address.clone());
            self.pieces.push((Piece::LinkEnd, range));
            done = address.end;
        }
        self.push_words(&run, done..run.words.len());
    }

    fn push_words(&mut self, run: &Run, part: Range<usize>) {
        let words = run.words.get(part.clone()).unwrap_or_default();
        if !words.is_empty() {
            self.pieces.push((Piece::Event(Event::Text(words.to_owned().into())), run.source(&part)));
        }
    }
}

fn destination(link_type: LinkType, address: &str) -> Destination {
    // `<a@b.de>` comes without its scheme.
    let address = if link_type == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
    Target::of(&address).ok_or(address)
}

/// Words that follow each other without markup between them.
#[derive(Default)]
struct Run {
    words: String,
    /// Where each part begins in `words` and which bytes of the text it was.
    parts: Vec<(usize, Range<usize>)>,
}

impl Run {
    fn push(&mut self, words: &str, range: Range<usize>) {
        self.parts.push((self.words.len(), range));
        self.words.push_str(words);
    }

    /// The bytes of the text for a part of the words; whole entities where a part begins or ends inside one.
    fn source(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.parts.partition_point(|(at, _)| *at <= part.start).saturating_sub(1);
        let last = self.parts.partition_point(|(at, _)| *at < part.end).saturating_sub(1);
        let start = self.exact(first, part.start).or_else(|| self.parts.get(first).map(|(_, range)| range.start));
        let end = self.exact(last, part.end).or_else(|| self.parts.get(last).map(|(_, range)| range.end));
        start.unwrap_or(0)..end.unwrap_or(0)
    }

    /// The byte of the text for a byte of the words, if that part stands in the text as it is.
    fn exact(&self, index: usize, at: usize) -> Option<usize> {
        let (begin, range) = self.parts.get(index)?;
        let end = self.parts.get(index + 1).map_or(self.words.len(), |(next, _)| *next);
        (end - begin == range.len()).then(|| range.start + at - begin)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Piece, pieces};

    fn links(text: &str) -> Vec<&str> {
        let is_link = |piece: &Piece<'_>| matches!(piece, Piece::Link { .. } | Piece::Image { .. });
        pieces(text, Bounds::default())
            .into_iter()
            .filter(|(piece, _)| is_link(piece))
            .map(|(_, range)| &text[range])
            .collect()
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        assert_eq!(links("ä [x](y) und ![z](q.png)."), ["[x](y)", "![z](q.png)"]);
        assert_eq!(links("Siehe https://x.de/a_b?c=1&d=2."), ["https://x.de/a_b?c=1&d=2"]);
        assert_eq!(links("&auml; https://x.de/?a&amp;b ö"), ["https://x.de/?a&amp;b"]);
        assert_eq!(links(r"https://x.de/a\_b."), [r"https://x.de/a\_b"]);
        assert_eq!(links("> https://x.de\n> https://y.de"), ["https://x.de", "https://y.de"]);
    }

    #[test]
    fn no_address_is_found_in_links_code_and_alt_texts() {
        assert_eq!(links("[https://x.de](y)"), ["[https://x.de](y)"]);
        assert_eq!(links("`https://x.de`\n\n```\nhttps://x.de\n```\n\n    https://x.de"), [""; 0]);
        assert_eq!(links("![https://x.de](y)"), ["![https://x.de](y)"]);
    }
}
