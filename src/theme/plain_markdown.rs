//! Any text as Markdown that shows exactly this text, in one line.

/// Escapes what Markdown would read as more than text, also that which makes a link of a bare address.
pub(super) fn plain_markdown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len());
    // At the beginning of a line or list entry more signs have a meaning: `1.`, `2)`, `+`, `-`, `=`.
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut rest = line.chars().enumerate().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let begins = at == digits && (matches!(c, '.' | ')') && digits > 0) || at == 0 && matches!(c, '+' | '-' | '=');
        let links = c == '@' || c == ':' && next == Some('/') || c == '.' && ends_with_www(&escaped);
        if begins || links || "\\`*_{}[]<>#|~&!$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::plain_markdown;

    #[test]
    fn nothing_means_more_than_text() {
        assert_eq!(plain_markdown("1. *a* <b>"), "1\\. \\*a\\* \\<b\\>");
        assert_eq!(plain_markdown("- a\n\n# b"), "\\- a \\# b");
        assert_eq!(plain_markdown("[x](javascript:y) | &lt;"), "\\[x\\](javascript:y) \\| \\&lt;");
        assert_eq!(plain_markdown("https://x.de www.x.de a@b.de"), "https\\://x.de www\\.x.de a\\@b.de");
        assert_eq!(plain_markdown("Am 1. März 2,5 %: Übergabe"), "Am 1. März 2,5 %: Übergabe");
    }
}
