//! Writes fields as JSON Schema.
//!
//! A field without a value (`due:`) counts as missing, so `null` is accepted wherever a field may be missing. A single
//! value is a text, however YAML takes it (`title: 2030`), so texts are told by what they are not: naming all types
//! would make editors suggest `true` and `null` for a title. Words of the portal are definitions, because several
//! fields have the same ones.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Kind;
use super::field::{Field, Holds};
use super::words;
use crate::config::{Config, GroupKind};
use crate::content::{Content, GoalKind};
use crate::diagnostic::List;
use crate::yaml::FieldNames;

/// Knows how long months are. That not every year has a 29 February is left to `zielstand check`.
const DATE: &str = concat!(
    "^[0-9]{4}(-(0[1-9]|1[0-2])",
    "|(-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|-(0[13-9]|1[0-2])-30|-(0[13578]|1[02])-31)",
    "([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?( ?([Zz]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?))?)?",
    ")?$"
);
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// Ids of sources may have `_` as well.
const SOURCE_ID: &str = "^[a-z0-9]+([-_][a-z0-9]+)*$";

type Object = Map<String, Value>;

/// The schema of a kind of file.
pub(super) fn schema(kind: Kind, config: &Config, content: &Content) -> Value {
    let mut writer = Writer { config, used: BTreeSet::new() };
    let fields = kind.fields();
    let body = match kind {
        Kind::Goal => writer.goal(&fields),
        Kind::Sources => writer.by_id(&fields, SOURCE_ID),
        Kind::Glossary => writer.by_id(&fields, ID),
        _ => writer.mapping(&fields, &FieldNames::new()),
    };
    let mut schema = object(json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": kind.title() }));
    schema.extend(body);
    let used = writer.used.into_iter();
    let lists: Object =
        used.map(|list| (words::name(list).to_owned(), words::definition(list, config, content))).collect();
    schema.insert("definitions".to_owned(), lists.into());
    schema.into()
}

struct Writer<'a> {
    config: &'a Config,
    /// Lists of words that a field refers to.
    used: BTreeSet<List>,
}

impl Writer<'_> {
    fn goal(&mut self, fields: &[Field]) -> Object {
        let names = self.config.fields.names(self.config.fields.today());
        let mut goal = self.mapping(fields, names);
        goal.insert("allOf".to_owned(), goal_rules(self.config, names).into());
        goal
    }

    /// A file that is a mapping from ids to entries; an empty one is fine.
    fn by_id(&mut self, fields: &[Field], id: &str) -> Object {
        let mut entry = object(json!({ "title": "Eintrag" }));
        entry.extend(self.mapping(fields, &FieldNames::new()));
        let names = json!({ "pattern": id, "maxLength": 100 });
        object(json!({ "type": ["object", "null"], "propertyNames": names, "additionalProperties": entry }))
    }

    /// A mapping with these fields and no others.
    fn mapping(&mut self, fields: &[Field], names: &FieldNames) -> Object {
        let mut mapping = object(json!({ "type": "object" }));
        mapping.extend(self.parts(fields, names));
        mapping
    }

    /// What must hold of a value if it is a mapping.
    fn parts(&mut self, fields: &[Field], names: &FieldNames) -> Object {
        let written = |field: &Field| names.get(field.name).map_or(field.name, String::as_str).to_owned();
        let properties: Object = fields.iter().map(|field| (written(field), self.field(field).into())).collect();
        let required: Vec<String> = fields.iter().filter(|field| field.required).map(written).collect();
        object(json!({ "properties": properties, "required": required, "additionalProperties": false }))
    }

    fn field(&mut self, field: &Field) -> Object {
        let mut schema = object(json!({ "title": field.title, "description": field.help }));
        schema.extend(self.value(field.holds, field.required));
        schema
    }

    fn value(&mut self, holds: Holds, required: bool) -> Object {
        let or_null = |kinds: &[&'static str]| {
            let null = (!required).then_some("null");
            kinds.iter().copied().chain(null).collect::<Vec<_>>()
        };
        object(match holds {
            Holds::Text if required => json!({ "not": { "type": ["object", "array", "null"] }, "pattern": "\\S" }),
            Holds::Text => json!({ "not": { "type": ["object", "array"] } }),
            Holds::Id => {
                json!({ "type": or_null(&["string", "integer"]), "pattern": ID, "patternErrorMessage": "nur a bis z, 0 bis 9 und einzelne Bindestriche dazwischen", "maxLength": 100, "minimum": 0 })
            }
            Holds::Date => json!({
                "type": or_null(&["string", "integer"]), "pattern": DATE, "minimum": 1000, "maximum": 9999,
                "patternErrorMessage": "so schreiben: 2027-03-31, 2027-03 oder 2027",
                "examples": ["2027-03-31", "2027-03", 2027],
            }),
            Holds::Address => {
                json!({ "type": or_null(&["string"]), "pattern": "^https?://", "patternErrorMessage": "eine Adresse beginnt mit https://" })
            }
            Holds::Number => json!({ "type": or_null(&["number"]) }),
            Holds::Whole => json!({ "type": or_null(&["integer"]) }),
            Holds::YesNo => json!({ "type": or_null(&["boolean"]) }),
            Holds::Progress => progress(),
            Holds::Word(list) => closed(list),
            Holds::Of(list) if required => json!({ "allOf": [self.of(list), { "not": { "type": "null" } }] }),
            // Draft 07 takes nothing into account that stands beside a `$ref`.
            Holds::Of(list) => json!({ "allOf": [self.of(list)] }),
            Holds::Many(one) => {
                let one = self.value(*one, true);
                let several = json!({ "type": "array", "items": one.clone(), "uniqueItems": true });
                json!({ "anyOf": [one, several, { "type": "null" }] })
            }
            Holds::Reading(fields) => self.reading(fields, &["array"]),
            Holds::Readings(fields) => {
                json!({ "type": ["array", "null"], "items": self.reading(fields, &["array", "null"]) })
            }
            Holds::Entries(fields) => {
                json!({ "type": ["array", "null"], "items": self.mapping(fields, &FieldNames::new()) })
            }
            Holds::Parts(fields) => {
                let mut parts = self.parts(fields, &FieldNames::new());
                parts.insert("type".to_owned(), or_null(&["object"]).into());
                parts.into()
            }
            Holds::Languages(fields) => {
                let one = self.mapping(fields, &FieldNames::new());
                let codes = self.config.languages.codes().iter().skip(1);
                let languages: Object = codes.map(|code| (code.clone(), one.clone().into())).collect();
                json!({ "type": ["object", "null"], "properties": languages, "additionalProperties": false })
            }
            Holds::Words => {
                json!({ "type": ["object", "null"], "additionalProperties": self.value(Holds::Text, false) })
            }
        })
    }

    /// A value alone, or a mapping with these fields.
    fn reading(&mut self, fields: &[Field], never: &[&str]) -> Value {
        let mut reading = self.parts(fields, &FieldNames::new());
        reading.insert("not".to_owned(), json!({ "type": never }));
        reading.into()
    }

    fn of(&mut self, list: List) -> Value {
        self.used.insert(list);
        json!({ "$ref": format!("#/definitions/{}", words::name(list)) })
    }
}

fn closed(list: &[(&str, &str)]) -> Value {
    words::one_of(list.iter().map(|(word, meaning)| ((*word).to_owned(), (*meaning).to_owned())))
}

fn progress() -> Value {
    let rules = closed(&[
        ("milestones", "erreichte Meilensteine geteilt durch alle"),
        ("indicators", "der Weg der Messwerte vom Ausgangswert zum Zielwert"),
    ]);
    let percent =
        json!({ "type": ["integer", "string"], "minimum": 0, "maximum": 100, "pattern": "^(100|[0-9]{1,2})$" });
    json!({ "anyOf": [rules, percent] })
}

/// What holds between fields of a goal: who needs a pillar, and who a source.
fn goal_rules(config: &Config, names: &FieldNames) -> Vec<Value> {
    let name = |field: &'static str| names.get(field).map_or(field, String::as_str);
    let given = |field: &str| json!({ "required": [field], "properties": { field: { "not": { "type": "null" } } } });
    let (kind, pillar) = (name("kind"), name("pillar"));
    let for_all = json!({ "required": [kind], "properties": { kind: { "const": GoalKind::CrossCutting.word() } } });
    let mut rules = vec![json!({ "if": for_all, "then": { "properties": { pillar: { "type": "null" } } } })];
    if let (Some(rule), false) = (rules.first_mut(), config.groups.of(GroupKind::Pillar).is_empty()) {
        rule["else"] = given(pillar);
    }
    if config.status_needs_source {
        let unknown = &config.statuses.unknown().id;
        let stated = config.statuses.iter().map(|status| &status.id).filter(|id| *id != unknown);
        let status = name("status");
        let stated = json!({ "required": [status], "properties": { status: { "enum": stated.collect::<Vec<_>>() } } });
        rules.push(json!({ "if": stated, "then": given(name("status_source")) }));
    }
    rules
}

/// The members of a JSON object.
fn object(value: Value) -> Object {
    if let Value::Object(members) = value { members } else { Object::new() }
}
