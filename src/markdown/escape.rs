//! Text as it may stand in HTML.

use crate::address;
use crate::characters::harmless;

/// Appends words, for element content and for quoted attributes alike, without what nobody sees: HTML forbids control
/// characters, and marks of direction may turn around what follows.
pub(super) fn text(out: &mut String, words: &str) {
    for c in harmless(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // The same text with CRLF gives the same bytes.
            '\r' => {}
            c => out.push(c),
        }
    }
}

/// Appends an address; what a URL may not hold is percent-encoded, `%` itself stays.
pub(super) fn href(out: &mut String, address: &str) {
    text(out, &address::whole(address));
}

#[cfg(test)]
mod tests {
    use super::{href, text};

    #[test]
    fn words() {
        let mut out = String::new();
        text(&mut out, "a<b>&\"c\"'\r\n\u{0}\u{85}\tä");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot;&#39;\n\tä");
    }

    #[test]
    fn addresses() {
        let mut out = String::new();
        href(&mut out, "/ä b?x=1&y='\"<>\\%20[]");
        assert_eq!(out, "/%C3%A4%20b?x=1&amp;y=&#39;%22%3C%3E%5C%20[]");
    }
}
