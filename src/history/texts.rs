//! The texts of all steps, each once and as its difference from the one before it: what is kept of them is small.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Change, GoalChanges, Step};

/// A text, as what stands in the middle of another.
#[derive(Debug, Serialize, Deserialize)]
struct Delta<'a> {
    /// Number of that other one, from 1; 0 for none.
    base: u32,
    /// Bytes that begin as there.
    prefix: u32,
    /// Bytes that end as there.
    suffix: u32,
    middle: &'a str,
}

/// Texts in the order in which they first occur.
#[derive(Default)]
pub(super) struct Texts {
    /// Texts that are kept already; they have the first numbers.
    known: Vec<Arc<str>>,
    list: Vec<(Arc<str>, u32)>,
    numbers: HashMap<(usize, usize), u32>,
}

impl Texts {
    /// Texts that follow others.
    pub fn after(known: &[Arc<str>]) -> Self {
        let place = |text: &Arc<str>| (text.as_ptr() as usize, text.len());
        let numbers = known.iter().zip(1..).map(|(text, number)| (place(text), number)).collect();
        Self { known: known.to_vec(), list: Vec::new(), numbers }
    }

    /// The number of a text, which may have come from the text of number `base`.
    pub fn number(&mut self, text: &Arc<str>, base: u32) -> u32 {
        // Equal texts share one allocation; where they do not, one more is kept.
        let place = (text.as_ptr() as usize, text.len());
        let next = u32::try_from(self.known.len() + self.list.len() + 1).unwrap_or(u32::MAX);
        *self.numbers.entry(place).or_insert_with(|| {
            self.list.push((Arc::clone(text), base));
            next
        })
    }

    /// The numbers of all texts of a step, in the order of [`put_back`].
    pub fn of_step(&mut self, step: &Step) -> Vec<u32> {
        let mut numbers = Vec::new();
        for goal in &step.goals {
            for change in &goal.changes {
                if let Change::Created { record, .. } | Change::Removed { record, .. } = change {
                    numbers.push(self.number(&record.markdown, 0));
                }
            }
            if let Some(text) = &goal.text {
                let old = self.number(&text.old, 0);
                numbers.extend([old, self.number(&text.new, old)]);
            }
        }
        for text in step.site.iter().filter_map(|change| change.text.as_ref()) {
            let old = self.number(&text.old, 0);
            numbers.extend([old, self.number(&text.new, old)]);
        }
        numbers
    }

    /// All texts but the known ones, in bytes.
    pub fn pack(&self) -> Option<Vec<u8>> {
        let get = |number: u32| -> &str {
            let place = (number as usize).wrapping_sub(1);
            let new = || self.list.get(place.wrapping_sub(self.known.len())).map(|(text, _)| text);
            self.known.get(place).or_else(new).map_or("", |text| text)
        };
        let deltas: Vec<Delta<'_>> = self.list.iter().map(|(text, base)| delta(text, get(*base), *base)).collect();
        postcard::to_stdvec(&deltas).ok()
    }
}

fn delta<'a>(text: &'a str, base: &str, number: u32) -> Delta<'a> {
    let short = text.len().min(base.len());
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let mut prefix = text.bytes().zip(base.bytes()).take_while(same).count();
    prefix -= (0..prefix).take_while(|back| !text.is_char_boundary(prefix - back)).count();
    let mut suffix = text.bytes().rev().zip(base.bytes().rev()).take(short - prefix).take_while(same).count();
    suffix -= (0..suffix).take_while(|back| !text.is_char_boundary(text.len() - suffix + back)).count();
    let length = |bytes: usize| u32::try_from(bytes).unwrap_or_default();
    Delta {
        base: number,
        prefix: length(prefix),
        suffix: length(suffix),
        middle: text.get(prefix..text.len() - suffix).unwrap_or_default(),
    }
}

/// All texts again, from one pack after the other; `None` if these bytes are none.
pub(super) fn unpack(packs: &[&[u8]]) -> Option<Vec<Arc<str>>> {
    let mut texts: Vec<Arc<str>> = Vec::new();
    for bytes in packs {
        let deltas: Vec<Delta<'_>> = postcard::from_bytes(bytes).ok()?;
        texts.reserve(deltas.len());
        for Delta { base, prefix, suffix, middle } in deltas {
            let base = if base == 0 { "" } else { texts.get(base as usize - 1)? };
            // Else a few bytes could say a text that fills the memory.
            if prefix as usize + suffix as usize > base.len() {
                return None;
            }
            let begin = base.get(..prefix as usize)?;
            let end = base.get(base.len().checked_sub(suffix as usize)?..)?;
            texts.push([begin, middle, end].concat().into());
        }
    }
    Some(texts)
}

/// Puts the texts of a step back in their places.
pub(super) fn put_back(step: &mut Step, numbers: &[u32], texts: &[Arc<str>]) -> Option<()> {
    let mut numbers = numbers.iter();
    let mut next = || texts.get((*numbers.next()? as usize).checked_sub(1)?).map(Arc::clone);
    for GoalChanges { changes, text, .. } in &mut step.goals {
        for change in changes {
            if let Change::Created { record, .. } | Change::Removed { record, .. } = change {
                Arc::make_mut(record).markdown = next()?;
            }
        }
        if let Some(text) = text {
            (text.old, text.new) = (next()?, next()?);
        }
    }
    for text in step.site.iter_mut().filter_map(|change| change.text.as_mut()) {
        (text.old, text.new) = (next()?, next()?);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_come_back(texts in prop::collection::vec(("[aäß€ ]{0,8}", any::<prop::sample::Index>()), 1..9)) {
            let mut packed = Texts::default();
            let texts: Vec<(Arc<str>, _)> = texts.into_iter().map(|(text, base)| (Arc::from(text), base)).collect();
            for (place, (text, base)) in texts.iter().enumerate() {
                let base = base.index(place + 1);
                packed.number(text, u32::try_from(base).unwrap());
            }
            let unpacked = unpack(&[&packed.pack().unwrap()]).unwrap();
            for (text, _) in &texts {
                let number = packed.number(text, 0) as usize;
                prop_assert_eq!(&unpacked[number - 1], text);
            }
        }
    }
}
