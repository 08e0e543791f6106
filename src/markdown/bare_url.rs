//! Addresses that stand in running text without any markup.

use std::ops::Range;

/// Where `http(s)://…` stands in a text, without the punctuation of the sentence around it.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (colon, _) in text.match_indices("://") {
        // An address in an address is part of it; skipped at once, or a chain of them would be read again and again.
        let taken = found.last().is_some_and(|range| colon < range.end);
        found.extend(if taken { None } else { at(text, colon) });
    }
    found
}

/// Where an address stands that lacks `https://`, or one of mail, and how it leads somewhere.
pub(super) fn without_scheme(text: &str) -> Vec<(Range<usize>, String)> {
    let is_inside = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '/' | ':' | '@' | '+');
    let mut found = Vec::new();
    for (at, _) in text.match_indices("www.").filter(|(at, _)| !text[..*at].ends_with(is_inside)) {
        let address = trim(text[at..].split(ends_address).next().unwrap_or_default());
        let host = address[4..].split(['/', '?', '#']).next().unwrap_or_default();
        if host.contains('.') && !host.contains(['@', ':']) {
            found.push((at..at + address.len(), format!("https://{address}")));
        }
    }
    for (at, _) in text.match_indices('@') {
        let is_part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+');
        let name = text[..at].len() - text[..at].trim_end_matches(is_part).len();
        let rest = &text[at + 1..];
        let host = &rest[..rest.len() - rest.trim_start_matches(is_part).len()];
        let host = host.trim_end_matches(['.', '-', '_', '+']);
        let place = at - name..at + 1 + host.len();
        let is_whole = host.contains('.') && !text[..place.start].ends_with(is_inside);
        // `git@example.org:a/b.git` is none.
        let mut behind = rest[host.len()..].chars();
        let goes_on = match behind.next() {
            Some('/' | '@') => true,
            Some(':') => behind.next().is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if name > 0 && is_whole && !goes_on {
            found.push((place.clone(), format!("<{}>", &text[place])));
        }
    }
    found
}

/// The address around the `://` at `colon`.
fn at(text: &str, colon: usize) -> Option<Range<usize>> {
    let (before, rest) = text.split_at_checked(colon)?;
    let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(before, scheme))?;
    let start = colon.checked_sub(scheme.len())?;
    if before.get(..start)?.ends_with(char::is_alphanumeric) {
        return None;
    }
    let host = rest.strip_prefix("://")?;
    if !host.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    let address = trim(host.split(ends_address).next()?);
    Some(start..colon + "://".len() + address.len())
}

/// Whether a text ends with an ASCII word, whatever its case.
fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// Characters that no address holds.
fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '„' | '“' | '”' | '«' | '»' | '‹' | '›')
}

/// Cuts off punctuation of the sentence; a closing bracket stays if the address opened it.
fn trim(address: &str) -> &str {
    // Counted once, so that a thousand brackets do not take a million steps.
    let count = |wanted: char| address.chars().filter(|&c| c == wanted).count();
    let mut surplus = [(')', count(')'), count('(')), (']', count(']'), count('[')), ('}', count('}'), count('{'))];
    let mut kept = address;
    while let Some(last) = kept.chars().next_back() {
        let bracket = surplus.iter_mut().find(|(closing, _, _)| *closing == last);
        match bracket {
            Some((_, closed, opened)) if *closed > *opened => *closed -= 1,
            None if is_punctuation(last) => {}
            _ => break,
        }
        kept = kept.strip_suffix(last).unwrap_or_default();
    }
    kept
}

/// What may follow an address without being part of it.
fn is_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | '|' | '…' | '–' | '—' | '’' | '‘' | '‚')
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_without_the_sentence_around_them() {
        assert_eq!(found("Siehe https://x.de/a_b?c=1&d=2."), ["https://x.de/a_b?c=1&d=2"]);
        assert_eq!(found("(https://x.de/a), HTTP://y.de!"), ["https://x.de/a", "HTTP://y.de"]);
        assert_eq!(found("https://x.de/A_(B)"), ["https://x.de/A_(B)"]);
        assert_eq!(found("(https://x.de/A_(B))."), ["https://x.de/A_(B)"]);
        assert_eq!(found("„https://x.de/ä“ [https://y.de]"), ["https://x.de/ä", "https://y.de"]);
        assert_eq!(found("https://x.de/http://y.de"), ["https://x.de/http://y.de"]);
        assert_eq!(found("http://[::1]/x"), ["http://[::1]/x"]);
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "https://",
            "xhttps://a.de",
            "ftp://a.de",
            "javascript://a.de",
            "https:// a",
            "://a",
            "ähttp://a",
            "http://)",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn many_brackets_and_many_schemes_take_no_time() {
        let text = format!("https://x.de/{}", ")".repeat(200_000));
        assert_eq!(found(&text), ["https://x.de/"]);
        let text = "https://".repeat(100_000);
        assert_eq!(found(&text).len(), 1);
    }
}
