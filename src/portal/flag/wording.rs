//! The rules for the words of a goal: its promise, its titles and what is noted beside them.

use super::Flag;
use super::judge::Judge;
use super::names::becomes_plan;
use super::table::Item;
use super::words::{disowns, promise_weakens, redefines, weakens};
use crate::content::Field;

/// What a value says; nothing if there is none.
fn said(field: Option<&Field>) -> String {
    field.map(crate::history::field_text).unwrap_or_default()
}

impl Judge<'_> {
    /// The mark of a text that says less, if it does.
    pub(super) fn wording(&self, part: Item, old: Option<&Field>, new: Option<&Field>) -> Option<Flag> {
        let is_less = || self.words(old, new);
        let (flag, holds) = match part {
            Item::Promise => (Flag::PromiseWeaker, promise_weakens(&said(old), &said(new), self.then.hedges)),
            Item::EventText => (Flag::EvidenceGone, is_less()),
            Item::EventNote => (Flag::EvidenceGone, is_less() || self.is_disowned(old, new)),
            Item::Note | Item::IndicatorNote | Item::TargetNote => {
                let is_disowned = part == Item::TargetNote && self.is_disowned(old, new);
                (Flag::WordsWeaker, is_disowned || is_less() || redefines(&said(old), &said(new)))
            }
            Item::Title => (Flag::WordsWeaker, is_less() || old.is_some() && becomes_plan(&said(old), &said(new))),
            _ => (Flag::WordsWeaker, is_less()),
        };
        holds.then_some(flag)
    }

    pub(super) fn words(&self, old: Option<&Field>, new: Option<&Field>) -> bool {
        weakens(&said(old), &said(new), self.then.hedges)
    }

    /// Whether a note says newly of what it stands beside that nobody stands by it.
    fn is_disowned(&self, old: Option<&Field>, new: Option<&Field>) -> bool {
        disowns(&said(old), &said(new), self.then.hedges)
    }
}
