//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Place, path, sentence};
use crate::address;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::pipeline::{Findings, Shown};

/// One run of the program with all its results.
pub(super) fn log(findings: &Findings, language: Language, version: &str) -> Value {
    let codes: Vec<&str> = findings.list.iter().map(Diagnostic::code).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> =
        findings.shown().into_iter().map(|shown| result(shown, findings, language, &codes)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "Zielstand", "version": version, "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(shown: Shown<'_>, findings: &Findings, language: Language, codes: &[&str]) -> Value {
    let (found, place, text, count) = match shown {
        Shown::One(found) => (found, Place::of(found, findings), sentence(found, language, ". "), None),
        Shown::More { last, count } => (last, None, language.more(count), Some(count)),
    };
    let level = match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let mut physical = json!({ "artifactLocation": { "uri": address::path(&path(found, findings)) } });
    if let Some(place) = place {
        physical["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        });
    }
    let mut result = json!({
        "ruleId": found.code(),
        "ruleIndex": codes.binary_search(&found.code()).unwrap_or_default(),
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical }],
    });
    if let Some(count) = count {
        result["occurrenceCount"] = count.into();
    }
    result
}
