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
}

/// Statuses by their ids and words.
pub(super) type Words = BTreeMap<String, StatusThen>;

/// The vocabulary through time.
pub(super) struct Vocabulary {
    /// From after so many steps on, in their order; the first from the beginning on.
    eras: Vec<(usize, Words)>,
}

impl Vocabulary {
    /// That of a history, and of a step that would be the next one. A word that a day does not know yet means what it
    /// meant when it came.
    pub fn of(history: &History, config: &Config, next: Option<&Step>) -> Self {
        let rules = history.rule("statuses", next);
        let mut eras: Vec<_> = rules.iter().map(|(steps, field)| (*steps, words(field.as_ref()))).collect();
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

    /// The words after so many steps.
    pub fn after(&self, steps: usize) -> &Words {
        let later = self.eras.partition_point(|(from, _)| *from <= steps);
        &self.eras[later.saturating_sub(1)].1
    }
}

fn today(config: &Config) -> Words {
    let mut words = Words::new();
    for status in config.statuses.iter() {
        let then = StatusThen { means: status.means, step: status.step };
        for word in std::iter::once(&status.id).chain(&status.words) {
            words.entry(word.clone()).or_insert(then);
        }
    }
    words
}

/// The same of a value of the settings.
fn words(field: Option<&Field>) -> Words {
    let mut words = Words::new();
    let Some(Field::Entries(entries)) = field else { return words };
    for entry in entries.values() {
        let Field::Map(parts) = entry else { continue };
        let part = |name: &str| parts.get(name).map_or(&[][..], Field::texts);
        let Some(means) = part("means").first().and_then(|word| Meaning::of(word)) else { continue };
        let then = StatusThen { means, step: part("step").first().and_then(|step| step.parse().ok()) };
        for word in part("id").iter().chain(part("words")) {
            words.entry(word.clone()).or_insert(then);
        }
    }
    words
}
