//! Statuses through time, replayed from steps that are written here.

use zielstand::config::{self, Config, GoalFiles};
use zielstand::content::{Content, Field, Record};
use zielstand::history::{Change, Commit, FieldChange, GoalChanges, History, Step};
use zielstand::portal::{Point, Portal, Standing, Timeline};
use zielstand::source::Memory;
use zielstand::yaml::FieldNames;

const SETTINGS: &str = "\
title: T
statuses:
  - {id: fertig, label: fertig, means: done}
  - {id: offen, label: offen, means: unknown}
pillars: [{id: netz, title: Netz}, {id: amt, title: Amt}]
departments: [{id: mid, title: Digitales, short: MID}, {id: ms, title: Soziales}, {id: alle, title: Alle, all: true}]
";

fn config(more: &str) -> Config {
    let source = Memory::new([("portal.yaml", format!("{SETTINGS}{more}"))]);
    config::load(&source).unwrap().config.unwrap()
}

fn step(day: &str, id: &str, changes: Vec<Change>) -> Step {
    let commit = Commit {
        id: day.to_owned(),
        date: day.parse().unwrap(),
        wrong: None,
        seconds: 0,
        offset: 0,
        author: String::new(),
        co_authors: Vec::new(),
        subject: String::new(),
        body: String::new(),
        own_words: None,
        reasons: Vec::new(),
        decisions: Vec::new(),
        sources: Vec::new(),
        trailers: Vec::new(),
        reverts: None,
        signed: false,
    };
    let goals = vec![GoalChanges {
        id: id.to_owned(),
        title: id.to_owned(),
        changes,
        text: None,
        told_by: Vec::new(),
        told_apart: std::collections::BTreeMap::new(),
        across: Vec::new(),
        is_beside: false,
        narrowed: std::collections::BTreeMap::new(),
    }];
    let (settings, formatting, gaps) = (Vec::new(), Vec::new(), Vec::new());
    Step {
        commit,
        goals,
        settings,
        site: Vec::new(),
        formatting,
        gaps,
        brought_in: Vec::new(),
        rules_told_by: Vec::new(),
        rules_told_apart: std::collections::BTreeMap::new(),
        rules_across: Vec::new(),
        retold: Vec::new(),
    }
}

fn record(front: &str) -> std::sync::Arc<Record> {
    Record::parse(
        format!("---\nid: a\n{front}---\n").as_bytes(),
        &FieldNames::new(),
        &GoalFiles::in_folder("content/ziele"),
    )
    .unwrap()
    .into()
}

fn created(front: &str) -> Change {
    Change::Created { path: String::new(), record: record(front) }
}

fn removed() -> Change {
    Change::Removed { path: String::new(), record: record("") }
}

fn set(field: &str, new: &str) -> Change {
    let new = (!new.is_empty()).then(|| Field::Text(new.to_owned()));
    Change::Field(FieldChange { field: vec![field.to_owned()], old: None, new })
}

/// `day counts…+other` per point.
fn shown(points: &[Point]) -> Vec<String> {
    points.iter().map(|point| format!("{} {:?}+{}", point.day, point.counts, point.other)).collect()
}

fn timeline<R>(steps: Vec<Step>, more: &str, look: impl FnOnce(&Timeline) -> R) -> R {
    let (config, content) = (config(more), Content::default());
    let history = History { steps: steps.into(), ..History::default() };
    look(&Portal::derive(&content, &history, &config, "2026-01-01".parse().unwrap()).trail.timeline)
}

#[test]
fn goals_are_added_changed_and_removed() {
    let steps = vec![
        step("2024-01-01", "a", vec![created("pillar: netz\nstatus: offen\n")]),
        step("2024-01-02", "b", vec![created("pillar: netz\n")]),
        step("2024-01-03", "a", vec![set("status", "fertig"), set("due", "2027")]),
        step("2024-01-04", "a", vec![set("due", "2028")]),
        step("2024-01-05", "b", vec![removed()]),
    ];
    timeline(steps, "", |timeline| {
        let expected = ["2024-01-01 [0, 1]+0", "2024-01-02 [0, 2]+0", "2024-01-03 [1, 1]+0", "2024-01-05 [1, 0]+0"];
        assert_eq!(shown(&timeline.portal), expected);
        assert_eq!(shown(&timeline.groups[0]), expected);
        assert!(timeline.groups[1].is_empty());
        let standings = |id: &str| timeline.goal(id).iter().map(|then| then.standing.clone()).collect::<Vec<_>>();
        assert_eq!(standings("a"), [Standing::Known(1), Standing::Known(0)]);
        assert_eq!(standings("b"), [Standing::Known(1), Standing::Gone]);
    });
}

#[test]
fn a_goal_counts_where_its_page_said_at_that_time() {
    let steps = vec![
        step("2024-01-01", "a", vec![created("pillar: netz\nlead: MID\ndepartments: [mid, ms]\n")]),
        step("2024-01-02", "a", vec![set("pillar", "amt"), set("departments", "")]),
        step("2024-01-03", "a", vec![set("lead", "alle"), set("status", "früher")]),
    ];
    timeline(steps, "", |timeline| {
        assert_eq!(shown(&timeline.portal), ["2024-01-01 [0, 1]+0", "2024-01-03 [0, 0]+1"]);
        assert_eq!(shown(&timeline.groups[0]), ["2024-01-01 [0, 1]+0", "2024-01-02 [0, 0]+0"]);
        assert_eq!(shown(&timeline.groups[1]), ["2024-01-02 [0, 1]+0", "2024-01-03 [0, 0]+1"]);
        let mid = shown(&timeline.groups[2]);
        assert_eq!(mid, ["2024-01-01 [0, 1]+0", "2024-01-03 [0, 0]+1"], "named twice counts once");
        let ms = shown(&timeline.groups[3]);
        assert_eq!(ms, ["2024-01-01 [0, 1]+0", "2024-01-02 [0, 0]+0", "2024-01-03 [0, 0]+1"], "shares what all share");
        assert_eq!(timeline.goal("a")[1].standing, Standing::Other("früher".into()));
    });
}

#[test]
fn the_last_state_of_a_day_counts() {
    let steps = vec![
        step("2024-05-05", "a", vec![created("")]),
        step("2024-05-05", "b", vec![created("")]),
        step("2024-05-06", "a", vec![set("status", "fertig")]),
        step("2024-05-06", "a", vec![set("status", "offen")]),
    ];
    timeline(steps, "", |timeline| {
        assert_eq!(shown(&timeline.portal), ["2024-05-05 [0, 2]+0"]);
        assert_eq!(timeline.goal("a").len(), 1);
    });
}

#[test]
fn what_was_before_the_start_is_one_point() {
    let steps = vec![
        step("2024-01-01", "a", vec![created("")]),
        step("2024-02-01", "a", vec![set("status", "fertig")]),
        step("2024-04-01", "b", vec![created("")]),
    ];
    timeline(steps, "history: {start: 2024-03}\n", |timeline| {
        assert_eq!(shown(&timeline.portal), ["2024-03-31 [1, 0]+0", "2024-04-01 [1, 1]+0"]);
    });
}
