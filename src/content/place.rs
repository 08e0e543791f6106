//! Where a value stands in a file, found by the path that the history knows it by.

use super::document::split;
use super::record::key_of_file;
use crate::diagnostic::Span;
use crate::yaml::{FieldNames, Node, Value, parse_plain};

/// The place of a value in a page with front matter, or in a file of YAML alone; if it is gone, that of what it stood in.
/// `names` are the names of fields in this file. `None` if the file cannot be read.
pub fn place(text: &str, names: &FieldNames, field: &[String]) -> Option<Span> {
    let (file, front) = match split(text.as_bytes()) {
        Ok((file, front, _)) => (file, front),
        Err(_) => (text, 0..text.len()),
    };
    let node = parse_plain(&file[front.clone()]).ok()?;
    let mut found = None;
    let mut inner = Some(&node);
    for (depth, part) in field.iter().enumerate() {
        let name =
            if depth == 0 { key_of_file(part).or(names.get(part).map(String::as_str)).unwrap_or(part) } else { part };
        inner = inner.and_then(|node| below(node, name));
        found = inner.map(|node| &node.span).or(found);
    }
    let first_line = file[front.clone()].find('\n').unwrap_or(front.len());
    let span = found.cloned().unwrap_or(0..first_line);
    Some(span.start + front.start..span.end + front.start)
}

/// The value of a key, or the entry of a list that something in it names so.
fn below<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(key, _)| key.value == name).map(|(_, node)| node),
        Value::List(entries) => entries.iter().find(|entry| {
            let Value::Map(parts) = &entry.value else { return false };
            parts.iter().any(|(_, part)| part.value.scalar().is_some_and(|text| text == name))
        }),
        _ => None,
    }
}
