//! Same in, same out; and a second build touches only what changed.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use super::small::{site, small};
use crate::case::{Case, files, tree};

#[test]
fn the_number_of_threads_leaves_no_trace() {
    let case = small();
    for jobs in ["1", "4"] {
        let ran = case.build(&["--jobs", jobs, "--out", jobs]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    assert!(files(&case.path("1")) == files(&case.path("4")));
}

#[test]
fn another_clone_at_another_path_gives_the_same_bytes() {
    let case = small();
    case.builds();
    let other = Case::empty();
    other.git(&["clone", "-q", case.root().to_str().unwrap(), "tief/unten"]);
    let ran = other.build(&["--root", "tief/unten", "--out", "site"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(files(&other.path("site")) == case.site_files());
}

#[test]
fn time_zone_language_and_home_leave_no_trace() {
    let case = small();
    case.builds();
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_zielstand"))
        .args(["build", "--as-of", "2026-06-01", "--out", "anders"])
        .current_dir(case.root())
        .env_clear()
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "tr_TR.UTF-8")
        .env("LC_ALL", "tr_TR.UTF-8")
        .output()
        .unwrap();
    let ran = case.ran(&program);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(files(&case.path("anders")) == case.site_files());
}

#[test]
fn the_order_in_which_files_were_made_leaves_no_trace() {
    let case = small();
    case.builds();
    let other = Case::empty();
    let sources: Vec<_> = files(case.root()).into_iter().filter(|(path, _)| !path.starts_with("public/")).collect();
    for (path, bytes) in sources.into_iter().rev() {
        other.write(&path, bytes);
    }
    other.builds();
    assert!(other.site_files() == case.site_files());
}

#[test]
fn a_second_build_writes_nothing() {
    let case = small();
    case.builds();
    let before = tree(&case.path("public"));
    case.builds();
    assert!(tree(&case.path("public")) == before);
}

#[test]
fn a_change_touches_only_its_files() {
    let case = small();
    // With a repository, every page says that the change is not committed.
    std::fs::remove_dir_all(case.path(".git")).unwrap();
    case.builds();
    let before = tree(&case.path("public"));
    case.write("content/seiten/hilfe.md", "---\ntitle: Hilfe\nmenu: main\n---\nAnders.\n");
    case.builds();
    let after = tree(&case.path("public"));
    let touched: Vec<_> = after.iter().filter(|(path, entry)| before.get(*path) != Some(entry)).collect();
    let touched: Vec<_> =
        touched.iter().map(|(path, _)| path.strip_prefix(case.path("public")).unwrap().to_str().unwrap()).collect();
    // A changed text changes the search index, but none of its engine.
    let (index, touched): (Vec<&str>, Vec<&str>) = touched.into_iter().partition(|path| path.starts_with("pagefind/"));
    assert_eq!(touched, ["SHA256SUMS", "data/v1/manifest.json", "hilfe/index.html", "quellen/index.html"]);
    assert!(index.iter().all(|path| path.contains(".pf_") || *path == "pagefind/pagefind-entry.json"), "{index:?}");
}

#[test]
fn files_of_a_removed_goal_disappear() {
    let case = small();
    case.builds();
    std::fs::remove_file(case.path("content/ziele/netz-2.md")).unwrap();
    case.builds();
    // Its feed stays: whoever follows the goal is to hear of its removal.
    assert!(!case.path("public/ziele/netz-2/index.html").exists());
    assert!(!case.path("public/badges/netz-2.svg").exists());
    assert!(case.path("public/ziele/netz-1/index.html").exists());
    let mut fresh = case.build(&["--out", "frisch"]);
    assert_eq!(std::mem::take(&mut fresh.code), 0);
    // Which publications there were before is another matter.
    let without_log = |mut files: BTreeMap<String, Vec<u8>>| {
        let is_of_log = |path: &str| path.starts_with("log/") || path.starts_with("pruefen/veroeffentlichungen/");
        files.retain(|path, _| !is_of_log(path) && path != "data/v1/manifest.json");
        files
    };
    assert!(without_log(files(&case.path("frisch"))) == without_log(case.site_files()));
}

/// Lines that two texts of equal length differ in.
fn changed(old: &str, new: &str) -> String {
    assert_eq!(old.lines().count(), new.lines().count());
    let pairs = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
    pairs.map(|(old, new)| format!("- {}\n+ {}", old.trim(), new.trim())).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_day_changes_only_what_depends_on_it() {
    let case = small();
    let at = |day: &str| -> BTreeMap<String, String> {
        let ran = case.run(&["build", "--as-of", day]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        case.site_files()
            .into_keys()
            .filter(|path| {
                !path.ends_with(".png") && !["pagefind/", "log/"].iter().any(|start| path.starts_with(start))
            })
            .map(|path| (path.clone(), site(&case, &path)))
            .collect()
    };
    let (before, after) = (at("2026-03-31"), at("2026-04-01"));
    assert!(before.keys().eq(after.keys()));
    let differ = |path: &str| changed(&before[path], &after[path]);
    assert_snapshot!(differ("data/v1/goals.json"), @r#"
    - "as_of": "2026-03-31",
    + "as_of": "2026-04-01",
    - "due_state": "soon",
    + "due_state": "overdue",
    - "outcome": "open",
    + "outcome": "overdue",
    "#);
    assert_snapshot!(differ("ziele/netz-2/index.html"), @"");
    assert_snapshot!(differ("ziele/netz-1/index.html"), @r#"
    - <p class="meta meta-head"><span class="badge tone-blue"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path class="solid" d="M6.5 5.2 11 8l-4.5 2.8z"/></svg><span>begonnen</span></span><span class="due due-soon"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path d="M8 4.4V8l2.6 1.7"/></svg><span>bald fällig: März 2026</span></span></p>
    + <p class="meta meta-head"><span class="badge tone-blue"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path class="solid" d="M6.5 5.2 11 8l-4.5 2.8z"/></svg><span>begonnen</span></span><span class="due due-overdue"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="M8 1.8 15 14H1z"/><path d="M8 6.3v3.6M8 11.6v.6"/></svg><span>überfällig, Frist war März 2026</span></span></p>
    - <p class="answer"><b class="aside">Wie weit ist das? </b>Häuser (Stück): mehr als 6000 (März 2025). Zielwert: 26.000,5. Der Status „begonnen“ ist belegt für: März 2025. Die Frist läuft bis: März 2026. Sie wurde einmal verschoben.</p>
    + <p class="answer"><b class="aside">Wie weit ist das? </b>Häuser (Stück): mehr als 6000 (März 2025). Zielwert: 26.000,5. Der Status „begonnen“ ist belegt für: März 2025. Die Frist ist überschritten, sie war: März 2026. Sie wurde einmal verschoben.</p>
    - <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="plot-today" d="M0-8V8"/></svg><span>Stand dieser Seite: 31. März 2026</span></li>
    + <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="plot-today" d="M0-8V8"/></svg><span>Stand dieser Seite: 1. April 2026</span></li>
    - <p class="area-ends small quiet"><span><time datetime="2024-01-01">1. Januar 2024</time></span><span><time datetime="2026-03-31">31. März 2026</time></span></p>
    + <p class="area-ends small quiet"><span><time datetime="2024-01-01">1. Januar 2024</time></span><span><time datetime="2026-04-01">1. April 2026</time></span></p>
    "#);
    let pages = before.keys().filter(|path| before[*path] != after[*path] && path.ends_with(".html"));
    assert_snapshot!(pages.map(|path| format!("{path}\n")).collect::<String>(), @"
    aenderungen/index.html
    daten/index.html
    fristen/index.html
    handlungsfelder/amt/index.html
    handlungsfelder/netz/index.html
    index.html
    indikatoren/index.html
    plan/index.html
    pruefen/index.html
    pruefen/veroeffentlichungen/index.html
    ressorts/mid/index.html
    ressorts/ms/index.html
    themen/glasfaser/index.html
    zaehlweise/index.html
    ziele/art/querschnitt/index.html
    ziele/ergebnis/aufgegeben/index.html
    ziele/ergebnis/nach-spaeterer-angabe/index.html
    ziele/ergebnis/offen/index.html
    ziele/ergebnis/ohne-frist-oder-tag/index.html
    ziele/ergebnis/rechtzeitig/index.html
    ziele/ergebnis/ueberfaellig/index.html
    ziele/ergebnis/unbekannt/index.html
    ziele/ergebnis/verspaetet/index.html
    ziele/frist/abgeschlossen/index.html
    ziele/frist/ohne/index.html
    ziele/frist/spaeter/index.html
    ziele/frist/steht-bevor/index.html
    ziele/frist/ueberfaellig/index.html
    ziele/frist/zwoelf-monate/index.html
    ziele/geaendert/30-tage/index.html
    ziele/geaendert/365-tage/index.html
    ziele/geaendert/90-tage/index.html
    ziele/index.html
    ziele/netz-1/index.html
    ziele/stand/begonnen/index.html
    ziele/stand/erreicht/index.html
    ziele/stand/wie-versprochen/index.html
    ziele/status/begonnen/index.html
    ziele/status/geplant/index.html
    ziele/status/umgesetzt/index.html
    ziele/status/unbekannt/index.html
    ");
    let data: Vec<_> = before.keys().filter(|path| before[*path] != after[*path] && !path.ends_with(".html")).collect();
    assert_eq!(
        data,
        [
            "SHA256SUMS",
            "data/v1/changes.json",
            "data/v1/figures.json",
            "data/v1/goals.csv",
            "data/v1/goals.json",
            "data/v1/manifest.json",
            "data/v1/timeline.json"
        ]
    );
}

#[test]
fn a_commit_changes_only_the_pages_that_tell_of_it() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "");
    case.commit("Anfang");
    case.builds();
    let before = case.site_files();
    case.write_goal("a", "due: 2028\n");
    case.commit("Später");
    case.builds();
    let after = case.site_files();
    let is_page = |path: &str| path.ends_with(".html") || path.ends_with(".svg") || path.ends_with(".atom");
    let differ = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes) && is_page(path));
    assert_snapshot!(differ.map(|(path, _)| format!("{path}\n")).collect::<String>(), @"
    aenderungen/2024-01/index.html
    aenderungen/2024/index.html
    aenderungen/art/fristen/index.html
    aenderungen/auffaellig/deadline-later/index.html
    aenderungen/auffaellig/index.html
    aenderungen/auffaellig/ohne-grund/index.html
    aenderungen/index.html
    daten/index.html
    druck/index.html
    feed.atom
    fristen/index.html
    handlungsfelder/netz/aenderungen/index.html
    handlungsfelder/netz/feed.atom
    handlungsfelder/netz/index.html
    index.html
    plan/index.html
    pruefen/index.html
    pruefen/veroeffentlichungen/index.html
    suche/index.html
    zaehlweise/index.html
    ziele/a/feed.atom
    ziele/a/index.html
    ziele/ergebnis/aufgegeben/index.html
    ziele/ergebnis/nach-spaeterer-angabe/index.html
    ziele/ergebnis/offen/index.html
    ziele/ergebnis/ohne-frist-oder-tag/index.html
    ziele/ergebnis/rechtzeitig/index.html
    ziele/ergebnis/ueberfaellig/index.html
    ziele/ergebnis/unbekannt/index.html
    ziele/ergebnis/verspaetet/index.html
    ziele/frist/abgeschlossen/index.html
    ziele/frist/ohne/index.html
    ziele/frist/spaeter/index.html
    ziele/frist/steht-bevor/index.html
    ziele/frist/ueberfaellig/index.html
    ziele/frist/zwoelf-monate/index.html
    ziele/geaendert/30-tage/index.html
    ziele/geaendert/365-tage/index.html
    ziele/geaendert/90-tage/index.html
    ziele/index.html
    ziele/stand/begonnen/index.html
    ziele/stand/erreicht/index.html
    ziele/stand/wie-versprochen/index.html
    ziele/status/begonnen/index.html
    ziele/status/geplant/index.html
    ziele/status/umgesetzt/index.html
    ziele/status/unbekannt/index.html
    ");
}

#[test]
fn line_ends_of_a_text_do_not_show() {
    let text = "---\nid: a\ntitle: A\npillar: netz\n---\n\n`Code\nin zwei Zeilen` und  \nein Umbruch.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n";
    let page = |text: String| {
        let case = Case::new().file("content/ziele/a.md", text);
        case.builds();
        case.site("ziele/a/index.html")
    };
    assert_eq!(page(text.replace('\n', "\r\n")), page(text.to_owned()));
}
