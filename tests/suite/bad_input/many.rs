//! Much of the same: it is counted wholly, shown in part, and takes time that grows with it and no faster.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::case::{Case, Ran};

/// Far more than any of these takes, and far less than with time that grows with the square.
const BOUND: Duration = Duration::from_secs(60);

fn goal(front: &str, text: &str) -> Case {
    Case::new().file(
        "content/ziele/neu.md",
        format!("---\nid: neu\ntitle: Neu\npillar: netz\nlead: mid\n{front}---\n\n{text}\n"),
    )
}

fn check(case: &Case, format: &str) -> Ran {
    let begin = Instant::now();
    let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", format]);
    assert!(begin.elapsed() < BOUND, "{:?}", begin.elapsed());
    ran
}

#[test]
fn many_findings_of_a_file_are_counted_in_every_form() {
    let case = goal("", &"<div>\n\n".repeat(1025)).file("content/notiz.txt", "x");
    let human = check(&case, "human").out;
    assert_eq!(human.matches("Warnung[Z404]: HTML").count(), 20, "{human}");
    let more = "Warnung[Z404]: und 1.005 weitere in dieser Datei\n--> content/ziele/neu.md\n";
    assert!(human.contains(more), "{human}");
    assert!(human.ends_with("\n0 Fehler, 1026 Warnungen, 0 Hinweise.\n"), "{human}");

    let json: Value = serde_json::from_str(&check(&case, "json").out).unwrap();
    assert_eq!((&json["warnings"], json["findings"].as_array().unwrap().len()), (&1026.into(), 21));
    let entry =
        serde_json::json!({"code": "Z404", "severity": "warning", "path": "content/ziele/neu.md", "count": 1005});
    assert_eq!(json["more"], serde_json::json!([entry]));

    let sarif: Value = serde_json::from_str(&check(&case, "sarif").out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let counts: u64 = results.iter().map(|result| result["occurrenceCount"].as_u64().unwrap_or(1)).sum();
    assert_eq!((results.len(), counts), (22, 1026));

    let gitlab: Value = serde_json::from_str(&check(&case, "gitlab").out).unwrap();
    assert_eq!(gitlab.as_array().unwrap().len(), 22);
    assert_eq!(gitlab[21]["description"], "und 1.005 weitere in dieser Datei");

    let github = check(&case, "github").out;
    assert_eq!(github.lines().count(), 22);
    let last = "::warning file=content/ziele/neu.md,title=Z404::und 1.005 weitere in dieser Datei";
    assert_eq!(github.lines().last(), Some(last));
    let english = case.run(&["check", "--as-of", "2026-06-01", "--format", "github", "--lang", "en"]).out;
    assert!(english.ends_with("::and 1,005 more in this file\n"), "{english}");
}

#[test]
fn twenty_findings_are_all_shown() {
    let human = check(&goal("", &"<div>\n\n".repeat(20)), "human").out;
    assert_eq!(human.matches("Warnung[Z404]: HTML").count(), 20, "{human}");
    assert!(!human.contains("weitere"), "{human}");
}

#[test]
fn tens_of_thousands_of_wrong_entries() {
    let entries: String = (0..20_000).map(|number| format!("s{number}, ")).collect();
    let ran = check(&goal(&format!("strategies: [{entries}]\n"), "Text"), "human");
    assert!(ran.out.contains("Fehler[Z203]: und 19.980 weitere in dieser Datei"), "{}", ran.whole());
    assert!(ran.out.ends_with("\n20000 Fehler, 0 Warnungen, 0 Hinweise.\n"), "{}", ran.whole());
}

#[test]
fn thousands_of_events_alike() {
    let events = "  - {date: 2024-01-01, text: Etwas}\n".repeat(9000);
    assert_eq!(check(&goal(&format!("events:\n{events}"), "Text"), "human").code, 0);
}

#[test]
fn code_that_takes_long_stays_plain() {
    let code = format!("{}\n", "x=>".repeat(6)).repeat(666);
    let case = goal("", &format!("```js\n{code}```\n"));
    let human = check(&case, "human").out;
    assert!(human.contains("Hinweis[Z430]: dieser Code ist zu lang oder zu tief verschachtelt"), "{human}");
    assert!(human.ends_with("\n0 Fehler, 0 Warnungen, 1 Hinweis.\n"), "{human}");
    assert_eq!(case.build(&[]).code, 0);
    assert!(case.site("ziele/neu/index.html").contains("<code class=\"language-js\">x=&gt;x=&gt;x"));
}

#[test]
fn more_than_can_be_shown() {
    let deep = check(&goal("", &format!("Text\n\n{}x", "> ".repeat(500_000))), "github");
    assert_eq!(deep.code, 1);
    assert!(
        deep.out.contains("title=Z431::hier steht mehr ineinander, als sich zeigen lässt: erlaubt sind 100 Ebenen"),
        "{}",
        deep.out
    );
    let wide = check(&goal("", &"*a* ".repeat(400_000)), "github");
    assert_eq!(wide.code, 1);
    assert!(wide.out.contains("title=Z432::die Seite hat zu viele Teile: erlaubt sind 250.000"), "{}", wide.out);
}

/// What the log says of the second of two states of a goal.
fn second(first: &str, then: &str) -> String {
    let mut case = Case::new().goal("a", first);
    case.commit("Anfang");
    case.write_goal("a", then);
    case.commit("Danach");
    let begin = Instant::now();
    let ran = case.run(&["history", "--since", "2024-01-02"]);
    assert!(begin.elapsed() < BOUND, "{:?}", begin.elapsed());
    ran.out
}

#[test]
fn sentences_and_words_beyond_all_measure_are_compared() {
    let sentences = |count: usize| format!("summary: \"{}\"\n", "Ein Satz. ".repeat(count));
    assert!(second(&sentences(20_000), &sentences(19_999)).contains("[Wortlaut geändert]"));
    let word = |letter: &str| format!("summary: {}\n", letter.repeat(300_000));
    assert!(second(&word("a"), &word("b")).contains("[Wortlaut geändert]"));
    let sentence = |number: usize| format!("promise: \"{}{number} Orte\"\n", "viele Worte und ".repeat(10_000));
    assert!(second(&sentence(30), &sentence(20)).contains("[Versprechen geändert]"));
}

#[test]
fn thousands_of_milestones_in_place_of_others() {
    let milestones = |name: &str| {
        let entry = |number: usize| format!("  - {{title: {name} {number}, due: 2024-01-01, done: 2023-12-31}}\n");
        format!("milestones:\n{}", (0..6_000).map(entry).collect::<String>())
    };
    let log = second(&milestones("Schritt"), &milestones("Etappe"));
    assert_eq!(log.matches("[Erreichtes geteilt]").count(), 6_000, "{}", &log[..2_000]);
}
