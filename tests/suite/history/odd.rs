//! Histories that nobody plans: replaced commits, foreign things in the way, a hundred thousand commits, a repository that
//! is damaged or written to while it is read.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use insta::assert_snapshot;

use super::rows;
use crate::case::{Case, SETTINGS, git_command};

fn three() -> Case {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit("Später");
    case.write_goal("a", "due: 2029\n");
    case.commit("Noch später");
    case
}

const ROWS: [&str; 3] = [
    "Anfang: a created file: none -> content/ziele/a.md",
    "Später: a changed due: 2027 -> 2028",
    "Noch später: a changed due: 2028 -> 2029",
];

#[test]
fn a_replaced_commit_is_shown_as_it_was_published() {
    let mut case = three();
    case.git(&["checkout", "-q", "-b", "anders", "HEAD~2"]);
    case.write_goal("a", "due: 2029\n");
    let nicer = case.commit("Als wäre nichts gewesen");
    case.git(&["checkout", "-q", "main"]);
    case.git(&["replace", "main", &nicer]);
    assert!(case.git(&["log", "--format=%s"]).starts_with("Als wäre nichts gewesen"), "Git itself is taken in");
    let ran = case.build(&[]);
    assert_snapshot!(ran.err, @"Hinweis: Im Repository sind Commits durch andere ersetzt (git replace oder grafts); das Portal zeigt die Geschichte, wie sie eingetragen wurde.");
    assert_eq!(ran.code, 0);
    assert_eq!(case.rows(), ROWS);
}

#[test]
fn a_grafted_history_is_shown_whole() {
    let case = three();
    case.write(".git/info/grafts", format!("{}\n", case.head()));
    assert!(case.git(&["rev-list", "--count", "HEAD"]).starts_with('1'), "Git itself is taken in");
    let ran = case.build(&[]);
    assert_snapshot!(ran.err, @"Hinweis: Im Repository sind Commits durch andere ersetzt (git replace oder grafts); das Portal zeigt die Geschichte, wie sie eingetragen wurde.");
    assert_eq!((ran.code, case.rows()), (0, ROWS.map(str::to_owned).to_vec()));
}

#[test]
fn another_repository_or_a_link_in_the_place_of_goals() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "");
    case.commit("Anfang");
    let commit = case.head();
    case.remove("content/ziele/b.md");
    case.git(&["add", "-A"]);
    case.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},content/ziele/b.md")]);
    case.git(&["commit", "-q", "-m", "Untermodul statt Datei"]);
    case.git(&["rm", "-q", "-r", "--cached", "content/ziele"]);
    case.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},content/ziele")]);
    case.git(&["commit", "-q", "-m", "Untermodul statt Ordner"]);
    case.git(&["reset", "-q", "--hard", &commit]);
    case.git(&["rm", "-q", "-r", "content/ziele"]);
    let link = case.git_input(&["hash-object", "-w", "--stdin"], b"../anderswo");
    case.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{},content/ziele", link.trim())]);
    case.git(&["commit", "-q", "-m", "Verweis statt Ordner"]);
    case.git(&["checkout", "-q", &commit, "--", "content/ziele/a.md"]);
    case.git(&["rm", "-q", "-r", "--cached", "content/ziele"]);
    case.git(&["add", "-A"]);
    case.git(&["commit", "-q", "-m", "Zurück"]);
    assert_eq!(
        case.log(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Anfang: b created file: none -> content/ziele/b.md",
            "Zurück: b removed file: content/ziele/b.md -> none",
        ],
        "a link in place of the folder says nothing about the goals"
    );
}

#[test]
fn a_date_that_lies_in_the_future_and_one_before_the_first() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit_as("Zukunft", &[("GIT_COMMITTER_DATE", "2099-12-31T12:00:00Z")]);
    case.write_goal("a", "due: 2029\n");
    case.commit_as("Vergangenheit", &[("GIT_COMMITTER_DATE", "1999-12-31T12:00:00Z")]);
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(
        case.rows()[1..],
        ["Zukunft: a changed due: 2027 -> 2028", "Vergangenheit: a changed due: 2028 -> 2029"]
    );
    assert_eq!(case.values("date")[1..], ["2024-01-01", "2024-01-01"], "neither can be right");
}

/// A stream for `git fast-import`: so many commits, of which every thousandth moves the deadline of a goal.
fn long_history(commits: u32) -> Vec<u8> {
    let mut stream = Vec::new();
    for number in 0..commits {
        let time = 1_500_000_000 + number * 60;
        write!(
            stream,
            "commit refs/heads/main\ncommitter E <e@example.org> {time} +0000\ndata <<.\nSchritt {number}\n.\n"
        )
        .unwrap();
        let mut file =
            |path: &str, text: &str| write!(stream, "M 644 inline {path}\ndata {}\n{text}\n", text.len()).unwrap();
        if number == 0 {
            file("portal.yaml", SETTINGS);
        }
        if number % 1000 == 0 {
            let due = 2027 + number / 1000;
            file("content/ziele/a.md", &format!("---\nid: a\ntitle: Ziel a\npillar: netz\ndue: {due}\n---\n"));
        } else {
            file("notizen.txt", &number.to_string());
        }
    }
    stream
}

#[test]
fn a_hundred_thousand_commits() {
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    case.git_input(&["fast-import", "--quiet"], &long_history(100_000));
    case.git(&["reset", "-q", "--hard", "main"]);
    let log = case.log();
    assert_eq!(log.len(), 100);
    assert_eq!(log[0], "Schritt 0: a created file: none -> content/ziele/a.md");
    assert_eq!(log[99], "Schritt 99000: a changed due: 2125 -> 2126");
}

/// Where the repository keeps an object by itself.
fn object(case: &Case, rev: &str) -> (String, std::path::PathBuf) {
    let id = case.git(&["rev-parse", rev]).trim().to_owned();
    let path = case.path(&format!(".git/objects/{}/{}", &id[..2], &id[2..]));
    (id, path)
}

#[test]
fn an_object_that_is_missing() {
    let case = three();
    for rev in ["HEAD~1:content/ziele/a.md", "HEAD~1:content/ziele", "HEAD~1^{tree}", "HEAD~1"] {
        let (id, path) = object(&case, rev);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let said = case.refused().replace(&id, "OBJEKT");
        assert!(
            said.starts_with("exit 2\nerr: Fehler: das Git-Repository ist beschädigt oder unvollständig"),
            "{rev}: {said}"
        );
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
    }
    assert_eq!(case.log(), ROWS);
}

#[cfg(unix)]
#[test]
fn an_object_that_is_damaged() {
    use std::os::unix::fs::PermissionsExt;
    let case = three();
    let (id, path) = object(&case, "HEAD~1:content/ziele/a.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::write(&path, b"kein Objekt").unwrap();
    let hidden = format!("{}/{}", &id[..2], &id[2..]);
    assert_snapshot!(case.refused().replace(&id, "OBJEKT").replace(&hidden, "OBJEKT"), @r#"
    exit 2
    err: Fehler: das Git-Repository ist beschädigt oder unvollständig, `OBJEKT` fehlt oder ist unlesbar: Could not read loose object header, path="ROOT/.git/objects/OBJEKT"
    "#);
}

#[cfg(unix)]
#[test]
fn a_pack_that_is_broken() {
    use std::os::unix::fs::PermissionsExt;
    let case = three();
    case.git(&["gc", "-q"]);
    let pack = std::fs::read_dir(case.path(".git/objects/pack")).unwrap().map(|entry| entry.unwrap().path());
    let pack = pack.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "pack")).unwrap();
    std::fs::set_permissions(&pack, std::fs::Permissions::from_mode(0o644)).unwrap();
    let whole = std::fs::read(&pack).unwrap();
    for damaged in [whole[..whole.len() / 2].to_vec(), vec![0; whole.len()], Vec::new()] {
        std::fs::write(&pack, damaged).unwrap();
        let said = case.refused();
        assert!(said.starts_with("exit 2\nerr: Fehler: "), "{said}");
    }
    std::fs::write(&pack, whole).unwrap();
    assert_eq!(case.log(), ROWS);
}

#[test]
fn a_repository_that_git_has_locked_is_read() {
    let case = three();
    for lock in ["index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock", "config.lock"] {
        case.write(&format!(".git/{lock}"), "");
    }
    assert_eq!(case.log(), ROWS);
}

#[test]
fn a_repository_that_is_written_to_while_it_is_read() {
    let mut case = Case::new().goal("a", "due: 2001\n");
    case.commit("Schritt 0");
    case.git(&["clone", "-q", "--bare", ".", "lager.git"]);
    let lager = case.path("lager.git");
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut number = 0;
            while !stop.load(Ordering::Relaxed) && number < 200 {
                number += 1;
                let page = format!("---\nid: a\ntitle: Ziel a\npillar: netz\ndue: {}\n---\n\nText von a.\n", 2001 + number);
                let text = format!(
                    "commit refs/heads/main\ncommitter E <e@example.org> {} +0000\ndata <<.\nSchritt {number}\n.\nfrom refs/heads/main^0\nM 644 inline content/ziele/a.md\ndata {}\n{page}\n",
                    1_704_110_400 + number, page.len()
                );
                let mut import = git_command(&lager, "2024-01-01T00:00:00Z");
                let mut import = import.args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().unwrap();
                import.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
                assert!(import.wait().unwrap().success());
                if number % 20 == 0 {
                    assert!(git_command(&lager, "2024-01-01T00:00:00Z").args(["gc", "-q"]).status().unwrap().success());
                }
            }
        });
        let mut longest = 0;
        while !writer.is_finished() && longest < 40 {
            let ran = case.build(&["--root", "lager.git", "--out", "seite"]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            let rows = rows(&case.path("seite"));
            for (number, row) in rows.iter().enumerate().skip(1) {
                assert!(row.starts_with(&format!("Schritt {number}: a changed due: {} ->", 2000 + number)), "{row}");
            }
            assert!(rows.len() >= longest, "the log never gets shorter");
            longest = rows.len();
        }
        stop.store(true, Ordering::Relaxed);
        writer.join().unwrap();
    });
}

impl Case {
    /// Runs git with an input; what it said.
    pub fn git_input(&self, args: &[&str], input: &[u8]) -> String {
        let mut git: Command = git_command(self.root(), "2024-01-01T00:00:00Z");
        let mut git = git.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        git.stdin.take().unwrap().write_all(input).unwrap();
        let output = git.wait_with_output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Git itself does not look, and neither does a plain build.
#[cfg(unix)]
#[test]
fn an_object_with_the_content_of_another() {
    let case = three();
    let (id, path) = object(&case, "HEAD~1:content/ziele/a.md");
    let (_, other) = object(&case, "HEAD~2:content/ziele/a.md");
    std::fs::remove_file(&path).unwrap();
    std::fs::copy(other, path).unwrap();
    assert_eq!(case.build(&[]).code, 0);
    for command in ["build", "check"] {
        let ran = case.run(&[command, "--strict", "--as-of", "2026-06-01"]);
        assert_eq!(ran.code, 2, "{}", ran.whole());
        let told = "Fehler: im Git-Repository ist der Inhalt von `OBJEKT` ein anderer, als der Name sagt: Es ist beschädigt, \
                    oder jemand hat es verändert. Ein neuer Klon hilft; mehr sagt `git fsck`\n";
        assert_eq!(ran.err.replace(&id, "OBJEKT"), told);
    }
}
