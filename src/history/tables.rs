//! What became of the rows of a table that is published as a file.

use std::collections::BTreeSet;

/// Cells of rows.
type Table = Vec<Vec<String>>;

/// How a table differs from the one that it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// The same rows, written in another way.
    Same,
    /// All rows, and more of them or more columns.
    More,
    /// Rows are gone or others, or one has a second row beside it.
    Other,
}

impl Rows {
    pub fn of(old: &Table, new: &Table) -> Self {
        let sorted = |table: &Table| {
            let mut table = table.clone();
            table.sort_unstable();
            table
        };
        let (before, now) = (sorted(old), sorted(new));
        if before == now {
            return Self::Same;
        }
        // Columns may have come behind the others.
        let kept = |row: &Vec<String>| {
            let place = now.partition_point(|other| other < row);
            now.get(place).is_some_and(|other| other.starts_with(row))
        };
        if !before.iter().all(kept) {
            return Self::Other;
        }
        let width = key(old);
        let keys: BTreeSet<&[String]> = old.iter().filter_map(|row| row.get(..width)).collect();
        let is_said = |row: &&Vec<String>| width > 0 && row.get(..width).is_some_and(|key| keys.contains(key));
        if now.iter().filter(is_said).count() > keys.len() { Self::Other } else { Self::More }
    }

    /// What the change of a file is called that it is one of.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "notation",
            Self::More => "lines",
            Self::Other => "bytes",
        }
    }
}

/// How many cells tell a row from all others, if they are not all of it; 0 if only the whole row does.
fn key(table: &Table) -> usize {
    let widest = table.iter().map(Vec::len).min().unwrap_or_default();
    let is_key = |width: &usize| {
        let keys: BTreeSet<&[String]> = table.iter().filter_map(|row| row.get(..*width)).collect();
        keys.len() == table.len()
    };
    (1..widest).find(is_key).unwrap_or_default()
}

/// The rows of a CSV, however its cells are quoted and kept apart.
pub(super) fn rows(text: &str) -> Table {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let sign = [b';', b'\t', b','].into_iter().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count());
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(sign.unwrap_or(b';'));
    let read = reader.from_reader(text.as_bytes()).into_records().filter_map(Result::ok);
    read.map(|row| row.iter().map(|cell| bare(cell.trim())).collect()).collect()
}

/// A cell; a fraction with a point and without zeros that say nothing. What has three digits behind its sign may be thousands.
fn bare(cell: &str) -> String {
    let parts = cell.split_once([',', '.']);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number =
        parts.filter(|(whole, rest)| is_digits(whole.trim_start_matches('-')) && is_digits(rest) && rest.len() != 3);
    number.map_or_else(
        || cell.to_owned(),
        |(whole, rest)| match rest.trim_end_matches('0') {
            "" => whole.to_owned(),
            rest => format!("{whole}.{rest}"),
        },
    )
}

/// The lines of any other text.
pub(super) fn lines(text: &str) -> Table {
    text.lines().map(|line| vec![line.to_owned()]).collect()
}
