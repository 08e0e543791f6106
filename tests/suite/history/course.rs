//! The course of goals as people see it: sentences, pictures, removed goals, words that changed.

use insta::assert_snapshot;

use crate::case::Case;
use crate::html;

/// Two goals become one; one is removed without a word.
fn merged() -> (Case, [String; 4]) {
    let mut case = Case::new()
        .goal("a", "status: geplant\ndue: 2027\npromise: Alles schnell.\n")
        .goal("b", "status: begonnen\n")
        .goal("c", "status: geplant\n");
    let first = case.commit("Anfang");
    case.write_goal("a", "status: begonnen\ndue: 2027\npromise: Alles schnell.\n");
    let second = case.commit("Begonnen\n\nDer Bau läuft.\n\nBeschluss: Kabinett\nCo-authored-by: Otto <o@example.org>");
    case.remove("content/ziele/a.md");
    case.remove("content/ziele/b.md");
    case.write_goal("neu", "status: begonnen\nreplaces: [a, b]\n");
    let third = case.commit("Zusammengelegt\n\nGrund: Beide meinten dasselbe.\nQuelle: Bericht 2025");
    case.remove("content/ziele/c.md");
    let fourth = case.commit("Aufgeräumt");
    (case, [first, second, third, fourth])
}

/// A part of a page without hashes of commits.
fn part(case: &Case, page: &str, from: &str, to: &str) -> String {
    let html = case.site(page);
    let begin = html.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = html[begin..].find(to).unwrap() + begin;
    crate::build::small::without_hashes(case, &html[begin..end])
}

#[test]
fn a_removed_goal_keeps_its_page() {
    let (case, _) = merged();
    case.log();
    let words: Vec<String> =
        case.words("ziele/a/").iter().map(|line| crate::build::small::without_hashes(&case, line)).collect();
    assert_snapshot!(words.join("\n"), @"
    Ziel A · Netze
    Ziel a
    Dieses Ziel wurde aus dem Portal entfernt. Das geschah am 3. Januar 2024 durch Erika Muster. Fassung C3
    Grund: Beide meinten dasselbe. (gilt für 3 Änderungen dieser Fassung)
    Abgelöst durch: Ziel neu
    Was zuletzt galt
    Status
    begonnen
    Frist
    2027
    Handlungsfeld
    Netze
    Das Versprechen
    Alles schnell.
    Der Status im Lauf der Zeit
    1. Januar 20243. Januar 2024
    geplant 1. Januar 2024 bis 2. Januar 2024
    begonnen 2. Januar 2024 bis 3. Januar 2024
    nicht im Portal seit 3. Januar 2024
    Wie sich diese Seite geändert hat
    Jede Änderung an der Datei dieses Ziels, neueste zuerst. Grundlage ist das öffentliche Git-Repository.
    3. Januar 2024
    entfernt Ziel entfernt
    Grund: Beide meinten dasselbe. (gilt für 3 Änderungen dieser Fassung) Quelle: Bericht 2025
    Zusammengelegt, von Erika Muster · C3
    2. Januar 2024
    Status: bisher geplant → jetzt begonnen
    Grund: Der Bau läuft. Beschluss: Kabinett
    Begonnen, von Erika Muster, Otto · C2
    1. Januar 2024
    neu aufgenommen
    Anfang, von Erika Muster · C1
    ");
    let words = case.words("ziele/c/");
    assert!(words.contains(&"Ohne Begründung.".to_owned()), "{words:#?}");
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn removed_goals_are_listed_and_linked() {
    let (case, [_, _, third, _]) = merged();
    case.log();
    assert_snapshot!(part(&case, "ziele/index.html", "<section class=\"part\" aria-labelledby=\"entfernt\"", "</section>"), @r#"
    <section class="part" aria-labelledby="entfernt">
    <h2 id="entfernt">Entfernte Ziele</h2>
    <p class="quiet">Diese Ziele standen einmal im Portal. Ihre Seiten bleiben erhalten.</p>
    <ul class="lines">
    <li class="line"><a class="line-title" href="../ziele/c/">Ziel c</a><span class="meta quiet"><span class="upper">c</span><span>entfernt am 4. Januar 2024</span></span></li>
    <li class="line"><a class="line-title" href="../ziele/a/">Ziel a</a><span class="meta quiet"><span class="upper">a</span><span>entfernt am 3. Januar 2024</span><span>Abgelöst durch: <a href="../ziele/neu/">Ziel neu</a></span></span></li>
    <li class="line"><a class="line-title" href="../ziele/b/">Ziel b</a><span class="meta quiet"><span class="upper">b</span><span>entfernt am 3. Januar 2024</span><span>Abgelöst durch: <a href="../ziele/neu/">Ziel neu</a></span></span></li>
    </ul>
    "#);
    let page = case.site(&format!("aenderungen/{third}/index.html"));
    assert!(page.contains("<a href=\"../../ziele/a/\">Ziel a</a>"), "{page}");
    let new = case.site("ziele/neu/index.html");
    assert!(
        new.contains(
            "<dt>Löst ab</dt><dd><a href=\"../../ziele/a/\">Ziel a</a>, <a href=\"../../ziele/b/\">Ziel b</a></dd>"
        ),
        "{new}"
    );
    let goals: serde_json::Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let removed = crate::build::small::without_hashes(&case, &goals["removed"].to_string());
    assert_snapshot!(removed, @r#"
    [{"id":"a","url":"/ziele/a/","title":"Ziel a","removed":"2024-01-03","commit":"C3","replaced_by":["neu"]},{"id":"b","url":"/ziele/b/","title":"Ziel b","removed":"2024-01-03","commit":"C3","replaced_by":["neu"]},{"id":"c","url":"/ziele/c/","title":"Ziel c","removed":"2024-01-04","commit":"C4","replaced_by":[]}]
    "#);
}

#[test]
fn a_goal_that_never_was_is_a_warning() {
    let (case, _) = merged();
    case.write_goal("neu", "status: begonnen\nreplaces: [a, b, naeu]\nreplaced_by: [ganz-anders]\n");
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0);
    assert_snapshot!(ran.err, @"
    Warnung[Z208]: ein Ziel `ganz-anders` gibt es nicht, und es gab auch keines
    --> content/ziele/neu.md
     = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Warnung[Z208]: ein Ziel `naeu` gibt es nicht, und es gab auch keines
    --> content/ziele/neu.md
     = Hilfe: gemeint ist vielleicht `neu`

    0 Fehler, 2 Warnungen.
    Hinweis: 1 Datei ist noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.
    ");
    let words = case.words("ziele/neu/");
    assert!(words.contains(&"Ziel a, Ziel b, naeu".to_owned()), "{words:#?}");
}

#[test]
fn without_its_history_nobody_knows_what_never_was() {
    let case = Case::new().goal("a", "replaces: [b]\n");
    let ran = case.build(&[]);
    assert!(!ran.err.contains("Z208"), "{}", ran.err);
}

#[test]
fn statuses_through_time() {
    let (case, _) = merged();
    case.log();
    let data: serde_json::Value = serde_json::from_str(&case.site("data/v1/timeline.json")).unwrap();
    let rows = |points: &serde_json::Value| -> Vec<String> {
        let row = |point: &serde_json::Value| format!("{} {} {}", point["date"], point["counts"], point["total"]);
        points.as_array().unwrap().iter().map(row).collect()
    };
    assert_eq!(data["statuses"].to_string(), r#"["umgesetzt","begonnen","geplant","unbekannt"]"#);
    let expected = [
        "\"2024-01-01\" [0,1,2,0] 3",
        "\"2024-01-02\" [0,2,1,0] 3",
        "\"2024-01-03\" [0,1,1,0] 2",
        "\"2024-01-04\" [0,1,0,0] 1",
    ];
    assert_eq!(rows(&data["points"]), expected);
    let groups = data["groups"].as_array().unwrap();
    let netz = groups.iter().find(|group| group["id"] == "netz").unwrap();
    assert_eq!((netz["kind"].as_str(), rows(&netz["points"])), (Some("pillar"), expected.map(str::to_owned).to_vec()));
    assert_eq!(
        data["goals"][0]["statuses"].to_string(),
        r#"[{"date":"2024-01-01","status":"geplant"},{"date":"2024-01-02","status":"begonnen"},{"date":"2024-01-03","status":null}]"#
    );
    assert_snapshot!(part(&case, "handlungsfelder/netz/index.html", "<section class=\"part\" aria-labelledby=\"verlauf\"", "</section>"), @r#"
    <section class="part" aria-labelledby="verlauf">
    <h2 id="verlauf">Wie sich die Zahlen entwickelt haben</h2>
    <p class="measure">Am 1. Juni 2026: 1 Ziel, davon 0 erreicht. Ein Jahr zuvor, am 1. Juni 2025: 1 Ziel, davon 0 erreicht.</p>
    <figure class="area">
    <svg paint-order="stroke" width="100%" height="236" role="img" aria-labelledby="verlauf-bild" aria-describedby="verlauf-was">
    <title id="verlauf-bild">Wie sich die Zahlen entwickelt haben</title><desc id="verlauf-was">Gestapelte Flächen: wie viele Ziele welchen Status hatten, 1. Januar 2024 bis 1. Juni 2026. Dieselben Zahlen stehen in der Tabelle darunter.</desc>
    <svg y="8" width="100%" height="200"><svg width="100%" height="100%" viewBox="0 0 250 200" preserveAspectRatio="none"><path vector-effect="non-scaling-stroke" class="fill-purple" d="M0 200H0V134H250V200z"/><path vector-effect="non-scaling-stroke" class="fill-blue" d="M0 200H0V134H250V200z"/></svg><line x2="100%" y1="67.00%" y2="67.00%"/><text x="2" y="67.00%" dy=".35em">1</text><line x2="100%" y1="33.50%" y2="33.50%"/><text x="2" y="33.50%" dy=".35em">2</text><line x2="100%" y1="0.00%" y2="0.00%"/><text x="2" y="0.00%" dy=".35em">3</text><line x1="41.49%" x2="41.49%" y2="100%"/><line x1="82.87%" x2="82.87%" y2="100%"/><text class="area-word" x="99%" y="83%" dy=".35em">1 begonnen</text>
    <line x2="100%" y1="100%" y2="100%"/></svg><text class="area-year" x="41.49%" y="226">2025</text><text class="area-year" x="82.87%" y="226">2026</text>
    </svg>
    <p class="area-ends small quiet"><span><time datetime="2024-01-01">1. Januar 2024</time></span><span><time datetime="2026-06-01">1. Juni 2026</time></span></p>
    <figcaption class="small"><span class="quiet">Von oben nach unten, am rechten Rand:</span>
    <ul class="legend">
    <li class="tone-purple"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="5.5"/></svg><span>geplant</span> <b>0</b></li>
    <li class="tone-blue"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path class="solid" d="M6.5 5.2 11 8l-4.5 2.8z"/></svg><a href="../../handlungsfelder/netz/#status-begonnen"><span>begonnen</span> <b>1</b></a></li>
    </ul></figcaption>
    </figure>
    <details class="older"><summary>Dieselben Zahlen als Tabelle</summary>
    <table class="stack numbers-table">
    <caption>Zahl der Ziele je Status, an jedem Tag mit einer Änderung</caption>
    <thead><tr><th scope="col">Tag</th><th scope="col">begonnen</th><th scope="col">geplant</th><th scope="col">Zusammen</th></tr></thead>
    <tbody>
    <tr><th scope="row"><time datetime="2024-01-01">1. Januar 2024</time></th><td data-label="begonnen">1</td><td data-label="geplant">2</td><td data-label="Zusammen">3</td></tr>
    <tr><th scope="row"><time datetime="2024-01-02">2. Januar 2024</time></th><td data-label="begonnen">2</td><td data-label="geplant">1</td><td data-label="Zusammen">3</td></tr>
    <tr><th scope="row"><time datetime="2024-01-03">3. Januar 2024</time></th><td data-label="begonnen">1</td><td data-label="geplant">1</td><td data-label="Zusammen">2</td></tr>
    <tr><th scope="row"><time datetime="2024-01-04">4. Januar 2024</time></th><td data-label="begonnen">1</td><td data-label="geplant">0</td><td data-label="Zusammen">1</td></tr>
    <tr><th scope="row"><time datetime="2026-06-01">1. Juni 2026</time></th><td data-label="begonnen">1</td><td data-label="geplant">0</td><td data-label="Zusammen">1</td></tr>
    </tbody>
    </table>
    <p class="quiet small">Gezählt ist nach den Fassungen im Git-Repository. Neue und entfernte Ziele ändern die Summe.</p></details>
    "#);
    assert!(!case.site("handlungsfelder/amt/index.html").contains("id=\"verlauf\""), "nothing to show");
    assert_snapshot!(part(&case, "ziele/a/index.html", "<svg class=\"bar band-bar\"", "</section>"), @r#"
    <svg class="bar band-bar" width="100%" height="28" role="img" aria-label="Band mit den Status im Lauf der Zeit. Dieselben Angaben stehen in der Liste darunter."><rect x="0.00%" width="50.00%" height="28" class="fill-purple"/><rect x="50.00%" width="50.00%" height="28" class="fill-blue"/></svg>
    <p class="area-ends small quiet"><span><time datetime="2024-01-01">1. Januar 2024</time></span><span><time datetime="2024-01-03">3. Januar 2024</time></span></p>
    <ol class="band-list">
    <li class="tone-purple"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="5.5"/></svg><b>geplant</b> <span class="quiet">1. Januar 2024 bis 2. Januar 2024</span></li>
    <li class="tone-blue"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path class="solid" d="M6.5 5.2 11 8l-4.5 2.8z"/></svg><b>begonnen</b> <span class="quiet">2. Januar 2024 bis 3. Januar 2024</span></li>
    <li class="tone-gone"><svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6.5"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/></svg><b>nicht im Portal</b> <span class="quiet">seit 3. Januar 2024</span></li>
    </ol>
    "#);
}

#[test]
fn many_days_are_thinned_for_the_table() {
    let case = Case::new().goal("a", "");
    case.git(&["init", "-q", "-b", "main"]);
    for month in 0..40 {
        case.write_goal("a", if month % 2 == 0 { "status: geplant\n" } else { "status: begonnen\n" });
        let day = format!("{}-{:02}-15T12:00:00+01:00", 2022 + month / 12, month % 12 + 1);
        case.commit_as("Weiter", &[("GIT_COMMITTER_DATE", &day)]);
    }
    case.log();
    let table = part(&case, "index.html", "<table class=\"stack numbers-table\"", "</table>");
    let days: Vec<&str> = table.split("datetime=\"").skip(1).map(|rest| &rest[..10]).collect();
    assert_eq!(days, ["2022-01-15", "2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31", "2026-06-01"]);
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
    let page = case.site("ziele/a/index.html");
    assert!(page.len() < 40_000, "{} bytes for forty entries", page.len());
    assert!(page.contains("32 ältere Änderungen zeigen"));
}

#[test]
fn the_page_of_a_commit_says_who_why_and_whether_it_is_signed() {
    let (case, [_, second, third, _]) = merged();
    case.git(&["revert", "--no-edit", "HEAD"]);
    let revert = case.head();
    let parent = case.head();
    case.write_goal("neu", "status: umgesetzt\n");
    case.git(&["add", "-A"]);
    let tree = case.git(&["write-tree"]);
    let person = "E <e@example.org> 1767225600 +0100";
    let header = format!(
        "tree {}\nparent {parent}\nauthor {person}\ncommitter {person}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\nErreicht\n",
        tree.trim()
    );
    case.write(".git/raw", header);
    let signed = case.git(&["hash-object", "-t", "commit", "-w", "--literally", ".git/raw"]).trim().to_owned();
    case.git(&["reset", "-q", "--hard", &signed]);
    case.log();
    let says = |commit: &str, line: &str| {
        let words = case.commit_words(commit);
        assert!(words.iter().any(|each| each.ends_with(line)), "{line}: {words:#?}");
    };
    says(&second, "Erika Muster, Otto");
    says(&second, "keine");
    says(&second, "Kabinett");
    says(&third, "Beide meinten dasselbe. (gilt für 3 Änderungen dieser Fassung)");
    says(&third, "Bericht 2025");
    says(&signed, "Die Fassung trägt eine Signatur. Ob sie gültig ist, prüft dieses Portal nicht.");
    let page = case.site(&format!("aenderungen/{revert}/index.html"));
    assert!(page.contains("Nimmt zurück die <a href=\"../../aenderungen/"), "{page}");
    let words = case.words("ziele/c/");
    assert!(words.iter().any(|line| line.contains("Nimmt die Fassung ")), "{words:#?}");
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn a_text_is_shown_word_by_word() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let text = "---\nid: a\ntitle: Ziel a\npillar: netz\n---\n\nText von <b>a</b> & mehr.\n";
    case.write("content/ziele/a.md", text);
    let commit = case.commit("Text");
    assert_eq!(case.build(&[]).code, 0);
    let page = format!("aenderungen/{commit}/index.html");
    assert_snapshot!(part(&case, &page, "<div class=\"text-diff\">", "</div>"), @r#"
    <div class="text-diff">Text von [−<del><i>entfallen: </i>a.</del>−]
    [+<ins><i>neu: </i>&lt;b&gt;a&lt;/b&gt; &amp; mehr.</ins>+]
    "#);
    let words = case.words("ziele/a/");
    assert!(words.contains(&"Text: 2 Wörter neu, ein Wort entfallen".to_owned()), "{words:#?}");
}

#[test]
fn hostile_words_stay_harmless_on_every_page() {
    let case = Case::new().goal("a", "status: geplant\n").goal("b", "");
    case.git(&["init", "-q", "-b", "main"]);
    let bad = "</li><script>alert(1)</script>{{ site.title }}\n\nGrund: \"><img src=x onerror=alert(1)>\nBeschluss: </p><style>*{}</style>\nQuelle: javascript:alert(1)";
    case.commit_as(bad, &[("GIT_AUTHOR_NAME", "\"&gt;{{ x }}</b>")]);
    case.write("content/ziele/a.md", "---\nid: a\ntitle: '</title><script>alert(2)</script>'\npillar: netz\nstatus: begonnen\n---\n\n</div><script>alert(3)</script>\n");
    case.remove("content/ziele/b.md");
    case.commit_as(bad, &[]);
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
    for (path, bytes) in case.site_files().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes).unwrap();
        let found =
            ["<script>", "<img src=x", "<style>", "href=\"javascript:"].iter().find(|part| text.contains(**part));
        assert_eq!(found, None, "{path}");
    }
}
