//! Every text that code or templates ask for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

/// Keys that the program puts together while it runs: the form in the code, and what it can become.
const DYNAMIC: [(&str, &[&str]); 20] = [
    (
        "waterfall.sentence.{}",
        &[
            "waterfall.sentence.all",
            "waterfall.sentence.reached",
            "waterfall.sentence.late",
            "waterfall.sentence.overdue",
        ],
    ),
    (
        "site.kinds.{}",
        &[
            "site.kinds.page",
            "site.kinds.translation",
            "site.kinds.source",
            "site.kinds.term",
            "site.kinds.file",
            "site.kinds.text",
            "site.kinds.design",
        ],
    ),
    (
        "legal.titles.{}",
        &[
            "legal.titles.imprint",
            "legal.titles.privacy",
            "legal.titles.accessibility",
            "legal.titles.easy_language",
            "legal.titles.sign_language",
        ],
    ),
    (
        "legal.summaries.{}",
        &[
            "legal.summaries.imprint",
            "legal.summaries.privacy",
            "legal.summaries.accessibility",
            "legal.summaries.sign_language",
        ],
    ),
    (
        "menu.{text}",
        &[
            "menu.overview",
            "menu.goals",
            "menu.pillars",
            "menu.departments",
            "menu.deadlines",
            "menu.changelog",
            "menu.indicators",
            "menu.topics",
            "menu.cross_cutting",
            "menu.strategies",
            "menu.sources",
            "menu.reports",
            "menu.stands",
            "menu.plan",
            "menu.open_data",
            "menu.whole",
            "menu.search",
            "menu.a_to_z",
            "menu.glossary",
        ],
    ),
    (
        "finding.share.{}",
        &[
            "finding.share.all",
            "finding.share.most",
            "finding.share.half",
            "finding.share.almost",
            "finding.share.some",
        ],
    ),
    ("open_data.sizes.{unit}", &["open_data.sizes.bytes", "open_data.sizes.kilobytes", "open_data.sizes.megabytes"]),
    ("finding.{}", &["finding.unknown", "finding.planned", "finding.started", "finding.done", "finding.stopped"]),
    ("selection.work.{}", &["selection.work.done", "selection.work.begun", "selection.work.as_published"]),
    (
        "selection.title.work.{}",
        &["selection.title.work.done", "selection.title.work.begun", "selection.title.work.as_published"],
    ),
    (
        "selection.due.{}",
        &[
            "selection.due.overdue",
            "selection.due.year",
            "selection.due.later",
            "selection.due.closed",
            "selection.due.none",
        ],
    ),
    (
        "selection.title.due.{}",
        &[
            "selection.title.due.overdue",
            "selection.title.due.year",
            "selection.title.due.later",
            "selection.title.due.closed",
            "selection.title.due.none",
        ],
    ),
    (
        "kinds.{}.plural",
        &[
            "kinds.pillar.plural",
            "kinds.topic.plural",
            "kinds.cross-cutting.plural",
            "kinds.department.plural",
            "kinds.strategy.plural",
        ],
    ),
    (
        "kinds.{}.intro",
        &[
            "kinds.pillar.intro",
            "kinds.topic.intro",
            "kinds.cross-cutting.intro",
            "kinds.department.intro",
            "kinds.strategy.intro",
        ],
    ),
    (
        "picture.indicator.{key}",
        &[
            "picture.indicator.newest",
            "picture.indicator.oldest",
            "picture.indicator.baseline",
            "picture.indicator.target",
            "picture.indicator.up",
            "picture.indicator.down",
        ],
    ),
    (
        "picture.indicator.keys.{kind}",
        &[
            "picture.indicator.keys.baseline",
            "picture.indicator.keys.value",
            "picture.indicator.keys.inexact",
            "picture.indicator.keys.span",
            "picture.indicator.keys.target",
            "picture.indicator.keys.path",
            "picture.indicator.keys.today",
        ],
    ),
    (
        "kinds.{}.singular",
        &[
            "kinds.pillar.singular",
            "kinds.topic.singular",
            "kinds.cross-cutting.singular",
            "kinds.department.singular",
            "kinds.strategy.singular",
        ],
    ),
    ("progress.{rule}", &["progress.stated", "progress.milestones", "progress.indicators"]),
    // Fields of old revisions may have any name; those of today have a text.
    (
        "{group}.{key}",
        &[
            "fields.title",
            "fields.summary",
            "fields.kind",
            "fields.pillar",
            "fields.topic",
            "fields.cross_cutting",
            "fields.lead",
            "fields.departments",
            "fields.status",
            "fields.status_date",
            "fields.status_source",
            "fields.progress",
            "fields.start",
            "fields.due",
            "fields.promise",
            "fields.origin",
            "fields.strategies",
            "fields.milestones",
            "fields.measures",
            "fields.indicators",
            "fields.events",
            "fields.sources",
            "fields.note",
            "fields.replaces",
            "fields.replaced_by",
            "fields.translations",
            "fields.text",
            "fields.file",
        ],
    ),
    (
        "parts.{key}",
        &[
            "parts.name",
            "parts.unit",
            "parts.direction",
            "parts.baseline",
            "parts.target",
            "parts.current",
            "parts.value",
            "parts.date",
            "parts.source",
            "parts.note",
            "parts.due",
            "parts.done",
            "parts.title",
            "parts.text",
            "parts.status",
            "parts.scope",
        ],
    ),
];

/// Groups of texts in which the program looks up words of the content or its own.
const GROUPS: [&str; 22] = [
    "choice.subjects",
    "change.values",
    "plan.fates",
    "waterfall.causes",
    "waterfall.stages",
    "outcome.by",
    "outcome.figures",
    "site.parts",
    "site.settings",
    "flags",
    "flagged.rules",
    "flagged.weight",
    "counting.weakens_if",
    "parts",
    "rules.names",
    "rules.parts",
    "rules.words",
    "rewritten.how",
    "change",
    "language",
    "languages.names",
    "legal.names",
];

fn texts() -> Value {
    texts_in("de.yaml")
}

fn texts_in(file: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/texts").join(file);
    serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn at<'v>(texts: &'v Value, key: &str) -> Option<&'v Value> {
    key.split('.').try_fold(texts, |tree, part| tree.get(part))
}

/// All files below a folder of the package with this ending, as one text.
fn all(folder: &str, ending: &str) -> String {
    let files = crate::case::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    files
        .into_iter()
        .filter(|(path, _)| path.ends_with(ending))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect()
}

/// Everything in the code between double quotes that could be a key: words with points between them.
fn literals(code: &str) -> BTreeSet<&str> {
    let key = |text: &&str| {
        text.contains('.')
            && text.split('.').all(|part| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || b"_-{}".contains(&byte))
            })
    };
    let is_file = |text: &str| [".html", ".svg", ".xml", ".txt", ".md"].iter().any(|ending| text.ends_with(ending));
    code.split('"').filter(key).filter(|text| !is_file(text)).collect()
}

#[test]
fn every_key_in_the_code_has_a_text() {
    let texts = texts();
    let code = all("src/render", ".rs");
    let top: BTreeSet<&str> = texts.as_object().unwrap().keys().map(String::as_str).collect();
    let keys = literals(&code)
        .into_iter()
        .filter(|key| key.split('.').next().is_some_and(|first| top.contains(first)) || key.contains('{'));
    let (dynamic, fixed): (Vec<&str>, Vec<&str>) = keys.partition(|key| key.contains('{'));
    assert!(fixed.len() > 20, "{fixed:?}");
    for key in fixed {
        let counted = |text: &Value| text.get("one").is_some() && text.get("other").is_some();
        let found = at(&texts, key);
        let is_text = |text: &Value| text.is_string() || text.is_array() || counted(text) || GROUPS.contains(&key);
        assert!(found.is_some_and(is_text), "{key}");
    }
    let known: BTreeSet<&str> = DYNAMIC.iter().map(|(form, _)| *form).collect();
    assert_eq!(dynamic.into_iter().collect::<BTreeSet<_>>(), known);
    for key in DYNAMIC.iter().flat_map(|(_, keys)| *keys) {
        assert!(at(&texts, key).is_some_and(|text| text.is_string() || text.get("other").is_some()), "{key}");
    }
}

#[test]
fn every_field_of_a_goal_has_a_name_for_readers() {
    let texts = texts();
    for field in zielstand::config::GOAL_FIELDS.iter().filter(|field| **field != "id") {
        assert!(at(&texts, &format!("fields.{field}")).is_some_and(Value::is_string), "{field}");
    }
}

#[test]
fn every_mark_and_rule_has_a_name() {
    let texts = texts();
    for flag in zielstand::portal::Flag::ALL.iter().copied().map(zielstand::portal::Flag::word) {
        for group in ["flags", "flagged.rules"] {
            assert!(
                at(&texts, group).and_then(|group| group.get(flag)).is_some_and(Value::is_string),
                "{group}.{flag}"
            );
        }
    }
    for rule in zielstand::config::RULES {
        assert!(at(&texts, &format!("rules.names.{rule}")).is_some_and(Value::is_string), "{rule}");
    }
}

/// Keys after `t.` in the templates.
fn asked(templates: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (at, _) in templates.match_indices("t.") {
        let before = templates[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "_.-/".contains(c)) {
            continue;
        }
        let rest = &templates[at + 2..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
        keys.insert(rest[..end].trim_end_matches('.').to_owned());
    }
    keys
}

#[test]
fn every_key_in_the_templates_has_a_text() {
    let texts = texts();
    let keys = asked(&all("themes/default/templates", ""));
    assert!(keys.len() > 100, "{keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !key.is_empty() && at(&texts, key).is_none()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_text_is_used() {
    let texts = texts();
    let code = all("src/render", ".rs");
    let mut used: BTreeSet<String> = asked(&all("themes/default/templates", ""));
    used.extend(literals(&code).into_iter().map(str::to_owned));
    used.extend(GROUPS.map(str::to_owned));
    used.extend(DYNAMIC.iter().flat_map(|(_, keys)| *keys).map(|key| (*key).to_owned()));
    let mut unused = Vec::new();
    collect_unused(&texts, "", &used, &mut unused);
    assert_eq!(unused, [""; 0]);
}

/// Leaves that neither they themselves nor anything above them is asked for.
fn collect_unused(texts: &Value, path: &str, used: &BTreeSet<String>, unused: &mut Vec<String>) {
    if used.contains(path) {
        return;
    }
    match texts {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect_unused(value, &path, used, unused);
            }
        }
        _ => unused.push(path.to_owned()),
    }
}

/// The places for values in every text, by its key.
fn places(texts: &Value, path: &str, found: &mut BTreeMap<String, Vec<String>>) {
    match texts {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| places(value, &format!("{path}.{key}"), found));
        }
        Value::String(text) => {
            let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
            let mut names: Vec<String> = parts.map(|(name, _)| name.to_owned()).collect();
            names.sort();
            found.insert(path.to_owned(), names);
        }
        // A list may have another length.
        Value::Array(_) => drop(found.insert(path.to_owned(), Vec::new())),
        other => panic!("{path}: {other}"),
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_places_for_values() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/texts");
    let of = |file: &str| {
        let mut found = BTreeMap::new();
        places(&texts_in(file), "", &mut found);
        found
    };
    let files = crate::case::files(&folder);
    assert!(files.len() > 1);
    let german = of("de.yaml");
    for file in files.keys() {
        let other = of(file);
        let missing: Vec<&String> = german.keys().filter(|key| !other.contains_key(*key)).collect();
        assert_eq!(missing, [""; 0], "{file}");
        let differing: Vec<&String> =
            other.iter().filter(|(key, names)| german.get(*key) != Some(names)).map(|(key, _)| key).collect();
        assert_eq!(differing, [""; 0], "{file}");
    }
}
