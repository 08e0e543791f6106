//! Words that stand for others when sentences are compared, and those for numbers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::together::TOGETHER;

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
pub(super) const TIMES: [(&str, f64, &str); 8] = [
    ("tausend", 1e3, ""),
    ("million", 1e6, ""),
    ("millionen", 1e6, ""),
    ("milliarde", 1e9, ""),
    ("milliarden", 1e9, ""),
    ("billion", 1e9, ""),
    ("woche", 7.0, "tagen"),
    ("wochen", 7.0, "tagen"),
];

/// Words that stand for others, one for one or for several.
const SAME: &[(&str, &str)] = &[
    ("bislang", "bisher"),
    ("bspw", "beispielsweise"),
    ("anwender", "nutzer"),
    ("anwendern", "nutzern"),
    ("internetseite", "website"),
    ("webseite", "website"),
    ("internetseiten", "websites"),
    ("webseiten", "websites"),
    ("unterzeichnet", "unterschrieben"),
    ("ansprechstelle", "ansprechpartner"),
    ("diesbezueglich", "dazu"),
    ("sog", "sogenannte"),
    ("presently", "currently"),
    ("its", "their"),
    ("einmal", "1 mal"),
    ("zweier", "2"),
    ("dreier", "3"),
    ("once", "1 times"),
    ("twice", "2 times"),
    ("hierfuer", "dafuer"),
    ("hierzu", "dazu"),
    ("hierbei", "dabei"),
    ("hiermit", "damit"),
    ("vierteljaehrlich", "alle 3 monate"),
    ("quartalsweise", "alle 3 monate"),
    ("halbjaehrlich", "alle 6 monate"),
    ("quarterly", "every 3 months"),
    ("yearly", "annually"),
    ("kilometer", "km"),
    ("kilometern", "km"),
    ("kilometres", "km"),
    ("kilometers", "km"),
    ("quadratmeter", "qm"),
    ("hektar", "ha"),
    ("kilogramm", "kg"),
    ("gratis", "kostenlos"),
    ("kostenfrei", "kostenlos"),
    ("unentgeltlich", "kostenlos"),
    ("gebuehrenfrei", "kostenlos"),
    ("lediglich", "nur"),
    ("elektronisch", "digital"),
    ("elektronische", "digitale"),
    ("elektronischen", "digitalen"),
    ("elektronischer", "digitaler"),
    ("elektronisches", "digitales"),
    ("elektronischem", "digitalem"),
    ("verwenden", "nutzen"),
    ("verwendet", "nutzt"),
    ("benutzen", "nutzen"),
    ("benutzt", "nutzt"),
    ("hinzu", "dazu"),
    ("daraufhin", "deshalb"),
    ("deswegen", "deshalb"),
    ("daher", "deshalb"),
    ("ausserdem", "auch"),
    ("finanziert", "bezahlt"),
    ("finanzieren", "bezahlen"),
    ("gesamte", "ganze"),
    ("gesamten", "ganzen"),
    ("geld", "mittel"),
    ("mitarbeiter", "beschaeftigte"),
    ("mitarbeitern", "beschaeftigten"),
    ("mitarbeitende", "beschaeftigte"),
    ("mitarbeitenden", "beschaeftigten"),
    ("ansprechperson", "ansprechpartner"),
    ("ansprechpersonen", "ansprechpartner"),
    ("ansprechpartnern", "ansprechpartner"),
    ("lehrkraft", "lehrer"),
    ("lehrkraefte", "lehrer"),
    ("lehrkraeften", "lehrern"),
    ("student", "studierende"),
    ("studenten", "studierende"),
    ("papierlos", "ohne papier"),
    ("papierlose", "ohne papier"),
    ("papierlosen", "ohne papier"),
    ("papierloser", "ohne papier"),
    ("papierloses", "ohne papier"),
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
    ("max", "hoechstens"),
    ("maximal", "hoechstens"),
    ("keinerlei", "keine"),
    ("publiziert", "veroeffentlicht"),
    ("publizieren", "veroeffentlichen"),
    ("vorueber", "vorbei"),
    ("landesrechnungshof", "rechnungshof"),
    ("landesrechnungshofs", "rechnungshofs"),
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
    ("abs", "absatz"),
    ("insb", "insbesondere"),
    ("insbes", "insbesondere"),
    ("vgl", "vergleiche"),
    ("vierte", "4"),
    ("vierten", "4"),
    ("fuenfte", "5"),
    ("fuenften", "5"),
    ("sechste", "6"),
    ("sechsten", "6"),
    ("siebte", "7"),
    ("siebten", "7"),
    ("achte", "8"),
    ("achten", "8"),
    ("neunte", "9"),
    ("neunten", "9"),
    ("zehnte", "10"),
    ("zehnten", "10"),
    ("fachleute", "experten"),
    ("fachleuten", "experten"),
    ("expert", "experten"),
    ("pflicht", "verpflichtend"),
    ("everybody", "everyone"),
    ("gets", "receives"),
    ("get", "receive"),
    ("shall", "must"),
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

/// What stands together, by its first word: the words, and what they mean.
type Together = HashMap<&'static str, Vec<(&'static [&'static str], &'static str)>>;

/// The lists above by their words: every word of every changed sentence is looked up.
pub(super) struct Lexicon {
    pub together: Together,
    pub same: HashMap<String, String>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut together = Together::new();
    for (form, same) in TOGETHER {
        together.entry(form[0]).or_default().push((form, same));
    }
    let units = [&NUMBERS[..], &ENGLISH[..]].map(|names| names.iter().zip(2_usize..));
    let tens = [&TENS[..], &ENGLISH_TENS[..]].map(|names| names.iter().zip((20_usize..).step_by(10)));
    let numbers = units.into_iter().flatten().chain(tens.into_iter().flatten());
    let numbers = numbers.map(|(name, number)| ((*name).to_owned(), number)).chain(between_tens());
    let numbers = numbers
        .flat_map(|(name, number)| [(format!("{name}mal"), format!("{number} mal")), (name, number.to_string())]);
    let same = numbers.chain(SAME.iter().map(|(form, same)| ((*form).to_owned(), (*same).to_owned()))).collect();
    Lexicon { together, same }
});

/// The numbers from 21 to 99 that are no tens: `einundzwanzig`, `twentyone`.
fn between_tens() -> impl Iterator<Item = (String, usize)> {
    const UNITS: usize = 8;
    let of = |tens: &'static [&'static str], ones: [&'static str; 9], joined: fn(&str, &str) -> String| {
        tens.iter().take(UNITS).zip((20..).step_by(10)).flat_map(move |(ten, number)| {
            ones.into_iter().zip(1..).map(move |(one, more)| (joined(ten, one), number + more))
        })
    };
    let ones = |first: &'static str, names: &[&'static str; 18]| {
        std::array::from_fn(|place| if place == 0 { first } else { names[place - 1] })
    };
    let german = of(&TENS, ones("ein", &NUMBERS), |ten, one| format!("{one}und{ten}"));
    german.chain(of(&ENGLISH_TENS, ones("one", &ENGLISH), |ten, one| format!("{ten}{one}")))
}
