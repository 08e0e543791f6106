//! Sources that have another day now, by which a goal was reached in time: what a source says before the deadline is believed.

use jiff::civil::Date;

use super::members::named_in;
use super::values::{Values, text};
use super::vocabulary::Words;
use crate::config::Meaning;
use crate::content::{Field, SiteKind};
use crate::history::{State, Step};
use crate::value::PartialDate;

/// The changes of days of sources after which a source speaks in time for a goal, and did not before; as places in
/// [`Step::site`]. `state` and `statuses` are those after the step.
pub(super) fn in_time_now(step: &Step, state: &State, statuses: &Words) -> Vec<usize> {
    let redated = step.site.iter().enumerate().filter_map(|(place, site)| {
        let (SiteKind::Source, [id, part]) = (site.kind, site.change.field.as_slice()) else { return None };
        let day = |field: &Option<Field>| field.as_ref()?.texts().first()?.parse::<PartialDate>().ok();
        let new = day(&site.change.new).filter(|_| part == "date")?.last_day();
        let old = day(&site.change.old).map(PartialDate::last_day);
        let is_claimed = |(_, goal): (&String, &crate::history::GoalThen)| {
            let span = claimed_in_time(&goal.fields, statuses);
            span.is_some_and(|(from, to)| {
                let speaks = |day: Date| from <= day && day <= to;
                speaks(new) && !old.is_some_and(speaks) && named_in(&goal.fields).contains(id)
            })
        };
        state.goals().any(is_claimed).then_some(place)
    });
    redated.collect()
}

/// From when to when a source must be that speaks for a goal that claims to have been reached in time.
fn claimed_in_time(values: &Values, statuses: &Words) -> Option<(Date, Date)> {
    let date = |name: &str| values.get(name).and_then(text)?.parse::<PartialDate>().ok();
    let status = statuses.get(values.get("status").and_then(text)?)?;
    let claimed = date("done").or(date("status_date")).filter(|_| status.means == Meaning::Done)?;
    let due = date("due")?.last_day();
    (claimed.last_day() <= due).then_some((claimed.first_day(), due))
}
