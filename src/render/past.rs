//! The portal as it was, below `stand/<day>/`: the same pages from an older content, marked as past.
//!
//! Pages are rendered as if the day's folder were the root of a site. Afterwards every link to something that the day
//! has no file of its own for (commits, assets, pictures that are the same today) leads to the site of today.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use super::view::{DateView, LinkView, PageView};
use super::words::Words;
use super::{Job, OutputFile, RenderError, Site};
use crate::config::GroupKind;
use crate::portal::links::Links;
use crate::portal::{Portal, Selection, Stand, routes};

/// From the root of a day up to the root of the site.
const UP: &str = "../../";

/// The files of today's site, for links that leave the past.
pub(super) type Today = BTreeSet<String>;

/// A site of the past.
pub(super) struct Past {
    day: Date,
    day_view: DateView,
    base_url: Option<String>,
    today: Arc<Today>,
}

/// `past` in templates: on pages of the past only.
#[derive(Debug, Serialize)]
pub(super) struct PastView {
    pub day: DateView,
    /// From the day's root: the same page today, or the overview.
    pub today: String,
    /// Whether that is the same page.
    pub same: bool,
    pub comparison: String,
    pub stands: String,
}

impl Past {
    /// What a page of the past says about itself.
    pub fn view(&self, page: &PageView) -> PastView {
        let same = self.has_today(&page.path);
        PastView {
            day: self.day_view.clone(),
            today: format!("{UP}{}", if same { &page.path } else { routes::OVERVIEW }),
            same,
            comparison: format!("{UP}{}", routes::comparison(self.day)),
            stands: format!("{UP}{}", routes::STANDS),
        }
    }

    /// The page with the address of today's as the one that counts.
    pub fn page(&self, page: &PageView, root: &str) -> PageView {
        let address = if self.has_today(&page.path) { &page.path } else { routes::OVERVIEW };
        let canonical = match &self.base_url {
            Some(base) => format!("{base}{address}"),
            None => format!("{root}{UP}{address}"),
        };
        PageView { canonical: Some(canonical), ..page.clone() }
    }

    fn has_today(&self, path: &str) -> bool {
        self.today.contains(&format!("{path}index.html"))
    }
}

impl Site<'_> {
    /// The jobs of a portal of the past: no change log, data or badges of its own.
    pub fn past_jobs(portal: &Portal<'_>) -> Vec<Job> {
        let mut jobs = vec![Job::Overview, Job::Goals, Job::Deadlines, Job::Indicators, Job::Sources];
        jobs.push(Job::AToZ);
        jobs.extend((!portal.content.glossary.is_empty()).then_some(Job::Glossary));
        jobs.extend((0..portal.goals.len()).map(Job::Goal));
        jobs.extend((0..Selection::all(portal.config).count()).map(Job::Selection));
        jobs.extend(GroupKind::ALL.map(Job::Groups));
        jobs.extend((0..portal.groups.len()).map(Job::Group));
        let pages = portal.content.pages.iter().enumerate();
        jobs.extend(pages.filter(|(_, page)| page.slug != routes::COMPARISON).map(|(place, _)| Job::Page(place)));
        jobs
    }

    /// The files of all past days; `files` are those of today.
    ///
    /// # Errors
    /// A template that fails; the first one in the order of the days.
    pub fn past_files(
        &self,
        stands: &[Stand<'_>],
        version: &str,
        files: &[OutputFile],
        done: &(dyn Fn() + Sync),
    ) -> Result<Vec<OutputFile>, RenderError> {
        let today: Arc<Today> = Arc::new(files.iter().map(|file| file.path.clone()).collect());
        let day = |stand: &Stand<'_>| {
            let portal = stand.portal.as_ref().ok()?;
            Some(self.render_past(stand, portal, version, &today, done))
        };
        let days: Vec<_> = stands.par_iter().filter_map(day).collect();
        Ok(days.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// All files of a day, with their whole paths. `today` is told after each page.
    ///
    /// # Errors
    /// A template that fails.
    fn render_past(
        &self,
        stand: &Stand<'_>,
        portal: &Portal<'_>,
        version: &str,
        today: &Arc<Today>,
        done: &(dyn Fn() + Sync),
    ) -> Result<Vec<OutputFile>, RenderError> {
        let words = Words { portal, ..self.words };
        let mut tera = self.tera.clone();
        let site = words.site(version);
        tera.global_context().insert("site", &site);
        let past = Past {
            day: stand.day,
            day_view: words.day(stand.day),
            base_url: portal.config.base_url.clone(),
            today: Arc::clone(today),
        };
        let links = Links::of(portal.content, portal.config);
        let site = Site::of(words, links, tera, Some(past));
        let render = |job: &Job| {
            let file = site.render(*job);
            done();
            file
        };
        let rendered: Vec<_> = Self::past_jobs(portal).par_iter().map(render).collect();
        let mut files = rendered.into_iter().collect::<Result<Vec<_>, _>>()?;
        files.extend(self.own_media(portal));
        Ok(moved(files, &routes::stand(stand.day), today))
    }

    /// Pictures and files that today's site does not have as they were.
    fn own_media(&self, portal: &Portal<'_>) -> Vec<OutputFile> {
        let today = &self.words.portal.content.media;
        let same = |address: &str, bytes: &[u8]| {
            let place = today.binary_search_by(|media| media.address.as_str().cmp(address));
            place.ok().and_then(|place| today.get(place)).is_some_and(|media| media.bytes == bytes)
        };
        let own = portal.content.media.iter().filter(|media| !same(&media.address, &media.bytes));
        own.map(|media| OutputFile { path: media.address.clone(), bytes: media.bytes.clone() }).collect()
    }
}

/// The files below the folder of the day, with their links led to where they are.
fn moved(files: Vec<OutputFile>, folder: &str, today: &Today) -> Vec<OutputFile> {
    let own: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let place = |file: OutputFile| {
        let path = format!("{folder}{}", file.path);
        let bytes = match String::from_utf8(file.bytes) {
            Ok(html) if file.path.strip_suffix(".html").is_some() => {
                Relink { page: &file.path, own: &own, today }.html(&html).into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        OutputFile { path, bytes }
    };
    files.into_par_iter().map(place).collect()
}

/// Leads the links of one page out of the past where the past has nothing.
struct Relink<'a> {
    /// The page, from the day's root.
    page: &'a str,
    /// Files of the day.
    own: &'a BTreeSet<String>,
    /// Files of today.
    today: &'a Today,
}

impl Relink<'_> {
    /// Texts have no `"` in them but as an entity, so `="` stands in tags only.
    fn html(&self, html: &str) -> String {
        let mut done = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = html;
        while let Some((before, value, after)) = next_value(rest) {
            let link = before.strip_suffix(" href");
            let address = match (link, before.ends_with(" src")) {
                (None, false) => Some(Cow::Borrowed(value)),
                (None, true) => Some(self.address(value).unwrap_or(Cow::Borrowed(value))),
                (Some(_), _) => self.address(value),
            };
            if let Some(address) = address {
                done.extend([before, "=\"", &address, "\""]);
            } else {
                done.push_str(link.unwrap_or(before));
            }
            rest = after;
        }
        done.push_str(rest);
        done
    }

    /// Where a link leads; `None` if there is no such thing, neither then nor today.
    fn address<'v>(&self, value: &'v str) -> Option<Cow<'v, str>> {
        let (path, rest) = value.split_at(value.find(['#', '?']).unwrap_or(value.len()));
        let first = path.split('/').next().unwrap_or_default();
        if path.is_empty() || path.starts_with('/') || first.contains(':') {
            return Some(Cow::Borrowed(value));
        }
        // What leaves the day's folder says itself where it leads.
        let Some(target) = join(self.page, path) else { return Some(Cow::Borrowed(value)) };
        let file = decode(&if target.is_empty() || target.ends_with('/') {
            format!("{target}index.html")
        } else {
            target.clone()
        });
        if self.own.contains(&file) {
            return Some(Cow::Borrowed(value));
        }
        let up = "../".repeat(self.page.matches('/').count());
        self.today.contains(&file).then(|| Cow::Owned(format!("{up}{UP}{target}{rest}")))
    }
}

/// What stands before the next quoted value, the value, and what follows.
fn next_value(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once("=\"")?;
    let (value, after) = rest.split_once('"')?;
    Some((before, value, after))
}

/// The path that `relative` means on a page; `None` if it leaves the folder of the day.
fn join(page: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let mut is_folder = false;
    for part in relative.split('/') {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if is_folder && !path.is_empty() { format!("{path}/") } else { path })
}

/// An address as the name of a file: `%20` and `&amp;` as what they stand for.
fn decode(address: &str) -> String {
    let address = address.replace("&amp;", "&").replace("&#39;", "'").replace("&#x27;", "'");
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok()).filter(|_| *first == b'%');
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = tail.get(if byte.is_some() { 2.. } else { 0.. }).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A day as a link.
pub(super) fn stand_link(title: String, day: Date) -> LinkView {
    LinkView { title, url: routes::stand(day), short: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_past_if_it_has_the_page() {
        let own = BTreeSet::from(["index.html", "ziele/a/index.html", "medien/a b.png"].map(str::to_owned));
        let today = BTreeSet::from(["index.html", "aenderungen/index.html", "assets/style.css"].map(str::to_owned));
        let relink = Relink { page: "ziele/a/index.html", own: &own, today: &today };
        let cases = [
            (" href=\"../../\"", " href=\"../../\""),
            (" href=\"./#x\"", " href=\"./#x\""),
            (" href=\"#x\"", " href=\"#x\""),
            (" href=\"../../aenderungen/#x\"", " href=\"../../../../aenderungen/#x\""),
            (" href=\"../../../../aenderungen/\"", " href=\"../../../../aenderungen/\""),
            (" href=\"../../assets/style.css\"", " href=\"../../../../assets/style.css\""),
            (" src=\"../../medien/a%20b.png\"", " src=\"../../medien/a%20b.png\""),
            (" href=\"../b/\" class=\"x\"", " class=\"x\""),
            (" src=\"../b.png\"", " src=\"../b.png\""),
            (" href=\"https://example.org/\"", " href=\"https://example.org/\""),
            (" href=\"mailto:a@b.de\"", " href=\"mailto:a@b.de\""),
            ("<p>href=&quot;x</p>", "<p>href=&quot;x</p>"),
        ];
        for (html, expected) in cases {
            assert_eq!(relink.html(html), expected);
        }
    }
}
