//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Place, path, sentence};
use crate::address;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::pipeline::Findings;

/// One run of the program with all its results.
pub(super) fn log(findings: &Findings, language: Language, version: &str) -> Value {
    let codes: Vec<&str> = findings.list.iter().map(Diagnostic::code).collect::<BTreeSet<_>>().into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = findings.list.iter().map(|found| result(found, findings, language, &codes)).collect();
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

fn result(found: &Diagnostic, findings: &Findings, language: Language, codes: &[&str]) -> Value {
    let level = match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let mut physical = json!({ "artifactLocation": { "uri": address::path(&path(found, findings)) } });
    if let Some(place) = Place::of(found, findings) {
        physical["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        });
    }
    json!({
        "ruleId": found.code(),
        "ruleIndex": codes.binary_search(&found.code()).unwrap_or_default(),
        "level": level,
        "message": { "text": sentence(found, language, ". ") },
        "locations": [{ "physicalLocation": physical }],
    })
}
