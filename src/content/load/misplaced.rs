//! Files that are called otherwise, or lie elsewhere, than what they seem to be.

use super::kind::Kind;
use crate::config::{self, Adopted, Config, Folders, GoalFiles, Pattern};
use crate::content::document::split;
use crate::diagnostic::{Diagnostic, Located, Problem};
use crate::source::{Entry, ReadError, Source};

/// Endings that programs give to Markdown, or put behind another one.
const OF_PAGES: [&str; 6] = [".md", ".markdown", ".mdown", ".mkd", ".text", ".txt"];

/// The same for a file of YAML.
const OF_SOURCES: [&str; 5] = [".yaml", ".yml", ".json", ".txt", ".md"];

/// A path without the endings of its name that pages and sources have by mistake: `a` of `a.md.txt`.
pub(super) fn stem_of(path: &str) -> &str {
    let mut stem = path;
    while let Some(end) = OF_PAGES.iter().chain(&OF_SOURCES).find_map(|ending| without(stem, ending)) {
        stem = end;
    }
    stem
}

fn without<'p>(path: &'p str, ending: &str) -> Option<&'p str> {
    let (stem, end) = path.split_at_checked(path.len().checked_sub(ending.len())?)?;
    (end.eq_ignore_ascii_case(ending) && !stem.is_empty() && !stem.ends_with('/')).then_some(stem)
}

/// What the name of a file should be that has a wrong one; nothing if it may not be meant for a page or source at all.
pub(super) fn right_name(source: &dyn Source, path: &str, kind: Kind, folders: &Folders) -> Option<String> {
    let stem = stem_of(path);
    let right = match kind {
        Kind::Unknown => {
            let single = [&folders.sources, &folders.glossary, &folders.start];
            single.into_iter().find(|right| stem_of(right).eq_ignore_ascii_case(stem))?.clone()
        }
        Kind::Source if stem != path => format!("{stem}.yaml"),
        _ if !matches!(kind, Kind::Source | Kind::Media) && stem != path && has_front(source, path) => {
            format!("{stem}.md")
        }
        _ => return None,
    };
    (right != path).then(|| right.rsplit('/').next().unwrap_or_default().to_owned())
}

/// The folders where a file may be meant to lie: the one that is called so in other letters, that of the goals, or else all.
pub(super) fn right_folders(source: &dyn Source, path: &str, config: &Config) -> Vec<String> {
    let mut all = config.folders.all();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if let Some(right) = all.iter().position(|right| right.eq_ignore_ascii_case(folder)) {
        return vec![all.swap_remove(right)];
    }
    let bytes = source.read(path).ok().flatten().unwrap_or_default();
    if without(path, ".md").is_some() && has_goal(&bytes, config) {
        return vec![config.folders.goals.folder.clone()];
    }
    let (sources, media) = (config.folders.own_sources(), &config.folders.media);
    if OF_SOURCES.iter().take(2).any(|ending| without(path, ending).is_some()) {
        return vec![sources.to_owned()];
    }
    let is_page = OF_PAGES.iter().take(4).any(|ending| without(path, ending).is_some());
    all.retain(|folder| is_page == (folder != media) && folder != sources);
    all
}

/// Goals in a folder of that name beside the content, where nobody looks for them.
pub(super) fn goals_beside(source: &dyn Source, folders: &Folders) -> Result<Vec<String>, ReadError> {
    let name = folders.goals.folder.rsplit('/').next().unwrap_or_default();
    if folders.goals.adopted.is_some() || folders.tops().iter().any(|top| top == name) {
        return Ok(Vec::new());
    }
    let paths = source.list(name)?.into_iter().map(|entry| entry.path);
    Ok(paths.filter(|path| without(path, ".md").is_some() && has_front(source, path)).collect())
}

/// Whether a file begins as pages do.
fn has_front(source: &dyn Source, path: &str) -> bool {
    let bytes = source.read(path).ok().flatten().unwrap_or_default();
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes).starts_with(b"---")
}

/// Whether a file has the data of a goal and lies where other pages do.
pub(super) fn is_goal_elsewhere(bytes: &[u8], kind: Kind, config: &Config) -> bool {
    matches!(kind, Kind::Page | Kind::Report | Kind::Easy | Kind::Group(_)) && has_goal(bytes, config)
}

fn has_goal(bytes: &[u8], config: &Config) -> bool {
    let Some((file, front, _)) = split(bytes).ok().filter(|_| config.folders.goals.adopted.is_none()) else {
        return false;
    };
    let names = config.fields.names(config.fields.today());
    let has = |field: &str| {
        let name = names.get(field).map_or(field, String::as_str);
        file[front.clone()].lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':')))
    };
    has("id") && has("pillar")
}

/// Patterns of goals' files that name none.
pub(super) fn idle_patterns(entries: &[(Entry, Kind)], goals: &GoalFiles) -> Vec<Diagnostic> {
    let has_files =
        |pattern: &Pattern| entries.iter().any(|(entry, kind)| matches!(kind, Kind::Goal) && pattern.has(&entry.path));
    let patterns = goals.adopted.iter().flat_map(Adopted::patterns).filter(|pattern| !has_files(pattern));
    let told = |pattern: &Pattern| {
        let Located { value, span } = pattern.text.clone();
        Diagnostic::at(config::FILE, &span, Problem::IdlePattern { pattern: value })
    };
    patterns.map(told).collect()
}
