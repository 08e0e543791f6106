//! The settings of another time, as far as the history needs them.

use super::{FILE, FieldEras, Folders, file_limit, folders, groups, languages, names};
use crate::diagnostic::{Diagnostic, Problem, Severity, Sink, line_of_byte};
use crate::yaml::{self, Fields};

/// Reads in a `portal.yaml` of any time which files are goals, what their fields are called and how many bytes a file may
/// have. Nothing else in it has to be right.
///
/// # Errors
/// Why that cannot be read, in German.
pub fn then(bytes: &[u8]) -> Result<(Folders, FieldEras, u64), String> {
    let words = |problem: Problem| Diagnostic::whole(FILE, problem).message();
    let text = std::str::from_utf8(bytes)
        .map_err(|error| words(Problem::NotUtf8 { line: line_of_byte(bytes, error.valid_up_to()) }))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let node = yaml::parse_plain(text).map_err(|(problem, _)| words(problem))?;
    let (mut others, mut sink) = (Sink::new(FILE), Sink::new(FILE));
    let of_others = Fields::of(FILE, &node, &mut others).map(|mut fields| {
        let languages = languages::languages(&mut fields);
        (groups::groups(&mut fields, &languages), file_limit(&mut fields))
    });
    let (Some((groups, limit)), Some(mut fields)) = (of_others, Fields::of(FILE, &node, &mut sink)) else {
        return Err(words(Problem::EmptySettings));
    };
    let read = (folders::folders(&mut fields, &groups), names::field_eras(&mut fields), limit);
    // A setting that this version of the program does not have says nothing else about those that it has.
    let counts = |found: &Diagnostic| {
        let counts_nothing = found.problem.is_left_out() || matches!(found.problem, Problem::UnknownField { .. });
        found.severity() == Severity::Error && !counts_nothing
    };
    match sink.into_found().into_iter().find(counts) {
        Some(found) => Err(found.message()),
        None => Ok(read),
    }
}
