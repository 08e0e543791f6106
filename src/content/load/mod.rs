//! Reads all files of the content: what kinds there are stands in `kind.rs`, what is read of a file in `read.rs`, and what need
//! not be read again in `earlier.rs`; sources are read before everything else, in `sources.rs`.

mod earlier;
pub(super) mod kind;
mod misplaced;
mod read;
mod sources;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::document::{Document, Text};
use super::easy::EasyPage;
use super::glossary::{Term, terms};
use super::goal::Goal;
use super::known::Known;
use super::page::{GroupText, Media, Page, Report, Start};
use super::register::{SourceEntry, UnreadSources};
use super::translation::{self, Translation, original_of};
use crate::config::{Config, GroupKind};
use crate::diagnostic::{Diagnostic, Problem, Sink};
use crate::source::{Entry, EntryKind, ReadError, Source};
use crate::yaml::Fields;

use kind::Kind;
use misplaced::{goals_beside, idle_patterns, stem_of};
use read::{Item, read_single};
use sources::{add_misnamed, load_sources};

pub use earlier::Earlier;
pub use read::{LeftOut, StoredRecord, seeming_id};

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
    /// Pages that could not be read: what leads to them is no mistake of its own.
    pub unread: Unread,
    /// The goal pages as the history compares them, by path.
    pub records: Vec<StoredRecord>,
    /// Goals' files that are not shown, by path.
    pub left_out: Vec<LeftOut>,
    /// Translated pages, by the file of the original and the language.
    pub translations: BTreeMap<(String, String), Translation>,
}

/// Pages and sources that are there and could not be read.
#[derive(Debug, Default)]
pub struct Unread {
    /// Their files.
    pub paths: BTreeSet<String>,
    /// What they are called: the ids that goals seem to have, and the names of files.
    pub names: BTreeSet<String>,
    /// The sources among them.
    pub sources: UnreadSources,
}

/// The content and every mistake in it.
#[derive(Debug)]
pub struct Loaded {
    /// What could be read.
    pub content: Content,
    /// All mistakes, by file and place.
    pub diagnostics: Vec<Diagnostic>,
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
    let all = kind::list(source, config)?;
    diagnostics.extend(file_for_folder(source, &all, &config.folders.goals.folder));
    let (own, entries): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(entry, kind)| matches!(kind, Kind::Source) && kind.may_be(&entry.path));
    let own = || own.iter().map(|(entry, _)| entry);
    let (register, mut unread_sources) = load_sources(source, config, own(), &mut diagnostics);
    add_misnamed(&mut unread_sources, &entries, &config.folders);
    let known = Known { config, sources: &register, unread_sources: &unread_sources, as_of };
    let glossary = load_glossary(source, config, &mut diagnostics);
    let start = load_start(source, &known, &mut diagnostics);
    let read = earlier.read_all(&entries, own(), source, &known);
    let mut content = Content { start, glossary, ..Content::default() };
    for ((entry, _), file) in entries.iter().zip(read) {
        if let Some(id) = &file.unread {
            content.unread.add(&entry.path, id);
        }
        diagnostics.extend(file.found.iter().cloned());
        content.extend(file.item.clone());
        content.left_out.extend(file.left_out.clone());
    }
    for path in goals_beside(source, &config.folders)? {
        let folders = vec![config.folders.goals.folder.clone()];
        diagnostics.push(Diagnostic::whole(&path, Problem::UnexpectedFile { folders, instead: None, right: None }));
        content.unread.add(&path, &seeming_id(&source.read(&path)?.unwrap_or_default(), config));
    }
    let misplaced = diagnostics.iter().filter_map(|found| match &found.problem {
        Problem::UnexpectedFile { folders, .. } => Some((found, folders.first().filter(|_| folders.len() == 1)?)),
        Problem::GoalAmongPages { folder } => Some((found, folder)),
        _ => None,
    });
    // What leads to where they should be.
    misplaced.for_each(|(found, folder)| content.unread.add_place(&found.path, folder));
    let twice = reused_ids(&content.goals, config, &|path| source.age(path));
    if config.folders.goals.skips_broken() {
        diagnostics.extend(twice.into_iter().map(|found| content.leave_out(found)));
    } else {
        // Links to the goal that the copy is to become.
        twice.iter().for_each(|found| content.unread.add(&found.path, ""));
        diagnostics.extend(twice);
    }
    check_addresses(&content, &mut diagnostics);
    diagnostics.extend(idle_patterns(&entries, &config.folders.goals));
    let files = entries.iter().map(|(entry, _)| entry.path.as_str()).collect();
    diagnostics.extend(translation::check(&content.translations, &files, &content.start, config.languages.main()));
    content.goals.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    content.sources = register;
    content.unread.sources = unread_sources;
    diagnostics.sort();
    Ok(Loaded { content, diagnostics })
}

impl Unread {
    /// Adds the place in a folder where a file should be.
    fn add_place(&mut self, path: &str, folder: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.paths.insert(format!("{folder}/{name}"));
    }

    /// Adds the page in a file, which may have another ending than it should, and the id that it seems to have, if any.
    pub fn add(&mut self, path: &str, id: &str) {
        let stem = path.strip_suffix(".md").unwrap_or_else(|| stem_of(path));
        let name = stem.rsplit('/').next().unwrap_or(stem);
        self.names.extend([name, id].into_iter().filter(|name| !name.is_empty()).map(str::to_owned));
        self.paths.extend([path.to_owned(), format!("{stem}.md")]);
    }
}

impl Content {
    /// A goal by its id.
    pub fn goal(&self, id: &str) -> Option<&Arc<Goal>> {
        self.goals.get(self.goals.binary_search_by(|goal| goal.id.as_str().cmp(id)).ok()?)
    }

    /// Takes out a goal that has a mistake, and tells that.
    fn leave_out(&mut self, found: Diagnostic) -> Diagnostic {
        self.goals.retain(|goal| goal.path != found.path);
        self.records.retain(|record| record.path != found.path);
        let (left_out, told) = LeftOut::because(found);
        self.left_out.push(left_out);
        self.left_out.sort_by(|a, b| a.path.cmp(&b.path));
        told
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

fn load_glossary(source: &dyn Source, config: &Config, found: &mut Vec<Diagnostic>) -> Vec<Term> {
    let path = &config.folders.glossary;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, config, &mut sink);
    let glossary = bytes.map(|bytes| terms(&bytes, config, &mut sink)).unwrap_or_default();
    found.extend(sink.into_found());
    glossary
}

fn load_start(source: &dyn Source, known: &Known<'_>, found: &mut Vec<Diagnostic>) -> Start {
    let path = &known.config.folders.start;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, known.config, &mut sink);
    let start = bytes.and_then(|bytes| Document::parse(&bytes, &known.config.limits, &mut sink)).and_then(
        |Document { front, text }| {
            let fields = Fields::of("---", &front, &mut sink)?;
            Some(Start::read(fields, known, text))
        },
    );
    found.extend(sink.into_found());
    start.unwrap_or_default()
}

/// Whether a file of a goal looks like a copy of the one that has its id: by its name, or its title. Of files that came
/// together the least of these is the goal.
pub fn looks_copied(path: &str, id: &str, title: &str) -> (bool, bool) {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let is_copy = |text: &str| ["kopie", "copy", "(", "~"].iter().any(|word| text.to_lowercase().contains(word));
    (name != id, is_copy(name) || is_copy(title))
}

/// Goals with the id of another one. The one that stays is the oldest, or the one that does not look like a copy.
fn reused_ids(goals: &[Arc<Goal>], config: &Config, age: &dyn Fn(&str) -> usize) -> Vec<Diagnostic> {
    let is_named = config.folders.goals.adopted.as_ref().is_some_and(|adopted| adopted.id_from_name);
    let mut by_id: BTreeMap<&str, Vec<&Goal>> = BTreeMap::new();
    goals.iter().for_each(|goal| by_id.entry(&goal.id).or_default().push(goal));
    let mut found = Vec::new();
    for (id, mut goals) in by_id.into_iter().filter(|(_, goals)| goals.len() > 1) {
        goals.sort_by_cached_key(|goal| {
            (Reverse(age(&goal.path)), looks_copied(&goal.path, id, &goal.title), goal.path.clone())
        });
        let first = &goals[0].path;
        found.extend(goals.iter().skip(1).map(|goal| {
            let (id, other) = (id.to_owned(), first.clone());
            if is_named {
                Diagnostic::whole(&goal.path, Problem::SameName { id, other })
            } else {
                Diagnostic::at(&goal.path, &goal.id_span, Problem::ReusedId { id, other })
            }
        }));
    }
    found
}

/// Two texts of one group, two pages of one address.
fn check_addresses(content: &Content, found: &mut Vec<Diagnostic>) {
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

/// A file in place of the folder of the goals, or of one around it, the portal's own included: an empty portal would come of it.
fn file_for_folder(source: &dyn Source, all: &[(Entry, Kind)], folder: &str) -> Option<Diagnostic> {
    let around = folder.match_indices('/').map(|(end, _)| &folder[..end]).chain([folder]);
    let is_listed =
        |path: &str| all.iter().any(|(entry, _)| entry.path == path && matches!(entry.kind, EntryKind::File { .. }));
    let is_file = |path: &&str| is_listed(path) || source.read(path).is_ok_and(|bytes| bytes.is_some());
    let mut there = around.filter(|path| !path.is_empty()).filter(is_file);
    there.next().map(|path| Diagnostic::whole(path, Problem::FileForFolder))
}
