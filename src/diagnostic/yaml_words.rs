//! What the YAML parser says, in German for people who do not know YAML.

use std::borrow::Cow;

const TAB: &str = "eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator";
const QUOTE: &str = "ein Anführungszeichen hat kein Ende";
const BRACKET: &str = "eine Klammer hat kein Ende";
const NO_COLON: &str = "hinter dem Namen der Angabe fehlt der Doppelpunkt";
const COLON: &str = "hier darf kein Doppelpunkt stehen";
const SIGN: &str = "ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen";
const INDENT: &str = "die Zeile ist anders eingerückt als die Zeilen davor";
const END: &str = "die Datei endet mitten in einer Angabe";

/// What the parser's words contain, and what an editor most likely did. The first that fits counts.
const WORDS: &[(&str, &str)] = &[
    ("tabs disallowed", TAB),
    ("found a tab", TAB),
    ("tab cannot be used", TAB),
    ("cannot start with a tab", TAB),
    ("invalid indentation in multiline quoted scalar", QUOTE),
    ("unclosed quote", QUOTE),
    ("found unexpected document indicator", QUOTE),
    ("invalid trailing content after", "hinter dem Anführungszeichen am Ende steht noch etwas"),
    ("while parsing a quoted scalar", "in Text mit `\"` darf hinter `\\` nicht jedes Zeichen stehen"),
    ("unclosed bracket", BRACKET),
    ("invalid indentation in flow construct", BRACKET),
    ("misplaced bracket", "zu dieser Klammer fehlt die am Anfang"),
    ("mismatched bracket", "die Klammer am Ende passt nicht zu der am Anfang"),
    ("parsing a flow sequence", "in einer Liste fehlt ein Komma oder die Klammer am Ende"),
    ("parsing a flow mapping", "zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende"),
    ("parsing an implicit flow mapping", "in einer Liste fehlt ein Komma oder die Klammer am Ende"),
    ("is only valid inside a block", "zwischen Klammern trennen Kommas, nicht `-`"),
    ("mapping values are not allowed", COLON),
    ("illegal placement of ':'", COLON),
    ("indented further", "die Zeile ist weiter eingerückt als die Zeile davor"),
    ("begins with a bracket", "ein Text, der mit einer Klammer beginnt, muss in Anführungszeichen stehen"),
    ("`:` must be followed", "hinter dem Doppelpunkt fehlt ein Leerzeichen"),
    ("simple key", NO_COLON),
    ("unknown anchor", "ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen"),
    ("anchor or alias", "ein Text, der mit `&` oder `*` beginnt, muss in Anführungszeichen stehen"),
    ("unexpected character", SIGN),
    ("plain scalar cannot start", SIGN),
    ("mapping keys are not allowed", SIGN),
    ("a tag", "ein Text, der mit `!` beginnt, muss in Anführungszeichen stehen"),
    ("the handle wasn't declared", "ein Text, der mit `!` beginnt, muss in Anführungszeichen stehen"),
    ("directive", "eine Zeile darf nicht mit `%` beginnen"),
    ("merge", "`<<` gibt es hier nicht"),
    ("comments must be separated", "vor dem Zeichen `#` fehlt ein Leerzeichen"),
    ("comment intercepting", "zwischen den Zeilen eines Textes darf kein Kommentar stehen"),
    ("followed by a valid YAML whitespace", "hinter dem Zeichen fehlt ein Leerzeichen"),
    ("may not precede", "hinter dem Doppelpunkt fehlt ein Leerzeichen"),
    ("scanning a block scalar", "hinter `|` oder `>` darf in dieser Zeile nichts mehr stehen"),
    ("wrongly indented", INDENT),
    ("invalid indentation", INDENT),
    ("document end marker", "`...` darf hier nicht stehen"),
    ("did not find expected", "die Zeile passt nicht zu den Zeilen davor"),
    ("block sequence entries are not allowed", "hier darf keine Liste beginnen"),
    ("duplicate mapping key", "dieselbe Angabe steht hier zum zweiten Mal"),
    ("multiple", "eine zweite Zeile `---` darf hier nicht stehen"),
    ("unexpected EOF", END),
    ("unexpected eof", END),
    ("unexpected end", END),
];

/// The parser's words in German. What nobody translated is quoted, so that somebody can look it up.
pub fn in_german(words: &str) -> Cow<'_, str> {
    let known = WORDS.iter().find(|(part, _)| words.contains(part));
    known.map_or_else(|| format!("so darf es hier nicht stehen (`{words}`)").into(), |(_, german)| (*german).into())
}
