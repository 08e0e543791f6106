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
        let (before, now) = (sorted(old), sorted(&in_order(old, new)));
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
        let columns = key(old);
        let keys: BTreeSet<Vec<&str>> = old.iter().filter_map(|row| cells(row, &columns)).collect();
        let is_said = |row: &&Vec<String>| cells(row, &columns).is_some_and(|key| keys.contains(&key));
        let is_beside = !columns.is_empty() && now.iter().filter(is_said).count() > keys.len();
        if is_beside { Self::Other } else { Self::More }
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

/// The columns that tell a row from all others, if they are not all of it; none if only the whole row does. A column of times
/// is one of them: of another year something may be said anew.
fn key(table: &Table) -> Vec<usize> {
    let width = table.iter().map(Vec::len).min().unwrap_or_default();
    let times: Vec<usize> = (0..width).filter(|column| is_of_times(table, *column)).collect();
    let with_times = |first: usize| (0..width).filter(|column| *column < first || times.contains(column)).collect();
    let is_key = |columns: &Vec<usize>| {
        let keys: BTreeSet<Vec<&str>> = table.iter().filter_map(|row| cells(row, columns)).collect();
        keys.len() == table.len() && columns.len() < width
    };
    (1..width).map(with_times).find(is_key).unwrap_or_default()
}

/// The cells of a row in some columns.
fn cells<'r>(row: &'r [String], columns: &[usize]) -> Option<Vec<&'r str>> {
    columns.iter().map(|column| row.get(*column).map(String::as_str)).collect()
}

/// Whether a column has a year or a day in each row, and says so in its head where it has years.
fn is_of_times(table: &Table, column: usize) -> bool {
    const NAMES: [&str; 12] = [
        "jahr",
        "year",
        "datum",
        "date",
        "monat",
        "month",
        "quartal",
        "quarter",
        "stichtag",
        "stand",
        "zeitraum",
        "schuljahr",
    ];
    let mut cells = table.iter().filter_map(|row| row.get(column));
    let is_named = cells.next().is_some_and(|head| NAMES.contains(&head.to_lowercase().as_str()));
    let is_time = |cell: &String| cell.len() >= 4 && cell.bytes().any(|byte| byte.is_ascii_digit());
    is_named && cells.all(is_time)
}

/// The new table with its columns as they stood in the old one, and those that came behind them, if the heads tell which is
/// which.
fn in_order(old: &Table, new: &Table) -> Table {
    let (Some(then), Some(now)) = (old.first(), new.first()) else { return new.clone() };
    let is_head = |row: &[String]| {
        let names: BTreeSet<&String> = row.iter().collect();
        names.len() == row.len() && row.iter().all(|cell| cell.starts_with(char::is_alphabetic))
    };
    let even = new.iter().all(|row| row.len() == now.len());
    let places: Option<Vec<usize>> = then.iter().map(|name| now.iter().position(|other| other == name)).collect();
    let Some(places) = places.filter(|_| even && is_head(then) && is_head(now)) else { return new.clone() };
    let rest: Vec<usize> = (0..now.len()).filter(|place| !places.contains(place)).collect();
    let ordered = |row: &Vec<String>| places.iter().chain(&rest).filter_map(|place| row.get(*place).cloned()).collect();
    new.iter().map(ordered).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Landkreis;Anschluesse;Jahr\nAuen;120;2024\nMoorheide;45;2024\n";

    fn became(new: &str) -> Rows {
        Rows::of(&rows(TABLE), &rows(new))
    }

    #[test]
    fn columns_and_rows_may_stand_in_another_order() {
        assert_eq!(became("Landkreis;Jahr;Anschluesse\nMoorheide;2024;45\nAuen;2024;120\n"), Rows::Same);
        let with_source = "Landkreis;Quelle;Anschluesse;Jahr\nAuen;Atlas;120;2024\nMoorheide;Atlas;45;2024\n";
        assert_eq!(became(with_source), Rows::More);
        // Only the heads changed their places.
        assert_eq!(became("Landkreis;Jahr;Anschluesse\nAuen;120;2024\nMoorheide;45;2024\n"), Rows::Other);
    }

    #[test]
    fn a_new_year_is_no_second_row_for_the_same() {
        assert_eq!(became(&format!("{TABLE}Auen;131;2025\n")), Rows::More);
        assert_eq!(became(&format!("{TABLE}Auen;131;2024\n")), Rows::Other);
        assert_eq!(became(&TABLE.replace("120", "131")), Rows::Other);
    }

    #[test]
    fn numbers_that_look_like_years_tell_nothing_apart() {
        let table = rows("Landkreis;Anschluesse\nAuen;2001\nMoorheide;2040\n");
        let more = rows("Landkreis;Anschluesse\nAuen;2001\nMoorheide;2040\nAuen;2100\n");
        assert_eq!(Rows::of(&table, &more), Rows::Other);
    }
}
