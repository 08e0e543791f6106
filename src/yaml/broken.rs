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
    if *error.kind() == ErrorKind::UnclosedQuotedScalar { unclosed(at) } else { (last(text, at), reason) }
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
    for (place, sign) in text.get(done..at).unwrap_or_default().char_indices() {
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
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    for sign in text.chars() {
        match (quote, sign) {
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
