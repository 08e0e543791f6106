//! Where a text that cannot be read is broken: at what was opened and never closed, not where that is noticed.

use granit_parser::{ErrorKind, ScanError};

/// So many brackets are looked at, the last first: each takes the whole text behind it.
const LOOKED_AT: usize = 20;

/// The place to mark and the reason in the parser's words. Up to `done` the text was read, `open` are the brackets that are
/// open there, `at` is where the parser stopped.
pub(super) fn place_of(text: &str, done: usize, open: &[usize], at: usize, error: &ScanError) -> (usize, String) {
    let at = floor_boundary(text, at);
    let reason = error.kind().to_string();
    let unclosed = |place: usize| {
        let sign = text[place..].chars().next().unwrap_or_default();
        if let Some(comment) = comment_with_end(text, place, sign) {
            return (comment, "comment cuts a bracket off".to_owned());
        }
        let is_quote = matches!(sign, '"' | '\'');
        (place, if is_quote { "unclosed quote".to_owned() } else { format!("unclosed bracket '{sign}'") })
    };
    if let Some(tab) = indenting_tab(text, at).filter(|_| is_about_tabs(error.kind())) {
        return (tab, reason);
    }
    let is_later = |place: usize| text[place..at].contains('\n');
    let signs = openers(text, done, at);
    // A quotation mark that was opened on an earlier line: what follows was taken for its text.
    if let Some(quote) = signs.iter().find(|sign| text[**sign..].starts_with(['"', '\''])).filter(|at| is_later(**at)) {
        return unclosed(*quote);
    }
    if let Some(found) = cause(text, at, &reason) {
        return found;
    }
    match error.kind() {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::MismatchedFlowCollectionEnd { .. } => {}
        ErrorKind::UnclosedFlowCollection { .. } => return unclosed(at),
        _ => {
            let brackets = open.iter().chain(signs.iter().filter(|sign| text[**sign..].starts_with(['[', '{'])));
            let never_closed = |place: &&usize| !is_closed(&text[**place..]);
            if let Some(place) = brackets.rev().take(LOOKED_AT).find(never_closed) {
                return unclosed(*place);
            }
        }
    }
    match error.kind() {
        ErrorKind::UnclosedQuotedScalar => unclosed(at),
        // A text that begins with a comma.
        _ if text[at..].starts_with(',') => (at, "unexpected character".to_owned()),
        _ => (last(text, at), reason),
    }
}

/// What of a line is wrong that the parser only notices behind it: a colon or a space that is missing, words behind a bracket.
fn cause(text: &str, at: usize, reason: &str) -> Option<(usize, String)> {
    let line = Line::around(text, at);
    if let Some(open) = line.text_in_brackets(at) {
        return Some((open, "a text that begins with a bracket needs quotation marks".to_owned()));
    }
    let is_colon = reason.contains("mapping values are not allowed") || reason.contains("illegal placement of ':'");
    if !is_colon && !reason.contains("simple key") {
        return None;
    }
    if let Some(colon) = line.second_colon().filter(|colon| is_colon && *colon <= at) {
        return Some((colon, reason.to_owned()));
    }
    let before = line.before(text).filter(|_| is_colon);
    match before {
        Some(before) => {
            before.fault().or_else(|| before.second_colon().map(|at| (at, reason.to_owned()))).or_else(|| {
                let is_further = line.indent() > before.indent() && before.name_end().is_some();
                is_further.then(|| (line.start + line.indent(), "indented further than the line before".to_owned()))
            })
        }
        None => line.fault(),
    }
}

/// A line of a text that cannot be read.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    words: &'t str,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        Self { start, words: text[start..].lines().next().unwrap_or_default() }
    }

    /// The nearest one before it that says something.
    fn before(self, text: &'t str) -> Option<Self> {
        let mut line = self;
        while line.start > 0 {
            line = Self::around(text, line.start - 1);
            if !matches!(line.words.trim_start().chars().next(), None | Some('#')) {
                return Some(line);
            }
        }
        None
    }

    /// Bytes before the name of a value, the sign of a list among them.
    fn indent(self) -> usize {
        self.words.len() - self.words.trim_start_matches(' ').trim_start_matches("- ").trim_start_matches(' ').len()
    }

    /// Where the name of a value ends that is written as it should be.
    fn name_end(self) -> Option<usize> {
        self.words.find(": ").or_else(|| self.words.trim_end().strip_suffix(':').map(str::len))
    }

    /// A missing space or colon behind its first word.
    fn fault(self) -> Option<(usize, String)> {
        if self.name_end().is_some() && !self.words[self.indent()..].starts_with('-') {
            return None;
        }
        let words = &self.words[self.indent()..];
        let name = words.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').unwrap_or(words.len());
        let at = self.start + self.indent();
        match words[name..].chars().next() {
            Some('-') if name == 0 => Some((at, "`-` must be followed by a valid YAML whitespace".to_owned())),
            Some(':') if name > 0 => Some((at + name, "`:` must be followed by a space".to_owned())),
            Some(' ') | None if name > 0 => Some((at, "could not find ':' behind a simple key".to_owned())),
            _ => None,
        }
    }

    /// The colon within a value that has no quotation marks.
    fn second_colon(self) -> Option<usize> {
        let begin = self.name_end()? + 1;
        let value = self.words.get(begin..)?;
        let is_text = !value.trim_start().starts_with(['"', '\'', '[', '{', '|', '>', '&', '*']);
        let at = value.find(": ").or_else(|| value.trim_end().strip_suffix(':').map(str::len))?;
        is_text.then_some(self.start + begin + at)
    }

    /// The bracket in it that begins a text, if that goes on behind the end of the bracket at `at`.
    fn text_in_brackets(self, at: usize) -> Option<usize> {
        let value = self.name_end().map_or(self.indent(), |end| end + 1);
        let open = value + self.words.get(value..)?.len() - self.words[value..].trim_start().len();
        let close = match self.words[open..].chars().next()? {
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        let end = self.words[open..].find(close)? + open;
        let rest = self.words[end + 1..].trim_start();
        let goes_on = rest.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '–' | '-' | ':'));
        (goes_on && at > self.start + end && end > open + 1).then_some(self.start + open)
    }
}

/// The comment that has the end of the bracket at `open` in it: `[a #b]`.
fn comment_with_end(text: &str, open: usize, bracket: char) -> Option<usize> {
    let end = match bracket {
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let line = text[open..].lines().next().unwrap_or_default();
    let at = line.find(" #")? + 1;
    (line[at..].contains(end) && !line[..at].contains(['"', '\''])).then_some(open + at)
}

fn is_about_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
    )
}

/// The first tab before the words of a line, from that of `at` on: the parser stops before it or behind it.
fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let mut start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        if let Some(tab) = line[..line.len() - words.len()].find('\t') {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}

/// Quotation marks and brackets that begin something between two places.
fn openers(text: &str, done: usize, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before = text[..done].chars().next_back().filter(|sign| sign.is_whitespace()).unwrap_or('\n');
    let mut in_comment = false;
    for (place, sign) in text.get(done..at).unwrap_or_default().char_indices() {
        in_comment = sign != '\n' && (in_comment || sign == '#' && before.is_whitespace());
        if in_comment {
            continue;
        }
        let begins = before.is_whitespace() || matches!(before, '[' | '{' | ',' | '(');
        if begins && matches!(sign, '"' | '\'' | '[' | '{') {
            found.push(done + place);
        }
        before = sign;
    }
    found
}

/// Whether the bracket at the beginning of a text has its end in it. Brackets in quotation marks count for nothing.
fn is_closed(text: &str) -> bool {
    let (mut depth, mut quote, mut before, mut in_comment) = (0_usize, None, ' ', false);
    for sign in text.chars() {
        in_comment = sign != '\n' && (in_comment || quote.is_none() && sign == '#' && before.is_whitespace());
        match (quote, sign) {
            _ if in_comment => {}
            (Some(open), sign) if open == sign && before != '\\' => quote = None,
            (Some(_), '\n') => quote = None,
            (None, '"' | '\'') if before.is_whitespace() || matches!(before, '[' | '{' | ',') => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return true;
                }
            }
            _ => {}
        }
        before = sign;
    }
    false
}

/// The place itself, or the last sign of a text that ends too early.
fn last(text: &str, at: usize) -> usize {
    floor_boundary(text, at.min(text.len().saturating_sub(1)))
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
