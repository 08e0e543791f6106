//! The handbook stays true: every finding is explained, its example files build as one portal, and it is a portal itself.

use crate::case::Case;
use crate::html;

const FIELDS: &str = include_str!("../../docs/redaktion/felder.md");
const SETTINGS: &str = include_str!("../../docs/redaktion/einstellungen.md");
const FINDINGS: &str = include_str!("../../docs/redaktion/meldungen.md");
const PROBLEMS: &str = include_str!("../../src/diagnostic/problem.rs");
const GERMAN: &str = include_str!("../../src/diagnostic/german.rs");

#[test]
fn every_code_has_its_section() {
    let codes: Vec<&str> = PROBLEMS.split('"').filter(|part| part.len() == 4 && part.starts_with('Z')).collect();
    let sections: Vec<&str> = FINDINGS.lines().filter_map(|line| line.strip_prefix("### ")?.get(..4)).collect();
    assert_eq!(sections, codes, "docs/redaktion/meldungen.md has one section per code, in the order of problem.rs");
}

/// Helps without values in them stand in the handbook word for word.
#[test]
fn quoted_helps_are_those_of_the_program() {
    let (_, helps) = GERMAN.split_once("fn help(").unwrap();
    let (helps, _) = helps.split_once("\nfn ").unwrap();
    let fixed = helps.split('"').skip(1).step_by(2).filter(|text| !text.contains('{'));
    let missing: Vec<&str> = fixed.filter(|help| !FINDINGS.contains(help)).collect();
    // The example in the handbook has a better answer: the name that was meant.
    assert_eq!(missing, ["die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen"]);
}

#[test]
fn the_example_files_build_as_one_portal() {
    let mut case = Case::empty();
    let files = [examples(FIELDS), examples(SETTINGS)].concat();
    assert_eq!(files.len(), 13, "{:?}", files.iter().map(|(path, _)| path).collect::<Vec<_>>());
    for (path, text) in files {
        // The example of `fields:` gives this field another name.
        case = case.file(path, text.replace("\npromise:", "\nversprechen:"));
    }
    case.commit("Beispiele aus dem Handbuch");
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(case.site("ziele/glasfaser/index.html").contains("knapp 50"));
    assert!(case.site("index.html").contains("Unsere Ziele"));
}

/// With every link and heading in it.
#[test]
fn the_handbook_is_a_portal_of_pages() {
    let case = Case::empty();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");
    let ran = case.build(&["--strict", "--allow-shallow", "--root", root, "--out", "public"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let faults = html::faults(&case.path("public"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let start = case.site("index.html");
    for (folder, page) in [("redaktion", "erste-aenderung"), ("betrieb", "webserver")] {
        assert!(start.contains(&format!("href=\"./{folder}/\"")) && start.contains(&format!("href=\"./{page}/\"")));
    }
}

/// Every block that follows its file's name: `` `content/start.md`: `` and then the fence.
fn examples(page: &str) -> Vec<(&str, &str)> {
    let mut examples = Vec::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("`:\n\n```") {
        let path = before.rsplit('`').next().unwrap_or_default();
        let (_, block) = after.split_once('\n').unwrap();
        let (block, end) = block.split_once("\n```").unwrap();
        examples.push((path, block));
        rest = end;
    }
    examples
}
