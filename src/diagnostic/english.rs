//! The words of every [`Problem`] in English, in the order and the manner of the German ones.

use super::Language;
use super::parts::{
    Progress, day_month_year, ending_of, grouped, is_digits, is_of_no_calendar, not_three_digits, number, quoted,
    size_in_words, some,
};
use super::problem::{Expected, List, Problem, WrongDate};
use super::sign::{self, plain_sign};
use super::yaml_words;

/// What is wrong.
#[expect(clippy::too_many_lines, reason = "one table, so that the compiler asks for the words of a new problem")]
pub(super) fn message(problem: &Problem) -> String {
    match problem {
        Problem::FileTooLarge { size, limit } | Problem::SettingsTooLarge { size, limit } => {
            format!("the file is {} large, {} are allowed", bytes(*size), bytes(*limit))
        }
        Problem::NotUtf8 { line } => format!("the file is not saved as UTF-8 (line {line})"),
        Problem::Unreadable { reason } => format!("the file cannot be read: {}", reason.in_words(Language::English)),
        Problem::Symlink => "this is a link to another file; it is not followed".into(),
        Problem::LinkedFolder => {
            "this folder is only a link; it is not followed, and its content would be missing".into()
        }
        Problem::FileForFolder => "here lies a file where the folder of the goals should be".into(),
        Problem::Submodule => "this is another repository inside the content; it is not read".into(),
        Problem::SubmoduleForFolder => {
            "this folder is another repository; it is not read, and its content would be missing".into()
        }
        Problem::UnexpectedFile { .. } => "this file belongs to no kind of page and is not shown".into(),
        Problem::MissingFile => "the file is missing".into(),
        Problem::EmptyFile | Problem::EmptySettings => "the file is empty".into(),
        Problem::Conflict => "here stand two versions, and nobody chose one when they were merged (conflict)".into(),
        Problem::BlankBeforeFrontMatter { line } => {
            format!("the block with the fields begins in line {line} only, and there is nothing above it")
        }
        Problem::UnnamedFile => "the name of the file is not saved as UTF-8; the file is left out".into(),
        Problem::UnusableName => {
            "the name of the file has a character that nobody sees, or a `\\`, in it; the file is left out".into()
        }
        Problem::ValueLeftOut { why } => format!("the goal is shown without this: {}", message(why)),
        Problem::LeftOut { why } => format!("the file is left out: {}", message(why)),
        Problem::NoFrontMatter => "the block with the fields is missing at the top of the file".into(),
        Problem::WrongFence => "the line above the fields is not three hyphens".into(),
        Problem::WrongEnd => "the line below the fields is not three hyphens".into(),
        Problem::UnclosedFrontMatter => "the block with the fields has no end".into(),
        Problem::BrokenYaml { reason } => {
            format!("the fields cannot be read: {}", yaml_words::in_words(reason, Language::English))
        }
        Problem::YamlBomb => "the fields are larger or nested deeper than a page needs".into(),
        Problem::TooManyStatuses { limit } => format!("the portal has too many statuses: {limit} are allowed"),
        Problem::TooManyEntries { limit } => {
            format!("the fields have too many entries: {} are allowed", grouped(*limit, ','))
        }
        Problem::ControlCharacter { character } => {
            format!("there is a control character here, which nobody sees ({})", number(*character))
        }
        Problem::TurnedText { character } => {
            format!(
                "there is a character here that turns the text around ({}): `59` would read `95`",
                number(*character)
            )
        }
        Problem::DirectionMark { character } => {
            format!("there is a mark of reading direction here, which nobody sees ({})", number(*character))
        }
        Problem::HiddenCharacter { character } => {
            format!("there is a character without width in this text, which nobody sees ({})", number(*character))
        }
        Problem::DuplicateField { field } => format!("`{field}` stands here for the second time"),
        Problem::LostSign { sign } => format!("`{sign}` is no part of the text here and is not shown"),
        Problem::CutText { words, .. } => format!("nothing is read from ` {words}` on: ` #` begins a comment"),
        Problem::CommentBeside { words } => format!("`{words}` is a comment and is not shown"),
        Problem::EscapedSign { sign } => {
            format!("between `\"`, `\\{sign}` means another sign and is not shown like this")
        }
        Problem::WrongSign { sign } | Problem::DoubledQuote { sign } => {
            format!("here stands {} (U+{:04X})", sign::name(*sign)[1], u32::from(*sign))
        }
        Problem::NullWord { word } => format!("`{word}` means nothing here, and nothing is shown"),
        Problem::UnknownField { field, .. } => format!("there is no field `{field}`"),
        Problem::OwnField { field, nearest } => {
            format!("`{field}` is a field of the file's own, and `{nearest}` is missing")
        }
        Problem::TextForFields { field, .. } => {
            format!("in `{field}` each value has a name, and here it is missing")
        }
        Problem::SeveralForOne { field, .. } => format!("`{field}` holds one value, and this is a list"),
        Problem::CutByComma { words, .. } => {
            format!("`{words}` is no part of the text before: between `{{` and `}}` a comma begins the next field")
        }
        Problem::MissingField { field } => format!("the field `{field}` is missing"),
        Problem::WrongType { field, expected } | Problem::NumberInWords { field, expected, .. } => {
            format!("`{field}` must be {}", kind(*expected))
        }
        Problem::BadId { id, .. } => format!("`{id}` is not a valid id"),
        Problem::SameName { id, other } => {
            format!("the name of the file gives the id `{id}`, as that of `{other}` does")
        }
        Problem::ReusedId { id, other } => format!("the id `{id}` is taken already, in `{other}`"),
        Problem::SecondText { id, other } => format!("there is a text about `{id}` already, in `{other}`"),
        Problem::SecondSource { id, other } => format!("the source `{id}` stands in `{other}` as well"),
        Problem::BadFileName { name, .. } => format!("the file name `{name}` cannot become an address"),
        Problem::UnknownReference { list, id, .. } => format!("there is no {} `{id}`", a(*list)),
        Problem::UnknownSource { id, .. } => format!("there is no source `{id}`"),
        Problem::ListedTwice { id } => format!("`{id}` is listed twice"),
        Problem::SameShort { short } => format!("another entry of this list is called `{short}` already"),
        Problem::SameAddress { address, other } => format!("`{other}` has the address `/{address}` already"),
        Problem::ReservedAddress { address } => format!("the address `/{address}` belongs to the portal itself"),
        Problem::NoDay { text, .. } => format!("`{text}` is not a single day"),
        Problem::BadDate { text, meant: None, .. } if is_of_no_calendar(text) => format!("there is no day `{text}`"),
        Problem::BadDate { text, .. } => format!("`{text}` is not a date"),
        Problem::EndBeforeStart { end, start } => format!("the last day `{end}` is before the first `{start}`"),
        Problem::UnknownGoal { id, .. } => format!("there is no goal `{id}`, and there never was one"),
        Problem::DueBeforeStart { due, start } => format!("the deadline `{due}` is before the start `{start}`"),
        Problem::BadProgress { text } => match Progress::of(text) {
            Progress::Words(_) => format!("the progress `{text}` is no number"),
            Progress::Outside => format!("the progress `{text}` is not between 0 and 100"),
            Progress::Written(_) => format!("the sign behind the number of the progress `{text}` is too much"),
            Progress::Fraction(_) | Progress::Share => format!("the progress `{text}` is no whole number"),
        },
        Problem::NoPillar => "the goal belongs to no pillar".into(),
        Problem::CrossCuttingWithPillar => "a cross-cutting goal belongs to no single pillar".into(),
        Problem::StatusWithoutSource => "the status has no source".into(),
        Problem::UnknownWord { word, .. } => format!("`{word}` is not possible here"),
        Problem::BadAddress { text } => format!("`{text}` is not an internet address"),
        Problem::BadPath { path, from_top: false } => format!("`{path}` is not a path in the portal's folder"),
        Problem::BadPath { path, from_top: true } => format!("`{path}` is not a folder of the repository"),
        Problem::UnknownTemplate { name, .. } => format!("nothing asks for a template `{name}`; it shows nowhere"),
        Problem::UnknownText { key, .. } => format!("there is no text `{key}` here; it shows nowhere"),
        Problem::BadKey => "this is no public key for the log of publications".into(),
        Problem::NoUnknownStatus => "`statuses` has no word for an unknown status".into(),
        Problem::UnknownCode { code, .. } => format!("there is no finding `{code}`"),
        Problem::FixedCode { code } => format!("the finding `{code}` is always an error"),
        Problem::IdOfRemoved { id, title } => format!("the id `{id}` belonged to another goal: `{title}`"),
        Problem::ChangedId { before } => {
            format!("this goal had the id `{before}` up to now; so it counts as removed, and a new one as added")
        }
        Problem::PartAfterDue { date, due } => format!("the deadline `{date}` is after that of the goal `{due}`"),
        Problem::InFuture { date } => format!("`{date}` is in the future; this place is for what has happened"),
        Problem::DoneWithoutDate { status } => format!("the status `{status}` has no date"),
        Problem::DoneWithoutResult { status } => format!("nothing shows the status `{status}`"),
        Problem::ProgressAgainstStatus { percent, status } => {
            format!("the progress of {percent} % does not fit the status `{status}`")
        }
        Problem::ProgressWithoutStatus { percent } => {
            format!("a progress of {percent} % is stated, and the status is unknown")
        }
        Problem::OverdueUnmarked { due, .. } => format!("the deadline `{due}` is over, and the status does not say so"),
        Problem::OverdueUnknown { due } => format!("the deadline `{due}` is over, and the status is unknown"),
        Problem::IncompleteIndicator { name, missing } => {
            format!("the indicator `{name}` still lacks: {}", quoted(missing))
        }
        Problem::TargetNotComparable { name } => format!("the target of `{name}` cannot be compared with the values"),
        Problem::ValueOutOfOrder { date, before } => format!("the value of `{date}` stands behind that of `{before}`"),
        Problem::ValueTwice { date } => format!("there are two values of `{date}` from the same source"),
        Problem::Thousand { written } => {
            format!("`{written}` has three decimals here: the point separates no thousands")
        }
        Problem::NumberAsText { written, .. } => format!("`{written}` is a text here, not a number"),
        Problem::AboutNumber { written, .. } => format!("`{written}` is shown, but neither drawn nor compared"),
        Problem::NoDepartment => "no department is named for the goal".into(),
        Problem::DepartmentGone { id, until } => format!("the department `{id}` exists until `{until}` only"),
        Problem::DepartmentLater { id, since, due } => {
            format!("the department `{id}` exists from `{since}` on, after the deadline `{due}`")
        }
        Problem::DoneWithOpenParts { status, open, all } => {
            format!("the status is `{status}` while {open} of {all} milestones are open")
        }
        Problem::DoneWithOldEvidence { status, since: None } => {
            format!("the status is `{status}` now, its date and source are the old ones")
        }
        Problem::DoneWithOldEvidence { status, since: Some(since) } => {
            format!("the status is `{status}` since `{since}`, and all sources are older")
        }
        Problem::NewerThanStatus { status_date, newest } => {
            format!("something is known that is newer than the status of `{status_date}`, the newest of `{newest}`")
        }
        Problem::StatusOfEvent { status } => {
            format!("the goal has no status, but by an event the whole goal is `{status}`")
        }
        Problem::DoneDateAlone { done } => {
            format!("by `done` the goal is reached since `{done}`, the status says something else")
        }
        Problem::AgainstDirection { name, direction, baseline, target } => {
            format!(
                "`{name}` is to go from {baseline} to {target}, but by `direction: {direction}` that is the wrong way"
            )
        }
        Problem::EarlierDueSaidLater { said, first } => format!(
            "the earlier deadline of `{said}` was said when there was one here already (since `{first}`); it does not count"
        ),
        Problem::PlanToCome { plan } => format!("the day of the plan, `{plan}`, is still to come"),
        Problem::PlanBeforeGoals { plan, first } => {
            format!("on the day of the plan, `{plan}`, there was no goal here yet; the plan of `{first}` counts")
        }
        Problem::NoDueLeft { due } => format!("the goal had the deadline `{due}`, and now it has none"),
        Problem::Stale { goal: _, newest, days } => {
            format!("nothing new is known of the goal since `{newest}`, for more than {days} days")
        }
        Problem::DeadPlace { place, .. } => format!("the page has no heading `#{place}`"),
        Problem::UnnamedImage => "the image has no description".into(),
        Problem::SkippedLevel { level, before: 1 } => {
            format!("the first heading is of level {level}; level 2 is missing before it")
        }
        Problem::SkippedLevel { level, before } => {
            format!("a heading of level {level} follows one of level {before}")
        }
        Problem::TableWithoutHead => "the table has no head".into(),
        Problem::UnlabelledLink { words } if words.is_empty() => "the link has no text".into(),
        Problem::UnlabelledLink { words } => format!("the link only says `{words}`"),
        Problem::TooDeep { limit } => {
            format!("more stands in each other here than can be shown: {limit} levels are allowed")
        }
        Problem::TooManyParts { limit } => format!("the page has too many parts: {} are allowed", grouped(*limit, ',')),
        Problem::PlainCode => "this block of code is too long or nested too deeply to be coloured".into(),
        Problem::LongSentence { words } => format!("the sentence has {words} words"),
        Problem::BadPattern { pattern } => format!("`{pattern}` is not a pattern of goals' files"),
        Problem::IdlePattern { pattern } => format!("no file matches the pattern `{pattern}`"),
        Problem::ForeignLink { target } => {
            format!("the link `{target}` leads to something that this portal does not show; it is left out")
        }
        Problem::BadMail { text } => format!("`{text}` is no mail address"),
        Problem::BadPhone { text } => format!("`{text}` cannot be dialled"),
        Problem::Placeholder { words } => format!("`{words}` still stands there as in the template"),
        Problem::EmptyPage { address } => format!("the page `/{address}` is empty"),
        Problem::OtherNumbers { missing, added } => {
            let part =
                |word: &str, numbers: &[String]| (!numbers.is_empty()).then(|| format!("{word} {}", quoted(numbers)));
            let parts = [part("missing", missing), part("new", added)].into_iter().flatten().collect::<Vec<_>>();
            format!("the translation has other numbers than the original: {}", parts.join(", "))
        }
        Problem::NotTranslated { language } => format!("the page does not exist in the language `{language}`"),
        Problem::DeadGoalLink { id, .. } => format!("the link leads to a goal `{id}` that does not exist"),
        Problem::DeadSourceLink { id, .. } => format!("the link leads to a source `{id}` that does not exist"),
        Problem::FootnoteWithoutText { label } => format!("the footnote `[^{label}]` has no text"),
        Problem::UnusedFootnote { label } => format!("nothing refers to the footnote `[^{label}]`"),
        Problem::ExtraCells { cells, columns } => {
            format!("the row has {cells} cells, the table {columns} columns; what is beyond them is not shown")
        }
        Problem::MissingSpace { sign } => format!(
            "the space behind `{}` is missing; this makes {}",
            if sign.starts_with('#') { "#" } else { sign },
            if sign.starts_with('#') { "no heading" } else { "no list" }
        ),
        Problem::NoTable => "the line of dashes is missing below this one; this makes no table".into(),
        Problem::SecondFootnote { label } => {
            format!("the footnote `[^{label}]` has a text already; this one is not shown")
        }
        Problem::GoalAmongPages { .. } => "this file holds a goal and lies among other pages; it is not shown".into(),
        Problem::UnexpectedMedia { .. } => "the portal shows no files of this kind".into(),
        Problem::EmptySource => "the file says nothing about the source".into(),
        Problem::OpenFence => "this block of code has no end; everything behind it is shown as code".into(),
        Problem::SecondFront => "this is a second block of fields; it is shown as text".into(),
        Problem::Bullets { .. } => {
            "these signs make no list; the lines stand one behind the other in a paragraph".into()
        }
        Problem::NoList { written, .. } => format!("`{written}` makes no list"),
        Problem::InEntry { written, .. } => {
            format!("`{written}` is no entry of its own, it stands behind the text of the entry before")
        }
        Problem::SameLevel { .. } => "this entry is indented and yet stands on the level of the one before".into(),
        Problem::TabTable { .. } => "there are tabs between these values; that makes no table".into(),
        Problem::UnknownCallout { kind } => format!("there is no callout `[!{kind}]`; the bracket is shown as it is"),
        Problem::NoAddress { label } => {
            format!("there is no address for `[{label}]`; the link is shown with all brackets")
        }
        Problem::BareLink { written, .. } | Problem::BareAddress { written, .. } => {
            format!("`{written}` is shown as it is and leads nowhere")
        }
        Problem::ReplacesItself => "here the goal names itself".into(),
        Problem::NoLink => "this looks like a link and is none; it is shown with all brackets".into(),
        Problem::Shortcode => "this is a command of another program; it is shown as it is".into(),
        Problem::LooseStars => "these stars make nothing bold and are shown as they are".into(),
        Problem::StarsInWords => "this star is not shown: text is emphasized from here up to the next one".into(),
        Problem::OtherNumber { shown } => {
            format!("this number is not shown: the list goes on counting and shows {shown}")
        }
        Problem::UnusedAddress { label } => {
            format!("nobody sees this line: it names an address for `[{label}]`, and nothing leads there")
        }
        Problem::DeadLink { target, .. } => format!("the link `{target}` leads nowhere"),
        Problem::RawHtml => "HTML is not allowed in the text; it is left out".into(),
        Problem::UnsafeLink { target } => format!("the link `{target}` could start a program; it is left out"),
        Problem::UnfilledPage { address, missing } => {
            format!("the page `/{address}` still lacks: {}", quoted(missing))
        }
        Problem::NoEasyPage { pillar: None } => "the portal has no page in easy language".into(),
        Problem::NoEasyPage { pillar: Some(title) } => format!("the pillar `{title}` has no page in easy language"),
        Problem::WrongDates { commits } => format!(
            "dates of commits do not fit their order or lie after the as-of date: {}",
            some(commits, "; ", |rest| format!("; and {rest} more"), wrong_date)
        ),
        Problem::OtherSettings { from: Some((commit, day)) } => {
            format!(
                "this state has no readable `portal.yaml`; it is read with the last one before it, or the first: `{commit}` of {day}"
            )
        }
        Problem::OtherSettings { from: None } => "this state is read with today's `portal.yaml`".into(),
        Problem::LostPortal { commit, folders, is_exchanged: true } => format!(
            "since `{commit}` another portal lies here than before: its `portal.yaml` and its goals lay in `{}` until then",
            folders.join("`, `")
        ),
        Problem::LostPortal { commit, folders, .. } => format!(
            "this portal knows nothing of the time before `{commit}`: its `portal.yaml` is new there, and another one went, in `{}`",
            folders.join("`, `")
        ),
        Problem::GoalsElsewhere { named, folder, goals } => {
            format!("there is no goal in `{named}`; the last {goals} lie in `{folder}`")
        }
        Problem::NamesNoPlace { setting, path } => {
            format!("`history: {setting}` names `{path}`, and nothing lay there in any version")
        }
        Problem::NamesNoDay { from, until } => {
            format!("`history: read` names the days from {from} to {until}, and no version was made on any of them")
        }
        Problem::NoReason { mark, old, new, commit } | Problem::ReasonWanted { mark, old, new, commit } => {
            let what = format!("{}{}", marked(mark), from_to(old.as_deref(), new.as_deref()));
            match commit {
                Some(commit) => format!("{what}; a reason is missing in the message “{commit}”"),
                None => format!("{what}; a reason is missing"),
            }
        }
        Problem::MergedInto { rev } => format!("this branch took `{rev}` into itself by a merge"),
        Problem::UnknownLanguage { language, .. } => format!("this portal does not have the language `{language}`"),
        Problem::TranslatedOriginal { language } => format!("`{language}` is the language of the original"),
        Problem::NoOriginal { original } => format!("this translation has no original `{original}`"),
        Problem::NoMainText { language } => format!("the text in the main language `{language}` is missing"),
        Problem::BadLanguage { text } => format!("`{text}` is not the code of a language"),
        Problem::NoTexts { language, .. } => format!("there are no texts in the language `{language}`"),
        Problem::NothingToTranslate { text, .. } => format!("the original has no text `{text}`"),
    }
}

/// What to do about it.
#[expect(clippy::too_many_lines, reason = "as long as `message`, for the same reason")]
pub(super) fn help(problem: &Problem) -> String {
    match problem {
        Problem::FileTooLarge { .. } => "shorten the file or make it smaller, or raise the bound `limits: file` in `portal.yaml`".into(),
        Problem::SettingsTooLarge { .. } => "shorten the file".into(),
        Problem::NotUtf8 { .. } => "save the file again in the editor, with the encoding “UTF-8”".into(),
        Problem::Unreadable { .. } => "see whether this is a plain file that may be read".into(),
        Problem::Symlink => "copy the file itself to this place".into(),
        Problem::FileForFolder => "delete or rename the file, and bring the folder back".into(),
        Problem::Submodule | Problem::SubmoduleForFolder | Problem::LinkedFolder => "copy the files themselves to this place".into(),
        Problem::UnexpectedFile { right: Some(right), .. } => format!("rename the file to `{right}`"),
        Problem::UnexpectedFile { instead: Some((ending, media)), .. } => {
            format!("in this folder the names of files end in `{ending}`; pictures and the like belong into `{media}`")
        }
        Problem::UnexpectedFile { folders, .. } if folders.len() == 1 => format!("put it into the folder {}", quoted(folders)),
        Problem::UnexpectedFile { folders, .. } => format!("put it into one of these folders: {}", quoted(folders)),
        Problem::MissingFile => "name the folder that has this file: `--root FOLDER`, or go there; `zielstand init FOLDER` makes a new portal".into(),
        Problem::EmptyFile | Problem::NoFrontMatter => {
            "the file must begin like this: a line `---`, then fields such as `id: vv-01`, then a line `---` again"
                .into()
        }
        Problem::BlankBeforeFrontMatter { .. } => "delete the empty lines, so that `---` is the first line".into(),
        Problem::UnnamedFile | Problem::UnusableName => "rename the file with `git mv`; letters from a to z are best".into(),
        Problem::LeftOut { why } | Problem::ValueLeftOut { why } => help(why),
        Problem::EmptySettings => "fill in what the portal is, at least `title` and `statuses`".into(),
        Problem::WrongFence | Problem::WrongEnd => {
            "write three hyphens: `---`; some programs make a long dash of them while you type".into()
        }
        Problem::UnclosedFrontMatter => "add a line `---` after the last field".into(),
        Problem::BrokenYaml { reason } => yaml_words::help(reason, Language::English).into(),
        Problem::YamlBomb => "shorten the fields; avoid references with `&` and `*`".into(),
        Problem::TooManyStatuses { .. } => {
            "join some; what is only called otherwise belongs below `words` of another status".into()
        }
        Problem::TooManyEntries { .. } => {
            "shorten the fields, or raise the bound `limits: entries` in `portal.yaml`".into()
        }
        Problem::ControlCharacter { .. } | Problem::TurnedText { .. } => {
            "delete the character: type the text anew instead of copying it; if it is written as `\\…`, remove that".into()
        }
        Problem::DirectionMark { .. } => {
            "type the text anew instead of copying it; such marks belong beside Hebrew or Arabic only, and what they open there they must close".into()
        }
        Problem::HiddenCharacter { .. } => {
            "type the text anew instead of copying it: with the character it is another one and looks the same".into()
        }
        Problem::DuplicateField { .. } => "delete one of the two lines".into(),
        Problem::OwnField { nearest, .. } => {
            format!("if `{nearest}` is meant, write it so; otherwise the line stays as it is")
        }
        Problem::TextForFields { right, .. } => format!("write it like this, in a line of its own: `{right}`"),
        Problem::SeveralForOne { right, others, .. } => {
            let others = others.map_or_else(String::new, |field| format!("; the others belong under `{field}`"));
            format!("write it like this: `{right}`, without brackets and without `- `{others}")
        }
        Problem::NumberInWords { right, .. } => format!("write `{right}`"),
        Problem::UnknownField { field, .. } if is_digits(field) => {
            format!("numbers have a point here and no comma, such as `99.{field}`")
        }
        Problem::UnknownField { nearest, .. } | Problem::UnknownText { nearest, .. } => {
            meant(nearest.as_ref(), "delete the line, or look up the right name in the handbook")
        }
        Problem::UnknownTemplate { nearest, .. } => {
            meant(nearest.as_ref(), "name it as a built-in one, take it into another one with `include`, or delete the file")
        }
        Problem::WrongDates { .. } => {
            "with `--as-of` take a later day, or else set the clock of the computer they come from; there is nothing to change in the history itself. Once that is done: `checks: {Z801: hint}`"
                .into()
        }
        Problem::LostPortal { folders, .. } => moved(folders),
        Problem::GoalsElsewhere { folder, .. } => format!(
            "write in `portal.yaml`: `content: {{goals: {folder}}}`, or move the files; if the goals are to go, delete them there"
        ),
        Problem::NamesNoPlace { setting: "roots", .. } => {
            "name the folder that held the earlier `portal.yaml`, from the top of the repository; or delete the entry"
                .into()
        }
        Problem::NamesNoPlace { .. } => "correct the name, or delete the entry".into(),
        Problem::NamesNoDay { .. } => "correct `from` or `to`, or delete the entry".into(),
        Problem::OtherSettings { .. } => {
            "`--settings today` reads it with today's; without that option its own counts, or else the last one before it, or the first".into()
        }
        Problem::NoReason { commit: Some(_), .. } | Problem::ReasonWanted { commit: Some(_), .. } => {
            "amend the message of this commit before it is published (`git commit --amend`, for an older one `git rebase --interactive`): what another commit says does not count for it when they are taken over one by one (fast-forward)".into()
        }
        Problem::MergedInto { rev } => format!(
            "have it taken over with a merge commit, or `git rebase {rev}` before; otherwise (fast-forward) the published history would count as rewritten, and the build ends with 2"
        ),
        Problem::NoReason { .. } | Problem::ReasonWanted { .. } => {
            "say why in the message of the commit: below its first line, or in a line `Reason: …`".into()
        }
        Problem::CutByComma { field, whole, .. } => format!("put the whole text in quotation marks: `{field}: '{whole}'`"),
        Problem::MissingField { field } => format!("add a line `{field}: …`"),
        Problem::WrongType { expected, .. } => example(*expected).into(),
        Problem::BadId { suggestion, .. } => {
            let rule = "allowed are up to 100 small letters from a to z, digits and hyphens";
            suggestion.as_ref().map_or_else(|| rule.into(), |suggestion| format!("{rule}, such as `{suggestion}`"))
        }
        Problem::BadFileName { suggestion: Some(suggestion), name } => {
            format!("rename the file, for example to `{suggestion}{}`", ending_of(name))
        }
        Problem::BadFileName { suggestion: None, .. } => {
            "rename the file; allowed are small letters from a to z, digits and hyphens".into()
        }
        Problem::Conflict => {
            "keep the right version, delete the other one and the lines with `<<<<<<<`, `=======` and `>>>>>>>`".into()
        }
        Problem::LostSign { .. } => "put the whole text into quotation marks: `'!Important'`".into(),
        Problem::CutText { whole: None, .. } => "if it is a remark, put a space behind `#`; delete it otherwise".into(),
        Problem::CutText { whole: Some(whole), .. } => format!("put the whole text into quotation marks: `'{whole}'`"),
        Problem::CommentBeside { .. } => {
            "if it is part of the text, put that into quotation marks; else put the comment on a line of its own".into()
        }
        Problem::EscapedSign { .. } => {
            "take single quotation marks: `'C:\\new'`; if the other sign is meant, pass this over".into()
        }
        Problem::DoubledQuote { .. } => "delete it; `zielstand check --fix` does that".into(),
        Problem::WrongSign { sign } => match plain_sign(*sign) {
            Some(" ") => "write a plain space; `zielstand check --fix` does that".into(),
            Some("") | None => "delete it; `zielstand check --fix` does that".into(),
            Some(plain) => format!("write it like this: `{plain}`; `zielstand check --fix` does that"),
        },
        Problem::NullWord { word } if matches!(word.as_str(), "|" | ">") => {
            "indent the text below it; if nothing is to stand there, delete the line".into()
        }
        Problem::NullWord { word } => {
            format!("put it into quotation marks: `'{word}'`; if nothing is to stand there, delete the line")
        }
        Problem::FootnoteWithoutText { label } => {
            format!("write a line `[^{label}]: …` below the text; if the bracket is meant: `\\[^{label}]`")
        }
        Problem::UnusedFootnote { label } => format!("write `[^{label}]` at its place in the text, or delete the footnote"),
        Problem::ExtraCells { .. } => "add a column to the head and to the line with the dashes, or delete the cell; a bar in a text is `\\|`".into(),
        Problem::MissingSpace { sign } if sign.starts_with('#') => {
            "write it like this: `## Heading`; if `#` is meant: `\\#`".into()
        }
        Problem::MissingSpace { sign } => {
            let escaped = sign.strip_suffix('.').map_or_else(|| format!("\\{sign}"), |number| format!("{number}\\."));
            format!("write it like this: `{sign} entry`, with an ordinary space; to keep it as text: `{escaped}`")
        }
        Problem::NoTable => "put a line `| --- | --- |` below the head, with as many fields as there are columns".into(),
        Problem::Bullets { right } => format!("write `{right}`; `zielstand check --fix` does that"),
        Problem::NoList { right, .. } => {
            format!("write `{right}`, at the beginning of the line and with an empty line above the first entry; to keep single lines, put empty ones between them")
        }
        Problem::InEntry { right, .. } => format!("write it like this, with the spaces before it: `{right}`"),
        Problem::SameLevel { spaces } => format!("if it belongs below, put {spaces} spaces before it, else none"),
        Problem::TabTable { right } => {
            format!("write `{right}`, below it a line `| --- | --- |` with as many cells, then the others like the first")
        }
        Problem::UnknownCallout { .. } => {
            "possible are: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`".into()
        }
        Problem::NoAddress { label } => format!(
            "write the address in round brackets behind it: `[text](file.md)`, or below the text a line `[{label}]: file.md`; if the bracket is meant: `\\[`"
        ),
        Problem::BareLink { right, .. } | Problem::BareAddress { right, .. } => format!("write it like this: `{right}`"),
        Problem::ReplacesItself => "name the goal that it takes the place of, or delete the line".into(),
        Problem::SecondFootnote { .. } => "take another number, at its place in the text as well".into(),
        Problem::GoalAmongPages { folder } => {
            format!("move the file to `{folder}`; if the goal is there already, delete this one. A page about the goal needs `title` and `summary` only")
        }
        Problem::UnexpectedMedia { endings } => format!("save it in one of these forms: {}", quoted(endings)),
        Problem::EmptySource => "add at least a line `title: …`, or delete the file".into(),
        Problem::OpenFence => "write a line with the same signs behind the code".into(),
        Problem::SecondFront => "put each page into its own file, or delete the second block".into(),
        Problem::NoLink => {
            "write it like this: `[text](file.md)`, with both brackets and without spaces before and in the round ones; a space in a name is `%20`; if the bracket is meant: `\\[`".into()
        }
        Problem::Shortcode => "write in Markdown what is to stand there; if the brackets are meant: `\\{`".into(),
        Problem::StarsInWords => "if a star is meant: `\\*`, for the next one too".into(),
        Problem::OtherNumber { .. } => "count without gaps; if it is to be no list: `14\\. February`".into(),
        Problem::UnusedAddress { label } => format!("if the line is to be seen: `\\[{label}]: …`; otherwise delete it"),
        Problem::LooseStars => "write it like this: `**bold**`, without spaces inside; if a star is meant: `\\*`".into(),
        Problem::SecondText { .. } => "put both texts into one file and delete the other".into(),
        Problem::SecondSource { .. } => "bring both together in one place and delete the other".into(),
        Problem::SameName { .. } => {
            "rename one of the two files, leave it out with `content: goals: except` in `portal.yaml`, or name only one of the folders in `files`".into()
        }
        Problem::ReusedId { .. } | Problem::IdOfRemoved { .. } => {
            "choose a new id; an id belongs to one goal for ever".into()
        }
        Problem::UnknownReference { list, nearest, known, .. } => {
            let known = some(known, ", ", |rest| format!(" and {rest} more"), |id| format!("`{id}`"));
            let other = match known.as_str() {
                "" => format!("add it {}, or delete it here", place(*list)),
                known => format!("possible are: {known}; add others {}", place(*list)),
            };
            meant(nearest.as_ref(), &other)
        }
        Problem::UnknownSource { nearest, file, .. } => {
            let new = |file: &String| format!("check the id; if the source is new, make a file `{file}` with a line `title: …`");
            let other = "check the id; it consists of small letters from a to z, digits and hyphens";
            meant(nearest.as_ref(), &file.as_ref().map_or_else(|| other.into(), new))
        }
        Problem::ListedTwice { .. } => "delete one of the two entries".into(),
        Problem::SameShort { .. } => "take another abbreviation, so that it is clear whom a goal means by it".into(),
        Problem::SameAddress { .. } => "rename one of the two files".into(),
        Problem::ReservedAddress { .. } => "rename the file, for its name becomes the address; give a goal another id".into(),
        Problem::BadDate { meant: Some(meant), .. } => format!("write it like this: `{meant}`; `zielstand check --fix` does that"),
        Problem::NoDay { day, .. } => format!("write it like this: `{day}`"),
        Problem::BadDate { text, meant: None, .. } if is_of_no_calendar(text) => "name a day that the calendar has".into(),
        Problem::BadDate { about, .. } => {
            let [day, month, year] = day_month_year(about.as_deref());
            format!("write it like this: `{day}`, `{month}` or `{year}`")
        }
        Problem::EndBeforeStart { .. } => "correct `from` or `to`".into(),
        Problem::UnknownGoal { nearest, .. } | Problem::DeadGoalLink { nearest, .. } => {
            meant(nearest.as_ref(), "check the id of the goal; it stands in its file behind `id`")
        }
        Problem::DueBeforeStart { .. } => "correct the deadline or the start".into(),
        Problem::BadProgress { text } => match Progress::of(text) {
            Progress::Written(number) | Progress::Fraction(number) => format!("write `{number}`"),
            Progress::Words(Some(number)) => format!(
                "write `{number}`, a whole number from 0 to 100; or `milestones` or `indicators` if it is to be computed"
            ),
            _ => "a whole number from 0 to 100, or `milestones` or `indicators` if it is to be computed".into(),
        },
        Problem::NoPillar => "add a line `pillar: …`, or `kind: cross-cutting` if it is part of all pillars".into(),
        Problem::CrossCuttingWithPillar => "delete the line `pillar` or the line `kind`".into(),
        Problem::StatusWithoutSource => "add a line `status_source: …`".into(),
        Problem::UnknownWord { nearest: Some(nearest), allowed, .. } => {
            format!("perhaps `{nearest}` is meant; possible are: {}", quoted(allowed))
        }
        Problem::UnknownWord { nearest: None, allowed, .. } => format!("possible are: {}", quoted(allowed)),
        Problem::UnknownCode { nearest, .. } => meant(nearest.as_ref(), "look the number up in the handbook"),
        Problem::FixedCode { .. } => "delete the line and mend the page".into(),
        Problem::ChangedId { before } => {
            format!("write `id: {before}` again; if it really is another goal, add a line `replaces: [{before}]`")
        }
        Problem::PartAfterDue { .. } => "correct one of the two deadlines".into(),
        Problem::InFuture { .. } => "correct the date; what is to come is a milestone with `due`".into(),
        Problem::DoneWithoutDate { .. } => "add a line `status_date: …`".into(),
        Problem::DoneWithoutResult { .. } => "add a source, an event, a reached milestone or a value".into(),
        Problem::ProgressAgainstStatus { .. } => "correct the progress or the status".into(),
        Problem::ProgressWithoutStatus { .. } => "add a line `status: …` as soon as it is known".into(),
        Problem::OverdueUnmarked { late, .. } => {
            format!("change the status, for example to `{late}`; for a new deadline, change `due` and say why")
        }
        Problem::OverdueUnknown { .. } => "fill in the status as soon as it is known".into(),
        Problem::IncompleteIndicator { .. } => "add what is known: `unit` and `baseline` beside `name`, `source` beside each value: `{value: 40, source: report-2025}`".into(),
        Problem::TargetNotComparable { .. } => {
            "state both as numbers; for words, with the number beside them: `{value: more than 215, number: 215}`"
                .into()
        }
        Problem::ValueOutOfOrder { .. } => "order the values by date, the oldest first".into(),
        Problem::ValueTwice { .. } => "delete one of the two values, or name the source of each".into(),
        Problem::Thousand { written } => format!(
            "if thousands are meant: `{}`; if the decimals are meant: `{}`",
            written.replace('.', ""),
            not_three_digits(written)
        ),
        Problem::AboutNumber { kept, .. } => format!("name the number beside it: `{kept}`"),
        Problem::NumberAsText { meant, unit, kept, .. } => {
            let part = |part: &Option<String>, words: &str, end: &str| part.as_ref().map(|part| format!("{words}`{part}`{end}"));
            let unit = part(unit, ", and ", " for the indicator").unwrap_or_default();
            let kept = part(kept, "; to keep it as it is, name the number beside it: ", "").unwrap_or_default();
            format!("write `{meant}`{unit}{kept}")
        }
        Problem::NoDepartment => "add a line `lead: …` as soon as it is known who is responsible".into(),
        Problem::DepartmentGone { .. } => "name the department that is responsible now".into(),
        Problem::DepartmentLater { .. } => "correct the department, the deadline, or `since` in `portal.yaml`".into(),
        Problem::DoneWithOpenParts { .. } => "add `done` to reached milestones, or correct the status".into(),
        Problem::DoneWithOldEvidence { since: Some(_), .. } => {
            "name a source of that day or later (`status_source`); if its date is wrong, correct it with the source (`date`)".into()
        }
        Problem::DoneWithOldEvidence { .. } => {
            "say in `status_date` and `status_source` who said so, and when".into()
        }
        Problem::NewerThanStatus { .. } => "check the status; if it still holds, renew its date and its source".into(),
        Problem::StatusOfEvent { status } => {
            format!("if that still holds, enter `status: {status}` with its date and source; if it is about a part, `scope: part` at the event")
        }
        Problem::DoneDateAlone { .. } => "correct the status or `done`".into(),
        Problem::AgainstDirection { .. } => "correct the baseline, the target or `direction`".into(),
        Problem::EarlierDueSaidLater { .. } => {
            "correct `said`; if the deadline is newer, delete the entry: the history shows moves from then on".into()
        }
        Problem::PlanToCome { .. } | Problem::PlanBeforeGoals { .. } => {
            "name a day in `plan` of `history` on which there were goals here, or delete the line".into()
        }
        Problem::NoDueLeft { .. } => {
            "add a line `due: …`; if no deadline holds any more, say since when in `note` of the last earlier one".into()
        }
        Problem::Stale { goal, .. } => format!(
            "enter new sources, values or events; if all was checked and still holds: `zielstand confirm {goal}`"
        ),
        Problem::DeadPlace { nearest: Some(nearest), .. } => format!("perhaps `#{nearest}` is meant"),
        Problem::DeadPlace { nearest: None, .. } => "the heading “Für alle” becomes `#fuer-alle`".into(),
        Problem::UnnamedImage => "say between the brackets what is to be seen: `![map of the networks](…)`".into(),
        Problem::SkippedLevel { before, .. } => format!("begin it with `{}`", "#".repeat(usize::from(*before) + 1)),
        Problem::TableWithoutHead => "say in the first row what the columns hold".into(),
        Problem::UnlabelledLink { .. } => "say between the brackets where the link leads".into(),
        Problem::TooDeep { .. } => {
            "nest quotations or lists less deeply, or raise the bound `limits: depth` in `portal.yaml`".into()
        }
        Problem::TooManyParts { .. } => {
            "divide the page into several; put large tables into `content/medien` as files; or raise the bound `limits: parts` in `portal.yaml`".into()
        }
        Problem::PlainCode => "shorten it, or leave out the language behind the fence".into(),
        Problem::LongSentence { .. } => "divide it into several; more than 30 words are hard to read".into(),
        Problem::IdlePattern { .. } => {
            "check the folders and names in it, also capital and small letters, or take the pattern out".into()
        }
        Problem::BadPattern { .. } => {
            "write it like this: `docs/goals/*.md`; `*` is part of a name, `**` any folders; it begins with a name and ends in `.md`".into()
        }
        Problem::ForeignLink { .. } => "write the whole address with `https://`, or put up with the warning".into(),
        Problem::BadMail { .. } => "write `office@agency.example`, one address alone; others belong into the text of the page".into(),
        Problem::BadPhone { .. } => {
            "write digits and signs between them only: `+49 391 12 34-56`; words and other numbers belong into the text of the page".into()
        }
        Problem::Placeholder { .. } => "fill in what holds for your office, or delete the line; delete a file that is nothing but an example".into(),
        Problem::EmptyPage { .. } => {
            "write the text, or delete the line `standalone`; then the portal fills the page".into()
        }
        Problem::OtherNumbers { .. } => "take over the numbers and dates of the original".into(),
        Problem::NotTranslated { .. } => {
            "translate it: a goal under `translations`, other pages in a file beside them such as `hilfe.en.md`".into()
        }
        Problem::BadAddress { .. } => "an address begins with `https://`".into(),
        Problem::BadPath { from_top: false, .. } => {
            "write it like this: `content/ziele`, without `/` at the start and without `..`".into()
        }
        Problem::BadPath { from_top: true, .. } => {
            "write it like this: `/old/portal`, from the top of the repository, which is `/` itself, and without `..`".into()
        }
        Problem::BadKey => "take the line that `zielstand key new` names: `ziele.example+1a2b3c4d+AbC…`".into(),
        Problem::NoUnknownStatus => "add under `statuses`: `- {id: unknown, label: not published, means: unknown}`".into(),
        Problem::DeadSourceLink { nearest, .. } => {
            meant(nearest.as_ref(), "check the id, or add the source to the register")
        }
        Problem::DeadLink { nearest, .. } => meant(nearest.as_ref(), "check the address: a page of the portal is written as `/ziele/`, a file from the folder of this page on as `../medien/karte.png`, another website with `https://`"),
        Problem::RawHtml => "write it in Markdown, such as `**bold**` or `[text](https://…)`; instead of `<br>` put `\\` at the end of the line; delete comments".into(),
        Problem::UnsafeLink { .. } => "allowed are addresses with `https:`, `http:`, `mailto:` and `tel:`".into(),
        Problem::UnfilledPage { .. } => {
            "fill it in under `legal` in `portal.yaml`; if the page is elsewhere, its address under `pages` there"
                .into()
        }
        Problem::NoEasyPage { .. } => {
            "make this file; if there is to be no easy language: `legal: {pages: {leichte-sprache: none}}`".into()
        }
        Problem::UnknownLanguage { known, .. } if known.is_empty() => {
            "the portal has one language only: delete the translation, or name all languages in `portal.yaml`: `languages: [de, en]`".into()
        }
        Problem::UnknownLanguage { known, .. } => {
            format!("possible are: {}; others go under `languages` in `portal.yaml`", quoted(known))
        }
        Problem::TranslatedOriginal { .. } => "delete the translation and change the text in the original".into(),
        Problem::NoOriginal { .. } => "make the original, or delete the translation".into(),
        Problem::NoMainText { language } => format!("add a line `{language}: …`"),
        Problem::BadLanguage { .. } => "write it like this: `de`, `en` or `pt-br`".into(),
        Problem::NoTexts { language, known } => {
            format!("possible are: {}; another one needs a file `texts/{language}.yaml` in the portal's own `theme`", quoted(known))
        }
        Problem::NothingToTranslate { nearest, .. } => {
            meant(nearest.as_ref(), "write the text exactly as it stands in the original")
        }
    }
}

/// The word that was meant, if there is a near one.
fn meant(nearest: Option<&String>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("perhaps `{nearest}` is meant"))
}

fn kind(expected: Expected) -> String {
    let kind = match expected {
        Expected::UpTo { most } => return format!("a whole number from 1 to {}", grouped(most, ',')),
        Expected::Text => "a text",
        Expected::Texts => "a list",
        Expected::Entries => "a list of entries",
        Expected::Mapping => "a block with fields of its own",
        Expected::Number => "a number",
        Expected::Whole => "a whole number",
        Expected::YesNo => "`true` or `false`",
        Expected::Date => "a date",
        Expected::Size => "a size",
        Expected::SameNumber => "the same number as `value`",
    };
    kind.to_owned()
}

fn example(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "write the text in one line, in quotes if needed",
        Expected::Texts => "write it like this: `[mid, ms]`, or an entry a line with `- ` before it",
        Expected::Entries => "begin each entry with `- ` and indent its fields equally",
        Expected::Mapping => "write the fields below it and indent them equally",
        Expected::Number => "write it like this: `62.83`, with a point instead of a comma",
        Expected::Whole | Expected::UpTo { .. } => "write it like this: `40`",
        Expected::YesNo => "write one of the two words without quotes",
        Expected::Date => "write it like this: `2027-03-31`, `2027-03` or `2027`",
        Expected::Size => "write it like this: `2 MB` or `500 kB`",
        Expected::SameNumber => "delete it; it belongs only beside a text such as `more than 40`",
    }
}

/// A marked change in words; the mark's word is that of the data.
fn marked(mark: &'static str) -> &'static str {
    match mark {
        "deadline-later" => "a deadline was moved, made less exact or taken away",
        "start-later" => "the start was moved or taken away",
        "status-back" => "the status goes back",
        "given-up" => "the work was given up",
        "late-dropped" => "the delay is not mentioned any more, without new evidence",
        "completion-changed" => "the day on which something was reached is another one or was taken away",
        "backdated" => "said to be reached in time, published after the deadline",
        "split" => "something reached was split and counts several times",
        "progress-fell" => "the progress fell",
        "progress-otherwise" => "progress is counted in another way",
        "target-lowered" => "a target was weakened",
        "target-changed" => "a target was changed or taken away",
        "baseline-changed" => "a baseline was changed, or set after the values",
        "unit-changed" => "a unit was changed",
        "direction-changed" => "another direction is better for an indicator",
        "past-value-changed" => "an earlier value was changed or taken away",
        "indicator-removed" => "an indicator was taken away",
        "evidence-gone" => "an event or a source is gone or says something else",
        "goal-removed" => "the goal was removed",
        "id-changed" => "the goal has another id",
        "merged-into-less" => "the goal takes the place of others and promises less",
        "promise-weaker" => "the words of the promise say less",
        "words-weaker" => "words say less than before",
        "lead-gone" => "the responsibility is another one or gone",
        "regrouped" => "the goal is grouped otherwise",
        "no-new-evidence" => "new evidence for the status or its date is missing",
        "part-gone" => "a milestone or measure is gone",
        "field-gone" => "a field that the portal does not know is gone",
        "source-changed" => "a source was changed or taken away",
        "page-weaker" => "something on a page is gone or changed",
        "file-replaced" => "a file was replaced or taken away",
        "look-changed" => "the appearance was changed",
        "mark-words-changed" => "a word for marks was changed",
        "rule-changed" => "a rule of the portal was changed",
        // A test goes through all marks.
        _ => mark,
    }
}

/// ` (2027 before, 2028 now)`.
fn from_to(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!(" (`{old}` before, `{new}` now)"),
        (Some(old), None) => format!(" (`{old}` before)"),
        (None, Some(new)) => format!(" (`{new}` now)"),
        (None, None) => String::new(),
    }
}

fn a(list: List) -> &'static str {
    match list {
        List::Status => "status",
        List::Pillar => "pillar",
        List::Topic => "topic",
        List::CrossCutting => "cross-cutting topic",
        List::Department => "department",
        List::Strategy => "sector strategy",
        List::Origin => "origin",
        List::Source => "source",
    }
}

fn place(list: List) -> &'static str {
    match list {
        List::Status => "in `portal.yaml` under `statuses`",
        List::Pillar => "in `portal.yaml` under `pillars`",
        List::Topic => "in `portal.yaml` under `topics`",
        List::CrossCutting => "in `portal.yaml` under `cross_cutting`",
        List::Department => "in `portal.yaml` under `departments`",
        List::Strategy => "in `portal.yaml` under `strategies`",
        List::Origin => "in `portal.yaml` under `origins`",
        List::Source => "in the register of sources",
    }
}

fn bytes(size: u64) -> String {
    size_in_words(size, "bytes", '.')
}

fn wrong_date(WrongDate { commit, claimed, counts, overruled, is_future }: &WrongDate) -> String {
    let overruled = if *overruled { " (commits that were added contradict it)" } else { "" };
    let future = if *is_future { ", which lies in the future," } else { "" };
    format!("`{commit}` says {claimed}{future} and counts on {counts}{overruled}")
}

fn moved(folders: &[String]) -> String {
    let folder = folders.first().map_or("", String::as_str);
    format!(
        "if it moved from there, add to `portal.yaml`: `history: {{roots: [{folder}]}}`; if not: `checks: {{Z802: off}}`"
    )
}
