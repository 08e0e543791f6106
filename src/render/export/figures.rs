//! The headline figures as data: goals by what became of them, and why they changed.

use serde_json::{Map, Value, json};

use crate::config::GroupKind;
use crate::history::Across;
use crate::portal::{
    Cause, Class, Fate, Figure, GoalMove, GroupState, Outcomes, Plan, Portal, Stage, Waterfall, Waterfalls, year,
};
use crate::render::export::record::{GapCommit, with_gap};

/// Every figure by its word; the classes add up to `all`.
pub fn outcomes(outcomes: &Outcomes) -> Value {
    Figure::all().map(|figure| (figure.word().to_owned(), json!(outcomes.count(figure)))).collect::<Map<_, _>>().into()
}

/// Those of the portal, its pillars and departments.
pub fn waterfalls(portal: &Portal<'_>, all: &Waterfalls) -> Value {
    let groups = portal.groups.iter().enumerate();
    let groups = groups.filter(|(_, state)| matches!(state.group.kind, GroupKind::Pillar | GroupKind::Department));
    let group = |(place, state): (usize, &GroupState<'_>)| {
        let mut value = waterfall(portal, all.group(place));
        value["kind"] = state.group.kind.word().into();
        value["id"] = state.group.id.as_str().into();
        value["plan"] = all.group(place).plan.as_ref().map(plan).into();
        value
    };
    let unread = |day| portal.trail.timeline.unread_on(day).collect::<Vec<_>>();
    json!({
        "from": all.from.to_string(),
        "to": all.to.to_string(),
        "unreadable": { "then": unread(all.from), "now": unread(all.to) },
        "portal": waterfall(portal, all.portal()),
        "groups": groups.map(group).collect::<Vec<_>>(),
    })
}

fn waterfall(portal: &Portal<'_>, waterfall: &Waterfall) -> Value {
    let figure = |figure: Figure| {
        let stage = |stage: Stage| (stage.word().to_owned(), json!(waterfall.change(figure, stage)));
        let cause = |cause: Cause| {
            let (came, went) = waterfall.moved(figure, cause);
            (came + went > 0).then(|| (cause.word().to_owned(), json!({ "came": came, "went": went })))
        };
        let value = json!({
            "then": waterfall.then.count(figure),
            "changes": Stage::ALL.map(stage).into_iter().collect::<Map<_, _>>(),
            "causes": Cause::ALL.into_iter().filter_map(cause).collect::<Map<_, _>>(),
            "now": waterfall.now.count(figure),
        });
        (figure.word().to_owned(), value)
    };
    json!({
        "figures": Figure::all().map(figure).collect::<Map<_, _>>(),
        "moves": waterfall.moves.iter().map(|each| goal_move(portal, each)).collect::<Vec<_>>(),
    })
}

fn goal_move(portal: &Portal<'_>, each: &GoalMove) -> Value {
    let step = each.step.and_then(|place| portal.history.steps.get(place));
    let across = step.and_then(|step| match each.cause {
        Cause::Rules => Some((Across::or_own(&step.rules_across), step)),
        cause => Some((step.goal(&each.goal)?.across_about(cause.fields()), step)),
    });
    let gap = across.map(|(across, step)| GapCommit::all(across, &step.commit)).unwrap_or_default();
    let record = json!({
        "goal": each.goal,
        "cause": each.cause.word(),
        "stage": each.cause.stage().word(),
        "from": each.from.map(Class::word),
        "to": each.to.map(Class::word),
        "commit": step.map(|step| &step.commit.id),
    });
    with_gap(record, &gap)
}

/// The plan of day one; the fates add up to `due`.
pub fn plan(plan: &Plan) -> Value {
    let fates = Fate::ALL.map(|fate| (fate.word().to_owned(), json!(plan.count(fate))));
    let goals = plan.goals.iter().map(|goal| {
        json!({
            "goal": goal.id,
            "due": goal.due.to_string(),
            "now": goal.now.map(|date| date.to_string()),
            "fate": goal.fate.map(Fate::word),
        })
    });
    json!({
        "day": plan.day.to_string(),
        "seen": plan.seen.to_string(),
        "due": plan.due(),
        "fates": fates.into_iter().collect::<Map<_, _>>(),
        "goals": goals.collect::<Vec<_>>(),
    })
}

/// The data file.
pub fn file(portal: &Portal<'_>) -> Value {
    let year = year(portal);
    let group = |state: &GroupState<'_>| json!({ "kind": state.group.kind.word(), "id": state.group.id, "goals": outcomes(&portal.outcomes_of(state)) });
    json!({
        "portal": portal.config.title,
        "as_of": portal.as_of.to_string(),
        "commit": portal.history.head.as_ref().map(|commit| &commit.id),
        "goals": outcomes(&portal.outcomes()),
        "groups": portal.groups.iter().map(group).collect::<Vec<_>>(),
        "year": year.as_ref().map(|report| waterfalls(portal, &report.waterfalls)),
        "plan": year.as_ref().and_then(|report| report.plan.as_ref()).map(plan),
    })
}
