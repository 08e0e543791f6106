//! Reads the register of sources and the files that sources have of their own.

use std::collections::BTreeMap;

use super::kind::{Kind, source_of};
use super::misplaced::stem_of;
use super::read::{read_file, read_single};
use crate::config::{Config, Folders};
use crate::content::register::{SourceEntry, UnreadSources, is_source_id, own_source, sources};
use crate::diagnostic::{Cause, Diagnostic, Problem, Severity, Sink};
use crate::source::{Entry, EntryKind, Source};
use crate::yaml::slug;

/// All sources by id, those of the register and those with files of their `own`, and which could not be read.
pub(super) fn load_sources<'e>(
    source: &dyn Source,
    config: &Config,
    own: impl Iterator<Item = &'e Entry>,
    found: &mut Vec<Diagnostic>,
) -> (BTreeMap<String, SourceEntry>, UnreadSources) {
    let mut all = BTreeMap::new();
    let mut unread = UnreadSources::default();
    let mut places: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in own {
        let id = source_of(&entry.path);
        let mut sink = Sink::new(&entry.path);
        if matches!(entry.kind, EntryKind::Unreadable(Cause::Name)) {
            sink.add_whole(Problem::UnnamedFile);
        } else if let Some(first) = places.get(id) {
            sink.add_whole(Problem::SecondSource { id: id.to_owned(), other: (*first).to_owned() });
        } else if is_source_id(id) {
            places.insert(id, &entry.path);
            let bytes = read_file(source, entry, config, &mut sink);
            match bytes.and_then(|bytes| own_source(id, &bytes, config.limits.entries, &mut sink)) {
                Some(read) => all.extend([(id.to_owned(), read)]),
                None => unread.ids.extend([id.to_owned()]),
            }
        } else {
            let suggestion = Some(slug(id)).filter(|slug| !slug.is_empty());
            // Pages may name it as the file is called, or as it should be.
            unread.ids.extend([id.to_owned()].into_iter().chain(suggestion.clone()));
            let name = entry.path.rsplit('/').next().unwrap_or(&entry.path).to_owned();
            sink.add_whole(Problem::BadFileName { name, suggestion });
        }
        found.extend(sink.into_found());
    }
    let path = &config.folders.sources;
    let mut sink = Sink::new(path);
    let bytes = read_single(source, path, config, &mut sink);
    let register = bytes.map(|bytes| sources(&bytes, config.limits.entries, &mut sink)).unwrap_or_default();
    let of_register = sink.into_found();
    unread.any = of_register.iter().any(|found| found.severity() == Severity::Error);
    found.extend(of_register);
    for (span, entry) in register {
        if let Some(other) = places.get(entry.id.as_str()) {
            let problem = Problem::SecondSource { id: entry.id, other: (*other).to_owned() };
            found.push(Diagnostic::at(path, &span, problem));
        } else {
            all.insert(entry.id.clone(), entry);
        }
    }
    (all, unread)
}

/// Adds what may be a source's own file, or the register, under a wrong name.
pub(super) fn add_misnamed(unread: &mut UnreadSources, entries: &[(Entry, Kind)], folders: &Folders) {
    for (entry, kind) in entries {
        let stem = stem_of(&entry.path);
        match kind {
            Kind::Source => unread.ids.extend(stem.rsplit('/').next().map(str::to_owned)),
            Kind::Unknown => unread.any |= stem.eq_ignore_ascii_case(stem_of(&folders.sources)),
            _ => {}
        }
    }
}
