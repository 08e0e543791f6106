//! What the YAML parser says, for people who do not know YAML, and what to do about it.

use std::borrow::Cow;

use super::Language;

/// What an editor most likely did, and what to do, each in German and in English.
type Words = [[&'static str; 2]; 2];

const TAB: Words = [
    [
        "eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator",
        "lines are indented by spaces only, and here is a tab",
    ],
    [
        "den Tabulator löschen und so viele Leerzeichen setzen wie in den Zeilen daneben",
        "delete the tab and put as many spaces as the lines beside it have",
    ],
];
const QUOTE: Words = [
    ["ein Anführungszeichen hat kein Ende", "a quotation mark has no end"],
    [
        "am Ende des Textes dasselbe Zeichen setzen wie am Anfang; soll es im Text stehen, ihn ganz einfassen: `'\"Neu\" im Land'`",
        "put the same sign at the end of the text as at its beginning; if it belongs to the text, enclose all of it: `'\"New\" in the land'`",
    ],
];
const AFTER: Words = [
    ["hinter dem Anführungszeichen am Ende steht noch etwas", "something stands behind the last quotation mark"],
    [
        "den ganzen Text in einfache Anführungszeichen setzen, eines darin doppelt: `'\"Neu\" im Land'`, `'Wir''s'`",
        "put the whole text in single quotation marks, one within it twice: `'\"New\" in the land'`, `'It''s'`",
    ],
];
const ESCAPE: Words = [
    [
        "in Text mit `\"` darf hinter `\\` nicht jedes Zeichen stehen",
        "in a text with `\"` not every sign may stand behind `\\`",
    ],
    ["einfache Anführungszeichen nehmen: `'C:\\neu'`", "take single quotation marks: `'C:\\new'`"],
];
const COMMENT: Words = [
    [
        "hier beginnt ein Kommentar, und die Klammer dahinter zählt nicht mehr",
        "a comment begins here, and the bracket behind it does not count",
    ],
    [
        "den Text mit `#` in Anführungszeichen setzen: `'Los #3'`",
        "put the text with `#` in quotation marks: `'Lot #3'`",
    ],
];
const BRACKET: Words = [
    ["eine Klammer hat kein Ende", "a bracket has no end"],
    [
        "die Klammer am Ende ergänzen; gehört sie zum Text, ihn ganz in Anführungszeichen setzen: `'[neu] Netz'`",
        "add the last bracket; if it belongs to the text, put all of it in quotation marks: `'[new] Net'`",
    ],
];
const FIRST: Words = [
    ["zu dieser Klammer fehlt die am Anfang", "the first bracket of this one is missing"],
    [
        "die Klammer löschen, oder die am Anfang ergänzen; gehört sie zum Text, ihn ganz in Anführungszeichen setzen: `'a]'`",
        "delete the bracket, or add the first one; if it belongs to the text, put all of it in quotation marks: `'a]'`",
    ],
];
const PAIR: Words = [
    ["die Klammer am Ende passt nicht zu der am Anfang", "the last bracket does not fit the first one"],
    ["zu `[` gehört `]`, und zu `{` gehört `}`", "`]` belongs to `[`, and `}` belongs to `{`"],
];
const LIST: Words = [
    ["in einer Liste fehlt ein Komma oder die Klammer am Ende", "a comma or the last bracket of a list is missing"],
    [
        "so schreiben: `[mid, ms]`; Texte mit Komma oder Klammer in Anführungszeichen setzen",
        "write it like this: `[mid, ms]`; put texts with a comma or a bracket in quotation marks",
    ],
];
const MAP: Words = [
    [
        "zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende",
        "between `{` and `}` a comma or the last bracket is missing",
    ],
    [
        "so schreiben: `{title: Netz, due: 2030}`; Texte mit Komma oder Klammer in Anführungszeichen setzen",
        "write it like this: `{title: Net, due: 2030}`; put texts with a comma or a bracket in quotation marks",
    ],
];
const NO_DASH: Words = [
    ["zwischen Klammern trennen Kommas, nicht `-`", "between brackets entries are separated by commas, not by `-`"],
    ["so schreiben: `[mid, ms]`", "write it like this: `[mid, ms]`"],
];
const COLON: Words = [
    ["hier darf kein Doppelpunkt stehen", "no colon may stand here"],
    [
        "den ganzen Text in Anführungszeichen setzen: `title: 'Netz: schnell'`",
        "put the whole text in quotation marks: `title: 'Net: fast'`",
    ],
];
const INDENT: Words = [
    ["die Zeile ist weiter eingerückt als die Zeile davor", "the line is indented further than the line before"],
    [
        "die Zeile so weit einrücken wie die Zeile davor; gehört sie zum Text davor, sie in die Zeile davor schreiben",
        "indent the line as the line before; if it belongs to the text before, write it into the line before",
    ],
];
const BEGINS: Words = [
    [
        "ein Text, der mit einer Klammer beginnt, muss in Anführungszeichen stehen",
        "a text that begins with a bracket must stand in quotation marks",
    ],
    [
        "den ganzen Text in Anführungszeichen setzen: `'[neu] Netz'`",
        "put the whole text in quotation marks: `'[new] Net'`",
    ],
];
const SPACE: Words = [
    ["hinter dem Doppelpunkt fehlt ein Leerzeichen", "a space behind the colon is missing"],
    ["so schreiben: `title: Text`", "write it like this: `title: text`"],
];
const NO_COLON: Words = [
    ["hinter dem Namen der Angabe fehlt der Doppelpunkt", "the colon behind the name of the field is missing"],
    [
        "so schreiben: `title: Text`; gehört die Zeile zum Text davor, sie in die Zeile davor schreiben",
        "write it like this: `title: text`; if the line belongs to the text before, write it into the line before",
    ],
];
const STAR: Words = [
    [
        "ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen",
        "a text that begins with `*` must stand in quotation marks",
    ],
    [
        "einen Eintrag einer Liste mit `- ` beginnen, nicht mit `*`; einen Text in Anführungszeichen setzen: `'*neu*'`",
        "begin an entry of a list with `- `, not with `*`; put a text in quotation marks: `'*new*'`",
    ],
];
const AMPERSAND: Words = [
    [
        "ein Text, der mit `&` oder `*` beginnt, muss in Anführungszeichen stehen",
        "a text that begins with `&` or `*` must stand in quotation marks",
    ],
    [
        "einen Eintrag einer Liste mit `- ` beginnen, nicht mit `*`; einen Text in Anführungszeichen setzen: `'*neu*'`",
        "begin an entry of a list with `- `, not with `*`; put a text in quotation marks: `'*new*'`",
    ],
];
const SIGN: Words = [
    [
        "ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen",
        "a text that begins with this sign must stand in quotation marks",
    ],
    ["den ganzen Text in Anführungszeichen setzen: `'@Land'`", "put the whole text in quotation marks: `'@Land'`"],
];
const PERCENT: Words = [
    ["eine Zeile darf nicht mit `%` beginnen", "a line may not begin with `%`"],
    ["die Zeile löschen", "delete the line"],
];
const MERGE: Words = [
    ["`<<` gibt es hier nicht", "there is no `<<` here"],
    ["die Angaben selbst hinschreiben", "write the fields themselves"],
];
const HASH: Words = [
    ["vor dem Zeichen `#` fehlt ein Leerzeichen", "a space before `#` is missing"],
    [
        "ein Leerzeichen vor `#` setzen; gehört es zum Text, ihn ganz in Anführungszeichen setzen: `'Los #3'`",
        "put a space before `#`; if it belongs to the text, put all of it in quotation marks: `'Lot #3'`",
    ],
];
const BETWEEN: Words = [
    ["zwischen den Zeilen eines Textes darf kein Kommentar stehen", "no comment may stand between the lines of a text"],
    ["den Kommentar über die Angabe setzen", "put the comment above the field"],
];
const DASH: Words = [
    ["hinter dem Zeichen fehlt ein Leerzeichen", "a space behind the sign is missing"],
    ["so schreiben: `- Eintrag`", "write it like this: `- entry`"],
];
const BLOCK: Words = [
    [
        "hinter `|` oder `>` darf in dieser Zeile nichts mehr stehen",
        "nothing more may stand in this line behind `|` or `>`",
    ],
    [
        "den Text in der nächsten Zeile beginnen und dort einrücken",
        "begin the text in the next line and indent it there",
    ],
];
const UNLIKE: Words = [
    ["die Zeile ist anders eingerückt als die Zeilen davor", "the line is indented otherwise than the lines before"],
    [
        "die Zeile so weit einrücken wie die Zeile davor; gehört sie zum Text davor, sie in die Zeile davor schreiben",
        "indent the line as the line before; if it belongs to the text before, write it into the line before",
    ],
];
const DOTS: Words =
    [["`...` darf hier nicht stehen", "`...` may not stand here"], ["die Zeile löschen", "delete the line"]];
const ENTRY: Words = [
    ["die Zeile passt nicht zu den Zeilen davor", "the line does not fit the lines before"],
    [
        "die Zeile so weit einrücken wie die anderen Angaben desselben Eintrags: so weit wie das erste Wort hinter `- `",
        "indent the line as the other fields of the same entry: as far as the first word behind `- `",
    ],
];
const BELOW: Words = [
    ["hier darf keine Liste beginnen", "no list may begin here"],
    [
        "die Liste in der Zeile darunter beginnen; einen Text in Anführungszeichen setzen: `'- neu'`",
        "begin the list in the line below; put a text in quotation marks: `'- new'`",
    ],
];
const TWICE: Words = [
    ["dieselbe Angabe steht hier zum zweiten Mal", "the same field stands here for the second time"],
    ["die Zeile löschen", "delete the line"],
];
const SECOND: Words = [
    ["eine zweite Zeile `---` darf hier nicht stehen", "a second line `---` may not stand here"],
    ["die Zeile löschen", "delete the line"],
];
const END: Words = [
    ["die Datei endet mitten in einer Angabe", "the file ends within a field"],
    ["die letzte Angabe vervollständigen: `title: Text`", "complete the last field: `title: text`"],
];

/// What the parser's words contain. The first that fits counts.
const WORDS: &[(&str, Words)] = &[
    ("tabs disallowed", TAB),
    ("found a tab", TAB),
    ("tab cannot be used", TAB),
    ("cannot start with a tab", TAB),
    ("invalid indentation in multiline quoted scalar", QUOTE),
    ("unclosed quote", QUOTE),
    ("found unexpected document indicator", QUOTE),
    ("invalid trailing content after", AFTER),
    ("while parsing a quoted scalar", ESCAPE),
    ("comment cuts a bracket off", COMMENT),
    ("unclosed bracket", BRACKET),
    ("invalid indentation in flow construct", BRACKET),
    ("misplaced bracket", FIRST),
    ("mismatched bracket", PAIR),
    ("parsing a flow sequence", LIST),
    ("parsing a flow mapping", MAP),
    ("parsing an implicit flow mapping", LIST),
    ("is only valid inside a block", NO_DASH),
    ("mapping values are not allowed", COLON),
    ("illegal placement of ':'", COLON),
    ("indented further", INDENT),
    ("begins with a bracket", BEGINS),
    ("`:` must be followed", SPACE),
    ("simple key", NO_COLON),
    ("unknown anchor", STAR),
    ("anchor or alias", AMPERSAND),
    ("unexpected character", SIGN),
    ("plain scalar cannot start", SIGN),
    ("mapping keys are not allowed", SIGN),
    ("a tag", SIGN),
    ("the handle wasn't declared", SIGN),
    ("directive", PERCENT),
    ("merge", MERGE),
    ("comments must be separated", HASH),
    ("comment intercepting", BETWEEN),
    ("followed by a valid YAML whitespace", DASH),
    ("may not precede", SPACE),
    ("scanning a block scalar", BLOCK),
    ("wrongly indented", UNLIKE),
    ("invalid indentation", UNLIKE),
    ("document end marker", DOTS),
    ("did not find expected", ENTRY),
    ("block sequence entries are not allowed", BELOW),
    ("duplicate mapping key", TWICE),
    ("multiple", SECOND),
    ("unexpected EOF", END),
    ("unexpected eof", END),
    ("unexpected end", END),
];

/// The parser's words in a language. What nobody translated is quoted, so that somebody can look it up.
pub fn in_words(words: &str, language: Language) -> Cow<'_, str> {
    known(words)
        .map_or_else(|| unknown(words, language).into(), |[[german, english], _]| language.of(german, english).into())
}

/// What to do about it.
pub(super) fn help(words: &str, language: Language) -> &'static str {
    let other = [
        "Einrückung, Doppelpunkte und Anführungszeichen an dieser Stelle prüfen; Texte mit `: ` oder `#` in Anführungszeichen setzen",
        "look at indentation, colons and quotes at this place; put texts with `: ` or `#` in quotes",
    ];
    let [german, english] = known(words).map_or(other, |[_, help]| help);
    language.of(german, english)
}

fn known(words: &str) -> Option<Words> {
    WORDS.iter().find(|(part, _)| words.contains(part)).map(|(_, words)| *words)
}

fn unknown(words: &str, language: Language) -> String {
    match language {
        Language::German => format!("so darf es hier nicht stehen (`{words}`)"),
        Language::English => format!("it may not stand here like this (`{words}`)"),
    }
}
