//! The plan of day one in a sentence.

use crate::portal::{Fate, Plan};
use crate::render::words::Words;

/// `Nach dem Plan vom … wären am … 34 Ziele fällig: 12 rechtzeitig erreicht, 9 verschoben.`
pub fn plan_sentence(words: &Words<'_>, plan: &Plan) -> String {
    let (day, seen) = (words.day(plan.day).text, words.day(plan.seen).text);
    if plan.goals.is_empty() {
        return words.fill("plan.none", &[("plan", day)]);
    }
    let due = plan.due();
    let told = Fate::ALL.into_iter().filter(|fate| plan.count(*fate) > 0).map(|fate| {
        let label = words.texts.find_in("plan.fates", fate.word()).unwrap_or_default();
        format!("{} {label}", plan.count(fate))
    });
    let fates = told.collect::<Vec<_>>().join(", ");
    let all = plan.goals.len().to_string();
    let values = [("plan", day.as_str()), ("date", seen.as_str()), ("fates", fates.as_str()), ("all", all.as_str())];
    if due == 0 {
        return words.texts.fill_form("plan.not_yet", words.locale.plural(plan.goals.len() as u64), &values);
    }
    let n = due.to_string();
    let values: Vec<(&str, &str)> = values.into_iter().chain([("n", n.as_str())]).collect();
    words.texts.fill_form("plan.sentence", words.locale.plural(due as u64), &values)
}
