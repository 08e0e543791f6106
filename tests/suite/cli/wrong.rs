//! Arguments that cannot be used.

use insta::assert_snapshot;

use crate::case::Case;

/// What the program says to each of these arguments; it writes nothing and prints no result.
fn said(all: &[&[&str]]) -> String {
    let case = Case::empty();
    let each = all.iter().map(|arguments| {
        let ran = case.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        format!("$ zielstand {}\n{}\n", arguments.join(" "), ran.err)
    });
    let said = each.collect();
    assert_eq!(std::fs::read_dir(case.root()).unwrap().count(), 0);
    said
}

#[test]
fn a_command_that_does_not_exist() {
    assert_snapshot!(said(&[
        &["baue"],
        &["biuld"],
        &["help"],
        &["new", "page"],
    ]), @"
    $ zielstand baue
    Fehler: den Befehl `baue` gibt es nicht

    Aufruf: zielstand BEFEHL [OPTIONEN]
    Mehr dazu: zielstand --help

    $ zielstand biuld
    Fehler: den Befehl `biuld` gibt es nicht; gemeint ist vielleicht `build`

    Aufruf: zielstand BEFEHL [OPTIONEN]
    Mehr dazu: zielstand --help

    $ zielstand help
    Fehler: den Befehl `help` gibt es nicht

    Aufruf: zielstand BEFEHL [OPTIONEN]
    Mehr dazu: zielstand --help

    $ zielstand new page
    Fehler: den Befehl `page` gibt es nicht

    Aufruf: zielstand new BEFEHL [OPTIONEN]
    Mehr dazu: zielstand new --help
    ");
}

#[test]
fn no_command() {
    assert_snapshot!(said(&[
        &[][..],
        &["new"],
    ]), @"
    $ zielstand 
    Macht aus einem Git-Repository mit Ziel-Seiten ein Portal

    Aufruf: zielstand BEFEHL [OPTIONEN]

    Befehle:
      build        Baut die Website
      check        Prüft den Inhalt und schreibt nichts
      completions  Ergänzt Befehle und Optionen in der Shell
      confirm      Notiert in Zielen, dass sie geprüft und unverändert sind
      demo         Legt eine Vorführung mit rekonstruiertem Verlauf an und zeigt sie
      history      Zeigt, was sich wann geändert hat
      init         Legt ein neues Portal an, mit Beispielen und als Git-Repository
      key          Macht einen Schlüssel für das Protokoll der Veröffentlichungen
      man          Schreibt die Handbuchseiten für `man`
      new          Legt ein neues Ziel an
      report       Zeigt, was sich in einem Zeitraum geändert hat
      schema       Schreibt JSON-Schemas, mit denen Texteditoren schon beim Tippen prüfen
      serve        Zeigt die Website, während man an ihr arbeitet
      verify       Prüft eine veröffentlichte Website

    Optionen:
      -V, --version  Zeigt die Version
      -h, --help     Zeigt diese Hilfe

    $ zielstand new
    Legt ein neues Ziel an

    Aufruf: zielstand new BEFEHL [OPTIONEN]

    Befehle:
      goal  Legt die Datei eines Ziels an. Was fehlt, wird gefragt, außer in Skripten

    Optionen:
      -h, --help  Zeigt diese Hilfe
    ");
}

#[test]
fn an_option_that_does_not_exist() {
    assert_snapshot!(said(&[
        &["build", "--outt", "x"],
        &["build", "--vollständig"],
        &["build", "-x"],
        &["--strict", "build"],
        &["init", "--name", "x"],
        &["new", "goal", "--titel", "x"],
    ]), @"
    $ zielstand build --outt x
    Fehler: die Option `--outt` gibt es hier nicht; gemeint ist vielleicht `--out`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand build --vollständig
    Fehler: die Option `--vollständig` gibt es hier nicht

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand build -x
    Fehler: die Option `-x` gibt es hier nicht

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand --strict build
    Fehler: die Option `--strict` gibt es hier nicht; sie gehört hinter den Befehl: `zielstand build --strict`

    Aufruf: zielstand BEFEHL [OPTIONEN]
    Mehr dazu: zielstand --help

    $ zielstand init --name x
    Fehler: die Option `--name` gibt es hier nicht; falls es ein Wert ist: `zielstand init -- --name`

    Aufruf: zielstand init ORDNER [OPTIONEN]
    Mehr dazu: zielstand init --help

    $ zielstand new goal --titel x
    Fehler: die Option `--titel` gibt es hier nicht; gemeint ist vielleicht `--title`

    Aufruf: zielstand new goal [OPTIONEN]
    Mehr dazu: zielstand new goal --help
    ");
}

#[test]
fn an_argument_too_many() {
    assert_snapshot!(said(&[
        &["build", "portal"],
        &["history", "a", "b"],
    ]), @"
    $ zielstand build portal
    Fehler: `portal` ist hier ein Argument zu viel

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand history a b
    Fehler: `b` ist hier ein Argument zu viel

    Aufruf: zielstand history [ZIEL] [OPTIONEN]
    Mehr dazu: zielstand history --help
    ");
}

#[test]
fn an_option_without_its_value() {
    assert_snapshot!(said(&[
        &["build", "--out"],
        &["init", "x", "--title", ""],
        &["check", "--format"],
    ]), @"
    $ zielstand build --out
    Fehler: hinter `--out` fehlt der Wert

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand init x --title 
    Fehler: hinter `--title` fehlt der Wert

    Aufruf: zielstand init ORDNER [OPTIONEN]
    Mehr dazu: zielstand init --help

    $ zielstand check --format
    Fehler: hinter `--format` fehlt der Wert

    Aufruf: zielstand check [OPTIONEN]
    Mehr dazu: zielstand check --help
    ");
}

#[test]
fn a_value_that_is_not_possible() {
    assert_snapshot!(said(&[
        &["check", "--format", "gitlap"],
        &["check", "--lang", "fr"],
        &["history", "--format", "xml"],
        &["report", "--from", "2025", "--to", "2025", "--format", "odt"],
    ]), @"
    $ zielstand check --format gitlap
    Fehler: `gitlap` geht bei `--format` nicht; möglich sind: human, json, sarif, gitlab, github; gemeint ist vielleicht `gitlab`

    Aufruf: zielstand check [OPTIONEN]
    Mehr dazu: zielstand check --help

    $ zielstand check --lang fr
    Fehler: `fr` geht bei `--lang` nicht; möglich sind: de, en

    Aufruf: zielstand check [OPTIONEN]
    Mehr dazu: zielstand check --help

    $ zielstand history --format xml
    Fehler: `xml` geht bei `--format` nicht; möglich sind: text, json, csv, markdown

    Aufruf: zielstand history [ZIEL] [OPTIONEN]
    Mehr dazu: zielstand history --help

    $ zielstand report --from 2025 --to 2025 --format odt
    Fehler: `odt` geht bei `--format` nicht; möglich sind: markdown, html, json, pdf

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help
    ");
}

#[test]
fn a_value_that_cannot_be_read() {
    assert_snapshot!(said(&[
        &["build", "--as-of", "morgen"],
        &["history", "--since", "1.2.25"],
        &["report", "--from", "März", "--to", "2025"],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "viele"],
        &["build", "--base-url", "example.org"],
        &["serve", "--port", "80000"],
        &["demo", "--port", "x"],
        &["schema", "ziel"],
    ]), @"
    $ zielstand build --as-of morgen
    Fehler: `morgen` geht bei `--as-of` nicht; gemeint ist ein Datum wie `2025-12-31`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand history --since 1.2.25
    Fehler: `1.2.25` geht bei `--since` nicht; gemeint ist ein Datum wie `2025-12-31`

    Aufruf: zielstand history [ZIEL] [OPTIONEN]
    Mehr dazu: zielstand history --help

    $ zielstand report --from März --to 2025
    Fehler: `März` geht bei `--from` nicht; so schreiben: `2025-12-31`, `2025-12` oder `2025`

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help

    $ zielstand build --jobs 0
    Fehler: `0` geht bei `--jobs` nicht; möglich ist eine Zahl ab 1

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand build --jobs viele
    Fehler: `viele` geht bei `--jobs` nicht; möglich ist eine Zahl ab 1

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand build --base-url example.org
    Fehler: `example.org` geht bei `--base-url` nicht; eine Adresse beginnt mit `https://`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand serve --port 80000
    Fehler: `80000` geht bei `--port` nicht; möglich ist eine Zahl bis 65535

    Aufruf: zielstand serve [OPTIONEN]
    Mehr dazu: zielstand serve --help

    $ zielstand demo --port x
    Fehler: `x` geht bei `--port` nicht; möglich ist eine Zahl bis 65535

    Aufruf: zielstand demo [ORDNER] [OPTIONEN]
    Mehr dazu: zielstand demo --help

    $ zielstand schema ziel
    Fehler: `ziel` geht bei `ART` nicht; möglich sind: goal, page, report, easy, pillar, topic, cross-cutting, department, strategy, start, translation, sources, source, glossary

    Aufruf: zielstand schema ART [OPTIONEN]
            zielstand schema --to ORDNER [OPTIONEN]
    Mehr dazu: zielstand schema --help
    ");
}

#[test]
fn a_value_for_an_option_that_takes_none() {
    assert_snapshot!(said(&[
        &["build", "--strict=ja"],
    ]), @"
    $ zielstand build --strict=ja
    Fehler: `--strict` nimmt keinen Wert, hier steht `ja`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

#[test]
fn an_option_twice() {
    assert_snapshot!(said(&[
        &["build", "--out", "a", "--out", "b"],
        &["build", "--strict", "--strict"],
    ]), @"
    $ zielstand build --out a --out b
    Fehler: `--out` darf nur einmal dastehen

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help

    $ zielstand build --strict --strict
    Fehler: `--strict` darf nur einmal dastehen

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

#[test]
fn what_does_not_go_together() {
    assert_snapshot!(said(&[
        &["demo", "--port", "1", "--no-serve"],
        &["check", "--fix", "--rev", "main"],
        &["schema", "goal", "--to", "x"],
        &["new", "goal", "--pillar", "netz", "--cross-cutting"],
    ]), @"
    $ zielstand demo --port 1 --no-serve
    Fehler: `--port` und `--no-serve` gehen nicht zusammen

    Aufruf: zielstand demo [ORDNER] [OPTIONEN]
    Mehr dazu: zielstand demo --help

    $ zielstand check --fix --rev main
    Fehler: `--fix` und `--rev` gehen nicht zusammen

    Aufruf: zielstand check [OPTIONEN]
    Mehr dazu: zielstand check --help

    $ zielstand schema goal --to x
    Fehler: `ART` und `--to` gehen nicht zusammen

    Aufruf: zielstand schema ART [OPTIONEN]
            zielstand schema --to ORDNER [OPTIONEN]
    Mehr dazu: zielstand schema --help

    $ zielstand new goal --pillar netz --cross-cutting
    Fehler: `--pillar` und `--cross-cutting` gehen nicht zusammen

    Aufruf: zielstand new goal [OPTIONEN]
    Mehr dazu: zielstand new goal --help
    ");
}

#[test]
fn what_is_missing() {
    assert_snapshot!(said(&[
        &["init"],
        &["report"],
        &["report", "--from", "2025"],
        &["schema"],
        &["check", "--message", "x"],
        &["new", "goal", "--status-source", "x"],
    ]), @"
    $ zielstand init
    Fehler: es fehlt: `<ORDNER>`

    Aufruf: zielstand init ORDNER [OPTIONEN]
    Mehr dazu: zielstand init --help

    $ zielstand report
    Fehler: es fehlt: `--from <DATUM>`, `--to <DATUM>`

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help

    $ zielstand report --from 2025
    Fehler: es fehlt: `--to <DATUM>`

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help

    $ zielstand schema
    Fehler: es fehlt: `<ART>`

    Aufruf: zielstand schema ART [OPTIONEN]
            zielstand schema --to ORDNER [OPTIONEN]
    Mehr dazu: zielstand schema --help

    $ zielstand check --message x
    Fehler: es fehlt: `--since <STAND>`

    Aufruf: zielstand check [OPTIONEN]
    Mehr dazu: zielstand check --help

    $ zielstand new goal --status-source x
    Fehler: es fehlt: `--status <KENNUNG>`

    Aufruf: zielstand new goal [OPTIONEN]
    Mehr dazu: zielstand new goal --help
    ");
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let case = Case::empty();
    let mut command = case.command(&["build", "--rev"]);
    let output = command.arg(std::ffi::OsStr::from_bytes(b"f\xfcr")).output().unwrap();
    assert_snapshot!(case.ran(&output).whole(), @"
    exit 2
    err: Fehler: ein Argument enthält Bytes, die kein Text in UTF-8 sind

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}
