//! A goal's file read line by line: what each line of its front matter depends on, and the dated facts in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::error::DemoError;
use super::fact::{Fact, Kind};
use super::outline::{Lines, Outline, Part, Shared, field, text, texts_below};
use crate::content::split;
use crate::diagnostic::Diagnostic;
use crate::value::PartialDate;
use crate::yaml::{Node, parse_plain};

/// When a line of the front matter is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// From the first commit of the goal on.
    Name,
    /// Since the beginning of the strategy.
    Promise,
    /// With the fact of this number.
    Fact(usize),
    /// With the first of these facts; with what has no date if there is none.
    First(Range<usize>),
    /// With the promise, in the words of that day.
    Due,
    /// As the latest source says.
    Status,
    /// With the promise, as far as what they say is there.
    Sources,
    /// With everything that has no date.
    Undated,
    /// With the earliest of these.
    Earliest(Vec<Mark>),
}

/// Status, its date and its source, as written.
pub(super) type Stated = (Option<String>, Option<String>, Option<String>);

/// A goal's file.
#[derive(Debug)]
pub(super) struct Draft {
    pub path: String,
    pub id: String,
    /// What stands before the front matter.
    pub head: String,
    pub lines: Vec<String>,
    /// One for each line.
    pub marks: Vec<Mark>,
    /// The line after the front matter.
    pub fence: String,
    /// In the order of the file.
    pub facts: Vec<Fact>,
    /// The deadline that holds today.
    pub due: Option<PartialDate>,
    /// What the goal states as its status.
    pub stated: Stated,
    /// The sources that it lists.
    pub sources: Vec<String>,
    /// The source of each statement without a date, in the order of the file.
    pub undated: Vec<Option<String>>,
}

impl Draft {
    /// Takes a goal's file apart.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, DemoError> {
        let fault = |reason: String| DemoError::Content { path: path.to_owned(), reason };
        let broken = |problem, span| fault(Diagnostic::at(path, &span, problem).message());
        let (file, front, body) = split(bytes).map_err(|problem| broken(problem, 0..0))?;
        let front_text = &file[front.clone()];
        let node = parse_plain(front_text).map_err(|(problem, span)| broken(problem, span))?;
        let id = text(&node, "id").ok_or_else(|| fault("die Angabe `id` fehlt".to_owned()))?;
        let shared = |Shared(line): Shared| {
            // The line before the front matter counts as well, and people count from 1.
            fault(format!("in Zeile {} steht eine Angabe nicht auf eigenen Zeilen", line + 2))
        };
        let Marker { marks, facts, mut undated, .. } = Marker::read(front_text, &node).map_err(shared)?;
        let stated = (text(&node, "status"), text(&node, "status_date"), text(&node, "status_source"));
        if stated.0.is_some() && stated.1.is_none() {
            undated.push(stated.2.clone());
        }
        let mut sources = Vec::new();
        texts_below(&node, &["sources"], &mut sources);
        Ok(Self {
            path: path.to_owned(),
            id,
            head: file[..front.start].to_owned(),
            lines: front_text.split_inclusive('\n').map(str::to_owned).collect(),
            marks,
            fence: file[front.end..body.start].to_owned(),
            facts,
            due: text(&node, "due").and_then(|due| due.parse().ok()),
            stated,
            sources,
            undated,
        })
    }
}

/// Marks the lines of a front matter.
struct Marker {
    outline: Outline,
    marks: Vec<Mark>,
    facts: Vec<Fact>,
    undated: Vec<Option<String>>,
}

impl Marker {
    fn read(front: &str, node: &Node) -> Result<Self, Shared> {
        let outline = Outline::of(front);
        let marks = vec![Mark::Name; outline.len()];
        let mut marker = Self { outline, marks, facts: Vec::new(), undated: Vec::new() };
        let fields = marker.outline.fields(node, marker.outline.len())?;
        for part in &fields {
            marker.goal_field(part)?;
        }
        let originals = marker.originals(&fields);
        for part in fields.iter().filter(|part| part.key == "translations") {
            marker.translations(part, &originals)?;
        }
        Ok(marker)
    }

    /// When each text of the lists is there: all marks of the lines on which it begins.
    fn originals(&self, fields: &[Part<'_>]) -> BTreeMap<String, Vec<Mark>> {
        let mut originals: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
        for part in fields.iter().filter(|part| part.key != "translations") {
            self.outline.each_text(part.node, &mut |text, line| {
                if let Some(mark) = self.marks.get(line) {
                    originals.entry(text.trim().to_owned()).or_default().push(mark.clone());
                }
            });
        }
        originals
    }

    /// A translated name of a figure or an event comes with what it translates, everything else with the goal.
    fn translations(&mut self, part: &Part<'_>, originals: &BTreeMap<String, Vec<Mark>>) -> Result<(), Shared> {
        for language in self.outline.fields(part.node, part.lines.end)? {
            for words in self.outline.fields(language.node, language.lines.end)? {
                if words.key != "words" {
                    continue;
                }
                let mut all = Vec::new();
                for word in self.outline.fields(words.node, words.lines.end)? {
                    let marks = originals.get(word.key.trim()).cloned().unwrap_or_default();
                    all.extend(marks.iter().cloned());
                    self.mark(&word.lines, &Mark::Earliest(marks));
                }
                self.mark(&(words.lines.start..words.lines.start + 1), &Mark::Earliest(all));
            }
        }
        Ok(())
    }

    fn mark(&mut self, lines: &Lines, mark: &Mark) {
        self.marks[lines.clone()].fill(mark.clone());
    }

    fn goal_field(&mut self, part: &Part<'_>) -> Result<(), Shared> {
        match part.key {
            "id" | "title" | "kind" | "pillar" | "topic" | "translations" => self.mark(&part.lines, &Mark::Name),
            "status" | "status_date" | "status_source" => self.mark(&part.lines, &Mark::Status),
            "due" => self.mark(&part.lines, &Mark::Due),
            "sources" => self.mark(&part.lines, &Mark::Sources),
            "note" => self.mark(&part.lines, &Mark::Undated),
            "events" => self.list(part, Self::event)?,
            "indicators" => self.list(part, Self::indicator)?,
            "milestones" => self.list(part, Self::milestone)?,
            _ => self.mark(&part.lines, &Mark::Promise),
        }
        Ok(())
    }

    /// A list whose head is there as soon as the first fact in it.
    fn list(
        &mut self,
        part: &Part<'_>,
        entry: impl Fn(&mut Self, &Part<'_>) -> Result<(), Shared>,
    ) -> Result<(), Shared> {
        let first = self.facts.len();
        let entries = self.outline.entries(part)?;
        for part in &entries {
            entry(self, part)?;
        }
        let head = part.lines.start..entries.first().map_or(part.lines.end, |entry| entry.lines.start);
        // Milestones belong to the promise, whether they are reached or not.
        let mark = if part.key == "milestones" { Mark::Promise } else { Mark::First(first..self.facts.len()) };
        self.mark(&head, &mark);
        Ok(())
    }

    /// Marks lines with a fact if `node` has a date.
    fn dated(&mut self, lines: &Lines, node: &Node, date: &str, kind: Kind) {
        let source = text(node, "source");
        let Some(date) = text(node, date).and_then(|date| date.parse().ok()) else {
            self.mark(lines, &Mark::Undated);
            self.undated.push(source);
            return;
        };
        self.mark(lines, &Mark::Fact(self.facts.len()));
        self.facts.push(Fact { date, line: lines.start, kind, source });
    }

    #[expect(clippy::unnecessary_wraps, reason = "one of several kinds of entries")]
    fn event(&mut self, part: &Part<'_>) -> Result<(), Shared> {
        let whole = text(part.node, "scope").is_none_or(|scope| scope == "whole");
        let status = text(part.node, "status").filter(|_| whole);
        self.dated(&part.lines, part.node, "date", Kind::Event { status, told: text(part.node, "text") });
        Ok(())
    }

    fn indicator(&mut self, indicator: &Part<'_>) -> Result<(), Shared> {
        let name = text(indicator.node, "name").unwrap_or_default();
        let first = self.facts.len();
        let fields = self.outline.fields(indicator.node, indicator.lines.end)?;
        for part in &fields {
            match part.key {
                "values" => self.list(part, |marker, value| {
                    marker.dated(&value.lines, value.node, "date", Kind::Value(name.clone()));
                    Ok(())
                })?,
                "current" => self.dated(&part.lines, part.node, "date", Kind::Value(name.clone())),
                "baseline" => self.dated(&part.lines, part.node, "date", Kind::Baseline(name.clone())),
                "target" => {
                    self.mark(&part.lines, &Mark::Undated);
                    self.undated.push(text(part.node, "source"));
                }
                "note" => self.mark(&part.lines, &Mark::Undated),
                _ => {}
            }
        }
        let all = Mark::First(first..self.facts.len());
        for (number, part) in fields.iter().enumerate() {
            match part.key {
                // The dash stands on the first line, so this line must not come and go on its own.
                "values" | "current" | "baseline" | "target" | "note" if number == 0 => {
                    return Err(Shared(part.lines.start));
                }
                "values" | "current" | "baseline" | "target" | "note" => {}
                _ => self.mark(&part.lines, &all),
            }
        }
        Ok(())
    }

    fn milestone(&mut self, milestone: &Part<'_>) -> Result<(), Shared> {
        self.mark(&milestone.lines, &Mark::Promise);
        for part in self.outline.fields(milestone.node, milestone.lines.end)? {
            if part.key == "done" && field(milestone.node, "title").is_some() {
                let title = text(milestone.node, "title").unwrap_or_default();
                self.dated(&part.lines, milestone.node, "done", Kind::Milestone(title));
            }
        }
        Ok(())
    }
}
