//! The words of a sentence in the form in which they are compared: the way a number or a month is written, upper case, quotes
//! and dashes do not count.

/// A word in the form in which it is compared: small letters, no signs; a number as digits with a point.
pub(super) type Word = String;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];
const MONTHS_EN: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 11] = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

/// The words of a sentence.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = sentence.chars().peekable();
    let mut word = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() && word.is_empty() {
            let mut number = String::from(letter);
            while let Some(next) = letters.next_if(|next| next.is_ascii_digit() || matches!(next, '.' | ',')) {
                number.push(next);
            }
            words.extend(numbers(&number));
        } else if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if letter == '%' {
            end(&mut word, &mut words);
            words.push("prozent".to_owned());
        } else if is_joint(letter) && !word.is_empty() && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            // `E-Akte` is `eAkte`, and `Bürger:innen` one word.
        } else {
            end(&mut word, &mut words);
        }
    }
    end(&mut word, &mut words);
    words
}

/// Signs within a word.
fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '\u{ad}' | '\'' | '’' | ':' | '*' | '_' | '·')
}

fn end(word: &mut String, words: &mut Vec<Word>) {
    if word.is_empty() {
        return;
    }
    let word = std::mem::take(word).replace('ß', "ss");
    let place = |list: &[&str], first: usize| {
        list.iter().position(|name| *name == word).map(|place| (place + first).to_string())
    };
    words.push(
        place(&MONTHS, 1)
            .or_else(|| place(&MONTHS_EN, 1).filter(|_| word != "may"))
            .or_else(|| place(&NUMBERS, 2))
            .unwrap_or(word),
    );
}

/// Digits with signs in between: one number with its thousands apart or with a fraction, or several, as in a date.
fn numbers(text: &str) -> Vec<Word> {
    let text = text.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let is_grouped = parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3);
    let bare = |digits: &str| match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    match parts.as_slice() {
        _ if is_grouped => vec![bare(&parts.concat())],
        [whole, fraction] => vec![format!("{}.{fraction}", bare(whole))],
        parts => parts.iter().filter(|part| !part.is_empty()).map(|part| bare(part)).collect(),
    }
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}
