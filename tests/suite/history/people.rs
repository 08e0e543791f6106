//! No address that Git holds leaves the program.

use std::io::Read;

use super::messages::newest;
use crate::case::{Case, git_command};

/// What became of the lines of a message's body; two spaces keep the two sides apart.
fn lines(case: &mut Case, cases: &[(&str, &str)]) {
    let body: Vec<&str> = cases.iter().map(|(line, _)| *line).collect();
    case.commit(&format!("Anfang\n\n{}\n\nEnde.", body.join("\n")));
    let expected: Vec<&str> = cases.iter().map(|(_, line)| *line).chain(["", "Ende."]).collect();
    assert_eq!(newest(case).body.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn an_address_in_a_text_is_taken_out_in_every_form() {
    lines(
        &mut Case::new(),
        &[
            ("Auf Wunsch von erika@example.org.", "Auf Wunsch von (Adresse entfernt)."),
            ("An erika.muster+ziele@post.example.org, karl@example.org", "An (Adresse entfernt), (Adresse entfernt)"),
            ("Laut Karl Kurz <karl@example.org> gestrichen", "Laut Karl Kurz (Adresse entfernt) gestrichen"),
            ("Laut <karl@amt> und <MAILTO:karl@example.org>!", "Laut (Adresse entfernt) und (Adresse entfernt)!"),
            ("karl@**example.org** und karl@`example.org`", "(Adresse entfernt)** und (Adresse entfernt)`"),
            ("Rückfragen (karl@example.org)", "Rückfragen (Adresse entfernt)"),
            ("[Karl](mailto:karl@example.org?subject=Ziel&cc=e@example.org)", "[Karl](Adresse entfernt)"),
            ("„jörg.müller@bücher.example“ schrieb", "„(Adresse entfernt)“ schrieb"),
            (
                "**karl@example.org** 'karl@example.org' `karl@example.org`",
                "**(Adresse entfernt)** '(Adresse entfernt)' `(Adresse entfernt)`",
            ),
            (
                "\"Karl Kurz\"@example.org; karl@[192.0.2.1] und karl@192.0.2.1",
                "(Adresse entfernt); (Adresse entfernt) und (Adresse entfernt)",
            ),
            ("почта@пример.рф und 山田@例え.テスト", "(Adresse entfernt) und (Adresse entfernt)"),
            (
                "karl@xn--bcher-kva.example karl＠example.org karl\\@example.org",
                "(Adresse entfernt) (Adresse entfernt) (Adresse entfernt)",
            ),
            ("ka\u{200b}rl@exam\u{ad}ple.org ka\u{202e}rl@example.org", "(Adresse entfernt) (Adresse entfernt)"),
            ("karl@a@example.org und @karl@example.org", "(Adresse entfernt) und (Adresse entfernt)"),
            (
                "https://example.org/?an=karl%40example.org, https://karl@example.org/x",
                "(Adresse entfernt), (Adresse entfernt)",
            ),
            (
                "karl@example.org:gruppe/projekt.git, karl@example.org:projekt.git",
                "(Adresse entfernt), (Adresse entfernt)",
            ),
            (
                "karl (at) example.org, karl[at]example [dot] org und karl&#64;example.org",
                "(Adresse entfernt), (Adresse entfernt) und (Adresse entfernt)",
            ),
            ("karl@example。org, karl%2540example.org", "(Adresse entfernt), (Adresse entfernt)"),
            (
                "karl&#x40;example.org, karl@example&#46;org, karl&#64;example&#x2E;org, karl%40example%2Eorg",
                "(Adresse entfernt), (Adresse entfernt), (Adresse entfernt), (Adresse entfernt)",
            ),
            (
                "=?UTF-8?Q?karl=40example.org?= =?utf-8?B?a2FybEBleGFtcGxlLm9yZw==?= karl=40example=2Eorg",
                "=?UTF-8?Q?(Adresse entfernt)?= (Adresse entfernt) (Adresse entfernt)",
            ),
            ("karl ＠ example ． org, karl@example.\u{2060}org", "(Adresse entfernt), (Adresse entfernt)"),
            (
                "karl[@]example.org, karl(@)example.org; karl{@}example.org",
                "(Adresse entfernt), (Adresse entfernt); (Adresse entfernt)",
            ),
            (
                "karl(a)example.org, karl\\u0040example.org, karl@ example.org",
                "(Adresse entfernt), (Adresse entfernt), (Adresse entfernt)",
            ),
            ("so ﹫ karl﹫example.org und a @ b", "so ﹫ (Adresse entfernt) und a @ b"),
            ("karl@example.org.png und bild@2x.png", "(Adresse entfernt) und bild@2x.png"),
            ("An: karl@amt, Ida <ida@example.org>", "An: (Adresse entfernt), Ida"),
            ("Zuständig: Karl Kurz <karl@example.org>", "Zuständig: Karl Kurz (Adresse entfernt)"),
        ],
    );
}

#[test]
fn what_only_looks_like_an_address_stays() {
    let same = [
        "H@llAnzeiger, Danke an @karl und @amt/gruppe, um 10 @ Rathaus, Sitzung (at) Rathaus, Liste [a], Feld {b}, siehe <a>example.org</a>",
        "logo@2x.png, actions/checkout@v4, paket@1.2.3, paket@1.0.0-beta.1, Kolleg@innen",
        "git@example.org:gruppe/projekt.git git@example.org:projekt.git ssh://git@example.org/gruppe/projekt.git",
        "https://example.org/@karl/12 https://example.org/karte/@52.5,13.4,15z https://example.org/a@2x.webp",
    ];
    lines(&mut Case::new(), &same.map(|line| (line, line)));
}

#[test]
fn trailers_keep_the_names_of_people() {
    let mut case = Case::new();
    case.commit(
        "Anfang\n\nSigned-off-by: Erika Muster <erika@example.org>\nreviewed-by: \"Kurz, Karl\" <karl@example.org>\n\
         Acked-by: karl@amt\nHelped-by: <karl@example.org>\nTested-by: Karl (karl@example.org)\nMerged-by: @karl\nReported-by: Karl <https://example.org/@karl>\n\
         Cc: Karl <karl@example.org>, e@example.org, Otto <o@example.org> # 6.1\nCc: Ida <ida@example.org>,\n Uwe <uwe@example.org>\n\
         Message-Id: <12.ab@post.example.org>\nLink: https://example.org/r/12.ab@post.example.org\n\
         Co-authored-by: <otto@example.org>\nCo-authored-by: Ida <ida@example.org>",
    );
    let commit = newest(&case);
    assert_eq!(
        commit.trailers,
        [
            "Signed-off-by: Erika Muster",
            "reviewed-by: \"Kurz, Karl\"",
            "Acked-by: (Adresse entfernt)",
            "Helped-by: (Adresse entfernt)",
            "Tested-by: Karl (Adresse entfernt)",
            "Merged-by: @karl",
            "Reported-by: Karl <https://example.org/@karl>",
            "Cc: Karl, (Adresse entfernt), Otto # 6.1",
            "Cc: Ida, Uwe",
            "Message-Id: (Adresse entfernt)",
            "Link: (Adresse entfernt)",
        ]
    );
    assert_eq!(commit.authors(), "Erika Muster, (Adresse entfernt), Ida");
    assert_eq!(commit.reason(), None, "who signs gives no reason");
}

#[test]
fn a_name_of_the_mailmap_takes_the_place_of_an_address() {
    let mailmap = "Dr. Karl Kurz <karl@example.org>\nIda Ims <ida@amt>\nuwe@example.org <uwe@example.org>\n";
    let mut case = Case::new().file(".mailmap", mailmap);
    lines(
        &mut case,
        &[
            ("Frage an KARL@example.org und ida@amt", "Frage an Dr. Karl Kurz und Ida Ims"),
            (
                "Laut Dr. Karl Kurz <karl@example.org>, Karl <karl@example.org>",
                "Laut Dr. Karl Kurz, Karl Dr. Karl Kurz",
            ),
            ("uwe@example.org und erika@example.org", "(Adresse entfernt) und (Adresse entfernt)"),
        ],
    );
}

#[test]
fn an_author_whose_name_is_an_address_has_another_name_or_none() {
    let mut case = Case::new().file(".mailmap", "Dr. Karl Kurz <karl@example.org>\nuwe@example.org <u@example.org>\n");
    case.commit("Anfang");
    let author = |name: &str, address: &str| {
        let own =
            [("GIT_AUTHOR_NAME", name), ("GIT_AUTHOR_EMAIL", address), ("GIT_COMMITTER_EMAIL", "wurzel@localhost")];
        case.commit_as(&format!("Für {address} und wurzel@localhost"), &own);
        let commit = newest(&case);
        (commit.author, commit.subject)
    };
    let gone = "(Adresse entfernt)".to_owned();
    let own = format!("Für {gone} und {gone}");
    assert_eq!(author("erika@pc17", "erika@pc17.(none)"), (gone.clone(), own.clone()));
    assert_eq!(author("erika@pc17", "erika@pc17"), (gone.clone(), own.clone()));
    assert_eq!(author("Erika (erika@example.org)", "1+e@example.org"), (format!("Erika {gone}"), own.clone()));
    assert_eq!(author("uwe", "u@example.org"), (gone.clone(), own));
    assert_eq!(author("karl@example.org", "k@pc17").0, "Dr. Karl Kurz");
    assert_eq!(author("karl@pc17", "karl@example.org").0, "Dr. Karl Kurz");
    assert_eq!(author("@karl", "k@example.org").0, "@karl");
    // Nor one in words.
    for name in
        ["erika punkt muster at bund punkt de", "x (at) y", "Erika AT bund.de", "erika_at_bund_dot_de", "e at amt"]
    {
        assert_eq!(author(name, "e@amt").0, gone, "{name}");
    }
    assert_eq!(author("karl at example dot org", "e@amt").0, "Dr. Karl Kurz");
    for name in ["Team at Work", "Erika Punkt", "Ida at Amt", "Punkt at Komma"] {
        assert_eq!(author(name, "e@amt").0, name);
    }
}

/// The bytes of a file, unpacked.
pub fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut all = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut all).unwrap();
    all
}

/// A portal with an address wherever Git has a place for one. All of them are of `verborgen`; that of the content is not.
fn full_of_addresses() -> Case {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n").goal("c", "");
    case.write("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n\nFragen an <kontakt@example.org>.\n");
    case.write(".mailmap", "verborgen@example.org <karl@verborgen.example>\nKarl Kurz <k@verborgen.example>\n");
    let message = |what: &str| {
        format!(
            "{what} für verborgen@example.org\n\nNach Gespräch mit Erika <verborgen@example.org>.\n\
             Approved-by: Erika <verborgen@example.org>\n\n\
             Grund: Wunsch von mailto:verborgen@example.org\nBeschluss: verborgen@example.org, Kabinett\n\
             Quelle: https://example.org/?von=verborgen@example.org\nSigned-off-by: Erika <verborgen@example.org>\n\
             Reviewed-by: verborgen@example.org\nAcked-by: Karl <karl@verborgen.example>\nCc: k@verborgen.example\n\
             Zuletzt-von: \"verborgen\"@example.org\nCo-authored-by: <verborgen@example.org>\n\
             Co-authored-by: Otto <otto@verborgen.example>"
        )
    };
    let people = [
        ("GIT_AUTHOR_NAME", "verborgen@example.org"),
        ("GIT_AUTHOR_EMAIL", "verborgen@example.org"),
        ("GIT_COMMITTER_NAME", "verborgen@example.org"),
        ("GIT_COMMITTER_EMAIL", "verborgen@localhost"),
    ];
    case.commit("Anfang");
    let step = |what: &str, change: &dyn Fn(&Case)| {
        change(&case);
        case.commit_as(&message(what), &people);
    };
    step("Frist", &|case| case.write_goal("a", "due: 2028\n"));
    step("Unlesbar", &|case| case.write_goal("a", "due: [\n"));
    step("Wieder da", &|case| case.write_goal("a", "due: 2029\n"));
    step("Entfernt", &|case| case.remove("content/ziele/c.md"));
    step("Regel", &|case| {
        let text = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
        case.write("portal.yaml", text.replace("means: started", "means: planned"));
    });
    case.git(&["checkout", "-q", "-b", "thema"]);
    case.write_goal("b", "due: 2031\n");
    case.commit_as(&message("Im Zweig"), &people);
    case.git(&["checkout", "-q", "main"]);
    let mut merge = git_command(case.root(), "2024-06-01T12:00:00+02:00");
    merge
        .args(["merge", "-q", "--no-ff", "thema", "-m", "Merge branch 'thema' von verborgen@example.org"])
        .envs(people);
    assert!(merge.status().unwrap().success());
    case.write_goal("a", "due: 2032\n");
    case.git(&["add", "-A"]);
    case.git(&["checkout", "-q", "-b", "entwurf"]);
    case.commit_as(&message("Entwurf"), &people);
    case
}

#[test]
fn no_address_of_git_leaves_the_program() {
    let case = full_of_addresses();
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut all: Vec<(String, Vec<u8>)> =
        case.site_files().into_iter().map(|(path, bytes)| (path, unpacked(bytes))).collect();
    let commands = [
        "history",
        "history --format json",
        "history --format csv",
        "history --format markdown",
        "history a",
        "report --from 2024 --to 2026",
        "report --from 2024 --to 2026 --format html",
        "report --from 2024 --to 2026 --format json",
        "check --since main",
        "check --since main --format json",
        "check --since main --format sarif",
        "check --since main --format gitlab",
        "check --since main --format github",
        "check --message .git/COMMIT_EDITMSG --since main",
    ];
    for command in commands {
        let ran = case.run(&command.split(' ').collect::<Vec<_>>());
        all.push((command.to_owned(), (ran.out + &ran.err).into_bytes()));
    }
    let holds = |text: &[u8], word: &[u8]| text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    let with = |word: &str| {
        all.iter().filter(|(_, text)| holds(text, word.as_bytes())).map(|(name, _)| name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(with("verborgen"), [""; 0]);
    assert!(with("kontakt@example.org").contains(&"hilfe/index.html"), "what editors write is no matter of Git's");
    let told = with("Adresse entfernt");
    let places =
        ["aenderungen/index.html", "feed.atom", "data/v1/changes.csv", "data/v1/changes.json", "ziele/a/index.html"];
    let missing = commands[..8].iter().chain(&places).filter(|place| !told.contains(place));
    assert_eq!(missing.collect::<Vec<_>>(), [&""; 0]);
    assert!(told.iter().any(|name| name.starts_with("pagefind/fragment/")), "the search index is looked into");
}

#[test]
fn an_address_that_is_taken_apart_is_one() {
    lines(
        &mut Case::new(),
        &[
            ("An vorname . nachname @ behoerde . de.", "An (Adresse entfernt)."),
            ("An karl @ example.org und karl.kurz (at) amt . example", "An (Adresse entfernt) und (Adresse entfernt)"),
            ("Von wurzel@localhost", "Von (Adresse entfernt)"),
            ("Von x@pc17 und mailto:y@server-3", "Von (Adresse entfernt) und (Adresse entfernt)"),
            (
                "actions/checkout@main, paket@latest, Student@innen, Treffen @ Rathaus, HEAD@{1}",
                "actions/checkout@main, paket@latest, Student@innen, Treffen @ Rathaus, HEAD@{1}",
            ),
            ("An karl@example[.]org und karl@example(.)org", "An (Adresse entfernt) und (Adresse entfernt)"),
            ("An karl@example(dot)org", "An (Adresse entfernt)"),
            ("An karl<at>example.org und karl <at> example <dot> org", "An (Adresse entfernt) und (Adresse entfernt)"),
            ("An karl [ät] example [.] org", "An (Adresse entfernt)"),
            ("An karl -at- example -dot- org", "An (Adresse entfernt)"),
            ("An karl@example punkt org", "An (Adresse entfernt)"),
            ("An karl_at_example_dot_org", "An (Adresse entfernt)"),
            ("An karl@example .org", "An (Adresse entfernt)"),
            ("An karl ät example.org", "An (Adresse entfernt)"),
            ("An karl[dot]kurz[at]example[dot]org", "An (Adresse entfernt)"),
            ("An karl (punkt) kurz (at) example (punkt) org", "An (Adresse entfernt)"),
            ("An karl.kurz AT example.org", "An (Adresse entfernt)"),
            ("Start AT example.org, 2.0 AT Amt", "Start AT example.org, 2.0 AT Amt"),
            ("An erika punkt muster at bund punkt de.", "An (Adresse entfernt)."),
            ("Meeting at example.org, Punkt 3 at Amt, dot com", "Meeting at example.org, Punkt 3 at Amt, dot com"),
        ],
    );
    for (message, expected) in [
        ("Laut karl@example\n.org gestrichen.", "Laut (Adresse entfernt) gestrichen."),
        ("Laut karl.kurz\n@example.org gestrichen.", "Laut (Adresse entfernt) gestrichen."),
        ("Laut karl@\nexample.org gestrichen.", "Laut (Adresse entfernt) gestrichen."),
        ("Laut karl@example.\norg gestrichen.", "Laut (Adresse entfernt) gestrichen."),
        ("Für alle Kolleg@innen.\nwir danken.", "Für alle Kolleg@innen.\nwir danken."),
        ("Danke an\n@karl und um 10 @ Rathaus.\nEnde.", "Danke an\n@karl und um 10 @ Rathaus.\nEnde."),
    ] {
        let mut case = Case::new();
        case.commit(&format!("Anfang\n\n{message}"));
        assert_eq!(newest(&case).body, expected);
    }
}

/// Names of files are what Git has, too.
#[test]
fn no_address_in_the_name_of_a_file_leaves_the_program() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    let named = "content/ziele/a-karl@verborgen.example.md";
    case.git(&["mv", "content/ziele/a.md", named]);
    case.commit("Umzug");
    let text = std::fs::read_to_string(case.path(named)).unwrap();
    case.write(named, text.replace("due: 2027", "due: ["));
    case.commit("Kaputt");
    case.write(named, text.replace("due: 2027", "due: '2027'"));
    case.commit("Anders geschrieben");
    case.git(&["mv", named, "content/ziele/a.md"]);
    case.write("content/medien/karl@verborgen.example.png", "kein Bild");
    case.write_goal("b", "");
    case.git(&["mv", "-f", "content/ziele/a.md", named]);
    case.commit("Zurück");
    case.remove("content/medien/karl@verborgen.example.png");
    case.commit("Ohne Bild");
    case.builds();
    let mut all: Vec<(String, Vec<u8>)> =
        case.site_files().into_iter().map(|(path, bytes)| (path, unpacked(bytes))).collect();
    for format in ["text", "json", "csv", "markdown"] {
        all.push((format.to_owned(), case.run(&["history", "--all", "--format", format]).out.into_bytes()));
    }
    let holds = |text: &[u8]| String::from_utf8_lossy(text).contains("verborgen");
    assert_eq!(all.iter().filter(|(_, text)| holds(text)).map(|(name, _)| name).collect::<Vec<_>>(), [""; 0]);
    assert!(
        case.rows().contains(&"Umzug: a moved file: content/ziele/a.md -> content/ziele/(Adresse entfernt)".to_owned()),
        "{:#?}",
        case.rows()
    );
}
