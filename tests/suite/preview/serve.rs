//! `zielstand serve` with real files, however editors save them.

use std::fs;

use super::served::{Served, status};
use crate::case::{Case, SETTINGS};

/// A portal with three committed goals.
fn portal() -> Case {
    let mut case = Case::new().goal("z1", "status: geplant\ndue: 2027\n").goal("z2", "").goal("z3", "");
    case.commit("Beginn");
    case
}

fn text(title: &str) -> String {
    format!("---\nid: z1\ntitle: {title}\npillar: netz\nstatus: geplant\ndue: 2027\n---\n\nText von z1.\n")
}

const PAGE: &str = "/ziele/z1/";
const FILE: &str = "content/ziele/z1.md";

#[test]
fn a_saved_file_shows_by_itself_and_a_commit_ends_the_draft() {
    let mut served = Served::start(portal());
    let page = served.get(PAGE);
    assert!(page.contains("Ziel z1") && !page.contains("Entwurf"), "{page}");
    served.case.write(FILE, text("Neuer Titel").replace("due: 2027", "due: 2028"));
    let page = served.until(PAGE, |page| page.contains("<h1>Neuer Titel"));
    assert!(page.contains("Entwurf: Diese Seite ist noch nicht eingetragen"), "{page}");
    assert!(
        page.contains("2027</del> <span aria-hidden=\"true\">→</span> <ins><i>jetzt </i>2028</ins>")
            && page.contains("Frist verschoben"),
        "{page}"
    );
    assert!(page.contains("brauchen einen Grund"), "{page}");
    let other = served.get("/");
    assert!(other.contains("Entwurf: 1 Ziel ist noch nicht eingetragen"), "{other}");
    assert!(other.contains("<a href=\"/ziele/z1/\">Neuer Titel</a>"), "{other}");
    served.case.commit("Später\n\nGrund: Die Leitungen fehlen.");
    served.until(PAGE, |page| page.contains("Die Leitungen fehlen.") && !page.contains("Entwurf"));
}

/// What the line above says already, no heading repeats.
#[test]
fn a_draft_beside_the_goals_is_called_once() {
    let mut served = Served::start(portal());
    served.case.write("content/seiten/neu.md", "---\ntitle: Neue Seite\n---\nText\n");
    let page = served.until("/", |page| page.contains("1 Änderung außerhalb der Ziele ist noch nicht eingetragen"));
    assert!(page.contains("Seite „Neue Seite“: neu aufgenommen") && !page.contains("Außerhalb der Ziele:"), "{page}");
    served.case.write(FILE, text("Neuer Titel"));
    served.until("/", |page| page.contains("<p>Außerhalb der Ziele:</p>"));
}

#[test]
fn a_file_that_takes_the_place_of_another() {
    let mut served = Served::start(portal());
    // As Vim saves.
    served.case.write("content/ziele/4913", "");
    fs::remove_file(served.case.path("content/ziele/4913")).unwrap();
    fs::rename(served.case.path(FILE), served.case.path("content/ziele/z1.md~")).unwrap();
    served.case.write(FILE, text("Von Vim"));
    fs::remove_file(served.case.path("content/ziele/z1.md~")).unwrap();
    let page = served.until(PAGE, |page| page.contains("<h1>Von Vim"));
    assert!(!page.contains("vorschau-overlay"), "{page}");
    // As most others save.
    served.case.write("content/ziele/.z1.md.neu", text("Umbenannt"));
    fs::rename(served.case.path("content/ziele/.z1.md.neu"), served.case.path(FILE)).unwrap();
    served.until(PAGE, |page| page.contains("<h1>Umbenannt"));
}

#[test]
fn what_editors_put_beside_a_file_is_nothing() {
    let mut served = Served::start(portal());
    for name in [".z1.md.swp", "z1.md~", "4913", ".#z1.md", "#z1.md#", "z1.md.swx"] {
        served.case.write(&format!("content/ziele/{name}"), "kein Ziel");
    }
    served.case.write(FILE, text("Danach"));
    assert_eq!(served.next(), 2);
    let page = served.get(PAGE);
    assert!(page.contains("<h1>Danach") && !page.contains("kein Ziel") && !page.contains("Warnung"), "{page}");
}

#[test]
fn twice_in_a_millisecond_and_with_the_same_length() {
    let mut served = Served::start(portal());
    for round in 10..30 {
        served.case.write(FILE, text(&format!("Erster {round}")));
        served.case.write(FILE, text(&format!("Zweite {round}")));
        served.until(PAGE, |page| page.contains(&format!("<h1>Zweite {round}")));
    }
}

#[test]
fn a_folder_gets_another_name() {
    let case = portal();
    // A number is what Vim calls a file that it tries a folder with.
    case.write("content/ziele/2024/z4.md", text("Ziel vier").replace("z1", "z4"));
    let mut served = Served::start(case);
    fs::rename(served.case.path("content/ziele/2024"), served.case.path("content/ziele/2025")).unwrap();
    served.until("/ziele/z4/", |page| page.contains("content/ziele/2025/z4.md"));
    fs::rename(served.case.path("content/ziele/2025"), served.case.path("content/ziele/neu")).unwrap();
    let page = served.until("/ziele/z4/", |page| page.contains("content/ziele/neu/z4.md"));
    assert!(!page.contains("vorschau-overlay"), "{page}");
    served.case.write("content/ziele/neu/z4.md", text("Ziel im neuen Ordner").replace("z1", "z4"));
    served.until("/ziele/z4/", |page| page.contains("<h1>Ziel im neuen Ordner"));
    fs::rename(served.case.path("content"), served.case.path("weg")).unwrap();
    served.until("/ziele/z4/", |page| status(page) == "404");
    fs::rename(served.case.path("weg"), served.case.path("content")).unwrap();
    served.until("/ziele/z4/", |page| status(page) == "200");
    served.case.write("content/ziele/neu/z4.md", text("Wieder da").replace("z1", "z4"));
    served.until("/ziele/z4/", |page| page.contains("<h1>Wieder da"));
}

#[test]
fn a_thousand_files_at_once() {
    let mut case = portal();
    let all = |word: &str, case: &Case| {
        for number in 0..1000 {
            let goal = format!("---\nid: n{number}\ntitle: {word} {number}\npillar: netz\n---\nText.\n");
            case.write(&format!("content/ziele/n{number}.md"), goal);
        }
    };
    all("Vorher", &case);
    case.commit("Tausend");
    case.git(&["checkout", "-q", "-b", "anderer"]);
    all("Nachher", &case);
    case.commit("Andere");
    let mut served = Served::start(case);
    assert!(served.get("/ziele/n999/").contains("<h1>Nachher 999"));
    served.case.git(&["checkout", "-q", "main"]);
    let done = |page: &str| page.contains("<h1>Vorher") && !page.contains("Entwurf");
    served.until("/ziele/n999/", done);
    served.until("/ziele/n0/", done);
}

#[test]
fn files_that_come_and_go_while_they_are_read() {
    let mut served = Served::start(portal());
    for round in 0..200 {
        served.case.write("content/ziele/z9.md", text(&format!("Kurz da {round}")).replace("z1", "z9"));
        fs::remove_file(served.case.path("content/ziele/z9.md")).unwrap();
    }
    served.case.write(FILE, text("Am Ende"));
    served.until(PAGE, |page| page.contains("<h1>Am Ende"));
    served.until("/ziele/z9/", |page| status(page) == "404" && !page.contains("vorschau-overlay"));
}

#[test]
fn mistakes_stand_above_the_last_good_page() {
    let mut served = Served::start(portal());
    served.case.write(FILE, text("Falsch").replace("status: geplant", "status: geplannt"));
    let page = served.until(PAGE, |page| page.contains("geplannt"));
    assert!(page.contains("<h1>Ziel z1"), "{page}");
    assert!(page.contains("Ein Fehler in den Dateien") && page.contains("Darunter steht die letzte Fassung"), "{page}");
    assert!(
        page.contains("content&#x2F;ziele&#x2F;z1.md, Zeile 5, Spalte 9")
            || page.contains("content/ziele/z1.md, Zeile 5, Spalte 9"),
        "{page}"
    );
    assert!(page.contains("status: <mark>geplannt</mark>"), "{page}");
    served.case.write(FILE, text("Richtig"));
    let page = served.until(PAGE, |page| page.contains("<h1>Richtig"));
    assert!(!page.contains("vorschau-overlay"), "{page}");
}

#[test]
fn broken_settings_and_themes_leave_the_last_good_page() {
    let case = portal().file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n"));
    case.write("themes/eigen/texts/de.yaml", "crumbs: {home: Anfang}\n");
    let mut served = Served::start(case);
    served.case.write("portal.yaml", "title: [\n");
    // A file is empty for a moment before it is written, and that is another mistake.
    let page = served.until(PAGE, |page| page.contains("portal.yaml, Zeile"));
    assert!(page.contains("<h1>Ziel z1") && page.contains("vorschau-overlay"), "{page}");
    served.case.write("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n").replace("Testportal", "Gemendet"));
    served.until(PAGE, |page| page.contains("Gemendet") && !page.contains("vorschau-overlay"));
    served.case.write("themes/eigen/templates/footer.html", "{{ site.");
    let page = served.until(PAGE, |page| page.contains("vorschau-overlay"));
    assert!(page.contains("<h1>Ziel z1") && page.contains("eine Vorlage des Themas ist fehlerhaft"), "{page}");
    served.case.write("themes/eigen/templates/footer.html", "{{ nichts.davon }}");
    let page = served.until(PAGE, |page| status(page) == "503");
    assert!(page.contains("footer.html") && page.contains("<h1>Ziel z1") && page.contains("Darunter steht"), "{page}");
    let never_seen = served.get("/fristen/");
    assert!(never_seen.contains("footer.html") && !never_seen.contains("Darunter steht"), "{never_seen}");
    served.case.write("themes/eigen/templates/footer.html", "<footer>Mein Fuß</footer>");
    served.until(PAGE, |page| page.contains("Mein Fuß") && !page.contains("vorschau-overlay"));
}

#[test]
fn before_the_first_commit() {
    let case = Case::new().goal("z1", "status: geplant\n");
    case.git(&["init", "-q"]);
    let mut served = Served::start(case);
    served.case.write(FILE, text("Nachher"));
    let page = served.until(PAGE, |page| page.contains("<h1>Nachher"));
    assert!(!page.contains("weichen von der gezeigten Fassung ab"), "{page}");
    let commit = served.case.commit("Beginn");
    served.until(PAGE, |page| page.contains(&format!("#{commit}")));
}

#[test]
fn a_larger_file_once_it_may_be_read() {
    let small = format!("{SETTINGS}limits: {{file: 200}}\n");
    let case = Case::new()
        .goal("z1", "")
        .file("portal.yaml", &small)
        .file(FILE, format!("{}{}", text("Lang"), "x".repeat(300)));
    let mut served = Served::start(case);
    let page = served.get(PAGE);
    assert_eq!(status(&page), "503", "{page}");
    served.case.write("portal.yaml", small.replace("200", "2000"));
    served.until(PAGE, |page| page.contains("<h1>Lang") && !page.contains("vorschau-overlay"));
}

#[test]
fn goals_in_the_folder_of_the_portal_itself() {
    let settings = format!("{SETTINGS}content: {{goals: {{files: '*.md'}}}}\n");
    let case = Case::empty().file("portal.yaml", settings);
    let mut case = case.file("z1.md", text("Vorher")).file("README", "kein Ziel\n");
    case.commit("Beginn");
    let mut served = Served::start(case);
    assert!(served.get(PAGE).contains("<h1>Vorher"));
    served.case.write("z1.md", text("Nachher"));
    served.until(PAGE, |page| page.contains("<h1>Nachher"));
}

#[test]
fn a_start_with_mistakes_shows_them() {
    let case = Case::new().file(FILE, text("Falsch").replace("netz", "netzz"));
    let mut served = Served::start(case);
    let page = served.get("/");
    assert_eq!(status(&page), "503");
    assert!(page.contains("Ein Fehler in den Dateien") && !page.contains("Darunter steht"), "{page}");
    served.case.write(FILE, text("Richtig"));
    served.until(PAGE, |page| page.contains("<h1>Richtig"));
}

#[test]
fn only_the_site_and_only_for_this_machine() {
    let served = Served::start(portal());
    for path in [
        "/portal.yaml",
        "/content/ziele/z1.md",
        "/../portal.yaml",
        "/%2e%2e/portal.yaml",
        "/.git/config",
        "//etc/passwd",
    ] {
        assert_eq!(status(&served.get(path)), "404", "{path}");
    }
    assert_eq!(status(&served.get("/ziele/z1")), "307");
    assert!(served.get("/data/v1/goals.json").contains("content-type: application/json; charset=utf-8"));
    assert_eq!(status(&served.ask("POST", "/", &served.address, "Content-Length: 0\r\n")), "405");
    for path in ["/", "/_vorschau/vorschau.js"] {
        assert_eq!(status(&served.get(path)), "200");
        assert_eq!(status(&served.ask("GET", path, "example.org", "")), "421");
        let own = format!("Origin: http://{}\r\n", served.address);
        assert_eq!(status(&served.ask("GET", path, &served.address, &own)), "200");
    }
    for path in ["/", "/_vorschau/vorschau.js", "/_vorschau/ereignisse"] {
        for origin in ["https://example.org", "null", "http://localhost", "http://127.0.0.1:1"] {
            let answer = served.ask("GET", path, &served.address, &format!("Origin: {origin}\r\n"));
            assert_eq!(status(&answer), "403", "{path} {origin}");
            assert!(!answer.contains("\ndata:") && !answer.contains("<html"), "{answer}");
        }
        assert_eq!(status(&served.ask("GET", path, "example.org", "")), "421");
    }
}

#[test]
fn who_asks_nothing_is_not_waited_for_and_streams_are_counted() {
    let served = Served::start(portal());
    // One listens already.
    let streams: Vec<_> = (0..300).map(|_| served.stream()).collect();
    let count = |code: &str| streams.iter().filter(|(_, line)| status(line) == code).count();
    assert_eq!((count("200"), count("503")), (255, 45));
    assert_eq!(status(&served.get(PAGE)), "200");
    assert_eq!(served.silent(), b"");
    drop(streams);
    assert_eq!(status(&served.get(PAGE)), "200");
}

/// As on a network drive: the file is another one, and the system says nothing about the portal's folder.
#[test]
fn what_the_system_does_not_tell_shows_all_the_same() {
    let mut served = Served::start(portal());
    let elsewhere = tempfile::tempdir_in(served.case.root().parent().unwrap()).unwrap();
    let link = elsewhere.path().join("z1.md");
    fs::hard_link(served.case.path(FILE), &link).unwrap();
    served.get(PAGE);
    fs::write(&link, text("Von anderswo")).unwrap();
    served.until(PAGE, |page| page.contains("<h1>Von anderswo"));
}
