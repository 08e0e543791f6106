//! Fields that are called otherwise in the files than the settings say now, but as they said before.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::content::Field;
use crate::diagnostic::Problem;
use crate::history::History;

use super::Findings;

/// The names that fields had by committed settings, each with today's.
pub(super) fn former_names(history: &History, config: &Config) -> BTreeMap<String, String> {
    let today = config.fields.names(config.fields.today());
    let mut former = BTreeMap::new();
    for (_, rule) in history.rule("fields", None) {
        let Some(Field::Map(fields)) = rule else { continue };
        for (field, names) in &fields {
            let now = today.get(field).unwrap_or(field);
            let was = written(names).into_iter().filter(|name| *name != now);
            former.extend(was.map(|name| (name.clone(), now.clone())));
        }
    }
    former.retain(|name, _| !today.values().any(|now| now == name));
    former
}

/// The names in `frist`, or in a list of `{name, until}` with today's name at its end.
fn written(names: &Field) -> Vec<&String> {
    match names {
        Field::Text(name) => vec![name],
        Field::Texts(names) => names.iter().collect(),
        Field::Map(dated) => dated.get("name").map(written).unwrap_or_default(),
        Field::Entries(entries) => entries.values().flat_map(written).collect(),
    }
}

impl Findings {
    /// Says of fields at the top of goals' files what they are called now.
    pub(super) fn name_renamed(&mut self, former: &BTreeMap<String, String>, is_goal: impl Fn(&str) -> bool) {
        let Self { list, texts, .. } = self;
        for found in list.iter_mut().filter(|found| is_goal(&found.path)) {
            let before = found.span.as_ref().and_then(|span| texts.get(&found.path)?.get(..span.0));
            let Problem::UnknownField { field, nearest } = &mut found.problem else { continue };
            if let Some(now) = former.get(field).filter(|_| before.is_some_and(|before| before.ends_with('\n'))) {
                *nearest = Some(now.clone());
            }
        }
        list.sort();
    }
}
