//! Indicators that lack what a value needs to be understood, and values that cannot be compared or stand out of order.

use std::collections::BTreeSet;

use super::Sense;
use crate::content::indicator::{Direction, Indicator, Reading};
use crate::content::notation::misread;
use crate::diagnostic::Problem;
use crate::value::PartialDate;
use crate::yaml::Node;

impl Sense<'_> {
    pub(super) fn indicators(&mut self) {
        for (indicator, node) in self.entries("indicators", &self.goal.indicators) {
            self.incomplete(indicator, node);
            self.target(indicator, node);
            self.order(indicator, node);
            self.direction(indicator, node);
            for numbers in ["baseline", "target", "current", "values"].into_iter().filter_map(|field| node.get(field)) {
                for (span, problem) in misread(numbers, indicator.unit.as_deref(), self.config.languages.main()) {
                    self.add(&span, problem);
                }
            }
            let date = |reading: &Option<Reading>| reading.as_ref().and_then(|reading| reading.date);
            for (field, reading) in [("baseline", &indicator.baseline), ("current", &indicator.current)] {
                self.happened(date(reading), node.get(field).and_then(|node| node.get("date")));
            }
        }
    }

    fn incomplete(&mut self, indicator: &Indicator, node: &Node) {
        let is_number = |reading: &Reading| reading.value.number.is_some();
        let is_measured = indicator.readings().any(is_number);
        let has_number = is_measured || indicator.target.as_ref().is_some_and(is_number);
        let has_sources = indicator.readings().all(|reading| reading.source.is_some());
        let wanted = [
            // Without a target, no way is measured.
            ("baseline", indicator.baseline.is_some() || !is_measured || indicator.target.is_none()),
            ("unit", indicator.unit.is_some() || !has_number),
            ("source", has_sources),
        ];
        let missing: Vec<String> =
            wanted.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name.to_owned()).collect();
        if let (false, Some(name)) = (missing.is_empty(), node.get("name")) {
            self.add(&name.span, Problem::IncompleteIndicator { name: indicator.name.clone(), missing });
        }
    }

    /// A target in words for values in numbers, or the other way round.
    fn target(&mut self, indicator: &Indicator, node: &Node) {
        let (Some(target), Some(place)) = (&indicator.target, node.get("target")) else { return };
        let mut measured = indicator.readings().chain(&indicator.baseline).peekable();
        let has_values = measured.peek().is_some();
        let has_number = measured.any(|reading| reading.value.number.is_some());
        if has_values && target.value.number.is_some() != has_number {
            let place = place.get("value").unwrap_or(place).span.clone();
            self.add(&place, Problem::TargetNotComparable { name: indicator.name.clone() });
        }
    }

    /// From the baseline to the target goes the better way.
    fn direction(&mut self, indicator: &Indicator, node: &Node) {
        let (Some(direction), Some(place)) = (indicator.direction, node.get("direction")) else { return };
        let (Some(baseline), Some(target)) = (&indicator.baseline, &indicator.target) else { return };
        let (Some(from), Some(to)) = (baseline.value.number, target.value.number) else { return };
        let is_against = match direction {
            Direction::Up => from > to,
            Direction::Down => from < to,
        };
        if is_against {
            let [baseline, target] = [from, to].map(|number| number.to_string());
            let (name, direction) = (indicator.name.clone(), direction.word().to_owned());
            self.add(&place.span, Problem::AgainstDirection { name, direction, baseline, target });
        }
    }

    /// Values from old to new, and none twice. Different sources may state different values for one day.
    fn order(&mut self, indicator: &Indicator, node: &Node) {
        let nodes = node.get("values").map_or(&[][..], Node::items);
        if nodes.len() != indicator.values.len() {
            return;
        }
        let mut newest: Option<PartialDate> = None;
        let mut seen = BTreeSet::new();
        for (reading, node) in indicator.values.iter().zip(nodes) {
            let (Some(date), Some(at)) = (reading.date, node.get("date")) else { continue };
            self.happened(Some(date), Some(at));
            if !seen.insert((date, &reading.source)) {
                self.add(&at.span, Problem::ValueTwice { date: date.to_string() });
            } else if let Some(newest) = newest.filter(|newest| newest.first_day() > date.last_day()) {
                let problem = Problem::ValueOutOfOrder { date: date.to_string(), before: newest.to_string() };
                self.add(&at.span, problem);
            }
            newest = newest.max(Some(date));
        }
    }
}
