//! Feeds: valid after RFC 4287, stable ids, the same words as the pages, and harmless whatever a message holds.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;

use super::flags::marked;
use crate::case::{Case, files};

/// Texts of elements by path (`feed/entry/title`), in order, as a parser reads them.
fn parse(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    reader.config_mut().check_end_names = true;
    let (mut path, mut found): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == b"link" => {
                let href = start.try_get_attribute("href").unwrap().unwrap();
                found.push((format!("{}/link", path.join("/")), String::from_utf8(href.value.to_vec()).unwrap()));
            }
            Event::Start(start) => {
                path.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
                found.push((path.join("/"), String::new()));
            }
            Event::End(end) if end.name().as_ref() != b"link" => drop(path.pop()),
            Event::Text(text) => {
                if let Some((at, value)) = found.last_mut().filter(|(at, _)| *at == path.join("/")) {
                    assert!(!at.is_empty());
                    value.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap();
                let named = quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_else(|| panic!("&{name};"));
                found.last_mut().unwrap().1.push_str(named);
            }
            Event::Eof => return found,
            _ => {}
        }
        buffer.clear();
    }
}

/// The feeds of a site by path.
fn feeds(case: &Case) -> BTreeMap<String, Vec<(String, String)>> {
    let feeds = files(&case.path("public")).into_iter().filter(|(path, _)| path.ends_with(".atom"));
    feeds.map(|(path, bytes)| (path, parse(&bytes))).collect()
}

fn values<'f>(feed: &'f [(String, String)], path: &str) -> Vec<&'f str> {
    feed.iter().filter(|(at, _)| at == path).map(|(_, value)| value.as_str()).collect()
}

/// Everything that RFC 4287 demands of each feed and entry.
fn check(feeds: &BTreeMap<String, Vec<(String, String)>>) {
    for (path, feed) in feeds {
        assert_eq!(feed[0].0, "feed", "{path}");
        let entries = values(feed, "feed/entry").len();
        for (field, count) in [("title", 1), ("id", 1), ("updated", 1)] {
            assert_eq!(values(feed, &format!("feed/{field}")).len(), count, "{path}: {field}");
            assert_eq!(values(feed, &format!("feed/entry/{field}")).len(), entries, "{path}: {field}");
        }
        assert!(!values(feed, "feed/author/name").is_empty());
        assert!(values(feed, "feed/entry/author/name").len() >= entries, "{path}");
        assert!(
            feed.iter().filter(|(at, _)| at.ends_with("/name") || at.ends_with("/title")).all(|(_, it)| !it.is_empty())
        );
        assert_eq!(values(feed, "feed/entry/content").len(), entries);
        assert_eq!(values(feed, "feed/entry/link").len(), entries);
        let ids: Vec<&str> = feed.iter().filter(|(at, _)| at.ends_with("/id")).map(|(_, id)| id.as_str()).collect();
        assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}");
        let updated = values(feed, "feed/entry/updated");
        assert_eq!(values(feed, "feed/updated").first(), updated.iter().max().or(Some(&"2026-06-01T00:00:00+00:00")));
    }
}

#[test]
fn feeds_of_portal_groups_and_goals() {
    let (case, commits) = marked();
    case.log();
    let feeds = feeds(&case);
    check(&feeds);
    let paths: Vec<&str> = feeds.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "feed.atom",
            "handlungsfelder/amt/feed.atom",
            "handlungsfelder/netz/feed.atom",
            "ressorts/mid/feed.atom",
            "ressorts/ms/feed.atom",
            "ziele/a/feed.atom",
            "ziele/b/feed.atom",
        ]
    );
    assert_eq!(
        values(&feeds["feed.atom"], "feed/entry/title"),
        [
            "Ziel b · wieder aufgenommen (und eine weitere Änderung)",
            "[Regel geändert, Wortlaut geändert] Geänderte Regeln",
            "[Frist verschoben, Status zurückgesetzt, Ziel entfernt] 2 Ziele geändert",
            "[Frist verschoben] Ziel a · Frist: 2025 → 2026",
            "2 Ziele geändert"
        ]
    );
    let goal = &feeds["ziele/a/feed.atom"];
    assert_eq!(
        values(goal, "feed/entry/title"),
        [
            "[Frist verschoben, Status zurückgesetzt] Ziel a · Status: begonnen → geplant (und eine weitere Änderung)",
            "[Frist verschoben] Ziel a · Frist: 2025 → 2026",
            "Ziel a · neu aufgenommen"
        ]
    );
    assert_eq!(values(goal, "feed/title"), ["Ziel a: Änderungen (Testportal)"]);
    assert_eq!(values(goal, "feed/entry/link")[1], format!("../../aenderungen/2024-01/#{}", commits[1]));
    assert_eq!(
        values(goal, "feed/entry/content")[..2],
        [
            "<p>Auffällig: <strong>Frist verschoben</strong>, <strong>Status zurückgesetzt</strong></p>\
             <ul><li>Status: <del>begonnen</del> → <ins>geplant</ins> <strong>[Status zurückgesetzt]</strong></li>\
             <li>Frist: <del>2026</del> → <ins>Juni 2027</ins>, zum 2. Mal verschoben <strong>[Frist verschoben]</strong></li></ul>\
             <p>ohne Begründung</p><p><small>Stand</small></p>",
            "<p>Auffällig: <strong>Frist verschoben</strong></p>\
             <ul><li>Frist: <del>2025</del> → <ins>2026</ins> <strong>[Frist verschoben]</strong></li></ul>\
             <p>Begründung: Es fehlen Firmen</p><p><small>Mehr Zeit</small></p>",
        ]
    );
    for page in ["", "aenderungen/", "ziele/a/", "handlungsfelder/netz/", "ressorts/mid/"] {
        assert!(
            case.site(&format!("{page}index.html")).contains("<link rel=\"alternate\" type=\"application/atom+xml\"")
        );
    }
}

#[test]
fn ids_stay_when_the_site_moves() {
    let (case, commits) = marked();
    case.log();
    let before = feeds(&case);
    case.log_with(&["--base-url", "https://example.org/portal"]);
    let after = feeds(&case);
    check(&after);
    for (path, feed) in &before {
        let ids = |feed: &[(String, String)]| -> Vec<String> {
            feed.iter().filter(|(at, _)| at.ends_with("/id")).map(|(_, id)| id.clone()).collect()
        };
        assert_eq!(ids(feed), ids(&after[path]), "{path}");
    }
    let goal = &after["ziele/a/feed.atom"];
    assert_eq!(
        values(goal, "feed/link"),
        ["https://example.org/portal/ziele/a/", "https://example.org/portal/ziele/a/feed.atom"]
    );
    assert_eq!(
        values(goal, "feed/entry/link")[0],
        format!("https://example.org/portal/aenderungen/2024-01/#{}", commits[2])
    );
}

#[test]
fn a_goal_that_was_removed_keeps_its_feed() {
    let (case, _) = marked();
    case.remove("content/ziele/a.md");
    case.commit_as("Weg", &[]);
    case.log();
    let feed = &feeds(&case)["ziele/a/feed.atom"];
    assert_eq!(values(feed, "feed/entry/title")[0], "[Ziel entfernt] Ziel a · entfernt");
    assert!(values(feed, "feed/entry/content")[0].contains("Ziel entfernt"));
}

#[test]
fn feeds_of_goals_have_the_newest_entries() {
    let mut case = Case::new();
    for due in 2026..2040 {
        case.write_goal("a", &format!("due: {due}\n"));
        case.commit(&format!("Frist {due}"));
    }
    case.log();
    let feeds = feeds(&case);
    let entries = |path: &str| values(&feeds[path], "feed/entry").len();
    assert_eq!(
        [entries("ziele/a/feed.atom"), entries("handlungsfelder/netz/feed.atom"), entries("feed.atom")],
        [10, 14, 14]
    );
    assert!(values(&feeds["ziele/a/feed.atom"], "feed/entry/title")[0].contains("2038 → 2039"));
}

#[test]
fn without_a_history_feeds_are_empty() {
    let case = Case::new().goal("a", "");
    assert_eq!(case.build(&[]).code, 0);
    let feeds = feeds(&case);
    check(&feeds);
    assert!(values(&feeds["feed.atom"], "feed/entry").is_empty());
}

/// Messages and names that would harm a page, a reader, a spreadsheet or a terminal.
pub fn hostile() -> Case {
    let mut case = Case::new().goal("a", "note: \"=cmd|' /C calc'!A1\\u0007\\u202E\"\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2026\nnote: \"=cmd|' /C calc'!A0\"\n");
    let message = format!(
        "=HYPERLINK(\"http://x\") ]]> <script>alert(1)</script> &amp; \u{1b}[31m\u{202e}\u{7}\n\n{}\n\nGrund: <img src=x onerror=y> ]]>&\u{85}\u{2066}",
        "x".repeat(1_000_000)
    );
    case.write("message", message);
    case.git(&["add", "content"]);
    let mut git = crate::case::git_command(case.root(), "2024-02-01T12:00:00+01:00");
    git.env("GIT_AUTHOR_NAME", "@SUM(1)\u{202e}<b>\u{1b}]0;x\u{7}").args(["commit", "-q", "-F", "message"]);
    assert!(git.status().unwrap().success());
    case.remove("message");
    case
}

#[test]
fn hostile_messages_are_harmless_in_feeds_and_tables() {
    let case = hostile();
    assert_eq!(case.build(&[]).code, 0);
    check(&feeds(&case));
    let steers =
        |text: &str| text.chars().any(|c| (c.is_control() && c != '\n' && c != '\r') || "\u{202e}\u{2066}".contains(c));
    for (path, bytes) in files(&case.path("public")) {
        if path.ends_with(".atom") || path.ends_with(".csv") {
            assert!(!steers(std::str::from_utf8(&bytes).unwrap()), "{path}");
        }
    }
    let content = feeds(&case)["feed.atom"].iter().find(|(at, _)| at == "feed/entry/content").unwrap().1.clone();
    assert!(!content.contains("<script") && !content.contains("<img") && content.len() < 5000, "{content}");
    let table = case.site("data/v1/changes.csv");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    for cell in rows.iter().flat_map(|row| row.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    assert!(table.contains("'=cmd|' /C calc'!A0") && table.contains("\"'=HYPERLINK(") && table.contains("'@SUM(1)"));
    assert_eq!(crate::html::faults(&case.path("public")), [""; 0]);
}
