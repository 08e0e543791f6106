//! What the settings said on the day of each step: statuses, groups, hedges. Whoever takes a word out of the settings takes
//! nothing out of the past.

use std::collections::BTreeMap;

use super::ever::{entries, ever, is_former, statuses as stated, texts};
use super::hedges::Hedges;
use crate::config::{Config, GroupKind, Meaning, Status};
use crate::content::Field;
use crate::history::{History, Step};

/// What a status said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatusThen {
    pub means: Meaning,
    pub step: Option<i64>,
    pub late: bool,
    /// Its place in [`Vocabulary::ever`], if it is there.
    pub known: Option<usize>,
}

/// Statuses by their ids and words.
pub(super) type Words = BTreeMap<String, StatusThen>;

/// Groups by their ids, under which the history tells them.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups(BTreeMap<(GroupKind, String), Group>);

#[derive(Debug, Clone)]
struct Group {
    /// What it is called where there is little room.
    name: Option<String>,
    /// The group that took its place.
    replaced_by: Option<String>,
}

/// How often a group may have made room for another.
const SUCCESSORS: usize = 20;

impl Groups {
    /// The id of a group, or of the one that took its place.
    pub fn today<'a>(&'a self, kind: GroupKind, id: &'a str) -> &'a str {
        let mut id = id;
        for _ in 0..SUCCESSORS {
            match self.0.get(&(kind, id.to_owned())).and_then(|group| group.replaced_by.as_ref()) {
                Some(next) => id = next,
                None => return id,
            }
        }
        id
    }
}

/// Something that holds from after so many steps on, in their order; the first from the beginning on.
#[derive(Debug)]
struct Eras<T>(Vec<(usize, T)>);

impl<T> Eras<T> {
    /// Those of the first steps.
    fn first(&self, steps: usize) -> &[(usize, T)] {
        &self.0[..self.0.partition_point(|(from, _)| *from <= steps)]
    }

    fn after(&self, steps: usize) -> Option<&T> {
        let later = self.0.partition_point(|(from, _)| *from <= steps);
        self.0.get(later.saturating_sub(1)).map(|(_, then)| then)
    }
}

/// The settings through time, as far as marks need them.
#[derive(Debug)]
pub(in crate::portal) struct Vocabulary {
    ever: Vec<Status>,
    statuses: Eras<Words>,
    labels: Eras<BTreeMap<String, String>>,
    groups: Eras<Groups>,
    hedges: Eras<Hedges>,
    /// Whether whoever names a status has to name a source.
    needs_source: Eras<bool>,
    no_words: Words,
    no_groups: Groups,
    no_hedges: Hedges,
}

impl Vocabulary {
    /// That of a history, and of a step that would be the next one. A word that a day does not know yet means what it
    /// meant when it came.
    pub fn of(history: &History, config: &Config, next: Option<&Step>) -> Self {
        let ever = ever(history, config, next);
        Self {
            statuses: statuses(history, config, &ever, next),
            ever,
            labels: Eras(
                history
                    .rule("statuses", next)
                    .into_iter()
                    .map(|(steps, field)| (steps, labels(field.as_ref())))
                    .collect(),
            ),
            groups: groups(history, next),
            hedges: hedges(history, config, next),
            needs_source: Eras(
                history
                    .rule("status_needs_source", next)
                    .into_iter()
                    .map(|(steps, field)| (steps, field.is_some_and(|field| field.texts() == ["true"])))
                    .collect(),
            ),
            no_words: Words::new(),
            no_groups: Groups::default(),
            no_hedges: Hedges::default(),
        }
    }

    /// All that holds during the first steps, in words.
    pub(super) fn first(&self, steps: usize) -> String {
        let Self {
            ever: _,
            statuses,
            labels: _,
            groups,
            hedges,
            needs_source,
            no_words: _,
            no_groups: _,
            no_hedges: _,
        } = self;
        let words = (statuses.first(steps), groups.first(steps), hedges.first(steps), needs_source.first(steps));
        format!("{words:?}")
    }

    /// The statuses of the settings, then those that left these and that goals had, as they were last.
    pub fn ever(&self) -> &[Status] {
        &self.ever
    }

    /// The status that a word meant after so many steps, as a place in [`Self::ever`]; none if nobody knew the word then.
    pub fn status(&self, steps: usize, word: &str) -> Option<usize> {
        self.statuses(steps).get(word)?.known
    }

    /// What a word for a status meant after so many steps; none if nobody knows the word then.
    pub fn means(&self, steps: usize, word: &str) -> Option<Meaning> {
        self.statuses(steps).get(word).map(|status| status.means)
    }

    /// Whether a step gave words another meaning, by its place in the history.
    pub fn changes_with(&self, step: usize) -> bool {
        self.statuses.0.iter().any(|(from, _)| *from == step + 1)
    }

    /// The name of a group after so many steps.
    pub fn group_name(&self, steps: usize, kind: GroupKind, id: &str) -> Option<&str> {
        self.groups(steps).0.get(&(kind, id.to_owned()))?.name.as_deref()
    }

    /// The label of a status after so many steps, by its id or one of its words.
    pub fn label(&self, steps: usize, word: &str) -> Option<&str> {
        self.labels.after(steps)?.get(word).map(String::as_str)
    }

    /// The words after so many steps.
    pub(super) fn statuses(&self, steps: usize) -> &Words {
        self.statuses.after(steps).unwrap_or(&self.no_words)
    }

    /// The groups after so many steps.
    pub(super) fn groups(&self, steps: usize) -> &Groups {
        self.groups.after(steps).unwrap_or(&self.no_groups)
    }

    /// The hedges after so many steps.
    pub fn hedges(&self, steps: usize) -> &Hedges {
        self.hedges.after(steps).unwrap_or(&self.no_hedges)
    }

    /// Whether a status needed a source after so many steps.
    pub(super) fn needs_source(&self, steps: usize) -> bool {
        self.needs_source.after(steps).copied().unwrap_or_default()
    }
}

fn statuses(history: &History, config: &Config, ever: &[Status], next: Option<&Step>) -> Eras<Words> {
    let rules = history.rule("statuses", next);
    let mut eras: Vec<_> = rules.iter().map(|(steps, field)| (*steps, words(field.as_ref(), ever))).collect();
    let mut later = today(config);
    for (_, words) in eras.iter_mut().rev() {
        for (word, status) in &later {
            words.entry(word.clone()).or_insert(*status);
        }
        later.clone_from(words);
    }
    Eras(eras)
}

fn today(config: &Config) -> Words {
    let mut words = Words::new();
    for (place, status) in config.statuses.iter().enumerate() {
        let then = StatusThen { means: status.means, step: status.step, late: status.late, known: Some(place) };
        for word in std::iter::once(&status.id).chain(&status.words) {
            words.entry(word.clone()).or_insert(then);
        }
    }
    words
}

/// What the statuses of a value of the settings are called.
fn labels(field: Option<&Field>) -> BTreeMap<String, String> {
    let labels = entries(field).filter_map(|parts| Some((parts, texts(parts, "label").first()?)));
    let words = |(parts, label)| {
        texts(parts, "id").iter().chain(texts(parts, "words")).map(move |word| (word.clone(), String::clone(label)))
    };
    labels.flat_map(words).collect()
}

/// Statuses of a value of the settings.
fn words(field: Option<&Field>, ever: &[Status]) -> Words {
    let mut words = Words::new();
    for status in stated(field) {
        let known = ever.iter().position(|ever| is_former(ever, &status));
        let Status { id, words: others, means, step, late, .. } = status;
        let known = known.or_else(|| ever.iter().position(|status| status.id == id || status.words.contains(&id)));
        for word in std::iter::once(id).chain(others) {
            words.entry(word).or_insert(StatusThen { means, step, late, known });
        }
    }
    words
}

fn groups(history: &History, next: Option<&Step>) -> Eras<Groups> {
    let mut changed: BTreeMap<usize, Vec<(GroupKind, Option<Field>)>> = BTreeMap::new();
    for kind in GroupKind::ALL {
        for (steps, field) in history.rule(kind.key(), next) {
            changed.entry(steps).or_default().push((kind, field));
        }
    }
    let mut now = Groups::default();
    let eras = changed.into_iter().map(|(steps, lists)| {
        for (kind, field) in lists {
            now.0.retain(|(of, _), _| *of != kind);
            for parts in entries(field.as_ref()) {
                let Some(id) = texts(parts, "id").first() else { continue };
                let name = texts(parts, "short").first().or(texts(parts, "title").first()).cloned();
                let group = Group { name, replaced_by: texts(parts, "replaced_by").first().cloned() };
                now.0.entry((kind, id.clone())).or_insert(group);
            }
        }
        (steps, now.clone())
    });
    Eras(eras.collect())
}

fn hedges(history: &History, config: &Config, next: Option<&Step>) -> Eras<Hedges> {
    let language = config.languages.main();
    let of = |field: Option<Field>| {
        let Some(Field::Map(own)) = field else { return Hedges::of(language, &[], &[]) };
        Hedges::of(language, texts(&own, "weak"), texts(&own, "reservations"))
    };
    Eras(history.rule("hedges", next).into_iter().map(|(steps, field)| (steps, of(field))).collect())
}
