//! How a change is told to readers: with what it says, and no more than it says.

use crate::case::Case;

/// A portal with two sources of the same name.
fn portal() -> Case {
    Case::new().file(
        "content/quellen.yaml",
        "q1: {title: Bericht, date: 2023}\nq2: {title: Bericht, date: 2024}\nq3: {title: Zeitung}\n",
    )
}

/// What the page of a commit says of one goal's changes.
fn told(case: &Case, commit: &str) -> Vec<String> {
    let words = case.commit_words(commit);
    let after = words.iter().skip(1).take_while(|line| *line != "Was dazu gesagt wurde");
    after.map(|line| line.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_new_figure_is_told_with_its_newest_value_and_its_target() {
    let mut case = portal().goal("a", "");
    case.commit("Anfang");
    case.write_goal(
        "a",
        "indicators:\n  - name: Netze\n    unit: Stück\n    target: {value: 5600}\n    values: [{date: 2022, value: 10}, {date: 2023-08, value: 1234}]\n  - {name: Ämter}\n",
    );
    let commit = case.commit("Messwerte");
    case.build(&[]);
    assert_eq!(
        told(&case, &commit),
        ["neu: Messwert „Netze“ (Stück): 1234 (August 2023); Zielwert: 5600", "neu: Messwert „Ämter“"]
    );
}

#[test]
fn the_day_of_another_status_is_no_evidence_that_went() {
    let mut case = portal().goal("a", "status: geplant\nstatus_date: 2023-03-02\nstatus_source: q1\n");
    case.commit("Anfang");
    case.write_goal("a", "status: begonnen\nstatus_source: q3\n");
    let proven = case.commit("Begonnen");
    case.write_goal("a", "status: begonnen\nstatus_date: 2024\nstatus_source: q2\n");
    case.commit("Datiert");
    case.write_goal("a", "status: begonnen\nstatus_source: q2\n");
    let dropped = case.commit("Ohne Tag");
    case.build(&[]);
    assert_eq!(
        told(&case, &proven),
        [
            "Status: bisher geplant → jetzt begonnen",
            "gestrichen: Datum des Status: 2. März 2023",
            "Beleg für den Status: bisher Bericht → jetzt Zeitung",
        ]
    );
    assert_eq!(told(&case, &dropped)[0], "gestrichen: Datum des Status: 2024 Beleg entfernt ohne Begründung");
}

#[test]
fn a_deadline_from_before_is_told_as_one() {
    let mut case = portal().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2027\nearlier_due: [{due: 2022, said: 2019-07, source: q1}]\n");
    let commit = case.commit("Nachtrag");
    case.build(&[]);
    assert_eq!(told(&case, &commit), ["nachgetragen: frühere Frist 2022 (genannt: Juli 2019)"]);
}

#[test]
fn a_text_that_only_grew_names_the_sentence_for_which_it_is_marked() {
    let mut case = portal().goal("a", "");
    case.commit("Anfang");
    let page = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", format!("{page}\n\nDas Netz wächst. Der Bau beginnt, sofern der Bund zahlt.\n"));
    let commit = case.commit("Mehr Text");
    case.build(&[]);
    assert_eq!(
        told(&case, &commit)[0],
        "Text: 10 Wörter neu Wortlaut geändert ohne Begründung Hervorgehoben wegen dieses Satzes: „Der Bau beginnt, sofern der Bund zahlt.“"
    );
}

#[test]
fn a_headline_tells_the_status_first_and_sources_of_one_name_their_days() {
    let mut case = portal().goal("a", "status: geplant\n");
    case.commit("Anfang");
    case.write_goal("a", "status: begonnen\nevents: [{date: 2024, text: Der Bau beginnt., source: q2}]\n");
    case.write(
        "content/quellen.yaml",
        "q1: {title: Bericht, date: 2023}\nq2: {title: Bericht, date: 2024}\nq3: {title: Zeitung}\nq4: {title: Bericht, date: 2025-05}\n",
    );
    let commit = case.commit("Begonnen");
    case.build(&[]);
    let feed = case.site("feed.atom");
    assert!(feed.contains("<title>Ziel a · Status: geplant → begonnen (und eine weitere Änderung)</title>"), "{feed}");
    let told = told(&case, &commit);
    assert_eq!(told.last().map(String::as_str), Some("Quelle „Bericht“ (Mai 2025): neu aufgenommen"), "{told:?}");
}

#[test]
fn the_first_text_of_a_page_may_tell_how_things_are() {
    let page = |text: &str| format!("---\nid: a\ntitle: Ziel a\npillar: netz\n---\n{text}");
    let flags = |first: &str| {
        let mut case = portal().file("content/ziele/a.md", page("\n<!-- Hier steht später mehr. -->\n"));
        case.commit("Anfang");
        case.write("content/ziele/a.md", page(first));
        case.commit("Text");
        case.build(&[]);
        case.run(&["history", "--flagged"]).out.contains("[Wortlaut geändert]")
    };
    for harmless in [
        "\nEin Dienst hilft nur, wenn ihn jemand betreut.\n",
        "\nIm August war noch offen, wer teilnimmt.\n",
        "\nJe mehr digital läuft, desto mehr hängt von einem Netz ab.\n",
        "\nDie Strategie steht nicht für sich.\n",
    ] {
        assert!(!flags(harmless), "{harmless}");
    }
    for weaker in [
        "\nDas Land baut, sofern der Bund zahlt.\n",
        "\nAlle Angaben stehen unter dem Vorbehalt des Haushalts.\n",
        "\nEin Rechtsanspruch besteht nicht, und gebaut wird nach Haushaltslage.\n",
    ] {
        assert!(flags(weaker), "{weaker}");
    }
}
