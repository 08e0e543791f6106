//! What kinds of files there are, and which kind a file is by its folder.

use std::collections::BTreeMap;

use crate::config::{Config, Folders, GroupKind, is_markdown};
use crate::content::translation::original_of;
use crate::diagnostic::Cause;
use crate::source::{Entry, EntryKind, ReadError, Source, is_passing};

/// Endings of files that may be copied: nothing that a browser would run.
pub(super) const MEDIA_ENDINGS: [&str; 14] =
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "txt", "ods", "odt", "xlsx", "mp4", "vtt"];

/// How the name of a source's own file ends.
const ENDING: &str = ".yaml";

/// The id of the source whose own file this is: its name.
pub(in crate::content) fn source_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(ENDING).unwrap_or(name)
}

/// What a file is, by its folder.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) enum Kind {
    Goal,
    Page,
    Report,
    Easy,
    Media,
    /// A source's own file.
    Source,
    Group(GroupKind),
    /// A translation of a page, a report, a group's text or the overview.
    Translation,
    Unknown,
}

impl Kind {
    /// How all names of files of this kind end.
    pub(in crate::content) fn ending(self) -> Option<&'static str> {
        match self {
            Self::Media | Self::Unknown => None,
            Self::Source => Some(ENDING),
            Self::Goal | Self::Page | Self::Report | Self::Easy | Self::Group(_) | Self::Translation => Some(".md"),
        }
    }

    /// Whether a file of this kind may have that name.
    pub(in crate::content) fn may_be(self, path: &str) -> bool {
        match self {
            Self::Media => {
                let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
                MEDIA_ENDINGS.contains(&ending.as_str())
            }
            Self::Source => path.strip_suffix(ENDING).is_some(),
            Self::Unknown => false,
            Self::Goal | Self::Page | Self::Report | Self::Easy | Self::Group(_) | Self::Translation => {
                is_markdown(path)
            }
        }
    }
}

/// Everything below the top folders of the content, and adopted goals wherever they lie, with what each file is.
pub(super) fn list(source: &dyn Source, config: &Config) -> Result<Vec<(Entry, Kind)>, ReadError> {
    let folders = &config.folders;
    let kinds = kinds(folders);
    let mut entries = BTreeMap::new();
    for top in folders.tops() {
        for entry in source.list(&top)?.into_iter().filter(|entry| !is_left(entry)) {
            if ![&folders.sources, &folders.glossary, &folders.start].contains(&&entry.path) {
                let (kind, _) = kind_of(&entry.path, &kinds, folders);
                entries.insert(entry.path.clone(), (entry, kind));
            }
        }
    }
    if folders.goals.adopted.is_some() {
        let apart = folders.apart_from_goals();
        for entry in source.list(&folders.goals.folder)? {
            // What lies in place of the folder is not followed, and said.
            let is_folder = entry.path == folders.goals.folder;
            // A folder whose name nobody can write may hold some.
            let may_hold = || {
                entry.kind == EntryKind::Unreadable(Cause::Name) && folders.goals.has(&format!("{}/x.md", entry.path))
            };
            let is_named = is_folder || folders.goals.has(&entry.path) || may_hold();
            if is_named && !apart.iter().any(|apart| is_within(&entry.path, apart)) {
                entries.insert(entry.path.clone(), (entry, Kind::Goal));
            }
        }
    }
    Ok(entries.into_values().collect())
}

/// Whether a file was left by a system or an editor and is nobody's page.
fn is_left(entry: &Entry) -> bool {
    matches!(entry.kind, EntryKind::File { .. }) && is_passing(&entry.path) && !is_markdown(&entry.path)
}

/// What the file at a path is, and the folder that says it.
pub(in crate::content) fn kind_at<'f>(path: &str, folders: &'f Folders) -> (Kind, &'f str) {
    kind_of(path, &kinds(folders), folders)
}

/// The folders of each kind.
fn kinds(folders: &Folders) -> Vec<(&str, Kind)> {
    let mut kinds = vec![(folders.own_sources(), Kind::Source), (&folders.media, Kind::Media)];
    kinds.extend([(&*folders.reports, Kind::Report), (&folders.easy, Kind::Easy)]);
    kinds.extend(folders.pages.iter().map(|folder| (folder.as_str(), Kind::Page)));
    kinds.extend(folders.groups.iter().map(|(kind, folder)| (folder.as_str(), Kind::Group(*kind))));
    if folders.goals.adopted.is_none() {
        kinds.push((&folders.goals.folder, Kind::Goal));
    }
    kinds
}

fn kind_of<'f>(path: &str, kinds: &[(&'f str, Kind)], folders: &Folders) -> (Kind, &'f str) {
    // The innermost folder wins, should one lie in another.
    let around = kinds.iter().filter(|(folder, _)| path != *folder && is_within(path, folder));
    let innermost = around.max_by_key(|(folder, _)| folder.len());
    let (folder, kind) = innermost.map_or(("", Kind::Unknown), |(folder, kind)| (*folder, *kind));
    let original = original_of(path).map(|(original, _)| original);
    let kind = match (original, kind) {
        (Some(_), Kind::Page | Kind::Report | Kind::Group(_)) => Kind::Translation,
        (Some(original), _) if original == folders.start => Kind::Translation,
        _ => kind,
    };
    (kind, folder)
}

/// Whether a path is that of a folder or file, or lies below it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
}
