//! The change log as people read it: whole, by year, of one commit, of one goal.

use insta::assert_snapshot;

use crate::case::Case;

/// Four commits over two years, one of them formatting only.
fn portal() -> (Case, [String; 4]) {
    let case = Case::new().goal("a", "status: geplant\n").goal("b", "");
    case.git(&["init", "-q", "-b", "main"]);
    let on = |message: &str, day: &str| {
        let date = format!("{day}T12:00:00+01:00");
        case.commit_as(message, &[("GIT_COMMITTER_DATE", &date), ("GIT_AUTHOR_DATE", &date)])
    };
    let first = on("Anfang", "2024-11-05");
    case.write_goal("a", "status: begonnen\nlead: mid\ndue: 2027-03-31\n");
    let second = on("Stand vom Herbst\n\nDer Bescheid liegt vor.\nGrund: Förderung", "2024-12-24");
    case.write_goal("b", "note:\n");
    let third = on("Aufgeräumt", "2025-01-02");
    case.write_goal(
        "a",
        "status: begonnen\nlead: ms\ndue: 2028\nindicators: [{name: Anschlüsse, target: 1250.5, values: [{date: 2025-02, value: 7}]}]\n",
    );
    case.remove("content/ziele/b.md");
    let fourth = on("Bericht 2025", "2025-02-10");
    (case, [first, second, third, fourth])
}

fn short(commit: &str) -> &str {
    &commit[..10]
}

#[test]
fn the_whole_log_newest_first() {
    let (case, commits) = portal();
    case.log();
    let by = |subject: &str, commit: &String| format!("{subject}, von Erika Muster · {}", short(commit));
    let [first, second, third, fourth] = [
        by("Anfang", &commits[0]),
        by("Stand vom Herbst", &commits[1]),
        by("Aufgeräumt", &commits[2]),
        by("Bericht 2025", &commits[3]),
    ];
    assert_eq!(
        case.words("aenderungen/"),
        [
            "Änderungen",
            "Jede Änderung an einem Ziel mit altem und neuem Wert, Datum und Grund. Die Liste entsteht aus dem \
             Git-Repository und lässt sich dort prüfen.",
            "4 Fassungen · 9 inhaltliche Änderungen. Das Datum ist das der Fassung im Git-Repository.",
            "Auffällige Änderungen ansehen · Änderungen nach Zeit, Markierung, Handlungsfeld und Ressort suchen · \
             Änderungen abonnieren (Atom-Feed)",
            &format!(
                "Stand der Fristen und Zahlen: 1. Juni 2026 · Gezeigte Fassung: {} vom 10. Februar 2025",
                short(&commits[3])
            ),
            "Neueste",
            "2025 (4 inhaltliche Änderungen)",
            "2024 (5 inhaltliche Änderungen)",
            "Status und Fortschritt",
            "Fristen",
            "Messwerte",
            "Neue und entfernte Ziele",
            "Zuständigkeit und Zuordnung",
            "Nach Handlungsfeld und Ressort",
            "Netze",
            "Ministerium für Soziales",
            "10. Februar 2025 2 Ziele geändert",
            "Ziel b",
            "entfernt Ziel entfernt ohne Begründung",
            "Ziel a",
            "Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung",
            "Federführung: bisher MID → jetzt MS Zuständigkeit geändert ohne Begründung",
            "neu: Messwert „Anschlüsse“: 7 (Februar 2025); Zielwert: 1250,5",
            &fourth,
            "2. Januar 2025 Nur die Schreibweise",
            "Nur die Schreibweise einer Datei wurde geändert, kein Inhalt.",
            &third,
            "24. Dezember 2024 Ziel a",
            "Status: bisher geplant → jetzt begonnen",
            "neu: Frist: 31. März 2027",
            "neu: Federführung: MID",
            &second,
            "5. November 2024 2 Ziele geändert",
            "Ziel a",
            "neu aufgenommen",
            "Ziel b",
            "neu aufgenommen",
            &first,
            "Daten dieser Seite: changes.csv oder changes.json (alle Änderungen) · Alle Daten",
        ]
    );
}

#[test]
fn a_year_has_its_months_and_a_month_its_commits() {
    let (case, commits) = portal();
    case.log();
    let words = case.words("aenderungen/2024/");
    assert_eq!(words[0], "Änderungen 2024");
    assert_eq!(
        words[7..15],
        [
            "Dezember 2024",
            "1 Fassung · 3 inhaltliche Änderungen",
            "24. Dezember 2024 Ziel a",
            "Status: bisher geplant → jetzt begonnen 2 weitere Änderungen",
            "November 2024",
            "1 Fassung · 2 inhaltliche Änderungen",
            "5. November 2024 Ziel a",
            "neu aufgenommen Auch geändert: Ziel b",
        ]
    );
    let words = case.words("aenderungen/2024-11/");
    assert_eq!(words[0], "Änderungen im November 2024");
    assert!(words.contains(&"Anfang".to_owned()) && words.contains(&commits[0]), "{words:#?}");
    assert!(!words.iter().any(|line| line.contains("Stand vom Herbst")), "{words:#?}");
}

#[test]
fn the_page_of_a_commit() {
    let (case, [_, second, ..]) = portal();
    case.log();
    assert_eq!(
        case.commit_words(&second),
        [
            "24. Dezember 2024 Ziel a",
            "Status: bisher geplant → jetzt begonnen",
            "neu: Frist: 31. März 2027",
            "neu: Federführung: MID",
            "Was dazu gesagt wurde",
            "Stand vom Herbst",
            "Der Bescheid liegt vor.",
            "Grund",
            "Förderung (gilt für 3 Änderungen dieser Fassung)",
            &format!("Fassung {}, eingetragen von Erika Muster", short(&second)),
            "Datum der Fassung",
            "24. Dezember 2024, 12:00 Uhr (Zeitzone +01:00)",
            "Signatur",
            "keine",
            "Kennung",
            &second,
        ]
    );
}

#[test]
fn a_goal_shows_its_own_history() {
    let (case, commits) = portal();
    case.log();
    let words = case.words("ziele/a/");
    let from = words.iter().position(|line| line == "Wie sich diese Seite geändert hat").unwrap();
    let to = words.iter().position(|line| line == "Quellen").unwrap();
    let at = |subject: &str, place: usize| format!("{subject}, von Erika Muster · {}", short(&commits[place]));
    assert_eq!(
        words[from + 2..to],
        [
            "10. Februar 2025",
            "Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung",
            "Federführung: bisher MID → jetzt MS Zuständigkeit geändert ohne Begründung",
            "neu: Messwert „Anschlüsse“: 7 (Februar 2025); Zielwert: 1250,5",
            &at("Bericht 2025", 3),
            "24. Dezember 2024",
            "Status: bisher geplant → jetzt begonnen",
            "neu: Frist: 31. März 2027",
            "neu: Federführung: MID",
            "Grund: Förderung (gilt für 3 Änderungen dieser Fassung)",
            &at("Stand vom Herbst", 1),
            "5. November 2024",
            "neu aufgenommen",
            &at("Anfang", 0),
            "Eine weitere Änderung steht unter ziele/a/",
        ]
    );
    let after = |name: &str| words[words.iter().position(|line| line == name).unwrap() + 1].as_str();
    assert_eq!((after("Zuletzt geändert"), after("Im Portal seit")), ("10. Februar 2025", "5. November 2024"));
}

#[test]
fn a_month_has_as_many_pages_as_it_needs_and_new_commits_move_none() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let mut stream = String::new();
    for number in 1..=250 {
        let text = format!("---\nid: a\ntitle: Ziel a\npillar: netz\nnote: Nr. {number}\n---\n\nText von a.\n");
        let person = format!("Erika <e@example.org> {} +0100", 1_706_000_000 + number * 3600);
        let from = if number == 1 { "from refs/heads/main^0\n" } else { "" };
        stream.push_str(&format!(
            "commit refs/heads/main\ncommitter {person}\ndata <<.\nSchritt {number}\n.\n{from}M 644 inline content/ziele/a.md\n\
             data {}\n{text}\n",
            text.len()
        ));
    }
    let mut import = crate::case::git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut import = import.args(["fast-import", "--quiet"]).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut import.stdin.take().unwrap(), stream.as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
    case.git(&["reset", "-q", "--hard"]);
    assert_eq!(case.log().len(), 251);
    let newest: Vec<String> = (1..=250).rev().map(|number| format!("Schritt {number}")).collect();
    assert_eq!(steps(&case, "aenderungen/"), newest[..20]);
    let page = |number: usize| match number {
        1 => "aenderungen/2024-01/".to_owned(),
        number => format!("aenderungen/2024-01/{number}/"),
    };
    let pages: Vec<Vec<String>> = (1..8).map(|number| steps(&case, &page(number))).collect();
    assert!(pages[..6].iter().all(|steps| steps.len() == 30), "{pages:?}");
    let oldest: Vec<String> = pages.iter().flat_map(|steps| steps.iter().rev().cloned()).collect();
    let expected: Vec<String> = newest.iter().rev().take(oldest.len() - 1).cloned().collect();
    assert_eq!((oldest[0].as_str(), &oldest[1..]), ("Anfang", expected.as_slice()));
    assert!(!case.path(&format!("public/{}", page(8))).exists());
    let year = case.words("aenderungen/2024/");
    assert!(year.iter().any(|line| line.contains("Fassungen · ") && line.contains("Seiten: 1 2 3")), "{year:#?}");
    assert!(case.site("aenderungen/2024-01/2/index.html").contains("href=\"../../../aenderungen/2024-01/3/\""));
    case.write_goal("a", "note: Noch eine\n");
    case.commit_as("Noch einer", &[]);
    case.log();
    let again: Vec<Vec<String>> = (1..8).map(|number| steps(&case, &page(number))).collect();
    assert_eq!(again, pages);
}

/// The subjects of commits on a page of the log.
fn steps(case: &Case, page: &str) -> Vec<String> {
    let words = case.words(page).into_iter();
    let subject = |line: String| {
        let line = line.split_once(", von ").map_or(line.as_str(), |(subject, _)| subject).to_owned();
        (line == "Anfang" || line.starts_with("Schritt ")).then_some(line)
    };
    words.filter_map(subject).collect()
}

/// What many ask for has a page that needs no script.
#[test]
fn parts_of_the_log_have_their_pages() {
    let (case, _) = portal();
    case.log();
    assert_snapshot!(case.words("aenderungen/auffaellig/deadline-later/").join("\n"), @"
    Änderungen: Frist verschoben
    Eine Frist endet später als bisher, ist ungenauer oder wurde gestrichen: die eines Ziels, Meilensteins, Zielwerts oder einer Maßnahme. Auch wenn der Schritt mit dieser Frist wegfällt.
    1 Fassung
    10. Februar 2025 Ziel a
    Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung
    Bericht 2025, von Erika Muster · 89a92a4532
    Alle Änderungen
    Daten dieser Seite: changes.csv oder changes.json (alle Änderungen) · Alle Daten
    ");
    assert_snapshot!(case.words("aenderungen/auffaellig/ohne-grund/").join("\n"), @"
    Änderungen: ohne Begründung
    Auffällige Änderungen, für die niemand einen Grund genannt hat.
    1 Fassung
    10. Februar 2025 2 Ziele geändert
    Ziel a
    Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung
    Federführung: bisher MID → jetzt MS Zuständigkeit geändert ohne Begründung
    Ziel b
    entfernt Ziel entfernt ohne Begründung
    Bericht 2025, von Erika Muster · 89a92a4532
    Alle Änderungen
    Daten dieser Seite: changes.csv oder changes.json (alle Änderungen) · Alle Daten
    ");
    let pillar = case.words("handlungsfelder/netz/aenderungen/").join("\n");
    assert!(
        pillar.starts_with("Änderungen: Netze\n") && pillar.contains("Status: bisher geplant → jetzt begonnen"),
        "{pillar}"
    );
    assert!(!case.path("public/aenderungen/auffaellig/given-up").exists());
    assert!(case.site("handlungsfelder/netz/index.html").contains("href=\"../../handlungsfelder/netz/aenderungen/\""));
    assert!(case.site("aenderungen/index.html").contains("href=\"../handlungsfelder/netz/aenderungen/\""));
    assert_eq!(crate::html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn a_sentence_that_is_said_often_takes_its_room_as_often() {
    let mut case = Case::new();
    for round in [1, 4000] {
        for goal in 0..30 {
            let page =
                format!("---\nid: z{goal}\ntitle: Ziel {goal}\npillar: netz\n---\n\n{}\n", "Gleich. ".repeat(round));
            case.write(&format!("content/ziele/z{goal}.md"), page);
        }
        case.commit("Texte");
    }
    case.builds();
    let pages = case.site_files().into_iter().filter(|(path, _)| path.starts_with("aenderungen/"));
    let large: Vec<_> = pages.filter(|(_, bytes)| bytes.len() > 150_000).map(|(path, _)| path).collect();
    assert_eq!(large, Vec::<String>::new());
}

#[test]
fn what_changes_are_about_has_pages_and_a_choice_of_the_command_line() {
    let (case, commits) = portal();
    case.log();
    let words = case.words("aenderungen/art/fristen/").join("\n");
    let words = words.replace(short(&commits[3]), "C4").replace(short(&commits[1]), "C2");
    assert_snapshot!(words, @"
    Änderungen: Fristen
    Änderungen an Zielen, Art: Fristen. Die neuesten stehen oben.
    2 Fassungen
    10. Februar 2025 Ziel a
    Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung
    Bericht 2025, von Erika Muster · C4
    24. Dezember 2024 Ziel a
    neu: Frist: 31. März 2027
    Stand vom Herbst, von Erika Muster · C2
    Alle Änderungen
    Daten dieser Seite: changes.csv oder changes.json (alle Änderungen) · Alle Daten
    ");
    let links: Vec<String> = case
        .site("aenderungen/index.html")
        .split("href=\"")
        .skip(1)
        .filter_map(|link| Some(link.split_once('"')?.0.split_once("art/")?.1.to_owned()))
        .collect();
    assert_snapshot!(links.join(" "), @"status/ fristen/ messwerte/ ziele/ zustaendigkeit/");
    for kind in &links {
        assert!(case.words(&format!("aenderungen/art/{kind}")).len() > 4, "{kind}");
    }
    let told = case.run(&["history", "--about", "deadline", "--format", "csv"]).out;
    let fields: Vec<&str> = told.lines().skip(1).filter_map(|line| line.split(',').nth(9)).collect();
    assert_snapshot!(fields.join(" "), @"due due");
    assert_snapshot!(case.run(&["history", "--about", "deadlines"]).whole(), @"
    exit 2
    err: Fehler: `deadlines` geht bei `--about` nicht; diese Art gibt es nicht; gemeint ist vielleicht `deadline`. Es gibt: status, deadline, promise, measured, goals, responsible, steps, evidence

    Aufruf: zielstand history [ZIEL] [OPTIONEN]
    Mehr dazu: zielstand history --help
    ");
}
