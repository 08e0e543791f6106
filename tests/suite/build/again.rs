//! What an earlier build left is used where it holds, and never shows: a build beside it equals a clean one.

use std::fs;

use serde_json::Value;

use super::small::small;
use crate::case::{Case, Ran, files, tree};

/// Builds, on 1 June 2026 if nothing else is said.
fn build(case: &Case, args: &[&str]) -> Ran {
    let day = if args.contains(&"--as-of") { &[][..] } else { &["--as-of", "2026-06-01"] };
    case.run(&[&["build"], day, args].concat())
}

/// Builds, and gives the names of all work that was done.
fn work(case: &Case, args: &[&str]) -> Vec<String> {
    let ran = build(case, &[args, &["--timings", ".git/t.json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let events: Vec<Value> = serde_json::from_slice(&fs::read(case.path(".git/t.json")).unwrap()).unwrap();
    let (begun, ended): (Vec<&Value>, Vec<&Value>) =
        events.iter().filter(|event| event["ph"] != "C").partition(|event| event["ph"] == "B");
    assert_eq!(begun.len(), ended.len());
    assert!(
        events
            .windows(2)
            .all(|pair| pair[0]["tid"] != pair[1]["tid"] || pair[0]["ts"].as_u64() <= pair[1]["ts"].as_u64())
    );
    begun.into_iter().map(|event| event["name"].as_str().unwrap().to_owned()).collect()
}

fn makes_pages(case: &Case, args: &[&str]) -> bool {
    work(case, args).iter().any(|name| name == "Seiten")
}

/// The sums of all files but those that follow from the log, which begins anew in another folder.
fn sums(case: &Case, out: &str) -> Value {
    let json = fs::read(case.path(out).join("data/v1/manifest.json")).unwrap();
    serde_json::from_slice::<Value>(&json).unwrap()["files"].take()
}

/// Whether a build makes pages; what it gives is what a clean one gives, with nothing kept.
fn makes(case: &Case, args: &[&str]) -> bool {
    let is_made = makes_pages(case, args);
    let kept = case.path(".git/zielstand");
    fs::rename(&kept, case.path(".git/away")).unwrap();
    let clean = build(case, &[args, &["--out", "clean"]].concat());
    assert_eq!(clean.code, 0, "{}", clean.err);
    assert_eq!(sums(case, "public"), sums(case, "clean"), "{args:?}");
    for folder in [kept.clone(), case.path("clean")] {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::rename(case.path(".git/away"), kept).unwrap();
    is_made
}

#[test]
fn a_site_that_stands_is_not_made_again() {
    let mut case = small();
    assert!(makes(&case, &[]));
    let before = tree(&case.path("public"));
    assert!(!makes(&case, &[]));
    assert!(tree(&case.path("public")) == before);

    // Another day, another address, another commit: another site.
    for args in [&["--as-of", "2026-06-02"][..], &["--base-url", "https://example.org/"], &[]] {
        assert!(makes(&case, args), "{args:?}");
        assert!(!makes(&case, args), "{args:?}");
    }
    case.write_goal("netz-2", "due: 2027\ntopic: glasfaser\n");
    assert!(makes(&case, &[]) && makes(&case, &[]), "what is not committed has no name");
    case.commit("Später");
    assert!(makes(&case, &[]));
    assert!(!makes(&case, &[]));
    case.write("themes/eigen/texts/de.yaml", "menu: {changes: Was sich ändert}\n");
    case.write(
        "portal.yaml",
        format!("{}theme: themes/eigen\n", fs::read_to_string(case.path("portal.yaml")).unwrap()),
    );
    case.commit("Eigene Wörter");
    assert!(makes(&case, &[]));
    assert!(!makes(&case, &[]));
}

#[test]
fn damage_is_mended() {
    let case = small();
    case.builds();
    let sound = case.site_files();
    let damage: [fn(&Case); 7] = [
        |case| fs::write(case.path("public/index.html"), "anders").unwrap(),
        |case| {
            let page = fs::read_to_string(case.path("public/hilfe/index.html")).unwrap().replacen('e', "a", 1);
            fs::write(case.path("public/hilfe/index.html"), page).unwrap();
        },
        |case| fs::remove_file(case.path("public/feed.atom")).unwrap(),
        |case| fs::remove_file(case.path("public/SHA256SUMS")).unwrap(),
        |case| fs::write(case.path("public/pruefen/veroeffentlichungen/index.html"), "").unwrap(),
        |case| {
            for name in fs::read_dir(case.path(".git/zielstand")).unwrap() {
                let path = name.unwrap().path();
                let mut bytes = fs::read(&path).unwrap();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(path, bytes).unwrap();
            }
        },
        |case| fs::remove_dir_all(case.path(".git/zielstand")).unwrap(),
    ];
    for (number, damage) in damage.into_iter().enumerate() {
        damage(&case);
        assert!(makes_pages(&case, &[]), "{number}");
        assert!(files(&case.path("public")) == sound, "{number}");
        assert!(!makes_pages(&case, &[]), "{number}");
    }
}

#[test]
fn a_log_that_goes_on_elsewhere_is_written() {
    let case = small();
    case.builds();
    let copy = |from: &str, to: &str| {
        for (path, bytes) in files(&case.path(from)) {
            case.write(&format!("{to}/{path}"), bytes);
        }
    };
    copy("public", ".git/before");
    let args = ["--as-of", "2026-06-02", "--previous", ".git/before"];
    assert!(makes_pages(&case, &args));
    let two = case.site("log/checkpoint");
    // The log before this publication is what counts, not the one that has it already.
    assert!(makes_pages(&case, &args));
    assert_eq!(case.site("log/checkpoint"), two);
    assert!(!makes_pages(&case, &["--as-of", "2026-06-02"]));
}
