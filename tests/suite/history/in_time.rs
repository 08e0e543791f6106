//! Late is not in time: when a goal was reached, who says so, and what became of its deadline.

use insta::assert_snapshot;
use serde_json::Value;

use crate::case::{Case, SETTINGS};

pub fn json(case: &Case, path: &str) -> Value {
    serde_json::from_str(&case.site(path)).unwrap()
}

pub fn on(case: &Case, day: &str) {
    let date = format!("{day}T12:00:00+01:00");
    case.commit_as("Stand\n\nGrund: Test.", &[("GIT_COMMITTER_DATE", &date), ("GIT_AUTHOR_DATE", &date)]);
}

/// A goal of each class, and more than one where there is more than one way to it.
fn every_class() -> Case {
    let settings = SETTINGS.replace("pillars:", "  - {id: aus, label: aufgegeben, means: stopped}\npillars:");
    let case = Case::empty().file("portal.yaml", settings);
    case.git(&["init", "-q", "-b", "main"]);
    case.write(
        "content/quellen.yaml",
        "vorher: {title: Vorher, date: 2024-06-20}\nnachher: {title: Nachher, date: 2024-09}\n",
    );
    let ids = ["recht", "spaeter", "belegt", "verschoben", "commit", "genau", "offen", "vorbei", "aus", "fern"];
    for id in ids {
        case.write_goal(id, "lead: mid\nstatus: begonnen\ndue: 2024-06\n");
    }
    case.write_goal("ohne", "lead: mid\nstatus: geplant\n");
    case.write_goal("still", "lead: mid\n");
    case.write_goal("stumm", "lead: mid\ndue: 2024-06\n");
    on(&case, "2024-01-01");
    case.write_goal("recht", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-06\ndue: 2024-06\n");
    case.write_goal("verschoben", "lead: mid\nstatus: begonnen\ndue: 2025-12\n");
    case.write_goal("fern", "lead: mid\nstatus: begonnen\ndue: 2030\n");
    on(&case, "2024-06-10");
    case.write_goal("commit", "lead: mid\nstatus: umgesetzt\ndue: 2024-06\n");
    on(&case, "2024-07-10");
    let later = "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-06-12\ndue: 2024-06\nstatus_source:";
    case.write_goal("spaeter", &format!("{later} nachher\n"));
    case.write_goal("belegt", &format!("{later} vorher\n"));
    case.write_goal("genau", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-09\ndone: 2024-08-15\ndue: 2024-06\n");
    case.write_goal("aus", "lead: mid\nstatus: aus\ndue: 2024-06\n");
    case.write_goal("ohne", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024\n");
    on(&case, "2024-10-01");
    case.write_goal("verschoben", "lead: mid\nstatus: umgesetzt\nstatus_date: 2025-08-31\ndue: 2025-12\n");
    on(&case, "2025-09-15");
    // Said once more, with a newer day.
    case.write_goal("recht", "lead: mid\nstatus: umgesetzt\nstatus_date: 2025-12\ndue: 2024-06\n");
    case.write_goal("offen", "lead: mid\nstatus: begonnen\ndue: 2027\n");
    on(&case, "2026-01-15");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    case
}

#[test]
fn each_goal_is_in_one_class_and_says_by_how_much() {
    let case = every_class();
    let goals = json(&case, "data/v1/goals.json");
    let mut told = Vec::new();
    for goal in goals["goals"].as_array().unwrap() {
        let reached = &goal["reached"];
        told.push(format!(
            "{}: {} {}/{} first {} due {} published {}",
            goal["id"].as_str().unwrap(),
            goal["outcome"].as_str().unwrap(),
            reached["day"],
            reached["by"],
            goal["days_after_first_due"],
            goal["days_after_due"],
            goal["days_published_after_due"],
        ));
    }
    assert_snapshot!(told.join("\n"), @r#"
    aus: given_up null/null first null due null published null
    belegt: in_time "2024-06-12"/"status_date" first -18 due -18 published 93
    commit: late "2024-07-10"/"commit" first 10 due 10 published 10
    fern: open null/null first null due null published null
    genau: late "2024-08-15"/"done" first 46 due 46 published 93
    offen: open null/null first null due null published null
    ohne: undated "2024-10-01"/"status_date" first null due null published null
    recht: in_time "2024-06-10"/"status_date" first -20 due -20 published null
    spaeter: later_statement "2024-06-12"/"status_date" first -18 due -18 published 93
    still: unknown null/null first null due null published null
    stumm: overdue null/null first null due null published null
    verschoben: late "2025-08-31"/"status_date" first 427 due -122 published 442
    vorbei: overdue null/null first null due null published null
    "#);
    let figures = json(&case, "data/v1/figures.json");
    assert_snapshot!(figures["goals"].to_string(), @r#"{"all":13,"reached":7,"in_time":2,"later_statement":1,"late":3,"undated":1,"overdue":2,"open":2,"given_up":1,"unknown":1}"#);
    let counts = figures["goals"].as_object().unwrap();
    let of = |word: &str| counts[word].as_u64().unwrap();
    let classes = counts.iter().filter(|(word, _)| !["all", "reached"].contains(&word.as_str()));
    assert_eq!(classes.map(|(_, count)| count.as_u64().unwrap()).sum::<u64>(), of("all"));
    assert_eq!(of("reached"), of("in_time") + of("later_statement") + of("late") + of("undated"));
    let overdue = goals["goals"].as_array().unwrap().iter().filter(|goal| goal["due_state"] == "overdue");
    assert_eq!(of("overdue"), overdue.count() as u64);
}

#[test]
fn page_table_deadlines_overview_and_badge_say_the_same() {
    let case = every_class();
    let late = "14 Monate nach der ersten Frist";
    for page in ["ziele/verschoben/", "ziele/", "fristen/", "handlungsfelder/netz/"] {
        assert!(case.words(page).join("\n").contains(late), "{page}");
    }
    let badge = case.site("badges/verschoben.svg");
    assert!(badge.contains(&format!("umgesetzt, {late}")), "{badge}");
    let later = "rechtzeitig nach späterer Angabe, veröffentlicht 3 Monate nach der Frist";
    assert!(case.words("ziele/spaeter/").join("\n").contains(later));
    let lines = |page: &str| {
        let words = case.words(page);
        let from = words.iter().position(|line| line == "Was aus den Zielen wurde").unwrap();
        words[from..from + 11].join(" ")
    };
    assert_snapshot!(lines(""), @"Was aus den Zielen wurde Status und Frist | Ziele rechtzeitig erreicht | 2 rechtzeitig nach späterer Angabe | 1 verspätet erreicht | 3 erreicht, Frist oder Tag unbekannt | 1 überfällig | 2 offen | 2 aufgegeben | 1 unbekannt | 1 alle Ziele | 13");
    for page in ["fristen/", "zaehlweise/", "handlungsfelder/netz/", "ressorts/mid/"] {
        assert_eq!(lines(page), lines(""), "{page}");
    }
}

#[test]
fn what_is_newer_than_the_status_is_shown_and_speaks_for_completion() {
    let front = "lead: mid\nstatus: begonnen\nstatus_date: 2023\nstatus_source: a\ndue: 2024\nindicators:\n  - {name: Schulen, unit: Schulen, baseline: 0, target: 863, values: [{date: 2022, value: 500, source: a}, {date: 2025-08, value: 863, source: a}]}\nevents:\n  - {date: 2026-01, text: Fertig gemeldet., status: umgesetzt, source: a}\n  - {date: 2021, text: Älter., status: geplant, source: a}\n  - {text: Irgendwann., source: a}\n";
    let mut case = Case::new().file("content/quellen.yaml", "a: {title: A, date: 2026-01}\n").goal("a", front);
    case.commit("Anfang");
    assert_eq!(case.build(&[]).code, 0);
    let found = case.run(&["check", "--as-of", "2026-06-01"]).out;
    assert!(
        found.contains("Hinweis[Z325]: seit dem Status vom `2023` gibt es neuere Angaben, zuletzt vom `2026-01`"),
        "{found}"
    );
    let words = case.words("ziele/a/").join("\n");
    assert!(words.contains("Seit diesem Status gibt es neuere Angaben: Fertig gemeldet., Januar 2026; Schulen: 863 von 863, August 2025."), "{words}");
    assert!(words.contains("Ohne Datum\nohne Datum\nIrgendwann."), "{words}");
    let overdue = case.words("fristen/").join("\n");
    assert!(overdue.contains("Neuere Angaben sprechen dafür, dass es erreicht ist."), "{overdue}");
    assert!(overdue.contains("Dass das Ziel erreicht ist, ist in unseren Quellen nicht belegt."), "{overdue}");
}

/// The newest statement on the whole goal decides, also where the status has no day or there is none.
#[test]
fn what_is_newer_speaks_for_completion_only_if_nothing_newer_denies_it() {
    let events = |last: &str| {
        format!(
            "events:\n  - {{date: 2025-02, text: Fertig., status: umgesetzt, source: a}}\n  - {{date: 2025-09, text: Später., status: {last}, source: a}}\n"
        )
    };
    let done = "events:\n  - {date: 2025-09, text: Fertig., status: umgesetzt, source: a}\n";
    let mut case = Case::new().file("content/quellen.yaml", "a: {title: A, date: 2026-01}\n");
    let begun = "lead: mid\nstatus: begonnen\nstatus_date: 2023\ndue: 2024\n";
    case.write_goal("nein", &format!("{begun}{}", events("begonnen")));
    case.write_goal("ja", &format!("{begun}{}", events("umgesetzt")));
    case.write_goal("ohne-tag", "lead: mid\nstatus: begonnen\ndue: 2024\n");
    case.write_goal("ohne-status", "lead: mid\ndue: 2024\n");
    case.commit("Anfang");
    case.write_goal("ohne-tag", &format!("lead: mid\nstatus: begonnen\ndue: 2024\n{done}"));
    case.write_goal("ohne-status", &format!("lead: mid\ndue: 2024\n{done}"));
    case.commit("Ereignis");
    assert_eq!(case.build(&[]).code, 0);
    let seems = |id: &str| {
        case.words(&format!("ziele/{id}/")).join("\n").contains("Neuere Angaben sprechen dafür, dass es erreicht ist.")
    };
    assert_eq!(["nein", "ja", "ohne-tag", "ohne-status"].map(seems), [false, true, true, true]);
}

#[test]
fn a_day_on_which_no_source_can_speak_is_told() {
    let mut case =
        Case::new().file("content/quellen.yaml", "a: {title: A, date: 2023-05}\nb: {title: B, date: 2026-04}\n");
    let done = |source: &str| format!("lead: mid\nstatus: umgesetzt\nstatus_date: 2026-03\nsources: [{source}]\n");
    case.write_goal("alt", &done("a"));
    case.write_goal("neu", &done("b"));
    case.commit("Anfang");
    let found = case.run(&["check", "--as-of", "2026-06-01"]).out;
    let told: Vec<&str> = found.lines().filter(|line| line.contains("Z324")).collect();
    assert_eq!(
        told,
        ["Warnung[Z324]: der Status ist seit `2026-03` `umgesetzt`, und alle Quellen sind älter"],
        "{found}"
    );
    assert!(found.contains("content/ziele/alt.md:6:9") && found.contains("eine Quelle von diesem Tag"), "{found}");
}

#[test]
fn done_with_old_evidence_open_milestones_or_nothing_measured_is_told() {
    let old = "lead: mid\nstatus: begonnen\nstatus_date: 2024-01\nstatus_source: a\nprogress: milestones\nmilestones: [{title: M}, {title: N}]\n";
    let mut case = Case::new().file("content/quellen.yaml", "a: {title: A, date: 2024-01}\n").goal("a", old);
    case.commit("Anfang");
    case.write_goal("a", &old.replace("begonnen", "umgesetzt"));
    let check = |case: &Case, args: &[&str]| {
        let ran = case.run(&[&["check", "--as-of", "2026-06-01"], args].concat());
        ran.out.lines().filter(|line| line.contains("[Z")).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(check(&case, &["--since", "HEAD"]), @"
    Warnung[Z323]: beim Status `umgesetzt` sind 2 von 2 Meilensteinen offen
    Warnung[Z324]: der Status ist jetzt `umgesetzt`, sein Datum und seine Quelle sind die alten
    Warnung[Z702]: ein neuer Beleg für den Status oder sein Datum fehlt (vorher `begonnen`, jetzt `umgesetzt`); ein Grund fehlt
    Warnung[Z315]: der Fortschritt von 0 % passt nicht zum Status `umgesetzt`
    ");
    case.commit("Umgesetzt\n\nGrund: Test.");
    assert_snapshot!(check(&case, &[]), @"
    Warnung[Z323]: beim Status `umgesetzt` sind 2 von 2 Meilensteinen offen
    Warnung[Z324]: der Status ist jetzt `umgesetzt`, sein Datum und seine Quelle sind die alten
    Warnung[Z315]: der Fortschritt von 0 % passt nicht zum Status `umgesetzt`
    ");
    // A newer day and a milestone each.
    let new = old.replace("begonnen", "umgesetzt").replace("2024-01\nstatus_s", "2026-05\nstatus_s");
    case.write_goal("a", &new.replace("{title: M}, {title: N}", "{title: M, done: 2026-05}"));
    assert_eq!(check(&case, &[]), "");
    case.write_goal("a", "lead: mid\nstatus: begonnen\ndone: 2026-05\n");
    assert_snapshot!(check(&case, &[]), @"Warnung[Z326]: nach `done` ist das Ziel seit `2026-05` erreicht, der Status sagt etwas anderes");
}

#[test]
fn progress_has_a_rule_for_every_odd_number() {
    let mut told = Vec::new();
    for (from, to, now) in [
        ("100", "0", "25"),
        ("50", "50", "50"),
        ("-10", "-20", "-15"),
        ("0", "10", "25"),
        ("10", "20", "5"),
        ("0", "10", "viele"),
    ] {
        let front = format!(
            "lead: mid\nstatus: begonnen\nprogress: indicators\nindicators: [{{name: N, baseline: {from}, target: {to}, current: {now}}}]\n"
        );
        let case = Case::new().goal("a", &front);
        assert_eq!(case.build(&[]).code, 0);
        let words = case.words("ziele/a/");
        let line = words.iter().find(|line| line.starts_with("Fortschritt")).unwrap();
        told.push(format!("{from} → {to}, {now}: {line}"));
    }
    assert_snapshot!(told.join("\n"), @r"
    100 → 0, 25: Fortschritt: 75 % So weit ist der Messwert, der am weitesten zurückliegt.
    50 → 50, 50: Fortschritt Der Messwert „N“ hat denselben Ausgangs- und Zielwert; ein Weg dazwischen lässt sich nicht rechnen.
    -10 → -20, -15: Fortschritt: 50 % So weit ist der Messwert, der am weitesten zurückliegt.
    0 → 10, 25: Fortschritt: 100 % So weit ist der Messwert, der am weitesten zurückliegt.
    10 → 20, 5: Fortschritt: 0 % So weit ist der Messwert, der am weitesten zurückliegt.
    0 → 10, viele: Fortschritt Nicht berechenbar, denn beim Messwert „N“ fehlt eine Zahl.
    ");
}

/// A day that stood beside another status, or a word that only later means "reached", proves nothing of the day on which a
/// goal was reached; months are those of the calendar.
#[test]
fn what_was_there_before_does_not_say_when_it_was_reached() {
    let settings = SETTINGS.replace("pillars:", "  - {id: fast, label: fast fertig, means: started}\npillars:");
    let case = Case::empty().file("portal.yaml", &settings);
    case.git(&["init", "-q", "-b", "main"]);
    case.write_goal("alt", "lead: mid\nstatus: begonnen\nstatus_date: 2024-02\ndue: 2024-06\n");
    case.write_goal("wort", "lead: mid\nstatus: fast\nstatus_date: 2024-02\ndue: 2024-06\n");
    on(&case, "2024-03-01");
    case.write_goal("alt", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\ndue: 2024-06\n");
    on(&case, "2025-06-30");
    case.write(
        "portal.yaml",
        settings.replace("label: fast fertig, means: started", "label: fast fertig, means: done"),
    );
    on(&case, "2025-08-10");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    let goals = json(&case, "data/v1/goals.json");
    let told = |goal: &Value| format!("{} {} {}", goal["id"], goal["outcome"], goal["reached"]["day"]);
    let told: Vec<String> = goals["goals"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(told, [r#""alt" "late" "2025-06-30""#, r#""wort" "late" "2025-08-10""#]);
    let page = case.words("ziele/alt/").join("\n");
    assert!(page.contains("12 Monate nach der ersten Frist"), "{page}");
}

/// A plan of a day that is still to come has a page all the same.
#[test]
fn a_plan_of_a_day_to_come() {
    let mut case = Case::empty().file("portal.yaml", format!("{SETTINGS}history: {{plan: 2030-01-01}}\n"));
    case.write_goal("a", "lead: mid\ndue: 2027\n");
    case.commit("Anfang");
    case.builds();
    assert!(case.words("plan/").join("\n").contains("ist noch nicht da"));
}

/// What was reached stays so in the plan when it is taken out; what was not is gone.
#[test]
fn a_goal_that_was_reached_and_removed() {
    let case = Case::empty().file("portal.yaml", SETTINGS);
    case.git(&["init", "-q", "-b", "main"]);
    for id in ["recht", "nie"] {
        case.write_goal(id, "lead: mid\nstatus: begonnen\ndue: 2024-06\n");
    }
    on(&case, "2024-01-01");
    case.write_goal("recht", "lead: mid\nstatus: umgesetzt\ndue: 2024-06\n");
    on(&case, "2024-05-01");
    case.git(&["rm", "-q", "content/ziele/recht.md", "content/ziele/nie.md"]);
    case.write_goal("neu", "lead: mid\n");
    on(&case, "2024-09-01");
    case.builds();
    let words = case.words("plan/").join("\n");
    let plan = words.split("Nach dem Plan").nth(1).and_then(|rest| rest.split("Jedes Ziel").next()).unwrap();
    assert_snapshot!(plan, @"
     vom 1. Januar 2024 waren 2 Ziele fällig bis zum 1. Juni 2026: 1 rechtzeitig erreicht, 1 entfernt.
    rechtzeitig erreicht (1)
    rechtzeitig erreicht
    Ziel | Frist im Plan | Frist heute
    Ziel recht | Juni 2024 | entfernt
    entfernt (1)
    entfernt
    Ziel | Frist im Plan | Frist heute
    Ziel nie | Juni 2024 | entfernt
    ");
}

/// A deadline for what is done already is kept by nobody.
#[test]
fn a_deadline_that_is_named_afterwards() {
    let case = Case::empty().file("portal.yaml", SETTINGS);
    case.git(&["init", "-q", "-b", "main"]);
    case.write_goal("a", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\n");
    on(&case, "2024-03-01");
    case.write_goal("a", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\ndue: 2025\n");
    case.write_goal("b", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-06\ndue: 2025\n");
    on(&case, "2024-07-01");
    case.builds();
    let told = |goal: &Value| format!("{} {}", goal["id"], goal["outcome"]);
    let goals = json(&case, "data/v1/goals.json");
    let told: Vec<String> = goals["goals"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(told, [r#""a" "undated""#, r#""b" "in_time""#]);
}

/// The marks of a portal as `goal or place: mark`.
fn marks(case: &Case) -> String {
    case.builds();
    let changes = json(case, "data/v1/changes.json");
    let told =
        ["changes", "site"].into_iter().flat_map(|list| changes[list].as_array().unwrap()).filter_map(|change| {
            let flags = change["flags"].as_array().filter(|flags| !flags.is_empty())?;
            Some(format!("{} {} {}", change["goal"], change["field"], flags[0]))
        });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_goal_that_comes_as_reached_after_its_deadline_is_marked() {
    let done = "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-06-12\ndue: 2024-06\n";
    let case = Case::empty().file("portal.yaml", SETTINGS);
    case.git(&["init", "-q", "-b", "main"]);
    case.write("content/quellen.yaml", "vorher: {title: Vorher, date: 2024-06-20}\n");
    case.write_goal("anfang", done);
    on(&case, "2025-01-01");
    case.write_goal("neu", done);
    case.write_goal("belegt", &format!("{done}status_source: vorher\n"));
    case.write_goal("verspaetet", &done.replace("2024-06-12", "2024-08"));
    on(&case, "2025-02-01");
    assert_snapshot!(marks(&case), @r#""neu" "file" "backdated""#);
}

#[test]
fn a_source_that_speaks_in_time_since_it_has_another_day_is_marked() {
    let case = Case::empty().file("portal.yaml", SETTINGS);
    case.git(&["init", "-q", "-b", "main"]);
    let sources = "jahr: {title: Jahr, date: 2024}\nohne: {title: Ohne}\nfern: {title: Fern, date: 2024}\n";
    case.write("content/quellen.yaml", sources);
    let done = "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-06-12\ndue: 2024-06\nstatus_source:";
    case.write_goal("a", &format!("{done} jahr\n"));
    case.write_goal("b", &format!("{done} ohne\n"));
    on(&case, "2025-01-01");
    let exact = sources.replace("Jahr, date: 2024", "Jahr, date: 2024-06-20").replace("Ohne", "Ohne, date: 2024-06-30");
    case.write("content/quellen.yaml", exact.replace("Fern, date: 2024", "Fern, date: 2024-06-20"));
    on(&case, "2025-02-01");
    assert_snapshot!(marks(&case), @r#"
    null "content/quellen.yaml: jahr/date" "source-changed"
    null "content/quellen.yaml: ohne/date" "source-changed"
    "#);
}

#[test]
fn a_goal_with_nothing_but_earlier_deadlines_is_asked_for_one() {
    let check = |front: &str| {
        let case = Case::new().goal("a", front);
        let ran = case.run(&["check", "--as-of", "2026-06-01"]);
        ran.out.lines().filter(|line| line.contains("[Z328]")).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let earlier = "lead: mid\nearlier_due: [{due: 2025, said: 2018}, {due: 2027, said: 2020}]\n";
    assert_snapshot!(check(&format!("{earlier}status: begonnen\n")), @"Hinweis[Z328]: das Ziel hatte die Frist `2027`, und jetzt hat es keine");
    assert_eq!(check(&format!("{earlier}status: begonnen\ndue: 2028\n")), "");
    assert_eq!(check(&format!("{earlier}status: umgesetzt\n")), "");
    assert_eq!(check(&earlier.replace("said: 2020", "said: 2020, note: Seit 2022 ohne Frist.")), "");
}
