//! The handbook stays true: every finding is explained, its example files build as one portal, and it is a portal itself.

use std::collections::BTreeSet;

use zielstand::diagnostic::RULES;

use crate::case::Case;
use crate::html;

const FIELDS: &str = include_str!("../../docs/redaktion/felder.md");
const SETTINGS: &str = include_str!("../../docs/redaktion/einstellungen.md");
const FINDINGS: &str = include_str!("../../docs/redaktion/meldungen.md");
const GERMAN: &str = include_str!("../../src/diagnostic/german.rs");
const YAML: &str = include_str!("../../src/diagnostic/yaml_words.rs");

/// All codes, each once.
fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    codes.dedup();
    codes
}

#[test]
fn the_table_is_in_the_order_of_codes() {
    assert!(codes().is_sorted_by(|a, b| a < b), "{:?}", codes());
}

#[test]
fn every_code_has_its_section() {
    let codes = codes();
    let sections: Vec<&str> = FINDINGS
        .lines()
        .filter_map(|line| line.strip_prefix("### ")?.get(..4))
        .filter(|code| code.starts_with('Z'))
        .collect();
    assert_eq!(sections, codes, "docs/redaktion/meldungen.md has one section per code, in their order");
}

/// How bad it is, and whether it is mended, stands where it is explained.
#[test]
fn what_is_mended_is_said() {
    for section in sections() {
        let is_mended = RULES.iter().any(|rule| rule.code == section.code && rule.mend.is_some());
        assert_eq!(section.text.contains("`zielstand check --fix`"), is_mended, "{}", section.code);
    }
}

/// Helps without values in them stand in the handbook word for word.
#[test]
fn quoted_helps_are_those_of_the_program() {
    let (_, helps) = GERMAN.split_once("fn help(").unwrap();
    let (helps, _) = helps.split_once("\nfn ").unwrap();
    let fixed = helps.split('"').skip(1).step_by(2).filter(|text| !text.contains('{'));
    let missing: Vec<&str> = fixed.filter(|help| !FINDINGS.contains(&help.replace("\\\\", "\\"))).collect();
    // The example in the handbook has a better answer: the name that was meant.
    assert_eq!(missing, ["die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen"]);
}

/// So do the reasons why fields cannot be read, each with its help.
#[test]
fn quoted_reasons_are_those_of_the_program() {
    let (words, _) = YAML.split_once("const WORDS").unwrap();
    let words = words.replace("\\\"", "\u{1}");
    let words: Vec<&str> = words.split('"').skip(1).step_by(2).collect();
    let plain = |words: &str| words.replace('\u{1}', "\"").replace("\\\\", "\\");
    let told = words.chunks(4).map(|words| format!("- {}: **Hilfe:** {}\n", plain(words[0]), plain(words[2])));
    let missing: Vec<String> = told.filter(|told| !FINDINGS.contains(told)).collect();
    assert!(missing.is_empty() && words.len() > 100, "{missing:?}");
}

/// Codes whose examples are no single file, or show a part of one, each with what it would take.
const NOT_TRIED: [(&str, &str); 18] = [
    ("Z212", "what is not committed yet"),
    ("Z104", "a file that is larger than an example can be"),
    ("Z501", "the right example wants another language in the settings"),
    ("Z505", "a part of `translations`, to words that another part of the goal has"),
    ("Z601", "a page of the law, but not all of them"),
    ("Z118", "a portal with settings of its own"),
    ("Z120", "settings, not a page"),
    ("Z121", "goals of another repository"),
    ("Z122", "goals of another repository"),
    ("Z009", "a name, not a file"),
    ("Z603", "a plain page of a certain name"),
    ("Z703", "a history, not a file"),
    ("Z801", "a history, not a file"),
    ("Z802", "a history, not a file"),
    ("Z803", "a history, not a file"),
    ("Z804", "a history, not a file"),
    ("Z805", "a history, not a file"),
    ("Z806", "a history, not a file"),
];

#[test]
fn every_code_has_a_wrong_and_a_right_example() {
    for section in sections() {
        assert!(section.text.contains("\nFalsch") && section.example("Richtig").is_some(), "{}", section.code);
    }
}

/// The wrong example gives the finding, the right one does not.
#[test]
fn examples_show_what_they_say() {
    let mut faults = Vec::new();
    let mut tried = 0;
    for section in sections().iter().filter(|section| !NOT_TRIED.iter().any(|(code, _)| *code == section.code)) {
        for (word, expected) in [("Falsch", true), ("Richtig", false)] {
            let Some(case) = section.example(word).and_then(|(kind, text)| with_example(section.code, kind, text))
            else {
                continue;
            };
            tried += 1;
            let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", "github"]);
            if ran.out.contains(&format!("title={}", section.code)) != expected {
                faults.push(format!("{} {word}: {}{}", section.code, ran.out, ran.err));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(tried > 80, "{tried}");
}

/// Every finding, its reason and its help, with nothing German in it but values of the portal.
#[test]
fn findings_are_english_wholly() {
    let german =
        ["der", "die", "das", "ein", "eine", "ist", "und", "oder", "nicht", "kein", "keine", "mit", "von", "für"];
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for section in sections() {
        let Some(case) = section.example("Falsch").and_then(|(kind, text)| with_example(section.code, kind, text))
        else {
            continue;
        };
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--lang", "en", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        for found in report["findings"].as_array().unwrap() {
            seen.insert(found["code"].as_str().unwrap().to_owned());
            for words in [&found["message"], &found["help"]] {
                // Values stand in backticks, examples of texts in quotes.
                let own: String = words.as_str().unwrap().split(['`', '“', '”']).step_by(2).collect();
                let is_german = |word: &str| german.contains(&word) || word.contains(['ä', 'ö', 'ü', 'ß']);
                faults.extend(own.split_whitespace().find(|word| is_german(word)).map(|_| words.to_string()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen.len() > 50, "{seen:?}");
}

/// A finding's part of the handbook.
struct Section {
    code: &'static str,
    text: &'static str,
}

impl Section {
    /// The kind and the text of the first block after a line that begins with a word.
    fn example(&self, word: &str) -> Option<(&'static str, &'static str)> {
        let (_, rest) = self.text.split_once(&format!("\n{word}"))?;
        let (_, block) = rest.split_once("\n```")?;
        let (kind, block) = block.split_once('\n')?;
        Some((kind, block.split_once("```")?.0))
    }
}

fn sections() -> Vec<Section> {
    let starts: Vec<usize> = FINDINGS.match_indices("\n### Z").map(|(at, _)| at + 5).collect();
    let ends = starts.iter().skip(1).copied().chain([FINDINGS.len()]);
    let section =
        |(start, end): (&usize, usize)| Section { code: &FINDINGS[*start..*start + 4], text: &FINDINGS[*start..end] };
    starts.iter().zip(ends).map(section).collect()
}

/// The portal of the handbook's examples with one of them; `None` if it is only told in words.
fn with_example(code: &str, kind: &str, text: &'static str) -> Option<Case> {
    let mut settings = String::from(PORTAL);
    let mut sources = "bericht-2025: {title: Bericht}\n";
    let mut files = vec![("content/medien/karte.png", "x".to_owned())];
    match (kind, code) {
        ("yaml", "Z209" | "Z210" | "Z309" | "Z310" | "Z339" | "Z503" | "Z504" | "Z509" | "Z610" | "Z611") => {
            // What the example says replaces what the portal says.
            let names: Vec<&str> = text.lines().filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
            let mut kept = true;
            settings = settings
                .split_inclusive('\n')
                .filter(|line| {
                    if !line.starts_with(' ') {
                        kept = !names.iter().any(|name| line.starts_with(&format!("{name}:")));
                    }
                    kept
                })
                .collect();
            settings.push_str(text);
        }
        ("yaml", "Z308") => sources = text,
        ("yaml", _) => files.push(("content/ziele/neu.md", completed(text))),
        ("markdown", _) if code.starts_with("Z1") => files.push(("content/ziele/neu.md", text.to_owned())),
        ("markdown", _) => files.push(("content/seiten/seite.md", format!("---\ntitle: Seite\n---\n{text}"))),
        _ => return None,
    }
    let mut case = Case::empty().file("portal.yaml", settings).file("content/quellen.yaml", sources);
    let glasfaser =
        "---\nid: glasfaser\ntitle: Glasfaser\npillar: netze\nlead: mid\ntranslations: {en: {title: Fibre}}\n---\n";
    case = case.file("content/ziele/glasfaser.md", glasfaser);
    for (path, text) in files {
        case = case.file(path, text);
    }
    case.commit("Beispiel");
    Some(case)
}

/// A goal's file with these lines in its front matter; with those that every goal needs, unless they show a whole goal.
fn completed(text: &str) -> String {
    let says = |name: &str| text.lines().any(|line| line.starts_with(&format!("{name}:")));
    let is_whole = says("title") || says("id") && says("pillar");
    let mut front = String::new();
    if !is_whole {
        for (name, value) in [("id", "neu"), ("title", "Neu"), ("pillar", "netze"), ("lead", "mid")] {
            let is_said = says(name) || name == "pillar" && says("kind");
            if !is_said {
                front.push_str(&format!("{name}: {value}\n"));
            }
        }
    }
    format!("---\n{front}{text}---\nText\n")
}

/// What `meldungen.md` says about its portal, and what its examples need besides.
const PORTAL: &str = "\
title: Musterland
languages: [de, en]
status_needs_source: true
statuses:
  - {id: fertig, label: fertig, means: done}
  - {id: begonnen, label: begonnen, means: started}
  - {id: verzoegert, label: verzögert, means: started, late: true}
  - {id: geplant, label: geplant, means: planned}
  - {id: unbekannt, label: unbekannt, means: unknown}
pillars: [{id: netze, title: Netze}]
departments: [{id: mid, title: Digitales, since: 2021-09}, {id: mw, title: Wirtschaft, until: 2021-08}]
";

#[test]
fn the_example_files_build_as_one_portal() {
    let mut case = Case::empty();
    let files = [examples(FIELDS), examples(SETTINGS)].concat();
    assert_eq!(files.len(), 14, "{:?}", files.iter().map(|(path, _)| path).collect::<Vec<_>>());
    for (path, text) in files {
        // The example of `fields:` gives this field another name.
        case = case.file(path, text.replace("\npromise:", "\nversprechen:"));
    }
    // What the example of `history: paths` names was there once.
    case.write("ziele-alt/liesmich.txt", "Hier lagen die Ziele.");
    case.commit("Beispiele aus dem Handbuch");
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(case.site("ziele/glasfaser/index.html").contains("knapp 50"));
    assert!(case.site("index.html").contains("Unsere Ziele"));
}

/// With every link and heading in it.
#[test]
fn the_handbook_is_a_portal_of_pages() {
    let case = Case::empty();
    let ran = case.run_here("build", "docs", &["--strict", "--out", case.path("public").to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let faults = html::faults(&case.path("public"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let start = case.site("index.html");
    for (folder, page) in [("redaktion", "erste-aenderung"), ("betrieb", "webserver")] {
        assert!(start.contains(&format!("href=\"./{folder}/\"")) && start.contains(&format!("href=\"./{page}/\"")));
    }
}

/// Every block that follows its file's name: `` `content/start.md`: `` and then the fence.
fn examples(page: &str) -> Vec<(&str, &str)> {
    let mut examples = Vec::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("`:\n\n```") {
        let path = before.rsplit('`').next().unwrap_or_default();
        let (_, block) = after.split_once('\n').unwrap();
        let (block, end) = block.split_once("\n```").unwrap();
        examples.push((path, block));
        rest = end;
    }
    examples
}
