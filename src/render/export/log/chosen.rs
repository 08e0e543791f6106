//! Which changes of the history are wanted.

use jiff::civil::Date;

use crate::config::GroupKind;
use crate::content::Field;
use crate::history::{Change, FieldChange, GoalChanges, SiteChange, Step};
use crate::portal::{Flagged, FlaggedAt, Portal, Subject};

/// Which changes are wanted. What is not said is not asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Changes of this goal.
    pub goal: Option<String>,
    /// Commits of this day or later.
    pub since: Option<Date>,
    /// Commits of this day or earlier.
    pub until: Option<Date>,
    /// Changes of this field, by its first part (`indicators`) or its whole path (`indicators/Netze/target`).
    pub field: Option<String>,
    /// Changes about one of these subjects only; all if there is none.
    pub about: Vec<Subject>,
    /// Marked changes only.
    pub flagged: bool,
    /// Changes with one of these marks only, by their words; all if there is none.
    pub marks: Vec<String>,
    /// Marked changes that nobody explains only.
    pub without_reason: bool,
    /// Changes of goals of this pillar, by its id.
    pub pillar: Option<String>,
    /// Changes of goals of this department, by its id.
    pub department: Option<String>,
    /// Editorial changes and translations one by one too, where people read. Whoever asks for a field gets it anyway.
    pub all: bool,
}

impl Filter {
    /// Whether only what is marked counts.
    fn is_of_marks(&self) -> bool {
        self.flagged || self.without_reason || !self.marks.is_empty()
    }
}

/// The chosen changes of a step: by goal, the changed rules, and those beside the goals.
pub(super) struct Chosen {
    pub step: usize,
    pub goals: Vec<(usize, Vec<usize>)>,
    pub rules: Vec<usize>,
    pub site: Vec<usize>,
    /// Whether files that nobody can read are wanted.
    pub gaps: bool,
}

impl Chosen {
    pub fn goal_places(&self) -> impl Iterator<Item = FlaggedAt> {
        let goals = self.goals.iter();
        goals.flat_map(|(goal, changes)| changes.iter().map(|change| FlaggedAt::Goal { goal: *goal, change: *change }))
    }

    pub fn rule_places(&self) -> impl Iterator<Item = FlaggedAt> {
        self.rules.iter().map(|rule| FlaggedAt::Rule(*rule))
    }

    pub fn site_places(&self) -> impl Iterator<Item = FlaggedAt> {
        self.site.iter().map(|place| FlaggedAt::Site(*place))
    }
}

/// Steps of which something is wanted, oldest first.
pub(super) fn chosen(portal: &Portal<'_>, filter: &Filter) -> Vec<Chosen> {
    let in_time = |step: &Step| {
        let day = step.commit.date;
        filter.since.is_none_or(|since| day >= since) && filter.until.is_none_or(|until| day <= until)
    };
    let steps = portal.history.steps.iter().enumerate().filter(|(_, step)| in_time(step));
    steps.filter_map(|(place, step)| choose(portal, filter, place, step)).collect()
}

fn choose(portal: &Portal<'_>, filter: &Filter, place: usize, step: &Step) -> Option<Chosen> {
    let is_wanted = |flagged: &&Flagged| {
        let kind = filter.marks.is_empty() || filter.marks.iter().any(|word| word == flagged.flag.word());
        kind && (!filter.without_reason || flagged.at.said(step).reasons.is_empty())
    };
    let marked: Vec<FlaggedAt> = portal.flagged_in(place).iter().filter(is_wanted).map(|flagged| flagged.at).collect();
    // The marks of a step stand in its order.
    let is_marked = |at: FlaggedAt| !filter.is_of_marks() || marked.binary_search(&at).is_ok();
    let goals = goals(portal, filter, step, is_marked);
    let of_all = filter.goal.is_none() && filter.about.is_empty();
    let rule = |(rule, change): (usize, &FieldChange)| {
        let wanted = of_all && filter.pillar.is_none() && filter.department.is_none();
        (wanted && is_field(filter, &change.field) && is_marked(FlaggedAt::Rule(rule))).then_some(rule)
    };
    let rules: Vec<usize> = step.settings.iter().enumerate().filter_map(rule).collect();
    let beside = |(place, site): (usize, &SiteChange)| {
        let field = [std::slice::from_ref(&site.path), &site.change.field].concat();
        (of_all && is_field(filter, &field) && is_marked(FlaggedAt::Site(place))).then_some(place)
    };
    let site: Vec<usize> = step.site.iter().enumerate().filter_map(beside).collect();
    let is_all = of_all && filter.pillar.is_none() && filter.department.is_none() && filter.field.is_none();
    let gaps = is_all && !filter.is_of_marks() && !step.gaps.is_empty();
    let any = gaps || !goals.is_empty() || !rules.is_empty() || !site.is_empty();
    any.then_some(Chosen { step: place, goals, rules, site, gaps })
}

/// The wanted changes of each goal of a step.
fn goals(
    portal: &Portal<'_>,
    filter: &Filter,
    step: &Step,
    is_marked: impl Fn(FlaggedAt) -> bool,
) -> Vec<(usize, Vec<usize>)> {
    let of_goal = |(goal, changes): (usize, &GoalChanges)| {
        if filter.goal.as_ref().is_some_and(|id| *id != changes.id) || !is_in_groups(portal, filter, &changes.id) {
            return None;
        }
        let wanted = |(change, each): (usize, &Change)| {
            let path: &[String] = if let Change::Field(change) = each { &change.field } else { &[] };
            (is_about(filter, each) && is_field(filter, path) && is_marked(FlaggedAt::Goal { goal, change }))
                .then_some(change)
        };
        let changes: Vec<usize> = changes.changes.iter().enumerate().filter_map(wanted).collect();
        (!changes.is_empty()).then_some((goal, changes))
    };
    step.goals.iter().enumerate().filter_map(of_goal).collect()
}

fn is_about(filter: &Filter, change: &Change) -> bool {
    filter.about.is_empty() || Subject::of(change).is_some_and(|subject| filter.about.contains(&subject))
}

/// Whether a goal belongs to the groups that are asked for; one that is gone, to those that it had last.
fn is_in_groups(portal: &Portal<'_>, filter: &Filter, id: &str) -> bool {
    if filter.pillar.is_none() && filter.department.is_none() {
        return true;
    }
    let groups = &portal.config.groups;
    let is = |kind: GroupKind, wanted: &Option<String>, names: Vec<&str>| {
        let wanted = wanted.as_ref().map(|name| groups.find(kind, name).map_or(name.as_str(), |group| &group.id));
        wanted.is_none_or(|wanted| {
            names.iter().any(|name| groups.find(kind, name).map_or(*name, |group| group.id.as_str()) == wanted)
        })
    };
    let (pillar, department) = (GroupKind::Pillar, GroupKind::Department);
    if let Some(state) = portal.goals.iter().find(|state| state.goal.id == id) {
        return is(pillar, &filter.pillar, state.goal.pillar.iter().map(String::as_str).collect())
            && is(department, &filter.department, state.goal.all_departments().map(String::as_str).collect());
    }
    let Some(removed) = portal.removed_goal(id) else { return false };
    let values =
        |field: &str| removed.record.fields.get(field).map(Field::texts).unwrap_or_default().iter().map(String::as_str);
    is(pillar, &filter.pillar, values("pillar").collect())
        && is(department, &filter.department, values("lead").chain(values("departments")).collect())
}

/// A goal that came, went or moved has changed the field `file`, as in the data.
fn is_field(filter: &Filter, path: &[String]) -> bool {
    let Some(wanted) = &filter.field else { return true };
    path.first().map_or("file", String::as_str) == wanted || path.join("/") == *wanted
}
