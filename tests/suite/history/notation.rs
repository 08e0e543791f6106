//! Every way to write the same says the same: files in many notations, each replaced by each other one. Which of them say
//! the same is known by how they are made.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::case::{Case, SETTINGS};

const WORDS: &str = "\
title: Ein Ziel
pillar: netz
lead: mid
departments: [mid, ms]
status: begonnen
status_date: 2024-05-01
due: 2027-03-31
indicators: [{name: Über N, values: [{date: 2024, value: 1, source: q}, {date: 2024, value: 2, source: r}]}]
events: [{date: 2024-05-01, text: Beschluss}]
measures: [{title: Erste Maßnahme, status: begonnen}]
";

const TEXT: &str = "# Über Wege\n\nEin *wichtiger* Satz. Noch ein Satz.\nUnd ein dritter.\n\n- eins\n- zwei\n\nIn <https://example.org/a> und & so.\n";

/// A goal in all notations of one meaning; `other` is a word in it.
fn notations(id: &str, other: &str) -> Vec<String> {
    let text = TEXT.replace("dritter", other);
    let page = |front: &str, text: &str| format!("---\nid: {id}\n{front}---\n\n{text}");
    let mut all = vec![page(WORDS, &text)];
    // White space and encodings.
    all.push(page(WORDS, &text).replace('\n', "\r\n"));
    all.push(format!("\u{feff}{}", page(WORDS, &text)));
    all.push(page(WORDS, &text.replace("Satz. Noch", "Satz.  Noch").replace("ein Satz.\n", "ein Satz. \n")));
    all.push(page(WORDS, &text.replace("Noch ein", "Noch\tein")));
    all.push(page(WORDS, &text.replace("Noch ein", "Noch\u{a0}ein")));
    all.push(page(WORDS, &text.replace("Satz. Noch", "Satz.\nNoch")));
    all.push(page(WORDS, &text.replace('Ü', "U\u{308}")));
    // Markup.
    all.push(page(WORDS, &text.replace("*wichtiger*", "_wichtiger_")));
    all.push(page(WORDS, &text.replace("- ", "* ")));
    all.push(page(WORDS, &text.replace("# Über Wege\n", "Über Wege\n=========\n")));
    all.push(page(WORDS, &text.replace("dritter.", "dritter\\.")));
    all.push(page(WORDS, &text.replace("- eins\n", "- eins\n\n")));
    all.push(page(WORDS, &text.replace("<https://example.org/a>", "[https://example.org/a](https://example.org/a)")));
    all.push(page(
        WORDS,
        &(text.replace("<https://example.org/a>", "[https://example.org/a][q]") + "\n[q]: https://example.org/a\n"),
    ));
    all.push(page(WORDS, &text.replace("& so", "&amp; so")));
    all.push(page(WORDS, &text.replace("wichtiger", "wich\u{ad}tiger").replace("zwei", "\u{200b}zwei")));
    // Words, dates and order.
    let front = |from: &str, to: &str| {
        assert!(WORDS.contains(from));
        page(&WORDS.replace(from, to), &text)
    };
    all.push(front("lead: mid", "lead: MID"));
    all.push(front("[mid, ms]", "[MID, MS]"));
    all.push(front("date: 2024-05-01", "date: 2024-05-01 10:00 +02:00"));
    all.push(front("name: Über N", "name: 'U\u{308}ber  N'"));
    all.push(front("title: Erste Maß", "title: Erste\u{a0}Maß"));
    all.push(front("due: 2027-03-31", "due: '2027-03-31T00:00:00.000Z'"));
    all.push(front(
        "{date: 2024, value: 1, source: q}, {date: 2024, value: 2, source: r}",
        "{date: 2024, value: 2, source: r}, {date: 2024, value: 1, source: q}",
    ));
    all.push(page(&WORDS.lines().rev().map(|line| format!("{line}\n")).collect::<String>(), &text));
    all
}

#[test]
fn each_notation_in_the_place_of_each_other() {
    let settings = SETTINGS.replace("id: begonnen,", "id: begonnen, words: [Started, in Arbeit],");
    let mut case = Case::empty().file("portal.yaml", settings);
    let sources = "q: {title: Q, url: 'https://example.org/q'}\nr: {title: R, url: 'https://example.org/r'}\n";
    case.write("content/quellen.yaml", sources);
    let count = notations("x", "dritter").len();
    let (mut same, mut other) = (BTreeSet::new(), BTreeSet::new());
    let id = |one: usize, two: usize, word: &str| format!("z{one}-{two}-{word}");
    for word in ["dritter", "vierter"] {
        for (one, two) in (0..count).flat_map(|one| (0..count).map(move |two| (one, two))).filter(|(a, b)| a != b) {
            let id = id(one, two, word);
            case.write(&format!("content/ziele/{id}.md"), &notations(&id, "dritter")[one]);
        }
    }
    case.commit("Anfang");
    for word in ["dritter", "vierter"] {
        for (one, two) in (0..count).flat_map(|one| (0..count).map(move |two| (one, two))).filter(|(a, b)| a != b) {
            let id = id(one, two, word);
            case.write(&format!("content/ziele/{id}.md"), &notations(&id, word)[two]);
            if word == "dritter" {
                same.insert(format!("content/ziele/{id}.md"))
            } else {
                other.insert(id)
            };
        }
    }
    let commit = case.commit("Anders geschrieben");
    case.builds();
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let told = changes["changes"].as_array().unwrap().iter().filter(|change| change["commit"] == commit.as_str());
    let told: BTreeSet<(String, String)> = told
        .map(|change| (change["goal"].as_str().unwrap().to_owned(), change["field"].as_str().unwrap().to_owned()))
        .collect();
    let expected: BTreeSet<(String, String)> = other.into_iter().map(|id| (id, "text".to_owned())).collect();
    let surplus: Vec<_> = told.difference(&expected).collect();
    let missing: Vec<_> = expected.difference(&told).collect();
    assert!(surplus.is_empty() && missing.is_empty(), "told as changes: {surplus:?}\nnot told: {missing:?}");
    let page = case.site(&format!("aenderungen/{commit}/index.html"));
    let untold: Vec<_> = same.iter().filter(|path| !page.contains(path.as_str())).collect();
    assert!(untold.is_empty(), "nobody says that these are written otherwise: {untold:?}");
}

/// Two values of one day: which one counts does not depend on which one stands first.
#[test]
fn the_value_that_counts_is_a_rule() {
    let progress = |values: &str| {
        let indicator =
            format!("progress: indicators\nindicators: [{{name: N, baseline: 0, target: 10, values: [{values}]}}]\n");
        let case = Case::new().goal("a", &indicator);
        case.write("content/quellen.yaml", "q: {title: Q}\nr: {title: R}\n");
        case.builds();
        let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
        // The sources of a page are listed as they are mentioned.
        let words = case.words("ziele/a/").into_iter().take_while(|line| line != "Text von a.").collect::<Vec<_>>();
        (goals["goals"][0]["progress"].clone(), words)
    };
    let [one, two] = ["{date: 2024, value: 8, source: q}", "{date: 2024, value: 5, source: r}"];
    let (percent, words) = progress(&format!("{one}, {two}"));
    assert!(percent.to_string().contains("50"), "{percent}");
    assert_eq!(progress(&format!("{two}, {one}")), (percent, words));
}

/// `30.06.2027` is no deadline that the program takes, but it says the same day.
#[test]
fn a_day_in_german_notation_is_the_same_day() {
    let mut case = Case::new().goal("a", "due: 2027-06-30\nevents: [{date: 2024-03-01, text: Kabinett}]\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 30.06.2027\nevents: [{date: 1.3.2024, text: Kabinett}]\n");
    case.commit("Punkte");
    case.write_goal("a", "due: 2027-06-30\nevents: [{date: 2024-03-01, text: Kabinett}]\n");
    case.commit("Striche");
    case.write_goal("a", "due: 30.06.2029\n");
    case.commit("Später");
    case.write_goal("a", "due: 2029-06-30\n");
    case.commit("Wieder Striche");
    let rows = case.log();
    let due: Vec<&String> = rows.iter().filter(|row| row.contains("due")).collect();
    assert_eq!(due, ["Später: a changed due: 2027-06-30 -> 2029-06-30"]);
    let flags = case.run(&["history", "a", "--flagged"]).out;
    assert!(flags.contains("! Frist: 30. Juni 2027 → 30. Juni 2029  [Frist verschoben]"), "{flags}");
}
