//! The rules for how a portal looks, and for what it calls its marks and figures.

use super::Flag;
use super::site::Judge;
use super::words::disclaims;
use crate::config::{Meaning, Tone};
use crate::content::Field;
use crate::history::{FieldChange, SiteChange, field_text};

impl Judge<'_> {
    /// A changed label, colour, notice or claim.
    pub(super) fn look(&self, site: &SiteChange, path: &[&str]) -> Option<Flag> {
        let change = &site.change;
        let new = change.new.as_ref().and_then(|new| new.texts().first()).map(String::as_str);
        let holds = match path {
            // From then on no day of a commit is one of publication: what was late is not known to be any more.
            ["history", "notice"] if change.old.is_none() => true,
            ["history", "notice"] if change.new.is_none() => true,
            // It stood alone there.
            ["history"] if has_notice(change.old.as_ref()) && !has_notice(change.new.as_ref()) => true,
            ["notice", ..] | ["history", "notice", ..] | ["statuses", _, "note" | "notice", ..] => {
                self.loses(change) || self.disclaims(change)
            }
            ["description", ..] => self.disclaims(change) || self.is_softer(change),
            ["history", ..] => self.disclaims(change),
            ["title", ..] => self.disclaims(change) || self.title(change),
            ["claims"] => change.new.is_none() || self.loses(change),
            ["claims", ..] => change.old.is_some(),
            ["stands"] => {
                let days =
                    |field: &Option<Field>| field.as_ref().map(|field| field.texts().to_vec()).unwrap_or_default();
                let kept = days(&change.new);
                days(&change.old).iter().any(|day| !kept.contains(day))
            }
            ["statuses", id, "label", ..] => self.is_late(id) && self.loses(change),
            ["statuses", id, "colour" | "icon"] => {
                // As a reached goal looks, or no longer as a late one.
                let as_done = [Some(Tone::Green.word()), Some("check")].contains(&new)
                    && !self.statuses.get(*id).is_some_and(|status| status.means == Meaning::Done);
                self.is_late(id) || as_done
            }
            _ => false,
        };
        holds.then_some(Flag::LookChanged)
    }

    /// Whether nothing is binding any more.
    fn disclaims(&self, change: &FieldChange) -> bool {
        let says =
            |field: &Option<Field>| field.as_ref().is_some_and(|field| disclaims(&field_text(field), self.hedges));
        says(&change.new) && !says(&change.old)
    }

    /// Whether more takes back than before.
    fn is_softer(&self, change: &FieldChange) -> bool {
        let hedges = |field: &Option<Field>| {
            let text = field.as_ref().map(field_text).unwrap_or_default();
            self.hedges.hedges_in(&super::tokens::words(&text))
        };
        change.old.is_some() && hedges(&change.new) > hedges(&change.old)
    }
}

/// Whether settings of the history have a note.
fn has_notice(field: Option<&Field>) -> bool {
    matches!(field, Some(Field::Map(settings)) if settings.contains_key("notice"))
}
