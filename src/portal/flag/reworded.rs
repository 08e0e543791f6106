//! A sentence with the words of before where it says the same with others: `zwei Jahre` for `24 Monate`, `die` for `welche`; or
//! more: `schließt an` for `will anschließen`, three working days for `zügig`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::spelling::is_same;
use super::tokens::{Time, Word, is_one};
use super::verbs::{PARTICLES, is_one_verb};
use super::word_lists::{ALL, ARTICLES, word_set};

/// Words of which either may stand before the same word.
const PAIRS: [[&str; 2]; 26] = [
    ["laut", "nach"],
    ["geoeffnet", "eroeffnet"],
    ["gemaess", "nach"],
    ["gemaess", "laut"],
    ["welche", "die"],
    ["welcher", "der"],
    ["welches", "das"],
    ["welchen", "den"],
    ["welchen", "denen"],
    ["dies", "das"],
    ["diese", "die"],
    ["dieser", "der"],
    ["dieses", "das"],
    ["this", "that"],
    ["these", "those"],
    ["till", "to"],
    ["till", "until"],
    ["that", "which"],
    ["that", "who"],
    ["aufgrund", "wegen"],
    ["infolge", "wegen"],
    ["s", "seite"],
    ["p", "page"],
    ["seit", "ab"],
    ["durchgefuehrt", "gemacht"],
    ["because", "since"],
];

/// [`PAIRS`] and [`WHOSE`] by their words: most words of a sentence are in none.
static PAIRED: LazyLock<HashSet<&str>> = LazyLock::new(|| PAIRS.iter().chain(&WHOSE).flatten().copied().collect());

/// Words for whose something is: of each one, or of all.
const WHOSE: [[&str; 2]; 6] = [
    ["seine", "ihre"],
    ["seinen", "ihren"],
    ["seiner", "ihrer"],
    ["seinem", "ihrem"],
    ["sein", "ihr"],
    ["his", "their"],
];

/// Units, and how many days or months they are.
const UNITS: [(&str, f64, bool); 20] = [
    ("tag", 1.0, false),
    ("tage", 1.0, false),
    ("tagen", 1.0, false),
    ("day", 1.0, false),
    ("days", 1.0, false),
    ("week", 7.0, false),
    ("weeks", 7.0, false),
    ("stunden", 1.0 / 24.0, false),
    ("hours", 1.0 / 24.0, false),
    ("monat", 1.0, true),
    ("monate", 1.0, true),
    ("monaten", 1.0, true),
    ("month", 1.0, true),
    ("months", 1.0, true),
    ("jahr", 12.0, true),
    ("jahre", 12.0, true),
    ("jahren", 12.0, true),
    ("year", 12.0, true),
    ("years", 12.0, true),
    ("quartale", 3.0, true),
];

word_set! {
    /// Words with which somebody only means to do something.
    PLANS = "plant planen will wollen beabsichtigt beabsichtigen moechte moechten"
}
word_set! {
    PLANS_TO = "plans aims intends wants seeks hopes plan aim intend want seek hope"
}
word_set! {
    VAGUE = "zuegig zuegige schnell schnelle rasch bald zeitnah umgehend kurzfristig regelmaessig regelmaessige mehrfach mehrmals \
        haeufig stark deutlich erheblich spuerbar wenige wenigen einige einigen few some quickly soon promptly regularly \
        sharply strongly repeatedly"
}
word_set! {
    /// Words for most of something.
    MOST = "grossteil mehrheit teil meisten viele vielen einige einigen mehrere most many some several majority part"
}

word_set! {
    /// Words for a time that nobody knows.
    SOON = "naechsten kommenden jahren jahre jahr monaten monate wochen bald demnaechst spaeter kuenftig mittelfristig langfristig next \
        coming years soon later future"
}

/// The new sentence with the words of the old one where these say the same, or less.
pub(super) fn reworded(old: &[Word], new: &mut Vec<Word>) {
    with_pairs(old, new);
    with_old_span(old, new);
    with_old_plan(old, new);
    with_old_plan_to(old, new);
    with_old_course(old, new);
    with_old_bound(old, new);
    let is_working = |pair: &[Word]| pair[0] == "working" && pair[1] == "days";
    if let Some(place) =
        new.windows(2).position(is_working).filter(|_| old.iter().any(|word| VAGUE.contains(word.as_str())))
    {
        new.remove(place);
    }
    if old.first().is_some_and(|first| first == "es") && old.len() == new.len() + 1 && !new.contains(&old[0]) {
        new.insert(0, "es".to_owned());
    }
}

/// `Mehr als 200`, `Mindestens 230`
fn with_old_bound(old: &[Word], new: &mut Vec<Word>) {
    let more = old
        .windows(3)
        .find(|words| ["mehr", "more"].contains(&words[0].as_str()) && ["als", "than"].contains(&words[1].as_str()));
    let least = new.windows(2).position(|words| words[0] == "mindestens");
    let (Some([more, than, number]), Some(least)) = (more, least) else { return };
    if number.parse::<f64>().ok().zip(new[least + 1].parse().ok()).is_some_and(|(then, now)| then < now) {
        new.splice(least..=least, [more.clone(), than.clone()]);
    }
}

/// Whether a word is one of those that say nothing exact, in whose place something exact came, or one of most of something that
/// all of it took the place of.
pub(super) fn is_told_exactly(lost: &Word, came: &[&Word]) -> bool {
    let is_number = |word: &&&Word| word.starts_with(|first: char| first.is_ascii_digit() || first == '~');
    let is_all = |word: &&&Word| ALL.contains(&word.as_str());
    VAGUE.contains(lost.as_str()) && came.iter().any(|word| is_number(&word))
        || MOST.contains(lost.as_str()) && came.iter().any(|word| is_all(&word))
        || lost == "of" && came.iter().any(|word| is_all(&word))
        || SOON.contains(lost.as_str()) && came.iter().any(|word| word.starts_with('@'))
        || lost == "werktags" && came.iter().any(|word| *word == "~1")
}

/// Words without which a sentence says as much.
pub(super) fn is_filler(word: &Word) -> bool {
    word_set! {
        FILLERS = "sadly leider bedauerlicherweise selbstverstaendlich natuerlich unfortunately regrettably naturally"
    }
    FILLERS.contains(word.as_str())
}

/// The first word behind a place that says something.
fn behind(words: &[Word], place: usize) -> Option<&Word> {
    words[place + 1..].iter().find(|word| !ARTICLES.contains(&word.as_str()))
}

fn with_pairs(old: &[Word], new: &mut [Word]) {
    let is_of_all = |words: &[Word]| words.iter().any(|word| ALL.contains(&word.as_str()));
    let whose: &[[&str; 2]] = if is_of_all(old) && is_of_all(new) { &WHOSE } else { &[] };
    for place in (0..new.len()).filter(|place| PAIRED.contains(new[*place].as_str())).collect::<Vec<_>>() {
        let pairs = PAIRS.iter().chain(whose).flat_map(|[one, other]| [(*one, *other), (*other, *one)]);
        for then in pairs.filter(|(_, now)| new[place] == *now).map(|(then, _)| then).collect::<Vec<_>>() {
            let next = behind(new, place);
            let is_it = |at: usize| {
                old[at] == then
                    && match (behind(old, at), next) {
                        (Some(one), Some(other)) => one == other || is_same(one, other),
                        (one, other) => one == other,
                    }
            };
            if (0..old.len()).any(is_it) {
                then.clone_into(&mut new[place]);
                break;
            }
        }
    }
}

/// `24 Monate` and `zwei Jahre`, `14 days` and `two weeks`
fn with_old_span(old: &[Word], new: &mut [Word]) {
    let span = |pair: &[Word]| {
        let count = if is_one(&pair[0]) { Some(1.0) } else { pair[0].parse::<f64>().ok() };
        let count = count?;
        let (_, length, is_month) = UNITS.iter().find(|(unit, _, _)| *unit == pair[1])?;
        Some((count * length, *is_month))
    };
    for place in 0..new.len().saturating_sub(1) {
        let Some(now) = span(&new[place..place + 2]) else { continue };
        let is_it = |pair: &&[Word]| span(pair).is_some_and(|then| then.1 == now.1 && (then.0 - now.0).abs() < 0.01);
        let Some(at) = (0..old.len().saturating_sub(1)).find(|at| is_it(&&old[*at..*at + 2])) else { continue };
        new[place..place + 2].clone_from_slice(&old[at..at + 2]);
        // `in 3 Jahren`, `innerhalb 36 Monaten`
        if place > 0 && at > 0 && new[place - 1] == "in" && old[at - 1] == "innerhalb" {
            "innerhalb".clone_into(&mut new[place - 1]);
        }
    }
}

/// A verb with `zu` in it or without, as what stands apart from it and the rest: `anzuschließen`, `anschließen`.
fn apart(verb: &str) -> impl Iterator<Item = (&'static str, &str)> {
    PARTICLES.iter().filter_map(move |particle| {
        let rest = verb.strip_prefix(particle)?;
        Some((*particle, rest.strip_prefix("zu").unwrap_or(rest)))
    })
}

/// `Das Land will 40 Ämter anschließen`, `Das Land schließt 40 Ämter an`; `Es ist geplant, dass die Orte beitreten`
fn with_old_plan(old: &[Word], new: &mut Vec<Word>) {
    let Some(infinitive) = old.last().filter(|last| last.ends_with('n')) else { return };
    // `Es ist geplant, dass …`, `Geplant ist, …`
    let is_meant = |word: &Word| ["vorgesehen", "geplant", "beabsichtigt"].contains(&word.as_str());
    let meant = match old {
        [es, ist, meant, dass, ..] if es == "es" && ist == "ist" && dass == "dass" && is_meant(meant) => Some(4),
        [meant, ist, ..] if is_meant(meant) && ist == "ist" => Some(2),
        _ => None,
    };
    // `Das Land hat vor, …`
    let has_on =
        old.windows(2).find(|pair| pair[0] == "hat" && pair[1] == "vor").filter(|_| old.contains(&"zu".to_owned()));
    let plan = old.iter().find(|word| PLANS.contains(word.as_str())).map(std::slice::from_ref).or(has_on);
    if plan.is_none() && meant.is_none() || new.iter().any(|word| PLANS.contains(word.as_str())) {
        return;
    }
    let parted = new.last().and_then(|last| {
        let (_, rest) = apart(infinitive).find(|(particle, _)| *particle == last.as_str())?;
        new.iter().position(|word| is_one_verb(word, rest)).map(|verb| (verb, true))
    });
    let is_before_end = |place: &usize| place + 1 < new.len();
    let whole = || {
        let verb = new.iter().position(|word| is_one_verb(word, infinitive)).filter(is_before_end)?;
        Some((verb, false))
    };
    let Some((verb, is_parted)) = parted.or_else(whole) else { return };
    if is_parted {
        new.pop();
    }
    if let Some(length) = meant {
        new.remove(verb);
        new.splice(..0, old[..length].iter().cloned());
    } else if let Some(plan) = plan {
        new.splice(verb..=verb, plan.iter().cloned());
    }
    let has_to = old.len() > 1 && old[old.len() - 2] == "zu";
    new.extend(has_to.then(|| "zu".to_owned()));
    new.push(infinitive.clone());
}

/// `aims to close`, `will close`
fn with_old_plan_to(old: &[Word], new: &mut Vec<Word>) {
    let is_plan = |three: &&[Word]| PLANS_TO.contains(three[0].as_str()) && three[1] == "to";
    let Some(plan) = old.windows(3).find(is_plan) else { return };
    let verb = &plan[2];
    if new.windows(2).any(|pair| PLANS_TO.contains(pair[0].as_str()) && pair[1] == "to") {
        return;
    }
    let is_it =
        |word: &Word| word == verb || word.strip_suffix('s') == Some(verb) || word.strip_suffix("es") == Some(verb);
    let Some(place) = new.iter().position(is_it) else { return };
    let from = place.checked_sub(1).filter(|before| new[*before] == "will").unwrap_or(place);
    new.splice(from..=place, plan.iter().cloned());
}

/// `im Laufe des Jahres 2027`, `bis Ende 2027`
fn with_old_course(old: &[Word], new: &mut Vec<Word>) {
    let course = old.windows(3).find(|words| words[0] == "laufe" && words[1] == "des" && Time::of(&words[2]).is_some());
    let course = course.or_else(|| old.windows(2).find(|words| words[0] == "laufe" && Time::of(&words[1]).is_some()));
    let Some(year) = course.and_then(|words| Time::of(words.last()?)) else { return };
    let is_it = |pair: &[Word]| pair[0] == "bis" && Time::of(&pair[1]).is_some_and(|time| time.is_part_of(year));
    let Some(place) = new.windows(2).position(is_it) else { return };
    let begin = old.iter().position(|word| word == "laufe").unwrap_or(0);
    let begin = if begin >= 2 && old[begin - 2] == "in" { begin - 2 } else { begin };
    let end = old.iter().skip(begin).position(|word| Time::of(word).is_some()).map_or(old.len(), |end| begin + end + 1);
    new.splice(place..place + 2, old[begin..end].iter().cloned());
}
