//! The second portal in this repository: what it says is its own, and nothing of the reference portal is in it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use zielstand::config::{self, Config, GroupKind};
use zielstand::content::{self, Content};
use zielstand::diagnostic::Severity;
use zielstand::source::WorkingTree;

use crate::case::{Case, Ran, files};
use crate::html;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sachsen")
}

fn portal() -> (Config, Content) {
    let source = WorkingTree::new(&root(), None);
    let config = config::load(&source).unwrap().config.unwrap();
    let loaded = content::load(&source, &config, jiff::civil::date(2026, 11, 25)).unwrap();
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    (config, loaded.content)
}

/// A copy in a repository of its own, built once for all tests: messages of this repository's commits are not in it.
static BUILT: LazyLock<(Case, Ran)> = LazyLock::new(|| {
    let mut case = Case::empty();
    for (path, bytes) in files(&root()).into_iter().filter(|(path, _)| !path.starts_with("public/")) {
        case.write(&path, bytes);
    }
    case.commit("Zweites Portal");
    let ran = case.build(&[]);
    (case, ran)
});

fn built() -> &'static Case {
    let (case, ran) = &*BUILT;
    assert_eq!(ran.code, 0, "{}", ran.err);
    case
}

#[test]
fn pillars_and_statuses_are_its_own() {
    let (config, _) = portal();
    let ids = |kind: GroupKind| config.groups.of(kind).iter().map(|group| group.id.as_str()).collect::<Vec<_>>();
    assert_eq!(
        ids(GroupKind::Pillar),
        ["buergerschaft-und-unternehmen", "verwaltung", "weitere-ziele", "voraussetzungen"]
    );
    assert_eq!(ids(GroupKind::CrossCutting), [""; 0]);
    let statuses: Vec<&str> = config.statuses.iter().map(|status| status.id.as_str()).collect();
    assert_eq!(
        statuses,
        ["erreicht", "teilweise", "im-aufbau", "vorgesehen", "verzoegert", "termin-verpasst", "unbekannt"]
    );
}

/// As its page on method says: of the events that state a status for the whole goal, the last listed.
#[test]
fn a_status_is_what_the_last_source_for_the_whole_goal_states() {
    for goal in &portal().1.goals {
        let stated = (goal.status.as_deref(), goal.status_date, goal.status_source.as_deref());
        let deciding = goal.events.iter().rfind(|event| event.whole && event.status.is_some());
        let expected =
            deciding.map_or((None, None, None), |event| (event.status.as_deref(), event.date, event.source.as_deref()));
        assert_eq!(stated, expected, "{}", goal.id);
    }
}

#[test]
fn every_figure_and_event_has_a_source() {
    let (_, content) = portal();
    for goal in &content.goals {
        assert!(goal.events.iter().all(|event| event.source.is_some()), "{}: events", goal.id);
        for indicator in &goal.indicators {
            let mut readings = indicator.values.iter().chain(&indicator.baseline).chain(&indicator.target);
            assert!(readings.all(|reading| reading.source.is_some()), "{}: {}", goal.id, indicator.name);
        }
        assert!(!goal.sources.is_empty() && goal.origin.is_some() && goal.promise.is_some(), "{}", goal.id);
    }
    assert!(content.start.figures.iter().all(|figure| figure.source.is_some()));
}

#[test]
fn it_lacks_nothing_but_an_operator() {
    let (_, ran) = &*BUILT;
    assert_eq!((ran.code, ran.beyond_the_law().trim()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("Warnung[Z601]: auf der Seite `/impressum/` fehlt noch: "), "{}", ran.err);
    assert_eq!(ran.out.split(',').next(), Some("15 Ziele"));
}

#[test]
fn its_pages_are_sound() {
    assert_eq!(html::faults(&built().path("public")), [""; 0]);
}

#[test]
fn every_page_says_what_it_is_and_only_one_goal_names_the_other_state() {
    let pages = || built().site_files().into_iter().filter(|(path, _)| path.ends_with(".html"));
    let with = |words: &str| -> Vec<String> {
        pages().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(words)).map(|(path, _)| path).collect()
    };
    let all: Vec<String> = pages().map(|(path, _)| path).collect();
    assert_eq!(with("<span>Demonstration aus öffentlichen Quellen. Keine amtliche Website.</span>"), all);
    // It uses Saxony's portal for public participation: a fact with a source, which the whole strategy for paper has as well.
    assert_eq!(with("Sachsen-Anhalt"), ["druck/index.html", "ziele/sn-05/index.html"]);
}

#[test]
fn its_colours_are_its_own_and_its_shapes_those_of_the_default_theme() {
    let (site, own) = (built().site_files(), files(&root().join("themes/sachsen")));
    let default = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default"));
    assert!(site["assets/colours.css"] == own["assets/colours.css"]);
    assert!(site["assets/style.css"] == default["assets/style.css"]);
    let names = |css: &[u8]| -> Vec<String> {
        let css = String::from_utf8_lossy(css);
        let names = css.split([';', '{']).filter_map(|part| Some(part.split_once(':')?.0.trim()));
        names.filter(|name| name.starts_with("--")).map(str::to_owned).collect()
    };
    assert_eq!(names(&own["assets/colours.css"]), names(&default["assets/colours.css"]));
}
