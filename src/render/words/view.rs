//! What templates see: small values made for one page, never the model itself.
//!
//! Conventions: an `url` is relative to the site's root and has no leading slash (`ziele/vv-03/`), so a
//! template writes `{{ root }}{{ x.url }}`; an `href` is a whole address outside the site. Dates and numbers
//! are already written in the portal's language; `iso` beside them is for machines. Lists are in the order in
//! which they are shown. Fields that end in `html` are safe to print with `| safe`; nothing else is.

use serde::Serialize;

use crate::render::change::marks::{FlagView, ReasonView};
use crate::render::page::deadlines::DueCourseView;
use crate::render::page::legal::OutsideView;

/// A day, month or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `2025`, `2025-08` or `2025-08-05`, fit for `<time datetime>`.
    pub iso: String,
    /// `2025`, `August 2025`, `5. August 2025`.
    pub text: String,
}

/// A link inside the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
    /// An abbreviation (`MID`), where the thing has one.
    pub short: Option<String>,
}

/// One word of the status vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusView {
    pub id: String,
    pub label: String,
    /// A colour of the theme: `grey`, `blue`, `teal`, `green`, `amber`, `orange`, `red`, `purple`.
    pub tone: String,
    /// An icon of the theme: `circle`, `play`, `half`, `check`, `clock`, `alarm`, `cross`, `question`.
    pub icon: String,
    /// Whether it stands for "nobody published one".
    pub unknown: bool,
}

/// How many goals have one status, with the place of its part in a bar of width 100.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCountView {
    pub status: StatusView,
    pub count: usize,
    /// Share in percent as written (`12`, or `< 1`).
    pub percent: String,
    /// Left edge of the part in a bar that is 100 wide, two decimals.
    pub x: String,
    /// Width of the part in the same bar.
    pub width: String,
}

/// Goals of a group counted by status. Statuses without a goal are left out.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    pub total: usize,
    pub counts: Vec<StatusCountView>,
}

/// A deadline.
#[derive(Debug, Clone, Serialize)]
pub struct DueView {
    pub date: DateView,
    /// Last day of the deadline, `YYYY-MM-DD`: a year or month ends with its period.
    pub last_day: String,
    /// `overdue`, `soon` (within the portal's notice period), `later`, or `closed` (done or stopped).
    pub state: String,
}

/// A source of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    pub id: String,
    /// Publisher and what it is.
    pub title: String,
    pub date: Option<DateView>,
    /// Whole address; missing if the source is not on the web.
    pub href: Option<String>,
    pub note: Option<String>,
}

/// A goal in a list or table.
#[derive(Debug, Clone, Serialize)]
pub struct GoalCardView {
    pub id: String,
    pub url: String,
    pub title: String,
    pub summary: Option<String>,
    /// `goal` or `cross-cutting`.
    pub kind: String,
    pub status: StatusView,
    pub status_date: Option<DateView>,
    /// Place of the status in the vocabulary, for sorting.
    pub status_order: usize,
    /// Whole percent, if stated or computed.
    pub progress: Option<u8>,
    pub due: Option<DueView>,
    /// Where the deadline lies: `overdue`, `year` (within twelve months), `later`, `closed`, `none`.
    pub due_span: &'static str,
    pub pillar: Option<LinkView>,
    pub topic: Option<LinkView>,
    pub departments: Vec<LinkView>,
    /// Last change in the history that the public could see.
    pub changed: Option<DateView>,
    /// Whether nobody has updated it for too long.
    pub stale: bool,
}

/// A pillar, topic, cross-cutting topic, department or strategy in a list.
#[derive(Debug, Clone, Serialize)]
pub struct GroupCardView {
    pub id: String,
    pub url: String,
    pub title: String,
    pub short: Option<String>,
    pub summary: Option<String>,
    /// Colour of the theme for the group's accent (pillars only; others `grey`).
    pub tone: String,
    /// False for a department that no longer exists at the as-of date.
    pub current: bool,
    /// Badge file of a pillar (`badges/pillar-….svg`).
    pub badge: Option<String>,
    pub tally: TallyView,
}

/// A figure for the whole strategy, as its publisher wrote it.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    pub label: String,
    pub value: String,
    pub unit: Option<String>,
    pub date: Option<DateView>,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

/// A commit, as a link and a line.
#[derive(Debug, Clone, Serialize)]
pub struct CommitView {
    pub hash: String,
    /// First ten characters.
    pub short: String,
    /// Page of its changes in this site; missing for commits that a merge brought in.
    pub url: Option<String>,
    /// Its page at the forge.
    pub href: Option<String>,
    /// Committer's date.
    pub date: DateView,
    pub author: String,
    pub subject: String,
}

/// `change.html`: one changed field.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// `created`, `removed`, `moved`, `changed`.
    pub kind: String,
    /// Name of the field in the portal's language (`Status`, `Frist`, `Indikator „…“: Zielwert`).
    pub field: String,
    /// Old and new value as written; missing = no value. For `created`/`removed`/`moved`: the file.
    pub old: Option<String>,
    pub new: Option<String>,
    /// How much of the text changed, if the field is the text: too long to be shown here.
    pub text: Option<String>,
    /// Why it is marked, if it is.
    pub flag: Option<FlagView>,
}

/// The changes of one goal in one commit.
#[derive(Debug, Clone, Serialize)]
pub struct GoalChangesView {
    /// Title as it was after the commit; `url` is empty if the goal has no page today.
    pub goal: LinkView,
    pub id: String,
    /// Each change as `change.html` renders it.
    pub changes_html: Vec<String>,
}

/// One step of the published history.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    pub commit: CommitView,
    /// Empty if the commit only formatted files or left a gap.
    pub goals: Vec<GoalChangesView>,
    /// Changed rules, each as `change.html` renders it.
    pub rules_html: Vec<String>,
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

/// A dated value of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    pub date: Option<DateView>,
    /// As written, in the portal's notation, without unit.
    pub value: String,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

/// A measured value of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    pub name: String,
    /// Anchor on the goal's page.
    pub anchor: String,
    pub unit: Option<String>,
    pub baseline: Option<ReadingView>,
    pub target: Option<ReadingView>,
    /// Oldest first.
    pub values: Vec<ReadingView>,
    /// Way from baseline to target, whole percent; only if both and a latest value are numbers.
    pub progress: Option<u8>,
    pub picture: Option<crate::render::chart::IndicatorPictureView>,
    pub note: Option<String>,
}

/// Something that happened, with its source.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    pub date: Option<DateView>,
    pub text: String,
    /// Status that the source states; `whole` says whether for the whole goal or a part.
    pub status: Option<StatusView>,
    pub whole: bool,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MilestoneView {
    pub title: String,
    pub due: Option<DateView>,
    pub done: Option<DateView>,
    /// `done`, `overdue`, `open`.
    pub state: String,
}

/// How firmly a goal is tied to the strategy.
#[derive(Debug, Clone, Serialize)]
pub struct OriginView {
    pub label: String,
    pub note: Option<String>,
    /// False: the tie to the strategy is not documented, and the page must say so.
    pub documented: bool,
}

/// Progress of a goal and how it came about.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// Missing if the rule cannot be applied (`explanation` says why).
    pub percent: Option<u8>,
    /// `stated`, `milestones`, `indicators`.
    pub rule: String,
    pub explanation: String,
}

/// What every page has: `page` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    pub title: String,
    pub description: String,
    /// Address inside the site (`ziele/vv-03/`; empty for the overview).
    pub path: String,
    /// Absolute address, if the portal has a base address.
    pub canonical: Option<String>,
    /// Way up, from the overview to the parent (without the page itself).
    pub crumbs: Vec<LinkView>,
    /// The first level of the menu this page belongs to (its `url`).
    pub section: String,
    /// Source file of the page, relative to the portal, and its places at the forge.
    pub file: Option<String>,
    pub file_href: Option<String>,
    pub edit_href: Option<String>,
    pub history_href: Option<String>,
    /// The feed that goes with the page, if there is one.
    pub feed: Option<String>,
    /// The same page in easy language, if there is one.
    pub easy: Option<String>,
    /// A mail with title and address of the page, as an address; only if the portal knows its own.
    pub mail: Option<String>,
    /// Whether the page is in another language because nobody translated it.
    pub untranslated: bool,
}

/// What is the same on every page: `site` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub language: String,
    /// The language of the content, as it is called in this one.
    pub main_language: String,
    /// Said on every page (for example: demonstration, no official website).
    pub notice: Option<String>,
    pub menu: Vec<LinkView>,
    pub about: Vec<LinkView>,
    pub legal: Vec<LinkView>,
    /// Pages of the law on other websites.
    pub legal_outside: Vec<OutsideView>,
    /// The portal in easy language.
    pub easy: Option<String>,
    /// Whether there is a page in sign language.
    pub sign_language: Option<String>,
    /// The policy that every page carries, and the wider one of pages with search.
    pub policy: &'static str,
    pub search_policy: &'static str,
    pub statuses: Vec<StatusView>,
    pub as_of: DateView,
    pub version: String,
    /// Commit whose content and history are shown.
    pub commit: Option<CommitView>,
    /// `complete`, `none` (no repository), `empty` (no commit yet), `shallow`.
    pub history: String,
    /// True if content differs from the commit (a preview).
    pub uncommitted: bool,
    pub forge: Option<String>,
    /// The picture that messages show which link to the portal: whole address and what is to be seen; only if the portal
    /// knows its own address.
    pub preview: Option<LinkView>,
    /// Said wherever changes are shown.
    pub history_notice: Option<String>,
    /// Whether there is a list of past days.
    pub has_stands: bool,
    /// Whether there are or were goals.
    pub has_goals: bool,
}

/// `overview.html`.
#[derive(Debug, Serialize)]
pub struct OverviewView {
    pub summary: Option<String>,
    pub body_html: String,
    pub figures: Vec<FigureView>,
    pub tally: TallyView,
    pub pillars: Vec<GroupCardView>,
    /// The goals that belong to no pillar because they hold for all (`Querschnittsziele`).
    pub cross_cutting: Option<GroupCardView>,
    /// Newest steps that changed a goal, at most five.
    pub recent: Vec<StepView>,
    /// Next deadlines, at most five.
    pub due_next: Vec<GoalCardView>,
    pub overdue: Vec<GoalCardView>,
    /// Badge file of the portal.
    pub badge: String,
    /// Number of goals that are done.
    pub done: usize,
    /// What is done beside the time that is over.
    pub pace: Option<crate::render::chart::PaceView>,
    /// Statuses per pillar.
    pub shares: Option<crate::render::chart::SharesView>,
    pub course: Option<crate::render::chart::AreaView>,
}

/// `group.html`: one pillar, topic, cross-cutting topic, department or strategy.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// `pillar`, `topic`, `cross-cutting`, `department`, `strategy`.
    pub kind: String,
    pub card: GroupCardView,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<crate::render::page::glossary::TermView>,
    pub sources: Vec<SourceView>,
    /// First and last day of a dated department.
    pub since: Option<DateView>,
    pub until: Option<DateView>,
    /// All goals of the group; for a department: those it shares in without lead being stated.
    pub goals: Vec<GoalCardView>,
    /// Department only: goals it leads.
    pub lead: Vec<GoalCardView>,
    /// Department only: goals that all departments share.
    pub common: Vec<GoalCardView>,
    /// Pillar only: its topics, with the tally of the topic's goals in this pillar.
    pub topics: Vec<GroupCardView>,
    /// Number of goals here that other departments share as well.
    pub shared: usize,
    pub recent: Vec<StepView>,
    pub course: Option<crate::render::chart::AreaView>,
    /// Pillar only: what is done beside the time that is over.
    pub pace: Option<crate::render::chart::PaceView>,
}

/// `groups.html`: all groups of one kind.
#[derive(Debug, Serialize)]
pub struct GroupsView {
    pub kind: String,
    pub groups: Vec<GroupCardView>,
    /// All of them side by side.
    pub shares: Option<crate::render::chart::SharesView>,
}

/// `goals.html`: the table of all goals.
#[derive(Debug, Serialize)]
pub struct GoalsView {
    pub tally: TallyView,
    pub goals: Vec<GoalCardView>,
    pub pillars: Vec<LinkView>,
    pub topics: Vec<LinkView>,
    pub departments: Vec<LinkView>,
    /// What the table can be filtered by besides: places of deadlines, years of deadlines, days since the last change.
    pub due_spans: Vec<&'static str>,
    pub due_years: Vec<String>,
    pub changed: Vec<crate::render::page::selection::SinceView>,
    /// The same as pages of their own.
    pub lists: Vec<crate::render::page::selection::ListsView>,
    /// Goals that are no longer in the portal.
    pub removed: Vec<crate::render::page::removed::RemovedLineView>,
}

/// `goal.html`.
#[derive(Debug, Serialize)]
pub struct GoalView {
    pub card: GoalCardView,
    /// The accent of its pillar, a colour of the theme.
    pub tone: String,
    /// Badge file.
    pub badge: String,
    /// What was promised.
    pub promise: Option<String>,
    pub origin: Option<OriginView>,
    pub status_source: Option<SourceView>,
    pub progress: Option<ProgressView>,
    pub start: Option<DateView>,
    /// The first deadline, if it moved.
    pub due_course: Option<DueCourseView>,
    /// Lead first; `lead` tells whether the first one leads.
    pub departments: Vec<LinkView>,
    pub lead: bool,
    pub cross_cutting: Vec<LinkView>,
    pub strategies: Vec<LinkView>,
    pub milestones: Vec<MilestoneView>,
    pub indicators: Vec<IndicatorView>,
    /// Newest first, undated last.
    pub events: Vec<EventView>,
    pub note: Option<String>,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<crate::render::page::glossary::TermView>,
    pub sources: Vec<SourceView>,
    pub measures: Vec<crate::render::page::goal::MeasureView>,
    /// Goals whose place this one took, and goals that took its place.
    pub replaces: Vec<LinkView>,
    pub replaced_by: Vec<LinkView>,
    /// Goals that have most to do with it.
    pub related: Vec<crate::render::page::related::RelatedView>,
    /// The picture of its status over time.
    pub band: Option<crate::render::chart::BandView>,
    /// Newest first.
    pub course: Vec<crate::render::change::sentences::EntryView>,
    pub created: Option<DateView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
}

/// `changelog.html`: `/aenderungen/`, a year, or a further page of a year.
#[derive(Debug, Serialize)]
pub struct ChangelogView {
    /// Missing on the first page of the whole log.
    pub year: Option<String>,
    pub years: Vec<YearView>,
    pub steps: Vec<StepView>,
    /// True if the page shows only the newest steps of the whole log.
    pub cut: bool,
    /// Totals of the whole log.
    pub commits: usize,
    pub changes: usize,
    /// Other pages of the same year; `current` is the number of this one, from 1.
    pub pages: Vec<LinkView>,
    pub current: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: String,
    pub url: String,
    pub commits: usize,
    pub changes: usize,
}

/// `indicators.html`.
#[derive(Debug, Serialize)]
pub struct IndicatorsView {
    pub goals: Vec<GoalIndicatorsView>,
    pub indicators: usize,
    pub values: usize,
}

#[derive(Debug, Serialize)]
pub struct GoalIndicatorsView {
    pub goal: LinkView,
    pub indicators: Vec<IndicatorView>,
}

/// `sources.html`.
#[derive(Debug, Serialize)]
pub struct SourcesView {
    pub sources: Vec<UsedSourceView>,
}

#[derive(Debug, Serialize)]
pub struct UsedSourceView {
    pub source: SourceView,
    /// Goals and pages that name it.
    pub used_by: Vec<LinkView>,
}

/// `page.html`: a plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    pub summary: Option<String>,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<crate::render::page::glossary::TermView>,
    pub sources: Vec<SourceView>,
}
