//! Another portal, or another day, in the place of what was published.

use serde_json::Value;

use super::{copy, published, refused, verify};
use crate::case::Case;
use zielstand::proof::Log;

const ELSEWHERE: &str = "der veröffentlichte Verlauf würde sich ändern: das Portal liegt in einem anderen Ordner als das veröffentlichte und erzählt von denselben Commits etwas anderes.";

/// Builds the portal of a folder into the published site.
fn from(folder: &str) -> [String; 3] {
    ["--root", folder, "--out=public"].map(str::to_owned)
}

fn said(case: &Case, folder: &str, more: &[&str]) -> String {
    let args = from(folder);
    let args: Vec<&str> = args.iter().map(String::as_str).chain(more.iter().copied()).collect();
    refused(case, &args)
}

/// A second portal of the same repository, from its first commit on.
fn twin(due: &str) -> Case {
    let mut case = Case::new().goal("a", "due: 2027\n");
    copy(&case.path("content"), &case.path("zweit/content"));
    case.write("zweit/portal.yaml", crate::case::SETTINGS);
    case.commit("Anfang");
    case.write(".git/info/exclude", "/public/\n/frisch/\n");
    case.write_goal("a", "due: 2028\n");
    let goal = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("zweit/content/ziele/a.md", goal.replace("2028", due));
    case.commit("a: Frist");
    case.builds();
    case
}

#[test]
fn a_copied_folder_is_another_portal() {
    let mut case = published();
    let kept = std::fs::read(case.path("public/data/v1/manifest.json")).unwrap();
    copy(&case.path("content"), &case.path("neu/content"));
    case.write("neu/portal.yaml", crate::case::SETTINGS);
    case.commit("Kopie");
    let copied = said(&case, "neu", &[]);
    assert!(copied.contains(ELSEWHERE), "{copied}");
    assert!(copied.contains("a „Ziel a“: due `2027` → `2028`"), "{copied}");
    assert!(copied.contains("(`--root`). Wer einen Ordner mit `git mv` verschiebt"), "{copied}");
    // Whoever means it says so, and it stays.
    let args = from("neu");
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let ran = case.build(&[&args[..], &["--accept-rewritten-history", "Das Portal beginnt von vorn."]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(case.site("pruefen/verlauf/1/index.html").contains("Das Portal liegt in einem anderen Ordner"));
    assert_eq!(case.build(&args).code, 0);
    case.write("alt", kept);
    let checked = verify(&case, &["--since", "alt"]);
    assert!(checked.code == 1 && checked.out.contains("der Verlauf wurde seither verändert"), "{}", checked.whole());
    let checked = verify(&case, &["--repo", "."]);
    assert_eq!(checked.code, 0, "{}", checked.whole());
}

/// Where the old folder goes later, its portal lives on in the new one, and nothing is lost.
#[test]
fn a_copied_folder_whose_original_goes() {
    let mut case = published();
    copy(&case.path("content"), &case.path("neu/content"));
    case.write("neu/portal.yaml", crate::case::SETTINGS);
    case.commit("Kopie");
    case.git(&["rm", "-rq", "content", "portal.yaml"]);
    case.commit("Der alte Ordner ist weg");
    let args = from("neu");
    let ran = case.build(&args.each_ref().map(String::as_str));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let due = told["changes"].as_array().unwrap().iter().find(|change| change["field"] == "due").unwrap();
    assert_eq!((&due["old"], &due["new"]), (&"2027".into(), &"2028".into()));
}

#[test]
fn a_second_portal_is_another_one() {
    // It tells less, or as much and something else.
    assert!(said(&twin("2027"), "zweit", &[]).contains(ELSEWHERE));
    let other = said(&twin("2030"), "zweit", &[]);
    assert!(other.contains(ELSEWHERE) && other.contains("Es fehlt 1 veröffentlichte Änderung"), "{other}");
}

#[test]
fn a_moved_folder_is_the_same_portal() {
    let mut case = published();
    std::fs::create_dir(case.path("neu")).unwrap();
    case.git(&["mv", "content", "portal.yaml", "neu"]);
    case.commit("Alles zieht um");
    let args = from("neu");
    let ran = case.build(&args.each_ref().map(String::as_str));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let checked = verify(&case, &["--repo", "."]);
    assert_eq!(checked.code, 0, "{}", checked.whole());
}

/// Nor does a program that keeps quiet about it help.
#[test]
fn verify_finds_what_the_log_does_not_say() {
    let case = twin("2027");
    let ran = case.build(&["--root", "zweit", "--out", "frisch"]);
    assert_eq!(ran.code, 0, "{}", ran.whole());
    let log = |site: &str| {
        let site = case.path(site);
        Log::read(&|path| Ok(std::fs::read(site.join(path)).ok())).unwrap().unwrap()
    };
    let (mut forged, other) = (log("public"), log("frisch"));
    forged.add(other.entries()[0].clone(), None);
    let manifest = std::fs::read(case.path("frisch/data/v1/manifest.json")).unwrap();
    let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
    for (path, bytes) in forged.files(None).unwrap() {
        case.write(&format!("frisch/{path}"), bytes);
        manifest["apart"].as_array_mut().unwrap().push(path.into());
    }
    case.write("frisch/data/v1/manifest.json", manifest.to_string());
    let checked = case.run(&["verify", "frisch", "--repo", "."]);
    let told =
        "zwischen der 1. und der 2. Veröffentlichung wurde der Verlauf verändert, und das Protokoll sagt es nicht";
    assert!(checked.code == 1 && checked.whole().contains(told), "{}", checked.whole());
}

#[test]
fn an_earlier_day_is_no_way_back() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write(".git/info/exclude", "/public/\n/frisch/\n");
    case.write_goal("a", "due: 2028\n");
    case.commit("a: Frist");
    case.write_goal("a", "due: 2029\n");
    case.commit("a: Frist");
    case.builds();
    let days = case.git(&["log", "--format=%cs"]);
    assert_eq!(days.lines().next(), Some("2024-01-03"), "{days}");
    let on = |day, args: &[&str]| case.run(&[&["build", "--as-of", day], args].concat());
    let early = on("2024-01-01", &[]).err;
    assert!(early.contains("frühere Commits zählen jetzt an anderen Tagen als veröffentlicht."), "{early}");
    assert!(early.contains("bisher 2024-01-03, jetzt"), "{early}");
    assert!(early.contains("War es ein Versehen, `--as-of` weglassen"), "{early}");
    let ran = on("2024-01-01", &["--accept-rewritten-history", "Der Stand von damals wird gebraucht."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Which days became others stands in the kept file and on its page.
    let kept: Value = serde_json::from_str(&case.site("log/lost/1.json")).unwrap();
    assert_eq!(kept["moved"][0]["was"], "2024-01-03", "{kept}");
    let page = case.site("pruefen/verlauf/1/index.html");
    assert!(page.contains("Commits, die jetzt an anderen Tagen zählen") && page.contains("3. Januar 2024"), "{page}");
    assert!(!page.contains("Es gingen keine Änderungen verloren"), "{page}");
    // Another day alone is nothing else than a day.
    let ran = on("2024-01-02", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}
