//! What a publication writes into the log, and where the log before it comes from.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{copy, entries, published, refused, served};
use crate::case::{Case, SETTINGS, files, git_command, tree};

/// What a build says on standard output, with the log.
fn said(case: &Case, args: &[&str]) -> String {
    let output = case.command(&[&["build", "--as-of", "2026-06-01"], args].concat()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_log_begins_grows_and_repeats_itself() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    let first = case.commit("Anfang");
    assert!(said(&case, &[]).ends_with("public; das Protokoll der Veröffentlichungen beginnt hier\n"));
    let before = tree(&case.path("public"));
    assert!(said(&case, &[]).ends_with("public\n"));
    assert!(tree(&case.path("public")) == before, "the same again is no publication");
    case.write_goal("a", "due: 2028\n");
    let second = case.commit("Frist");
    said(&case, &[]);
    let log = entries(&case.path("public"));
    let commits: Vec<&str> = log.iter().map(|entry| entry["commit"].as_str().unwrap()).collect();
    assert_eq!(commits, [&first, &second]);
    let names: Vec<&String> = log[1].as_object().unwrap().keys().collect();
    assert_eq!(names, ["format", "commit", "as_of", "program", "changes", "files", "root", "header"]);
    assert_eq!((&log[1]["as_of"], &log[1]["changes"]), (&"2026-06-01".into(), &2.into()));
    let checkpoint = case.site("log/checkpoint");
    let lines: Vec<&str> = checkpoint.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1]), (3, format!("zielstand/{first}").as_str(), "2"));
    let page = case.site("pruefen/veroeffentlichungen/index.html");
    assert!(page.contains(&second[..10]) && page.contains(&first[..10]) && page.contains("zielstand 0.1.0"), "{page}");
}

#[test]
fn a_preview_is_no_publication() {
    let case = published();
    let log = files(&case.path("public/log"));
    case.write_goal("a", "due: 2029\n");
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(entries(&case.path("public")).len(), 1);
    assert_eq!(files(&case.path("public/log"))["checkpoint"], log["checkpoint"]);
    assert!(case.site("pruefen/index.html").contains("Das ist eine Vorschau mit Inhalten"));
    case.git(&["checkout", "-q", "."]);
    case.builds();
    assert_eq!(files(&case.path("public/log")), log);
}

#[test]
fn sums_are_those_of_all_files_and_fit_sha256sum() {
    let case = published();
    let sums = case.site("SHA256SUMS");
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let all = case.site_files();
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").unwrap();
        assert_eq!(sum, hash(&all[path]), "{path}");
    }
    let listed: Vec<&str> = sums.lines().map(|line| &line[66..]).collect();
    let is_apart = |path: &str| {
        path.starts_with("log/")
            || ["SHA256SUMS", "data/v1/manifest.json", "pruefen/veroeffentlichungen/index.html"].contains(&path)
    };
    let rest: Vec<&str> = all.keys().map(String::as_str).filter(|path| !is_apart(path)).collect();
    assert_eq!(listed, rest);
}

#[test]
fn the_log_before_comes_from_where_it_is_said() {
    let mut case = published();
    copy(&case.path("public"), &case.path("alt"));
    case.write_goal("a", "due: 2029\n");
    case.commit("Frist");
    for place in ["alt", "alt/log/checkpoint", &served(case.path("alt"))] {
        case.unpublish();
        let ran = case.build(&["--previous", place]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(entries(&case.path("public")).len(), 2, "{place}");
    }
    let ran = case.build(&["--previous", "alt", "--first-publication"]);
    assert_eq!(
        ran.whole(),
        "exit 2\nerr: Fehler: in `alt` gibt es schon ein Protokoll von Veröffentlichungen; `--first-publication` weglassen\n"
    );
    std::fs::write(case.path("alt/log/tile/entries/000.p/1"), "x").unwrap();
    assert!(refused(&case, &["--previous", "alt"]).contains("das Protokoll der bisherigen Veröffentlichungen in `alt` ist nicht zu gebrauchen: `log/tile/entries/000.p/1` hat nicht die Form"));
}

#[test]
fn without_the_log_before_nothing_is_published() {
    let mut case = published();
    let address = served(case.path("nichts"));
    let lost = |place: &str| {
        format!(
            "exit 2\nerr: Fehler: in `{place}` fehlt das Protokoll der bisherigen Veröffentlichungen (`log/checkpoint`); ohne es wüsste niemand, ob der Verlauf noch derselbe ist. Ist es die erste Veröffentlichung: `--first-publication`\n"
        )
    };
    assert_eq!(refused(&case, &["--previous", &address]), lost(&format!("{address}/")));
    // What the settings name counts as well, also for a fresh folder.
    case.write("portal.yaml", format!("{SETTINGS}publications: {{previous: \"{address}\"}}\n"));
    case.commit("Veröffentlicht unter dieser Adresse");
    assert_eq!(refused(&case, &["--out", "frisch"]), lost(&format!("{address}/")));
    let ran = case.build(&["--out", "frisch", "--first-publication"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Somebody took the log out of the folder.
    let case = published();
    std::fs::remove_dir_all(case.path("public/log")).unwrap();
    assert_eq!(refused(&case, &[]), lost("./public"));
}

#[test]
fn an_older_log_does_not_take_the_place_of_a_newer_one() {
    let mut case = published();
    copy(&case.path("public"), &case.path("alt"));
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.builds();
    // A pipeline that runs once more begins where it began before.
    let log = case.site("log/checkpoint");
    assert_eq!(case.build(&["--previous", "alt"]).code, 0);
    assert_eq!(case.site("log/checkpoint"), log);
    case.git(&["commit", "-q", "--amend", "-m", "b: Frist, still geändert"]);
    assert_eq!(
        refused(&case, &["--previous", "alt"]),
        "exit 2\nerr: Fehler: in `./public` stehen Veröffentlichungen, die das Protokoll in `alt` nicht kennt; sie gingen verloren. Es wurde nichts geschrieben. Ist das Protokoll in `./public` das richtige: `--previous ./public`. Sonst mit `--out` in einen anderen Ordner bauen, oder dort den Ordner `log` löschen\n"
    );
    for nowhere in ["http://127.0.0.1:9", &served(case.path("nichts"))] {
        let said = refused(&case, &["--previous", nowhere, "--first-publication"]);
        assert!(said.contains("in `./public` stehen Veröffentlichungen"), "{said}");
    }
}

#[test]
fn the_first_publication_has_no_log_before_it_and_no_damaged_one() {
    let case = published();
    copy(&case.path("public"), &case.path("alt"));
    let address = served(case.path("alt"));
    case.write("alt/log/tile/entries/000.p/1", "x");
    case.write("public/log/checkpoint", "x");
    let first = |more: &[&str]| case.build(&[&["--first-publication"], more].concat());
    for more in [&[][..], &["--out", "frisch", "--previous", &address], &["--out", "frisch", "--previous", "public"]] {
        let ran = first(more);
        assert!(ran.code == 2 && ran.err.contains("nicht zu gebrauchen"), "{more:?}: {}", ran.whole());
    }
    // A page to log in, where nothing is published yet.
    case.write("alt/log/checkpoint", "<!doctype html>");
    assert_eq!(first(&["--out", "frisch", "--previous", &address]).code, 0);
}

#[test]
fn keys_sign_what_the_settings_name() {
    let mut case = published();
    let made = case.run(&["key", "new", "--name", "ziele.example", "--to", "geheim"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let key = made.out.split("  key: ").nth(1).unwrap().trim().to_owned();
    assert!(key.starts_with("ziele.example+"));
    let secret = case.path("geheim").to_str().unwrap().to_owned();
    assert_eq!(case.run(&["key", "new", "--name", "x", "--to", "geheim"]).code, 2, "no key is written over another");
    case.write(".git/info/exclude", "geheim*\nfremd*\n/public/\n");
    assert!(refused(&case, &["--sign", &secret]).contains("fehlt der öffentliche Schlüssel"));
    case.write("portal.yaml", format!("{SETTINGS}publications: {{key: \"{key}\"}}\n"));
    case.commit("Schlüssel");
    assert!(case.build(&[]).err.contains("das Protokoll ist nicht mit ihm unterschrieben: `--sign`"));
    let publications = |case: &Case| case.site("pruefen/veroeffentlichungen/index.html");
    assert!(
        publications(&case)
            .contains("Das Protokoll ist nicht unterschrieben, obwohl das Portal einen Schlüssel nennt.")
    );
    assert!(publications(&case).contains("Ab hier gibt es einen Schlüssel."));
    assert!(!case.site("pruefen/index.html").contains("Das Protokoll ist unterschrieben"));
    assert!(case.run(&["verify", "public"]).out.contains("Das Protokoll ist nicht unterschrieben."));
    assert!(refused(&case, &["--strict"]).contains("`--sign` fehlt; mit `--strict` wird nichts geschrieben"));
    let ran = case.build(&["--sign", &secret]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(publications(&case).contains("Das Protokoll ist mit dem Schlüssel des Portals unterschrieben."));
    let checked = case.run(&["verify", "public", "--repo", ".", "--key", &key]);
    assert_eq!(checked.code, 0, "{}", checked.whole());
    // Whoever has the repository needs no key.
    let signed = case.site("log/checkpoint");
    assert!(case.run(&["verify", "public", "--repo", "."]).out.contains("Unterschrift: gültig."));
    for (forged, what) in [
        (
            signed.replace("— ziele.example ", "— fremd.example "),
            "nicht mit dem Schlüssel in `portal.yaml` unterschrieben",
        ),
        (format!("{signed}— fremd.example AAAAAAAA\n"), "unter dem Protokoll steht mehr als eine Unterschrift"),
    ] {
        case.write("public/log/checkpoint", forged);
        let checked = case.run(&["verify", "public", "--repo", "."]);
        assert!(checked.code == 1 && checked.out.contains(what), "{}", checked.whole());
    }
    case.write("public/log/checkpoint", &signed);
    let before = tree(&case.path("public"));
    case.builds();
    assert!(tree(&case.path("public")) == before, "without a key the signature stays");
    assert!(case.site("log/checkpoint").contains("\n\n— ziele.example "));
    let fingerprint = made.out.lines().find_map(|line| line.strip_prefix("Fingerabdruck: ")).unwrap();
    assert!(case.site("ziele/a/index.html").contains(fingerprint));
    assert!(case.site("pruefen/index.html").contains(&key));
    case.run(&["key", "new", "--name", "ziele.example", "--to", "fremd"]);
    assert!(refused(&case, &["--sign", "fremd"]).contains("gehört nicht zu dem in `portal.yaml`"));
    let checked = case.run(&["verify", "public", "--key", &key]);
    assert!(checked.code == 0 && checked.out.contains("Unterschrift: gültig."), "{}", checked.whole());
    let other = case.run(&["key", "new", "--name", "ziele.example", "--to", "fremd2"]).out;
    let other = other.split("  key: ").nth(1).unwrap().trim();
    let checked = case.run(&["verify", "public", "--key", other]);
    assert!(
        checked.code == 1 && checked.out.contains("nicht mit diesem Schlüssel unterschrieben"),
        "{}",
        checked.whole()
    );
}

#[test]
fn a_changed_key_is_told_to_who_has_the_old_one() {
    let mut case = published();
    case.write(".git/info/exclude", "eins\nzwei\n/public/\n");
    let mut keys = Vec::new();
    for name in ["eins", "zwei"] {
        let made = case.run(&["key", "new", "--name", "ziele.example", "--to", name]);
        assert!(made.err.contains("liegt in einem Git-Repository"), "{}", made.err);
        let key = made.out.split("  key: ").nth(1).unwrap().trim().to_owned();
        case.write("portal.yaml", format!("{SETTINGS}publications: {{key: \"{key}\"}}\n"));
        case.commit("Schlüssel");
        assert_eq!(case.build(&["--sign", name]).code, 0);
        keys.push(key);
    }
    let checked = case.run(&["verify", "public", "--key", &keys[0]]);
    assert!(
        checked.out.contains("Seit der 3. Veröffentlichung (2026-06-01) nennt das Portal einen anderen Schlüssel"),
        "{}",
        checked.out
    );
    assert!(!case.run(&["verify", "public", "--key", &keys[1]]).out.contains("anderen Schlüssel"));
    assert!(case.site("pruefen/veroeffentlichungen/index.html").contains("Ab hier gilt ein anderer Schlüssel."));
}

/// The pipelines of new portals, run as far as they build: with the secret key they sign.
#[cfg(unix)]
#[test]
fn the_pipelines_of_new_portals_sign() {
    let case = Case::empty();
    assert_eq!(case.run(&["init", "portal", "--title", "T"]).code, 0);
    let key = case.run(&["key", "new", "--name", "ziele.example", "--to", "geheim"]).out;
    let settings = std::fs::read_to_string(case.path("portal/portal.yaml")).unwrap();
    let key = key.split("In portal.yaml eintragen:").nth(1).unwrap();
    case.write("portal/portal.yaml", format!("{settings}{key}"));
    let git = |args: &[&str]| {
        assert!(git_command(&case.path("portal"), "2026-01-02T12:00:00Z").args(args).status().unwrap().success());
    };
    git(&["-c", "core.hooksPath=/dev/null", "commit", "-qam", "Schlüssel"]);
    let gitlab = std::fs::read_to_string(case.path("portal/.gitlab-ci.yml")).unwrap();
    let gitlab = gitlab.lines().find_map(|line| line.trim().strip_prefix("- zielstand build --base-url")).unwrap();
    let gitlab = format!("zielstand build --base-url{gitlab}");
    let github = std::fs::read_to_string(case.path("portal/.github/workflows/portal.yml")).unwrap();
    let (_, github) = github.split_once("name: Website bauen").unwrap();
    let (github, _) = github.split_once("      - name:").unwrap();
    let (_, github) = github.split_once("run: |\n").unwrap();
    for script in [gitlab.as_str(), github] {
        let _ = std::fs::remove_dir_all(case.path("portal/public"));
        let program = Path::new(env!("CARGO_BIN_EXE_zielstand")).parent().unwrap();
        let mut shell = std::process::Command::new("sh");
        shell.args(["-e", "-c", script]).current_dir(case.path("portal"));
        shell.env("PATH", format!("{}:{}", program.display(), std::env::var("PATH").unwrap()));
        let unreached = "http://127.0.0.1:9";
        shell.env("CI_PAGES_URL", unreached).env("PAGES_URL", unreached).env("RUNNER_TEMP", case.root());
        shell.env("ERSTE_VEROEFFENTLICHUNG", "ja").env("FIRST", "--first-publication");
        shell.env("ZIELSTAND_SCHLUESSEL", case.path("geheim"));
        shell.env("SECRET_KEY", std::fs::read_to_string(case.path("geheim")).unwrap());
        let ran = case.ran(&shell.output().unwrap());
        assert_eq!(ran.code, 0, "{script}\n{}", ran.whole());
        let checkpoint = std::fs::read_to_string(case.path("portal/public/log/checkpoint")).unwrap();
        assert!(checkpoint.contains("\n\n— ziele.example "), "{checkpoint}");
    }
}

#[test]
fn a_server_that_does_not_answer_is_tried_again() {
    let case = published();
    assert_eq!(
        refused(&case, &["--previous", "http://127.0.0.1:9"]),
        "exit 2\nerr: Fehler: das Protokoll der bisherigen Veröffentlichungen in `http://127.0.0.1:9/` lässt sich gerade nicht holen: `http://127.0.0.1:9/log/checkpoint` kann nicht geholt werden: dort antwortet kein Server. Später noch einmal versuchen; es wurde nichts geschrieben. Kommt es nicht wieder, mit `--previous` eine Sicherung nennen\n"
    );
}

#[test]
fn the_folder_of_the_log_is_a_backup() {
    let mut case = published();
    copy(&case.path("public/log"), &case.path(".git/sicherung"));
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    for from in ["public/log", ".git/sicherung"] {
        let ran = case.build(&["--previous", from, "--out", "frisch"]);
        assert_eq!(ran.code, 0, "{}", ran.whole());
        assert_eq!(entries(&case.path("frisch")).len(), 2, "{from}");
        std::fs::remove_dir_all(case.path("frisch")).unwrap();
    }
}

#[test]
fn a_key_that_is_none_is_a_mistake() {
    let case = Case::new().goal("a", "");
    case.write("portal.yaml", format!("{SETTINGS}publications: {{key: ziele.example}}\n"));
    assert!(case.refused().contains("Fehler[Z339]: das ist kein öffentlicher Schlüssel"));
}
