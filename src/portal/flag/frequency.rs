//! How often something is: `jährlich`, `alle zwölf Monate` and `einmal im Jahr` are one.

/// Words that say how often, and after how many days it is again.
const OFTEN: [(&str, u32); 10] = [
    ("taeglich", 1),
    ("daily", 1),
    ("woechentlich", 7),
    ("weekly", 7),
    ("monatlich", 30),
    ("monthly", 30),
    ("jaehrlich", 360),
    ("annually", 360),
    ("zweijaehrlich", 720),
    ("biennially", 720),
];

/// Units, in days.
const UNITS: [(&str, u32); 14] = [
    ("tag", 1),
    ("tage", 1),
    ("tagen", 1),
    ("day", 1),
    ("days", 1),
    ("week", 7),
    ("weeks", 7),
    ("monat", 30),
    ("monate", 30),
    ("monaten", 30),
    ("month", 30),
    ("months", 30),
    ("jahre", 360),
    ("years", 360),
];

/// The days after which something is again, if a word says them.
pub(super) fn days(word: &str) -> Option<u32> {
    word.strip_prefix('~')?.parse().ok()
}

/// Words that say how often something is as one word.
pub(super) fn frequencies(words: Vec<String>) -> Vec<String> {
    let of = |known: &[(&str, u32)], word: &String| known.iter().find(|(name, _)| name == word).map(|(_, days)| *days);
    let number = |word: &String| word.parse::<u32>().ok().filter(|number| *number > 0);
    if !words.iter().any(|word| of(&OFTEN, word).is_some() || word == "alle" || word == "every") {
        return words;
    }
    let mut found = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [word, after @ ..] = rest {
        let often = match rest {
            [all, count, unit, ..] if all == "alle" || all == "every" => {
                number(count).zip(of(&UNITS, unit)).map(|(count, days)| (count.saturating_mul(days), 3))
            }
            [count, times, often, ..] if times == "mal" || times == "times" => {
                number(count).zip(of(&OFTEN, often)).map(|(count, days)| ((days / count).max(1), 3))
            }
            _ => of(&OFTEN, word).map(|days| (days, 1)),
        };
        if let Some((days, length)) = often {
            found.push(format!("~{days}"));
            rest = &rest[length..];
        } else {
            found.push(word.clone());
            rest = after;
        }
    }
    found
}
