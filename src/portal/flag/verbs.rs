//! Verbs in their forms, and those who act: what is needed to tell `zahlt aus` and `ausgezahlt`, `nimmt vor` and `vorgenommen`
//! from other verbs.

use super::tokens::Word;

/// What stands apart from a verb at the end of a sentence.
pub(super) const PARTICLES: [&str; 30] = [
    "ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "fest", "fort", "frei", "heran", "herunter",
    "hin", "mit", "nach", "nieder", "offen", "sicher", "teil", "um", "vor", "weg", "weiter", "wieder", "zu", "zurueck",
    "zusammen", "zur",
];

/// Beginnings of verbs without a `ge` in what they became.
const INSEPARABLE: [&str; 9] = ["", "be", "ent", "er", "ge", "ueber", "unter", "ver", "zer"];

/// Verbs that change their stem: what is, of one and of many, what was, and what they became without `ge`.
const STRONG: [[&str; 5]; 48] = [
    ["faehrt", "fahren", "fuhr", "fuhren", "fahren"],
    ["raet", "raten", "riet", "rieten", "raten"],
    ["nimmt", "nehmen", "nahm", "nahmen", "nommen"],
    ["gibt", "geben", "gab", "gaben", "geben"],
    ["traegt", "tragen", "trug", "trugen", "tragen"],
    ["schlaegt", "schlagen", "schlug", "schlugen", "schlagen"],
    ["haelt", "halten", "hielt", "hielten", "halten"],
    ["laesst", "lassen", "liess", "liessen", "lassen"],
    ["faengt", "fangen", "fing", "fingen", "fangen"],
    ["erhaelt", "erhalten", "erhielt", "erhielten", "erhalten"],
    ["zieht", "ziehen", "zog", "zogen", "zogen"],
    ["schiebt", "schieben", "schob", "schoben", "schoben"],
    ["schliesst", "schliessen", "schloss", "schlossen", "schlossen"],
    ["schreibt", "schreiben", "schrieb", "schrieben", "schrieben"],
    ["bleibt", "bleiben", "blieb", "blieben", "blieben"],
    ["treibt", "treiben", "trieb", "trieben", "trieben"],
    ["weist", "weisen", "wies", "wiesen", "wiesen"],
    ["spricht", "sprechen", "sprach", "sprachen", "sprochen"],
    ["trifft", "treffen", "traf", "trafen", "troffen"],
    ["hilft", "helfen", "half", "halfen", "holfen"],
    ["wirft", "werfen", "warf", "warfen", "worfen"],
    ["wirbt", "werben", "warb", "warben", "worben"],
    ["bricht", "brechen", "brach", "brachen", "brochen"],
    ["bringt", "bringen", "brachte", "brachten", "bracht"],
    ["denkt", "denken", "dachte", "dachten", "dacht"],
    ["nennt", "nennen", "nannte", "nannten", "nannt"],
    ["kennt", "kennen", "kannte", "kannten", "kannt"],
    ["sendet", "senden", "sandte", "sandten", "sandt"],
    ["liest", "lesen", "las", "lasen", "lesen"],
    ["sieht", "sehen", "sah", "sahen", "sehen"],
    ["misst", "messen", "mass", "massen", "messen"],
    ["laedt", "laden", "lud", "luden", "laden"],
    ["bietet", "bieten", "bot", "boten", "boten"],
    ["bindet", "binden", "band", "banden", "bunden"],
    ["findet", "finden", "fand", "fanden", "funden"],
    ["leiht", "leihen", "lieh", "liehen", "liehen"],
    ["steht", "stehen", "stand", "standen", "standen"],
    ["tut", "tun", "tat", "taten", "tan"],
    ["ruft", "rufen", "rief", "riefen", "rufen"],
    ["hebt", "heben", "hob", "hoben", "hoben"],
    ["steigt", "steigen", "stieg", "stiegen", "stiegen"],
    ["sinkt", "sinken", "sank", "sanken", "sunken"],
    ["beginnt", "beginnen", "begann", "begannen", "gonnen"],
    ["geht", "gehen", "ging", "gingen", "gangen"],
    ["kommt", "kommen", "kam", "kamen", "kommen"],
    ["waechst", "wachsen", "wuchs", "wuchsen", "wachsen"],
    ["faellt", "fallen", "fiel", "fielen", "fallen"],
    ["tritt", "treten", "trat", "traten", "treten"],
];

/// English verbs that change their stem: what is, and what they became.
const ENGLISH: [(&str, &str); 24] = [
    ("pay", "paid"),
    ("take", "taken"),
    ("give", "given"),
    ("hold", "held"),
    ("keep", "kept"),
    ("make", "made"),
    ("run", "run"),
    ("write", "written"),
    ("choose", "chosen"),
    ("drive", "driven"),
    ("teach", "taught"),
    ("bring", "brought"),
    ("lead", "led"),
    ("spend", "spent"),
    ("send", "sent"),
    ("set", "set"),
    ("sell", "sold"),
    ("buy", "bought"),
    ("build", "built"),
    ("meet", "met"),
    ("do", "done"),
    ("know", "known"),
    ("lend", "lent"),
    ("put", "put"),
];

/// When a verb in a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Now,
    Then,
}

/// Whether a verb became what another word says: `zahlt` and, apart from it, `aus`: `ausgezahlt`.
pub(super) fn became(verb: &str, apart: Option<&str>, participle: &str, tense: Tense) -> bool {
    let is_it = |verb: &str, rest: &str| {
        is_regular(verb, rest, tense) || is_strong(verb, rest, tense) || tense == Tense::Now && is_english(verb, rest)
    };
    // `auszahlen`
    let whole = |apart: &&str| Some((verb.strip_prefix(apart)?, participle.strip_prefix(apart)?));
    let is_whole = || PARTICLES.iter().filter_map(whole).any(|(verb, rest)| is_it(verb, rest));
    match apart {
        Some(apart) => participle.strip_prefix(apart).is_some_and(|rest| is_it(verb, rest)),
        None => is_it(verb, participle) || is_whole(),
    }
}

fn is_regular(verb: &str, participle: &str, tense: Tense) -> bool {
    const LEAST: usize = 3;
    let endings: &[&str] = match tense {
        Tense::Now => &["et", "t", "en", "n"],
        Tense::Then => &["ete", "eten", "te", "ten"],
    };
    let bare = |word: &str| participle_stem(word).map(str::to_owned);
    let stem = bare(participle.strip_prefix("ge").unwrap_or(participle));
    let stems = endings.iter().filter_map(|ending| verb.strip_suffix(ending)).filter(|stem| stem.len() >= LEAST);
    stem.is_some_and(|stem| stems.into_iter().any(|it| it == stem || it.strip_suffix('e') == Some(stem.as_str())))
}

fn participle_stem(participle: &str) -> Option<&str> {
    participle.strip_suffix("et").or_else(|| participle.strip_suffix('t'))
}

fn is_strong(verb: &str, participle: &str, tense: Tense) -> bool {
    let forms = |line: &'static [&'static str; 5]| match tense {
        Tense::Now => &line[..2],
        Tense::Then => &line[2..4],
    };
    STRONG.iter().any(|line| {
        let begins = forms(line).iter().filter_map(|form| verb.strip_suffix(form));
        begins.filter(|begin| INSEPARABLE.contains(begin)).any(|begin| {
            let begin = if begin.is_empty() { "ge" } else { begin };
            participle.strip_prefix(begin) == Some(line[4])
        })
    })
}

/// Whether a word is a verb of one, and another the same of many: `schließt`, `schließen`; `fährt`, `fahren`.
pub(super) fn is_one_verb(one: &str, many: &str) -> bool {
    const LEAST: usize = 3;
    let stem = many.strip_suffix("en").or_else(|| many.strip_suffix('n')).filter(|stem| stem.len() >= LEAST);
    let is_regular =
        stem.is_some_and(|stem| one.strip_prefix(stem).is_some_and(|ending| ["t", "et", "en", "n"].contains(&ending)));
    is_regular || is_one_strong_verb(one, many)
}

/// The same of a verb that changes its stem.
pub(super) fn is_one_strong_verb(one: &str, many: &str) -> bool {
    STRONG.iter().any(|[now, of_many, ..]| {
        let begins = one.strip_suffix(now).zip(many.strip_suffix(of_many));
        begins.is_some_and(|(begin, of_many)| begin == of_many)
    })
}

fn is_english(verb: &str, participle: &str) -> bool {
    let bare = verb.strip_suffix('s').unwrap_or(verb);
    let is_regular = participle.strip_suffix("ed").is_some_and(|stem| {
        stem == bare
            || bare.strip_suffix('e') == Some(stem)
            || verb.strip_suffix("ies").is_some_and(|it| stem.strip_suffix('i') == Some(it))
            || verb.strip_suffix("es") == Some(stem)
    });
    is_regular || ENGLISH.contains(&(bare, participle))
}

/// Whether a word looks like what a verb became.
pub(super) fn is_participle(word: &str) -> bool {
    const LEAST: usize = 5;
    word.len() >= LEAST && word.ends_with(['t', 'n']) || is_english_participle(word)
}

/// The same in English, where it stands right behind its auxiliary.
pub(super) fn is_english_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || ENGLISH.iter().any(|(_, became)| *became == word)
}

/// Ends of words for those who act for the state.
const STATE: [&str; 24] = [
    "ministerium",
    "ministeriums",
    "land",
    "bund",
    "staat",
    "regierung",
    "landesregierung",
    "buero",
    "amt",
    "behoerde",
    "behoerden",
    "aemter",
    "stelle",
    "agentur",
    "redaktion",
    "staatskanzlei",
    "rechnungshof",
    "postfach",
    "portal",
    "verwaltung",
    "ministry",
    "state",
    "government",
    "editors",
];

/// Those among them who pay.
const PAYERS: [&str; 7] = ["ministerium", "land", "bund", "staat", "landesregierung", "ministry", "state"];

/// Ends of words for others who act.
const OTHERS: [&str; 32] = [
    "towns",
    "councils",
    "municipalities",
    "districts",
    "vereine",
    "vereinen",
    "laender",
    "laendern",
    "gemeinde",
    "gemeinden",
    "kommune",
    "kommunen",
    "kreis",
    "kreise",
    "kreisen",
    "stadt",
    "staedte",
    "staedten",
    "orte",
    "orten",
    "schule",
    "schulen",
    "ressort",
    "ressorts",
    "firma",
    "unternehmen",
    "traeger",
    "hospitals",
    "schools",
    "buergerinnen",
    "buerger",
    "eltern",
];

/// Whether a word is for somebody who acts for the state.
pub(super) fn acts_for_state(word: &Word) -> bool {
    STATE.iter().any(|end| word.ends_with(end)) || word == "wir" || word == "we"
}

/// Whether a word is for somebody who pays.
pub(super) fn pays(word: &Word) -> bool {
    PAYERS.contains(&word.as_str())
}

/// Whether a word is for somebody who acts.
pub(super) fn acts(word: &Word) -> bool {
    acts_for_state(word) || OTHERS.iter().any(|end| word.ends_with(end))
}

/// Whether what a verb became is about a cost.
pub(super) fn is_paid(participle: &str) -> bool {
    ["zahlt", "tragen", "nommen", "bezahl", "erstattet", "gestellt", "paid", "borne", "funded", "covered"]
        .iter()
        .any(|part| participle.contains(part))
}
