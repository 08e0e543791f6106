//! What an editor wrote as markup and the reader gets as signs, or not at all: footnotes without a text, cells beyond the last
//! column, headings without a space, code without an end, links that are none, a second block of data, commands of other programs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::Piece;
use super::{Found, Mark};

/// All such things in a text.
pub(super) fn lost(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let (notes, columns, line_start, is_first) = (BTreeMap::new(), 0, false, false);
    let mut lost =
        Lost { text, found: Vec::new(), notes, defined: BTreeSet::new(), columns, code: false, line_start, is_first };
    for (piece, range) in pieces {
        lost.take(piece, range);
    }
    let Lost { mut found, notes, .. } = lost;
    let unused = notes.into_iter().filter_map(|(label, note)| note.map(|range| (label, range)));
    found.extend(unused.map(|(label, range)| Found { mark: Mark::UnusedFootnote(label), range }));
    found
}

struct Lost<'t> {
    text: &'t str,
    found: Vec<Found>,
    /// Footnotes by label; with their place as long as nothing refers to them.
    notes: BTreeMap<String, Option<Range<usize>>>,
    /// Footnotes that have a text.
    defined: BTreeSet<String>,
    /// Columns of the table that is open.
    columns: usize,
    code: bool,
    /// Whether the words that follow begin a line of a paragraph.
    line_start: bool,
    /// Whether that line is its first.
    is_first: bool,
}

impl Lost<'_> {
    fn take(&mut self, piece: &Piece<'_>, range: &Range<usize>) {
        let line_start = std::mem::take(&mut self.line_start);
        let Piece::Event(event) = piece else { return };
        match event {
            Event::Text(_) if !self.code => self.words(range, line_start),
            Event::Start(Tag::Paragraph) => (self.line_start, self.is_first) = (true, true),
            Event::SoftBreak | Event::HardBreak => (self.line_start, self.is_first) = (true, false),
            Event::Start(Tag::CodeBlock(kind)) => {
                self.code = true;
                if let CodeBlockKind::Fenced(_) = kind {
                    self.fence(range);
                }
            }
            Event::End(TagEnd::CodeBlock) => self.code = false,
            Event::Start(Tag::Table(alignments)) => self.columns = alignments.len(),
            Event::Start(Tag::TableRow) => self.row(range),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let line = self.first_line(range);
                if !self.defined.insert(label.to_lowercase()) {
                    self.add(Mark::SecondFootnote(label.to_string()), line.clone());
                }
                self.notes.entry(label.to_lowercase()).or_insert(Some(line));
            }
            Event::FootnoteReference(label) => {
                self.notes.insert(label.to_lowercase(), None);
            }
            Event::Rule => self.second_front(range),
            _ => {}
        }
    }

    fn add(&mut self, mark: Mark, range: Range<usize>) {
        self.found.push(Found { mark, range });
    }

    fn source(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        range.start..range.start + self.source(range).lines().next().unwrap_or_default().len()
    }

    /// Words that are shown as they are.
    fn words(&mut self, range: &Range<usize>, line_start: bool) {
        let text = self.text;
        let Some(words) = text.get(range.clone()) else { return };
        let is_meant = |at: usize| text[..range.start + at].ends_with('\\');
        let place = |at: usize, length: usize| range.start + at..range.start + at + length;
        if line_start && !is_meant(0) {
            let line = words.lines().next().unwrap_or_default();
            if let Some(sign) = sign_without_space(words) {
                self.add(Mark::MissingSpace(sign.to_owned()), place(0, line.len()));
            }
            let row = text[range.start..].lines().next().unwrap_or_default().trim_end();
            if self.is_first && row.len() > 2 && row.starts_with('|') && row.ends_with('|') {
                self.add(Mark::NoTable, place(0, row.len()));
            }
        }
        for (at, _) in words.match_indices("[^").filter(|(at, _)| !is_meant(*at)) {
            let Some((label, _)) = near(&words[at + 2..]).split_once(']') else { continue };
            if !label.is_empty() && !label.contains(char::is_whitespace) {
                self.add(Mark::FootnoteWithoutText(label.to_owned()), place(at, label.len() + 3));
            }
        }
        for (at, _) in words.match_indices(']').filter(|(at, _)| !is_meant(*at)) {
            let before = words[..at].char_indices().nth_back(FAR).map_or(0, |(begin, _)| begin);
            let start = words[before..at].rfind('[').map(|start| before + start);
            let Some(start) = start.filter(|start| !is_meant(*start)) else { continue };
            if let Some(length) = no_link(&words[at + 1..], &text[range.start + at + 1..]) {
                self.add(Mark::NoLink, place(start, at + 1 + length - start));
            }
        }
        for begin in ["{{<", "{{%", "{{ ", "{% ", "{%-"] {
            for (at, _) in words.match_indices(begin).filter(|(at, _)| !is_meant(*at)) {
                self.add(Mark::Shortcode, place(at, begin.trim_end().len()));
            }
        }
        if let Some((at, _)) = words.match_indices("**").find(|(at, _)| !is_meant(*at)) {
            self.add(Mark::LooseStars, place(at, 2));
        }
    }

    /// A block of code that nothing ends.
    fn fence(&mut self, range: &Range<usize>) {
        let open = self.source(range).trim_start_matches([' ', '>']);
        let Some(sign) = open.chars().next() else { return };
        let length = open.len() - open.trim_start_matches(sign).len();
        let inner = |line: &str| line.trim_matches([' ', '>', '\t', '\r']).to_owned();
        let last = self.source(range).trim_end().lines().skip(1).last().map(inner).unwrap_or_default();
        if last.len() < length || last.chars().any(|c| c != sign) {
            self.add(Mark::OpenFence, self.first_line(range));
        }
    }

    /// A row with more cells than its table has columns: what is in them is not shown.
    fn row(&mut self, range: &Range<usize>) {
        let row = self.source(range).trim().trim_start_matches('|');
        let row = if row.ends_with("\\|") { row } else { row.strip_suffix('|').unwrap_or(row) };
        let cells = 1 + row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\')).count();
        if cells > self.columns {
            self.add(Mark::ExtraCells { cells, columns: self.columns }, self.first_line(range));
        }
    }

    /// Two lines `---` with nothing but fields between them.
    fn second_front(&mut self, range: &Range<usize>) {
        let text = self.text;
        let rest = text.get(range.start..).unwrap_or_default();
        let mut lines = rest.lines();
        if lines.next().map(str::trim_end) != Some("---") {
            return;
        }
        for (fields, line) in lines.enumerate() {
            if line.trim_end() == "---" && fields > 0 {
                return self.add(Mark::SecondFront, range.start..range.start + 3);
            }
            let is_field = line.split_once(':').is_some_and(|(key, rest)| {
                !key.is_empty()
                    && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
                    && (rest.is_empty() || rest.starts_with([' ', '\r']))
            });
            let goes_on = fields > 0 && line.starts_with([' ', '-', '#']);
            if !is_field && !goes_on {
                return;
            }
        }
    }
}

/// The end of a link or label is looked for so many characters ahead, and its begin so many back: looked for in a whole line
/// from each bracket, a line of brackets would take time that grows with its square.
const FAR: usize = 300;

fn near(text: &str) -> &str {
    text.char_indices().nth(FAR).map_or(text, |(end, _)| &text[..end])
}

/// How long the destination is of what looks like a link and is none, because there are spaces in it or before it.
/// `words` follow the closing bracket in one piece, `rest` is everything behind it.
fn no_link(words: &str, rest: &str) -> Option<usize> {
    let line = near(rest).lines().next().unwrap_or_default();
    let end = |from: usize| line[from..].find(')').map(|end| from + end + 1);
    if words.starts_with('(') {
        return end(1);
    }
    let inner = words.strip_prefix(" (")?;
    let is_target = ["ziel:", "quelle:", "goal:", "source:", "http://", "https://", "/", "../", "./", "#"]
        .iter()
        .any(|begin| inner.starts_with(begin));
    let first = near(inner).split(')').next().unwrap_or_default();
    let is_file = first.split('#').next().is_some_and(|path| path.strip_suffix(".md").is_some());
    if is_target || is_file { end(2) } else { None }
}

/// What a line begins with that makes a heading or an entry of a list of it if a space follows, and none does.
fn sign_without_space(line: &str) -> Option<&str> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let end = match hashes {
        1..=6 => hashes,
        0 if line.starts_with('-') => 1,
        0 if (1..=2).contains(&digits) && line[digits..].starts_with('.') => digits + 1,
        _ => return None,
    };
    let next = line[end..].chars().next()?;
    (next.is_alphabetic() || next.is_whitespace() && !next.is_ascii()).then(|| &line[..end])
}
