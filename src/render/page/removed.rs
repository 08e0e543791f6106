//! Goals that are no longer in the portal: their pages, their place in lists, and links between goals that replaced each
//! other.

use serde::Serialize;

use crate::config::{GoalField, GroupKind};
use crate::content::LeftOut;
use crate::history::{Change, Gap};
use crate::portal::RemovedGoal;
use crate::render::change::across::across_about;
use crate::render::change::commit::CommitView;
use crate::render::change::course::{EntryView, course};
use crate::render::change::field::value;
use crate::render::change::html::Changes;
use crate::render::change::marks::reasons;
use crate::render::chart::band::BandView;
use crate::render::page::frame::PageView;
use crate::render::text::short::REASON;
use crate::render::words::Words;
use crate::render::words::view::{LinkView, StatusView};

/// `removed.html`: what stays of a goal.
#[derive(Debug, Serialize)]
pub struct RemovedView {
    pub id: String,
    /// When, by whom, in which commit.
    pub commit: CommitView,
    /// All authors of that commit.
    pub authors: String,
    /// That it may have been another, where the file could not be read for a time.
    pub across: Option<String>,
    /// Why its file cannot be read since then, if it is still there.
    pub unread: Option<String>,
    pub reasons: Vec<String>,
    pub decision: Option<String>,
    /// Last values.
    pub promise: Option<String>,
    pub status: Option<StatusView>,
    /// The last status, if today's vocabulary does not have it.
    pub status_word: Option<String>,
    pub pillar: Option<LinkView>,
    pub due: Option<String>,
    /// Goals that took its place, and goals whose place it took.
    pub replaced_by: Vec<LinkView>,
    pub replaces: Vec<LinkView>,
    pub band: Option<BandView>,
    pub course: Vec<EntryView>,
    /// The same of what is editorial in its history.
    pub course_editorial: Vec<EntryView>,
}

impl RemovedView {
    pub fn of(changes: &Changes<'_>, goal: &RemovedGoal<'_>) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(goal.step)?;
        let (commit, said) = (&step.commit, step.said_of_fields(goal.id, &[]));
        let Last { promise, status: word, pillar, due } = Last::of(words, goal);
        let known = Words { steps: Some(goal.step), ..*words }.status(word);
        let decisions = Some(words.original(&said.decisions.join("; "))).filter(|text| !text.is_empty());
        let is_its = |change: &Change, gap: &Gap| matches!(change, Change::Removed { path, .. } if *path == gap.path);
        let changes_of = || step.goal(goal.id).into_iter().flat_map(|goal| &goal.changes);
        let gap = step.gaps.iter().find(|gap| changes_of().any(|change| is_its(change, gap)));
        // Or since before, where a setting left it out later.
        let is_out = |file: &&LeftOut| {
            changes_of().any(|change| matches!(change, Change::Removed { path, .. } if *path == file.path))
        };
        let left_out = || words.portal.content.left_out.iter().find(is_out);
        let unread =
            gap.map(|gap| &gap.reason).or_else(|| left_out().map(|file| &file.reason)).map(|reason| words.why(reason));
        let (entries, course_editorial) = course(changes, goal.id, &goal.steps);
        Some(Self {
            id: goal.id.to_owned(),
            commit: CommitView::of(words, commit, true),
            authors: commit.authors(),
            across: across_about(words, step, goal.id, &[]),
            unread,
            reasons: reasons(words, &said, REASON),
            decision: decisions,
            promise,
            status_word: word.filter(|_| known.is_none()).map(|word| words.original(word)),
            status: known,
            pillar,
            due,
            replaced_by: words.goal_links(words.portal.replaced_by(goal.id)),
            replaces: words.goal_links(words.portal.replaces(goal.id)),
            band: BandView::of(words, goal.id),
            course: entries,
            course_editorial,
        })
    }
}

/// Last values of a removed goal.
#[derive(Default)]
struct Last<'g> {
    promise: Option<String>,
    status: Option<&'g str>,
    pillar: Option<LinkView>,
    due: Option<String>,
}

impl<'g> Last<'g> {
    fn of(words: &Words<'_>, goal: &'g RemovedGoal<'_>) -> Self {
        use GoalField as Field;
        let mut last = Self::default();
        let own = goal.translations.get(words.portal.config.languages.current());
        let promise = |text: &str| own.and_then(|own| own.promise.clone()).unwrap_or_else(|| words.original(text));
        for (name, field) in goal.record.fields.iter() {
            let Some(named) = GoalField::of(name) else { continue };
            let first = field.texts().first().map(String::as_str);
            match named {
                Field::Promise => last.promise = first.map(promise),
                Field::Status => last.status = first,
                Field::Pillar => last.pillar = first.and_then(|id| words.group(GroupKind::Pillar, id)),
                Field::Due => last.due = Some(value(words, std::slice::from_ref(name), field)),
                // Said by the page itself, or told by its course.
                Field::Id
                | Field::Title
                | Field::Summary
                | Field::Kind
                | Field::Topic
                | Field::CrossCutting
                | Field::Lead
                | Field::Departments
                | Field::StatusDate
                | Field::StatusSource
                | Field::Confirmed
                | Field::Progress
                | Field::Start
                | Field::EarlierDue
                | Field::Done
                | Field::Origin
                | Field::Strategies
                | Field::Milestones
                | Field::Measures
                | Field::Indicators
                | Field::Events
                | Field::Sources
                | Field::Note
                | Field::Replaces
                | Field::ReplacedBy
                | Field::Translations => {}
            }
        }
        last
    }
}

/// What every page has, for the page of a removed goal.
pub fn page(words: &Words<'_>, goal: &RemovedGoal<'_>) -> PageView {
    let title = words.title_then(goal.id, goal.title);
    let description = words.texts.fill("removed.description", &[("title", &title)]);
    PageView::of_goal(words, title, description, goal.id, goal.value("pillar"))
}
