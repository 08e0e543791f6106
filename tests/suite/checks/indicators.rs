//! Indicators: what they lack, and values that do not fit together.

use insta::assert_snapshot;

use super::{goal, said};

#[test]
fn without_unit_baseline_and_source() {
    let front = "indicators:\n  - name: Netze\n    target: 100\n    values:\n      - {date: 2024, value: 5}\n      - {date: 2025, value: 9, source: q}\n  - name: Anträge\n    values: [{date: 2025, value: viele, source: q}]\n";
    assert_snapshot!(said(&goal(front)), @"
    exit 0
    out: Hinweis[Z317]: zum Messwert `Netze` fehlt noch: `baseline`, `unit`, `source`
     --> content/ziele/a.md:7:11
      |
    7 |   - name: Netze
      |           ^^^^^
      |
      = Hilfe: ergänzen, was bekannt ist: `unit` und `baseline` neben `name`, `source` neben jedem Wert: `{value: 40, source: bericht-2025}`

    0 Fehler, 0 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn targets_that_cannot_be_compared() {
    let front = "indicators:\n  - name: Netze\n    unit: Stück\n    target: {date: 2030, value: deutlich mehr}\n    values: [{date: 2024, value: 5, source: q}]\n  - name: Anträge\n    unit: Stück\n    target: 100\n    current: {value: viele, source: q}\n  - name: Orte\n    unit: Stück\n    baseline: 1\n    target: {value: mehr als 215, number: 215}\n    current: {value: fast 200, number: 200, source: q}\n";
    assert_snapshot!(said(&goal(front)), @"
    exit 0
    out: Hinweis[Z317]: zum Messwert `Netze` fehlt noch: `baseline`
     --> content/ziele/a.md:7:11
      |
    7 |   - name: Netze
      |           ^^^^^
      |
      = Hilfe: ergänzen, was bekannt ist: `unit` und `baseline` neben `name`, `source` neben jedem Wert: `{value: 40, source: bericht-2025}`

    Hinweis[Z318]: der Zielwert von `Netze` lässt sich nicht mit den Werten vergleichen
     --> content/ziele/a.md:9:33
      |
    9 |     target: {date: 2030, value: deutlich mehr}
      |                                 ^^^^^^^^^^^^^
      |
      = Hilfe: beides als Zahl angeben, bei Worten mit der Zahl daneben: `{value: mehr als 215, number: 215}`

    Hinweis[Z318]: der Zielwert von `Anträge` lässt sich nicht mit den Werten vergleichen
      --> content/ziele/a.md:13:13
       |
    13 |     target: 100
       |             ^^^
       |
       = Hilfe: beides als Zahl angeben, bei Worten mit der Zahl daneben: `{value: mehr als 215, number: 215}`

    0 Fehler, 0 Warnungen, 3 Hinweise.
    ");
}

#[test]
fn values_out_of_order_and_twice() {
    let front = "indicators:\n  - name: Netze\n    unit: Stück\n    values:\n      - {date: 2025-06, value: 9, source: q}\n      - {date: 2024, value: 5, source: q}\n      - {date: 2025-06, value: 8, source: q}\n      - {date: 2025-06, value: 10, source: r}\n      - {date: 2025, value: 9, source: q}\n";
    assert_snapshot!(said(&goal(front)), @r"
    exit 0
    out: Hinweis[Z319]: der Wert von `2024` steht hinter dem von `2025-06`
      --> content/ziele/a.md:11:16
       |
    11 |       - {date: 2024, value: 5, source: q}
       |                ^^^^
       |
       = Hilfe: die Werte nach dem Datum ordnen, den ältesten zuerst

    Warnung[Z319]: zu `2025-06` stehen hier zwei Werte aus derselben Quelle
      --> content/ziele/a.md:12:16
       |
    12 |       - {date: 2025-06, value: 8, source: q}
       |                ^^^^^^^
       |
       = Hilfe: einen der beiden Werte löschen, oder zu jedem seine eigene Quelle nennen

    0 Fehler, 1 Warnung, 1 Hinweis.
    ");
}

#[test]
fn values_that_are_to_come() {
    let front = "indicators:\n  - name: Netze\n    unit: Stück\n    target: {date: 2030, value: 100}\n    baseline: {date: 2027, value: 1}\n    values: [{date: 2026-07, value: 5, source: q}]\n";
    assert_snapshot!(said(&goal(front)), @"
    exit 1
    out: Fehler[Z312]: `2027` liegt in der Zukunft; hier steht, was schon geschehen ist
      --> content/ziele/a.md:10:22
       |
    10 |     baseline: {date: 2027, value: 1}
       |                      ^^^^
       |
       = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    Fehler[Z312]: `2026-07` liegt in der Zukunft; hier steht, was schon geschehen ist
      --> content/ziele/a.md:11:21
       |
    11 |     values: [{date: 2026-07, value: 5, source: q}]
       |                     ^^^^^^^
       |
       = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    2 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn a_way_against_the_direction() {
    let told = |indicator: &str| {
        let front = format!("indicators:\n  - {{name: Netze, unit: Stück, {indicator}}}\n");
        said(&goal(&front))
            .lines()
            .filter(|line| line.contains("[Z327]"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(told("direction: up, baseline: 5, target: 3"), @"out: Warnung[Z327]: `Netze` soll von 5 nach 3, aber nach `direction: up` ist das der falsche Weg");
    assert_snapshot!(told("direction: down, baseline: 0, target: 12.5"), @"out: Warnung[Z327]: `Netze` soll von 0 nach 12.5, aber nach `direction: down` ist das der falsche Weg");
    for fits in [
        "direction: up, baseline: 3, target: 5",
        "direction: down, baseline: 5, target: 5",
        "baseline: 5, target: 3",
        "direction: up, target: 3",
    ] {
        assert_eq!(told(fits), "", "{fits}");
    }
}
