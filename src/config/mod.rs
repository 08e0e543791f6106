//! The settings of a portal: `portal.yaml`, read strictly.
//!
//! Everything that changes what a number means stands here: statuses, pillars, topics, departments, rules.
//! What people read about them stands in `content/`.

mod groups;
mod vocabulary;

use crate::diagnostic::{Diagnostic, Problem, Severity, Sink, line_of_byte};
use crate::source::{ReadError, Source};
use crate::value::PartialDate;
use crate::yaml::{self, FieldNames, Fields};

pub use groups::{Group, GroupKind, Groups};
pub use vocabulary::{Icon, Meaning, Origin, Status, Statuses, Tone};

/// Name of the settings' file.
pub const FILE: &str = "portal.yaml";

/// Largest file in bytes, unless the settings say otherwise; the settings themselves cannot.
const FILE_LIMIT: u64 = 2_000_000;

/// Names of all fields of a goal's front matter; a portal may write them in another way.
pub const GOAL_FIELDS: &[&str] = &[
    "id",
    "title",
    "summary",
    "kind",
    "pillar",
    "topic",
    "cross_cutting",
    "lead",
    "departments",
    "status",
    "status_date",
    "status_source",
    "progress",
    "start",
    "due",
    "promise",
    "origin",
    "strategies",
    "milestones",
    "indicators",
    "events",
    "sources",
    "note",
];

/// All settings of a portal.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the portal.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Language of content and theme (`de`).
    pub language: String,
    /// Said on every page.
    pub notice: Option<String>,
    /// Address of the published site, with a `/` at its end.
    pub base_url: Option<String>,
    /// First and last day of the strategy.
    pub start: Option<PartialDate>,
    /// See `start`.
    pub end: Option<PartialDate>,
    /// Folder of overriding theme files (`themes/mein-theme`).
    pub theme: Option<String>,
    /// Where content lies.
    pub folders: Folders,
    /// Names of goal fields in this portal's files.
    pub fields: FieldNames,
    /// Addresses at the forge.
    pub forge: Forge,
    /// Largest content file in bytes.
    pub file_limit: u64,
    /// Deadlines within so many days are due soon.
    pub soon_days: i64,
    /// Whether a stated status needs a source.
    pub status_needs_source: bool,
    /// The status vocabulary.
    pub statuses: Statuses,
    /// Pillars, topics, cross-cutting topics, departments, strategies.
    pub groups: Groups,
    /// How goals are tied to the strategy.
    pub origins: Vec<Origin>,
    /// What is to be said about the history.
    pub history: HistorySettings,
}

/// What a portal says about its history.
#[derive(Debug, Clone, Default)]
pub struct HistorySettings {
    /// Said where changes are shown.
    pub notice: Option<String>,
    /// The day from which changes are of interest.
    pub start: Option<PartialDate>,
}

/// Folders and files of the content, relative to the portal.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Goals, also in folders below.
    pub goals: String,
    /// Plain pages.
    pub pages: String,
    /// Pictures and files that are copied as they are.
    pub media: String,
    /// The register of sources.
    pub sources: String,
    /// The overview's text.
    pub start: String,
    /// Texts of pillars, topics, cross-cutting topics, departments, strategies.
    pub groups: [(GroupKind, String); 5],
}

impl Folders {
    /// All folders in which a Markdown file has a meaning.
    pub fn all(&self) -> Vec<String> {
        let groups = self.groups.iter().map(|(_, folder)| folder.clone());
        [self.goals.clone(), self.pages.clone(), self.media.clone()].into_iter().chain(groups).collect()
    }

    /// What lies in the goals' folder and is no goal.
    pub fn apart_from_goals(&self) -> Vec<String> {
        let others = self.all().into_iter().chain([self.sources.clone(), self.start.clone()]);
        let inside = |path: &String| path.strip_prefix(&self.goals).is_some_and(|rest| rest.starts_with('/'));
        others.filter(inside).collect()
    }

    /// The first parts of these folders, each once: everything below them is looked at.
    pub fn tops(&self) -> Vec<String> {
        let top = |folder: String| folder.split('/').next().unwrap_or_default().to_owned();
        let mut tops: Vec<String> = self.all().into_iter().map(top).collect();
        tops.sort_unstable();
        tops.dedup();
        tops
    }
}

/// Patterns of addresses at the forge, with `{commit}` and `{path}` in them.
#[derive(Debug, Clone, Default)]
pub struct Forge {
    /// The repository's page.
    pub url: Option<String>,
    /// A commit.
    pub commit: Option<String>,
    /// A file at a commit.
    pub file: Option<String>,
    /// The form that edits a file.
    pub edit: Option<String>,
    /// A file's history.
    pub history: Option<String>,
}

impl Forge {
    /// The same for a portal that lies in the folder `prefix` of its repository (empty, or with a `/` at its end):
    /// paths at the forge count from the repository's top.
    #[must_use]
    pub fn below(self, prefix: &str) -> Self {
        let at = |pattern: Option<String>| Some(pattern?.replace("{path}", &format!("{prefix}{{path}}")));
        let Self { url, commit, file, edit, history } = self;
        Self { url, commit, file: at(file), edit: at(edit), history: at(history) }
    }
}

/// The settings that could be read, and every mistake in them.
#[derive(Debug)]
pub struct Loaded {
    /// Missing if there is an error among the findings.
    pub config: Option<Config>,
    /// All mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `portal.yaml` from a source.
///
/// # Errors
/// A source that cannot be read at all. Mistakes in the file are in [`Loaded::diagnostics`].
pub fn load(source: &dyn Source) -> Result<Loaded, ReadError> {
    let mut sink = Sink::new(FILE);
    let config = match source.read(FILE)? {
        None => {
            sink.add_whole(Problem::MissingFile);
            None
        }
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) if text.len() as u64 > FILE_LIMIT => {
                sink.add_whole(Problem::SettingsTooLarge { size: text.len() as u64, limit: FILE_LIMIT });
                None
            }
            Ok(text) => parse(&text, &mut sink),
            Err(error) => {
                let line = line_of_byte(error.as_bytes(), error.utf8_error().valid_up_to());
                sink.add_whole(Problem::NotUtf8 { line });
                None
            }
        },
    };
    let diagnostics = sink.into_found();
    let broken = diagnostics.iter().any(|found| found.severity() == Severity::Error);
    Ok(Loaded { config: config.filter(|_| !broken), diagnostics })
}

fn parse(text: &str, sink: &mut Sink<'_>) -> Option<Config> {
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    if text.trim().is_empty() {
        sink.add_whole(Problem::EmptySettings);
        return None;
    }
    let node = yaml::parse(text, offset, sink)?;
    if node.value == yaml::Value::Null {
        sink.add_whole(Problem::EmptySettings);
        return None;
    }
    let mut fields = Fields::of(FILE, &node, sink)?;
    let title = fields.required_text("title");
    let config = Config {
        title: title.map_or_else(String::new, |title| title.value),
        description: fields.text("description").map_or_else(String::new, |text| text.value),
        language: fields.text("language").map_or_else(|| "de".to_owned(), |text| text.value),
        notice: fields.text("notice").map(|text| text.value),
        base_url: fields.address("base_url").map(|url| format!("{}/", url.trim_end_matches('/'))),
        start: fields.date("start").map(|date| date.value),
        end: fields.date("end").map(|date| date.value),
        theme: fields.path("theme"),
        folders: folders(&mut fields),
        fields: field_names(&mut fields),
        forge: forge(&mut fields),
        file_limit: file_limit(&mut fields),
        soon_days: fields.whole("soon_days").map_or(180, |days| days.value),
        status_needs_source: fields.flag("status_needs_source"),
        statuses: vocabulary::statuses(&mut fields),
        groups: groups::groups(&mut fields),
        origins: vocabulary::origins(&mut fields),
        history: history(&mut fields),
    };
    fields.finish();
    Some(config)
}

fn folders(fields: &mut Fields<'_, '_, '_>) -> Folders {
    let node = fields.take("content");
    let mut inner = node.and_then(|node| Fields::of("content", node, fields.sink()));
    let mut folder = |name: &str, default: &str| {
        inner.as_mut().and_then(|fields| fields.path(name)).unwrap_or_else(|| default.to_owned())
    };
    let folders = Folders {
        goals: folder("goals", "content/ziele"),
        pages: folder("pages", "content/seiten"),
        media: folder("media", "content/medien"),
        sources: folder("sources", "content/quellen.yaml"),
        start: folder("start", "content/start.md"),
        groups: GroupKind::ALL.map(|kind| (kind, folder(kind.key(), kind.default_folder()))),
    };
    if let Some(fields) = inner {
        fields.finish();
    }
    folders
}

fn field_names(fields: &mut Fields<'_, '_, '_>) -> FieldNames {
    let Some(node) = fields.take("fields") else {
        return FieldNames::new();
    };
    let Some(mut inner) = Fields::of("fields", node, fields.sink()) else {
        return FieldNames::new();
    };
    let mut names = FieldNames::new();
    for field in GOAL_FIELDS {
        if let Some(written) = inner.text(field) {
            names.insert((*field).to_owned(), written.value);
        }
    }
    inner.finish();
    names
}

fn forge(fields: &mut Fields<'_, '_, '_>) -> Forge {
    let Some(node) = fields.take("forge") else {
        return Forge::default();
    };
    let Some(mut inner) = Fields::of("forge", node, fields.sink()) else {
        return Forge::default();
    };
    let forge = Forge {
        url: inner.address("url"),
        commit: inner.address("commit"),
        file: inner.address("file"),
        edit: inner.address("edit"),
        history: inner.address("history"),
    };
    inner.finish();
    forge
}

fn history(fields: &mut Fields<'_, '_, '_>) -> HistorySettings {
    let Some(node) = fields.take("history") else {
        return HistorySettings::default();
    };
    let Some(mut inner) = Fields::of("history", node, fields.sink()) else {
        return HistorySettings::default();
    };
    let notice = inner.text("notice").map(|text| text.value);
    let start = inner.date("start").map(|date| date.value);
    inner.finish();
    HistorySettings { notice, start }
}

fn file_limit(fields: &mut Fields<'_, '_, '_>) -> u64 {
    let Some(node) = fields.take("limits") else {
        return FILE_LIMIT;
    };
    let Some(mut inner) = Fields::of("limits", node, fields.sink()) else {
        return FILE_LIMIT;
    };
    let limit = inner.size("file").unwrap_or(FILE_LIMIT);
    inner.finish();
    limit
}
