//! How much a file may have: no page that people write comes near, and nothing that a program made stops the build for
//! minutes.

use crate::diagnostic::{Expected, Problem};
use crate::yaml::Fields;

/// Bounds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes.
    pub file: u64,
    /// Values in the data of a page, of the register or of the glossary.
    pub entries: usize,
    /// What stands in each other in a text.
    pub depth: usize,
    /// Parts of a text: words, links, cells, entries of lists.
    pub parts: usize,
}

impl Limits {
    /// What the settings may allow at most: with more of each, computers and browsers give up.
    const MOST: Self = Self { file: u64::MAX, entries: 1_000_000, depth: 400, parts: 2_000_000 };

    pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        let Some(node) = fields.take("limits") else { return Self::default() };
        let Some(mut inner) = Fields::of("limits", node, fields.sink()) else { return Self::default() };
        let usual = Self::default();
        let limits = Self {
            file: inner.size("file").unwrap_or(usual.file),
            entries: up_to(&mut inner, "entries", Self::MOST.entries).unwrap_or(usual.entries),
            depth: up_to(&mut inner, "depth", Self::MOST.depth).unwrap_or(usual.depth),
            parts: up_to(&mut inner, "parts", Self::MOST.parts).unwrap_or(usual.parts),
        };
        inner.finish();
        limits
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 2_000_000, entries: 50_000, depth: 100, parts: 250_000 }
    }
}

fn up_to(fields: &mut Fields<'_, '_, '_>, field: &str, most: usize) -> Option<usize> {
    let written = fields.whole(field)?;
    let number = usize::try_from(written.value).ok().filter(|number| (1..=most).contains(number));
    if number.is_none() {
        let problem = Problem::WrongType { field: field.to_owned(), expected: Expected::UpTo { most } };
        fields.sink().add(&written.span, problem);
    }
    number
}
