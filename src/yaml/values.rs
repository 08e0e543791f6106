//! Values of other kinds than texts and lists: days, numbers, words of a list, paths, sizes, addresses.

use super::fields::Fields;
use super::meant::nearest;
use super::names::is_path;
use super::{Node, Value};
use crate::diagnostic::{Expected, Located, Problem, number_in};
use crate::value::{PartialDate, Quantity};

impl Fields<'_, '_, '_> {
    /// A day, month or year that exists.
    pub fn date(&mut self, field: &str) -> Option<Located<PartialDate>> {
        let text = self.text_as(field, Expected::Date)?;
        if let Ok(date) = text.value.parse() {
            return Some(Located { value: date, span: text.span });
        }
        let meant = PartialDate::meant_by(&text.value).map(|date| date.to_string());
        let about = PartialDate::about(&text.value).map(|day| day.to_string());
        self.sink().add(&text.span, Problem::BadDate { text: text.value, meant, about });
        None
    }

    /// A date that must be there.
    pub fn required_date(&mut self, field: &str) -> Option<Located<PartialDate>> {
        if !self.has(field) {
            self.missing(field);
        }
        self.date(field)
    }

    /// A value as written, with a number if it is one or `number` stands beside it. It must be there.
    pub fn required_quantity(&mut self, field: &str) -> Option<Quantity> {
        if !self.has(field) {
            self.missing(field);
        }
        let node = self.take(field);
        let beside = self.take("number");
        let of_value = node.and_then(|node| finite(&node.value));
        let number = beside.and_then(|beside| finite(&beside.value));
        let is_other = of_value.zip(number).is_some_and(|(value, number)| value.total_cmp(&number).is_ne());
        if let Some(beside) = beside.filter(|_| is_other || number.is_none()) {
            match beside.value.scalar().filter(|_| !is_other).and_then(|written| number_in(&written)) {
                Some(right) => {
                    self.not_a_number("number", beside, right, Expected::Number);
                }
                None => self.wrong("number", beside, if is_other { Expected::SameNumber } else { Expected::Number }),
            }
        }
        let node = node?;
        let written = match &node.value {
            Value::Whole(_) | Value::Number(..) => None,
            other => {
                let text = other.scalar();
                if text.is_none() {
                    self.wrong(field, node, Expected::Text);
                }
                Some(text.filter(|text| !text.trim().is_empty())?)
            }
        };
        Some(Quantity { written, number: of_value.or(number) })
    }

    /// A number.
    pub fn number(&mut self, field: &str) -> Option<f64> {
        let node = self.take(field)?;
        let number = finite(&node.value);
        if number.is_none() {
            match node.value.scalar().and_then(|written| number_in(&written)) {
                Some(right) => self.not_a_number(field, node, right, Expected::Number),
                None => self.wrong(field, node, Expected::Number),
            }
        }
        number
    }

    /// A whole number.
    pub fn whole(&mut self, field: &str) -> Option<Located<i64>> {
        let node = self.take(field)?;
        if let Value::Whole(value) = node.value {
            return Some(Located { value, span: node.span.clone() });
        }
        match node.value.scalar().and_then(|written| whole_in(&written)) {
            Some(right) => self.not_a_number(field, node, right, Expected::Whole),
            None => self.wrong(field, node, Expected::Whole),
        }
        None
    }

    fn not_a_number(&mut self, field: &str, node: &Node, right: String, expected: Expected) {
        self.sink().add(&node.span, Problem::NumberInWords { field: field.to_owned(), right, expected });
    }

    /// `true` or `false`; `false` if missing.
    pub fn flag(&mut self, field: &str) -> bool {
        let Some(node) = self.take(field) else {
            return false;
        };
        if let Value::Bool(value, _) = node.value {
            return value;
        }
        self.wrong(field, node, Expected::YesNo);
        false
    }

    /// One of a closed list of words.
    pub fn word<T: Copy>(&mut self, field: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(field)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let allowed = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            let nearest = nearest(&text.value, words.iter().map(|(word, _)| *word));
            self.sink().add(&text.span, Problem::UnknownWord { word: text.value, nearest, allowed });
        }
        found
    }

    /// Like [`Fields::word`], and it must be there.
    pub fn required_word<T: Copy>(&mut self, field: &str, words: &[(&str, T)]) -> Option<T> {
        if !self.has(field) {
            self.required_text(field);
            return None;
        }
        self.word(field, words)
    }

    /// A path below the portal's folder: relative, without `.` and `..`.
    pub fn path(&mut self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        let path = text.value.trim_end_matches('/');
        if is_path(path) {
            return Some(path.to_owned());
        }
        self.sink().add(&text.span, Problem::BadPath { path: text.value, from_top: false });
        None
    }

    /// Paths like [`Fields::path`]; a single one may stand without a list.
    pub fn folders(&mut self, field: &str) -> Vec<String> {
        self.paths_that(field, false, is_path)
    }

    /// Paths like [`Fields::folders`]; a `/` in front is kept.
    pub fn paths(&mut self, field: &str) -> Vec<String> {
        self.paths_that(field, false, |path| is_path(path.strip_prefix('/').unwrap_or(path)))
    }

    /// Folders from the repository's top, whose own is `/`, with a `/` at the end of each other one.
    pub fn places(&mut self, field: &str) -> Vec<String> {
        let inner = |path: &str| path.trim_start_matches('/').to_owned();
        let is_right = |path: &str| path.is_empty() || is_path(path.strip_prefix('/').unwrap_or(path));
        let places = self.paths_that(field, true, is_right);
        places.iter().map(|path| inner(path)).map(|path| if path.is_empty() { path } else { path + "/" }).collect()
    }

    fn paths_that(&mut self, field: &str, from_top: bool, is_right: fn(&str) -> bool) -> Vec<String> {
        let mut paths = Vec::new();
        for text in self.texts(field) {
            let path = text.value.trim_end_matches('/');
            if is_right(path) {
                paths.push(path.to_owned());
            } else {
                self.sink().add(&text.span, Problem::BadPath { path: text.value, from_top });
            }
        }
        paths
    }

    /// A size in bytes: `500 kB`, `2 MB`, or a plain number of bytes.
    pub fn size(&mut self, field: &str) -> Option<u64> {
        let text = self.text(field)?;
        let digits = text.value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
        let unit = match text.value[digits.len()..].trim() {
            "" | "B" | "Byte" => Some(1),
            "kB" | "KB" => Some(1_000),
            "MB" => Some(1_000_000),
            _ => None,
        };
        let size = digits.parse::<u64>().ok().zip(unit).and_then(|(number, unit)| number.checked_mul(unit));
        if size.is_none() {
            let problem = Problem::WrongType { field: field.to_owned(), expected: Expected::Size };
            self.sink().add(&text.span, problem);
        }
        size
    }

    /// An address that begins with `http://` or `https://`.
    pub fn address(&mut self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        if text.value.starts_with("https://") || text.value.starts_with("http://") {
            return Some(text.value);
        }
        self.sink().add(&text.span, Problem::BadAddress { text: text.value });
        None
    }
}

fn finite(value: &Value) -> Option<f64> {
    match value {
        // Counts beyond 2^53 do not occur in a strategy; the written form is kept beside the number anyway.
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        Value::Whole(value) => Some(*value as f64),
        Value::Number(value, _) => Some(*value),
        _ => None,
    }
}

/// The whole number that a text seems to be: `1.000`, `365 Tage`.
fn whole_in(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let mut parts = written.split(['.', ',', ' ', '\'', '_']);
    let is_grouped = parts.next().is_some_and(|part| part.len() < 4 && part.parse::<u8>().is_ok_and(|part| part > 0));
    let is_grouped = is_grouped && parts.all(|part| part.len() == 3 && part.parse::<u16>().is_ok());
    let whole = if is_grouped { Some(digits) } else { number_in(written) };
    whole.filter(|number| !number.contains(['.', '-']))
}
