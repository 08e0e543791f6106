//! Commits as the log reads them: along first parents, in their order, with the people and words they name.

use crate::case::{Case, git_command};

/// A branch `thema` from here with a commit for each due date of goal `b`, then `main` again.
fn branch(case: &Case, name: &str, goal: &str, dues: &[&str]) {
    case.git(&["checkout", "-q", "-b", name]);
    for due in dues {
        case.write_goal(goal, &format!("due: {due}\n"));
        case.commit_as(&format!("{name} {due}"), &[]);
    }
    case.git(&["checkout", "-q", "main"]);
}

/// The subjects under "Zusammengeführte Fassungen".
fn brought_in(case: &Case, commit: &str) -> Vec<String> {
    let words = case.commit_words(commit);
    let from = words.iter().position(|line| line == "Zusammengeführte Fassungen").expect("no section");
    words[from + 2..]
        .iter()
        .map(|line| line.split(" 3. Januar").next().unwrap().split(" 2. Januar").next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_merge_is_one_step_that_names_what_it_brought_in() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    branch(&case, "thema", "b", &["2028", "2029"]);
    case.write_goal("a", "due: 2030\n");
    case.commit("Inzwischen");
    case.git(&["merge", "-q", "--no-ff", "thema", "-m", "Merge thema"]);
    let merge = case.head();
    assert_eq!(
        case.log()[2..],
        ["Inzwischen: a changed due: 2027 -> 2030", "Merge thema: b changed due: 2027 -> 2029"]
    );
    assert_eq!(brought_in(&case, &merge), ["thema 2028", "thema 2029"]);
    assert!(!case.site("aenderungen/index.html").contains("thema 2028"), "a commit of the branch is no step");
}

#[test]
fn a_merge_that_takes_one_side_or_neither() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    branch(&case, "unser", "a", &["2028"]);
    branch(&case, "neu", "a", &["2031"]);
    case.write_goal("a", "due: 2029\n");
    case.commit("Hier");
    case.git(&["merge", "-q", "--no-ff", "-s", "ours", "unser", "-m", "Unsere Seite"]);
    case.git(&["merge", "-q", "--no-commit", "-s", "ours", "neu"]);
    case.write_goal("a", "due: 2040\n");
    case.write_goal("b", "due: 2041\n");
    case.commit("Keine der beiden Seiten");
    assert_eq!(
        case.log()[2..],
        [
            "Hier: a changed due: 2027 -> 2029",
            "Keine der beiden Seiten: a changed due: 2029 -> 2040",
            "Keine der beiden Seiten: b changed due: 2027 -> 2041",
        ]
    );
}

#[test]
fn an_octopus_merge() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n").goal("c", "due: 2027\n");
    case.commit("Anfang");
    branch(&case, "eins", "a", &["2028"]);
    branch(&case, "zwei", "b", &["2029", "2030"]);
    branch(&case, "drei", "c", &["2031"]);
    case.git(&["merge", "-q", "--no-ff", "eins", "zwei", "drei", "-m", "Alle drei"]);
    let merge = case.head();
    assert_eq!(
        case.log()[3..],
        [
            "Alle drei: a changed due: 2027 -> 2028",
            "Alle drei: b changed due: 2027 -> 2030",
            "Alle drei: c changed due: 2027 -> 2031",
        ]
    );
    assert_eq!(case.git(&["rev-list", "--parents", "-1", "HEAD"]).split_whitespace().count(), 5);
    assert_eq!(brought_in(&case, &merge), ["eins 2028", "zwei 2029", "zwei 2030", "drei 2031"]);
}

#[test]
fn what_a_branch_merged_stands_after_its_parents() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n").goal("c", "due: 2027\n");
    case.commit("Anfang");
    branch(&case, "aussen", "a", &["2028"]);
    case.git(&["checkout", "-q", "aussen"]);
    case.git(&["checkout", "-q", "-b", "innen"]);
    case.write_goal("b", "due: 2029\n");
    case.commit_as("innen 2029", &[]);
    case.git(&["checkout", "-q", "aussen"]);
    case.write_goal("c", "due: 2030\n");
    case.commit_as("aussen 2030", &[]);
    let merge_on_branch = git_command(case.root(), "2024-06-01T12:00:00+02:00")
        .args(["merge", "-q", "--no-ff", "innen", "-m", "innen in aussen"])
        .status();
    assert!(merge_on_branch.unwrap().success());
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "aussen", "-m", "Alles"]);
    assert_eq!(case.log()[3..].len(), 3);
    assert_eq!(brought_in(&case, &case.head()), ["aussen 2028", "aussen 2030", "innen 2029", "innen in aussen"]);
}

#[test]
fn unrelated_roots() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "--orphan", "anderswo"]);
    case.git(&["rm", "-rqf", "."]);
    case.write_goal("b", "");
    case.commit_as("Andere Wurzel", &[]);
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--allow-unrelated-histories", "anderswo", "-m", "Vereint"]);
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/ziele/a.md", "Vereint: b created file: none -> content/ziele/b.md",]
    );
    assert_eq!(brought_in(&case, &case.head()), ["Andere Wurzel"]);
}

#[test]
fn commits_that_touch_no_goal() {
    let mut case = Case::new();
    case.commit("Nur Einstellungen");
    case.write_goal("a", "");
    case.commit("Ein Ziel");
    case.commit("Leer");
    case.write("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n");
    case.write("README.md", "Lies mich.\n");
    let last = case.commit("Anderes");
    let ran = case.build(&[]);
    assert_eq!(
        (ran.code, ran.out, ran.err),
        (
            0,
            format!("1 Ziel, N Seiten, 1 Änderung in 2 Commits, Stand {}, N s: ./public\n", &last[..10]),
            String::new()
        )
    );
    assert_eq!(case.rows(), ["Ein Ziel: a created file: none -> content/ziele/a.md"]);
    let pages: Vec<_> = case.site_files().into_keys().filter(|path| path.starts_with("aenderungen/")).collect();
    assert_eq!(pages.len(), 5, "the log, the year, the month, its kind, and what is marked: {pages:?}");
}

#[test]
fn the_order_is_that_of_commits_not_of_dates() {
    let case = Case::new().goal("a", "due: 2027\n");
    case.git(&["init", "-q", "-b", "main"]);
    for (due, date) in [
        ("2028", "2024-05-05T12:00:00Z"),
        ("2029", "2023-01-01T12:00:00Z"),
        ("2030", "2031-12-31T23:59:59-0800"),
        ("2031", "1970-01-01T00:00:00Z"),
        ("2032", "2024-02-29T23:30:00-0500"),
    ] {
        case.write_goal("a", &format!("due: {due}\n"));
        case.commit_as(due, &[("GIT_COMMITTER_DATE", date), ("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")]);
    }
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(
        case.rows(),
        [
            "2028: a created file: none -> content/ziele/a.md",
            "2029: a changed due: 2028 -> 2029",
            "2030: a changed due: 2029 -> 2030",
            "2031: a changed due: 2030 -> 2031",
            "2032: a changed due: 2031 -> 2032",
        ]
    );
    let dates = case.values("date");
    assert_eq!(
        dates,
        ["2023-01-01", "2023-01-01", "2023-01-01", "2023-01-01", "2024-03-01"],
        "the days in UTC of the second and the last fit the order, as those of the first and the last do not"
    );
    let years: Vec<_> =
        case.words("aenderungen/").into_iter().filter(|line| line.starts_with("20") && line.ends_with(')')).collect();
    assert_eq!(years, ["2024 (1 inhaltliche Änderung)", "2023 (4 inhaltliche Änderungen)"]);
}

/// Puts a commit on top of `HEAD` whose header is written by hand; `{tree}` and `{parent}` are filled in.
pub fn raw_commit(case: &Case, bytes: &[u8]) -> String {
    let (tree, parent) = (case.git(&["write-tree"]), case.head());
    let mut whole = format!("tree {}\nparent {parent}\n", tree.trim()).into_bytes();
    whole.extend(bytes);
    case.write(".git/raw", whole);
    let commit = case.git(&["hash-object", "-t", "commit", "-w", "--literally", ".git/raw"]).trim().to_owned();
    case.git(&["reset", "-q", "--hard", &commit]);
    commit
}

#[test]
fn dates_and_names_that_git_would_not_write() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    let headers: [(&str, &[u8]); 5] = [
        ("2028", b"author A <a@b> 1704196800 +0100\ncommitter A <a@b> 1704196800 +9999\n\nZone\n"),
        ("2029", b"author A <a@b> 1704196800 +0100\ncommitter A <a@b>\n\nOhne Datum\n"),
        ("2030", b"author A <a@b> 1704196800 +0100\ncommitter A <a@b> 99999999999999999999 +0000\n\nFerne\n"),
        ("2031", b"author A\ncommitter A <a@b> 1704196800 +0100\n\nOhne Adresse\n"),
        ("2032", b"author <> 1704196800 +0100\ncommitter A <a@b> 1704196800 +0100\n\n\n"),
    ];
    for (due, header) in headers {
        case.write_goal("a", &format!("due: {due}\n"));
        case.git(&["add", "-A"]);
        raw_commit(&case, header);
    }
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(
        case.rows()[1..],
        [
            "Zone: a changed due: 2027 -> 2028",
            "Ohne Datum: a changed due: 2028 -> 2029",
            "Ferne: a changed due: 2029 -> 2030",
            "Ohne Adresse: a changed due: 2030 -> 2031",
            ": a changed due: 2031 -> 2032",
        ]
    );
    let dates = case.values("date");
    assert_eq!(
        dates[1..],
        ["1970-01-01", "1970-01-01", "1970-01-01", "1970-01-01", "2024-01-02"],
        "what cannot be read is second 0, as for Git; three of them are more than two"
    );
}

#[test]
fn old_messages_in_latin_1_are_read() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.git(&["add", "-A"]);
    raw_commit(
        &case,
        b"author J\xf6rg <a@b> 1704196800 +0100\ncommitter J\xf6rg <a@b> 1704196800 +0100\nencoding ISO-8859-1\n\nF\xfcr alle\n",
    );
    assert_eq!(case.log()[1..], ["Für alle: a changed due: 2027 -> 2028"]);
    assert_eq!(case.values("author")[1], "Jörg");
}

#[test]
fn mailmap_of_the_newest_commit() {
    let case = Case::new().goal("a", "due: 2027\n");
    case.git(&["init", "-q", "-b", "main"]);
    let as_erna = [("GIT_AUTHOR_NAME", "erna"), ("GIT_AUTHOR_EMAIL", "erna@old.example")];
    case.commit_as("Anfang", &as_erna);
    case.write_goal("a", "due: 2028\n");
    case.write(".mailmap", "Dr. Erna Schmidt <erna@example.org> <ERNA@old.example>\n");
    case.commit_as("Später", &[("GIT_AUTHOR_NAME", "Otto")]);
    assert_eq!(case.log().len(), 2);
    assert_eq!(case.values("author"), ["Dr. Erna Schmidt", "Otto"]);
    let json = case.site("data/v1/changes.json");
    assert!(
        !json.contains("old.example") && !case.site("aenderungen/index.html").contains("example.org"),
        "no address"
    );
}

#[test]
fn hostile_messages_and_names_are_harmless() {
    let case = Case::new().goal("a", "due: 2027\n");
    case.git(&["init", "-q", "-b", "main"]);
    let name = "&quot;&gt;<img onerror=alert(1)>\u{202e}\u{1b}[31m\u{7}Erika\u{2066} & Co";
    let message = "</title><script>alert(1)</script> \u{202e}neztesnegeg\u{202c}\u{61c}\u{1b}]0;x\u{7}\t\"ende\" & {{ site.title }} \
                   \r\n\n--><!-- {% raw %} </pre><script src=//x.example>\r\n'); DROP\u{8}\u{0085}";
    let commit = case.commit_as(message, &[("GIT_AUTHOR_NAME", name)]);
    let subject = "</title><script>alert(1)</script> neztesnegeg]0;x \"ende\" & {{ site.title }}";
    assert_eq!(case.log(), [format!("{subject}: a created file: none -> content/ziele/a.md")]);
    let forbidden = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
    };
    for (path, bytes) in case.site_files() {
        let Some((_, ending @ ("html" | "json"))) = path.rsplit_once('.') else { continue };
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.find(forbidden), None, "{path}");
        if ending == "html" {
            assert!(
                !text.contains("<script>") && !text.contains("<img on") && !text.contains("<script src=//"),
                "{path}"
            );
        }
    }
    let page = case.site(&format!("aenderungen/{commit}/index.html"));
    let shown =
        "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; neztesnegeg]0;x &quot;ende&quot; &amp; {{ site.title }}";
    assert!(page.contains(shown), "{page}");
    // Git itself leaves `<` and `>` out of names.
    assert!(
        page.contains("eingetragen von &amp;quot;&amp;gt;img onerror=alert(1)[31mErika &amp; Co</summary>"),
        "{page}"
    );
    assert!(
        page.contains("--&gt;&lt;!-- {% raw %} &lt;/pre&gt;&lt;script src=//x.example&gt;\n&#39;); DROP</pre>"),
        "{page}"
    );
}

#[test]
fn a_message_of_a_megabyte_is_cut() {
    let mut case = Case::new().goal("a", "");
    case.commit(&"ä".repeat(60_000));
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(case.site("data/v1/changes.json").chars().count() < 25_000);
}
