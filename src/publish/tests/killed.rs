//! Builds that end in the middle: killed, refused by the file system, or beside another build.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::super::intake::Prepared;
use super::super::stage::{STAGE, Stage};
use super::super::swap;
use super::{Intake, OutputFile, PublishError, check_folder, fresh, manifest, run, site, times, tree};

/// A build up to the point where the old site begins to change.
fn start(files: &[OutputFile], out: &Path) -> (Intake, Prepared) {
    let mut intake = Intake::begin(out, &[], None).unwrap();
    files.iter().for_each(|file| intake.take(file));
    let prepared = intake.prepare(&manifest(files)).unwrap();
    (intake, prepared)
}

/// A build that is killed after some of its steps: whatever it holds is closed, nothing is cleaned up.
fn kill(files: &[OutputFile], out: &Path, steps: usize) {
    let (mut intake, prepared) = start(files, out);
    prepared.steps.iter().take(steps).for_each(|step| assert!(step.take().is_ok(), "{step:?}"));
    intake.is_left = true;
}

/// A build that is killed while files come in.
fn kill_early(files: &[OutputFile], out: &Path) {
    let mut intake = Intake::begin(out, &[], None).unwrap();
    files.iter().for_each(|file| intake.take(file));
    intake.is_left = true;
}

fn samples() -> [Vec<OutputFile>; 3] {
    [
        site(&[("index.html", "1"), ("a/b", "2"), ("a/c", "3"), ("d", "4"), ("e/f/g", "5"), ("m", "8"), ("n/o", "9")]),
        site(&[("index.html", "eins"), ("a", "2"), ("d/h/i", "4"), ("e/j", "6"), ("k/l", "7")]),
        site(&[("index.html", "1"), ("a/c", "3"), ("d/h", "8")]),
    ]
}

#[test]
fn a_site_killed_at_any_step_is_mended_by_the_next_build() {
    let [old, new, other] = samples();
    let count = {
        let out = TempDir::new().unwrap();
        run(&old, out.path()).unwrap();
        start(&new, out.path()).1.steps.len()
    };
    assert!(count > 12, "{count}");
    let fresh = samples().map(|files| fresh(&files));
    for (steps, twice) in (0..=count).flat_map(|steps| [(steps, None), (steps, Some(steps / 2))]) {
        for (next, expected) in samples().iter().zip(&fresh) {
            let out = TempDir::new().unwrap();
            run(&old, out.path()).unwrap();
            kill(&new, out.path(), steps);
            if let Some(steps) = twice {
                kill_early(&old, out.path());
                kill(&other, out.path(), steps);
            }
            kill_early(&new, out.path());
            check_folder(out.path(), &[]).unwrap();
            run(next, out.path()).unwrap();
            assert_eq!(tree(out.path()), *expected, "{steps} steps, then {twice:?}");
        }
    }
}

/// What the pages of a folder name that is not there, `page → file`: links of all that `index.html` leads to, and the parts of
/// every page. The words of a page are what it names.
fn dead(out: &Path) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let is_page = |path: &&str| path.strip_suffix(".html").is_some();
    let mut pages: Vec<String> = vec!["index.html".into()];
    for place in 0.. {
        let Some(page) = pages.get(place).cloned() else { break };
        let text = read(&page);
        let there = text.split(' ').filter(is_page).filter(|path| out.join(path).exists());
        let new: Vec<String> = there.filter(|path| !pages.iter().any(|known| known == path)).map(Into::into).collect();
        pages.extend(new);
    }
    let files = tree(out).into_keys().filter(|path| !path.starts_with(STAGE));
    let files = files.map(|path| path.to_string_lossy().into_owned());
    let all: Vec<String> = files.filter(|path| path.strip_suffix(".html").is_some()).collect();
    let reached = pages.iter().map(|page| (page, true));
    let named = reached.chain(all.iter().map(|page| (page, false))).flat_map(|(page, with_links)| {
        let text = read(page);
        let names = text.split(' ').filter(|path| with_links || !is_page(path));
        let lost = names.filter(|path| !out.join(path).exists());
        lost.map(|path| format!("{page} → {path}")).collect::<Vec<_>>()
    });
    named.collect()
}

#[test]
fn whoever_reads_during_an_update_finds_every_link_and_every_part() {
    let old = site(&[
        ("index.html", "x/list.html gone/a.html s.1.css"),
        ("x/list.html", "x/y/goal.html gone/a.html s.1.css"),
        ("x/y/goal.html", "index.html s.1.css x/y/old.png"),
        ("gone/a.html", "gone/b.html s.1.css"),
        ("gone/b.html", "gone/a.html gone/z.png s.1.css"),
        ("gone/z.png", "1"),
        ("x/y/old.png", "1"),
        ("s.1.css", "1"),
    ]);
    let new = site(&[
        ("index.html", "x/list.html x/new.html new/c.html s.2.css"),
        ("x/list.html", "x/y/goal.html x/new.html s.2.css"),
        ("x/y/goal.html", "index.html x/new.html s.2.css x/y/new.png"),
        ("x/new.html", "new/c.html s.2.css"),
        ("new/c.html", "x/new.html s.2.css new/d/e.html"),
        ("new/d/e.html", "index.html s.2.css"),
        ("x/y/new.png", "2"),
        ("s.2.css", "2"),
    ]);
    for (old, new) in [(&old, &new), (&new, &old)] {
        let out = TempDir::new().unwrap();
        run(old, out.path()).unwrap();
        let (mut intake, prepared) = start(new, out.path());
        assert_eq!(dead(out.path()), [""; 0], "before");
        for step in &prepared.steps {
            step.take().unwrap();
            assert_eq!(dead(out.path()), [""; 0], "after {step:?}");
        }
        intake.stage.finish();
        intake.is_left = true;
        assert_eq!(tree(out.path()), fresh(new));
    }
}

#[test]
fn a_first_build_killed_half_way_by_hand() {
    let out = TempDir::new().unwrap();
    let at = |path: &str| out.path().join(path);
    fs::create_dir_all(at(".zielstand-stage/new")).unwrap();
    fs::write(at(".zielstand-stage/journal.json"), r#"{"paths": ["a/1", "a/2", "b", "c/d/e"]}"#).unwrap();
    fs::write(at(".zielstand-stage/journal.json.new"), "{\"pa").unwrap();
    fs::write(at(".zielstand-stage/lock"), std::process::id().to_string()).unwrap();
    fs::write(at(".zielstand-stage/new/2"), "b").unwrap();
    fs::create_dir_all(at("a")).unwrap();
    fs::create_dir_all(at("c/d")).unwrap();
    fs::write(at("a/1"), "1").unwrap();
    fs::write(at("a/2"), "2").unwrap();
    check_folder(out.path(), &[]).unwrap();

    // What no journal names is foreign even now, and refusing keeps the journal.
    fs::write(at("a/3"), "3").unwrap();
    let before = tree(out.path());
    assert!(matches!(run(&[], out.path()), Err(PublishError::ForeignFiles { files, .. }) if files == ["a/3"]));
    assert_eq!(tree(out.path()), before);
    fs::remove_file(at("a/3")).unwrap();

    let files = site(&[("a/1", "1"), ("x", "y")]);
    let published = run(&files, out.path()).unwrap();
    assert_eq!((published.written, published.unchanged, published.removed), (2, 1, 1));
    assert_eq!(tree(out.path()), fresh(&files));
}

#[test]
fn a_damaged_journal_is_named() {
    let out = TempDir::new().unwrap();
    fs::create_dir(out.path().join(STAGE)).unwrap();
    fs::write(out.path().join(STAGE).join("journal.json"), "{").unwrap();
    let error = check_folder(out.path(), &[]).unwrap_err();
    assert!(matches!(error, PublishError::OldJournal { .. }));
    assert!(error.to_string().ends_with("Ordner der Website leeren und neu bauen"));
}

#[test]
fn a_step_that_fails_takes_all_back() {
    let [old, new, _] = samples();
    let out = TempDir::new().unwrap();
    run(&old, out.path()).unwrap();
    let before = (tree(out.path()), times(out.path()));
    for index in 0.. {
        let (intake, prepared) = start(&new, out.path());
        let puts = prepared.steps.iter().filter_map(|step| match step {
            swap::Step::Put { staged, .. } => Some(staged),
            _ => None,
        });
        let Some(staged) = puts.clone().nth(index) else {
            assert!(index > 4, "{index}");
            break;
        };
        if staged.is_dir() {
            fs::remove_dir_all(staged).unwrap();
        } else {
            fs::remove_file(staged).unwrap();
        }
        let error = swap::run(&prepared.steps).unwrap_err();
        assert!(error.to_string().ends_with("die bisherige Website ist unverändert"), "{error}");
        drop(intake);
        assert_eq!((tree(out.path()), times(out.path())), before);
    }
    assert_eq!((tree(out.path()), times(out.path())), before);
}

#[test]
fn a_stage_that_fails_leaves_site_and_journal() {
    let [old, new, other] = samples();
    let out = TempDir::new().unwrap();
    run(&old, out.path()).unwrap();
    kill(&new, out.path(), 8);
    let outside = |out: &Path| tree(out).into_iter().filter(|(path, _)| !path.starts_with(STAGE)).collect::<Vec<_>>();
    let before = outside(out.path());

    let intake = Intake::begin(out.path(), &[], None).unwrap();
    let room = out.path().join(STAGE).join("new");
    fs::remove_dir(&room).unwrap();
    fs::write(&room, "").unwrap();
    other.iter().chain(&site(&[("z", "1")])).for_each(|file| intake.take(file));
    let error = intake.end(&manifest(&other)).unwrap_err();
    assert!(
        matches!(&error, PublishError::Io { path, .. } if path.ends_with("d/h") || path.ends_with("index.html")),
        "{error}"
    );
    assert_eq!(outside(out.path()), before);
    let names: BTreeSet<_> =
        fs::read_dir(out.path().join(STAGE)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, BTreeSet::from(["journal.json".into()]));
    run(&other, out.path()).unwrap();
    assert_eq!(tree(out.path()), fresh(&other));
}

#[test]
fn folders_made_for_a_failed_build_go_away() {
    let root = TempDir::new().unwrap();
    let out = root.path().join("a/b");
    drop(start(&site(&[("x", "1")]), &out));
    assert_eq!(tree(root.path()), std::collections::BTreeMap::new());
}

/// The system may refuse to remove or write; root is refused nothing, so this says something for everybody else only.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named_and_left() {
    use std::os::unix::fs::PermissionsExt as _;
    let [old, new, _] = samples();
    let out = TempDir::new().unwrap();
    run(&old, out.path()).unwrap();
    for (folder, named) in [("", STAGE), ("a", "a/b"), ("e/f", "e/f/g")] {
        let folder = out.path().join(folder);
        let before = (tree(out.path()), times(out.path()));
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
        let as_root = fs::write(folder.join("probe"), "").is_ok();
        let _gone = fs::remove_file(folder.join("probe"));
        let result = if as_root { None } else { Some(run(&site(&[("index.html", "neu"), ("a/c", "3")]), out.path())) };
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        if let Some(result) = result {
            let message = result.unwrap_err().to_string();
            assert!(message.contains(named) && message.contains("dafür fehlt die Berechtigung"), "{message}");
            assert_eq!((tree(out.path()), times(out.path())), before);
        }
    }
    run(&new, out.path()).unwrap();
}

#[test]
fn a_second_build_is_refused_while_one_writes() {
    let [old, new, _] = samples();
    let out = TempDir::new().unwrap();
    run(&old, out.path()).unwrap();
    let (intake, _) = start(&new, out.path());
    let before = tree(out.path());
    let expected = format!(
        "in `{}` schreibt gerade ein anderer Build (Prozess {}); nichts wurde geändert",
        out.path().display(),
        std::process::id()
    );
    assert_eq!(run(&new, out.path()).unwrap_err().to_string(), expected);
    assert_eq!(Stage::enter(out.path()).unwrap_err().to_string(), expected);
    assert_eq!(tree(out.path()), before);
    drop(intake);
    assert_eq!(tree(out.path()), fresh(&old));
    run(&new, out.path()).unwrap();
}

/// Sites over few names, so that files and folders often take each other's place.
fn any_site() -> impl Strategy<Value = Vec<OutputFile>> {
    let paths = ["a", "a/a", "a/b", "a/b/a", "a/b/c", "b", "b/a/a", "c/a", "c/a/b", "data/v1/x", "data/y"];
    let files = prop::collection::vec((prop::sample::select(paths.to_vec()), "[12]"), 0..7);
    files.prop_map(|files| {
        let mut kept: Vec<(String, String)> = Vec::new();
        for (path, text) in files {
            let inside = |a: &str, b: &str| a == b || a.starts_with(&format!("{b}/"));
            if !kept.iter().any(|(other, _)| inside(path, other) || inside(other, path)) {
                kept.push((path.to_owned(), text));
            }
        }
        kept.into_iter().map(|(path, text)| OutputFile { path, bytes: text.into_bytes() }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_chain_of_killed_builds_ends_in_the_last_site(
        chain in prop::collection::vec((any_site(), prop::option::of(0..12_usize)), 1..5),
        last in any_site(),
    ) {
        let out = TempDir::new().unwrap();
        for (files, killed) in &chain {
            match killed {
                Some(steps) => kill(files, out.path(), *steps),
                None => { run(files, out.path()).unwrap(); }
            }
        }
        run(&last, out.path()).unwrap();
        prop_assert_eq!(tree(out.path()), fresh(&last));
    }
}
