//! Any text in any field for texts, with quotation marks and without: the page says it, or there is a finding.

use proptest::prelude::*;
use serde_json::Value;

use super::{checked, json};
use crate::case::Case;

/// Where a text may stand, and where the data have it.
const FIELDS: [(&str, &str); 8] = [
    ("title: {}\n", "/title"),
    ("summary: {}\n", "/summary"),
    ("note: {}\n", "/note"),
    ("promise: {}\n", "/promise"),
    ("milestones:\n  - title: {}\n", "/milestones/0/title"),
    ("measures:\n  - title: {}\n", "/measures/0/title"),
    ("events:\n  - date: 2025\n    text: {}\n", "/events/0/text"),
    ("indicators:\n  - name: {}\n", "/indicators/0/name"),
];

fn texts() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "a",
        "Ä",
        "B",
        "1",
        "0",
        ".",
        ",",
        " ",
        "  ",
        "#",
        " #",
        ": ",
        ":",
        "-",
        "- ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "?",
        "~",
        "null",
        "yes",
        "True",
        "2026-01-01",
        "1.10",
        "0x1F",
        "+49",
        "=",
        "<<",
        "…",
        "€",
    ]);
    prop::collection::vec(signs, 1..7).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_shown_or_found(text in texts(), field in prop::sample::select(FIELDS.to_vec()), quote in prop::sample::select(vec!["", "'", "\""])) {
        let (line, pointer) = field;
        let written = match quote {
            "'" => format!("'{}'", text.replace('\'', "''")),
            "\"" => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            _ => text.clone(),
        };
        let title = if pointer == "/title" { "" } else { "title: Ziel\n" };
        let goal = format!("---\nid: a\npillar: netz\nlead: mid\n{title}{}---\n", line.replace("{}", &written));
        let case = Case::new().file("content/ziele/a.md", &goal);
        let built = case.build(&[]);
        let shown = if built.code == 0 { json(&case, "public/data/v1/goals.json")["goals"][0].clone() } else { Value::Null };
        let says = shown.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let out = checked(&case).out;
        // Whoever writes quotation marks around all of it means what is between them.
        let is_quoted = quote.is_empty() && text.trim_start().starts_with(['\'', '"']);
        let text = match serde_yaml::from_str::<String>(&written) {
            Ok(inner) if is_quoted => inner,
            _ => text,
        };
        // What only asks for more is no answer.
        let about_text = ["[Z1", "[Z0"].iter().any(|code| out.contains(code));
        prop_assert!(says == text.trim() || about_text || text.trim().is_empty(), "{goal}\n{says}\n{out}");
    }
}
