//! JSON Schemas accept what the program reads and refuse what it refuses.

mod agreement;
mod command;
mod pages;

use serde_json::Value;
use zielstand::config::{self, Config};
use zielstand::content;
use zielstand::diagnostic::{Diagnostic, Severity};
use zielstand::schema::{Kind, schema};
use zielstand::source::Memory;
use zielstand::yaml;

/// A portal in memory: settings, sources, and one more file at a time.
struct Portal {
    config: Config,
    sources: &'static str,
}

impl Portal {
    fn new(settings: &str, sources: &'static str) -> Self {
        let config = config::load(&Memory::new([("portal.yaml", settings)])).unwrap();
        Self { config: config.config.unwrap_or_else(|| panic!("{:?}", config.diagnostics)), sources }
    }

    fn load(&self, path: &str, text: &str) -> content::Loaded {
        let others = [("content/quellen.yaml", self.sources), ("content/start.md", "---\n---\n")];
        content::load(
            &Memory::new(others.into_iter().chain([(path, text)])),
            &self.config,
            jiff::civil::date(2026, 6, 1),
        )
        .unwrap()
    }

    fn schema(&self, kind: Kind) -> Value {
        schema(kind, &self.config, &self.load("content/start.md", "---\n---\n").content)
    }

    /// The errors in a file.
    fn errors(&self, path: &str, text: &str) -> Vec<Diagnostic> {
        let wrong = |found: &Diagnostic| found.path == path && found.severity() == Severity::Error;
        self.load(path, text).diagnostics.into_iter().filter(wrong).collect()
    }
}

/// What stands in a file as the program's own YAML reader sees it: all of it, or what is between two lines `---`.
fn front_matter(kind: Kind, text: &str) -> Value {
    let text = text.trim_start_matches('\u{feff}');
    let yaml = match kind {
        Kind::Sources | Kind::Source | Kind::Glossary => text,
        _ => text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap(),
    };
    json(&yaml::parse_plain(yaml).unwrap().value)
}

fn json(value: &yaml::Value) -> Value {
    match value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Bool(value, _) => (*value).into(),
        yaml::Value::Whole(value) => (*value).into(),
        yaml::Value::Number(value, _) => (*value).into(),
        yaml::Value::Text(value) => value.as_str().into(),
        yaml::Value::List(items) => items.iter().map(|item| json(&item.value)).collect(),
        yaml::Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| (key.value.clone(), json(&value.value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft7::new(schema).unwrap()
}
