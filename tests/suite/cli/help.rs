//! The help of every command.

use insta::assert_snapshot;

use crate::case::Case;

/// The help, which is the same for `--help` and `-h`.
fn help(command: &[&str]) -> String {
    let ran = Case::empty().run(&[command, &["--help"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(Case::empty().run(&[command, &["-h"]].concat()).out, ran.out);
    ran.out
}

#[test]
fn of_all_commands() {
    assert_snapshot!(help(&[]), @"
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
    ");
}

#[test]
fn of_build() {
    assert_snapshot!(help(&["build"]), @"
    Baut die Website

    Aufruf: zielstand build [OPTIONEN]

    Optionen:
          --root <ORDNER>
              Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --rev <STAND>
              Diesen Stand nehmen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
          --settings <WELCHE>
              `today`: ihn mit der portal.yaml von heute lesen [Vorgabe: mit seiner eigenen, sonst mit der letzten davor oder der ersten]
          --out <ORDNER>
              Wohin die Website geschrieben wird [Vorgabe: `public` im Ordner des Portals]
          --as-of <JJJJ-MM-TT>
              Tag, an dem Fristen gemessen werden [Vorgabe: heute]
          --base-url <ADRESSE>
              Adresse der veröffentlichten Website [Vorgabe: `base_url` in portal.yaml]
          --jobs <ZAHL>
              Zahl der gleichzeitigen Arbeiten [Vorgabe: so viele wie Prozessorkerne]
          --allow-shallow
              Auch einen Klon nehmen, dem der Anfang der Geschichte fehlt
          --previous <ORT>
              Wo die vorige Veröffentlichung liegt: Ordner oder Adresse [Vorgabe: wie in portal.yaml, sonst der Ordner der Website]
          --first-publication
              Es gibt noch keine Veröffentlichung: das Protokoll beginnen
          --accept-rewritten-history <GRUND>
              Veröffentlichen, obwohl der veröffentlichte Verlauf sich ändert; der Grund bleibt für immer lesbar
          --forget
              Was dabei verloren geht, nicht aufheben: wenn das Gesetz die Löschung verlangt
          --sign <DATEI>
              Das Protokoll mit dem Schlüssel in dieser Datei unterschreiben
          --timings <DATEI>
              Aufschreiben, wann welche Arbeit auf welchem Prozessorkern lief, als Chrome-Trace (`chrome://tracing`)
          --strict
              Bei einer Warnung nichts schreiben, wie bei einem Fehler: für die Veröffentlichung
      -h, --help
              Zeigt diese Hilfe
    ");
}

#[test]
fn of_check() {
    assert_snapshot!(help(&["check"]), @r"
    Prüft den Inhalt und schreibt nichts

    Aufruf: zielstand check [OPTIONEN]

    Optionen:
          --root <ORDNER>       Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --rev <STAND>         Diesen Stand nehmen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
          --settings <WELCHE>   `today`: ihn mit der portal.yaml von heute lesen [Vorgabe: mit seiner eigenen, sonst mit der letzten davor oder der ersten]
          --format <FORM>       Form der Ausgabe: human, json, sarif, gitlab oder github [Vorgabe: human]
          --as-of <JJJJ-MM-TT>  Tag, an dem Fristen gemessen werden [Vorgabe: heute]
          --fix                 Vorher richten, was sicher ist: Schreibweise von Daten, Zeichen aus Textverarbeitungen, Leerzeichen am Zeilenende, Reihenfolge, eine Datei je Quelle
          --lang <SPRACHE>      Sprache der Meldungen: de oder en [Vorgabe: die des Rechners]
          --since <STAND>       Nur prüfen, was sich seit diesem Stand geändert hat, und ob verschobene Fristen und Ähnliches begründet sind
          --message <DATEI>     Datei mit der Nachricht, mit der die Änderungen eingetragen werden; für den Git-Hook `commit-msg`
          --amend               Der Commit soll den neuesten ersetzen; für den Git-Hook `commit-msg`
          --allow-shallow       Auch einen Klon nehmen, dem der Anfang der Geschichte fehlt
          --strict              Warnungen gelten als Fehler
      -h, --help                Zeigt diese Hilfe
    ");
}

#[test]
fn of_demo() {
    assert_snapshot!(help(&["demo"]), @"
    Legt eine Vorführung mit rekonstruiertem Verlauf an und zeigt sie

    Aufruf: zielstand demo [ORDNER] [OPTIONEN]

    Ordner:
      [ORDNER]  Wohin: ein Ordner, den es noch nicht gibt oder der leer ist [Vorgabe: `zielstand-demo`]

    Optionen:
          --as-of <JJJJ-MM-TT>  Tag, an dem Fristen gemessen werden [Vorgabe: heute]
          --port <PORT>         Port auf diesem Rechner [Vorgabe: der erste freie ab 8000]
          --no-serve            Die Website nur bauen, nicht zeigen
      -h, --help                Zeigt diese Hilfe
    ");
}

#[test]
fn of_history() {
    assert_snapshot!(help(&["history"]), @"
    Zeigt, was sich wann geändert hat

    Aufruf: zielstand history [ZIEL] [OPTIONEN]

    Argumente:
      [ZIEL]  Nur Änderungen des Ziels mit dieser Kennung [Vorgabe: alle Ziele und die Regeln des Portals]

    Optionen:
          --since <JJJJ-MM-TT>    Nur, was an diesem Tag oder später eingetragen wurde
          --until <JJJJ-MM-TT>    Nur, was an diesem Tag oder früher eingetragen wurde
          --field <ANGABE>        Nur Änderungen dieser Angabe, zum Beispiel `due`, `indicators` oder `indicators/Netze/target`, oder dieser Datei außerhalb der Ziele
          --about <ART>           Nur Änderungen dieser Art, zum Beispiel `status` oder `deadline`; mehrmals möglich
          --flagged               Nur auffällige Änderungen, zum Beispiel verschobene Fristen
          --mark <ART>            Nur Änderungen mit dieser Markierung, zum Beispiel `deadline-later`; mehrmals möglich
          --without-reason        Nur auffällige Änderungen ohne Begründung
          --pillar <KENNUNG>      Nur Ziele dieses Handlungsfelds
          --department <KENNUNG>  Nur Ziele dieses Ressorts
          --all                   Auch Redaktionelles und Übersetzungen einzeln [Vorgabe: nur ihre Zahl; `json` und `csv` nennen immer alles]
          --format <FORM>         Form der Ausgabe: text, json, csv oder markdown [Vorgabe: text]
          --root <ORDNER>         Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --rev <STAND>           Diesen Stand nehmen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
          --settings <WELCHE>     `today`: ihn mit der portal.yaml von heute lesen [Vorgabe: mit seiner eigenen, sonst mit der letzten davor oder der ersten]
          --allow-shallow         Auch einen Klon nehmen, dem der Anfang der Geschichte fehlt
      -h, --help                  Zeigt diese Hilfe
    ");
}

#[test]
fn of_init() {
    assert_snapshot!(help(&["init"]), @"
    Legt ein neues Portal an, mit Beispielen und als Git-Repository

    Aufruf: zielstand init ORDNER [OPTIONEN]

    Ordner:
      <ORDNER>  Wohin: ein Ordner, den es noch nicht gibt oder der leer ist

    Optionen:
          --title <TEXT>          Name des Portals [Vorgabe: wird gefragt]
          --base-url <ADRESSE>    Adresse, unter der es veröffentlicht wird
          --repository <ADRESSE>  Adresse des Repositorys bei GitLab, GitHub oder anderswo
          --english               Die Seiten auch auf Englisch
          --department <NAME>     Ein Ressort; mehrfach möglich [Vorgabe: zwei Beispiele]
      -h, --help                  Zeigt diese Hilfe
    ");
}

#[test]
fn of_new() {
    assert_snapshot!(help(&["new"]), @"
    Legt ein neues Ziel an

    Aufruf: zielstand new BEFEHL [OPTIONEN]

    Befehle:
      goal  Legt die Datei eines Ziels an. Was fehlt, wird gefragt, außer in Skripten

    Optionen:
      -h, --help  Zeigt diese Hilfe
    ");
}

#[test]
fn of_new_goal() {
    assert_snapshot!(help(&["new", "goal"]), @"
    Legt die Datei eines Ziels an. Was fehlt, wird gefragt, außer in Skripten

    Aufruf: zielstand new goal [OPTIONEN]

    Optionen:
          --title <TEXT>             Titel
          --pillar <KENNUNG>         Handlungsfeld
          --cross-cutting            Das Ziel gilt für alle Handlungsfelder
          --id <KENNUNG>             Kennung [Vorgabe: die nächste freie nach dem Muster des Handlungsfelds]
          --topic <KENNUNG>          Thema
          --lead <KENNUNG>           Federführendes Ressort
          --status <KENNUNG>         Status
          --status-source <KENNUNG>  Quelle des Status
          --start <DATUM>            Beginn
          --due <DATUM>              Frist
          --summary <TEXT>           Ein Satz über das Ziel
          --root <ORDNER>            Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
      -h, --help                     Zeigt diese Hilfe
    ");
}

#[test]
fn of_report() {
    assert_snapshot!(help(&["report"]), @"
    Zeigt, was sich in einem Zeitraum geändert hat

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]

    Optionen:
          --from <DATUM>       Erster Tag des Zeitraums; ein Monat oder Jahr zählt von seinem ersten Tag an
          --to <DATUM>         Letzter Tag des Zeitraums; ein Monat oder Jahr zählt bis zu seinem letzten Tag
          --whole              Statt eines Zeitraums die ganze Strategie, als ein Dokument zum Drucken
          --format <FORM>      In welcher Form: `markdown`, `html`, `json`, oder `pdf` mit einem Chromium auf diesem Rechner [Vorgabe: markdown, mit `--whole` html]
          --title <TEXT>       Überschrift [Vorgabe: der Zeitraum]
          --root <ORDNER>      Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --rev <STAND>        Diesen Stand nehmen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
          --settings <WELCHE>  `today`: ihn mit der portal.yaml von heute lesen [Vorgabe: mit seiner eigenen, sonst mit der letzten davor oder der ersten]
      -h, --help               Zeigt diese Hilfe
    ");
}

#[test]
fn of_schema() {
    assert_snapshot!(help(&["schema"]), @"
    Schreibt JSON-Schemas, mit denen Texteditoren schon beim Tippen prüfen

    Aufruf: zielstand schema ART [OPTIONEN]
            zielstand schema --to ORDNER [OPTIONEN]

    Argumente:
      [ART]  Wofür: goal, page, report, easy, pillar, topic, cross-cutting, department, strategy, start, translation, sources, source oder glossary

    Optionen:
          --to <ORDNER>    Alle Schemas in diesen Ordner schreiben: `goal.json`, `page.json` und so weiter
          --root <ORDNER>  Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
      -h, --help           Zeigt diese Hilfe
    ");
}

#[test]
fn of_serve() {
    assert_snapshot!(help(&["serve"]), @"
    Zeigt die Website, während man an ihr arbeitet

    Aufruf: zielstand serve [OPTIONEN]

    Optionen:
          --root <ORDNER>       Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
          --port <PORT>         Port auf diesem Rechner [Vorgabe: der erste freie ab 8000]
          --open                Die Website im Browser öffnen
          --as-of <JJJJ-MM-TT>  Tag, an dem Fristen gemessen werden [Vorgabe: heute]
      -h, --help                Zeigt diese Hilfe
    ");
}

#[test]
fn shells_and_manuals_know_every_command() {
    let case = Case::empty();
    let bash = case.run(&["completions", "bash"]).out;
    // The folder is made if there is none.
    let ran = case.run(&["man", "man"]);
    assert_eq!(ran.code, 0, "{}", ran.whole());
    for command in ["build", "check", "history", "report"] {
        assert!(bash.contains("--as-of") && bash.contains(&format!("zielstand,{command})")), "{command}");
        let page = std::fs::read_to_string(case.path(&format!("man/zielstand-{command}.1"))).unwrap();
        assert!(page.contains("\\-\\-root"), "{page}");
        assert!(page.contains(".SH AUFRUF") && !page.contains("SYNOPSIS"), "{page}");
    }
    assert!(case.run(&["completions", "csh"]).err.contains("csh"));
    case.write("datei", "x");
    assert_eq!(case.run(&["man", "datei"]).code, 2);
}
