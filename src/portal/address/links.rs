//! Where links in texts lead: to goals and sources by id, to pages by address, to files by relative path.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::anchors::Anchors;
use super::routes;
use super::selection::Selection;
use super::terms::Terms;
use crate::config::{Config, GroupKind};
use crate::content::{Content, EasyPage, nearest};
use crate::markdown::Target;
use crate::portal::legal::legal_pages;

/// Every address that a text may link to.
#[derive(Debug)]
pub struct Links<'a> {
    content: &'a Content,
    /// Addresses but those of goals.
    pages: BTreeSet<String>,
    /// Addresses of files but those of goals.
    files: BTreeMap<&'a str, String>,
    /// Places of the goals by their files.
    goals_by_file: OnceLock<Vec<usize>>,
    terms: Terms<'a>,
    anchors: Anchors<'a>,
    /// Where the portal as it was begins.
    stands: Vec<String>,
}

impl<'a> Links<'a> {
    /// Collects the addresses of a portal.
    pub fn of(content: &'a Content, config: &'a Config) -> Self {
        let mut pages: BTreeSet<String> = [
            routes::OVERVIEW,
            routes::GOALS,
            routes::CHANGES,
            routes::DEADLINES,
            routes::INDICATORS,
            routes::SOURCES,
            routes::SEARCH,
            routes::COUNTING,
        ]
        .map(str::to_owned)
        .into();
        pages.insert(routes::FEED.to_owned());
        pages.extend(GroupKind::ALL.map(|kind| routes::groups(kind).to_owned()));
        pages.insert(routes::SEARCH.to_owned());
        pages.extend(Selection::all(config).map(routes::selection));
        pages.extend(config.groups.iter().map(|group| routes::group(group.kind, &group.id)));
        if !content.reports.is_empty() {
            pages.insert(routes::REPORTS.to_owned());
        }
        if !config.stands.is_empty() {
            pages.insert(routes::STANDS.to_owned());
        }
        pages.extend(legal_pages(content, config).map(|(page, _)| routes::legal(page)));
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        files.extend(content.pages.iter().map(|page| (page.path.as_str(), routes::page(&page.slug))));
        files.extend(content.reports.iter().map(|report| (report.path.as_str(), routes::report(&report.slug))));
        let easy = |page: &'a EasyPage| (page.path.as_str(), routes::easy(page.pillar.as_deref()));
        files.extend(content.easy.iter().map(easy));
        files.extend(content.group_texts.iter().map(|text| (text.path.as_str(), routes::group(text.kind, &text.id))));
        files.extend(content.media.iter().map(|media| (media.path.as_str(), media.address.clone())));
        files.insert(&content.start.path, routes::OVERVIEW.to_owned());
        let translated = content.translations.iter();
        let translated: Vec<(&str, String)> = translated
            .filter_map(|((original, _), page)| Some((page.path.as_str(), files.get(original.as_str())?.clone())))
            .collect();
        files.extend(translated);
        pages.extend(files.values().cloned());
        pages.insert(routes::A_TO_Z.to_owned());
        if !content.glossary.is_empty() {
            pages.insert(routes::GLOSSARY.to_owned());
        }
        let terms = Terms::of(&content.glossary);
        let stands = config.stands.iter().map(|day| routes::stand(*day)).collect();
        Self {
            content,
            terms,
            anchors: Anchors::of(content, None),
            stands,
            pages,
            files,
            goals_by_file: OnceLock::new(),
        }
    }

    /// The words of the glossary.
    pub fn terms(&self) -> &Terms<'a> {
        &self.terms
    }

    /// The places inside of pages.
    pub fn anchors(&self) -> &Anchors<'a> {
        &self.anchors
    }

    /// The address of the page that a file becomes.
    pub fn address(&self, file: &str) -> Option<String> {
        self.files.get(file).cloned().or_else(|| {
            let goal = |place: &usize| &self.content.goals[*place];
            let places = self.goals_by_file();
            let found = places.binary_search_by(|place| goal(place).path.as_str().cmp(file)).ok()?;
            Some(routes::goal(&goal(&places[found]).id))
        })
    }

    fn goals_by_file(&self) -> &[usize] {
        let goals = &self.content.goals;
        self.goals_by_file.get_or_init(|| {
            let mut places: Vec<usize> = (0..goals.len()).collect();
            places.sort_by_key(|place| &goals[*place].path);
            places
        })
    }

    /// The ids of all goals.
    pub fn goals(&self) -> impl Iterator<Item = &'a str> {
        self.content.goals.iter().map(|goal| goal.id.as_str())
    }

    /// The ids of all sources.
    pub fn sources(&self) -> impl Iterator<Item = &'a str> {
        self.content.sources.keys().map(String::as_str)
    }

    /// The page that an address with a typo most likely meant, with a `/` in front.
    pub fn nearest_page(&self, address: &str) -> Option<String> {
        let (page, _) = split_address(address.trim_start_matches('/'));
        let goals: Vec<String> = self.goals().map(routes::goal).collect();
        let pages = self.pages.iter().chain(&goals).map(|page| page.trim_end_matches('/'));
        Some(format!("/{}/", nearest_sibling(page.trim_end_matches('/'), pages)?))
    }

    /// The file that a path in the file `from` most likely meant: one beside it, or one of that name elsewhere.
    pub fn nearest_file(&self, from: &str, path: &str) -> Option<String> {
        let path = join(from, split_address(path).0)?;
        let files = || self.files.keys().copied().chain(self.content.goals.iter().map(|goal| goal.path.as_str()));
        let elsewhere = || files().filter(|file| name_of(file) == name_of(&path)).min().map(str::to_owned);
        nearest_sibling(&path, files()).or_else(elsewhere)
    }

    /// Whether a goal exists.
    pub fn has_goal(&self, id: &str) -> bool {
        self.content.goal(id).is_some()
    }

    /// Whether a source exists.
    pub fn has_source(&self, id: &str) -> bool {
        self.content.sources.contains_key(id)
    }

    /// The address of a target named in the file `from`: relative to the site's root (no leading `/`), or `None` if
    /// there is no such thing. Outside addresses and fragments of the same page are not looked up.
    pub fn resolve(&self, from: &str, target: &Target) -> Option<String> {
        match target {
            Target::Goal(id) => self.has_goal(id).then(|| routes::goal(id)),
            Target::Source(id) => self.has_source(id).then(|| routes::source(id)),
            Target::Page(address) => {
                let (page, rest) = split_address(address.trim_start_matches('/'));
                // Pages of years, commits and past days depend on the history and are not known to the content.
                let past = || page.starts_with(routes::CHANGES) || self.stands.iter().any(|day| page.starts_with(day));
                let is_goal = || routes::goal_of(page).is_some_and(|id| self.has_goal(id));
                let known = self.pages.contains(page) || is_goal() || past();
                known.then(|| format!("{page}{rest}"))
            }
            Target::File(path) => {
                let (path, rest) = split_address(path);
                let address = self.address(&join(from, path)?)?;
                Some(format!("{address}{rest}"))
            }
            Target::Fragment(_) | Target::Outside(_) => None,
        }
    }
}

/// Address and what follows it (`#…` or `?…`).
fn split_address(address: &str) -> (&str, &str) {
    address.split_at(address.find(['#', '?']).unwrap_or(address.len()))
}

/// The path in the same folder whose name is most like that of this one.
fn nearest_sibling<'p>(path: &str, paths: impl Iterator<Item = &'p str>) -> Option<String> {
    let folder = path.strip_suffix(name_of(path))?;
    let names = paths.filter_map(|path| path.strip_prefix(folder)).filter(|name| !name.contains('/'));
    Some(format!("{folder}{}", nearest(name_of(path), names)?))
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The path that `relative` means in the file `from`; `None` if it leads out of the portal.
fn join(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_stay_inside_the_portal() {
        assert_eq!(join("content/ziele/a/x.md", "../b/y.md").as_deref(), Some("content/ziele/b/y.md"));
        assert_eq!(join("content/x.md", "./y.md").as_deref(), Some("content/y.md"));
        assert_eq!(join("content/x.md", "../../y.md"), None);
    }
}
