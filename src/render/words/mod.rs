//! Turns values of the portal into what a reader sees: dates and numbers in the portal's language, statuses, sources.

pub mod card;
pub mod earlier_due;
pub mod links;
pub mod lists;
pub mod outcome;
pub mod plan;
pub mod reading;
pub mod stated;
pub mod tally;
pub mod view;

use jiff::civil::Date;

use crate::address;
use crate::config::{GroupKind, Meaning, Status};
use crate::content::{SourceEntry, Translation};
use crate::diagnostic::{Language, Why};
use crate::history::ADDRESS_REMOVED;
use crate::locale::Locale;
use crate::portal::{Due, Portal, Tally, Units, routes};
use crate::render::words::view::{DateView, DueView, LinkView, SourceView, StatusView};
use crate::theme::{Texts, Theme};
use crate::value::{PartialDate, Quantity};

/// A portal and the texts it is told in.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pub portal: &'a Portal<'a>,
    pub theme: &'a Theme,
    /// Those of the theme in the portal's language.
    pub texts: &'a Texts,
    pub locale: &'a Locale,
    /// The words of a goal in this language, where it is about one.
    pub translation: Option<&'a Translation>,
    /// The units of its indicators.
    pub units: Option<&'a Units>,
    /// How many steps of the history there were when the words of the content said what is told; all, if none.
    pub steps: Option<usize>,
}

impl<'a> Words<'a> {
    /// The portal in its own language.
    pub fn new(portal: &'a Portal<'a>, theme: &'a Theme) -> Self {
        let tongue = theme.tongue(portal.config.languages.current());
        Self {
            portal,
            theme,
            texts: &tongue.texts,
            locale: &tongue.locale,
            translation: None,
            units: None,
            steps: None,
        }
    }

    /// The same for what is said of a goal.
    #[must_use]
    pub fn about(&self, goal: &str) -> Self {
        let gone = || self.portal.removed_goal(goal).map(|goal| &goal.translations);
        let translations = self.portal.goal(goal).map(|state| &state.goal.translations).or_else(gone);
        let translation = translations.and_then(|all| all.get(self.portal.config.languages.current()));
        Self { translation, units: self.portal.trail.units(goal), ..*self }
    }

    /// The same for what a commit found and for what it left; today, if it is none of the history.
    pub fn around(&self, commit: &str) -> [Self; 2] {
        let place = self.portal.step_of(commit);
        [place, place.map(|place| place + 1)].map(|steps| Self { steps, ..*self })
    }
}

impl Words<'_> {
    /// A text of the main language that is shown as it was written: messages of commits, values of the past.
    pub fn original(&self, text: &str) -> String {
        self.portal.config.languages.original(text)
    }

    /// Why something could not be read, which the program says.
    pub fn why(&self, why: &Why) -> String {
        let languages = &self.portal.config.languages;
        let is_english = languages.current() == "en";
        let (code, language) = if is_english { ("en", Language::English) } else { ("de", Language::German) };
        languages.original_in(code, why.in_words(language))
    }

    /// A text with what stands in it for an address in this language.
    pub fn without_addresses(&self, text: String) -> String {
        let own = self.texts.get("commit.address_removed");
        if own == ADDRESS_REMOVED { text } else { text.replace(ADDRESS_REMOVED, own) }
    }

    /// Whether a text of a goal's past is translated today.
    pub fn is_translated(&self, text: &str) -> bool {
        self.translation.is_some_and(|translation| translation.word(text).is_some())
    }

    /// A text of a goal's past in this language if it is translated today, or else as it was written.
    pub fn own(&self, text: &str) -> String {
        let own = self.translation.and_then(|translation| translation.word(text));
        own.map_or_else(|| self.original(text), str::to_owned)
    }

    /// The title of a goal of the history: today's or its last one, in this language, or else as it was.
    pub fn title_then(&self, id: &str, then: &str) -> String {
        let languages = &self.portal.config.languages;
        if !languages.is_main()
            && let Some(state) = self.portal.goal(id)
        {
            return state.goal.title.clone();
        }
        let last = self.portal.removed_goal(id).and_then(|goal| goal.translations.get(languages.current()));
        last.and_then(|own| own.title.clone()).unwrap_or_else(|| self.original(then))
    }

    /// What a status of [`Portal::statuses_ever`] is called, by its place there.
    pub fn status_ever_label(&self, place: usize) -> String {
        let today = self.portal.config.statuses.iter().nth(place).map(|status| status.label.clone());
        let former = || self.portal.statuses_ever().get(place).map(|status| self.original(&status.label));
        today.or_else(former).unwrap_or_default()
    }

    pub fn date(&self, date: PartialDate) -> DateView {
        DateView { iso: date.to_string(), text: self.locale.date(date) }
    }

    pub fn day(&self, day: Date) -> DateView {
        self.date(PartialDate::Day(day))
    }

    pub fn number(&self, number: f64) -> String {
        self.locale.number(number)
    }

    pub fn quantity(&self, quantity: &Quantity) -> String {
        self.locale.quantity(quantity)
    }

    /// A word of the status vocabulary; none if it is not there.
    pub fn status(&self, id: Option<&str>) -> Option<StatusView> {
        id.and_then(|id| self.status_of(id)).map(status)
    }

    /// What a word for a status says.
    pub fn status_of(&self, word: &str) -> Option<&Status> {
        let today = || self.portal.config.statuses.get(word);
        self.steps.map_or_else(today, |steps| self.portal.status_after(steps, word))
    }

    /// What a word for a status was called when it was said. Renaming a status changes nothing of what was said before.
    pub fn status_label(&self, word: &str) -> Option<String> {
        let label = |steps| self.portal.label_after(steps, word);
        self.name_then(self.status_of(word).map(|status| &status.label), label)
    }

    /// The same of a group, by its id.
    pub fn group_name(&self, kind: GroupKind, id: &str) -> Option<String> {
        let today = self.portal.config.groups.get(kind, id);
        let name = |steps| self.portal.group_after(steps, kind, id);
        self.name_then(today.map(|group| group.short.as_ref().unwrap_or(&group.title)), name)
    }

    /// What something was called after so many steps, if it is called otherwise today or is no more; else its name of today.
    fn name_then<'n>(&self, today: Option<&String>, name: impl Fn(usize) -> Option<&'n str>) -> Option<String> {
        let then = self.steps.and_then(&name).filter(|then| today.is_none() || name(usize::MAX) != Some(then));
        then.map(|then| self.original(then)).or_else(|| today.cloned())
    }

    pub fn source(&self, id: Option<&str>) -> Option<SourceView> {
        id.and_then(|id| self.portal.source(id)).map(|source| self.source_entry(source))
    }

    pub fn sources(&self, ids: &[String]) -> Vec<SourceView> {
        ids.iter().filter_map(|id| self.source(Some(id))).collect()
    }

    pub fn source_entry(&self, source: &SourceEntry) -> SourceView {
        SourceView {
            id: source.id.clone(),
            title: source.title.clone(),
            date: source.date.map(|date| self.date(date)),
            href: source.url.as_deref().map(|url| address::whole(url).into_owned()),
            note: source.note.clone(),
        }
    }

    pub fn group(&self, kind: GroupKind, id: &str) -> Option<LinkView> {
        let group = self.portal.config.groups.get(kind, id)?;
        let url = routes::group(kind, &group.id);
        Some(LinkView { title: group.title.clone(), url, short: group.short.clone() })
    }

    pub fn groups(&self, kind: GroupKind, ids: &[String]) -> Vec<LinkView> {
        ids.iter().filter_map(|id| self.group(kind, id)).collect()
    }

    pub fn due(&self, due: Due) -> DueView {
        DueView {
            date: self.date(due.date),
            last_day: due.date.last_day().to_string(),
            state: due.state.word().to_owned(),
            late: false,
        }
    }

    /// A number with its word, by a text that has `one` and `other`.
    pub fn count(&self, path: &str, n: usize) -> String {
        self.texts.fill_form(path, self.locale.plural(n as u64), &[("n", &self.locale.count(n as u64))])
    }

    /// A text of the theme with values put in.
    pub fn fill(&self, path: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.texts.fill(path, &values)
    }

    /// How many goals have a status of these meanings.
    pub fn having(&self, tally: &Tally, meanings: &[Meaning]) -> usize {
        let counts = self.portal.config.statuses.iter().zip(&tally.counts);
        counts.filter(|(status, _)| meanings.contains(&status.means)).map(|(_, count)| count).sum()
    }

    /// How many goals have a status that means done.
    pub fn reached(&self, tally: &Tally) -> usize {
        self.having(tally, &[Meaning::Done])
    }

    /// A language as it is called in this one, or by its own name.
    pub fn language_name(&self, code: &str) -> &str {
        self.texts.find_in("languages.names", code).unwrap_or(&self.theme.tongue(code).name)
    }

    /// What the preview shows, in words.
    pub fn reached_so_far(&self) -> String {
        let tally = self.portal.tally();
        let (done, total) = (self.reached(&tally).to_string(), tally.total.to_string());
        let date = self.day(self.portal.as_of).text;
        self.texts.fill("preview.done", &[("n", &done), ("total", &total), ("date", &date)])
    }
}

/// A share in whole percent as written; what is there at all is never `0`.
pub fn whole_percent(count: usize, total: usize) -> String {
    match (count * 200 + total).checked_div(total * 2) {
        Some(0) if count > 0 => "< 1".to_owned(),
        percent => percent.unwrap_or_default().to_string(),
    }
}

pub fn status(status: &Status) -> StatusView {
    StatusView {
        id: status.id.clone(),
        label: status.label.clone(),
        tone: status.tone.word().to_owned(),
        icon: status.icon.word().to_owned(),
        unknown: status.means == Meaning::Unknown,
    }
}
