//! A repository that had its own rules becomes a portal by `portal.yaml` alone.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::Value;
use zielstand::config;
use zielstand::content::{self, Field};
use zielstand::history::{self, Scope, State};
use zielstand::source::{Repository, WorkingTree};

use crate::case::Case;

/// Decisions as many projects write them: the number is the file's name, the title is the heading.
const SETTINGS: &str = "\
title: Entscheidungen
content:
  goals: {files: 'docs/adr/[0-9]*.md', id: file-name, other_fields: ignore}
fields: {start: date}
statuses:
  - {id: vorgeschlagen, words: [Proposed, Draft], label: vorgeschlagen, means: planned}
  - {id: angenommen, words: [Accepted, Accepted (again)], label: angenommen, means: done}
  - {id: unbekannt, label: unbekannt, means: unknown}
history: {paths: [adr]}
legal:
  pages: {impressum: none, datenschutz: none, barrierefreiheit: none, leichte-sprache: none, gebaerdensprache: none}
";

fn decision(status: &str, heading: &str) -> String {
    format!("---\nstatus: {status}\ndate: 2024-01-02\ndeciders: [Ada, Bo]\n---\n\n# {heading}\n\nText.\n")
}

/// A history with a status of another word, a folder with another name, files with other names, a broken one.
fn decisions() -> Case {
    let mut case = Case::empty();
    case.write("adr/0001-use-git.md", decision("Proposed", "Use Git"));
    case.write("adr/0002-plain-text.md", decision("Draft", "Plain `text`"));
    case.commit("Two decisions");
    case.write("adr/0001-use-git.md", decision("Accepted", "Use Git"));
    case.write("adr/0002-plain-text.md", "---\nstatus: [\n---\n");
    case.commit("One is accepted, one is broken");
    case.write("docs/adr/template.md", "A template without data.\n");
    case.git(&["mv", "adr/0001-use-git.md", "docs/adr/0001-use-git.md"]);
    case.git(&["mv", "adr/0002-plain-text.md", "docs/adr/0002-plain-text.md"]);
    case.commit("Another folder");
    case.write("docs/adr/0002-plain-text.md", decision("Draft", "Markdown files"));
    case.git(&["mv", "docs/adr/0001-use-git.md", "docs/adr/0003-use-git.md"]);
    case.commit("Other names");
    let changed = decision("Accepted (again)", "Use Git").replace("Bo", "Cy");
    case.write("docs/adr/0003-use-git.md", changed);
    case.write("portal.yaml", SETTINGS);
    case.commit("Accepted again");
    case
}

fn goals(case: &Case) -> Vec<String> {
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    let row = |goal: &Value| {
        let fields = ["id", "title", "pillar", "start"].map(|field| text(&goal[field]));
        format!("{} | {}", fields.join(" | "), text(&goal["status"]["id"]))
    };
    goals["goals"].as_array().unwrap().iter().map(row).collect()
}

fn changes(case: &Case) -> Vec<String> {
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    let row = |change: &Value| ["goal", "kind", "field", "old", "new"].map(|field| text(&change[field])).join(" | ");
    let rows = changes["changes"].as_array().unwrap().iter().map(row);
    rows.filter(|row| !row.contains("| text |")).collect()
}

#[test]
fn files_of_another_style_are_goals() {
    let case = decisions();
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 2 Ziele, N Seiten, 11 Änderungen in 5 Commits, Stand bb7677a33a, N s: ./public
    ");
    assert_snapshot!(goals(&case).join("\n"), @r"
    0002-plain-text | Markdown files | none | 2024-01-02 | vorgeschlagen
    0003-use-git | Use Git | none | 2024-01-02 | angenommen
    ");
    assert!(case.site("ziele/0003-use-git/index.html").contains("angenommen"));
}

#[test]
fn their_history_follows_the_same_rules() {
    let case = decisions();
    case.builds();
    assert_snapshot!(changes(&case).join("\n"), @"
    0001-use-git | created | file | none | adr/0001-use-git.md
    0002-plain-text | created | file | none | adr/0002-plain-text.md
    0001-use-git | changed | status | Proposed | Accepted
    0001-use-git | moved | file | adr/0001-use-git.md | docs/adr/0001-use-git.md
    0002-plain-text | moved | file | adr/0002-plain-text.md | docs/adr/0002-plain-text.md
    0001-use-git | removed | file | docs/adr/0001-use-git.md | none
    0002-plain-text | changed | title | Plain text | Markdown files
    0003-use-git | created | file | none | docs/adr/0003-use-git.md
    0003-use-git | changed | deciders | Ada, Bo | Ada, Cy
    0003-use-git | changed | status | Accepted | Accepted (again)
    ");
    let page = case.words("ziele/0002-plain-text/").join("\n");
    assert!(page.contains("Markdown files"), "{page}");
}

/// Values with one word for each meaning: another word of the same is no change.
fn meant(fields: &BTreeMap<String, Field>) -> BTreeMap<String, Field> {
    let word = |field: &Field| match field {
        Field::Text(text) => Field::Text(text.replace("Accepted (again)", "Accepted")),
        other => other.clone(),
    };
    fields.iter().map(|(name, field)| (name.clone(), word(field))).collect()
}

/// All changes together give today's files.
#[test]
fn replay_gives_what_is_there() {
    let case = decisions();
    let repository = Repository::open(case.root()).unwrap().unwrap();
    let source = WorkingTree::new(case.root(), Some(&repository));
    let config = config::load(&source).unwrap().config.unwrap();
    let loaded = content::load(&source, &config, jiff::civil::date(2026, 6, 1)).unwrap().content;
    for records in [&loaded.records[..], &[]] {
        let scope = Scope {
            goals: &config.folders.goals,
            past: &config.history.past,
            apart: &config.folders.apart_from_goals(),
            eras: &config.fields,
            file_limit: 2_000_000,
            group_names: &config.group_names,
            words: &config.history.words,
            records,
            root: None,
            marking: None,
        };
        let head = repository.head().unwrap().unwrap();
        let history = history::read(&repository, head, scope, jiff::civil::date(2026, 6, 1), true).unwrap();
        drop(std::fs::remove_dir_all(case.path(".git/zielstand")));
        let then = State::after(&history.steps);
        let then: BTreeMap<_, _> =
            then.goals().map(|(id, goal)| (id, (&goal.path, meant(&goal.fields), &*goal.markdown))).collect();
        let now = loaded.records.iter();
        let now = now
            .map(|stored| (&stored.record.id, (&stored.path, meant(&stored.record.fields), &*stored.record.markdown)));
        assert_eq!(then, now.collect());
        assert_eq!(then.len(), 2);
    }
}

/// A folder for each goal, ids from a field with other letters, a pillar for those that name none.
#[test]
fn folders_ids_and_pillars() {
    let settings = SETTINGS
        .replace("{files: 'docs/adr/[0-9]*.md', id: file-name,", "{files: 'RFC-*/README.md', pillar: rest,")
        .replace("fields: {start: date}", "fields: {id: Nummer, pillar: Area}")
        .replace("history: {paths: [adr]}\n", "")
        + "pillars:\n  - {id: kern, words: [Core Team], title: Kern}\n  - {id: rest, title: Übriges}\n";
    let case = Case::empty()
        .file("portal.yaml", settings)
        .file("README.md", "Keine Seite.")
        .file("RFC-1/README.md", "---\nNummer: RFC 1\nArea: Core Team\n---\n# Eins\n\n[Zwei](../RFC-2/README.md)\n")
        .file("RFC-2/README.md", "---\nNummer: RFC_2\ntitle: Zwei\n---\n\nOhne Überschrift\n")
        .file("RFC-3/README.md", "---\nNummer: 3\n---\nNur Text\n");
    case.builds();
    assert_snapshot!(goals(&case).join("\n"), @r"
    3 | RFC-3 | rest | none | unbekannt
    rfc-1 | Eins | kern | none | unbekannt
    rfc-2 | Zwei | rest | none | unbekannt
    ");
    assert!(case.site("ziele/rfc-1/index.html").contains("ziele/rfc-2/\">Zwei</a>"));
}

#[test]
fn what_is_wrong_is_said() {
    let with = |goals: &str| {
        let settings = SETTINGS.replace("{files: 'docs/adr/[0-9]*.md', id: file-name, other_fields: ignore}", goals);
        let text = decision("Accepted", "Eins") + "\n[Plan](plan.txt) und ![Bild](/bild.png)\n";
        Case::empty().file("portal.yaml", settings).file("docs/adr/0001.md", text).run(&["check"]).whole()
    };
    assert_snapshot!(with("{files: '**/*.md', pillar: kern, id: name}"), @"
    exit 1
    out: Fehler[Z120]: `**/*.md` ist kein Muster für Dateien von Zielen
     --> portal.yaml:3:18
      |
    3 |   goals: {files: '**/*.md', pillar: kern, id: name}
      |                  ^^^^^^^^^
      |
      = Hilfe: so schreiben: `docs/ziele/*.md`; `*` steht für einen Teil eines Namens, `**` für Ordner, am Anfang steht ein Name, am Ende `.md`

    Fehler[Z203]: das Handlungsfeld `kern` gibt es nicht
     --> portal.yaml:3:37
      |
    3 |   goals: {files: '**/*.md', pillar: kern, id: name}
      |                                     ^^^^
      |
      = Hilfe: in `portal.yaml` unter `pillars` ergänzen, oder hier löschen

    Fehler[Z307]: `name` ist hier nicht möglich
     --> portal.yaml:3:47
      |
    3 |   goals: {files: '**/*.md', pillar: kern, id: name}
      |                                               ^^^^
      |
      = Hilfe: möglich sind: `field`, `file-name`

    3 Fehler, 0 Warnungen, 0 Hinweise.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
    assert_snapshot!(with("{files: 'docs/adr/*.md', id: file-name}"), @r"
    exit 1
    out: Hinweis[Z313]: zum Status `angenommen` fehlt das Datum
     --> docs/adr/0001.md:2:9
      |
    2 | status: Accepted
      |         ^^^^^^^^
      |
      = Hilfe: eine Zeile `status_date: …` ergänzen

    Hinweis[Z314]: zum Status `angenommen` fehlt ein Beleg
     --> docs/adr/0001.md:2:9
      |
    2 | status: Accepted
      |         ^^^^^^^^
      |
      = Hilfe: eine Quelle, ein Ereignis, einen erreichten Meilenstein oder einen Messwert ergänzen

    Fehler[Z106]: die Angabe `deciders` gibt es nicht
     --> docs/adr/0001.md:4:1
      |
    4 | deciders: [Ada, Bo]
      | ^^^^^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    Warnung[Z121]: der Verweis `plan.txt` führt zu etwas, das dieses Portal nicht zeigt; er wird weggelassen
      --> docs/adr/0001.md:11:1
       |
    11 | [Plan](plan.txt) und ![Bild](/bild.png)
       | ^^^^^^^^^^^^^^^^
       |
       = Hilfe: die ganze Adresse mit `https://` schreiben, oder die Warnung hinnehmen

    Warnung[Z121]: der Verweis `/bild.png` führt zu etwas, das dieses Portal nicht zeigt; er wird weggelassen
      --> docs/adr/0001.md:11:22
       |
    11 | [Plan](plan.txt) und ![Bild](/bild.png)
       |                      ^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: die ganze Adresse mit `https://` schreiben, oder die Warnung hinnehmen

    1 Fehler, 2 Warnungen, 2 Hinweise.
    ");
}

const PLAIN: &str = "\
title: Entscheidungen
content:
  goals: {files: ['docs/adr/*.md', 'docs/rfcs/*/README.md'], except: ['docs/adr/template.md', 'docs/adr/x-*.md'], id: file-name, other_fields: ignore}
fields: {replaces: ersetzt-ziel}
statuses:
  - {id: angenommen, words: [Accepted], label: angenommen, means: planned}
  - {id: unbekannt, label: unbekannt, means: unknown}
legal:
  pages: {impressum: none, datenschutz: none, barrierefreiheit: none, leichte-sprache: none, gebaerdensprache: none}
";

fn ids(case: &Case) -> Vec<String> {
    goals(case).iter().map(|row| row.split(" | ").next().unwrap_or_default().to_owned()).collect()
}

/// Several patterns, what they do not mean, and a field of another meaning.
#[test]
fn several_patterns_and_exceptions() {
    let mut case = Case::empty()
        .file("portal.yaml", PLAIN)
        .file("docs/adr/0001.md", "---\nstatus: Accepted\nreplaces: N/A\n---\n\n# Eins\n")
        .file("docs/adr/template.md", "Eine Vorlage\n")
        .file("docs/adr/x-alt.md", "Alt\n")
        .file("docs/rfcs/0002-zwei/README.md", "---\nstatus: Accepted\n---\n\n# Zwei\n")
        .file("docs/other/0003.md", "Nichts\n");
    case.commit("Anfang");
    case.builds();
    assert_eq!(ids(&case), ["0001", "0002-zwei"]);
    assert_eq!(changes(&case).len(), 2);
}

/// A site of Hugo with several languages: pages that are folders, dates with times, commands of Hugo, and more files in
/// `content` than those that are goals.
#[test]
fn a_site_with_several_languages() {
    let settings = PLAIN
        .replace("['docs/adr/*.md', 'docs/rfcs/*/README.md']", "'content/en/**/*.md'")
        .replace("fields: {replaces: ersetzt-ziel}", "fields: {start: date}");
    let post = "---\ntitle: One\ndate: 2018-12-31T00:00:00Z\n---\n\n{{< toc >}}\n\n{% include note.html %} and `{{ code }}` \\{{ x }}\n";
    let mut case = Case::empty()
        .file("portal.yaml", settings)
        .file("content/en/post/one/index.md", post)
        .file("content/en/docs/_index.md", "---\ntitle: All docs\n---\n")
        .file("content/en/post/_index.md", "---\ntitle: All posts\n---\n")
        .file("content/de/post/one/index.md", post)
        .file("content/base/two.html", "<p>Two</p>");
    case.commit("Anfang");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 3 Ziele, N Seiten, 3 Änderungen in 1 Commit, Stand 44ae0554f1, N s: ./public

    err: Warnung[Z428]: dies ist ein Baustein eines anderen Programms; er wird so gezeigt, wie er dasteht
     --> content/en/post/one/index.md:6:1
      |
    6 | {{< toc >}}
      | ^^^
      |
      = Hilfe: mit Markdown schreiben, was dort stehen soll; sind die Klammern gemeint: `\{`

    Warnung[Z428]: dies ist ein Baustein eines anderen Programms; er wird so gezeigt, wie er dasteht
     --> content/en/post/one/index.md:8:1
      |
    8 | {% include note.html %} and `{{ code }}` \{{ x }}
      | ^^
      |
      = Hilfe: mit Markdown schreiben, was dort stehen soll; sind die Klammern gemeint: `\{`

    0 Fehler, 2 Warnungen.
    ");
    assert_eq!(
        goals(&case),
        [
            "docs | All docs | none | none | unbekannt",
            "one | One | none | 2018-12-31 | unbekannt",
            "post | All posts | none | none | unbekannt"
        ]
    );
}

#[test]
fn broken_files_are_left_out_if_that_is_wanted() {
    let mut case = Case::empty()
        .file("portal.yaml", PLAIN)
        .file("docs/adr/0001.md", "---\nstatus: Accepted\n---\n\n# Eins\n")
        .file("docs/adr/0002.md", "---\nstatus: Accepted\n---\n\n# Zwei\n");
    case.commit("Anfang");
    case.write("docs/adr/0002.md", "\n---\nstatus: Accepted\n---\n\n# Zwei\n");
    case.write("docs/adr/0003.md", "---\nstatus: Maybe\n---\n\n# Drei\n");
    case.write("docs/rfcs/0001/README.md", "---\nstatus: Accepted\n---\n\n# Auch Eins\n");
    case.commit("Drei Fehler");
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z101]: der Block mit den Angaben beginnt erst in Zeile 2, darüber ist es leer
    --> docs/adr/0002.md
     = Hilfe: die leeren Zeilen löschen, sodass `---` in der ersten Zeile steht

    Fehler[Z203]: den Status `Maybe` gibt es nicht
     --> docs/adr/0003.md:2:9
      |
    2 | status: Maybe
      |         ^^^^^
      |
      = Hilfe: möglich sind: `angenommen`, `unbekannt`; weitere in `portal.yaml` unter `statuses` ergänzen

    Fehler[Z202]: der Name der Datei ergibt die Kennung `0001`, wie schon der von `docs/adr/0001.md`
    --> docs/rfcs/0001/README.md
     = Hilfe: eine der beiden Dateien umbenennen, sie mit `content: goals: except` in `portal.yaml` ausnehmen, oder unter `files` nur einen der Ordner nennen

    3 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    case.write("portal.yaml", PLAIN.replace("id: file-name", "id: file-name, broken: skip"));
    let rule = case.commit("Fehler halten nicht mehr auf");
    case.builds();
    assert_eq!(ids(&case), ["0001", "0003"], "a wrong word is no way out of the figures");
    let page = case.words("aenderungen/").join("\n");
    let data: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let left_out = data["left_out"].as_array().unwrap();
    let told: Vec<String> = left_out
        .iter()
        .map(|file| format!("{}: {}", file["path"].as_str().unwrap(), file["reason"].as_str().unwrap()))
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    docs/adr/0002.md: der Block mit den Angaben beginnt erst in Zeile 2, darüber ist es leer
    docs/rfcs/0001/README.md: der Name der Datei ergibt die Kennung `0001`, wie schon der von `docs/adr/0001.md`
    ");
    assert!(told.iter().all(|line| page.contains(line)), "{page}");
    let rule = case.words(&format!("aenderungen/{rule}/")).join("\n");
    assert!(rule.contains("neu: Seiten der Ziele: fehlerhafte Dateien: werden ausgelassen"), "{rule}");
    // What was left out as it was committed is as it was committed.
    let uncommitted = |case: &Case| {
        let manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
        manifest["uncommitted"].as_array().unwrap().clone()
    };
    assert!(uncommitted(&case).is_empty());
    case.write("docs/adr/0003.md", "---\nstatus: Perhaps\n---\n\n# Drei\n");
    case.builds();
    assert_eq!(uncommitted(&case), ["docs/adr/0003.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf_8_stops_only_its_file() {
    use std::os::unix::ffi::OsStrExt;
    let mut case =
        Case::empty().file("portal.yaml", PLAIN).file("docs/adr/0001.md", "---\nstatus: Accepted\n---\n\n# Eins\n");
    let name = std::ffi::OsStr::from_bytes(b"docs/adr/b\xfcrger.md");
    std::fs::write(case.root().join(name), "---\nstatus: Accepted\n---\n\n# Bürger\n").unwrap();
    case.commit("Ein Name in Latin-1");
    let found = case.run(&["check"]).whole();
    assert_snapshot!(found, @"
    exit 0
    out: Warnung[Z009]: der Name der Datei ist nicht als UTF-8 gespeichert; die Datei wird ausgelassen
    --> docs/adr/b�rger.md
     = Hilfe: die Datei mit `git mv` umbenennen; Umlaute am besten vermeiden

    Warnung[Z120]: auf das Muster `docs/rfcs/*/README.md` passt keine Datei
     --> portal.yaml:3:36
      |
    3 |   goals: {files: ['docs/adr/*.md', 'docs/rfcs/*/README.md'], except: ['docs/adr/template.md', 'docs/adr/x-*.md'], id: file-name, othe...
      |                                    ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: Ordner und Namen darin prüfen, auch Groß- und Kleinschreibung, oder das Muster streichen

    0 Fehler, 2 Warnungen, 0 Hinweise.
    ");
    assert_eq!(case.run(&["check", "--rev", "HEAD"]).whole(), found);
    // So does a folder's.
    case.write("portal.yaml", PLAIN.replace("docs/adr/*.md", "docs/adr/**/*.md"));
    let folder = case.root().join(std::ffi::OsStr::from_bytes(b"docs/adr/gr\xfcn"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("b.md"), "---\nstatus: Accepted\n---\n\n# Grün\n").unwrap();
    let told = case.run(&["check"]).out;
    assert_eq!(told.matches("Warnung[Z009]").count(), 2, "{told}");
    std::fs::remove_dir_all(&folder).unwrap();
    case.write("portal.yaml", PLAIN);
    // So does a source's.
    let source = case.root().join(std::ffi::OsStr::from_bytes(b"content/quellen/\xe4.yaml"));
    std::fs::create_dir_all(source.parent().unwrap()).unwrap();
    std::fs::write(&source, "title: A\nurl: https://example.org/\n").unwrap();
    assert!(case.run(&["check"]).out.ends_with("\n0 Fehler, 3 Warnungen, 0 Hinweise.\n"));
    std::fs::remove_file(&source).unwrap();
    case.builds();
    assert_eq!(ids(&case), ["0001"]);
    assert_eq!(changes(&case).len(), 1);
    assert!(case.words("aenderungen/").join("\n").contains("nicht als UTF-8 gespeichert"));
}

#[test]
fn a_pattern_without_a_file_is_told() {
    let case = Case::empty().file(
        "portal.yaml",
        format!(
            "{}content: {{goals: {{files: ['ziele/{{a,b}}.md', 'ziele/[x-z]*.md'], exclude: 'ziele/c.md'}}}}\n",
            crate::case::SETTINGS
        ),
    );
    case.write("ziele/a.md", "---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n\nText.\n");
    let said = case.run(&["check"]).out;
    assert_snapshot!(said, @"
    Fehler[Z106]: die Angabe `exclude` gibt es nicht
      --> portal.yaml:21:65
       |
    21 | content: {goals: {files: ['ziele/{a,b}.md', 'ziele/[x-z]*.md'], exclude: 'ziele/c.md'}}
       |                                                                 ^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `except`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
    case.write(
        "portal.yaml",
        format!("{}content: {{goals: {{files: ['ziele/{{a,b}}.md', 'ziele/[x-z]*.md']}}}}\n", crate::case::SETTINGS),
    );
    assert_snapshot!(case.run(&["check"]).out, @"
    Warnung[Z120]: auf das Muster `ziele/[x-z]*.md` passt keine Datei
      --> portal.yaml:21:45
       |
    21 | content: {goals: {files: ['ziele/{a,b}.md', 'ziele/[x-z]*.md']}}
       |                                             ^^^^^^^^^^^^^^^^^
       |
       = Hilfe: Ordner und Namen darin prüfen, auch Groß- und Kleinschreibung, oder das Muster streichen

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}
