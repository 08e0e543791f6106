//! Groups side by side: a bar of statuses for each, and a table of the same numbers.

use serde::Serialize;

use super::percent;
use crate::config::{GroupKind, Meaning};
use crate::portal::{GroupState, Tally, routes};
use crate::render::words::tally::{Doors, TallyView};
use crate::render::words::view::{LinkView, StatusView};
use crate::render::words::{Words, status};

/// What the length of a bar says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lengths {
    /// All are as long as the page: parts are shares.
    Equal,
    /// As long as the group has goals.
    Goals,
}

/// A group: its bar and its row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct ShareRowView {
    pub group: LinkView,
    pub tone: String,
    pub tally: TallyView,
    /// Length of the bar in percent of the width.
    pub length: String,
    /// By status, in the order of the columns.
    pub cells: Vec<CellView>,
}

/// A number and where exactly these goals are listed.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    pub count: usize,
    pub url: Option<String>,
}

/// `<shares>`.
#[derive(Debug, Clone, Serialize)]
pub struct SharesView {
    pub sentence: String,
    pub rows: Vec<ShareRowView>,
    /// The statuses that any goal here has.
    pub columns: Vec<StatusView>,
    /// Whether the bars are as long as the groups are large.
    pub by_goals: bool,
}

/// A group with its goals.
struct Compared<'t> {
    link: LinkView,
    tone: String,
    tally: &'t Tally,
}

impl<'t> Compared<'t> {
    fn of(state: &'t GroupState<'_>) -> Self {
        let group = state.group;
        let url = routes::group(group.kind, &group.id);
        let link = LinkView { title: group.title.clone(), url, short: group.short.clone() };
        Self { link, tone: group.tone.word().to_owned(), tally: &state.tally }
    }
}

impl SharesView {
    /// The picture of all groups of a kind that have goals and exist today; none for fewer than two.
    pub fn of(words: &Words<'_>, kind: GroupKind, lengths: Lengths) -> Option<Self> {
        let groups = words.portal.groups_of(kind).filter(|state| state.tally.total > 0 && state.current);
        let all: Vec<Compared<'_>> = groups.map(Compared::of).collect();
        if all.len() < 2 {
            return None;
        }
        let used = |place: usize| all.iter().any(|each| each.tally.counts.get(place).is_some_and(|count| *count > 0));
        let columns: Vec<_> =
            words.portal.config.statuses.iter().enumerate().filter(|(place, _)| used(*place)).collect();
        let most = all.iter().map(|each| each.tally.total).max().unwrap_or_default();
        let size = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let row = |each: &Compared<'_>| ShareRowView {
            group: each.link.clone(),
            tone: each.tone.clone(),
            tally: TallyView::of(words, each.tally, Doors::Page(&each.link.url)),
            length: match lengths {
                Lengths::Equal => percent(1, 1),
                Lengths::Goals => percent(size(each.tally.total), size(most)),
            },
            cells: columns
                .iter()
                .map(|(place, status)| {
                    let count = each.tally.counts.get(*place).copied().unwrap_or_default();
                    let url = (count > 0).then(|| routes::of_status(&each.link.url, &status.id));
                    CellView { count, url }
                })
                .collect(),
        };
        Some(Self {
            sentence: shares_sentence(words, &all, lengths),
            rows: all.iter().map(row).collect(),
            columns: columns.iter().map(|(_, each)| status(each)).collect(),
            by_goals: lengths == Lengths::Goals,
        })
    }
}

/// What is to be seen of the pillars: which has the largest share of goals that are begun or done.
pub fn furthest(words: &Words<'_>) -> String {
    let groups = words.portal.groups_of(GroupKind::Pillar).filter(|state| state.tally.total > 0 && state.current);
    let all: Vec<Compared<'_>> = groups.map(Compared::of).collect();
    if all.len() < 2 { String::new() } else { shares_sentence(words, &all, Lengths::Equal) }
}

/// Which group has the largest share of goals that are begun or done, or the most goals, if one group alone has.
fn shares_sentence(words: &Words<'_>, all: &[Compared<'_>], lengths: Lengths) -> String {
    let begun = |each: &Compared<'_>| words.having(each.tally, &[Meaning::Done, Meaning::Started]);
    let value = |each: &Compared<'_>| match lengths {
        Lengths::Equal => (begun(each), each.tally.total),
        Lengths::Goals => (each.tally.total, 1),
    };
    // Compared as fractions, so that nothing is rounded.
    let is_more = |(a, whole_a): (usize, usize), (b, whole_b): (usize, usize)| a * whole_b > b * whole_a;
    let mut best: Option<&Compared<'_>> = None;
    for each in all {
        best = best.filter(|best| !is_more(value(each), value(best))).or(Some(each));
    }
    let alone =
        |best: &&Compared<'_>| all.iter().all(|each| std::ptr::eq(each, *best) || is_more(value(best), value(each)));
    let Some(best) = best.filter(alone) else { return String::new() };
    let key = if lengths == Lengths::Equal { "picture.shares.begun" } else { "picture.shares.most" };
    let values =
        [("group", best.link.title.clone()), ("n", value(best).0.to_string()), ("total", best.tally.total.to_string())];
    words.fill(key, &values)
}
