//! A changed field: its name, its values, in the words of readers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::config::GroupKind;
use crate::content::{Field, key_of_file};
use crate::history::{self, Change, FieldChange, GoalChanges, Retold, Step, field_text};
use crate::render::change::across::across;
use crate::render::change::marks::FlagView;
use crate::render::text::diff::text_summary;
use crate::render::text::sentence::joined;
use crate::render::text::short::{REASON, begin};
use crate::render::words::Words;
use crate::value::PartialDate;

/// `change.html`: one changed field.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// `created`, `returned`, `removed`, `moved`, `changed`; `new` and `gone` for a value where there is none on the other side; `told` if
    /// `field` says all of it.
    pub kind: String,
    /// Name of the field in the portal's language (`Status`, `Frist`, `Indikator „…“: Zielwert`).
    pub field: String,
    /// Old and new value as written; missing = no value. For `created`/`returned`/`removed`/`moved`: the file.
    pub old: Option<String>,
    pub new: Option<String>,
    /// How often a deadline has moved, from the second time on.
    pub again: Option<String>,
    /// How much of the text changed, if the field is the text: too long to be shown here.
    pub text: Option<String>,
    /// Why it is marked, if it is.
    pub flag: Option<FlagView>,
    /// That it may be another's, where the file could not be read for a time.
    pub across: Option<String>,
}

impl ChangeView {
    /// A change of a goal in a step.
    pub fn of(words: &Words<'_>, (step, goal): (&Step, &GoalChanges), change: &Change, text: Option<&str>) -> Self {
        let [words, _] = &words.about(&goal.id).around(&step.commit.id);
        let across = across(words, step, goal, change);
        let file = |kind: &str, old: Option<&String>, new: Option<&String>| Self {
            kind: kind.to_owned(),
            field: words.texts.get("fields.file").to_owned(),
            old: old.cloned(),
            new: new.cloned(),
            again: None,
            text: None,
            flag: None,
            across: None,
        };
        let view = match change {
            Change::Created { path, .. } => {
                let is_back = words.portal.came_back(&goal.id, &step.commit.id);
                file(if is_back { "returned" } else { "created" }, None, Some(path))
            }
            Change::Removed { path, .. } => file("removed", Some(path), None),
            Change::Moved { from, to } => file("moved", Some(from), Some(to)),
            Change::Field(change) => ChangeView::of_field(words, change, text),
        };
        Self { across, again: again(words, step, goal, change), ..view }
    }

    /// A change that an earlier commit made only by one way to read it.
    pub fn of_retold(words: &Words<'_>, retold: &Retold) -> Self {
        let Retold { goal, change, commit, .. } = retold;
        let [words, _] = &words.about(goal).around(commit);
        let view = Self::of_field(words, change, None);
        let kind = match (change.field.as_slice(), &change.old, &change.new) {
            ([field], old, new) if field == "file" => match (old, new) {
                (None, _) => "created",
                (_, None) => "removed",
                _ => "moved",
            },
            ([field], _, Some(reason)) if field == history::REASON => {
                let text = begin(&words.original(&field_text(reason)), REASON);
                return Self { field: words.texts.get("marks.reason_told").to_owned(), text: Some(text), ..view };
            }
            _ => return view,
        };
        Self { kind: kind.to_owned(), ..view }
    }

    /// A change that a sentence says wholly.
    fn told(field: String) -> Self {
        let kind = "told".to_owned();
        Self { kind, field, old: None, new: None, again: None, text: None, flag: None, across: None }
    }

    fn of_field(words: &Words<'_>, change: &FieldChange, text: Option<&str>) -> Self {
        if let Some(told) = earlier_due_noted(words, change) {
            return Self::told(told);
        }
        let long = change.field.as_slice() == ["text"];
        let [old, new] = if long { [None, None] } else { values(words, change) };
        let kind = match (&old, &new) {
            _ if long || change.field.as_slice() == ["status"] => "changed",
            (None, Some(_)) => "new",
            (Some(_), None) => "gone",
            _ => "changed",
        };
        // The name of an entry says what it is; its value would say it again.
        let is_named = |value: &String| matches!(change.field.as_slice(), [_, key] if words.own(key) == *value);
        let says = |value: &String| !value.is_empty() && !is_named(value);
        let [old, new] = [old, new].map(|value| value.filter(|value| kind == "changed" || says(value)));
        Self {
            kind: kind.to_owned(),
            field: field_name(words, &change.field),
            old,
            new,
            again: None,
            text: long.then(|| text.map_or_else(|| text_summary(words, 0, 0), str::to_owned)),
            flag: None,
            across: None,
        }
    }
}

/// A deadline that applied before the portal knew of it: no new promise, but one that is told now.
fn earlier_due_noted(words: &Words<'_>, change: &FieldChange) -> Option<String> {
    let ([list, said], None, Some(Field::Map(entry))) = (change.field.as_slice(), &change.old, &change.new) else {
        return None;
    };
    let due = entry.get("due").filter(|_| list == "earlier_due")?;
    let values = [("due", value(words, &change.field, due)), ("said", key_date(words, said))];
    Some(words.fill("fields.earlier_noted", &values))
}

/// `Status`, `Messwert „Netze“, Zielwert`, `Ereignis (2024-09, …): Text`.
pub fn field_name(words: &Words<'_>, path: &[String]) -> String {
    let named = |group: &str, key: &str| {
        let text = words.texts.find(&format!("{group}.{key}")).map(str::to_owned);
        let of_file = || Some(words.texts.fill("fields.of_file", &[("name", key_of_file(key)?)]));
        text.or_else(of_file).unwrap_or_else(|| key.to_owned())
    };
    match path {
        [field] => named("fields", field),
        [list, language, parts @ ..] if list == "translations" => translation_name(words, language, parts),
        [list, key, parts @ ..] => {
            if matches!(list.as_str(), "confirmed" | "publications") {
                return format!("{}: {}", named("fields", list), part_name(words, &path[1..]));
            }
            let part = part_name(words, parts);
            let name = &words.own(key);
            match list.as_str() {
                "indicators" => {
                    let is_unit = parts.first().is_some_and(|part| part == "unit");
                    let units = words.units.filter(|_| !is_unit);
                    let unit = units.and_then(|units| units.of(key, words.steps.map(|steps| steps + 1)));
                    let unit = unit.map(|unit| words.texts.fill("goal.indicator_unit", &[("unit", &words.own(unit))]));
                    let name = words.texts.fill("fields.indicator_name", &[("name", name)]);
                    let name = [Some(name), unit].into_iter().flatten().collect::<Vec<_>>().join(" ");
                    named_part(words, "fields.indicator", &name, &part)
                }
                "measures" => named_part(words, "fields.measure", name, &part),
                "milestones" => named_part(words, "fields.milestone", name, &part),
                "earlier_due" => {
                    let said = key_date(words, key);
                    named_part(words, "fields.earlier", &said, &part)
                }
                "events" => {
                    let date = key_date(words, key);
                    let event = if date.is_empty() {
                        words.texts.get("fields.event_undated").to_owned()
                    } else {
                        words.texts.fill("fields.event", &[("name", &date)])
                    };
                    if parts.is_empty() { event } else { format!("{event}, {part}") }
                }
                other => format!("{}: {name} {}", named("fields", other), parts.join(" ")).trim_end().to_owned(),
            }
        }
        [] => String::new(),
    }
}

/// `Messwert „Netze“, Zielwert`, or the entry alone.
fn named_part(words: &Words<'_>, key: &str, name: &str, part: &str) -> String {
    words.texts.fill(key, &[("name", name), ("part", part)]).trim_end_matches([',', ' ']).to_owned()
}

/// That a deadline is put off for the second time or more often, counted as on the goal's page: with those that are struck, come
/// back or are earlier than before.
fn again(words: &Words<'_>, step: &Step, goal: &GoalChanges, change: &Change) -> Option<String> {
    let Change::Field(change) = change else { return None };
    let trail = &words.portal.trail;
    let (place, course) = (trail.place_of(&step.commit.id)?, trail.due_course(&goal.id)?);
    let at = course.moves.iter().rposition(|each| each.step == place)?;
    let (now, earlier) = (course.moves.get(at)?, at.checked_sub(1).and_then(|at| course.moves.get(at)));
    let count = at + 1 + words.portal.goal(&goal.id).map_or(0, |state| state.due_course.moves_before());
    if change.field.as_slice() != ["due"] || count < 2 {
        return None;
    }
    // What is earlier or more exact was not put off.
    if now.from.is_some() && now.to.is_some() && !now.is_later() {
        return None;
    }
    let key = if now.from.is_some() && now.to.is_some() { "change.again" } else { "change.again_changed" };
    let again = words.texts.fill(key, &[("n", &count.to_string())]);
    // Where it comes back, the line does not show what stood there before it was struck.
    let struck = earlier.filter(|_| now.from.is_none()).and_then(|earlier| earlier.from);
    let struck = struck.filter(|struck| now.to.is_some_and(|to| to.last_day() > struck.last_day()));
    let later = struck.map(|due| words.texts.fill("change.later_than_struck", &[("due", &words.date(due).text)]));
    Some(later.into_iter().chain([again]).collect::<Vec<_>>().join(", "))
}

/// `Übersetzung (Englisch): Titel`
fn translation_name(words: &Words<'_>, language: &str, parts: &[String]) -> String {
    let language = words.language_name(language);
    match parts {
        [] => words.texts.fill("fields.translation", &[("language", language)]),
        [field, more @ ..] => {
            let fill = |key: &str, part: &str| words.texts.fill(key, &[("language", language), ("part", part)]);
            // Among the `words`, a text of the original names its translation.
            match more.first() {
                Some(text) => fill("fields.translation_of", &words.original(text.trim_end_matches('.'))),
                None => fill("fields.translation_part", words.texts.find_in("fields", field).unwrap_or(field)),
            }
        }
    }
}

pub fn part_name(words: &Words<'_>, parts: &[String]) -> String {
    let part = |key: &String| words.texts.find(&format!("parts.{key}")).unwrap_or(key).to_owned();
    match parts {
        [] => String::new(),
        [list, key] if list == "values" => value_of(words, key),
        [list, key, leaf] if list == "values" && leaf == "value" => value_of(words, key),
        [list, key, leaf] if list == "values" => {
            format!("{}, {}", value_of(words, key), part(leaf))
        }
        [first, leaf] if leaf == "value" => part(first),
        several => several.iter().map(part).collect::<Vec<_>>().join(", "),
    }
}

/// `Wert (September 2024)`.
fn value_of(words: &Words<'_>, key: &str) -> String {
    let date = key_date(words, key);
    if date.is_empty() {
        words.texts.get("parts.value").to_owned()
    } else {
        words.texts.fill("parts.value_of", &[("date", &date)])
    }
}

/// The date in the key of a list's entry (`2024-09, source`), written for readers; empty if it has none.
pub fn key_date(words: &Words<'_>, key: &str) -> String {
    let (first, _) = key.split_once([',', ' ']).unwrap_or((key, ""));
    first.parse().map_or_else(|_| String::new(), |date: PartialDate| words.date(date).text)
}

/// Old and new value as readers know them; as they are written where one word would stand for both.
pub fn values(words: &Words<'_>, change: &FieldChange) -> [Option<String>; 2] {
    let both = [&change.old, &change.new];
    let after = Words { steps: words.steps.map(|steps| steps + 1), ..*words };
    if let Some(sources) = sources_alone(words, &after, change) {
        return sources;
    }
    let known = [(words, &change.old), (&after, &change.new)].map(|(words, field)| match field {
        Some(field) => Some(value(words, &change.field, field)),
        None if change.field.as_slice() == ["status"] => Some(words.portal.config.statuses.unknown().label.clone()),
        None => None,
    });
    let is_translated = |field: &Field| matches!(field, Field::Text(text) if words.is_translated(text));
    let [old, new] = both.map(|field| field.as_ref().map(is_translated));
    // Two languages beside each other cannot be compared.
    let is_mixed = old.zip(new).is_some_and(|(old, new)| old != new);
    if known[0] != known[1] && !is_mixed {
        return known;
    }
    both.map(|field| field.as_ref().map(|field| words.original(&field_text(field))))
}

/// Sources that only came, or only went, without those that stayed: many have one publisher, whose name again and again says
/// nothing.
fn sources_alone(before: &Words<'_>, after: &Words<'_>, change: &FieldChange) -> Option<[Option<String>; 2]> {
    let (Some(old), Some(new)) = (&change.old, &change.new) else { return None };
    let beyond = |one: &Field, other: &Field| -> Vec<String> {
        one.texts().iter().filter(|id| !other.texts().contains(id)).cloned().collect()
    };
    let (gone, came) = (beyond(old, new), beyond(new, old));
    let named = |words: &Words<'_>, ids: Vec<String>| {
        (!ids.is_empty()).then(|| value(words, &change.field, &Field::Texts(ids)))
    };
    let is_alone = change.field.as_slice() == ["sources"] && gone.is_empty() != came.is_empty();
    is_alone.then(|| [named(before, gone), named(after, came)])
}

/// A value as readers know it: names instead of ids, dates and numbers in the portal's notation.
pub fn value(words: &Words<'_>, path: &[String], field: &Field) -> String {
    if let Field::Map(map) = field {
        if path.first().is_some_and(|name| name == "confirmed") {
            return confirmation(words, map);
        }
        if let (Some(of), Some(source)) = (map.get("of"), map.get("source")) {
            let [of, source] = [("of", of), ("source", source)]
                .map(|(name, part)| value(words, &[path, &[name.to_owned()]].concat(), part));
            return words.texts.fill("change.revised", &[("of", &of), ("source", &source)]);
        }
        if path.len() == 2 && path[0] == "indicators" {
            return indicator(words, path, map);
        }
        if path.len() == 2 && ["milestones", "measures", "events"].contains(&path[0].as_str()) {
            return entry(words, path, map);
        }
        let main = ["value", "text", "title", "name", "due"].iter().find_map(|key| map.get(*key));
        return main.map_or_else(|| words.own(&field_text(field)), |main| value(words, path, main));
    }
    let texts: Vec<&str> = match field {
        Field::Text(text) => vec![text],
        Field::Texts(texts) => texts.iter().map(String::as_str).collect(),
        Field::Map(_) | Field::Entries(_) => return words.original(&field_text(field)),
    };
    let names: Vec<String> = texts.iter().map(|text| scalar(words, path, text)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    let (mut told, mut known): (Vec<String>, BTreeSet<String>) = Default::default();
    for (text, name) in texts.iter().zip(&names) {
        // Papers of one publisher have one name.
        let source = words.portal.source(text).filter(|_| path.first().is_some_and(|field| field == "sources"));
        let date =
            source.and_then(|source| source.date).filter(|_| counts.get(name.as_str()).is_some_and(|count| *count > 1));
        let name = date.map_or_else(|| name.clone(), |date| format!("{name} ({})", words.date(date).text));
        if known.insert(name.clone()) {
            told.push(name);
        }
    }
    told.join(", ")
}

/// What a new milestone, measure or event says beside its name: `Frist: 2027; Status: geplant`.
fn entry(words: &Words<'_>, path: &[String], map: &BTreeMap<String, Field>) -> String {
    let of = |name: &str| Some(value(words, &[path, &[name.to_owned()]].concat(), map.get(name)?));
    let main = of("text").or_else(|| of("title")).filter(|main| *main != words.own(&path[1]));
    let named = |name: &&str| Some(format!("{}: {}", part_name(words, &[(*name).to_owned()]), of(name)?));
    joined(main.into_iter().chain(["due", "status", "done"].iter().filter_map(named)))
}

/// What a new figure says, or one that is gone said: its newest value, and its target. `1.234 (August 2023); Zielwert: 5.600`
fn indicator(words: &Words<'_>, path: &[String], map: &BTreeMap<String, Field>) -> String {
    let of = |name: &str, field: &Field| value(words, &[path, &[name.to_owned()]].concat(), field);
    let newest = map.get("values").and_then(|values| match values {
        Field::Entries(values) | Field::Map(values) => values.last_key_value(),
        Field::Text(_) | Field::Texts(_) => None,
    });
    let newest = newest.map(|(key, field)| {
        let [said, date] = [of("values", field), key_date(words, key)];
        if date.is_empty() { said } else { format!("{said} ({date})") }
    });
    let current = newest.or_else(|| map.get("current").map(|current| of("current", current)));
    let target = map
        .get("target")
        .map(|target| format!("{}: {}", part_name(words, &["target".to_owned()]), of("target", target)));
    [current, target].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// `29. November 2026, von Referat 12`
fn confirmation(words: &Words<'_>, map: &BTreeMap<String, Field>) -> String {
    let part = |name: &str| map.get(name).map(|part| value(words, &["confirmed".to_owned(), name.to_owned()], part));
    match (part("date"), part("by")) {
        (Some(date), Some(by)) => words.texts.fill("confirmed.when", &[("date", &date), ("by", &by)]),
        (date, by) => date.or(by).unwrap_or_default(),
    }
}

fn scalar(words: &Words<'_>, path: &[String], text: &str) -> String {
    let as_written = || words.own(text);
    let group = |kind: GroupKind| words.group_name(kind, text).unwrap_or_else(as_written);
    let status = || words.status_label(text).unwrap_or_else(as_written);
    let number = || text.parse().map_or_else(|_| as_written(), |number: f64| words.number(number));
    let date = || text.parse().map_or_else(|_| as_written(), |date: PartialDate| words.date(date).text);
    let origin = || {
        let found = words.portal.config.origins.iter().find(|origin| origin.id == text);
        found.map_or_else(as_written, |origin| origin.label.clone())
    };
    let source = || words.portal.source(text).map_or_else(as_written, |source| source.title.clone());
    match (path.first().map_or("", String::as_str), path.last().map_or("", String::as_str)) {
        ("translations", _) => {
            let language = path.get(1).map_or("", String::as_str);
            words.portal.config.languages.original_in(language, &begin(text, REASON))
        }
        ("status", _) | ("events" | "measures", "status") => status(),
        ("start" | "due" | "done" | "status_date" | "earlier_due", _) | (_, "date" | "due" | "done" | "said") => date(),
        ("pillar", _) => group(GroupKind::Pillar),
        ("topic", _) => group(GroupKind::Topic),
        ("cross_cutting", _) => group(GroupKind::CrossCutting),
        ("lead" | "departments", _) => group(GroupKind::Department),
        ("strategies", _) => group(GroupKind::Strategy),
        ("origin", _) => origin(),
        ("replaces" | "replaced_by", _) => {
            let goal = words.goal_links(std::iter::once(text)).into_iter().next();
            goal.map_or_else(as_written, |goal| goal.title)
        }
        ("progress", _) if text.parse::<u8>().is_ok() => words.texts.fill("common.percent", &[("n", text)]),
        ("status_source" | "sources", _) | (_, "source") => source(),
        ("indicators", "direction") | ("events", "scope") | ("kind" | "progress", _) => {
            words.texts.find_in("change.values", text).map_or_else(as_written, str::to_owned)
        }
        ("indicators", "name" | "unit" | "note") => as_written(),
        ("indicators", _) => number(),
        _ => as_written(),
    }
}

/// What changed, and whether old and new value are to follow.
pub fn change_words(words: &Words<'_>, change: &ChangeView) -> (String, bool) {
    match (change.kind.as_str(), &change.text) {
        ("changed", Some(text)) => (format!("{}: {text}", change.field), false),
        ("changed", None) => (change.field.clone(), true),
        ("told", _) => (change.field.clone(), false),
        ("new" | "gone", _) => {
            let value = change.old.as_ref().or(change.new.as_ref()).map(|value| format!(": {value}"));
            let lead = words.texts.find_in("change", &change.kind).unwrap_or_default();
            let again = change.again.as_ref().map(|again| format!(", {again}")).unwrap_or_default();
            (format!("{lead}: {}{}{again}", change.field, value.unwrap_or_default()), false)
        }
        ("moved", _) => (words.texts.get("change.moved").to_owned(), true),
        (kind, _) => (words.texts.find_in("change", kind).unwrap_or(kind).to_owned(), false),
    }
}

/// A change as text: `Frist: 2026 → 2027`.
pub fn in_a_line(words: &Words<'_>, change: &ChangeView) -> String {
    let (name, values) = change_words(words, change);
    if !values {
        return name;
    }
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| words.texts.get("change.empty").to_owned());
    let again = change.again.as_ref().map(|again| format!(", {again}")).unwrap_or_default();
    format!("{name}: {} → {}{again}", value(&change.old), value(&change.new))
}
