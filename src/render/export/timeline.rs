//! `timeline.json`: how many goals had which status through time, of the portal and of each group.

use serde_json::{Value, json};

use crate::portal::{Point, Portal, Standing, routes};
use crate::render::export::record::{address, file};

/// The file: `points` of the portal and of each group, `statuses` of each goal. One series a line.
pub fn timeline(portal: &Portal<'_>) -> Vec<u8> {
    let statuses: Vec<&str> = portal.statuses_ever().iter().map(|status| status.id.as_str()).collect();
    let groups = portal.config.groups.iter().zip(&portal.trail.timeline.groups).map(|(group, series)| {
        let url = address(portal, &routes::group(group.kind, &group.id));
        json!({ "kind": group.kind.word(), "id": group.id, "url": url, "points": points(series) }).to_string()
    });
    let today = portal.goals.iter().map(|state| state.goal.id.as_str());
    let mut ids: Vec<&str> = today.chain(portal.removed.iter().map(|goal| goal.id)).collect();
    ids.sort_unstable();
    let goals = ids.into_iter().map(|id| goal(portal, id, &statuses).to_string());
    let lists = [
        ("points", points(&portal.trail.timeline.portal).iter().map(Value::to_string).collect()),
        ("groups", groups.collect()),
        ("goals", goals.collect()),
    ];
    let lists: Vec<(&str, Vec<String>)> = lists.into();
    file(portal, Some(("statuses", json!(statuses))), &lists)
}

/// `counts` in the order of `statuses`; `other` are words that no vocabulary had.
fn points(points: &[Point]) -> Vec<Value> {
    let point = |point: &Point| {
        json!({
            "date": point.day.to_string(), "counts": point.counts, "other": point.other, "total": point.total(),
        })
    };
    points.iter().map(point).collect()
}

/// A status of `null` means that the goal was not in the portal from that day on. What nobody could read has the last one.
fn goal(portal: &Portal<'_>, id: &str, statuses: &[&str]) -> Value {
    let course = portal.trail.timeline.goal(id).iter().map(|then| {
        let word = match &then.standing {
            Standing::Known(place) => statuses.get(*place).copied(),
            Standing::Other(word) => Some(word.as_ref()),
            Standing::Gone => None,
        };
        let mut record = json!({ "date": then.day.to_string(), "status": word });
        if then.unread {
            record["unreadable"] = json!(true);
        }
        record
    });
    json!({ "id": id, "url": address(portal, &routes::goal(id)), "statuses": course.collect::<Vec<_>>() })
}
