//! Marks that an earlier build of the same program found. Judging what changed is most of the work of a build in which nothing
//! did.

use serde::{Deserialize, Serialize};

use super::Flagged;
use super::marker::{Marker, TOGETHER};
use crate::config::Config;
use crate::content::Content;
use crate::history::{History, Step};

/// The marks of the first steps of a history, with a sum of everything that they follow from.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptMarks {
    sum: [u8; 32],
    steps: usize,
    flagged: Vec<Flagged>,
}

impl KeptMarks {
    /// The marks of a history, if there are so many that keeping them pays; `program` names what judged them.
    pub fn of(
        program: &str,
        history: &History,
        content: &Content,
        config: &Config,
        flagged: &[Flagged],
    ) -> Option<Self> {
        let steps = Some(history.steps.len()).filter(|steps| *steps >= TOGETHER)?;
        let sum = Marker::new(history, content, config, None).sum(program, &history.steps)?;
        Some(Self { sum, steps, flagged: flagged.to_vec() })
    }

    /// The marks and of how many steps they are, if these are the first ones of a history.
    pub(super) fn of_first(&self, program: &str, marker: &Marker, steps: &[Step]) -> Option<(usize, &[Flagged])> {
        let sum = marker.sum(program, steps.get(..self.steps)?)?;
        (sum == self.sum).then_some((self.steps, self.flagged.as_slice()))
    }
}
