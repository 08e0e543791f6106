//! What stands beside the values of a text and is easily taken for a part of them: comments, and signs that quotation
//! marks turn into others.

use std::collections::BTreeSet;

use granit_parser::ScalarStyle;

use super::is_id;
use crate::diagnostic::{Problem, Span};

/// What `\` makes of a letter that people write in a path or a formula without meaning it.
const ESCAPES: &str = "0abtnvfreN_LP";

/// What stands in a text and not in its tree, and where.
pub(super) type Lost = Vec<(Span, Problem)>;

/// Fields that hold a text for readers, whatever it looks like.
pub(super) const TEXTS: [&str; 18] = [
    "address",
    "by",
    "description",
    "label",
    "name",
    "note",
    "notice",
    "person",
    "phone",
    "promise",
    "publisher",
    "search",
    "short",
    "summary",
    "text",
    "title",
    "unit",
    "word",
];

pub(super) struct Beside<'t> {
    text: &'t str,
    /// Whether the key that was read last is that of a text.
    of_text: bool,
    /// The value without quotation marks that was read last.
    value: Option<Span>,
    /// Whether a value was read last that is not there. A comment in its place comes before it or behind it.
    is_missing: bool,
    /// Brackets that are open: between them a text ends at a comma or the last bracket.
    pub(super) brackets: usize,
    /// The comment that was read last.
    comment: Option<Span>,
    pub(super) lost: Lost,
}

impl<'t> Beside<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, of_text: false, value: None, is_missing: false, brackets: 0, comment: None, lost: Lost::new() }
    }

    /// A key was read, or a bracket (then it is empty): a comment behind it cuts off nothing.
    pub(super) fn key(&mut self, key: &str) {
        self.of_text = TEXTS.contains(&key);
        self.value = None;
        self.comment = None;
        self.is_missing = false;
    }

    pub(super) fn scalar(&mut self, value: &str, style: ScalarStyle, span: &Span) {
        let comment = self.comment.take();
        self.is_missing = style == ScalarStyle::Plain && span.is_empty();
        self.value = (style == ScalarStyle::Plain && !span.is_empty()).then(|| span.clone());
        match style {
            // `summary: #Digital für alle` says nothing at all.
            ScalarStyle::Plain if span.is_empty() => {
                if let Some(comment) = comment.filter(|comment| self.is_first(comment)) {
                    self.note(comment.start, comment);
                }
            }
            ScalarStyle::Literal | ScalarStyle::Folded if value.trim().is_empty() => {
                let word = if style == ScalarStyle::Literal { "|" } else { ">" }.to_owned();
                self.lost.push((span.clone(), Problem::NullWord { word }));
            }
            ScalarStyle::DoubleQuoted => self.escapes(span),
            _ => {}
        }
    }

    pub(super) fn comment(&mut self, span: Span) {
        let value = self.value.take();
        if std::mem::take(&mut self.is_missing) && self.is_first(&span) {
            return self.note(span.start, span);
        }
        let is_beside = |value: &Span| {
            self.text.get(value.end..span.start).is_some_and(|gap| gap.trim_matches([' ', '\t']).is_empty())
        };
        if let Some(value) = value.filter(is_beside) {
            let words = self.text.get(value.clone()).unwrap_or_default();
            if self.of_text || self.is_tight(&span) || !is_single(words) {
                self.note(value.start, span.clone());
            }
        }
        self.comment = Some(span);
    }

    /// Whether nothing but a key or a dash stands before a comment in its line.
    fn is_first(&self, comment: &Span) -> bool {
        let before = self.text.get(..comment.start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default().trim_end().ends_with([':', '-'])
    }

    /// `#12`, where a comment would have a space.
    fn is_tight(&self, comment: &Span) -> bool {
        self.text.get(comment.start + 1..comment.end).is_some_and(|words| words.starts_with(char::is_alphanumeric))
    }

    /// Notes a comment behind what begins at `start`.
    fn note(&mut self, start: usize, comment: Span) {
        let words = self.text.get(comment.clone()).unwrap_or_default().trim_end().to_owned();
        let whole = self.text.get(start..comment.end).unwrap_or_default();
        let end = whole.find([',', ']', '}']).filter(|_| self.brackets > 0);
        let whole = end.map_or(whole, |end| whole[..end].trim_end());
        // An id, a number or a date is no text: there the rest can only be a comment.
        let is_text =
            start == comment.start || self.of_text || !is_single(whole.split('#').next().unwrap_or_default().trim());
        let whole = is_text.then(|| whole.split_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "''"));
        let problem =
            if self.is_tight(&comment) { Problem::CutText { words, whole } } else { Problem::CommentBeside { words } };
        self.lost.push((comment, problem));
    }

    /// Each sign is noted once in a text: what mends one of them mends all.
    fn escapes(&mut self, span: &Span) {
        let mut seen = BTreeSet::new();
        let mut signs = self.text.get(span.clone()).unwrap_or_default().char_indices();
        while let Some((at, sign)) = signs.next() {
            if sign != '\\' {
                continue;
            }
            if let Some((_, escaped)) = signs.next().filter(|(_, escaped)| ESCAPES.contains(*escaped))
                && seen.insert(escaped)
            {
                let start = span.start + at;
                self.lost.push((start..start + 1 + escaped.len_utf8(), Problem::EscapedSign { sign: escaped }));
            }
        }
    }
}

/// Whether a value is no sentence that a comment could cut off: an id, a number, a date.
fn is_single(value: &str) -> bool {
    is_id(value) || !value.contains(char::is_alphabetic)
}
