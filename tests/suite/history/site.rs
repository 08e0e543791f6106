//! What the public reads beside the goals: how it is bent, and what is told and marked of it.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

const REGISTER: &str = "\
bericht:
  title: Ministerium, Bericht 2024
  url: https://example.org/bericht
  date: 2024-05
plan:
  title: Ministerium, Plan 2023
  url: https://example.org/plan
";

const START: &str = "---\nsummary: Wo wir stehen\nfigures:\n- {label: Netze, value: 30, number: 30, unit: Prozent}\n---\n\nHeute sind 30 von 100 Zielen erreicht.\n";

const METHOD: &str = "---\ntitle: Methode\n---\n\nWir zählen nur, was belegt ist. Ein Ziel gilt als erreicht, wenn es eine Quele gibt.\n";

const REPORT: &str =
    "---\ntitle: Bericht\nfrom: 2023-01-01\nto: 2023-12-31\n---\n\nDas Ziel wurde verfehlt. Das Netz ist langsam.\n";

/// Settings with a late status in two languages, a notice, days that are kept and a theme.
fn settings() -> String {
    let late = "statuses:\n  - {id: verzoegert, label: {de: verzögert, en: delayed}, means: started, late: true, colour: red, icon: alarm}";
    let more =
        "languages: [de, en]\nnotice: Alle Angaben ohne Gewähr.\nstands: [2024-01-05, 2024-01-06]\ntheme: thema\n";
    format!("{}{more}", SETTINGS.replace("statuses:", late))
}

/// A published portal with everything that is not a goal.
fn published() -> Case {
    let mut case = Case::empty()
        .file("portal.yaml", settings())
        .file("content/quellen.yaml", REGISTER)
        .file("content/start.md", START)
        .file("content/seiten/methode.md", METHOD)
        .file("content/handlungsfelder/netz.md", "---\nid: netz\n---\n\nJeder Haushalt bekommt Glasfaser.\n")
        .file("content/berichte/2023.md", REPORT)
        .file("content/medien/netz.csv", "Jahr;Netze\n2022;20\n2023;30\n")
        .file("content/medien/netz.png", [137, 80, 78, 71, 1])
        .file("thema/texts/de.yaml", "footer: {made: Gemacht in Musterstadt}\n")
        .goal("a", "status: begonnen\n");
    case.commit("Beginn");
    case
}

fn replace(case: &Case, path: &str, old: &str, new: &str) {
    let text = std::fs::read_to_string(case.path(path)).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    case.write(path, text.replace(old, new));
}

fn log(case: &Case) -> String {
    let ran = case.run(&["history", "--since", "2024-01-02", "--all"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Neither day, hash nor author.
    let is_told = |line: &&str| !line.trim_start().starts_with("von ");
    let plain = |line: &str| match line.get(..2) {
        Some("20") => line.split("  ").skip(2).collect::<Vec<_>>().join("  "),
        _ => line.to_owned(),
    };
    ran.out.lines().filter(is_told).map(plain).collect::<Vec<_>>().join("\n")
}

/// Each change in a commit of its own.
fn after(changes: &[(&str, &str, &str)]) -> Case {
    let mut case = published();
    for (place, (path, old, new)) in changes.iter().enumerate() {
        match (*old, *new) {
            ("", new) => case.write(path, new),
            (_, "") => std::fs::remove_file(case.path(path)).unwrap(),
            (old, new) => replace(&case, path, old, new),
        }
        case.commit(&format!("Nummer {}", place + 1));
    }
    case
}

#[test]
fn what_is_bent_beside_the_goals_is_marked() {
    let case = after(&[
        ("content/quellen.yaml", "Bericht 2024", "Erfolgsbericht 2024"),
        ("content/quellen.yaml", "date: 2024-05", "date: 2025-05"),
        ("content/quellen.yaml", "plan:\n  title: Ministerium, Plan 2023\n  url: https://example.org/plan\n", "\n"),
        ("content/start.md", "value: 30, number: 30", "value: 95, number: 95"),
        ("content/start.md", "30 von 100", "95 von 100"),
        ("content/handlungsfelder/netz.md", "bekommt Glasfaser", "bekommt möglichst Glasfaser"),
        ("content/seiten/methode.md", "Wir zählen nur, was belegt ist. ", "\n"),
        ("content/berichte/2023.md", "verfehlt", "erreicht"),
        ("content/seiten/methode.md", "x", ""),
        ("content/medien/netz.png", "", "ein anderes Bild"),
        ("content/medien/netz.csv", "2022;20", "2022;10"),
        ("thema/texts/de.yaml", "", "marks: {unexplained: planmäßig}\n"),
        ("thema/templates/flagged.html", "", "{% extends \"base.html\" %}\n"),
        ("portal.yaml", "en: delayed", "en: on track"),
        ("portal.yaml", "late: true, colour: red, icon: alarm", "late: true, colour: green, icon: check"),
        ("portal.yaml", "means: planned, colour: purple", "means: planned, colour: green"),
        ("portal.yaml", "stands: [2024-01-05, 2024-01-06]", "stands: [2024-01-06]"),
        ("portal.yaml", "notice: Alle Angaben ohne Gewähr.\n", "\n"),
    ]);
    assert_snapshot!(log(&case), @"

    ! gestrichen: Einstellung: Hinweis auf jeder Seite: Alle Angaben ohne Gewähr.  [Darstellung geändert]
              planmäßig
              24de08b20d  Nummer 18, von Erika Muster


    ! Einstellung: aufbewahrte Tage: 2024-01-05, 2024-01-06 → 2024-01-06  [Darstellung geändert]
              planmäßig
              1ea9689f61  Nummer 17, von Erika Muster


    ! Status „geplant“: Farbe: purple → green  [Darstellung geändert]
              planmäßig
              225c31aeb1  Nummer 16, von Erika Muster


    ! Status „verzögert“: Farbe: red → green  [Darstellung geändert]
    ! Status „verzögert“: Symbol: alarm → check  [Darstellung geändert]
              planmäßig
              a7992c5d74  Nummer 15, von Erika Muster


    ! Status „verzögert“: Bezeichnung, Englisch: delayed → on track  [Darstellung geändert]
              planmäßig
              b3b82a0df0  Nummer 14, von Erika Muster


    ! Gestaltung „thema/templates/flagged.html“: neu aufgenommen  [Wort für Auffälliges geändert]
              planmäßig
              6013e72020  Nummer 13, von Erika Muster


    ! Texte des Themas in „thema/texts/de.yaml“: marks.unexplained: ohne Begründung → planmäßig  [Wort für Auffälliges geändert]
      gestrichen: Texte des Themas in „thema/texts/de.yaml“: footer.made: Gemacht in Musterstadt
              planmäßig
              6e5c13588e  Nummer 12, von Erika Muster


    ! Datei „content/medien/netz.csv“: durch einen anderen Inhalt ersetzt  [Datei ersetzt]
              planmäßig
              a595cda96a  Nummer 11, von Erika Muster


    ! Datei „content/medien/netz.png“: durch einen anderen Inhalt ersetzt  [Datei ersetzt]
              planmäßig
              6a9713bd1a  Nummer 10, von Erika Muster


    ! Seite „Methode“: entfernt  [Seite sagt weniger]
              planmäßig
              6b0c9ffad6  Nummer 9, von Erika Muster


    ! Seite „Bericht“: Text: ein Wort neu, ein Wort entfallen  [Seite sagt weniger]
              planmäßig
              d93039e8fb  Nummer 8, von Erika Muster


    ! Seite „Methode“: Text: 6 Wörter entfallen  [Seite sagt weniger]
              planmäßig
              89202823ed  Nummer 7, von Erika Muster


    ! Seite „Netze“: Text: ein Wort neu  [Seite sagt weniger]
              planmäßig
              a2c9d7e386  Nummer 6, von Erika Muster


    ! Seite „Überblick“: Text: ein Wort neu, ein Wort entfallen  [Seite sagt weniger]
              planmäßig
              97d0cc732a  Nummer 5, von Erika Muster


    ! Seite „Überblick“: Zahlen, Netze, Zahl: 30 → 95  [Seite sagt weniger]
    ! Seite „Überblick“: Zahlen, Netze, Wert: 30 → 95  [Seite sagt weniger]
              planmäßig
              fc1e87adfc  Nummer 4, von Erika Muster


    ! Quelle „Ministerium, Plan 2023“: entfernt  [Quelle geändert]
              planmäßig
              740dab62e0  Nummer 3, von Erika Muster


    ! Quelle „Ministerium, Erfolgsbericht 2024“: Datum: 2024-05 → 2025-05  [Quelle geändert]
              planmäßig
              3e693bd760  Nummer 2, von Erika Muster


    ! Quelle „Ministerium, Erfolgsbericht 2024“: Titel: Ministerium, Bericht 2024 → Ministerium, Erfolgsbericht 2024  [Quelle geändert]
              planmäßig
              47641b58e0  Nummer 1, von Erika Muster
    ");
}

#[test]
fn what_is_mended_or_added_beside_the_goals_is_told_and_not_marked() {
    let case = after(&[
        ("content/quellen.yaml", "https://example.org/bericht", "https://example.org/neu/bericht"),
        ("content/quellen.yaml", "date: 2024-05", "date: 2024-05-17"),
        ("content/quellen.yaml", "plan:\n", "neu: {title: Landtag, date: 2024}\nplan:\n"),
        ("content/quellen.yaml", "plan:\n", "plan_2023:\n"),
        ("content/start.md", "- {label: Netze", "- {label: Amt, value: 7}\n- {label: Netze"),
        ("content/handlungsfelder/netz.md", "Glasfaser.", "Glasfaser. Das gilt auch auf dem Land."),
        ("content/seiten/methode.md", "eine Quele", "eine Quelle"),
        ("content/seiten/methode.md", "belegt ist. Ein", "belegt\nist.  Ein"),
        ("content/seiten/gremien.md", "", "---\ntitle: Gremien\n---\n\nWer berät.\n"),
        ("content/medien/logo.png", "", "ein Bild"),
        ("content/medien/netz.csv", "2023;30\n", "2023;30\n2024;40\n"),
        ("thema/assets/logo.svg", "", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
        ("thema/texts/de.yaml", "Gemacht in Musterstadt", "Gemacht in Neustadt"),
        ("portal.yaml", "means: planned, colour: purple", "means: planned, colour: orange"),
        ("portal.yaml", "stands: [2024-01-05, 2024-01-06]", "stands: [2024-01-05, 2024-01-06, 2024-01-07]"),
        ("portal.yaml", "ohne Gewähr.", "ohne Gewähr. Fehler bitte melden."),
        ("portal.yaml", "description: Ein Portal zum Testen", "description: Ein Portal"),
    ]);
    assert_snapshot!(log(&case), @"

    Einstellung: Beschreibung des Portals: Ein Portal zum Testen → Ein Portal
            4dae9a9495  Nummer 17, von Erika Muster


    Einstellung: Hinweis auf jeder Seite: Alle Angaben ohne Gewähr. → Alle Angaben ohne Gewähr. Fehler bitte melden.
            9906837f10  Nummer 16, von Erika Muster


    Einstellung: aufbewahrte Tage: 2024-01-05, 2024-01-06 → 2024-01-05, 2024-01-06, 2024-01-07
            73c69bd152  Nummer 15, von Erika Muster


    Status „geplant“: Farbe: purple → orange
            2aa49c711f  Nummer 14, von Erika Muster


    Texte des Themas in „thema/texts/de.yaml“: footer.made: Gemacht in Musterstadt → Gemacht in Neustadt
            b4fc6a23b8  Nummer 13, von Erika Muster


    Gestaltung „thema/assets/logo.svg“: neu aufgenommen
            e3b2d634fc  Nummer 12, von Erika Muster


    Datei „content/medien/netz.csv“: Zeilen ergänzt
            0aa656ea98  Nummer 11, von Erika Muster


    Datei „content/medien/logo.png“: neu aufgenommen
            33bac89946  Nummer 10, von Erika Muster


    Seite „Gremien“: neu aufgenommen
            b5c2b8454a  Nummer 9, von Erika Muster


    Seite „Methode“: Text: ein Wort neu, ein Wort entfallen
            26b3273be4  Nummer 7, von Erika Muster


    Seite „Netze“: Text: 6 Wörter neu
            a0831e10a0  Nummer 6, von Erika Muster


    neu: Seite „Überblick“: Zahlen, Amt: Bezeichnung: Amt; Wert: 7
            676de62ccc  Nummer 5, von Erika Muster


    Quelle „Ministerium, Plan 2023“: entfernt
    Quelle „Ministerium, Plan 2023“: neu aufgenommen
            aa6e086ad6  Nummer 4, von Erika Muster


    Quelle „Landtag“ (2024): neu aufgenommen
            eba055cbda  Nummer 3, von Erika Muster


    Quelle „Ministerium, Bericht 2024“: Datum: 2024-05 → 2024-05-17
            34f438194e  Nummer 2, von Erika Muster


    Quelle „Ministerium, Bericht 2024“: Adresse: https://example.org/bericht → https://example.org/neu/bericht
            2d27f8899f  Nummer 1, von Erika Muster
    ");
}

#[test]
fn a_commit_shows_the_words_of_a_page_and_the_data_have_its_change() {
    let mut case = published();
    replace(&case, "content/berichte/2023.md", "verfehlt", "erreicht");
    let commit = case.commit("Bericht berichtigt\n\nGrund: Der Bericht war falsch.");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site(&format!("aenderungen/{commit}/index.html"));
    assert!(page.contains("Außerhalb der Ziele</a></h2>"), "{page}");
    assert!(page.contains("verfehlt.</del>"), "{page}");
    assert!(page.contains("erreicht.</ins>"), "{page}");
    for list in ["aenderungen/index.html", "aenderungen/auffaellig/index.html"] {
        assert!(case.site(list).contains("Seite „Bericht“: Text: ein Wort neu, ein Wort entfallen"), "{list}");
    }
    assert!(case.site("feed.atom").contains("Seite „Bericht“: Text"));
    let data: serde_json::Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let site = &data["site"][0];
    let text = |name: &str| site[name].as_str().unwrap();
    assert_eq!(data["site"].as_array().unwrap().len(), 1);
    assert_eq!((text("kind"), text("field"), text("title")), ("page", "content/berichte/2023.md: text", "Bericht"));
    assert_eq!((text("reason"), &site["flags"]), ("Der Bericht war falsch.", &serde_json::json!(["page-weaker"])));
    assert!(case.site("data/v1/changes.csv").contains(",Bericht,page,content/berichte/2023.md: text,"));
}

#[test]
fn a_portal_that_calls_marks_otherwise_is_told_so_where_it_says_how_it_counts() {
    let case = published();
    assert_eq!(case.build(&[]).code, 0);
    assert!(!case.site("zaehlweise/index.html").contains("Eigene Wörter"));
    case.write("thema/texts/de.yaml", "marks: {unexplained: planmäßig}\nfooter: {made: In Musterstadt}\n");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site("zaehlweise/index.html");
    let own: Vec<&str> = page.lines().filter(|line| line.contains("Statt ")).collect();
    assert_eq!(own, ["<li>Statt „ohne Begründung“ steht hier „planmäßig“.</li>"]);
}

#[test]
fn a_change_set_wants_a_reason_for_what_it_bends_beside_the_goals() {
    let mut case = published();
    case.git(&["switch", "-q", "-c", "zweig"]);
    let check = |case: &Case| {
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--since", "main"]);
        ran.out.lines().filter(|line| line.contains("[Z70") || line.contains("-->")).collect::<Vec<_>>().join("\n")
    };
    replace(&case, "content/quellen.yaml", "2024-05", "2025-05");
    replace(&case, "portal.yaml", "en: delayed", "en: on track");
    replace(&case, "content/berichte/2023.md", "verfehlt", "erreicht");
    case.write("content/seiten/neu.md", "---\ntitle: Neu\nmenu: about\n---\n\nNeu.\n");
    assert_snapshot!(check(&case), @"
    Warnung[Z702]: auf einer Seite ist etwas entfallen oder geändert; ein Grund fehlt
     --> content/berichte/2023.md:2:1
    Warnung[Z702]: eine Quelle wurde geändert oder gestrichen (vorher `2024-05`, jetzt `2025-05`); ein Grund fehlt
     --> content/quellen.yaml:4:9
    --> content/seiten/neu.md
    Warnung[Z702]: die Darstellung wurde geändert (vorher `delayed`, jetzt `on track`); ein Grund fehlt
     --> portal.yaml:6:49
     --> thema/texts/de.yaml:1:10
    ");
    case.commit("Angepasst");
    assert_snapshot!(check(&case), @"
    Warnung[Z702]: auf einer Seite ist etwas entfallen oder geändert; ein Grund fehlt
     --> content/berichte/2023.md:2:1
    Fehler[Z701]: eine Quelle wurde geändert oder gestrichen (vorher `2024-05`, jetzt `2025-05`); ein Grund fehlt
     --> content/quellen.yaml:4:9
    --> content/seiten/neu.md
    Fehler[Z701]: die Darstellung wurde geändert (vorher `delayed`, jetzt `on track`); ein Grund fehlt
     --> portal.yaml:6:49
     --> thema/texts/de.yaml:1:10
    ");
    replace(&case, "content/berichte/2023.md", "langsam", "langsam und teuer");
    case.commit("Bericht ergänzt\n\nGrund: Der Rechnungshof hat geprüft.");
    assert_snapshot!(check(&case), @"
    Warnung[Z702]: auf einer Seite ist etwas entfallen oder geändert; in der Nachricht „Angepasst“ fehlt ein Grund
     --> content/berichte/2023.md:2:1
    Fehler[Z701]: eine Quelle wurde geändert oder gestrichen (vorher `2024-05`, jetzt `2025-05`); ein Grund fehlt
     --> content/quellen.yaml:4:9
    --> content/seiten/neu.md
    Fehler[Z701]: die Darstellung wurde geändert (vorher `delayed`, jetzt `on track`); ein Grund fehlt
     --> portal.yaml:6:49
     --> thema/texts/de.yaml:1:10
    ");
}

#[test]
fn a_reason_in_a_merged_commit_is_for_the_files_that_it_touches() {
    let mut case = published();
    case.git(&["switch", "-q", "-c", "zweig"]);
    replace(&case, "content/quellen.yaml", "2024-05", "2025-05");
    case.commit("Datum\n\nGrund: Das Datum war falsch.");
    replace(&case, "content/berichte/2023.md", "verfehlt", "erreicht");
    case.commit("Bericht");
    case.git(&["switch", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "-m", "Zusammengeführt", "zweig"]);
    assert_snapshot!(log(&case), @"

    ! Seite „Bericht“: Text: ein Wort neu, ein Wort entfallen  [Seite sagt weniger]
              ohne Begründung
    ! Quelle „Ministerium, Bericht 2024“: Datum: 2024-05 → 2025-05  [Quelle geändert]
              Begründung: Das Datum war falsch.
              a313438b02  Zusammengeführt, von Erika Muster
    ");
}

/// A commit by somebody.
fn commit_as(case: &Case, author: &str, message: &str) {
    case.git(&["commit", "-q", "--allow-empty", "--author", author, "-m", message]);
}

#[test]
fn a_mailmap_is_told_by_numbers_and_marked_if_it_gives_changes_to_somebody_else() {
    let told = |mailmap: &str| {
        let mut case = published();
        commit_as(&case, "Die Ministerin <leitung@example.org>", "Stand");
        case.write(".mailmap", mailmap);
        case.commit("Namen");
        log(&case)
    };
    assert_snapshot!(told("Praktikantin Blau <blau@example.org> <leitung@example.org>\n"), @"

    ! Eine andere Datei „.mailmap“ ändert im Verlauf einen Namen. Bei einem davon stehen die Änderungen jetzt bei einer anderen Person.  [Regel geändert]
              ohne Begründung
              936517d4e3  Namen, von Erika Muster
    ");
    // A new name of the same person, and an address more.
    assert_snapshot!(told("Sabine Rot <leitung@example.org>\n"), @"

    Eine andere Datei „.mailmap“ ändert im Verlauf einen Namen.
            40f98fb530  Namen, von Erika Muster
    ");
    assert_snapshot!(told("Die Ministerin <neu@example.org> <leitung@example.org>\n"), @"Keine Änderung passt zur Auswahl.");
    // Nobody in the log.
    assert_snapshot!(told("Sabine Rot <rot@example.org>\n"), @"Keine Änderung passt zur Auswahl.");
}

#[test]
fn other_places_change_nothing_by_themselves_and_hide_nothing() {
    let mut case = published();
    std::fs::rename(case.path("content/seiten"), case.path("content/texte")).unwrap();
    replace(&case, "portal.yaml", "title: Testportal\n", "title: Testportal\ncontent: {pages: content/texte}\n");
    case.commit("Umgezogen");
    case.write("content/anfang.md", START.replace("30 von 100", "95 von 100"));
    case.commit("Vorbereitet");
    replace(&case, "portal.yaml", "pages: content/texte", "pages: content/texte, start: content/anfang.md");
    case.commit("Umgestellt");
    assert_snapshot!(log(&case), @"

    ! Seite „Überblick“: Text: ein Wort neu, ein Wort entfallen  [Seite sagt weniger]
      Seite „Überblick“: verschoben von content/start.md nach content/anfang.md
      neu: Einstellung: Orte der Inhalte: Startseite: content/anfang.md
              ohne Begründung
              60ed909f4e  Umgestellt, von Erika Muster


      Seite „Methode“: verschoben von content/seiten/methode.md nach content/texte/methode.md
      neu: Einstellung: Orte der Inhalte: Seiten: content/texte
              d8257a7fb8  Umgezogen, von Erika Muster
    ");
}

#[test]
fn what_cannot_be_read_is_a_gap_and_compared_with_its_last_readable_state() {
    let mut case = published();
    case.write("content/quellen.yaml", "bericht: [\n");
    case.write("content/berichte/2023.md", "---\ntitle: [\n---\n");
    case.commit("Kaputt");
    case.write("content/quellen.yaml", REGISTER.replace("2024-05", "2025-05"));
    case.write("content/berichte/2023.md", REPORT.replace("verfehlt", "erreicht"));
    case.commit("Wieder da");
    assert_snapshot!(log(&case), @"

    ! Seite „Bericht“: Text: ein Wort neu, ein Wort entfallen  [Seite sagt weniger]
    ! Quelle „Ministerium, Bericht 2024“: Datum: 2024-05 → 2025-05  [Quelle geändert]
              ohne Begründung
              776d474431  Wieder da, von Erika Muster


      Nicht lesbar: content/berichte/2023.md. Grund: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
      Nicht lesbar: content/quellen.yaml. Grund: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
              fff470c3ef  Kaputt, von Erika Muster
    ");
    assert_eq!(case.build(&[]).code, 0);
    let log: String = case.site("aenderungen/index.html");
    assert!(log.contains("Nicht lesbar: content/quellen.yaml."), "{log}");
}

#[test]
fn what_was_kept_of_the_history_tells_the_same() {
    let mut case = published();
    replace(&case, "content/berichte/2023.md", "verfehlt", "erreicht");
    case.commit("Bericht");
    assert_eq!(case.build(&[]).code, 0);
    replace(&case, "content/berichte/2023.md", "langsam", "schnell");
    case.write("content/medien/netz.png", "anders");
    case.commit("Noch einmal");
    case.write(".mailmap", "Sabine Rot <erika@example.org>\n");
    case.commit("Namen");
    assert_eq!(case.build(&[]).code, 0);
    let kept = case.site_files();
    let folder = case.path(".git");
    let is_kept = |name: &std::ffi::OsStr| name.to_string_lossy().contains("zielstand");
    let own = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()).find(|entry| is_kept(&entry.file_name()));
    std::fs::remove_dir_all(own.unwrap().path()).unwrap();
    assert_eq!(case.build(&[]).code, 0);
    assert!(case.site_files() == kept);
}

/// The marks beside the goals of one change.
fn marks_of(path: &str, old: &str, new: &str) -> Vec<String> {
    let mut case = published();
    if old.is_empty() {
        case.write(path, new);
    } else {
        replace(&case, path, old, new);
    }
    case.commit("Geändert");
    let ran = case.run(&["history", "--flagged", "--format", "json"]);
    let log: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let mark = |each: &serde_json::Value| each["flags"][0].as_str().unwrap().to_owned();
    log["site"].as_array().unwrap().iter().map(mark).collect()
}

#[test]
fn a_page_or_notice_by_which_nothing_is_binding_is_marked_where_it_is_new_too() {
    let page = |text: &str| format!("---\ntitle: Hinweis\n---\n\n{text}\n");
    let path = "content/seiten/hinweis.md";
    for text in ["Alle Ziele sind unverbindlich.", "Dieses Portal dient nur der Information."] {
        assert_eq!(marks_of(path, "", &page(text)), ["page-weaker"], "{text}");
        assert_eq!(marks_of("portal.yaml", "ohne Gewähr.", &format!("ohne Gewähr. {text}")), ["look-changed"]);
    }
    for text in ["Die Teilnahme ist freiwillig.", "Das Portal informiert über Ziele.", "Die Ziele sind verbindlich."] {
        assert_eq!(marks_of(path, "", &page(text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_title_of_a_page_may_be_called_otherwise_but_not_take_back() {
    let path = "content/seiten/methode.md";
    assert_eq!(marks_of(path, "title: Methode", "title: So zählen wir"), Vec::<String>::new());
    assert_eq!(marks_of(path, "title: Methode", "title: Methode, Entwurf"), ["page-weaker"]);
    assert_eq!(marks_of("content/start.md", "label: Netze", "label: Netze und Masten"), ["page-weaker"]);
    assert_eq!(marks_of("content/start.md", "label: Netze", "label: Netz"), Vec::<String>::new());
}

#[test]
fn a_style_sheet_that_hides_marks_is_one() {
    let path = "thema/assets/eigen.css";
    for css in [
        ".flag { display: none; }",
        "main .flag-open{visibility:hidden!important}",
        "@media screen { .stale { opacity: .1 } }",
        ".flag { font-size: 1px }",
        ".flag { color: #fff; background: white }",
        "li:has(.flag) { display: none }",
        "[class^=fla] { display: none }",
        ".flag { position: absolute; left: -999px }",
        ".flag::after { content: 'planmäßig' }",
        ":root { --amber-text: #fff; --amber-tint: #fff }",
    ] {
        assert!(marks_of(path, "", css).contains(&"mark-words-changed".to_owned()), "{css}");
    }
    let built_in = std::fs::read_to_string("themes/default/assets/style.css").unwrap();
    for css in [
        ".hero { display: none; }",
        "/* .flag { display: none } */",
        ".flag { border-radius: 0; padding: 1rem }",
        "@media print { .menu { display: none } }",
        &built_in,
    ] {
        assert_eq!(marks_of(path, "", css), Vec::<String>::new(), "{css}");
    }
}

#[test]
fn a_script_or_template_that_hides_marks_is_one() {
    let told = |path: &str, text: &str| marks_of(path, "", text);
    assert_eq!(told("thema/assets/eigen.js", "document.querySelector('.flag').remove()\n"), ["mark-words-changed"]);
    assert_eq!(told("thema/assets/eigen.js", "document.querySelector('.menu').focus()\n"), Vec::<String>::new());
    let footer = |style: &str| format!("<p>Fuß</p><style>{style}</style>\n");
    assert_eq!(told("thema/templates/footer.html", &footer(".flag {display: none}")), ["mark-words-changed"]);
    assert_eq!(told("thema/templates/footer.html", &footer(".hero {display: none}")), Vec::<String>::new());
}

#[test]
fn what_the_portal_says_of_itself_may_not_take_everything_back() {
    for (old, new) in [
        ("title: Testportal\n", "title: Ideen für ein Testportal\n"),
        ("description: Ein Portal zum Testen", "description: Eine unverbindliche Übersicht"),
        ("description: Ein Portal zum Testen", "description: Was das Land anstrebt"),
        ("title: Testportal\n", "title: Testportal\nhistory: {notice: Der Verlauf dient nur der Information.}\n"),
    ] {
        assert_eq!(marks_of("portal.yaml", old, new), ["look-changed"], "{new}");
    }
    for (old, new) in [
        ("title: Testportal\n", "title: Musterportal\n"),
        ("description: Ein Portal zum Testen", "description: Was zugesagt ist"),
        ("title: Testportal\n", "title: Testportal\nhistory: {notice: Der Verlauf ist nachgetragen.}\n"),
    ] {
        assert_eq!(marks_of("portal.yaml", old, new), Vec::<String>::new(), "{new}");
    }
}

/// Who takes the note away takes away what the history cannot show.
#[test]
fn a_note_on_the_history_that_goes_is_marked() {
    let mut case = Case::new()
        .file("portal.yaml", format!("{SETTINGS}history: {{notice: Vor 2023 wurde nichts nachgetragen.}}\n"));
    case.commit("Anfang");
    case.write("portal.yaml", SETTINGS);
    case.commit("Weg");
    let log: serde_json::Value =
        serde_json::from_str(&case.run(&["history", "--format", "json", "--all"]).out).unwrap();
    assert_eq!(
        log["site"].as_array().unwrap().iter().map(|site| site["flags"].to_string()).collect::<Vec<_>>(),
        ["[\"look-changed\"]"]
    );
}

#[test]
fn a_table_is_its_rows_however_they_are_written() {
    let path = "content/medien/netz.csv";
    for table in [
        "\u{feff}Jahr;Netze\r\n2022;20\r\n2023;30\r\n",
        "\"Jahr\",\"Netze\"\n\"2022\",\"20\"\n\"2023\",\"30\"",
        "Jahr\tNetze\n2023\t30\n2022\t20\n",
        "Jahr;Netze;Quelle\n2022;20;a\n2023;30;a\n",
        "Jahr;Netze\n2022;20\n2023;30\n2024;30\n",
        "Jahr;Netze\n2022;20,0\n2023;30,00\n",
    ] {
        assert_eq!(marks_of(path, "", table), Vec::<String>::new(), "{table}");
    }
    for table in [
        "Jahr;Netze\n2022;20\n2023;30\n2023;60\n",
        "Jahr;Netze\n2022;20\n",
        "Jahr;Netze\n2022;20\n2023;31\n",
        "Jahr;Netze\n2022;20,000\n2023;30\n",
        "Jahr;Netze möglich\n2022;20\n2023;30\n",
    ] {
        assert_eq!(marks_of(path, "", table), ["file-replaced"], "{table}");
    }
    let case = after(&[(path, "", "\"Jahr\",\"Netze\"\n2022,20\n2023,30\n")]);
    assert!(log(&case).contains("Datei „content/medien/netz.csv“: anders geschrieben, mit demselben Inhalt"));
}

#[test]
fn a_figure_of_a_later_day_by_another_source_is_the_next_one() {
    let start = |value: &str, date: &str, source: &str| {
        format!("---\nfigures:\n- {{label: Netze, value: {value}, date: {date}, source: {source}}}\n---\n\nHeute.\n")
    };
    let marked = |new: &str| {
        let mut case = published();
        case.write("content/start.md", start("30", "2023-12", "plan"));
        case.commit("vorher");
        case.write("content/start.md", new);
        case.commit("nachher");
        log(&case).lines().take_while(|line| !line.contains("Erika")).any(|line| line.trim_start().starts_with('!'))
    };
    assert!(!marked(&start("40", "2024-05", "bericht")));
    assert!(marked(&start("40", "2023-12", "plan")));
    assert!(marked(&start("40", "2024-05", "plan")));
}

/// A picture that a page shows says something there: another one in its place is a change of what the public reads.
#[test]
fn a_picture_in_the_place_of_another_is_marked_and_one_that_moved_is_not() {
    let picture = |colour: u8| [b"\x89PNG\r\n\x1a\n".as_slice(), &[colour; 40]].concat();
    let page = "---\ntitle: Karte\n---\n\n![Karte: 3 von 9 Orten im Rückstand](../medien/karte.png)\n";
    let shown = |change: &dyn Fn(&Case)| {
        let mut case = published().file("content/seiten/karte.md", page).file("content/medien/karte.png", picture(1));
        case.commit("vorher");
        change(&case);
        case.commit("nachher");
        log(&case).lines().take_while(|line| !line.contains("Erika")).any(|line| line.trim_start().starts_with('!'))
    };
    assert!(shown(&|case| case.write("content/medien/karte.png", picture(2))));
    assert!(shown(&|case| replace(case, "content/seiten/karte.md", "3 von 9 Orten im Rückstand", "die Orte")));
    assert!(!shown(&|case| {
        case.write("content/medien/karte-2024.png", picture(1));
        std::fs::remove_file(case.path("content/medien/karte.png")).unwrap();
        replace(case, "content/seiten/karte.md", "karte.png", "karte-2024.png");
    }));
}
