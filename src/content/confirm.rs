//! Writes into a goal's page that somebody checked it and found it unchanged. All else stays as it is written.

use super::document::split;
use super::parts::Confirmed;
use super::tidy::{above, says};
use crate::yaml::{Node, Plain, Value, parse_plain, quoted, scalar};

/// The page with `confirmed`, which is called `field` there; it comes behind the fields `before`. `None` if that cannot be
/// written without touching anything else.
pub fn confirm(file: &str, field: &str, before: &[&str], confirmed: &Confirmed) -> Option<String> {
    let (_, front, _) = split(file.as_bytes()).ok()?;
    let text = &file[front.clone()];
    let node = parse_plain(text).ok()?;
    let Confirmed { date, by } = confirmed;
    // Some signs mean something between braces.
    let by = if by.contains([',', '[', ']', '{', '}']) { quoted(by) } else { scalar(by) };
    let date = date.to_string();
    let written = format!("{{date: {date}, by: {by}}}");
    let mut changed = text.to_owned();
    match node.get(field) {
        None => changed.insert_str(place(text, &node, before)?, &format!("{field}: {written}{}", line_end(text))),
        Some(old) => match (old.get("date"), old.get("by")) {
            (Some(old_date), Some(old_by)) => {
                let mut parts = [(&old_date.span, &date), (&old_by.span, &by)];
                parts.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
                parts.into_iter().for_each(|(span, new)| changed.replace_range(span.clone(), new));
            }
            _ => changed.replace_range(old.span.clone(), &written),
        },
    }
    let is = |field: &str, value: &str| (field.to_owned(), Plain::Text(value.to_owned()));
    let value = Plain::Map(vec![is("by", &confirmed.by), is("date", &date)]);
    (with(says(text)?, field, Some(value)) == with_sorted(says(&changed)?, field)).then(|| {
        let (head, tail) = (&file[..front.start], &file[front.end..]);
        format!("{head}{changed}{tail}")
    })
}

/// Where a line can be put in: behind the last of the fields `before`, with the comments above the next one left to that.
fn place(text: &str, node: &Node, before: &[&str]) -> Option<usize> {
    let Value::Map(entries) = &node.value else { return None };
    let next = entries.iter().rposition(|(key, _)| before.contains(&key.value.as_str())).map_or(0, |place| place + 1);
    let Some((key, _)) = entries.get(next) else { return Some(text.len()) };
    let line = text[..key.span.start].rfind('\n').map_or(0, |end| end + 1);
    Some(above(text, line))
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn with(said: Vec<(String, Plain)>, field: &str, value: Option<Plain>) -> Vec<(String, Plain)> {
    let mut said: Vec<_> = said.into_iter().filter(|(key, _)| key != field).collect();
    said.extend(value.map(|value| (field.to_owned(), value)));
    said.sort_by(|(one, _), (other, _)| one.cmp(other));
    said
}

/// The same with what stands in the field in the order of its names.
fn with_sorted(said: Vec<(String, Plain)>, field: &str) -> Vec<(String, Plain)> {
    let value = said.iter().find(|(key, _)| key == field).map(|(_, value)| match value {
        Plain::Map(parts) => {
            let mut parts = parts.clone();
            parts.sort_by(|(one, _), (other, _)| one.cmp(other));
            Plain::Map(parts)
        }
        other => other.clone(),
    });
    with(said, field, value)
}
