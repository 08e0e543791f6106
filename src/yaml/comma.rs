//! A comma within a text between brackets ends the text: `{title: Planung, Bau und Betrieb}`.

use super::{Node, Value};
use crate::diagnostic::Located;

/// The rest of a text in a mapping. The first part of it is told: its field and the whole text; what goes on with it is not.
pub(super) struct Rest {
    pub told: Option<(String, String)>,
}

/// Whether an entry is the rest of the text before it.
pub(super) fn rest_of_text(map: &[(Located<String>, Node)], place: usize) -> Option<Rest> {
    let before = map.get(place.checked_sub(1)?).filter(|_| is_rest(&map[place]))?;
    if is_rest(before) {
        return Some(Rest { told: None });
    }
    let (field, text) = before;
    let rest = map[place..].iter().take_while(|entry| is_rest(entry)).map(|(words, _)| words.value.clone());
    let whole = std::iter::once(text.value.scalar()?).chain(rest).collect::<Vec<_>>().join(", ");
    Some(Rest { told: Some((field.value.clone(), whole.replace('\'', "''"))) })
}

/// Words without a value that are no name of a field. `{value: 1,5}` and `{due:2027}` are slips of another kind.
fn is_rest((key, node): &(Located<String>, Node)) -> bool {
    let is_name = key.value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    node.value == Value::Null && node.span.start <= key.span.end && !is_name && !key.value.contains(':')
}
