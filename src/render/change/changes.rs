//! Changes of the history in the words of readers.

use crate::config::GroupKind;
use crate::content::Field;
use crate::history::{Change, Commit, FieldChange, Gap, GoalChanges, field_text};
use crate::portal::{FlaggedAt, routes};
use crate::render::change::sentences::begin;
use crate::render::text::diff::TextDiffView;
use crate::render::words::view::{ChangeView, CommitView, GapView, GoalChangesView, LinkView, StepView};
use crate::render::words::{Words, encode};
use crate::value::PartialDate;

/// Shown length of a commit's hash.
const SHORT: usize = 10;

/// The commit's hash, cut for reading.
pub fn short(id: &str) -> &str {
    id.get(..SHORT).unwrap_or(id)
}

impl Words<'_> {
    /// A commit; `page` tells whether this site has a page of its changes.
    pub fn commit(&self, commit: &Commit, page: bool) -> CommitView {
        let pattern = self.portal.config.forge.commit.as_ref();
        CommitView {
            hash: commit.id.clone(),
            short: short(&commit.id).to_owned(),
            url: page.then(|| routes::commit(&commit.id)),
            href: pattern.map(|pattern| encode(&pattern.replace("{commit}", &commit.id))),
            date: self.day(commit.date),
            author: commit.author.clone(),
            subject: self.original(&commit.subject),
        }
    }

    /// The step at a place of the history with the changes of those goals that `shown` lets through.
    pub fn step(&self, place: usize, shown: impl Fn(&str) -> bool) -> Option<StepView> {
        self.step_view(place, shown, true)
    }

    /// The same without changed rules, which are those of the whole portal.
    pub fn step_of_goals(&self, place: usize, shown: impl Fn(&str) -> bool) -> Option<StepView> {
        self.step_view(place, shown, false)
    }

    fn step_view(&self, place: usize, shown: impl Fn(&str) -> bool, rules: bool) -> Option<StepView> {
        let step = self.portal.history.steps.get(place)?;
        let html = self.changes_of(place)?;
        let flagged = self.portal.flagged_in(place);
        let is_marked = |place: usize| {
            let of_goal = |at: FlaggedAt| match at {
                FlaggedAt::Goal { goal, .. } => goal.cmp(&place),
                FlaggedAt::Rule(_) => std::cmp::Ordering::Greater,
            };
            flagged.binary_search_by(|flagged| of_goal(flagged.at)).is_ok()
        };
        let mut marked = rules && !step.settings.is_empty();
        let mut goals = Vec::new();
        for (place, (goal, html)) in step.goals.iter().zip(&html.goals).enumerate() {
            if shown(&goal.id) {
                marked |= is_marked(place);
                goals.push(self.goal_changes(goal, html));
            }
        }
        Some(StepView {
            commit: self.commit(&step.commit, true),
            goals,
            rules_html: if rules { html.rules.clone() } else { Vec::new() },
            marked: step.said_of_all().filter(|_| marked).map(|said| self.reason_view(&said)),
            formatting: step.formatting.clone(),
            gaps: step.gaps.iter().map(|gap| self.gap(gap)).collect(),
        })
    }

    /// Why a file cannot be read is said by the program, in German.
    fn gap(&self, gap: &Gap) -> GapView {
        let reason = self.portal.config.languages.original_in("de", &gap.reason);
        GapView { path: gap.path.clone(), reason }
    }

    pub fn goal_changes(&self, goal: &GoalChanges, html: &[String]) -> GoalChangesView {
        let has_page = self.portal.goal(&goal.id).is_some() || self.portal.removed_goal(&goal.id).is_some();
        let url = if has_page { routes::goal(&goal.id) } else { String::new() };
        GoalChangesView {
            goal: LinkView { title: self.title_then(&goal.id, &goal.title), url, short: None },
            id: goal.id.clone(),
            changes_html: html.to_vec(),
        }
    }

    pub fn change(&self, change: &Change, text: Option<&TextDiffView>) -> ChangeView {
        let file = |kind: &str, old: Option<&String>, new: Option<&String>| ChangeView {
            kind: kind.to_owned(),
            field: self.texts.get("fields.file").to_owned(),
            old: old.cloned(),
            new: new.cloned(),
            text: None,
            flag: None,
        };
        match change {
            Change::Created { path, .. } => file("created", None, Some(path)),
            Change::Removed { path, .. } => file("removed", Some(path), None),
            Change::Moved { from, to } => file("moved", Some(from), Some(to)),
            Change::Field(change) => self.field_change(change, text),
        }
    }

    fn field_change(&self, change: &FieldChange, text: Option<&TextDiffView>) -> ChangeView {
        let name = change.field.first().map_or("", String::as_str);
        let whole = change.field.len() == 1;
        let is_status = whole && name == "status";
        let long = whole && name == "text";
        let value = |field: &Option<Field>| match field {
            Some(field) => (!long).then(|| self.value(&change.field, field)),
            None if is_status => Some(self.portal.config.statuses.unknown().label.clone()),
            None => None,
        };
        ChangeView {
            kind: "changed".to_owned(),
            field: self.field_name(&change.field),
            old: value(&change.old),
            new: value(&change.new),
            text: long.then(|| self.text_summary(text)),
            flag: None,
        }
    }

    /// `Status`, `Messwert „Netze“: Zielwert`, `Ereignis (2024-09, …): Text`.
    pub fn field_name(&self, path: &[String]) -> String {
        let named = |group: &str, key: &str| {
            let text = self.texts.find(&format!("{group}.{key}"));
            text.unwrap_or(key).to_owned()
        };
        match path {
            [field] => named("fields", field),
            [list, language, parts @ ..] if list == "translations" => self.translation_name(language, parts),
            [list, name, parts @ ..] => {
                let part = self.part_name(parts);
                let name = &self.original(name);
                match list.as_str() {
                    "indicators" => self.texts.fill("fields.indicator", &[("name", name), ("part", &part)]),
                    "measures" => self.texts.fill("fields.measure", &[("name", name), ("part", &part)]),
                    "milestones" => self.texts.fill("fields.milestone", &[("name", name), ("part", &part)]),
                    "events" => {
                        let date = self.key_date(name);
                        let event = if date.is_empty() {
                            self.texts.get("fields.event_undated").to_owned()
                        } else {
                            self.texts.fill("fields.event", &[("name", &date)])
                        };
                        if parts.is_empty() { event } else { format!("{event}: {part}") }
                    }
                    other => format!("{}: {name} {}", named("fields", other), parts.join(" ")).trim_end().to_owned(),
                }
            }
            [] => String::new(),
        }
    }

    /// `Übersetzung (Englisch): Titel`
    fn translation_name(&self, language: &str, parts: &[String]) -> String {
        let language = self.language_name(language);
        match parts {
            [] => self.texts.fill("fields.translation", &[("language", language)]),
            [field, more @ ..] => {
                // Among the `words`, a text of the original names its translation.
                let original = more.first().map(|text| self.original(text));
                let part = original.as_deref().or_else(|| self.texts.find_in("fields", field)).unwrap_or(field);
                self.texts.fill("fields.translation_part", &[("language", language), ("part", part)])
            }
        }
    }

    pub fn part_name(&self, parts: &[String]) -> String {
        let part = |key: &String| self.texts.find(&format!("parts.{key}")).unwrap_or(key).to_owned();
        match parts {
            [] => self.texts.get("parts.all").to_owned(),
            [list, key] if list == "values" => self.value_of(key),
            [list, key, leaf] if list == "values" && leaf == "value" => self.value_of(key),
            [list, key, leaf] if list == "values" => {
                format!("{}, {}", self.value_of(key), part(leaf))
            }
            [first, leaf] if leaf == "value" => part(first),
            several => several.iter().map(part).collect::<Vec<_>>().join(", "),
        }
    }

    /// `Wert (September 2024)`.
    fn value_of(&self, key: &str) -> String {
        let date = self.key_date(key);
        if date.is_empty() {
            self.texts.get("parts.value").to_owned()
        } else {
            self.texts.fill("parts.value_of", &[("date", &date)])
        }
    }

    /// The date in the key of a list's entry (`2024-09, source`), written for readers; empty if it has none.
    pub fn key_date(&self, key: &str) -> String {
        let (first, _) = key.split_once([',', ' ']).unwrap_or((key, ""));
        first.parse().map_or_else(|_| String::new(), |date: PartialDate| self.date(date).text)
    }

    /// A value as readers know it: names instead of ids, dates and numbers in the portal's notation.
    pub fn value(&self, path: &[String], field: &Field) -> String {
        if let Field::Map(map) = field {
            let main = ["value", "text", "title", "name"].iter().find_map(|key| map.get(*key));
            return main.map_or_else(|| self.original(&field_text(field)), |main| self.value(path, main));
        }
        let texts: Vec<&str> = match field {
            Field::Text(text) => vec![text],
            Field::Texts(texts) => texts.iter().map(String::as_str).collect(),
            Field::Map(_) | Field::Entries(_) => return self.original(&field_text(field)),
        };
        texts.into_iter().map(|text| self.scalar(path, text)).collect::<Vec<_>>().join(", ")
    }

    fn scalar(&self, path: &[String], text: &str) -> String {
        let as_written = || self.original(text);
        let group = |kind: GroupKind| {
            let found = self.portal.config.groups.find(kind, text);
            found.map_or_else(as_written, |group| group.short.as_ref().unwrap_or(&group.title).clone())
        };
        let status = || {
            let found = self.portal.config.statuses.get(text);
            found.map_or_else(as_written, |status| status.label.clone())
        };
        let number = || text.parse().map_or_else(|_| as_written(), |number: f64| self.number(number));
        let date = || text.parse().map_or_else(|_| as_written(), |date: PartialDate| self.date(date).text);
        let source = || self.portal.source(text).map_or_else(as_written, |source| source.title.clone());
        match (path.first().map_or("", String::as_str), path.last().map_or("", String::as_str)) {
            ("translations", _) => {
                let language = path.get(1).map_or("", String::as_str);
                self.portal.config.languages.original_in(language, &begin(text))
            }
            ("status", _) | ("events" | "measures", "status") => status(),
            ("start" | "due" | "status_date", _) | (_, "date" | "due" | "done") => date(),
            ("pillar", _) => group(GroupKind::Pillar),
            ("topic", _) => group(GroupKind::Topic),
            ("cross_cutting", _) => group(GroupKind::CrossCutting),
            ("lead" | "departments", _) => group(GroupKind::Department),
            ("strategies", _) => group(GroupKind::Strategy),
            ("progress", _) if text.parse::<u8>().is_ok() => self.texts.fill("common.percent", &[("n", text)]),
            ("status_source" | "sources", _) | (_, "source") => source(),
            ("indicators", "name" | "unit" | "note" | "direction") => as_written(),
            ("indicators", _) => number(),
            _ => as_written(),
        }
    }
}
