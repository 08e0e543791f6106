//! What the command line says of itself.

use insta::assert_snapshot;

use crate::case::Case;

#[test]
fn help_is_in_german() {
    let ran = Case::empty().run(&["build", "--help"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @"
    Baut die Website

    Aufruf: zielstand build [OPTIONEN]

    Optionen:
          --root <ORDNER>       Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --out <ORDNER>        Wohin die Website geschrieben wird [Vorgabe: `public` im Ordner des Portals]
          --rev <STAND>         Diesen Stand bauen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
          --as-of <JJJJ-MM-TT>  Tag, an dem Fristen gemessen werden [Vorgabe: heute]
          --base-url <ADRESSE>  Adresse der veröffentlichten Website [Vorgabe: `base_url` in portal.yaml]
          --jobs <ZAHL>         Zahl der gleichzeitigen Arbeiten [Vorgabe: so viele wie Prozessorkerne]
          --allow-shallow       Auch einen Klon bauen, dem der Anfang der Geschichte fehlt
          --strict              Bei einer Warnung nichts schreiben, wie bei einem Fehler: für die Veröffentlichung
      -h, --help                Zeigt diese Hilfe
    ");
}

#[test]
fn help_of_the_demo() {
    let ran = Case::empty().run(&["demo", "--help"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @"
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
fn help_of_report() {
    let ran = Case::empty().run(&["report", "--help"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out, @r"
    Zeigt, was sich in einem Zeitraum geändert hat

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]

    Optionen:
          --from <DATUM>   Erster Tag des Zeitraums; ein Monat oder Jahr zählt von seinem ersten Tag an
          --to <DATUM>     Letzter Tag des Zeitraums; ein Monat oder Jahr zählt bis zu seinem letzten Tag
          --format <FORM>  In welcher Form: `markdown`, `html` oder `json` [Vorgabe: markdown]
          --title <TEXT>   Überschrift [Vorgabe: der Zeitraum]
          --root <ORDNER>  Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
          --rev <STAND>    Diesen Stand lesen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
      -h, --help           Zeigt diese Hilfe
    ");
}

#[test]
fn wrong_arguments_could_not_run() {
    for arguments in [
        &["baue"][..],
        &["build", "--as-of", "morgen"],
        &["build", "--jobs", "0"],
        &["build", "--base-url", "x"],
        &["demo", "--port", "1", "--no-serve"],
    ] {
        let ran = Case::new().run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn version_is_the_packages() {
    assert_eq!(Case::empty().run(&["--version"]).out, format!("zielstand {}\n", env!("CARGO_PKG_VERSION")));
}
