//! Lists of goals by status, deadline and last change, as pages.

use insta::assert_snapshot;

use crate::build::small::{between, lines, small};
use crate::case::Case;
use crate::html;

/// Title and goals of a list.
fn list(case: &Case, path: &str) -> String {
    let page = case.site(&format!("ziele/{path}/index.html"));
    let head = lines(&page, &["<h1>", "class=\"lead\"", "gehört kein Ziel"]);
    let goals =
        page.split("<nav class=\"goal-lists\"").next().unwrap_or_default().matches("class=\"line-title\" href=\"");
    let ids =
        page.split("class=\"line-title\" href=\"../../../ziele/").skip(1).filter_map(|rest| rest.split('/').next());
    let ids: Vec<&str> = ids.collect();
    assert_eq!(ids.len(), goals.count());
    format!("{path}: {} {}", head.replace('\n', " "), ids.join(" "))
}

#[test]
fn each_goal_is_in_the_lists_that_its_page_says() {
    let case = small().goal("fern", "due: 2028\nstatus: geplant\n");
    case.builds();
    let lists = [
        "status/umgesetzt",
        "status/begonnen",
        "status/geplant",
        "status/unbekannt",
        "frist/ueberfaellig",
        "frist/zwoelf-monate",
        "frist/spaeter",
        "frist/abgeschlossen",
        "frist/ohne",
    ];
    assert_snapshot!(lists.map(|path| list(&case, path)).join("\n"), @r#"
    status/umgesetzt: <h1>Ziele mit dem Status „umgesetzt“</h1> <p class="lead">1 Ziel.</p> amt-1
    status/begonnen: <h1>Ziele mit dem Status „begonnen“</h1> <p class="lead">1 Ziel.</p> netz-1
    status/geplant: <h1>Ziele mit dem Status „geplant“</h1> <p class="lead">2 Ziele.</p> fern quer-1
    status/unbekannt: <h1>Ziele mit dem Status „nicht veröffentlicht“</h1> <p class="lead">1 Ziel.</p> netz-2
    frist/ueberfaellig: <h1>Überfällige Ziele</h1> <p class="lead">1 Ziel.</p> netz-1
    frist/zwoelf-monate: <h1>Ziele mit einer Frist in den nächsten zwölf Monaten</h1> <p class="lead">1 Ziel.</p> netz-2
    frist/spaeter: <h1>Ziele mit einer späteren Frist</h1> <p class="lead">1 Ziel.</p> fern
    frist/abgeschlossen: <h1>Abgeschlossene Ziele, die eine Frist hatten</h1> <p class="lead">1 Ziel.</p> amt-1
    frist/ohne: <h1>Ziele ohne Frist</h1> <p class="lead">1 Ziel.</p> quer-1
    "#);
}

#[test]
fn twelve_months_end_with_the_same_day_of_the_next_year() {
    let case = Case::new().goal("a", "due: 2027-06-01\n").goal("b", "due: 2027-06-02\n").goal("c", "due: 2026-05-31\n");
    case.builds();
    assert_snapshot!(["frist/ueberfaellig", "frist/zwoelf-monate", "frist/spaeter"].map(|path| list(&case, path)).join("\n"), @r#"
    frist/ueberfaellig: <h1>Überfällige Ziele</h1> <p class="lead">1 Ziel.</p> c
    frist/zwoelf-monate: <h1>Ziele mit einer Frist in den nächsten zwölf Monaten</h1> <p class="lead">1 Ziel.</p> a
    frist/spaeter: <h1>Ziele mit einer späteren Frist</h1> <p class="lead">1 Ziel.</p> b
    "#);
}

#[test]
fn changed_goals_are_those_of_the_last_days_the_newest_first() {
    let case = small();
    // Of these days the portal tells what was still to come.
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", settings.replace("checks: {", "checks: {Z312: warning, "));
    for (as_of, path) in [("2024-01-02", "30"), ("2024-02-01", "30"), ("2024-04-01", "90"), ("2024-04-02", "90")] {
        let ran = case.run(&["build", "--as-of", as_of]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let list = list(&case, &format!("geaendert/{path}-tage"));
        assert!(list.contains(" Tagen geänderte Ziele"), "{list}");
        let goals = match as_of {
            "2024-01-02" => "netz-1 amt-1 netz-2 quer-1",
            "2024-04-02" => "",
            _ => "netz-1",
        };
        assert!(list.ends_with(&format!("</p> {goals}")), "{as_of}: {list}");
    }
}

#[test]
fn the_table_names_every_list_with_its_size() {
    let case = small();
    case.builds();
    assert_snapshot!(between(&case.site("ziele/index.html"), "<nav class=\"goal-lists\"", "</nav>"), @r#"
    <nav class="goal-lists" aria-labelledby="listen">
    <h2 id="listen">Fertige Listen</h2>
    <p class="quiet">Jede Liste ist eine eigene Seite. Sie lässt sich verlinken und braucht kein Skript.</p>
    <dl>
    <div><dt>Nach Status</dt><dd><ul><li> <a href="../ziele/status/umgesetzt/">umgesetzt</a> <span class="quiet">(1)</span></li><li> <a href="../ziele/status/begonnen/">begonnen</a> <span class="quiet">(1)</span></li><li> <a href="../ziele/status/geplant/">geplant</a> <span class="quiet">(1)</span></li><li> <a href="../ziele/status/unbekannt/">nicht veröffentlicht</a> <span class="quiet">(1)</span></li></ul></dd></div>
    <div><dt>Nach Stand</dt><dd><ul><li><a href="../ziele/stand/erreicht/">erreicht</a> <span class="quiet">(1)</span></li><li><a href="../ziele/stand/begonnen/">begonnen oder erreicht</a> <span class="quiet">(2)</span></li><li><a href="../ziele/stand/wie-versprochen/">noch so versprochen wie zuerst</a> <span class="quiet">(3)</span></li></ul></dd></div>
    <div><dt>Nach Frist</dt><dd><ul><li><a href="../ziele/frist/ueberfaellig/">überfällig</a> <span class="quiet">(1)</span></li><li><a href="../ziele/frist/zwoelf-monate/">in den nächsten zwölf Monaten</a> <span class="quiet">(1)</span></li><li><a href="../ziele/frist/spaeter/">später</a> <span class="quiet">(0)</span></li><li><a href="../ziele/frist/abgeschlossen/">abgeschlossen</a> <span class="quiet">(1)</span></li><li><a href="../ziele/frist/ohne/">ohne Frist</a> <span class="quiet">(1)</span></li><li><a href="../ziele/frist/steht-bevor/">steht noch bevor</a> <span class="quiet">(1)</span></li></ul></dd></div>
    <div><dt>Nach Ergebnis</dt><dd><ul><li><a href="../ziele/ergebnis/rechtzeitig/">rechtzeitig erreicht</a> <span class="quiet">(0)</span></li><li><a href="../ziele/ergebnis/nach-spaeterer-angabe/">rechtzeitig nach späterer Angabe</a> <span class="quiet">(0)</span></li><li><a href="../ziele/ergebnis/verspaetet/">verspätet erreicht</a> <span class="quiet">(1)</span></li><li><a href="../ziele/ergebnis/ohne-frist-oder-tag/">erreicht, Frist oder Tag unbekannt</a> <span class="quiet">(0)</span></li><li><a href="../ziele/ergebnis/ueberfaellig/">überfällig</a> <span class="quiet">(1)</span></li><li><a href="../ziele/ergebnis/offen/">offen</a> <span class="quiet">(1)</span></li><li><a href="../ziele/ergebnis/aufgegeben/">aufgegeben</a> <span class="quiet">(0)</span></li><li><a href="../ziele/ergebnis/unbekannt/">unbekannt</a> <span class="quiet">(1)</span></li></ul></dd></div>
    <div><dt>Nach letzter Änderung</dt><dd><ul><li><a href="../ziele/geaendert/30-tage/">in den letzten 30 Tagen</a> <span class="quiet">(0)</span></li><li><a href="../ziele/geaendert/90-tage/">in den letzten 90 Tagen</a> <span class="quiet">(0)</span></li><li><a href="../ziele/geaendert/365-tage/">in den letzten 365 Tagen</a> <span class="quiet">(0)</span></li></ul></dd></div>
    <div><dt>Nach Art</dt><dd><ul><li><a href="../ziele/art/querschnitt/">Querschnittsziele</a> <span class="quiet">(1)</span></li></ul></dd></div>
    <div><dt>Nach Zuordnung</dt><dd><ul>
    <li><a href="../handlungsfelder/">Handlungsfelder</a></li><li><a href="../themen/">Themen</a></li><li><a href="../ressorts/">Ressorts</a></li><li><a href="../fristen/">Fristen</a></li><li><a href="../aenderungen/">Änderungen</a></li></ul></dd></div>
    </dl>
    </nav>
    "#);
}

#[test]
fn rows_of_the_table_carry_what_it_filters_by() {
    let case = small();
    case.builds();
    let page = case.site("ziele/index.html");
    let rows = page.lines().filter(|line| line.starts_with("<tr data-text"));
    let data =
        |row: &str| row.split(" data-text=").nth(1).unwrap().split("\" ").skip(1).collect::<Vec<_>>().join("\" ");
    assert_snapshot!(rows.map(data).collect::<Vec<_>>().join("\n"), @r#"
    data-status="umgesetzt" data-order="0" data-pillar="handlungsfelder/amt/" data-department="ressorts/ms/ " data-due="2020-02-29" data-span="closed" data-changed="2024-01-01">
    data-status="begonnen" data-order="1" data-pillar="handlungsfelder/netz/" data-topic="themen/glasfaser/" data-department="ressorts/mid/ ressorts/ms/ " data-due="2026-03-31" data-span="overdue" data-changed="2024-01-02">
    data-status="unbekannt" data-order="3" data-pillar="handlungsfelder/netz/" data-topic="themen/glasfaser/" data-department="" data-due="2026-12-31" data-span="year" data-changed="2024-01-01">
    data-status="geplant" data-order="2" data-department="ressorts/mid/ ressorts/ms/ " data-span="none" data-changed="2024-01-01">
    "#);
    assert_snapshot!(lines(&page, &["name=\"due\"", "name=\"changed\"", "data-first", "<optgroup", "name=\"since\""]), @r#"
    <p><label for="f-due">Frist</label><select id="f-due" name="due"><option value="">alle</option><option value="overdue">überfällig</option><option value="year">in den nächsten zwölf Monaten</option><option value="later">später</option><option value="closed">abgeschlossen</option><option value="none">ohne Frist</option><optgroup label="Frist endet im Jahr"><option value="2020">2020</option><option value="2026">2026</option></optgroup></select></p>
    <p><label for="f-changed">Geändert</label><select id="f-changed" name="changed"><option value="">alle</option><option value="30" data-first="2026-05-02">in den letzten 30 Tagen</option><option value="90" data-first="2026-03-03">in den letzten 90 Tagen</option><option value="365" data-first="2025-06-01">in den letzten 365 Tagen</option></select></p>
    <p><label for="f-since">Geändert seit</label><input id="f-since" name="since" type="date"></p>
    "#);
}

#[test]
fn the_portal_as_it_was_has_its_own_lists() {
    let case = small();
    case.write("portal.yaml", format!("{}stands: [2024-01-01]\n", crate::case::SETTINGS));
    let mut case = case;
    case.commit("Früherer Stand");
    case.commit("Noch ein Tag");
    case.builds();
    let page = case.site("stand/2024-01-01/ziele/status/geplant/index.html");
    assert!(page.contains("href=\"../../../ziele/netz-1/\""), "{page}");
    let pages = html::pages(&case.path("public"));
    assert!(pages.contains_key("stand/2024-01-01/ziele/frist/ohne/index.html"));
}
