//! A commit as people know it: who, when, why, on whose decision.

use gix::ObjectId;
use gix::actor::SignatureRef;
use gix::objs::CommitRefIter;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use super::own_words::{own_words, reverted};
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

    /// The reason that this commit states: the trailers that give one, or else its own words.
    pub fn reason(&self) -> Option<String> {
        if self.reasons.is_empty() { self.own_words() } else { Some(self.reasons.join(" ")) }
    }

    /// The message below its first line, which says what was done and not why, without trailers and without what Git or a
    /// forge wrote.
    pub fn own_words(&self) -> Option<String> {
        own_words(&self.subject, &self.body)
    }

    /// Whether it says no more than what was done.
    pub(super) fn is_silent(&self) -> bool {
        self.decisions.is_empty() && self.sources.is_empty() && self.reason().is_none()
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
    let author = author.map(|author| mailmap.resolve(author).name).unwrap_or_default();
    let (header, message) = commit.split();
    let (seconds, offset) = commit_time(committer);
    let mut described = Commit::empty(utc_day(seconds));
    described.id = commit.id.to_string();
    (described.seconds, described.offset) = (seconds, offset);
    described.author = people.names(printable(&decode(&author)).trim());
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
            reasons: Vec::new(),
            decisions: Vec::new(),
            sources: Vec::new(),
            trailers: Vec::new(),
            reverts: None,
            signed: false,
        }
    }

    /// A commit that is not made yet, with no id. `message` is what the file of Git's hook `commit-msg` holds: comments
    /// and what Git shows below them are no part of it.
    pub fn planned(message: &str, date: Date, words: &CommitWords) -> Self {
        let lines = message.lines().take_while(|line| !(line.starts_with('#') && line.contains(">8")));
        let message: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
        let mut planned = Self::empty(date);
        planned.take_message(&message.join("\n"), &People { named: &|_, _| None, own: Vec::new() }, words);
        planned
    }

    fn take_message(&mut self, message: &str, people: &People<'_>, words: &CommitWords) {
        let message = people.without_addresses(&printable(message));
        let message = message.trim();
        let (subject, rest) = message.split_once('\n').unwrap_or((message, ""));
        let rest = rest.trim();
        let blocks = gix::objs::commit::message::BodyRef::from_bytes(rest.as_bytes());
        subject.trim().clone_into(&mut self.subject);
        blocks.without_trailer().to_string().trim().clone_into(&mut self.body);
        self.reverts = rest.lines().find_map(reverted).map(str::to_owned);
        self.take_lines(words);
        for trailer in blocks.trailers() {
            self.take(&trailer.token.to_string(), trailer.value.to_string(), words);
        }
    }

    /// Takes lines such as `Grund: …` out of the message. Git takes them for trailers in a paragraph of their own at its
    /// end only; whoever writes a reason right below the text means the same.
    fn take_lines(&mut self, words: &CommitWords) {
        let (body, mut rest) = (std::mem::take(&mut self.body), Vec::new());
        for line in body.lines() {
            let list = line.split_once(':').and_then(|(name, value)| Some((self.list(name, words)?, value.trim())));
            match list {
                Some((list, value)) if !value.is_empty() => list.push(value.to_owned()),
                _ => rest.push(line),
            }
        }
        rest.join("\n").trim().clone_into(&mut self.body);
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
        if value.is_empty() {
            return;
        }
        if let Some(list) = self.list(name, words) {
            list.push(value);
        } else if name.eq_ignore_ascii_case("co-authored-by") {
            self.co_authors.extend(Some(value).filter(|name| *name != self.author));
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

/// Text of a commit: UTF-8, or else Latin-1, which repositories of German offices had before.
fn decode(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

/// Longest message that is kept whole, in characters: longer than any that a person writes.
const MESSAGE_LIMIT: usize = 20_000;

/// The text without control characters and without marks that turn the direction of reading around.
fn printable(text: &str) -> String {
    let turning =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let harmless = |c: &char| *c == '\n' || !(c.is_control() || turning(*c));
    let text = text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(harmless);
    beginning(&text.take(MESSAGE_LIMIT + 1).collect::<String>(), MESSAGE_LIMIT).into_owned()
}
