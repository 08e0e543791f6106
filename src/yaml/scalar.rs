//! What a single value without quotation marks means.

use super::Value;

/// Digits that a number keeps exactly when it is computed with.
const EXACT_DIGITS: usize = 15;

/// Numbers are decimal and written the plain way. Everything that would be shown otherwise than it is written (`0x1F`,
/// `1e3`, `+49`, `007`, 21 digits) is a text.
pub(super) fn value_of(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true, text.to_owned()),
        "false" | "False" | "FALSE" => return Value::Bool(false, text.to_owned()),
        _ => {}
    }
    number(text).unwrap_or_else(|| Value::Text(text.to_owned()))
}

fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let has_zero = whole.len() > 1 && whole.starts_with('0');
    if !are_digits(whole) || has_zero || whole.len() + part.map_or(0, str::len) > EXACT_DIGITS {
        return None;
    }
    match part {
        None => text.parse().ok().filter(|value: &i64| value.to_string() == text).map(Value::Whole),
        Some(part) if are_digits(part) => text.parse().ok().map(|value| Value::Number(value, text.to_owned())),
        Some(_) => None,
    }
}
