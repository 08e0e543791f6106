//! How a value looks as it should of which an editor wrote a part: `- Text` for `- title: Text`, a list for one of its entries.

use super::beside::TEXTS;
use super::{Node, Value, quoted, scalar, slug};
use crate::value::PartialDate;

/// Fields, and what stands in them or in each entry of their list: `TEXT` is what was written, `ID` an id of it, `DATE` a date.
const SHAPES: [(&str, &str); 19] = [
    ("checks", "checks: {TEXT: off}"),
    ("claims", "- {text: TEXT, source: bericht-2025}"),
    ("confirmed", "confirmed: {date: DATE, by: Referat 12}"),
    ("cross_cutting", "- {id: ID, title: TEXT}"),
    ("departments", "- {id: ID, title: TEXT}"),
    ("earlier_due", "- {due: DATE, said: 2023-05}"),
    ("events", "- text: TEXT"),
    ("forge", "forge: {url: TEXT}"),
    ("indicators", "- name: TEXT"),
    ("licence", "licence: {name: TEXT}"),
    ("limits", "limits: {file: TEXT}"),
    ("measures", "- title: TEXT"),
    ("milestones", "- title: TEXT"),
    ("origins", "- {id: ID, label: TEXT}"),
    ("pillars", "- {id: ID, title: TEXT}"),
    ("statuses", "- {id: ID, label: TEXT, means: started}"),
    ("strategies", "- {id: ID, title: TEXT}"),
    ("topics", "- {id: ID, title: TEXT}"),
    ("values", "- {value: TEXT}"),
];

/// Where the others belong of which a field names one.
const OTHERS: [(&str, &str); 2] = [("lead", "departments"), ("status_source", "sources")];

/// The fields that belong around a text.
pub(super) fn around(field: &str, node: &Node) -> Option<String> {
    let (_, shape) = SHAPES.iter().find(|(name, _)| *name == field)?;
    let text = node.value.scalar().or_else(|| text_with_colon(node).filter(|_| shape.starts_with("- ")))?;
    if shape.contains("DATE") {
        let is_date = text.parse::<PartialDate>().is_ok();
        let about = || PartialDate::about(&text).map_or_else(|| "2025".to_owned(), |day| day.to_string());
        return Some(shape.replace("DATE", &if is_date { text.clone() } else { about() }));
    }
    // `- title Netz` lacks a colon only.
    let name = shape.trim_start_matches("- ").split(':').next().filter(|name| !name.starts_with('{'));
    let bare = name.and_then(|name| text.strip_prefix(name)?.strip_prefix(' ')).unwrap_or(&text).trim();
    let id = slug(bare);
    let is_inner = shape.contains('{') && bare.contains([',', '[', ']', '{', '}']);
    let written = if is_inner { quoted(bare) } else { scalar(bare) };
    (!id.is_empty()).then(|| shape.replace("ID", &id).replace("TEXT", &written))
}

/// `- Phase 1: Planung`: no name of a field has a space.
fn text_with_colon(node: &Node) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let (key, value) = entries.first().filter(|(key, _)| key.value.contains(' '))?;
    Some(value.value.scalar().map_or_else(|| key.value.clone(), |value| format!("{}: {value}", key.value)))
}

/// The field with one value of its list, or with all of them as one text, and where the others belong.
pub(super) fn single(field: &str, written: &str, node: &Node) -> Option<(String, Option<&'static str>)> {
    let texts: Option<Vec<String>> = node.items().iter().map(|item| item.value.scalar()).collect();
    let texts = texts.filter(|texts| !texts.is_empty())?;
    let value = if TEXTS.contains(&field) { texts.join(", ") } else { texts.first()?.clone() };
    let others = OTHERS.iter().find(|(name, _)| *name == field).filter(|_| texts.len() > 1);
    Some((format!("{written}: {}", scalar(&value)), others.map(|(_, others)| *others)))
}
