//! Deadlines and shares in one form: `binnen 10 Tagen` and `in 10 Tagen`, `3 von 4` and `75 Prozent`, `31 der 54` and `31 von 54`.

use super::word::Word;

/// What a day may be called that is one of a deadline, by what stands before it.
const DAYS: [&str; 6] = ["", "werk", "arbeits", "schul", "kalender", "bankarbeits"];

/// Numbers of which parts are told as shares: `3 von 4` are not three out of four that somebody counted.
const WHOLES: [f64; 4] = [3.0, 4.0, 5.0, 10.0];

/// Words with deadlines and shares among them in one form.
pub(super) fn spans(words: &[Word]) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        let is_range = found.last().is_some_and(|last| last == "von" || last == "from");
        let span = deadline(rest).or_else(|| if is_range { None } else { share(rest) });
        if let Some((span, length)) = span {
            found.extend(span);
            rest = &rest[length..];
        } else {
            found.push(word.clone());
            rest = after;
        }
    }
    found
}

fn is_day(word: &str) -> bool {
    let ending = ["tag", "tage", "tagen", "tages", "tags"].iter().find_map(|day| word.strip_suffix(day));
    ending.is_some_and(|kind| DAYS.contains(&kind))
}

fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 8] = ["stunde", "stunden", "minute", "minuten", "monat", "monate", "monaten", "monats"];
    is_day(word) || UNITS.contains(&word)
}

fn number(word: &str) -> Option<f64> {
    word.parse().ok()
}

/// A deadline that words begin with, and how many of them say it.
fn deadline(words: &[Word]) -> Option<(Vec<Word>, usize)> {
    let words: Vec<&str> = words.iter().take(4).map(String::as_str).collect();
    let within =
        |count: &str, unit: &str, length| Some((["innerhalb", count, unit].map(str::to_owned).to_vec(), length));
    match words.as_slice() {
        ["innerhalb", "eines" | "einer" | "einem", unit, ..] if is_unit(unit) => within("1", unit, 3),
        ["innerhalb", "eines", "jahres", ..] => within("12", "monaten", 3),
        ["innerhalb", "eines", "halben", "jahres"] => within("6", "monaten", 4),
        ["innerhalb", years, "jahren" | "jahre", ..] if number(years).is_some() => {
            within(&number(years).map(|years| years * 12.0).unwrap_or_default().to_string(), "monaten", 3)
        }
        ["innerhalb", "24", "stunden", ..] => within("1", "tagen", 3),
        ["innerhalb", "48", "stunden", ..] => within("2", "tagen", 3),
        ["bis", "nach", count, unit, ..] if number(count).is_some() && is_unit(unit) => within(count, unit, 4),
        ["in", count, unit, ..] | ["bis", count, unit, "nach"] if number(count).is_some() && is_unit(unit) => {
            within(count, unit, 3)
        }
        ["an", "dem", "naechsten" | "folgenden", day] if is_day(day) => within("1", day, 4),
        ["bis", "naechsten" | "folgenden", day, ..] if is_day(day) => within("1", day, 3),
        ["laenger", "als", count, ..] if number(count).is_some() => {
            Some((["mehr", "als", count].map(str::to_owned).to_vec(), 3))
        }
        _ => None,
    }
}

/// A share of something that words begin with, and how many of them say it.
fn share(words: &[Word]) -> Option<(Vec<Word>, usize)> {
    let words: Vec<&str> = words.iter().take(4).map(String::as_str).collect();
    let counted = |part: &str, whole: &str| {
        let (part, whole) = number(part).zip(number(whole))?;
        (0.0 < part && part < whole).then_some((part, whole))
    };
    match words.as_slice() {
        [part, of @ ("von" | "of"), "der" | "den" | "the", whole] if counted(part, whole).is_some() => {
            Some(([part, *of, whole].map(str::to_owned).to_vec(), 4))
        }
        [part, "der", whole, ..] if counted(part, whole).is_some() => {
            Some(([part, "von", whole].map(str::to_owned).to_vec(), 3))
        }
        [count, of @ ("von" | "of"), all, ..] => {
            let (part, whole) = counted(count, all).filter(|(_, whole)| WHOLES.contains(whole))?;
            let percent = ((part * 1000.0 / whole).round() / 10.0).to_string();
            let of = if *of == "of" { "of" } else { "der" };
            Some((vec![percent, "prozent".to_owned(), of.to_owned()], 3))
        }
        _ => None,
    }
}
