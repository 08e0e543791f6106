//! What is claimed later, what newer evidence says, and plans and earlier deadlines that were none.

use insta::assert_snapshot;
use serde_json::Value;

use super::in_time::{json, on};
use crate::case::{Case, SETTINGS};

const SOURCES: &str = "alt: {title: Alt, date: 2024-01}\nneu: {title: Neu, date: 2026-01}\n";

fn portal(settings: &str) -> Case {
    let case = Case::empty().file("portal.yaml", format!("{SETTINGS}{settings}"));
    case.git(&["init", "-q", "-b", "main"]);
    case.write("content/quellen.yaml", SOURCES);
    case
}

/// Goals as `id: …` with values of `goals.json`.
fn goals(case: &Case, names: &[&str]) -> String {
    let goals = json(case, "data/v1/goals.json");
    let told = |goal: &Value| {
        let values = names.iter().map(|name| goal[*name].to_string()).collect::<Vec<_>>().join(" ");
        format!("{}: {values}", goal["id"].as_str().unwrap())
    };
    goals["goals"].as_array().unwrap().iter().map(told).collect::<Vec<_>>().join("\n")
}

/// Findings with one of these codes, each in a line.
fn found(case: &Case, codes: &[&str]) -> String {
    let ran = case.run(&["check", "--as-of", "2026-06-01"]);
    let is_asked = |line: &&str| codes.iter().any(|code| line.contains(&format!("[{code}]")));
    ran.out.lines().filter(is_asked).map(str::to_owned).collect::<Vec<_>>().join("\n")
}

/// That a goal is reached is no claim of a day: how much later counts from the first day in time that was named.
#[test]
fn a_day_counts_from_when_it_was_claimed() {
    let case = portal("");
    let done = |more: &str| format!("lead: mid\nstatus: umgesetzt\ndue: 2025-06\n{more}");
    let ids = ["tag", "anderer", "belegt", "gleich", "genauer", "zurueck", "status"];
    ids.iter().for_each(|id| case.write_goal(id, "lead: mid\nstatus: begonnen\ndue: 2025-06\n"));
    on(&case, "2025-01-01");
    case.write_goal("tag", &done(""));
    case.write_goal("anderer", &done("done: 2025-07-10\n"));
    case.write_goal("belegt", &done("status_date: 2025-05\ndone: 2025-07-10\n"));
    case.write_goal("gleich", &done("done: 2025-05-20\n"));
    case.write_goal("genauer", &done("done: 2025-05\n"));
    case.write_goal("zurueck", &done("done: 2025-05-20\n"));
    case.write_goal("status", &done(""));
    on(&case, "2025-07-25");
    case.write_goal("zurueck", &done("done: 2025-07-10\n"));
    on(&case, "2025-09-01");
    ["tag", "anderer", "genauer", "zurueck"].iter().for_each(|id| case.write_goal(id, &done("done: 2025-05-20\n")));
    case.write_goal("belegt", &done("status_date: 2025-05\n"));
    case.write_goal("status", &done("status_date: 2025-05-20\n"));
    on(&case, "2026-03-25");
    case.builds();
    assert_snapshot!(goals(&case, &["outcome", "days_published_after_due"]), @r#"
    anderer: "later_statement" 268
    belegt: "later_statement" 268
    genauer: "later_statement" 25
    gleich: "later_statement" 25
    status: "later_statement" 268
    tag: "later_statement" 268
    zurueck: "later_statement" 25
    "#);
    let page = case.words("ziele/tag/").join("\n");
    assert!(page.contains("rechtzeitig nach späterer Angabe, veröffentlicht 8 Monate nach der Frist"), "{page}");
}

/// What is as new or newer and says otherwise is not passed over.
#[test]
fn newer_evidence_speaks_for_completion_only_if_all_of_it_does() {
    let begun = "lead: mid\nstatus: begonnen\nstatus_date: 2023-12\nstatus_source: alt\ndue: 2024\n";
    let value = |name: &str, value: u8, date: &str| {
        format!(
            "  - {{name: {name}, unit: u, direction: up, baseline: 0, target: 10, values: [{{date: {date}, value: {value}, source: alt}}]}}\n"
        )
    };
    let (all, few) = (value("A", 10, "2025-08"), value("B", 2, "2025-08"));
    let event = |date: &str| format!("events: [{{date: {date}, text: Fertig, status: umgesetzt, source: neu}}]\n");
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    let goals = [
        ("alle", format!("indicators:\n{all}")),
        ("einer", format!("indicators:\n{all}{few}")),
        ("umgekehrt", format!("indicators:\n{few}{all}")),
        ("offen", format!("indicators:\n{all}milestones: [{{title: X}}]\n")),
        ("schritt", format!("indicators:\n{few}milestones: [{{title: X, done: 2025-04}}]\n")),
        ("ereignis", format!("indicators:\n{few}{}", event("2025-04-01"))),
        ("danach", format!("indicators:\n{few}{}", event("2025-10-01"))),
        ("ohne-anfang", format!("indicators:\n{}{}", few.replace("baseline: 0, ", ""), event("2025-04-01"))),
    ];
    goals.iter().for_each(|(id, more)| case.write_goal(id, &format!("{begun}{more}")));
    case.commit("Anfang");
    case.builds();
    let seems = |id: &str| case.words(&format!("ziele/{id}/")).join("\n").contains("Neuere Angaben sprechen dafür");
    let told: Vec<&str> = goals.iter().map(|(id, _)| *id).filter(|id| seems(id)).collect();
    assert_eq!(told, ["alle", "danach"]);
}

/// An event that takes the news back says what the status says, and is news all the same.
#[test]
fn news_that_is_taken_back() {
    let begun = "lead: mid\nstatus: begonnen\nstatus_date: 2023-12\nstatus_source: alt\n";
    let said = |date: &str, text: &str, status: &str| {
        format!("  - {{date: {date}, text: {text}, status: {status}, source: neu}}\n")
    };
    let (done, back) = (said("2025-08-05", "Fertig", "umgesetzt"), said("2026-01-05", "Doch nicht", "begonnen"));
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    case.write_goal("zurueck", &format!("{begun}events:\n{back}{done}"));
    case.write_goal("bestaetigt", &format!("{begun}events:\n{back}"));
    case.write_goal("vorher", &format!("{begun}events:\n{done}{}", said("2025-01-05", "Noch nicht", "begonnen")));
    case.commit("Anfang");
    case.builds();
    let newer = |id: &str| {
        let lines = case.words(&format!("ziele/{id}/"));
        lines.into_iter().find(|line| line.starts_with("Seit diesem Status")).unwrap_or_default()
    };
    assert_snapshot!(["zurueck", "bestaetigt", "vorher"].map(newer).join("\n"), @"
    Seit diesem Status gibt es neuere Angaben: Doch nicht, 5. Januar 2026; Fertig, 5. August 2025.

    Seit diesem Status gibt es neuere Angaben: Fertig, 5. August 2025.
    ");
    assert_snapshot!(found(&case, &["Z325"]), @"
    Hinweis[Z325]: seit dem Status vom `2023-12` gibt es neuere Angaben, zuletzt vom `2025-08-05`
    Hinweis[Z325]: seit dem Status vom `2023-12` gibt es neuere Angaben, zuletzt vom `2026-01-05`
    ");
}

/// Who has no status, but an event that states one, is not said to be silent.
#[test]
fn an_event_states_what_no_status_does() {
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    let event = "events: [{date: 2025-08-05, text: Fertig., status: umgesetzt, source: neu}]\n";
    case.write_goal("fern", &format!("lead: mid\ndue: 2028\n{event}"));
    case.write_goal("vorbei", &format!("lead: mid\ndue: 2024\n{event}"));
    case.write_goal("teil", &format!("lead: mid\n{}", event.replace("source", "scope: part, source")));
    case.write_goal("ohne-tag", &format!("lead: mid\n{}", event.replace("date: 2025-08-05, ", "")));
    case.commit("Anfang");
    case.builds();
    let answer = |id: &str| {
        let lines = case.words(&format!("ziele/{id}/"));
        let about =
            |line: &&String| line.contains("Wie weit ist das") || line.contains("Für dieses Ziel ist kein Status");
        lines.iter().filter(about).cloned().collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(["fern", "vorbei", "teil", "ohne-tag"].map(answer).join("\n\n"), @"
    Wie weit ist das? Ein Status ist nicht eingetragen; ein Ereignis nennt für das ganze Ziel „umgesetzt“: Fertig., 5. August 2025. Die Frist läuft bis: 2028.
    Für dieses Ziel ist kein Status eingetragen. Eines seiner Ereignisse nennt einen für das ganze Ziel.

    Wie weit ist das? Ein Status ist nicht eingetragen; ein Ereignis nennt für das ganze Ziel „umgesetzt“: Fertig., 5. August 2025. Die Frist ist überschritten, sie war: 2024.
    Für dieses Ziel ist kein Status eingetragen. Eines seiner Ereignisse nennt einen für das ganze Ziel.

    Wie weit ist das? Niemand hat veröffentlicht, wie weit dieses Ziel ist. Eine Frist ist nicht veröffentlicht.
    Für dieses Ziel ist kein Status veröffentlicht. Das heißt nicht, dass nichts geschieht. Es heißt nur, dass keine Quelle einen Status für das ganze Ziel nennt.

    Wie weit ist das? Ein Status ist nicht eingetragen; ein Ereignis nennt für das ganze Ziel „umgesetzt“: Fertig. Eine Frist ist nicht veröffentlicht.
    Für dieses Ziel ist kein Status eingetragen. Eines seiner Ereignisse nennt einen für das ganze Ziel.
    ");
    assert_snapshot!(found(&case, &["Z325"]), @"
    Hinweis[Z325]: das Ziel hat keinen Status, aber ein Ereignis nennt für das ganze Ziel `umgesetzt`
    Hinweis[Z325]: das Ziel hat keinen Status, aber ein Ereignis nennt für das ganze Ziel `umgesetzt`
    Hinweis[Z325]: das Ziel hat keinen Status, aber ein Ereignis nennt für das ganze Ziel `umgesetzt`
    ");
}

/// A value in words may say already of how many it is.
#[test]
fn values_in_words_are_not_doubled() {
    let begun = "lead: mid\nstatus: begonnen\nstatus_date: 2023-12\nstatus_source: alt\nindicators:\n";
    let value = |value: &str, target: &str| {
        format!(
            "{begun}  - {{name: Schulen, unit: Schulen, baseline: 0, target: {target}, values: [{{date: 2025-08, {value}, source: alt}}]}}\n"
        )
    };
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    case.write_goal("a", &value("value: 863", "865"));
    case.write_goal("b", &value("value: 863 von 865, number: 863", "865"));
    case.write_goal("c", &value("value: alle", "865"));
    case.write_goal("d", &value("value: 863", "alle Schulen"));
    case.commit("Anfang");
    case.builds();
    let newer = |id: &str| {
        let lines = case.words(&format!("ziele/{id}/"));
        lines
            .into_iter()
            .filter(|line| line.contains(" Schulen: ") || line.contains("(Schulen)"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(["a", "b", "c", "d"].map(newer).join("\n"), @"
    Wie weit ist das? Schulen: 863 (August 2025). Zielwert: 865. Der Status „begonnen“ ist belegt für: Dezember 2023. Eine Frist ist nicht veröffentlicht.
    Seit diesem Status gibt es neuere Angaben: Schulen: 863 von 865, August 2025.
    Wie weit ist das? Schulen: 863 von 865 (August 2025). Zielwert: 865. Der Status „begonnen“ ist belegt für: Dezember 2023. Eine Frist ist nicht veröffentlicht.
    Seit diesem Status gibt es neuere Angaben: Schulen: 863 von 865, August 2025.
    Wie weit ist das? Schulen: alle (August 2025). Zielwert: 865. Der Status „begonnen“ ist belegt für: Dezember 2023. Eine Frist ist nicht veröffentlicht.
    Seit diesem Status gibt es neuere Angaben: Schulen: alle, August 2025.
    Wie weit ist das? Schulen: 863 (August 2025). Zielwert: alle Schulen. Der Status „begonnen“ ist belegt für: Dezember 2023. Eine Frist ist nicht veröffentlicht.
    Seit diesem Status gibt es neuere Angaben: Schulen: 863, August 2025.
    ");
}

/// Where the newest value is no number, and where two were published for the same time.
#[test]
fn the_value_that_counts_is_told() {
    let front = |values: &str| {
        format!(
            "lead: mid\nstatus: begonnen\nprogress: indicators\nindicators:\n  - {{name: N, unit: u, baseline: 0, target: 100, values: [{values}]}}\n"
        )
    };
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    case.write_goal(
        "worte",
        &front("{date: 2025-01, value: 40, source: alt}, {date: 2025-08, value: fast alle, source: neu}"),
    );
    case.write_goal("zwei", &front("{date: 2025-08, value: 40, source: neu}, {date: 2025-08, value: 60, source: alt}"));
    case.write_goal(
        "gedreht",
        &front("{date: 2025-08, value: 60, source: alt}, {date: 2025-08, value: 40, source: neu}"),
    );
    case.commit("Anfang");
    case.builds();
    let progress = |id: &str| {
        let lines = case.words(&format!("ziele/{id}/"));
        lines.into_iter().find(|line| line.starts_with("Fortschritt")).unwrap()
    };
    assert_snapshot!(["worte", "zwei", "gedreht"].map(progress).join("\n"), @"
    Fortschritt: 40 % So weit ist der Messwert, der am weitesten zurückliegt. Der neueste Wert von „N“ ist keine Zahl; gerechnet ist mit einem älteren (Januar 2025).
    Fortschritt: 40 % So weit ist der Messwert, der am weitesten zurückliegt.
    Fortschritt: 40 % So weit ist der Messwert, der am weitesten zurückliegt.
    ");
    assert!(case.words("zaehlweise/").join("\n").contains("deren Kennung nach dem Alphabet zuletzt kommt"));
}

/// What was said when Git had a deadline already is none of before.
#[test]
fn an_earlier_deadline_that_was_said_later() {
    let case = portal("");
    let front = |due: &str, said: &str| {
        format!("lead: mid\ndue: {due}\nearlier_due: [{{due: 2025, said: {said}, source: alt}}]\n")
    };
    case.write_goal("gleich", &front("2027", "2026-05"));
    case.write_goal("nach", "lead: mid\ndue: 2027\n");
    case.write_goal("vor", &front("2027", "2023-09"));
    case.write_goal("jahr", &front("2027", "2023"));
    on(&case, "2023-09-05");
    case.write_goal("nach", &front("2029", "2024-05"));
    on(&case, "2025-03-01");
    case.builds();
    assert_snapshot!(goals(&case, &["first_due", "due_moves", "due_moves_before_history"]), @r#"
    gleich: "2027" 0 0
    jahr: "2025" 1 1
    nach: "2027" 1 0
    vor: "2025" 1 1
    "#);
    assert_snapshot!(found(&case, &["Z329"]), @"
    Warnung[Z329]: die frühere Frist vom `2026-05` wurde erst genannt, als hier schon eine stand (seit `2023-09-05`); sie zählt nicht mit
    Warnung[Z329]: die frühere Frist vom `2024-05` wurde erst genannt, als hier schon eine stand (seit `2023-09-05`); sie zählt nicht mit
    ");
    assert!(!case.words("ziele/nach/").join("\n").contains("Frühere Fristen"));
}

/// Brought forward is not put off, and not kept all the same.
#[test]
fn a_deadline_of_the_plan_that_was_brought_forward() {
    let case = portal("");
    ["frueher", "spaeter", "ohne"]
        .iter()
        .for_each(|id| case.write_goal(id, "lead: mid\nstatus: begonnen\ndue: 2024\n"));
    on(&case, "2023-09-05");
    case.write_goal("frueher", "lead: mid\nstatus: begonnen\ndue: 2024-06\n");
    case.write_goal("spaeter", "lead: mid\nstatus: begonnen\ndue: 2025-06\n");
    case.write_goal("ohne", "lead: mid\nstatus: begonnen\n");
    on(&case, "2024-03-01");
    case.builds();
    let plan = &json(&case, "data/v1/figures.json")["plan"];
    let told = plan["goals"].as_array().unwrap().iter().map(|goal| format!("{} {}", goal["goal"], goal["fate"]));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
    "frueher" "overdue"
    "ohne" "moved"
    "spaeter" "moved"
    "#);
}

/// A plan of a day without goals is another one than was asked for.
#[test]
fn a_plan_of_a_day_without_goals() {
    let plan = |day: &str| {
        let case = portal(&format!("history: {{plan: {day}}}\n"));
        case.write_goal("a", "lead: mid\nstatus: begonnen\ndue: 2028\n");
        on(&case, "2023-09-05");
        found(&case, &["Z331"])
    };
    assert_snapshot!(["2022-01-31", "2023", "2023-12-31", "2026", "2027-01-31"].map(plan).join("\n"), @"
    Warnung[Z331]: am Tag des Plans, `2022-01-31`, gab es hier noch kein Ziel; es gilt der Plan vom `2023-09-05`


    Warnung[Z331]: der Tag des Plans, `2026`, ist noch nicht da
    Warnung[Z331]: der Tag des Plans, `2027-01-31`, ist noch nicht da
    ");
}

/// Another id makes nothing earlier or later: who takes the place of one goal takes over its deadlines.
#[test]
fn deadlines_of_the_predecessor() {
    let case = portal("");
    let begun = |due: &str, more: &str| format!("lead: mid\nstatus: begonnen\ndue: {due}\n{more}");
    for id in ["alt", "kette-1", "geteilt", "eins", "zwei", "bleibt", "gleich-alt", "nennt"] {
        case.write_goal(id, &begun("2024", ""));
    }
    on(&case, "2023-09-05");
    case.write_goal("alt", &begun("2024-06", ""));
    case.write_goal("nennt", &begun("2024", "replaced_by: [genannt]\n"));
    on(&case, "2024-01-10");
    let gone = ["alt", "kette-1", "geteilt", "eins", "zwei", "gleich-alt", "nennt"];
    gone.iter().for_each(|id| std::fs::remove_file(case.path(&format!("content/ziele/{id}.md"))).unwrap());
    let new = [
        ("neu", "2027", "replaces: [alt]\n"),
        ("kette-2", "2026", "replaces: [kette-1]\n"),
        ("teil-1", "2027", "replaces: [geteilt]\n"),
        ("teil-2", "2027", "replaces: [geteilt]\n"),
        ("zusammen", "2027", "replaces: [eins, zwei]\n"),
        ("neben", "2027", "replaces: [bleibt]\n"),
        ("gleich-neu", "2024", "replaces: [gleich-alt]\n"),
        ("genannt", "2027", ""),
    ];
    new.iter().for_each(|(id, due, more)| case.write_goal(id, &begun(due, more)));
    on(&case, "2025-03-01");
    std::fs::remove_file(case.path("content/ziele/kette-2.md")).unwrap();
    case.write_goal("kette-3", &begun("2027", "replaces: [kette-2]\n"));
    on(&case, "2025-06-01");
    case.write_goal("neu", "lead: mid\nstatus: umgesetzt\ndone: 2026-01\ndue: 2027\nreplaces: [alt]\n");
    on(&case, "2026-02-01");
    case.builds();
    let names = ["outcome", "first_due", "first_due_in_history", "due_moves", "due_moves_of_predecessor"];
    assert_snapshot!(goals(&case, &names), @r#"
    bleibt: "overdue" "2024" "2024" 0 0
    genannt: "open" "2024" "2027" 1 1
    gleich-neu: "overdue" "2024" "2024" 0 0
    kette-3: "open" "2024" "2027" 2 2
    neben: "open" "2027" "2027" 0 0
    neu: "late" "2024" "2027" 2 2
    teil-1: "open" "2027" "2027" 0 0
    teil-2: "open" "2027" "2027" 0 0
    zusammen: "open" "2027" "2027" 0 0
    "#);
    let page = case.words("ziele/neu/").join("\n");
    let due = page.split("\nFrist\n").nth(1).and_then(|rest| rest.split("Federführung").next()).unwrap();
    assert_snapshot!(due, @"
    2027zuerst 2024, 2 Mal verschoben, davon 2 Mal beim Vorgänger oder mit dem WechselFrist des Vorgängers: 2024, Juni 2024
    Erreicht
    Januar 2026so auf der Seite des Ziels genannt; 13 Monate nach der ersten Frist
    ");
    assert!(case.words("fristen/").join("\n").contains("Frist des Vorgängers: 2024, Juni 2024"));
    // Waterfalls see the same goals as the list.
    let ran = case.run(&["report", "--from", "2023-10-01", "--to", "2026-06-01", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let of_day = &json(&case, "data/v1/figures.json")["goals"];
    let figures = report["figures"]["portal"]["figures"].as_object().unwrap();
    assert!(figures.iter().all(|(word, figure)| figure["now"] == of_day[word]), "{figures:?} {of_day}");
}
