//! New portals and new goals.

use std::process::Command;

use insta::assert_snapshot;

use crate::case::{Case, files, git_command};

/// A portal that `zielstand init` made in the folder `portal`.
fn made() -> Case {
    let case = Case::empty();
    let ran = init(&case, &["portal", "--title", "Ziele: \"Musterland\""]);
    assert_eq!(ran, "exit 0\nout: portal\n\nerr: Das Portal ansehen: zielstand serve --root portal\n");
    case
}

fn init(case: &Case, args: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_zielstand"));
    program.arg("init").args(args).current_dir(case.root());
    program.env("GIT_CONFIG_GLOBAL", case.path("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
    case.ran(&program.output().unwrap()).whole()
}

fn git(case: &Case, args: &[&str]) -> String {
    let output = git_command(&case.path("portal"), "2024-01-01T12:00:00+01:00").args(args).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The codes of what a check finds, each once.
fn codes(case: &Case) -> Vec<String> {
    let ran = case.run(&["check", "--root", "portal", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let found = report["findings"].as_array().unwrap().iter();
    let codes: std::collections::BTreeSet<String> =
        found.map(|found| found["code"].as_str().unwrap().to_owned()).collect();
    codes.into_iter().collect()
}

#[test]
fn only_the_law_is_open_in_a_new_portal() {
    let case = made();
    assert_eq!(codes(&case), ["Z601", "Z602"]);
    let ran = case.build(&["--root", "portal"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = std::fs::read_to_string(case.path("portal/public/index.html")).unwrap();
    assert!(page.contains("Ziele: &quot;Musterland&quot;") && page.contains("Beispiele"));
    assert_eq!(git(&case, &["status", "--porcelain"]), "");
    assert_eq!(git(&case, &["config", "core.hooksPath"]), ".githooks\n");
    assert!(git(&case, &["ls-tree", "HEAD", ".githooks/"]).starts_with("100755"));
    assert!(std::fs::read_to_string(case.path("portal/README.md")).unwrap().starts_with("# Ziele: \"Musterland\"\n"));
}

/// Whoever uncomments the template publishes none of its words.
#[test]
fn words_of_the_template_are_found_where_they_fill_a_field() {
    let case = made();
    let path = case.path("portal/portal.yaml");
    let settings = std::fs::read_to_string(&path).unwrap();
    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, _)| key.trim().bytes().all(|c| c.is_ascii_lowercase() || c == b'_'))
    };
    let lines: Vec<&str> =
        settings.lines().map(|line| line.strip_prefix("# ").filter(|line| is_key(line)).unwrap_or(line)).collect();
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let ran = case.run(&["check", "--root", "portal", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["errors"], 0, "{}", ran.out);
    let found: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["code"] == "Z610")
        .map(|found| found["marked"].as_str().unwrap())
        .collect();
    // Of one kind in one file twenty are shown, and how many more there are.
    let more = &report["more"][0];
    assert_eq!((found.len(), &more["code"], more["count"].as_u64()), (20, &"Z610".into(), Some(7)), "{}", ran.out);
    assert!(found.contains(&"Name der Stelle") && found.contains(&"https://ziele.example.org/"), "{found:?}");
}

/// As long as the portal says on every page that it has examples, they are none; then each of them is found.
#[test]
fn examples_of_the_template_are_found_once_the_portal_is_real() {
    let case = made();
    let path = case.path("portal/portal.yaml");
    let settings = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, settings.replace("notice: Dieses Portal entsteht", "# notice: Dieses Portal entsteht"))
        .unwrap();
    let ran = case.run(&["check", "--root", "portal", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let found = report["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "Z610");
    let line = |found: &serde_json::Value| {
        format!("{} {}", found["path"].as_str().unwrap(), found["marked"].as_str().unwrap())
    };
    assert_snapshot!(found.map(line).collect::<Vec<_>>().join("\n"), @"
    content/quellen/beispiel.yaml Beispiel, keine echte Quelle
    content/start.md Dieser Text steht auf der Startseite. Sagen Sie in wenigen Sätzen, um welche Strategie es geht und wer sie verantwortet.
    content/ziele/ne-01.md Beispiel: Schulen haben schnelles Internet
    content/ziele/ne-01.md Auch dieses Ziel ist ein Beispiel.
    content/ziele/ne-01.md Beispiel: angeschlossene Schulen
    content/ziele/ne-01.md Dies ist ein Beispiel und keine Tatsache.
    content/ziele/vw-01.md Beispiel: Anträge lassen sich online stellen
    content/ziele/vw-01.md Dieses Ziel ist ein Beispiel. Ersetzen Sie es durch ein eigenes.
    content/ziele/vw-01.md Beispiel: erster Antrag ist online
    content/ziele/vw-01.md Beispiel: alle Anträge sind online
    content/ziele/vw-01.md Dies ist ein Beispiel und keine Tatsache.
    portal.yaml Beispielressort A
    portal.yaml Beispielressort B
    ");
}

#[test]
fn the_person_is_the_one_of_git() {
    assert_eq!(git(&made(), &["log", "--format=%an <%ae> %cn"]), "Portal <portal@example.org> Portal\n");
    let case = Case::empty().file("gitconfig", "[user]\n\tname = Erika Muster\n\temail = erika@example.org\n");
    init(&case, &["portal", "--title", "T"]);
    assert_eq!(git(&case, &["log", "--format=%an <%ae> %cn"]), "Erika Muster <erika@example.org> Erika Muster\n");
}

#[test]
fn nothing_that_is_there_is_touched() {
    let case = Case::empty().file("portal/alt.txt", "alt");
    assert_snapshot!(init(&case, &["portal", "--title", "T"]), @r"
    exit 2
    err: Fehler: der Ordner `portal` ist nicht leer; es wurde nichts angelegt. Abhilfe: einen anderen Ordner nennen
    ");
    assert_snapshot!(init(&case, &["neu"]), @r"
    exit 2
    err: Fehler: das Argument `--title` fehlt
    ");
    assert_eq!(files(case.root()).into_keys().collect::<Vec<_>>(), ["portal/alt.txt"]);
}

/// Every command of the pipelines and the hook exists, with its options.
#[test]
fn commands_in_the_template_exist() {
    let case = made();
    let mut seen = Vec::new();
    for file in [".gitlab-ci.yml", ".github/workflows/portal.yml", ".githooks/commit-msg", "README.md"] {
        let text = std::fs::read_to_string(case.path("portal").join(file)).unwrap();
        if file.ends_with(".yml") {
            zielstand::yaml::Plain::parse(&text).unwrap();
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            for call in line.split("zielstand ").skip(1) {
                let mut words = call.split([' ', '`', '\n']);
                let command = words.next().unwrap();
                if !["check", "build", "serve", "new"].contains(&command) {
                    continue;
                }
                let help = case.run(&[command, "--help"]).out;
                assert!(!help.is_empty(), "{file}: {call}");
                for option in words.filter(|word| word.starts_with("--")) {
                    assert!(help.contains(option), "{file}: {call}");
                    seen.push(option.to_owned());
                }
            }
        }
    }
    assert!(seen.contains(&"--format".to_owned()) && seen.contains(&"--base-url".to_owned()), "{seen:?}");
}

/// As at GitLab, where they are two jobs.
#[test]
fn at_github_a_preview_is_built_even_if_the_check_finds_something() {
    let case = made();
    let text = std::fs::read_to_string(case.path("portal/.github/workflows/portal.yml")).unwrap();
    let step = |name: &str| text.split("\n      - ").find(|step| step.starts_with(name)).unwrap();
    assert!(step("name: Vorschau bauen").contains("if: ${{ !cancelled() && steps.program.outcome == 'success'"));
    assert!(step("name: Vorschau ablegen").contains("if: ${{ !cancelled() && steps.preview.outcome == 'success' }}"));
}

/// Whoever could exchange the file could change the site.
#[test]
fn pipelines_take_no_file_without_its_checksum() {
    let case = made();
    for (file, start) in [(".gitlab-ci.yml", "    - |\n"), (".github/workflows/portal.yml", "        run: |\n")] {
        let text = std::fs::read_to_string(case.path("portal").join(file)).unwrap();
        let (_, script) = text.split_once(start).unwrap();
        let indent = script.len() - script.trim_start().len();
        let lines = script.lines().take_while(|line| line.len() - line.trim_start().len() >= indent);
        let script: String = lines.flat_map(|line| [line, "\n"]).collect();
        let output = std::process::Command::new("sh")
            .args(["-e", "-c", &script])
            .current_dir(case.root())
            .env("HOME", case.root())
            .envs([("ZIELSTAND_URL", "file:///zielstand"), ("ZIELSTAND_SHA256", ""), ("ZIELSTAND_GIT", "")])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!((output.status.code(), said.contains("auch ZIELSTAND_SHA256")), (Some(1), true), "{file}: {said}");
    }
}

#[test]
fn the_hook_asks_for_a_reason() {
    let case = made();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_zielstand")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let commit = |message: &str| {
        let mut git = git_command(&case.path("portal"), "2024-01-02T12:00:00+01:00");
        let output = git.env("PATH", &path).args(["commit", "-q", "-a", "-m", message]).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr))
    };
    let goal = files(&case.path("portal/content/ziele")).into_iter().find(|(_, text)| {
        let text = String::from_utf8_lossy(text);
        text.contains("\ndue: ")
    });
    let (file, text) = goal.unwrap();
    let text = String::from_utf8(text).unwrap();
    let line = text.lines().find(|line| line.starts_with("due: ")).unwrap();
    case.write(&format!("portal/content/ziele/{file}"), text.replace(line, "due: 2039"));
    let (done, said) = commit("Frist angepasst");
    assert!(!done && said.contains("Z701"), "{said}");
    let (done, said) = commit("Frist angepasst\n\nDie Ausschreibung dauert länger.");
    assert!(done, "{said}");
}

fn new(case: &Case, args: &[&str]) -> String {
    let mut all = vec!["new", "goal"];
    all.extend(args);
    case.run(&all).whole()
}

/// A number that a goal once had is never free again.
#[test]
fn ids_follow_the_scheme_of_the_pillar() {
    let mut case = Case::new();
    for id in ["n-01", "n-02"] {
        case.write(&format!("content/ziele/netz/{id}.md"), format!("---\nid: {id}\ntitle: T\npillar: netz\n---\n"));
    }
    case.commit("Zwei Ziele");
    std::fs::remove_file(case.path("content/ziele/netz/n-02.md")).unwrap();
    case.commit("Eines weniger");
    let args = ["--title", "Netze: mehr", "--pillar", "N", "--status", "geplant", "--due", "2027-03", "--lead", "MID"];
    assert_snapshot!(new(&case, &args), @r"
    exit 0
    out: content/ziele/netz/n-03.md

    err: Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git add, git commit).
    ");
    assert_snapshot!(std::fs::read_to_string(case.path("content/ziele/netz/n-03.md")).unwrap(), @r#"
    ---
    id: n-03
    title: "Netze: mehr"
    pillar: netz
    lead: mid
    status: geplant
    due: 2027-03
    ---
    "#);
    assert_snapshot!(new(&case, &["--title", "Amt", "--pillar", "amt"]), @r"
    exit 0
    out: content/ziele/amt/a-01.md

    err: Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git add, git commit).
    ");
    assert_snapshot!(new(&case, &["--title", "Für alle", "--cross-cutting"]), @r"
    exit 0
    out: content/ziele/fuer-alle.md

    err: Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git add, git commit).
    ");
    assert_eq!(case.build(&[]).code, 0);
}

#[test]
fn what_is_wrong_with_a_new_goal_is_said() {
    let mut case = Case::new().goal("alt", "").goal("weg", "");
    case.commit("Zwei Ziele");
    std::fs::remove_file(case.path("content/ziele/weg.md")).unwrap();
    case.commit("Eines weniger");
    assert_snapshot!(new(&case, &["--pillar", "netz"]), @r"
    exit 2
    err: Fehler: das Argument `--title` fehlt
    ");
    assert_snapshot!(new(&case, &["--title", "T"]), @r"
    exit 2
    err: Fehler: das Argument `--pillar` fehlt, oder `--cross-cutting` für ein Ziel aller Handlungsfelder
    ");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "nezt"]), @r"
    exit 2
    err: Fehler: --pillar `nezt` gibt es nicht; gemeint ist vielleicht `netz`
    ");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "netz", "--status", "x"]), @r"
    exit 2
    err: Fehler: --status `x` gibt es nicht; möglich sind: `umgesetzt`, `begonnen`, `geplant`, `unbekannt`
    ");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "netz", "--id", "weg"]), @r"
    exit 2
    err: Fehler: die Kennung `weg` gehört schon zu einem Ziel, oder sie gehörte zu einem; frei ist zum Beispiel `n-01`
    ");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "netz", "--id", "Neu"]), @r"
    exit 2
    err: Fehler: `Neu` ist keine gültige Kennung; erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche
    ");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "netz", "--due", "bald"]), @r"
    exit 2
    err: Fehler: `bald` geht bei `--due` nicht; so schreiben: `2025-12-31`, `2025-12` oder `2025`

    Aufruf: zielstand new goal [OPTIONEN]
    Mehr dazu: zielstand new goal --help
    ");
    case.write("content/ziele/neu.md", "---\nid: anders\ntitle: T\npillar: netz\n---\n");
    assert_snapshot!(new(&case, &["--title", "T", "--pillar", "netz", "--id", "neu"]), @r"
    exit 2
    err: Fehler: die Datei `./content/ziele/neu.md` gibt es schon; es wurde nichts angelegt
    ");
}

/// The names of fields and statuses are those of the portal.
#[test]
fn a_new_goal_speaks_the_words_of_its_portal() {
    let settings = "\
title: T
content: {goals: {files: 'docs/*.md', id: file-name}}
fields: {title: Name, due: bis}
statuses: [{id: unbekannt, label: unbekannt, means: unknown}]
";
    let case = Case::empty().file("portal.yaml", settings);
    assert_snapshot!(new(&case, &["--title", "Ein Ziel", "--due", "2030"]), @r"
    exit 0
    out: docs/ein-ziel.md

    err: Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git add, git commit).
    ");
    assert_snapshot!(std::fs::read_to_string(case.path("docs/ein-ziel.md")).unwrap(), @r"
    ---
    Name: Ein Ziel
    bis: 2030
    ---
    ");
}

#[test]
fn a_new_portal_has_nothing_to_mend() {
    let case = made();
    case.run(&["check", "--root", "portal", "--fix"]);
    assert_eq!(git(&case, &["status", "--porcelain"]), "");
}

#[test]
fn a_folder_with_spaces_is_quoted_in_the_advice() {
    let case = Case::empty();
    assert!(init(&case, &["mein portal", "--title", "T"]).contains("zielstand serve --root \"mein portal\"\n"));
}

/// What the one who makes a portal knows already stands in its settings, and nothing of the example does.
#[test]
fn a_new_portal_takes_what_is_known() {
    let case = Case::empty();
    let known = [
        "portal",
        "--title",
        "Ziele",
        "--base-url",
        "https://ziele.example.org/",
        "--repository",
        "https://github.com/land/ziele/",
        "--english",
        "--department",
        "Ministerium für Infrastruktur",
        "--department",
        "Staatskanzlei",
        "--department",
        "Staatskanzlei",
    ];
    assert!(init(&case, &known).starts_with("exit 0\n"));
    // What is only in German yet is told beside the law.
    assert_eq!(codes(&case), ["Z506", "Z601", "Z602", "Z610"]);
    let settings = std::fs::read_to_string(case.path("portal/portal.yaml")).unwrap();
    let at =
        |line: &str| settings.lines().position(|each| each == line).unwrap_or_else(|| panic!("{line}\n{settings}"));
    at("languages: [de, en]");
    at("base_url: \"https://ziele.example.org/\"");
    let forge = at("forge:");
    assert_eq!(
        settings.lines().skip(forge + 1).take(5).collect::<Vec<_>>(),
        [
            "  url: \"https://github.com/land/ziele\"",
            "  commit: \"https://github.com/land/ziele/commit/{commit}\"",
            "  file: \"https://github.com/land/ziele/blob/{commit}/{path}\"",
            "  edit: \"https://github.com/land/ziele/edit/main/{path}\"",
            "  history: \"https://github.com/land/ziele/commits/main/{path}\"",
        ]
    );
    let departments = at("departments:");
    assert_eq!(
        settings.lines().skip(departments + 1).take(4).collect::<Vec<_>>(),
        [
            "  - {id: ministerium-fuer-infrastruktur, title: \"Ministerium für Infrastruktur\"}",
            "  - {id: staatskanzlei, title: \"Staatskanzlei\"}",
            "  - {id: staatskanzlei-2, title: \"Staatskanzlei\"}",
            "",
        ]
    );
    assert!(
        std::fs::read_to_string(case.path("portal/content/ziele/ne-01.md")).unwrap().contains("lead: staatskanzlei\n")
    );
    let wrong = init(&case, &["anders", "--title", "Ziele", "--base-url", "ziele.example.org"]);
    assert!(wrong.contains("eine Adresse beginnt mit `https://`"), "{wrong}");
}

#[test]
fn a_date_in_the_german_way_is_one() {
    let case = made();
    let ran =
        case.run(&["new", "goal", "--root", "portal", "--title", "Neu", "--pillar", "netze", "--due", "31.12.2027"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(std::fs::read_to_string(case.path("portal/content/ziele/ne-02.md")).unwrap().contains("due: 2027-12-31\n"));
}
