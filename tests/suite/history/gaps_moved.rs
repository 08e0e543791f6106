//! Files that nobody can read and that get another path: the goals that they were.

use crate::case::{Case, SETTINGS};

/// A portal whose goals lie at these paths and have their ids from there, if the files do not say them.
fn portal(files: &str, is_named: bool) -> Case {
    let case = Case::empty();
    settings(&case, files, is_named);
    case
}

fn settings(case: &Case, files: &str, is_named: bool) {
    let id = if is_named { ", id: file-name, other_fields: ignore" } else { "" };
    case.write("portal.yaml", format!("{SETTINGS}content: {{goals: {{files: '{files}'{id}}}}}\n"));
}

fn page(id: &str, due: u16) -> String {
    format!("---\nid: {id}\ntitle: Ziel {id}\npillar: netz\ndue: {due}\n---\n\nText von {id}.\n")
}

const GOALS: [(&str, u16); 3] = [("eins", 2031), ("neun", 2032), ("zwei", 2033)];

/// What is told of three goals that break in `folder`, go to `there` and are mended, after they came.
fn told(is_named: bool, text: &str, there: &str, to: Option<&str>) -> Vec<String> {
    let mut case = portal("content/ziele/**/*.md", is_named);
    for (id, due) in GOALS {
        case.write(&format!("content/ziele/{id}.md"), page(id, due));
    }
    case.commit("Anfang");
    for (id, _) in GOALS {
        case.write(&format!("content/ziele/{id}.md"), text);
    }
    case.commit("Kaputt");
    for (id, _) in GOALS {
        case.rename(&format!("content/ziele/{id}.md"), &format!("{there}/{id}.md"));
    }
    to.iter().for_each(|files| settings(&case, files, is_named));
    case.commit("Verschoben");
    for (id, due) in GOALS {
        case.write(&format!("{there}/{id}.md"), page(id, due));
    }
    case.commit("Lesbar");
    case.log()[3..].to_vec()
}

#[test]
fn files_of_the_same_unreadable_bytes_are_the_goals_that_they_were() {
    let moves = |folder: &str| {
        let rule = (folder == "z")
            .then(|| "Verschoben: none changed content/goals/files: content/ziele/**/*.md -> z/*.md".to_owned());
        let of =
            |(id, _): &(&str, u16)| format!("Verschoben: {id} moved file: content/ziele/{id}.md -> {folder}/{id}.md");
        GOALS.iter().map(of).chain(rule).collect::<Vec<_>>()
    };
    for text in ["", "Text.\n", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n"] {
        for is_named in [false, true] {
            assert_eq!(
                told(is_named, text, "content/ziele/sub", None),
                moves("content/ziele/sub"),
                "{text} {is_named}"
            );
            let told = told(is_named, text, "z", Some("z/*.md"));
            assert_eq!(told[..3], moves("z")[..3], "{text} {is_named}");
            assert!(told.len() <= 4 && !told.iter().any(|row| row.contains("removed")), "{told:#?}");
        }
    }
}

/// One goal breaks to the bytes of another one that is broken, in the commit that moves both.
#[test]
fn a_file_that_breaks_as_it_moves_to_the_bytes_of_another_one() {
    let mut case = portal("content/ziele/*.md", false);
    case.write("content/ziele/eins.md", page("eins", 2031));
    case.write("content/ziele/zwei.md", page("zwei", 2032));
    case.commit("Anfang");
    case.write("content/ziele/eins.md", "");
    case.commit("Kaputt");
    settings(&case, "z/*.md", false);
    case.remove("content/ziele/eins.md");
    case.remove("content/ziele/zwei.md");
    case.write("z/eins.md", "");
    case.write("z/zwei.md", "");
    case.commit("Verschoben");
    case.write("z/eins.md", page("eins", 2031));
    case.write("z/zwei.md", page("zwei", 2035));
    case.commit("Lesbar");
    let log = case.log();
    assert_eq!(
        log[2..4],
        [
            "Verschoben: eins moved file: content/ziele/eins.md -> z/eins.md",
            "Verschoben: zwei moved file: content/ziele/zwei.md -> z/zwei.md"
        ]
    );
    assert_eq!(log.last().unwrap(), "Lesbar: zwei changed due: 2032 -> 2035");
    assert!(!log.iter().any(|row| row.contains("removed")), "{log:#?}");
}

/// Of several files with the same bytes nobody knows which is which if their names say nothing.
#[test]
fn names_that_say_nothing_are_not_guessed() {
    let mut case = portal("content/ziele/*.md", false);
    case.write("content/ziele/1.md", page("eins", 2031));
    case.write("content/ziele/2.md", page("zwei", 2032));
    case.commit("Anfang");
    case.write("content/ziele/1.md", "");
    case.write("content/ziele/2.md", "");
    case.commit("Kaputt");
    case.rename("content/ziele/1.md", "content/ziele/x.md");
    case.rename("content/ziele/2.md", "content/ziele/y.md");
    case.commit("Verschoben");
    case.write("content/ziele/x.md", page("zwei", 2032));
    case.write("content/ziele/y.md", page("eins", 2031));
    case.commit("Lesbar");
    let log = case.log();
    assert!(!log.iter().any(|row| row.contains(" changed ") || row.contains(" moved ")), "{log:#?}");
    assert_eq!(log.iter().filter(|row| row.contains("removed")).count(), 2, "{log:#?}");
}

/// A file that is renamed and broken in one commit still says which goal it is, or its name does.
#[test]
fn a_file_that_is_renamed_and_broken_is_the_goal_that_it_says() {
    let mended = page("eins", 2031);
    for (path, broken) in [
        ("neu.md", mended.replace("title: Ziel", "title: Ziel:")),
        ("neu.md", mended.replace("title: Ziel", "title: a\ntitle: Ziel")),
        ("neu.md", mended.replace("id: eins", "id: eins\nid: eins")),
        ("alt/eins.md", "Text.\n".to_owned()),
    ] {
        for before in [None, Some(mended.replace("title: Ziel", "title: Das: Ziel"))] {
            let mut case = portal("content/ziele/**/*.md", false);
            case.write("content/ziele/eins.md", &mended);
            case.write("content/ziele/zwei.md", page("zwei", 2031));
            case.commit("Anfang");
            if let Some(before) = &before {
                case.write("content/ziele/eins.md", before);
                case.commit("Kaputt");
            }
            case.remove("content/ziele/eins.md");
            case.write(&format!("content/ziele/{path}"), &broken);
            case.commit("Verschoben");
            case.write(&format!("content/ziele/{path}"), mended.replace("2031", "2035"));
            case.commit("Lesbar");
            let moved = format!("Verschoben: eins moved file: content/ziele/eins.md -> content/ziele/{path}");
            assert_eq!(case.log()[2..], [moved.as_str(), "Lesbar: eins changed due: 2031 -> 2035"], "{broken}");
            let gaps = case.words("aenderungen/").join("\n");
            assert!(gaps.contains(&format!("Nicht lesbar: content/ziele/{path}")), "{gaps}");
        }
    }
    // One that says it is another goal is none that went.
    let mut case = portal("content/ziele/**/*.md", false);
    case.write("content/ziele/eins.md", &mended);
    case.commit("Anfang");
    case.remove("content/ziele/eins.md");
    case.write("content/ziele/alt/eins.md", page("drei", 2031).replace("title: Ziel", "title: Ziel:"));
    case.commit("Anderes");
    case.write("content/ziele/alt/eins.md", page("drei", 2031));
    case.commit("Lesbar");
    assert_eq!(case.log()[1], "Anderes: eins removed file: content/ziele/eins.md -> none");
}
