//! Lists of goals by status, deadline and last change, as pages.

use insta::assert_snapshot;

use crate::build::small::{between, lines, small};
use crate::case::Case;
use crate::html;

/// Title and goals of a list.
fn list(case: &Case, path: &str) -> String {
    let page = case.site(&format!("ziele/{path}/index.html"));
    let head = lines(&page, &["<h1>", "class=\"lead\"", "gehört kein Ziel"]);
    let goals = page.split("<nav class=\"goal-lists\"").next().unwrap_or_default().matches("class=\"line-title\" href=\"");
    let ids = page.split("class=\"line-title\" href=\"../../../ziele/").skip(1).filter_map(|rest| rest.split('/').next());
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
    assert_snapshot!(lists.map(|path| list(&case, path)).join("\n"), @"");
}

#[test]
fn twelve_months_end_with_the_same_day_of_the_next_year() {
    let case = Case::new().goal("a", "due: 2027-06-01\n").goal("b", "due: 2027-06-02\n").goal("c", "due: 2026-05-31\n");
    case.builds();
    assert_snapshot!(["frist/ueberfaellig", "frist/zwoelf-monate", "frist/spaeter"].map(|path| list(&case, path)).join("\n"), @"");
}

#[test]
fn changed_goals_are_those_of_the_last_days_the_newest_first() {
    let case = small();
    for (as_of, path) in [("2024-01-02", "30"), ("2024-02-01", "30"), ("2024-03-31", "90"), ("2024-04-02", "90")] {
        assert_eq!(case.run(&["build", "--as-of", as_of]).code, 0);
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
    assert_snapshot!(between(&case.site("ziele/index.html"), "<nav class=\"goal-lists\"", "</nav>"), @"");
}

#[test]
fn rows_of_the_table_carry_what_it_filters_by() {
    let case = small();
    case.builds();
    let page = case.site("ziele/index.html");
    let rows = page.lines().filter(|line| line.starts_with("<tr data-text"));
    let data = |row: &str| row.split(" data-text=").nth(1).unwrap().split("\" ").skip(1).collect::<Vec<_>>().join("\" ");
    assert_snapshot!(rows.map(data).collect::<Vec<_>>().join("\n"), @"");
    assert_snapshot!(lines(&page, &["name=\"due\"", "name=\"changed\"", "data-first", "<optgroup", "name=\"since\""]), @"");
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
