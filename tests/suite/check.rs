//! `zielstand check`: all mistakes, in every form, and nothing written.

use insta::assert_snapshot;
use serde_json::Value;

use crate::case::{Case, Ran};

/// Two errors, of which one is marked in a line with an umlaut before it, and a warning for a whole file.
fn portal() -> Case {
    Case::new()
        .goal("a", "lead: mid\nstatus: begonnnen\n")
        .file(
            "content/ziele/größe, 50%.md",
            "---\nid: b\ntitle: \"Größe\"\npillar: netz\nlead: mid\ntopic: ö\n---\nText\n",
        )
        .file("content/notiz.txt", "x")
}

fn check(case: &Case, args: &[&str]) -> Ran {
    let mut all = vec!["check", "--as-of", "2026-06-01"];
    all.extend(args);
    case.run(&all)
}

/// The output as JSON, together with the exit code.
fn json(case: &Case, format: &str) -> Value {
    let ran = check(case, &["--format", format]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn mistakes_are_drawn_and_nothing_is_written() {
    let case = portal();
    assert_snapshot!(check(&case, &[]).whole(), @"
    exit 1
    out: Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/notiz.txt
     = Hilfe: in den Ordner `content/medien` legen

    Fehler[Z203]: den Status `begonnnen` gibt es nicht
     --> content/ziele/a.md:6:9
      |
    6 | status: begonnnen
      |         ^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `begonnen`

    Fehler[Z203]: das Thema `ö` gibt es nicht
     --> content/ziele/größe, 50%.md:6:8
      |
    6 | topic: ö
      |        ^
      |
      = Hilfe: möglich sind: `glasfaser`; weitere in `portal.yaml` unter `topics` ergänzen

    2 Fehler, 1 Warnung, 0 Hinweise.
    ");
    assert!(!case.path("public").exists());
}

#[test]
fn without_mistakes_it_says_so() {
    let case = Case::new().goal("a", "lead: mid\n");
    for (format, expected) in
        [("human", "Keine Fehler, keine Warnungen, keine Hinweise.\n"), ("github", ""), ("gitlab", "[]\n")]
    {
        let ran = check(&case, &["--format", format]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""), "{format}");
    }
}

#[test]
fn warnings_count_only_if_asked_for() {
    let case = Case::new().goal("a", "lead: mid\n").file("content/notiz.txt", "x");
    assert_eq!(check(&case, &[]).code, 0);
    assert_eq!(check(&case, &["--strict"]).code, 1);
}

#[test]
fn settings_that_cannot_be_read_are_a_finding() {
    let case = Case::empty().file("portal.yaml", "title: [\n");
    let ran = check(&case, &["--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["findings"][0]["path"], "portal.yaml");
}

#[test]
fn no_folder_is_a_failure() {
    let ran = check(&Case::new(), &["--root", "fehlt", "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn as_json() {
    assert_snapshot!(serde_json::to_string_pretty(&json(&portal(), "json")).unwrap(), @r#"
    {
      "errors": 2,
      "warnings": 1,
      "hints": 0,
      "findings": [
        {
          "code": "Z006",
          "severity": "warning",
          "path": "content/notiz.txt",
          "message": "diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt",
          "help": "in den Ordner `content/medien` legen"
        },
        {
          "code": "Z203",
          "severity": "error",
          "path": "content/ziele/a.md",
          "line": 6,
          "column": 9,
          "end_line": 6,
          "end_column": 18,
          "marked": "begonnnen",
          "message": "den Status `begonnnen` gibt es nicht",
          "help": "gemeint ist vielleicht `begonnen`"
        },
        {
          "code": "Z203",
          "severity": "error",
          "path": "content/ziele/größe, 50%.md",
          "line": 6,
          "column": 8,
          "end_line": 6,
          "end_column": 9,
          "marked": "ö",
          "message": "das Thema `ö` gibt es nicht",
          "help": "möglich sind: `glasfaser`; weitere in `portal.yaml` unter `topics` ergänzen"
        }
      ]
    }
    "#);
}

#[test]
fn as_sarif() {
    let version = env!("CARGO_PKG_VERSION");
    let sarif = serde_json::to_string_pretty(&json(&portal(), "sarif")).unwrap();
    assert_snapshot!(sarif.replace(&format!("\"version\": \"{version}\""), "\"version\": \"N\""), @r#"
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {
            "driver": {
              "name": "Zielstand",
              "version": "N",
              "rules": [
                {
                  "id": "Z006"
                },
                {
                  "id": "Z203"
                }
              ]
            }
          },
          "columnKind": "unicodeCodePoints",
          "results": [
            {
              "ruleId": "Z006",
              "ruleIndex": 0,
              "level": "warning",
              "message": {
                "text": "diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt. Hilfe: in den Ordner `content/medien` legen"
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/notiz.txt"
                    }
                  }
                }
              ]
            },
            {
              "ruleId": "Z203",
              "ruleIndex": 1,
              "level": "error",
              "message": {
                "text": "den Status `begonnnen` gibt es nicht. Hilfe: gemeint ist vielleicht `begonnen`"
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/ziele/a.md"
                    },
                    "region": {
                      "startLine": 6,
                      "startColumn": 9,
                      "endLine": 6,
                      "endColumn": 18
                    }
                  }
                }
              ]
            },
            {
              "ruleId": "Z203",
              "ruleIndex": 1,
              "level": "error",
              "message": {
                "text": "das Thema `ö` gibt es nicht. Hilfe: möglich sind: `glasfaser`; weitere in `portal.yaml` unter `topics` ergänzen"
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/ziele/gr%C3%B6%C3%9Fe%2C%2050%25.md"
                    },
                    "region": {
                      "startLine": 6,
                      "startColumn": 8,
                      "endLine": 6,
                      "endColumn": 9
                    }
                  }
                }
              ]
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn as_gitlab_code_quality() {
    assert_snapshot!(serde_json::to_string_pretty(&json(&portal(), "gitlab")).unwrap(), @r#"
    [
      {
        "description": "diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt. Hilfe: in den Ordner `content/medien` legen",
        "check_name": "Z006",
        "fingerprint": "c5a1bb9e065cb4753750bb43288c0df9",
        "severity": "minor",
        "location": {
          "path": "content/notiz.txt",
          "lines": {
            "begin": 1
          }
        }
      },
      {
        "description": "den Status `begonnnen` gibt es nicht. Hilfe: gemeint ist vielleicht `begonnen`",
        "check_name": "Z203",
        "fingerprint": "27ab50e172e511b226a4520aa73b8841",
        "severity": "major",
        "location": {
          "path": "content/ziele/a.md",
          "lines": {
            "begin": 6
          }
        }
      },
      {
        "description": "das Thema `ö` gibt es nicht. Hilfe: möglich sind: `glasfaser`; weitere in `portal.yaml` unter `topics` ergänzen",
        "check_name": "Z203",
        "fingerprint": "8264b908d1aae6d48cf079326f16e5a5",
        "severity": "major",
        "location": {
          "path": "content/ziele/größe, 50%.md",
          "lines": {
            "begin": 6
          }
        }
      }
    ]
    "#);
}

#[test]
fn as_commands_to_github() {
    assert_snapshot!(check(&portal(), &["--format", "github"]).whole(), @"
    exit 1
    out: ::warning file=content/notiz.txt,title=Z006::diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt%0AHilfe: in den Ordner `content/medien` legen
    ::error file=content/ziele/a.md,line=6,endLine=6,col=9,endColumn=17,title=Z203::den Status `begonnnen` gibt es nicht%0AHilfe: gemeint ist vielleicht `begonnen`
    ::error file=content/ziele/größe%2C 50%25.md,line=6,endLine=6,col=8,endColumn=8,title=Z203::das Thema `ö` gibt es nicht%0AHilfe: möglich sind: `glasfaser`; weitere in `portal.yaml` unter `topics` ergänzen
    ");
}

#[test]
fn a_fingerprint_stays_when_lines_are_added_above() {
    let fingerprint = |more: &str| {
        let case = Case::new().goal("a", &format!("{more}lead: mid\nstatus: begonnnen\n"));
        let report = json(&case, "gitlab");
        (report[0]["fingerprint"].clone(), report[0]["location"]["lines"]["begin"].clone())
    };
    let (before, after) = (fingerprint(""), fingerprint("due: 2027\n"));
    assert_eq!(before.0, after.0);
    assert_ne!(before.1, after.1);
}

#[test]
fn the_same_mistake_twice_has_two_fingerprints() {
    let case = Case::new().file(
        "content/ziele/a.md",
        "---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n[x](ziel:fehlt) und [x](ziel:fehlt)\n",
    );
    let report = json(&case, "gitlab");
    assert_eq!(report.as_array().unwrap().len(), 2);
    assert_ne!(report[0]["fingerprint"], report[1]["fingerprint"]);
}

#[test]
fn paths_begin_at_the_top_of_the_repository() {
    let mut case = Case::empty().file("portale/land/portal.yaml", crate::case::SETTINGS).file(
        "portale/land/content/ziele/a.md",
        "---\nid: a\ntitle: A\npillar: netz\nlead: mid\nstatus: fertig\n---\n",
    );
    case.commit("Anfang");
    let ran = check(&case, &["--root", "portale/land", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["findings"][0]["path"], "portale/land/content/ziele/a.md");
}

#[test]
fn in_english() {
    let case = portal();
    assert_snapshot!(check(&case, &["--lang", "en"]).whole(), @"
    exit 1
    out: Warning[Z006]: this file belongs to no kind of page and is not shown
    --> content/notiz.txt
     = Help: put it into the folder `content/medien`

    Error[Z203]: there is no status `begonnnen`
     --> content/ziele/a.md:6:9
      |
    6 | status: begonnnen
      |         ^^^^^^^^^
      |
      = Help: perhaps `begonnen` is meant

    Error[Z203]: there is no topic `ö`
     --> content/ziele/größe, 50%.md:6:8
      |
    6 | topic: ö
      |        ^
      |
      = Help: possible are: `glasfaser`; add others in `portal.yaml` under `topics`

    2 errors, 1 warning, 0 hints.
    ");
    assert_snapshot!(check(&Case::new().goal("a", "lead: mid\n"), &["--lang", "en"]).whole(), @r"
    exit 0
    out: No errors, no warnings, no hints.
    ");
    let report = serde_json::to_string(&json(&case, "gitlab")).unwrap();
    let english = check(&case, &["--lang", "en", "--format", "gitlab"]);
    let fingerprints = |text: &str| {
        let report: Value = serde_json::from_str(text).unwrap();
        let all = report.as_array().unwrap().iter();
        all.map(|entry| entry["fingerprint"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(fingerprints(&report), fingerprints(&english.out));
    assert!(english.out.contains("Help: perhaps `begonnen` is meant"), "{}", english.out);
}

#[test]
fn the_language_is_that_of_the_machine() {
    let case = Case::new().goal("a", "lead: mid\n");
    let said = |name: &str, value: &str| {
        let output = case.command(&["check"]).env(name, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said("LANG", "en_GB.UTF-8"), "No errors, no warnings, no hints.\n");
    assert_eq!(said("LC_ALL", "de_DE.UTF-8"), "Keine Fehler, keine Warnungen, keine Hinweise.\n");
    assert_eq!(said("LANG", "C"), "Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

/// SARIF's schema is that of OASIS, unchanged. GitLab publishes none for its report, so it was written after the handbook.
#[test]
fn every_form_keeps_to_its_schema() {
    let forms = [
        ("json", include_str!("schemas/check.json")),
        ("sarif", include_str!("schemas/sarif-2.1.0.json")),
        ("gitlab", include_str!("schemas/gitlab-code-quality.json")),
    ];
    let cases = [portal(), Case::new().goal("a", ""), Case::empty(), Case::empty().file("portal.yaml", "title: [\n")];
    for (format, schema) in forms {
        // A bracket alone in a pattern of OASIS means itself; not every reader of patterns takes it so.
        let schema = schema.replace("{2}]?$", r"{2}\\]?$");
        let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        for case in &cases {
            let written: Value = serde_json::from_str(&check(case, &["--format", format]).out).unwrap();
            let wrong: Vec<String> = schema.iter_errors(&written).map(|error| error.to_string()).collect();
            assert_eq!(wrong, [""; 0], "{format}: {written}");
        }
        let other: Value = serde_json::from_str("{\"version\": 1}").unwrap();
        assert!(!schema.is_valid(&other), "{format}: the schema lets everything through");
    }
}
