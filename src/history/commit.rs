//! A commit as people know it: who, when, why, on whose decision.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, ISO_8859_15, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1252};
use gix::ObjectId;
use gix::actor::SignatureRef;
use gix::objs::CommitRefIter;
use gix::objs::commit::ref_iter::Token;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use super::forge_words::{
    has_trailer_form, is_taken_back_whole, is_trailer, is_written_by_program, request_of, reverted, reverted_request,
};
use super::own_words::{goes_on_with, own_words, says_why, without_comments};
use super::people::People;
use crate::beginning::beginning;
use crate::config::CommitWords;
use crate::source::{CommitId, Line, RepositoryError, WrongDay, commit_time, utc_day};

/// A commit as people know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Hash.
    pub id: String,
    /// Day on which it counts; see [`Line`].
    pub date: Date,
    /// What is known of its day, if its own date cannot be right.
    pub wrong: Option<WrongDay>,
    /// The moment, in seconds since the beginning of 1970.
    pub seconds: i64,
    /// The committer's time zone, in seconds east of UTC.
    pub offset: i32,
    /// Author's name after `.mailmap`. No text of a commit holds an address (`people.rs`).
    pub author: String,
    /// Names of further authors (`Co-authored-by`).
    pub co_authors: Vec<String>,
    /// First line of the message.
    pub subject: String,
    /// The rest of the message, without its trailers.
    pub body: String,
    /// The message below its first line, which says what was done and not why, without trailers and without what Git or a
    /// forge wrote.
    pub own_words: Option<String>,
    /// Values of the trailers that state a reason (`Grund:`).
    pub reasons: Vec<String>,
    /// Values of the trailers that name a decision (`Beschluss:`).
    pub decisions: Vec<String>,
    /// Values of the trailers that name a source (`Quelle:`).
    pub sources: Vec<String>,
    /// All other trailers, as `Name: value`.
    pub trailers: Vec<String>,
    /// Hash of the commit that this one says it takes back.
    pub reverts: Option<String>,
    /// Whether it carries a signature. Whose it is and whether it is valid is not known here.
    pub signed: bool,
}

impl Commit {
    /// The moment as RFC 3339 has it (`2025-08-05T12:00:00+02:00`).
    pub fn time(&self) -> String {
        let offset = Offset::from_seconds(self.offset).unwrap_or(Offset::UTC);
        let moment = Timestamp::from_second(self.seconds).unwrap_or_default();
        moment.display_with_offset(offset).to_string()
    }

    /// The last day on which it can have been made, for questions in which an early day would favour the publisher.
    pub fn latest(&self) -> Date {
        self.wrong.map_or(self.date, |wrong| wrong.latest)
    }

    /// Takes the day on which it counts from the published branch, on which it stands.
    pub fn count_on(&mut self, line: &Line) {
        self.wrong = self.wrong_in(line);
        self.date = self.day_in(line);
    }

    /// The day on which it counts on a branch.
    pub(super) fn day_in(&self, line: &Line) -> Date {
        self.wrong_in(line).map_or_else(|| utc_day(self.seconds), |wrong| wrong.counts)
    }

    fn wrong_in(&self, line: &Line) -> Option<WrongDay> {
        CommitId::from_hex(&self.id).and_then(|id| line.wrong(id))
    }

    /// The reasons that this commit states: the trailers that give one, or else its own words.
    pub fn stated(&self) -> impl Iterator<Item = &str> {
        let own_words = self.own_words.as_deref().filter(|_| self.reasons.is_empty());
        self.reasons.iter().map(String::as_str).chain(own_words)
    }

    /// All of them as one text.
    pub fn reason(&self) -> Option<String> {
        let stated: Vec<&str> = self.stated().collect();
        (!stated.is_empty()).then(|| stated.join(" "))
    }

    /// Whether it says no more than what was done.
    pub(super) fn is_silent(&self) -> bool {
        self.decisions.is_empty() && self.sources.is_empty() && self.stated().next().is_none()
    }

    /// Whether it says that it takes another one back: by its hash, or by the merge request that brought that in, as GitLab
    /// and GitHub write it.
    pub fn takes_back(&self, other: &Self) -> bool {
        let by_hash = self.reverts.as_ref().is_some_and(|hash| other.id.starts_with(hash.as_str()));
        let request = || self.body.lines().find_map(reverted_request);
        by_hash || request().is_some_and(|number| request_of(&other.subject, &other.body) == Some(number))
    }

    /// All authors, with commas.
    pub fn authors(&self) -> String {
        let all: Vec<&str> = std::iter::once(&self.author).chain(&self.co_authors).map(String::as_str).collect();
        all.join(", ")
    }
}

/// A commit as the repository has it, read once and looked at by several threads.
#[derive(Debug, Clone)]
pub(super) struct RawCommit {
    pub id: ObjectId,
    data: Vec<u8>,
}

impl RawCommit {
    /// Reads a commit.
    pub fn read(handle: &gix::Repository, id: ObjectId) -> Result<Self, RepositoryError> {
        let commit = handle.find_commit(id).map_err(|error| RepositoryError::damaged(id, &error))?;
        Ok(Self { id, data: commit.detach().data })
    }

    /// Its parts, in the order of their lines.
    fn parts(&self) -> CommitRefIter<'_> {
        CommitRefIter::from_bytes(&self.data, self.id.kind())
    }

    pub fn parents(&self) -> Vec<ObjectId> {
        self.parts().parent_ids().collect()
    }

    /// Name and address of who wrote it, as it has them.
    pub fn author(&self) -> Option<(String, String)> {
        let author = self.parts().author().ok()?;
        Some((author.name.to_string(), author.email.to_string()))
    }

    /// The id of its tree.
    pub fn tree(&self) -> Result<ObjectId, RepositoryError> {
        self.parts()
            .tree_id()
            .map_err(|error| RepositoryError::Object { object: self.id.to_string(), reason: error.to_string() })
    }

    /// The header's lines, and the message below the first empty one.
    fn split(&self) -> (&[u8], &[u8]) {
        let end = self.data.windows(2).position(|pair| pair == b"\n\n").unwrap_or(self.data.len());
        (&self.data[..end], self.data.get(end + 2..).unwrap_or_default())
    }
}

/// Describes a commit; names of people go through `mailmap`, and their addresses no further than here.
pub(super) fn describe(commit: &RawCommit, mailmap: &gix::mailmap::Snapshot, words: &CommitWords) -> Commit {
    // A header that Git would not write itself has no author; the commit counts nevertheless.
    let (author, committer) = (commit.parts().author().ok(), commit.parts().committer().ok());
    let own = [author, committer].iter().flatten().map(|person| person.email.to_string()).collect();
    let people = People { named: &|name, address| name_in(mailmap, name, address), own };
    let encoding = commit.parts().find_map(|part| if let Ok(Token::Encoding(name)) = part { Some(name) } else { None });
    let decode = |bytes: &[u8]| decode(bytes, encoding.map(AsRef::<[u8]>::as_ref));
    let (header, message) = commit.split();
    let (seconds, offset) = commit_time(committer);
    let mut described = Commit::empty(utc_day(seconds));
    described.id = commit.id.to_string();
    (described.seconds, described.offset) = (seconds, offset);
    // The names in the mailmap are UTF-8, whatever the commit is.
    if let Some(author) = author {
        let name = decode(author.name);
        let known = mailmap.resolve(SignatureRef { name: name.as_bytes().into(), ..author });
        described.author = people.names(printable(&known.name.to_string()).trim());
    }
    described.signed = is_signed(header);
    described.take_message(&decode(message), &people, words);
    described
}

impl Commit {
    /// A commit that says nothing yet, at the beginning of 1970 but for its day.
    fn empty(date: Date) -> Self {
        Self {
            id: String::new(),
            date,
            wrong: None,
            seconds: 0,
            offset: 0,
            author: String::new(),
            co_authors: Vec::new(),
            subject: String::new(),
            body: String::new(),
            own_words: None,
            reasons: Vec::new(),
            decisions: Vec::new(),
            sources: Vec::new(),
            trailers: Vec::new(),
            reverts: None,
            signed: false,
        }
    }

    /// A commit that is not made yet, with no id.
    pub fn planned(message: &str, date: Date, words: &CommitWords) -> Self {
        let mut planned = Self::empty(date);
        planned.take_message(message, &People { named: &|_, _| None, own: Vec::new() }, words);
        planned
    }

    fn take_message(&mut self, message: &str, people: &People<'_>, words: &CommitWords) {
        let message = people.without_addresses(&printable(message));
        let message = message.trim();
        let (subject, rest) = message.split_once('\n').unwrap_or((message, ""));
        let rest = without_comments(rest);
        subject.trim().clone_into(&mut self.subject);
        self.reverts = reverted(subject).or_else(|| rest.lines().find_map(reverted)).map(str::to_owned);
        if is_taken_back_whole(subject) {
            // Nothing below is said of this commit.
            rest.trim().clone_into(&mut self.body);
        } else {
            self.take_lines(&rest, words);
        }
        self.own_words = own_words(&self.subject, &self.body);
    }

    /// Takes lines such as `Grund: …` out of the message, and those that Git and forges know. Git takes them for trailers in
    /// a paragraph of their own at its end only; whoever writes a reason right below the text means the same, and one in a
    /// commit that was squashed stands in the middle. Git also takes `Hinweis: …` for one there, which is a sentence.
    fn take_lines(&mut self, text: &str, words: &CommitWords) {
        let mut body = Vec::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let (name, value) = line.split_once(':').unwrap_or_default();
            let (name, value) = (name.trim(), value.trim());
            let is_ours = self.list(name, words).is_some();
            if !is_ours && !is_trailer(name, value) {
                body.push(line);
                continue;
            }
            let mut value = vec![value];
            let mut is_known = |name: &str| self.list(name, words).is_some();
            while let Some(next) = lines.next_if(|next| goes_on(&value, next, is_ours, &mut is_known)) {
                value.push(next.trim());
            }
            self.take(name, value.join(" ").trim().to_owned(), words);
        }
        body.join("\n").trim().clone_into(&mut self.body);
    }

    /// Where the values of a trailer that the portal knows belong.
    fn list(&mut self, name: &str, words: &CommitWords) -> Option<&mut Vec<String>> {
        let is = |names: &[String]| names.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        match () {
            () if is(&words.reason) => Some(&mut self.reasons),
            () if is(&words.decision) => Some(&mut self.decisions),
            () if is(&words.source) => Some(&mut self.sources),
            () => None,
        }
    }

    fn take(&mut self, name: &str, value: String, words: &CommitWords) {
        let is_reason = words.reason.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        if value.is_empty() || is_reason && !says_why(&self.subject, &value) {
            return;
        }
        if let Some(list) = self.list(name, words) {
            list.push(value);
        } else if name.eq_ignore_ascii_case("co-authored-by") {
            let is_new = value != self.author && !self.co_authors.contains(&value);
            self.co_authors.extend(Some(value).filter(|_| is_new));
        } else {
            self.trailers.push(format!("{name}: {value}"));
        }
    }
}

/// The name that `mailmap` gives to somebody whom it knows.
fn name_in(mailmap: &gix::mailmap::Snapshot, name: &str, address: &str) -> Option<String> {
    let person = SignatureRef { name: name.into(), email: address.into(), time: "" };
    let name = mailmap.try_resolve_ref(person)?.name.unwrap_or_default();
    Some(printable(&name.to_string()).trim().to_owned())
}

/// Whether a commit's header has a signature of any kind.
fn is_signed(header: &[u8]) -> bool {
    let mut lines = header.split(|byte| *byte == b'\n');
    lines.any(|line| line.starts_with(b"gpgsig ") || line.starts_with(b"gpgsig-sha256 "))
}

/// Words before a colon that begin something beside a reason, and no sentence that goes on.
const BESIDE: [&str; 9] = ["Achtung", "Anmerkung", "Context", "Hinweis", "Info", "Kontext", "Note", "Ticket", "Zusatz"];

/// Whether a line belongs to the value of the trailer above it. Git wants it indented. Whoever writes a reason does not know
/// that, so one ends only where something else begins: another trailer, or what a program wrote.
fn goes_on(above: &[&str], line: &str, is_ours: bool, mut is_known: impl FnMut(&str) -> bool) -> bool {
    let is_indented = line.starts_with(char::is_whitespace);
    let text = line.trim();
    let is_named = text.split_once(':').is_some_and(|(name, value)| {
        is_known(name.trim())
            || is_trailer(name, value.trim())
            || has_trailer_form(text) && (name.contains('-') || BESIDE.contains(&name))
    });
    let is_of_program = || is_written_by_program(text) && !above.last().is_some_and(|above| goes_on_with(above, text));
    !text.is_empty() && (is_indented || is_ours && !is_named && !is_of_program())
}

/// Text of a commit in the encoding that it names; otherwise UTF-8, or else windows-1252, which holds Latin-1 and is what
/// German offices had before. Of an encoding of DOS, which is none of the web's, only ASCII is sure.
fn decode(bytes: &[u8], encoding: Option<&[u8]>) -> String {
    let is_of_dos = |name: &[u8]| name.len() >= 5 && matches!(name[..2].to_ascii_lowercase().as_slice(), b"cp" | b"ib");
    let is_lost = encoding.is_some_and(|name| is_of_dos(name) && known_encoding(name).is_none());
    if is_lost && std::str::from_utf8(bytes).is_err() {
        return bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '\u{fffd}' }).collect();
    }
    let named = encoding.and_then(known_encoding).filter(|named| named.output_encoding() != UTF_8);
    let (encoding, text) = named.map_or((WINDOWS_1252, std::str::from_utf8(bytes).ok()), |named| (named, None));
    text.map_or_else(|| encoding.decode_without_bom_handling(bytes).0.into_owned(), str::to_owned)
}

/// The encoding that a name stands for: one of the web's, or one by which other systems know it.
fn known_encoding(name: &[u8]) -> Option<&'static Encoding> {
    const OTHERS: [(&str, &Encoding); 11] = [
        ("cp932", SHIFT_JIS),
        ("cp936", GBK),
        ("cp949", EUC_KR),
        ("cp950", BIG5),
        ("eucjp", EUC_JP),
        ("euckr", EUC_KR),
        ("latin-9", ISO_8859_15),
        ("latin9", ISO_8859_15),
        ("macroman", MACINTOSH),
        ("mac-roman", MACINTOSH),
        ("uhc", EUC_KR),
    ];
    let other = OTHERS.iter().find(|(other, _)| name.eq_ignore_ascii_case(other.as_bytes()));
    other.map(|(_, encoding)| *encoding).or_else(|| Encoding::for_label_no_replacement(name))
}

/// Longest message that is kept whole, in characters: longer than any that a person writes.
const MESSAGE_LIMIT: usize = 20_000;

/// The text without control characters and without marks that turn the direction of reading around.
fn printable(text: &str) -> String {
    // And without what Unicode gave up.
    let turning = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}');
    let harmless = |c: &char| *c == '\n' || !(c.is_control() || turning(*c));
    let text = text.chars().map(|c| if matches!(c, '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c }).filter(harmless);
    beginning(&text.take(MESSAGE_LIMIT + 1).collect::<String>(), MESSAGE_LIMIT).into_owned()
}
