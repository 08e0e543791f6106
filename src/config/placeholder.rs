//! Words that a new portal has in place of what only its publisher knows.

use super::Config;
use crate::diagnostic::{Problem, Sink};
use crate::yaml::{Node, Value};

/// What says on every page that the goals are examples. As long as it does, the template's examples are told as such.
const EXAMPLES: &str = "Dieses Portal entsteht gerade. Die Ziele darin sind Beispiele.";

/// What the template's examples consist of; a test holds them to it.
const EXAMPLE_WORDS: [&str; 12] = [
    "Dies ist ein Beispiel und keine Tatsache.",
    "Dieses Ziel ist ein Beispiel. Ersetzen Sie es durch ein eigenes.",
    "Auch dieses Ziel ist ein Beispiel.",
    "Beispiel: Anträge lassen sich online stellen",
    "Beispiel: erster Antrag ist online",
    "Beispiel: alle Anträge sind online",
    "Beispiel: Schulen haben schnelles Internet",
    "Beispiel: angeschlossene Schulen",
    "Beispiel, keine echte Quelle",
    "Beispielressort A",
    "Beispielressort B",
    "Dieser Text steht auf der Startseite. Sagen Sie in wenigen Sätzen, um welche Strategie es geht und wer sie verantwortet.",
];

/// What stands where only some words or a date are possible. The field counts as not filled in.
const OPEN: [&str; 3] = ["JJJJ-MM-TT", "JJJJ", "full, partial oder none"];

/// Every other such value in `src/begin/template/portal.yaml`; a test holds them to it.
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

/// The settings without what is open.
pub(super) fn without(node: Node) -> Node {
    let is_open = |node: &Node| matches!(&node.value, Value::Text(words) if OPEN.contains(&words.as_str()));
    let value = match node.value {
        Value::Map(entries) => {
            let filled = entries.into_iter().filter(|(_, node)| !is_open(node));
            Value::Map(filled.map(|(key, node)| (key, without(node))).collect())
        }
        other => other,
    };
    Node { value, span: node.span }
}

impl Config {
    /// Notes each of the template's examples in a file, unless the portal says on every page that it has them.
    pub fn note_examples(&self, bytes: &[u8], sink: &mut Sink<'_>) {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        // Nearly all files have nothing of it, and two looks show that.
        if self.notice.as_deref() == Some(EXAMPLES)
            || ["Beispiel", "Dieser Text"].iter().all(|word| !text.contains(word))
        {
            return;
        }
        for words in EXAMPLE_WORDS {
            for (at, _) in text.match_indices(words) {
                sink.add(&(at..at + words.len()), Problem::Placeholder { words: words.to_owned() });
            }
        }
    }
}

/// Notes each of them in settings.
pub(super) fn note(node: &Node, sink: &mut Sink<'_>) {
    match &node.value {
        Value::Text(words) if WORDS.contains(&words.as_str()) || OPEN.contains(&words.as_str()) => {
            sink.add(&node.span, Problem::Placeholder { words: words.clone() });
        }
        Value::List(items) => items.iter().for_each(|item| note(item, sink)),
        Value::Map(entries) => entries.iter().for_each(|(_, node)| note(node, sink)),
        _ => {}
    }
}
