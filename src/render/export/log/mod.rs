//! The change log for the command line: a selection of it as text, JSON, CSV or Markdown.

mod markdown;
mod text;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::GroupKind;
use crate::content::Field;
use crate::history::{Change, Gap, Said, Step};
use crate::portal::{Flagged, FlaggedAt, Portal, Rank, Subject};
use crate::render::change::field::{ChangeView, in_a_line};
use crate::render::change::marks::marks;
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::change::step::{self, heading};
use crate::render::export::log::markdown::log_markdown;
use crate::render::export::log::text::log_text;
use crate::render::export::record;
use crate::render::export::record::{StepRecords, Table};
use crate::render::output::RenderError;
use crate::render::text::diff::text_diff;
use crate::render::text::plain;
use crate::render::words::Words;
use crate::theme::Theme;

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

/// Changes beside the goals that a step tells one by one; further ones are told by number, unless they are marked.
const BESIDE: usize = 5;

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

/// The chosen changes of a step: by goal, the changed rules, and those beside the goals.
struct Chosen {
    step: usize,
    goals: Vec<(usize, Vec<usize>)>,
    rules: Vec<usize>,
    site: Vec<usize>,
    /// Whether files that nobody can read are wanted.
    gaps: bool,
}

impl Chosen {
    fn goal_places(&self) -> impl Iterator<Item = FlaggedAt> {
        let goals = self.goals.iter();
        goals.flat_map(|(goal, changes)| changes.iter().map(|change| FlaggedAt::Goal { goal: *goal, change: *change }))
    }

    fn rule_places(&self) -> impl Iterator<Item = FlaggedAt> {
        self.rules.iter().map(|rule| FlaggedAt::Rule(*rule))
    }

    fn site_places(&self) -> impl Iterator<Item = FlaggedAt> {
        self.site.iter().map(|place| FlaggedAt::Site(*place))
    }
}

/// A change in one line: `Frist: 2026 → 2027`, with its mark.
struct LineView {
    text: String,
    mark: Option<String>,
    across: Option<String>,
    /// Whether it is marked and nobody says why, though others of the goal have a reason.
    is_unexplained: bool,
}

/// The changes of a goal, of the rules, or beside the goals.
struct Block<'a> {
    /// Title and id of the goal.
    goal: Option<(String, String)>,
    /// What stands above it if it is none of a goal.
    title: &'static str,
    said: Said<'a>,
    lines: Vec<LineView>,
    /// Changes that are not told one by one.
    folded: Folded,
}

/// Changes beside the substance, by number.
#[derive(Debug, Clone, Copy, Default)]
struct Folded {
    editorial: usize,
    translated: usize,
}

/// A step for people.
struct StepText<'a> {
    /// What it is about: a goal, how many, or what else.
    heading: String,
    /// What it changed; of a single goal, the heading stands above it already.
    blocks: Vec<Block<'a>>,
    /// Files that nobody can read.
    gaps: Vec<String>,
    /// What else, by number.
    folded: Option<String>,
}

impl Block<'_> {
    /// Title and id of the goal, or what it is about.
    fn head(&self, words: &Words<'_>) -> String {
        let goal = self.goal.as_ref().map(|(title, id)| format!("{title} ({id})"));
        goal.unwrap_or_else(|| words.texts.get(self.title).to_owned())
    }

    fn is_marked(&self) -> bool {
        self.lines.iter().any(|line| line.mark.is_some())
    }
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
        is_marked || goal.zip(each).is_some_and(|(goal, each)| rank_here(words, goal, each) == Rank::Substance)
    };
    let is_beside = |place: &usize| {
        let is_marked = words.portal.trail.is_flagged(chosen.step, FlaggedAt::Site(*place));
        is_marked || step.site.get(*place).is_some_and(|site| site_rank_here(words, site) == Rank::Substance)
    };
    chosen.gaps || !chosen.rules.is_empty() || of_goals.any(is_substance) || chosen.site.iter().any(is_beside)
}

/// Steps of which something is wanted, oldest first.
fn chosen(portal: &Portal<'_>, filter: &Filter) -> Vec<Chosen> {
    let in_time = |step: &Step| {
        let day = step.commit.date;
        filter.since.is_none_or(|since| day >= since) && filter.until.is_none_or(|until| day <= until)
    };
    let steps = portal.history.steps.iter().enumerate().filter(|(_, step)| in_time(step));
    steps.filter_map(|(place, step)| choose(portal, filter, place, step)).collect()
}

fn choose(portal: &Portal<'_>, filter: &Filter, place: usize, step: &Step) -> Option<Chosen> {
    let marks_count = filter.flagged || filter.without_reason || !filter.marks.is_empty();
    let is_wanted = |flagged: &&Flagged| {
        let kind = filter.marks.is_empty() || filter.marks.iter().any(|word| word == flagged.flag.word());
        kind && (!filter.without_reason || flagged.at.said(step).reasons.is_empty())
    };
    let marked: Vec<FlaggedAt> = portal.flagged_in(place).iter().filter(is_wanted).map(|flagged| flagged.at).collect();
    // The marks of a step stand in its order.
    let is_marked = |at: FlaggedAt| !marks_count || marked.binary_search(&at).is_ok();
    let mut goals = Vec::new();
    for (goal, changes) in step.goals.iter().enumerate() {
        if filter.goal.as_ref().is_some_and(|id| *id != changes.id) || !is_in_groups(portal, filter, &changes.id) {
            continue;
        }
        let wanted = |(change, each): (usize, &Change)| {
            let path: &[String] = if let Change::Field(change) = each { &change.field } else { &[] };
            (is_about(filter, each) && is_field(filter, path) && is_marked(FlaggedAt::Goal { goal, change }))
                .then_some(change)
        };
        let changes: Vec<usize> = changes.changes.iter().enumerate().filter_map(wanted).collect();
        if !changes.is_empty() {
            goals.push((goal, changes));
        }
    }
    let rule = |(rule, change): (usize, &crate::history::FieldChange)| {
        let of_all = filter.goal.is_none() && filter.pillar.is_none() && filter.department.is_none();
        let wanted =
            of_all && filter.about.is_empty() && is_field(filter, &change.field) && is_marked(FlaggedAt::Rule(rule));
        wanted.then_some(rule)
    };
    let rules: Vec<usize> = step.settings.iter().enumerate().filter_map(rule).collect();
    let beside = |(place, site): (usize, &crate::history::SiteChange)| {
        let wanted = filter.goal.is_none()
            && filter.about.is_empty()
            && is_field(filter, &[std::slice::from_ref(&site.path), &site.change.field].concat())
            && is_marked(FlaggedAt::Site(place));
        wanted.then_some(place)
    };
    let site: Vec<usize> = step.site.iter().enumerate().filter_map(beside).collect();
    let is_all = filter.goal.is_none()
        && filter.pillar.is_none()
        && filter.department.is_none()
        && filter.field.is_none()
        && filter.about.is_empty();
    let gaps = is_all && !marks_count && !step.gaps.is_empty();
    let any = gaps || !goals.is_empty() || !rules.is_empty() || !site.is_empty();
    any.then_some(Chosen { step: place, goals, rules, site, gaps })
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

/// The chosen changes of a step in words: what matters first, the rest by number unless all are wanted one by one.
fn step_text<'s>(words: &Words<'_>, step: &'s Step, chosen: &Chosen, all: bool) -> StepText<'s> {
    let (blocks, aside): (Vec<_>, Vec<_>) =
        log_blocks(words, step, chosen, all).into_iter().partition(|block| !block.lines.is_empty());
    let heads = |blocks: &[Block<'_>]| -> Vec<(String, String)> {
        let goals = blocks.iter().filter_map(|block| Some((block.goal.as_ref()?.1.clone(), block.head(words))));
        goals.collect()
    };
    let (of_goals, beside) = (heads(&blocks), heads(&aside));
    let folded: Vec<Folded> = blocks.iter().chain(&aside).map(|block| block.folded).collect();
    let sum = |of: fn(&Folded) -> usize| folded.iter().map(of).sum();
    StepText {
        heading: heading(words, step, &names(&of_goals), &names(&beside)),
        gaps: if chosen.gaps { step.gaps.iter().map(|gap| gap_text(words, gap)).collect() } else { Vec::new() },
        folded: step::folded(words, sum(|folded| folded.editorial), sum(|folded| folded.translated)),
        blocks,
    }
}

/// Which file nobody can read, and why.
fn gap_text(words: &Words<'_>, gap: &Gap) -> String {
    let reason = words.why(&gap.reason);
    words.texts.fill("step.gap", &[("path", &gap.path), ("reason", &reason)])
}

fn names(heads: &[(String, String)]) -> Vec<(&str, &str)> {
    heads.iter().map(|(id, title)| (id.as_str(), title.as_str())).collect()
}

fn log_blocks<'s>(words: &Words<'_>, step: &'s Step, chosen: &Chosen, all_ranks: bool) -> Vec<Block<'s>> {
    let mut marks = marks(words, chosen.step);
    let mut line = |view: ChangeView, at: FlaggedAt| LineView {
        text: in_a_line(words, &view),
        mark: marks.remove(&at).map(|mark| mark.label),
        across: view.across,
        is_unexplained: false,
    };
    let mut all = Vec::new();
    for (goal, changes) in &chosen.goals {
        let Some(of_goal) = step.goals.get(*goal) else { continue };
        let text = of_goal.text.as_ref().map(|text| text_diff(words, text).summary);
        // Of what has another name, both are shown.
        let flagged = words.portal.flagged_in(chosen.step).iter();
        let is_of = |at: FlaggedAt| matches!(at, FlaggedAt::Goal { goal: of, change } if of == *goal && changes.contains(&change));
        let came = flagged.filter(|flagged| is_of(flagged.at)).filter_map(|flagged| flagged.came);
        let changes: BTreeSet<usize> = changes.iter().copied().chain(came).collect();
        let each = changes.into_iter().filter_map(|change| Some((change, of_goal.changes.get(change)?)));
        let (mut lines, mut folded, mut shown) = (Vec::new(), Folded::default(), Vec::new());
        for (change, each) in each {
            let at = FlaggedAt::Goal { goal: *goal, change };
            let is_told = all_ranks || words.portal.trail.is_flagged(chosen.step, at);
            match rank_here(words, of_goal, each) {
                Rank::Editorial if !is_told => folded.editorial += 1,
                Rank::Translation if !is_told => folded.translated += 1,
                _ => {
                    let line = line(ChangeView::of(words, (step, of_goal), each, text.as_deref()), at);
                    lines.push(LineView {
                        is_unexplained: line.mark.is_some() && at.said(step).reasons.is_empty(),
                        ..line
                    });
                    shown.push(change);
                }
            }
        }
        let said = step.said_of_changes(&of_goal.id, shown);
        lines.iter_mut().for_each(|line| line.is_unexplained &= !said.reasons.is_empty());
        let goal = Some((words.title_then(&of_goal.id, &of_goal.title), of_goal.id.clone()));
        all.push(Block { goal, title: "", said, lines, folded });
    }
    let rules = chosen.rules.iter().filter_map(|rule| Some((*rule, step.settings.get(*rule)?)));
    let said = step.said_of_rules();
    let of_rule = |(rule, change)| {
        let line = line(ChangeView::of_rule(words, step, change), FlaggedAt::Rule(rule));
        let is_unexplained = line.mark.is_some() && step.said_of_rule(rule).reasons.is_empty();
        LineView { is_unexplained: is_unexplained && !said.reasons.is_empty(), ..line }
    };
    let lines: Vec<_> = rules.map(of_rule).collect();
    let folded = Folded::default();
    if !lines.is_empty() {
        all.push(Block { goal: None, title: "rules.title", said, lines, folded });
    }
    let told_by = |place: &usize| step.site.get(*place).map(|site| &site.told_by);
    for same in chosen.site.chunk_by(|one, next| told_by(one) == told_by(next)) {
        let (mut lines, mut folded) = (Vec::new(), Folded::default());
        for (place, site) in same.iter().filter_map(|place| Some((*place, step.site.get(*place)?))) {
            let (at, text) = (FlaggedAt::Site(place), site.text.as_ref().map(|text| text_diff(words, text).summary));
            let told = line(ChangeView::of_site(words, site, text.as_deref()), at);
            match site_rank_here(words, site) {
                _ if all_ranks || told.mark.is_some() => lines.push(told),
                Rank::Translation => folded.translated += 1,
                Rank::Substance if lines.len() < BESIDE => lines.push(told),
                _ => folded.editorial += 1,
            }
        }
        let said = same.first().map(|place| step.said_of_site(*place)).unwrap_or_default();
        all.push(Block { goal: None, title: "site.title", said, lines, folded });
    }
    all
}
