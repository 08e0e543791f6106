//! The module through its front door; `killed` stops builds in the middle.

mod killed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::{Entry, Header, Intake, MANIFEST_PATH, Manifest, OutputFile, PublishError, Published, check_folder};

fn header() -> Header {
    Header { as_of: "2026-01-31".into(), history: "none".into(), ..Header::default() }
}

fn manifest(files: &[OutputFile]) -> Manifest {
    Manifest::of(&header(), files.iter().map(Entry::of).collect())
}

fn publish(files: &[OutputFile], out: &Path, keep_out_of: &[PathBuf]) -> Result<Published, PublishError> {
    after(None, files, out, keep_out_of)
}

/// A build that read the log with this checkpoint.
fn after(
    checkpoint: Option<&[u8]>,
    files: &[OutputFile],
    out: &Path,
    keep_out_of: &[PathBuf],
) -> Result<Published, PublishError> {
    let intake = Intake::begin(out, keep_out_of, checkpoint)?;
    files.iter().for_each(|file| intake.take(file));
    intake.end(&manifest(files))
}

/// A site from paths and contents.
fn site(files: &[(&str, &str)]) -> Vec<OutputFile> {
    files
        .iter()
        .map(|(path, text)| OutputFile { path: (*path).to_owned(), bytes: text.as_bytes().to_owned() })
        .collect()
}

/// Everything below a folder: contents of files, `None` for folders.
fn tree(root: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let entries = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(|entry| {
        let entry = entry.unwrap();
        let content = entry.file_type().is_file().then(|| fs::read(entry.path()).unwrap());
        (entry.path().strip_prefix(root).unwrap().to_owned(), content)
    });
    entries.collect()
}

fn times(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap())).collect()
}

/// What a build into an empty folder gives.
fn fresh(files: &[OutputFile]) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let out = TempDir::new().unwrap();
    publish(files, out.path(), &[]).unwrap();
    tree(out.path())
}

fn run(files: &[OutputFile], out: &Path) -> Result<Published, PublishError> {
    publish(files, out, &[])
}

#[test]
fn a_log_that_went_on_meanwhile_is_not_overwritten() {
    let out = TempDir::new().unwrap();
    run(&site(&[("log/checkpoint", "1")]), out.path()).unwrap();
    let files = site(&[("log/checkpoint", "2")]);
    let again = |checkpoint: &[u8]| after(Some(checkpoint), &files, out.path(), &[]);
    assert!(matches!(again(b"0"), Err(PublishError::Overtaken { .. })));
    assert_eq!(fs::read(out.path().join("log/checkpoint")).unwrap(), b"1");
    assert!(again(b"1").is_ok());
}

#[test]
fn writes_only_what_differs_and_removes_the_rest() {
    let root = TempDir::new().unwrap();
    let out = root.path().join("new/public");
    let old = site(&[("index.html", "1"), ("a/b/index.html", "2"), ("a/c.html", "3"), ("d/e/f.html", "4")]);
    assert_eq!(run(&old, &out).unwrap(), Published { written: 5, unchanged: 0, removed: 0 });
    let manifest = fs::read_to_string(out.join(MANIFEST_PATH)).unwrap();
    assert!(manifest.contains("a/c.html") && !manifest.contains("\"path\": \"data/v1/manifest.json\""));

    let before = times(&out);
    assert_eq!(run(&old, &out).unwrap(), Published { written: 0, unchanged: 5, removed: 0 });
    assert_eq!(times(&out), before);

    let new = site(&[("index.html", "1"), ("a/b/index.html", "zwei"), ("g/h.html", "5")]);
    assert_eq!(run(&new, &out).unwrap(), Published { written: 3, unchanged: 1, removed: 2 });
    assert_eq!(tree(&out), fresh(&new));
    assert_eq!(times(&out).get(&out.join("index.html")), before.get(&out.join("index.html")));
    assert!(!out.join(".zielstand-stage").exists() && !out.join("d").exists());
}

/// Templates may fail, and so may whoever makes files: until the end nothing of them counts.
#[test]
fn a_site_that_nobody_ends_leaves_nothing() {
    let root = TempDir::new().unwrap();
    let out = root.path().join("public");
    let begun = |files: &[OutputFile]| {
        let intake = Intake::begin(&out, &[], None).unwrap();
        files.iter().for_each(|file| intake.take(file));
        assert!(out.join(".zielstand-stage/lock").exists());
    };
    begun(&site(&[("index.html", "1"), ("a/b", "2")]));
    assert_eq!(tree(root.path()), BTreeMap::new());
    run(&site(&[("index.html", "1"), ("a/b", "2")]), &out).unwrap();
    let before = (tree(&out), times(&out));
    begun(&site(&[("index.html", "2"), ("a/c", "3"), ("d/e", "4")]));
    assert_eq!((tree(&out), times(&out)), before);
}

#[test]
fn the_order_of_files_does_not_matter() {
    let files = site(&[("b", "1"), ("a/c", "2"), ("a.d", "3")]);
    let turned: Vec<OutputFile> = files.iter().rev().cloned().collect();
    assert_eq!(fresh(&files), fresh(&turned));
}

#[test]
fn foreign_files_are_refused_and_nothing_is_touched() {
    let root = TempDir::new().unwrap();
    let out = root.path().join("public");
    run(&site(&[("index.html", "1")]), &out).unwrap();
    fs::create_dir_all(out.join("data/leer")).unwrap();
    fs::write(out.join(".gitignore"), "*").unwrap();
    fs::write(out.join(".gitkeep"), "").unwrap();
    let new = site(&[("index.html", "2")]);
    run(&new, &out).unwrap();
    assert!(out.join("data/leer").exists() && out.join(".gitkeep").exists());
    assert_eq!(fs::read(out.join(".gitignore")).unwrap(), b"*");

    fs::write(out.join("x.txt"), "von Hand").unwrap();
    let before = tree(&out);
    let error = run(&site(&[("x.txt", "1")]), &out).unwrap_err();
    let expected = format!("`{}` gehört nicht zur Website; nichts wurde geändert", out.join("x.txt").display());
    assert_eq!(error.to_string(), expected);
    assert!(check_folder(&out, &[]).is_err());

    // A file that an earlier site listed is ours; one with such a name elsewhere is not.
    (10..21).for_each(|number| fs::write(out.join(format!("data/{number}")), "").unwrap());
    let error = run(&new, &out).unwrap_err();
    let expected = "(`data/10`, `data/11`, `data/12`, `data/13`, `data/14`, `data/15`, `data/16`, `data/17`, `data/18`, `data/19`, …)";
    assert_eq!(
        error.to_string(),
        format!("12 Dateien in `{}` gehören nicht zur Website {expected}; nichts wurde geändert", out.display())
    );
    (10..21).for_each(|number| fs::remove_file(out.join(format!("data/{number}"))).unwrap());
    assert_eq!(tree(&out), before);
}

#[cfg(unix)]
#[test]
fn links_are_foreign_but_the_folder_may_be_one() {
    use std::os::unix::fs::symlink;
    let root = TempDir::new().unwrap();
    let (real, out) = (root.path().join("real"), root.path().join("public"));
    fs::create_dir(&real).unwrap();
    symlink(&real, &out).unwrap();
    run(&site(&[("a/b", "1")]), &out).unwrap();
    assert_eq!(tree(&real), fresh(&site(&[("a/b", "1")])));

    let elsewhere = root.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for name in ["a/b", "link", ".gitignore", ".zielstand-stage"] {
        let path = out.join(name);
        let _gone = fs::remove_file(&path);
        symlink(&elsewhere, &path).unwrap();
        let result = run(&site(&[("a/b", "2")]), &out);
        assert!(
            matches!(&result, Err(PublishError::ForeignFiles { files, .. }) if files == &[name]),
            "{name}: {result:?}"
        );
        assert_eq!(tree(&elsewhere), BTreeMap::new());
        fs::remove_file(&path).unwrap();
    }
    symlink(root.path().join("nowhere"), root.path().join("broken")).unwrap();
    assert!(matches!(run(&[], &root.path().join("broken")), Err(PublishError::NotAFolder { .. })));
}

#[test]
fn bad_places_and_paths_are_refused_before_anything_is_made() {
    let root = TempDir::new().unwrap();
    let at = |path: &str| root.path().join(path);
    fs::create_dir(at("content")).unwrap();
    fs::write(at("file"), "").unwrap();
    let before = tree(root.path());
    let files = site(&[("a", "1")]);
    for out in ["content", "content/new", ""] {
        let result = publish(&files, &at(out), &[at("content")]);
        assert!(matches!(result, Err(PublishError::InsideContent { .. })), "{out}");
    }
    let error = run(&files, &at("file")).unwrap_err();
    assert_eq!(error.to_string(), format!("`{}` ist kein Ordner; nichts wurde geändert", at("file").display()));
    assert!(matches!(run(&files, &at("file/out")), Err(PublishError::Io { .. })));
    let bad = "taugt nicht als Pfad in der Website";
    for (paths, expected) in [
        (vec!["b", "../a"], "`../a` BAD: er muss relativ sein, ohne leere Teile, `.`, `..`, `\\` und Steuerzeichen"),
        (vec![".gitkeep", "b"], "`.gitkeep` BAD: er ist anderem vorbehalten"),
        (vec!["a", "b", "a"], "`a` BAD: zwei Dateien haben ihn"),
        (vec!["b", MANIFEST_PATH], "`data/v1/manifest.json` BAD: zwei Dateien haben ihn"),
        (vec!["a/b/c", "a"], "`a` BAD: er ist zugleich Ordner für `a/b/c`"),
    ] {
        let files: Vec<(&str, &str)> = paths.into_iter().map(|path| (path, "1")).collect();
        let error = run(&site(&files), &at("public")).unwrap_err();
        assert_eq!(error.to_string(), format!("{}; nichts wurde geändert", expected.replace("BAD", bad)));
        assert_eq!(tree(root.path()), before);
    }
}

#[test]
fn a_folder_becomes_a_file_and_back() {
    let out = TempDir::new().unwrap();
    let folder = site(&[("a/b/c", "1"), ("a/b/d", "2"), ("a/e", "3"), ("f", "4")]);
    let file = site(&[("a", "1"), ("f/g/h", "2")]);
    for files in [&folder, &file, &folder] {
        run(files, out.path()).unwrap();
        assert_eq!(tree(out.path()), fresh(files));
    }
}

#[test]
fn an_unreadable_manifest_is_no_licence_to_delete() {
    let out = TempDir::new().unwrap();
    run(&site(&[("a", "1")]), out.path()).unwrap();
    let path = out.path().join(MANIFEST_PATH);
    fs::write(&path, r#"{"format": 9}"#).unwrap();
    let error = run(&[], out.path()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` ist kein Manifest, das diese Version lesen kann (Format 9 ist unbekannt); nichts wurde geändert",
            path.display()
        )
    );
    assert!(out.path().join("a").exists());
}

#[test]
fn a_manifest_with_strange_paths_removes_nothing_outside() {
    let root = TempDir::new().unwrap();
    let out = root.path().join("public");
    run(&site(&[("a", "1")]), &out).unwrap();
    fs::write(root.path().join("b"), "fremd").unwrap();
    let path = out.join(MANIFEST_PATH);
    let manifest = fs::read_to_string(&path).unwrap().replace("\"a\"", "\"../b\"");
    fs::write(&path, manifest).unwrap();
    fs::remove_file(out.join("a")).unwrap();
    run(&[], &out).unwrap();
    assert_eq!(fs::read(root.path().join("b")).unwrap(), b"fremd");
}

#[test]
fn two_builds_never_mix() {
    let out = TempDir::new().unwrap();
    let sites: Vec<Vec<OutputFile>> = (0..4)
        .map(|number| {
            let name = |file: usize| format!("{}/{file}", if file.is_multiple_of(3) { number } else { 9 });
            (0..60).map(|file| OutputFile { path: name(file), bytes: vec![number; file] }).collect()
        })
        .collect();
    for _ in 0..10 {
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = sites.iter().map(|files| scope.spawn(|| run(files, out.path()))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        for result in &results {
            assert!(matches!(result, Ok(_) | Err(PublishError::Busy { .. })), "{result:?}");
        }
        assert!(results.iter().any(Result::is_ok));
        let now = tree(out.path());
        assert!(sites.iter().any(|files| fresh(files) == now));
    }
}
