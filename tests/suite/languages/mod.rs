//! A portal in several languages.

mod findings;
mod history;
mod pages;
mod third;

use crate::case::{Case, SETTINGS};

/// The settings in German and English.
fn settings() -> String {
    let translated = SETTINGS
        .replace("title: Testportal", "title: {de: Testportal, en: Test portal}")
        .replace("label: begonnen", "label: {de: begonnen, en: started}")
        .replace("title: Netze, short: N", "title: {de: Netze, en: Networks}, short: {de: N, en: NW}");
    format!("{translated}languages: [de, en]\nhistory: {{notice: {{de: Hinweis, en: A note}}}}\n")
}

const NETZ_1: &str = "\
status: begonnen
due: 2027-03-31
summary: Schnelles Netz für alle
promise: Jedes Haus bekommt Glasfaser.
indicators:
  - {name: Häuser mit Glasfaser, unit: Prozent, target: {value: 100, date: 2030}, values: [{value: mehr als 40, date: 2025-03}]}
events:
  - {date: 2024-05, text: Der Bau beginnt}
translations:
  en:
    title: Network 1
    summary: Fast internet for everyone
    promise: Every house gets fibre.
    words:
      Häuser mit Glasfaser: Houses with fibre
      Prozent: per cent
      mehr als 40: more than 40
      Der Bau beginnt: Building starts
    text: |-
      Text in English with a [link](ziel:netz-2) and the [help page](../seiten/hilfe.md).
";

/// One goal, one page, one text of a group and the overview with a translation, one goal and one page without.
fn portal() -> Case {
    let page = |title: &str, text: &str| format!("---\ntitle: {title}\nmenu: main\n---\n{text}\n");
    Case::empty()
        .file("portal.yaml", settings())
        .file("content/quellen.yaml", "bericht: {title: Bericht 2025, date: 2025-03}\n")
        .file("content/start.md", "---\nsummary: So steht es.\nfigures:\n  - {label: Ziele, value: mehr als 3, source: bericht}\n---\nDas Portal.\n")
        .file("content/start.en.md", "---\nsummary: How things stand.\nwords: {Ziele: goals, mehr als 3: more than 3}\n---\nThe portal, see [help](seiten/hilfe.md).\n")
        .file("content/seiten/hilfe.md", page("Hilfe", "Hier steht **Hilfe**."))
        .file("content/seiten/hilfe.en.md", "---\ntitle: Help\n---\nThis is [help](hilfe.en.md).\n")
        .file("content/seiten/recht.md", page("Rechtliches", "Nur auf *Deutsch*."))
        .file("content/handlungsfelder/netz.md", "---\nid: netz\nsummary: Alles über Netze\n---\n")
        .file("content/handlungsfelder/netz.en.md", "---\nsummary: All about networks\n---\nMore.\n")
        .goal("netz-1", NETZ_1)
        .goal("netz-2", "due: 2026\nsummary: Noch ein Netz\n")
}

/// The same with a history of two commits.
fn with_history() -> Case {
    let mut case = portal();
    case.commit("Anfang");
    let later = NETZ_1.replace("status: begonnen", "status: umgesetzt").replace("Network 1", "The first network");
    case.write_goal("netz-1", &later);
    case.commit("Netz 1 fertig\n\nGrund: Der Bau ist zu Ende.");
    case
}
