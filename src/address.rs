//! Percent-encoding (RFC 3986), for everybody who writes or reads addresses.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but what means itself wherever it stands.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const PATH: &AsciiSet = &PART.remove(b'/');

/// All that no address may hold. What is encoded already stays.
const WHOLE: &AsciiSet = &PATH
    .remove(b':')
    .remove(b'?')
    .remove(b'#')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'%');

/// Any text as a part of an address, such as the value after `?subject=`.
pub fn part(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, PART).into()
}

/// A path with `/` between its parts.
pub fn path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// An address that somebody wrote, with the characters encoded that no address may hold.
pub fn whole(address: &str) -> Cow<'_, str> {
    utf8_percent_encode(address, WHOLE).into()
}

/// What an address stands for: `%20` becomes a space. A `%` that encodes nothing stays.
pub fn decoded(address: &str) -> Cow<'_, str> {
    percent_decode_str(address).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encodes_what_has_a_meaning_there() {
        let text = "/ä b?x=1&y='\"<>\\%20[]#z";
        assert_eq!(part(text), "%2F%C3%A4%20b%3Fx%3D1%26y%3D%27%22%3C%3E%5C%2520%5B%5D%23z");
        assert_eq!(path(text), "/%C3%A4%20b%3Fx%3D1%26y%3D%27%22%3C%3E%5C%2520%5B%5D%23z");
        assert_eq!(whole(text), "/%C3%A4%20b?x=1&y='%22%3C%3E%5C%20[]#z");
    }

    #[test]
    fn what_was_encoded_is_decoded_again() {
        assert_eq!(decoded(&part("ä/100 %&'")), "ä/100 %&'");
        assert_eq!(decoded("a%2zb%"), "a%2zb%");
    }
}
