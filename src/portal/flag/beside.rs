//! Sentences that came beside one that stays and take it back, or make less of it: `Alle Schulen werden bis 2028 ausgestattet.
//! Förderschulen folgen 2031.`
//!
//! Whoever admits that something does not work yet takes nothing back.

use super::beside_words::{Said, Says};
use super::lost::is_empty;
use super::spelling::is_same;
use super::tense::reports;
use super::tokens::{Time, Word};
use super::verbs::{acts, acts_for_state};
use super::word_lists::ALL;

/// A longer sentence tells something of its own.
const LONGEST: usize = 20;

/// What a sentence says at least by which it may take something back.
const MAY_TAKE_BACK: [&[Says]; 18] = [
    &[Says::Lasts],
    &[Says::Exempt],
    &[Says::Fee],
    &[Says::Money],
    &[Says::Itself],
    &[Says::Cost, Says::Stays],
    &[Says::Cost, Says::Pays],
    &[Says::Optional],
    &[Says::Breach, Says::None],
    &[Says::Ends],
    &[Says::Own, Says::Rule],
    &[Says::Decides],
    &[Says::Counted],
    &[Says::Part],
    &[Says::Minor],
    &[Says::Night],
    &[Says::Hidden],
    &[Says::Choice],
];

/// Whether a sentence may take something back: only then those that it stands beside are read.
fn may_take_back(sentence: &[Word], said: Said) -> bool {
    let has = |known: &[&str]| sentence.iter().any(|word| known.contains(&word.as_str()));
    let denies = said.has(&[Says::Denial]) && !said.has_any(&[Says::Still, Says::Fee, Says::Burden]);
    let is_dated = || said.has(&[Says::Later]) || sentence.iter().any(|word| Time::of(word).is_some());
    MAY_TAKE_BACK.iter().any(|says| said.has(says))
        || denies && !reports(sentence)
        || said.has(&[Says::Follows]) && !said.has(&[Says::More]) && is_dated()
        || said.has(&[Says::Counts]) && has(&["als", "as"])
        || said.has(&[Says::Stays])
            && (has(&["es", "wie", "unveraendert", "unchanged"]) || !sentence.first().is_some_and(is_empty))
        || said.has(&[Says::Blame])
        || has(&["teilen", "share", "teil", "some", "part"])
}

/// Whether a sentence that came takes back or limits what stands beside it; `kept` reads that, if it has to be known.
pub(super) fn takes_back<'k>(sentence: &[Word], kept: impl FnOnce() -> &'k [Vec<Word>]) -> bool {
    let said = Said::of(sentence);
    if sentence.len() > LONGEST || !may_take_back(sentence, said) {
        return false;
    }
    let kept: Vec<&Word> = kept().iter().flatten().collect();
    let there = Said::of(kept.iter().copied());
    is_left_out(sentence, said, &kept, there)
        || is_put_off(sentence, said, &kept)
        || costs(sentence, said, there)
        || binds_less(sentence, said, there)
        || counts_in(sentence, said, &kept)
        || plays_down(sentence, said, there)
        || holds_not_always(sentence, said, &kept, there)
}

/// Verbs of those who have to take part.
const JOINS: [&str; 6] = ["teilnehmen", "mitmachen", "umsetzen", "comply", "participate", "join"];

fn has(words: &[Word], form: &[&str]) -> bool {
    words.windows(form.len()).any(|part| part == form)
}

fn is_all(word: &Word) -> bool {
    ALL.contains(&word.as_str()) || word == "everyone"
}

/// `Die Polizei ist davon befreit`, `Ältere Geräte unterstützt sie nicht`, `Die PDF-Dateien sind es nicht`
fn is_left_out(sentence: &[Word], said: Said, kept: &[&Word], there: Said) -> bool {
    let costs = there.has_any(&[Says::Fee, Says::Cost, Says::Money]) && !there.has(&[Says::Free]);
    let is_without = sentence.iter().any(|word| word == "ohne" || word == "without");
    if said.has(&[Says::Exempt])
        && !is_without
        && !said.has_any(&[Says::Denial, Says::Fee, Says::Cost, Says::Money])
        && !costs
    {
        return true;
    }
    if !said.has(&[Says::Denial]) || said.has_any(&[Says::Still, Says::Fee, Says::Burden]) || reports(sentence) {
        return false;
    }
    let [.., before, last] = sentence else { return false };
    let points = ["es", "dazu", "davon", "darunter", "das", "sie", "they"];
    // `Kleinbetriebe fallen nicht darunter`
    let falls_out = |pair: &[Word]| {
        pair[0] == "nicht" && ["dazu", "darunter", "dabei", "davon", "daran"].contains(&pair[1].as_str())
    };
    // `Small firms do not have to comply`
    let need_not = sentence.iter().any(|word| ["muss", "need", "must"].contains(&word.as_str()))
        && sentence.iter().any(|word| JOINS.contains(&word.as_str()));
    let is_open = sentence.windows(2).any(falls_out)
        || need_not
        || last == "nicht" && sentence.iter().any(|word| points.contains(&word.as_str()))
        || last == "not" && ["ist", "do", "does", "will"].contains(&before.as_str());
    // `Förderschulen werden nicht ausgestattet` beside `Alle Schulen werden ausgestattet`.
    let is_denied =
        (before == "nicht" || before == "not") && kept.iter().any(|word| *word == last || is_same(word, last));
    said.has(&[Says::Covered]) || is_open || is_denied
}

/// `Förderschulen folgen 2031`, `Einzelne Strecken werden danach gebaut`
fn is_put_off(sentence: &[Word], said: Said, kept: &[&Word]) -> bool {
    // `the survey counted 141 connected villages`
    let is_past = |pair: &[Word]| {
        let is_follow = Said::of(&pair[1..]).has(&[Says::Follows]);
        pair[1].ends_with("ed") && !is_follow && !["ist", "wird", "be", "been"].contains(&pair[0].as_str())
    };
    let is_told = reports(sentence) || sentence.windows(2).any(is_past);
    if !said.has(&[Says::Follows]) || said.has_any(&[Says::More]) || is_told {
        return false;
    }
    let times = kept.iter().filter_map(|word| Time::of(word));
    let last = times.reduce(|last, time| if time.ends_after(last) { time } else { last });
    let later = sentence.iter().enumerate().find_map(|(place, word)| Some((place, Time::of(word)?)));
    let is_behind = |place: usize| {
        let before = &sentence[place.saturating_sub(2)..place];
        Said::of(before).has(&[Says::From])
    };
    match (later, last) {
        (Some((_, time)), Some(last)) => time.ends_after(last),
        (Some((place, _)), None) => is_behind(place) && kept.iter().any(|word| is_all(word)),
        (None, Some(_)) => said.has(&[Says::Later]),
        (None, None) => false,
    }
}

/// `Für die Einrichtung fällt ein Entgelt an`, `Die Folgekosten verbleiben bei den Kommunen`
fn costs(sentence: &[Word], said: Said, there: Said) -> bool {
    let pays_itself = sentence.iter().any(acts_for_state) && said.has(&[Says::Pays]);
    if said.has_any(&[Says::Denial, Says::Free]) || pays_itself {
        return false;
    }
    let brings =
        has(sentence, &["selbst", "mit"]) || has(sentence, &["selbst", "zu"]) || has(sentence, &["their", "own"]);
    // What the state spends is nobody's fee.
    let is_paid = said.has(&[Says::Fee]) || said.has(&[Says::Money]) && !sentence.iter().any(acts_for_state);
    if there.has(&[Says::Free]) && (is_paid || brings) {
        return true;
    }
    let is_other = said.has(&[Says::Others]) || sentence.iter().any(|word| acts(word) && !acts_for_state(word));
    there.has(&[Says::Pays])
        && said.has(&[Says::Cost])
        && (said.has(&[Says::Stays]) || said.has(&[Says::Pays]) && is_other)
}

/// `Die Teilnahme ist freigestellt`, `Verstöße haben keine Folgen`, `Die Zahlung endet 2028`
fn binds_less(sentence: &[Word], said: Said, there: Said) -> bool {
    let is_span = |word: &Word| ["monaten", "jahren", "jahr", "months", "years", "year"].contains(&word.as_str());
    let is_dated = sentence.iter().any(|word| Time::of(word).is_some() || is_span(word));
    let is_it = sentence.first().is_some_and(|first| ["er", "sie", "es", "it", "they"].contains(&first.as_str()));
    let is_given = said.has(&[Says::Benefit]) || is_it && there.has_any(&[Says::Benefit, Says::Money, Says::Pays]);
    let runs_out = !sentence.iter().any(|word| word == "laeuft" || word == "laufen")
        || sentence.last().is_some_and(|last| last == "aus");
    let free: [&[&str]; 3] = [&["steht", "ihnen", "frei"], &["ihnen", "ueberlassen"], &["up", "to", "them"]];
    let is_free = free.iter().any(|form| has(sentence, form));
    is_free
        || said.has(&[Says::Taking, Says::Optional])
        || said.has(&[Says::Breach, Says::None])
        || is_given
            && said.has(&[Says::Ends])
            && is_dated
            && runs_out
            && !said.has(&[Says::Denial])
            && !reports(sentence)
        || there.has(&[Says::Own]) && said.has(&[Says::Decides]) && sentence.iter().any(acts_for_state)
}

/// `Mitgezählt werden Formulare zum Ausdrucken`, `Als Antwort zählt die Eingangsbestätigung`, `Geprüft wird eine Stichprobe`
fn counts_in(sentence: &[Word], said: Said, kept: &[&Word]) -> bool {
    let is_there = |word: &Word| kept.iter().any(|other| *other == word || is_same(other, word));
    let is_as = |pair: &[Word]| ["als", "as"].contains(&pair[0].as_str());
    let what = sentence.windows(2).find(|pair| is_as(pair)).map(|pair| &pair[1]);
    let what = what.map(|what| if what == "a" || what == "an" { sentence.last().unwrap_or(what) } else { what });
    let counts_as = said.has(&[Says::Counts]) && what.is_some_and(is_there);
    let is_part = said.has(&[Says::Part])
        && kept.iter().any(|word| is_all(word))
        && sentence.iter().any(|word| word.len() > 4 && is_there(word));
    !said.has(&[Says::Denial]) && (said.has(&[Says::Counted]) || counts_as || is_part)
}

/// `Das liegt im üblichen Rahmen`, `Die Verantwortung liegt beim Auftragnehmer`
fn plays_down(sentence: &[Word], said: Said, there: Said) -> bool {
    let has = |known: &[&str]| sentence.iter().any(|word| known.contains(&word.as_str()));
    let is_elsewhere = has(&["liegt", "tragen", "traegt", "lies", "rests"]);
    let is_guilt = there.has(&[Says::Failed]) && has(&["schuld", "blame"]);
    let blames = said.has(&[Says::Blame]) && (is_elsewhere || is_guilt) && !sentence.iter().any(acts_for_state);
    blames || there.has(&[Says::Failed]) && said.has(&[Says::Minor]) && !said.has(&[Says::Denial])
}

/// `Nachts nimmt ein Anrufbeantworter die Fragen an`, `In Außenstellen bleibt es bei Bargeld`, `Geschwärzt wird, was …`
fn holds_not_always(sentence: &[Word], said: Said, kept: &[&Word], there: Said) -> bool {
    let is_always =
        kept.windows(3).any(|part| part.iter().zip(["tag", "und", "nacht"]).all(|(word, form)| *word == form))
            || kept.windows(3).any(|part| part.iter().zip(["day", "and", "night"]).all(|(word, form)| *word == form))
            || kept.iter().any(|word| *word == "~1");
    let is_own_rule = |pair: &[Word]| Said::of(&pair[..1]).has(&[Says::Own]) && Said::of(&pair[1..]).has(&[Says::Rule]);
    let is_special =
        sentence.windows(2).any(is_own_rule) && kept.iter().any(|word| is_all(word) || Time::of(word).is_some());
    let is_kept = sentence.iter().any(|word| ["wie", "unveraendert", "unchanged"].contains(&word.as_str()));
    // `Alte Akten bleiben auf Papier` beside `Alle Akten`, `Ein Teil deckt …`
    let is_part = |pair: &[Word]| !is_empty(&pair[0]) && kept.iter().any(|word| *word == &pair[1]);
    let is_some = sentence.get(..2).is_some_and(is_part) && said.has(&[Says::Stays])
        || [["ein", "teil"], ["some", "of"], ["part", "of"]]
            .iter()
            .any(|begin| sentence.starts_with(&begin.map(str::to_owned)));
    let is_shared = sentence.iter().any(|word| word == "sich") && sentence.last().is_some_and(|last| last == "teilen")
        || has(sentence, &["may", "share"])
        || has(sentence, &["can", "share"]);
    let is_limited = (is_some || is_shared)
        && !said.has(&[Says::Still])
        && !reports(sentence)
        && kept.iter().any(|word| is_all(word));
    let is_slower = said.has(&[Says::Lasts])
        && !reports(sentence)
        && kept.iter().any(|word| ["innerhalb", "within"].contains(&word.as_str()));
    let stays = said.has(&[Says::Stays]) && is_kept && kept.iter().any(|word| is_all(word));
    !said.has(&[Says::Denial])
        && (stays
            || is_limited
            || is_slower
            || is_always && said.has(&[Says::Night])
            || is_special && !said.has(&[Says::More])
            || there.has(&[Says::Publishes]) && said.has(&[Says::Hidden])
            || has(sentence, &["bleibt", "es", "bei"]))
}
