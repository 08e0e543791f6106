//! A history that was bent: the invented portal in `bent/`, with every kind of mark in one commit each, and behind it a harmless
//! change of the same place. The whole log is compared, marks and all: `bent/log.txt`.

use serde_json::Value;

use crate::case::{Case, git_command};

/// A mark, the file, what stood there and what stands there now, and the harmless change after it. Of a file that comes nothing
/// stood there; of one that goes nothing does on either side.
type Step = (&'static str, &'static str, (&'static str, &'static str), Option<(&'static str, &'static str)>);

#[rustfmt::skip]
const STEPS: &[Step] = &[
    ("deadline-later", "content/ziele/a.md", ("due: 2028\nprogress", "due: 2029\nprogress"), Some(("due: 2029\nprogress", "due: 2029-06\nprogress"))),
    ("start-later", "content/ziele/a.md", ("start: 2024-02", "start: 2024-05"), Some(("start: 2024-05", "start: 2024-04"))),
    ("status-back", "content/ziele/c.md", ("status: begonnen", "status: geplant"), Some(("title: Ein Amt", "title: „Ein Amt“"))),
    ("given-up", "content/ziele/c.md", ("status: geplant", "status: eingestellt"), Some(("Alle Anträge gehen an ein Amt.", "Alle Anträge gehen an ein einziges Amt."))),
    ("late-dropped", "content/ziele/b.md", ("status: verzoegert", "status: begonnen"), Some(("status_source: bericht", "status_source: bericht\nnote: Der Rechnungshof prüft weiter."))),
    ("completion-changed", "content/ziele/a.md", ("done: 2023-11-20", "done: 2023-10-20"), Some(("{title: Zehn Schulen", "{title: 10 Schulen"))),
    ("backdated", "content/ziele/b.md", ("due: 2023-06\n", "due: 2023-06\ndone: 2023-05-20\n"), Some(("stellen.", "stellen!"))),
    ("split", "content/ziele/a.md", ("  - {title: 10 Schulen angeschlossen, due: 2023-12, done: 2023-10-20}", "  - {title: Fünf Schulen im Norden, done: 2023-10-20}\n  - {title: Fünf Schulen im Süden, done: 2023-10-20}"), Some(("alle 640 Schulen an.", "alle 640 Schulen an. Das Land berichtet jedes Jahr."))),
    ("progress-fell", "content/ziele/a.md", ("progress: 40", "progress: 30"), Some(("progress: 30", "progress: 45"))),
    ("progress-otherwise", "content/ziele/a.md", ("progress: 45", "progress: milestones"), Some(("title: Glasfaser für jede Schule", "title: \"Glasfaser für jede Schule\""))),
    ("target-lowered", "content/ziele/a.md", ("{value: 640, date", "{value: 500, date"), Some(("{value: 500, date", "{value: 520, date"))),
    ("target-changed", "content/ziele/a.md", ("    target: {value: 20, date: 2028, source: plan}\n", ""), Some(("  - name: Dauer", "  # Tage\n  - name: Dauer"))),
    ("baseline-changed", "content/ziele/a.md", ("baseline: {value: 10,", "baseline: {value: 60,"), Some(("unit: Tage\n", "unit: \"Tage\"\n"))),
    ("unit-changed", "content/ziele/a.md", ("unit: Schulen", "unit: Orte"), Some(("direction: up", "direction: \"up\""))),
    ("direction-changed", "content/ziele/a.md", ("direction: \"up\"", "direction: down"), Some(("- {date: 2023, value: 90, source: bericht}", "- {date: 2023, value: 90, source: bericht}\n      - {date: 2024-01, value: 95, source: plan}"))),
    ("past-value-changed", "content/ziele/a.md", ("{date: 2023, value: 90", "{date: 2023, value: 190"), Some(("- {date: 2024-01, value: 95, source: plan}", "- {date: 2024-01, value: 95, source: plan}\n      - {date: 2024-02, value: 97, source: plan}"))),
    ("indicator-removed", "content/ziele/a.md", ("  # Tage\n  - name: Dauer der Anträge\n    unit: \"Tage\"\n", ""), Some(("  - name: Angeschlossene Schulen", "  - name: \"Angeschlossene Schulen\""))),
    ("evidence-gone", "content/ziele/a.md", ("events:\n  - {date: 2023-12, text: Der Rechnungshof rügt die Verspätung., source: bericht}\n", ""), Some(("pillar: netz", "pillar: \"netz\""))),
    ("rule-changed", "portal.yaml", ("stale_days: 365", "stale_days: 900"), Some(("stale_days: 900", "stale_days: 300"))),
    ("source-changed", "content/quellen/bericht.yaml", ("date: 2023-12-15", "date: 2023-11-15"), Some(("title: Bericht", "url: https://example.org/bericht\ntitle: Bericht"))),
    ("look-changed", "portal.yaml", ("notice: Dieses Portal ist erfunden.\n", ""), Some(("description: Ein Portal zum Testen", "description: Ein Portal, um zu testen"))),
    ("mark-words-changed", "thema/texts/de.yaml", ("menu:", "flags:\n  deadline-later: Anpassung\nmenu:"), Some(("Unsere Ziele", "Alle Ziele"))),
    ("promise-weaker", "content/ziele/a.md", ("bezahlt jeden Anschluss", "bezahlt möglichst jeden Anschluss"), Some(("möglichst jeden Anschluss", "jeden Anschluss"))),
    ("words-weaker", "content/ziele/a.md", ("alle 640 Schulen", "600 Schulen"), Some(("600 Schulen", "610 Schulen"))),
    ("lead-gone", "content/ziele/a.md", ("lead: mid", "lead: ms"), Some(("departments: [ms]", "departments: [mid, ms]"))),
    ("regrouped", "content/ziele/d.md", ("pillar: amt", "pillar: netz"), Some(("due: 2027", "due: 2026"))),
    ("no-new-evidence", "content/ziele/b.md", ("status_date: 2023-12", "status_date: 2024-01"), Some(("title: Anträge ohne Papier", "title: Anträge ganz ohne Papier"))),
    ("part-gone", "content/ziele/a.md", ("  - {title: Eine Beratungsstelle}\n", ""), Some(("  - {title: Ein Förderprogramm}", "  - {title: Ein Förderprogramm}\n  - {title: Ein Wettbewerb}"))),
    ("page-weaker", "content/seiten/methode.md", ("binnen 14 Tagen", "binnen 30 Tagen"), Some(("binnen 30 Tagen", "innerhalb von 30 Tagen"))),
    ("file-replaced", "content/medien/plan.csv", ("Adorf;2025", "Adorf;2029"), None),
    ("field-gone", "content/ziele/d.md", ("referat: 12\n", ""), Some(("Das Land veröffentlicht", "Das Land veröffentlicht online"))),
    ("id-changed", "content/ziele/d.md", ("id: d", "id: daten"), Some(("alle Karten.", "alle Karten und alle Pläne."))),
    ("goal-removed", "content/ziele/c.md", ("", ""), None),
    ("merged-into-less", "content/ziele/e.md", ("", "---\nid: e\ntitle: Karten\npillar: netz\nreplaces: [daten]\nlead: ms\ndue: 2029\n---\n\nDas Land veröffentlicht einige Karten.\n"), None),
];

const LOG: &str = include_str!("bent/log.txt");

/// The portal with its history: a commit a day, from 1 January 2024 on.
fn portal() -> Case {
    let case = Case::empty();
    let files =
        crate::case::files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/history/bent/portal"));
    files.iter().for_each(|(path, bytes)| case.write(path, bytes));
    let mut days = 0;
    let mut commit = |message: &str| {
        let date = format!("2024-{:02}-{:02}T12:00:00+01:00", 1 + days / 28, 1 + days % 28);
        let git = |args: &[&str]| assert!(git_command(case.root(), &date).args(args).status().unwrap().success());
        if days == 0 {
            git(&["init", "-q", "-b", "main"]);
        }
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", message]);
        days += 1;
    };
    commit("Beginn");
    let change = |path: &str, (was, is): (&str, &str)| match (was, is) {
        ("", "") => std::fs::remove_file(case.path(path)).unwrap(),
        ("", is) => case.write(path, is),
        (was, is) => {
            let text = std::fs::read_to_string(case.path(path)).unwrap();
            assert!(text.contains(was), "{path}: {was}");
            case.write(path, text.replacen(was, is, 1));
        }
    };
    for (mark, path, weaker, twin) in STEPS {
        change(path, *weaker);
        commit(mark);
        if let Some(twin) = twin {
            change(path, *twin);
            commit(&format!("harmlos neben {mark}"));
        }
    }
    case
}

#[test]
fn every_kind_of_mark_and_its_harmless_twin() {
    let case = portal();
    let log: Value = serde_json::from_str(&case.run(&["history", "--format", "json"]).out).unwrap();
    let records = ["changes", "rules", "site"].into_iter().flat_map(|list| log[list].as_array().unwrap());
    let records: Vec<(&str, Vec<&str>)> = records
        .map(|record| {
            let flags = record["flags"].as_array().unwrap().iter().filter_map(Value::as_str);
            (record["subject"].as_str().unwrap(), flags.collect())
        })
        .collect();
    let marks = |subject: &str| {
        let of = records.iter().filter(|(of, _)| *of == subject).flat_map(|(_, flags)| flags.iter().copied());
        of.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    for (mark, ..) in STEPS {
        assert_eq!(marks(mark), [*mark]);
        assert_eq!(marks(&format!("harmlos neben {mark}")), [""; 0], "{mark}");
    }
    let all: std::collections::BTreeSet<&str> = STEPS.iter().map(|(mark, ..)| *mark).collect();
    let known: Vec<&str> = zielstand::portal::Flag::ALL.iter().map(|flag| flag.word()).collect();
    assert!(known.iter().all(|mark| all.contains(mark)), "{known:?}");
    // Commits have other hashes wherever a byte of the portal is another one.
    let hash = |word: &str| word.len() == 10 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bare = |line: &str| match line.trim_start().split_once("  ") {
        Some((first, rest)) if hash(first) => format!("            {rest}"),
        _ => line.to_owned(),
    };
    let told = case.run(&["history"]).out;
    assert_eq!(told.lines().map(bare).collect::<Vec<_>>(), LOG.lines().collect::<Vec<_>>());
    assert!(case.run(&["check", "--as-of", "2026-06-01"]).out.contains("0 Fehler"));
}
