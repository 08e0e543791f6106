//! What an editor wrote as markup and the reader gets as signs, or not at all: footnotes without a text, cells beyond the last
//! column, headings without a space, code without an end, links that are none, a second block of data, commands of other programs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::Piece;
use super::{Found, Mark};

/// All such things in a text.
pub(super) fn lost(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let mut lost = Lost { text, ..Lost::default() };
    for (piece, range) in pieces {
        lost.take(piece, range);
    }
    let Lost { mut found, notes, .. } = lost;
    let unused = notes.into_iter().filter_map(|(label, note)| note.map(|range| (label, range)));
    found.extend(unused.map(|(label, range)| Found { mark: Mark::UnusedFootnote(label), range }));
    found
}

#[derive(Default)]
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
    /// Quotations that are open.
    quotes: usize,
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
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
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
        if line_start && !self.is_meant(range.start) {
            self.line(range.start, words);
        }
        for (at, _) in words.match_indices("[^") {
            let Some((label, _)) = near(&words[at + 2..]).split_once(']') else { continue };
            if !label.is_empty() && !label.contains(char::is_whitespace) && !self.is_meant(range.start + at) {
                self.add(Mark::FootnoteWithoutText(label.to_owned()), at_in(range, at, label.len() + 3));
            }
        }
        let told = self.found.len();
        for (at, _) in words.match_indices(']') {
            self.bracket(range, words, at);
        }
        self.bare_ids(range, words, told);
        self.wiki_links(range, words);
        for begin in ["{{<", "{{%", "{{ ", "{% ", "{%-"] {
            for (at, _) in words.match_indices(begin) {
                if !self.is_meant(range.start + at) {
                    self.add(Mark::Shortcode, at_in(range, at, begin.trim_end().len()));
                }
            }
        }
        if let Some((at, _)) = words.match_indices("**").find(|(at, _)| !self.is_meant(range.start + at)) {
            self.add(Mark::LooseStars, at_in(range, at, 2));
        }
    }

    /// Whether a sign is to be shown as it is.
    fn is_meant(&self, at: usize) -> bool {
        self.text[..at].ends_with('\\')
    }

    /// The beginning of a line.
    fn line(&mut self, start: usize, words: &str) {
        let line = words.lines().next().unwrap_or_default();
        let place = |length: usize| start..start + length;
        if let Some(sign) = sign_without_space(words) {
            self.add(Mark::MissingSpace(sign.to_owned()), place(line.len()));
        }
        let kind = line.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']'));
        let is_word = |kind: &&str| !kind.is_empty() && kind.chars().all(char::is_alphabetic);
        if let Some(kind) = kind.filter(is_word).filter(|_| self.is_first && self.quotes > 0) {
            self.add(Mark::UnknownCallout(kind.to_owned()), place(line.len()));
        }
        let row = self.text[start..].lines().next().unwrap_or_default().trim_end();
        if self.is_first && row.len() > 2 && row.starts_with('|') && row.ends_with('|') {
            self.add(Mark::NoTable, place(row.len()));
        }
    }

    /// What ends with the bracket at `at` and is no link.
    fn bracket(&mut self, range: &Range<usize>, words: &str, at: usize) {
        let before = words[..at].char_indices().nth_back(FAR).map_or(0, |(begin, _)| begin);
        let Some(start) = words[before..at].rfind('[').map(|start| before + start) else { return };
        if self.is_meant(range.start + at) || self.is_meant(range.start + start) {
            return;
        }
        if let Some(length) = no_link(&words[at + 1..], &self.text[range.start + at + 1..]) {
            self.add(Mark::NoLink, at_in(range, start, at + 1 + length - start));
        } else if let Some((label, length)) = no_address(&words[start + 1..at], &words[at + 1..]) {
            self.add(Mark::NoAddress(label.to_owned()), at_in(range, start, at + 1 + length - start));
        }
    }

    /// `ziel:ID` outside of the brackets of a link; what was found from `told` on are such brackets.
    fn bare_ids(&mut self, range: &Range<usize>, words: &str, told: usize) {
        let told: Vec<Range<usize>> = self.found[told..].iter().map(|found| found.range.clone()).collect();
        for begin in ["ziel:", "quelle:"] {
            for (at, _) in words.match_indices(begin) {
                let id = &words[at + begin.len()..];
                let length = id.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(id.len());
                let place = range.start + at;
                let before = told.partition_point(|told| told.start <= place).checked_sub(1);
                let is_told = before.is_some_and(|before| told[before].contains(&place));
                // Beside brackets that are meant it is.
                let is_beside = ["](", "] ("].iter().any(|end| words[..at].ends_with(end));
                let is_alone = length > 0 && !is_beside && !words[..at].ends_with(char::is_alphanumeric);
                if is_alone && !is_told && !self.is_meant(place) {
                    let written = words[at..at + begin.len() + length].to_owned();
                    let right = format!("[Text]({written})");
                    self.add(Mark::BareLink { written, right }, at_in(range, at, begin.len() + length));
                }
            }
        }
    }

    /// `[[glasfaser]]`, `[[glasfaser|Glasfaser]]`
    fn wiki_links(&mut self, range: &Range<usize>, words: &str) {
        for (at, _) in words.match_indices("[[") {
            let Some((inner, _)) = near(&words[at + 2..]).split_once("]]") else { continue };
            let is_meant = self.is_meant(range.start + at) || inner.contains(['[', ']']) || inner.trim().is_empty();
            if is_meant {
                continue;
            }
            let (name, shown) = inner.split_once('|').unwrap_or((inner, inner));
            let (name, shown) = (name.trim(), shown.trim());
            let is_id = name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
            let right = if is_id { format!("[{shown}](ziel:{name})") } else { format!("[{shown}](datei.md)") };
            let written = format!("[[{inner}]]");
            self.add(Mark::BareLink { written, right }, at_in(range, at, inner.len() + 4));
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

/// A part of a range.
fn at_in(range: &Range<usize>, at: usize, length: usize) -> Range<usize> {
    range.start + at..range.start + at + length
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
    let is_target = |inner: &str| {
        let begins = ["ziel:", "quelle:", "goal:", "source:", "http://", "https://", "/", "../", "./", "#"];
        begins.iter().any(|begin| inner.starts_with(begin))
    };
    if let Some(inner) = words.strip_prefix('(') {
        // One that never ends goes up to the next space; what is an address by itself is no part of the words.
        let inner = line.get(1..).filter(|_| inner.is_empty()).unwrap_or(inner);
        let first = inner.split(char::is_whitespace).next().unwrap_or_default();
        let open = || (is_target(first) || first.contains('/')).then_some(1 + first.len());
        return end(1).or_else(open);
    }
    let inner = words.strip_prefix(" (")?;
    let is_target = is_target(inner);
    let first = near(inner).split(')').next().unwrap_or_default();
    let is_file = first.split('#').next().is_some_and(|path| path.strip_suffix(".md").is_some());
    if is_target || is_file { end(2) } else { None }
}

/// The name of an address that the text does not have, `[words][name]` or `[words][]`, and how long it is with its brackets.
fn no_address<'t>(words: &'t str, rest: &'t str) -> Option<(&'t str, usize)> {
    let (name, _) = near(rest.strip_prefix('[')?).split_once(']')?;
    let label = if name.is_empty() { words } else { name };
    // `[1][2]` counts sources.
    let is_name = label.contains(char::is_alphabetic) && !label.starts_with(['^', '!']);
    is_name.then_some((label, name.len() + 2))
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
