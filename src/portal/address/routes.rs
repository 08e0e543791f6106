//! Addresses of all pages and files, relative to the site's root. Published addresses never change.

use jiff::civil::Date;

use super::selection::{DueSpan, Selection, Work};
use crate::config::{GroupKind, LegalPage};
use crate::history::Step;
use crate::portal::past::LogPage;
use crate::portal::today::Class;

/// The overview.
pub const OVERVIEW: &str = "";
/// All goals.
pub const GOALS: &str = "ziele/";
/// The change log.
pub const CHANGES: &str = "aenderungen/";
/// What is due.
pub const DEADLINES: &str = "fristen/";

/// The plan of day one.
pub const PLAN: &str = "plan/";
/// All indicators.
pub const INDICATORS: &str = "indikatoren/";
/// All sources.
pub const SOURCES: &str = "quellen/";
/// How the portal counts.
pub const COUNTING: &str = "zaehlweise/";
/// Marked changes.
pub const FLAGGED: &str = "aenderungen/auffaellig/";
/// All changes as a feed.
pub const FEED: &str = "feed.atom";
/// All reports.
pub const REPORTS: &str = "berichte/";
/// How the site can be checked.
pub const VERIFY: &str = "pruefen/";
/// All publications. The page follows from their log and is made after all others.
pub const PUBLICATIONS: &str = "pruefen/veroeffentlichungen/";
/// The portal as it was, by day.
pub const STANDS: &str = "stand/";
/// Everything by its first letter.
pub const A_TO_Z: &str = "a-z/";
/// Words that are explained.
pub const GLOSSARY: &str = "glossar/";
/// The page that searches.
pub const SEARCH: &str = "suche/";
/// What the portal publishes as data.
pub const OPEN_DATA: &str = "daten/";
/// The whole strategy as one document for paper.
pub const WHOLE: &str = "druck/";
/// The folder of the search index.
pub const SEARCH_INDEX: &str = "pagefind/";
/// The picture that goes with links to the portal.
pub const PREVIEW: &str = "preview.png";
/// The sign of the portal on a start page.
pub const TOUCH_ICON: &str = "assets/touch-icon.png";
/// The badge of the whole portal.
pub const PORTAL_BADGE: &str = "badges/portal.svg";

/// Last part of the address of a comparison; a plain page of that name is left out of the portal as it was.
pub const COMPARISON: &str = "vergleich";

/// The page that a web server shows for any address that does not exist.
pub const NOT_FOUND: &str = "404.html";

/// What search engines and web servers read.
pub const FOR_PROGRAMS: [&str; 4] = [SITEMAP, ROBOTS, "_headers", ".htaccess"];
/// All pages, for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// What search engines may read.
pub const ROBOTS: &str = "robots.txt";

/// Folders that are the site's own, whether this portal has anything in them or not: plain pages cannot have their names.
const OWN: [&str; 21] = [
    GOALS,
    CHANGES,
    DEADLINES,
    PLAN,
    INDICATORS,
    SOURCES,
    COUNTING,
    VERIFY,
    "log/",
    REPORTS,
    STANDS,
    A_TO_Z,
    GLOSSARY,
    SEARCH,
    SEARCH_INDEX,
    OPEN_DATA,
    WHOLE,
    "data/",
    "badges/",
    "assets/",
    "medien/",
];

/// Whether a folder is the site's own.
pub fn is_own(folder: &str) -> bool {
    let is_named = |own: &str| own.strip_suffix('/') == Some(folder);
    OWN.into_iter().chain(GroupKind::ALL.map(groups)).any(is_named)
}

/// Whether groups of a kind have feeds.
pub fn has_feed(kind: GroupKind) -> bool {
    matches!(kind, GroupKind::Pillar | GroupKind::Department)
}

/// A goal.
pub fn goal(id: &str) -> String {
    format!("{GOALS}{id}/")
}

/// The goal whose address it is, if it is one's.
pub fn goal_of(address: &str) -> Option<&str> {
    single(address.strip_prefix(GOALS)?.strip_suffix('/')?)
}

/// What became of goals, in addresses.
fn outcome(class: Class) -> &'static str {
    match class {
        Class::InTime => "rechtzeitig",
        Class::LaterStatement => "nach-spaeterer-angabe",
        Class::Late => "verspaetet",
        Class::Undated => "ohne-frist-oder-tag",
        Class::Overdue => "ueberfaellig",
        Class::Open => "offen",
        Class::GivenUp => "aufgegeben",
        Class::Unknown => "unbekannt",
    }
}

/// The part of a group's page with its goals of which that became.
pub fn of_outcome(page: &str, class: Class) -> String {
    format!("{page}#ergebnis-{}", outcome(class))
}

/// A list of goals.
pub fn selection(selection: Selection<'_>) -> String {
    match selection {
        Selection::Status(id) => format!("{GOALS}status/{id}/"),
        Selection::Work(Work::Done) => format!("{GOALS}stand/erreicht/"),
        Selection::Work(Work::Begun) => format!("{GOALS}stand/begonnen/"),
        Selection::Work(Work::AsPublished) => format!("{GOALS}stand/wie-versprochen/"),
        Selection::Due(DueSpan::Overdue) => format!("{GOALS}frist/ueberfaellig/"),
        Selection::Due(DueSpan::Year) => format!("{GOALS}frist/zwoelf-monate/"),
        Selection::Due(DueSpan::Later) => format!("{GOALS}frist/spaeter/"),
        Selection::Due(DueSpan::Closed) => format!("{GOALS}frist/abgeschlossen/"),
        Selection::Due(DueSpan::None) => format!("{GOALS}frist/ohne/"),
        Selection::Ahead => format!("{GOALS}frist/steht-bevor/"),
        Selection::Outcome(class) => format!("{GOALS}ergebnis/{}/", outcome(class)),
        Selection::Changed(days) => format!("{GOALS}geaendert/{days}-tage/"),
        Selection::CrossCutting => format!("{GOALS}art/querschnitt/"),
    }
}

/// All groups of a kind.
pub fn groups(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Pillar => "handlungsfelder/",
        GroupKind::Topic => "themen/",
        GroupKind::CrossCutting => "querschnitt/",
        GroupKind::Department => "ressorts/",
        GroupKind::Strategy => "strategien/",
    }
}

/// One group.
pub fn group(kind: GroupKind, id: &str) -> String {
    format!("{}{id}/", groups(kind))
}

/// Goals of one status on a page that lists them by status.
pub fn of_status(page: &str, status: &str) -> String {
    format!("{page}#status-{status}")
}

/// The months of a year.
pub fn year(year: i16) -> String {
    format!("{CHANGES}{year}/")
}

/// A page of the change log; further pages of a month or commit are numbered from 2.
pub fn log(page: LogPage, steps: &[Step]) -> String {
    let (first, number) = match page {
        LogPage::Month { year, month, number } => (format!("{CHANGES}{year}-{month:02}/"), number),
        LogPage::Commit { step, number } => {
            (format!("{CHANGES}{}/", steps.get(step).map_or("", |step| &step.commit.id)), number)
        }
    };
    if number <= 1 { first } else { format!("{first}{number}/") }
}

/// Marked changes; further pages are numbered from 2.
pub fn flagged(number: usize) -> String {
    if number <= 1 { FLAGGED.to_owned() } else { format!("{FLAGGED}{number}/") }
}

/// The feed that belongs to a page.
pub fn feed(page: &str) -> String {
    format!("{page}{FEED}")
}

/// A plain page.
pub fn page(slug: &str) -> String {
    format!("{slug}/")
}

/// A page that a public portal is expected to have.
pub fn legal(page: LegalPage) -> String {
    format!("{}/", page.slug())
}

/// The portal, or one of its pillars, in easy language.
pub fn easy(pillar: Option<&str>) -> String {
    let start = legal(LegalPage::EasyLanguage);
    pillar.map_or_else(|| start.clone(), |pillar| format!("{start}{pillar}/"))
}

/// A report.
pub fn report(slug: &str) -> String {
    format!("{REPORTS}{slug}/")
}

/// The portal as it was on a day.
pub fn stand(day: Date) -> String {
    format!("{STANDS}{day}/")
}

/// That day and today side by side.
pub fn comparison(day: Date) -> String {
    format!("{STANDS}{day}/{COMPARISON}/")
}

/// What a publication, by its place in the log, tells no more.
pub fn lost(place: usize) -> String {
    format!("{VERIFY}verlauf/{place}/")
}

/// A source in the list of sources.
pub fn source(id: &str) -> String {
    format!("{SOURCES}#quelle-{id}")
}

/// A word of the glossary.
pub fn term(id: &str) -> String {
    format!("{GLOSSARY}#{id}")
}

/// The badge of a goal.
pub fn goal_badge(id: &str) -> String {
    format!("badges/{id}.svg")
}

/// The goal whose badge it is, if it can be one's.
pub fn goal_of_badge(address: &str) -> Option<&str> {
    single(address.strip_prefix("badges/")?.strip_suffix(".svg")?)
}

/// One part of an address, not several.
fn single(part: &str) -> Option<&str> {
    Some(part).filter(|part| !part.is_empty() && !part.contains('/'))
}

/// The badge of a pillar.
pub fn pillar_badge(id: &str) -> String {
    format!("badges/pillar-{id}.svg")
}
