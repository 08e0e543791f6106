//! The words of a sentence in the form in which they are compared: upper case, quotes, dashes, umlauts written as `ae`, the
//! way a number, a date or a month is written, abbreviations, gender forms and endings of auxiliaries do not count.

use std::iter::Peekable;
use std::str::Chars;

use super::frequency::frequencies;
use super::in_full::in_full;
use super::same_words::{LEXICON, TIMES};
use super::spans::spans;
use super::spelling::is_same;
pub(super) use super::times::Time;
use super::times::year;
pub(super) use super::word::{Word, is_number};

/// The words of a sentence. `?` is one.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let sentence = in_full(sentence);
    let mut letters = sentence.chars().peekable();
    let mut word = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() && word.is_empty() {
            let mut number = String::from(letter);
            loop {
                while let Some(next) = letters.next_if(|next| next.is_ascii_digit() || matches!(next, '.' | ',')) {
                    number.push(next);
                }
                // `1 000` is `1000`.
                let mut ahead = letters.clone();
                let group: Vec<char> = ahead.by_ref().take(4).collect();
                let is_group = matches!(group.as_slice(), [' ' | '\u{a0}' | '\u{2009}' | '\u{202f}', digits @ ..]
                    if digits.len() == 3 && digits.iter().all(char::is_ascii_digit));
                if !(is_group && number.len() < 4 && number.bytes().all(|digit| digit.is_ascii_digit()))
                    || ahead.next().is_some_and(|next| next.is_ascii_digit())
                {
                    break;
                }
                number.extend(&group[1..]);
                letters = ahead_of(&letters, 4);
            }
            found.extend(numbers(&number));
            // `30th`
            let mut ahead = letters.clone();
            let ending: String = ahead.by_ref().take(2).collect();
            if ["st", "nd", "rd", "th"].contains(&ending.as_str()) && ahead.next().is_none_or(|next| next == ' ') {
                letters = ahead_of(&letters, 2);
            }
            // `2026/27` is `2026/2027`.
            let mut ahead = letters.clone();
            let after: String = ahead.by_ref().take(3).collect();
            let next_year = year(found.last()).map(|year| year + 1);
            if next_year.is_some_and(|year| after == format!("/{:02}", year % 100))
                && ahead.next().is_none_or(|next| !next.is_ascii_digit())
            {
                found.extend(next_year.map(|year| year.to_string()));
                letters = ahead_of(&letters, 3);
            }
        } else if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if matches!(letter, '%' | '€' | '?') {
            end(&mut word, &mut found);
            found.push(letter.to_string());
        } else if is_joint(letter) && !word.is_empty() && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            // `E-Akte` is `eAkte`, and `Bürger:innen` one word.
        } else {
            end(&mut word, &mut found);
        }
    }
    end(&mut word, &mut found);
    once(frequencies(ministries(times(&spans(&together(&found))))))
}

/// Words of which none is said twice in a row, and nobody in both genders.
fn once(words: Vec<Word>) -> Vec<Word> {
    let mut once: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        // `keine Lehrerin und kein Lehrer` is one of them.
        if let [.., one, first, and, _] = once.as_slice()
            && (and == "und" || and == "oder")
            && PAIRED.contains(&one.as_str())
            && first.strip_suffix("in") == Some(word.as_str())
        {
            let other = once.pop();
            once.truncate(once.len() - 3);
            once.extend(other);
        }
        // `eine feste Partnerin oder ein fester Partner` is one of them.
        if let [.., one, kind, first, or, other, same] = once.as_slice()
            && (or == "und" || or == "oder")
            && [one, other].iter().all(|word| PAIRED.contains(&word.as_str()))
            && first.strip_suffix("in") == Some(word.as_str())
            && is_same(kind, same)
        {
            let kept = [other.clone(), same.clone()];
            once.truncate(once.len() - 6);
            once.extend(kept);
        }
        // `Ärztinnen und Ärzte`
        if let [.., first, and] = once.as_slice()
            && (and == "und" || and == "oder")
            && first.len() > 3
            && word.strip_prefix(first.as_str()).is_some_and(|ending| ["e", "en", "n"].contains(&ending))
        {
            once.truncate(once.len() - 2);
        }
        // `wird wird`, and `Bürgerinnen und Bürger`, which is one word here; so is `nach und nach`: whatever comes `nach`
        // something else comes later.
        let is_paired = matches!(once.as_slice(), [.., first, and] if *first == word && and == "und");
        if is_paired {
            once.pop();
        } else if once.last() != Some(&word) || is_number(&word) {
            once.push(word);
        }
    }
    once
}

/// Words that stand before both of a pair.
const PAIRED: [&str; 12] =
    ["ein", "eine", "einen", "einem", "keine", "die", "der", "jede", "jeder", "einer", "keiner", "any"];

/// `Bildungsministerium` is `Ministerium für Bildung`.
fn ministries(words: Vec<Word>) -> Vec<Word> {
    const MINISTRY: &str = "ministerium";
    if !words.iter().any(|word| word.contains(MINISTRY)) {
        return words;
    }
    let mut found: Vec<Word> = Vec::with_capacity(words.len() + 1);
    for word in words {
        let is_link = ["fuer", "des", "der"].contains(&word.as_str());
        if is_link && found.last().is_some_and(|last| last.starts_with(MINISTRY)) {
            continue;
        }
        let Some(place) = word.find(MINISTRY).filter(|place| *place > 0) else {
            found.push(word);
            continue;
        };
        let of = word[..place].strip_suffix('s').unwrap_or(&word[..place]);
        let of = match of {
            "innen" => "innern",
            "finanz" => "finanzen",
            other => other,
        };
        found.extend([word[place..].to_owned(), of.to_owned()]);
    }
    found
}

/// The letters after so many.
fn ahead_of<'t>(letters: &Peekable<Chars<'t>>, count: usize) -> Peekable<Chars<'t>> {
    let mut ahead = letters.clone();
    ahead.by_ref().take(count).for_each(drop);
    ahead
}

/// Signs within a word.
fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '\u{ad}' | '\'' | '’' | ':' | '*' | '_' | '·')
}

fn end(word: &mut String, words: &mut Vec<Word>) {
    const LEAST: usize = 5;
    let mut folded = String::with_capacity(word.len() + 2);
    for letter in std::mem::take(word).chars() {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            // Letters of other alphabets that look like these.
            'а' => folded.push('a'),
            'е' => folded.push('e'),
            'о' => folded.push('o'),
            other => folded.push(other),
        }
    }
    // `Vor-Ort-Beratung` is `Beratung vor Ort`.
    if let Some(what) = folded.strip_prefix("vorort").filter(|what| what.len() >= LEAST) {
        words.extend([what, "vor", "ort"].map(str::to_owned));
        return;
    }
    let stem = folded.strip_suffix("innen").filter(|stem| stem.len() > 3);
    words.extend(Some(stem.map_or(folded.clone(), str::to_owned)).filter(|word| !word.is_empty()));
}

fn together(words: &[Word]) -> Vec<Word> {
    let mut found = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        let forms = LEXICON.together.get(word.as_str());
        let is_there = |form: &[&str]| rest.len() >= form.len() && form.iter().zip(rest).all(|(a, b)| a == b);
        let several = forms.and_then(|forms| forms.iter().find(|(form, _)| is_there(form)));
        if let Some((form, same)) = several {
            found.extend(same.split(' ').map(str::to_owned));
            rest = &rest[form.len()..];
            continue;
        }
        let word = LEXICON.same.get(word.as_str()).unwrap_or(word);
        let times = TIMES.iter().find(|(name, _, _)| name == word);
        let before = times.and_then(|_| found.last()).and_then(|before: &Word| before.parse::<f64>().ok());
        match before.zip(times) {
            // 300 million millions are too many to be counted one by one.
            Some((before, (_, by, unit))) if before * by < 1e15 => {
                found.pop();
                found.push((before * by).to_string());
                found.extend(Some((*unit).to_owned()).filter(|unit| !unit.is_empty()));
            }
            _ => found.extend(word.split(' ').map(str::to_owned)),
        }
        rest = after;
    }
    found
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
        [whole, fraction] => match fraction.trim_end_matches('0') {
            "" => vec![bare(whole)],
            fraction => vec![format!("{}.{fraction}", bare(whole))],
        },
        parts => parts.iter().filter(|part| !part.is_empty()).map(|part| bare(part)).collect(),
    }
}

/// Words that speak of a time as one word.
fn times(words: &[Word]) -> Vec<Word> {
    let mut found = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        if let Some((time, length)) = Time::at(rest) {
            // `im Jahr 2027`, `nach dem Jahr 2027`
            if found.last().is_some_and(|last: &Word| ["jahr", "jahre", "jahres", "year"].contains(&last.as_str())) {
                found.pop();
                let is_in = matches!(found.as_slice(), [.., at, the] if at == "in" && the == "dem");
                found.pop_if(|last| !is_in && ["dem", "des", "the"].contains(&last.as_str()));
            }
            // `in 2027` is `im Jahr 2027`.
            found.pop_if(|last| last == "in" && length == 1 && year(Some(word)).is_some());
            // `im Mai`, `am 4. Mai`: the time says so.
            if matches!(found.as_slice(), [.., at, the] if (at == "in" || at == "an") && the == "dem") {
                found.truncate(found.len() - 2);
            }
            found.push(time.word());
            rest = &rest[length..];
        } else {
            found.push(word.clone());
            rest = after;
        }
    }
    found
}

/// Whether a word says that it is one.
pub(super) fn is_one(word: &Word) -> bool {
    ["ein", "eine", "einen", "einem", "einer", "1", "one", "a", "an"].contains(&word.as_str())
}
