//! The change log for the command line: a selection of it as text, JSON, CSV or Markdown.

mod blocks;
mod chosen;
mod markdown;
mod text;

use self::chosen::{Chosen, chosen};
use self::markdown::log_markdown;
use self::text::log_text;
use crate::portal::{FlaggedAt, Portal, Rank};
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::export::record;
use crate::render::export::record::{StepRecords, Table};
use crate::render::output::RenderError;
use crate::render::text::plain;
use crate::render::words::Words;
use crate::theme::Theme;

pub use self::chosen::Filter;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, newest first, without any character that steers a terminal.
    Text,
    /// The records of `changes.json`, oldest first.
    Json,
    /// The rows of `changes.csv`, oldest first.
    Csv,
    /// For people, newest first, with headings and lists.
    Markdown,
}

/// The ids of all goals that the portal has or ever had, sorted, some twice.
pub fn goal_ids<'a>(portal: &Portal<'a>) -> impl Iterator<Item = &'a str> {
    let today = portal.content.goals.iter().map(|goal| goal.id.as_str());
    today.chain(portal.history.by_goal().into_keys())
}

/// The selected changes.
///
/// # Errors
/// A record that cannot be written.
pub fn log(portal: &Portal<'_>, theme: &Theme, filter: &Filter, format: Format) -> Result<String, RenderError> {
    let words = Words::new(portal, theme);
    let chosen = chosen(portal, filter);
    let all = filter.all || filter.field.is_some();
    match format {
        Format::Json => return json(portal, &chosen),
        Format::Csv => return csv(portal, &chosen),
        Format::Text | Format::Markdown => {}
    }
    let (told, aside): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|chosen| all || has_substance(&words, chosen));
    // Where nothing is of substance, what is editorial is what was asked for.
    let (told, aside) = if told.is_empty() { (aside, 0) } else { (told, aside.len()) };
    let mut text = match format {
        Format::Markdown => log_markdown(&words, &told, all),
        _ => log_text(&words, &told, all),
    };
    if aside > 0 {
        text.push_str(&format!("\n{}\n", words.count("log.aside", aside)));
    }
    Ok(text)
}

/// Whether anything that is wanted of a step is told one by one.
fn has_substance(words: &Words<'_>, chosen: &Chosen) -> bool {
    let Some(step) = words.portal.history.steps.get(chosen.step) else { return false };
    let mut of_goals = chosen.goals.iter().flat_map(|(goal, changes)| changes.iter().map(|change| (*goal, *change)));
    let is_substance = |(goal, change): (usize, usize)| {
        let each = step.goals.get(goal).and_then(|goal| goal.changes.get(change));
        let at = FlaggedAt::Goal { goal, change };
        let goal = step.goals.get(goal);
        let is_marked = words.portal.trail.is_flagged(chosen.step, at);
        is_marked || goal.zip(each).is_some_and(|(goal, each)| rank_here(words, step, goal, each) == Rank::Substance)
    };
    let is_beside = |place: &usize| {
        let is_marked = words.portal.trail.is_flagged(chosen.step, FlaggedAt::Site(*place));
        is_marked || step.site.get(*place).is_some_and(|site| site_rank_here(words, site) == Rank::Substance)
    };
    chosen.gaps || !chosen.rules.is_empty() || of_goals.any(is_substance) || chosen.site.iter().any(is_beside)
}

fn json(portal: &Portal<'_>, chosen: &[Chosen]) -> Result<String, RenderError> {
    let (mut changes, mut rules, mut site) = (Vec::new(), Vec::new(), Vec::new());
    for each in chosen {
        let Some(records) = StepRecords::of(portal, each.step) else { continue };
        let json = |at: FlaggedAt| Some(record::json(&records.record(at)?, "changes.json"));
        changes.extend(each.goal_places().filter_map(json).collect::<Result<Vec<_>, _>>()?);
        rules.extend(each.rule_places().filter_map(json).collect::<Result<Vec<_>, _>>()?);
        site.extend(each.site_places().filter_map(json).collect::<Result<Vec<_>, _>>()?);
    }
    let bytes = record::file(portal, None, &[("changes", changes), ("rules", rules), ("site", site)]);
    Ok(plain::json(&String::from_utf8_lossy(&bytes)))
}

fn csv(portal: &Portal<'_>, chosen: &[Chosen]) -> Result<String, RenderError> {
    let mut table = Table::new("changes.csv")?;
    for each in chosen {
        let Some(records) = StepRecords::of(portal, each.step) else { continue };
        let places = each.goal_places().chain(each.rule_places()).chain(each.site_places());
        places.filter_map(|at| records.record(at)).try_for_each(|record| table.add(&record))?;
    }
    Ok(String::from_utf8_lossy(&table.end()?).into_owned())
}
