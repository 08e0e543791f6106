//! The settings of a portal: `portal.yaml`, read strictly.
//!
//! Everything that changes what a number means stands here: statuses, pillars, topics, departments, rules.
//! What people read about them stands in `content/`.

mod checks;
mod claims;
mod contact;
mod folders;
mod goal_field;
mod goal_files;
mod group_names;
mod groups;
mod hedges;
mod history;
mod languages;
mod legal;
mod licence;
mod limits;
mod names;
mod placeholder;
mod publications;
mod then;
mod vocabulary;
mod wording;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Problem, Severity, Sink, line_of_byte};
use crate::source::{ReadError, Source};
use crate::value::PartialDate;
use crate::yaml::{self, Fields};

use wording::Wording;

pub use checks::{Checks, severity_word};
pub use claims::Claim;
pub use folders::Folders;
pub use goal_field::{GOAL_FIELDS, GoalField};
pub use goal_files::{Adopted, FOLDER, GoalFiles, Pattern, is_markdown};
pub use group_names::{GROUP_FIELDS, GroupNames};
pub use groups::{Group, GroupKind, Groups};
pub use hedges::Hedges;
pub use history::{HistorySettings, Otherwise, Past};
pub use languages::{Languages, is_code};
pub use legal::{Accessibility, Authority, Conformance, Elsewhere, Legal, LegalPage, Privacy};
pub use licence::Licence;
pub use limits::Limits;
pub use names::FieldEras;
pub use publications::Publications;
pub use then::{Then, then};
pub use vocabulary::{Icon, Meaning, Origin, Status, Statuses, Tone};

/// Name of the settings' file.
pub const FILE: &str = "portal.yaml";

/// Largest file of settings, in bytes.
pub(crate) const FILE_LIMIT: u64 = 2_000_000;

/// The settings that change what a number or a word of the portal means: their changes are part of the change log.
pub const RULES: &[&str] = &[
    "start",
    "end",
    "soon_days",
    "stale_days",
    "status_needs_source",
    "statuses",
    "origins",
    "pillars",
    "topics",
    "cross_cutting",
    "departments",
    "strategies",
    "fields",
    "history",
    "content",
    "hedges",
    "checks",
    "limits",
];

/// Deadlines within so many days are due soon, if the portal does not say otherwise.
pub const SOON_DAYS: i64 = 180;

/// The part of `content` that is a rule: which files are goals. Where everything else lies changes no number.
pub const GOALS: &str = "goals";

/// Parts of these that only change how something looks.
pub const LOOKS: &[&str] = &["colour", "icon", "notice"];

/// Parts of these that may be written in several languages.
pub const WORDS: &[&str] = &["label", "title", "short", "note"];

/// Names of trailers in commit messages; upper and lower case do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitWords {
    /// Why.
    pub reason: Vec<String>,
    /// On whose decision.
    pub decision: Vec<String>,
    /// After which source.
    pub source: Vec<String>,
}

impl Default for CommitWords {
    fn default() -> Self {
        let words = |german: &str, english: &str| vec![german.to_owned(), english.to_owned()];
        Self {
            reason: words("Grund", "Reason"),
            decision: words("Beschluss", "Decision"),
            source: words("Quelle", "Source"),
        }
    }
}

/// All settings of a portal.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the portal.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Languages, and the one in which these settings are.
    pub languages: Languages,
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
    /// Names of goal fields in this portal's files, today and before.
    pub fields: FieldEras,
    /// How the history is read and told.
    pub history: HistorySettings,
    /// Days whose state of the portal is kept below `stand/`, oldest first.
    pub stands: Vec<Date>,
    /// Who runs the portal.
    pub legal: Legal,
    /// Under which licence anybody may use the published data.
    pub licence: Option<Licence>,
    /// A form on another website for questions about a goal of which nothing is known; `{title}` in it is the goal's title.
    pub ask: Option<String>,
    /// Addresses at the forge.
    pub forge: Forge,
    /// The log of its publications.
    pub publications: Publications,
    /// How much a file of the content may have.
    pub limits: Limits,
    /// Deadlines within so many days are due soon.
    pub soon_days: i64,
    /// A goal that has not changed for so many days counts as not updated; never, if not said.
    pub stale_days: Option<i64>,
    /// Whether a stated status needs a source.
    pub status_needs_source: bool,
    /// How bad findings are here.
    pub checks: Checks,
    /// Words of its own that take a promise back.
    pub hedges: Hedges,
    /// The status vocabulary.
    pub statuses: Statuses,
    /// Pillars, topics, cross-cutting topics, departments, strategies.
    pub groups: Groups,
    /// What their names in files mean.
    pub group_names: GroupNames,
    /// How goals are tied to the strategy.
    pub origins: Vec<Origin>,
    /// What those who are responsible say about the whole strategy.
    pub claims: Vec<Claim>,
    /// Their words in the further languages.
    wordings: Vec<Wording>,
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
    /// The settings as far as they can be read if there is an error, to look for mistakes that do not follow from it.
    pub rest: Option<Config>,
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
        Some(bytes) if sink.note_conflicts(&bytes) => None,
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) if text.len() as u64 > FILE_LIMIT => {
                sink.add_whole(Problem::SettingsTooLarge { size: text.len() as u64, limit: FILE_LIMIT });
                None
            }
            Ok(text) => parse(&text, &mut sink),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                sink.add(&(at..at + 3), Problem::NotUtf8 { line: line_of_byte(error.as_bytes(), at) });
                None
            }
        },
    };
    let diagnostics = sink.into_found();
    let breaks = |found: &Diagnostic| found.severity() == Severity::Error && !found.problem.is_left_out();
    let (config, rest) = if diagnostics.iter().any(breaks) { (None, config.or_else(smallest)) } else { (config, None) };
    Ok(Loaded { config, rest, diagnostics })
}

/// What every portal has, for one whose settings say nothing that can be read.
fn smallest() -> Option<Config> {
    parse("title: '-'\nstatuses: [{id: unknown, label: '-', means: unknown}]\n", &mut Sink::new(FILE))
}

fn parse(text: &str, sink: &mut Sink<'_>) -> Option<Config> {
    let file = text;
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    if text.trim().is_empty() {
        sink.add_whole(Problem::EmptySettings);
        return None;
    }
    let node = yaml::parse(text, offset, None, sink)?;
    if node.value == yaml::Value::Null {
        sink.add_whole(Problem::EmptySettings);
        return None;
    }
    let whole = node.clone();
    let node = placeholder::without(node);
    let mut fields = Fields::of(FILE, &node, sink)?;
    let languages = languages::languages(&mut fields);
    let wordings = Wording::read_others(&node, &languages);
    let Wording { languages, title, description, notice, history, statuses, groups, origins, claims } =
        Wording::read(&mut fields, languages);
    let config = Config {
        languages,
        title,
        description,
        notice,
        base_url: fields.address("base_url").map(|url| format!("{}/", url.trim_end_matches('/'))),
        start: fields.date("start").map(|date| date.value),
        end: fields.date("end").map(|date| date.value),
        theme: fields.path("theme"),
        folders: folders::folders(&mut fields, &groups),
        fields: names::field_eras(&mut fields),
        history,
        stands: stands(&mut fields),
        legal: legal::legal(&mut fields),
        licence: licence::licence(&mut fields),
        ask: fields.address("ask"),
        forge: forge(&mut fields),
        publications: publications::publications(&mut fields),
        limits: Limits::read(&mut fields),
        soon_days: fields.whole("soon_days").map_or(SOON_DAYS, |days| days.value),
        stale_days: fields.whole("stale_days").map(|days| days.value),
        status_needs_source: fields.flag("status_needs_source"),
        checks: checks::checks(&mut fields),
        group_names: GroupNames::of(&groups),
        hedges: Hedges::read(&mut fields),
        statuses,
        groups,
        origins,
        claims,
        wordings,
    };
    fields.finish();
    let fields = ["ask", "base_url", "end", "forge", "legal", "licence", "start"];
    fields.into_iter().filter_map(|field| whole.get(field)).for_each(|node| placeholder::note(node, sink));
    config.note_examples(file.as_bytes(), sink);
    Some(config)
}

/// Whole days, each once, oldest first.
fn stands(fields: &mut Fields<'_, '_, '_>) -> Vec<Date> {
    let mut days = Vec::new();
    for text in fields.texts("stands") {
        let Ok(day) = text.value.parse() else {
            let date = text.value.parse().ok().or_else(|| PartialDate::meant_by(&text.value));
            let problem = match date {
                Some(date @ (PartialDate::Year(_) | PartialDate::Month(..))) => {
                    Problem::NoDay { day: date.last_day().to_string(), text: text.value }
                }
                date => {
                    let about = PartialDate::about(&text.value).map(|day| day.to_string());
                    Problem::BadDate { meant: date.map(|date| date.to_string()), about, text: text.value }
                }
            };
            fields.sink().add(&text.span, problem);
            continue;
        };
        days.push(day);
    }
    days.sort_unstable();
    days.dedup();
    days
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
