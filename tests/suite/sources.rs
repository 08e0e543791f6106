//! Sources in a register, in files of their own, and in both.

use insta::assert_snapshot;
use proptest::prelude::*;

use crate::case::{Case, files};

const REGISTER: &str = "\
# Alle Quellen.

# Seite 12 ist wichtig.
bericht:  # der zweite
    title: Ministerium, Bericht 2024  # nicht der Entwurf
# gilt bis 2030
    url: https://example.org/bericht
    date: 2024-05
    note: |
      Erste Zeile

        # kein Kommentar
      Letzte Zeile

# Abschnitt: Netze

plan_2023: {title: Ministerium, date: 2023}  # ohne Adresse
# liegt im Archiv

# der alte
atlas:

  title: \"Atlas: alle\"
";

const GOAL: &str = "status: begonnen\nstatus_source: bericht\nsources: [plan_2023, atlas]\n";

fn lines(case: &Case) -> String {
    let ran = case.run(&["check", "--as-of", "2026-06-01"]);
    ran.out.lines().filter(|line| line.contains("]: ") || line.contains("--> ")).collect::<Vec<_>>().join("\n")
}

fn fix(case: &Case) -> String {
    let ran = case.run(&["check", "--fix", "--as-of", "2026-06-01"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    ran.err
}

fn read(case: &Case, path: &str) -> String {
    std::fs::read_to_string(case.path(path)).unwrap()
}

/// What a portal becomes, wherever its sources stand.
fn site(case: &Case) -> std::collections::BTreeMap<String, Vec<u8>> {
    assert_eq!(case.build(&[]).code, 0);
    case.site_files()
}

#[test]
fn two_drafts_that_each_add_a_source_do_not_collide() {
    let mut case = Case::new().goal("a", GOAL).file("content/quellen.yaml", REGISTER);
    case.commit("Beginn");
    for (draft, title) in [("eins", "Bericht 2026"), ("zwei", "Atlas 2026")] {
        case.git(&["switch", "-q", "-c", draft, "main"]);
        case.write(&format!("content/quellen/{draft}.yaml"), format!("title: {title}\n"));
        case.write_goal(draft, &format!("status: begonnen\nstatus_source: {draft}\n"));
        case.commit(draft);
    }
    case.git(&["switch", "-q", "main"]);
    for draft in ["eins", "zwei"] {
        case.git(&["merge", "-q", "--no-ff", "--no-edit", draft]);
    }
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site("quellen/index.html");
    for title in ["Bericht 2026", "Atlas 2026", "Ministerium, Bericht 2024"] {
        assert!(page.contains(title), "{title}");
    }
}

#[test]
fn what_is_wrong_is_told_once_where_it_is() {
    let case = Case::new()
        .goal("a", GOAL)
        .goal("b", "lead: mid\nsources: [kaputt, konflikt, Grau, nirgends]\n")
        .file("content/seiten/c.md", "---\ntitle: C\nsources: [kaputt]\n---\n\n[Q](quelle:konflikt)\n")
        .file("content/quellen.yaml", REGISTER)
        .file("content/quellen/2024/bericht.yaml", "title: Bericht\n")
        .file("content/quellen/bericht.yaml", "title: Noch einer\n")
        .file("content/quellen/kaputt.yaml", "titel: Falsch\n")
        .file("content/quellen/konflikt.yaml", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n")
        .file("content/quellen/Grau.yaml", "title: Grau\n")
        .file("content/quellen/leer.yaml", "")
        .file("content/quellen/liste.yml", "title: Liste\n");
    assert_snapshot!(lines(&case), @"
    Fehler[Z202]: die Quelle `bericht` steht auch in `content/quellen/2024/bericht.yaml`
     --> content/quellen.yaml:4:1
    Hinweis[Z113]: `# nicht der Entwurf` ist ein Kommentar und wird nicht gezeigt
     --> content/quellen.yaml:5:39
    Fehler[Z207]: aus dem Dateinamen `Grau.yaml` lässt sich keine Adresse machen
    --> content/quellen/Grau.yaml
    Fehler[Z202]: die Quelle `bericht` steht auch in `content/quellen/2024/bericht.yaml`
    --> content/quellen/bericht.yaml
    Fehler[Z106]: die Angabe `titel` gibt es nicht
     --> content/quellen/kaputt.yaml:1:1
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
     --> content/quellen/konflikt.yaml:1:1
    Fehler[Z008]: in der Datei steht keine Angabe zur Quelle
    --> content/quellen/leer.yaml
    Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/quellen/liste.yml
    Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/a.md:2:5
    Fehler[Z203]: die Quelle `nirgends` gibt es nicht
     --> content/ziele/b.md:6:35
    ");
}

#[test]
fn fix_gives_each_source_a_file_of_its_own_and_keeps_every_comment() {
    let whole = Case::new().goal("a", GOAL).file("content/quellen.yaml", REGISTER);
    let case = Case::new().goal("a", GOAL).file("content/quellen.yaml", REGISTER);
    assert_snapshot!(fix(&case), @"
    angelegt: content/quellen/bericht.yaml
    angelegt: content/quellen/plan_2023.yaml
    angelegt: content/quellen/atlas.yaml
    gerichtet: content/quellen.yaml
    ");
    let files = ["quellen.yaml", "quellen/bericht.yaml", "quellen/plan_2023.yaml", "quellen/atlas.yaml"];
    let all = files.map(|file| format!("== {file}\n{}", read(&case, &format!("content/{file}")))).concat();
    assert_snapshot!(all, @r#"
    == quellen.yaml
    # Alle Quellen.

    # Abschnitt: Netze

    == quellen/bericht.yaml
    # Seite 12 ist wichtig.
    # der zweite
    title: Ministerium, Bericht 2024  # nicht der Entwurf
    # gilt bis 2030
    url: https://example.org/bericht
    date: 2024-05
    note: |
      Erste Zeile

        # kein Kommentar
      Letzte Zeile
    == quellen/plan_2023.yaml
    {title: Ministerium, date: 2023}  # ohne Adresse
    # liegt im Archiv
    == quellen/atlas.yaml
    # der alte

    title: "Atlas: alle"
    "#);
    assert_eq!(fix(&case), "");
    assert!(site(&case) == site(&whole), "the site says something else");
}

#[test]
fn fix_leaves_what_would_say_something_else() {
    let register = "\
bericht: {title: A}
Falsch: {title: B}
leer:
text: nur ein Text
doppelt: {title: C}
doppelt: {title: D}
da: {title: E}
kette: {title: F,
  date: 31.3.2024}
";
    let case = Case::new()
        .file("content/quellen.yaml", register)
        .file("content/quellen/archiv/da.yaml", "title: E\ndate: 31.3.2023\n");
    case.run(&["check", "--fix"]);
    assert_eq!(read(&case, "content/quellen/archiv/da.yaml"), "title: E\ndate: 2023-03-31\n");
    assert_snapshot!(read(&case, "content/quellen.yaml"), @"
    Falsch: {title: B}
    leer:
    text: nur ein Text
    doppelt: {title: C}
    doppelt: {title: D}
    da: {title: E}
    ");
    assert_snapshot!(read(&case, "content/quellen/kette.yaml"), @"
    {title: F,
      date: 2024-03-31}
    ");
    assert!(!case.path("content/quellen/da.yaml").exists());
}

#[test]
fn fix_leaves_no_empty_register_behind() {
    for register in
        ["a:\r\n  title: A\r\n\r\nb:\r\n  title: B", "\u{feff}---\n# oben\na: {title: A}\n\nb: {title: B}\n\n"]
    {
        let case = Case::new().file("content/quellen.yaml", register);
        fix(&case);
        assert!(!case.path("content/quellen.yaml").exists(), "{register}");
        assert_eq!(files(&case.path("content/quellen")).len(), 2);
    }
    let case = Case::new().file("content/quellen.yaml", "a:\r\n  title: A\r\n\r\nb:\r\n  title: B");
    fix(&case);
    assert_eq!(read(&case, "content/quellen/a.yaml"), "title: A\r\n");
    assert_eq!(read(&case, "content/quellen/b.yaml"), "title: B");
}

#[test]
fn a_source_that_moves_and_changes_is_told_and_marked_once() {
    let mut case = Case::new().goal("a", GOAL).file("content/quellen.yaml", REGISTER);
    case.commit("Beginn");
    case.git(&["switch", "-q", "-c", "zweig"]);
    fix(&case);
    case.write("content/quellen/plan_2023.yaml", "title: Ministerium\ndate: 2025\n");
    std::fs::rename(case.path("content/quellen/atlas.yaml"), case.path("content/quellen/karte.yaml")).unwrap();
    let check = |case: &Case| {
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--since", "main"]);
        ran.out.lines().filter(|line| line.contains("[Z7") || line.contains("-->")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(check(&case), @"
     --> content/quellen/bericht.yaml:3:35
    Warnung[Z702]: eine Quelle wurde geändert oder gestrichen (vorher `2023`, jetzt `2025`); ein Grund fehlt
     --> content/quellen/plan_2023.yaml:2:7
     --> content/ziele/a.md:7:22
    ");
    case.commit("Umgezogen");
    assert_snapshot!(check(&case), @"
     --> content/quellen/bericht.yaml:3:35
    Fehler[Z701]: eine Quelle wurde geändert oder gestrichen (vorher `2023`, jetzt `2025`); ein Grund fehlt
     --> content/quellen/plan_2023.yaml:2:7
     --> content/ziele/a.md:7:22
    ");
    assert_snapshot!(history(&case), @"
    2024-01-02  Außerhalb der Ziele
      ! Quelle „Ministerium“: Datum: 2023 → 2025  [Quelle geändert]
        Quelle „Atlas: alle“: entfernt
        Quelle „Atlas: alle“: neu aufgenommen
                ohne Begründung
                0ea2cd6dd8  Umgezogen, von Erika Muster
    ");
}

/// What the history tells of the newest commit.
fn history(case: &Case) -> String {
    let ran = case.run(&["history", "--since", "2024-01-02"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// A source as a register may have it, with its comments.
fn entry() -> impl Strategy<Value = String> {
    let part = |parts: Vec<&'static str>| prop::sample::select(parts);
    let above = part(vec!["", "# darüber\n", "\n# abseits\n\n", "\n", "# eins\n# zwei\n"]);
    let indent = part(vec![" ", "  ", "    "]);
    let title =
        part(vec!["Bericht", "'Ein ''Wort'' # mehr'", "\"Doppel: \\\"Punkt\\\"\"", "2030", "1.10", "Ä\n{}  weiter"]);
    let more = part(vec![
        "",
        "{}date: 2024-05\n",
        "{}note: |\n{} Zeile\n\n{}   # Zeile\n",
        "{}note: >-\n{} Zeile\n{} weiter\n",
        "{}note: |2\n{}  Zeile\n",
        "# mittendrin\n{}url: https://example.org/\n",
        "{}# innen\n{}note: ~\n",
        "\n{}note: |+\n{} Zeile\n\n",
    ]);
    let behind = part(vec!["", "# dahinter\n", "  # dahinter\n", "\n\n"]);
    (above, indent, title, more, behind, any::<u8>()).prop_map(|(above, indent, title, more, behind, form)| {
        let entry = match form % 4 {
            0 => " {title: A, date: 2024}  # kurz\n".to_owned(),
            1 => format!("\n{indent}title: {title}\n{more}"),
            2 => format!("   # zur Kennung\n{more}{indent}title: {title}\n"),
            _ => format!(" {{title: A,\n{indent}note: B}}\n"),
        };
        format!("{above}ID:{}{behind}", entry.replace("{}", indent))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_a_source_stands_changes_nothing(entries in prop::collection::vec(entry(), 1..6), byte in any::<u8>()) {
        let named = entries.iter().enumerate().map(|(place, entry)| entry.replacen("ID", &format!("q-{place}"), 1));
        let register: String = named.collect();
        let register = if byte % 2 == 0 { register } else { register.replace('\n', "\r\n") };
        let goal = "status: begonnen\nstatus_source: q-0\nlead: mid\n";
        let portal = || Case::new().goal("a", goal).file("content/quellen.yaml", &register);
        let (whole, mut case) = (portal(), portal());
        let before = site(&whole);
        case.commit("Beginn");
        fix(&case);
        // Every line is still there: that of an id is not needed, or has its value alone.
        let mut left = files(&case.path("content"))
            .into_iter()
            .filter(|(path, _)| path.contains("quellen"))
            .flat_map(|(_, bytes)| String::from_utf8(bytes).unwrap().lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>();
        let mut there: Vec<String> = register.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        for lines in [&mut left, &mut there] {
            for line in lines.iter_mut().filter(|line| line.starts_with("q-")) {
                *line = line.split_once(':').unwrap().1.trim().to_owned();
            }
            lines.retain(|line| !line.is_empty());
            lines.sort();
        }
        prop_assert_eq!(left, there, "{}", register);
        prop_assert_eq!(fix(&case), "");
        case.commit("Umgezogen");
        prop_assert_eq!(history(&case), "Keine Änderung passt zur Auswahl.\n", "{}", register);
        std::fs::remove_dir_all(case.path(".git")).unwrap();
        prop_assert!(site(&case) == before, "{}", register);
    }
}
