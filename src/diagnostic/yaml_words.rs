//! What the YAML parser says, in German for people who do not know YAML.

/// How the parser's words begin or what they contain, and what an editor most likely did. The first that fits counts.
const WORDS: [(&str, &str); 18] = [
    ("tabs disallowed", "eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator"),
    ("found a tab", "eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator"),
    ("invalid indentation in multiline quoted scalar", "ein Anführungszeichen hat kein Ende"),
    ("unclosed quote", "ein Anführungszeichen hat kein Ende"),
    ("found unexpected document indicator", "ein Anführungszeichen hat kein Ende"),
    ("invalid trailing content after", "hinter dem Anführungszeichen am Ende steht noch etwas"),
    ("while parsing a quoted scalar", "in Text mit `\"` darf hinter `\\` nicht jedes Zeichen stehen"),
    ("unclosed bracket", "eine Klammer hat kein Ende"),
    ("invalid indentation in flow construct", "eine Klammer hat kein Ende"),
    ("while parsing a flow sequence", "in einer Liste fehlt ein Komma oder die Klammer am Ende"),
    ("while parsing a flow mapping", "zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende"),
    ("mapping values are not allowed", "hier darf kein Doppelpunkt stehen"),
    ("simple key expected", "hinter dem Namen der Angabe fehlt der Doppelpunkt"),
    ("unknown anchor", "ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen"),
    ("unexpected character", "ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen"),
    ("invalid indentation", "die Zeile ist anders eingerückt als die Zeilen davor"),
    ("did not find expected", "die Zeile passt nicht zu den Zeilen davor"),
    ("block sequence entries are not allowed", "hier darf keine Liste beginnen"),
];

/// The parser's words in German, or as they are if nobody translated them.
pub(super) fn in_german(words: &str) -> &str {
    WORDS.iter().find(|(part, _)| words.contains(part)).map_or(words, |(_, german)| german)
}
