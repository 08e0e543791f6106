//! Groups of goals that a portal defines: pillars, topics, cross-cutting topics, departments, strategies.

use jiff::civil::Date;

use super::Languages;
use super::vocabulary::{Tone, words};
use crate::diagnostic::Located;
use crate::diagnostic::{List, Problem};
use crate::value::PartialDate;
use crate::yaml::{Fields, nearest};

/// What a group groups by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// Top grouping (Säule, Handlungsfeld).
    Pillar,
    /// Grouping below a pillar (Themenfeld).
    Topic,
    /// A theme across all pillars (Querschnittsthema).
    CrossCutting,
    /// Who is responsible (Ressort).
    Department,
    /// A sector strategy that attaches to the portal's strategy (Fachstrategie).
    Strategy,
}

impl GroupKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Pillar, Self::Topic, Self::CrossCutting, Self::Department, Self::Strategy];

    /// Key of the list in `portal.yaml` and of the folder under `content:`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pillar => "pillars",
            Self::Topic => "topics",
            Self::CrossCutting => "cross_cutting",
            Self::Department => "departments",
            Self::Strategy => "strategies",
        }
    }

    /// Word in texts and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pillar => "pillar",
            Self::Topic => "topic",
            Self::CrossCutting => "cross-cutting",
            Self::Department => "department",
            Self::Strategy => "strategy",
        }
    }

    /// The list that findings name.
    pub fn list(self) -> List {
        match self {
            Self::Pillar => List::Pillar,
            Self::Topic => List::Topic,
            Self::CrossCutting => List::CrossCutting,
            Self::Department => List::Department,
            Self::Strategy => List::Strategy,
        }
    }

    pub(super) fn default_folder(self) -> &'static str {
        match self {
            Self::Pillar => "content/handlungsfelder",
            Self::Topic => "content/themen",
            Self::CrossCutting => "content/querschnitt",
            Self::Department => "content/ressorts",
            Self::Strategy => "content/strategien",
        }
    }
}

/// One pillar, topic, cross-cutting topic, department or strategy.
#[derive(Debug, Clone)]
pub struct Group {
    /// What it groups by.
    pub kind: GroupKind,
    /// Identifies it in goals, addresses and data.
    pub id: String,
    /// Shown name.
    pub title: String,
    /// Abbreviation (`MID`).
    pub short: Option<String>,
    /// The same in the main language; goals may name the group by it.
    pub alias: Option<String>,
    /// What files that were not written for this program call it.
    pub words: Vec<String>,
    /// Accent colour.
    pub tone: Tone,
    /// First day, for a department that was made during the strategy.
    pub since: Option<PartialDate>,
    /// Last day, for a department that no longer exists.
    pub until: Option<PartialDate>,
    /// Stands for all departments together.
    pub all: bool,
    /// The group of the same kind that took its place.
    pub replaced_by: Option<String>,
}

impl Group {
    /// All names under which goals may mean it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.alias).chain(&self.words).map(String::as_str)
    }

    /// Whether it exists on a day.
    pub fn is_current(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since.first_day() <= day)
            && self.until.is_none_or(|until| until.last_day() >= day)
    }
}

/// All groups of a portal, each kind in the order of `portal.yaml`.
#[derive(Debug, Clone)]
pub struct Groups {
    lists: [Vec<Group>; 5],
}

impl Groups {
    /// The groups of one kind, in order.
    pub fn of(&self, kind: GroupKind) -> &[Group] {
        &self.lists[kind as usize]
    }

    /// A group by its id.
    pub fn get(&self, kind: GroupKind, id: &str) -> Option<&Group> {
        self.of(kind).iter().find(|group| group.id == id)
    }

    /// A group by one of its names.
    pub fn find(&self, kind: GroupKind, name: &str) -> Option<&Group> {
        self.of(kind).iter().find(|group| group.names().any(|known| known == name))
    }

    /// The entries that stand for all departments.
    pub fn all_departments(&self) -> impl Iterator<Item = &Group> {
        self.of(GroupKind::Department).iter().filter(|group| group.all)
    }

    /// Every group.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.lists.iter().flatten()
    }
}

pub(super) fn groups(fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> Groups {
    Groups { lists: GroupKind::ALL.map(|kind| list(kind, fields, languages)) }
}

fn list(kind: GroupKind, fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> Vec<Group> {
    let (mut list, mut successors): (Vec<Group>, Vec<Located<String>>) = (Vec::new(), Vec::new());
    for node in fields.entries(kind.key()) {
        let Some(mut entry) = Fields::of(kind.key(), node, fields.sink()) else {
            continue;
        };
        let id = entry.required_id("id");
        let title = languages.required_text(&mut entry, "title");
        let (alias, short) = languages.short(&mut entry, "short").unzip();
        let words = words(&mut entry);
        let tone = entry.word("colour", &Tone::WORDS).unwrap_or(Tone::Grey);
        let since = entry.date("since").map(|date| date.value);
        let until = entry.date("until").map(|date| date.value);
        let all = kind == GroupKind::Department && entry.flag("all");
        let next = entry.text("replaced_by");
        let replaced_by = next.as_ref().map(|next| next.value.clone());
        successors.extend(next);
        entry.finish();
        let (Some(id), Some(title)) = (id, title) else {
            continue;
        };
        if list.iter().any(|group| group.id == id.value) {
            fields.sink().add(&id.span, Problem::ListedTwice { id: id.value });
            continue;
        }
        // One that has ended may be called like the one after it.
        let is_taken = |group: &Group| {
            let counts =
                group.until.is_none() && group.replaced_by.is_none() && until.is_none() && replaced_by.is_none();
            counts && alias.is_some() && group.alias.as_ref() == alias.as_ref().map(|alias| &alias.value)
        };
        if let Some(alias) = alias.as_ref().filter(|_| list.iter().any(is_taken)) {
            fields.sink().add(&alias.span, Problem::SameShort { short: alias.value.clone() });
        }
        list.push(Group {
            kind,
            id: id.value,
            title: title.value,
            short,
            alias: alias.map(|alias| alias.value),
            words,
            tone,
            since,
            until,
            all,
            replaced_by,
        });
    }
    for Located { value, span } in successors.into_iter().filter(|next| list.iter().all(|group| group.id != next.value))
    {
        let known: Vec<String> = list.iter().map(|group| group.id.clone()).collect();
        let nearest = nearest(&value, known.iter().map(String::as_str));
        let problem = Problem::UnknownReference { list: kind.list(), nearest, id: value, known };
        fields.sink().add(&span, problem);
    }
    list
}
