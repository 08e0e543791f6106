//! What counts as a reason, and what Git, a forge or nobody wrote.

use serde_json::Value;

use super::messages::newest;
use crate::case::Case;
use crate::history::commits::raw_commit;

/// The reason of each commit in the log, oldest first: one for each message moves a deadline.
fn reasons<M: AsRef<str>>(messages: &[M]) -> Vec<Option<String>> {
    let mut case = Case::new().goal("a", "due: 2000\n");
    case.commit("Anfang");
    for (year, message) in messages.iter().enumerate() {
        case.write_goal("a", &format!("due: {}\n", 2001 + year));
        case.commit_as(message.as_ref(), &[]);
    }
    logged(&case, "reason").split_off(1)
}

/// A part of each change in the log as JSON.
fn logged(case: &Case, part: &str) -> Vec<Option<String>> {
    let ran = case.run(&["history", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let changes = log["changes"].as_array().unwrap().iter().filter(|change| change["goal"] == "a");
    changes.map(|change| change[part].as_str().map(str::to_owned)).collect()
}

/// All of these messages say why in these words, or not at all.
fn say(reason: Option<&str>, messages: &[&str]) {
    for (message, said) in messages.iter().zip(reasons(messages)) {
        assert_eq!(said.as_deref(), reason, "{message}");
    }
}

/// With each of these bodies a message gives no reason.
fn say_nothing(subject: &str, bodies: &[&str]) {
    let messages: Vec<String> = bodies.iter().map(|body| format!("{subject}\n\n{body}")).collect();
    say(None, &messages.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_sentence_with_a_colon_is_no_trailer() {
    for sentence in [
        "Hinweis: Das Land hat die Mittel gestrichen.",
        "Context: the ministry stopped the tender after the court's ruling of 3 May.",
        "Fixes: Die Zahl war falsch abgeschrieben.",
    ] {
        say(
            Some(sentence),
            &[
                &format!("Zurück\n\n{sentence}"),
                &format!("Zurück\n\n{sentence}\nSigned-off-by: E <e@example.org>"),
                &format!("Zurück\n\n{sentence}\n\nCo-authored-by: Karl Kurz <karl@example.org>"),
            ],
        );
    }
}

#[test]
fn trailers_of_git_are_no_reason() {
    say_nothing(
        "Frist",
        &[
            "Signed-off-by: E <e@example.org>",
            "Signed-off-by: E <e@example.org>\n\nReviewed-by: Karl Kurz",
            "Acked-by: E <e@example.org>\nTested-by: E <e@example.org>\nCc: E <e@example.org>",
            "Beantragt-von: Referat 12\nGeprüft-durch: Karl Kurz",
            "- [x] Ich habe die Frist geprüft.\n- [ ] Ich habe den Text geprüft.\n* [X] Alles gelesen",
            "Reported-by: E\nSuggested-by: E\nHelped-by: E\nCo-developed-by: E <e@example.org>",
            "Change-Id: I0123456789abcdef0123456789abcdef01234567",
            "Link: https://example.org/1",
            "PR-URL: https://example.org/2\nAddresses: #3",
            "Refs: #12, PORTAL-3\nSee-also: https://example.org/2",
            "git-svn-id: https://example.org/svn/trunk@12 01234567-89ab-cdef-0123-456789abcdef",
            "Signed-off-by: Ein Name\n der in der nächsten Zeile weitergeht <e@example.org>",
        ],
    );
}

#[test]
fn what_git_writes_is_no_reason() {
    say_nothing(
        "Frist",
        &[
            "This reverts commit 0123456789abcdef0123456789abcdef01234567.",
            "This reverts commit 0123456789abcdef0123456789abcdef01234567, reversing\nchanges made to 0123456789abcdef0123456789abcdef01234568.",
            "This reverts commit 0123456 (Frist von a, 2024-01-02).",
            "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)",
            "Merge branch 'main' into frist",
            "Merge branches 'a' and 'b'",
            "Merge remote-tracking branch 'origin/main' into frist",
            "Merge tag 'v1.2'",
            "Merge commit '0123456789abcdef'",
            "Squashed commit of the following:\n\ncommit 0123456789abcdef0123456789abcdef01234567\nAuthor: E <e@example.org>\n\
             Date:   Mon Jan 1 12:00:00 2024 +0100\n\n    Frist von a\n\ncommit 0123456789abcdef0123456789abcdef01234568\n\
             Author: E <e@example.org>\nDate:   Mon Jan 1 12:00:00 2024 +0100\n\n    Status von a",
            "# Conflicts:\n#\tcontent/ziele/a.md",
            "Conflicts:\n\tcontent/ziele/a.md",
        ],
    );
    // What `git merge --squash` proposes as the whole message.
    say_nothing(
        "Squashed commit of the following:",
        &["commit 0123456789abcdef0123456789abcdef01234567\nAuthor: E <e@example.org>\n\
             Date:   Mon Jan 1 12:00:00 2024 +0100\n\n    Frist von a"],
    );
    say_nothing(
        "Bump x from 1 to 2",
        &[
            "Bumps [x](https://example.org) from 1 to 2.\n\n---\nupdated-dependencies:\n- dependency-name: x\n  \
             dependency-type: direct:production\n...",
            "🤖 Generated with [Programm](https://example.org)",
            "Reason: none given",
            "Grund: Nein",
        ],
    );
    say_nothing(
        "Merge branch 'frist'",
        &[
            "* frist:\n  Frist von a",
            "* branch 'frist':\n  Frist von a\n  Status von a",
            "* frist: (2 commits)\n  Frist von a\n  Status von a",
        ],
    );
}

#[test]
fn what_github_writes_is_no_reason() {
    say(None, &["Die Frist von a wird auf 20…\n\n…28 verschoben (#12)"]);
    say_nothing(
        "Frist von a (#13)",
        &[
            "Update Ziel eins.md",
            "Deleted Ziel eins.md",
            "- Added Ziel eins.md",
            "Rename Ziel 1.md to Ziel 2.md",
            "Update LICENSE",
            "Merge 0123456789abcdef0123456789abcdef01234567 into 1123456789abcdef0123456789abcdef01234567",
            "Initial commit",
        ],
    );
    say_nothing(
        "Update a.md (#12)",
        &[
            "* Update a.md\n\n* Add files via upload\n\n---------\n\nCo-authored-by: Karl Kurz <karl@example.org>",
            "* Frist von a\n\n* Status von a, nach Gespräch",
            "* Frist von a\n\n---------\n\nSigned-off-by: E <e@example.org>",
            "* Apply suggestions from code review\n\n* Merge branch 'main' into frist",
            "Apply suggestions from code review\n\nCo-authored-by: Karl Kurz <karl@example.org>",
            "Apply suggestion from @karl",
            "Create a.md",
            "Delete content/ziele/a.md",
            "Rename a.md to b.md",
            "Delete content/alt directory",
            "Reverts erika/portal#11",
            "[skip ci]",
            "[actions skip]\n\nskip-checks: true",
            "## What does this change?\n\n<!-- Please describe -->\n\n## Checklist",
            "Closes #12, fixes erika/portal#13",
        ],
    );
    say(
        None,
        &[
            "Merge pull request #12 from erika/frist\n\nFrist von a",
            "Revert \"Frist von a (#12)\" (#13)\n\nReverts erika/portal#12",
        ],
    );
}

#[test]
fn what_gitlab_writes_is_no_reason() {
    say_nothing(
        "Frist von a",
        &[
            "See merge request gruppe/projekt!12",
            "Closes #3 and gruppe/projekt#4\n\nSee merge request gruppe/projekt!12",
            "* Frist von a\n\n* Status von a\n\nChangelog: changed",
            "Apply 1 suggestion(s) to 1 file(s)\n\nCo-authored-by: Karl Kurz <karl@example.org>",
            "* Update file a.md\n* Add new file\n* Upload New File\n* Replace a.md\n* Edit a.md\n* Update 3 files",
            "This reverts merge request !12",
            "- /content/ziele/a.md\n- /content/ziele/b.md",
            "[ci skip]",
            "(cherry picked from commit 0123456789abcdef)\n\n0123abcd Frist von a\n89abcdef Status von a",
        ],
    );
    say(None, &["Merge branch 'frist' into 'main'\n\nFrist von a\n\nSee merge request gruppe/projekt!12"]);
}

#[test]
fn what_gitea_and_forgejo_write_is_no_reason() {
    say_nothing(
        "Frist von a (#12)",
        &[
            "Reviewed-on: https://example.org/erika/portal/pulls/12\nReviewed-by: Karl Kurz <karl@example.org>",
            "Reviewed-on: https://example.org/erika/portal/pulls/12\nCo-authored-by: E <e@example.org>\nCo-committed-by: E <e@example.org>",
            "Update content/ziele/a.md",
            "content/ziele/a.md aktualisiert",
            "„a.md“ hinzufügen",
            "a.md gelöscht",
            "Upload files to \"content/ziele\"",
        ],
    );
    let hash = "0123456789abcdef0123456789abcdef01234567";
    say(
        None,
        &[
            &format!("revert {hash}\n\nrevert Frist von a vorgezogen\n\nGrund: Der Bund zahlt schon früher."),
            &format!("revert {hash}\n\nrevert Frist von a vorgezogen"),
            "Merge pull request 'Frist von a' (#12) from frist into main\n\nReviewed-on: https://example.org/e/p/pulls/12",
        ],
    );
}

#[test]
fn what_azure_devops_writes_is_no_reason() {
    say_nothing(
        "Merged PR 12: Frist von a",
        &[
            "Related work items: #3, #4",
            "Frist von a\n\nRelated work items: #3",
            "Updated a.md",
            "- Added a.md\n- Renamed a.md to b.md\n- Deleted b.md",
            "Reverts !11",
            "AB#3",
            "***NO_CI***",
            "[skip azurepipelines]",
            "Merge pull request 12 from frist into main",
            "Cherry-picked from commit `0123456789abcdef`.",
            "Cherry picked from !11",
        ],
    );
    say(None, &["Merge pull request 12 from frist into main\n\nMerged PR 12: Frist von a"]);
}

#[test]
fn what_bitbucket_writes_is_no_reason() {
    say(
        None,
        &[
            "Merged in frist (pull request #12)\n\nFrist von a\n\nApproved-by: Karl Kurz",
            "Merged in frist (pull request #12)\n\nFrist von a\n\n* Frist von a\n\n* Status von a\n\nApproved-by: Karl Kurz",
            "a.md edited online with Bitbucket\n\na.md created online with Bitbucket",
            "Merge pull request #12 in PORTAL/ziele from frist to main\n\n* commit '0123456789abcdef':\n  Frist von a\n  PORTAL-3: Status",
            "Pull request #12: Frist von a\n\nFrist von a\n\nMerge in PORTAL/ziele from frist to main\n\nSquashed commit of the following:\n\n\
             commit 0123456789abcdef\nAuthor: E <e@example.org>\nDate:   Mon Jan 1 12:00:00 2024 +0100\n\n    Frist von a",
            "Frist\n\nPORTAL-3",
            "Revert \"Frist (pull request #12)\"\n\nThis reverts pull request #12.\n\n> Frist\n>\n> Grund: Der Bund zahlt schon.",
            "Automatic merge from release/1 -> main\n\n* commit '0123456789abcdef':\n  Frist von a",
            "Merged in frist (pull request #12)\n\nFrist von a\n\n* Frist von a\n\n* Merged main into frist",
        ],
    );
}

#[test]
fn what_says_nothing_is_no_reason() {
    let nothing = [
        ".",
        "-",
        "–",
        "…",
        "n/a",
        "N. A.",
        "keine",
        "Keine.",
        "kein Grund",
        "siehe oben",
        "Grund: keine",
        "Begründung folgt",
        "ja",
        "s.u.",
        "[Grund hier eintragen]",
        "<Grund hier eintragen>",
        "Schließt #12",
        "/cc @anna",
        "fixup! Frist von a",
        "Reapply \"Frist von a\"",
        "Fixes: 1234567890ab (\"Frist\")",
        "## Begründung",
        "nicht angegeben",
        "x",
        "s. o.",
        "siehe Titel",
        "s. Betreff",
        "siehe Commit",
        "Update",
        "wip",
        "aktualisiert",
        "ohne",
        "see above",
        "none",
        "2028",
        "3,5",
        "12 %",
        "---",
        "***",
        "<!-- Bitte ausfüllen -->",
        "<!--\nGrund: Warum?\n-->",
        "\u{200b}\u{feff}\u{2060}",
        "\u{3164}",
        "\u{2800}",
        "👍",
        "https://example.org/bericht",
        "www.example.org/bericht",
        "31. Dezember 2027",
        "12 Mio. Euro",
        "40 Prozent",
        "siehe MR",
        "siehe Merge Request",
        "N/A - siehe oben",
        "Korrekturen",
        "kleine Änderungen",
        "diverses",
        "minor",
        "Nicht zutreffend",
        "kein Kommentar",
        "Jira: PORTAL-3",
        "Merge-Request: !12",
        "<https://example.org/a>",
        "Siehe https://example.org/a",
        "Frist von a",
        "frist von a.",
        "Frist von a (#12)",
        "Die Frist von a.",
        "ohne Angabe von Gründen",
        "Kein Grund angegeben.",
        "no reason given",
        "nicht vorhanden",
        "n. v.",
        "s. oben",
        "s. Anhang",
        "siehe Anlage",
        "siehe E-Mail",
        "Siehe Protokoll der Sitzung",
        "see the attachment",
        "- keine\n- n/a",
        "nach Absprache",
        "kleinere Korrekturen",
        "Related to #12",
        "Contributes to #12",
        "Relates to https://example.org/issues/3",
        "Fix merge conflicts",
        "Konflikt gelöst",
        "Merge main into patch-1",
        "Datei a.md aktualisieren",
        "Dateien nach „content/ziele“ hochladen",
    ];
    say_nothing("Frist von a", &nothing);
    say_nothing(
        "VV-01: Frist verschoben",
        &["Frist verschoben", "Grund: Frist verschoben", "Die Frist wurde verschoben."],
    );
    let trailers: Vec<String> = nothing.iter().map(|text| format!("Grund: {text}")).collect();
    say_nothing("Frist von a", &trailers.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_sentence_is_a_reason_whatever_it_begins_with() {
    for reason in [
        "#12 verzögert sich, weil der Bund später zahlt.",
        "#Finanzen: Der Bund zahlt später.",
        "# Der Bund zahlt später.",
        "COVID-19",
        "<Der Bund zahlt später.>",
        "/bin/sh fehlt auf dem neuen Server.",
        "[1] nennt die neue Frist.",
        "Siehe Beschluss 12 vom Mai: Der Bund zahlt später.",
        "Vergleich mit dem Bund ergab mehr Arbeit.",
        "- Der Bund zahlt später.\n- keine",
    ] {
        for message in [format!("a: Frist\n\nGrund: {reason}"), format!("a: Frist\n\n{reason}")] {
            let mut case = Case::new();
            case.commit(&message);
            assert!(newest(&case).reason().is_some(), "{message}");
        }
    }
}

#[test]
fn check_asks_for_a_reason_where_none_is_given() {
    for (reason, is_asked) in [("siehe oben", true), ("* Update a.md", true), ("Der Bund zahlt später.", false)] {
        let mut case = Case::new().goal("a", "due: 2027\n");
        case.commit("Anfang");
        case.write_goal("a", "due: 2029\n");
        case.commit(&format!("a: Frist\n\n{reason}"));
        let asked = case.run(&["check", "--as-of", "2026-06-01", "--since", "main~1"]);
        assert_eq!(asked.out.contains("Z701"), is_asked, "{reason}: {}", asked.out);
    }
}

#[test]
fn what_somebody_writes_among_all_that_is_the_reason() {
    say(
        Some("Der Bund zahlt später."),
        &[
            "Update a.md (#12)\n\n* Update a.md\n\nDer Bund zahlt später.\n\n* Add files via upload\n\n---------\n\nCo-authored-by: E <e@example.org>",
            "Update a.md (#12)\n\n* Update a.md\n\nGrund: Der Bund zahlt\nspäter.\n\n* Add files via upload",
            "Frist\n\nSquashed commit of the following:\n\ncommit 0123456789abcdef\nAuthor: E <e@example.org>\n\n    Frist von a\n    \n    Der Bund zahlt später.",
            "Frist\n\nSquashed commit of the following:\n\ncommit 0123456789abcdef\nAuthor: E <e@example.org>\n\n    Frist von a\n    \n    Grund: Der Bund zahlt\n    später.",
            "Merged PR 12: Frist von a\n\nDer Bund zahlt später.\n\nRelated work items: #3",
            "Merged in frist (pull request #12)\n\nFrist von a\n\nDer Bund zahlt später.\n\nApproved-by: Karl Kurz",
            "Frist\n\n<!-- Warum? -->\nDer Bund zahlt später.",
            "Frist\n\nGrund: -\n\nDer Bund zahlt später.",
            "Frist\n\nFrist\n\nDer Bund zahlt später.\n\nhttps://example.org/a",
        ],
    );
    // Nobody but a person writes these.
    for text in [
        "This reverts commit 0123456789 because the ministry asked for it.",
        "* Der Bund zahlt später.\n* Die Firma ist insolvent.",
        "* Der Bund zahlt später.",
        "* Zeitplan:\n  Der Bund zahlt später.",
        "- Update der Zahlen",
        "Merged wird erst nach dem Urteil",
        "[Der Bund] zahlt später",
        "# Warum\n\nDer Bund zahlt später.",
        "Update der Zahlen aus bericht.pdf",
        "Siehe Bericht: https://example.org/a",
        "Merge der Listen",
        "keine Mittel",
    ] {
        say(Some(text), &[&format!("Frist\n\n{text}")]);
    }
}

#[test]
fn a_reason_goes_on_until_something_else_begins() {
    say(
        Some("Der Hersteller liefert ein Jahr später."),
        &[
            "Frist\n\nGrund: Der Hersteller liefert\nein Jahr später.",
            "Frist\n\nGrund:\nDer Hersteller liefert ein\n  Jahr später.\nBeschluss: Kabinett",
            "Frist\n\nGrund: Der Hersteller liefert\nein Jahr später.\nTicket: 12",
            "Frist\n\nGrund: Der Hersteller liefert\nein Jahr später.\n(cherry picked from commit 0123456789)",
            "Frist\n\nGrund: Der Hersteller liefert\nein Jahr später.\n\nMehr dazu im Bericht.",
        ],
    );
    // One of Git's ends with its line.
    say(Some("Der Bund zahlt später."), &["Frist\n\nReviewed-by: Karl Kurz\nDer Bund zahlt später."]);
}

/// Mail and browsers break lines where a sentence names a place.
#[test]
fn a_place_inside_a_sentence_stays() {
    for reason in [
        "Wie angeregt in\nhttps://example.org/pull/12",
        "Verzögert wegen\nCOVID-19\nund Lieferproblemen.",
        "Laut Bericht in\nPORTAL-12\nfehlt das Geld.",
    ] {
        say(Some(reason), &[&format!("Frist\n\n{reason}")]);
        say(Some(&reason.replace('\n', " ")), &[&format!("Frist\n\nGrund: {reason}")]);
    }
    say(
        Some("Die Kammer entschied Folgendes: Das Los wird neu ausgeschrieben."),
        &["Frist\n\nGrund: Die Kammer entschied\nFolgendes: Das Los wird neu ausgeschrieben."],
    );
    say(
        Some("Der Bund zahlt später."),
        &[
            "Frist\n\nDer Bund zahlt später.\nhttps://example.org/a",
            "Frist\n\nGrund: Der Bund zahlt später.\nhttps://example.org/a",
            "Frist\n\nGrund: Der Bund zahlt später.\nCloses #12",
        ],
    );
}

#[test]
fn a_reason_for_many_changes_says_for_how_many() {
    let mut case = Case::new().goal("a", "due: 2027\nstatus: begonnen\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2029\nstatus: geplant\n");
    case.write_goal("b", "due: 2029\n");
    let all = case.commit("Alles später\n\nGrund: Der Bund zahlt später.");
    case.write_goal("a", "due: 2030\nstatus: geplant\n");
    let one = case.commit("a später\n\nGrund: Der Hersteller liefert später.");
    case.write_goal("a", "due: 2031\nstatus: geplant\n");
    case.write_goal("b", "due: 2030\n");
    let own = case.commit("Noch später\n\nEin Gericht prüft das noch.");
    case.builds();
    let with_number = "Der Bund zahlt später. (gilt für 3 Änderungen dieser Fassung)";
    for page in
        ["aenderungen/", "aenderungen/2024-01/", "ziele/a/", "ziele/b/", "fristen/", &format!("aenderungen/{all}/")]
    {
        let words = case.words(page).join("\n");
        assert!(words.contains(with_number), "{page}: {words}");
        assert!(!words.contains("liefert später. ("), "{page}: {words}");
    }
    for feed in ["feed.atom", "ziele/b/feed.atom"] {
        assert!(case.site(feed).contains(with_number), "{feed}");
    }
    assert!(case.words(&format!("aenderungen/{one}/")).join("\n").contains("Der Hersteller liefert später."));
    let page = case.words(&format!("aenderungen/{own}/")).join("\n");
    assert!(page.contains("Die Begründung in dieser Nachricht gilt für 2 Änderungen."), "{page}");
    let report = case.run(&["report", "--from", "2024-01-02", "--to", "2024-12-31"]).whole();
    assert!(report.contains("Ein Gericht prüft das noch. (gilt für 2 Änderungen dieser Fassung)"), "{report}");
    let log = case.run(&["history", "b", "--flagged"]).out;
    insta::assert_snapshot!(log.replace(&all[..10], "ALLES").replace(&own[..10], "NOCH"), @"
    2024-01-04  Ziel b (b)
      ! Frist: 2029 → 2030, zum 2. Mal verschoben  [Frist verschoben]
                Begründung: Ein Gericht prüft das noch. (gilt für 2 Änderungen dieser Fassung)
                NOCH  Noch später, von Erika Muster

    2024-01-02  Ziel b (b)
      ! Frist: 2027 → 2029  [Frist verschoben]
                Begründung: Der Bund zahlt später. (gilt für 3 Änderungen dieser Fassung)
                ALLES  Alles später, von Erika Muster
    ");
    assert_eq!(logged(&case, "reason")[1].as_deref(), Some("Der Bund zahlt später."), "data have the words alone");
}

#[test]
fn reasons_of_several_commits_are_paragraphs_with_their_authors() {
    let mut case = Case::new().goal("a", "due: 2027\nstatus: begonnen\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case.write_goal("a", "due: 2029\nstatus: begonnen\n");
    case.write_goal("b", "due: 2029\n");
    case.commit_as("Fristen\n\nGrund: Der Bund zahlt später.", &[("GIT_AUTHOR_NAME", "Karl Kurz")]);
    case.write_goal("a", "due: 2029\nstatus: geplant\n");
    case.commit_as(
        "Status\n\nGrund: Die Firma ist insolvent.\nGrund: Es fehlt Geld.",
        &[("GIT_AUTHOR_NAME", "Ina Lang")],
    );
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "frist", "-m", "Merge branch 'frist'"]);
    let merge = case.head();
    case.builds();
    let paragraphs = [
        "Karl Kurz: Der Bund zahlt später. (gilt für 3 Änderungen dieser Fassung)",
        "Ina Lang: Die Firma ist insolvent. Es fehlt Geld. (gilt für 2 Änderungen dieser Fassung)",
    ];
    for page in ["aenderungen/", "aenderungen/auffaellig/", "ziele/a/", "fristen/", &format!("aenderungen/{merge}/")] {
        let words = case.words(page).join("\n");
        assert!(paragraphs.iter().all(|paragraph| words.contains(paragraph)), "{page}: {words}");
    }
    assert!(case.site("ziele/a/feed.atom").contains(&format!("{}&lt;/p&gt;&lt;p&gt;", paragraphs[0])));
    insta::assert_snapshot!(case.run(&["history", "--flagged"]).out.replace(&merge[..10], "MERGE"), @"
    2024-01-02  2 Ziele geändert
      Ziel a (a)
      ! Status: begonnen → geplant  [Status zurückgesetzt]
      ! Frist: 2027 → 2029  [Frist verschoben]
                Begründung: Karl Kurz: Der Bund zahlt später. (gilt für 3 Änderungen dieser Fassung)
                Begründung: Ina Lang: Die Firma ist insolvent. Es fehlt Geld. (gilt für 2 Änderungen dieser Fassung)
      Ziel b (b)
      ! Frist: 2027 → 2029  [Frist verschoben]
                Begründung: Karl Kurz: Der Bund zahlt später. (gilt für 3 Änderungen dieser Fassung)
                MERGE  Merge branch 'frist', von Erika Muster
    ");
    assert_eq!(
        logged(&case, "reason").last().unwrap().as_deref(),
        Some("Karl Kurz: Der Bund zahlt später.\n\nIna Lang: Die Firma ist insolvent. Es fehlt Geld.")
    );
}

#[test]
fn a_message_is_read_in_the_encoding_that_it_names() {
    let mut case = Case::new().goal("a", "due: 2000\n").file(".mailmap", "Dr. Jörg Müller <joerg@example.org>\n");
    case.commit("Anfang");
    let commits: [(&str, &str, &[u8], &str, &str); 13] = [
        ("J\u{f6}rg", "windows-1252", b"Euro \x80\n\nGrund: 5 \x80 teurer.\n", "Jörg", "5 € teurer."),
        ("J\u{f6}rg", "ISO-8859-1", b"F\xfcr alle\n\nGrund: F\xf6rderung\n", "Jörg", "Förderung"),
        ("J\u{f6}rg", "ISO-8859-15", b"Euro\n\nGrund: 5 \xa4 teurer.\n", "Jörg", "5 € teurer."),
        ("A", "SHIFT_JIS", b"\x93\xfa\n\nGrund: \x93\xfa\x96{\n", "A", "日本"),
        ("A", "cp932", b"\x93\xfa\n\nGrund: \x93\xfa\x96{\n", "A", "日本"),
        ("A", "eucJP", b"\xc6\xfc\n\nGrund: \xc6\xfc\xcb\xdc\n", "A", "日本"),
        ("A", "KOI8-R", b"\xd3\xd2\xcf\xcb\n\nGrund: \xe4\xc5\xce\xc5\xc7 \xce\xc5\xd4\n", "A", "Денег нет"),
        ("A", "latin9", b"Euro\n\nGrund: 5 \xa4 teurer.\n", "A", "5 € teurer."),
        ("A", "MacRoman", b"A\n\nGrund: F\x9arderung\n", "A", "Förderung"),
        // No kept library reads it: a letter that nobody knows is better than a false one.
        ("A", "cp850", b"A\n\nGrund: F\x94rderung\n", "A", "F\u{fffd}rderung"),
        ("J\u{f6}rg", "nonsense-8", b"Unbekannt\n\nGrund: F\xf6rderung\n", "Jörg", "Förderung"),
        ("J\u{f6}rg", "UTF-8", b"Falsch\n\nGrund: F\xf6rderung\n", "Jörg", "Förderung"),
        ("J\u{f6}rg", "UTF-16", b"Falsch\n\nGrund: F\xf6rderung\n", "Jörg", "Förderung"),
    ];
    for (year, (name, encoding, message, _, _)) in commits.iter().enumerate() {
        case.write_goal("a", &format!("due: {}\n", 2001 + year));
        case.git(&["add", "-A"]);
        let name: Vec<u8> = name.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let time = b" <a@b> 1704196800 +0100\n";
        let header = [b"author ".as_slice(), &name, time, b"committer ", &name, time].concat();
        raw_commit(&case, &[&header, format!("encoding {encoding}\n\n").as_bytes(), message].concat());
    }
    let names: Vec<_> = commits.iter().map(|commit| Some(commit.3.to_owned())).collect();
    let said: Vec<_> = commits.iter().map(|commit| Some(commit.4.to_owned())).collect();
    assert_eq!(logged(&case, "author")[1..], names);
    assert_eq!(logged(&case, "reason")[1..], said);
    // The names of the mailmap are in UTF-8 for a commit of any encoding.
    case.write_goal("a", "due: 2020\n");
    case.git(&["add", "-A"]);
    let person = b" Joerg <joerg@example.org> 1704196800 +0100\n".as_slice();
    raw_commit(&case, &[b"author", person, b"committer", person, b"encoding KOI8-R\n\nA\n"].concat());
    assert_eq!(logged(&case, "author").last().unwrap().as_deref(), Some("Dr. Jörg Müller"));
}

#[test]
fn what_nobody_reads_and_what_only_looks_like_words_is_no_reason() {
    say_nothing(
        "Frist",
        &[
            "Grund: <br>",
            "Grund: <p></p>",
            "<p>&nbsp;</p>",
            "Grund: &nbsp;",
            "Grund: &#8203;",
            "Grund: ![](bild.png)",
            "Grund: k\u{435}ine",
            "Grund: K\u{415}INE",
            "Grund: \u{ff4e}/\u{ff41}",
            "Grund: n\u{200b}/a",
            "Grund: k e i n e",
            "[//]: # (hier steht nichts)",
            "[Kommentar]: # (hier steht nichts)",
            "Grund: [//]: # (hier steht nichts)",
            "-- \nBert Meier\nReferat 12",
            "Viele Grüße\nBert Meier",
            "<div hidden>Das Land zahlt nicht</div>",
            "Grund: IV",
            "Grund: Nr. 12",
            "On-behalf-of: @amt <amt@example.org>",
            "--\nBert Meier",
        ],
    );
    say(
        Some("Das Land <br> zahlt nicht"),
        &["Frist\n\nGrund: Das Land <br> zahlt nicht", "Frist\n\nDas Land <br> zahlt nicht\n\n-- \nBert Meier"],
    );
    say(Some("Нет денег"), &["Frist\n\nGrund: Нет денег"]);
}

/// Who gives a reason in a trailer explains what that commit changes, and not what somebody else explained in a sentence.
#[test]
fn each_merged_commit_says_for_itself_why() {
    let mut case = Case::new().goal("a", "due: 2027\nstatus: begonnen\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case.write_goal("a", "due: 2027\nstatus: geplant\n");
    case.commit_as("Status\n\nGrund: Die Vergabe ist gescheitert.", &[("GIT_AUTHOR_NAME", "Max Muster")]);
    case.write_goal("a", "due: 2029\nstatus: geplant\n");
    case.commit_as("Frist\n\nPersonal fehlt.", &[("GIT_AUTHOR_NAME", "Eva Lang")]);
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "frist", "-m", "Merge branch 'frist'"]);
    let both = "Max Muster: Die Vergabe ist gescheitert.\n\nEva Lang: Personal fehlt.";
    assert_eq!(logged(&case, "reason").last().unwrap().as_deref(), Some(both));
    case.git(&["reset", "-q", "--hard", "HEAD~1"]);
    case.git(&["merge", "-q", "--no-ff", "frist", "-m", "Merge branch 'frist'\n\nGrund: So ist es beschlossen."]);
    let all = "Erika Muster: So ist es beschlossen.\n\nMax Muster: Die Vergabe ist gescheitert.";
    assert_eq!(logged(&case, "reason").last().unwrap().as_deref(), Some(all));
}
