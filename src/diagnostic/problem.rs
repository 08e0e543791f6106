//! Every mistake that content can have, with its code and severity.

use super::Cause;

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The portal cannot be built.
    Error,
    /// The portal is built; what is marked was made harmless or left out, or does not fit together.
    Warning,
    /// No mistake: something is missing that a reader would like to know, or could be said better.
    Hint,
}

/// A mistake in the content. The texts are in `german.rs`; codes never change their meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Problem {
    /// The file is larger than the limit, both in bytes.
    FileTooLarge { size: u64, limit: u64 },
    /// `portal.yaml` is larger than any, both in bytes.
    SettingsTooLarge { size: u64, limit: u64 },
    /// The file is not UTF-8; line of the first bad byte.
    NotUtf8 { line: usize },
    /// The file cannot be read.
    Unreadable { reason: Cause },
    /// A link in the file system; it is not followed.
    Symlink,
    /// A folder of the content that is a link or another repository: everything in it would be missing.
    LinkedFolder,
    /// Another repository inside the content.
    Submodule,
    /// A file at a place where no kind of page is expected.
    UnexpectedFile { folders: Vec<String> },
    /// `portal.yaml` is missing.
    MissingFile,
    /// The file is empty.
    EmptyFile,
    /// `portal.yaml` is empty.
    EmptySettings,
    /// No `---` block at the top.
    NoFrontMatter,
    /// The block at the top has no end.
    UnclosedFrontMatter,
    /// YAML that cannot be read; the parser's words.
    BrokenYaml { reason: String },
    /// More aliases, depth or nodes than a text written by people needs.
    YamlBomb,
    /// The same key twice in one mapping.
    DuplicateField { field: String },
    /// A key that nobody knows; the nearest known one.
    UnknownField { field: String, nearest: Option<String> },
    /// A required key is missing.
    MissingField { field: String },
    /// A value of the wrong kind.
    WrongType { field: String, expected: Expected },
    /// An id with other characters than `a-z`, `0-9` and `-`.
    BadId { id: String, suggestion: Option<String> },
    /// Two things with one id; where the other stands.
    ReusedId { id: String, other: String },
    /// Two texts about one pillar, topic, department …; where the other stands.
    SecondText { id: String, other: String },
    /// A file whose name cannot become an address.
    BadFileName { name: String, suggestion: Option<String> },
    /// An id that is in no list; which list, the nearest known one.
    UnknownReference { list: List, id: String, nearest: Option<String> },
    /// The same entry twice in a list.
    ListedTwice { id: String },
    /// A date that does not exist or is written in another way.
    BadDate { text: String },
    /// A deadline before the start.
    DueBeforeStart { due: String, start: String },
    /// A period that ends before it starts.
    EndBeforeStart { end: String, start: String },
    /// A goal that names another one that never was in the portal.
    UnknownGoal { id: String, nearest: Option<String> },
    /// A progress that is not 0 to 100.
    BadProgress { text: String },
    /// A goal that belongs to no pillar and is no cross-cutting one.
    NoPillar,
    /// A cross-cutting goal that names a pillar.
    CrossCuttingWithPillar,
    /// A status other than the unknown one without a date or source, where the portal demands one.
    StatusWithoutSource,
    /// A milestone or measure that is due after its goal.
    PartAfterDue { date: String, due: String },
    /// Something that is told as past and is to come.
    InFuture { date: String },
    /// A goal that is done, and nobody says since when.
    DoneWithoutDate { status: String },
    /// A goal that is done, and nothing shows it.
    DoneWithoutResult { status: String },
    /// A progress that contradicts the status.
    ProgressAgainstStatus { percent: usize, status: String },
    /// A progress without a status.
    ProgressWithoutStatus { percent: usize },
    /// A deadline that is over while the status is neither late nor done nor stopped; a status that is late.
    OverdueUnmarked { due: String, late: String },
    /// The same while nobody published a status.
    OverdueUnknown { due: String },
    /// An indicator without what a value needs to be understood.
    IncompleteIndicator { name: String, missing: Vec<String> },
    /// A target in words for values in numbers, or the other way round.
    TargetNotComparable { name: String },
    /// A value that stands behind a newer one.
    ValueOutOfOrder { date: String, before: String },
    /// Two values of one day from one source.
    ValueTwice { date: String },
    /// A goal without a department in a portal that has departments.
    NoDepartment,
    /// A department that no longer exists.
    DepartmentGone { id: String, until: String },
    /// A department that exists only after the goal's deadline.
    DepartmentLater { id: String, since: String, due: String },
    /// A goal that has not changed for longer than the portal allows.
    Stale { changed: String, days: i64 },
    /// An id that a removed goal had which was another one; its title.
    IdOfRemoved { id: String, title: String },
    /// A vocabulary without a word for an unknown status.
    NoUnknownStatus,
    /// A link to a goal that does not exist; the nearest one.
    DeadGoalLink { id: String, nearest: Option<String> },
    /// A link to a source that is not in the register; the nearest one.
    DeadSourceLink { id: String, nearest: Option<String> },
    /// A link to a page or file that does not exist; the nearest one.
    DeadLink { target: String, nearest: Option<String> },
    /// A link to a place that its page does not have; the nearest one.
    DeadPlace { place: String, nearest: Option<String> },
    /// A picture without words.
    UnnamedImage,
    /// A heading more than one level below the one before.
    SkippedLevel { level: u8, before: u8 },
    /// A table whose head is empty.
    TableWithoutHead,
    /// A link whose words do not say where it leads.
    UnlabelledLink { words: String },
    /// A very long sentence; the number of its words.
    LongSentence { words: usize },
    /// HTML in a text; it is left out.
    RawHtml,
    /// A link that could run a program; it is left out.
    UnsafeLink { target: String },
    /// A word that the list of allowed words does not have; the nearest one.
    UnknownWord { word: String, nearest: Option<String>, allowed: Vec<String> },
    /// An address that is not http(s).
    BadAddress { text: String },
    /// A path that is not plainly below the portal's folder.
    BadPath { path: String },
    /// A second page of the same address.
    SameAddress { address: String, other: String },
    /// A page with an address that the portal itself uses.
    ReservedAddress { address: String },
    /// A text in a language that the portal does not have; those that it has.
    UnknownLanguage { language: String, known: Vec<String> },
    /// A translation into the language of the original.
    TranslatedOriginal { language: String },
    /// A translation of a file that does not exist.
    NoOriginal { original: String },
    /// A text that is there in other languages than the main one only.
    NoMainText { language: String },
    /// A language that is no code of one.
    BadLanguage { text: String },
    /// A translation of a word that the original does not have; the nearest one.
    NothingToTranslate { text: String, nearest: Option<String> },
    /// A code in `checks` that no finding has; the nearest one.
    UnknownCode { code: String, nearest: Option<String> },
    /// A code in `checks` that is an error everywhere.
    FixedCode { code: String },
    /// A page that is not there in a language of the portal.
    NotTranslated { language: String },
    /// A page of the law that says everything itself and is empty.
    EmptyPage { address: String },
    /// A page of the law whose template lacks what only the publisher knows; the settings that are missing.
    UnfilledPage { address: String, missing: Vec<String> },
    /// A marked change without a reason that the portal promises; the mark's word, the values before and after.
    NoReason { mark: &'static str, old: Option<String>, new: Option<String> },
    /// A marked change for which a reason would be good, or is still to come.
    ReasonWanted { mark: &'static str, old: Option<String>, new: Option<String> },
    /// A portal or pillar without a page in easy language; the pillar's title.
    NoEasyPage { pillar: Option<String> },
    /// A pattern of goals' files that cannot be one.
    BadPattern { pattern: String },
    /// A link in an adopted file to something that the portal does not show; it is left out.
    ForeignLink { target: String },
}

/// What kind of value a field wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A list of mappings.
    Entries,
    /// A mapping.
    Mapping,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    YesNo,
    /// A date, or only year and month, or only a year.
    Date,
    /// A size such as `2 MB`.
    Size,
}

/// A list that an id is looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Statuses of the portal.
    Status,
    /// Pillars.
    Pillar,
    /// Topics.
    Topic,
    /// Cross-cutting topics.
    CrossCutting,
    /// Departments.
    Department,
    /// Sector strategies.
    Strategy,
    /// Origins of goals.
    Origin,
    /// The register of sources.
    Source,
}

impl Problem {
    /// Whether the build may go on.
    pub fn severity(&self) -> Severity {
        match self {
            Self::RawHtml
            | Self::UnsafeLink { .. }
            | Self::Symlink
            | Self::Submodule
            | Self::UnexpectedFile { .. }
            | Self::NothingToTranslate { .. }
            | Self::UnknownGoal { .. }
            | Self::ReasonWanted { .. }
            | Self::IdOfRemoved { .. }
            | Self::PartAfterDue { .. }
            | Self::InFuture { .. }
            | Self::ProgressAgainstStatus { .. }
            | Self::OverdueUnmarked { .. }
            | Self::ValueTwice { .. }
            | Self::DepartmentGone { .. }
            | Self::DepartmentLater { .. }
            | Self::DeadPlace { .. }
            | Self::UnnamedImage
            | Self::TableWithoutHead
            | Self::UnfilledPage { .. }
            | Self::NoEasyPage { .. }
            | Self::ForeignLink { .. }
            | Self::EmptyPage { .. } => Severity::Warning,
            Self::DoneWithoutDate { .. }
            | Self::DoneWithoutResult { .. }
            | Self::ProgressWithoutStatus { .. }
            | Self::OverdueUnknown { .. }
            | Self::IncompleteIndicator { .. }
            | Self::TargetNotComparable { .. }
            | Self::ValueOutOfOrder { .. }
            | Self::NoDepartment
            | Self::Stale { .. }
            | Self::SkippedLevel { .. }
            | Self::UnlabelledLink { .. }
            | Self::LongSentence { .. }
            | Self::NotTranslated { .. } => Severity::Hint,
            _ => Severity::Error,
        }
    }

    /// Stable code: `Z0…` files, `Z1…` front matter, `Z2…` references and ids, `Z3…` values, `Z4…` texts,
    /// `Z5…` languages, `Z6…` what the law wants, `Z7…` reasons of changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge { .. } | Self::SettingsTooLarge { .. } => "Z001",
            Self::NotUtf8 { .. } => "Z002",
            Self::Unreadable { .. } => "Z003",
            Self::Symlink | Self::LinkedFolder => "Z004",
            Self::Submodule => "Z005",
            Self::UnexpectedFile { .. } => "Z006",
            Self::MissingFile => "Z007",
            Self::EmptyFile | Self::EmptySettings => "Z008",
            Self::NoFrontMatter => "Z101",
            Self::UnclosedFrontMatter => "Z102",
            Self::BrokenYaml { .. } => "Z103",
            Self::YamlBomb => "Z104",
            Self::DuplicateField { .. } => "Z105",
            Self::UnknownField { .. } => "Z106",
            Self::MissingField { .. } => "Z107",
            Self::WrongType { .. } => "Z108",
            Self::BadPattern { .. } => "Z120",
            Self::ForeignLink { .. } => "Z121",
            Self::BadId { .. } => "Z201",
            Self::ReusedId { .. } => "Z202",
            Self::UnknownReference { .. } => "Z203",
            Self::ListedTwice { .. } => "Z204",
            Self::SameAddress { .. } | Self::ReservedAddress { .. } => "Z205",
            Self::SecondText { .. } => "Z206",
            Self::BadFileName { .. } => "Z207",
            Self::UnknownGoal { .. } => "Z208",
            Self::UnknownCode { .. } => "Z209",
            Self::FixedCode { .. } => "Z210",
            Self::IdOfRemoved { .. } => "Z211",
            Self::BadDate { .. } => "Z301",
            Self::DueBeforeStart { .. } | Self::EndBeforeStart { .. } => "Z302",
            Self::BadProgress { .. } => "Z303",
            Self::NoPillar => "Z304",
            Self::CrossCuttingWithPillar => "Z305",
            Self::StatusWithoutSource => "Z306",
            Self::UnknownWord { .. } => "Z307",
            Self::BadAddress { .. } => "Z308",
            Self::NoUnknownStatus => "Z309",
            Self::BadPath { .. } => "Z310",
            Self::PartAfterDue { .. } => "Z311",
            Self::InFuture { .. } => "Z312",
            Self::DoneWithoutDate { .. } => "Z313",
            Self::DoneWithoutResult { .. } => "Z314",
            Self::ProgressAgainstStatus { .. } | Self::ProgressWithoutStatus { .. } => "Z315",
            Self::OverdueUnmarked { .. } | Self::OverdueUnknown { .. } => "Z316",
            Self::IncompleteIndicator { .. } => "Z317",
            Self::TargetNotComparable { .. } => "Z318",
            Self::ValueOutOfOrder { .. } | Self::ValueTwice { .. } => "Z319",
            Self::NoDepartment => "Z320",
            Self::DepartmentGone { .. } | Self::DepartmentLater { .. } => "Z321",
            Self::Stale { .. } => "Z322",
            Self::DeadGoalLink { .. } => "Z401",
            Self::DeadSourceLink { .. } => "Z402",
            Self::DeadLink { .. } => "Z403",
            Self::RawHtml => "Z404",
            Self::UnsafeLink { .. } => "Z405",
            Self::DeadPlace { .. } => "Z406",
            Self::UnnamedImage => "Z407",
            Self::SkippedLevel { .. } => "Z408",
            Self::TableWithoutHead => "Z409",
            Self::UnlabelledLink { .. } => "Z410",
            Self::LongSentence { .. } => "Z411",
            Self::UnknownLanguage { .. } | Self::TranslatedOriginal { .. } => "Z501",
            Self::NoOriginal { .. } => "Z502",
            Self::NoMainText { .. } => "Z503",
            Self::BadLanguage { .. } => "Z504",
            Self::NothingToTranslate { .. } => "Z505",
            Self::NotTranslated { .. } => "Z506",
            Self::UnfilledPage { .. } => "Z601",
            Self::NoEasyPage { .. } => "Z602",
            Self::EmptyPage { .. } => "Z603",
            Self::NoReason { .. } => "Z701",
            Self::ReasonWanted { .. } => "Z702",
        }
    }
}
