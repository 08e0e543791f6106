//! Settings of the history: where it began, where goals lay before, what trailers of commits are called.

use jiff::civil::Date;

use super::goal_files::goal_files;
use super::names::field_eras;
use super::{CommitWords, FieldEras, GoalFiles, Groups, Languages};
use crate::diagnostic::Problem;
use crate::value::PartialDate;
use crate::yaml::{Fields, Node};

/// How the repository's history is to be read and told.
#[derive(Debug, Clone, Default)]
pub struct HistorySettings {
    /// Said wherever changes are shown, for example that the history was reconstructed.
    pub notice: Option<String>,
    /// Goals that come after this day count as added later; the day of the first commit with goals if not said.
    pub start: Option<PartialDate>,
    /// The day whose deadlines are the plan; `start` if not said.
    pub plan: Option<PartialDate>,
    /// How old states are read.
    pub past: Past,
    /// Names of trailers in commit messages.
    pub words: CommitWords,
}

/// What today's settings add to those of old states.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Folders in which the goals lay before, relative to the portal, or from the repository's top with a `/` in front.
    pub paths: Vec<String>,
    /// Folders of the repository in which the portal lay before, each with a `/` at its end; empty for its top.
    pub roots: Vec<String>,
    /// Days whose states are read otherwise than their own settings say; the first one that holds a day counts.
    pub otherwise: Vec<Otherwise>,
}

impl Past {
    /// How these settings read the states of a day, if otherwise than the state's own settings, which say `own` of the past. A
    /// state whose settings say it already is no old one.
    pub fn otherwise_on(&self, day: Date, own: &Self) -> Option<&Otherwise> {
        let own: Vec<String> = own.otherwise.iter().map(|otherwise| format!("{otherwise:?}")).collect();
        let counts = |otherwise: &&Otherwise| {
            (otherwise.from..=otherwise.until).contains(&day) && !own.contains(&format!("{otherwise:?}"))
        };
        self.otherwise.iter().find(counts)
    }
}

/// How the states of some days are read, whatever their own settings say.
#[derive(Debug, Clone)]
pub struct Otherwise {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Which files were goals; `None` if the settings of the day say it.
    pub goals: Option<GoalFiles>,
    /// What their fields were called; `None` if the settings of the day say it.
    pub fields: Option<FieldEras>,
}

pub(super) fn history(fields: &mut Fields<'_, '_, '_>, languages: &Languages, groups: &Groups) -> HistorySettings {
    let Some(node) = fields.take("history") else {
        return HistorySettings::default();
    };
    let Some(mut inner) = Fields::of("history", node, fields.sink()) else {
        return HistorySettings::default();
    };
    let settings = HistorySettings {
        notice: languages.text(&mut inner, "notice").map(|text| text.value),
        start: inner.date("start").map(|date| date.value),
        plan: inner.date("plan").map(|date| date.value),
        past: past(&mut inner, groups),
        words: words(&mut inner),
    };
    inner.finish();
    settings
}

fn past(fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> Past {
    let (paths, roots) = (fields.paths("paths"), fields.places("roots"));
    let otherwise = fields.entries("read").iter().filter_map(|node| otherwise(node, fields, groups)).collect();
    Past { paths, roots, otherwise }
}

fn otherwise(node: &Node, fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> Option<Otherwise> {
    let mut inner = Fields::of("read", node, fields.sink())?;
    let (from, until) = (inner.required_date("from"), inner.required_date("to"));
    let content = inner.take("content");
    let content = content.and_then(|node| Fields::of("content", node, inner.sink()));
    let goals = content.map(|mut content| {
        let goals = goal_files(&mut content, groups);
        content.finish();
        goals
    });
    let fields = inner.place("fields").is_some().then(|| field_eras(&mut inner));
    let (from, until) = (from?, until?);
    if until.value.last_day() < from.value.first_day() {
        let problem = Problem::EndBeforeStart { end: until.value.to_string(), start: from.value.to_string() };
        inner.sink().add(&until.span, problem);
    }
    inner.finish();
    Some(Otherwise { from: from.value.first_day(), until: until.value.last_day(), goals, fields })
}

fn words(fields: &mut Fields<'_, '_, '_>) -> CommitWords {
    let mut words = CommitWords::default();
    let Some(node) = fields.take("trailers") else {
        return words;
    };
    let Some(mut inner) = Fields::of("trailers", node, fields.sink()) else {
        return words;
    };
    for (field, list) in
        [("reason", &mut words.reason), ("decision", &mut words.decision), ("source", &mut words.source)]
    {
        let named: Vec<String> = inner.texts(field).into_iter().map(|text| text.value).collect();
        if !named.is_empty() {
            *list = named;
        }
    }
    inner.finish();
    words
}
