//! Words by which [`super::words`] tells whether a sentence says less, as [`super::tokens`] reads them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that are looked up.
pub(super) type WordSet = LazyLock<HashSet<&'static str>>;

macro_rules! word_set {
    ($(#[$doc:meta])* $name:ident = $words:literal) => {
        $(#[$doc])*
        static $name: $crate::portal::flag::word_lists::WordSet =
            std::sync::LazyLock::new(|| $words.split_whitespace().collect());
    };
}
pub(super) use word_set;

/// Words that say nothing of their own: articles, and what stands where a hedge stood.
pub(super) const ARTICLES: [&str; 9] = ["der", "die", "das", "den", "dem", "des", "the", "und", "and"];
pub(super) const AUXILIARIES: [&str; 8] = ["wird", "wurde", "ist", "sein", "hat", "zu", "will", "be"];

/// Short words that are none with a mistake in it.
pub(super) const SHORT: &str = "der die das den dem des und oder aber ein eine mit ohne von vor nach bis seit auf aus bei für fuer über ueber \
    unter zu ist hat wird alle kein nicht nur auch als wie wir ihr sie es man so an in ab um nie mehr sehr gut viel bund land";

/// Words for all of something: whatever comes right behind them narrows it.
pub(super) const ALL: [&str; 9] = ["alle", "alles", "jede", "jeder", "jedes", "jeden", "jedem", "all", "every"];

/// What comes between the ends of a range, or between something and what may take its place.
pub(super) const RANGE: [&str; 9] = ["bis", "oder", "beziehungsweise", "von", "hilfsweise", "bei", "ff", "or", "to"];

/// Words for none of something, of which all of it is told, and those behind which it is none of less.
pub(super) const NONE: [&str; 8] = ["niemand", "nobody", "kein", "keine", "keiner", "keinem", "keinen", "no"];
pub(super) const NONE_OF: [&str; 14] =
    ["mit", "in", "aus", "ab", "unter", "ueber", "bei", "auf", "with", "from", "under", "over", "at", "aged"];

/// Words with which something is done by somebody.
pub(super) const BY: [&str; 5] = ["wird", "wurde", "ist", "von", "by"];

/// Words with which a share begins: of less of something, as much is less.
pub(super) const SHARES: [&str; 6] = ["prozent", "haelfte", "drittel", "viertel", "half", "third"];

/// Words by which somebody bears a cost, and those with which others bear it as well.
pub(super) const PAYS: [&str; 9] =
    ["bezahlt", "zahlt", "traegt", "uebernimmt", "finanziert", "pays", "funds", "bears", "covers"];
pub(super) const TOGETHER_WITH: [&str; 4] = ["gemeinsam", "zusammen", "jointly", "together"];

/// Words for what is planned: a title that begins with one is about that.
pub(super) const PLANS: [&str; 20] = [
    "programm",
    "initiative",
    "projekt",
    "plan",
    "aktionsplan",
    "fahrplan",
    "masterplan",
    "strategie",
    "dialog",
    "offensive",
    "leitbild",
    "wettbewerb",
    "kampagne",
    "netzwerk",
    "programme",
    "project",
    "roadmap",
    "strategy",
    "dialogue",
    "campaign",
];

/// Words behind a `nur` with which a sentence of its own limits another: `Nur für Anträge bis 2025.`
pub(super) const LIMITED: [&str; 9] =
    ["fuer", "bis", "solange", "soweit", "innerhalb", "for", "until", "while", "within"];

/// Words for a time that nobody can count: a number in their place is more exact.
pub(super) const VAGUE: [&str; 4] = ["lange", "laenger", "long", "longer"];

/// Hedges that are verbs. Where they stand is grammar, and says nothing about what they take back.
pub(super) const FINITE: [&str; 30] = [
    "kann",
    "soll",
    "sollte",
    "sollten",
    "koennte",
    "koennten",
    "wuerde",
    "wuerden",
    "duerfte",
    "duerften",
    "prueft",
    "strebt",
    "hofft",
    "can",
    "could",
    "should",
    "would",
    "might",
    "pruefen",
    "streben",
    "hoffen",
    "erwaegt",
    "erwaegen",
    "bemueht",
    "bemuehen",
    "beabsichtigt",
    "aims",
    "seeks",
    "intends",
    "hopes",
];

/// Hedges that say where something does not hold: without them it is said of what stands behind them.
pub(super) const OUTSIDE: [&str; 4] = ["ausserhalb", "ausser", "abseits", "jenseits"];

/// Words for what binds, as [`super::same_words`] writes them, and those that stand before one that nobody gave.
pub(super) const COMMITMENTS: [&str; 11] = [
    "versprechen",
    "verpflichtung",
    "selbstverpflichtung",
    "garantie",
    "festlegung",
    "promise",
    "commitment",
    "pledge",
    "guarantee",
    "obligation",
    "undertaking",
];
pub(super) const INDEFINITE: [&str; 11] =
    ["ein", "eine", "einem", "einen", "einer", "als", "kein", "keine", "a", "an", "no"];

/// Hedges that are work as well: `Die Stelle prüft jede Website`.
pub(super) const CHECKS: [&str; 3] = ["prueft", "pruefen", "geprueft"];

/// Words with which another thing may take the place of what is said.
pub(super) const INSTEAD: [&str; 4] = ["oder", "beziehungsweise", "respektive", "or"];

/// Words behind which the most is told.
pub(super) const CEILING: [&str; 8] = ["mehr", "laenger", "hoeher", "teurer", "more", "longer", "higher", "dearer"];

/// Words with which a part is told, beside which the whole stands as it was.
pub(super) const PART: [&str; 4] = ["davon", "darunter", "allein", "including"];

/// Words behind which less is left over of all of something.
pub(super) const NARROWING: [&str; 8] = ["ab", "mit", "bei", "in", "aus", "ueber", "unter", "mindestens"];

/// Words behind which a year is what something is compared with.
pub(super) const COMPARED: [&str; 5] = ["gegenueber", "vergleich", "verglichen", "basisjahr", "compared"];

/// Words with which a time says how long something is given.
pub(super) const LASTING: [&str; 14] = [
    "bezahlt",
    "zahlt",
    "foerdert",
    "gilt",
    "bleibt",
    "finanziert",
    "traegt",
    "sichert",
    "garantiert",
    "pays",
    "funds",
    "applies",
    "remains",
    "guarantees",
];

/// Words behind which what does not count is told, or when something holds.
pub(super) const CONDITIONS: [&str; 8] =
    ["ausgenommen", "ausnahme", "ausser", "wenn", "sofern", "falls", "soweit", "except"];

/// Words that a sentence needs which was a part of another.
pub(super) const LINKS: [&str; 20] = [
    "geschieht",
    "erfolgt",
    "zwar",
    "this",
    "es",
    "er",
    "sie",
    "dies",
    "diese",
    "dieser",
    "dieses",
    "dazu",
    "dabei",
    "damit",
    "ausserdem",
    "zudem",
    "auch",
    "und",
    "it",
    "they",
];

/// Words with which a sentence says how a promise is to be read.
pub(super) const READING: [&str; 21] = [
    "heisst",
    "bedeutet",
    "meint",
    "massgeblich",
    "folgen",
    "folgt",
    "ueberarbeitet",
    "planwert",
    "spaeter",
    "gilt",
    "gelten",
    "zaehlt",
    "zaehlen",
    "genuegt",
    "genuegen",
    "versteht",
    "verstehen",
    "davon",
    "counts",
    "means",
    "applies",
];

/// Verbs that tell of the past, or of what would be, with one letter more.
pub(super) const VERBS: [&str; 24] = [
    "baut",
    "bezahlt",
    "zahlt",
    "stellt",
    "foerdert",
    "unterstuetzt",
    "sichert",
    "schafft",
    "fuehrt",
    "richtet",
    "setzt",
    "sorgt",
    "erreicht",
    "deckt",
    "nutzt",
    "macht",
    "liefert",
    "leistet",
    "erneuert",
    "verpflichtet",
    "beteiligt",
    "beantwortet",
    "senkt",
    "lernt",
];

/// Words with which something is added, not taken away.
pub(super) const MORE: [&str; 6] = ["und", "auch", "zusätzlich", "ausserdem", "sogar", "and"];

/// Beginnings that turn a verb or adjective into another (abbauen, aufbauen; möglich, unmöglich).
pub(super) const PREFIXES: [&str; 24] = [
    "", "ab", "an", "auf", "aus", "be", "bei", "ein", "ent", "er", "ge", "hin", "miss", "nach", "um", "un", "unter",
    "ver", "vor", "weg", "zer", "zu", "ueber", "in",
];

/// Words with which fewer are better: `in 20 Tagen` promises more than `in 35 Tagen`, unless it is less by so much.
pub(super) const LESS_IS_BETTER: [&str; 34] = [
    "innerhalb",
    "binnen",
    "hoechstens",
    "maximal",
    "unter",
    "weniger",
    "senken",
    "senkt",
    "sinken",
    "sinkt",
    "reduzieren",
    "verringern",
    "verkuerzen",
    "tage",
    "tagen",
    "wochen",
    "monate",
    "monaten",
    "stunden",
    "minuten",
    "klicks",
    "gebuehr",
    "gebuehren",
    "eigenanteil",
    "kosten",
    "kostet",
    "wartezeit",
    "jahren",
    "pro",
    "je",
    "ab",
    "within",
    "days",
    "weeks",
];

/// The sign of what is quoted or stands under a heading that takes it back.
pub(super) const FRAMED: &str = "❝";

/// Words with which a heading says what comes.
pub(super) const TITLES: [&str; 16] = [
    "worum", "wofuer", "womit", "wohin", "was", "wie", "warum", "wer", "wo", "wann", "wozu", "woran", "what", "how",
    "why", "who",
];

/// Words by which something holds for one thing alone, and those behind which that is a promise.
pub(super) const ONLY: [&str; 3] = ["nur", "lediglich", "only"];
pub(super) const STRICTLY: [&str; 22] = [
    "noch",
    "mit",
    "nach",
    "durch",
    "einmal",
    "1",
    "digital",
    "elektronisch",
    "online",
    "verschluesselt",
    "anonym",
    "anonymisiert",
    "ohne",
    "oeffentlich",
    "zu",
    "auf",
    "with",
    "after",
    "by",
    "once",
    "digitally",
    "without",
];

/// Words for what is done with what is to be kept safe, or counted: there every `nur` is strict.
pub(super) const KEEPING: [&str; 21] = [
    "gespeichert",
    "speichert",
    "speichern",
    "verarbeitet",
    "verarbeiten",
    "aufbewahrt",
    "weitergegeben",
    "verwendet",
    "erhoben",
    "gezaehlt",
    "zaehlt",
    "zaehlen",
    "stored",
    "kept",
    "processed",
    "held",
    "shared",
    "collected",
    "counted",
    "counts",
    "count",
];

/// Words for the whole that a portal is about.
pub(super) const WHOLE: [&str; 10] =
    ["in", "of", "ganzen", "gesamten", "land", "landes", "landesweit", "bundesland", "ueberall", "nationwide"];

/// How a sentence begins that speaks of what stands before it, and that this begins then.
pub(super) const THIS: [&str; 5] = ["das", "dies", "es", "this", "it"];
pub(super) const BEGINS: [&str; 13] = [
    "beginnt",
    "startet",
    "gilt",
    "folgt",
    "kommt",
    "geschieht",
    "passiert",
    "erfolgt",
    "wird",
    "soll",
    "begins",
    "starts",
    "applies",
];

/// Words with which a note says what counts, and that it counts otherwise than one would think.
pub(super) const COUNTED: [&str; 10] =
    ["gilt", "gelten", "zaehlt", "zaehlen", "gezaehlt", "gemessen", "erfasst", "counts", "count", "counted"];
pub(super) const OTHERWISE: [&str; 14] = [
    "als",
    "auch",
    "nicht",
    "schon",
    "bereits",
    "ab",
    "nur",
    "lediglich",
    "einfache",
    "einfachen",
    "as",
    "also",
    "already",
    "only",
];

/// Words by which something costs nothing, is open or holds without an end.
pub(super) const FREE: [&str; 11] =
    ["kostenlos", "nichts", "keine", "kein", "frei", "offen", "ohne", "gilt", "free", "nothing", "open"];

/// How a sentence begins that takes something out of a promise.
pub(super) const LESS: [&str; 6] = ["ohne", "ausser", "nur", "except", "without", "only"];

/// [`SHORT`] by its words.
static BY_SHORT: LazyLock<HashSet<&str>> = LazyLock::new(|| SHORT.split_whitespace().collect());

/// Whether it is a short word that is none with a mistake in it.
pub(super) fn is_short(word: &str) -> bool {
    BY_SHORT.contains(word)
}
