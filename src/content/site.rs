//! What the public reads beside the goals, as the history compares it: pages, sources, files, the theme's texts, and what the
//! settings say without being a rule.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::field::{field, mapping, no_key_twice_within, words};
use super::load::kind::{Kind, kind_at, source_of};
use super::record::RecordParts;
use super::rules::main_language;
use super::{Field, is_id};
use crate::config::{FILE, Folders, GOALS, LOOKS, RULES, WORDS};
use crate::diagnostic::{Problem, Why, line_of_byte};
use crate::yaml::Plain;

/// What a file beside the goals is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SiteKind {
    /// A page, a report, the overview's text, the text of a group.
    Page,
    /// One of these in another language.
    Translation,
    /// The register of sources.
    Source,
    /// The glossary.
    Term,
    /// A picture or another file that is copied.
    File,
    /// What the settings say without being a rule.
    Look,
    /// Texts of the portal's own theme.
    Text,
    /// Other files of it.
    Design,
    /// Names of people in the log.
    Mailmap,
}

impl SiteKind {
    /// The word in data, texts and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Translation => "translation",
            Self::Source => "source",
            Self::Term => "term",
            Self::File => "file",
            Self::Look => "look",
            Self::Text => "text",
            Self::Design => "design",
            Self::Mailmap => "mailmap",
        }
    }
}

/// Where the files beside the goals lie, by the settings of some time.
#[derive(Debug, Clone)]
pub struct SitePlaces {
    /// Where the content lies.
    pub folders: Folders,
    /// The folder of the portal's own theme.
    pub theme: Option<String>,
}

/// The register, the glossary and the overview's text, which have a place of their own.
type Single<'a> = [(&'a String, SiteKind); 3];

impl SitePlaces {
    fn single(&self) -> Single<'_> {
        let Folders { sources, glossary, start, .. } = &self.folders;
        [(sources, SiteKind::Source), (glossary, SiteKind::Term), (start, SiteKind::Page)]
    }

    /// What the file at a path is, and its name apart from where its kind lies, of a source's own file its id; `None` if it is a goal, or nothing that the
    /// public reads.
    pub fn at<'p>(&self, path: &'p str) -> Option<(SiteKind, &'p str)> {
        if path == FILE {
            return Some((SiteKind::Look, ""));
        }
        if let Some((_, kind)) = self.single().into_iter().find(|(place, _)| *place == path) {
            return Some((kind, ""));
        }
        if path.split('/').any(|part| part.starts_with('.')) {
            return None;
        }
        let of_theme = self.theme.as_ref().and_then(|theme| path.strip_prefix(theme.as_str())?.strip_prefix('/'));
        if let Some(name) = of_theme {
            let is_text = name.starts_with("texts/") && name.strip_suffix(".yaml").is_some();
            let is_design = ["templates/", "assets/", "fonts/"].iter().any(|folder| name.starts_with(folder));
            return if is_text { Some((SiteKind::Text, name)) } else { is_design.then_some((SiteKind::Design, name)) };
        }
        if self.folders.goals.adopted.is_some() && self.folders.goals.has(path) {
            return None;
        }
        let (kind, folder) = kind_at(path, &self.folders);
        let name = path.get(folder.len()..).filter(|_| kind.may_be(path))?;
        match kind {
            Kind::Page | Kind::Report | Kind::Easy | Kind::Group(_) => Some((SiteKind::Page, name)),
            Kind::Translation => Some((SiteKind::Translation, name)),
            Kind::Media => Some((SiteKind::File, name)),
            Kind::Source => Some((SiteKind::Source, source_of(path))),
            Kind::Goal | Kind::Unknown => None,
        }
    }
}

/// What a file beside the goals says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteRecord {
    /// Its values; of the register and the glossary those of each entry by its id, of the theme's texts those of each key.
    pub fields: BTreeMap<String, Field>,
    /// Its text, as [`super::Record::markdown`] has it, or its lines.
    pub text: Option<Arc<str>>,
    /// SHA-256 of that.
    pub digest: [u8; 32],
}

impl SiteRecord {
    /// Whether the history looks into such a file: into pictures it does not.
    pub fn is_of(kind: SiteKind, path: &str) -> bool {
        match kind {
            SiteKind::Mailmap => false,
            SiteKind::Design => [".css", ".js", ".html"].iter().any(|ending| path.ends_with(ending)),
            SiteKind::File => is_table(path),
            _ => true,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn parse(kind: SiteKind, bytes: &[u8]) -> Result<Self, Why> {
        match kind {
            SiteKind::Page | SiteKind::Translation => Self::page(bytes),
            SiteKind::Source | SiteKind::Term => Ok(Self::of(values(tree(bytes)?))),
            SiteKind::Text => {
                let mut fields = BTreeMap::new();
                flat("", tree(bytes)?, &mut fields);
                Ok(Self::of(fields))
            }
            SiteKind::Look => match tree(bytes)? {
                settings @ Plain::Map(_) => Ok(Self::of(looks(settings))),
                _ => Err(words(&Problem::EmptySettings)),
            },
            SiteKind::File | SiteKind::Design | SiteKind::Mailmap => {
                let text = Some(String::from_utf8_lossy(bytes).into());
                Ok(Self { text, ..Self::default() })
            }
        }
    }

    fn of(fields: BTreeMap<String, Field>) -> Self {
        Self { fields, ..Self::default() }
    }

    fn page(bytes: &[u8]) -> Result<Self, Why> {
        let RecordParts { front, text, markdown } = RecordParts::split(bytes)?;
        let front = Plain::parse(&front).map_err(|(problem, _)| words(&problem))?;
        Ok(Self { fields: values(front), text: Some(markdown), digest: text })
    }

    /// The sources that it says something of; `own` is the id of the one whose own file it is.
    pub fn sources(&self, own: Option<&str>) -> BTreeMap<String, Field> {
        match own {
            Some(id) => mapping(self.fields.clone()).map(|source| (id.to_owned(), source)).into_iter().collect(),
            None => self.fields.clone(),
        }
    }

    /// What people call it.
    pub fn title(&self) -> Option<&str> {
        match self.fields.get("title") {
            Some(Field::Text(title)) => Some(title),
            _ => None,
        }
    }
}

/// Whether a file holds lines that can be compared.
fn is_table(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn tree(bytes: &[u8]) -> Result<Plain, Why> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| words(&Problem::NotUtf8 { line: line_of_byte(bytes, error.valid_up_to()) }))?;
    let tree = Plain::parse(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|(problem, _)| words(&problem))?;
    no_key_twice_within(&tree)?;
    Ok(tree)
}

fn values(tree: Plain) -> BTreeMap<String, Field> {
    let Plain::Map(entries) = tree else { return BTreeMap::new() };
    entries.into_iter().filter_map(|(key, value)| field(&key, value).map(|value| (key, value))).collect()
}

/// Texts of any depth by their whole keys: `marks.reason`.
fn flat(key: &str, tree: Plain, texts: &mut BTreeMap<String, Field>) {
    match tree {
        Plain::Map(entries) => {
            for (name, value) in entries {
                let key = if key.is_empty() { name } else { format!("{key}.{name}") };
                flat(&key, value, texts);
            }
        }
        other => texts.extend(field(key, other).map(|field| (key.to_owned(), field))),
    }
}

/// What settings say beside the rules ([`super::rules()`]).
fn looks(settings: Plain) -> BTreeMap<String, Field> {
    let Plain::Map(entries) = settings else { return BTreeMap::new() };
    let main = main_language(&entries);
    let look = |(key, value): (String, Plain)| {
        let value = match key.as_str() {
            "content" => without(value, GOALS),
            rule if RULES.contains(&rule) => looks_of(value, &main),
            _ => value,
        };
        let value = field(&key, value)?;
        Some((key, value))
    };
    entries.into_iter().filter_map(look).collect()
}

fn without(value: Plain, name: &str) -> Plain {
    match value {
        Plain::Map(entries) => Plain::Map(entries.into_iter().filter(|(key, _)| key != name).collect()),
        other => other,
    }
}

/// How the entries of a rule look, and their words in other languages than the main one.
fn looks_of(value: Plain, main: &str) -> Plain {
    let look = |(key, value): (String, Plain)| {
        let value = match (key.as_str(), value) {
            (key, value) if LOOKS.contains(&key) => value,
            ("id", Plain::Text(id)) if is_id(&id) => Plain::Text(id),
            (key, words @ Plain::Map(_)) if WORDS.contains(&key) => without(words, main),
            (_, more @ (Plain::Map(_) | Plain::List(_))) => looks_of(more, main),
            _ => Plain::Null,
        };
        (key, value)
    };
    match value {
        Plain::Map(entries) => Plain::Map(entries.into_iter().map(look).collect()),
        Plain::List(items) => Plain::List(items.into_iter().map(|item| looks_of(item, main)).collect()),
        _ => Plain::Null,
    }
}
