//! Sentences that are put together.

/// Texts one after the other; what ends like a sentence needs no other sign.
pub fn joined<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let mut all = String::new();
    for part in parts {
        let gap = match all.chars().last() {
            None => "",
            Some('.' | '!' | '?' | '…' | ':' | ';') => " ",
            Some(_) => "; ",
        };
        all.push_str(gap);
        all.push_str(part.as_ref());
    }
    all
}
