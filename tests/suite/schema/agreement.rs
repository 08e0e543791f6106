//! Schema and reader cannot drift apart: each field of each schema gets values of every kind, and both must say the same.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use zielstand::config::{GOAL_FIELDS, GroupKind};
use zielstand::diagnostic::Problem;
use zielstand::schema::Kind;

use super::{Portal, front_matter, validator};
use crate::case::SETTINGS;

/// Every list has words, one of them looks like a number, and fields have names of their own.
fn portal() -> Portal {
    let groups = "\
cross_cutting: [{id: teilhabe, title: Teilhabe, short: {de: T, en: P}}]
strategies: [{id: gigabit, title: Gigabitstrategie}, {id: '2030', title: Strategie 2030}]
languages: [de, en]
fields: {status: zustand, pillar: saeule}
";
    Portal::new(&format!("{SETTINGS}{groups}"), "bericht_1: {title: Bericht}\n2025: {title: Bericht 2025}\n")
}

/// A file of each kind, and the least that must stand in it.
fn base(kind: Kind) -> (String, Value) {
    let (path, least) = match kind {
        Kind::Goal => ("ziele/neu.md", json!({"id": "neu", "title": "Neu", "saeule": "netz"})),
        Kind::Page => ("seiten/neu.md", json!({"title": "Neu"})),
        Kind::Report => ("berichte/neu.md", json!({"title": "Neu", "from": 2024, "to": 2030})),
        Kind::Easy => ("leicht/netz.md", json!({"title": "Neu"})),
        Kind::Group(GroupKind::Pillar) => ("handlungsfelder/neu.md", json!({"id": "netz"})),
        Kind::Group(GroupKind::Topic) => ("themen/neu.md", json!({"id": "glasfaser"})),
        Kind::Group(GroupKind::CrossCutting) => ("querschnitt/neu.md", json!({"id": "teilhabe"})),
        Kind::Group(GroupKind::Department) => ("ressorts/neu.md", json!({"id": "MID"})),
        Kind::Group(GroupKind::Strategy) => ("strategien/neu.md", json!({"id": 2030})),
        Kind::Start => ("start.md", json!({})),
        Kind::Translation => ("start.en.md", json!({})),
        Kind::Sources => ("quellen.yaml", json!({"bericht_1": {"title": "Bericht"}})),
        Kind::Source => ("quellen/neu.yaml", json!({"title": "Bericht"})),
        Kind::Glossary => ("glossar.yaml", json!({"ozg": {"word": "OZG", "text": "Ein Gesetz"}})),
    };
    (format!("content/{path}"), least)
}

/// JSON is YAML.
fn file(kind: Kind, data: &Value) -> String {
    if matches!(kind, Kind::Sources | Kind::Source | Kind::Glossary) {
        format!("{data}\n")
    } else {
        format!("---\n{data}\n---\n\nText\n")
    }
}

/// Values that a field may get, whatever it wants.
fn samples() -> Vec<Value> {
    let texts = [
        "Wort",
        "ein-wort",
        "Ein Wort",
        "2027-03-31",
        "2027-08-14T00:00:00.000Z",
        "2027-08-14 10:00 +02:00",
        "2027-08-14 25:00",
        "2027-02-30",
        "2027-04-31",
        "2027-13",
        "2027-03",
        "2027-3",
        "31.03.2027",
    ];
    let more = ["https://example.org/a", "ftp://example.org", "40", "101", "true", "doppelt--a"];
    let rest = json!([
        null, true, 0, 7, 40, 101, 2027, 12345, 1.5, -3, [], {}, [null], [[1]], [{}], {"x": 1}, [{"x": 1}], ["wort"],
        ["wort", "wort"], [1.5], ["Ein Wort"], {"en": {}}, {"en": null}, {"de": {}}, {"fr": {}}, {"en": {"x": 1}}
    ]);
    let texts = texts.into_iter().chain(more).map(Value::from);
    texts.chain(rest.as_array().unwrap().iter().cloned()).collect()
}

/// The words that a field's schema lists, those of its definitions included; that there may be nothing is no word.
fn words(field: &Value, root: &Value) -> Vec<Value> {
    let own = field["enum"].as_array().into_iter().flatten().filter(|word| !word.is_null()).cloned();
    let target = field["$ref"].as_str().map(|pointer| &root["definitions"][pointer.rsplit('/').next().unwrap()]);
    let inner = ["anyOf", "allOf"].iter().flat_map(|list| field[*list].as_array().into_iter().flatten());
    own.chain(target.into_iter().chain(inner).flat_map(|inner| words(inner, root))).collect()
}

/// Makes a file of a part of it.
type Wrap<'w> = &'w dyn Fn(Value) -> Value;

/// Every field below a schema: its path, its schema, and how a file looks in which it has a value. `wrap` makes a file
/// of a mapping that has the field and what must stand beside it.
fn fields(schema: &Value, root: &Value, path: &str, wrap: Wrap<'_>, found: &mut dyn FnMut(&str, &Value, Wrap<'_>)) {
    let least = if path.is_empty() { Map::new() } else { least(schema, root) };
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        let with = |value: Value| {
            let mut object = least.clone();
            object.insert(name.clone(), value);
            wrap(object.into())
        };
        found(&path, field, &with);
        fields(field, root, &path, &with, found);
        fields(&field["items"], root, &path, &|entry| with(json!([entry])), found);
    }
}

/// The fields that an entry must have, each with a word or something else that it accepts.
fn least(schema: &Value, root: &Value) -> Map<String, Value> {
    let required = schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
    required
        .map(|name| {
            let mut field = schema["properties"][name].clone();
            let words = words(&field, root);
            field["definitions"] = root["definitions"].clone();
            let accepts = validator(&field);
            let typical = [json!("Ein Titel"), json!("neu-1"), json!(2024)];
            (name.to_owned(), words.into_iter().chain(typical).find(|sample| accepts.is_valid(sample)).unwrap())
        })
        .collect()
}

#[test]
fn both_say_the_same_of_every_value_of_every_field() {
    let portal = portal();
    let (mut faults, mut tried) = (Vec::new(), 0);
    for kind in Kind::ALL {
        let root = portal.schema(kind);
        let accepts = validator(&root);
        let (path, least) = base(kind);
        let mut compare = |place: &str, data: &Value| {
            let text = file(kind, data);
            let mut found = portal.errors(&path, &text);
            // A schema does not know what day it is.
            found.retain(|found| !matches!(found.problem, Problem::InFuture { .. }));
            tried += 1;
            if accepts.is_valid(&front_matter(kind, &text)) != found.is_empty() {
                let told: Vec<_> = found.iter().map(|found| format!("{} {}", found.code(), found.message())).collect();
                faults.push(format!("{} {place} {data}: reader says {told:?}", kind.word()));
            }
        };
        compare("", &least);
        // An entry of a register stands below its id.
        let (entry, id) = match &root["additionalProperties"] {
            Value::Bool(_) => (&root, None),
            entry => (entry, least.as_object().unwrap().keys().next().cloned()),
        };
        let wrap = |object: Value| {
            let mut whole = least.clone();
            let place = if let Some(id) = &id { &mut whole[id] } else { &mut whole };
            object.as_object().unwrap().iter().for_each(|(name, value)| place[name] = value.clone());
            whole
        };
        compare("unknown", &wrap(json!({"gibt_es_nicht": 1})));
        fields(entry, &root, "", &wrap, &mut |place, field, with| {
            let words = words(field, &root);
            let lists = words.iter().flat_map(|word| [json!([word]), json!([word, word])]);
            // An id may be `true`, but no editor shall suggest that.
            let is_id = words.is_empty() && field.to_string().contains("^[a-z0-9]+(-");
            for value in samples()
                .into_iter()
                .chain(lists)
                .chain(words.iter().cloned())
                .filter(|value| !(is_id && *value == json!(true)))
            {
                compare(place, &with(value));
            }
            let text = file(kind, &with("gibt-es-nicht".into()));
            if let Some(Problem::UnknownWord { allowed, .. }) =
                portal.errors(&path, &text).first().map(|found| &found.problem)
            {
                assert_eq!(json!(allowed), Value::from(words), "{place}");
            }
        });
    }
    assert!(faults.is_empty(), "{} of {tried}\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 5_000, "{tried}");
}

/// The names and helps of all fields of a schema.
fn explained(schema: &Value, found: &mut BTreeSet<(String, String)>) {
    match schema {
        Value::Object(members) => {
            for (name, field) in members.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if let Some(help) = field["description"].as_str() {
                    found.insert((name.clone(), help.to_owned()));
                }
            }
            members.values().for_each(|value| explained(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| explained(item, found)),
        _ => {}
    }
}

#[test]
fn the_handbook_explains_the_same_fields_in_the_same_words() {
    let fields = include_str!("../../../docs/redaktion/felder.md");
    let languages = include_str!("../../../docs/redaktion/sprachen.md");
    let portal = Portal::new(&format!("{SETTINGS}languages: [de, en]\n"), "");
    let mut explained_fields = BTreeSet::new();
    Kind::ALL.iter().for_each(|kind| explained(&portal.schema(*kind), &mut explained_fields));
    for (name, help) in &explained_fields {
        let row =
            |line: &str| line.starts_with('|') && line.contains(&format!("`{name}`")) && line.contains(help.as_str());
        assert!(fields.lines().chain(languages.lines()).any(row), "{name}: {help}");
    }
    let names: BTreeSet<&str> = explained_fields.iter().map(|(name, _)| name.as_str()).collect();
    let row = |line: &'static str| line.strip_prefix("| `")?.split_once("` |").map(|(name, _)| name);
    let in_handbook = fields.lines().filter_map(row);
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let unknown: Vec<&str> = in_handbook.filter(is_name).filter(|name| !names.contains(name)).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

/// Names of fields that a file of the reader asks for: `fields.text("title")`, `known.source(&mut entry, "source")`.
fn asked_for(text: &'static str) -> impl Iterator<Item = &'static str> {
    let readers = ["fields", "entry", "inner"];
    let parts: Vec<&str> = text.split('"').collect();
    let asks = move |before: &str| {
        let method = before.strip_suffix('(').and_then(|call| call.rsplit_once('.'));
        let argument = before.strip_suffix(", ");
        let object = method.filter(|(_, name)| !name.contains(' ')).map(|(object, _)| object).or(argument);
        object.is_some_and(|object| readers.iter().any(|reader| object.ends_with(reader)))
    };
    let pairs: Vec<(&str, &str)> = parts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().filter(move |(before, _)| asks(before)).map(|(_, name)| name)
}

#[test]
fn the_reader_asks_for_no_other_fields() {
    let readers = [
        include_str!("../../../src/content/easy.rs"),
        include_str!("../../../src/content/glossary.rs"),
        include_str!("../../../src/content/goal.rs"),
        include_str!("../../../src/content/indicator.rs"),
        include_str!("../../../src/content/page.rs"),
        include_str!("../../../src/content/parts.rs"),
        include_str!("../../../src/content/register.rs"),
        include_str!("../../../src/content/translation.rs"),
    ];
    let portal = Portal::new(SETTINGS, "");
    let mut known = BTreeSet::new();
    Kind::ALL.iter().for_each(|kind| explained(&portal.schema(*kind), &mut known));
    let known: BTreeSet<String> = known.into_iter().map(|(name, _)| name).collect();
    let asked: BTreeSet<&str> = readers.into_iter().flat_map(asked_for).collect();
    assert!(asked.len() > 40, "{asked:?}");
    let unknown: Vec<&&str> = asked.iter().filter(|name| !known.contains(**name)).collect();
    assert_eq!(unknown, Vec::<&&str>::new());
}

#[test]
fn a_goal_has_the_fields_that_may_be_renamed() {
    let goal = Portal::new(SETTINGS, "").schema(Kind::Goal);
    let names: Vec<&String> = goal["properties"].as_object().unwrap().keys().collect();
    assert_eq!(names, GOAL_FIELDS);
}
