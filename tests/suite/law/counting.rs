//! How this portal counts: the page follows the settings.

use insta::assert_snapshot;

use crate::build::small::{lines, settings, small};
use crate::case::Case;

/// The page as text: its lines without tags.
fn text(case: &Case) -> String {
    let page = crate::build::small::between(&case.site("zaehlweise/index.html"), "class=\"prose counting\"", "</main>");
    let mut out = String::new();
    let mut in_tag = false;
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_settings_in_words() {
    let case = small();
    case.builds();
    assert_snapshot!(text(&case), @"");
}

#[test]
fn other_settings_other_numbers() {
    let case = small();
    case.builds();
    let before = text(&case);
    let more = "soon_days: 30\nstale_days: 90\nstatus_needs_source: true\nhistory: {start: 2024-06, trailers: {reason: [Anlass]}}\n";
    case.write("portal.yaml", settings(more).replace("means: started, colour", "means: started, late: true, colour"));
    let said = case.build(&[]);
    assert_eq!(said.code, 1, "{}", said.err);
    case.write(
        "portal.yaml",
        settings(&more.replace("status_needs_source: true\n", ""))
            .replace("means: started, colour", "means: started, late: true, colour"),
    );
    case.builds();
    let after = text(&case);
    let new: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert_snapshot!(new.join("\n"), @"");
}

#[test]
fn it_is_linked_where_figures_are() {
    let case = small();
    case.builds();
    for page in ["index.html", "handlungsfelder/netz/index.html", "ressorts/mid/index.html"] {
        let html = case.site(page);
        assert!(html.matches("zaehlweise/\"").count() >= 2, "{page}: {}", lines(&html, &["zaehlweise/"]));
    }
}
