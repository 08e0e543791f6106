//! The settings of another time, as far as the history needs them.

use super::{
    CommitWords, FILE, FieldEras, Folders, GroupNames, HistorySettings, Limits, Past, folders, groups, history,
    languages, names,
};
use crate::diagnostic::{Diagnostic, Problem, Severity, Sink, Why, line_of_byte};
use crate::yaml::{self, Fields};

/// Settings of another time.
#[derive(Debug)]
pub struct Then {
    /// Where everything lay.
    pub folders: Folders,
    /// The folder of the portal's own theme.
    pub theme: Option<String>,
    /// What the fields of goals were called.
    pub fields: FieldEras,
    /// Largest file that was read, in bytes.
    pub file_limit: u64,
    /// What the names of groups meant.
    pub group_names: GroupNames,
    /// How states that were old then were read.
    pub past: Past,
    /// Names of trailers in messages.
    pub words: CommitWords,
}

impl Then {
    /// Whether both read and tell states that were old then in the same way.
    pub fn reads_the_past_as(&self, other: &Self) -> bool {
        let said = |then: &Self| {
            let dated: Vec<_> = then.fields.dated().collect();
            format!("{:?}", (&then.past, dated, &then.words))
        };
        said(self) == said(other)
    }
}

/// Reads in a `portal.yaml` of any time which files are goals, what their fields are called and how many bytes a file may
/// have. Nothing else in it has to be right.
///
/// # Errors
/// Why that cannot be read.
pub fn then(bytes: &[u8]) -> Result<Then, Why> {
    let words = Why::of;
    let text = std::str::from_utf8(bytes)
        .map_err(|error| words(Problem::NotUtf8 { line: line_of_byte(bytes, error.valid_up_to()) }))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let node = yaml::parse_plain(text).map_err(|(problem, _)| words(problem))?;
    let (mut others, mut sink) = (Sink::new(FILE), Sink::new(FILE));
    let rest = Fields::of(FILE, &node, &mut others).map(|mut fields| {
        let languages = languages::languages(&mut fields);
        let groups = groups::groups(&mut fields, &languages);
        let group_names = GroupNames::of(&groups);
        let (limit, theme) = (Limits::read(&mut fields).file, fields.path("theme"));
        (history::history(&mut fields, &languages, &groups), groups, group_names, limit, theme)
    });
    let (
        Some((HistorySettings { past, words: trailers, .. }, groups, group_names, file_limit, theme)),
        Some(mut fields),
    ) = (rest, Fields::of(FILE, &node, &mut sink))
    else {
        return Err(words(Problem::EmptySettings));
    };
    let (folders, fields) = (folders::folders(&mut fields, &groups), names::field_eras(&mut fields));
    // A setting that this version of the program does not have says nothing else about those that it has.
    let counts = |found: &Diagnostic| {
        let counts_nothing = found.problem.is_left_out() || matches!(found.problem, Problem::UnknownField { .. });
        found.severity() == Severity::Error && !counts_nothing
    };
    match sink.into_found().into_iter().find(counts) {
        Some(found) => Err(Why::of(found.problem)),
        None => Ok(Then { folders, theme, fields, file_limit, group_names, past, words: trailers }),
    }
}
