//! Reads all files of the content and sorts them into kinds by their folder.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::document::{Document, Text};
use super::easy::EasyPage;
use super::glossary::{Term, terms};
use super::goal::Goal;
use super::known::Known;
use super::page::{GroupText, Media, Page, Report, Start};
use super::record::{FrontRecord, Record};
use super::register::{SourceEntry, sources};
use super::sense;
use super::translation::{self, Translation, original_of};
use crate::config::{Config, Folders, GroupKind, is_markdown};
use crate::diagnostic::{Cause, Diagnostic, Problem, Sink};
use crate::source::{BlobId, Entry, EntryKind, ReadError, Source};
use crate::yaml::{Fields, Plain};

/// Endings of files that may be copied: nothing that a browser would run.
const MEDIA_ENDINGS: [&str; 14] =
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "txt", "ods", "odt", "xlsx", "mp4", "vtt"];

/// The page that forges show with a folder.
const README: &str = "README.md";

/// All content of a portal.
#[derive(Debug, Default)]
pub struct Content {
    /// Goals by id.
    pub goals: Vec<Arc<Goal>>,
    /// Plain pages by path.
    pub pages: Vec<Page>,
    /// Reports by path.
    pub reports: Vec<Report>,
    /// Pages in easy language by path.
    pub easy: Vec<EasyPage>,
    /// Texts of groups by path.
    pub group_texts: Vec<GroupText>,
    /// The overview's text.
    pub start: Start,
    /// The register of sources by id.
    pub sources: BTreeMap<String, SourceEntry>,
    /// The glossary by id.
    pub glossary: Vec<Term>,
    /// Files that are copied.
    pub media: Vec<Media>,
    /// Texts of pages whose data cannot be used, by their files: only looked at for mistakes.
    pub other_texts: Vec<(String, Text)>,
    /// The goal pages as the history compares them, by path.
    pub records: Vec<StoredRecord>,
    /// Translated pages, by the file of the original and the language.
    pub translations: BTreeMap<(String, String), Translation>,
}

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

/// The content and every mistake in it.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub content: Content,
    /// All mistakes, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one file turned out to be.
#[derive(Clone)]
enum Item {
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

/// What files turned out to be when they were read last, by path. It holds for one [`Config`], one day and one source that counts
/// [editions](Source::edition).
#[derive(Default)]
pub struct Earlier {
    /// Edition of the register, on which what goals refer to depends.
    register: Option<u64>,
    files: BTreeMap<String, (u64, Arc<ReadFile>)>,
}

/// What a file turned out to be, and the mistakes in it.
struct ReadFile {
    item: Option<Item>,
    found: Vec<Diagnostic>,
}

/// Reads the whole content. What is past and what is to come is judged for the day `as_of`.
///
/// # Errors
/// A folder that cannot be looked into. Everything about single files is among the findings.
pub fn load(source: &dyn Source, config: &Config, as_of: Date) -> Result<Loaded, ReadError> {
    load_again(source, config, as_of, &mut Earlier::default())
}

/// The same where files that are as they were `earlier` are not read again.
///
/// # Errors
/// As [`load()`].
pub fn load_again(
    source: &dyn Source,
    config: &Config,
    as_of: Date,
    earlier: &mut Earlier,
) -> Result<Loaded, ReadError> {
    let mut diagnostics = Vec::new();
    let register = load_sources(source, config, &mut diagnostics);
    let glossary = load_glossary(source, config, &mut diagnostics);
    let known = Known { config, sources: &register, as_of };
    let start = load_start(source, &known, &mut diagnostics);
    let entries = list(source, config)?;
    let read = earlier.read_all(&entries, source, &known);
    let mut content = Content { start, glossary, ..Content::default() };
    for file in read {
        diagnostics.extend(file.found.iter().cloned());
        content.extend(file.item.clone());
    }
    check_ids(&content, &mut diagnostics);
    let files = entries.iter().map(|(entry, _)| entry.path.as_str()).collect();
    diagnostics.extend(translation::check(&content.translations, &files, &content.start));
    content.goals.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    content.sources = register;
    diagnostics.sort();
    Ok(Loaded { content, diagnostics })
}

impl Earlier {
    /// Reads what is not as it was, and keeps everything that can be told from another state.
    fn read_all(&mut self, entries: &[(Entry, Place)], source: &dyn Source, known: &Known<'_>) -> Vec<Arc<ReadFile>> {
        let register = source.edition(&known.config.folders.sources);
        if self.register != register {
            self.files.clear();
            self.register = register;
        }
        let read = |(entry, place): &(Entry, Place)| {
            let edition = source.edition(&entry.path);
            let same = self.files.get(&entry.path).filter(|(earlier, _)| Some(*earlier) == edition);
            let file =
                same.map_or_else(|| Arc::new(load_entry(source, entry, *place, known)), |(_, file)| Arc::clone(file));
            (edition, file)
        };
        let read: Vec<_> = entries.par_iter().map(read).collect();
        self.files.clear();
        for ((entry, _), (edition, file)) in entries.iter().zip(&read) {
            self.files.extend(edition.map(|edition| (entry.path.clone(), (edition, Arc::clone(file)))));
        }
        read.into_iter().map(|(_, file)| file).collect()
    }
}

impl Content {
    /// A goal by its id.
    pub fn goal(&self, id: &str) -> Option<&Arc<Goal>> {
        self.goals.get(self.goals.binary_search_by(|goal| goal.id.as_str().cmp(id)).ok()?)
    }

    fn extend(&mut self, item: Option<Item>) {
        match item {
            Some(Item::Goal(goal, record)) => {
                self.goals.push(goal);
                self.records.extend(record);
            }
            Some(Item::Page(page)) => self.pages.push(page),
            Some(Item::Report(report)) => self.reports.push(report),
            Some(Item::Easy(page)) => self.easy.push(page),
            Some(Item::Group(text)) => self.group_texts.push(text),
            Some(Item::Media(media)) => self.media.push(media),
            Some(Item::Text(path, text)) => self.other_texts.push((path, text)),
            Some(Item::Translation(language, translation)) => {
                let original = original_of(&translation.path).map_or_else(String::new, |(original, _)| original);
                self.translations.insert((original, language), translation);
            }
            None => {}
        }
    }
}

/// What a file is, by its folder.
#[derive(Clone, Copy)]
enum Place {
    Goal,
    Page,
    Report,
    Easy,
    Media,
    Group(GroupKind),
    /// A translation of a page, a report, a group's text or the overview.
    Translation,
    Unknown,
}

/// Everything below the top folders of the content, and adopted goals wherever they lie, with what each file is.
fn list(source: &dyn Source, config: &Config) -> Result<Vec<(Entry, Place)>, ReadError> {
    let folders = &config.folders;
    let mut places = vec![(&folders.media, Place::Media)];
    places.extend([(&folders.reports, Place::Report), (&folders.easy, Place::Easy)]);
    places.extend(folders.pages.iter().map(|folder| (folder, Place::Page)));
    places.extend(folders.groups.iter().map(|(kind, folder)| (folder, Place::Group(*kind))));
    if folders.goals.adopted.is_none() {
        places.push((&folders.goals.folder, Place::Goal));
    }
    let mut entries = BTreeMap::new();
    for top in folders.tops() {
        for entry in source.list(&top)? {
            if ![&folders.sources, &folders.glossary, &folders.start].contains(&&entry.path) {
                let place = place(&entry.path, &places, folders);
                entries.insert(entry.path.clone(), (entry, place));
            }
        }
    }
    if folders.goals.adopted.is_some() {
        let apart = folders.apart_from_goals();
        for entry in source.list(&folders.goals.folder)? {
            if folders.goals.has(&entry.path) && !apart.iter().any(|apart| is_within(&entry.path, apart)) {
                entries.insert(entry.path.clone(), (entry, Place::Goal));
            }
        }
    }
    Ok(entries.into_values().collect())
}

fn place(path: &str, places: &[(&String, Place)], folders: &Folders) -> Place {
    // The innermost folder wins, should one lie in another.
    let around = places.iter().filter(|(folder, _)| path != *folder && is_within(path, folder));
    let place = around.max_by_key(|(folder, _)| folder.len()).map_or(Place::Unknown, |(_, place)| *place);
    let original = original_of(path).map(|(original, _)| original);
    match (original, place) {
        (Some(_), Place::Page | Place::Report | Place::Group(_)) => Place::Translation,
        (Some(original), _) if original == folders.start => Place::Translation,
        _ => place,
    }
}

/// Whether a path is that of a folder or file, or lies below it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
}

fn load_entry(source: &dyn Source, entry: &Entry, place: Place, known: &Known<'_>) -> ReadFile {
    let mut sink = Sink::new(&entry.path);
    let item = read_entry(source, entry, place, known, &mut sink);
    ReadFile { item, found: sink.into_found() }
}

fn read_entry(
    source: &dyn Source,
    entry: &Entry,
    place: Place,
    known: &Known<'_>,
    sink: &mut Sink<'_>,
) -> Option<Item> {
    let ending = entry.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let expected = match place {
        Place::Media => MEDIA_ENDINGS.contains(&ending.as_str()),
        Place::Unknown => false,
        Place::Goal | Place::Page | Place::Report | Place::Easy | Place::Group(_) | Place::Translation => {
            is_markdown(&entry.path)
        }
    };
    if !expected && !matches!(entry.kind, EntryKind::Symlink | EntryKind::Submodule | EntryKind::Unreadable(_)) {
        sink.add_whole(Problem::UnexpectedFile { folders: known.config.folders.all() });
        return None;
    }
    let bytes = read_file(source, entry, known.config, sink)?;
    match place {
        Place::Media => {
            let address = entry.path.strip_prefix(&known.config.folders.media).unwrap_or(&entry.path);
            let address = format!("medien/{}", address.trim_start_matches('/'));
            Some(Item::Media(Media { path: entry.path.clone(), address, bytes: Arc::new(bytes) }))
        }
        Place::Goal => goal(source, &bytes, known, sink),
        Place::Page => {
            let (slug, Document { front, text }) = addressed(entry, &bytes, sink)?;
            let page = Page::read(Fields::of("---", &front, sink)?, known, slug, text);
            page.map(Item::Page).or_else(|| text_alone(&bytes, &entry.path))
        }
        Place::Report => {
            let (slug, Document { front, text }) = addressed(entry, &bytes, sink)?;
            let report = Report::read(Fields::of("---", &front, sink)?, known, slug, text);
            report.map(Item::Report).or_else(|| text_alone(&bytes, &entry.path))
        }
        Place::Easy => {
            let (name, Document { front, text }) = addressed(entry, &bytes, sink)?;
            let page = EasyPage::read(Fields::of("---", &front, sink)?, known, &name, text);
            page.map(Item::Easy).or_else(|| text_alone(&bytes, &entry.path))
        }
        Place::Group(kind) => {
            let Document { front, text } = Document::parse(&bytes, sink)?;
            let group = GroupText::read(Fields::of("---", &front, sink)?, known, kind, text);
            group.map(Item::Group).or_else(|| text_alone(&bytes, &entry.path))
        }
        Place::Translation => translated(&bytes, known, sink),
        Place::Unknown => None,
    }
}

fn translated(bytes: &[u8], known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let path = sink.path().to_owned();
    let (_, language) = original_of(&path)?;
    if let Some(problem) = known.config.languages.problem_with(language) {
        sink.add_whole(problem);
        return None;
    }
    let Document { front, text } = Document::parse(bytes, sink)?;
    let translation = Translation::of_file(Fields::of("---", &front, sink)?, text);
    Some(Item::Translation(language.to_owned(), translation))
}

/// A page whose file's name is its address; `README.md` has the address of its folder's name, as forges show it there.
fn addressed(entry: &Entry, bytes: &[u8], sink: &mut Sink<'_>) -> Option<(String, Document)> {
    let (folder, name) = entry.path.rsplit_once('/').unwrap_or(("", &entry.path));
    let named = if name == README { folder.rsplit('/').next().unwrap_or(folder) } else { name };
    let slug = named.strip_suffix(".md").unwrap_or(named).to_owned();
    let document = Document::parse(bytes, sink)?;
    if crate::yaml::is_id(&slug) {
        return Some((slug, document));
    }
    let suggestion = Some(crate::yaml::slug(&slug)).filter(|slug| !slug.is_empty());
    sink.add_whole(Problem::BadFileName { name: name.to_owned(), suggestion });
    None
}

fn goal(source: &dyn Source, bytes: &[u8], known: &Known<'_>, sink: &mut Sink<'_>) -> Option<Item> {
    let Document { front, text } = Document::parse(bytes, sink)?;
    let names = known.config.fields.names(known.config.fields.today());
    let goals = &known.config.folders.goals;
    let record = FrontRecord::of(Plain::from(&front), names, goals).ok();
    let path = sink.path().to_owned();
    let record = record.map(|record| Arc::new(record.with_markdown(&text.markdown)).at(&path, goals));
    let stored = record.map(|record| StoredRecord { path, blob: source.blob_id(bytes), record });
    let fields = Fields::of("---", &front, sink)?.renamed(names);
    let Some(goal) = Goal::read(fields, known, text) else {
        return text_alone(bytes, sink.path());
    };
    sink.extend(sense::check(&goal, &front, names, known.config, known.as_of));
    Some(Item::Goal(Arc::new(goal), stored))
}

/// The text of a page whose data were noted as mistakes already.
fn text_alone(bytes: &[u8], path: &str) -> Option<Item> {
    let document = Document::parse(bytes, &mut Sink::new(path))?;
    Some(Item::Text(path.to_owned(), document.text))
}

fn read_file(source: &dyn Source, entry: &Entry, config: &Config, sink: &mut Sink<'_>) -> Option<Vec<u8>> {
    let limit = config.file_limit;
    let problem = match &entry.kind {
        EntryKind::File { size } if *size > limit => Problem::FileTooLarge { size: *size, limit },
        EntryKind::File { .. } => match source.read(&entry.path) {
            Ok(Some(bytes)) => return Some(bytes),
            Ok(None) => Problem::Unreadable { reason: Cause::System(ErrorKind::NotFound) },
            Err(error) => Problem::Unreadable { reason: error.reason },
        },
        EntryKind::Symlink | EntryKind::Submodule if holds_content(&entry.path, config) => Problem::LinkedFolder,
        EntryKind::Symlink => Problem::Symlink,
        EntryKind::Submodule => Problem::Submodule,
        EntryKind::Unreadable(reason) => Problem::Unreadable { reason: reason.clone() },
    };
    sink.add_whole(problem);
    None
}

fn load_sources(source: &dyn Source, config: &Config, found: &mut Vec<Diagnostic>) -> BTreeMap<String, SourceEntry> {
    let path = &config.folders.sources;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, config.file_limit, &mut sink);
    let register = bytes.map(|bytes| sources(&bytes, &mut sink)).unwrap_or_default();
    found.extend(sink.into_found());
    register
}

fn load_glossary(source: &dyn Source, config: &Config, found: &mut Vec<Diagnostic>) -> Vec<Term> {
    let path = &config.folders.glossary;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, config.file_limit, &mut sink);
    let glossary = bytes.map(|bytes| terms(&bytes, &config.languages, &mut sink)).unwrap_or_default();
    found.extend(sink.into_found());
    glossary
}

fn load_start(source: &dyn Source, known: &Known<'_>, found: &mut Vec<Diagnostic>) -> Start {
    let path = &known.config.folders.start;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, known.config.file_limit, &mut sink);
    let start = bytes.and_then(|bytes| Document::parse(&bytes, &mut sink)).and_then(|Document { front, text }| {
        let fields = Fields::of("---", &front, &mut sink)?;
        Some(Start::read(fields, known, text))
    });
    found.extend(sink.into_found());
    start.unwrap_or_default()
}

/// Whether a folder is one of the content's, or above one.
fn holds_content(path: &str, config: &Config) -> bool {
    let above =
        |folder: &String| folder.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    config.folders.all().iter().any(above)
}

/// A file that need not be there.
fn read_single(source: &dyn Source, path: &str, limit: u64, sink: &mut Sink<'_>) -> Option<Vec<u8>> {
    let problem = match source.read(path) {
        Ok(Some(bytes)) if bytes.len() as u64 > limit => Problem::FileTooLarge { size: bytes.len() as u64, limit },
        Ok(bytes) => return bytes,
        Err(error) => Problem::Unreadable { reason: error.reason },
    };
    sink.add_whole(problem);
    None
}

/// Two goals with one id, two texts of one group, two pages of one address.
fn check_ids(content: &Content, found: &mut Vec<Diagnostic>) {
    let mut goals: BTreeMap<&str, &Goal> = BTreeMap::new();
    for goal in &content.goals {
        if let Some(first) = goals.get(goal.id.as_str()) {
            let problem = Problem::ReusedId { id: goal.id.clone(), other: first.path.clone() };
            found.push(Diagnostic::at(&goal.path, &goal.id_span, problem));
        } else {
            goals.insert(&goal.id, goal);
        }
    }
    let mut texts: BTreeMap<(GroupKind, &str), &str> = BTreeMap::new();
    for text in &content.group_texts {
        if let Some(first) = texts.insert((text.kind, &text.id), &text.path) {
            let problem = Problem::SecondText { id: text.id.clone(), other: first.to_owned() };
            found.push(Diagnostic::whole(&text.path, problem));
        }
    }
    let pages = content.pages.iter().map(|page| (page.slug.clone(), &page.path));
    let reports = content.reports.iter().map(|report| (format!("berichte/{}", report.slug), &report.path));
    let easy = content.easy.iter().map(|page| (page.address(), &page.path));
    let mut addresses: BTreeMap<String, &str> = BTreeMap::new();
    for (address, path) in easy.chain(pages).chain(reports) {
        if let Some(first) = addresses.insert(address.clone(), path) {
            let problem = Problem::SameAddress { address: format!("{address}/"), other: first.to_owned() };
            found.push(Diagnostic::whole(path, problem));
        }
    }
}
