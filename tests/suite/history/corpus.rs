//! A repository of which every change is known: `make_corpus.py --goals 33 --commits 90 --seed 15` made it, with goals
//! that come and go, pure renames, moves to another pillar, merges, and one merge that takes the other side of a conflict.
//! Here it is a stream of `git fast-export`, with the `mainline` rows of its truth beside it.
//!
//! `ZIELSTAND_CORPUS=DIR cargo test corpus` compares any other corpus (`DIR` beside `DIR-truth.json`) as well.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::case::{Case, git_command};

const SETTINGS: &str = include_str!("../../../benches/corpus.yaml");
const STREAM: &[u8] = include_bytes!("corpus/history.fast-export");
const TRUTH: &str = include_str!("corpus/truth.json");

/// Commit, day, goal, field, old, new.
type Row = (String, String, String, String, String, String);

#[test]
fn the_change_log_is_the_truth() {
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    let mut import = git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut import = import.args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut import.stdin.take().unwrap(), STREAM).unwrap();
    assert!(import.wait().unwrap().success());
    case.git(&["reset", "-q", "--hard", "main"]);
    let truth: Value = serde_json::from_str(TRUTH).unwrap();
    assert_eq!(case.git(&["rev-parse", "HEAD"]).trim(), truth["meta"]["head"], "git fast-import made other commits");
    compare(&case, &truth);
}

#[test]
fn so_is_that_of_a_corpus_of_your_own() {
    let Some(corpus) = std::env::var_os("ZIELSTAND_CORPUS") else { return };
    let corpus = Path::new(&corpus);
    let case = Case::empty();
    let clone = Command::new("git").args(["clone", "-q", "--shared"]).arg(corpus).arg(case.root()).status();
    assert!(clone.unwrap().success());
    let truth = format!("{}-truth.json", corpus.display());
    compare(&case, &serde_json::from_slice(&std::fs::read(truth).unwrap()).unwrap());
}

/// The corpus has no settings of its own, so those beside it are not committed.
const NOTE: &str = "Hinweis: 1 Datei ist noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.\n";

fn compare(case: &Case, truth: &Value) {
    case.write("portal.yaml", SETTINGS);
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, NOTE), "{}", ran.out);
    let names = indicator_names(case, truth);
    let expected = truth_rows(truth, &names);
    let found = log_rows(case);
    let missing: Vec<_> = expected.iter().filter(|row| found.binary_search(row).is_err()).take(20).collect();
    let invented: Vec<_> = found.iter().filter(|row| expected.binary_search(row).is_err()).take(20).collect();
    assert!(missing.is_empty() && invented.is_empty(), "missing: {missing:#?}\ninvented: {invented:#?}");
    assert_eq!(found.len(), expected.len(), "a row stands in the log twice");
    println!("{} rows agree", found.len());
}

/// The names of a goal's indicators as the file of its first commit lists them; they never change.
fn indicator_names(case: &Case, truth: &Value) -> BTreeMap<String, Vec<String>> {
    let mut names = BTreeMap::new();
    for (goal, rows) in truth["goals"].as_object().unwrap() {
        let created = &rows["mainline"][0];
        assert_eq!(created[2], "created", "{goal}");
        let file = case.git(&["show", &format!("{}:{}", text(&created[0]), text(&created[4]))]);
        let quoted = file.lines().filter_map(|line| line.strip_prefix("  - name: "));
        names.insert(goal.clone(), quoted.map(|name| serde_json::from_str(name).unwrap()).collect());
    }
    names
}

/// The rows of the truth, those of several indicators taken apart.
fn truth_rows(truth: &Value, names: &BTreeMap<String, Vec<String>>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (goal, entry) in truth["goals"].as_object().unwrap() {
        for row in entry["mainline"].as_array().unwrap() {
            let row: Vec<String> = row.as_array().unwrap().iter().map(text).collect();
            let [commit, date, field, old, new] = <[String; 5]>::try_from(row).unwrap();
            let day = date.parse::<jiff::Timestamp>().unwrap().strftime("%F").to_string();
            if field != "indicators" {
                rows.push((commit, day, goal.clone(), field, old, new));
                continue;
            }
            let [old, new] = [old, new].map(|list| serde_json::from_str::<Vec<Vec<i64>>>(&list).unwrap());
            assert_eq!((old.len(), new.len()), (names[goal].len(), names[goal].len()));
            for (name, (old, new)) in names[goal].iter().zip(old.iter().zip(&new)).filter(|(_, (old, new))| old != new)
            {
                let field = format!("indicators/{name}/current");
                rows.push((commit.clone(), day.clone(), goal.clone(), field, old[0].to_string(), new[0].to_string()));
            }
        }
    }
    rows.sort();
    rows
}

/// The rows of the built site, under the names of the truth.
fn log_rows(case: &Case) -> Vec<Row> {
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let row = |change: &Value| {
        let [commit, date, goal, kind, field] =
            ["commit", "date", "goal", "kind", "field"].map(|name| text(&change[name]));
        let field = match (kind.as_str(), field.as_str()) {
            ("created", "file") => "created",
            ("removed", "file") => "deleted",
            ("moved", "file") => "path",
            ("changed", "topic") => "theme",
            ("changed", "text") => "body",
            ("changed", field) => field,
            other => panic!("{other:?}"),
        };
        (commit, date, goal, field.to_owned(), text(&change["old"]), text(&change["new"]))
    };
    let mut rows: Vec<Row> = changes["changes"].as_array().unwrap().iter().map(row).collect();
    rows.sort();
    rows
}

/// A value of either file as text; `-` for none.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
