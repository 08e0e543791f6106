//! Lines of the log that stumbled when they were read aloud.

use super::words;
use crate::case::{Case, SETTINGS};

fn has(log: &str, lines: &[&str]) {
    for line in lines {
        assert!(log.contains(line), "{line}\n{log}");
    }
}

#[test]
fn a_rule_that_comes_or_goes_is_told_by_its_name() {
    let more = "strategies: [{id: plan, title: Netzplan}]\nstale_days: 300\n";
    let mut case = Case::empty().file("portal.yaml", SETTINGS).goal("a", "due: 2027\n");
    case.commit("Anfang");
    let late = "  - {id: spaet, label: verzögert, means: started, late: true}\npillars:";
    let settings =
        SETTINGS.replace("pillars:", late).replace("topics:\n", "topics:\n  - {id: dienste, title: Online-Dienste}\n");
    case.write("portal.yaml", format!("{settings}{more}"));
    case.commit("Neue Regeln");
    let settings = settings.replace("id: spaet, label: verzögert", "id: spaet, label: in Verzug");
    case.write("portal.yaml", format!("{settings}{more}languages: [de, en]\n"));
    case.commit("Anders genannt");
    case.write("portal.yaml", SETTINGS);
    case.commit("Wieder ohne");
    let log = case.run(&["history", "--all"]).out;
    has(
        &log,
        &[
            "    neu: Status „verzögert“: Bedeutung: begonnen",
            "    neu: Thema „Online-Dienste“\n",
            "    neu: Fachstrategie „Netzplan“\n",
            "    neu: Tage, nach denen ein Ziel als nicht aktualisiert gilt: 300\n",
            "Bezeichnung: verzögert → in Verzug",
            "gestrichen: Status „in Verzug“",
            "gestrichen: Thema „Online-Dienste“",
            "gestrichen: Fachstrategie „Netzplan“",
            "Sprachen: Deutsch, Englisch",
        ],
    );
    for id in ["spaet", "dienste", "„plan“", "de, en", "keine Angabe"] {
        assert!(!log.contains(id), "{id}\n{log}");
    }
}

#[test]
fn values_end_with_one_stop_and_names_are_told_apart() {
    let mut case = Case::new().goal("a", "status: geplant\n").goal("b", "due: 2025\n");
    let register = "eins: {title: Portal, date: 2024-01}\nzwei: {title: Portal, date: 2024-02}\ndrei: {title: Blatt}\nvier: {title: Blatt}\n";
    case.write("content/quellen.yaml", register);
    case.commit("Anfang");
    case.write_goal("a", "status: geplant\nsources: [eins, zwei, drei, vier]\nevents: [{date: 2023-09, text: Der Bau beginnt., status: begonnen}]\n");
    case.write_goal("b", "due: 2025\npromise: Alles wird gut.\n");
    case.commit("Mehr");
    case.write_goal("b", "due: 2025\npromise: Manches wird gut.\n");
    case.commit("Weniger");
    let log = case.run(&["history"]).out;
    has(
        &log,
        &[
            "neu: Ereignis (September 2023): Der Bau beginnt. Status: begonnen\n",
            "neu: Quellen: Portal (Januar 2024), Portal (Februar 2024), Blatt\n",
        ],
    );
    let report = case.run(&["report", "--from", "2024-01-01", "--to", "2024-01-31"]).out;
    assert!(report.contains("Manches wird gut.") && !report.contains(".."), "{report}");
}

#[test]
fn what_stands_alone_comes_beside_nothing() {
    let page = |status: &str, text: &str| {
        format!("---\nid: a\ntitle: Ziel a\npillar: netz\nstatus: {status}\n---\n\n{text}\n")
    };
    let mut case = Case::new().file("content/ziele/a.md", page("geplant", "Text."));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("geplant", "Text. Noch einer."));
    case.commit("Text");
    case.builds();
    let log = case.run(&["history", "--since", "2024-01-02"]).out;
    has(&log, &["    eine redaktionelle Änderung\n"]);
    has(&case.site("feed.atom"), &["<title>Ziel a (eine redaktionelle Änderung)</title>"]);
    has(&words(&case.site("aenderungen/2024-01/index.html")).join("\n"), &["\neine redaktionelle Änderung\n"]);
    case.write("content/ziele/a.md", page("begonnen", "Text. Noch einer. Und einer."));
    case.commit("Status");
    has(&case.run(&["history", "--since", "2024-01-03"]).out, &["    dazu eine redaktionelle Änderung\n"]);
}

#[test]
fn moves_of_a_deadline_are_counted_as_on_the_page_of_the_goal() {
    let settings = format!("{SETTINGS}languages: [de, en]\n");
    let mut case = Case::empty().file("portal.yaml", settings).goal("a", "due: 2025\n");
    case.commit("Anfang");
    for due in ["due: 2026\n", "due: 2028\n", "", "due: 2029\n", "due: 2030\n", "due: 2026\n", "due: 2031\n"] {
        case.write_goal("a", due);
        case.commit("Frist");
    }
    case.builds();
    let log = case.run(&["history", "a"]).out;
    has(
        &log,
        &[
            "! Frist: 2025 → 2026  [",
            "! Frist: 2026 → 2028, zum 2. Mal verschoben  [",
            "! gestrichen: Frist: 2028, zum 3. Mal geändert  [",
            "neu: Frist: 2029, später als die gestrichene Frist 2028, zum 4. Mal geändert\n",
            "! Frist: 2029 → 2030, zum 5. Mal verschoben  [",
            "Frist: 2030 → 2026\n",
            "! Frist: 2026 → 2031, zum 7. Mal verschoben  [",
        ],
    );
    let page = words(&case.site("ziele/a/index.html")).join("\n").replace('\u{a0}', " ");
    has(&page, &["7 Mal verschoben", "neu: Frist: 2029, später als die gestrichene Frist 2028, zum 4. Mal geändert"]);
    let page = words(&case.site("en/ziele/a/index.html")).join("\n").replace('\u{a0}', " ");
    has(
        &page,
        &["new: Deadline: 2029, later than the removed deadline 2028, changed 4 times so far", "moved 7 times so far"],
    );
    assert!(!page.contains(" no. "), "{page}");
}
