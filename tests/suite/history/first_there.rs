//! Two files with one id: page and history show the one that was there first, whatever the other one is called.

use insta::assert_snapshot;
use serde_json::Value;

use crate::case::{Case, SETTINGS};

fn page(id: &str, title: &str, due: u16) -> String {
    format!("---\nid: {id}\ntitle: {title}\npillar: netz\ndue: {due}\n---\nText.\n")
}

/// What the site shows as the deadline of the goal, and what the history tells of it.
fn told(case: &Case, id: &str) -> String {
    let built = case.build(&[]);
    assert_eq!(built.code, 0, "{}", built.whole());
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let due = goals["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == id).unwrap()["due"].clone();
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let changes = changes["changes"].as_array().unwrap().iter();
    let changes: Vec<String> = changes.map(|change| format!("{} {}", change["field"], change["new"])).collect();
    format!("{due}: {}", changes.join(", "))
}

fn skipping() -> Case {
    Case::empty()
        .file("portal.yaml", format!("{SETTINGS}content: {{goals: {{files: \"content/ziele/*.md\", broken: skip}}}}\n"))
}

#[test]
fn a_later_file_with_the_same_id_is_left_out_of_both() {
    for later in ["aa-netz", "netz", "netz-2031"] {
        let mut case = skipping().file("content/ziele/vv-01-netz.md", page("netz", "Netz", 2027));
        case.commit("Anfang");
        case.write(&format!("content/ziele/{later}.md"), page("netz", "Netz", 2035));
        case.commit("Neue Datei");
        assert_eq!(told(&case, "netz"), "\"2027\": \"file\" \"content/ziele/vv-01-netz.md\"", "{later}");
    }
}

#[test]
fn of_two_that_came_together_both_show_the_same() {
    let mut case = skipping()
        .file("content/ziele/aa.md", page("netz", "Netz (Kopie)", 2035))
        .file("content/ziele/netz.md", page("netz", "Netz", 2027));
    case.commit("Anfang");
    assert_snapshot!(told(&case, "netz"), @r#""2027": "file" "content/ziele/netz.md""#);
}
