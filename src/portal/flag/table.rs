//! The table of what weakens a goal: a row for every value that its page can have.

use crate::content::SiteKind;
use crate::history::SiteChange;

/// What must happen to a value for its change to be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Nothing: it promises nothing that could be less.
    Never,
    /// Its words say less.
    Words,
    /// It ends later, is less exact or gone.
    Later,
    /// Another day or none, unless it is more exact; or a day that was claimed only after the deadline.
    Completion,
    /// It says less, is gone, gives the work up, or is no longer late without new evidence.
    Standing,
    /// A smaller number, none, or another way to count.
    Progress,
    /// Another one, or none.
    Other,
    /// One of them is gone.
    Gone,
    /// A source that nothing else names is gone.
    Source,
    /// A later day without new evidence, or none.
    StatusDate,
    /// Another or none, or one that comes after values were published.
    Measure,
    /// It is weaker in the direction that is better, or cannot be compared.
    Target,
    /// It was published and is another one or gone.
    Published,
    /// The entry is gone.
    Entry,
    /// The field is gone.
    Foreign,
}

impl Rule {
    /// The word in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Words => "words",
            Self::Later => "later",
            Self::Completion => "completion",
            Self::Standing => "standing",
            Self::Progress => "progress",
            Self::Other => "other",
            Self::Gone => "gone",
            Self::Source => "source",
            Self::StatusDate => "status_date",
            Self::Measure => "measure",
            Self::Target => "target",
            Self::Published => "published",
            Self::Entry => "entry",
            Self::Foreign => "foreign",
        }
    }
}

/// How much a change matters to a reader who wants to know what was promised, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// What was promised, by when, by whom, how it is measured, where it stands, what speaks about it.
    Substance,
    /// Spelling, layout, titles, remarks and texts, as long as no mark says that they tell less.
    Editorial,
    /// Words of another language.
    Translation,
}

macro_rules! items {
    ($($part:ident $path:literal $rule:ident,)*) => {
        /// A value of a goal's page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the paths say it")]
        pub enum Item {
            $($part,)*
        }

        impl Item {
            /// All of them, in the order of the page.
            pub const ALL: &[Self] = &[$(Self::$part,)*];

            /// Where it stands; entries of lists without their names.
            pub fn path(self) -> &'static str {
                match self {
                    $(Self::$part => $path,)*
                }
            }

            /// What weakens it.
            pub fn rule(self) -> Rule {
                match self {
                    $(Self::$part => Rule::$rule,)*
                }
            }

            fn of_path(path: &str) -> Option<Self> {
                match path {
                    $($path => Some(Self::$part),)*
                    _ => None,
                }
            }
        }
    };
}

items! {
    Id "id" Other,
    Title "title" Words,
    Summary "summary" Words,
    Kind "kind" Other,
    Pillar "pillar" Other,
    Topic "topic" Other,
    CrossCutting "cross_cutting" Gone,
    Lead "lead" Other,
    Departments "departments" Gone,
    Status "status" Standing,
    StatusDate "status_date" StatusDate,
    StatusSource "status_source" Source,
    Confirmed "confirmed" Never,
    ConfirmedDate "confirmed/date" Never,
    ConfirmedBy "confirmed/by" Never,
    Progress "progress" Progress,
    Start "start" Later,
    Due "due" Later,
    EarlierDue "earlier_due" Entry,
    EarlierDueDue "earlier_due/due" Later,
    EarlierDueSaid "earlier_due/said" Completion,
    EarlierDueSource "earlier_due/source" Source,
    EarlierDueNote "earlier_due/note" Words,
    Done "done" Completion,
    Promise "promise" Words,
    Origin "origin" Other,
    Strategies "strategies" Gone,
    Milestones "milestones" Entry,
    MilestoneTitle "milestones/title" Words,
    MilestoneDue "milestones/due" Later,
    MilestoneDone "milestones/done" Completion,
    Measures "measures" Entry,
    MeasureTitle "measures/title" Words,
    MeasureStatus "measures/status" Standing,
    MeasureDue "measures/due" Later,
    MeasureSource "measures/source" Source,
    MeasureNote "measures/note" Words,
    Indicators "indicators" Entry,
    IndicatorName "indicators/name" Words,
    Unit "indicators/unit" Measure,
    Direction "indicators/direction" Measure,
    Baseline "indicators/baseline" Measure,
    BaselineValue "indicators/baseline/value" Measure,
    BaselineNumber "indicators/baseline/number" Measure,
    BaselineDate "indicators/baseline/date" Measure,
    BaselineSource "indicators/baseline/source" Source,
    BaselineNote "indicators/baseline/note" Words,
    Target "indicators/target" Target,
    TargetValue "indicators/target/value" Target,
    TargetNumber "indicators/target/number" Target,
    TargetDate "indicators/target/date" Later,
    TargetSource "indicators/target/source" Source,
    TargetNote "indicators/target/note" Words,
    Values "indicators/values" Published,
    Value "indicators/values/value" Published,
    ValueNumber "indicators/values/number" Published,
    ValueDate "indicators/values/date" Published,
    ValueSource "indicators/values/source" Source,
    ValueRevised "indicators/values/revised" Published,
    ValueRevisedOf "indicators/values/revised/of" Published,
    ValueRevisedSource "indicators/values/revised/source" Source,
    ValueNote "indicators/values/note" Words,
    Current "indicators/current" Published,
    CurrentValue "indicators/current/value" Published,
    CurrentNumber "indicators/current/number" Published,
    CurrentDate "indicators/current/date" Published,
    CurrentSource "indicators/current/source" Source,
    CurrentRevised "indicators/current/revised" Published,
    CurrentRevisedOf "indicators/current/revised/of" Published,
    CurrentRevisedSource "indicators/current/revised/source" Source,
    CurrentNote "indicators/current/note" Words,
    IndicatorNote "indicators/note" Words,
    Events "events" Entry,
    EventText "events/text" Words,
    EventDate "events/date" Completion,
    EventStatus "events/status" Other,
    EventScope "events/scope" Other,
    EventSource "events/source" Source,
    EventNote "events/note" Words,
    Sources "sources" Source,
    Note "note" Words,
    Replaces "replaces" Gone,
    ReplacedBy "replaced_by" Gone,
    Translations "translations" Never,
    Text "text" Words,
    Foreign "…" Foreign,
}

impl Item {
    /// How much its change matters; one that is marked is always substance.
    pub fn rank(self) -> Rank {
        match (self.rule(), self) {
            (_, Self::Translations) => Rank::Translation,
            (Rule::Words, Self::Promise) => Rank::Substance,
            (Rule::Words | Rule::Foreign, _) => Rank::Editorial,
            _ => Rank::Substance,
        }
    }

    /// The value at a place in a goal's record.
    pub fn of(path: &[String]) -> Self {
        if let [field] = path {
            return Self::of_path(field).unwrap_or(Self::Foreign);
        }
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let of = |parts: &[&str]| Self::of_path(&parts.join("/")).unwrap_or(Self::Foreign);
        match path.as_slice() {
            ["translations", ..] => Self::Translations,
            ["milestones" | "measures" | "indicators" | "events", _, "values", _, rest @ ..] => {
                of(&[&[path[0], "values"], rest].concat())
            }
            [list @ ("milestones" | "measures" | "indicators" | "events" | "earlier_due"), _, rest @ ..] => {
                of(&[&[*list], rest].concat())
            }
            other => of(other),
        }
    }
}

/// How much a change beside the goals matters that is not marked: that a source, page or file is there or gone, the date of a
/// source, figures, whose the changes of the log are. The rest is wording and look.
pub fn site_rank(site: &SiteChange) -> Rank {
    let change = &site.change;
    let is_whole = change.old.is_none() != change.new.is_none();
    match (site.kind, change.field.iter().map(String::as_str).collect::<Vec<_>>().as_slice()) {
        (SiteKind::Translation, _) => Rank::Translation,
        (SiteKind::Source, [_]) | (SiteKind::Page | SiteKind::File, ["file"]) if is_whole => Rank::Substance,
        (SiteKind::Source, [_, "date"])
        | (SiteKind::Page, ["figures" | "from" | "to", ..])
        | (SiteKind::File, ["bytes" | "lines"])
        | (SiteKind::Look, ["claims", ..])
        | (SiteKind::Mailmap, _) => Rank::Substance,
        _ => Rank::Editorial,
    }
}
