//! Files that are not what they seem or stand where nothing is expected.

use insta::assert_snapshot;

use crate::case::Case;

#[test]
fn files_of_no_kind() {
    let case = Case::new()
        .goal("neu", "")
        .file("content/notiz.md", "Text")
        .file("content/ziele/tabelle.csv", "a;b")
        .file("content/medien/programm.html", "<script>alert(1)</script>")
        .file("content/ziele/.neu.md.swp", "wird übersehen")
        .file("content/.git-ordner/x.md", "wird übersehen");
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z006]: Dateien dieser Art zeigt das Portal nicht
    --> content/medien/programm.html
     = Hilfe: in einer dieser Formen speichern: `png`, `jpg`, `jpeg`, `gif`, `webp`, `avif`, `pdf`, `csv`, `txt`, `ods`, `odt`, `xlsx`, `mp4`, `vtt`

    Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/notiz.md
     = Hilfe: in einen dieser Ordner legen: `content/ziele`, `content/seiten`, `content/berichte`, `content/leicht`, `content/handlungsfelder`, `content/themen`, `content/querschnitt`, `content/ressorts`, `content/strategien`

    Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/ziele/tabelle.csv
     = Hilfe: in diesem Ordner enden die Namen von Dateien auf `.md`; Bilder und anderes gehören nach `content/medien`

    0 Fehler, 3 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert!(!case.path("public/medien").exists());
}

#[test]
fn other_repository_in_the_content() {
    let mut case = Case::new().goal("neu", "");
    case.git(&["init", "-q", "content/ziele/fremd"]);
    std::fs::write(case.path("content/ziele/fremd/x.md"), "---\nid: fremd\ntitle: F\npillar: netz\n---\n").unwrap();
    let fremd = case.path("content/ziele/fremd");
    let date = "2024-01-01T12:00:00+01:00";
    for args in [&["add", "-A"][..], &["commit", "-q", "-m", "x"]] {
        assert!(crate::case::git_command(&fremd, date).args(args).status().unwrap().success());
    }
    case.commit("Anfang");
    let ran = case.build(&["--rev", "main"]);
    let commit = case.git(&["rev-parse", "--short=10", "main"]);
    assert_snapshot!(ran.whole().replace(commit.trim(), "COMMIT"), @r"
    exit 0
    out: 1 Ziel, N Seiten, 1 Änderung in 1 Commit, Stand COMMIT, N s: ./public

    err: Warnung[Z005]: dies ist ein fremdes Repository im Inhalt; es wird nicht gelesen
    --> content/ziele/fremd
     = Hilfe: die Dateien selbst hierher kopieren

    0 Fehler, 1 Warnung.
    ");
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use insta::assert_snapshot;

    use crate::case::Case;

    const SECRET: &str = "---\nid: geheim\ntitle: Geheim\npillar: netz\n---\nGeheim\n";

    #[test]
    fn link_to_a_file_outside() {
        let case = Case::new().goal("neu", "").file("geheim.md", SECRET);
        symlink(case.path("geheim.md"), case.path("content/ziele/link.md")).unwrap();
        symlink("/etc/passwd", case.path("content/ziele/passwd.md")).unwrap();
        assert_snapshot!(case.builds(), @r"
        exit 0
        out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

        err: Warnung[Z004]: dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt
        --> content/ziele/link.md
         = Hilfe: die Datei selbst hierher kopieren

        Warnung[Z004]: dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt
        --> content/ziele/passwd.md
         = Hilfe: die Datei selbst hierher kopieren

        0 Fehler, 2 Warnungen.
        Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
        ");
        assert!(!case.path("public/ziele/geheim").exists());
    }

    #[test]
    fn link_to_a_folder_outside() {
        let case = Case::new().goal("neu", "").file("woanders/geheim.md", SECRET);
        symlink(case.path("woanders"), case.path("content/ziele/ordner")).unwrap();
        assert_snapshot!(case.builds(), @r"
        exit 0
        out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

        err: Warnung[Z004]: dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt
        --> content/ziele/ordner
         = Hilfe: die Datei selbst hierher kopieren

        0 Fehler, 1 Warnung.
        Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
        ");
        assert!(!case.path("public/ziele/geheim").exists());
    }

    #[test]
    fn a_folder_of_the_content_is_a_link() {
        let case = Case::built().file("woanders/bild.png", "x");
        symlink(case.path("woanders"), case.path("content/medien")).unwrap();
        assert_snapshot!(case.refused(), @r"
        exit 1
        err: Fehler[Z004]: dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen
        --> content/medien
         = Hilfe: die Dateien selbst hierher kopieren

        1 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
    }

    #[test]
    fn link_to_nowhere() {
        let case = Case::new().goal("neu", "");
        symlink("fehlt.md", case.path("content/ziele/link.md")).unwrap();
        assert_snapshot!(case.builds(), @r"
        exit 0
        out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

        err: Warnung[Z004]: dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt
        --> content/ziele/link.md
         = Hilfe: die Datei selbst hierher kopieren

        0 Fehler, 1 Warnung.
        Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
        ");
    }

    #[test]
    fn content_itself_is_a_link() {
        let case = Case::new().file("woanders/ziele/geheim.md", SECRET);
        symlink(case.path("woanders"), case.path("content")).unwrap();
        assert_snapshot!(case.refused(), @r"
        exit 1
        err: Fehler[Z004]: dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen
        --> content
         = Hilfe: die Dateien selbst hierher kopieren

        1 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
    }

    #[test]
    fn register_and_overview_are_links() {
        let case = Case::built().file("s.yaml", "x: {title: X}\n").file("start.md", "---\n---\nStart\n");
        symlink(case.path("s.yaml"), case.path("content/quellen.yaml")).unwrap();
        symlink(case.path("start.md"), case.path("content/start.md")).unwrap();
        assert_snapshot!(case.refused(), @r"
        exit 1
        err: Fehler[Z003]: die Datei lässt sich nicht lesen: Verknüpfungen werden nicht verfolgt
        --> content/quellen.yaml
         = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

        Fehler[Z003]: die Datei lässt sich nicht lesen: Verknüpfungen werden nicht verfolgt
        --> content/start.md
         = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

        2 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
    }

    #[test]
    fn register_behind_a_link() {
        let case = Case::built().file("woanders/s.yaml", "x: {title: X}\n");
        symlink(case.path("woanders"), case.path("link")).unwrap();
        case.write("portal.yaml", format!("{}content: {{sources: link/s.yaml}}\n", crate::case::SETTINGS));
        assert_snapshot!(case.refused(), @"
        exit 1
        err: Fehler[Z004]: dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen
        --> link
         = Hilfe: die Dateien selbst hierher kopieren

        Fehler[Z003]: die Datei lässt sich nicht lesen: Verknüpfungen werden nicht verfolgt
        --> link/s.yaml
         = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

        2 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
    }

    #[test]
    fn settings_are_a_link() {
        let case = Case::built();
        std::fs::rename(case.path("portal.yaml"), case.path("p.yaml")).unwrap();
        symlink(case.path("p.yaml"), case.path("portal.yaml")).unwrap();
        assert_snapshot!(case.refused(), @r"
        exit 2
        err: Fehler: `portal.yaml` lässt sich nicht lesen: Verknüpfungen werden nicht verfolgt
        ");
    }

    #[test]
    fn theme_is_a_link() {
        let case = Case::built().file("woanders/texts/de.yaml", "skip: Weiter\n");
        symlink(case.path("woanders"), case.path("thema")).unwrap();
        case.write("portal.yaml", format!("{}theme: thema\n", crate::case::SETTINGS));
        assert_snapshot!(case.refused(), @r"
        exit 2
        err: Fehler: `thema` lässt sich nicht lesen: Verknüpfungen werden nicht verfolgt
        ");
    }

    #[test]
    fn links_in_a_commit() {
        let mut case = Case::built().file("woanders/ziele/geheim.md", SECRET);
        std::fs::rename(case.path("content"), case.path("inhalt")).unwrap();
        symlink("woanders", case.path("content")).unwrap();
        symlink("../../woanders/ziele/geheim.md", case.path("inhalt/ziele/link.md")).unwrap();
        case.commit("Anfang");
        let said = |ran: crate::case::Ran| ran.whole().replace(&case.git(&["rev-parse", "HEAD"])[..10], "COMMIT");
        assert_snapshot!(said(case.build(&["--rev", "main"])), @r"
        exit 1
        err: Fehler[Z004]: dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen
        --> content
         = Hilfe: die Dateien selbst hierher kopieren

        1 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
        case.write("portal.yaml", format!("{}content: {{goals: inhalt/ziele}}\n", crate::case::SETTINGS));
        case.git(&["commit", "-q", "-a", "-m", "Inhalt"]);
        assert_snapshot!(said(case.build(&["--rev", "main"])), @r"
        exit 1
        err: Fehler[Z004]: dieser Ordner ist nur eine Verknüpfung; ihr wird nicht gefolgt, und sein Inhalt würde fehlen
        --> content
         = Hilfe: die Dateien selbst hierher kopieren

        Warnung[Z004]: dies ist eine Verknüpfung auf eine andere Datei; ihr wird nicht gefolgt
        --> inhalt/ziele/link.md
         = Hilfe: die Datei selbst hierher kopieren

        1 Fehler, 1 Warnung.
        Es wurde nichts geschrieben.
        ");
    }

    #[test]
    fn pipe_is_not_waited_for() {
        let case = Case::built();
        let pipe = case.path("content/ziele/rohr.md");
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
        assert_snapshot!(case.refused(), @r"
        exit 1
        err: Fehler[Z003]: die Datei lässt sich nicht lesen: weder Datei noch Ordner
        --> content/ziele/rohr.md
         = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

        1 Fehler, 0 Warnungen.
        Es wurde nichts geschrieben.
        ");
    }
}
