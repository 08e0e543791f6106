//! What the program says in English, where that is asked for: arguments and failures as well as findings.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

fn said(case: &Case, args: &[&str]) -> String {
    let ran = case.run(&[&["check", "--as-of", "2026-06-01", "--lang", "en"], args].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
    format!("{}\n", ran.err)
}

#[test]
fn arguments_that_cannot_be_used() {
    let case = Case::empty();
    let all: [&[&str]; 9] = [
        &["--nix"],
        &["--strikt"],
        &["mehr"],
        &["--format"],
        &["--format", "gitlap"],
        &["--as-of", "2026-01-01"],
        &["--fix", "--rev", "main"],
        &["--message", "text"],
        &["--strict=yes"],
    ];
    assert_snapshot!(all.iter().map(|args| said(&case, args)).collect::<String>(), @"
    Error: there is no option `--nix` here; perhaps `--fix` is meant

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: there is no option `--strikt` here; perhaps `--strict` is meant

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: `mehr` is one argument too many here

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: the value behind `--format` is missing

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: `gitlap` is not possible for `--format`; possible are: human, json, sarif, gitlab, github; perhaps `gitlab` is meant

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: `--as-of` may stand there only once

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: `--fix` and `--rev` do not go together

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: missing: `--since <STATE>`

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help

    Error: `--strict` takes no value, here stands `yes`

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help
    ");
    let no_day = case.run(&["check", "--lang=en", "--as-of", "gestern"]).err;
    assert_snapshot!(no_day, @"
    Error: `gestern` is not possible for `--as-of`; a date looks like this: `2025-12-31`

    Usage: zielstand check [OPTIONS]
    More about it: zielstand check --help
    ");
    // Another language is asked for, or none.
    assert!(case.run(&["check", "--nix"]).err.starts_with("Fehler: "));
    assert!(case.run(&["check", "--nix", "--lang", "de"]).err.starts_with("Fehler: "));
}

#[test]
fn portals_that_cannot_be_read() {
    let theme = || Case::empty().file("portal.yaml", format!("{SETTINGS}theme: thema\n"));
    let cases = [
        (Case::new(), &["--root", "nirgends"][..]),
        (Case::new(), &["--rev", "main"]),
        (Case::new(), &["--since", "main"]),
        (Case::new(), &["--since", "main", "--message", "nirgends"]),
        (theme(), &[]),
        (theme().file("thema/texts/de.yaml", "menu: [\n"), &[]),
        (theme().file("thema/texts/de.yaml", "menu\n"), &[]),
        (theme().file("thema/texts/de.yaml", b"menu: \xff\n"), &[]),
        (theme().file("thema/texts/de.yaml", "<<<<<<< a\nx: y\n=======\nx: z\n>>>>>>> b\n"), &[]),
    ];
    assert_snapshot!(cases.iter().map(|(case, args)| said(case, args)).collect::<String>(), @"
    Error: there is no folder `nirgends`

    Error: `.` lies in no Git repository; `--rev` needs one

    Error: `.` lies in no Git repository with a commit; `--since` needs one

    Error: `nirgends` cannot be read: not found

    Error: the folder `thema` from `portal.yaml` holds no files of a theme (`templates/`, `texts/`, `assets/`, `fonts/`)

    Error: `thema/texts/de.yaml` cannot be read: a bracket has no end (line 1)

    Error: `thema/texts/de.yaml` cannot be read: each line needs the form `name: text`

    Error: `thema/texts/de.yaml` is not saved as UTF-8

    Error: `thema/texts/de.yaml`, line 1: here stand two versions, and nobody chose one when they were merged (conflict). Keep the right one, delete the other one, and the lines with `<<<<<<<`, `=======` and `>>>>>>>`
    ");
    let mut case = Case::new();
    case.commit("Beginn");
    assert_snapshot!([&["--rev", "nix"][..], &["--rev", "1999-01-01"]].map(|args| said(&case, args)).concat(), @"
    Error: `nix` is no state of this repository; a branch, a tag, a commit or a date is possible

    Error: on 1999-01-01 there was no commit yet
    ");
}
