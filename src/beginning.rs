//! What is too long, cut by one rule: texts, and hashes.

use std::borrow::Cow;

/// The text, or so much of its beginning that it has at most `length` characters, with ` …` behind it. Words stay whole,
/// unless one alone is longer than half of that.
pub fn beginning(text: &str, length: usize) -> Cow<'_, str> {
    let Some((end, next)) = text.char_indices().nth(length) else { return text.into() };
    let cut = &text[..end];
    let space = cut.rfind(char::is_whitespace).filter(|space| !next.is_whitespace() && *space > end / 2);
    format!("{} …", cut[..space.unwrap_or(end)].trim_end()).into()
}

/// So much of a commit's hash as people read.
pub fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn words_stay_whole() {
        assert_eq!(beginning("Es war so.", 10), "Es war so.");
        assert_eq!(beginning("Es war später so.", 10), "Es war …");
        assert_eq!(beginning("Es war spät so.", 11), "Es war spät …");
        assert_eq!(beginning("Es war spät so.", 12), "Es war spät …");
        assert_eq!(beginning("Es Verwaltungsverfahren", 12), "Es Verwaltun …");
        assert_eq!(beginning("Überall\nhöher", 9), "Überall …");
        assert_eq!(beginning("", 0), "");
    }
}
