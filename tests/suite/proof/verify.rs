//! `zielstand verify`: every forgery is found.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{copy, published, served, verify};
use crate::case::{Case, git_command};

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Changes a file of the site, and the manifest and the sums so that they fit.
fn forge(case: &Case, path: &str, change: impl Fn(&str) -> String) {
    let new = change(&case.site(path));
    assert_ne!(new, case.site(path));
    case.write(&format!("public/{path}"), &new);
    let mut manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    for file in manifest["files"].as_array_mut().unwrap().iter_mut().filter(|file| file["path"] == path) {
        file["bytes"] = new.len().into();
        file["sha256"] = sum(new.as_bytes()).into();
    }
    case.write("public/data/v1/manifest.json", format!("{manifest:#}\n"));
    let line = |line: &str| {
        if line[66..] == *path { format!("{}  {path}\n", sum(new.as_bytes())) } else { format!("{line}\n") }
    };
    let sums: String = case.site("SHA256SUMS").lines().map(line).collect();
    case.write("public/SHA256SUMS", sums);
}

fn set(case: &Case, field: &str, value: &str) {
    let mut manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    *manifest.pointer_mut(field).unwrap() = value.into();
    case.write("public/data/v1/manifest.json", format!("{manifest:#}\n"));
}

/// What is different, a line each.
fn differences(case: &Case, args: &[&str]) -> String {
    let ran = verify(case, args);
    assert_eq!(ran.code, 1, "{}", ran.whole());
    ran.out.lines().filter(|line| line.starts_with("ANDERS: ")).map(|line| format!("{}\n", &line[8..])).collect()
}

#[test]
fn an_honest_site_is_the_same() {
    let case = published();
    let commit = case.git(&["rev-parse", "HEAD"]);
    let ran = verify(&case, &["--repo", "."]);
    let built = case.site_files().len();
    let listed = case.site("SHA256SUMS").lines().count();
    assert_eq!(
        ran.whole(),
        format!(
            "exit 0\nout: Dateien: {listed} geprüft, alle wie im Manifest.\nProtokoll: 1 Veröffentlichung, die jüngste ist diese Website (Commit `{}`, 2026-06-01).\nNachgebaut: {built} Dateien, Byte für Byte gleich.\nDas Protokoll ist nicht unterschrieben.\nErgebnis: Alles stimmt überein.\n",
            &commit[..10]
        )
    );
    // Over the network the same, but for what servers read themselves; and one page alone.
    let address = served(case.path("public"));
    let ran = case.run(&["verify", &address, "--repo", "."]);
    assert!(ran.code == 0 && ran.out.contains("Nachgebaut: "), "{}", ran.whole());
    for args in
        [&[&address, "--page", &format!("{address}/ziele/a/")][..], &["--page", &format!("{address}/ziele/a/#stand")]]
    {
        let ran = case.run(&[&["verify"], args].concat());
        assert!(
            ran.code == 0 && ran.out.starts_with("`ziele/a/index.html` gehört zur 1. Veröffentlichung"),
            "{}",
            ran.whole()
        );
    }
    for page in ["public/ziele/b/", "/ziele/b/"] {
        let ran = case.run(&["verify", "public", "--page", page]);
        assert_eq!(ran.code, 0, "{}", ran.whole());
    }
    // A copy in a folder, and the address that it is of.
    let built = case.build(&["--out", "frisch", "--base-url", "https://ziele.example/portal"]);
    assert_eq!(built.code, 0, "{}", built.whole());
    let ran = case.run(&["verify", "frisch", "--page", "https://ziele.example/portal/ziele/b/"]);
    assert!(ran.code == 0 && ran.out.starts_with("`ziele/b/index.html` gehört"), "{}", ran.whole());
    // Files of a host are left out by name.
    case.write("public/CNAME", "ziele.example");
    assert!(verify(&case, &[]).out.contains("Nicht geprüft, weil sie dem Webserver gehören: `CNAME`."));
}

#[test]
fn a_byte_a_file_more_and_a_file_less() {
    let case = published();
    let page = case.site("ziele/a/index.html");
    case.write("public/ziele/a/index.html", page.replace("2028", "2027"));
    assert_eq!(
        differences(&case, &[]),
        "`ziele/a/index.html` wurde verändert: Das Manifest nennt eine andere Prüfsumme\n"
    );
    let ran = case.run(&["verify", "public", "--page", "public/ziele/a/"]);
    assert_eq!(ran.code, 1, "{}", ran.whole());
    case.write("public/ziele/a/index.html", page);
    case.write("public/ziele/neu/index.html", "x");
    assert_eq!(
        differences(&case, &[]),
        "`ziele/neu/index.html` gehört nicht dazu: Das Manifest kennt die Datei nicht\n"
    );
    fs::remove_dir_all(case.path("public/ziele/neu")).unwrap();
    fs::remove_file(case.path("public/ziele/b/index.html")).unwrap();
    assert_eq!(differences(&case, &[]), "`ziele/b/index.html` fehlt\n");
}

#[test]
fn what_has_no_sum_is_compared_with_the_log() {
    let case = published();
    copy(&case.path("public"), &case.path("frisch"));
    let ran = verify(&case, &[]);
    let rest =
        "Folgt aus dem Protokoll und wird erst mit `--repo` geprüft: `pruefen/veroeffentlichungen/index.html`.\n";
    assert!(ran.code == 0 && ran.out.contains(rest), "{}", ran.whole());
    let manifest = |case: &Case, change: &dyn Fn(&mut Value)| {
        let mut manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
        change(&mut manifest);
        case.write("public/data/v1/manifest.json", format!("{manifest:#}\n"));
    };
    let checkpoint = case.site("log/checkpoint");
    let header = "woraus die Website laut Manifest entstand, oder wie ihr Protokoll heißt, ist nicht das, was veröffentlicht wurde\n";
    let is = |forge: &dyn Fn(&Case), said: &str| {
        forge(&case);
        assert_eq!(differences(&case, &[]), said);
        case.unpublish();
        copy(&case.path("frisch"), &case.path("public"));
    };
    let more = |case: &Case| {
        case.write("public/ziele/neu/index.html", "falsch");
        manifest(case, &|manifest| manifest["apart"].as_array_mut().unwrap().push("ziele/neu/index.html".into()));
    };
    is(&more, "`ziele/neu/index.html` gehört nicht dazu: Das Manifest kennt die Datei nicht\n");
    for field in ["/repository/url", "/repository/folder", "/tree", "/base_url", "/history"] {
        is(&|case: &Case| set(case, field, "https://falsch.example"), header);
    }
    let program = "Manifest und Protokoll nennen verschiedene Fassungen des Programms\n";
    is(&|case: &Case| set(case, "/generator/commit", "0000"), program);
    let unknown = |case: &Case| manifest(case, &|manifest| manifest["amtlich"] = true.into());
    is(&unknown, "`data/v1/manifest.json` hat Angaben, die Zielstand nicht schreibt\n");
    let name = |case: &Case| case.write("public/log/checkpoint", checkpoint.replace("zielstand/", "ziele.example/"));
    is(&name, header);
    let signed = |case: &Case| case.write("public/log/checkpoint", format!("{checkpoint}\n— x AAAAAAAA\n"));
    is(&signed, "unter dem Protokoll steht eine Unterschrift, und das Portal nennt keinen Schlüssel\n");
    let longer = |case: &Case| case.write("public/log/checkpoint", format!("{checkpoint}mehr\n"));
    is(&longer, "`log/checkpoint` sagt mehr, als ein Checkpoint sagt\n");
    for path in ["ziele/CNAME/index.html", "ziele/.well-known/index.html", "ziele/CNAME"] {
        let said = format!("`{path}` gehört nicht dazu: Das Manifest kennt die Datei nicht\n");
        is(&|case: &Case| case.write(&format!("public/{path}"), "falsch"), &said);
    }
}

#[test]
fn one_page_in_every_way_it_is_asked_for() {
    let case = published();
    let address = served(case.path("public"));
    for page in ["public/ziele/a", &format!("{address}/ziele/a")] {
        let ran = case.run(&["verify", "--page", page]);
        assert!(ran.code == 0 && ran.out.starts_with("`ziele/a/index.html` gehört"), "{}", ran.whole());
    }
    assert_eq!(
        case.run(&["verify", "--page", "public/pruefen/veroeffentlichungen/"]).whole(),
        "exit 2\nerr: Fehler: von `pruefen/veroeffentlichungen/index.html` ist keine Prüfsumme veröffentlicht, weil die Datei aus dem Protokoll folgt; sie wird mit der ganzen Website geprüft: `--repo`\n"
    );
    let ran = case.run(&["verify", "--page", "public/ziele/nein/"]);
    assert_eq!(ran.whole(), "exit 2\nerr: Fehler: `ziele/nein/index.html` gibt es nicht\n");
    let is_other = |page: &str, said: &str| {
        let ran = case.run(&["verify", "--page", page]);
        assert!(ran.code == 1 && ran.out.contains(said), "{}", ran.whole());
    };
    case.write("public/ziele/neu/index.html", "falsch");
    is_other("public/ziele/neu/", "ANDERS: `ziele/neu/index.html` gehört nicht zur jüngsten Veröffentlichung");
    let (real, forged) = (case.site("ziele/a/index.html"), case.site("ziele/a/index.html").replace("2028", "2027"));
    case.write("public/ziele/a/index.html", &forged);
    for (path, bytes) in case.site_files().into_iter().filter(|(path, _)| path.starts_with("log/files/tile/entries/")) {
        let (old, new) = (sum(real.as_bytes()), sum(forged.as_bytes()));
        let mut bundle = bytes.clone();
        if let Some(at) = bytes.windows(64).position(|part| part == old.as_bytes()) {
            bundle[at..at + 64].copy_from_slice(new.as_bytes());
        }
        case.write(&format!("public/{path}"), bundle);
    }
    is_other("public/ziele/a/", "ANDERS: der Beweis geht nicht auf: Die Prüfsummen passen nicht zueinander");
    fs::remove_dir_all(case.path("public/ziele/b")).unwrap();
    is_other("public/ziele/b/", "ANDERS: ");
}

#[test]
fn a_portal_that_moved_since_is_built_where_it_lay() {
    let mut case = published();
    let moved = |case: &mut Case, from: &[&str], to: &str| {
        fs::create_dir_all(case.path(to)).unwrap();
        case.git(&[&["mv"], from, &[to]].concat());
        case.commit("Umzug");
    };
    moved(&mut case, &["portal.yaml", "content"], "a/ziele");
    let ran = case.run(&["build", "--as-of", "2026-06-01", "--root", "a/ziele", "--out", "public"]);
    assert_eq!(ran.code, 0, "{}", ran.whole());
    moved(&mut case, &["a/ziele"], "z");
    assert!(!case.path("a/ziele").exists());
    let bare = git_command(case.root(), "").args(["clone", "-q", "--bare", ".", "klon"]).status().unwrap();
    assert!(bare.success());
    for repository in [".", "klon"] {
        let ran = verify(&case, &["--repo", repository]);
        assert!(ran.code == 0 && ran.out.contains("Das Repository ist einen Commit weiter"), "{}", ran.whole());
    }
    let other = Case::empty();
    copy(&case.path("public"), &other.path("public"));
    let ran = verify(&other, &["--repo", "public"]);
    assert_eq!(ran.whole(), "exit 2\nerr: Fehler: `public` ist kein Git-Repository\n");
}

#[test]
fn a_manifest_and_a_log_that_were_made_to_fit() {
    let case = published();
    let commit = case.git(&["rev-parse", "HEAD"]);
    fs::copy(case.path("public/log/checkpoint"), case.path(".git/checkpoint")).unwrap();
    fs::copy(case.path("public/data/v1/manifest.json"), case.path(".git/manifest")).unwrap();
    forge(&case, "ziele/a/index.html", |page| page.replace("2028", "2027"));
    let first = differences(&case, &[]);
    assert!(
        first.starts_with(
            "die Prüfsummen im Manifest sind nicht die, die veröffentlicht wurden: Das Protokoll nennt andere\n"
        ),
        "{first}"
    );
    // All of it made anew, from another history, and said to be of the real commit.
    let other = Case::new();
    copy(&case.path("content"), &other.path("content"));
    let mut other = other;
    other.write_goal("a", "due: 2035\n");
    other.commit("Anfang");
    other.builds();
    case.unpublish();
    copy(&other.path("public"), &case.path("public"));
    assert_eq!(verify(&case, &[]).code, 0, "alone it fits");
    assert!(differences(&case, &["--repo", "."]).contains("ist nicht im Repository"));
    assert!(differences(&case, &["--since", ".git/checkpoint"]).contains("von einem anderen Protokoll"));
    assert!(differences(&case, &["--since", ".git/manifest"]).contains("nicht mehr im Protokoll"));
    let theirs = other.git(&["rev-parse", "HEAD"]);
    for path in ["data/v1/manifest.json", "log/entries/0.json"] {
        let text = case.site(path).replace(theirs.trim(), commit.trim());
        case.write(&format!("public/{path}"), text);
    }
    let said = differences(&case, &["--repo", "."]);
    assert!(
        said.contains("verschiedene Commits") && said.contains("ist nicht das, was sich aus dem Repository ergibt"),
        "{said}"
    );
}

#[test]
fn other_days_other_versions_and_previews() {
    let case = published();
    set(&case, "/as_of", "2026-09-01");
    assert!(differences(&case, &["--repo", "."]).starts_with("Manifest und Protokoll nennen verschiedene Tage\n"));
    set(&case, "/as_of", "2026-06-01");
    set(&case, "/generator/version", "0.0.9");
    assert_eq!(differences(&case, &[]), "Manifest und Protokoll nennen verschiedene Fassungen des Programms\n");
    let ran = verify(&case, &["--repo", "."]);
    assert!(ran.code == 2 && ran.err.contains("wurde mit Zielstand 0.0.9 gebaut, dies ist 0.1.0"), "{}", ran.whole());
    // A working tree that differs is none of the check's business; a site that was built from one is.
    let case = published();
    case.write_goal("a", "due: 2040\n");
    assert_eq!(verify(&case, &["--repo", "."]).code, 0);
    assert_eq!(case.build(&[]).code, 0);
    let said = differences(&case, &["--repo", "."]);
    assert!(said.starts_with("die Website ist eine Vorschau mit Inhalten, die in keinem Commit stehen;"), "{said}");
    assert!(said.contains("Erst mit `git commit` eintragen"), "{said}");
    assert!(said.contains("`404.html` ist nicht das, was sich aus dem Repository ergibt"), "{said}");
}

#[test]
fn what_is_kept_in_the_repository_is_not_believed() {
    let mut case = published();
    let mut kept = fs::read_dir(case.path(".git/zielstand")).unwrap().map(|entry| entry.unwrap().path());
    let kept = kept.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("history-")).unwrap();
    let bytes = fs::read(&kept).unwrap();
    let at: Vec<usize> = bytes.windows(5).enumerate().filter(|(_, part)| *part == b"Erika").map(|(at, _)| at).collect();
    let mut false_one = bytes[32..].to_vec();
    at.iter().for_each(|at| false_one[at - 32..at - 27].copy_from_slice(b"Erich"));
    let hash = Sha256::digest(&false_one);
    fs::write(&kept, [hash.as_slice(), &false_one].concat()).unwrap();
    assert_eq!(verify(&case, &["--repo", "."]).code, 0, "the honest site stays honest");
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.builds();
    assert!(case.site("data/v1/changes.json").contains("Erich"), "a build does believe it");
    assert!(
        differences(&case, &["--repo", "."])
            .contains("`data/v1/changes.json` ist nicht das, was sich aus dem Repository ergibt")
    );
}

#[test]
fn an_object_that_is_not_what_its_name_says() {
    let case = published();
    let real = case.git(&["rev-parse", "HEAD:content/ziele/a.md"]);
    case.write("falsch", case.git(&["cat-file", "blob", real.trim()]).replace("2028", "2029"));
    let wrong = case.git(&["hash-object", "-w", "falsch"]);
    let path = |id: &str| case.path(&format!(".git/objects/{}/{}", &id[..2], id[2..].trim()));
    fs::remove_file(path(&real)).unwrap();
    fs::copy(path(&wrong), path(&real)).unwrap();
    let ran = verify(&case, &["--repo", "."]);
    assert_eq!(ran.code, 1, "{}", ran.whole());
    assert!(
        ran.out.contains(&format!(
            "im Git-Repository ist der Inhalt von `{}` ein anderer, als der Name sagt",
            real.trim()
        )),
        "{}",
        ran.out
    );
}

#[test]
fn who_kept_something_learns_whether_it_only_grew() {
    let mut case = published();
    fs::copy(case.path("public/log/checkpoint"), case.path(".git/checkpoint")).unwrap();
    fs::copy(case.path("public/data/v1/manifest.json"), case.path(".git/manifest")).unwrap();
    case.write_goal("a", "due: 2029\n");
    case.commit("a: Frist");
    case.builds();
    for kept in [".git/checkpoint", ".git/manifest"] {
        let ran = verify(&case, &["--since", kept]);
        assert!(
            ran.code == 0 && ran.out.contains("Seither: 1 Veröffentlichung kam dazu, nichts Früheres wurde verändert."),
            "{}",
            ran.whole()
        );
    }
    // As mail and some editors leave it.
    let kept = fs::read_to_string(case.path(".git/checkpoint")).unwrap();
    fs::write(case.path(".git/post"), format!("\u{feff}{}", kept.trim_end().replace('\n', "\r\n"))).unwrap();
    let ran = verify(&case, &["--since", ".git/post"]);
    assert!(ran.code == 0 && ran.out.contains("Seither: 1 Veröffentlichung kam dazu"), "{}", ran.whole());
    fs::copy(case.path("public/log/checkpoint"), case.path(".git/checkpoint")).unwrap();
    assert!(verify(&case, &["--since", ".git/checkpoint"]).out.contains("Seither: nichts Neues."));
    // Back to what was: an old site with an old log.
    case.git(&["reset", "-q", "--hard", "HEAD~"]);
    case.unpublish();
    case.builds();
    assert!(differences(&case, &["--since", ".git/checkpoint"]).contains("Es wurde umgeschrieben oder gekürzt"));
    let ran = verify(&case, &["--since", "portal.yaml"]);
    assert_eq!(ran.whole(), "exit 2\nerr: Fehler: das hinter `--since` ist weder ein Manifest noch ein Checkpoint\n");
}

#[test]
fn history_that_was_changed_between_two_publications() {
    let case = published();
    fs::copy(case.path("public/log/checkpoint"), case.path(".git/checkpoint")).unwrap();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    // Somebody takes another folder for the log, and then puts the entries together.
    let ran = case.build(&["--accept-rewritten-history", "Wird verschwiegen"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // The log says it, and nothing contradicts that.
    let ran = verify(&case, &["--since", ".git/checkpoint"]);
    assert!(
        ran.code == 1
            && ran.out.contains("Seither: 1 Veröffentlichung kam dazu, im Protokoll fehlt nichts Früheres.")
            && ran.out.contains("ANDERS: der Verlauf wurde seither verändert, und das Protokoll sagt es")
            && !ran.out.contains("nichts Früheres wurde verändert"),
        "{}",
        ran.whole()
    );
    let entry = case.site("log/entries/1.json");
    let cut = entry.find(",\"rewritten\"").unwrap();
    case.write("public/log/entries/1.json", format!("{}}}", &entry[..cut]));
    assert!(differences(&case, &[]).contains("`log/entries/1.json` passt nicht zum Protokoll"));
}

#[test]
fn what_cannot_be_checked() {
    let case = Case::new();
    assert_eq!(case.run(&["verify", "nirgends"]).whole(), "exit 2\nerr: Fehler: den Ordner `nirgends` gibt es nicht\n");
    let of_no_site = case.run(&["verify", "."]).err;
    assert!(of_no_site.contains("meist in den Ordner `public`"), "{of_no_site}");
    assert!(
        case.run(&["verify", "--page", "nirgends/ziele/a/"])
            .whole()
            .contains("findet sich keine Website mit einem Protokoll")
    );
}
