//! Numbers lead to exactly the list that they count, statements about the whole strategy stand beside them, and a sentence says
//! what they show.

use insta::assert_snapshot;

use super::small::{between, lines, small};
use crate::case::{Case, SETTINGS};

/// Links of a page whose words are a number, with that number: `<b>3</b>` or nothing but digits.
fn numbers(page: &str) -> Vec<(String, usize)> {
    let links = page.split("<a href=\"").skip(1);
    let number = |link: &str| {
        let (href, rest) = link.split_once('"')?;
        let text = rest.split_once("</a>")?.0.split_once('>')?.1;
        let bold = text.split_once("<b>").and_then(|(_, rest)| rest.split_once("</b>")).map(|(bold, _)| bold);
        let text = bold.unwrap_or(text);
        // `2 von 4 (50 %)` counts two.
        let first = text.split_once(" von ").map_or(text, |(first, _)| first);
        Some((href.to_owned(), first.parse().ok()?))
    };
    links.filter_map(number).collect()
}

/// How many goals stand where a link leads: on the page, or in the section of it that begins with the anchor.
fn goals_at(case: &Case, from: &str, href: &str) -> usize {
    let (path, anchor) = href.split_once('#').map_or((href, ""), |(path, anchor)| (path, anchor));
    let mut folders: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." { folders.pop().map_or((), |_| ()) } else { folders.push(part) }
    }
    let page = case.site(format!("{}/index.html", folders.join("/")).replace("//", "/").trim_start_matches('/'));
    // The lists beside it have links of their own.
    let (before, lists) = page.split_once("<nav class=\"goal-lists\"").unwrap_or((&page, ""));
    let main = format!("{before}{}", lists.split_once("</nav>").map_or("", |(_, after)| after));
    let part = if anchor.is_empty() {
        main.as_str()
    } else {
        let (_, rest) = main.split_once(&format!("id=\"{anchor}\"")).unwrap_or_else(|| panic!("{href} from {from}"));
        let end = if anchor == "spaeter" { "\n</div>" } else { "</section>" };
        rest.split_once(end).map_or(rest, |(part, _)| part)
    };
    let mut ids: Vec<&str> = part
        .split("href=\"")
        .skip(1)
        .filter_map(|link| link.split_once('"')?.0.split_once("ziele/")?.1.strip_suffix('/'))
        .filter(|id| !id.contains('/'))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

#[test]
fn every_number_is_a_door_to_what_it_counts() {
    let case = small();
    case.builds();
    let mut followed = 0;
    for from in
        ["", "ziele/", "handlungsfelder/", "ressorts/", "handlungsfelder/netz/", "ressorts/ms/", "themen/", "fristen/"]
    {
        let page = case.site(&format!("{from}index.html"));
        // How much a figure changed leads to the goals that moved; `report/waterfall.rs` counts these.
        let is_list = |(href, _): &(String, usize)| !href.contains("://") && !href.starts_with("#ursachen-");
        for (href, count) in numbers(&page).into_iter().filter(is_list) {
            assert_eq!(goals_at(&case, from, &href), count, "{href} from /{from}");
            followed += 1;
        }
    }
    assert!(followed > 60, "{followed}");
}

#[test]
fn numbers_of_what_became_of_goals_and_of_legends_are_doors() {
    let case = small();
    case.builds();
    for page in ["index.html", "fristen/index.html", "handlungsfelder/netz/index.html", "ressorts/ms/index.html"] {
        let html = case.site(page);
        let (_, outcomes) = html.split_once("class=\"numbers-table outcomes\">").unwrap();
        let (outcomes, _) = outcomes.split_once("</table>").unwrap();
        let bare = outcomes.split("<td>").skip(1).filter_map(|cell| cell.split("</td>").next());
        assert_eq!(bare.filter(|cell| !cell.starts_with("<a ") && *cell != "0").collect::<Vec<_>>(), [""; 0], "{page}");
        // A topic of a pillar counts only the goals that are in both; no page lists these.
        let cards = html.split_once("id=\"themen\"").map_or(html.as_str(), |(before, _)| before);
        for legend in cards.split("<ul class=\"legend").skip(1).filter_map(|rest| rest.split("</ul>").next()) {
            let bare = legend.split("<b>").skip(1).filter(|rest| !rest.starts_with("0<") && !rest.contains("</b></a>"));
            assert_eq!(bare.collect::<Vec<_>>(), [""; 0], "{page}");
        }
    }
}

/// The sentence over the bar of a portal with so many goals that are done, begun, planned and unknown.
fn finding(counts: [usize; 4]) -> String {
    let mut case = Case::new();
    for (status, count) in ["umgesetzt", "begonnen", "geplant", "unbekannt"].iter().zip(counts) {
        for n in 0..count {
            case = case.goal(&format!("{}-{n}", &status[..3]), &format!("status: {status}\n"));
        }
    }
    case.builds();
    let line = lines(&case.site("index.html"), &["class=\"finding\""]);
    line.trim_start_matches("<p class=\"finding\">").trim_end_matches("</p>").to_owned()
}

#[test]
fn a_sentence_says_what_the_numbers_show() {
    let counts = [
        [0, 0, 0, 2],
        [1, 1, 1, 4],
        [1, 0, 0, 1],
        [0, 9, 1, 10],
        [0, 3, 8, 9],
        [2, 2, 2, 3],
        [3, 1, 0, 0],
        [1, 3, 0, 0],
    ];
    assert_snapshot!(counts.map(|counts| format!("{counts:?} {}", finding(counts))).join("\n"), @"
    [0, 0, 0, 2] Kein Status veröffentlicht ist bei allen Zielen (2 von 2). Erreicht ist keines.
    [1, 1, 1, 4] Kein Status veröffentlicht ist bei mehr als der Hälfte der Ziele (4 von 7). Erreicht ist eines.
    [1, 0, 0, 1] Kein Status veröffentlicht ist bei der Hälfte der Ziele (1 von 2). Erreicht ist eines.
    [0, 9, 1, 10] Kein Status veröffentlicht ist bei der Hälfte der Ziele (10 von 20). Erreicht ist keines.
    [0, 3, 8, 9] Kein Status veröffentlicht ist bei fast der Hälfte der Ziele (9 von 20). Erreicht ist keines.
    [2, 2, 2, 3] Kein Status veröffentlicht ist bei 3 von 9 Zielen. Erreicht sind 2.
    [3, 1, 0, 0] Erreicht ist das Versprochene bei mehr als der Hälfte der Ziele (3 von 4).
    [1, 3, 0, 0] Begonnen, aber nicht beendet ist die Arbeit bei mehr als der Hälfte der Ziele (3 von 4). Erreicht ist eines.
    ");
}

const CLAIMS: &str = "
claims:
  - {label: Umfang, value: mehr als 150 Ziele, who: Landesregierung, date: 2025-08-05, source: bericht}
";

#[test]
fn what_the_responsible_say_stands_beside_what_is_counted() {
    let case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{CLAIMS}"))
        .file("content/quellen.yaml", "bericht: {title: Bericht 2025, url: 'https://example.org/', date: 2025-03}\n")
        .goal("netz-1", "status: begonnen\n");
    case.builds();
    assert_snapshot!(between(&case.site("index.html"), "id=\"stand\"", "class=\"state\""), @r#"
    <h2 id="stand">Wo die Ziele stehen</h2>
    <p class="coverage">Dieses Portal verfolgt 1 Ziel. Für die ganze Strategie geben die Verantwortlichen an:</p>
    <div class="claims">
    <div><dl>
    <div><dt>Umfang</dt><dd>mehr als 150 Ziele</dd></div>
    </dl>
    <p class="small quiet">Landesregierung, 5. August 2025: <a class="source" href="https://example.org/">Bericht 2025</a></p></div>
    </div>
    <p class="small quiet">Das Portal zählt nur sein eines Ziel, und einen Status nur, wo er sich aus einer Quelle dazu ergibt. <a href="./zaehlweise/">So zählt dieses Portal</a></p>
    <div class="state">
    "#);
}

#[test]
fn a_statement_needs_a_source_of_the_register() {
    let case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{}", CLAIMS.replace("bericht}", "berichtt}")))
        .file("content/quellen.yaml", "bericht: {title: Bericht 2025}\n")
        .goal("netz-1", "");
    assert_snapshot!(case.run(&["check"]).whole(), @r"
    exit 1
    out: Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/netz-1.md:2:5
      |
    2 | id: netz-1
      |     ^^^^^^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Fehler[Z203]: die Quelle `berichtt` gibt es nicht
      --> portal.yaml:23:96
       |
    23 |   - {label: Umfang, value: mehr als 150 Ziele, who: Landesregierung, date: 2025-08-05, source: berichtt}
       |                                                                                                ^^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `bericht`

    1 Fehler, 0 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn lists_are_never_cut_by_one() {
    for (late, shown, more) in [(5, 5, ""), (6, 6, ""), (7, 5, "2 weitere Ziele")] {
        let mut case = Case::new();
        for n in 0..late {
            case = case.goal(&format!("z-{n}"), "due: 2020\n");
        }
        case.builds();
        let page = case.site("index.html");
        let part = between(&page, "id=\"ueberfaellig\"", "</section>");
        assert_eq!(part.matches("class=\"line-title\"").count(), shown, "{late}");
        assert_eq!(part.contains("weitere"), !more.is_empty(), "{part}");
        assert!(part.contains(more), "{part}");
    }
}

#[test]
fn newest_changes_are_never_cut_by_one() {
    let mut case = Case::new().goal("a", "status: geplant\n").goal("b", "status: geplant\n");
    case.commit("Anfang");
    case.write_goal("a", "status: begonnen\ndue: 2027\n");
    case.write_goal("b", "status: begonnen\n");
    case.commit("Zwei");
    case.builds();
    let recent = between(&case.site("index.html"), "id=\"geaendert\"", "</section>");
    assert!(
        !recent.contains("eine weitere") && !recent.contains("Ein weiteres") && !recent.contains("Eine weitere"),
        "{recent}"
    );
    assert!(recent.contains("neu: Frist: <ins>2027</ins>") && recent.contains("<ins>begonnen</ins>"), "{recent}");
    assert!(recent.contains("Auch geändert: <a href=\"./ziele/b/\">Ziel b</a>"), "{recent}");
}

#[test]
fn a_missed_deadline_beside_one_to_come_is_explained_where_it_stands() {
    let late =
        "statuses:\n  - {id: verfehlt, label: Frist verfehlt, means: started, late: true, colour: red, icon: alarm}";
    let case = Case::empty()
        .file("portal.yaml", SETTINGS.replace("statuses:", late))
        .goal("a", "status: verfehlt\ndue: 2027-01\n");
    case.builds();
    let next = between(&case.site("index.html"), "id=\"faellig\"", "</section>");
    assert!(next.contains("Frist des Ziels läuft noch: Januar 2027"), "{next}");
    let answer = lines(&case.site("ziele/a/index.html"), &["class=\"answer\""]);
    assert!(
        answer.ends_with("noch bis: Januar 2027. Der Status spricht von einer früheren Frist oder von einem Teil.</p>"),
        "{answer}"
    );
}

#[test]
fn lists_that_are_cut_lead_to_a_list_of_all() {
    let mut case = Case::new();
    for n in 0..8 {
        case = case.goal(&format!("z-{n}"), "due: 2028\n");
    }
    case.builds();
    let next = between(&case.site("index.html"), "id=\"faellig\"", "</section>");
    assert!(next.contains("<a href=\"./ziele/frist/steht-bevor/\">3 weitere Fristen</a>"), "{next}");
    assert!(case.site("ziele/frist/steht-bevor/index.html").contains("8 Ziele."));
}
