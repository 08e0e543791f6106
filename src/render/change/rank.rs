//! How much a change matters to whoever reads in this language.

use crate::config::Languages;
use crate::content::SiteKind;
use crate::history::{Change, FieldChange, GoalChanges, SiteChange, Step};
use crate::portal::{Item, Rank, site_rank};
use crate::render::words::Words;

/// The rank of a change of a goal that is not marked. A translation into the reader's language is what this reader reads; what
/// the same commit did to the words it translates is then told for others.
pub fn rank_here(words: &Words<'_>, step: &Step, goal: &GoalChanges, change: &Change) -> Rank {
    let rank = |change| words.portal.trail.rank(|| words.portal.trail.place_of(&step.commit.id), change);
    let languages = &words.portal.config.languages;
    match change {
        Change::Field(FieldChange { field, .. }) if !languages.is_main() => match translated(languages, field) {
            Some(part) => Item::of(part).rank(),
            None if is_translated(languages, goal, field) => Rank::Translation,
            None => rank(change),
        },
        _ => rank(change),
    }
}

/// The same of a change beside the goals.
pub fn site_rank_here(words: &Words<'_>, site: &SiteChange) -> Rank {
    match site.kind {
        SiteKind::Translation if !words.portal.config.languages.is_main() => {
            site_rank(&SiteChange { kind: SiteKind::Page, ..site.clone() })
        }
        _ => site_rank(site),
    }
}

/// What a translation into the reader's language is of.
fn translated<'f>(languages: &Languages, field: &'f [String]) -> Option<&'f [String]> {
    match field {
        [list, language, part @ ..] if list == "translations" && language == languages.current() => Some(part),
        _ => None,
    }
}

/// Whether the words of a field are translated for the reader in the same step.
fn is_translated(languages: &Languages, goal: &GoalChanges, field: &[String]) -> bool {
    let is_of =
        |change: &Change| matches!(change, Change::Field(other) if translated(languages, &other.field) == Some(field));
    goal.changes.iter().any(is_of)
}
