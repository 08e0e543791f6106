//! What was published first, beside what stands there today.

use serde_json::Value;

use crate::build::small::between;
use crate::case::{Case, SETTINGS};

fn portal() -> Case {
    let mut case = Case::empty()
        .file("portal.yaml", SETTINGS)
        .goal("a", "lead: mid\npromise: Bis 2026 haben 90 Prozent der Orte ein schnelles Netz.\n")
        .goal("b", "lead: mid\npromise: Alle Ämter sind am Netz.\n");
    case.commit("Anfang");
    case.write_goal("a", "lead: mid\npromise: Bis 2026 haben möglichst 80 Prozent der Orte ein schnelles Netz.\n");
    case.write_goal("b", "lead: mid\nsummary: Mehr dazu.\npromise: Alle Ämter und Schulen sind am Netz.\n");
    case.commit("Andere Worte");
    case
}

#[test]
fn the_first_wording_stands_beside_todays() {
    let mut case = portal();
    assert_eq!(case.build(&[]).code, 0);
    insta::assert_snapshot!(between(&case.site("ziele/a/index.html"), "<h2 id=\"wortlaut\">", "</section>"), @r#"
    <h2 id="wortlaut">Erster Wortlaut und heutiger</h2>
    <p class="quiet">[−…−] ist entfallen, [+…+] ist neu.</p>
    <h3>Versprechen</h3>
    <div class="wording">
    <div><p class="small quiet">Zuerst veröffentlicht am 1. Januar 2024:</p>
    <p class="text-diff">Bis 2026 haben [−<del><i>entfallen: </i>90</del>−] Prozent der Orte ein schnelles Netz.</p></div>
    <div><p class="small quiet">Heute:</p>
    <p class="text-diff">Bis 2026 haben [+<ins><i>neu: </i>möglichst 80</ins>+] Prozent der Orte ein schnelles Netz.</p></div>
    </div>
    </section>
    "#);
    case.write_goal("b", "lead: mid\nsummary: Mehr dazu.\n");
    case.commit("Ohne");
    assert_eq!(case.build(&[]).code, 0);
    assert!(case.site("ziele/b/index.html").contains("Diese Angabe gibt es nicht mehr."));
    // The same words as at first, whatever was in between.
    case.write_goal("b", "lead: mid\npromise: Alle Ämter sind am Netz.\n");
    case.commit("Wieder");
    assert_eq!(case.build(&[]).code, 0);
    assert!(!case.site("ziele/b/index.html").contains("wortlaut"));
}

#[test]
fn how_many_goals_still_stand_as_first_published() {
    let case = portal();
    assert_eq!(case.build(&[]).code, 0);
    let counted = "Noch so versprochen wie zuerst veröffentlicht, ohne eine auffällige Änderung: 1 von 2.";
    for page in ["index.html", "handlungsfelder/netz/index.html", "ressorts/mid/index.html"] {
        assert!(case.site(page).contains(counted), "{page}");
    }
    let data: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let standing: Vec<&Value> = data["goals"].as_array().unwrap().iter().map(|goal| &goal["as_published"]).collect();
    assert_eq!(standing, [&Value::Bool(false), &Value::Bool(true)]);
}

#[test]
fn a_revised_value_says_what_it_was() {
    let goal = |value: &str| format!("indicators: [{{name: N, values: [{{date: 2024, {value}}}]}}]\n");
    // The number is the same in another notation.
    let mut case = Case::new().file("content/quellen.yaml", "q: {title: Statistik}\n").goal("a", &goal("value: 41"));
    case.commit("Anfang");
    case.write_goal("a", &goal("value: 38, revised: {of: 41.0, source: q}"));
    case.commit("Revidiert");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site("ziele/a/index.html");
    assert!(page.contains("revidiert, vorher 41: <span class=\"source\">Statistik</span>"), "{page}");
    let data: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let revised = &data["goals"][0]["indicators"][0]["values"][0]["revised"];
    assert_eq!(*revised, serde_json::json!({"value": null, "number": 41.0, "source": "q"}));
    let marks =
        |case: &Case| case.run(&["history", "--flagged", "--format", "json"]).out.contains("past-value-changed");
    assert!(!marks(&case));
    case.write_goal("a", &goal("value: 38"));
    case.commit("Als wäre nichts gewesen");
    assert!(marks(&case));
}
