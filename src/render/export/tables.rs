//! Goals and their measured values as tables for spreadsheets. The columns are stable within `v1`; new ones come last.

use crate::content::{Direction, Reading};
use crate::portal::{Dataset, GoalState, Portal, routes};
use crate::render::export::record::{BETWEEN, address};
use crate::render::output::RenderError;
use crate::render::text::plain::cell;
use crate::value::PartialDate;

const OF_GOALS: [&str; 23] = [
    "id",
    "url",
    "title",
    "promise",
    "kind",
    "pillar",
    "topic",
    "lead",
    "departments",
    "status",
    "status_label",
    "status_means",
    "status_date",
    "progress",
    "due",
    "due_state",
    "first_due",
    "due_moves",
    "done",
    "outcome",
    "newest",
    "created",
    "changed",
];

const OF_INDICATORS: [&str; 10] =
    ["goal", "title", "indicator", "unit", "direction", "kind", "date", "value", "number", "source"];

/// A goal in each row.
///
/// # Errors
/// A row that cannot be written.
pub fn goals(portal: &Portal<'_>) -> Result<Vec<u8>, RenderError> {
    table(Dataset::GoalsTable, &OF_GOALS, portal.goals.iter().map(|state| goal(portal, state)))
}

/// A baseline, value or target in each row.
///
/// # Errors
/// A row that cannot be written.
pub fn indicators(portal: &Portal<'_>) -> Result<Vec<u8>, RenderError> {
    table(Dataset::IndicatorsTable, &OF_INDICATORS, portal.goals.iter().flat_map(values))
}

fn table<const N: usize>(
    file: Dataset,
    head: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<Vec<u8>, RenderError> {
    let failed = |reason: String| RenderError::Data { path: file.path().to_owned(), reason };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(head).map_err(|error| failed(error.to_string()))?;
    for row in rows {
        writer.write_record(row.each_ref().map(|text| cell(text))).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

fn date(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn goal(portal: &Portal<'_>, state: &GoalState<'_>) -> [String; OF_GOALS.len()] {
    let goal = state.goal;
    let percent = state.progress.as_ref().and_then(|progress| progress.percent.as_ref().ok());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        goal.id.clone(),
        address(portal, &routes::goal(&goal.id)),
        goal.title.clone(),
        goal.promise.clone().unwrap_or_default(),
        goal.kind.word().to_owned(),
        goal.pillar.clone().unwrap_or_default(),
        goal.topic.clone().unwrap_or_default(),
        goal.lead.clone().unwrap_or_default(),
        goal.departments.join(BETWEEN),
        state.status.id.clone(),
        state.status.label.clone(),
        state.status.means.word().to_owned(),
        date(goal.status_date),
        percent.map(ToString::to_string).unwrap_or_default(),
        date(goal.due),
        state.due.map(|due| due.state.word().to_owned()).unwrap_or_default(),
        date(state.due_course.first()),
        state.due_course.count().to_string(),
        date(goal.done),
        state.outcome.class.word().to_owned(),
        day(state.freshness.map(|fresh| fresh.newest)),
        day(state.created),
        day(state.changed),
    ]
}

fn values<'s>(state: &'s GoalState<'_>) -> impl Iterator<Item = [String; OF_INDICATORS.len()]> + 's {
    state.goal.indicators.iter().flat_map(move |indicator| {
        let row = move |(kind, reading): (&str, &Reading)| {
            let number = reading.value.number.map(|number| number.to_string());
            [
                state.goal.id.clone(),
                state.goal.title.clone(),
                indicator.name.clone(),
                indicator.unit.clone().unwrap_or_default(),
                indicator.direction.map(Direction::word).unwrap_or_default().to_owned(),
                kind.to_owned(),
                date(reading.date),
                reading.value.written.clone().or_else(|| number.clone()).unwrap_or_default(),
                number.unwrap_or_default(),
                reading.source.clone().unwrap_or_default(),
            ]
        };
        let baseline = indicator.baseline.iter().map(|reading| ("baseline", reading));
        let values = indicator.in_order().into_iter().map(|reading| ("value", reading));
        let now = indicator.current.iter().map(|reading| ("current", reading));
        let target = indicator.target.iter().map(|reading| ("target", reading));
        baseline.chain(values).chain(now).chain(target).map(row)
    })
}
