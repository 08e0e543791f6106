//! GitLab's code quality report.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Place, marked, path, sentence};
use crate::diagnostic::{Language, Severity};
use crate::pipeline::{Findings, Shown};

/// All findings. A fingerprint does not change when lines above are added, so GitLab can say what is new.
pub(super) fn report(findings: &Findings, language: Language) -> Vec<Value> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let entries = findings.shown().into_iter().map(|shown| {
        let (found, marked, place, message, text) = match shown {
            Shown::One(found) => {
                let (marked, place) = (marked(found, findings), Place::of(found, findings));
                (found, marked, place, found.message(), sentence(found, language, ". "))
            }
            Shown::More { last, count } => (last, None, None, String::new(), language.more(count)),
        };
        let path = path(found, findings);
        let what = [found.code(), &path, marked.unwrap_or_default(), &message].join("\0");
        // In one language always, so that it stays when the report is in another. The same mistake twice in one file is two findings.
        let count = seen.entry(what.clone()).or_default();
        *count += 1;
        let digest = Sha256::digest(format!("{what}\0{count}"));
        let fingerprint: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        json!({
            "description": text,
            "check_name": found.code(),
            "fingerprint": fingerprint,
            "severity": match found.severity() {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            "location": { "path": path, "lines": { "begin": place.map_or(1, |place| place.line) } },
        })
    });
    entries.collect()
}
