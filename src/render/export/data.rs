//! The open data: goals and changes as JSON, changes as a table too. Names are English and stable within `v1`.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::characters::visible;
use crate::diagnostic::Language;
use crate::history::{Gap, Retold, Step, without_addresses};
use crate::portal::{Dataset, FlaggedAt, Portal, RemovedGoal, routes};
use crate::render::change::step::shown_path;
use crate::render::export::figures;
use crate::render::export::goal_data::goal;
use crate::render::export::record;
use crate::render::export::record::{StepRecords, Table, address};
use crate::render::export::tables;
use crate::render::export::timeline::timeline;
use crate::render::output::{OutputFile, RenderError, Take};

/// Makes all data files but the last ones, which the publishing stage writes. One record a line: lists of records are long, and a
/// line each keeps them small and comparable.
///
/// # Errors
/// A record that cannot be written as JSON.
pub fn files(portal: &Portal<'_>, take: Take<'_>) -> Result<(), RenderError> {
    let file = |file: &Dataset| {
        let path = file.path().to_owned();
        bytes(portal, *file)
            .map(|bytes| bytes.into_iter().for_each(|bytes| take(OutputFile { path: path.clone(), bytes })))
    };
    Dataset::ALL.par_iter().try_for_each(file)
}

fn bytes(portal: &Portal<'_>, file: Dataset) -> Result<Option<Vec<u8>>, RenderError> {
    Ok(Some(match file {
        Dataset::GoalsTable => tables::goals(portal)?,
        Dataset::IndicatorsTable => tables::indicators(portal)?,
        Dataset::Goals => goals(portal),
        Dataset::ChangesTable => table(portal)?,
        Dataset::Changes => changes(portal)?,
        Dataset::Timeline => timeline(portal),
        Dataset::Figures => format!("{:#}\n", figures::file(portal)).into_bytes(),
        Dataset::Manifest | Dataset::Sums => return Ok(None),
    }))
}

fn goals(portal: &Portal<'_>) -> Vec<u8> {
    let goals = portal.goals.par_iter().map(|state| goal(portal, state).to_string()).collect();
    let removed = portal.removed.iter().map(|goal| removed(portal, goal).to_string()).collect();
    let left_out = portal.content.left_out.iter();
    let left_out = left_out
        .map(|file| {
            json!({"path": shown_path(&file.path), "reason": without_addresses(file.reason.in_words(Language::German))})
                .to_string()
        })
        .collect();
    record::file(portal, None, &[("goals", goals), ("removed", removed), ("left_out", left_out)])
}

fn changes(portal: &Portal<'_>) -> Result<Vec<u8>, RenderError> {
    let steps = (0..portal.history.steps.len()).into_par_iter().map(|place| step_changes(portal, place));
    let [mut changes, mut rules, mut site] = [const { Vec::new() }; 3];
    for [goals, of_rules, beside] in steps.collect::<Result<Vec<_>, _>>()? {
        changes.extend(goals);
        rules.extend(of_rules);
        site.extend(beside);
    }
    let retold =
        portal.history.steps.iter().flat_map(|step| step.retold.iter().map(|told| retold(step, told).to_string()));
    let gaps = portal.history.steps.iter().flat_map(|step| step.gaps.iter().map(|told| gap(step, told).to_string()));
    let lists = [
        ("changes", changes),
        ("rules", rules),
        ("site", site),
        ("retold", retold.collect()),
        ("gaps", gaps.collect()),
    ];
    Ok(record::file(portal, None, &lists))
}

/// The changes of goals, the changed rules and the changes beside the goals of a step, a record each.
fn step_changes(portal: &Portal<'_>, place: usize) -> Result<[Vec<String>; 3], RenderError> {
    let Some(records) = StepRecords::of(portal, place) else { return Ok(Default::default()) };
    let [goals, rules, site] = records.places();
    let json = |places: Vec<FlaggedAt>| -> Result<Vec<String>, RenderError> {
        let records = places.into_iter().filter_map(|at| records.record(at));
        records.map(|record| record::json(&record, Dataset::Changes.path())).collect()
    };
    Ok([json(goals)?, json(rules)?, json(site)?])
}

/// What cannot be read in a commit, and why.
fn gap(step: &Step, gap: &Gap) -> Value {
    json!({
        "commit": step.commit.id,
        "date": step.commit.date.to_string(),
        "author": step.commit.author,
        "path": shown_path(&gap.path),
        "reason": visible(&without_addresses(gap.reason.in_words(Language::German))),
    })
}

/// What a commit's settings change in what was told of an earlier one.
fn retold(step: &Step, told: &Retold) -> Value {
    let (_, field, old, new) = record::field_parts(&told.change);
    json!({
        "by": step.commit.id,
        "commit": told.commit,
        "date": told.date.to_string(),
        "goal": told.goal,
        "title": told.title,
        "field": field,
        "old": old,
        "new": new,
        "flags": told.mark.iter().collect::<Vec<_>>(),
        "told": told.is_told,
    })
}

/// All changes as a table, each commit's rules after its goals, and then what lies beside these.
fn table(portal: &Portal<'_>) -> Result<Vec<u8>, RenderError> {
    let mut table = Table::new(Dataset::ChangesTable.path())?;
    for records in (0..portal.history.steps.len()).filter_map(|place| StepRecords::of(portal, place)) {
        let places = records.places().into_iter().flatten();
        places.filter_map(|at| records.record(at)).try_for_each(|record| table.add(&record))?;
    }
    table.end()
}

/// A goal that is no longer in the portal.
fn removed(portal: &Portal<'_>, goal: &RemovedGoal<'_>) -> Value {
    let commit = portal.history.steps.get(goal.step).map(|step| &step.commit);
    json!({
        "id": goal.id,
        "url": address(portal, &routes::goal(goal.id)),
        "title": goal.title,
        "removed": commit.map(|commit| commit.date.to_string()),
        "commit": commit.map(|commit| &commit.id),
        "replaced_by": portal.replaced_by(goal.id).collect::<Vec<_>>(),
    })
}
