//! Goals counted by status.

/// Number of goals per status, in the order of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// One number per status.
    pub counts: Vec<usize>,
    /// Their sum.
    pub total: usize,
}

impl Tally {
    /// Counts places in the vocabulary of `statuses` words.
    pub fn of(places: impl Iterator<Item = usize>, statuses: usize) -> Self {
        let mut counts = vec![0; statuses];
        let mut total = 0;
        for place in places {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
                total += 1;
            }
        }
        Self { counts, total }
    }
}
