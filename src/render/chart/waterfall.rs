//! Why the headline figures changed between two days: a picture, a table, a sentence, and the goals of each cause.

use jiff::civil::Date;
use serde::Serialize;

use super::causes::{CauseView, cause_name};
use super::doors::Doors;
use super::{number, written};
use crate::config::GroupKind;
use crate::portal::{Cause, Class, Figure, GroupState, Report, Stage, Waterfall, Waterfalls, routes};
use crate::render::words::Words;
use crate::render::words::plan::plan_sentence;
use crate::render::words::view::DateView;

/// Height of the picture between the highest and the lowest number.
const HEIGHT: f64 = 72.0;

/// Above the bars, for their numbers.
const TOP: f64 = 18.0;

/// A bar of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// `total`, `up`, `worse` (more are overdue), `down`, `same`.
    pub kind: String,
    pub x: String,
    pub width: String,
    pub y: String,
    pub height: String,
    /// Middle of the bar, and where its number stands.
    pub middle: String,
    pub text_y: String,
    pub text: String,
    /// Where the goals stand that it counts; none for the first bar and for what did not change.
    pub url: Option<String>,
    /// Whether that is on the same page.
    pub is_here: bool,
    /// `vorher`, `1` to `5`, `jetzt`.
    pub label: String,
}

/// A figure before and after, and by how much each stage changed it.
#[derive(Debug, Clone, Serialize)]
pub struct FigureRowView {
    /// See [`Figure::word`].
    pub word: String,
    pub label: String,
    pub then: usize,
    /// In the order of the stages: `+2`, `−1`, `0`.
    pub changes: Vec<String>,
    /// In the same order: the anchor of the goals that a stage moved; empty where it moved none of this figure.
    pub anchors: Vec<String>,
    pub now: usize,
    /// The list of the goals that are in it now.
    pub url: Option<String>,
}

/// A picture of one figure.
#[derive(Debug, Clone, Serialize)]
pub struct FallView {
    pub figure: String,
    pub bars: Vec<BarView>,
}

/// The headline figures of the portal or of a group.
#[derive(Debug, Clone, Serialize)]
pub struct WaterfallView {
    pub title: String,
    /// Page of the group; empty for the portal.
    pub url: String,
    pub anchor: String,
    pub from: DateView,
    pub to: DateView,
    pub sentence: String,
    /// Of a group: what became of its goals' deadlines in the plan of day one.
    pub plan: Option<String>,
    /// Names of the stages, numbered.
    pub stages: Vec<String>,
    pub rows: Vec<FigureRowView>,
    /// Of what is reached and what is overdue, where that changed.
    pub pictures: Vec<FallView>,
    pub causes: Vec<CauseView>,
    /// Of the portal: which goals nobody could read on these days.
    pub unread: Vec<String>,
}

/// Those of the portal, its pillars and departments.
#[derive(Debug, Clone, Serialize)]
pub struct WaterfallsView {
    /// The portal's first.
    pub all: Vec<WaterfallView>,
}

impl WaterfallsView {
    pub fn of(words: &Words<'_>, report: &Report<'_>) -> Self {
        let waterfalls = &report.waterfalls;
        let groups = words.portal.groups.iter().filter(|state| has_waterfall(state.group.kind));
        let groups = groups.filter_map(|state| WaterfallView::of_group(words, waterfalls, state));
        Self { all: std::iter::once(WaterfallView::of_portal(words, waterfalls)).chain(groups).collect() }
    }
}

/// Pillars and departments are who promised.
fn has_waterfall(kind: GroupKind) -> bool {
    matches!(kind, GroupKind::Pillar | GroupKind::Department)
}

impl WaterfallView {
    pub fn of_portal(words: &Words<'_>, all: &Waterfalls) -> Self {
        let title = words.texts.get("report.total").to_owned();
        let unread = [all.from, all.to].into_iter().filter_map(|day| unread(words, day)).collect();
        Self { unread, ..Self::new(words, all, all.portal(), title, String::new(), "ursachen".to_owned()) }
    }

    /// That of a pillar or department; none of another group, or if there never was a goal.
    pub fn of_group(words: &Words<'_>, all: &Waterfalls, state: &GroupState<'_>) -> Option<Self> {
        let group = state.group;
        let waterfall = all.group(words.portal.place_of_group(state)?);
        let has_goals = waterfall.then.count(Figure::All) + waterfall.now.count(Figure::All) > 0;
        let url = routes::group(group.kind, &group.id);
        let anchor = format!("ursachen-{}-{}", group.kind.word(), group.id);
        (has_waterfall(group.kind) && has_goals)
            .then(|| Self::new(words, all, waterfall, group.title.clone(), url, anchor))
    }

    fn new(
        words: &Words<'_>,
        all: &Waterfalls,
        waterfall: &Waterfall,
        title: String,
        url: String,
        anchor: String,
    ) -> Self {
        let pictured = [Figure::Reached, Figure::Of(Class::Overdue)].into_iter();
        let pictured = pictured.filter(|figure| Stage::ALL.iter().any(|stage| waterfall.change(*figure, *stage) != 0));
        let doors = Doors { anchor: &anchor, page: &url, is_today: all.to == words.portal.as_of };
        let row = |figure: Figure| FigureRowView {
            word: figure.word().to_owned(),
            label: words.figure(figure),
            then: waterfall.then.count(figure),
            changes: Stage::ALL.map(|stage| signed(waterfall.change(figure, stage))).to_vec(),
            anchors: Stage::ALL.map(|stage| doors.stage(waterfall, figure, stage).unwrap_or_default()).to_vec(),
            now: waterfall.now.count(figure),
            url: doors.now(waterfall, figure),
        };
        let stage = |(place, stage): (usize, Stage)| {
            let name = words.texts.find_in("waterfall.stages", stage.word()).unwrap_or_default();
            format!("{}. {name}", place + 1)
        };
        let plan = waterfall.plan.as_ref().filter(|_| !url.is_empty()).map(|plan| plan_sentence(words, plan));
        Self {
            from: words.day(all.from),
            to: words.day(all.to),
            sentence: sentence(words, waterfall),
            plan,
            stages: Stage::ALL.into_iter().enumerate().map(stage).collect(),
            rows: Figure::all().map(row).collect(),
            pictures: pictured.map(|figure| FallView::of(words, waterfall, figure, &doors)).collect(),
            causes: CauseView::all(words, waterfall, &anchor),
            title,
            url,
            anchor,
            unread: Vec::new(),
        }
    }
}

/// Which goals nobody could read on a day; they count as they were last.
fn unread(words: &Words<'_>, day: Date) -> Option<String> {
    let goals: Vec<&str> = words.portal.trail.timeline.unread_on(day).collect();
    let values = [("date", words.day(day).text), ("goals", goals.join(", "))];
    (!goals.is_empty()).then(|| words.fill("waterfall.unread", &values))
}

/// Each figure that changed, with what changed it.
fn sentence(words: &Words<'_>, waterfall: &Waterfall) -> String {
    let told = [Figure::All, Figure::Reached, Figure::Of(Class::Late), Figure::Of(Class::Overdue)];
    let figure = |figure: Figure| {
        let causes = Cause::ALL.into_iter().filter_map(|cause| {
            let (came, went) = waterfall.moved(figure, cause);
            let change = whole(came) - whole(went);
            (change != 0).then(|| format!("{} {}", cause_name(words, cause), signed(change)))
        });
        let causes = causes.collect::<Vec<_>>().join(", ");
        let [then, now] = [&waterfall.then, &waterfall.now].map(|side| side.count(figure));
        let form = words.locale.plural(now as u64);
        let [then, n] = [then, now].map(|count| count.to_string());
        let values = [("then", then.as_str()), ("n", n.as_str()), ("causes", causes.as_str())];
        let sentence = || words.texts.fill_form(&format!("waterfall.sentence.{}", figure.word()), form, &values);
        (!causes.is_empty()).then(sentence)
    };
    let all: Vec<String> = told.into_iter().filter_map(figure).collect();
    if all.is_empty() { words.texts.get("waterfall.same").to_owned() } else { all.join(" ") }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `+2`, `−1`, `0`.
fn signed(change: i64) -> String {
    match change {
        0 => "0".to_owned(),
        1.. => format!("+{change}"),
        _ => format!("−{}", change.unsigned_abs()),
    }
}

impl FallView {
    fn of(words: &Words<'_>, waterfall: &Waterfall, figure: Figure, doors: &Doors<'_>) -> Self {
        let (then, now) = (whole(waterfall.then.count(figure)), whole(waterfall.now.count(figure)));
        let mut level = then;
        let mut spans = vec![(0, then, words.texts.get("waterfall.then").to_owned())];
        for (place, stage) in Stage::ALL.into_iter().enumerate() {
            let next = level + waterfall.change(figure, stage);
            spans.push((level, next, (place + 1).to_string()));
            level = next;
        }
        spans.push((0, now, words.texts.get("waterfall.now").to_owned()));
        let levels = || spans.iter().flat_map(|(from, to, _)| [*from, *to]);
        let (low, high) = (levels().min().unwrap_or_default().min(0), levels().max().unwrap_or_default().max(1));
        let y = |level: i64| TOP + HEIGHT * as_number(high - level) / as_number(high - low);
        let column = 100.0 / number(spans.len());
        let last = spans.len() - 1;
        let bar = |(place, (from, to, label)): (usize, &(i64, i64, String))| {
            let is_total = place == 0 || place == last;
            let kind = match to.cmp(from) {
                _ if is_total => "total",
                std::cmp::Ordering::Greater if figure == Figure::Of(Class::Overdue) => "worse",
                std::cmp::Ordering::Greater => "up",
                std::cmp::Ordering::Less => "down",
                std::cmp::Ordering::Equal => "same",
            };
            let (top, bottom) = (y(*from.max(to)), y(*from.min(to)));
            let left = column * number(place);
            BarView {
                kind: kind.to_owned(),
                x: written(left + column * 0.1),
                width: written(column * 0.8),
                y: written(top),
                height: written((bottom - top).max(1.0)),
                middle: written(left + column / 2.0),
                text_y: written(top - 5.0),
                text: if is_total { to.to_string() } else { signed(to - from) },
                url: place.checked_sub(1).and_then(|before| match Stage::ALL.get(before) {
                    Some(stage) => doors.stage(waterfall, figure, *stage).map(|anchor| format!("#{anchor}")),
                    None => doors.now(waterfall, figure),
                }),
                is_here: place < last,
                label: label.clone(),
            }
        };
        Self { figure: words.figure(figure), bars: spans.iter().enumerate().map(bar).collect() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of goals are small")]
fn as_number(level: i64) -> f64 {
    level as f64
}
