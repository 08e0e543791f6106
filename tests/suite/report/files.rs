//! `zielstand report`: the same report as Markdown, HTML and JSON.

use insta::assert_snapshot;

use super::{on, outline, two_years};
use crate::build::small::without_hashes;
use crate::case::Case;
use crate::html::Page;

fn report(case: &Case, args: &[&str]) -> String {
    let ran = case.run(&[&["report", "--from", "2025", "--to", "2025-12"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    without_hashes(case, &ran.out)
}

#[test]
fn markdown() {
    assert_snapshot!(report(&two_years(""), &[]), @r#"
    # Bericht 1. Januar 2025 bis 31. Dezember 2025

    Zeitraum: 1. Januar 2025 bis 31. Dezember 2025

    ## Das Wichtigste

    - Erreicht: **Ziel n1** (n1): begonnen → umgesetzt.
    - Frist geändert: **Ziel n2** (n2): 2026 → März 2028.
    - In Verzug geraten: **Ziel n2** (n2): geplant → verzögert.
    - Begonnen: **Ziel n2** (n2): geplant → verzögert.
    - Begonnen: **Ziel neu** (neu): begonnen.

    Mit einem Datum in diesem Zeitraum: 4 Fassungen, 10 inhaltliche Änderungen. Eine Datei war zeitweise nicht lesbar. Für sie gilt der letzte lesbare Stand.

    | Handlungsfeld | Ziele vorher | Ziele danach | erreicht | begonnen | in Verzug | Frist geändert | neu | entfernt | kurz dabei |
    | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
    | Netze | 3 | 2 | 1 | 1 | 1 | 1 | 0 | 1 | 1 |
    | Verwaltung | 2 | 3 | 0 | 1 | 0 | 0 | 1 | 0 | 0 |
    | Querschnittsziele | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | Alle zusammen | 6 | 6 | 1 | 2 | 1 | 1 | 1 | 1 | 1 |

    | Status | vorher | danach |
    | --- | --: | --: |
    | umgesetzt | 0 | 1 |
    | begonnen | 3 | 3 |
    | geplant | 2 | 0 |
    | nicht veröffentlicht | 1 | 1 |
    | verzögert | 0 | 1 |

    Nach dem Plan vom 1. Februar 2024 wäre am 31. Dezember 2025 noch kein Ziel fällig; er nannte 3 Fristen.

    ## Warum sich die Zahlen geändert haben

    6 Ziele, vorher 6 (aufgenommen +1, entfernt −1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).

    | Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach |
    | --- | --: | --: | --: | --: | --: | --: | --: |
    | alle Ziele | 6 | 0 | 0 | 0 | 0 | 0 | 6 |
    | erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | rechtzeitig erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | offen | 5 | 0 | 0 | 0 | −1 | 0 | 4 |
    | aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | unbekannt | 1 | 0 | 0 | 0 | 0 | 0 | 1 |

    - aufgenommen: **Ziel neu** (neu), noch nicht mitgezählt → offen; 31. Dezember 2025, Jahresende (C6).
    - entfernt: **Ziel n3** (n3), offen → nicht mehr mitgezählt; 31. Dezember 2025, Jahresende (C6).
    - neuer Status: **Ziel n1** (n1), offen → rechtzeitig erreicht; 31. Dezember 2025, Jahresende (C6).

    ### Netze

    2 Ziele, vorher 3 (entfernt −1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).

    Nach dem Plan vom 1. Februar 2024 wäre am 31. Dezember 2025 noch kein Ziel fällig; er nannte 3 Fristen.

    | Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach |
    | --- | --: | --: | --: | --: | --: | --: | --: |
    | alle Ziele | 3 | 0 | −1 | 0 | 0 | 0 | 2 |
    | erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | rechtzeitig erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | offen | 3 | 0 | −1 | 0 | −1 | 0 | 1 |
    | aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

    - entfernt: **Ziel n3** (n3), offen → nicht mehr mitgezählt; 31. Dezember 2025, Jahresende (C6).
    - neuer Status: **Ziel n1** (n1), offen → rechtzeitig erreicht; 31. Dezember 2025, Jahresende (C6).

    ### Verwaltung

    3 Ziele, vorher 2 (aufgenommen +1).

    | Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach |
    | --- | --: | --: | --: | --: | --: | --: | --: |
    | alle Ziele | 2 | 0 | +1 | 0 | 0 | 0 | 3 |
    | erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | rechtzeitig erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | offen | 2 | 0 | +1 | 0 | 0 | 0 | 3 |
    | aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

    - aufgenommen: **Ziel neu** (neu), noch nicht mitgezählt → offen; 31. Dezember 2025, Jahresende (C6).

    ## Auffällige Änderungen

    - Frist verschoben: Ziel n2. Frist: 2026 → 2027. 1. Januar 2025, Neujahr (C3). Grund: Ein \*Bescheid\* \| fehlt. (gilt für 2 Änderungen dieser Fassung)
    - Frist verschoben: Ziel n2. Frist: 2027 → März 2028, zum 2. Mal verschoben. 1. März 2025, März \<b\>\&"' (C4). Ohne Begründung.
    - Ziel entfernt: Ziel kurz. entfernt. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    - Zielwert abgeschwächt: Ziel n1. Messwert „Netze“ (Stück), Zielwert: 100 → 80. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    - Ziel entfernt: Ziel n3. entfernt. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ## Netze

    ### Erreicht (1)

    - **Ziel n1** (n1): begonnen → umgesetzt. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ### Begonnen (1)

    - **Ziel n2** (n2): geplant → verzögert. 1. Januar 2025, Neujahr (C3). Grund: Ein \*Bescheid\* \| fehlt. (gilt für 2 Änderungen dieser Fassung)

    ### In Verzug geraten (1)

    - **Ziel n2** (n2): geplant → verzögert. 1. Januar 2025, Neujahr (C3). Grund: Ein \*Bescheid\* \| fehlt. (gilt für 2 Änderungen dieser Fassung)

    ### Frist geändert (1)

    - **Ziel n2** (n2): 2026 → März 2028, 2 Mal geändert. 1. März 2025, März \<b\>\&"' (C4). Ohne Begründung.

    ### Entfernt (1)

    - **Ziel n3** (n3): zuletzt: geplant. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ### Aufgenommen und wieder entfernt (1)

    - **Ziel kurz** (kurz): 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ### Messwerte

    | Messgröße | Ziel | Wert, vorher und danach | Zielwert, vorher und danach |
    | --- | --- | --- | --- |
    | Netze (Stück) | Ziel n1 | 12,5 (Mai 2024) → mehr als 80 (Mai 2025) | 100 → 80 |

    ## Verwaltung

    ### Begonnen (1)

    - **Ziel neu** (neu): neues Ziel: begonnen. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ### Neu aufgenommen (1)

    - **Ziel neu** (neu): begonnen. 31. Dezember 2025, Jahresende (C6). Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    ## Querschnittsziele

    Hier haben sich weder Status noch Fristen noch Messwerte geändert.

    ## So ist gezählt

    Verglichen werden zwei Stände, der letzte vor dem ersten Tag und der letzte bis zum letzten Tag des Zeitraums. Was dazwischen hin und her ging, zählt nicht. Ein Ziel zählt in dem Handlungsfeld, zu dem es am Ende gehört, und kann in mehreren Listen stehen. Frühere Angaben sind mit den Wörtern gelesen, die heute für den Status gelten.
    "#);
}

#[test]
fn json() {
    let report = report(&two_years("base_url: https://ziele.example.org\n"), &["--format", "json", "--title", "Titel"]);
    assert_snapshot!(outline(&serde_json::from_str(&report).unwrap(), 0), @r#"
    {
      "title": "Titel",
      "portal": "Testportal",
      "from": "2025-01-01",
      "to": "2025-12-31",
      "compared_with": null,
      "commit": "C7",
      "commits": 4,
      "changes": 10,
      "rule_changes": [],
      "unreadable_files": 1,
      "total": {
        "then": {"goals":6,"statuses":{"umgesetzt":0,"begonnen":3,"geplant":2,"unbekannt":1,"spaet":0},"former_statuses":0},
        "now": {"goals":6,"statuses":{"umgesetzt":1,"begonnen":3,"geplant":0,"unbekannt":1,"spaet":1},"former_statuses":0},
        "news": {"reached":1,"begun":2,"delayed":1,"stopped":0,"other_status":0,"moved":1,"added":1,"removed":1,"passing":1}
      },
      "plan": {
        "day": "2024-02-01",
        "seen": "2025-12-31",
        "due": 0,
        "fates": {"in_time":0,"later_statement":0,"late":0,"undated":0,"removed":0,"moved":0,"overdue":0,"given_up":0,"open":0},
        "goals": [
          {"goal":"n1","due":"2026","now":"2026","fate":null},
          {"goal":"n2","due":"2026","now":"2028-03","fate":null},
          {"goal":"n3","due":"2026","now":null,"fate":null}
        ]
      },
      "figures": {
        "from": "2024-12-31",
        "to": "2025-12-31",
        "unreadable": {"then":[],"now":[]},
        "portal": {
          "figures": {
            "all": {
              "then": 6,
              "changes": {"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},
              "causes": {"added":{"came":1,"went":0},"removed":{"came":0,"went":1}},
              "now": 6
            },
            "reached": {
              "then": 0,
              "changes": {"rules":0,"goals":0,"deadlines":0,"status":1,"time":0},
              "causes": {"forward":{"came":1,"went":0}},
              "now": 1
            },
            "in_time": {
              "then": 0,
              "changes": {"rules":0,"goals":0,"deadlines":0,"status":1,"time":0},
              "causes": {"forward":{"came":1,"went":0}},
              "now": 1
            },
            "later_statement": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
            "late": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
            "undated": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
            "overdue": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
            "open": {
              "then": 5,
              "changes": {"rules":0,"goals":0,"deadlines":0,"status":-1,"time":0},
              "causes": {"added":{"came":1,"went":0},"removed":{"came":0,"went":1},"forward":{"came":0,"went":1}},
              "now": 4
            },
            "given_up": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
            "unknown": {"then":1,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":1}
          },
          "moves": [
            {"goal":"n1","cause":"forward","stage":"status","from":"open","to":"in_time","commit":"C6"},
            {"goal":"n3","cause":"removed","stage":"goals","from":"open","to":null,"commit":"C6"},
            {"goal":"neu","cause":"added","stage":"goals","from":null,"to":"open","commit":"C6"}
          ]
        },
        "groups": [
          {
            "figures": {
              "all": {
                "then": 3,
                "changes": {"rules":0,"goals":-1,"deadlines":0,"status":0,"time":0},
                "causes": {"removed":{"came":0,"went":1}},
                "now": 2
              },
              "reached": {
                "then": 0,
                "changes": {"rules":0,"goals":0,"deadlines":0,"status":1,"time":0},
                "causes": {"forward":{"came":1,"went":0}},
                "now": 1
              },
              "in_time": {
                "then": 0,
                "changes": {"rules":0,"goals":0,"deadlines":0,"status":1,"time":0},
                "causes": {"forward":{"came":1,"went":0}},
                "now": 1
              },
              "later_statement": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "late": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "undated": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "overdue": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "open": {
                "then": 3,
                "changes": {"rules":0,"goals":-1,"deadlines":0,"status":-1,"time":0},
                "causes": {"removed":{"came":0,"went":1},"forward":{"came":0,"went":1}},
                "now": 1
              },
              "given_up": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "unknown": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0}
            },
            "moves": [
              {"goal":"n1","cause":"forward","stage":"status","from":"open","to":"in_time","commit":"C6"},
              {"goal":"n3","cause":"removed","stage":"goals","from":"open","to":null,"commit":"C6"}
            ],
            "kind": "pillar",
            "id": "netz",
            "plan": {
              "day": "2024-02-01",
              "seen": "2025-12-31",
              "due": 0,
              "fates": {"in_time":0,"later_statement":0,"late":0,"undated":0,"removed":0,"moved":0,"overdue":0,"given_up":0,"open":0},
              "goals": [
                {"goal":"n1","due":"2026","now":"2026","fate":null},
                {"goal":"n2","due":"2026","now":"2028-03","fate":null},
                {"goal":"n3","due":"2026","now":null,"fate":null}
              ]
            }
          },
          {
            "figures": {
              "all": {
                "then": 2,
                "changes": {"rules":0,"goals":1,"deadlines":0,"status":0,"time":0},
                "causes": {"added":{"came":1,"went":0}},
                "now": 3
              },
              "reached": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "in_time": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "later_statement": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "late": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "undated": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "overdue": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "open": {
                "then": 2,
                "changes": {"rules":0,"goals":1,"deadlines":0,"status":0,"time":0},
                "causes": {"added":{"came":1,"went":0}},
                "now": 3
              },
              "given_up": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "unknown": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0}
            },
            "moves": [{"goal":"neu","cause":"added","stage":"goals","from":null,"to":"open","commit":"C6"}],
            "kind": "pillar",
            "id": "amt",
            "plan": null
          },
          {
            "figures": {
              "all": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "reached": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "in_time": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "later_statement": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "late": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "undated": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "overdue": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "open": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "given_up": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "unknown": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0}
            },
            "moves": [],
            "kind": "department",
            "id": "mid",
            "plan": null
          },
          {
            "figures": {
              "all": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "reached": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "in_time": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "later_statement": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "late": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "undated": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "overdue": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "open": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "given_up": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0},
              "unknown": {"then":0,"changes":{"rules":0,"goals":0,"deadlines":0,"status":0,"time":0},"causes":{},"now":0}
            },
            "moves": [],
            "kind": "department",
            "id": "ms",
            "plan": null
          }
        ]
      },
      "parts": [
        {
          "pillar": "netz",
          "then": {"goals":3,"statuses":{"umgesetzt":0,"begonnen":1,"geplant":2,"unbekannt":0,"spaet":0},"former_statuses":0},
          "now": {"goals":2,"statuses":{"umgesetzt":1,"begonnen":0,"geplant":0,"unbekannt":0,"spaet":1},"former_statuses":0},
          "news": {"reached":1,"begun":1,"delayed":1,"stopped":0,"other_status":0,"moved":1,"added":0,"removed":1,"passing":1},
          "goals": [
            {
              "id": "kurz",
              "title": "Ziel kurz",
              "url": "https://ziele.example.org/ziele/kurz/",
              "then": null,
              "now": null,
              "due_changes": 0,
              "outcome": null,
              "reached": null,
              "days_after_first_due": null,
              "days_after_due": null,
              "news": [{"kind":"passing","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."}]
            },
            {
              "id": "n1",
              "title": "Ziel n1",
              "url": "https://ziele.example.org/ziele/n1/",
              "then": {"title":"Ziel n1","status":"begonnen","means":"started","due":"2026"},
              "now": {"title":"Ziel n1","status":"umgesetzt","means":"done","due":"2026"},
              "due_changes": 0,
              "outcome": "in_time",
              "reached": {"date":"2025-12-31","day":"2025-12-31","by":"commit"},
              "days_after_first_due": -365,
              "days_after_due": -365,
              "news": [{"kind":"reached","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."}]
            },
            {
              "id": "n2",
              "title": "Ziel n2",
              "url": "https://ziele.example.org/ziele/n2/",
              "then": {"title":"Ziel n2","status":"geplant","means":"planned","due":"2026"},
              "now": {"title":"Ziel n2","status":"spaet","means":"started","due":"2028-03"},
              "due_changes": 2,
              "outcome": "open",
              "reached": null,
              "days_after_first_due": null,
              "days_after_due": null,
              "news": [
                {"kind":"begun","commit":"C3","date":"2025-01-01","reason":"Ein *Bescheid* | fehlt."},
                {"kind":"delayed","commit":"C3","date":"2025-01-01","reason":"Ein *Bescheid* | fehlt."},
                {"kind":"moved","commit":"C4","date":"2025-03-01","reason":null}
              ]
            },
            {
              "id": "n3",
              "title": "Ziel n3",
              "url": "https://ziele.example.org/ziele/n3/",
              "then": {"title":"Ziel n3","status":"geplant","means":"planned","due":"2026"},
              "now": null,
              "due_changes": 0,
              "outcome": null,
              "reached": null,
              "days_after_first_due": null,
              "days_after_due": null,
              "news": [{"kind":"removed","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."}]
            }
          ],
          "indicators": [
            {
              "goal": "n1",
              "name": "Netze",
              "unit": "Stück",
              "then": {"value":{"value":"12.5","date":"2024-05"},"target":{"value":"100","date":null}},
              "now": {"value":{"value":"mehr als 80","date":"2025-05"},"target":{"value":"80","date":null}},
              "commit": "C6"
            }
          ]
        },
        {
          "pillar": "amt",
          "then": {"goals":2,"statuses":{"umgesetzt":0,"begonnen":2,"geplant":0,"unbekannt":0,"spaet":0},"former_statuses":0},
          "now": {"goals":3,"statuses":{"umgesetzt":0,"begonnen":3,"geplant":0,"unbekannt":0,"spaet":0},"former_statuses":0},
          "news": {"reached":0,"begun":1,"delayed":0,"stopped":0,"other_status":0,"moved":0,"added":1,"removed":0,"passing":0},
          "goals": [
            {
              "id": "neu",
              "title": "Ziel neu",
              "url": "https://ziele.example.org/ziele/neu/",
              "then": null,
              "now": {"title":"Ziel neu","status":"begonnen","means":"started","due":"2030"},
              "due_changes": 0,
              "outcome": "open",
              "reached": null,
              "days_after_first_due": null,
              "days_after_due": null,
              "news": [
                {"kind":"begun","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."},
                {"kind":"added","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."}
              ]
            }
          ],
          "indicators": []
        },
        {
          "pillar": null,
          "then": {"goals":1,"statuses":{"umgesetzt":0,"begonnen":0,"geplant":0,"unbekannt":1,"spaet":0},"former_statuses":0},
          "now": {"goals":1,"statuses":{"umgesetzt":0,"begonnen":0,"geplant":0,"unbekannt":1,"spaet":0},"former_statuses":0},
          "news": {"reached":0,"begun":0,"delayed":0,"stopped":0,"other_status":0,"moved":0,"added":0,"removed":0,"passing":0},
          "goals": [],
          "indicators": []
        }
      ],
      "flagged": [
        {"flag":"deadline-later","goal":"n2","commit":"C3","date":"2025-01-01","reason":"Ein *Bescheid* | fehlt."},
        {"flag":"deadline-later","goal":"n2","commit":"C4","date":"2025-03-01","reason":null},
        {"flag":"goal-removed","goal":"kurz","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."},
        {"flag":"target-lowered","goal":"n1","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."},
        {"flag":"goal-removed","goal":"n3","commit":"C6","date":"2025-12-31","reason":"Beschluss des Kabinetts."}
      ]
    }
    "#);
}

#[test]
fn html_stands_alone() {
    let html = report(&two_years(""), &["--format", "html"]);
    let page = Page::parse(&html);
    assert_eq!(page.errors, [""; 0]);
    let hrefs: Vec<&str> = page.values("href").map(|(_, href)| href).filter(|href| !href.starts_with('#')).collect();
    assert_eq!(hrefs, [""; 0]);
    assert_eq!(page.values("src").count(), 0);
    assert!(html.contains(".report-numbers"), "the style is in the file");
    assert!(html.contains("März &lt;b&gt;&amp;&quot;&#39;") || html.contains("März &lt;b&gt;&amp;&quot;&#x27;"));
    assert_eq!(html, report(&two_years(""), &["--format", "html"]));
    let linked = report(&two_years("base_url: https://ziele.example.org\n"), &["--format", "html"]);
    assert!(linked.contains("<a href=\"https://ziele.example.org/ziele/n1/\">Ziel n1</a>"));
}

#[test]
fn periods_that_say_nothing() {
    let case = two_years("");
    let said = |args: &[&str]| case.run(&[&["report"], args].concat()).whole();
    assert_snapshot!(said(&["--from", "2023", "--to", "2023"]), @r"
    exit 2
    err: Fehler: die Historie beginnt erst am 2024-02-01, nach dem Zeitraum des Berichts
    ");
    assert_snapshot!(said(&["--from", "2025", "--to", "2024"]), @r"
    exit 2
    err: Fehler: der Zeitraum endet am 2024-12-31, vor seinem Beginn am 2025-01-01
    ");
    assert_snapshot!(said(&["--from", "bald", "--to", "2024"]), @"
    exit 2
    err: Fehler: `bald` geht bei `--from` nicht; so schreiben: `2025-12-31`, `2025-12` oder `2025`

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help
    ");
    assert_snapshot!(Case::built().run(&["report", "--from", "2025", "--to", "2025"]).whole(), @r"
    exit 2
    err: Fehler: das Portal liegt in keinem Git-Repository, oder dort ist noch kein Commit; ein Bericht braucht die Historie
    ");
}

#[test]
fn a_period_before_the_history_is_compared_with_its_first_state() {
    let case = two_years("");
    let ran = case.run(&["report", "--from", "2023", "--to", "2024"]);
    let said = |text: &str| ran.out.contains(text);
    assert!(said("Verglichen wird mit dem Stand vom 1. Februar 2024:"), "{}", ran.out);
    assert!(said("| Alle zusammen | 6 | 6 |"), "{}", ran.out);
    // Words of the past stay what they were, and changed rules are said.
    assert!(said("Eine Fassung hat Regeln des Portals geändert") && said("- 30. Juni 2024, Sommer ("), "{}", ran.out);
    assert!(said("| alt | 1 | 0 |"), "{}", ran.out);
    assert!(said("### Begonnen (1)\n\n- **Ziel a2** (a2): alt → begonnen."), "{}", ran.out);
    // With a day on which the portal began, what came until then is no news.
    let case = two_years("history: {start: 2024-06-30}\n");
    on(&case, "2026-02-01", "Ende");
    let ran = case.run(&["report", "--from", "2023", "--to", "2024"]);
    assert!(ran.out.contains("Verglichen wird mit dem Stand vom 30. Juni 2024:"), "{}", ran.out);
    assert!(!ran.out.contains("### Begonnen"), "{}", ran.out);
}

#[test]
fn an_old_revision_knows_nothing_of_what_came_later() {
    let case = two_years("");
    let later = report(&case, &[]);
    assert_eq!(report(&case, &["--rev", "2025-12-31"]), later);
    assert!(!report(&case, &["--rev", "2025-03-01"]).contains("Erreicht"));
}

#[test]
fn broken_content_gives_no_report() {
    let case = two_years("");
    case.write("content/ziele/n1.md", "kaputt");
    let ran = case.run(&["report", "--from", "2025", "--to", "2025"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.ends_with("Ohne lesbare Inhalte gibt es keinen Bericht.\n"), "{}", ran.err);
}
