//! What must hold for every history: the log is what the slow way finds, replaying it gives every state, and the site
//! has the same bytes whatever the number of threads.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use zielstand::config::{Config, FILE};
use zielstand::content::{Content, Field, Record, StoredRecord};
use zielstand::history::{Change, Commit, FieldChange, GoalChanges, History, Scope, State, Step, TextChange, read};
use zielstand::portal::{Flagged, Portal};
use zielstand::source::{CommitId, Line, Repository};

use super::oracle::{Found, Goals, Leaves, all_leaves, config, leaves, read_text, states, voices};
use super::random::{MOVE, commits, moving_portal, on_time, portal};
use crate::case::{Case, SETTINGS, files};

fn history(case: &Case, records: &[StoredRecord]) -> History {
    let repository = Repository::open(case.root()).unwrap().unwrap();
    history_at(&repository, repository.head().unwrap().unwrap(), &present(case), records)
}

fn history_at(repository: &Repository, head: CommitId, config: &Config, records: &[StoredRecord]) -> History {
    let as_of = jiff::civil::date(2026, 6, 1);
    read(repository, head, Scope::of(config, &config.folders.apart_from_goals(), records), as_of, true).unwrap()
}

/// The settings in the portal's folder, if they can be read.
fn present(case: &Case) -> Config {
    config(&std::fs::read(case.path(FILE)).unwrap()).or_else(|| config(SETTINGS.as_bytes())).unwrap()
}

/// The marks on what a history tells.
fn marks(history: &History, config: &Config) -> Vec<Flagged> {
    let content = Content::default();
    Portal::derive(&content, history, config, jiff::civil::date(2026, 6, 1)).trail.flagged.clone()
}

/// What a history tells, with the subjects of commits in the places of their hashes.
fn by_subject(case: &Case) -> Vec<String> {
    let log = case.git(&["log", "--format=%H %s"]);
    let subjects: Vec<(&str, &str)> = log.lines().filter_map(|line| line.split_once(' ')).collect();
    let step = |step: &Step| {
        let told = format!("{step:?}");
        subjects.iter().fold(told, |told, (hash, subject)| told.replace(hash, subject))
    };
    history(case, &[]).steps.iter().filter(|step| step.commit.subject != MOVE).map(step).collect()
}

/// Forgets what earlier builds read.
fn forget(case: &Case) {
    drop(std::fs::remove_dir_all(case.path(".git/zielstand")));
}

/// Today's pages as the content hands them to the history.
fn records(case: &Case) -> Vec<StoredRecord> {
    let repository = Repository::open(case.root()).unwrap().unwrap();
    let config = present(case);
    let (names, goals) = (config.fields.names(config.fields.today()), &config.folders.goals);
    let stored = |(path, bytes): (String, Vec<u8>)| StoredRecord {
        path: format!("{}/{path}", goals.folder),
        blob: repository.blob_id(&bytes),
        record: Arc::new(Record::parse(&bytes, names, goals).unwrap()),
    };
    files(&case.path(&goals.folder)).into_iter().map(stored).collect()
}

/// The leaves that a change took away and those that it brought; the texts are those of a goal.
fn sides(change: &FieldChange, texts: Option<&TextChange>) -> [Leaves; 2] {
    if let ([field], Some(texts)) = (change.field.as_slice(), texts)
        && field == "text"
    {
        return [(&change.old, &texts.old), (&change.new, &texts.new)].map(|(digest, text)| {
            let known: String =
                Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digest, &Some(Field::Text(known)));
            Leaves::from([("text".to_owned(), read_text(text))])
        });
    }
    [&change.old, &change.new].map(|side| {
        let mut all = Leaves::new();
        if let Some(field) = side {
            leaves(&change.field.join("/"), field, &mut all);
        }
        all
    })
}

/// A step of the log in the oracle's words, which names the commits of the branch that left a file unreadable.
fn told(step: &Step, line: &[String]) -> Found {
    let mut changes = BTreeSet::new();
    for goal in &step.goals {
        let mut add = |leaf: String, old, new| assert!(changes.insert((goal.id.clone(), leaf, old, new)), "told twice");
        for change in &goal.changes {
            match change {
                Change::Created { path, .. } => add("file".into(), None, Some(path.clone())),
                Change::Removed { path, .. } => add("file".into(), Some(path.clone()), None),
                Change::Moved { from, to } => add("file".into(), Some(from.clone()), Some(to.clone())),
                Change::Field(change) => {
                    let [old, new] = sides(change, goal.text.as_ref());
                    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
                    for leaf in names.into_iter().filter(|leaf| old.get(*leaf) != new.get(*leaf)) {
                        add(leaf.clone(), old.get(leaf).cloned(), new.get(leaf).cloned());
                    }
                }
            }
        }
    }
    let is_seen = |change: &Change| matches!(change, Change::Moved { .. });
    let across = |goal: &GoalChanges| -> Vec<String> {
        let broken = goal.across.iter().filter(|_| !goal.changes.iter().all(is_seen));
        broken.filter(|commit| line.contains(&commit.id)).map(|commit| commit.id.clone()).collect()
    };
    let across = step.goals.iter().map(|goal| (goal.id.clone(), across(goal))).filter(|(_, broken)| !broken.is_empty());
    let gaps = step.gaps.iter().map(|gap| gap.path.clone()).collect();
    Found { changes, formatting: step.formatting.clone(), gaps, across: across.collect() }
}

/// Commits that a step names and that are not of the branch came with the merge named after them.
fn came_with_a_merge(case: &Case, step: &Step, line: &[String]) -> bool {
    step.goals.iter().all(|goal| {
        let mut others = Vec::new();
        goal.across.iter().chain([&step.commit]).all(|commit| {
            if !line.contains(&commit.id) {
                others.push(commit.id.clone());
                return true;
            }
            let parents = format!("{0}^1..{0}", commit.id);
            let all = if others.is_empty() { String::new() } else { case.git(&["rev-list", &parents]) };
            std::mem::take(&mut others).iter().all(|commit| all.contains(commit.as_str()))
        }) && others.is_empty()
    })
}

/// Applies a step to the goals; what it says was there must be there.
fn replay(goals: &mut Goals, step: &Step) {
    let place = |path: &String, record: &Record| (path.clone(), all_leaves(record));
    for goal in &step.goals {
        // One that comes back has its values already; how they became so is told as well.
        let is_back = matches!(goal.changes.as_slice(), [Change::Created { .. }, _, ..]);
        for change in &goal.changes {
            match change {
                Change::Field(_) if is_back => {}
                Change::Created { path, record } => {
                    assert_eq!(goals.insert(goal.id.clone(), place(path, record)), None);
                }
                Change::Removed { path, record } => assert_eq!(goals.remove(&goal.id), Some(place(path, record))),
                Change::Moved { from, to } => {
                    let path = &mut goals.get_mut(&goal.id).unwrap().0;
                    assert_eq!(path, from);
                    path.clone_from(to);
                }
                Change::Field(change) => {
                    let values = &mut goals.get_mut(&goal.id).unwrap().1;
                    let [old, new] = sides(change, goal.text.as_ref());
                    for (leaf, value) in &old {
                        assert_eq!(values.remove(leaf).as_ref(), Some(value), "{leaf}");
                    }
                    for (leaf, value) in new {
                        assert_eq!(values.insert(leaf, value), None);
                    }
                }
            }
        }
    }
}

fn with_cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(with_cases(24))]

    #[test]
    fn the_log_is_what_the_slow_way_finds(commits in commits()) {
        let case = portal(&commits);
        let history = history(&case, &[]);
        let mut steps = history.steps.iter().peekable();
        let (mut goals, mut then) = (Goals::new(), State::default());
        let voices = voices(&case);
        let states = states(&case);
        let line: Vec<String> = states.iter().map(|state| state.commit.clone()).collect();
        for state in states {
            let step = steps.next_if(|step| step.commit.id == state.commit);
            prop_assert_eq!(step.map(|step| told(step, &line)).unwrap_or_default(), state.found, "at {}", state.commit);
            if let Some(step) = step {
                prop_assert!(came_with_a_merge(&case, step, &line), "at {}", state.commit);
                replay(&mut goals, step);
                for commit in step.brought_in.iter().chain([&step.commit]) {
                    let Commit { author, subject, reasons, .. } = commit;
                    prop_assert_eq!(&[author.clone(), subject.clone(), reasons.join(",")], &voices[&commit.id]);
                }
            }
            prop_assert_eq!(&goals, &state.goals, "replay up to {}", state.commit);
            if let Some(step) = step {
                then.apply(step);
            }
            let replayed = then.goals().map(|(id, goal)| {
                let record = Record { id: id.clone(), fields: goal.fields.clone(), text: [0; 32], markdown: goal.markdown.clone() };
                (id.clone(), (goal.path.clone(), all_leaves(&record)))
            });
            prop_assert_eq!(replayed.collect::<Goals>(), state.goals, "state after {}", state.commit);
        }
        prop_assert!(steps.next().is_none(), "a step that no commit of the branch made");
    }

    #[test]
    fn nothing_that_was_told_is_lost(commits in commits(), days in prop::collection::vec(any::<prop::sample::Index>(), 1..4)) {
        let case = portal(&commits);
        let repository = Repository::open(case.root()).unwrap().unwrap();
        let today = history(&case, &[]);
        let line = case.git(&["rev-list", "--first-parent", "--reverse", "HEAD"]);
        let line: Vec<&str> = line.lines().collect();
        for commit in days.iter().map(|day| *day.get(&line)) {
            let shown = std::process::Command::new("git").arg("-C").arg(case.root()).args(["show", &format!("{commit}:portal.yaml")]).output().unwrap();
            // What could not be built was told nobody.
            let Some(config) = config(&shown.stdout) else { continue };
            let then = history_at(&repository, repository.resolve(commit, jiff::civil::date(2026, 6, 1), jiff::civil::date(2026, 6, 1)).unwrap(), &config, &[]);
            // Which days are wrong may be known later.
            let then = then.counted_on(Line::clone(&today.line));
            prop_assert_eq!(format!("{:?}", &*then.steps), format!("{:?}", &today.steps[..then.steps.len()]));
            let all = marks(&today, &present(&case));
            let until_then: Vec<Flagged> = all.into_iter().filter(|mark| mark.step < then.steps.len()).collect();
            prop_assert_eq!(marks(&then, &config), until_then);
        }
    }

    #[test]
    fn a_portal_that_moves_in_its_repository_tells_the_same(commits in commits()) {
        let commits = on_time(&commits);
        prop_assert_eq!(by_subject(&portal(&commits)), by_subject(&moving_portal(&commits)));
    }

    #[test]
    fn what_is_kept_is_what_is_read(commits in commits(), pieces in prop::collection::vec(any::<prop::sample::Index>(), 1..4)) {
        let case = portal(&commits);
        let repository = Repository::open(case.root()).unwrap().unwrap();
        let line = case.git(&["rev-list", "--first-parent", "--reverse", "HEAD"]);
        let line: Vec<&str> = line.lines().collect();
        let config = present(&case);
        let history_at = |repository: &Repository, head, records: &[StoredRecord]| history_at(repository, head, &config, records);
        // Builds at any commits, in any order, each with what the one before kept, then one of today.
        let heads = pieces.iter().map(|piece| *piece.get(&line)).chain(line.last().copied());
        for head in heads {
            let head = repository.resolve(head, jiff::civil::date(2026, 6, 1), jiff::civil::date(2026, 6, 1)).unwrap();
            let kept = history_at(&repository, head, &[]);
            forget(&case);
            let fresh = history_at(&repository, head, &[]);
            prop_assert_eq!(format!("{kept:?}"), format!("{fresh:?}"));
            let again = history_at(&repository, head, &[]);
            prop_assert_eq!(format!("{again:?}"), format!("{fresh:?}"));
        }
        // One build after the other, as commits come.
        forget(&case);
        for head in &line {
            history_at(&repository, repository.resolve(head, jiff::civil::date(2026, 6, 1), jiff::civil::date(2026, 6, 1)).unwrap(), &[]);
        }
        let head = repository.head().unwrap().unwrap();
        let kept = history_at(&repository, head, &[]);
        forget(&case);
        prop_assert_eq!(format!("{kept:?}"), format!("{:?}", history_at(&repository, head, &[])));
    }

    #[test]
    fn replay_gives_todays_content(commits in commits()) {
        let case = portal(&commits);
        let records = records(&case);
        let history = history(&case, &records);
        let mut goals = Goals::new();
        for step in &history.steps {
            replay(&mut goals, step);
        }
        let today: Goals = records.iter().map(|stored| (stored.record.id.clone(), (stored.path.clone(), all_leaves(&stored.record)))).collect();
        prop_assert_eq!(goals, today);
        prop_assert!(history.uncommitted.is_empty(), "{:?}", history.uncommitted);
        let fresh = self::history(&case, &[]);
        prop_assert_eq!(format!("{:?}", history.steps), format!("{:?}", fresh.steps), "today's pages change what is read");
    }
}

/// Settings of a portal, readable unless the number says otherwise.
fn settings(number: u8) -> String {
    let label = ["begonnen", "angefangen"][usize::from(number % 2)];
    let more = if number.is_multiple_of(3) {
        String::new()
    } else {
        format!("topics: [{{id: t{number}, title: T, colour: blue}}]\n")
    };
    let broken = if number % 7 == 6 { "broken: [\n" } else { "" };
    let look = ["green", "blue"][usize::from(number / 2 % 2)];
    format!(
        "title: Titel {number}\nsoon_days: {}\nstatuses:\n  - {{id: b, label: {label}, means: started, colour: {look}}}\n{more}{broken}",
        number % 4
    )
}

/// Every single rule by where it stands.
fn rule_leaves(bytes: &[u8]) -> Option<Leaves> {
    let mut all = Leaves::new();
    for (name, field) in zielstand::content::rules(bytes).ok()? {
        leaves(&name, &field, &mut all);
    }
    Some(all)
}

proptest! {
    #![proptest_config(with_cases(8))]

    #[test]
    fn replaying_the_rules_gives_those_of_every_commit(numbers in prop::collection::vec(any::<u8>(), 1..8)) {
        let mut case = Case::empty();
        let mut commits = Vec::new();
        for number in &numbers {
            case.write("portal.yaml", settings(*number));
            commits.push((case.commit(&number.to_string()), *number, rule_leaves(settings(*number).as_bytes())));
        }
        let history = history(&case, &[]);
        let (mut rules, mut broken): (Option<Leaves>, Option<u8>) = (None, None);
        for (commit, number, now) in commits {
            let step = history.steps.iter().find(|step| step.commit.id == commit);
            let gap = step.is_some_and(|step| !step.gaps.is_empty());
            let repeated = now.is_none() && step.is_none() && broken == Some(number);
            broken = now.is_none().then_some(number);
            prop_assert!(gap == now.is_none() || repeated, "a gap where it cannot be read");
            let changes = step.map(|step| step.settings.as_slice()).unwrap_or_default();
            for change in changes {
                let [old, new] = sides(change, None);
                let rules = rules.as_mut().unwrap();
                for (leaf, value) in &old {
                    prop_assert!(rules.remove(leaf).as_ref() == Some(value), "{}", leaf);
                }
                for (leaf, value) in new {
                    prop_assert!(rules.insert(leaf, value).is_none());
                }
            }
            match (&rules, now) {
                (_, None) => prop_assert!(changes.is_empty()),
                (None, Some(first)) => rules = Some(first),
                (Some(replayed), Some(now)) => prop_assert_eq!(replayed, &now),
            }
        }
    }
}

proptest! {
    #![proptest_config(with_cases(6))]

    #[test]
    fn the_number_of_threads_does_not_matter(commits in commits()) {
        let case = portal(&on_time(&commits));
        for (jobs, out) in [("1", "eins"), ("4", "vier")] {
            let ran = case.build(&["--jobs", jobs, "--out", out]);
            prop_assert_eq!(ran.code, 0, "{}", ran.err);
        }
        prop_assert!(files(&case.path("eins")) == files(&case.path("vier")));
    }
}
