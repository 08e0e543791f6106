//! What is read of a file, whatever its kind.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::sync::Arc;

use super::kind::{Kind, MEDIA_ENDINGS};
use super::misplaced::{is_goal_elsewhere, right_folders, right_name};
use crate::characters::visible_name;
use crate::config::{Config, GOAL_FIELDS, Limits, is_markdown};
use crate::content::document::{Document, Text};
use crate::content::easy::EasyPage;
use crate::content::goal::Goal;
use crate::content::known::Known;
use crate::content::page::{GroupText, Media, Page, Report};
use crate::content::record::{FrontRecord, Record};
use crate::content::sense;
use crate::content::translation::{Translation, original_of};
use crate::diagnostic::{Cause, Diagnostic, Problem, Severity, Sink, Why};
use crate::source::{BlobId, Entry, EntryKind, Source};
use crate::yaml::{FieldNames, Fields, Node, Plain, Value, field_of};

/// The page that forges show with a folder.
const README: &str = "README.md";

/// A goal page as the history compares it, under the id its bytes have in the repository.
#[derive(Debug, Clone)]
pub struct StoredRecord {
    /// Its file, relative to the portal.
    pub path: String,
    /// Id of its bytes; missing outside a repository.
    pub blob: Option<BlobId>,
    /// Its parsed values.
    pub record: Arc<Record>,
}

/// What one file turned out to be.
#[derive(Clone)]
pub(super) enum Item {
    Goal(Arc<Goal>, Option<StoredRecord>),
    Page(Page),
    Report(Report),
    Easy(EasyPage),
    Group(GroupText),
    Media(Media),
    /// A page in another language.
    Translation(String, Translation),
    /// The text of a page whose data cannot be used.
    Text(String, Text),
}

/// A goal's file that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path, relative to the portal.
    pub path: String,
    /// Why.
    pub reason: Why,
}

impl LeftOut {
    /// The file with a mistake; the second value is what is told of it.
    pub(super) fn because(found: Diagnostic) -> (Self, Diagnostic) {
        let left_out = Self { path: found.path.clone(), reason: Why::of(found.problem.clone()) };
        (left_out, Diagnostic::new(found.path, found.span, Problem::LeftOut { why: Box::new(found.problem) }))
    }
}

/// What a file turned out to be, and the mistakes in it.
pub(super) struct ReadFile {
    pub item: Option<Item>,
    /// The id that a page seems to have if it could not be read; empty if there is none.
    pub unread: Option<String>,
    pub found: Vec<Diagnostic>,
    pub left_out: Option<LeftOut>,
}

pub(super) fn read(source: &dyn Source, entry: &Entry, kind: Kind, known: &Known<'_>) -> ReadFile {
    let mut sink = Sink::new(&entry.path);
    let item = item(source, entry, kind, known, &mut sink);
    let mut found = sink.into_found();
    let is_goal = matches!(kind, Kind::Goal);
    let broken = found.iter().position(|found| found.severity() == Severity::Error);
    let broken = broken.filter(|_| is_goal && known.config.folders.goals.skips_broken());
    if broken.is_some() && matches!(item, Some(Item::Goal(..))) {
        // What of a goal can be read is shown: nobody makes one vanish with a wrong word.
        found = found.into_iter().map(without_value).collect();
    } else if let Some(place) = broken {
        let (left_out, told) = LeftOut::because(found.swap_remove(place));
        return ReadFile { item: None, unread: None, found: vec![told], left_out: Some(left_out) };
    }
    let unnamed = found.iter().find(|found| is_goal && found.problem == Problem::UnnamedFile);
    let left_out = unnamed.map(|found| LeftOut { path: found.path.clone(), reason: Why::of(found.problem.clone()) });
    let is_read = !matches!(item, None | Some(Item::Text(..)));
    let is_expected = kind.may_be(&entry.path) && !matches!(kind, Kind::Media | Kind::Translation);
    let is_misplaced = found.iter().any(|found| matches!(found.problem, Problem::UnexpectedFile { .. }));
    let is_unread = (is_expected || is_misplaced) && !is_read && left_out.is_none();
    let unread = is_unread.then(|| {
        let bytes = source.read(&entry.path).ok().flatten().unwrap_or_default();
        seeming_id(&bytes, known.config)
    });
    ReadFile { item, unread, found, left_out }
}

/// Tells a mistake in a value as what it does: the goal is shown without that.
fn without_value(found: Diagnostic) -> Diagnostic {
    if found.severity() != Severity::Error {
        return found;
    }
    Diagnostic::new(found.path, found.span, Problem::ValueLeftOut { why: Box::new(found.problem) })
}

/// What follows the name of the id in a file, whatever else is in it; the letters of the name may be others.
pub fn seeming_id(bytes: &[u8], config: &Config) -> String {
    let names = config.fields.names(config.fields.today());
    let name = names.get("id").map_or("id", String::as_str);
    let text = String::from_utf8_lossy(bytes);
    let mut values = text.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim_end().eq_ignore_ascii_case(name).then_some(value)
    });
    values.next().unwrap_or_default().trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

fn item(source: &dyn Source, entry: &Entry, kind: Kind, known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let is_other = matches!(entry.kind, EntryKind::Symlink | EntryKind::Submodule | EntryKind::Unreadable(_));
    if !kind.may_be(&entry.path) && !is_other {
        unexpected(source, entry, kind, known, sink);
        return None;
    }
    if matches!(kind, Kind::Media) && (entry.path.contains('\\') || visible_name(&entry.path) != entry.path) {
        sink.add_whole(Problem::UnusableName);
        return None;
    }
    let bytes = read_file(source, entry, known.config, sink)?;
    if is_goal_elsewhere(&bytes, kind, known.config) {
        sink.add_whole(Problem::GoalAmongPages { folder: known.config.folders.goals.folder.clone() });
        return None;
    }
    match kind {
        Kind::Media => {
            let address = entry.path.strip_prefix(&known.config.folders.media).unwrap_or(&entry.path);
            let address = format!("medien/{}", address.trim_start_matches('/'));
            Some(Item::Media(Media { path: entry.path.clone(), address, bytes: Arc::new(bytes) }))
        }
        Kind::Goal => goal(source, &bytes, known, sink),
        Kind::Page | Kind::Report | Kind::Easy | Kind::Group(_) => page(entry, &bytes, kind, known, sink),
        Kind::Translation => translated(&bytes, known, sink),
        // Those have been read before everything that may name them.
        Kind::Source | Kind::Unknown => None,
    }
}

/// Tells of a file at a place where there is none of its kind.
fn unexpected(source: &dyn Source, entry: &Entry, kind: Kind, known: &Known<'_>, sink: &mut Sink<'_>) {
    let folders = &known.config.folders;
    match kind {
        // A repository with rules of its own has files of its own.
        Kind::Unknown if folders.goals.adopted.is_some() => {}
        Kind::Media => sink.add_whole(Problem::UnexpectedMedia { endings: MEDIA_ENDINGS.map(str::to_owned).to_vec() }),
        _ => sink.add_whole(Problem::UnexpectedFile {
            folders: right_folders(source, &entry.path, known.config),
            instead: kind.ending().map(|ending| (ending, folders.media.clone())),
            right: right_name(source, &entry.path, kind, folders),
        }),
    }
}

/// A page beside the goals; what of it can be shown if its front matter says too little.
fn page(entry: &Entry, bytes: &[u8], kind: Kind, known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let limits = &known.config.limits;
    let (name, Document { front, text }) = match kind {
        Kind::Group(_) => (String::new(), Document::parse(bytes, limits, sink)?),
        _ => addressed(entry, bytes, limits, sink)?,
    };
    let fields = Fields::of("---", &front, sink)?;
    let page = match kind {
        Kind::Page => Page::read(fields, known, name, text).map(Item::Page),
        Kind::Report => Report::read(fields, known, name, text).map(Item::Report),
        Kind::Easy => EasyPage::read(fields, known, &name, text).map(Item::Easy),
        Kind::Group(kind) => GroupText::read(fields, known, kind, text).map(Item::Group),
        _ => None,
    };
    page.or_else(|| text_alone(bytes, limits, &entry.path))
}

fn translated(bytes: &[u8], known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let path = sink.path().to_owned();
    let (_, language) = original_of(&path)?;
    if let Some(problem) = known.config.languages.problem_with(language) {
        sink.add_whole(problem);
        return None;
    }
    let Document { front, text } = Document::parse(bytes, &known.config.limits, sink)?;
    let translation = Translation::of_file(Fields::of("---", &front, sink)?, text);
    Some(Item::Translation(language.to_owned(), translation))
}

/// A page whose file's name is its address; `README.md` has the address of its folder's name, as forges show it there.
fn addressed(entry: &Entry, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Option<(String, Document)> {
    let (folder, name) = entry.path.rsplit_once('/').unwrap_or(("", &entry.path));
    let bare = |name: &'_ str| name.rsplit_once('.').map_or(name, |(bare, _)| bare).to_owned();
    let named = if name == README { folder.rsplit('/').next().unwrap_or(folder) } else { name };
    let slug = if is_markdown(named) { bare(named) } else { named.to_owned() };
    let document = Document::parse(bytes, limits, sink)?;
    if crate::yaml::is_id(&slug) {
        return Some((slug, document));
    }
    let suggestion = Some(crate::yaml::slug(&slug)).filter(|slug| !slug.is_empty());
    sink.add_whole(Problem::BadFileName { name: name.to_owned(), suggestion });
    None
}

fn goal(source: &dyn Source, bytes: &[u8], known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let Document { front, text } = Document::parse(bytes, &known.config.limits, sink)?;
    let names = known.config.fields.names(known.config.fields.today());
    let goals = &known.config.folders.goals;
    let record = FrontRecord::of(Plain::from(front.clone()), names, goals).ok();
    let path = sink.path().to_owned();
    let record = record.map(|record| Arc::new(record.with_markdown(&text.markdown)).at(&path, goals));
    let stored = record.map(|record| StoredRecord { path, blob: source.blob_id(bytes), record });
    let is_open = goals.adopted.as_ref().is_some_and(|adopted| adopted.other_fields);
    let fields = Fields::of("---", &front, sink)?.renamed(names).formerly(known.config.fields.former());
    let fields = fields.as_written(is_open);
    let Some(goal) = Goal::read(fields, known, text) else {
        return text_alone(bytes, &known.config.limits, sink.path());
    };
    doubled_in_foreign(&front, names, sink);
    sink.extend(sense::check(&goal, &front, names, known.config, known.as_of));
    Some(Item::Goal(Arc::new(goal), stored))
}

/// Notes keys that stand twice inside values that are the file's own: nobody knows which one counts, and the history takes
/// none of both.
fn doubled_in_foreign(front: &Node, names: &FieldNames, sink: &mut Sink<'_>) {
    let Value::Map(entries) = &front.value else { return };
    let is_foreign = |key: &str| field_of(names, key).is_none_or(|field| !GOAL_FIELDS.contains(&field));
    entries.iter().filter(|(key, _)| is_foreign(&key.value)).for_each(|(_, value)| doubled_within(value, sink));
}

fn doubled_within(node: &Node, sink: &mut Sink<'_>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| doubled_within(item, sink)),
        Value::Map(entries) => {
            let mut seen = BTreeSet::new();
            for (key, value) in entries {
                if !seen.insert(key.value.as_str()) {
                    sink.add(&key.span, Problem::DuplicateField { field: key.value.clone() });
                }
                doubled_within(value, sink);
            }
        }
        _ => {}
    }
}

/// The text of a page whose data were noted as mistakes already.
fn text_alone(bytes: &[u8], limits: &Limits, path: &str) -> Option<Item> {
    let document = Document::parse(bytes, limits, &mut Sink::new(path))?;
    Some(Item::Text(path.to_owned(), document.text))
}

pub(super) fn read_file(source: &dyn Source, entry: &Entry, config: &Config, sink: &mut Sink<'_>) -> Option<Vec<u8>> {
    let limit = config.limits.file;
    let problem = match &entry.kind {
        EntryKind::File { size } if *size > limit => Problem::FileTooLarge { size: *size, limit },
        EntryKind::File { .. } => match source.read(&entry.path) {
            Ok(Some(bytes)) => return whole(bytes, config, sink),
            Ok(None) => Problem::Unreadable { reason: Cause::System(ErrorKind::NotFound) },
            Err(error) => Problem::Unreadable { reason: error.reason },
        },
        EntryKind::Symlink if holds_content(&entry.path, config) => Problem::LinkedFolder,
        EntryKind::Submodule if holds_content(&entry.path, config) => Problem::SubmoduleForFolder,
        EntryKind::Symlink => Problem::Symlink,
        EntryKind::Submodule => Problem::Submodule,
        EntryKind::Unreadable(Cause::Name) => Problem::UnnamedFile,
        EntryKind::Unreadable(reason) => Problem::Unreadable { reason: reason.clone() },
    };
    sink.add_whole(problem);
    None
}

/// Whether a folder is one of the content's, or above one.
fn holds_content(path: &str, config: &Config) -> bool {
    let above =
        |folder: &String| folder.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    config.folders.all().iter().any(above)
}

/// A file that nobody has to finish first: one with conflicts is left out, examples of the template are noted.
fn whole(bytes: Vec<u8>, config: &Config, sink: &mut Sink<'_>) -> Option<Vec<u8>> {
    config.note_examples(&bytes, sink);
    Some(bytes).filter(|bytes| !sink.note_conflicts(bytes))
}

/// A file that need not be there.
pub(super) fn read_single(source: &dyn Source, path: &str, config: &Config, sink: &mut Sink<'_>) -> Option<Vec<u8>> {
    let limit = config.limits.file;
    let problem = match source.read(path) {
        Ok(Some(bytes)) if bytes.len() as u64 > limit => Problem::FileTooLarge { size: bytes.len() as u64, limit },
        Ok(bytes) => return whole(bytes?, config, sink),
        Err(error) => Problem::Unreadable { reason: error.reason },
    };
    sink.add_whole(problem);
    None
}
