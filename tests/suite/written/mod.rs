//! What is written is what is meant: a page shows what its file says, or there is a finding.

mod causes;
mod conflicts;
mod helps;
mod hostile;
mod links;
mod markup;
mod notations;
mod pasted;
mod random;
mod slips;
mod values;

use crate::case::{Case, Ran};

/// What `check` says about a goal with this front matter.
fn check(front: &str) -> String {
    checked(&Case::new().goal("a", &format!("lead: mid\n{front}"))).out
}

/// What `check` says about a goal with this text.
fn check_text(text: &str) -> String {
    let goal = format!("---\nid: a\ntitle: Ziel\npillar: netz\nlead: mid\n---\n\n{text}");
    checked(&Case::new().file("content/ziele/a.md", goal)).out
}

fn checked(case: &Case) -> Ran {
    case.run(&["check", "--as-of", "2026-06-01"])
}

fn read(case: &Case, path: &str) -> String {
    std::fs::read_to_string(case.path(path)).unwrap()
}

fn json(case: &Case, path: &str) -> serde_json::Value {
    serde_json::from_str(&read(case, path)).unwrap()
}
