//! Where links in texts lead: to goals and sources by id, to pages by address, to files by relative path.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::Terms;
use super::{Selection, legal_pages, routes};
use crate::config::{Config, GroupKind};
use crate::content::{Content, EasyPage};
use crate::markdown::Target;

/// Every address that a text may link to.
#[derive(Debug)]
pub struct Links<'a> {
    content: &'a Content,
    goals: BTreeSet<&'a str>,
    pages: BTreeSet<String>,
    files: BTreeMap<&'a str, String>,
    terms: Terms<'a>,
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
            routes::COUNTING,
            routes::SEARCH,
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
        files.extend(content.goals.iter().map(|goal| (goal.path.as_str(), routes::goal(&goal.id))));
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
            stands,
            goals: content.goals.iter().map(|goal| goal.id.as_str()).collect(),
            pages,
            files,
        }
    }

    /// The words of the glossary.
    pub fn terms(&self) -> &Terms<'a> {
        &self.terms
    }

    /// Whether a goal exists.
    pub fn has_goal(&self, id: &str) -> bool {
        self.goals.contains(id)
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
                let known = self.pages.contains(page) || past();
                known.then(|| format!("{page}{rest}"))
            }
            Target::File(path) => {
                let (path, rest) = split_address(path);
                let address = self.files.get(join(from, path)?.as_str())?;
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
