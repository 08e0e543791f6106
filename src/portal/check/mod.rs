//! Mistakes that only show when all content is known: dead links, taken addresses, missing translations, and what texts must
//! not contain.

mod legal;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::address::decoded;
use crate::config::{self, Config, GroupKind};
use crate::content::{Content, Text, nearest};
use crate::diagnostic::{Diagnostic, HELPED, Problem};
use crate::markdown::{Excess, Found, Mark, Target, anchor};
use crate::portal::Portal;
use crate::portal::address::links::Links;
use crate::portal::address::{Anchors, Places, routes};

/// A text, its file and the language of a translation.
type Written<'a> = (&'a str, &'a Text, Option<&'a str>);

/// All such mistakes, by file and place. `assets` are the addresses of the theme's files; `past` tells whether there is a file
/// at an address below a past day.
pub fn check(portal: &Portal<'_>, assets: Vec<&str>, past: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Diagnostic> {
    let (content, config) = (portal.content, portal.config);
    let links = Links::of(portal, Places::of(portal, assets, &[], Vec::new()));
    let others = config.languages.codes().iter().skip(1);
    let anchors = others.map(|code| (code.as_str(), Anchors::of(content, Some(code)))).collect();
    let pages = Pages { links: &links, past, translated: &anchors, config };
    let texts = texts(content);
    // Past days are read by several threads as well: who waited for that in the middle of the texts might be given one that
    // waits for it, too.
    if !config.stands.is_empty() && texts.par_iter().any(|text| pages.leads_back(text)) {
        past("");
    }
    let mut found: Vec<Diagnostic> = texts.into_par_iter().flat_map_iter(|text| pages.check(text)).collect();
    for page in content.pages.iter().filter(|page| is_reserved(&page.slug, config)) {
        let problem = Problem::ReservedAddress { address: routes::page(&page.slug) };
        found.push(Diagnostic::whole(&page.path, problem));
    }
    // The badges of the portal and its pillars lie beside those of the goals.
    let pillars = config.groups.of(GroupKind::Pillar);
    let is_taken = |id: &str| {
        let pillar = id.strip_prefix("pillar-");
        id == "portal" || pillar.is_some_and(|id| pillars.iter().any(|pillar| pillar.id == id))
    };
    for goal in content.goals.iter().filter(|goal| is_taken(&goal.id)) {
        let problem = Problem::ReservedAddress { address: routes::goal_badge(&goal.id) };
        found.push(Diagnostic::at(&goal.path, &goal.id_span, problem));
    }
    found.extend(legal::check(content, config));
    found.extend(unproven(content, config));
    found.extend(untranslated(content, config));
    // A page that could not be read is not missing.
    found.retain(|found| found.span.is_some() || !content.unread.paths.contains(&found.path));
    found.sort();
    found
}

/// Every text of the content.
fn texts(content: &Content) -> Vec<Written<'_>> {
    let goals = content.goals.iter().map(|goal| (goal.path.as_str(), &goal.text));
    let pages = content.pages.iter().map(|page| (page.path.as_str(), &page.text));
    let reports = content.reports.iter().map(|report| (report.path.as_str(), &report.text));
    let groups = content.group_texts.iter().map(|text| (text.path.as_str(), &text.text));
    let start = std::iter::once((content.start.path.as_str(), &content.start.text));
    let easy = content.easy.iter().map(|page| (page.path.as_str(), &page.text));
    let others = content.other_texts.iter().map(|(path, text)| (path.as_str(), text));
    let originals = goals.chain(pages).chain(reports).chain(easy).chain(groups).chain(start).chain(others);
    let files = content.translations.iter().map(|((_, language), page)| (page.path.as_str(), language, page));
    let of_goals = content
        .goals
        .iter()
        .flat_map(|goal| goal.translations.iter().map(|(language, words)| (goal.path.as_str(), language, words)));
    let translated = files
        .chain(of_goals)
        .filter_map(|(path, language, page)| Some((path, page.text.as_ref()?, Some(language.as_str()))));
    originals.map(|(path, text)| (path, text, None)).chain(translated).collect()
}

/// Whether an address is that of a list of the portal's, or of a language's folder.
fn is_reserved(slug: &str, config: &Config) -> bool {
    routes::is_own(slug) || config.languages.codes().iter().any(|code| code == slug)
}

/// Statements about the whole strategy whose source is not in the register.
fn unproven(content: &Content, config: &Config) -> impl Iterator<Item = Diagnostic> {
    let is_there = |id: &str| content.sources.contains_key(id) || content.unread.sources.may_have(id);
    config.claims.iter().filter(move |claim| !is_there(&claim.source)).enumerate().map(|(place, claim)| {
        let near = || nearest(&claim.source, content.sources.keys().map(String::as_str));
        let nearest = if place < HELPED { near() } else { None };
        let problem = Problem::UnknownSource {
            id: claim.source.clone(),
            nearest,
            file: config.folders.file_of_source(&claim.source),
        };
        Diagnostic::at(config::FILE, &claim.source_span, problem)
    })
}

/// Pages that are not there in each language of the portal.
fn untranslated(content: &Content, config: &Config) -> Vec<Diagnostic> {
    let pages = content.pages.iter().map(|page| &page.path);
    let reports = content.reports.iter().map(|report| &report.path);
    let groups = content.group_texts.iter().map(|text| &text.path);
    let start = std::iter::once(&content.start.path).filter(|path| !path.is_empty());
    let files: Vec<&String> = pages.chain(reports).chain(groups).chain(start).collect();
    let mut found = Vec::new();
    for language in config.languages.codes().iter().skip(1) {
        let problem = || Problem::NotTranslated { language: language.clone() };
        let has_file = |path: &String| content.translations.contains_key(&(path.clone(), language.clone()));
        found.extend(files.iter().filter(|path| !has_file(path)).map(|path| Diagnostic::whole(path, problem())));
        let goals = content.goals.iter().filter(|goal| !goal.translations.contains_key(language));
        found.extend(goals.map(|goal| Diagnostic::at(&goal.path, &goal.id_span, problem())));
    }
    found
}

/// What is wrong with how something is written, wherever links may lead.
fn written(mark: Mark) -> Option<Problem> {
    Some(match mark {
        Mark::Image { .. } | Mark::Link(_) => return None,
        Mark::RawHtml => Problem::RawHtml,
        Mark::UnsafeLink(target) => Problem::UnsafeLink { target },
        Mark::UnnamedImage => Problem::UnnamedImage,
        Mark::UnlabelledLink(words) => Problem::UnlabelledLink { words },
        Mark::SkippedLevel { level, before } => Problem::SkippedLevel { level, before },
        Mark::TableWithoutHead => Problem::TableWithoutHead,
        Mark::FootnoteWithoutText(label) => Problem::FootnoteWithoutText { label },
        Mark::UnusedFootnote(label) => Problem::UnusedFootnote { label },
        Mark::ExtraCells { cells, columns } => Problem::ExtraCells { cells, columns },
        Mark::Shortcode => Problem::Shortcode,
        Mark::MissingSpace(sign) => Problem::MissingSpace { sign },
        Mark::NoTable => Problem::NoTable,
        Mark::SecondFootnote(label) => Problem::SecondFootnote { label },
        Mark::OpenFence => Problem::OpenFence,
        Mark::SecondFront => Problem::SecondFront,
        Mark::NoLink => Problem::NoLink,
        Mark::BareLink { written, right } => Problem::BareLink { written, right },
        Mark::BareAddress { written, right } => Problem::BareAddress { written, right },
        Mark::Bullets(right) => Problem::Bullets { right },
        Mark::NoList { written, right } => Problem::NoList { written, right },
        Mark::InEntry { written, right } => Problem::InEntry { written, right },
        Mark::SameLevel(spaces) => Problem::SameLevel { spaces },
        Mark::TabTable(right) => Problem::TabTable { right },
        Mark::UnknownCallout(kind) => Problem::UnknownCallout { kind },
        Mark::NoAddress(label) => Problem::NoAddress { label },
        Mark::LooseStars => Problem::LooseStars,
        Mark::StarsInWords => Problem::StarsInWords,
        Mark::OtherNumber(shown) => Problem::OtherNumber { shown },
        Mark::UnusedAddress(label) => Problem::UnusedAddress { label },
        Mark::Excess(Excess::Depth(limit)) => Problem::TooDeep { limit },
        Mark::Excess(Excess::Parts(limit)) => Problem::TooManyParts { limit },
        Mark::PlainCode => Problem::PlainCode,
        Mark::Unseen(unseen) => Problem::unseen(unseen),
        Mark::LongSentence { words } => Problem::LongSentence { words },
    })
}

/// What is wrong with how the texts are written, if nobody knows where their links lead.
pub fn check_texts(content: &Content) -> Vec<Diagnostic> {
    let of_text = |(path, text, _): Written<'_>| {
        let place =
            |range: &Range<usize>| text.whole.clone().unwrap_or(range.start + text.offset..range.end + text.offset);
        let found = text.scan().found.iter();
        let found = found.filter_map(|found| Some((place(&found.range), written(found.mark.clone())?)));
        found.map(|(place, problem)| Diagnostic::at(path, &place, problem)).collect::<Vec<_>>()
    };
    texts(content).into_iter().flat_map(of_text).collect()
}

/// What links may lead to.
struct Pages<'a> {
    links: &'a Links<'a>,
    past: &'a (dyn Fn(&str) -> bool + Sync),
    /// The headings of pages in each further language.
    translated: &'a BTreeMap<&'a str, Anchors<'a>>,
    config: &'a Config,
}

impl Pages<'_> {
    fn check(&self, (path, text, language): Written<'_>) -> Vec<Diagnostic> {
        let anchors = language.and_then(|language| self.translated.get(language)).unwrap_or(self.links.anchors());
        // Of hundreds of dead links only the first are shown.
        let mut dead = 0;
        let problem = |found: &Found| {
            let problem = self.problem(path, found.mark.clone(), anchors, dead < HELPED)?;
            dead += usize::from(matches!(found.mark, Mark::Link(_) | Mark::Image { .. }));
            Some((found.range.clone(), problem))
        };
        text.scan()
            .found
            .iter()
            .filter_map(problem)
            .map(|(range, problem)| {
                let place = text.whole.clone().unwrap_or(range.start + text.offset..range.end + text.offset);
                Diagnostic::at(path, &place, problem)
            })
            .collect()
    }

    fn problem(&self, path: &str, mark: Mark, anchors: &Anchors<'_>, helped: bool) -> Option<Problem> {
        Some(match mark {
            Mark::Image { source } => self.dead(path, source, helped)?,
            Mark::Link(target) => match self.dead_place(path, &target, anchors, helped) {
                Some(problem) => problem,
                None => self.dead(path, target, helped)?,
            },
            other => return written(other),
        })
    }

    /// Whether a text leads to a past day.
    fn leads_back(&self, (path, text, _): &Written<'_>) -> bool {
        text.scan().found.iter().any(|found| {
            let (Mark::Link(target) | Mark::Image { source: target }) = &found.mark else { return false };
            let address = self.links.resolve(path, target);
            address.is_some_and(|address| self.links.day_of(&address).is_some())
        })
    }

    fn is_there(&self, from: &str, target: &Target) -> bool {
        let Some(address) = self.links.resolve(from, target) else { return false };
        let page = address.split(['#', '?']).next().unwrap_or_default();
        self.links.day_of(page).is_none() || (self.past)(page)
    }

    /// `helped` if it is looked for what was probably meant.
    fn dead(&self, from: &str, target: Target, helped: bool) -> Option<Problem> {
        let is_elsewhere = matches!(target, Target::Outside(_) | Target::Fragment(_));
        if is_elsewhere || self.is_there(from, &target) || self.links.is_unread(from, &target) {
            return None;
        }
        let goals = &self.config.folders.goals;
        let adopted = goals.adopted.is_some() && goals.has(from);
        let near = match &target {
            _ if !helped => None,
            Target::Goal(id) => nearest(id, self.links.goals()),
            Target::Source(id) => nearest(id, self.links.sources()),
            Target::Page(target) => self.links.nearest_page(target),
            Target::File(target) if target.starts_with("www.") => Some(format!("https://{target}")),
            Target::File(target) if target.contains('@') && !target.contains('/') => Some(format!("mailto:{target}")),
            Target::File(target) => self.links.nearest_file(from, target),
            Target::Fragment(_) | Target::Outside(_) => None,
        };
        Some(match target {
            Target::Goal(id) => Problem::DeadGoalLink { nearest: near, id },
            Target::Source(id) => Problem::DeadSourceLink { nearest: near, id },
            Target::Page(target) | Target::File(target) if adopted => Problem::ForeignLink { target },
            Target::Page(target) | Target::File(target) | Target::Fragment(target) | Target::Outside(target) => {
                Problem::DeadLink { nearest: near, target }
            }
        })
    }

    /// A place on a page that has no such place, as far as that is known.
    fn dead_place(&self, from: &str, target: &Target, anchors: &Anchors<'_>, helped: bool) -> Option<Problem> {
        let address = match target {
            Target::Fragment(place) => format!("{}#{place}", self.links.address(from)?),
            Target::File(_) | Target::Page(_) => self.links.resolve(from, target)?,
            _ => return None,
        };
        let (page, place) = address.split_once('#')?;
        let headings = anchors.headings(page)?;
        let is_there = match target {
            Target::Page(_) => anchors.has(page, place).unwrap_or(true),
            _ => headings.contains(&anchor(place)),
        };
        if is_there || place.is_empty() {
            return None;
        }
        let near = || nearest(&decoded(place), headings.iter().map(String::as_str));
        let nearest = if helped { near() } else { None };
        Some(Problem::DeadPlace { place: place.to_owned(), nearest })
    }
}
