//! Whole portals, and the mistakes that the handbook tells of.

use std::path::Path;

use zielstand::config;
use zielstand::content::{self, Content};
use zielstand::schema::{Kind, schema};
use zielstand::source::{Source, WorkingTree};

use super::{Portal, front_matter, validator};
use crate::case::SETTINGS;

/// Folders of portals in this repository.
const PORTALS: [&str; 1] = [""];

/// The files that have a schema.
fn files(content: &Content) -> Vec<(Kind, &str)> {
    let goals = content.goals.iter().map(|goal| (Kind::Goal, &goal.path));
    let pages = content.pages.iter().map(|page| (Kind::Page, &page.path));
    let reports = content.reports.iter().map(|report| (Kind::Report, &report.path));
    let easy = content.easy.iter().map(|page| (Kind::Easy, &page.path));
    let groups = content.group_texts.iter().map(|text| (Kind::Group(text.kind), &text.path));
    let translations = content.translations.values().map(|translation| (Kind::Translation, &translation.path));
    let all = goals.chain(pages).chain(reports).chain(easy).chain(groups).chain(translations);
    all.chain([(Kind::Start, &content.start.path)]).map(|(kind, path)| (kind, path.as_str())).collect()
}

#[test]
fn every_file_of_the_portals_here_is_right() {
    for portal in PORTALS {
        let source = WorkingTree::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join(portal), None);
        let config = config::load(&source).unwrap().config.unwrap();
        let loaded = content::load(&source, &config).unwrap();
        let mut files = files(&loaded.content);
        files.extend([(Kind::Sources, &*config.folders.sources), (Kind::Glossary, &*config.folders.glossary)]);
        assert!(files.len() > 20, "{portal}: {files:?}");
        for kind in Kind::ALL {
            let accepts = validator(&schema(kind, &config, &loaded.content));
            for (_, path) in files.iter().filter(|(of, _)| *of == kind) {
                let text = String::from_utf8(source.read(path).unwrap().unwrap()).unwrap();
                let wrong: Vec<String> = accepts
                    .iter_errors(&front_matter(kind, &text))
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert_eq!(wrong, Vec::<String>::new(), "{portal}/{path}");
            }
        }
    }
}

fn portal() -> Portal {
    let settings = format!("{SETTINGS}status_needs_source: true\nlanguages: [de, en]\n");
    Portal::new(&settings, "bericht: {title: Bericht}\n")
}

/// What the program finds in a goal with these lines, and whether the schema accepts it.
fn judged(front: &str) -> (Vec<&'static str>, bool) {
    let text = format!("---\n{front}---\n\nText\n");
    let found = portal().errors("content/ziele/neu.md", &text);
    let accepts = validator(&portal().schema(Kind::Goal));
    (
        found.iter().map(zielstand::diagnostic::Diagnostic::code).collect(),
        accepts.is_valid(&front_matter(Kind::Goal, &text)),
    )
}

#[test]
fn what_the_program_refuses_in_one_file_the_schema_refuses() {
    let goal = "id: neu\ntitle: Neu\npillar: netz\n";
    assert_eq!(judged(goal), (vec![], true));
    for (lines, code) in [
        ("sumary: Kurz\n", "Z106"),
        ("milestones: [{due: 2027}]\n", "Z107"),
        ("milestones: Start\n", "Z108"),
        ("departments: {a: b}\n", "Z108"),
        ("summary: [Kurz]\n", "Z108"),
        ("replaces: [Alt]\n", "Z201"),
        ("status: gepland\nstatus_source: bericht\n", "Z203"),
        ("topic: Glasfaser\n", "Z203"),
        ("lead: mf\n", "Z203"),
        ("sources: [bericht-1999]\n", "Z203"),
        ("departments: [mid, mid]\n", "Z204"),
        ("due: 2027-02-30\n", "Z301"),
        ("due: 31.03.2027\n", "Z301"),
        ("progress: 120\n", "Z303"),
        ("kind: gross\n", "Z307"),
        ("kind: cross-cutting\n", "Z305"),
        ("status: begonnen\n", "Z306"),
        ("translations: {fr: {title: Nouveau}}\n", "Z501"),
        ("translations: {de: {title: Neu}}\n", "Z501"),
    ] {
        assert_eq!(judged(&format!("{goal}{lines}")), (vec![code], false), "{lines}");
    }
    for (front, codes) in [
        ("title: Neu\npillar: netz\n", vec!["Z107"]),
        ("id: neu\ntitle:\npillar: netz\n", vec!["Z107"]),
        ("id: Neues Ziel\ntitle: Neu\npillar: netz\n", vec!["Z201"]),
        ("id: neu\ntitle: Neu\n", vec!["Z304"]),
    ] {
        assert_eq!(judged(front), (codes, false), "{front}");
    }
}

/// The rest is for `zielstand check`.
#[test]
fn what_takes_a_calendar_or_two_fields_the_schema_lets_pass() {
    let goal = "id: neu\ntitle: Neu\npillar: netz\n";
    for (lines, code) in
        [("due: 2027-02-29\n", "Z301"), ("start: 2027\ndue: 2026\n", "Z302"), ("departments: [mid, MID]\n", "Z204")]
    {
        assert_eq!(judged(&format!("{goal}{lines}")), (vec![code], true), "{lines}");
    }
}
