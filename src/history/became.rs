//! What a touched file is after a commit.

use std::sync::Arc;

use super::Gap;
use super::across::Broken;
use super::parse::{Parsed, Torn};
use super::slots::{Slot, Slots};
use super::successor::predecessor;
use super::trees::{FileChange, RawStep};
use crate::config::{GoalFiles, GroupNames};
use crate::content::{CertainLines, Record};
use crate::diagnostic::Why;

/// What is known before the commit.
pub(super) struct Known<'a> {
    pub slots: &'a Slots,
    /// What names of groups mean.
    pub names: &'a GroupNames,
    /// Whether there is a site: before the first settings there is none.
    pub has_site: bool,
}

impl Known<'_> {
    /// What the file is; none if it is gone. A state that cannot be read is added to `gaps`.
    pub fn slot(&self, file: &FileChange, raw: &RawStep, parsed: &Parsed, gaps: &mut Vec<Gap>) -> Option<Slot> {
        let (blob, goals) = (file.new?, &raw.reading.goals);
        let own = self.slots.get(&file.path);
        let torn = match file.instead {
            // What never was a goal does not become one by being something else.
            Some(reason) => own.map(|_| Torn::from(Why::from(reason)))?,
            None => match parsed.goal(raw.reading.era(raw.commit.date), blob) {
                Ok(record) => {
                    let record = record.at(&file.path, goals).naming(self.names);
                    let beside = own.filter(|slot| slot.claim() == Some(&record.id)).map(|slot| slot.beside.clone());
                    let beside = beside.unwrap_or_default();
                    return Some(Slot { record: Some(record), broken: Vec::new(), is_out: false, beside, blob });
                }
                Err(torn) => torn,
            },
        };
        let is_news = own.is_none_or(|slot| slot.is_readable() || slot.blob != blob);
        let last = own.or_else(|| predecessor(self.slots, file, &torn, raw));
        let record = last.and_then(|slot| slot.record.clone());
        if is_news {
            let goal = record.as_ref().map(|record| record.id.clone());
            gaps.push(Gap { path: file.path.clone(), reason: torn.reason.clone(), goal, lost: Vec::new() });
        }
        let mut broken = last.map(|slot| slot.broken.clone()).unwrap_or_default();
        if is_news {
            let commits = raw.who_touched(|brought| brought.writes(&file.path));
            let is_its = |record: &Arc<Record>| is_about(&torn.lines, &record.id, goals);
            let lines = if record.as_ref().is_some_and(is_its) { torn.lines } else { Arc::default() };
            broken.push(Broken { commits, lines, is_beside: false });
        }
        let is_out = self.has_site && (file.instead.is_some() || goals.skips_broken());
        let record = record.map(|record| record.at(&file.path, goals));
        Some(Slot { record, broken, is_out, beside: Vec::new(), blob })
    }
}

/// Whether these lines of a file are about the goal that it was: they say so, or its name does.
fn is_about(lines: &CertainLines, id: &str, goals: &GoalFiles) -> bool {
    let is_named = goals.adopted.as_ref().is_some_and(|adopted| adopted.id_from_name);
    is_named || lines.value("id").is_some_and(|line| line == id)
}
