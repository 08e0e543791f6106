//! Markdown of editors to harmless HTML.
//!
//! Three steps, one file each where it is worth it:
//!
//! 1. `events` reads the text with pulldown-cmark and says for every part what it is: plain markup, a link with its
//!    [`Target`], an image, raw HTML. Bare addresses become links here (`bare_url`).
//! 2. [`scan`] lists what a caller has to look at: findings and references.
//! 3. [`to_html`] writes (`html`, with `headings`, `table`, `footnotes`, `code`); raw HTML and links off the allow-list
//!    are left out, everything else is escaped.
//!
//! Steps 2 and 3 both take what step 1 gives, so they never disagree about what is a link.

#![allow(
    clippy::format_push_string,
    reason = "the pieces are short, and `write!` to a String returns an error that cannot happen"
)]

mod alike;
mod bare_url;
mod code;
mod escape;
mod events;
mod footnotes;
mod headings;
mod html;
mod linked;
mod links;
mod lost;
mod misread;
mod pasted;
mod review;
mod sentence;
mod sentences;
mod table;
mod tags;
mod target;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::address;

pub use alike::{is_alike, words};
pub use events::{Bounds, Excess};
pub use linked::linked;
pub use links::{AlertKind, Links};
pub use pasted::{BULLETS, bullet};
pub use sentences::{Sentence, sentences};
pub use target::Target;

use crate::characters::Unseen;
use events::Piece;

/// What was found in a text that is not plain harmless prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An HTML tag, block or comment; [`to_html`] leaves it out.
    RawHtml,
    /// The destination of a link or image that is not on the allow-list, entities decoded; the words stay, the link does not.
    UnsafeLink(String),
    /// A link, a bare address included.
    Link(Target),
    /// An image.
    Image {
        /// Where the picture is; only [`Target::File`] and [`Target::Page`] are shown as one.
        source: Target,
    },
    /// An image without words for those who do not see it.
    UnnamedImage,
    /// A link whose words do not say where it leads; these words.
    UnlabelledLink(String),
    /// A heading more than one level below the one before; both levels as written.
    SkippedLevel {
        /// Its own.
        level: u8,
        /// That of the heading before, or that of the page's title.
        before: u8,
    },
    /// A table whose head is empty.
    TableWithoutHead,
    /// A reference to a footnote that has no text; its label.
    FootnoteWithoutText(String),
    /// A footnote that nothing refers to; its label.
    UnusedFootnote(String),
    /// A row with more cells than its table has columns.
    ExtraCells {
        /// Its own.
        cells: usize,
        /// Those of the table's head.
        columns: usize,
    },
    /// `{{< … >}}`, `{% … %}`: what Hugo, Jekyll and their like put something in place of.
    Shortcode,
    /// `##`, `-` or `1.` without a space behind it.
    MissingSpace(String),
    /// A list with signs that make none; how its first entry should be written.
    Bullets(String),
    /// The first line of a list that is none, and how it should be written.
    NoList {
        /// As it is.
        written: String,
        /// As it should be.
        right: String,
    },
    /// An entry of a lower level that is a part of the text of the one before.
    InEntry {
        /// As it is.
        written: String,
        /// As it should be.
        right: String,
    },
    /// An entry that is indented and stands on the same level; so many spaces would put it below the one before.
    SameLevel(usize),
    /// Rows with tabs between their cells; how the first should be written.
    TabTable(String),
    /// An address without `https://`, or one of mail, that is no link.
    BareAddress {
        /// As it is.
        written: String,
        /// As it should be.
        right: String,
    },
    /// A callout of a kind that there is not.
    UnknownCallout(String),
    /// A link by the name of an address that the text does not have.
    NoAddress(String),
    /// Rows with bars and no line that makes a table of them.
    NoTable,
    /// A second text of one footnote, which is not shown; its label.
    SecondFootnote(String),
    /// A block of code without an end.
    OpenFence,
    /// A second block of data.
    SecondFront,
    /// What looks like a link and is none.
    NoLink,
    /// A link of a wiki, or the address of a goal or source outside of a link.
    BareLink {
        /// As it is.
        written: String,
        /// As it should be.
        right: String,
    },
    /// `**` that makes nothing bold.
    LooseStars,
    /// A star inside of a word, from which on text is emphasized.
    StarsInWords,
    /// A number of a list that is shown as this one.
    OtherNumber(u64),
    /// A line that names an address for these words, to which nothing leads.
    UnusedAddress(String),
    /// More than can be shown; [`to_html`] shows nothing of the text.
    Excess(Excess),
    /// A block of code that is too long or nested too deeply to be coloured.
    PlainCode,
    /// Something that nobody sees; [`to_html`] leaves it out.
    Unseen(Unseen),
    /// A very long sentence.
    LongSentence {
        /// Number of its words.
        words: usize,
    },
}

/// One thing found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub mark: Mark,
    /// Where it stands: bytes of the given text, brackets and destination included.
    pub range: Range<usize>,
}

impl Found {
    /// The same at the character itself, if it stands in the text as it is.
    fn narrowed(mut self, text: &str) -> Self {
        if let Mark::Unseen(Unseen::Control(c) | Unseen::Override(c) | Unseen::Direction(c)) = self.mark
            && let Some(at) = text.get(self.range.clone()).and_then(|words| words.find(c))
        {
            let start = self.range.start + at;
            self.range = start..start + c.len_utf8();
        }
        self
    }
}

/// What a text is looked through for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// All links, images and raw HTML, and what makes it hard to read or to hear, in its order.
    pub found: Vec<Found>,
    /// The ids that its headings have in its HTML, without the prefix.
    pub headings: BTreeSet<String>,
}

/// Looks through a text.
#[must_use]
pub fn scan(text: &str, bounds: Bounds) -> Scan {
    let pieces = events::pieces(text, bounds);
    let headings = review::heading_ids(&pieces);
    let review = review::review(&pieces).into_iter().map(|found| found.narrowed(text));
    let lost = lost::lost(text, &pieces).into_iter().chain(misread::misread(text, &pieces));
    let lost = lost.chain(pasted::pasted(text, &pieces));
    let mut found: Vec<Found> = pieces
        .into_iter()
        .filter_map(|(piece, range)| {
            let mark = match piece {
                Piece::RawHtml => Mark::RawHtml,
                Piece::Excess(excess) => Mark::Excess(excess),
                Piece::Link { to: Ok(target), .. } => Mark::Link(target),
                Piece::Image { source: Ok(source), .. } => Mark::Image { source },
                Piece::Link { to: Err(destination), .. } | Piece::Image { source: Err(destination), .. } => {
                    Mark::UnsafeLink(destination)
                }
                Piece::LinkEnd | Piece::Event(_) => return None,
            };
            Some(Found { mark, range })
        })
        .chain(review)
        .chain(lost)
        .collect();
    // A tag inside the words of an image is met before the image is complete.
    found.sort_by_key(|found| found.range.start);
    Scan { found, headings }
}

/// The text as HTML that can stand inside a page with its own `<h1>`; what an editor writes cannot run as script.
#[must_use]
pub fn to_html(text: &str, bounds: Bounds, links: &dyn Links) -> String {
    html::write(events::pieces(text, bounds), links)
}

/// The id of the heading that a link means by `#…`. Forges keep umlauts there (`#änderungen`), pages here spell them out.
#[must_use]
pub fn anchor(fragment: &str) -> String {
    headings::slug(&address::decoded(fragment))
}

#[cfg(test)]
mod tests;
