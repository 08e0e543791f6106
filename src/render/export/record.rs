//! Changes as records: the one shape that `changes.json`, `changes.csv` and the log of the command line share.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::characters::visible_name;
use crate::content::Field;
use crate::history::{Across, Change, Commit, FieldChange, Step, field_text};
use crate::portal::{Flag, FlaggedAt, Portal, address_of_step};
use crate::render::output::RenderError;
use crate::render::text::plain::cell;

/// Kind of a change, its field, and the values before and after.
pub type Parts<'a> = (&'static str, Cow<'a, str>, Option<Cow<'a, str>>, Option<Cow<'a, str>>);

/// Names of the columns, in their order.
const COLUMNS: [&str; 21] = [
    "commit",
    "url",
    "date",
    "author",
    "co_authors",
    "subject",
    "goal",
    "title",
    "kind",
    "field",
    "old",
    "new",
    "flags",
    "reason",
    "decisions",
    "sources",
    "reverts",
    "signed",
    "gap",
    "claimed_date",
    "reason_by",
];

/// Between the values of one cell.
pub const BETWEEN: &str = "; ";

/// A change in the open data. Written from borrowed values: there are many. A changed rule has neither goal nor title, a change
/// beside the goals no goal, and its file in front of the field.
#[derive(Debug, Serialize)]
pub struct ChangeRecord<'a> {
    pub commit: &'a str,
    pub url: &'a str,
    pub date: &'a str,
    pub author: &'a str,
    pub subject: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    pub kind: &'a str,
    pub field: Cow<'a, str>,
    pub old: Option<Cow<'a, str>>,
    pub new: Option<Cow<'a, str>>,
    pub flags: Vec<&'static str>,
    pub reason: Option<String>,
    pub decisions: Vec<&'a str>,
    pub sources: Vec<&'a str>,
    pub co_authors: &'a [String],
    pub reverts: Option<&'a str>,
    pub signed: bool,
    /// The commits in one of which the change was made, if that is not known to be this one: earlier ones left the file unreadable.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gap: Vec<GapCommit<'a>>,
    /// The day that the commit itself claims, if that cannot be right; `date` is the one that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_date: Option<String>,
    /// Who gives the reason, if that is not the commit's author alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_by: Option<String>,
}

/// A commit in which a change may have been made.
#[derive(Debug, Serialize)]
pub struct GapCommit<'a> {
    pub commit: &'a str,
    pub date: String,
    pub author: &'a str,
    pub co_authors: &'a [String],
}

impl<'a> GapCommit<'a> {
    /// Each of these commits; `own` is that of the step.
    pub fn all(across: Across<'a>, own: &'a Commit) -> Vec<Self> {
        let record = |commit: &'a Commit| Self {
            commit: &commit.id,
            date: commit.date.to_string(),
            author: &commit.author,
            co_authors: &commit.co_authors,
        };
        across.commits(own).map(record).collect()
    }
}

/// A record with the commits of which one made the change, if there are several or others.
pub fn with_gap(mut record: Value, gap: &[GapCommit<'_>]) -> Value {
    if !gap.is_empty() {
        record["gap"] = json!(gap);
    }
    record
}

impl GapCommit<'_> {
    fn text(&self) -> String {
        let authors: Vec<&str> =
            std::iter::once(self.author).chain(self.co_authors.iter().map(String::as_str)).collect();
        format!("{} {} {}", self.commit, self.date, authors.join(", "))
    }
}

/// What the records of one step share.
pub struct StepRecords<'a> {
    step: &'a Step,
    url: String,
    date: String,
    flags: BTreeMap<FlaggedAt, Flag>,
}

impl<'a> StepRecords<'a> {
    /// The records of the step at a place of the history.
    pub fn of(portal: &'a Portal<'_>, place: usize) -> Option<Self> {
        let step = portal.history.steps.get(place)?;
        Some(Self {
            step,
            url: address(portal, &address_of_step(portal, place)),
            date: step.commit.date.to_string(),
            flags: portal.flagged_in(place).iter().map(|flagged| (flagged.at, flagged.flag)).collect(),
        })
    }

    /// The change at a place of the step.
    pub fn record(&self, at: FlaggedAt) -> Option<ChangeRecord<'_>> {
        match at {
            FlaggedAt::Goal { goal, change } => {
                let goal = self.step.goals.get(goal)?;
                let change = goal.changes.get(change)?;
                let (kind, field, old, new) = parts(change);
                let gap = GapCommit::all(goal.across(change), &self.step.commit);
                let record = self.common(at, kind, field, old, new);
                Some(ChangeRecord { goal: Some(&goal.id), title: Some(&goal.title), gap, ..record })
            }
            FlaggedAt::Site(place) => {
                let site = self.step.site.get(place)?;
                let (_, field, old, new) = field_parts(&site.change);
                let field = format!("{}: {field}", visible_name(&site.path)).into();
                let record = self.common(at, site.kind.word(), field, old, new);
                Some(ChangeRecord { title: site.title.as_deref(), ..record })
            }
            FlaggedAt::Rule(rule) => {
                let change = self.step.settings.get(rule)?;
                let (_, field, old, new) = field_parts(change);
                let gap = GapCommit::all(Across::or_own(&self.step.rules_across), &self.step.commit);
                Some(ChangeRecord { gap, ..self.common(at, "rule", field, old, new) })
            }
        }
    }

    /// Places of all changes of goals, of all changed rules, and of all changes beside the goals.
    pub fn places(&self) -> [Vec<FlaggedAt>; 3] {
        let of_goal = |(goal, changes): (usize, &crate::history::GoalChanges)| {
            (0..changes.changes.len()).map(move |change| FlaggedAt::Goal { goal, change })
        };
        let goals = self.step.goals.iter().enumerate().flat_map(of_goal).collect();
        let rules = (0..self.step.settings.len()).map(FlaggedAt::Rule).collect();
        [goals, rules, (0..self.step.site.len()).map(FlaggedAt::Site).collect()]
    }

    fn common<'r>(
        &'r self,
        at: FlaggedAt,
        kind: &'r str,
        field: Cow<'r, str>,
        old: Option<Cow<'r, str>>,
        new: Option<Cow<'r, str>>,
    ) -> ChangeRecord<'r> {
        let commit: &Commit = &self.step.commit;
        let said = at.said(self.step);
        ChangeRecord {
            commit: &commit.id,
            url: &self.url,
            date: &self.date,
            author: &commit.author,
            subject: &commit.subject,
            goal: None,
            title: None,
            kind,
            field,
            old,
            new,
            flags: self.flags.get(&at).map(|flag| flag.word()).into_iter().collect(),
            reason: said.reason(),
            reason_by: said.reason_by(),
            claimed_date: commit.wrong.map(|wrong| wrong.claimed.to_string()),
            decisions: said.decisions,
            sources: said.sources,
            co_authors: &commit.co_authors,
            reverts: commit.reverts.as_deref(),
            signed: commit.signed,
            gap: Vec::new(),
        }
    }
}

/// A table of records after RFC 4180. Cells that a spreadsheet would run are guarded, see [`cell`].
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
    path: String,
}

impl Table {
    /// A table with its head, for the file `path`.
    ///
    /// # Errors
    /// A head that cannot be written.
    pub fn new(path: &str) -> Result<Self, RenderError> {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut table = Self { writer, path: path.to_owned() };
        table.row(COLUMNS.map(str::to_owned))?;
        Ok(table)
    }

    /// Adds a record.
    ///
    /// # Errors
    /// A record that cannot be written.
    pub fn add(&mut self, record: &ChangeRecord<'_>) -> Result<(), RenderError> {
        let signed = if record.signed { "true" } else { "false" };
        let cells = [
            record.commit,
            record.url,
            record.date,
            record.author,
            &record.co_authors.join(BETWEEN),
            record.subject,
            record.goal.unwrap_or_default(),
            record.title.unwrap_or_default(),
            record.kind,
            &record.field,
            record.old.as_deref().unwrap_or_default(),
            record.new.as_deref().unwrap_or_default(),
            &record.flags.join(BETWEEN),
            record.reason.as_deref().unwrap_or_default(),
            &record.decisions.join(BETWEEN),
            &record.sources.join(BETWEEN),
            record.reverts.unwrap_or_default(),
            signed,
            &record.gap.iter().map(GapCommit::text).collect::<Vec<_>>().join(BETWEEN),
            record.claimed_date.as_deref().unwrap_or_default(),
            record.reason_by.as_deref().unwrap_or_default(),
        ];
        self.row(cells.map(cell))
    }

    fn row(&mut self, cells: [String; COLUMNS.len()]) -> Result<(), RenderError> {
        let failed = |error: csv::Error| RenderError::Data { path: self.path.clone(), reason: error.to_string() };
        self.writer.write_record(cells).map_err(failed)
    }

    /// The table as text.
    ///
    /// # Errors
    /// A table that cannot be ended.
    pub fn end(self) -> Result<Vec<u8>, RenderError> {
        let path = self.path;
        self.writer.into_inner().map_err(|error| RenderError::Data { path, reason: error.to_string() })
    }
}

/// What a change of a goal says.
pub fn parts(change: &Change) -> Parts<'_> {
    let path = |path: &'_ String| Some(Cow::Owned(visible_name(path).into_owned()));
    match change {
        Change::Created { path: file, .. } => ("created", "file".into(), None, path(file)),
        Change::Removed { path: file, .. } => ("removed", "file".into(), path(file), None),
        Change::Moved { from, to } => ("moved", "file".into(), path(from), path(to)),
        Change::Field(change) => field_parts(change),
    }
}

/// `changed`, the field's path, the values before and after.
pub fn field_parts(change: &FieldChange) -> Parts<'_> {
    fn text(field: Option<&Field>) -> Option<Cow<'_, str>> {
        match field? {
            Field::Text(text) => Some(Cow::from(text)),
            other => Some(Cow::from(field_text(other))),
        }
    }
    ("changed", change.field.join("/").into(), text(change.old.as_ref()), text(change.new.as_ref()))
}

/// A page's address: absolute if the portal has a base address, else from the site's root.
pub fn address(portal: &Portal<'_>, route: &str) -> String {
    portal.config.base_url.as_ref().map_or_else(|| format!("/{route}"), |base| format!("{base}{route}"))
}

/// Lists of records below what holds for all of them; `more` is one more thing that does.
pub fn file(portal: &Portal<'_>, more: Option<(&str, Value)>, lists: &[(&str, Vec<String>)]) -> Vec<u8> {
    let mut head = json!({
        "portal": portal.config.title,
        "as_of": portal.as_of.to_string(),
        "commit": portal.history.head.as_ref().map(|commit| &commit.id),
        "history": portal.history.extent.word(),
    });
    if let Some((name, value)) = more {
        head[name] = value;
    }
    let head = head.to_string();
    // Long lists: each record is copied once.
    let records = lists.iter().flat_map(|(_, records)| records).map(|record| record.len() + ",\n".len());
    let names = lists.iter().map(|(name, _)| name.len() + ",\"\":[\n\n]".len());
    let mut bytes = Vec::with_capacity(head.len() + "}\n".len() + records.chain(names).sum::<usize>());
    bytes.extend(head.strip_suffix('}').unwrap_or(&head).bytes());
    for (name, records) in lists {
        bytes.extend_from_slice(format!(",\"{name}\":[\n").as_bytes());
        for (place, record) in records.iter().enumerate() {
            bytes.extend_from_slice(if place > 0 { b",\n" } else { b"" });
            bytes.extend_from_slice(record.as_bytes());
        }
        bytes.extend_from_slice(b"\n]");
    }
    bytes.extend_from_slice(b"}\n");
    bytes
}

/// One record as JSON.
///
/// # Errors
/// A record that cannot be written, for the file `path`.
pub fn json(record: &ChangeRecord<'_>, path: &str) -> Result<String, RenderError> {
    serde_json::to_string(record)
        .map_err(|error| RenderError::Data { path: path.to_owned(), reason: error.to_string() })
}
