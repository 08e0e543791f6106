//! What weakens a goal, value by value: front matter before and after, and the mark that is expected. Each has its harmless
//! twin.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use zielstand::portal::{Item, Rule};

use crate::case::{Case, SETTINGS};

/// Before, after, and `field mark`; nothing if the change is harmless. `x: 1` stands for nothing that counts.
const CHANGES: &[(&str, &str, &str)] = &[
    // time
    ("due: 2026", "due: 2027", "due deadline-later"),
    ("due: 2026", "due: 2026-12-31", ""),
    ("due: 2026", "due: 2025", ""),
    ("due: 2026-12", "due: 2026", "due deadline-later"),
    ("due: 2026", "x: 1", "due deadline-later"),
    ("x: 1", "due: 2026", ""),
    (
        "earlier_due: [{due: 2020, said: 2018}]",
        "earlier_due: [{due: 2022, said: 2018}]",
        "earlier_due/2018/due deadline-later",
    ),
    ("earlier_due: [{due: 2020, said: 2018}]", "x: 1", "earlier_due/2018 deadline-later"),
    (
        "earlier_due: [{due: 2020, said: 2018}]",
        "earlier_due: [{due: 2020, said: 2019}]",
        "earlier_due/2018 evidence-gone",
    ),
    ("earlier_due: [{due: 2020, said: 2018}]", "earlier_due: [{due: 2020, said: 2018-05}]", ""),
    (
        "earlier_due: [{due: 2020, said: 2018, note: Alle.}]",
        "earlier_due: [{due: 2020, said: 2018, note: Viele.}]",
        "earlier_due/2018/note words-weaker",
    ),
    ("x: 1", "earlier_due: [{due: 2020, said: 2018}]", ""),
    ("done: 2023", "x: 1", "done completion-changed"),
    ("done: 2023", "done: 2023-05", ""),
    ("due: 2023-06", "due: 2023-06\ndone: 2023-05", "done backdated"),
    ("start: 2026", "start: 2027", "start start-later"),
    ("start: 2026", "x: 1", "start start-later"),
    ("start: 2026", "start: 2025", ""),
    ("start: 2026", "start: 2026-01", ""),
    ("milestones: [{title: M, due: 2026}]", "milestones: [{title: M, due: 2027}]", "milestones/M/due deadline-later"),
    ("milestones: [{title: M, due: 2026}]", "milestones: [{title: M, due: 2026-06}]", ""),
    ("milestones: [{title: M, due: 2026}]", "x: 1", "milestones/M deadline-later"),
    ("milestones: [{title: M, done: 2025}]", "x: 1", "milestones/M completion-changed"),
    ("milestones: [{title: M}]", "x: 1", "milestones/M part-gone"),
    ("milestones: [{title: M}]", "milestones: [{title: M}, {title: N}]", ""),
    (
        "progress: milestones\nmilestones: [{title: M, due: 2030}]",
        "progress: milestones\nmilestones: [{title: M, due: 2030}, {title: N, done: 2022}]",
        "milestones/N no-new-evidence",
    ),
    (
        "progress: milestones\nmilestones: [{title: M, due: 2030}]",
        "progress: milestones\nmilestones: [{title: M, due: 2030}, {title: N, due: 2031}]",
        "",
    ),
    (
        "milestones: [{title: Netz bauen, due: 2026}]",
        "milestones: [{title: Netz prüfen, due: 2026}]",
        "milestones/Netz bauen words-weaker",
    ),
    ("milestones: [{title: Netzausbau, due: 2026}]", "milestones: [{title: Netzausbua, due: 2026}]", ""),
    (
        "milestones: [{title: Netz bauen, due: 2026}]",
        "milestones: [{title: Netz im Land bauen, due: 2028}]",
        "milestones/Netz bauen deadline-later",
    ),
    (
        "milestones: [{title: M, done: 2025}]",
        "milestones: [{title: M, due: 2027}]",
        "milestones/M/done completion-changed",
    ),
    (
        "milestones: [{title: M, done: 2025}]",
        "milestones: [{title: M, done: 2024-05}]",
        "milestones/M/done completion-changed",
    ),
    ("milestones: [{title: M, done: 2023}]", "milestones: [{title: M, done: 2023-05}]", ""),
    ("milestones: [{title: M, due: 2027}]", "milestones: [{title: M, due: 2027, done: 2023-12}]", ""),
    (
        "milestones: [{title: M, done: 2023}]",
        "milestones: [{title: M1, done: 2023}, {title: M2, done: 2023}]",
        "milestones/M split",
    ),
    (
        "milestones: [{title: M, due: 2023-06}]",
        "milestones: [{title: M, due: 2023-06, done: 2023-05}]",
        "milestones/M/done backdated",
    ),
    ("milestones: [{title: M, due: 2023-06}]", "milestones: [{title: M, due: 2023-06, done: 2023-09}]", ""),
    ("measures: [{title: M, due: 2026}]", "measures: [{title: M, due: 2027}]", "measures/M/due deadline-later"),
    ("measures: [{title: M, due: 2026}]", "measures: [{title: M, due: 2025}]", ""),
    (
        "indicators: [{name: N, target: {value: 90, date: 2026}}]",
        "indicators: [{name: N, target: {value: 90, date: 2027}}]",
        "indicators/N/target/date deadline-later",
    ),
    (
        "indicators: [{name: N, target: {value: 90, date: 2026}}]",
        "indicators: [{name: N, target: {value: 90, date: 2026-03}}]",
        "",
    ),
    // who
    ("lead: mid", "lead: mb", "lead lead-gone"),
    ("lead: mid", "x: 1", "lead lead-gone"),
    ("x: 1", "lead: mid", ""),
    ("lead: MID", "lead: mid", ""),
    ("departments: [mid, mb]", "departments: [mid]", "departments lead-gone"),
    ("departments: [mid]", "departments: [mid, mb]", ""),
    ("departments: [mid, mb]", "lead: mid\ndepartments: [mb]", ""),
    ("pillar: netz", "pillar: daten", "pillar regrouped"),
    ("topic: a", "topic: b", "topic regrouped"),
    ("x: 1", "topic: a", ""),
    ("cross_cutting: [a, b]", "cross_cutting: [a]", "cross_cutting regrouped"),
    ("cross_cutting: [a]", "cross_cutting: [b, a]", ""),
    ("kind: goal", "kind: cross-cutting", "kind regrouped"),
    ("x: 1", "kind: goal", ""),
    ("origin: a", "origin: b", "origin regrouped"),
    ("x: 1", "origin: a", ""),
    ("strategies: [a, b]", "strategies: [b]", "strategies regrouped"),
    ("strategies: [a]", "strategies: [a, b]", ""),
    ("replaces: [alt]", "x: 1", "replaces regrouped"),
    ("x: 1", "replaces: [alt]", ""),
    ("replaced_by: [neu]", "x: 1", "replaced_by regrouped"),
    ("x: 1", "replaced_by: [neu]", ""),
    // words
    ("title: Netze für alle", "title: Netze für viele", "title words-weaker"),
    ("title: Netzausbau", "title: Netzausbua", ""),
    ("title: Netze für alle", "title: Netzwerk Netze für alle", "title words-weaker"),
    ("title: Netze für alle", "title: Netze für jeden", ""),
    ("milestones: [{title: Alle Schulen am Netz}]", "milestones: [{title: Alle Schulen und Kitas am Netz}]", ""),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3, note: Mit 2022 nicht vergleichbar.}]}]",
        "indicators/N/values/2023/note words-weaker",
    ),
    ("summary: Alle Schulen sind am Netz.", "summary: Die meisten Schulen sind am Netz.", "summary words-weaker"),
    ("summary: Alle sind am Netz.", "summary: Alle sind am Netz. Auch Kitas.", ""),
    ("promise: Alle.", "promise: Viele.", "promise promise-weaker"),
    ("promise: Alle.", "x: 1", "promise promise-weaker"),
    ("x: 1", "promise: Alle.", ""),
    ("promise: Wir bauen das Netz.", "promise: Wir bauen möglichst das Netz.", "promise promise-weaker"),
    (
        "promise: Wir bauen das Netz.",
        "promise: Wir bauen das Netz. Das geschieht nach Haushaltslage.",
        "promise promise-weaker",
    ),
    ("promise: Wir bauen das Netz.", "promise: Wir bauen das Netz überall.", ""),
    ("note: Gezählt werden alle.", "note: Gezählt werden alle mit Vertrag.", "note words-weaker"),
    ("note: Gezählt wird im Mai.", "note: Gezählt wird im Mai. Das Amt zählt.", ""),
    ("note: Gezählt werden alle.", "x: 1", "note words-weaker"),
    ("note: Alle zählen.", "note: Alle zählen. Begonnene gelten als erreicht.", "note words-weaker"),
    ("promise: Alle Schulen.", "promise: Alle Schulen. Schule heißt jede große.", "promise promise-weaker"),
    ("promise: Alle Schulen.", "promise: Alle Schulen. Auch alle Kitas.", ""),
    ("promise: Alle Schulen.", "promise: Alle Schulen. Ohne Außenstellen.", "promise promise-weaker"),
    ("promise: Bescheide kommen nur digital.", "promise: Bescheide kommen digital.", "promise promise-weaker"),
    ("promise: Das gilt nur in Städten.", "promise: Das gilt in Städten.", ""),
    (
        "measures: [{title: Netz bauen, due: 2026}]",
        "measures: [{title: Netz planen, due: 2026}]",
        "measures/Netz bauen words-weaker",
    ),
    ("measures: [{title: Netzausbau, due: 2026}]", "measures: [{title: Netzausbua, due: 2026}]", ""),
    ("measures: [{title: M, note: Für alle.}]", "measures: [{title: M}]", "measures/M/note words-weaker"),
    ("measures: [{title: M}]", "measures: [{title: M, note: Für alle.}]", ""),
    ("measures: [{title: M}]", "x: 1", "measures/M part-gone"),
    ("measures: [{title: M, due: 2026}]", "milestones: [{title: M, due: 2026}]", ""),
    ("sources: [a]\nmeasures: [{title: M, status: begonnen, source: a}]", "sources: [a]\nmilestones: [{title: M}]", ""),
    ("measures: [{title: M, status: spaet}]", "milestones: [{title: M}]", "measures/M status-back"),
    ("measures: [{title: M, due: 2026}]", "milestones: [{title: M, due: 2027}]", "measures/M deadline-later"),
    ("milestones: [{title: M, due: 2026}]", "measures: [{title: M, due: 2026}]", "milestones/M deadline-later"),
    ("measures: [{title: Netz bauen}]", "measures: [{title: Netz bauen und erneuern}]", ""),
    ("x: 1", "measures: [{title: M}]", ""),
    (
        "indicators: [{name: Schulen am Netz, unit: a}]",
        "indicators: [{name: Kabel, unit: a}]",
        "indicators/Schulen am Netz indicator-removed",
    ),
    ("indicators: [{name: Netzschulen, unit: a}]", "indicators: [{name: Netzschuhlen, unit: a}]", ""),
    (
        "indicators: [{name: N, note: Ohne Kitas.}]",
        "indicators: [{name: N, unit: a}]",
        "indicators/N/note words-weaker",
    ),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: N, unit: a, note: Ohne Kitas.}]", ""),
    ("translations: {en: {promise: All.}}", "translations: {en: {promise: Many.}}", ""),
    // evidence
    ("events: [{date: 2023, text: Verzug}]", "x: 1", "events/2023 evidence-gone"),
    ("x: 1", "events: [{date: 2023, text: Verzug}]", ""),
    (
        "events: [{date: 2023, text: Es gab Verzug.}]",
        "events: [{date: 2023, text: Es lief gut.}]",
        "events/2023/text evidence-gone",
    ),
    ("events: [{date: 2023, text: Es gab Verzögerung.}]", "events: [{date: 2023, text: Es gab Verzögrung.}]", ""),
    (
        "events: [{date: 2023-05, text: Verzug}]",
        "events: [{date: 2023-08, text: Verzug}]",
        "events/2023-05 evidence-gone",
    ),
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023-08, text: Verzug}]", ""),
    (
        "events: [{date: 2023, text: Verzug, status: fern}]",
        "events: [{date: 2023, text: Verzug}]",
        "events/2023/status evidence-gone",
    ),
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, status: fern}]", ""),
    (
        "events: [{date: 2023, text: Verzug, scope: part}]",
        "events: [{date: 2023, text: Verzug}]",
        "events/2023/scope evidence-gone",
    ),
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, scope: part}]", ""),
    (
        "events: [{date: 2023, text: Verzug, note: Es liegt am Land.}]",
        "events: [{date: 2023, text: Verzug}]",
        "events/2023/note evidence-gone",
    ),
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, note: Am Land.}]", ""),
    (
        "events: [{date: 2023, text: Verzug, source: a}]",
        "events: [{date: 2023, text: Verzug}]",
        "events/2023, a evidence-gone",
    ),
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, source: a}]", ""),
    ("sources: [a, b]", "sources: [b]", "sources evidence-gone"),
    ("sources: [a, b]", "sources: [b]\nstatus_source: a", ""),
    ("sources: [a]", "sources: [a, b]", ""),
    ("status: begonnen\nstatus_source: a", "status: begonnen", "status_source evidence-gone"),
    ("status: geplant\nstatus_source: a", "status: begonnen\nstatus_source: b", ""),
    ("measures: [{title: M, source: a}]", "measures: [{title: M}]", "measures/M/source evidence-gone"),
    ("measures: [{title: M}]", "measures: [{title: M, source: a}]", ""),
    ("status_date: 2023-01", "status_date: 2023-09", "status_date no-new-evidence"),
    ("status_date: 2023-01", "status_date: 2023-09\nsources: [a]", ""),
    ("status_date: 2023", "status_date: 2023-09", ""),
    ("status_date: 2023", "x: 1", "status_date evidence-gone"),
    (
        "events: [{date: 2023-05, text: Verzug, status: spaet, source: a}]",
        "events: [{date: 2023-05, text: Verzug, status: spaet, source: a}, {date: 2023-05, text: Es läuft., status: begonnen}]",
        "events/2023-05 evidence-gone",
    ),
    (
        "events: [{date: 2023-05, text: Verzug, status: spaet}]",
        "events: [{date: 2023-05, text: Verzug, status: spaet}, {date: 2023-08, text: Es läuft., status: begonnen}]",
        "",
    ),
    (
        "events: [{date: 2023-05, text: Verzug, status: spaet}]",
        "events: [{date: 2023-05, text: Verzug, status: spaet}, {date: 2023-05, text: Es läuft., status: begonnen, source: a}]",
        "",
    ),
    // measure
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, target: 80}]",
        "indicators/N/target target-lowered",
    ),
    ("indicators: [{name: N, target: 90}]", "indicators: [{name: N, target: 100}]", ""),
    ("indicators: [{name: N, target: 90}]", "indicators: [{name: N, target: 90.0}]", ""),
    (
        "indicators: [{name: N, direction: down, target: 20}]",
        "indicators: [{name: N, direction: down, target: 35}]",
        "indicators/N/target target-lowered",
    ),
    (
        "indicators: [{name: N, direction: down, target: 35}]",
        "indicators: [{name: N, direction: down, target: 20}]",
        "",
    ),
    (
        "indicators: [{name: N, baseline: 50, target: 20}]",
        "indicators: [{name: N, baseline: 50, target: 35}]",
        "indicators/N/target target-lowered",
    ),
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, target: viele}]",
        "indicators/N/target target-changed",
    ),
    ("indicators: [{name: N, target: 90}]", "indicators: [{name: N, unit: x}]", "indicators/N/target target-changed"),
    ("indicators: [{name: N, unit: x}]", "indicators: [{name: N, unit: x, target: 90}]", ""),
    (
        "indicators: [{name: N, target: {value: rund 90, number: 90, note: a}}]",
        "indicators: [{name: N, target: {value: rund 80, number: 80, note: a}}]",
        "indicators/N/target/value target-lowered",
    ),
    (
        "indicators: [{name: N, target: {value: rund 90, number: 90}}]",
        "indicators: [{name: N, target: {value: rund 90, number: 95}}]",
        "",
    ),
    (
        "indicators: [{name: N, target: {value: rund 90, number: 90}}]",
        "indicators: [{name: N, target: {value: rund 90, number: 80}}]",
        "indicators/N/target/number target-lowered",
    ),
    (
        "indicators: [{name: N, target: {value: 90, source: a}}]",
        "indicators: [{name: N, target: {value: 90}}]",
        "indicators/N/target/source evidence-gone",
    ),
    ("indicators: [{name: N, target: {value: 90}}]", "indicators: [{name: N, target: {value: 90, source: a}}]", ""),
    (
        "indicators: [{name: N, target: {value: 90, note: Für alle.}}]",
        "indicators: [{name: N, target: {value: 90}}]",
        "indicators/N/target/note words-weaker",
    ),
    (
        "indicators: [{name: N, target: {value: 90}}]",
        "indicators: [{name: N, target: {value: 90, note: Für alle.}}]",
        "",
    ),
    (
        "indicators: [{name: N, baseline: 1}]",
        "indicators: [{name: N, baseline: 2}]",
        "indicators/N/baseline baseline-changed",
    ),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: N, unit: a, baseline: 2}]", ""),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3}], baseline: 2}]",
        "indicators/N/baseline baseline-changed",
    ),
    (
        "indicators: [{name: N, baseline: {value: 1, note: a}}]",
        "indicators: [{name: N, baseline: {value: 2, note: a}}]",
        "indicators/N/baseline/value baseline-changed",
    ),
    (
        "indicators: [{name: N, baseline: {value: eins, number: 1}}]",
        "indicators: [{name: N, baseline: {value: eins, number: 2}}]",
        "indicators/N/baseline/number baseline-changed",
    ),
    (
        "indicators: [{name: N, baseline: {value: 1, date: 2020}}]",
        "indicators: [{name: N, baseline: {value: 1, date: 2021}}]",
        "indicators/N/baseline/date baseline-changed",
    ),
    (
        "indicators: [{name: N, baseline: {value: 1, date: 2020}}]",
        "indicators: [{name: N, baseline: {value: 1.0, date: 2020-05}}]",
        "",
    ),
    (
        "indicators: [{name: N, baseline: {value: 1, source: a}}]",
        "indicators: [{name: N, baseline: {value: 1}}]",
        "indicators/N/baseline/source evidence-gone",
    ),
    ("indicators: [{name: N, baseline: {value: 1}}]", "indicators: [{name: N, baseline: {value: 1, source: a}}]", ""),
    (
        "indicators: [{name: N, baseline: {value: 1, note: Ohne Kitas.}}]",
        "indicators: [{name: N, baseline: {value: 1}}]",
        "indicators/N/baseline/note words-weaker",
    ),
    (
        "indicators: [{name: N, baseline: {value: 1}}]",
        "indicators: [{name: N, baseline: {value: 1, note: Ohne Kitas.}}]",
        "",
    ),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: N, unit: b}]", "indicators/N/unit unit-changed"),
    ("indicators: [{name: N, unit: '%'}]", "indicators: [{name: N, unit: Prozent}]", ""),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3}], unit: a}]",
        "indicators/N/unit unit-changed",
    ),
    (
        "indicators: [{name: N, direction: up, unit: a}]",
        "indicators: [{name: N, direction: down, unit: a}]",
        "indicators/N/direction direction-changed",
    ),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: N, direction: up, unit: a}]", ""),
    ("indicators: [{name: N, unit: a}]", "x: 1", "indicators/N indicator-removed"),
    ("x: 1", "indicators: [{name: N, unit: a}]", ""),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 2}, {date: 2024, value: 3}]}]",
        "indicators/N/values/2023/value past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2022, value: 1}, {date: 2023, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3, note: x}]}]",
        "indicators/N/values/2022 past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 1, note: neu}]}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: eins, number: 1}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: eins, number: 2}]}]",
        "indicators/N/values/2023/number past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 1, source: a}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "indicators/N/values/2023, a evidence-gone",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 1, note: Ohne Kitas.}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "indicators/N/values/2023/note words-weaker",
    ),
    (
        "indicators: [{name: N, values: [{date: 2022, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2022, value: 1}, {date: 2023, value: 3}]}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: a}}]}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: a}}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3, revised: {of: 2, source: b}}]}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: a}}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 2}]}]",
        "indicators/N/values/2023/revised past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: a}}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 3, source: a}}]}]",
        "indicators/N/values/2023/revised/of past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: a}}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 2, revised: {of: 1, source: b}}]}]",
        "indicators/N/values/2023/revised/source evidence-gone",
    ),
    (
        "indicators: [{name: N, current: {value: 2, revised: {of: 1, source: a}}}]",
        "indicators: [{name: N, current: {value: 3, revised: {of: 2, source: b}}}]",
        "",
    ),
    (
        "indicators: [{name: N, current: {value: 2, revised: {of: 1, source: a}}}]",
        "indicators: [{name: N, current: {value: 2, x: 1}}]",
        "indicators/N/current/revised past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 2, revised: {of: 1, source: a}}}]",
        "indicators: [{name: N, current: {value: 2, revised: {of: 3, source: a}}}]",
        "indicators/N/current/revised/of past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 2, revised: {of: 1, source: a}}}]",
        "indicators: [{name: N, current: {value: 2, revised: {of: 1, source: b}}}]",
        "indicators/N/current/revised/source evidence-gone",
    ),
    ("confirmed: {date: 2023, by: A}", "x: 1", ""),
    ("confirmed: {date: 2023, by: A}", "confirmed: {date: 2023-05, by: B}", ""),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023-01}}]",
        "indicators: [{name: N, current: {value: 2, date: 2023-01}}]",
        "indicators/N/current/value past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023-01, source: a}}]",
        "indicators: [{name: N, current: {value: 2, date: 2023-06, source: b}}]",
        "",
    ),
    (
        "indicators: [{name: N, current: {value: eins, number: 1, date: 2023}}]",
        "indicators: [{name: N, current: {value: eins, number: 2, date: 2023}}]",
        "indicators/N/current/number past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023}}]",
        "indicators: [{name: N, current: {value: 1, date: 2022}}]",
        "indicators/N/current/date past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023}, unit: a}]",
        "indicators: [{name: N, unit: a}]",
        "indicators/N/current past-value-changed",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023}}]",
        "indicators: [{name: N, values: [{date: 2023, value: 1}]}]",
        "",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023, source: a}}]",
        "indicators: [{name: N, current: {value: 1, date: 2023}}]",
        "indicators/N/current/source evidence-gone",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023, note: Ohne Kitas.}}]",
        "indicators: [{name: N, current: {value: 1, date: 2023}}]",
        "indicators/N/current/note words-weaker",
    ),
    (
        "indicators: [{name: N, current: {value: 1, date: 2023}}]",
        "indicators: [{name: N, current: {value: 1, date: 2023, note: Ohne Kitas.}}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023-05, value: 3, source: a}]}]",
        "indicators: [{name: N, values: [{date: 2023-05, value: 3, source: a}, {date: 2023-05, value: 5, source: a}]}]",
        "indicators/N/values/2023-05, a (2) past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023-05, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023-05, value: 3}, {date: 2023-05-30, value: 5}]}]",
        "indicators/N/values/2023-05-30 past-value-changed",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023-05, value: 3, source: a}]}]",
        "indicators: [{name: N, values: [{date: 2023-05, value: 3, source: a}, {date: 2023-05, value: 5, source: b}]}]",
        "",
    ),
    (
        "indicators: [{name: N, values: [{date: 2023, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2023, value: 3}, {date: 2023-05, value: 5}]}]",
        "",
    ),
    // standing
    ("status: begonnen\nsources: [a]", "status: umgesetzt\nsources: [a]", "status no-new-evidence"),
    ("status: begonnen\nsources: [a]", "status: umgesetzt\nsources: [a, b]", ""),
    ("status: begonnen", "status: umgesetzt", ""),
    (
        "sources: [a]\nmeasures: [{title: M, status: begonnen}]",
        "sources: [a]\nmeasures: [{title: M, status: umgesetzt}]",
        "measures/M/status no-new-evidence",
    ),
    (
        "status: spaet\nsources: [a]",
        "status: fern\nsources: [a]\nevents: [{date: 2023-12, text: Gespräch}]",
        "status late-dropped",
    ),
    ("status: spaet\nsources: [a]", "status: fern\nsources: [a]\nevents: [{date: 2023, text: T, source: b}]", ""),
    ("status: begonnen", "status: geplant", "status status-back"),
    ("status: umgesetzt", "status: begonnen", "status status-back"),
    ("status: begonnen", "x: 1", "status status-back"),
    ("status: begonnen", "status: unbekannt", "status status-back"),
    ("status: begonnen", "status: fern", "status status-back"),
    ("status: fern", "status: begonnen", ""),
    ("status: begonnen", "status: aus", "status given-up"),
    ("status: umgesetzt", "status: aus", "status given-up"),
    ("status: unbekannt", "status: geplant", ""),
    ("status: ganz-anders", "status: geplant", ""),
    ("status: spaet", "status: fern", "status late-dropped"),
    ("status: spaet", "status: fern\nsources: [a]", ""),
    ("status: spaet", "status: umgesetzt", "status late-dropped"),
    ("status: begonnen", "status: spaet", ""),
    ("due: 2023-06\nstatus: begonnen", "due: 2023-06\nstatus: umgesetzt\nstatus_date: 2023-05", "status backdated"),
    ("due: 2023-06\nstatus: begonnen", "due: 2023-06\nstatus: umgesetzt\nstatus_date: 2023-09", ""),
    ("due: 2027-06\nstatus: begonnen", "due: 2027-06\nstatus: umgesetzt\nstatus_date: 2023-09", ""),
    (
        "measures: [{title: M, status: begonnen}]",
        "measures: [{title: M, status: geplant}]",
        "measures/M/status status-back",
    ),
    ("measures: [{title: M, status: geplant}]", "measures: [{title: M, status: begonnen}]", ""),
    ("progress: 40", "progress: 30", "progress progress-fell"),
    ("progress: 40", "x: 1", "progress progress-fell"),
    ("progress: 40", "progress: milestones", "progress progress-otherwise"),
    ("progress: 40", "progress: 50", ""),
    // foreign
    ("gewicht: 3\nx: 1", "x: 1", "gewicht field-gone"),
    ("gewicht: 3", "gewicht: 4", ""),
    ("x: 1", "x: 1\ngewicht: 3", ""),
];

/// A page of a goal with a front matter.
fn page(number: usize, front: &str) -> String {
    let without = |field: &str, line: &'static str| if front.contains(field) { "" } else { line };
    let (title, pillar) = (without("title: Netz", "title: T\n"), without("pillar: ", "pillar: netz\n"));
    let title = if front.starts_with("title:") { title } else { "title: T\n" };
    format!("---\nid: g-{number}\n{title}{pillar}{front}\n---\n")
}

/// The marks of each goal in a history of two commits.
fn marks(settings: &str) -> BTreeMap<String, Vec<String>> {
    let mut case = Case::empty().file("portal.yaml", settings);
    let write = |case: &Case, after: bool| {
        for (number, (old, new, _)) in CHANGES.iter().enumerate() {
            case.write(&format!("content/ziele/g-{number}.md"), page(number, if after { new } else { old }));
        }
    };
    write(&case, false);
    case.commit("vorher");
    write(&case, true);
    case.commit("nachher");
    // Fields and words of the past need not be those of today, so only the log is asked for: the last states have odd fields.
    let ran = case.run(&["history", "--flagged", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in log["changes"].as_array().unwrap() {
        let [goal, field] = ["goal", "field"].map(|name| record[name].as_str().unwrap());
        let flag = record["flags"][0].as_str().unwrap();
        if field != "x" {
            found.entry(goal.to_owned()).or_default().push(format!("{field} {flag}"));
        }
    }
    found
}

#[test]
fn each_rule_marks_what_it_names_and_nothing_else() {
    let settings = SETTINGS.replace("means: started, colour: blue", "means: started, step: 2, colour: blue").replace(
        "pillars:",
        "  - {id: fern, label: fern, means: started, step: 1}\n  - {id: spaet, label: spät, means: started, late: true}\n  - {id: aus, label: aus, means: stopped}\npillars:",
    );
    let mut found = marks(&settings);
    let mut wrong = Vec::new();
    for (number, (old, new, expected)) in CHANGES.iter().enumerate() {
        let marks = found.remove(&format!("g-{number}")).unwrap_or_default().join("; ");
        if marks != *expected {
            wrong.push(format!("{old} → {new}\n  wanted: {expected}\n  marked: {marks}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every row of the table has a change that is marked, and its value one that is not.
#[test]
fn each_row_of_the_table_is_tried() {
    let marked: BTreeSet<&str> =
        CHANGES.iter().filter_map(|(_, _, mark)| mark.split_once(' ').map(|(field, _)| field)).collect();
    let path = |field: &str| Item::of(&field.split('/').map(str::to_owned).collect::<Vec<_>>()).path();
    let tried: BTreeSet<&str> = CHANGES
        .iter()
        .filter(|(_, _, mark)| !mark.is_empty())
        .map(|(_, _, mark)| path(mark.rsplit_once(' ').unwrap().0))
        .collect();
    assert!(!marked.is_empty());
    let apart = [
        "id",
        "text",
        "events/date",
        "earlier_due/said",
        "earlier_due/source",
        "events/source",
        "indicators/name",
        "milestones/title",
        "measures/title",
        "indicators/values/date",
        "indicators/values/source",
        "indicators/target/value",
    ];
    for item in Item::ALL.iter().filter(|item| item.rule() != Rule::Never && !apart.contains(&item.path())) {
        assert!(tried.contains(item.path()), "{}", item.path());
    }
}

/// The places of a schema's values, as the table of marks names them.
fn places(schema: &Value, at: &str, all: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        for (name, value) in properties {
            let path = if at.is_empty() { name.clone() } else { format!("{at}/{name}") };
            places(value, &path, all);
            all.insert(path);
        }
    }
    let parts = ["anyOf", "oneOf", "allOf"].iter().filter_map(|form| schema[*form].as_array()).flatten();
    parts.chain([&schema["items"]]).filter(|part| part.is_object()).for_each(|part| places(part, at, all));
}

/// Whoever adds a field says what weakens it.
#[test]
fn every_field_that_an_editor_writes_has_a_row() {
    let case = Case::new();
    let schema: Value = serde_json::from_str(&case.run(&["schema", "goal"]).out).unwrap();
    let mut written = BTreeSet::new();
    places(&schema, "", &mut written);
    assert!(written.len() > 50, "{written:?}");
    let rows: BTreeSet<&str> = Item::ALL.iter().map(|item| item.path()).collect();
    let missing: Vec<&String> =
        written.iter().filter(|path| !path.starts_with("translations/") && !rows.contains(path.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new());
}
