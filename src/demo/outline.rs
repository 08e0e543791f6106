//! Which lines of a YAML text belong to what: parts are taken out of a file without touching the others.

use std::ops::Range;

use crate::yaml::{Node, Value};

/// Lines, counted from 0; the last one excluded.
pub(super) type Lines = Range<usize>;

/// A line on which two things stand, so that none of them can be taken out alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shared(pub usize);

/// A field of a mapping, or an entry of a list, and the lines it takes.
#[derive(Debug, Clone)]
pub(super) struct Part<'n> {
    /// Name of the field; empty for entries of a list.
    pub key: &'n str,
    pub node: &'n Node,
    pub lines: Lines,
}

/// Finds the lines of a text.
pub(super) struct Outline {
    starts: Vec<usize>,
}

impl Outline {
    pub fn of(text: &str) -> Self {
        let start = |at: &mut usize, line: &str| Some(std::mem::replace(at, *at + line.len()));
        Self { starts: text.split_inclusive('\n').scan(0, start).collect() }
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Every text at any depth, with the line on which it begins.
    pub fn each_text(&self, node: &Node, tell: &mut impl FnMut(&str, usize)) {
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|(_, value)| self.each_text(value, tell)),
            Value::List(items) => items.iter().for_each(|item| self.each_text(item, tell)),
            value => {
                if let Some(text) = value.scalar() {
                    tell(&text, self.line(node.span.start));
                }
            }
        }
    }

    /// The fields of a mapping that ends before the line `end`; a comment belongs to the field above it.
    pub fn fields<'n>(&self, node: &'n Node, end: usize) -> Result<Vec<Part<'n>>, Shared> {
        let Value::Map(entries) = &node.value else {
            return Ok(Vec::new());
        };
        let starts = entries.iter().map(|(key, value)| (self.line(key.span.start), key.value.as_str(), value));
        parts(starts.collect(), None, end)
    }

    /// The entries of the list that the field `part` holds.
    pub fn entries<'n>(&self, part: &Part<'n>) -> Result<Vec<Part<'n>>, Shared> {
        let Value::List(items) = &part.node.value else {
            return Ok(Vec::new());
        };
        let start = |item: &'n Node| match &item.value {
            Value::Map(fields) => fields.first().map_or(item.span.start, |(key, _)| key.span.start),
            _ => item.span.start,
        };
        let starts = items.iter().map(|item| (self.line(start(item)), "", item));
        parts(starts.collect(), Some(part.lines.start), part.lines.end)
    }
}

/// Each part ends where the next one begins; none may begin on the line of the one before, or on the line `above`.
fn parts<'n>(
    starts: Vec<(usize, &'n str, &'n Node)>,
    above: Option<usize>,
    end: usize,
) -> Result<Vec<Part<'n>>, Shared> {
    let ends: Vec<usize> = starts.iter().skip(1).map(|(line, ..)| *line).chain([end]).collect();
    let mut before = above;
    let mut parts = Vec::new();
    for ((line, key, node), end) in starts.into_iter().zip(ends) {
        if before.is_some_and(|before| line <= before) {
            return Err(Shared(line));
        }
        before = Some(line);
        parts.push(Part { key, node, lines: line..end });
    }
    Ok(parts)
}

/// The value of a field of a mapping.
pub(super) fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    entries.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
}

/// The text of a field of a mapping.
pub(super) fn text(node: &Node, name: &str) -> Option<String> {
    field(node, name)?.value.scalar()
}

/// The texts of all fields with one of these names, lists taken apart, at any depth.
pub(super) fn texts_below(node: &Node, names: &[&str], found: &mut Vec<String>) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                if names.contains(&key.value.as_str()) {
                    scalars(value, found);
                }
                texts_below(value, names, found);
            }
        }
        Value::List(items) => items.iter().for_each(|item| texts_below(item, names, found)),
        _ => {}
    }
}

fn scalars(node: &Node, found: &mut Vec<String>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| scalars(item, found)),
        value => found.extend(value.scalar()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse_plain;

    const TEXT: &str =
        "id: ä\nevents:\n  # Anfang\n  - date: 2024\n    text: >\n      eins\n\n      zwei\n  - text: x\ndue: 2030\n";

    #[test]
    fn every_line_belongs_to_one_part() {
        let (node, outline) = (parse_plain(TEXT).unwrap(), Outline::of(TEXT));
        let fields = outline.fields(&node, outline.len()).unwrap();
        let lines: Vec<_> = fields.iter().map(|part| (part.key, part.lines.clone())).collect();
        assert_eq!(lines, [("id", 0..1), ("events", 1..9), ("due", 9..10)]);
        let entries: Vec<_> = outline.entries(&fields[1]).unwrap().into_iter().map(|part| part.lines).collect();
        assert_eq!(entries, [3..8, 8..9]);
    }

    #[test]
    fn entries_on_one_line_cannot_be_taken_apart() {
        let text = "id: a\nvalues: [{date: 2024, value: 1}]\n";
        let (node, outline) = (parse_plain(text).unwrap(), Outline::of(text));
        let fields = outline.fields(&node, outline.len()).unwrap();
        assert_eq!(outline.entries(&fields[1]).unwrap_err(), Shared(1));
    }
}
