//! Words that stand for others when sentences are compared, and those for numbers.

use std::collections::HashMap;
use std::sync::LazyLock;

const NUMBERS: [&str; 18] = [
    "zwei",
    "drei",
    "vier",
    "fuenf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwoelf",
    "dreizehn",
    "vierzehn",
    "fuenfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

const TENS: [&str; 9] =
    ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"];

const ENGLISH_TENS: [&str; 9] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "onehundred"];

const ENGLISH: [&str; 18] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// What a number is taken times, and what it is then called.
pub(super) const TIMES: [(&str, f64, &str); 7] = [
    ("tausend", 1e3, ""),
    ("million", 1e6, ""),
    ("millionen", 1e6, ""),
    ("milliarde", 1e9, ""),
    ("milliarden", 1e9, ""),
    ("woche", 7.0, "tagen"),
    ("wochen", 7.0, "tagen"),
];

/// Words that stand for others, one for one or for several.
const SAME: &[(&str, &str)] = &[
    ("einmal", "1 mal"),
    ("zweimal", "2 mal"),
    ("dreimal", "3 mal"),
    ("viermal", "4 mal"),
    ("fuenfmal", "5 mal"),
    ("once", "1 times"),
    ("twice", "2 times"),
    ("hierfuer", "dafuer"),
    ("hierzu", "dazu"),
    ("hierbei", "dabei"),
    ("hiermit", "damit"),
    ("gratis", "kostenlos"),
    ("kostenfrei", "kostenlos"),
    ("unentgeltlich", "kostenlos"),
    ("zugesagt", "versprochen"),
    ("zusage", "versprechen"),
    ("zusagen", "versprechen"),
    ("ebenfalls", "auch"),
    ("ebenso", "auch"),
    ("jedoch", "aber"),
    ("schon", "bereits"),
    ("mittels", "mit"),
    ("mithilfe", "mit"),
    ("beinhaltet", "enthaelt"),
    ("startet", "beginnt"),
    ("starten", "beginnen"),
    ("%", "prozent"),
    ("€", "euro"),
    ("eur", "euro"),
    ("mio", "millionen"),
    ("mrd", "milliarden"),
    ("tsd", "tausend"),
    ("mind", "mindestens"),
    ("wenigstens", "mindestens"),
    ("max", "maximal"),
    ("circa", "ca"),
    ("cirka", "ca"),
    ("zirka", "ca"),
    ("rund", "ca"),
    ("etwa", "ca"),
    ("ungefaehr", "ca"),
    ("inkl", "einschliesslich"),
    ("bzw", "beziehungsweise"),
    ("usw", "und so weiter"),
    ("gem", "gemaess"),
    ("ggf", "gegebenenfalls"),
    ("evtl", "eventuell"),
    ("nr", "nummer"),
    ("saemtliche", "alle"),
    ("saemtlichen", "alle"),
    ("saemtlicher", "alle"),
    ("allen", "alle"),
    ("aller", "alle"),
    ("sowie", "und"),
    ("spaetestens", "bis"),
    ("binnen", "innerhalb"),
    ("bekommt", "erhaelt"),
    ("bekommen", "erhalten"),
    ("im", "in dem"),
    ("ins", "in das"),
    ("am", "an dem"),
    ("ans", "an das"),
    ("zum", "zu dem"),
    ("zur", "zu der"),
    ("vom", "von dem"),
    ("beim", "bei dem"),
    ("is", "ist"),
    ("are", "ist"),
    ("percent", "prozent"),
    ("doesnt", "does not"),
    ("dont", "do not"),
    ("didnt", "did not"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("wont", "will not"),
    ("isnt", "ist not"),
    ("arent", "ist not"),
    ("wasnt", "was not"),
    ("hasnt", "has not"),
    ("havent", "have not"),
    ("sind", "ist"),
    ("haben", "hat"),
    ("werden", "wird"),
    ("koennen", "kann"),
    ("sollen", "soll"),
    ("muessen", "muss"),
    ("duerfen", "darf"),
    ("wollen", "will"),
];

/// The same of words that stand together.
const TOGETHER: &[(&[&str], &str)] = &[
    (&["no", "one"], "nobody"),
    (&["per", "cent"], "prozent"),
    (&["will", "be"], "wird"),
    (&["is", "being"], "wird"),
    (&["are", "being"], "wird"),
    (&["by", "the", "end", "of"], "by ende"),
    (&["the", "end", "of"], "ende"),
    (&["end", "of"], "ende"),
    (&["mid"], "mitte"),
    (&["z", "b"], "zum beispiel"),
    (&["d", "h"], "das heisst"),
    (&["i", "d", "r"], "in der regel"),
    (&["u", "u"], "unter umstaenden"),
    (&["bis", "spaetestens", "zum"], "bis"),
    (&["bis", "spaetestens"], "bis"),
    (&["bis", "zum"], "bis"),
    (&["spaetestens", "bis", "zum"], "bis"),
    (&["spaetestens", "bis"], "bis"),
    (&["spaetestens", "zum"], "bis"),
    (&["spaetestens", "am"], "bis"),
    (&["zum", "ende", "des", "jahres"], "ende"),
    (&["ende", "des", "jahres"], "ende"),
    (&["zum", "jahresende"], "ende"),
    (&["jahresende"], "ende"),
    (&["innerhalb", "von"], "innerhalb"),
    (&["binnen", "von"], "innerhalb"),
    (&["jedes", "jahr"], "jaehrlich"),
    (&["einmal", "im", "jahr"], "jaehrlich"),
    (&["einmal", "pro", "jahr"], "jaehrlich"),
    (&["einmal", "jaehrlich"], "jaehrlich"),
    (&["zweimal", "im", "jahr"], "2 mal jaehrlich"),
    (&["dreimal", "im", "jahr"], "3 mal jaehrlich"),
    (&["viermal", "im", "jahr"], "4 mal jaehrlich"),
    (&["einmal", "im", "monat"], "monatlich"),
    (&["einmal", "pro", "monat"], "monatlich"),
    (&["einmal", "monatlich"], "monatlich"),
    (&["im", "monat"], "monatlich"),
    (&["pro", "monat"], "monatlich"),
    (&["einmal", "in", "der", "woche"], "woechentlich"),
    (&["einmal", "pro", "woche"], "woechentlich"),
    (&["einmal", "woechentlich"], "woechentlich"),
    (&["in", "der", "woche"], "woechentlich"),
    (&["pro", "woche"], "woechentlich"),
    (&["einmal", "am", "tag"], "taeglich"),
    (&["einmal", "taeglich"], "taeglich"),
    (&["am", "tag"], "taeglich"),
    (&["pro", "tag"], "taeglich"),
    (&["und", "zwar"], "und"),
    (&["im", "land"], "land"),
    (&["in", "dem", "land"], "land"),
    (&["pro", "jahr"], "jaehrlich"),
    (&["jedes", "halbjahr"], "halbjaehrlich"),
    (&["jedes", "vierteljahr"], "vierteljaehrlich"),
    (&["jedes", "quartal"], "vierteljaehrlich"),
    (&["jeden", "monat"], "monatlich"),
    (&["jede", "woche"], "woechentlich"),
    (&["jeden", "tag"], "taeglich"),
    (&["kilobit", "pro", "sekunde"], "kbit s"),
    (&["megabit", "pro", "sekunde"], "mbit s"),
    (&["gigabit", "pro", "sekunde"], "gbit s"),
];

/// What stands together, by its first word: the words, and what they mean.
type Together = HashMap<&'static str, Vec<(&'static [&'static str], &'static str)>>;

/// The lists above by their words: every word of every changed sentence is looked up.
pub(super) struct Lexicon {
    pub together: Together,
    pub same: HashMap<&'static str, String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut together = Together::new();
    for (form, same) in TOGETHER {
        together.entry(form[0]).or_default().push((form, same));
    }
    let units = [&NUMBERS[..], &ENGLISH[..]].map(|names| names.iter().zip(2_usize..));
    let tens = [&TENS[..], &ENGLISH_TENS[..]].map(|names| names.iter().zip((20_usize..).step_by(10)));
    let numbers = units.into_iter().flatten().chain(tens.into_iter().flatten());
    let numbers = numbers.map(|(name, number)| (*name, number.to_string()));
    let same = numbers.chain(SAME.iter().map(|(form, same)| (*form, (*same).to_owned()))).collect();
    Lexicon { together, same }
});
