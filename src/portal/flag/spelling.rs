//! Whether two words are one: with another ending, or spelled otherwise.

use super::closed::closed;
use super::frequency::days;
use super::real_words::are_other_words;
use super::verbs::is_one_strong_verb;
use super::word::{Word, is_number};
use super::word_lists::{PREFIXES, is_short};

/// A longer word is mended by nobody.
const LONGEST: usize = 200;

/// Letters that a mended word may differ in, and how many it has at least.
const MENDED: (usize, usize) = (2, 5);

/// Whether two words are forms of one verb or noun, as `anschließen` and `schließt`.
pub(super) fn share_stem(one: &str, other: &str) -> bool {
    const LEAST: usize = 5;
    let letters: Vec<char> = one.chars().take(LONGEST).collect();
    letters.windows(LEAST).any(|part| other.contains(&part.iter().collect::<String>()))
}

/// Whether one word is the other with another ending, or spelled otherwise.
pub(super) fn is_same(one: &Word, other: &Word) -> bool {
    is_form(one, other) || is_mended(one, other)
}

/// Whether one word is the other with another ending.
pub(super) fn is_form(one: &Word, other: &Word) -> bool {
    if let (Some(one), Some(other)) = (closed(one), closed(other)) {
        return one == other;
    }
    // `bauen` and `baut`.
    let is_verb = |many: &Word, one: &Word| {
        let stem = many.strip_suffix("en").filter(|stem| stem.len() > 2);
        stem.is_some_and(|stem| one.strip_prefix(stem).is_some_and(|ending| ending == "t" || ending == "et"))
    };
    if is_verb(one, other) || is_verb(other, one) {
        return true;
    }
    // `fährt` and `fahren`.
    let is_of_many = |one: &Word, many: &Word| {
        one.ends_with('t')
            && many.ends_with('n')
            && one.len().abs_diff(many.len()) < 3
            && one.as_bytes().first() == many.as_bytes().first()
    };
    if is_of_many(one, other) && is_one_strong_verb(one, other)
        || is_of_many(other, one) && is_one_strong_verb(other, one)
    {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ending = long.strip_prefix(short.as_str()).filter(|_| short.len() > 2 && !is_number(short));
    ending.is_some_and(|ending| ["e", "n", "en", "s", "es", "er", "em"].contains(&ending))
        || are_plural(short, long)
        || are_of_one_work(one, other)
        || are_of_one_work(other, one)
}

/// Whether a word is the other one in the plural, with an umlaut: `Klassenraum`, `Klassenräumen`.
pub(super) fn are_plural(one: &str, many: &str) -> bool {
    const LEAST: usize = 3;
    // `lang`, `länger`
    const MORE: [&str; 12] = [
        "laenger",
        "kuerzer",
        "aelter",
        "groesser",
        "juenger",
        "staerker",
        "schwaecher",
        "waermer",
        "kaelter",
        "haerter",
        "aermer",
        "schaerfer",
    ];
    const VOWELS: [(&str, &str); 4] = [("aeu", "au"), ("ae", "a"), ("oe", "o"), ("ue", "u")];
    let stems = ["e", "en", "er", "ern"].iter().filter_map(|ending| many.strip_suffix(ending));
    let turned = stems.flat_map(|stem| {
        VOWELS.iter().filter_map(move |(umlaut, vowel)| {
            let (before, after) = stem.rsplit_once(umlaut)?;
            Some([before, vowel, after].concat())
        })
    });
    one.len() >= LEAST && !MORE.contains(&many) && turned.into_iter().any(|stem| stem == one)
}

/// Whether one word is for those who do what the other one is for, in another form: `Antragsteller`, `Antragstellende`.
fn are_of_one_work(one: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    let stem = |endings: &[&str], word: &'_ str| {
        endings.iter().find_map(|ending| word.strip_suffix(ending)).map(str::to_owned).filter(|it| it.len() >= LEAST)
    };
    // `Pendler`, `Pendelnde`
    let shorter =
        ["elnde", "elnden"].iter().find_map(|ending| other.strip_suffix(ending)).map(|stem| format!("{stem}l"));
    let done = shorter.or_else(|| stem(&["ende", "enden", "ender", "endem"], other));
    done.is_some() && stem(&["erin", "ern", "ers", "er"], one) == done
}

/// Whether one word is the other, spelled otherwise.
pub(super) fn is_mended(one: &Word, other: &Word) -> bool {
    let (most, least) = MENDED;
    if closed(one).is_some() && closed(other).is_some() {
        return false;
    }
    if one.len().max(other.len()) > LONGEST {
        return false;
    }
    let length = |word: &Word| word.chars().count();
    let is_counted = |word: &Word| is_number(word) || days(word).is_some();
    if is_counted(one) || is_counted(other) {
        return false;
    }
    // Most pairs are told apart by their lengths, or by their letters: each mistake takes one away and brings one at most.
    let has_others =
        one.is_ascii() && other.is_ascii() && (letters(one) ^ letters(other)).count_ones() as usize > 2 * most;
    if length(one).abs_diff(length(other)) > most || has_others {
        return false;
    }
    if length(one).min(length(other)) < least {
        // `dei` for `die`: what was no word is one now.
        return length(one) > 2 && !is_short(one) && strsim::osa_distance(one, other) == 1;
    }
    let turned = PREFIXES.iter().filter_map(|prefix| Some((prefix, one.strip_prefix(prefix)?)));
    let is_turned = |(prefix, stem): (&&str, &str)| {
        PREFIXES.iter().any(|another| another != prefix && other.strip_prefix(another) == Some(stem))
    };
    !turned.clone().any(is_turned) && strsim::osa_distance(one, other) <= most && !are_other_words(one, other)
}

/// Which letters a word has, a bit for each.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |all, letter| all | 1 << (letter & 31))
}
