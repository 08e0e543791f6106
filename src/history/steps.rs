//! Steps of the history that several states of a portal share: the portal as it was has the first ones of today's.

use std::ops::Deref;
use std::sync::Arc;

use super::Step;

/// Steps, oldest first. Reads as a slice; a part from the beginning copies nothing.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    all: Arc<Vec<Step>>,
    len: usize,
}

impl Steps {
    /// The first `len` of them; all, if there are not so many.
    #[must_use]
    pub fn up_to(&self, len: usize) -> Self {
        Self { all: Arc::clone(&self.all), len: len.min(self.len) }
    }
}

impl From<Vec<Step>> for Steps {
    fn from(steps: Vec<Step>) -> Self {
        Self { len: steps.len(), all: Arc::new(steps) }
    }
}

impl Deref for Steps {
    type Target = [Step];

    fn deref(&self) -> &[Step] {
        self.all.get(..self.len).unwrap_or_default()
    }
}

impl<'a> IntoIterator for &'a Steps {
    type Item = &'a Step;
    type IntoIter = std::slice::Iter<'a, Step>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
