//! The chosen changes of a step, by what they are about, as people read them.

use std::collections::{BTreeMap, BTreeSet};

use super::chosen::Chosen;
use crate::history::{Gap, Said, Step};
use crate::portal::{FlaggedAt, Rank};
use crate::render::change::field::{ChangeView, in_a_line};
use crate::render::change::marks::{FlagView, marks};
use crate::render::change::order::{Order, in_order, marked_first, order};
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::change::step::{self, heading, shown_path};
use crate::render::text::diff::text_diff;
use crate::render::words::Words;

/// Changes beside the goals that a step tells one by one; further ones are told by number, unless they are marked.
const BESIDE: usize = 5;

/// A change in one line: `Frist: 2026 → 2027`, with its mark.
pub(super) struct LineView {
    pub text: String,
    pub mark: Option<String>,
    pub across: Option<String>,
    /// Whether it is marked and nobody says why, though others of the goal have a reason.
    pub is_unexplained: bool,
}

/// The changes of a goal, of the rules, or beside the goals.
pub(super) struct Block<'a> {
    /// Title and id of the goal.
    pub goal: Option<(String, String)>,
    /// What stands above it if it is none of a goal.
    pub title: &'static str,
    pub said: Said<'a>,
    pub lines: Vec<LineView>,
    /// Changes that are not told one by one.
    pub folded: Folded,
}

/// Changes beside the substance, by number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Folded {
    pub editorial: usize,
    pub translated: usize,
}

/// A step for people.
pub(super) struct StepText<'a> {
    /// What it is about: a goal, how many, or what else.
    pub heading: String,
    /// What it changed; of a single goal, the heading stands above it already.
    pub blocks: Vec<Block<'a>>,
    /// Files that nobody can read.
    pub gaps: Vec<String>,
    /// What else, by number.
    pub folded: Option<String>,
}

impl Block<'_> {
    /// Title and id of the goal, or what it is about.
    pub fn head(&self, words: &Words<'_>) -> String {
        let goal = self.goal.as_ref().map(|(title, id)| format!("{title} ({id})"));
        goal.unwrap_or_else(|| words.texts.get(self.title).to_owned())
    }

    pub fn is_marked(&self) -> bool {
        self.lines.iter().any(|line| line.mark.is_some())
    }
}

/// The chosen changes of a step in words: what matters first, the rest by number unless all are wanted one by one.
pub(super) fn step_text<'s>(words: &Words<'_>, step: &'s Step, chosen: &Chosen, all: bool) -> StepText<'s> {
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
        folded: step::folded(
            words,
            sum(|folded| folded.editorial),
            sum(|folded| folded.translated),
            !blocks.is_empty(),
        ),
        blocks,
    }
}

/// Which file nobody can read, and why.
fn gap_text(words: &Words<'_>, gap: &Gap) -> String {
    let reason = words.why(&gap.reason);
    words.texts.fill("step.gap", &[("path", &shown_path(&gap.path)), ("reason", &reason)])
}

fn names(heads: &[(String, String)]) -> Vec<(&str, &str)> {
    heads.iter().map(|(id, title)| (id.as_str(), title.as_str())).collect()
}

fn log_blocks<'s>(words: &Words<'_>, step: &'s Step, chosen: &Chosen, all_ranks: bool) -> Vec<Block<'s>> {
    let mut teller = Teller { words, step, chosen, all_ranks, marks: marks(words, chosen.step) };
    let mut goals: Vec<_> = chosen.goals.iter().filter_map(|(goal, changes)| teller.goal(*goal, changes)).collect();
    goals.sort_by_key(|(order, _)| *order);
    let mut all: Vec<_> = goals.into_iter().map(|(_, block)| block).collect();
    all.extend(teller.rules());
    let told_by = |place: &usize| step.site.get(*place).map(|site| &site.told_by);
    let of_one = chosen.site.chunk_by(|one, next| told_by(one) == told_by(next));
    all.extend(of_one.map(|same| teller.site(same)));
    all
}

/// Tells the chosen changes of a step block by block.
struct Teller<'a, 's> {
    words: &'a Words<'a>,
    step: &'s Step,
    chosen: &'a Chosen,
    /// Whether nothing is told by number alone.
    all_ranks: bool,
    marks: BTreeMap<FlaggedAt, FlagView>,
}

impl<'s> Teller<'_, 's> {
    fn line(&mut self, view: ChangeView, at: FlaggedAt) -> LineView {
        LineView {
            text: in_a_line(self.words, &view),
            mark: self.marks.remove(&at).map(|mark| mark.label),
            across: view.across,
            is_unexplained: false,
        }
    }

    /// The changes of a goal, and where it stands among the goals.
    fn goal(&mut self, goal: usize, changes: &[usize]) -> Option<(Option<Order>, Block<'s>)> {
        let (words, step) = (self.words, self.step);
        let of_goal = step.goals.get(goal)?;
        let text = of_goal.text.as_ref().map(|text| text_diff(words, text).summary);
        // Of what has another name, both are shown.
        let flagged = words.portal.flagged_in(self.chosen.step).iter();
        let is_of = |at: FlaggedAt| matches!(at, FlaggedAt::Goal { goal: of, change } if of == goal && changes.contains(&change));
        let came = flagged.filter(|flagged| is_of(flagged.at)).filter_map(|flagged| flagged.came);
        let changes: BTreeSet<usize> = changes.iter().copied().chain(came).collect();
        let each = in_order(words, self.chosen.step, goal, of_goal);
        let each = each.into_iter().filter(|(change, _)| changes.contains(change));
        let (mut lines, mut folded, mut shown, mut first) = (Vec::new(), Folded::default(), Vec::new(), None);
        for (change, each) in each {
            let at = FlaggedAt::Goal { goal, change };
            let is_told = self.all_ranks || words.portal.trail.is_flagged(self.chosen.step, at);
            match rank_here(words, step, of_goal, each) {
                Rank::Editorial if !is_told => folded.editorial += 1,
                Rank::Translation if !is_told => folded.translated += 1,
                _ => {
                    let line = self.line(ChangeView::of(words, (step, of_goal), each, text.as_deref()), at);
                    let is_unexplained = line.mark.is_some() && at.said(step).reasons.is_empty();
                    first = first.or(Some(order(each, line.mark.is_some())));
                    lines.push(LineView { is_unexplained, ..line });
                    shown.push(change);
                }
            }
        }
        let said = step.said_of_changes(&of_goal.id, shown);
        lines.iter_mut().for_each(|line| line.is_unexplained &= !said.reasons.is_empty());
        let goal = Some((words.title_then(&of_goal.id, &of_goal.title), of_goal.id.clone()));
        Some((first, Block { goal, title: "", said, lines, folded }))
    }

    fn rules(&mut self) -> Option<Block<'s>> {
        let (words, step) = (self.words, self.step);
        let rules = marked_first(words, self.chosen.step, self.chosen.rules.iter().copied(), FlaggedAt::Rule);
        let rules = rules.into_iter().filter_map(|rule| Some((rule, step.settings.get(rule)?)));
        let said = step.said_of_rules();
        let of_rule = |(rule, change)| {
            let line = self.line(ChangeView::of_rule(words, step, change), FlaggedAt::Rule(rule));
            let is_unexplained = line.mark.is_some() && step.said_of_rule(rule).reasons.is_empty();
            LineView { is_unexplained: is_unexplained && !said.reasons.is_empty(), ..line }
        };
        let lines: Vec<_> = rules.map(of_rule).collect();
        let folded = Folded::default();
        (!lines.is_empty()).then_some(Block { goal: None, title: "rules.title", said, lines, folded })
    }

    /// Changes beside the goals about which the same is said.
    fn site(&mut self, places: &[usize]) -> Block<'s> {
        let (words, step) = (self.words, self.step);
        let (mut lines, mut folded) = (Vec::new(), Folded::default());
        let in_order = marked_first(words, self.chosen.step, places.iter().copied(), FlaggedAt::Site);
        for (place, site) in in_order.into_iter().filter_map(|place| Some((place, step.site.get(place)?))) {
            let text = site.text.as_ref().map(|text| text_diff(words, text).summary);
            let told = self.line(ChangeView::of_site(words, site, text.as_deref()), FlaggedAt::Site(place));
            match site_rank_here(words, site) {
                _ if self.all_ranks || told.mark.is_some() => lines.push(told),
                Rank::Translation => folded.translated += 1,
                Rank::Substance if lines.len() < BESIDE => lines.push(told),
                _ => folded.editorial += 1,
            }
        }
        let said = places.first().map(|place| step.said_of_site(*place)).unwrap_or_default();
        Block { goal: None, title: "site.title", said, lines, folded }
    }
}
