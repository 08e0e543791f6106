//! The figures of whole portals are the same wherever they stand: pages, data, reports.

use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::case::{Case, Ran};
use crate::demo::Demo;
use crate::history::words;

const STAGES: [&str; 5] = ["rules", "goals", "deadlines", "status", "time"];

/// Runs `report` with more arguments.
type Report<'a> = Box<dyn Fn(&[&str]) -> Ran + 'a>;

/// A built portal, and how it is asked for a report.
struct Built<'a> {
    site: PathBuf,
    report: Option<Report<'a>>,
}

impl Built<'_> {
    fn data(&self, name: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.site.join("data/v1").join(name)).unwrap()).unwrap()
    }

    /// The rows of the first table of a class, without its heading; empty if the page has none.
    fn rows(&self, page: &str, class: &str) -> Vec<String> {
        let html = std::fs::read_to_string(self.site.join(page).join("index.html")).unwrap();
        let Some((_, table)) = html.split_once(&format!("<table class=\"{class}\">")) else { return Vec::new() };
        let (_, body) = table.split_once("<tbody>").unwrap();
        words(body.split_once("</tbody>").unwrap().0)
    }

    fn equal_everywhere(&self) {
        let figures = self.data("figures.json");
        let goals = self.data("goals.json");
        let counts = &figures["goals"];
        let all = goals["goals"].as_array().unwrap();
        assert_eq!(*counts, counted(counts, all.iter()), "overview and goals");
        // The handbook has no goals, and no table of them.
        for page in ["", "fristen"].iter().filter(|_| !all.is_empty()) {
            assert_eq!(numbers(&self.rows(page, "numbers-table outcomes")), outcomes(counts), "{page}");
        }
        let year = &figures["year"];
        if year.is_object() {
            self.year(year, counts);
        }
        for group in figures["groups"].as_array().unwrap() {
            let (kind, id) = (group["kind"].as_str().unwrap(), &group["id"]);
            let is_in = |goal: &&Value| match kind {
                // What concerns all departments counts for each of them.
                "department" => {
                    [id, &Value::from("alle")].iter().any(|id| goal["lead"] == **id || has(&goal["departments"], id))
                }
                "pillar" | "topic" => goal[kind] == *id,
                "strategy" => has(&goal["strategies"], id),
                _ => has(&goal["cross_cutting"], id),
            };
            let counts = &group["goals"];
            assert_eq!(*counts, counted(counts, all.iter().filter(is_in)), "{kind} {id}");
            let folder = match kind {
                "pillar" => "handlungsfelder",
                "department" => "ressorts",
                _ => continue,
            };
            let page = format!("{folder}/{}", id.as_str().unwrap());
            if counts["all"].as_u64() > Some(0) {
                assert_eq!(numbers(&self.rows(&page, "numbers-table outcomes")), outcomes(counts), "{page}");
            }
            let told = year["groups"].as_array().into_iter().flatten().find(|told| told["id"] == *id);
            if let Some(told) = told.filter(|told| told["kind"] == kind) {
                assert_eq!(now(told), *counts, "{page}");
                let rows = self.rows(&page, "stack numbers-table waterfall");
                assert!(rows.is_empty() || rows == falls(told), "{page}: {rows:#?}");
            }
        }
        let plan = &figures["plan"];
        if plan.is_object() {
            let fates = plan["fates"].as_object().unwrap();
            assert_eq!(fates.values().filter_map(Value::as_u64).sum::<u64>(), plan["due"].as_u64().unwrap());
            for (fate, number) in fates {
                let goals = plan["goals"].as_array().unwrap().iter().filter(|goal| goal["fate"] == *fate);
                assert_eq!(Some(goals.count() as u64), number.as_u64(), "{fate}");
            }
        }
    }

    /// What changed within a year, on the overview and in a report of that year.
    fn year(&self, year: &Value, counts: &Value) {
        assert_eq!(now(&year["portal"]), *counts, "a year ends today");
        let told = falls(&year["portal"]);
        assert_eq!(self.rows("", "stack numbers-table waterfall"), told, "overview");
        let Some(report_of) = &self.report else { return };
        // A report's period begins on the day after the state that it compares with.
        let from: jiff::civil::Date = year["from"].as_str().unwrap().parse().unwrap();
        let (from, to) = (from.tomorrow().unwrap().to_string(), year["to"].as_str().unwrap());
        let period = ["--from", &from, "--to", to];
        let json = report_of(&[&period[..], &["--format", "json"]].concat());
        assert_eq!(json.code, 0, "{}", json.err);
        let report: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(report["figures"]["portal"], year["portal"], "report");
        assert_eq!(report["figures"]["groups"], year["groups"], "report by group");
        let markdown = report_of(&period).out;
        for row in told {
            assert!(markdown.contains(&format!("| {row} |")), "{row}\n{markdown}");
        }
    }
}

fn has(list: &Value, id: &Value) -> bool {
    list.as_array().is_some_and(|list| list.contains(id))
}

/// How many of these goals have each outcome, in the form of the data.
fn counted<'a>(form: &Value, goals: impl Iterator<Item = &'a Value>) -> Value {
    let goals: Vec<&Value> = goals.collect();
    let reached = ["in_time", "later_statement", "late", "undated"];
    let count = |name: &str| {
        let is = |goal: &&&Value| match name {
            "all" => true,
            "reached" => reached.iter().any(|name| goal["outcome"] == **name),
            name => goal["outcome"] == *name,
        };
        Value::from(goals.iter().filter(is).count())
    };
    form.as_object().unwrap().keys().map(|name| (name.clone(), count(name))).collect()
}

/// The table of outcomes, which ends with all.
fn outcomes(counts: &Value) -> Vec<u64> {
    let counts = counts.as_object().unwrap();
    let parts = counts.iter().filter(|(name, _)| !["all", "reached"].contains(&name.as_str()));
    parts.map(|(_, number)| number).chain([&counts["all"]]).filter_map(Value::as_u64).collect()
}

fn numbers(rows: &[String]) -> Vec<u64> {
    rows.iter().filter_map(|row| row.rsplit(" | ").next()?.parse().ok()).collect()
}

/// The last figures of a waterfall, in the form of the data.
fn now(told: &Value) -> Value {
    told["figures"].as_object().unwrap().iter().map(|(name, figure)| (name.clone(), figure["now"].clone())).collect()
}

/// The rows of a waterfall in German; each adds up.
fn falls(told: &Value) -> Vec<String> {
    let names = [
        "alle Ziele",
        "erreicht",
        "rechtzeitig erreicht",
        "rechtzeitig nach späterer Angabe",
        "verspätet erreicht",
        "erreicht, Frist oder Tag unbekannt",
        "überfällig",
        "offen",
        "aufgegeben",
        "unbekannt",
    ];
    let figures = told["figures"].as_object().unwrap();
    assert_eq!(figures.len(), names.len());
    let row = |(name, figure): (&str, &Value)| {
        let changes: Vec<i64> = STAGES.iter().map(|stage| figure["changes"][stage].as_i64().unwrap()).collect();
        let [then, now] = ["then", "now"].map(|name| figure[name].as_i64().unwrap());
        assert_eq!(then + changes.iter().sum::<i64>(), now, "{name}");
        let signed = |change: &i64| match change {
            0 => "0".to_owned(),
            1.. => format!("+{change}"),
            _ => format!("−{}", change.abs()),
        };
        let cells = [then.to_string()].into_iter().chain(changes.iter().map(signed)).chain([now.to_string()]);
        format!("{name} | {}", cells.collect::<Vec<_>>().join(" | "))
    };
    names.into_iter().zip(figures.values()).map(row).collect()
}

#[test]
fn the_demo() {
    let demo = Demo::made();
    let case = Case::empty();
    let root = demo.path("");
    let report = |args: &[&str]| case.run(&[&["report", "--root", root.to_str().unwrap()], args].concat());
    Built { site: demo.path("public"), report: Some(Box::new(report)) }.equal_everywhere();
}

/// The portals of this repository.
#[test]
fn reference_portal_second_portal_and_handbook() {
    let case = Case::empty();
    for folder in ["", "examples/sachsen", "docs"] {
        let place = TempDir::new().unwrap();
        let site = place.path().join("site");
        let ran = case.run_here("build", folder, &["--out", site.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        // Their period may end today, which no report tells of yet.
        Built { site, report: None }.equal_everywhere();
    }
}
