//! What the words for statuses meant on the day of each step: whoever takes one out of the settings takes nothing out of the
//! past.

use std::collections::BTreeMap;

use crate::config::{Config, Meaning};
use crate::content::Field;
use crate::history::{History, Step};

/// What a status said.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatusThen {
    pub means: Meaning,
    pub step: Option<i64>,
    /// Its place in today's vocabulary, if that has it.
    known: Option<usize>,
}

/// Statuses by their ids and words.
pub(super) type Words = BTreeMap<String, StatusThen>;

/// The vocabulary through time.
#[derive(Debug)]
pub(in crate::portal) struct Vocabulary {
    /// From after so many steps on, in their order; the first from the beginning on.
    eras: Vec<(usize, Words)>,
}

impl Vocabulary {
    /// That of a history, and of a step that would be the next one. A word that a day does not know yet means what it
    /// meant when it came.
    pub fn of(history: &History, config: &Config, next: Option<&Step>) -> Self {
        let rules = history.rule("statuses", next);
        let mut eras: Vec<_> = rules.iter().map(|(steps, field)| (*steps, words(field.as_ref(), config))).collect();
        let mut later = today(config);
        for (_, words) in eras.iter_mut().rev() {
            for (word, status) in &later {
                words.entry(word.clone()).or_insert(*status);
            }
            later.clone_from(words);
        }
        if eras.is_empty() {
            eras.push((0, later));
        }
        Self { eras }
    }

    /// The status that a word meant after so many steps, as a place in today's vocabulary; none if that does not have it.
    pub fn status(&self, steps: usize, word: &str) -> Option<usize> {
        self.after(steps).get(word)?.known
    }

    /// Whether a step gave words another meaning, by its place in the history.
    pub fn changes_with(&self, step: usize) -> bool {
        self.eras.iter().any(|(from, _)| *from == step + 1)
    }

    /// The words after so many steps.
    pub(super) fn after(&self, steps: usize) -> &Words {
        let later = self.eras.partition_point(|(from, _)| *from <= steps);
        &self.eras[later.saturating_sub(1)].1
    }
}

fn today(config: &Config) -> Words {
    let mut words = Words::new();
    for (place, status) in config.statuses.iter().enumerate() {
        let then = StatusThen { means: status.means, step: status.step, known: Some(place) };
        for word in std::iter::once(&status.id).chain(&status.words) {
            words.entry(word.clone()).or_insert(then);
        }
    }
    words
}

/// The same of a value of the settings.
fn words(field: Option<&Field>, config: &Config) -> Words {
    let mut words = Words::new();
    let Some(Field::Entries(entries)) = field else { return words };
    for entry in entries.values() {
        let Field::Map(parts) = entry else { continue };
        let part = |name: &str| parts.get(name).map_or(&[][..], Field::texts);
        let Some(means) = part("means").first().and_then(|word| Meaning::of(word)) else { continue };
        let step = part("step").first().and_then(|step| step.parse().ok());
        let known = part("id").first().and_then(|id| config.statuses.position(id));
        let then = StatusThen { means, step, known };
        for word in part("id").iter().chain(part("words")) {
            words.entry(word.clone()).or_insert(then);
        }
    }
    words
}
