//! What is marked: each rule, what it lets pass, and where the marks show.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// The marks of a built change log: `goal field mark`, a line each; changed rules have no goal.
fn marks(case: &Case) -> Vec<String> {
    let log: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let records = ["changes", "rules"].into_iter().flat_map(|list| log[list].as_array().unwrap().clone());
    let mark = |record: Value| {
        let flags: Vec<&str> = record["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap()).collect();
        let goal = record["goal"].as_str().unwrap_or("-");
        (!flags.is_empty()).then(|| format!("{goal} {} {}", record["field"].as_str().unwrap(), flags.join(",")))
    };
    records.filter_map(mark).collect()
}

/// A portal with a bit of everything that is marked, in five commits.
pub fn marked() -> (Case, Vec<String>) {
    let settings = format!("{SETTINGS}stale_days: 30\nhistory: {{notice: Nachgetragen.}}\n");
    let mut case =
        Case::empty().file("portal.yaml", &settings).goal("a", "status: begonnen\ndue: 2025\n").goal("b", "");
    let mut commits = vec![case.commit("Anfang")];
    case.write_goal("a", "status: begonnen\ndue: 2026\n");
    commits.push(case.commit("Mehr Zeit\n\nDie Firmen fehlen.\n\nGrund: Es fehlen Firmen\nBeschluss: Kabinett 3"));
    case.write_goal("a", "status: geplant\ndue: 2027-06\n");
    case.remove("content/ziele/b.md");
    commits.push(case.commit("Stand"));
    case.write(
        "portal.yaml",
        settings.replace("label: begonnen", "label: in Arbeit").replace("stale_days: 30", "stale_days: 60"),
    );
    commits.push(case.commit("Neue Wörter"));
    case.write_goal("b", "due: 2026-07\n");
    commits.push(case.commit("Wieder da"));
    (case, commits)
}

#[test]
fn goals_and_rules_are_marked() {
    let (case, _) = marked();
    case.log();
    assert_eq!(
        marks(&case),
        [
            "a due deadline-later",
            "a due deadline-later",
            "a status status-back",
            "b file goal-removed",
            "- stale_days rule-changed",
            "- statuses/begonnen/label words-weaker",
        ]
    );
}

#[test]
fn which_files_are_goals_is_a_rule_and_where_the_rest_lies_is_none() {
    let adopted = |more: &str| format!("{SETTINGS}content: {{goals: {{files: 'docs/*.md'{more}}}, media: bilder}}\n");
    let mut case = Case::empty().file("portal.yaml", format!("{SETTINGS}content: {{media: medien}}\n"));
    case.write("docs/a.md", "---\nid: a\ntitle: A\nstatus: geplant\npillar: netz\n---\n");
    case.commit("Beginn");
    case.write("portal.yaml", format!("{SETTINGS}content: {{media: bilder}}\n"));
    case.commit("Anderswo");
    case.write("portal.yaml", adopted(""));
    case.commit("Andere Dateien");
    case.write("portal.yaml", adopted(", pillar: netz"));
    case.commit("Alle in einem Handlungsfeld");
    case.log();
    let marks = marks(&case);
    assert_eq!(marks, ["- content rule-changed", "- content/goals/pillar rule-changed"]);
    let page = case.site("aenderungen/auffaellig/index.html");
    assert!(page.contains("Seiten der Ziele: Handlungsfeld ohne eigene Angabe"), "{page}");
}

#[test]
fn the_page_of_marked_changes() {
    let (case, commits) = marked();
    case.log();
    let words = case.words("aenderungen/auffaellig/").join("\n");
    let words = commits.iter().enumerate().fold(words, |words, (at, id)| words.replace(&id[..10], &format!("C{at}")));
    insta::assert_snapshot!(words, @"
    Auffällige Änderungen
    Diese Liste zeigt Änderungen, bei denen sich ein zweiter Blick lohnt, zum Beispiel eine verschobene Frist oder ein entferntes Ziel.
    Auffällig heißt nicht falsch. Oft gibt es gute Gründe. Darum steht die Begründung dabei, oder dass sie fehlt. Alle Änderungen
    Nachgetragen.
    Was hervorgehoben wird
    6 auffällige Änderungen, davon 5 ohne Begründung.
    Arten auffälliger Änderungen mit Anzahl und Regel
    Art | Gewicht | Anzahl | Regel
    Frist verschoben | Auffällig | 2 | Eine Frist endet später als bisher, ist ungenauer oder wurde gestrichen: die eines Ziels, Meilensteins, Zielwerts oder einer Maßnahme. Auch wenn der Schritt mit dieser Frist wegfällt.
    Status zurückgesetzt | Auffällig | 1 | Der Status sagt weniger als der, der zuletzt veröffentlicht war, oder er wurde gestrichen. Ein Umweg über „unbekannt“ ändert daran nichts.
    Ziel entfernt | Auffällig | 1 | Ein Ziel steht nicht mehr im Portal.
    Regel geändert | Auffällig | 1 | Eine Einstellung des Portals ist eine andere. Dadurch können weniger Ziele als verspätet, offen, veraltet oder unbelegt zählen.
    Wortlaut geändert | Wortlaut | 1 | Ein Titel, ein Name, eine Anmerkung oder der Text sagt weniger als bisher, oder eine Anmerkung legt neu fest, was zählt. Wer nur Schreibfehler verbessert, wird nicht markiert.
    Alle auffälligen Änderungen
    4. Januar 2024 Geänderte Regeln
    Tage, nach denen ein Ziel als nicht aktualisiert gilt: bisher 30 → jetzt 60 Regel geändert ohne Begründung
    Status „begonnen“: Bezeichnung: bisher begonnen → jetzt in Arbeit Wortlaut geändert ohne Begründung
    Neue Wörter, von Erika Muster · C3
    3. Januar 2024 2 Ziele geändert
    Ziel a
    Frist: bisher 2026 → jetzt Juni 2027, zum 2. Mal verschoben Frist verschoben ohne Begründung
    Status: bisher begonnen → jetzt geplant Status zurückgesetzt ohne Begründung
    Ziel b
    entfernt Ziel entfernt ohne Begründung
    Stand, von Erika Muster · C2
    2. Januar 2024 Ziel a
    Frist: bisher 2025 → jetzt 2026 Frist verschoben
    Begründung: Es fehlen Firmen
    Mehr Zeit, von Erika Muster · C1
    Daten dieser Seite: changes.csv oder changes.json (alle Änderungen), Änderungen abonnieren (Atom-Feed) · Alle Daten
    ");
}

#[test]
fn a_commit_that_only_changed_rules() {
    let (case, commits) = marked();
    case.log();
    let words = case.commit_words(&commits[3]).join("\n").replace(&commits[3], "C3").replace(&commits[3][..10], "C3");
    insta::assert_snapshot!(words, @"
    4. Januar 2024 Geänderte Regeln
    Tage, nach denen ein Ziel als nicht aktualisiert gilt: bisher 30 → jetzt 60 Regel geändert ohne Begründung
    Status „begonnen“: Bezeichnung: bisher begonnen → jetzt in Arbeit Wortlaut geändert ohne Begründung
    Was dazu gesagt wurde
    Neue Wörter
    Keine Begründung angegeben.
    Fassung C3, eingetragen von Erika Muster
    Datum der Fassung
    4. Januar 2024, 12:00 Uhr (Zeitzone +01:00)
    Signatur
    keine
    Kennung
    C3
    ");
}

#[test]
fn deadlines_that_moved_and_goals_that_stand_still() {
    let (case, commits) = marked();
    case.log();
    insta::assert_snapshot!(case.words("fristen/").join("\n"), @"
    Fristen
    Was wann fertig sein soll. Ein Jahr oder Monat als Frist endet mit seinem letzten Tag.
    Überfällig (0)
    In den nächsten Monaten fällig (1)
    2027 (1)
    Verschobene Fristen (1)
    Länger nicht aktualisiert (2)
    Rechtzeitig oder nicht
    Jedes Ziel steht in genau einer Zeile; zusammen sind es alle. Ein Ziel ohne Status, dessen Frist vorbei ist, zählt als überfällig.
    Was aus den Zielen wurde
    Status und Frist | Ziele
    rechtzeitig erreicht | 0
    rechtzeitig nach späterer Angabe | 0
    verspätet erreicht | 0
    erreicht, Frist oder Tag unbekannt | 0
    überfällig | 0
    offen | 1
    aufgegeben | 0
    unbekannt | 1
    alle Ziele | 2
    Alle Fristen im Überblick
    Für 2 Ziele ist eine Frist veröffentlicht. Überschritten ist keine.
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.01
    Stand20262027
    überfällig 0
    bald fällig 1
    später fällig 1
    abgeschlossen 0
    Stand dieser Seite: 1. Juni 2026
    Dieselben Zahlen als Tabelle
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.
    Zeitraum | überfällig | bald fällig | später fällig | abgeschlossen
    3. Quartal 2026 | 0 | 1 | 0 | 0
    2. Quartal 2027 | 0 | 0 | 1 | 0
    Überfällig
    Zurzeit ist keine Frist überschritten.
    In den nächsten Monaten fällig
    Die Frist endet in den nächsten 180 Tagen.
    Ziel b
    bald fällig: Juli 2026nicht veröffentlichtlänger nicht aktualisiert
    Später fällig, 2027
    Ziel a
    bis Juni 2027geplantlänger nicht aktualisiert
    Verschobene Fristen
    Die Frist dieser Ziele war einmal eine andere. Jede Verschiebung steht mit Datum da, und mit Begründung oder Quelle, wo es sie gibt; die neueste zuerst.
    Nachgetragen.
    Ziel a
    Erste Frist: 2025, heute: Juni 2027, 2 Mal verschoben
    3. Januar 2024: bisher 2026 → jetzt Juni 2027 ohne Begründung
    2. Januar 2024: bisher 2025 → jetzt 2026Begründung: Es fehlen Firmen
    Länger nicht aktualisiert
    Zu diesen Zielen ist seit mehr als 60 Tagen nichts Neues bekannt: keine Quelle, kein Wert, kein Ereignis und kein anderer Status.
    Ziel b
    nichts Neues seit: 1. Januar 2024nicht veröffentlichtbald fällig: Juli 2026
    Ziel a
    nichts Neues seit: 3. Januar 2024geplantbis Juni 2027
    ");
    assert!(case.site("fristen/index.html").contains(&format!("href=\"../aenderungen/2024-01/#{}\"", commits[2])));
    let goal = case.words("ziele/a/").join("\n");
    assert!(goal.contains("Juni 2027zuerst 2025, 2 Mal verschoben"), "{goal}");
    assert!(goal.contains("Zu diesem Ziel ist seit dem 3. Januar 2024 nichts Neues bekannt."), "{goal}");
    assert!(goal.contains("Nachgetragen."), "{goal}");
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let a = &goals["goals"][0];
    assert_eq!((&a["first_due"], &a["due_moves"], &a["stale"]), (&"2025".into(), &2.into(), &true.into()));
}

#[test]
fn marked_changes_are_split_after_thirty_commits() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let mut stream = String::new();
    for number in 1..=101 {
        let text =
            format!("---\nid: a\ntitle: Ziel a\npillar: netz\npromise: Nr. {}\n---\n\nText von a.\n", 200 - number);
        let from = if number == 1 { "from refs/heads/main^0\n" } else { "" };
        stream.push_str(&format!(
            "commit refs/heads/main\ncommitter E <e@x> {} +0000\ndata <<.\nSchritt {number}\n.\n{from}M 644 inline content/ziele/a.md\ndata {}\n{text}\n",
            1_704_110_400 + number * 60,
            text.len()
        ));
    }
    let mut import = crate::case::git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut import = import.args(["fast-import", "--quiet"]).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut import.stdin.take().unwrap(), stream.as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
    case.git(&["reset", "-q", "--hard"]);
    case.log();
    let count =
        |case: &Case, page: &str| case.site(&format!("{page}index.html")).matches("<article class=\"step\">").count();
    // The first promise is no change of one.
    assert_eq!(count(&case, "aenderungen/auffaellig/"), 30);
    assert!(!case.path("public/aenderungen/auffaellig/5").exists());
    case.write_goal("a", "promise: noch eins\n");
    case.commit("Schritt 102");
    case.log();
    assert_eq!((count(&case, "aenderungen/auffaellig/"), count(&case, "aenderungen/auffaellig/4/")), (30, 11));
    assert_eq!(crate::html::faults(&case.path("public")), [""; 0]);
}
