//! What is written short, in full: `we'll`, `£48m`; and addresses, of which none says more than another.

use std::borrow::Cow;

/// English words that are written as one with those before them.
pub(super) fn in_full(sentence: &str) -> Cow<'_, str> {
    const SHORT: [(&str, &str); 3] = [("ll", " will "), ("re", " are "), ("ve", " have ")];
    let mut whole = in_millions(sentence);
    if sentence.contains('@') {
        whole = Cow::Owned(without_addresses(&whole));
    }
    for (short, word) in SHORT {
        for short in [format!("'{short} "), format!("’{short} ")].iter().filter(|_| sentence.contains(['\'', '’']))
        {
            if whole.contains(short.as_str()) {
                whole = Cow::Owned(whole.replace(short.as_str(), word));
            }
        }
    }
    whole
}

/// A sentence with a word where an address was: whoever writes to another one writes to the same people.
fn without_addresses(sentence: &str) -> String {
    let is_address = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'))
    };
    let words = sentence.split(' ').map(|word| if is_address(word) { "mailadresse" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Amounts with a letter for millions: `£48m`.
fn in_millions(sentence: &str) -> Cow<'_, str> {
    const SHORT: [(&str, &str); 2] = [("bn", " billion"), ("m", " million")];
    let mut whole = String::new();
    let mut rest = sentence;
    while let Some(place) = rest.find(['£', '$', '€']) {
        let sign = rest[place..].chars().next().map_or(0, char::len_utf8);
        let digits =
            rest[place + sign..].find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')));
        let end = digits.map_or(rest.len(), |digits| place + sign + digits);
        let (amount, after) = rest.split_at(end);
        whole.push_str(amount);
        let is_word = |after: &str| after.chars().next().is_some_and(char::is_alphanumeric);
        let short = SHORT.iter().find_map(|(short, word)| Some((word, after.strip_prefix(short)?)));
        rest = match short.filter(|(_, after)| end > place + sign && !is_word(after)) {
            Some((word, after)) => {
                whole.push_str(word);
                after
            }
            None => after,
        };
    }
    if whole.is_empty() { Cow::Borrowed(sentence) } else { Cow::Owned(whole + rest) }
}
