//! Where links in texts lead: to goals and sources by id, to pages by address, to files by relative path.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::anchors::Anchors;
use super::places::Places;
use super::routes;
use super::terms::Terms;
use crate::address::{self, decoded};
use crate::config::Languages;
use crate::content::{Content, EasyPage, nearest};
use crate::markdown::Target;
use crate::portal::Portal;

/// Every address that a text may link to.
#[derive(Debug)]
pub struct Links<'a> {
    content: &'a Content,
    languages: &'a Languages,
    places: Places<'a>,
    /// All addresses without the `/` at their end, once somebody asks.
    all: OnceLock<Vec<String>>,
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
    /// The addresses of a portal's places, and of the files that its texts name.
    pub fn of(portal: &'a Portal<'a>, places: Places<'a>) -> Self {
        let (content, config) = (portal.content, portal.config);
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
        let terms = Terms::of(&content.glossary);
        let stands = config.stands.iter().map(|day| routes::stand(*day)).collect();
        let anchors = Anchors::of(content, None);
        let languages = &config.languages;
        Self {
            content,
            languages,
            places,
            all: OnceLock::new(),
            terms,
            anchors,
            stands,
            files,
            goals_by_file: OnceLock::new(),
        }
    }

    /// Whether a target is a page that is there and could not be read, so that nobody knows its address.
    pub fn is_unread(&self, from: &str, target: &Target) -> bool {
        let unread = &self.content.unread;
        let has = |name: &str| unread.names.contains(name);
        match target {
            Target::Goal(id) => has(id),
            Target::Source(id) => unread.sources.may_have(id),
            Target::Page(address) => {
                let (page, _) = split_address(address);
                // What is made of a page is called after it: its badge, its feed.
                page.split('/').any(|part| has(part) || part.strip_suffix(".svg").is_some_and(has))
            }
            Target::File(path) => {
                join(from, &decoded(split_address(path).0)).is_some_and(|path| unread.paths.contains(&path))
            }
            Target::Fragment(_) | Target::Outside(_) => false,
        }
    }

    /// Everything that the site holds.
    pub fn places(&self) -> &Places<'a> {
        &self.places
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
        let all = self.all.get_or_init(|| {
            // What only servers read is nowhere to lead to.
            let all = self.places.all().into_iter().map(|place| self.places.address(place));
            all.filter(|address| !address.starts_with(['.', '_'])).collect()
        });
        let page = page.trim_end_matches('/');
        let trimmed = |address: &'_ str| address.trim_end_matches('/').to_owned();
        let same =
            all.iter().find(|address| trimmed(address).eq_ignore_ascii_case(page)).map(|address| trimmed(address));
        let sibling = || nearest_sibling(page, all.iter().map(|address| address.trim_end_matches('/')));
        let nearest = same.or_else(sibling)?;
        all.iter().find(|address| trimmed(address) == nearest).map(|address| format!("/{address}"))
    }

    /// The file that a path in the file `from` most likely meant, as a link there: one of that name in other letters, that of
    /// the goal that is called so, one of that name elsewhere, or one beside it.
    pub fn nearest_file(&self, from: &str, path: &str) -> Option<String> {
        let path = join(from, &decoded(split_address(path).0).replace('\\', "/"))?;
        let small = |path: &str| path.nfc().collect::<String>().to_lowercase();
        let alike = small(&path);
        let same = || self.all_files().find(|file| small(file) == alike).map(str::to_owned);
        let elsewhere =
            || self.all_files().filter(|file| small(name_of(file)) == name_of(&alike)).min().map(str::to_owned);
        let name = name_of(&alike).strip_suffix(".md");
        let goal =
            || self.content.goals.iter().find(|goal| Some(goal.id.as_str()) == name).map(|goal| goal.path.clone());
        let sibling = || nearest_sibling(&path, self.all_files());
        let found = same().or_else(goal).or_else(elsewhere).or_else(sibling)?;
        Some(address::path(&relative(from, &found)).into_owned())
    }

    fn all_files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().copied().chain(self.content.goals.iter().map(|goal| goal.path.as_str()))
    }

    /// The file that a path means: as written, with what is encoded in it decoded (`%20`), or with letters that look the
    /// same (an umlaut is one character or two).
    fn file(&self, path: &str) -> Option<String> {
        let decoded = decoded(path);
        self.address(path).or_else(|| self.address(&decoded)).or_else(|| {
            if path.is_ascii() && decoded.is_ascii() {
                return None;
            }
            let composed: String = decoded.nfc().collect();
            let file = self.all_files().find(|file| file.nfc().eq(composed.chars()))?;
            self.address(file)
        })
    }

    /// Whether a goal has a page: it is there, or was.
    pub fn has_goal(&self, id: &str) -> bool {
        self.places.has_address(&routes::goal(id))
    }

    /// Whether a source exists.
    pub fn has_source(&self, id: &str) -> bool {
        self.content.sources.contains_key(id)
    }

    /// The past day below which an address lies; what there is of that day is not looked up.
    pub fn day_of(&self, page: &str) -> Option<&str> {
        let (page, _) = self.languages.inside(page);
        self.stands.iter().map(String::as_str).find(|day| page.starts_with(day))
    }

    /// The address of a target named in the file `from`: relative to the site's root (no leading `/`), or `None` if
    /// there is no such thing. Outside addresses and fragments of the same page are not looked up.
    pub fn resolve(&self, from: &str, target: &Target) -> Option<String> {
        match target {
            Target::Goal(id) => self.has_goal(id).then(|| routes::goal(id)),
            Target::Source(id) => self.has_source(id).then(|| routes::source(id)),
            Target::Page(address) => {
                let (page, rest) = split_address(address.trim_start_matches('/'));
                // What servers read themselves is shown to nobody.
                let is_hidden = page.starts_with(['.', '_']);
                let known = |page: &str| !is_hidden && self.places.has_address(page) || self.day_of(page).is_some();
                // As written, or as a browser shows it (`%20`).
                let written = known(page).then(|| page.to_owned());
                let page = written.or_else(|| Some(decoded(page).into_owned()).filter(|page| known(page)))?;
                Some(format!("{page}{rest}"))
            }
            Target::File(path) => {
                let (path, rest) = split_address(path);
                let address = self.file(&join(from, path)?)?;
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

/// The way from the file `from` to another.
fn relative(from: &str, to: &str) -> String {
    let folder = from.strip_suffix(name_of(from)).unwrap_or_default();
    let shared =
        folder.match_indices('/').map(|(at, _)| at + 1).take_while(|end| to.starts_with(&folder[..*end])).last();
    let shared = shared.unwrap_or(0);
    format!("{}{}", "../".repeat(folder[shared..].matches('/').count()), &to[shared..])
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
