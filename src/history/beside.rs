//! What changed in what the public reads beside the goals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::diff::{changes_between, hex};
use super::names::Renamed;
use super::parse::Parsed;
use super::site::SiteEntry;
use super::tables::{Rows, lines, rows};
use super::trees::RawStep;
use super::{FieldChange, Gap, TextChange};
use crate::config::RULES;
use crate::content::{Field, SiteKind, SiteRecord, marks_hidden_in, marks_touched_in, says_else};
use crate::diagnostic::Why;
use crate::source::BlobId;

/// A change of what the public reads beside the goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChange {
    /// What the file is.
    pub kind: SiteKind,
    /// The file, or what it was if it is gone. One outside of the portal begins with a `/`.
    pub path: String,
    /// What people call the page or source.
    pub title: Option<String>,
    /// Where it changed, with both values: `file` stands for the whole file and its path, `bytes` for what is in a picture and
    /// `lines` for lines that a table gained, both with ids of these; of the register the id of a source comes first, of the
    /// theme's texts their key. `text` has digests, and `people` how many names another `.mailmap` changes.
    pub change: FieldChange,
    /// The text before and after, if that changed.
    pub text: Option<TextChange>,
    /// Those of [`super::Step::brought_in`], as places there, that touch this file and say something about it.
    pub told_by: Vec<usize>,
}

/// The last readable states of those files that cannot be read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Unread(BTreeMap<String, (SiteKind, BlobId)>);

impl Unread {
    /// The bytes that may have to be looked into again.
    pub fn read(&self) -> impl Iterator<Item = (SiteKind, BlobId)> {
        self.0.values().copied()
    }

    /// What a step changed beside the goals.
    pub fn fold(&mut self, raw: &RawStep, parsed: &Parsed, gaps: &mut Vec<Gap>) -> Vec<SiteChange> {
        let mut changes = Vec::new();
        let told_by = |paths: &[&String]| -> Vec<usize> {
            let touches = |brought: &RawStep| brought.site.iter().any(|other| paths.contains(&&other.path));
            let told_by = raw.speaking().filter(|(_, brought)| touches(brought));
            told_by.map(|(place, _)| place).collect()
        };
        for files in raw.site.chunk_by(|one, other| [one.kind, other.kind] == [SiteKind::Source; 2]) {
            match files {
                [file] if file.kind != SiteKind::Source => {
                    let told_by = told_by(&[&file.path]);
                    let told = |change| SiteChange { told_by: told_by.clone(), ..change };
                    changes.extend(self.changes(file, raw.names, parsed, gaps).into_iter().map(told));
                }
                of_sources => {
                    let told = |(change, places): (_, Vec<&String>)| SiteChange { told_by: told_by(&places), ..change };
                    changes.extend(self.sources(of_sources, parsed, gaps).into_iter().map(told));
                }
            }
        }
        changes
    }

    /// What changed in the sources, wherever these stand, each with the files that say it: a source that goes from the register
    /// into a file of its own with the same values has not changed.
    fn sources<'f>(
        &mut self,
        files: &'f [SiteEntry],
        parsed: &Parsed,
        gaps: &mut Vec<Gap>,
    ) -> Vec<(SiteChange, Vec<&'f String>)> {
        let [mut before, mut now] = [(); 2].map(|()| SiteRecord::default());
        let mut places: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for file in files {
            let Some(states) = self.states(file, parsed, gaps) else { continue };
            let own = file.source.as_deref();
            let [old, new] = states.map(|state| state.map(|state| state.sources(own)).unwrap_or_default());
            old.keys().for_each(|id| places.entry(id.clone()).or_default().push(&file.path));
            // Where it is now, it is looked up.
            new.keys().for_each(|id| places.entry(id.clone()).or_default().insert(0, &file.path));
            before.fields.extend(old);
            now.fields.extend(new);
        }
        let told = |change: SiteChange| {
            let places = change.change.field.first().and_then(|id| places.get(id)).cloned().unwrap_or_default();
            let path = places.first().map_or_else(|| change.path.clone(), |path| (*path).clone());
            (SiteChange { path, ..change }, places)
        };
        files.first().map_or_else(Vec::new, |file| file.fields(Some(&before), Some(&now)).map(told).collect())
    }

    fn changes(
        &mut self,
        file: &SiteEntry,
        names: Option<Renamed>,
        parsed: &Parsed,
        gaps: &mut Vec<Gap>,
    ) -> Vec<SiteChange> {
        if file.kind == SiteKind::Mailmap {
            return names.and_then(Renamed::field).map(|change| file.change(change)).into_iter().collect();
        }
        if !SiteRecord::is_of(file.kind, &file.path) {
            return file.whole("bytes").into_iter().collect();
        }
        let states = self.states(file, parsed, gaps);
        states.map_or_else(Vec::new, |[old, new]| file.compare(old.as_deref(), new.as_deref()))
    }

    /// What a file said before and says now; `None`, with a gap, if nobody can read what it says now.
    fn states(
        &mut self,
        file: &SiteEntry,
        parsed: &Parsed,
        gaps: &mut Vec<Gap>,
    ) -> Option<[Option<Arc<SiteRecord>>; 2]> {
        let before = file.was.as_ref().unwrap_or(&file.path);
        let known = self.0.remove(before).map(|(_, blob)| blob).or(file.old);
        let record = |blob: Option<BlobId>| blob.map(|blob| parsed.site(file.kind, blob)).transpose();
        // What nobody could read before says nothing that could be compared.
        let old = record(known).unwrap_or_default();
        // Settings that are gone say as little as those that nobody can read.
        let new =
            if file.kind == SiteKind::Look && file.new.is_none() { Err(Why::default()) } else { record(file.new) };
        match new {
            Ok(new) => Some([old, new]),
            Err(reason) => {
                self.0.extend(known.map(|blob| (file.path.clone(), (file.kind, blob))));
                // That of the settings is told with the rules.
                if file.kind != SiteKind::Look {
                    gaps.push(Gap { path: file.path.clone(), reason, goal: None, lost: Vec::new() });
                }
                None
            }
        }
    }
}

fn text(record: Option<&SiteRecord>) -> Arc<str> {
    record.and_then(|record| record.text.clone()).unwrap_or_default()
}

impl SiteEntry {
    fn change(&self, change: FieldChange) -> SiteChange {
        let (kind, path) = (self.kind, self.path.clone());
        SiteChange { kind, path, title: None, change, text: None, told_by: Vec::new() }
    }

    fn has_ending(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
    }

    /// A file that came, went or moved, or what its bytes are called if they are others.
    fn whole(&self, bytes: &str) -> Option<SiteChange> {
        let path = |path: &String| Some(Field::Text(path.clone()));
        let id = |blob: Option<BlobId>| blob.map(|blob| Field::Text(blob.0.to_hex_with_len(12).to_string()));
        let change = |field: &str, old, new| FieldChange { field: vec![field.to_owned()], old, new };
        let change = match (self.old, self.new) {
            (None, _) => change("file", None, path(&self.path)),
            (_, None) => change("file", path(&self.path), None),
            (old, new) if old == new => change("file", path(self.was.as_ref()?), path(&self.path)),
            (old, new) => change(bytes, id(old), id(new)),
        };
        Some(self.change(change))
    }

    fn compare(&self, old: Option<&SiteRecord>, new: Option<&SiteRecord>) -> Vec<SiteChange> {
        match self.kind {
            SiteKind::Page | SiteKind::Translation => self.page(old, new),
            SiteKind::File => {
                let [old, new] = [text(old), text(new)];
                let rows = |text: &str| if self.has_ending("csv") { rows(text) } else { lines(text) };
                self.whole(Rows::of(&rows(&old), &rows(&new)).word()).into_iter().collect()
            }
            SiteKind::Design => {
                let marks: fn(&str) -> BTreeSet<String> =
                    if self.has_ending("js") { marks_touched_in } else { marks_hidden_in };
                let [old, new] = [text(old), text(new)].map(|text| marks(&text));
                let whole = self.whole("bytes");
                let hides = || {
                    let listed = |rules: &BTreeSet<String>| Some(Field::Texts(rules.iter().cloned().collect()));
                    let old = listed(&old).filter(|_| !old.is_empty());
                    self.change(FieldChange { field: vec!["marks".to_owned()], old, new: listed(&new) })
                };
                let hidden = (!new.is_subset(&old)).then(hides);
                whole.into_iter().chain(hidden).collect()
            }
            _ => self.fields(old, new).collect(),
        }
    }

    fn page(&self, old: Option<&SiteRecord>, new: Option<&SiteRecord>) -> Vec<SiteChange> {
        let title = new.or(old).and_then(SiteRecord::title).map(str::to_owned);
        let named = |change| SiteChange { title: title.clone(), ..change };
        let (Some(before), Some(now)) = (old, new) else {
            // What a new page says may take back what others do.
            let said = new.filter(|_| self.old.is_none()).and_then(|new| new.text.clone());
            let text = said.map(|new| TextChange { old: Arc::default(), new });
            return self.whole("bytes").map(|change| SiteChange { text, ..named(change) }).into_iter().collect();
        };
        let moved = self.was.as_ref().and_then(|_| Self { new: self.old, ..self.clone() }.whole("file"));
        let mut changes: Vec<SiteChange> = moved.into_iter().chain(self.fields(old, new)).map(named).collect();
        if let (Some(one), Some(other)) = (&before.text, &now.text)
            && before.digest != now.digest
            && says_else(one, other)
        {
            let digest = |record: &SiteRecord| Some(Field::Text(hex(&record.digest)));
            let change = FieldChange { field: vec!["text".to_owned()], old: digest(before), new: digest(now) };
            let text = Some(TextChange { old: Arc::clone(one), new: Arc::clone(other) });
            changes.push(SiteChange { text, ..named(self.change(change)) });
        }
        changes
    }

    fn fields(&self, old: Option<&SiteRecord>, new: Option<&SiteRecord>) -> impl Iterator<Item = SiteChange> {
        let none = BTreeMap::new();
        let [before, now] = [old, new].map(|record| record.map_or(&none, |record| &record.fields));
        // A rule that comes or goes is told as one.
        let is_rule = |change: &FieldChange| {
            let of_rule = |list: &String| {
                self.kind == SiteKind::Look
                    && RULES.contains(&list.as_str())
                    && !["content", "history"].contains(&list.as_str())
            };
            change.field.len() <= 2 && change.field.first().is_some_and(of_rule)
        };
        let title_of = |record: &BTreeMap<String, Field>, key: &str| match record.get(key) {
            Some(Field::Map(entry)) => {
                ["title", "word"].iter().find_map(|name| entry.get(*name)?.texts().first().cloned())
            }
            _ => None,
        };
        let told = |change: FieldChange| {
            let key = change.field.first().filter(|_| matches!(self.kind, SiteKind::Source | SiteKind::Term));
            let title = key.and_then(|key| title_of(now, key).or_else(|| title_of(before, key)));
            SiteChange { title, ..self.change(change) }
        };
        let changes: Vec<SiteChange> =
            changes_between(before, now).into_iter().filter(|change| !is_rule(change)).map(told).collect();
        changes.into_iter()
    }
}
