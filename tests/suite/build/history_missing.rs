//! No repository, no commit, no beginning, no permission: what is built, and what is said.

use insta::assert_snapshot;

use super::small::{lines, small, without_hashes};
use crate::case::{Case, SETTINGS};

fn warnings(case: &Case) -> String {
    let page = case.site("index.html");
    if page.contains("<div class=\"warn\">") {
        super::small::between(&page, "<div class=\"warn\">", "</div>")
    } else {
        String::new()
    }
}

fn history(case: &Case) -> String {
    let manifest: serde_json::Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    format!("{} {} {}", manifest["history"], manifest["commit"], manifest["uncommitted"])
}

#[test]
fn no_repository() {
    let case = Case::new().goal("neu", "");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert_snapshot!(warnings(&case), @r#"
    <div class="warn"><p> <span>Die Inhalte liegen in keinem Git-Repository. Darum zeigt das Portal keine Änderungen.</span></p>
    </div>
    "#);
    assert_snapshot!(history(&case), @r#""none" null []"#);
}

#[test]
fn no_commit() {
    let case = Case::new().goal("neu", "");
    case.git(&["init", "-q", "-b", "main"]);
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Das Git-Repository hat noch keinen Commit; das Portal zeigt keine Änderungen.
    ");
    assert_snapshot!(warnings(&case), @r#"
    <div class="warn"><p> <span>Im Git-Repository gibt es noch keine Fassung. Darum zeigt das Portal keine Änderungen.</span></p>
    </div>
    "#);
    assert_snapshot!(history(&case), @r#""empty" null []"#);
    assert_snapshot!(case.refused_with(&["--rev", "main"]), @r"
    exit 2
    err: Fehler: `main` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum
    ");
    assert_snapshot!(case.refused_with(&["--rev", "2026-01-01"]), @r"
    exit 2
    err: Fehler: das Repository hat noch keinen Commit
    ");
}

#[test]
fn bare_repository_without_a_commit() {
    let case = Case::empty();
    case.git(&["init", "-q", "--bare", "portal.git"]);
    assert_snapshot!(case.refused_with(&["--root", "portal.git", "--out", "site"]), @r"
    exit 2
    err: Fehler: das Repository hat noch keinen Commit
    ");
}

#[test]
fn shallow_clone() {
    let case = small();
    let clone = Case::empty();
    clone.git(&["clone", "-q", "--depth", "1", &format!("file://{}", case.root().display()), "portal"]);
    assert_snapshot!(clone.refused_with(&["--root", "portal"]), @r"
    exit 2
    err: Fehler: dieser Klon enthält nicht die ganze Geschichte (shallow clone); Änderungen vor seinem Anfang würden fehlen. Abhilfe: `git fetch --unshallow` (in GitLab CI `GIT_DEPTH: 0`, in GitHub Actions `fetch-depth: 0`), oder mit `--allow-shallow` trotzdem bauen (die Website sagt es dann)
    ");
    let ran = clone.build(&["--root", "portal", "--allow-shallow", "--out", "public"]);
    assert_snapshot!(without_hashes(&case, &ran.whole()), @r"
    exit 0
    out: 4 Ziele, N Seiten, 0 Änderungen in 0 Commits, Stand C2, N s: public

    err: Hinweis: Der Anfang der Geschichte fehlt; das Portal sagt es auf jeder Seite.
    ");
    assert_snapshot!(warnings(&clone), @r#"
    <div class="warn"><p> <span>Das Portal wurde aus einer gekürzten Historie gebaut. Ältere Änderungen fehlen.</span></p>
    </div>
    "#);
    assert_snapshot!(without_hashes(&case, &history(&clone)), @r#""shallow" "C2" []"#);
    assert_snapshot!(lines(&clone.site("ziele/netz-1/index.html"), &["Im Portal seit", "noch keine Änderung"]), @r#"<p class="quiet">Für dieses Ziel ist noch keine Änderung verzeichnet.</p>"#);
}

#[test]
fn a_partial_clone_names_what_helps() {
    for filter in ["blob:none", "tree:0"] {
        let mut case = Case::new().goal("a", "due: 2027\n");
        case.commit("Anfang");
        case.write_goal("a", "due: 2028\n");
        case.commit("Später");
        case.git(&["config", "uploadpack.allowFilter", "true"]);
        let clone = Case::empty();
        let from = format!("file://{}", case.root().display());
        clone.git(&["clone", "-q", &format!("--filter={filter}"), &from, "portal"]);
        let said = clone.refused_with(&["--root", "portal"]);
        assert_eq!(
            said.trim_end(),
            format!(
                "exit 2\nerr: Fehler: dieser Klon ist nicht vollständig: Er wurde mit `--filter={filter}` gemacht und hat frühere \
                 Fassungen nicht mitgebracht. So kommen sie: git fetch --refetch --no-filter"
            )
        );
        clone.git(&["-C", "portal", "fetch", "-q", "--refetch", "--no-filter"]);
        assert_eq!(clone.build(&["--root", "portal"]).code, 0);
    }
}

#[test]
fn a_sparse_checkout_names_what_helps() {
    let mut case = Case::new().goal("a", "").file("anderes/b.txt", "b");
    case.commit("Anfang");
    let clone = Case::empty();
    clone.git(&["clone", "-q", &case.root().display().to_string(), "portal"]);
    clone.git(&["-C", "portal", "sparse-checkout", "set", "anderes"]);
    assert_snapshot!(clone.build(&["--root", "portal"]).whole(), @r"
    exit 2
    err: Fehler: dieser Klon zeigt nur einen Teil seiner Dateien (sparse checkout), `content/ziele/a.md` fehlt. So kommen sie: git sparse-checkout disable
    ");
    // What lies beside the portal may be missing.
    clone.git(&["-C", "portal", "sparse-checkout", "set", "content"]);
    assert_eq!(clone.build(&["--root", "portal"]).code, 0);
}

#[test]
fn a_repository_with_reftable_names_what_helps() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let clone = Case::empty();
    clone.git(&["clone", "-q", "--ref-format=reftable", &case.root().display().to_string(), "portal"]);
    assert_snapshot!(clone.refused_with(&["--root", "portal"]), @r"
    exit 2
    err: Fehler: das Git-Repository bei `portal` führt seine Branches als `reftable`; das liest dieses Programm nicht. Ein neuer Klon hilft: git clone --ref-format=files portal NEUER-ORDNER
    ");
    // A portal in a folder of it names the repository, which can be cloned.
    clone.write("portal/web/portal.yaml", SETTINGS);
    let said = clone.refused_with(&["--root", "portal/web"]);
    assert!(said.contains("git clone --ref-format=files ROOT/portal NEUER-ORDNER"), "{said}");
    clone.git(&["clone", "-q", "--ref-format=files", "portal", "neu"]);
    assert_eq!(clone.build(&["--root", "neu"]).code, 0);
}

#[test]
fn uncommitted_changes() {
    let case = small();
    case.write_goal("netz-2", "due: 2027\n");
    case.write_goal("netz-3", "");
    assert_snapshot!(without_hashes(&case, &case.builds()), @r"
    exit 0
    out: 5 Ziele, N Seiten, 6 Änderungen in 2 Commits, Stand C2, N s: ./public

    err: Hinweis: 2 Dateien sind noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.
    ");
    assert_snapshot!(warnings(&case), @r#"
    <div class="warn"><p> <span>Vorschau: Die Inhalte weichen von der gezeigten Fassung ab. Änderungen, die noch nicht eingetragen sind, fehlen im Änderungsverlauf.</span></p>
    </div>
    "#);
    assert_snapshot!(without_hashes(&case, &history(&case)), @r#""complete" "C2" ["content/ziele/netz-2.md","content/ziele/netz-3.md"]"#);
}

#[test]
fn uncommitted_changes_of_every_kind_of_file() {
    let case = small();
    std::fs::remove_file(case.path("content/ziele/netz-2.md")).unwrap();
    case.write("content/seiten/hilfe.md", "---\ntitle: Andere Hilfe\n---\n");
    case.write("content/quellen.yaml", "bericht: {title: Anderer Bericht}\nbrief: {title: Brief}\n");
    assert_snapshot!(without_hashes(&case, &case.builds()), @r"
    exit 0
    out: 3 Ziele, N Seiten, 6 Änderungen in 2 Commits, Stand C2, N s: ./public

    err: Hinweis: 3 Dateien sind noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.
    ");
    assert_snapshot!(without_hashes(&case, &history(&case)), @r#""complete" "C2" ["content/quellen.yaml","content/seiten/hilfe.md","content/ziele/netz-2.md"]"#);
}

#[test]
fn damaged_repository() {
    let case = small();
    case.builds();
    // What is kept of the history would do without it.
    std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
    let commit = case.git(&["rev-parse", "HEAD~1"]);
    let (folder, file) = commit.trim().split_at(2);
    std::fs::remove_file(case.path(&format!(".git/objects/{folder}/{file}"))).unwrap();
    assert_snapshot!(case.refused().replace(commit.trim(), "COMMIT"), @r"
    exit 2
    err: Fehler: das Git-Repository ist beschädigt oder unvollständig, `COMMIT` fehlt oder ist unlesbar: An object with id COMMIT could not be found
    ");
}

#[test]
fn folder_that_only_looks_like_a_repository() {
    let case = Case::built();
    std::fs::create_dir(case.path(".git")).unwrap();
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: das Git-Repository bei `.` lässt sich nicht öffnen: was dort als `.git` liegt, ist keines
    ");
    std::fs::remove_dir(case.path(".git")).unwrap();
    case.write(".git", "gitdir: fehlt\n");
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: das Git-Repository bei `.` lässt sich nicht öffnen: was dort als `.git` liegt, ist keines
    ");
}
