//! The status of one goal over time, as a band of segments and a list of the same dates.

use serde::Serialize;

use super::{days, percent};
use crate::portal::{Standing, StatusSince};
use crate::render::words::Words;
use crate::render::words::view::DateView;

/// From one day to another the goal had this status.
#[derive(Debug, Clone, Serialize)]
pub struct SegmentView {
    pub x: String,
    pub width: String,
    /// A tone of the theme, `other` for a word of the past and for what nobody could read, `gone` while the goal was not in the portal.
    pub tone: String,
    pub icon: String,
    pub label: String,
    /// `5. August 2025 bis 3. März 2026`, or `seit …`.
    pub when: String,
}

/// `<band>`.
#[derive(Debug, Clone, Serialize)]
pub struct BandView {
    pub segments: Vec<SegmentView>,
    pub first: DateView,
    pub last: DateView,
}

impl BandView {
    /// The picture of a goal's status; none if it never changed.
    pub fn of(words: &Words<'_>, id: &str) -> Option<Self> {
        let course = words.portal.trail.timeline.goal(id);
        let (first, newest) = (course.first()?, course.last()?);
        // Coming and going alone is no change of the status.
        if course.iter().filter(|then| then.standing != Standing::Gone).count() < 2 {
            return None;
        }
        let end = if newest.standing == Standing::Gone { newest.day } else { words.portal.as_of.max(newest.day) };
        let all = days(first.day, end);
        let segment = |(place, then): (usize, &StatusSince)| {
            let next = course.get(place + 1).map(|next| next.day);
            let (tone, icon, label) = match (standing(words, &then.standing), then.unread) {
                ((.., label), true) => {
                    let label = words.texts.fill("course.unread", &[("status", &label)]);
                    ("other".to_owned(), "question".to_owned(), label)
                }
                (look, false) => look,
            };
            let from = words.day(then.day).text;
            let when = match next {
                Some(next) => words.texts.fill("course.from_to", &[("from", &from), ("to", &words.day(next).text)]),
                None => words.texts.fill("course.since", &[("from", &from)]),
            };
            let x = percent(days(first.day, then.day), all);
            SegmentView { x, width: percent(days(then.day, next.unwrap_or(end)), all), tone, icon, label, when }
        };
        Some(Self {
            segments: course.iter().enumerate().map(segment).collect(),
            first: words.day(first.day),
            last: words.day(end),
        })
    }
}

fn standing(words: &Words<'_>, standing: &Standing) -> (String, String, String) {
    match standing {
        Standing::Known(place) => {
            let label = words.status_ever_label(*place);
            // A series has places of this vocabulary only.
            let look = words.portal.statuses_ever().get(*place);
            let [tone, icon] =
                look.map_or(["other", "circle"], |status| [status.tone.word(), status.icon.word()]).map(str::to_owned);
            (tone, icon, label)
        }
        Standing::Other(word) => ("other".to_owned(), "circle".to_owned(), words.original(word)),
        Standing::Gone => ("gone".to_owned(), "cross".to_owned(), words.texts.get("course.gone").to_owned()),
    }
}
