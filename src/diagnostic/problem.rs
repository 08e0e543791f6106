//! Every mistake that content can have: one table of what it holds, its code, how bad it is, what makes it one and whether
//! `check --fix` mends it.

use super::Cause;
use super::rule::{Mend, Rule};
use crate::characters::Unseen;

/// Makes the enum and its rules of the table, so that nothing can be in one and not in the other.
macro_rules! problems {
    ($(
        $(#[$doc:meta])*
        $code:ident $weight:ident $ground:ident $name:ident $({ $($field:ident: $kind:ty),* })? $(mended $mend:ident)?;
    )*) => {
        /// A mistake in the content. The texts are in `german.rs` and `english.rs`, and the compiler asks for them.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "each variant's sentence names its fields")]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($field: $kind),* })?,)*
        }

        /// The rules of all mistakes, in the order of their codes; several mistakes may share a code.
        pub const RULES: &[Rule] = &[$(Rule::$weight(stringify!($code)).$ground()$(.mended(Mend::$mend))?),*];

        impl Problem {
            /// The mistake of a text with something in it that nobody sees.
            pub const fn unseen(unseen: Unseen) -> Self {
                match unseen {
                    Unseen::Control(character) => Self::ControlCharacter { character },
                    Unseen::Override(character) => Self::TurnedText { character },
                    Unseen::Direction(character) => Self::DirectionMark { character },
                }
            }

            /// Whether it is left out when it is read, so that it need not stop what nobody can mend any more.
            pub const fn is_left_out(&self) -> bool {
                matches!(self, Self::ControlCharacter { .. } | Self::TurnedText { .. })
            }

            /// Its code, how bad it is, and whether it can be mended.
            pub const fn rule(&self) -> Rule {
                match self {
                    $(Self::$name { .. } => Rule::$weight(stringify!($code)).$ground()$(.mended(Mend::$mend))?,)*
                }
            }
        }
    };
}

// Code, then how bad it is: `fixed` is an error everywhere, all others a portal may take for better or worse. Then what makes
// it one: the `page` alone, so that it is told while the settings cannot be used, or the `settings`. A code never changes its
// meaning.
problems! {
    // Files.
    /// The file is larger than the limit, both in bytes.
    Z001 fixed page FileTooLarge { size: u64, limit: u64 };
    /// `portal.yaml` is larger than any, both in bytes.
    Z001 fixed page SettingsTooLarge { size: u64, limit: u64 };
    /// The file is not UTF-8; line of the first bad byte.
    Z002 fixed page NotUtf8 { line: usize };
    /// The file cannot be read.
    Z003 fixed page Unreadable { reason: Cause };
    /// A link in the file system; it is not followed.
    Z004 warning page Symlink;
    /// A folder of the content that is a link: everything in it would be missing.
    Z004 fixed page LinkedFolder;
    /// A file where the folder of the goals should be.
    Z004 fixed page FileForFolder;
    /// Another repository inside the content.
    Z005 warning page Submodule;
    /// A folder of the content that is another repository: everything in it would be missing.
    Z005 fixed page SubmoduleForFolder;
    /// A file at a place where no kind of page is expected; where it may be meant to lie, how files end there, its right name.
    Z006 warning settings UnexpectedFile { folders: Vec<String>, instead: Option<(&'static str, String)>, right: Option<String> };
    /// A goal among other pages; the folder of the goals.
    Z006 error page GoalAmongPages { folder: String };
    /// A file beside the pictures of a kind that is not shown.
    Z006 warning page UnexpectedMedia { endings: Vec<String> };
    /// `portal.yaml` is missing.
    Z007 fixed page MissingFile;
    /// The file is empty.
    Z008 fixed page EmptyFile;
    /// `portal.yaml` is empty.
    Z008 fixed page EmptySettings;
    /// A source's own file that says nothing, or has no values.
    Z008 fixed page EmptySource;
    /// The file's name is not UTF-8: nothing can lead to it, and it is left out.
    Z009 warning page UnnamedFile;
    /// A character in the name of a file that no address on the site can have: the file is left out.
    Z009 warning page UnusableName;
    /// What a merge leaves behind where two changes contradict each other.
    Z015 fixed page Conflict;

    // Front matter.
    /// No `---` block at the top.
    Z101 fixed page NoFrontMatter;
    /// Blank lines before the block at the top; the line in which it begins.
    Z101 fixed page BlankBeforeFrontMatter { line: usize };
    /// A line of other signs than `---` above the fields.
    Z101 fixed page WrongFence;
    /// The same below them.
    Z102 fixed page WrongEnd;
    /// The block at the top has no end.
    Z102 fixed page UnclosedFrontMatter;
    /// YAML that cannot be read; the parser's words.
    Z103 fixed page BrokenYaml { reason: String };
    /// More aliases, depth or nodes than a text written by people needs.
    Z104 fixed page YamlBomb;
    /// More values than a page, the register or the glossary may have.
    Z104 fixed page TooManyEntries { limit: usize };
    /// More statuses than readers can tell apart.
    Z104 fixed page TooManyStatuses { limit: usize };
    /// The same key twice in one mapping.
    Z105 fixed page DuplicateField { field: String };
    /// A key that nobody knows; the nearest known one.
    Z106 fixed settings UnknownField { field: String, nearest: Option<String> };
    /// The rest of a text between brackets that has a comma; its field, and the whole text.
    Z106 fixed page CutByComma { words: String, field: String, whole: String };
    /// A required key is missing.
    Z107 fixed settings MissingField { field: String };
    /// A value of the wrong kind.
    Z108 fixed page WrongType { field: String, expected: Expected };
    /// A text where a number has to be, and the number that it seems to be.
    Z108 fixed page NumberInWords { field: String, right: String, expected: Expected };
    /// A text where fields with names have to be; how it looks with them.
    Z108 fixed page TextForFields { field: String, right: String };
    /// A list where a single value has to be; how its first looks alone, and the field of the others.
    Z108 fixed page SeveralForOne { field: String, right: String, others: Option<&'static str> };
    /// A character that steers machines.
    Z109 fixed page ControlCharacter { character: char };
    /// A mark that shows what follows in the opposite order.
    Z110 fixed page TurnedText { character: char };
    /// A mark of direction where there is nothing to turn, or one that is not taken back.
    Z111 warning page DirectionMark { character: char };
    /// A tag or a name for later use in front of a text, which is not shown.
    Z112 error page LostSign { sign: String };
    /// A comment that looks like the rest of a text; the whole text as it is to be written.
    Z113 warning page CutText { words: String, whole: Option<String> };
    /// A comment behind a text, or in place of one.
    Z113 hint page CommentBeside { words: String };
    /// A sign that quotation marks turn into another; the letter behind `\`.
    Z114 hint page EscapedSign { sign: char };
    /// A text that is a word for nothing.
    Z115 hint page NullWord { word: String };
    /// A sign of a word processor in a key, a date or an id, or where the indentation is.
    Z116 fixed page WrongSign { sign: char } mended Sign;
    /// A curly quotation mark inside of straight ones.
    Z116 fixed page DoubledQuote { sign: char } mended Delete;
    /// A character without width in a text.
    Z117 warning page HiddenCharacter { character: char };
    /// A key of a file's own, which the portal allows, that is nearly one that the file lacks.
    Z118 hint page OwnField { field: String, nearest: String };
    /// A pattern of goals' files that cannot be one.
    Z120 fixed settings BadPattern { pattern: String };
    /// One that no file matches.
    Z120 warning settings IdlePattern { pattern: String };
    /// A link in an adopted file to something that the portal does not show; it is left out.
    Z121 warning settings ForeignLink { target: String };
    /// A file with a mistake that is left out because the settings want it so.
    Z122 warning settings LeftOut { why: Box<Problem> };
    /// A mistake in a value of a goal that is shown without it.
    Z122 warning settings ValueLeftOut { why: Box<Problem> };

    // References and ids.
    /// An id with other characters than `a-z`, `0-9` and `-`.
    Z201 fixed page BadId { id: String, suggestion: Option<String> };
    /// Two things with one id; where the other stands.
    Z202 fixed page ReusedId { id: String, other: String };
    /// Two files whose names give one id; which one the other is.
    Z202 fixed page SameName { id: String, other: String };
    /// A source in two places; where the other is.
    Z202 fixed page SecondSource { id: String, other: String };
    /// An id that is in no list; which list, the nearest known one, all of them.
    Z203 fixed settings UnknownReference { list: List, id: String, nearest: Option<String>, known: Vec<String> };
    /// A source that is not in the register; the nearest one, and the file that it could have.
    Z203 fixed settings UnknownSource { id: String, nearest: Option<String>, file: Option<String> };
    /// The same entry twice in a list.
    Z204 fixed settings ListedTwice { id: String };
    /// Two groups of one list with the same short name: nobody knows which one a goal means by it.
    Z204 fixed settings SameShort { short: String };
    /// A second page of the same address.
    Z205 fixed settings SameAddress { address: String, other: String };
    /// A page with an address that the portal itself uses.
    Z205 fixed settings ReservedAddress { address: String };
    /// Two texts about one pillar, topic, department …; where the other stands.
    Z206 fixed settings SecondText { id: String, other: String };
    /// A file whose name cannot become an address.
    Z207 fixed settings BadFileName { name: String, suggestion: Option<String> };
    /// A goal that names another one that never was in the portal.
    Z208 warning settings UnknownGoal { id: String, nearest: Option<String> };
    /// A goal that is said to come from itself.
    Z208 warning settings ReplacesItself;
    /// A code in `checks` that no finding has; the nearest one.
    Z209 fixed settings UnknownCode { code: String, nearest: Option<String> };
    /// A code in `checks` that is an error everywhere.
    Z210 fixed settings FixedCode { code: String };
    /// An id that a removed goal had which was another one; its title.
    Z211 warning settings IdOfRemoved { id: String, title: String };
    /// A goal that has another id than in the newest commit; that one.
    Z212 warning settings ChangedId { before: String };

    // Values.
    /// A date that does not exist or is written in another way; how it is to be written, if that is clear, and else the last day
    /// of the month or year that it names.
    Z301 fixed page BadDate { text: String, meant: Option<String>, about: Option<String> } mended Date;
    /// A month or a year where a day has to be; its last day.
    Z301 fixed page NoDay { text: String, day: String };
    /// A deadline before the start.
    Z302 fixed page DueBeforeStart { due: String, start: String };
    /// A period that ends before it starts.
    Z302 fixed page EndBeforeStart { end: String, start: String };
    /// A progress that is not 0 to 100.
    Z303 fixed page BadProgress { text: String };
    /// A goal that belongs to no pillar and is no cross-cutting one.
    Z304 fixed settings NoPillar;
    /// A cross-cutting goal that names a pillar.
    Z305 fixed settings CrossCuttingWithPillar;
    /// A status other than the unknown one without a date or source, where the portal demands one.
    Z306 error settings StatusWithoutSource;
    /// A word that the list of allowed words does not have; the nearest one.
    Z307 fixed settings UnknownWord { word: String, nearest: Option<String>, allowed: Vec<String> };
    /// An address that is not http(s).
    Z308 fixed page BadAddress { text: String };
    /// A vocabulary without a word for an unknown status.
    Z309 fixed settings NoUnknownStatus;
    /// A path that is not plainly below the portal's folder, or below the repository's.
    Z310 fixed settings BadPath { path: String, from_top: bool };
    /// A milestone or measure that is due after its goal.
    Z311 warning settings PartAfterDue { date: String, due: String };
    /// Something that is told as past and is to come.
    Z312 error settings InFuture { date: String };
    /// A goal that is done, and nobody says since when.
    Z313 hint settings DoneWithoutDate { status: String };
    /// A goal that is done, and nothing shows it.
    Z314 hint settings DoneWithoutResult { status: String };
    /// A progress that contradicts the status.
    Z315 warning settings ProgressAgainstStatus { percent: usize, status: String };
    /// A progress without a status.
    Z315 hint settings ProgressWithoutStatus { percent: usize };
    /// A deadline that is over while the status is neither late nor done nor stopped; a status that is late.
    Z316 warning settings OverdueUnmarked { due: String, late: String };
    /// The same while nobody published a status.
    Z316 hint settings OverdueUnknown { due: String };
    /// An indicator without what a value needs to be understood.
    Z317 hint settings IncompleteIndicator { name: String, missing: Vec<String> };
    /// A target in words for values in numbers, or the other way round.
    Z318 hint settings TargetNotComparable { name: String };
    /// A value that stands behind a newer one.
    Z319 hint settings ValueOutOfOrder { date: String, before: String };
    /// Two values of one day from one source.
    Z319 warning settings ValueTwice { date: String };
    /// A goal without a department in a portal that has departments.
    Z320 hint settings NoDepartment;
    /// A department that no longer exists.
    Z321 warning settings DepartmentGone { id: String, until: String };
    /// A department that exists only after the goal's deadline.
    Z321 warning settings DepartmentLater { id: String, since: String, due: String };
    /// A goal of which nothing new is known for longer than the portal allows: since when.
    Z322 hint settings Stale { goal: String, newest: String, days: i64 };
    /// A goal that is done while some of its milestones are open.
    Z323 warning settings DoneWithOpenParts { status: String, open: usize, all: usize };
    /// A goal that is done now, by the day and source of the status that it had before.
    Z324 warning settings DoneWithOldEvidence { status: String, since: Option<String> };
    /// A goal about which something is known that is newer than its status.
    Z325 hint settings NewerThanStatus { status_date: String, newest: String };
    /// A goal without a status, and an event by which the whole goal has this one.
    Z325 hint settings StatusOfEvent { status: String };
    /// A day on which a goal was reached that is not said to be done.
    Z326 warning settings DoneDateAlone { done: String };
    /// An indicator that leads from its baseline to its target against the way that is called the better one.
    Z327 warning settings AgainstDirection { name: String, direction: String, baseline: String, target: String };
    /// A goal that had deadlines, the last of them this one, and has none that holds.
    Z328 hint settings NoDueLeft { due: String };
    /// A deadline that is told as one of before the history, said after the history had the first one; when that was.
    Z329 warning settings EarlierDueSaidLater { said: String, first: String };
    /// A number that may be a thousand in the German way.
    Z330 warning page Thousand { written: String };
    /// A number in a notation that makes it a text; the unit behind it, if the indicator has another one, and how the text stays
    /// and has the number beside it.
    Z330 warning page NumberAsText { written: String, meant: String, unit: Option<String>, kept: Option<String> };
    /// A value that is about as much as a number, which stands nowhere by itself; how it has the number beside it.
    Z330 hint page AboutNumber { written: String, kept: String };
    /// A plan of a day that is still to come.
    Z331 warning settings PlanToCome { plan: String };
    /// A plan of a day on which there was no goal yet; the day of the first one.
    Z331 warning settings PlanBeforeGoals { plan: String, first: String };
    /// A key of the log of publications that is none.
    Z339 fixed page BadKey;

    // Texts.
    /// A link to a goal that does not exist; the nearest one.
    Z401 error settings DeadGoalLink { id: String, nearest: Option<String> };
    /// A link to a source that is not in the register; the nearest one.
    Z402 error settings DeadSourceLink { id: String, nearest: Option<String> };
    /// A link to a page or file that does not exist; the nearest one.
    Z403 error settings DeadLink { target: String, nearest: Option<String> };
    /// HTML in a text; it is left out.
    Z404 warning settings RawHtml;
    /// A link that could run a program; it is left out.
    Z405 warning settings UnsafeLink { target: String };
    /// A link to a place that its page does not have; the nearest one.
    Z406 warning settings DeadPlace { place: String, nearest: Option<String> };
    /// A picture without words.
    Z407 warning settings UnnamedImage;
    /// A heading more than one level below the one before.
    Z408 hint settings SkippedLevel { level: u8, before: u8 };
    /// A table whose head is empty.
    Z409 warning settings TableWithoutHead;
    /// A link whose words do not say where it leads.
    Z410 hint settings UnlabelledLink { words: String };
    /// A very long sentence; the number of its words.
    Z411 hint settings LongSentence { words: usize };
    /// A reference to a footnote that has no text.
    Z420 warning settings FootnoteWithoutText { label: String };
    /// A second text of one footnote.
    Z420 warning settings SecondFootnote { label: String };
    /// A footnote that nothing refers to.
    Z421 hint settings UnusedFootnote { label: String };
    /// A line that names an address for words of which there are none: nobody sees it.
    Z421 warning settings UnusedAddress { label: String };
    /// A row with more cells than its table has columns.
    Z422 warning settings ExtraCells { cells: usize, columns: usize };
    /// Rows with bars that are no table.
    Z422 warning settings NoTable;
    /// Rows with tabs between their cells, which are no table; how the first should be written.
    Z422 warning settings TabTable { right: String };
    /// `##` without a space behind it.
    Z423 warning settings MissingSpace { sign: String };
    /// A number of a list that is shown as another one.
    Z423 warning settings OtherNumber { shown: u64 };
    /// Bullets of a word processor, which make no list; how the first should be written.
    Z423 warning settings Bullets { right: String } mended Bullets;
    /// A line that makes no list as it is written; how it should be.
    Z423 warning settings NoList { written: String, right: String };
    /// An entry of a lower level that is taken for the text of the one before; how it should be written.
    Z423 warning settings InEntry { written: String, right: String };
    /// An entry that is indented and stands on the level of the one before; so many spaces would put it below.
    Z423 hint settings SameLevel { spaces: usize };
    /// A block of code without an end.
    Z424 warning settings OpenFence;
    /// A second block of data in one file.
    Z425 warning settings SecondFront;
    /// What looks like a link and is none.
    Z426 warning settings NoLink;
    /// A link of a wiki, or what leads somewhere only inside a link; how it should be written.
    Z426 warning settings BareLink { written: String, right: String };
    /// An address of a website or of mail that leads nowhere as it is; how it should be written.
    Z426 hint settings BareAddress { written: String, right: String };
    /// A link by the name of an address that the text does not have.
    Z426 warning settings NoAddress { label: String };
    /// `**` that makes nothing bold.
    Z427 hint settings LooseStars;
    /// A star inside of a word from which on text is emphasized.
    Z427 warning settings StarsInWords;
    /// A command of another program in a text, as Hugo and Jekyll know them.
    Z428 warning settings Shortcode;
    /// A callout of a kind that there is not.
    Z429 warning settings UnknownCallout { kind: String };
    /// A block of code that is too long or nested too deeply to be coloured.
    Z430 hint settings PlainCode;
    /// Quotations, lists and the like in each other, more than can be shown.
    Z431 fixed settings TooDeep { limit: usize };
    /// More cells, entries, links and the like than a page can have.
    Z432 fixed settings TooManyParts { limit: usize };

    // Languages.
    /// A text in a language that the portal does not have; those that it has.
    Z501 fixed settings UnknownLanguage { language: String, known: Vec<String> };
    /// A translation into the language of the original.
    Z501 fixed settings TranslatedOriginal { language: String };
    /// A translation of a file that does not exist.
    Z502 fixed settings NoOriginal { original: String };
    /// A text that is there in other languages than the main one only.
    Z503 fixed settings NoMainText { language: String };
    /// A language that is no code of one.
    Z504 fixed settings BadLanguage { text: String };
    /// A translation of a word that the original does not have; the nearest one.
    Z505 warning settings NothingToTranslate { text: String, nearest: Option<String> };
    /// A page that is not there in a language of the portal.
    Z506 hint settings NotTranslated { language: String };

    /// A translation with other numbers or dates than its original: those of the original alone, and its own.
    Z507 warning settings OtherNumbers { missing: Vec<String>, added: Vec<String> };
    /// A text of the portal's own theme that nothing asks for; the nearest one that there is.
    Z508 warning settings UnknownText { key: String, nearest: Option<String> };

    /// A language in which the theme says nothing; those that it has.
    Z509 fixed settings NoTexts { language: String, known: Vec<String> };
    /// A template of the portal's own theme that nothing asks for; the nearest one that there is.
    Z510 warning settings UnknownTemplate { name: String, nearest: Option<String> };

    // What the law wants.
    /// A page of the law whose template lacks what only the publisher knows; the settings that are missing.
    Z601 warning settings UnfilledPage { address: String, missing: Vec<String> };
    /// A portal or pillar without a page in easy language; the pillar's title.
    Z602 warning settings NoEasyPage { pillar: Option<String> };
    /// A page of the law that says everything itself and is empty.
    Z603 warning settings EmptyPage { address: String };
    /// Words of the template in place of what only the publisher knows.
    Z610 warning settings Placeholder { words: String };
    /// A mail address in the imprint that is none.
    Z611 warning settings BadMail { text: String };
    /// A telephone number in the imprint that is none.
    Z611 warning settings BadPhone { text: String };

    // Reasons of changes.
    /// A marked change without a reason that the portal promises; the mark's word, the values before and after, the first line
    /// of the commit that would have to state it.
    Z701 error settings NoReason { mark: &'static str, old: Option<String>, new: Option<String>, commit: Option<String> };
    /// A marked change for which a reason would be good, or is still to come.
    Z702 warning settings ReasonWanted { mark: &'static str, old: Option<String>, new: Option<String>, commit: Option<String> };
    /// A change set that merged what is published into itself, and is ahead of it only through that merge.
    Z703 warning settings MergedInto { rev: String };

    // Days.
    /// Commits whose own date does not fit their place; oldest first.
    Z801 warning settings WrongDates { commits: Vec<WrongDate> };
    /// Settings came where others went: the portal may have lain in one of these folders.
    Z802 warning settings LostPortal { commit: String, folders: Vec<String>, is_exchanged: bool };
    /// Settings name a folder without goals while those that there were last still lie in another one.
    Z803 fixed settings GoalsElsewhere { named: String, folder: String, goals: usize };
    /// A folder or file of the past that no commit has.
    Z804 warning settings NamesNoPlace { setting: &'static str, path: String };
    /// Days of the past on which there is no commit.
    Z805 warning settings NamesNoDay { from: String, until: String };
    /// An earlier state that is not read with its own settings: of which commit and day they are; none if they are today's.
    Z806 warning settings OtherSettings { from: Option<(String, String)> };
}

/// A commit whose own date does not fit its place among the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrongDate {
    /// The beginning of its hash.
    pub commit: String,
    /// The day that it claims.
    pub claimed: String,
    /// The day that counts.
    pub counts: String,
    /// Whether its date was right until later commits contradicted it.
    pub overruled: bool,
    /// Whether its date is still to come.
    pub is_future: bool,
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
    /// A whole number from 1 on.
    UpTo {
        /// The last one.
        most: usize,
    },
    /// `true` or `false`.
    YesNo,
    /// A date, or only year and month, or only a year.
    Date,
    /// A size such as `2 MB`.
    Size,
    /// The number that stands beside it as the value.
    SameNumber,
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
