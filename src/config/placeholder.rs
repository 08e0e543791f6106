//! Words that a new portal has in place of what only its publisher knows.

use crate::diagnostic::{Problem, Sink};
use crate::yaml::{Node, Value};

/// Every such value in `src/begin/template/portal.yaml`; a test holds them to it.
const WORDS: [&str; 23] = [
    "https://ziele.example.org/",
    "https://git.example.org/portal",
    "https://git.example.org/portal/commit/{commit}",
    "https://git.example.org/portal/blob/{commit}/{path}",
    "https://git.example.org/portal/edit/main/{path}",
    "https://git.example.org/portal/commits/main/{path}",
    "Name der Stelle",
    "Straße und Hausnummer",
    "Postleitzahl und Ort",
    "wer die Stelle vertritt",
    "stelle@example.org",
    "wer für den Inhalt verantwortlich ist, mit Anschrift",
    "wer den Webserver betreibt",
    "was der Webserver speichert, und wozu",
    "wie lange",
    "Rechtsgrundlage",
    "Aufsichtsbehörde für den Datenschutz",
    "datenschutz@example.org",
    "was noch nicht barrierefrei ist, mit dem Grund",
    "wie geprüft wurde",
    "Name der Durchsetzungsstelle",
    "durchsetzung@example.org",
    "https://example.org/gebaerden.mp4",
];

/// Notes each of them in settings.
pub(super) fn note(node: &Node, sink: &mut Sink<'_>) {
    match &node.value {
        Value::Text(words) if WORDS.contains(&words.as_str()) => {
            sink.add(&node.span, Problem::Placeholder { words: words.clone() });
        }
        Value::List(items) => items.iter().for_each(|item| note(item, sink)),
        Value::Map(entries) => entries.iter().for_each(|(_, node)| note(node, sink)),
        _ => {}
    }
}
