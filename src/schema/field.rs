//! What the table of fields is made of.

use crate::diagnostic::List;

/// A field of a page's front matter, or of an entry in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Its key.
    pub name: &'static str,
    /// Its name in German.
    pub title: &'static str,
    /// What it means, word for word as in the handbook.
    pub help: &'static str,
    /// What stands in it.
    pub holds: Holds,
    /// Whether it must be there.
    pub required: bool,
}

/// What stands in a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// A single value; one that must be there is not blank.
    Text,
    /// `a-z`, `0-9`, single `-` between them.
    Id,
    /// A day, month or year.
    Date,
    /// `http://…` or `https://…`
    Address,
    /// Any number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    YesNo,
    /// Percent, or the rule by which they are counted.
    Progress,
    /// One of a closed list of words, each with its meaning.
    Word(&'static [(&'static str, &'static str)]),
    /// A word of the portal, or a source of its register.
    Of(List),
    /// One or several of these, each once.
    Many(&'static Holds),
    /// A value alone, or a mapping.
    Reading(&'static [Field]),
    /// A list of values alone or mappings.
    Readings(&'static [Field]),
    /// A list of mappings.
    Entries(&'static [Field]),
    /// A mapping.
    Parts(&'static [Field]),
    /// A mapping for each further language of the portal.
    Languages(&'static [Field]),
    /// A mapping from any text to a text.
    Words,
}

impl Field {
    /// A field that need not be there.
    pub const fn new(name: &'static str, title: &'static str, help: &'static str, holds: Holds) -> Self {
        Self { name, title, help, holds, required: false }
    }

    /// The same, and it must be there.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}
