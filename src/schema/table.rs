//! Every field that the program reads, with its German name and meaning. `content` reads the same ones: a test tries
//! each of them with values of every kind on both sides.

use super::field::Field;
use super::field::Holds::{
    Address, Date, Entries, Id, Languages, Many, Number, Of, Parts, Progress, Reading, Readings, Text, Whole, Word,
    Words, YesNo,
};
use crate::diagnostic::List;

const SUMMARY: Field = Field::new("summary", "Kurz gesagt", "Ein Satz.", Text);
const NOTE: Field = Field::new("note", "Anmerkung", "Eine Anmerkung.", Text);
const SOURCE: Field = Field::new("source", "Quelle", "Die Quelle.", Of(List::Source));
const SOURCES: Field = Field::new("sources", "Quellen", "Quellen, als Liste.", Many(&Of(List::Source)));
const DUE: Field = Field::new("due", "Frist", "Bis wann.", Date);
const STATUS: Field =
    Field::new("status", "Status", "Der Status, mit einem Wort aus der Liste des Portals.", Of(List::Status));
const NUMBER: Field = Field::new("number", "Zahl", "Die Zahl dazu, wenn `value` ein Text ist.", Number);

const GOAL_KINDS: &[(&str, &str)] =
    &[("goal", "ein Ziel eines Handlungsfelds"), ("cross-cutting", "ein Ziel, das für alle gilt")];
const DIRECTIONS: &[(&str, &str)] = &[("up", "mehr ist besser"), ("down", "weniger ist besser")];
const SCOPES: &[(&str, &str)] = &[("whole", "gilt für das ganze Ziel"), ("part", "gilt nur für einen Teil")];
const MENUS: &[(&str, &str)] = &[
    ("main", "Hauptmenü"),
    ("about", "Fußzeile, über das Portal"),
    ("legal", "Fußzeile, Rechtliches"),
    ("none", "nirgends"),
];

/// A goal.
pub(super) const GOAL: &[Field] = &[
    Field::new("id", "Kennung", "Die Kennung. Sie gehört für immer zu diesem Ziel und steht in der Adresse der Seite. Kleine Buchstaben von a bis z, Ziffern, einzelne Bindestriche dazwischen, höchstens 100 Zeichen.", Id).required(),
    Field::new("title", "Titel", "Der Name des Ziels.", Text).required(),
    Field::new("summary", "Kurz gesagt", "Ein Satz für Listen und Suchmaschinen.", Text),
    Field::new("kind", "Art", "`goal` für ein Ziel eines Handlungsfelds (auch ohne diese Zeile), `cross-cutting` für ein Ziel, das für alle gilt.", Word(GOAL_KINDS)),
    Field::new("pillar", "Handlungsfeld", "Das Handlungsfeld.", Of(List::Pillar)),
    Field::new("topic", "Thema", "Das Thema.", Of(List::Topic)),
    Field::new("cross_cutting", "Querschnittsthemen", "Querschnittsthemen, als Liste.", Many(&Of(List::CrossCutting))),
    Field::new("lead", "Federführung", "Das Ressort, das die Federführung hat. Kennung oder Abkürzung.", Of(List::Department)),
    Field::new("departments", "Weitere Ressorts", "Weitere Ressorts, als Liste.", Many(&Of(List::Department))),
    Field::new("status", "Status", "Der Status, mit einem Wort aus der Liste des Portals. Ohne diese Zeile zeigt das Portal, dass kein Status bekannt ist.", Of(List::Status)),
    Field::new("status_date", "Datum des Status", "Wann die Quelle diesen Status genannt hat.", Date),
    Field::new("status_source", "Quelle des Status", "Die Quelle des Status. In manchen Portalen Pflicht.", Of(List::Source)),
    Field::new("confirmed", "Geprüft, unverändert", "Wer zuletzt geprüft hat, dass alles noch so ist.", Parts(CONFIRMED)),
    Field::new("progress", "Fortschritt", "Wie weit das Ziel ist.", Progress),
    Field::new("start", "Beginn", "Der Beginn.", Date),
    Field::new("due", "Frist", "Die Frist.", Date),
    Field::new("earlier_due", "Frühere Fristen", "Fristen, die schon galten, bevor Git sie festhielt, als Liste.", Entries(EARLIER_DUE)),
    Field::new("done", "Erreicht am", "Wann das Ziel erreicht war, wenn es ein anderer Tag ist als der des Status.", Date),
    Field::new("promise", "Versprechen", "Was versprochen wurde, in einem Satz.", Text),
    Field::new("origin", "Herkunft", "Woher das Ziel stammt, mit einem Wort aus der Liste des Portals.", Of(List::Origin)),
    Field::new("strategies", "Fachstrategien", "Fachstrategien, zu denen das Ziel gehört, als Liste.", Many(&Of(List::Strategy))),
    Field::new("milestones", "Meilensteine", "Schritte auf dem Weg.", Entries(MILESTONE)),
    Field::new("measures", "Maßnahmen", "Was getan wird, um das Ziel zu erreichen.", Entries(MEASURE)),
    Field::new("indicators", "Messwerte", "Die Messwerte.", Entries(INDICATOR)),
    Field::new("events", "Ereignisse", "Was geschehen ist.", Entries(EVENT)),
    Field::new("sources", "Weitere Quellen", "Weitere Quellen der Seite, als Liste. Quellen von Status, Werten und Ereignissen stehen ohnehin auf der Seite.", Many(&Of(List::Source))),
    NOTE,
    Field::new("replaces", "Löst ab", "Ziele, an deren Stelle dieses tritt, als Liste.", Many(&Id)),
    Field::new("replaced_by", "Abgelöst durch", "Ziele, die an die Stelle von diesem treten, als Liste.", Many(&Id)),
    Field::new("translations", "Übersetzungen", "Titel und Texte in anderen Sprachen.", Languages(GOAL_TRANSLATION)),
];

const CONFIRMED: &[Field] = &[
    Field::new("date", "Datum", "Wann geprüft wurde.", Date).required(),
    Field::new("by", "Von", "Wer geprüft hat: eine Stelle oder ein Amt.", Text).required(),
];

const EARLIER_DUE: &[Field] = &[
    Field::new("due", "Frist", "Die Frist, die damals galt.", Date).required(),
    Field::new("said", "Genannt", "Wann sie veröffentlicht wurde.", Date).required(),
    SOURCE,
    NOTE,
];

const MILESTONE: &[Field] = &[
    Field::new("title", "Schritt", "Was erreicht werden soll.", Text).required(),
    DUE,
    Field::new("done", "Erreicht am", "Wann es erreicht wurde. Ohne diese Zeile ist der Meilenstein offen.", Date),
];

const MEASURE: &[Field] =
    &[Field::new("title", "Maßnahme", "Was getan wird.", Text).required(), STATUS, DUE, SOURCE, NOTE];

const INDICATOR: &[Field] = &[
    Field::new("name", "Messwert", "Was gemessen wird.", Text).required(),
    Field::new("unit", "Einheit", "Die Einheit, zum Beispiel `Prozent` oder `Anzahl`.", Text),
    Field::new(
        "direction",
        "Richtung",
        "`up`, wenn mehr besser ist, `down`, wenn weniger besser ist.",
        Word(DIRECTIONS),
    ),
    Field::new("baseline", "Ausgangswert", "Der Ausgangswert.", Reading(READING)),
    Field::new("target", "Zielwert", "Der Zielwert; `date` sagt, bis wann.", Reading(READING)),
    Field::new("values", "Werte", "Die gemessenen Werte, als Liste.", Readings(MEASURED)),
    Field::new(
        "current",
        "Wert von heute",
        "Der Wert von heute, wenn Sie keine Reihe führen. Er geht den Werten in `values` vor.",
        Reading(MEASURED),
    ),
    NOTE,
];

const READING: &[Field] = &[
    Field::new("value", "Wert", "Der Wert, wie ihn die Quelle nennt.", Text).required(),
    NUMBER,
    Field::new("date", "Datum", "Wann der Wert galt.", Date),
    SOURCE,
    NOTE,
];

const MEASURED: &[Field] = &[
    READING[0],
    READING[1],
    READING[2],
    READING[3],
    Field::new(
        "revised",
        "Revidiert",
        "Wenn die Quelle einen veröffentlichten Wert später berichtigt hat: welcher es vorher war.",
        Parts(REVISED),
    ),
    READING[4],
];

const REVISED: &[Field] = &[
    Field::new("of", "Vorher", "Der Wert, der vorher hier stand.", Text).required(),
    Field::new("source", "Quelle", "Die Quelle, die ihn berichtigt.", Of(List::Source)).required(),
];

const EVENT: &[Field] = &[
    Field::new("text", "Ereignis", "Was geschah.", Text).required(),
    Field::new("date", "Datum", "Wann.", Date),
    Field::new("status", "Status", "Der Status, den die Quelle dabei nennt.", Of(List::Status)),
    Field::new(
        "scope",
        "Umfang",
        "`whole`, wenn dieser Status für das ganze Ziel gilt (auch ohne diese Zeile), `part`, wenn nur für einen Teil.",
        Word(SCOPES),
    ),
    SOURCE,
    NOTE,
];

const GOAL_TRANSLATION: &[Field] = &[
    translated("title", "Titel"),
    translated("summary", "Kurz gesagt"),
    translated("promise", "Versprechen"),
    translated("note", "Anmerkung"),
    Field::new("text", "Text", "Der Text der Seite.", Text),
    Field::new(
        "words",
        "Andere Texte",
        "Alle anderen Texte des Ziels, vorn das Original, hinten die Übersetzung: Namen und Einheiten von Messwerten, Meilensteine, Maßnahmen, Ereignisse und Anmerkungen.",
        Words,
    ),
];

const fn translated(name: &'static str, title: &'static str) -> Field {
    Field::new(name, title, "Dieselbe Angabe des Ziels in der anderen Sprache.", Text)
}

/// A plain page.
pub(super) const PAGE: &[Field] = &[
    PAGE_TITLE,
    SUMMARY,
    Field::new(
        "menu",
        "Menü",
        "Wo die Seite verlinkt ist: `main` (Hauptmenü), `about` (Fußzeile, über das Portal), `legal` (Fußzeile, Rechtliches), `none` (nirgends, auch ohne diese Zeile).",
        Word(MENUS),
    ),
    Field::new("order", "Platz im Menü", "Platz im Menü, eine ganze Zahl; die kleinste steht vorn.", Whole),
    Field::new("standalone", "Ohne Vorlage", "`true`, wenn diese Seite die Vorlage ganz ersetzt.", YesNo),
    SOURCES,
];

const PAGE_TITLE: Field = Field::new("title", "Titel", "Der Name der Seite.", Text).required();

/// A report.
pub(super) const REPORT: &[Field] = &[
    Field::new("title", "Titel", "Der Name des Berichts.", Text).required(),
    SUMMARY,
    Field::new("from", "Von", "Der erste Tag des Zeitraums.", Date).required(),
    Field::new("to", "Bis", "Der letzte Tag des Zeitraums.", Date).required(),
    SOURCES,
];

/// A page in easy language.
pub(super) const EASY: &[Field] = &[PAGE_TITLE, SUMMARY, SOURCES];

/// The text of a group; the list is that of its kind.
pub(super) const fn group(list: List) -> [Field; 3] {
    let help = "Welche Gruppe gemeint ist: ihre Kennung (oder Abkürzung) aus `portal.yaml`.";
    [Field::new("id", "Gruppe", help, Of(list)).required(), SUMMARY, SOURCES]
}

/// The overview.
pub(super) const START: &[Field] = &[
    Field::new("summary", "Kurz gesagt", "Ein Satz unter dem Titel.", Text),
    Field::new("figures", "Zahlen", "Zahlen für die ganze Strategie, als Liste.", Entries(FIGURE)),
];

const FIGURE: &[Field] = &[
    Field::new("label", "Name", "Was gezählt wird.", Text).required(),
    Field::new("value", "Wert", "Der Wert, wie ihn die Quelle nennt.", Text).required(),
    NUMBER,
    Field::new("unit", "Einheit", "Die Einheit, zum Beispiel `Prozent` oder `Anzahl`.", Text),
    Field::new("date", "Datum", "Wann der Wert galt.", Date),
    SOURCE,
    NOTE,
];

const PAGE_TRANSLATED: &str = "Dieselbe Angabe der Seite in der anderen Sprache.";

/// A page in another language.
pub(super) const TRANSLATION: &[Field] = &[
    Field::new("title", "Titel", PAGE_TRANSLATED, Text),
    Field::new("summary", "Kurz gesagt", PAGE_TRANSLATED, Text),
    Field::new(
        "words",
        "Andere Texte",
        "Nur auf der Startseite: die Texte der Zahlen, vorn das Original, hinten die Übersetzung.",
        Words,
    ),
];

/// An entry of the register of sources.
pub(super) const SOURCE_ENTRY: &[Field] = &[
    Field::new("title", "Titel", "Wer es herausgab und was es ist.", Text).required(),
    Field::new(
        "url",
        "Adresse",
        "Die ganze Adresse, mit `https://` am Anfang. Fehlt, wenn es die Quelle nicht im Netz gibt.",
        Address,
    ),
    Field::new("date", "Datum", "Wann sie erschien.", Date),
    NOTE,
];

/// An entry of the glossary.
pub(super) const TERM: &[Field] = &[
    TERM_WORD,
    TERM_FORMS,
    TERM_SEARCH,
    TERM_TEXT,
    Field::new(
        "translations",
        "Übersetzungen",
        "Dasselbe in anderen Sprachen.",
        Languages(&[TERM_WORD, TERM_FORMS, TERM_SEARCH, TERM_TEXT]),
    ),
];

const TERM_WORD: Field = Field::new("word", "Stichwort", "Das Stichwort.", Text).required();
const TERM_FORMS: Field = Field::new(
    "forms",
    "Andere Formen",
    "Andere Formen, die in Texten stehen, als Liste: Mehrzahl, zweiter Fall, langer Name. Groß und klein zählt, und nur ganze Wörter.",
    Many(&Text),
);
const TERM_SEARCH: Field = Field::new(
    "search",
    "Suchwörter",
    "Wörter, mit denen Menschen danach suchen, als Liste. Sie stehen in keinem Text, aber die Suche findet damit die Ziele.",
    Many(&Text),
);
const TERM_TEXT: Field =
    Field::new("text", "Erklärung", "Die Erklärung, ein oder zwei einfache Sätze.", Text).required();
