//! What every page has: title, address, way up, file; and what the whole site has.

use crate::config::GroupKind;
use crate::content::{Menu, Page, Text};
use crate::foreign;
use crate::headers;
use crate::history::Step;
use crate::portal::{GroupState, routes};
use crate::render::change::changes::short;
use crate::render::export::feed;
use crate::render::page::lists::page_link;
use crate::render::words::view::{LinkView, PageView, SiteView};
use crate::render::words::{Words, encode, status};

impl Words<'_> {
    pub fn site(&self, version: &str) -> SiteView {
        let config = self.portal.config;
        let history = self.portal.history;
        let has_page =
            history.head.as_ref().zip(history.steps.last()).is_some_and(|(head, last)| head.id == last.commit.id);
        SiteView {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.languages.current().to_owned(),
            main_language: self.language_name(config.languages.main()).to_owned(),
            notice: config.notice.clone(),
            menu: self.menu(),
            about: self.about(),
            legal: self.legal_links(),
            legal_outside: self.legal_outside(),
            easy: self.easy_start().map(|link| link.url),
            sign_language: self.sign_language(),
            policy: headers::PAGE_POLICY,
            search_policy: headers::SEARCH_POLICY,
            statuses: config.statuses.iter().map(status).collect(),
            as_of: self.day(self.portal.as_of),
            version: version.to_owned(),
            commit: history.head.as_ref().map(|commit| self.commit(commit, has_page)),
            history: history.extent.word().to_owned(),
            uncommitted: !history.uncommitted.is_empty(),
            forge: config.forge.url.as_deref().map(encode),
            preview: config.base_url.as_ref().map(|base| LinkView {
                title: format!("{}: {}", config.title, self.preview_text()),
                url: format!("{base}{}", routes::PREVIEW),
                short: None,
            }),
            history_notice: config.history.notice.clone(),
            has_stands: !config.stands.is_empty(),
            has_goals: self.portal.has_goals(),
        }
    }

    pub fn entry(&self, text: &str, url: &str) -> LinkView {
        LinkView { title: self.texts.get(&format!("menu.{text}")).to_owned(), url: url.to_owned(), short: None }
    }

    fn menu(&self) -> Vec<LinkView> {
        let mut menu = vec![self.entry("overview", routes::OVERVIEW)];
        if self.portal.has_goals() {
            menu.extend([
                self.entry("goals", routes::GOALS),
                self.entry("pillars", routes::groups(GroupKind::Pillar)),
                self.entry("departments", routes::groups(GroupKind::Department)),
                self.entry("deadlines", routes::DEADLINES),
                self.entry("changelog", routes::CHANGES),
                self.entry("indicators", routes::INDICATORS),
            ]);
        }
        menu.push(self.entry("search", routes::SEARCH));
        menu.extend(self.pages(Menu::Main));
        menu
    }

    fn about(&self) -> Vec<LinkView> {
        let mut about = Vec::new();
        if self.portal.has_goals() {
            about.extend([
                self.entry("topics", routes::groups(GroupKind::Topic)),
                self.entry("cross_cutting", routes::groups(GroupKind::CrossCutting)),
                self.entry("strategies", routes::groups(GroupKind::Strategy)),
            ]);
        }
        about.push(self.entry("a_to_z", routes::A_TO_Z));
        if !self.portal.content.glossary.is_empty() {
            about.push(self.entry("glossary", routes::GLOSSARY));
        }
        if !self.portal.content.reports.is_empty() {
            about.push(self.entry("reports", routes::REPORTS));
        }
        if !self.portal.config.stands.is_empty() {
            about.push(self.entry("stands", routes::STANDS));
        }
        about.extend(self.pages(Menu::About));
        if self.portal.has_goals() || !self.portal.content.sources.is_empty() {
            about.push(self.entry("sources", routes::SOURCES));
        }
        if self.portal.has_goals() {
            let title = self.texts.get("counting.link").to_owned();
            about.push(LinkView { title, url: routes::COUNTING.to_owned(), short: None });
        }
        about
    }

    fn pages(&self, menu: Menu) -> Vec<LinkView> {
        let mut pages: Vec<&Page> = self.portal.content.pages.iter().filter(|page| page.menu == menu).collect();
        pages.sort_by_key(|page| (page.order, &page.slug));
        pages.into_iter().map(page_link).collect()
    }

    /// A page below the overview. `parents` come between the two.
    pub fn below(&self, title: String, description: String, path: String, parents: Vec<LinkView>) -> PageView {
        let home = LinkView { title: self.texts.get("crumbs.home").to_owned(), url: String::new(), short: None };
        let section = parents.first().map_or_else(|| path.clone(), |parent| parent.url.clone());
        let canonical = self.portal.config.base_url.as_ref().map(|base| format!("{base}{path}"));
        let crumbs = std::iter::once(home).chain(parents).collect();
        let mail = canonical.as_ref().map(|address| mail(&title, address));
        PageView {
            mail,
            untranslated: foreign::is_untranslated(&title),
            title,
            description,
            path,
            canonical,
            crumbs,
            section,
            file: None,
            file_href: None,
            edit_href: None,
            history_href: None,
            feed: None,
            easy: None,
        }
    }

    /// A page made from a file, with its places at the forge.
    pub fn with_file(&self, page: PageView, path: &str) -> PageView {
        if path.is_empty() {
            return page;
        }
        let forge = &self.portal.config.forge;
        let head = self.portal.history.head.as_ref();
        let address = |pattern: &Option<String>| {
            let pattern = pattern.as_ref()?;
            let commit = head.map_or("HEAD", |commit| &commit.id);
            Some(encode(&pattern.replace("{commit}", commit).replace("{path}", path)))
        };
        PageView {
            file: Some(path.to_owned()),
            file_href: address(&forge.file),
            edit_href: address(&forge.edit),
            history_href: address(&forge.history),
            ..page
        }
    }

    pub fn described(&self, summary: Option<&String>) -> String {
        summary.unwrap_or(&self.portal.config.description).clone()
    }

    pub fn overview_page(&self) -> PageView {
        let config = self.portal.config;
        let start = &self.portal.content.start;
        let page = self.below(config.title.clone(), self.described(start.summary.as_ref()), String::new(), Vec::new());
        let (feed, easy) = (Some(routes::FEED.to_owned()), self.easy_start().map(|link| link.url));
        let page = PageView { crumbs: Vec::new(), feed, easy, ..page };
        self.with_file(page, file_of(&start.path, &start.text))
    }

    pub fn goal_page(&self, place: usize) -> PageView {
        let goal = self.portal.goals[place].goal;
        let description = self.described(goal.summary.as_ref());
        let page = self.goal_meta(goal.title.clone(), description, &goal.id, goal.pillar.as_deref());
        self.with_file(page, &goal.path)
    }

    /// The page of a goal of today or of the past.
    pub fn goal_meta(&self, title: String, description: String, id: &str, pillar: Option<&str>) -> PageView {
        let mut parents = vec![self.entry("goals", routes::GOALS)];
        parents.extend(pillar.and_then(|id| self.group(GroupKind::Pillar, id)));
        let page = self.below(title, description, routes::goal(id), parents);
        PageView { feed: Some(routes::feed(&page.path)), ..page }
    }

    pub fn group_meta(&self, state: &GroupState<'_>) -> PageView {
        let group = state.group;
        let parents = vec![self.kind_link(group.kind)];
        let summary = state.text.and_then(|text| text.summary.as_ref());
        let path = routes::group(group.kind, &group.id);
        let feed = feed::has_feed(group.kind).then(|| routes::feed(&path));
        let easy = (group.kind == GroupKind::Pillar).then(|| self.easy_of(&group.id)).flatten();
        let page = PageView { feed, easy, ..self.below(group.title.clone(), self.described(summary), path, parents) };
        self.with_file(page, state.text.map_or("", |text| file_of(&text.path, &text.text)))
    }

    fn kind_link(&self, kind: GroupKind) -> LinkView {
        let title = self.texts.get(&format!("kinds.{}.plural", kind.word())).to_owned();
        LinkView { title, url: routes::groups(kind).to_owned(), short: None }
    }

    pub fn groups_page(&self, kind: GroupKind) -> PageView {
        let link = self.kind_link(kind);
        let intro = self.texts.get(&format!("kinds.{}.intro", kind.word())).to_owned();
        self.below(link.title, intro, link.url, Vec::new())
    }

    pub fn listed(&self, entry: &str, path: &str) -> PageView {
        self.below(self.entry(entry, path).title, self.described(None), path.to_owned(), Vec::new())
    }

    pub fn goals_page(&self) -> PageView {
        self.listed("goals", routes::GOALS)
    }

    pub fn deadlines_page(&self) -> PageView {
        self.listed("deadlines", routes::DEADLINES)
    }

    pub fn indicators_page(&self) -> PageView {
        self.listed("indicators", routes::INDICATORS)
    }

    pub fn sources_page(&self) -> PageView {
        self.listed("sources", routes::SOURCES)
    }

    pub fn changelog_page(&self, year: Option<(i16, usize)>) -> PageView {
        let Some((year, number)) = year else {
            let page = self.listed("changelog", routes::CHANGES);
            return PageView { feed: Some(routes::FEED.to_owned()), ..page };
        };
        let (text, n) = (year.to_string(), number.to_string());
        let key = if number > 1 { "titles.year_page" } else { "titles.year" };
        let title = self.texts.fill(key, &[("year", &text), ("n", &n)]);
        let parents = vec![self.entry("changelog", routes::CHANGES)];
        let page = self.below(title, self.described(None), routes::year(year, number), parents);
        PageView { feed: Some(routes::FEED.to_owned()), ..page }
    }

    pub fn flagged_page(&self, number: usize) -> PageView {
        let key = if number > 1 { "flagged.title_page" } else { "flagged.title" };
        let title = self.texts.fill(key, &[("n", &number.to_string())]);
        let parents = vec![self.entry("changelog", routes::CHANGES)];
        let description = self.texts.get("flagged.lead").to_owned();
        let page = self.below(title, description, routes::flagged(number), parents);
        PageView { feed: Some(routes::FEED.to_owned()), ..page }
    }

    pub fn commit_meta(&self, step: &Step) -> PageView {
        let commit = &step.commit;
        let subject = self.original(&commit.subject);
        let values = [("short", short(&commit.id)), ("subject", subject.as_str())];
        let title = self.texts.fill("titles.commit", &values);
        let parents = vec![self.entry("changelog", routes::CHANGES)];
        self.below(title.clone(), title, routes::commit(&commit.id), parents)
    }

    pub fn plain_page(&self, page: &Page) -> PageView {
        let view =
            self.below(page.title.clone(), self.described(page.summary.as_ref()), routes::page(&page.slug), Vec::new());
        self.with_file(view, file_of(&page.path, &page.text))
    }

    pub fn not_found_page(&self) -> PageView {
        let title = self.texts.get("titles.not_found").to_owned();
        let page = self.below(title, self.described(None), "404.html".to_owned(), Vec::new());
        PageView { canonical: None, ..page }
    }
}

/// The file that a page's text comes from: that of the translation, or the page's own.
pub fn file_of<'p>(path: &'p str, text: &'p Text) -> &'p str {
    text.file.as_deref().unwrap_or(path)
}

/// A new mail with a subject and an address in it (RFC 6068).
fn mail(subject: &str, address: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encoded = |text: &str| {
        let one = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        text.bytes().map(one).collect::<String>()
    };
    format!("mailto:?subject={}&body={}", encoded(&foreign::plain(subject)), encoded(address))
}
