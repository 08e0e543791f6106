//! `zielstand schema` on the command line.

use insta::assert_snapshot;
use serde_json::Value;
use zielstand::schema::Kind;

use crate::case::Case;

#[test]
fn one_schema_as_a_whole() {
    let case = Case::new().file("content/quellen.yaml", "bericht: {title: Bericht}\n2025: {title: Bericht 2025}\n");
    let ran = case.run(&["schema", "page"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @r##"
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "Einfache Seite",
      "type": "object",
      "properties": {
        "title": {
          "title": "Titel",
          "description": "Der Name der Seite.",
          "not": {
            "type": [
              "object",
              "array",
              "null"
            ]
          },
          "pattern": "\\S"
        },
        "summary": {
          "title": "Kurz gesagt",
          "description": "Ein Satz.",
          "not": {
            "type": [
              "object",
              "array"
            ]
          }
        },
        "menu": {
          "title": "Menü",
          "description": "Wo die Seite verlinkt ist: `main` (Hauptmenü), `about` (Fußzeile, über das Portal), `legal` (Fußzeile, Rechtliches), `none` (nirgends, auch ohne diese Zeile).",
          "enum": [
            "main",
            "about",
            "legal",
            "none",
            null
          ],
          "enumDescriptions": [
            "Hauptmenü",
            "Fußzeile, über das Portal",
            "Fußzeile, Rechtliches",
            "nirgends",
            "keine Angabe"
          ]
        },
        "order": {
          "title": "Platz im Menü",
          "description": "Platz im Menü, eine ganze Zahl; die kleinste steht vorn.",
          "type": [
            "integer",
            "null"
          ]
        },
        "standalone": {
          "title": "Ohne Vorlage",
          "description": "`true`, wenn diese Seite die Vorlage ganz ersetzt.",
          "type": [
            "boolean",
            "null"
          ]
        },
        "sources": {
          "title": "Quellen",
          "description": "Quellen, als Liste.",
          "anyOf": [
            {
              "allOf": [
                {
                  "$ref": "#/definitions/source"
                },
                {
                  "not": {
                    "type": "null"
                  }
                }
              ]
            },
            {
              "type": "array",
              "items": {
                "allOf": [
                  {
                    "$ref": "#/definitions/source"
                  },
                  {
                    "not": {
                      "type": "null"
                    }
                  }
                ]
              },
              "uniqueItems": true
            },
            {
              "type": "null"
            }
          ]
        }
      },
      "required": [
        "title"
      ],
      "additionalProperties": false,
      "definitions": {
        "source": {
          "enum": [
            "2025",
            2025,
            "bericht",
            null
          ],
          "enumDescriptions": [
            "Bericht 2025",
            "Bericht 2025",
            "Bericht",
            "keine Angabe"
          ]
        }
      }
    }
    "##);
}

#[test]
fn all_schemas_in_a_folder() {
    let case = Case::new();
    assert_snapshot!(case.run(&["schema", "--to", ".vscode/zielstand"]).whole(), @r"
    exit 0
    out: 14 Schemas: .vscode/zielstand
    ");
    let mut names: Vec<String> = Kind::ALL.iter().map(|kind| format!("{}.json", kind.word())).collect();
    names.sort();
    let files = crate::case::files(&case.path(".vscode/zielstand"));
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), names);
    for (name, bytes) in &files {
        let schema: Value = serde_json::from_slice(bytes).unwrap();
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{name}");
    }
    assert_eq!(case.run(&["schema", "goal"]).out.as_bytes(), files["goal.json"]);
}

#[test]
fn the_handbook_has_a_place_for_each() {
    let handbook = include_str!("../../../docs/redaktion/editor.md");
    for kind in Kind::ALL {
        assert!(handbook.contains(&format!(".vscode/zielstand/{}.json", kind.word())), "{kind:?}");
    }
}

#[test]
fn mistakes_in_the_content_do_not_matter_those_in_the_settings_do() {
    let case = Case::new().goal("alt", "status: gibt-es-nicht\n");
    assert_eq!(case.run(&["schema", "goal"]).code, 0);
    let case = Case::empty().file("portal.yaml", "title: Ohne Status\n");
    assert_snapshot!(case.run(&["schema", "goal"]).whole(), @r"
    exit 1
    err: Ohne lesbare `portal.yaml` gibt es kein Schema. Was an ihr nicht stimmt, sagt `zielstand check`.
    ");
}

#[test]
fn wrong_arguments_could_not_run() {
    for arguments in [&["schema"][..], &["schema", "ziel"], &["schema", "goal", "--to", "x"]] {
        let ran = Case::new().run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
    }
    assert!(Case::new().run(&["schema", "ziel"]).err.contains("goal, page, report"));
}
