//! A new goal: its id by the scheme of its pillar, its file where that pillar's goals lie.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::config::GroupKind;
use crate::content::{is_id, nearest};
use crate::create::{CreateError, create_file};
use crate::pipeline::Opened;
use crate::value::PartialDate;
use crate::yaml::{scalar, slug};

/// What is known of a goal that is to be made.
#[derive(Debug, Clone, Default)]
pub struct NewGoal {
    /// Its id; [`suggested_id`] if not said.
    pub id: Option<String>,
    /// Name.
    pub title: String,
    /// Pillar, by any of its names; without one, in a portal with pillars, the goal is one of the whole strategy.
    pub pillar: Option<String>,
    /// Topic.
    pub topic: Option<String>,
    /// The department that leads.
    pub lead: Option<String>,
    /// Status.
    pub status: Option<String>,
    /// Source of the status.
    pub status_source: Option<String>,
    /// First day.
    pub start: Option<PartialDate>,
    /// Deadline.
    pub due: Option<PartialDate>,
    /// One sentence.
    pub summary: Option<String>,
}

/// A goal's file that is not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// Its file, relative to the portal.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Why a goal cannot be made. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NewGoalError {
    /// An id with other characters.
    #[error("`{id}` ist keine gültige Kennung; erlaubt sind a bis z, 0 bis 9 und einzelne Bindestriche")]
    BadId {
        /// The id.
        id: String,
    },
    /// An id that belongs to a goal, maybe to one of the past.
    #[error("die Kennung `{id}` gehört schon zu einem Ziel, oder sie gehörte zu einem; frei ist zum Beispiel `{free}`")]
    UsedId {
        /// The id.
        id: String,
        /// One that is free.
        free: String,
    },
    /// A word that is not in the portal's lists.
    #[error("{option} `{name}` gibt es nicht; {hint}")]
    Unknown {
        /// The option on the command line.
        option: &'static str,
        /// What was said.
        name: String,
        /// The nearest word, or all of them.
        hint: String,
    },
    /// A file that would be no goal by the settings.
    #[error("`{path}` wäre nach `content: goals: files` in `portal.yaml` kein Ziel; eine andere Kennung wählen")]
    NoGoal {
        /// The file.
        path: String,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Create(#[from] CreateError),
}

/// The next free id by the scheme of a pillar (`vv-01`, `vv-02` …), otherwise one made of the title. One that any goal
/// ever had is not free.
pub fn suggested_id(opened: &Opened, pillar: Option<&str>, title: &str) -> String {
    let used = used_ids(opened);
    let pillar = pillar.and_then(|name| opened.config.groups.find(GroupKind::Pillar, name));
    let siblings = opened.content.goals.iter().filter(|goal| goal.pillar.as_ref() == pillar.map(|pillar| &pillar.id));
    let common = most_common(siblings.filter_map(|goal| Some(numbered(&goal.id)?.0)));
    let short = pillar.and_then(|pillar| pillar.short.as_deref()).map(slug).filter(|short| !short.is_empty());
    let Some(scheme) = common.map(str::to_owned).or(short) else {
        let slug = Some(slug(title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "ziel".to_owned());
        let more = (2..).map(|number| format!("{slug}-{number}"));
        return std::iter::once(slug.clone()).chain(more).find(|id| !used.contains(id.as_str())).unwrap_or(slug);
    };
    let last = used.iter().filter_map(|id| numbered(id)).filter(|(prefix, _)| *prefix == scheme);
    let last =
        last.max_by_key(|(_, digits)| digits.parse::<u64>().unwrap_or_default()).map_or("00", |(_, digits)| digits);
    let (next, width) = (last.parse::<u64>().unwrap_or_default() + 1, last.len());
    format!("{scheme}-{next:0width$}")
}

/// Whether a goal may have an id that somebody wants; `free` is one that it may have.
///
/// # Errors
/// [`NewGoalError::BadId`] and [`NewGoalError::UsedId`].
pub fn check_id(opened: &Opened, id: &str, free: &str) -> Result<(), NewGoalError> {
    let (id, free) = (id.to_owned(), free.to_owned());
    if !is_id(&id) {
        return Err(NewGoalError::BadId { id });
    }
    if used_ids(opened).contains(id.as_str()) {
        return Err(NewGoalError::UsedId { id, free });
    }
    Ok(())
}

/// Puts the file of a goal together.
///
/// # Errors
/// Everything but [`NewGoalError::Create`].
pub fn draft(opened: &Opened, goal: &NewGoal) -> Result<Draft, NewGoalError> {
    let config = &opened.config;
    let group = |option, kind, name: &Option<String>| {
        let Some(name) = name else { return Ok(None) };
        let ids = config.groups.of(kind).iter().map(|group| group.id.as_str());
        let found = config.groups.find(kind, name).map(|group| group.id.clone());
        found.map(Some).ok_or_else(|| unknown(option, name, ids))
    };
    let pillar = group("--pillar", GroupKind::Pillar, &goal.pillar)?;
    let topic = group("--topic", GroupKind::Topic, &goal.topic)?;
    let lead = group("--lead", GroupKind::Department, &goal.lead)?;
    if let Some(name) = goal.status.as_ref().filter(|name| config.statuses.get(name).is_none()) {
        return Err(unknown("--status", name, config.statuses.iter().map(|status| status.id.as_str())));
    }
    if let Some(name) = goal.status_source.as_ref().filter(|name| !opened.content.sources.contains_key(*name)) {
        return Err(unknown("--status-source", name, opened.content.sources.keys().map(String::as_str)));
    }
    let free = suggested_id(opened, pillar.as_deref(), &goal.title);
    let id = goal.id.clone().unwrap_or_else(|| free.clone());
    check_id(opened, &id, &free)?;
    let folder = folder(opened, pillar.as_deref());
    let path = if folder.is_empty() { format!("{id}.md") } else { format!("{folder}/{id}.md") };
    if !config.folders.goals.has(&path) {
        return Err(NewGoalError::NoGoal { path });
    }
    let for_all = pillar.is_none() && !config.groups.of(GroupKind::Pillar).is_empty();
    let date = |date: &Option<PartialDate>| date.map(|date| date.to_string());
    let id_is_field = config.folders.goals.adopted.as_ref().is_none_or(|adopted| !adopted.id_from_name);
    let fields = [
        ("id", id_is_field.then(|| id.clone())),
        ("title", Some(goal.title.clone())),
        ("summary", goal.summary.clone()),
        ("kind", for_all.then(|| "cross-cutting".to_owned())),
        ("pillar", pillar),
        ("topic", topic),
        ("lead", lead),
        ("status", goal.status.clone()),
        ("status_source", goal.status_source.clone()),
        ("start", date(&goal.start)),
        ("due", date(&goal.due)),
    ];
    let names = config.fields.names(config.fields.today());
    let line = |(field, value): (&str, Option<String>)| {
        let name = names.get(field).map_or(field, String::as_str);
        Some(format!("{name}: {}\n", scalar(&value?)))
    };
    let front: String = fields.into_iter().filter_map(line).collect();
    Ok(Draft { id, path, text: format!("---\n{front}---\n") })
}

/// Writes a draft into the portal's folder `root`.
///
/// # Errors
/// A file that exists, or a folder that cannot be written to.
pub fn write(root: &Path, draft: &Draft) -> Result<(), NewGoalError> {
    Ok(create_file(&root.join(&draft.path), draft.text.as_bytes())?)
}

/// Ids that goals have or had.
fn used_ids(opened: &Opened) -> BTreeSet<&str> {
    let today = opened.content.goals.iter().map(|goal| goal.id.as_str());
    today.chain(opened.history.by_goal().into_keys()).collect()
}

/// `vv-07` as `vv` and `07`.
fn numbered(id: &str) -> Option<(&str, &str)> {
    let (prefix, digits) = id.rsplit_once('-')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some((prefix, digits))
}

/// Where the goals of a pillar lie; for its first one a folder of its own if others have one.
fn folder(opened: &Opened, pillar: Option<&str>) -> String {
    let top = &opened.config.folders.goals.folder;
    let parent = |path: &'_ str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let goals = &opened.content.goals;
    let own = goals.iter().filter(|goal| goal.pillar.as_deref() == pillar).map(|goal| parent(&goal.path));
    if let Some(folder) = most_common(own) {
        return folder;
    }
    let apart = goals.iter().any(|goal| parent(&goal.path) != *top);
    pillar.filter(|_| apart).map_or_else(|| top.clone(), |pillar| format!("{top}/{pillar}"))
}

/// What occurs most often; of several the first in order.
fn most_common<T: Ord>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for each in all {
        *counts.entry(each).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(each, _)| each)
}

fn unknown<'a>(option: &'static str, name: &str, words: impl Iterator<Item = &'a str>) -> NewGoalError {
    let words: Vec<&str> = words.collect();
    let all = || words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let hint = match nearest(name, words.iter().copied()) {
        Some(nearest) => format!("gemeint ist vielleicht `{nearest}`"),
        None if words.is_empty() => "das Portal hat keine".to_owned(),
        None => format!("möglich sind: {}", all()),
    };
    NewGoalError::Unknown { option, name: name.to_owned(), hint }
}
