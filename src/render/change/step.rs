//! A step of the history: who, when, what changed, goal by goal.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::characters::visible_name;
use crate::content::LeftOut;
use crate::history::{Change, Gap, GoalChanges, Step, without_addresses};
use crate::portal::{Flagged, FlaggedAt, LogPart, Rank, address_of_step};
use crate::render::change::commit::CommitView;
use crate::render::change::html::Changes;
use crate::render::change::marks::ReasonView;
use crate::render::change::order::{Line, Order, lines, marked_first};
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// How many entries the short lists of overviews have.
const SHORT_LIST: usize = 5;

/// The changes of one goal in one commit.
#[derive(Debug, Clone, Serialize)]
pub struct GoalChangesView {
    /// Title as it was after the commit; `url` is empty if the goal has no page today.
    pub goal: LinkView,
    pub id: String,
    /// Each change as `change.html` renders it.
    pub changes_html: Vec<String>,
}

/// What a step changes beside the substance: it is folded into one line.
#[derive(Debug, Clone, Serialize)]
pub struct FoldedView {
    /// `und 5 redaktionelle Änderungen, 3 Änderungen an Übersetzungen`.
    pub summary: String,
    pub goals: Vec<GoalChangesView>,
    /// The same beside the goals, each as `change.html` renders it.
    pub site_html: Vec<String>,
}

impl FoldedView {
    /// `None` if there is nothing to fold.
    fn of(
        words: &Words<'_>,
        goals: Vec<GoalChangesView>,
        site_html: Vec<String>,
        [editorial, translated]: [usize; 2],
        is_beside: bool,
    ) -> Option<Self> {
        let summary = folded(words, editorial, translated, is_beside)?;
        Some(Self { summary, goals, site_html })
    }
}

/// How many changes are folded, in words, beside something that is told or alone.
pub fn folded(words: &Words<'_>, editorial: usize, translated: usize, is_beside: bool) -> Option<String> {
    let count = |key: &str, n: usize| (n > 0).then(|| words.count(key, n));
    let what = match (count("change.editorial", editorial), count("change.translated", translated)) {
        (Some(first), Some(second)) => words.fill("change.folded_both", &[("first", first), ("second", second)]),
        (one, other) => one.or(other)?,
    };
    Some(if is_beside { words.texts.fill("change.folded", &[("what", &what)]) } else { what })
}

/// One step of the published history.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    pub commit: CommitView,
    /// What it is about: the goal, how many goals, or what else it changed.
    pub heading: String,
    /// The goal's page, or the commit's.
    pub heading_url: String,
    /// Empty if the commit only formatted files or left a gap.
    pub goals: Vec<GoalChangesView>,
    /// What is editorial in it, and translations.
    pub folded: Option<FoldedView>,
    /// Changed rules, each as `change.html` renders it.
    pub rules_html: Vec<String>,
    /// Changes beside the goals, each as `change.html` renders it.
    pub site_html: Vec<String>,
    /// The stated reason, if a change of these goals or a rule is marked; missing if each has another one.
    pub marked: Option<ReasonView>,
    /// Files whose bytes changed while every value stayed the same.
    pub formatting: Vec<String>,
    pub gaps: Vec<GapView>,
}

/// A state of a file that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct GapView {
    pub path: String,
    pub reason: String,
}

impl StepView {
    /// The step at a place of the history with the changes of those goals that `shown` lets through.
    pub fn of(changes: &Changes<'_>, place: usize, shown: impl Fn(&str) -> bool) -> Option<Self> {
        let beside = changes.words.portal.history.steps.get(place)?.site.len();
        Self::with(changes, place, shown, true, 0..beside)
    }

    /// A part of the step; what is about the whole of it stands on the first.
    pub fn part(changes: &Changes<'_>, place: usize, part: &LogPart, is_first: bool) -> Option<Self> {
        let step = changes.words.portal.history.steps.get(place)?;
        let ids: BTreeSet<&str> = step.goals.get(part.goals.clone())?.iter().map(|goal| goal.id.as_str()).collect();
        let heading = Self::of(changes, place, |_| true)?.heading;
        let view = Self::with(changes, place, |id| ids.contains(id), is_first, part.site.clone())?;
        let (formatting, gaps) = if is_first { (view.formatting, view.gaps) } else { Default::default() };
        Some(Self { heading, formatting, gaps, ..view })
    }

    /// The step with nothing but those marks that `wanted` lets through.
    pub fn marked(changes: &Changes<'_>, place: usize, wanted: impl Fn(&Flagged) -> bool) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let html = changes.html(place)?;
        let (mut goals, mut rules, mut site) = (BTreeMap::<usize, Vec<String>>::new(), Vec::new(), Vec::new());
        for flagged in words.portal.flagged_in(place).iter().filter(|flagged| !flagged.repeats && wanted(flagged)) {
            match flagged.at {
                FlaggedAt::Goal { goal, change } => {
                    let html = html.goals.get(goal)?;
                    let told = goals.entry(goal).or_default();
                    told.push(format!("{}{}", html.get(change)?, alike(words, flagged.goals)));
                    // Of what has another name, both are shown.
                    told.extend(flagged.came.and_then(|came| html.get(came)).cloned());
                }
                FlaggedAt::Rule(rule) => rules.extend(html.rules.get(rule).cloned()),
                FlaggedAt::Site(place) => site.extend(html.site.get(place).cloned()),
            }
        }
        let goal = |(goal, changes): (usize, Vec<String>)| -> Option<GoalChangesView> {
            Some(GoalChangesView::of(words, step.goals.get(goal)?, &changes))
        };
        let goals: Vec<GoalChangesView> = goals.into_iter().filter_map(goal).collect();
        Some(Self {
            heading: heading(words, step, &titles(&goals), &[]),
            goals,
            rules_html: rules,
            site_html: site,
            marked: changes.said_of_all(place).map(|said| ReasonView::of(words, &said)),
            formatting: Vec::new(),
            gaps: Vec::new(),
            folded: None,
            ..Self::of(changes, place, |_| false)?
        })
    }

    /// The step with nothing but those changes of goals that `wanted` lets through.
    pub fn about(changes: &Changes<'_>, place: usize, wanted: impl Fn(&Change) -> bool) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let mut goals = Vec::new();
        for (at, goal) in step.goals.iter().enumerate() {
            let lines = lines(changes, place, at)?.into_iter().filter(|line| wanted(line.change));
            goals.extend(told(words, goal, &lines.collect::<Vec<_>>()));
        }
        let goals = in_order(goals);
        let heading = heading(words, step, &titles(&goals), &[]);
        Some(Self {
            heading,
            goals,
            formatting: Vec::new(),
            gaps: Vec::new(),
            ..Self::of_goals(changes, place, |_| false)?
        })
    }

    /// The same without changed rules and what lies beside the goals, which are those of the whole portal.
    pub fn of_goals(changes: &Changes<'_>, place: usize, shown: impl Fn(&str) -> bool) -> Option<Self> {
        Self::with(changes, place, shown, false, 0..0)
    }

    /// The newest steps that changed a goal, of all goals or of some.
    pub fn recent(changes: &Changes<'_>, goals: Option<&BTreeSet<&str>>) -> Vec<Self> {
        let words = &changes.words;
        let shown = |id: &str| goals.is_none_or(|goals| goals.contains(id));
        let steps = &words.portal.history.steps;
        let places: Vec<usize> = match goals {
            None => {
                let has_substance =
                    |place: &usize| (0..steps[*place].goals.len()).any(|goal| words.portal.has_substance(*place, goal));
                (0..steps.len()).rev().filter(has_substance).take(SHORT_LIST).collect()
            }
            Some(goals) => {
                let states = goals.iter().filter_map(|id| words.portal.goal(id));
                let newest: BTreeSet<usize> = states
                    .flat_map(|state| {
                        let of_goal = |place: &&usize| {
                            let at = steps.get(**place).and_then(|step| step.place_of(&state.goal.id));
                            at.is_some_and(|at| words.portal.has_substance(**place, at))
                        };
                        state.steps.iter().rev().filter(of_goal).take(SHORT_LIST).copied()
                    })
                    .collect();
                newest.into_iter().rev().take(SHORT_LIST).collect()
            }
        };
        let steps = places.into_iter().filter_map(|place| Self::of_goals(changes, place, shown));
        steps.map(|step| Self { formatting: Vec::new(), gaps: Vec::new(), ..step }).collect()
    }

    fn with(
        changes: &Changes<'_>,
        place: usize,
        shown: impl Fn(&str) -> bool,
        rules: bool,
        beside: Range<usize>,
    ) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let html = changes.html(place)?;
        let flagged = words.portal.flagged_in(place);
        let is_marked = |place: usize| {
            let of_goal = |at: FlaggedAt| match at {
                FlaggedAt::Goal { goal, .. } => goal.cmp(&place),
                FlaggedAt::Rule(_) | FlaggedAt::Site(_) => std::cmp::Ordering::Greater,
            };
            flagged.binary_search_by(|flagged| of_goal(flagged.at)).is_ok()
        };
        let of_site = |flagged: &Flagged| matches!(flagged.at, FlaggedAt::Site(_));
        let mut marked = rules && (!step.settings.is_empty() || flagged.iter().any(of_site));
        let (mut goals, mut aside, mut editorial, mut translated) = (Vec::new(), Vec::new(), 0, 0);
        for (at, goal) in step.goals.iter().enumerate().filter(|(_, goal)| shown(&goal.id)) {
            marked |= is_marked(at);
            let lines = lines(changes, place, at)?;
            translated += lines.iter().filter(|line| line.rank == Rank::Translation).count();
            editorial += lines.iter().filter(|line| line.rank == Rank::Editorial).count();
            let (substance, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.rank == Rank::Substance);
            goals.extend(told(words, goal, &substance));
            aside.extend(told(words, goal, &rest));
        }
        let (goals, aside) = (in_order(goals), in_order(aside));
        let (mut site, mut site_aside) = (Vec::new(), Vec::new());
        for at in marked_first(words, place, beside, FlaggedAt::Site) {
            let Some((html, rank)) = html.site.get(at).zip(html.site_ranks.get(at)) else { continue };
            let room = if *rank == Rank::Substance { &mut site } else { &mut site_aside };
            room.push(html.clone());
            translated += usize::from(*rank == Rank::Translation);
            editorial += usize::from(*rank == Rank::Editorial);
        }
        let is_beside = !goals.is_empty() || !site.is_empty() || (rules && !step.settings.is_empty());
        let heading = heading(words, step, &titles(&goals), &titles(&aside));
        let heading_url = match goals.as_slice() {
            [goal] if !goal.goal.url.is_empty() => goal.goal.url.clone(),
            _ => address_of_step(words.portal, place),
        };
        Some(Self {
            heading,
            heading_url,
            commit: CommitView::of(words, &step.commit, true),
            folded: FoldedView::of(words, aside, site_aside, [editorial, translated], is_beside),
            goals,
            rules_html: if rules { rules_in_order(words, place, &html.rules) } else { Vec::new() },
            site_html: site,
            marked: changes.said_of_all(place).filter(|_| marked).map(|said| ReasonView::of(words, &said)),
            formatting: step.formatting.clone(),
            gaps: step.gaps.iter().map(|gap| GapView::of(words, gap)).collect(),
        })
    }
}

/// The changes of a goal that are told, and where it stands among the goals; `None` if there is none.
fn told(words: &Words<'_>, goal: &GoalChanges, lines: &[Line<'_>]) -> Option<(Order, GoalChangesView)> {
    let html: Vec<String> = lines.iter().map(|line| line.html.to_owned()).collect();
    Some((lines.first()?.order, GoalChangesView::of(words, goal, &html)))
}

/// Goals whose changes matter most first.
fn in_order(mut goals: Vec<(Order, GoalChangesView)>) -> Vec<GoalChangesView> {
    goals.sort_by_key(|(order, _)| *order);
    goals.into_iter().map(|(_, goal)| goal).collect()
}

fn rules_in_order(words: &Words<'_>, step: usize, html: &[String]) -> Vec<String> {
    let places = marked_first(words, step, 0..html.len(), FlaggedAt::Rule);
    places.into_iter().filter_map(|rule| html.get(rule).cloned()).collect()
}

/// That other goals have the same change in that commit.
fn alike(words: &Words<'_>, goals: usize) -> String {
    if goals < 2 { String::new() } else { format!(" {}", words.count("flagged.alike", goals - 1)) }
}

fn titles(goals: &[GoalChangesView]) -> Vec<(&str, &str)> {
    goals.iter().map(|goal| (goal.id.as_str(), goal.goal.title.as_str())).collect()
}

/// What a step is about: id and title of the goals whose substance it changes, and of those of which it changes something
/// beside. What it says of itself comes after what it did.
pub fn heading(words: &Words<'_>, step: &Step, goals: &[(&str, &str)], aside: &[(&str, &str)]) -> String {
    let all: BTreeSet<&str> = goals.iter().chain(aside).map(|(id, _)| *id).collect();
    match (goals, aside) {
        ([(_, title)], _) | ([], [(_, title)]) => (*title).to_owned(),
        ([], []) if !step.settings.is_empty() => words.texts.get("rules.title").to_owned(),
        ([], []) if !step.site.is_empty() => words.texts.get("site.title").to_owned(),
        ([], []) if !step.gaps.is_empty() => words.texts.get("step.unreadable").to_owned(),
        ([], []) if !step.formatting.is_empty() => words.texts.get("step.spelling").to_owned(),
        ([], []) => words.original(&step.commit.subject),
        ([], _) => words.count("step.goals", all.len()),
        _ => words.count("step.goals", goals.len()),
    }
}

/// What the step at a place of the history is about.
pub fn heading_of(changes: &Changes<'_>, place: usize) -> Option<String> {
    let words = &changes.words;
    let step = words.portal.history.steps.get(place)?;
    let ranks = &changes.html(place)?.ranks;
    let titles: Vec<String> = step.goals.iter().map(|goal| words.title_then(&goal.id, &goal.title)).collect();
    let (mut goals, mut aside) = (Vec::new(), Vec::new());
    for ((goal, title), ranks) in step.goals.iter().zip(&titles).zip(ranks) {
        let room = if ranks.contains(&Rank::Substance) { &mut goals } else { &mut aside };
        room.push((goal.id.as_str(), title.as_str()));
    }
    Some(heading(words, step, &goals, &aside))
}

impl GapView {
    /// A file that is not shown at all.
    pub fn left_out(words: &Words<'_>, file: &LeftOut) -> Self {
        let reason = without_addresses(&words.why(&file.reason)).into_owned();
        Self { path: shown_path(&file.path), reason }
    }

    /// Why a file cannot be read is said by the program.
    fn of(words: &Words<'_>, gap: &Gap) -> Self {
        let reason = words.why(&gap.reason);
        Self { path: shown_path(&gap.path), reason }
    }
}

/// The name of a file, with everything that nobody sees written out.
pub fn shown_path(path: &str) -> String {
    visible_name(&without_addresses(path)).into_owned()
}

impl GoalChangesView {
    pub fn of(words: &Words<'_>, goal: &GoalChanges, html: &[String]) -> Self {
        let title = words.title_then(&goal.id, &goal.title);
        Self {
            goal: LinkView { title, url: words.goal_url(&goal.id), short: None },
            id: goal.id.clone(),
            changes_html: html.to_vec(),
        }
    }
}
