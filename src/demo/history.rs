//! The commits of the demo, as values.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::draft::Draft;
use super::error::DemoError;
use super::fact::Kind;
use super::goal::Goal;
use super::moment::{self, Moment, Rank};
use super::outline::texts_below;
use super::reference::MOVES;
use super::register::Register;
use super::{Commit, Files, settings};
use crate::config::{self, Config};
use crate::content::split;
use crate::source::Memory;
use crate::yaml::parse_plain;

const OPENING: &str = "Beginn der Strategie: alle Ziele mit Versprechen und Frist

Die Ziele stehen hier so, wie das Portal sie beschreibt. Wann jedes von ihnen zuerst genannt wurde, ist nicht für
alle belegt; manche Quelle ist jünger. Welche es sind, steht bei jedem Ziel.
";

const CLOSING: &str = "Redaktionelle Texte und Seiten

Diese Texte hat das Portal geschrieben. Sie ändern an keinem Ziel Stand, Frist oder Werte.
";

const UNDATED: &str = "Die Quelle nennt kein Datum. Darum kommt die Angabe am Tag der jüngsten datierten Angabe hinzu.";

/// Puts the commits together that lead to `files`, oldest first. The last one leaves exactly `files`, except that the
/// settings say that the history is a reconstruction.
///
/// # Errors
/// [`DemoError::Content`].
pub fn history(files: &Files) -> Result<Vec<Commit>, DemoError> {
    let config = load(files)?;
    let (settings, start) = settings::with_notice(files, &config)?;
    let early = settings::without_claims(&settings)?;
    let register = Register::read(&config.folders.sources, get(files, &config.folders.sources)?)?;
    let goals = goals(files, &config, &register, start)?;
    let mut facts: Vec<(Moment, usize, usize)> = Vec::new();
    for (number, goal) in goals.iter().enumerate() {
        facts.extend(goal.moments.iter().enumerate().map(|(fact, moment)| (*moment, number, fact)));
    }
    facts.sort_unstable();
    let first = facts.first().map_or(start, |(moment, ..)| moment.day.min(start));
    let mut writer = Writer { register, goals, config, state: BTreeMap::new(), used: BTreeMap::new(), commits: vec![] };
    writer.commit(first, settings::message(&writer.config.title), [(config::FILE.to_owned(), early)]);
    let opening = Moment::of(start, Rank::Opening);
    let (before, after) = facts.split_at(facts.partition_point(|(moment, ..)| *moment < opening));
    before.iter().for_each(|(moment, goal, fact)| writer.fact(*moment, *goal, *fact));
    writer.opening(opening);
    after.iter().for_each(|(moment, goal, fact)| writer.fact(*moment, *goal, *fact));
    let last = facts.last().map_or(start, |(moment, ..)| moment.day.max(start));
    (0..writer.goals.len()).for_each(|goal| writer.undated(last, goal));
    let whole =
        files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).filter(|(path, _)| path != config::FILE);
    writer.commit(last, CLOSING.to_owned(), whole.chain([(config::FILE.to_owned(), settings)]));
    Ok(writer.commits)
}

fn load(files: &Files) -> Result<Config, DemoError> {
    let fault = |reason: String| DemoError::Content { path: config::FILE.to_owned(), reason };
    let loaded = config::load(&Memory::new(files.clone())).map_err(|error| fault(error.to_string()))?;
    let reason = loaded.diagnostics.first().map_or_else(String::new, crate::diagnostic::Diagnostic::message);
    loaded.config.ok_or_else(|| fault(reason))
}

fn get<'f>(files: &'f Files, path: &str) -> Result<&'f [u8], DemoError> {
    let missing = || DemoError::Content { path: path.to_owned(), reason: "die Datei fehlt".to_owned() };
    files.get(path).map(Vec::as_slice).ok_or_else(missing)
}

/// All goals by id.
fn goals(files: &Files, config: &Config, register: &Register, start: Date) -> Result<Vec<Goal>, DemoError> {
    let paths = files.iter().filter(|(path, _)| config.folders.goals.has(path));
    let mut drafts = paths.map(|(path, bytes)| Draft::read(path, bytes)).collect::<Result<Vec<_>, _>>()?;
    drafts.sort_by(|a, b| a.id.cmp(&b.id));
    let facts = drafts.iter().flat_map(|draft| draft.facts.iter().map(|fact| fact.date));
    let newest = moment::newest(facts.chain(register.dates()));
    let opening = Moment::of(start, Rank::Opening);
    let goal = |(number, draft)| Goal::new(draft, number, newest, opening).moved(&MOVES);
    drafts.into_iter().enumerate().map(goal).collect()
}

/// Makes one commit after the other.
struct Writer {
    register: Register,
    goals: Vec<Goal>,
    config: Config,
    /// The files as the last commit left them.
    state: Files,
    /// The sources that each file refers to.
    used: BTreeMap<String, BTreeSet<String>>,
    commits: Vec<Commit>,
}

impl Writer {
    /// A commit of the files among these that change, with the register that they need.
    fn commit(&mut self, date: Date, message: String, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        let mut changed = BTreeMap::new();
        for (path, bytes) in files {
            if self.state.get(&path) != Some(&bytes) {
                self.used.insert(path.clone(), sources(&bytes));
                changed.insert(path, bytes);
            }
        }
        let register = self.register.path.clone();
        let used: BTreeSet<String> = self.used.values().flatten().cloned().collect();
        if !used.is_empty() && !changed.contains_key(&register) {
            let bytes = self.register.only(&used).into_bytes();
            if self.state.get(&register) != Some(&bytes) {
                changed.insert(register, bytes);
            }
        }
        self.state.extend(changed.clone());
        self.commits.push(Commit { date, message, files: changed });
    }

    fn opening(&mut self, now: Moment) {
        let files = |goal: &Goal| (goal.draft.path.clone(), goal.front(now).into_bytes());
        let files: Vec<_> = self.goals.iter().map(files).collect();
        self.commit(now.day, OPENING.to_owned(), files);
    }

    fn fact(&mut self, now: Moment, goal: usize, fact: usize) {
        let Some((goal, fact)) = self.goals.get(goal).and_then(|goal| Some((goal, goal.draft.facts.get(fact)?))) else {
            return;
        };
        let decides = goal.deciding(now).filter(|(deciding, _)| std::ptr::eq(*deciding, fact));
        let label = decides.and_then(|(_, id)| self.config.statuses.get(id)).map(|status| status.label.as_str());
        let subject = fact.subject(label, goal.moves(now));
        let told = if let Kind::Event { told, .. } = &fact.kind { told.as_deref() } else { None };
        let message = self.message(goal, &subject, told, &fact.source);
        let file = (goal.draft.path.clone(), goal.front(now).into_bytes());
        self.commit(now.day, message, [file]);
    }

    /// What the sources say of a goal without a date.
    fn undated(&mut self, day: Date, goal: usize) {
        let Some(goal) = self.goals.get(goal).filter(|goal| !goal.draft.undated.is_empty()) else {
            return;
        };
        let undated = &goal.draft.undated;
        let (status, date, _) = &goal.draft.stated;
        let label = status.as_ref().filter(|_| date.is_none()).and_then(|id| self.config.statuses.get(id));
        let subject = label.map_or_else(
            || "Angaben ohne Datum".to_owned(),
            |status| format!("Status „{}“ (ohne Datum)", status.label),
        );
        let sources: BTreeSet<&String> = undated.iter().flatten().collect();
        let message = self.message(goal, &subject, Some(UNDATED), sources);
        let file = (goal.draft.path.clone(), goal.front(goal.undated).into_bytes());
        self.commit(day, message, [file]);
    }

    /// Why a goal changes, with the sources.
    fn message<'s>(
        &self,
        goal: &Goal,
        subject: &str,
        reason: Option<&str>,
        sources: impl IntoIterator<Item = &'s String>,
    ) -> String {
        let reason = reason.map(|reason| format!("Grund: {reason}\n"));
        let sources = sources.into_iter().map(|source| format!("{}\n", self.register.trailer(source)));
        let trailers: String = reason.into_iter().chain(sources).collect();
        format!("{}: {subject}\n\n{trailers}", goal.draft.id.to_uppercase())
    }
}

/// The sources that the data at the top of a file refer to.
fn sources(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = Vec::new();
    if let Ok((file, front, _)) = split(bytes)
        && let Ok(node) = parse_plain(&file[front])
    {
        texts_below(&node, &["source", "sources", "status_source"], &mut found);
    }
    found.into_iter().collect()
}
