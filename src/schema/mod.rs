//! JSON Schemas of what editors write, for editors of text that complete and check while somebody types.
//!
//! A schema is made from the table of fields and from the portal's own words: statuses, groups, origins, sources, names
//! of fields. It accepts what `content` accepts and refuses what can be seen to be wrong in one file; what takes several
//! files, the order of dates or keys that stand there twice stays with `zielstand check`. Draft 07 is the one that editors
//! understand best.

mod field;
mod table;
mod words;
mod write;

use serde_json::Value;

use crate::config::{Config, GroupKind};
use crate::content::Content;
use field::Field;

/// A kind of file with a schema of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A goal's front matter.
    Goal,
    /// A plain page's.
    Page,
    /// A report's.
    Report,
    /// That of a page in easy language.
    Easy,
    /// That of a group's text.
    Group(GroupKind),
    /// The overview's.
    Start,
    /// That of a page in another language.
    Translation,
    /// The register of sources.
    Sources,
    /// A source's own file.
    Source,
    /// The glossary.
    Glossary,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::Goal,
        Self::Page,
        Self::Report,
        Self::Easy,
        Self::Group(GroupKind::Pillar),
        Self::Group(GroupKind::Topic),
        Self::Group(GroupKind::CrossCutting),
        Self::Group(GroupKind::Department),
        Self::Group(GroupKind::Strategy),
        Self::Start,
        Self::Translation,
        Self::Sources,
        Self::Source,
        Self::Glossary,
    ];

    /// The word on the command line and in the names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Page => "page",
            Self::Report => "report",
            Self::Easy => "easy",
            Self::Group(group) => group.word(),
            Self::Start => "start",
            Self::Translation => "translation",
            Self::Sources => "sources",
            Self::Source => "source",
            Self::Glossary => "glossary",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Goal => "Ziel",
            Self::Page => "Einfache Seite",
            Self::Report => "Bericht",
            Self::Easy => "Seite in Leichter Sprache",
            Self::Group(GroupKind::Pillar) => "Text eines Handlungsfelds",
            Self::Group(GroupKind::Topic) => "Text eines Themas",
            Self::Group(GroupKind::CrossCutting) => "Text eines Querschnittsthemas",
            Self::Group(GroupKind::Department) => "Text eines Ressorts",
            Self::Group(GroupKind::Strategy) => "Text einer Fachstrategie",
            Self::Start => "Startseite",
            Self::Translation => "Übersetzung einer Seite",
            Self::Sources => "Quellenverzeichnis",
            Self::Source => "Quelle",
            Self::Glossary => "Glossar",
        }
    }

    /// The fields of the file, or of each of its entries.
    fn fields(self) -> Vec<Field> {
        match self {
            Self::Goal => table::GOAL.to_vec(),
            Self::Page => table::PAGE.to_vec(),
            Self::Report => table::REPORT.to_vec(),
            Self::Easy => table::EASY.to_vec(),
            Self::Group(group) => table::group(group.list()).to_vec(),
            Self::Start => table::START.to_vec(),
            Self::Translation => table::TRANSLATION.to_vec(),
            Self::Sources | Self::Source => table::SOURCE_ENTRY.to_vec(),
            Self::Glossary => table::TERM.to_vec(),
        }
    }
}

/// The schema of a kind of file in this portal, as JSON Schema of draft 07.
pub fn schema(kind: Kind, config: &Config, content: &Content) -> Value {
    write::schema(kind, config, content)
}
