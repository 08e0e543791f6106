//! What changed in a period, as pages, files and comparisons show it.

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::{
    Flagged, FlaggedAt, GoalNews, GoalTold, IndicatorNews, IndicatorTold, News, NoReport, NoStand, Part, Report,
    Section, StatusCounts, routes,
};
use crate::render::change::across::{across, across_about, across_rules};
use crate::render::change::commit::CommitView;
use crate::render::change::field::{ChangeView, in_a_line};
use crate::render::change::marks::{label_in, reasons};
use crate::render::change::told::{ValueView, date_text, former_status, status_then};
use crate::render::text::diff::text_diff;
use crate::render::text::short::REASON;
use crate::render::words::view::{DateView, LinkView, StatusView};
use crate::render::words::{Words, status};

/// News on top of a report.
const TOP: usize = 5;

/// The generated part of a report.
#[derive(Debug, Serialize)]
pub struct ToldView {
    pub from: DateView,
    pub to: DateView,
    /// Day of the first recorded state, if that is what is compared with.
    pub begins: Option<DateView>,
    pub commits: usize,
    /// Those of substance.
    pub changes: usize,
    /// The most important news, at most five.
    pub top: Vec<TopView>,
    /// Commits that changed rules.
    pub rules: Vec<RuleStepView>,
    /// Number of files that could not be read.
    pub gaps: usize,
    pub total: NumbersView,
    pub parts: Vec<PartView>,
    pub flagged: Vec<MarkedView>,
}

/// One of the most important news.
#[derive(Debug, Serialize)]
pub struct TopView {
    /// See [`News::word`].
    pub word: String,
    pub goal: GoalNewsView,
}

/// A commit that changed rules.
#[derive(Debug, Serialize)]
pub struct RuleStepView {
    pub commit: CommitView,
    /// Why, if that was said.
    pub reasons: Vec<String>,
    /// That it may be another's.
    pub across: Option<String>,
}

/// Counts of one pillar, or of the portal.
#[derive(Debug, Serialize)]
pub struct NumbersView {
    pub title: String,
    /// Page of the pillar; empty if there is none.
    pub url: String,
    pub then: usize,
    pub now: usize,
    /// How many goals have each piece of news that any goal has, in order; the same pieces in every part.
    pub news: Vec<CountView>,
    /// Statuses that a goal has or had.
    pub statuses: Vec<StatusPairView>,
}

#[derive(Debug, Serialize)]
pub struct CountView {
    /// See [`News::word`].
    pub word: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct StatusPairView {
    pub status: StatusView,
    pub then: usize,
    pub now: usize,
}

/// One pillar.
#[derive(Debug, Serialize)]
pub struct PartView {
    pub numbers: NumbersView,
    pub anchor: String,
    /// Lists that have an entry.
    pub news: Vec<NewsView>,
    pub indicators: Vec<IndicatorNewsView>,
    /// Whether a target is among them.
    pub targets: bool,
}

#[derive(Debug, Serialize)]
pub struct NewsView {
    /// See [`News::word`].
    pub word: String,
    pub goals: Vec<GoalNewsView>,
}

#[derive(Debug, Serialize)]
pub struct GoalNewsView {
    pub id: String,
    pub title: String,
    /// Title before, if it was another one.
    pub old_title: Option<String>,
    /// Page of the goal; empty if it has none today.
    pub url: String,
    /// Missing if the goal was not there.
    pub old_status: Option<StatusView>,
    pub new_status: Option<StatusView>,
    /// Deadlines in words.
    pub old_due: Option<String>,
    pub new_due: Option<String>,
    /// How often the deadline changed.
    pub moves: usize,
    /// `14 Monate nach der ersten Frist`, if it was reached late.
    pub lateness: Option<String>,
    /// The commit that brought the news.
    pub commit: Option<CommitView>,
    /// Why, if that was said.
    pub reasons: Vec<String>,
    /// That it may be another's.
    pub across: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct IndicatorNewsView {
    pub name: String,
    pub unit: Option<String>,
    pub goal: LinkView,
    pub old: Option<ValueView>,
    pub new: Option<ValueView>,
    pub old_target: Option<ValueView>,
    pub new_target: Option<ValueView>,
    pub commit: Option<CommitView>,
}

/// A change of the period that is marked.
#[derive(Debug, Serialize)]
pub struct MarkedView {
    /// What the mark says.
    pub label: String,
    pub goal: Option<LinkView>,
    /// Old and new value.
    pub line: String,
    pub commit: CommitView,
    pub reasons: Vec<String>,
    /// That it may be another's.
    pub across: Option<String>,
}

impl ToldView {
    pub fn of(words: &Words<'_>, report: &Report<'_>) -> Self {
        let period = &report.period;
        // A column of nothing but 0 says nothing.
        let is_shown = |news: &News| report.count(*news) > 0;
        let shown: Vec<News> = News::ALL.into_iter().filter(is_shown).collect();
        let total = words.texts.get("report.total").to_owned();
        Self {
            from: words.day(period.from),
            to: words.day(period.to),
            begins: period.begins.map(|day| words.day(day)),
            commits: period.steps.len(),
            changes: period.steps.clone().map(|place| words.portal.changes_of_substance(place)).sum(),
            top: TopView::all(words, report),
            rules: report.rules.iter().filter_map(|place| RuleStepView::of(words, *place)).collect(),
            gaps: report.gaps,
            total: NumbersView::of(words, total, String::new(), &report.then, &report.now, &shown, |news| {
                report.count(news)
            }),
            parts: report.sections.iter().map(|section| PartView::of(words, section, &shown)).collect(),
            flagged: marked_in(words, period.steps.clone()),
        }
    }
}

impl TopView {
    /// What was reached comes first, then what was put off or given up.
    fn all(words: &Words<'_>, report: &Report<'_>) -> Vec<Self> {
        const ORDER: [News; 8] = [
            News::Reached,
            News::Stopped,
            News::Moved,
            News::Delayed,
            News::Begun,
            News::Removed,
            News::Added,
            News::OtherStatus,
        ];
        let view = |news: News, goal: &GoalNews<'_>| Self {
            word: news.word().to_owned(),
            goal: GoalNewsView::of(words, goal, Some(news)),
        };
        let of = |news: News| {
            report.sections.iter().flat_map(move |section| section.with(news).map(move |goal| (news, goal)))
        };
        ORDER.into_iter().flat_map(of).take(TOP).map(|(news, goal)| view(news, goal)).collect()
    }
}

impl RuleStepView {
    fn of(words: &Words<'_>, place: usize) -> Option<Self> {
        let step = words.portal.history.steps.get(place)?;
        Some(Self {
            commit: CommitView::of_step(words, step),
            reasons: reasons(words, &step.said_of_rules(), REASON),
            across: across_rules(words, step),
        })
    }
}

impl NumbersView {
    fn of(
        words: &Words<'_>,
        title: String,
        url: String,
        then: &StatusCounts,
        now: &StatusCounts,
        told: &[News],
        count: impl Fn(News) -> usize,
    ) -> Self {
        let today = words.portal.config.statuses.iter().map(status);
        let gone = words.portal.statuses_ever().iter().skip(words.portal.config.statuses.iter().len());
        let statuses = today.chain(gone.map(|gone| former_status(&gone.id, words.original(&gone.label))));
        let former = {
            let label = words.texts.get("report.former_status");
            former_status(label, label.to_owned())
        };
        let known = statuses.zip(then.known.iter().zip(&now.known)).map(|(status, (then, now))| (status, *then, *now));
        let all = known.chain([(former, then.former, now.former)]);
        Self {
            title,
            url,
            then: then.total(),
            now: now.total(),
            news: told.iter().map(|news| CountView { word: news.word().to_owned(), count: count(*news) }).collect(),
            statuses: all
                .filter(|(_, then, now)| then + now > 0)
                .map(|(status, then, now)| StatusPairView { status, then, now })
                .collect(),
        }
    }
}

impl PartView {
    fn of(words: &Words<'_>, section: &Section<'_>, shown: &[News]) -> Self {
        let (title, url, anchor) = match (&section.part, section.pillar) {
            (Part::Former(name), _) => {
                let title = words.texts.fill("report.former_pillar", &[("name", &words.original(name))]);
                (title, String::new(), format!("teil-frueher-{}", hex(name)))
            }
            (_, Some(group)) => {
                (group.title.clone(), routes::group(GroupKind::Pillar, &group.id), format!("teil-{}", group.id))
            }
            (_, None) => {
                let pillars = words.portal.config.groups.of(GroupKind::Pillar);
                let key = if pillars.is_empty() { "report.all_goals" } else { "titles.cross_cutting_goals" };
                (words.texts.get(key).to_owned(), String::new(), "teil--".to_owned())
            }
        };
        let count = |news: News| section.with(news).count();
        let list = |news: News| NewsView {
            word: news.word().to_owned(),
            goals: section.with(news).map(|goal| GoalNewsView::of(words, goal, Some(news))).collect(),
        };
        let indicators: Vec<_> = section.goals.iter().flat_map(|goal| indicator_news(words, goal)).collect();
        Self {
            numbers: NumbersView::of(words, title, url, &section.then, &section.now, shown, count),
            anchor,
            news: News::ALL.map(list).into_iter().filter(|list| !list.goals.is_empty()).collect(),
            targets: indicators.iter().any(|news| news.old_target.is_some() || news.new_target.is_some()),
            indicators,
        }
    }
}

/// The fields that news are about.
pub fn fields(news: News) -> &'static [&'static str] {
    match news {
        News::Reached | News::Begun | News::Delayed | News::Stopped | News::OtherStatus => &["status"],
        News::Moved => &["due"],
        News::Added | News::Removed | News::Passing => &[],
    }
}

impl GoalNewsView {
    /// A goal with one of its news.
    pub fn of(words: &Words<'_>, goal: &GoalNews<'_>, news: Option<News>) -> Self {
        let (step, fields) = (news.and_then(|news| goal.step(news)), news.map_or(&[][..], fields));
        let status = |told: &Option<GoalTold<'_>>| told.as_ref().map(|told| status_then(words, &told.status));
        let due = |told: &Option<GoalTold<'_>>| Some(date_text(words, told.as_ref()?.due.as_deref()?));
        let of_step = step.and_then(|place| words.portal.history.steps.get(place));
        let said = of_step.map(|step| step.said_of_fields(&goal.id, fields));
        let old_title = goal.then.as_ref().filter(|told| told.title != goal.title);
        Self {
            id: goal.id.clone(),
            title: words.title_then(&goal.id, &goal.title),
            old_title: old_title.map(|told| words.original(&told.title)),
            url: words.goal_url(&goal.id),
            old_status: status(&goal.then),
            new_status: status(&goal.now),
            old_due: due(&goal.then),
            new_due: due(&goal.now),
            moves: goal.moves,
            lateness: goal.outcome.filter(|_| goal.news.contains(&News::Reached)).and_then(|of| words.lateness(&of)),
            commit: step.and_then(|place| step_commit(words, place)),
            reasons: said.map(|said| reasons(words, &said, REASON)).unwrap_or_default(),
            across: of_step.and_then(|step| across_about(words, step, &goal.id, fields)),
        }
    }
}

/// Why there is nothing to tell about a period.
pub fn no_report(words: &Words<'_>, why: NoReport) -> String {
    match why {
        NoReport::NoHistory => words.texts.get("report.missing.none").to_owned(),
        NoReport::Shallow => words.texts.get("report.missing.shallow").to_owned(),
        NoReport::Before { first } => {
            words.texts.fill("report.missing.before", &[("date", words.day(first).text.as_str())])
        }
    }
}

/// The marked changes of the steps of a period.
fn marked_in(words: &Words<'_>, steps: Range<usize>) -> Vec<MarkedView> {
    let view = |flagged: &Flagged| {
        let step = words.portal.history.steps.get(flagged.step)?;
        let label = label_in(words, step, flagged).to_owned();
        let (label, goal, across, view) = match flagged.at {
            FlaggedAt::Goal { goal, change } => {
                let goal = step.goals.get(goal)?;
                let change = goal.changes.get(change)?;
                let across = across(words, step, goal, change);
                let text = goal.text.as_ref().map(|text| text_diff(words, text).summary);
                let view = ChangeView::of(words, (step, goal), change, text.as_deref());
                let title = words.title_then(&goal.id, &goal.title);
                let link = LinkView { title, url: words.goal_url(&goal.id), short: None };
                (label, Some(link), across, view)
            }
            FlaggedAt::Site(place) => {
                let site = step.site.get(place)?;
                let text = site.text.as_ref().map(|text| text_diff(words, text).summary);
                (label, None, None, ChangeView::of_site(words, site, text.as_deref()))
            }
            FlaggedAt::Rule(rule) => {
                let view = ChangeView::of_rule(words, step, step.settings.get(rule)?);
                (label, None, across_rules(words, step), view)
            }
        };
        let reasons = reasons(words, &flagged.at.said(step), REASON);
        let line = in_a_line(words, &view);
        Some(MarkedView { label, goal, line, commit: CommitView::of_step(words, step), reasons, across })
    };
    words.portal.flagged_between(steps).iter().filter_map(view).collect()
}

fn indicator_news(words: &Words<'_>, goal: &GoalNews<'_>) -> Vec<IndicatorNewsView> {
    let title = words.title_then(&goal.id, &goal.title);
    let link = LinkView { title, url: words.goal_url(&goal.id), short: None };
    let view = |news: IndicatorNews<'_>| {
        let value = |told: Option<&IndicatorTold>| told?.latest.as_ref().map(|value| ValueView::of(words, value));
        let target = |told: Option<&IndicatorTold>| told?.target.as_ref().map(|value| ValueView::of(words, value));
        IndicatorNewsView {
            name: words.original(news.name),
            unit: news.now.or(news.then).and_then(|told| told.unit.as_deref()).map(|unit| words.original(unit)),
            goal: link.clone(),
            old: value(news.then),
            new: value(news.now),
            old_target: target(news.then),
            new_target: target(news.now),
            commit: news.step.and_then(|place| step_commit(words, place)),
        }
    };
    // What has neither a value nor a target that can be told says nothing.
    let says = |news: &IndicatorNewsView| {
        let told = [&news.old, &news.new, &news.old_target, &news.new_target];
        told.iter().any(|told| told.is_some())
    };
    goal.indicators().into_iter().map(view).filter(says).collect()
}

fn step_commit(words: &Words<'_>, place: usize) -> Option<CommitView> {
    words.portal.history.steps.get(place).map(|step| CommitView::of_step(words, step))
}

/// A word as an anchor, whatever it holds.
fn hex(word: &str) -> String {
    word.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Why a day cannot be shown.
pub fn no_stand(words: &Words<'_>, why: &NoStand) -> String {
    let on = |key: &str, day: Date| words.texts.fill(key, &[("date", words.day(day).text.as_str())]);
    match why {
        NoStand::NoHistory => words.texts.get("stand.missing.none").to_owned(),
        NoStand::NotOver { newest } => on("stand.missing.not_over", *newest),
        NoStand::Before { first } => on("stand.missing.before", *first),
        NoStand::Shallow => words.texts.get("stand.missing.shallow").to_owned(),
        NoStand::Unreadable { .. } => words.texts.get("stand.missing.unreadable").to_owned(),
    }
}
