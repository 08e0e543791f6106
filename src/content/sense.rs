//! What a goal says that does not fit together, and what it leaves out though a reader would ask for it.
//!
//! Only what the page itself, the settings and the as-of date show. Dates compare by what is certain: a part of 2027 is not
//! after a deadline in 2027.

mod indicators;

use jiff::civil::Date;

use super::goal::{Goal, ProgressRule};
use crate::config::{Config, GroupKind, Meaning, Status};
use crate::diagnostic::{Diagnostic, Problem, Span};
use crate::value::PartialDate;
use crate::yaml::{FieldNames, Node, Value};

/// All such findings. `front` is the goal's front matter, `names` the names of its fields there.
pub(super) fn check(goal: &Goal, front: &Node, names: &FieldNames, config: &Config, as_of: Date) -> Vec<Diagnostic> {
    let mut sense = Sense { goal, front, names, config, as_of, found: Vec::new() };
    sense.parts();
    sense.status();
    sense.progress();
    sense.deadline();
    sense.departments();
    sense.indicators();
    sense.found
}

struct Sense<'a> {
    goal: &'a Goal,
    front: &'a Node,
    names: &'a FieldNames,
    config: &'a Config,
    as_of: Date,
    found: Vec<Diagnostic>,
}

impl<'a> Sense<'a> {
    fn add(&mut self, place: &Span, problem: Problem) {
        self.found.push(Diagnostic::at(&self.goal.path, place, problem));
    }

    /// A field's value in the file.
    fn node(&self, field: &str) -> Option<&'a Node> {
        self.front.get(self.names.get(field).map_or(field, String::as_str))
    }

    /// Where a field's value stands, or else the goal's id.
    fn place(&self, field: &str) -> Span {
        self.node(field).map_or_else(|| self.goal.id_span.clone(), |node| node.span.clone())
    }

    /// The entries of a list together with where they stand; none if one of them could not be read.
    fn entries<T>(&self, field: &str, entries: &'a [T]) -> impl Iterator<Item = (&'a T, &'a Node)> + use<'a, T> {
        let nodes = self.node(field).map_or(&[][..], Node::items);
        let all = if nodes.len() == entries.len() { nodes } else { &[] };
        entries.iter().zip(all)
    }

    /// The goal's status; the unknown one if it says none.
    fn own_status(&self) -> &'a Status {
        let statuses = &self.config.statuses;
        self.goal.status.as_deref().and_then(|id| statuses.get(id)).unwrap_or(statuses.unknown())
    }

    /// Milestones, measures and events.
    fn parts(&mut self) {
        let goal = self.goal;
        for (milestone, node) in self.entries("milestones", &goal.milestones) {
            self.part_due(milestone.due, node);
            self.happened(milestone.done, node.get("done"));
        }
        for (measure, node) in self.entries("measures", &goal.measures) {
            self.part_due(measure.due, node);
            let status = measure.status.as_deref().and_then(|id| self.config.statuses.get(id));
            if let (Some(due), Some(status), Some(place)) = (measure.due, status, node.get("due")) {
                self.overdue(due, status, &place.span);
            }
        }
        for (earlier, node) in self.entries("earlier_due", &goal.earlier_due) {
            self.happened(Some(earlier.said), node.get("said"));
        }
        for (event, node) in self.entries("events", &goal.events) {
            self.happened(event.date, node.get("date"));
        }
    }

    /// A part that is due after the whole.
    fn part_due(&mut self, part: Option<PartialDate>, node: &Node) {
        let (Some(part), Some(due), Some(place)) = (part, self.goal.due, node.get("due")) else { return };
        if part.first_day() > due.last_day() {
            let problem = Problem::PartAfterDue { date: part.to_string(), due: due.to_string() };
            self.add(&place.span, problem);
        }
    }

    /// Something that is told as past and is not.
    fn happened(&mut self, date: Option<PartialDate>, place: Option<&Node>) {
        if let (Some(date), Some(place)) = (date, place)
            && date.first_day() > self.as_of
        {
            self.add(&place.span, Problem::InFuture { date: date.to_string() });
        }
    }

    fn status(&mut self) {
        let goal = self.goal;
        self.happened(goal.status_date, self.node("status_date"));
        self.happened(goal.done, self.node("done"));
        let confirmed = goal.confirmed.as_ref().map(|confirmed| confirmed.date);
        self.happened(confirmed, self.node("confirmed").and_then(|node| node.get("date")));
        self.newer();
        let status = self.own_status();
        if status.means != Meaning::Done {
            if let Some(done) = goal.done {
                self.add(&self.place("done"), Problem::DoneDateAlone { done: done.to_string() });
            }
            return;
        }
        let place = self.place("status");
        let (all, open) = (goal.milestones.len(), goal.milestones.iter().filter(|each| each.done.is_none()).count());
        if open > 0 {
            self.add(&place, Problem::DoneWithOpenParts { status: status.id.clone(), open, all });
        }
        if goal.status_date.is_none() && goal.done.is_none() {
            self.add(&place, Problem::DoneWithoutDate { status: status.id.clone() });
        }
        let is_measured = goal.indicators.iter().any(|indicator| indicator.readings().next().is_some());
        let is_reached = goal.milestones.iter().any(|milestone| milestone.done.is_some());
        let is_told = goal.status_source.is_some() || !goal.sources.is_empty() || !goal.events.is_empty();
        if !(is_measured || is_reached || is_told) {
            self.add(&place, Problem::DoneWithoutResult { status: status.id.clone() });
        }
    }

    /// What is newer than the status, as far as it is not still to come.
    fn newer(&mut self) {
        let newer = self.goal.newer_than_status();
        let newest = newer.iter().map(|(date, _)| *date).find(|date| date.first_day() <= self.as_of);
        if let (Some(newest), Some(status_date)) = (newest, self.goal.status_date) {
            let (status_date, newest) = (status_date.to_string(), newest.to_string());
            self.add(&self.place("status_date"), Problem::NewerThanStatus { status_date, newest });
        }
        let told = self.goal.status_of_event(&self.config.statuses, self.as_of);
        if let Some(status) = told.and_then(|event| event.status.clone()) {
            self.add(&self.place("events"), Problem::StatusOfEvent { status });
        }
    }

    fn progress(&mut self) {
        let goal = self.goal;
        let (percent, stated) = match goal.progress {
            Some(ProgressRule::Stated(percent)) => (usize::from(percent), true),
            Some(ProgressRule::Milestones) => {
                let done = goal.milestones.iter().filter(|milestone| milestone.done.is_some()).count();
                ((done * 100).checked_div(goal.milestones.len()).unwrap_or(0), false)
            }
            Some(ProgressRule::Indicators) => {
                let each: Option<Vec<_>> = goal.indicators.iter().map(super::Indicator::progress).collect();
                let Some(percent) = each.and_then(|each| each.into_iter().min()) else { return };
                // What is measured may lag behind what is said; nothing at all may not.
                if percent > 0 {
                    return;
                }
                (0, false)
            }
            None => return,
        };
        let status = self.own_status();
        let fits = match status.means {
            Meaning::Planned | Meaning::Unknown => percent == 0,
            Meaning::Started | Meaning::Stopped => percent < 100,
            Meaning::Done => percent == 100 || !stated && percent > 0,
        };
        let problem = match status.means {
            Meaning::Unknown => Problem::ProgressWithoutStatus { percent },
            _ => Problem::ProgressAgainstStatus { percent, status: status.id.clone() },
        };
        if !fits {
            self.add(&self.place("progress"), problem);
        }
    }

    fn deadline(&mut self) {
        if let Some(due) = self.goal.due {
            self.overdue(due, self.own_status(), &self.place("due"));
        } else if !self.own_status().means.is_closed()
            && let Some(last) = self.goal.earlier_due.iter().max_by_key(|earlier| earlier.said.last_day())
            && last.note.is_none()
        {
            self.add(&self.place("earlier_due"), Problem::NoDueLeft { due: last.due.to_string() });
        }
    }

    /// A deadline that is over while the status says nothing of it, in portals that have a status for that.
    fn overdue(&mut self, due: PartialDate, status: &Status, place: &Span) {
        let is_open = matches!(status.means, Meaning::Planned | Meaning::Started) && !status.late;
        let is_unknown = status.means == Meaning::Unknown;
        let Some(late) = self.config.statuses.iter().find(|status| status.late) else { return };
        if due.last_day() < self.as_of && (is_open || is_unknown) {
            let (due, late) = (due.to_string(), late.id.clone());
            let problem =
                if is_unknown { Problem::OverdueUnknown { due } } else { Problem::OverdueUnmarked { due, late } };
            self.add(place, problem);
        }
    }

    /// No department, or one that is not there at that time.
    fn departments(&mut self) {
        let goal = self.goal;
        if goal.all_departments().next().is_none() {
            // One that the portal does not have is a finding of its own.
            let is_named = ["lead", "departments"]
                .iter()
                .filter_map(|field| self.node(field))
                .any(|node| node.value != Value::Null);
            if !is_named && !self.config.groups.of(GroupKind::Department).is_empty() {
                self.add(&goal.id_span, Problem::NoDepartment);
            }
            return;
        }
        if self.own_status().means.is_closed() {
            return;
        }
        for node in ["lead", "departments"].map(|field| self.node(field)).into_iter().flatten() {
            let single = std::slice::from_ref(node);
            for item in if node.items().is_empty() { single } else { node.items() } {
                self.department(item);
            }
        }
    }

    fn department(&mut self, node: &Node) {
        let name = node.value.scalar();
        let Some(group) = name.and_then(|name| self.config.groups.find(GroupKind::Department, name.trim())) else {
            return;
        };
        if let Some(until) = group.until.filter(|until| until.last_day() < self.as_of) {
            self.add(&node.span, Problem::DepartmentGone { id: group.id.clone(), until: until.to_string() });
        }
        if let (Some(since), Some(due)) = (group.since, self.goal.due)
            && since.first_day() > due.last_day()
        {
            let problem =
                Problem::DepartmentLater { id: group.id.clone(), since: since.to_string(), due: due.to_string() };
            self.add(&node.span, problem);
        }
    }
}
