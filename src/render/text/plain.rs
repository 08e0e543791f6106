//! Texts of others made harmless for terminals, tables, Markdown and XML. What pages show is escaped by the theme.

use crate::characters::{is_plain, is_right_to_left};

/// Control characters, and marks that turn the direction of reading around.
fn is_harmful(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        // Marks of words in another language, see `crate::foreign`.
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || (c.is_control() && c != '\n')
}

/// The text without what a terminal or a reader could take for something else. Line ends stay.
fn harmless(text: &str) -> String {
    if is_plain(text) && !text.contains(['\t', '\r']) {
        return text.to_owned();
    }
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_harmful(*c)).collect()
}

/// The same in one line.
pub fn line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON with such characters written as numbers. They stand in strings alone, so the value stays the same.
pub fn json(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmful(c) { written.push_str(&format!("\\u{:04x}", u32::from(c))) } else { written.push(c) }
    }
    written
}

/// A cell of a table: one that a spreadsheet would take for a formula gets a `'` in front.
pub fn cell(text: &str) -> String {
    // A tab or line end in front would be dropped or hide the formula behind it.
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    let guarded = text.starts_with(formula) || text.trim_start().starts_with(formula);
    let text = harmless(text);
    if guarded { format!("'{text}") } else { text }
}

/// Text for Markdown, in one line, with everything escaped that Markdown gives a meaning to.
pub fn markdown(text: &str) -> String {
    let mut written = String::new();
    for c in line(text).chars() {
        if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | ':' | '/' | '?' | '%' | '"' | '\'' | '.' | '-') {
            written.push('\\');
        }
        written.push(c);
    }
    // A number or line in front would begin a list or a heading, and a scheme a link.
    let written = written.replace("://", ":\\//");
    match written.find(|c: char| !c.is_ascii_digit()) {
        Some(at) if written[at..].starts_with(['.', '-']) => format!("{}\\{}", &written[..at], &written[at..]),
        _ => written,
    }
}

/// Text for HTML, in element content. Where it is read from the right, it moves nothing around it.
pub fn html(text: &str) -> String {
    let html = harmless(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    if is_right_to_left(text) { format!("<bdi>{html}</bdi>") } else { html }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}c\u{202e}d\te\nf\u{7}"), "a[31mbcd e\nf");
        assert_eq!(line(" a\n\u{85} b\r\n"), "a b");
        assert_eq!(json("{\"a\":\"\u{9b}\u{202e}\"}"), "{\"a\":\"\\u009b\\u202e\"}");
    }

    #[test]
    fn nothing_is_a_formula() {
        let cells = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "1=1", ""].map(cell);
        assert_eq!(cells, ["'=1+1", "'+1", "'-1", "'@x", "' =1", "'=1", "' =1", "1=1", ""]);
    }

    #[test]
    fn nothing_is_markup() {
        assert_eq!(markdown("# <b>*x*</b>\n[y](z)"), "\\# \\<b\\>\\*x\\*\\</b\\> \\[y\\]\\(z\\)");
        assert_eq!(markdown("1. x"), "1\\. x");
        assert_eq!(markdown("- x"), "\\- x");
        assert_eq!(markdown("2027-03"), "2027\\-03");
        assert_eq!(html("<script>\"&\u{0}"), "&lt;script&gt;&quot;&amp;");
    }
}
