//! What only `zielstand check` is asked for: what does not fit together, what is missing, what could be said better.

mod goals;
mod indicators;
mod past;
mod settings;
mod texts;
mod unseen;

use crate::case::{Case, SETTINGS};

/// A portal with a status that is late, and with departments of which one is gone and one is to come.
fn portal() -> Case {
    let late = "  - {id: verzoegert, label: verzögert, means: started, late: true, colour: amber, icon: clock}\n  - {id: geplant";
    let dated = "departments:\n  - {id: alt, title: Altes Ministerium, until: 2024}\n  - {id: kommt, title: Neues Ministerium, since: 2028}\n";
    let settings = SETTINGS.replacen("  - {id: geplant", late, 1).replacen("departments:\n", dated, 1);
    Case::empty()
        .file("portal.yaml", settings)
        .file("content/quellen.yaml", "q: {title: Quelle}\nr: {title: Andere Quelle}\n")
}

/// A goal of a department with further front matter.
fn goal(front: &str) -> Case {
    portal().goal("a", &format!("lead: mid\n{front}"))
}

/// What `zielstand check` says of it on 1 June 2026, as a whole.
fn said(case: &Case) -> String {
    case.run(&["check", "--as-of", "2026-06-01"]).whole()
}
