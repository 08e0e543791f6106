//! The reference portal in this repository keeps what its page on method says.

use std::collections::BTreeSet;
use std::path::Path;

use zielstand::config;
use zielstand::content::{self, Content, Event, Goal};
use zielstand::diagnostic::Severity;
use zielstand::source::WorkingTree;

fn reference() -> Content {
    let source = WorkingTree::new(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    let config = config::load(&source).unwrap().config.unwrap();
    let loaded = content::load(&source, &config, jiff::civil::date(2026, 6, 1)).unwrap();
    let mut found = config.checks.apply(loaded.diagnostics);
    found.retain(|found| found.severity() < Severity::Hint);
    assert_eq!(found, []);
    loaded.content
}

/// The event that decides: the latest one that states a status for the whole goal; of equal dates the last listed. One
/// without a date decides if it is further on: what is completed was started before.
fn deciding(goal: &Goal) -> Option<&Event> {
    let far = |event: &Event| {
        let order = ["geplant", "begonnen", "in-umsetzung", "umgesetzt"];
        order.iter().position(|status| event.status.as_deref() == Some(*status))
    };
    let stating = || goal.events.iter().filter(|event| event.whole && event.status.is_some());
    let dated = stating().filter(|event| event.date.is_some()).max_by_key(|event| event.date);
    let undated = stating().filter(|event| event.date.is_none()).max_by_key(|event| far(event));
    undated.filter(|undated| dated.is_none_or(|dated| far(undated) > far(dated))).or(dated)
}

#[test]
fn a_status_is_what_the_latest_source_for_the_whole_goal_states() {
    for goal in &reference().goals {
        let stated = (goal.status.as_deref(), goal.status_date, goal.status_source.as_deref());
        let expected = deciding(goal)
            .map_or((None, None, None), |event| (event.status.as_deref(), event.date, event.source.as_deref()));
        assert_eq!(stated, expected, "{}", goal.id);
    }
}

#[test]
fn every_figure_and_event_has_a_source() {
    let content = reference();
    for goal in &content.goals {
        assert!(goal.events.iter().all(|event| event.source.is_some()), "{}: events", goal.id);
        for indicator in &goal.indicators {
            let readings = indicator.values.iter().chain(&indicator.baseline).chain(&indicator.target);
            assert!(readings.clone().all(|reading| reading.source.is_some()), "{}: {}", goal.id, indicator.name);
        }
        assert!(!goal.sources.is_empty(), "{}: sources", goal.id);
    }
    assert!(content.start.figures.iter().all(|figure| figure.source.is_some()));
}

/// What became of a promise, who pays for it and what others think of it stands in the text.
#[test]
fn promises_hold_no_commentary() {
    for goal in &reference().goals {
        let promise = goal.promise.as_deref().unwrap_or_default();
        let comments = [
            "verschoben",
            "verlängert",
            "genannt",
            "Förderung bis",
            "Förderrichtlinie",
            "inanzier",
            "Ansicht",
            "Gastkommentar",
            "Quelle",
        ];
        assert_eq!(comments.map(|word| promise.contains(word)), [false; 9], "{}: {promise}", goal.id);
    }
}

#[test]
fn all_goals_are_there_and_say_how_they_are_tied_to_the_strategy() {
    let content = reference();
    let count = |prefix: &str| content.goals.iter().filter(|goal| goal.id.starts_with(prefix)).count();
    assert_eq!([count("vv-"), count("di-"), count("vg-"), count("qz-")], [36, 12, 26, 13]);
    let origins: BTreeSet<_> = content.goals.iter().filter_map(|goal| goal.origin.as_deref()).collect();
    assert_eq!(origins, ["fachstrategie", "gesetz", "landesregierung", "strategie"].into());
    assert!(content.goals.iter().all(|goal| goal.origin.is_some() && goal.promise.is_some()));
    assert!(content.goals.iter().all(|goal| goal.text.markdown.contains("## Warum das für Menschen wichtig ist")));
}
