//! Every dated fact is a commit at its date, and no commit knows more than its day.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Demo, Logged, front_matter, list, reference, written};
use crate::case::files;

/// Today's goal pages and the register, as they lie in `content/`.
fn today() -> (Vec<Value>, Value) {
    let goals = files(&reference().join("content/ziele"));
    let goals = goals.into_values().map(|bytes| front_matter(&String::from_utf8(bytes).unwrap())).collect();
    let register = std::fs::read_to_string(reference().join("content/quellen.yaml")).unwrap();
    (goals, serde_yaml::from_str(&register).unwrap())
}

/// All facts with a date: what they are about, the date, the source.
fn facts(goal: &Value) -> Vec<(String, String, String)> {
    let fact = |about: String, entry: &Value| {
        Some((about, written(&entry["date"])?, written(&entry["source"]).unwrap_or_default()))
    };
    let mut facts: Vec<_> = list(goal, "events").filter_map(|event| fact("Ereignis".into(), event)).collect();
    for indicator in list(goal, "indicators") {
        let name = indicator["name"].as_str().unwrap();
        let values = list(indicator, "values").chain([&indicator["current"]]);
        facts.extend(values.filter_map(|value| fact(format!("Messwert „{name}“"), value)));
        facts.extend(fact(format!("Ausgangswert „{name}“"), &indicator["baseline"]));
    }
    for milestone in list(goal, "milestones") {
        assert_eq!(milestone["done"], Value::Null, "the reference portal has no milestone that is done");
    }
    facts
}

/// The last day of a date's period; of February the 28th or 29th.
fn last_day(date: &str) -> String {
    match date.len() {
        4 => format!("{date}-12-31"),
        7 => {
            let (year, month): (u32, u32) = (date[..4].parse().unwrap(), date[5..].parse().unwrap());
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            format!("{date}-{}", days[month as usize - 1])
        }
        _ => date.to_owned(),
    }
}

/// The newest whole day that the portal knows.
fn newest(goals: &[Value], register: &Value) -> String {
    let facts = goals.iter().flat_map(facts).map(|(_, date, _)| date);
    let sources = register.as_object().unwrap().values().filter_map(|source| written(&source["date"]));
    facts.chain(sources).filter(|date| date.len() == 10).max().unwrap()
}

#[test]
fn every_dated_fact_is_a_commit_at_its_date_that_names_the_source() {
    let (goals, register) = today();
    let newest = newest(&goals, &register);
    let mut expected = Vec::new();
    for goal in &goals {
        for (about, date, source) in facts(goal) {
            let day = if date.len() == 10 { date } else { last_day(&date).min(newest.clone()) };
            let entry = &register[&source];
            let url = written(&entry["url"]).map_or_else(String::new, |url| format!(", {url}"));
            let id = goal["id"].as_str().unwrap().to_uppercase();
            expected.push((
                day,
                format!("{id}: {about}"),
                format!("Quelle: {}{url}", entry["title"].as_str().unwrap()),
            ));
        }
    }
    let (mut committed, mut undated) = (Vec::new(), 0);
    let log = Demo::made().log();
    for commit in &log {
        let Some((id, about)) = commit.subject.split_once(": ").filter(|(id, _)| id.len() == 5) else { continue };
        if about.ends_with("ohne Datum") || about.ends_with("(ohne Datum)") {
            undated += 1;
            continue;
        }
        let about = match about.rsplit_once(" (") {
            Some((about, _)) if !about.starts_with("Status „") && !about.starts_with("Frist vo") => about,
            // An event that states the status or moves the deadline says so in its commit.
            _ => "Ereignis",
        };
        let source = commit.message.trim_end().rsplit_once('\n').unwrap().1;
        // What happened is the reason.
        let reason = commit.message.trim_end().rsplit_once("\n\n").unwrap().1.starts_with("Grund: ");
        assert_eq!(reason, about == "Ereignis" || about.starts_with("Ereignis "), "{}", commit.subject);
        committed.push((commit.day.clone(), format!("{id}: {about}"), source.to_owned()));
    }
    // Besides them: settings, beginning, what has no date, end.
    assert!(undated > 10);
    assert_eq!(log.len(), committed.len() + undated + 3);
    let in_order: Vec<_> = committed.iter().map(|(day, about, _)| (day.clone(), about[..5].to_owned())).collect();
    let (before, after): (Vec<_>, Vec<_>) = in_order.into_iter().partition(|(day, _)| day.as_str() < "2023-09-05");
    assert!(before.is_sorted() && after.is_sorted());
    expected.sort();
    committed.sort();
    assert_eq!(committed, expected);
}

/// At each commit: the status is what the latest event in the file states for the whole goal; there is no fact of a
/// later day; one commit brings one fact; the register has what the files refer to.
#[test]
fn no_commit_knows_more_than_its_day() {
    let demo = Demo::made();
    let log = demo.log();
    let (last, commits) = log.split_last().unwrap();
    let is_undated = |commit: &Logged| commit.subject.trim_end_matches(')').ends_with("ohne Datum");
    let (undated, commits): (Vec<&Logged>, Vec<&Logged>) = commits.iter().partition(|commit| is_undated(commit));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut read: BTreeMap<String, Value> = BTreeMap::new();
    for commit in &commits {
        let files = demo.files_at(&commit.id);
        let mut sources = BTreeSet::new();
        let mut now = BTreeMap::new();
        for (path, text) in files.iter().filter(|(path, _)| path.starts_with("content/ziele/")) {
            let goal = read.entry(text.clone()).or_insert_with(|| front_matter(text));
            assert!(text.ends_with("\n---\n"), "{path}: texts come last");
            let facts = facts(goal);
            for (about, date, _) in &facts {
                let begin = if date.len() == 10 { date.clone() } else { last_day(date) };
                assert!(begin <= commit.day, "{}: {path}: {about} {date}", commit.day);
            }
            assert_eq!(stated(goal), deciding(goal), "{}: {path}", commit.subject);
            collect_sources(goal, &mut sources);
            now.insert(path.clone(), facts.len());
            if commit.day.as_str() < "2023-09-05" {
                assert_eq!(["promise", "due", "earlier_due"].map(|name| &goal[name]), [&Value::Null; 3], "{path}");
            }
        }
        let grown: usize = now.values().sum::<usize>() - known.values().sum::<usize>();
        let is_fact = commit.subject.get(2..3) == Some("-");
        assert_eq!(grown, usize::from(is_fact), "{}", commit.subject);
        known = now;
        let register: Value = files
            .get("content/quellen.yaml")
            .map_or_else(|| serde_json::json!({}), |text| serde_yaml::from_str(text).unwrap());
        let listed: BTreeSet<String> = register.as_object().unwrap().keys().cloned().collect();
        assert_eq!(listed, sources, "{}", commit.subject);
    }
    assert_eq!(last.subject, "Redaktionelle Texte und Seiten");
    let day = &commits.last().unwrap().day;
    assert!(undated.iter().chain([&last]).all(|commit| commit.day == *day));
    // What has no date says so, with its source. Then only texts and notes are missing.
    for commit in &undated {
        let (_, trailers) = commit.message.trim_end().rsplit_once("\n\n").unwrap();
        assert!(trailers.starts_with("Grund: ") && trailers.contains("Die Quelle nennt kein Datum."), "{trailers}");
        assert!(trailers.lines().skip(1).all(|line| line.starts_with("Quelle: ")), "{trailers}");
        assert!(trailers.lines().count() > 1, "{}", commit.subject);
    }
    let (before, after) = (demo.files_at(&undated.last().unwrap().id), demo.files_at(&last.id));
    for (path, text) in after.iter().filter(|(path, _)| path.starts_with("content/ziele/")) {
        let (before, after) = (front_matter(&before[path]), front_matter(text));
        for field in ["status", "status_date", "due", "promise", "events", "milestones"] {
            assert_eq!(before[field], after[field], "{path}");
        }
    }
}

type Status = [Option<String>; 3];

fn stated(goal: &Value) -> Status {
    ["status", "status_date", "status_source"].map(|field| written(&goal[field]))
}

/// The latest by the first day of its date; of equal ones the shorter period is first, then the one listed first.
fn deciding(goal: &Value) -> Status {
    let whole = |event: &&Value| event["scope"].as_str().is_none_or(|scope| scope == "whole");
    let events = list(goal, "events").filter(|event| event["status"].is_string()).filter(whole);
    let order = |event: &&Value| {
        let date = written(&event["date"]).unwrap();
        (format!("{date}{}", &"-01-01"[date.len() - 4..]), last_day(&date))
    };
    let event = events.max_by_key(order);
    event.map_or([None, None, None], |event| ["status", "date", "source"].map(|field| written(&event[field])))
}

fn collect_sources(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match key.as_str() {
                    "source" | "status_source" => found.extend(written(value)),
                    "sources" => found.extend(value.as_array().unwrap().iter().filter_map(written)),
                    _ => collect_sources(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_sources(item, found)),
        _ => {}
    }
}
