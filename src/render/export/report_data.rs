//! What changed in a period, as JSON. Names are English and stable.

use serde_json::{Value, json};

use crate::config::Meaning;
use crate::history::Across;
use crate::portal::{
    Flagged, FlaggedAt, GoalNews, GoalTold, IndicatorTold, News, Part, Portal, Report, Section, StatusCounts,
    ValueTold, routes,
};
use crate::render::change::period::fields;
use crate::render::export::figures;
use crate::render::export::goal_data::reached;
use crate::render::export::record::{GapCommit, with_gap};

/// A report as a JSON text of several lines.
pub fn report(portal: &Portal<'_>, report: &Report<'_>, title: &str) -> String {
    let period = &report.period;
    let whole = json!({
        "title": title,
        "portal": portal.config.title,
        "from": period.from.to_string(),
        "to": period.to.to_string(),
        "compared_with": period.begins.map(|day| day.to_string()),
        "commit": portal.history.head.as_ref().map(|commit| &commit.id),
        "commits": period.steps.len(),
        "changes": report.changes,
        "rule_changes": report.rules.iter().filter_map(|place| commit_id(portal, *place)).collect::<Vec<_>>(),
        "unreadable_files": report.gaps,
        "total": {
            "then": counts(portal, &report.then),
            "now": counts(portal, &report.now),
            "news": numbers(|news| report.count(news)),
        },
        "plan": report.plan.as_ref().map(figures::plan),
        "figures": figures::waterfalls(portal, &report.waterfalls),
        "parts": report.sections.iter().map(|section| part(portal, section)).collect::<Vec<_>>(),
        "flagged": flagged(portal, report.period.steps.clone()),
    });
    format!("{whole:#}\n")
}

/// The marked changes of the period; a changed rule belongs to no goal.
fn flagged(portal: &Portal<'_>, steps: std::ops::Range<usize>) -> Vec<Value> {
    let record = |flagged: &Flagged| {
        let step = portal.history.steps.get(flagged.step)?;
        let (goal, gap) = match flagged.at {
            FlaggedAt::Goal { goal, change } => {
                let goal = step.goals.get(goal)?;
                (Some(goal), goal.across(goal.changes.get(change)?))
            }
            FlaggedAt::Rule(_) => (None, Across::or_own(&step.rules_across)),
            FlaggedAt::Site(_) => (None, Across::default()),
        };
        let record = json!({
            "flag": flagged.flag.word(),
            "goal": goal.map(|goal| &goal.id),
            "commit": step.commit.id,
            "date": step.commit.date.to_string(),
            "reason": flagged.at.said(step).reason(),
        });
        Some(with_gap(record, &GapCommit::all(gap, &step.commit)))
    };
    portal.flagged_between(steps).iter().filter_map(record).collect()
}

fn commit_id<'p>(portal: &'p Portal<'_>, place: usize) -> Option<&'p str> {
    portal.history.steps.get(place).map(|step| step.commit.id.as_str())
}

fn counts(portal: &Portal<'_>, counts: &StatusCounts) -> Value {
    let (today, ever) = (portal.config.statuses.iter().len(), portal.statuses_ever().iter().zip(&counts.known));
    // Of those that left the settings, only what they counted.
    let known = ever.enumerate().filter(|(place, (_, count))| *place < today || **count > 0).map(|(_, known)| known);
    let known: serde_json::Map<String, Value> =
        known.map(|(status, count)| (status.id.clone(), json!(count))).collect();
    json!({ "goals": counts.total(), "statuses": known, "former_statuses": counts.former })
}

fn numbers(count: impl Fn(News) -> usize) -> Value {
    News::ALL.iter().map(|news| (news.word().to_owned(), json!(count(*news)))).collect::<serde_json::Map<_, _>>().into()
}

fn part(portal: &Portal<'_>, section: &Section<'_>) -> Value {
    let pillar = match &section.part {
        Part::Former(name) => Some(name.as_str()),
        Part::Pillar(_) | Part::NoPillar => section.pillar.map(|group| group.id.as_str()),
    };
    let mut indicators = Vec::new();
    for goal in &section.goals {
        indicators.extend(indicator_news(portal, goal));
    }
    let told = section.goals.iter().filter(|goal| !goal.news.is_empty());
    json!({
        "pillar": pillar,
        "then": counts(portal, &section.then),
        "now": counts(portal, &section.now),
        "news": numbers(|news| section.with(news).count()),
        "goals": told.map(|goal| goal_news(portal, goal)).collect::<Vec<_>>(),
        "indicators": indicators,
    })
}

fn goal_news(portal: &Portal<'_>, goal: &GoalNews<'_>) -> Value {
    let has_page = portal.goal(&goal.id).is_some() || portal.removed_goal(&goal.id).is_some();
    let url = has_page.then(|| crate::render::export::record::address(portal, &routes::goal(&goal.id)));
    let news = |news: &News| {
        let step = goal.step(*news).and_then(|place| portal.history.steps.get(place));
        let gap =
            step.and_then(|step| Some(GapCommit::all(step.goal(&goal.id)?.across_about(fields(*news)), &step.commit)));
        let record = json!({
            "kind": news.word(),
            "commit": step.map(|step| &step.commit.id),
            "date": step.map(|step| step.commit.date.to_string()),
            "reason": step.and_then(|step| step.said_of_fields(&goal.id, fields(*news)).reason()),
        });
        with_gap(record, &gap.unwrap_or_default())
    };
    json!({
        "id": goal.id,
        "title": goal.title,
        "url": url,
        "then": goal.then.as_ref().map(told),
        "now": goal.now.as_ref().map(told),
        "due_changes": goal.moves,
        "outcome": goal.outcome.map(|outcome| outcome.class.word()),
        "reached": goal.outcome.as_ref().and_then(reached),
        "days_after_first_due": goal.outcome.and_then(|outcome| outcome.after_first),
        "days_after_due": goal.outcome.and_then(|outcome| outcome.after_due),
        "news": goal.news.iter().map(news).collect::<Vec<_>>(),
    })
}

fn told(goal: &GoalTold<'_>) -> Value {
    let means = goal.status.means().map(Meaning::word);
    json!({ "title": goal.title, "status": goal.status.id(), "means": means, "due": goal.due })
}

fn indicator_news(portal: &Portal<'_>, goal: &GoalNews<'_>) -> Vec<Value> {
    let side = |told: Option<&IndicatorTold>| {
        told.map(|told| json!({ "value": told.latest.as_ref().map(value), "target": told.target.as_ref().map(value) }))
    };
    let each = goal.indicators().into_iter().map(|news| {
        json!({
            "goal": goal.id,
            "name": news.name,
            "unit": news.now.or(news.then).and_then(|told| told.unit.as_ref()),
            "then": side(news.then),
            "now": side(news.now),
            "commit": news.step.and_then(|place| commit_id(portal, place)),
        })
    });
    each.collect()
}

fn value(told: &ValueTold) -> Value {
    json!({ "value": told.value, "date": told.date })
}
