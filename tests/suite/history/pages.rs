//! The change log as people read it: whole, by year, of one commit, of one goal.

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
            "4 Fassungen · 9 Änderungen. Angezeigt wird das Datum, an dem eine Fassung eingetragen wurde.",
            "Auffällige Änderungen ansehen · Änderungen abonnieren (Atom-Feed)",
            "Neueste",
            "2025 (4 Änderungen)",
            "2024 (5 Änderungen)",
            "10. Februar 2025 2 Ziele geändert",
            "Ziel a",
            "Frist: bisher 31. März 2027 → jetzt 2028 Frist verschoben ohne Begründung",
            "neu: Messwert „Anschlüsse“",
            "Federführung: bisher MID → jetzt MS Zuständigkeit geändert ohne Begründung",
            "Ziel b",
            "entfernt Ziel entfernt ohne Begründung",
            &fourth,
            "2. Januar 2025 Nur die Schreibweise",
            "Nur die Schreibweise einer Datei wurde geändert, kein Inhalt.",
            &third,
            "24. Dezember 2024 Ziel a",
            "neu: Frist: 31. März 2027",
            "neu: Federführung: MID",
            "Status: bisher geplant → jetzt begonnen",
            &second,
            "5. November 2024 2 Ziele geändert",
            "Ziel a",
            "neu aufgenommen",
            "Ziel b",
            "neu aufgenommen",
            &first,
        ]
    );
}

#[test]
fn a_year_has_its_steps_only() {
    let (case, commits) = portal();
    case.log();
    let words = case.words("aenderungen/2024/");
    assert_eq!(words[0], "Änderungen 2024");
    assert_eq!(words[7], "24. Dezember 2024 Ziel a");
    assert!(words.contains(&format!("Anfang, von Erika Muster · {}", short(&commits[0]))));
    assert!(!words.iter().any(|line| line.contains("Bericht 2025") || line.contains("Aufgeräumt")), "{words:#?}");
    assert_eq!(case.words("aenderungen/2025/")[7], "10. Februar 2025 2 Ziele geändert");
}

#[test]
fn the_page_of_a_commit() {
    let (case, [_, second, ..]) = portal();
    case.log();
    assert_eq!(
        case.commit_words(&second),
        [
            "Eine Fassung des Portals",
            &format!("Fassung {}: Stand vom Herbst", short(&second)),
            "Eingetragen am",
            "24. Dezember 2024, 12:00 Uhr (Zeitzone +01:00)",
            "Eingetragen von",
            "Erika Muster",
            "Signatur",
            "ohne Signatur",
            "Kennung",
            &second,
            "Begründung",
            "Der Bescheid liegt vor.",
            "Grund",
            "Förderung (gilt für 3 Änderungen)",
            "Geänderte Ziele",
            "1 Ziel",
            "Ziel a a",
            "neu: Frist: 31. März 2027",
            "neu: Federführung: MID",
            "Status: bisher geplant → jetzt begonnen",
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
    let at = |place: usize| format!("Fassung {}", short(&commits[place]));
    assert_eq!(
        words[from + 2..to],
        [
            "Am 10. Februar 2025 änderte Erika Muster:",
            "die Frist von 31. März 2027 auf 2028",
            "die Messwerte (neu: Anschlüsse)",
            "die Federführung von „MID“ zu „MS“",
            &format!("Frist verschoben Zuständigkeit geändert ohne Begründung {}", at(3)),
            "Am 24. Dezember 2024 änderte Erika Muster:",
            "die Frist (neu: 31. März 2027, vorher keine Angabe)",
            "die Federführung (neu: MID, vorher keine Angabe)",
            "den Status von „geplant“ zu „begonnen“",
            &format!("Grund: Förderung (gilt für 3 Änderungen) {}", at(1)),
            "Am 5. November 2024 nahm Erika Muster das Ziel „Ziel a“ auf. Der Status war „geplant“.",
            &at(0),
        ]
    );
    let after = |name: &str| words[words.iter().position(|line| line == name).unwrap() + 1].as_str();
    assert_eq!((after("Zuletzt geändert"), after("Im Portal seit")), ("10. Februar 2025", "5. November 2024"));
}

#[test]
fn a_year_is_split_after_a_hundred_steps() {
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
    let steps = |page: &str| -> Vec<String> {
        let words = case.words(page).into_iter();
        words.filter_map(|line| line.split_once(", von ").map(|(subject, _)| subject.to_owned())).collect()
    };
    let newest: Vec<String> =
        (1..=250).rev().map(|number| format!("Schritt {number}")).chain(["Anfang".to_owned()]).collect();
    assert_eq!(steps("aenderungen/"), newest[..100]);
    assert_eq!(steps("aenderungen/2024/"), newest[..100]);
    assert_eq!(steps("aenderungen/2024/2/"), newest[100..200]);
    assert_eq!(steps("aenderungen/2024/3/"), newest[200..]);
    assert!(!case.path("public/aenderungen/2024/4").exists());
    assert!(
        case.words("aenderungen/")
            .contains(&"Hier stehen die neuesten Änderungen. Ältere finden Sie nach Jahren.".to_owned())
    );
    let last = case.site("aenderungen/2024/2/index.html");
    assert!(last.contains("href=\"../../../aenderungen/2024/3/\""), "pages lead to each other");
}
