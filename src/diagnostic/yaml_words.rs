//! What the YAML parser says, for people who do not know YAML.

use std::borrow::Cow;

use super::Language;

const TAB: [&str; 2] = [
    "eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator",
    "lines are indented by spaces only, and here is a tab",
];
const QUOTE: [&str; 2] = ["ein Anführungszeichen hat kein Ende", "a quotation mark has no end"];
const BRACKET: [&str; 2] = ["eine Klammer hat kein Ende", "a bracket has no end"];
const NO_COLON: [&str; 2] =
    ["hinter dem Namen der Angabe fehlt der Doppelpunkt", "the colon behind the name of the field is missing"];
const COLON: [&str; 2] = ["hier darf kein Doppelpunkt stehen", "no colon may stand here"];
const SIGN: [&str; 2] = [
    "ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen",
    "a text that begins with this sign must stand in quotation marks",
];
const INDENT: [&str; 2] =
    ["die Zeile ist anders eingerückt als die Zeilen davor", "the line is indented otherwise than the lines before"];
const END: [&str; 2] = ["die Datei endet mitten in einer Angabe", "the file ends within a field"];

/// What the parser's words contain, and what an editor most likely did. The first that fits counts.
const WORDS: &[(&str, [&str; 2])] = &[
    ("tabs disallowed", TAB),
    ("found a tab", TAB),
    ("tab cannot be used", TAB),
    ("cannot start with a tab", TAB),
    ("invalid indentation in multiline quoted scalar", QUOTE),
    ("unclosed quote", QUOTE),
    ("found unexpected document indicator", QUOTE),
    (
        "invalid trailing content after",
        ["hinter dem Anführungszeichen am Ende steht noch etwas", "something stands behind the last quotation mark"],
    ),
    (
        "while parsing a quoted scalar",
        [
            "in Text mit `\"` darf hinter `\\` nicht jedes Zeichen stehen",
            "in a text with `\"` not every sign may stand behind `\\`",
        ],
    ),
    (
        "comment cuts a bracket off",
        [
            "hier beginnt ein Kommentar, und die Klammer dahinter zählt nicht mehr",
            "a comment begins here, and the bracket behind it does not count",
        ],
    ),
    ("unclosed bracket", BRACKET),
    ("invalid indentation in flow construct", BRACKET),
    ("misplaced bracket", ["zu dieser Klammer fehlt die am Anfang", "the first bracket of this one is missing"]),
    (
        "mismatched bracket",
        ["die Klammer am Ende passt nicht zu der am Anfang", "the last bracket does not fit the first one"],
    ),
    (
        "parsing a flow sequence",
        ["in einer Liste fehlt ein Komma oder die Klammer am Ende", "a comma or the last bracket of a list is missing"],
    ),
    (
        "parsing a flow mapping",
        [
            "zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende",
            "between `{` and `}` a comma or the last bracket is missing",
        ],
    ),
    (
        "parsing an implicit flow mapping",
        ["in einer Liste fehlt ein Komma oder die Klammer am Ende", "a comma or the last bracket of a list is missing"],
    ),
    (
        "is only valid inside a block",
        ["zwischen Klammern trennen Kommas, nicht `-`", "between brackets entries are separated by commas, not by `-`"],
    ),
    ("mapping values are not allowed", COLON),
    ("illegal placement of ':'", COLON),
    (
        "indented further",
        ["die Zeile ist weiter eingerückt als die Zeile davor", "the line is indented further than the line before"],
    ),
    (
        "begins with a bracket",
        [
            "ein Text, der mit einer Klammer beginnt, muss in Anführungszeichen stehen",
            "a text that begins with a bracket must stand in quotation marks",
        ],
    ),
    ("`:` must be followed", ["hinter dem Doppelpunkt fehlt ein Leerzeichen", "a space behind the colon is missing"]),
    ("simple key", NO_COLON),
    (
        "unknown anchor",
        [
            "ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen",
            "a text that begins with `*` must stand in quotation marks",
        ],
    ),
    (
        "anchor or alias",
        [
            "ein Text, der mit `&` oder `*` beginnt, muss in Anführungszeichen stehen",
            "a text that begins with `&` or `*` must stand in quotation marks",
        ],
    ),
    ("unexpected character", SIGN),
    ("plain scalar cannot start", SIGN),
    ("mapping keys are not allowed", SIGN),
    (
        "a tag",
        [
            "ein Text, der mit `!` beginnt, muss in Anführungszeichen stehen",
            "a text that begins with `!` must stand in quotation marks",
        ],
    ),
    (
        "the handle wasn't declared",
        [
            "ein Text, der mit `!` beginnt, muss in Anführungszeichen stehen",
            "a text that begins with `!` must stand in quotation marks",
        ],
    ),
    ("directive", ["eine Zeile darf nicht mit `%` beginnen", "a line may not begin with `%`"]),
    ("merge", ["`<<` gibt es hier nicht", "there is no `<<` here"]),
    ("comments must be separated", ["vor dem Zeichen `#` fehlt ein Leerzeichen", "a space before `#` is missing"]),
    (
        "comment intercepting",
        [
            "zwischen den Zeilen eines Textes darf kein Kommentar stehen",
            "no comment may stand between the lines of a text",
        ],
    ),
    (
        "followed by a valid YAML whitespace",
        ["hinter dem Zeichen fehlt ein Leerzeichen", "a space behind the sign is missing"],
    ),
    ("may not precede", ["hinter dem Doppelpunkt fehlt ein Leerzeichen", "a space behind the colon is missing"]),
    (
        "scanning a block scalar",
        [
            "hinter `|` oder `>` darf in dieser Zeile nichts mehr stehen",
            "nothing more may stand in this line behind `|` or `>`",
        ],
    ),
    ("wrongly indented", INDENT),
    ("invalid indentation", INDENT),
    ("document end marker", ["`...` darf hier nicht stehen", "`...` may not stand here"]),
    ("did not find expected", ["die Zeile passt nicht zu den Zeilen davor", "the line does not fit the lines before"]),
    ("block sequence entries are not allowed", ["hier darf keine Liste beginnen", "no list may begin here"]),
    (
        "duplicate mapping key",
        ["dieselbe Angabe steht hier zum zweiten Mal", "the same field stands here for the second time"],
    ),
    ("multiple", ["eine zweite Zeile `---` darf hier nicht stehen", "a second line `---` may not stand here"]),
    ("unexpected EOF", END),
    ("unexpected eof", END),
    ("unexpected end", END),
];

/// The parser's words in a language. What nobody translated is quoted, so that somebody can look it up.
pub fn in_words(words: &str, language: Language) -> Cow<'_, str> {
    let known = WORDS.iter().find(|(part, _)| words.contains(part)).map(|(_, [german, english])| match language {
        Language::German => *german,
        Language::English => *english,
    });
    known.map_or_else(|| unknown(words, language).into(), Into::into)
}

fn unknown(words: &str, language: Language) -> String {
    match language {
        Language::German => format!("so darf es hier nicht stehen (`{words}`)"),
        Language::English => format!("it may not stand here like this (`{words}`)"),
    }
}
