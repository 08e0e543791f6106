//! What a file of the site shows, and who makes it.

use super::choice::Choice;
use super::dataset::Dataset;
use crate::config::{GroupKind, LegalPage};
use crate::portal::past::LogPage;

/// A file of the site, by what it shows. Whoever adds one adds it to [`super::Places::all`] as well. Numbers are places in
/// [`crate::portal::Portal::goals`], its `removed` and `groups`, in the steps of the history, in lists of the content, or page
/// numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after what it shows")]
pub enum Place {
    Overview,
    Goals,
    Selection(usize),
    Search,
    AToZ,
    Glossary,
    Goal(usize),
    Removed(usize),
    /// A goal of which only an earlier publication tells.
    Gone(usize),
    Groups(GroupKind),
    Group(usize),
    Changelog,
    Year(i16),
    Log(LogPage),
    Flagged(usize),
    Choice(Choice),
    Deadlines,
    /// The plan of day one.
    Plan,
    Indicators,
    Sources,
    Counting,
    Page(usize),
    Legal(LegalPage),
    Easy(usize),
    Reports,
    Report(usize),
    Verify,
    Publications,
    Lost(usize),
    OpenData,
    /// The whole strategy as one document.
    Whole,
    Stands,
    NoStand(usize),
    Comparison(usize),
    NotFound,
    GoalBadge(usize),
    PillarBadge(usize),
    PortalBadge,
    Preview,
    TouchIcon,
    Feed,
    GroupFeed(usize),
    GoalFeed(usize),
    RemovedFeed(usize),
    Data(Dataset),
    ForPrograms(&'static str),
    /// Where the log of publications begins for those who check it.
    Checkpoint,
    Asset(usize),
    Media(usize),
}

/// Who makes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    /// A template, or what is painted from one: a page or a picture.
    Template,
    /// The module of its format.
    Format,
    /// A template, when the files are made whose sizes it tells.
    Sizes,
    /// The log of publications, when all other files are made.
    Log,
    /// Nobody: it is copied.
    Copy,
}

impl Place {
    /// Who makes the file.
    pub fn maker(self) -> Maker {
        match self {
            Self::Feed
            | Self::GroupFeed(_)
            | Self::GoalFeed(_)
            | Self::RemovedFeed(_)
            | Self::Data(_)
            | Self::ForPrograms(_) => Maker::Format,
            Self::OpenData => Maker::Sizes,
            Self::Publications | Self::Checkpoint => Maker::Log,
            Self::Asset(_) | Self::Media(_) => Maker::Copy,
            _ => Maker::Template,
        }
    }

    /// Whether the file is the same in all languages of a portal.
    pub fn is_there_once(self) -> bool {
        let is_picture =
            matches!(self, Self::GoalBadge(_) | Self::PillarBadge(_) | Self::PortalBadge | Self::TouchIcon);
        let is_for_all =
            matches!(self, Self::NotFound | Self::Easy(_) | Self::Data(_) | Self::ForPrograms(_) | Self::Checkpoint);
        is_picture || is_for_all || self.maker() == Maker::Copy
    }

    /// Whether there is one for each goal.
    pub(super) fn is_one_of_many(self) -> bool {
        let is_page = matches!(self, Self::Goal(_) | Self::Removed(_));
        is_page || matches!(self, Self::GoalBadge(_) | Self::GoalFeed(_) | Self::RemovedFeed(_))
    }
}
