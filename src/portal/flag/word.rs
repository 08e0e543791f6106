//! A word in the form in which it is compared.

/// A word; a number as digits with a point, a date as [`Time::word`](super::times::Time::word) writes it.
pub(super) type Word = String;

/// Whether a word is a number or a time.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit() || first == '@')
}
