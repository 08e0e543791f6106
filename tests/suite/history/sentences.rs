//! Every sentence of the log, in both languages: each text of the theme for it stands on a page of a portal in which everything
//! that a goal's file can say changes, comes and goes.

use zielstand::yaml::Plain;

use crate::case::{Case, SETTINGS};

const TEXTS: [(&str, &str); 2] = [
    ("", include_str!("../../../themes/default/texts/de.yaml")),
    ("en/", include_str!("../../../themes/default/texts/en.yaml")),
];

/// What no file can bring about, and what is part of another sentence.
const APART: [&str; 4] = ["across.or", "across.next", "change.empty", "change.translated"];

/// All texts below a name, each with the name it has; forms are texts of one name.
fn texts(of: &str, language: &str) -> Vec<(String, Vec<String>)> {
    fn add(name: &str, value: Plain, found: &mut Vec<(String, Vec<String>)>) {
        match value {
            Plain::Text(text) => found.push((name.to_owned(), vec![text])),
            Plain::Map(entries)
                if entries.iter().all(|(key, _)| key == "one" || key == "other") && entries.len() == 2 =>
            {
                let forms = entries
                    .into_iter()
                    .filter_map(|(_, form)| if let Plain::Text(form) = form { Some(form) } else { None });
                found.push((name.to_owned(), forms.collect()));
            }
            Plain::Map(entries) => {
                entries.into_iter().for_each(|(key, value)| add(&format!("{name}.{key}"), value, found));
            }
            _ => {}
        }
    }
    let Plain::Map(all) = Plain::parse(language).unwrap() else { panic!("no texts") };
    let mut found = Vec::new();
    all.into_iter().filter(|(name, _)| name == of).for_each(|(name, value)| add(&name, value, &mut found));
    found.retain(|(name, _)| !APART.contains(&name.as_str()));
    assert!(!found.is_empty(), "{of}");
    found
}

/// Whether a line holds a text with something in each of its places.
fn holds(line: &str, text: &str) -> bool {
    let mut rest = line;
    text.split(['{', '}']).step_by(2).all(|part| match rest.find(part) {
        Some(place) => {
            rest = &rest[place + part.len()..];
            true
        }
        None => false,
    })
}

const REGISTER: &str = "eins: {title: Bericht eins, date: 2024-03}\nzwei: {title: Bericht zwei, date: 2025-03}\n";

fn page(front: &str, text: &str) -> String {
    format!("---\nid: a\n{front}---\n\n{text}\n")
}

/// Each field and each part of an entry of each list changes; then all go that can.
fn everything() -> Case {
    let more = "cross_cutting: [{id: alle, title: Für alle}, {id: viele, title: Für viele}]\n\
                strategies: [{id: plan, title: Plan}, {id: werk, title: Werk}]\nlanguages: [de, en]\n";
    let mut case = Case::empty().file("portal.yaml", format!("{SETTINGS}{more}"));
    case.write("content/quellen.yaml", REGISTER);
    case.write_goal("b", "");
    case.write_goal("c", "");
    let one = "title: Eins
kind: goal
summary: Kurz
pillar: netz
topic: glasfaser
cross_cutting: [alle]
lead: mid
departments: [mid]
status: geplant
status_date: 2024-01
status_source: eins
progress: 10
start: 2024-01
due: 2025
earlier_due: [{due: 2023, said: 2021, source: eins}]
promise: Viel
origin: strategie
strategies: [plan]
milestones: [{title: Plan, due: 2025}]
measures: [{title: Kabel, status: geplant}]
indicators: [{name: Netze, unit: km, direction: up, target: 90, values: [{date: 2024-05, value: 10, source: eins}]}]
events: [{date: 2024-05, text: Beginn, scope: whole}, {text: Ohne Tag}]
sources: [eins]
note: Zuerst
translations: {en: {title: One}}
";
    case.write("content/ziele/a.md", page(one, "Ein Text."));
    case.commit("Anfang");
    let two = "title: Zwei
summary: Lang
kind: cross-cutting
cross_cutting: [viele]
lead: ms
departments: [ms]
status: umgesetzt
status_date: 2024-02
status_source: zwei
confirmed: {date: 2025-04, by: MID}
progress: 20
start: 2024-02
due: 2026
earlier_due: [{due: 2024, said: 2021, source: eins}, {due: 2025, said: 2022, source: eins}]
done: 2024-02
promise: Mehr
origin: gesetz
strategies: [werk]
milestones: [{title: Plan, due: 2026}, {title: Bau, due: 2027}]
measures: [{title: Kabel, status: begonnen}]
indicators: [{name: Netze, unit: m, direction: down, target: 80, values: [{date: 2024-05, value: 20, source: eins, revised: {of: 10, source: zwei}}, {date: 2024-06, value: 30}]}]
events: [{date: 2024-05, text: Der Beginn, scope: part}]
sources: [zwei]
note: Danach
file: dort
replaces: [b]
replaced_by: [c]
translations: {en: {title: Two, summary: Long}}
";
    case.write("content/ziele/a.md", page(two, "Ein anderer Text."));
    case.commit("Alles anders");
    case.write(
        "content/ziele/a.md",
        page("title: Zwei\npillar: amt\ntopic: glasfaser\ndue: 2028\n", "Ein anderer Text."),
    );
    case.commit("Fast alles weg");
    for text in ["Ein Text.", "Ein – Text.", "Ein Text!"] {
        case.write("content/ziele/a.md", page("title: Zwei\npillar: amt\ntopic: glasfaser\ndue: 2028\n", text));
        case.commit("Anderer Text");
    }
    for progress in ["indicators", "milestones"] {
        let front = format!("title: Zwei\npillar: amt\ntopic: glasfaser\ndue: 2028\nprogress: {progress}\n");
        case.write("content/ziele/a.md", page(&front, "Ein Text!"));
        case.commit("Anders gezählt");
    }
    case.rename("content/ziele/a.md", "content/ziele/neu/a.md");
    case.commit("Verschoben");
    case.write("content/ziele/neu/a.md", page("title: Drei\npillar: amt\ntopic: glasfaser\ndue: 2028\n", "Ein Text!"));
    case.commit("Nur der Titel");
    case.write("content/ziele/neu/a.md", page("title: Drei\npillar: amt\ntopic: glasfaser\n", "Ein Text!"));
    case.commit("Ohne Frist");
    case.write("content/ziele/neu/a.md", page("title: Drei\npillar: amt\ntopic: glasfaser\ndue: 2029\n", "Ein Text!"));
    case.commit("Mit späterer Frist");
    case.remove("content/ziele/neu/a.md");
    case.commit("Weg");
    case.write("content/ziele/a.md", page("title: Vier\npillar: amt\ndue: 2029\n", "Ein Text!"));
    case.commit("Wieder da");
    case.write("content/ziele/a.md", page("title: Vier: neu\npillar: amt\ndue: 2030\nnote: a\n", "Ein Text!"));
    case.commit_as("Nicht lesbar", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Vier: neu\npillar: amt\ndue: 2030\nnote: b\n", "Ein Text!"));
    case.commit_as("Immer noch nicht", &[("GIT_AUTHOR_NAME", "Cora")]);
    case.write("content/ziele/a.md", page("title: Vier neu\npillar: amt\ndue: 2030\nnote: b\n", "Ein Text!"));
    case.commit_as("Wieder lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.write("content/ziele/a.md", page("title: Vier neu: alt\npillar: amt\ndue: 2031\nnote: b\n", "Ein Text!"));
    case.commit_as("Noch einmal", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Vier neu\npillar: amt\ndue: 2031\nnote: b\n", "Ein Text!"));
    case.commit_as("Noch einmal lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.write("content/ziele/b.md", "kaputt\n");
    case.write("content/ziele/d.md", "kaputt\n");
    case.commit_as("Zwei kaputt", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/b.md", "---\nid: e\ntitle: Ein anderes\npillar: netz\n---\n");
    case.write_goal("d", "");
    case.commit_as("Eines anders", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.remove("content/ziele/c.md");
    case.commit("Weg");
    case.write_goal("c", "");
    case.commit("Wie es war");
    case.write("content/ziele/c2.md", "---\nid: c\ntitle: Ziel c\npillar: netz\ndue: 2031\n---\n\nText von c.\n");
    case.commit_as("Noch einmal", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.remove("content/ziele/c.md");
    case.commit_as("Nur noch einmal", &[("GIT_AUTHOR_NAME", "Bert")]);
    assert_eq!(case.build(&[]).code, 0);
    case
}

#[test]
fn every_sentence_of_the_log_is_told_in_both_languages() {
    let case = everything();
    let commits = case.git(&["rev-list", "HEAD"]);
    for (folder, language) in TEXTS {
        let goals = ["a", "b", "c", "d", "e"].map(|id| format!("{folder}ziele/{id}/"));
        let log = commits.lines().map(|commit| format!("{folder}aenderungen/{commit}/"));
        let lines: Vec<String> = goals.into_iter().chain(log).flat_map(|page| case.words(&page)).collect();
        let lines: Vec<String> = lines.iter().map(|line| line.replace('\u{a0}', " ")).collect();
        let told = |text: &String| lines.iter().any(|line| holds(line, text));
        let missing = |of: &str| -> Vec<String> {
            let missing = texts(of, language).into_iter().filter(|(_, forms)| !forms.iter().any(told));
            missing.map(|(name, _)| name).collect()
        };
        for of in ["across", "change"] {
            assert_eq!(missing(of), [""; 0], "{of} {folder}");
        }
        assert!(!lines.iter().any(|line| line.contains("across.") || line.contains("fields.")), "{lines:#?}");
    }
}
