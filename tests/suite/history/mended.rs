//! Who explains a change when one person broke a file and another one mended it, also in merge requests.

use serde_json::Value;

use super::whose::{lines, page};
use crate::case::{Case, SETTINGS, git_command};

/// Anna puts the deadline off in a version that nobody can read, without a word; its text still says so.
fn broken_by_anna(case: &mut Case) {
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: umgesetzt\ndue: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: geplant\ndue: 2030\nsummary: %x\n"));
    case.commit_as("Stand", &[("GIT_AUTHOR_NAME", "Anna")]);
}

fn merge_by_mia(case: &Case) {
    case.git(&["checkout", "-q", "main"]);
    let mut git = git_command(case.root(), "2024-06-03T12:00:00Z");
    git.args(["merge", "-q", "--no-ff", "-m", "Merge branch 'zweig'", "zweig"]);
    assert!(git.env("GIT_AUTHOR_NAME", "Mia").status().unwrap().success());
}

/// Bert mends it in a branch, Mia merges that.
fn mended_by_bert(due: u16) -> Case {
    let mut case = Case::new();
    broken_by_anna(&mut case);
    case.git(&["checkout", "-q", "-b", "zweig"]);
    case.write(
        "content/ziele/a.md",
        page(&format!("title: Eins\npillar: netz\nstatus: geplant\ndue: {due}\nnote: Neu\n")),
    );
    case.commit_as("Lesbar\n\nGrund: Das Zeichen hielt den Bau auf", &[("GIT_AUTHOR_NAME", "Bert")]);
    merge_by_mia(&case);
    case.log();
    case
}

/// Field, reason, who gives it, and who may have made it.
fn told(case: &Case) -> Vec<String> {
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let told = |change: &Value| {
        let gap = change["gap"].as_array().into_iter().flatten().map(|commit| commit["author"].as_str().unwrap());
        let [field, reason, by] =
            ["field", "reason", "reason_by"].map(|key| change[key].as_str().unwrap_or("–").to_owned());
        format!("{field}: {reason} / {by} / {}", gap.collect::<Vec<_>>().join(", "))
    };
    changes["changes"].as_array().unwrap().iter().skip(1).map(told).collect()
}

/// What is one's change alone has that one's reason, on every page and in every report.
#[test]
fn a_reason_for_a_title_explains_no_deadline() {
    let mut case = Case::new();
    broken_by_anna(&mut case);
    case.write("content/ziele/a.md", page("title: Eins neu\npillar: netz\nstatus: geplant\ndue: 2030\n"));
    case.commit_as("Titel\n\nGrund: Der Titel war falsch geschrieben", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    let report = case.run(&["report", "--from", "2024-02", "--to", "2025", "--format", "markdown"]).out;
    let all = [lines(&case, "fristen/", &["Dazwischen", "Die Datei war nicht lesbar"]), report];
    for told in all {
        assert!(told.contains("nicht lesbar. Ihr Text zeigt aber"), "{told}");
        assert!(!told.contains("falsch geschrieben") && !told.contains("oder Bert"), "{told}");
    }
    let report = case.run(&["report", "--from", "2024-02", "--to", "2025", "--format", "json"]).out;
    assert!(!report.contains("falsch geschrieben") && !report.contains("Bert\""), "{report}");
    assert_eq!(
        told(&case),
        ["due: – / – / Anna", "status: – / – / Anna", "title: Der Titel war falsch geschrieben / – / "]
    );
}

#[test]
fn whoever_mends_in_a_merge_request_explains_their_own_changes() {
    assert_eq!(
        told(&mended_by_bert(2030)),
        ["due: – / – / Anna", "note: Das Zeichen hielt den Bau auf / Bert / ", "status: – / – / Anna",]
    );
}

#[test]
fn whoever_mends_in_a_merge_request_is_named() {
    let case = mended_by_bert(2031);
    assert_eq!(told(&case)[0], "due: Das Zeichen hielt den Bau auf / Bert / Anna, Bert, Mia");
    assert!(lines(&case, "ziele/a/", &["2031"]).contains("von Anna oder Bert oder Mia"));
}

/// Settings that were mended in a merge request.
#[test]
fn whoever_mends_settings_in_a_merge_request_is_named() {
    let mut case = Case::new();
    case.commit("Anfang");
    let settings = SETTINGS;
    case.write("portal.yaml", format!("{settings}stale_days: [\n"));
    case.commit_as("Regel", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.git(&["checkout", "-q", "-b", "zweig"]);
    case.write("portal.yaml", format!("{settings}stale_days: 30\n"));
    case.commit_as("Lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    merge_by_mia(&case);
    let text = case.run(&["history"]).out;
    assert!(text.contains("von Anna oder Bert oder Mia"), "{text}");
}

/// A line that is certainly not there tells as much as one that is.
#[test]
fn a_line_that_is_not_there_yet_or_no_longer() {
    let mut case = Case::new();
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: geplant\ndue: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("title: Ziel: eins\npillar: netz\nstatus: geplant\n"));
    case.commit_as("Stand", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: geplant\nsummary: Neu\n"));
    case.commit_as("Lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    assert_eq!(told(&case), ["due: – / – / Anna", "summary: – / – / "]);
    // Whoever loses the end of a line loses no field.
    case.write("content/ziele/a.md", page("title: Eins status: geplant\npillar: netz\nsummary: Neu\n"));
    case.commit_as("Zeile verloren", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nsummary: Neu\n"));
    case.commit_as("Ohne Status", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    assert_eq!(told(&case)[2], "status: – / – / Anna, Bert");
}
