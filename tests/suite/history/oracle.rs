//! What changed, found the slow way: every commit's tree is listed by Git, every file is read by Git and parsed again by
//! the settings of that commit, and two neighbouring states are compared leaf by leaf, by what they mean. What commits
//! say is read by Git, in the encoding that they name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::process::Stdio;

use zielstand::config::{self, Config};
use zielstand::content::{Field, Record};
use zielstand::source::Memory;

use crate::case::{Case, git_command};

/// Every single value of a goal by where it stands, as [`meaning`] has it; `text` is what a reader finds in the text.
pub type Leaves = BTreeMap<String, String>;

/// Goals by id: their file and their values.
pub type Goals = BTreeMap<String, (String, Leaves)>;

/// What a commit did.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// Goal, leaf, old, new; `file` is the goal's path.
    pub changes: BTreeSet<(String, String, Option<String>, Option<String>)>,
    pub formatting: Vec<String>,
    pub gaps: Vec<String>,
    /// Changed goals whose file was unreadable, and the commits that left it so.
    pub across: BTreeMap<String, Vec<String>>,
}

/// A commit and what it left.
pub struct State {
    pub commit: String,
    pub found: Found,
    pub goals: Goals,
}

/// The leaves below a value. `{value: x}` is the same as `x`.
pub fn leaves(path: &str, field: &Field, leaves: &mut Leaves) {
    match field {
        Field::Text(text) => drop(leaves.insert(path.strip_suffix("/value").unwrap_or(path).to_owned(), meaning(text))),
        Field::Texts(texts) => {
            let meant: Vec<String> = texts.iter().map(|text| meaning(text)).collect();
            leaves.insert(path.to_owned(), meant.join("\n"));
        }
        Field::Map(map) | Field::Entries(map) => {
            for (name, field) in map {
                self::leaves(&format!("{path}/{name}"), field, leaves);
            }
        }
    }
}

/// All leaves of a goal.
pub fn all_leaves(record: &Record) -> Leaves {
    let mut all = Leaves::new();
    for (name, field) in record.fields.iter() {
        leaves(name, field, &mut all);
    }
    all.insert("text".to_owned(), read_text(&record.markdown));
    all
}

/// What a value of a random page means: one word for all of the same meaning, a day without its time.
fn meaning(text: &str) -> String {
    let is_day =
        text.len() > 11 && text.as_bytes()[4] == b'-' && text[10..].starts_with(['T', ' ']) && text[11..].contains(':');
    match text {
        _ if is_day => text[..10].to_owned(),
        "MID" | "MS" => text.to_lowercase(),
        _ => letters(text).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn letters(text: &str) -> String {
    text.replace("U\u{308}", "Ü")
}

/// What a reader finds in the text of a random page, part by part: words without markup and white space, marks of
/// emphasis, and code as it is.
pub fn read_text(markdown: &str) -> String {
    let (mut parts, mut words) = (Vec::<String>::new(), String::new());
    let end = |words: &mut String, parts: &mut Vec<String>| {
        let part = words.split_whitespace().collect::<Vec<_>>().join(" ").replace("\\.", ".").replace('_', "*");
        parts.extend(Some(part).filter(|part| !part.is_empty()));
        words.clear();
    };
    let mut is_code = false;
    for line in letters(markdown).lines() {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        if is_code || is_fence {
            end(&mut words, &mut parts);
            parts.push(line.to_owned());
        } else if line.starts_with("---") {
            words.insert_str(0, "## ");
            end(&mut words, &mut parts);
        } else if let Some(row) = line.strip_prefix('|') {
            let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
            let is_rule = cells.iter().all(|cell| cell.chars().all(|c| c == '-'));
            parts.push(if is_rule { format!("|{}", cells.len()) } else { cells.join("|") });
        } else if let Some(point) = line.strip_prefix("- ").or(line.strip_prefix("* ")) {
            parts.push(format!("- {point}"));
        } else if line.is_empty() {
            end(&mut words, &mut parts);
        } else {
            words += &format!("{line} ");
        }
    }
    end(&mut words, &mut parts);
    parts.join("\n")
}

/// Author, first line and reason of every commit by its hash.
pub fn voices(case: &Case) -> BTreeMap<String, [String; 3]> {
    let format = "--format=%H%n%an%n%s%n%(trailers:key=Grund,valueonly,separator=%x2C)";
    let log = case.git(&["log", "--encoding=UTF-8", format, "HEAD"]);
    let lines: Vec<&str> = log.lines().collect();
    let voice = |commit: &[&str]| (commit[0].to_owned(), [1, 2, 3].map(|place| commit[place].to_owned()));
    lines.chunks_exact(4).map(voice).collect()
}

impl Found {
    /// Whatever is another now may have become so in these commits, before all others; that a file moved could be seen.
    fn across_all(&mut self, blind: &[String]) {
        let changed =
            self.changes.iter().filter(|(_, field, old, new)| field != "file" || old.is_none() || new.is_none());
        for (id, ..) in changed {
            let own = self.across.get(id).cloned().unwrap_or_default();
            if !own.starts_with(blind) {
                self.across.insert(id.clone(), [blind, &own].concat());
            }
        }
    }
}

/// A file as a commit has it, with its last readable state.
#[derive(Clone)]
struct File {
    bytes: Vec<u8>,
    readable: bool,
    last: Option<Record>,
    /// Commits since then, if it is not readable.
    broken: Vec<String>,
    /// Commits that left it readable, but with an id that another file had.
    beside: Vec<String>,
}

type Files = BTreeMap<String, File>;

/// Every commit along first parents, oldest first.
pub fn states(case: &Case) -> Vec<State> {
    let commits = case.git(&["rev-list", "--first-parent", "--reverse", "HEAD"]);
    let (mut files, mut holders, mut goals) = (Files::new(), BTreeMap::new(), Goals::new());
    let (mut states, mut gone) = (Vec::new(), Goals::new());
    let (mut last, mut before, mut blind, mut seat) = (None, Top::default(), Vec::new(), None);
    for commit in commits.lines() {
        let mut top = Top::of(case, commit);
        let own = top.settings.as_deref().and_then(config);
        let is_unread = top.settings.is_some() && own.is_none();
        last = own.or(last);
        let named = last.as_ref().map(|config| config.folders.goals.folder.clone()).unwrap_or_default();
        let now_seat = if top.is_foreign { seat.clone() } else { follow(case, commit, &named, seat.as_deref()) };
        top.lost = (is_unread && now_seat.is_none() && seat.is_some()).then(|| named.clone());
        // Where nobody knows where they lie, nothing can be said about goals.
        let config = last.as_ref().filter(|_| !top.is_blind());
        seat = if top.is_blind() { seat } else { now_seat };
        // While nothing is below `content`, that says it all: where the settings look for goals there is no second gap.
        top.moved = if top.is_foreign {
            before.moved.clone()
        } else {
            seat.clone().filter(|seat| *seat != named || top.is_blind() && before.moved.is_some())
        };
        let read = |config| read(case, commit, config, top.moved.as_deref());
        let mut now =
            config.map_or_else(|| files.clone(), |config| parse(commit, &read(config), (&files, &holders), config));
        holders = hold(&now, &holders);
        let beside = pass_over(commit, &files, &mut now, &holders);
        let after =
            holders.iter().map(|(id, path)| (id.clone(), (path.clone(), all_leaves(now[path].last.as_ref().unwrap()))));
        let after: Goals = after.collect();
        let mut found = compare(&files, &now, &holders, (&goals, &gone), &after, &beside);
        gone.extend(goals.iter().map(|(id, goal)| (id.clone(), goal.clone())));
        if top.is_blind() {
            blind.extend((!top.gaps(&before).is_empty()).then(|| commit.to_owned()));
        } else if !blind.is_empty() {
            found.across_all(&std::mem::take(&mut blind));
        }
        found.gaps.extend(top.gaps(&before));
        let place = top.moved.as_ref().filter(|_| top.moved != before.moved);
        found.gaps.extend(place.map(|_| named));
        found.gaps.sort();
        before = top;
        states.push(State { commit: commit.to_owned(), found, goals: after.clone() });
        (files, goals) = (now, after);
    }
    states
}

/// What a commit has at its top.
#[derive(Default)]
struct Top {
    settings: Option<Vec<u8>>,
    /// Whether another repository lies in place of the content.
    is_foreign: bool,
    /// The folder that the settings name, if nobody knows what they say and the goals are gone from where they were.
    lost: Option<String>,
    /// The folder where the goals lie, if that is not the one that the settings name.
    moved: Option<String>,
}

impl Top {
    fn is_blind(&self) -> bool {
        self.is_foreign || self.lost.is_some()
    }

    fn of(case: &Case, commit: &str) -> Self {
        let list = case.git(&["ls-tree", commit]);
        let has = |kind: &str, name: &str| {
            list.lines().any(|line| line.contains(&format!(" {kind} ")) && line.ends_with(&format!("\t{name}")))
        };
        let settings =
            has("blob", "portal.yaml").then(|| case.git(&["show", &format!("{commit}:portal.yaml")]).into_bytes());
        Self { settings, is_foreign: has("commit", "content"), ..Self::default() }
    }

    /// What of it cannot be read, and could or was otherwise before.
    fn gaps(&self, before: &Self) -> Vec<String> {
        let unread = self.settings.as_deref().map_or(before.settings.is_some(), |settings| config(settings).is_none());
        let settings = (unread && self.settings != before.settings).then_some("portal.yaml");
        let content = (self.is_foreign && !before.is_foreign).then_some("content");
        let lost = self.lost.as_deref().filter(|_| self.lost != before.lost);
        settings.into_iter().chain(content).chain(lost).map(str::to_owned).collect()
    }
}

/// Settings, if they can be read.
pub fn config(bytes: &[u8]) -> Option<Config> {
    config::load(&Memory::new([(config::FILE, bytes.to_vec())])).unwrap().config
}

/// Where the goals lie: in the folder that the settings name; while that is not there, where they lay before or went with
/// this commit.
fn follow(case: &Case, commit: &str, named: &str, before: Option<&str>) -> Option<String> {
    let is_around = |place: &str| named.starts_with(&format!("{place}/"));
    let exists = |place: &str| !is_around(place) && !case.git(&["ls-tree", "-d", commit, "--", place]).is_empty();
    if exists(named) {
        return Some(named.to_owned());
    }
    let before = before?;
    if exists(before) {
        return Some(before.to_owned());
    }
    let changes = case.git(&["diff-tree", "-r", "--no-renames", &format!("{commit}^"), commit]);
    let rows: Vec<Vec<&str>> = changes.lines().map(|row| row.split([' ', '\t']).collect()).collect();
    let gone: Vec<_> = rows.iter().filter(|row| row[4] == "D" && row[5].starts_with(&format!("{before}/"))).collect();
    let went = |row: &Vec<&str>| {
        let place = row[5].strip_suffix(
            gone.iter().find(|old| old[2] == row[3] && row[5].ends_with(&old[5][before.len()..]))?[5]
                .strip_prefix(before)?,
        )?;
        Some(place.to_owned())
    };
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for place in rows.iter().filter(|row| row[4] == "A").filter_map(went) {
        *votes.entry(place).or_default() += 1;
    }
    votes.into_iter().find(|(place, votes)| votes * 2 > gone.len() && exists(place)).map(|(place, _)| place)
}

/// The bytes of all goal files at a commit; `moved` is a folder that the settings do not name.
fn read(case: &Case, commit: &str, config: &Config, moved: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let all = case.git(&["ls-tree", "-r", "--name-only", commit, "--", "content"]);
    let is_moved = |path: &str| moved.is_some_and(|moved| path.starts_with(&format!("{moved}/")));
    let goals: Vec<&str> = all.lines().filter(|path| config.folders.goals.has(path) || is_moved(path)).collect();
    let paths = goals.join("\n");
    let mut batch = git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut batch =
        batch.args(["cat-file", "--batch=%(objectsize)"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let asked: String = paths.lines().map(|path| format!("{commit}:{path}\n")).collect();
    batch.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let mut answer = Vec::new();
    batch.stdout.take().unwrap().read_to_end(&mut answer).unwrap();
    assert!(batch.wait().unwrap().success());
    let mut rest = answer.as_slice();
    let mut files = BTreeMap::new();
    for path in paths.lines() {
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
        let size: usize = std::str::from_utf8(&rest[..end]).unwrap().parse().unwrap();
        files.insert(path.to_owned(), rest[end + 1..end + 1 + size].to_vec());
        rest = &rest[end + 2 + size..];
    }
    files
}

fn parse(
    commit: &str,
    now: &BTreeMap<String, Vec<u8>>,
    (before, holders): (&Files, &BTreeMap<String, String>),
    config: &Config,
) -> Files {
    let names = config.fields.names(config.fields.today());
    let file = |(path, bytes): (&String, &Vec<u8>)| {
        let record = Record::parse(bytes, names, &config.folders.goals).ok();
        let readable = record.is_some();
        // Unreadable: the last readable state of this file, or of one that went away.
        let then = before.get(path).or_else(|| before.get(&origin(path, bytes, now, (before, holders))?));
        let mut broken = then.filter(|_| !readable).map(|file| file.broken.clone()).unwrap_or_default();
        let touched = before.get(path).is_none_or(|file| file.bytes != *bytes);
        broken.extend((!readable && touched).then(|| commit.to_owned()));
        let last = record.or_else(|| then.and_then(|file| file.last.clone()));
        let same = |then: &&File| {
            readable && then.readable && then.last.as_ref().map(|last| &last.id) == last.as_ref().map(|last| &last.id)
        };
        let beside = before.get(path).filter(same).map(|then| then.beside.clone()).unwrap_or_default();
        (path.clone(), File { bytes: bytes.clone(), readable, last, broken, beside })
    };
    now.iter().map(file).collect()
}

/// The file that went away and that an unreadable one was: that of the goal that it says it is, the one with the same bytes
/// and name, or the only one with the same bytes.
fn origin(
    path: &str,
    bytes: &[u8],
    now: &BTreeMap<String, Vec<u8>>,
    (before, holders): (&Files, &BTreeMap<String, String>),
) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let id = text.lines().find_map(|line| line.strip_prefix("id: "))?;
    let name = |path: &str| path.rsplit_once('/').map(|(_, name)| name.to_owned());
    let gone = before.iter().filter(|(old, file)| !now.contains_key(*old) && file.bytes == bytes).map(|(old, _)| old);
    let gone: Vec<&String> = gone.collect();
    let named: Vec<&String> = gone.iter().copied().filter(|old| name(old) == name(path)).collect();
    let came = now.iter().filter(|(new, other)| !before.contains_key(*new) && *other == bytes).count();
    match (holders.get(id).filter(|old| !now.contains_key(*old)), named.as_slice(), gone.as_slice()) {
        (Some(holder), ..) => Some(holder.clone()),
        (None, [one], _) => Some((*one).clone()),
        (None, _, [one]) if came == 1 => Some((*one).clone()),
        _ => None,
    }
}

/// Notes the files that are passed over for others with the same ids, and gives the commits that left those so that count now.
fn pass_over(
    commit: &str,
    before: &Files,
    now: &mut Files,
    holders: &BTreeMap<String, String>,
) -> BTreeMap<String, Vec<String>> {
    let mut counting = BTreeMap::new();
    for (path, file) in now.iter_mut().filter(|(_, file)| file.readable) {
        let id = &file.last.as_ref().unwrap().id;
        if holders[id] == *path {
            counting.insert(id.clone(), std::mem::take(&mut file.beside));
        } else if before.get(path).is_none_or(|before| before.bytes != file.bytes) {
            file.beside.push(commit.to_owned());
        }
    }
    counting
}

/// The file of each id: readable before unreadable, then the one it was, then the first.
fn hold(files: &Files, before: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut holders: BTreeMap<String, String> = BTreeMap::new();
    let ids: BTreeSet<&String> =
        files.values().filter_map(|file| file.last.as_ref()).map(|record| &record.id).collect();
    for id in ids {
        let claims = |readable: bool| {
            let claims = files.iter().filter(move |(_, file)| {
                file.last.as_ref().is_some_and(|record| record.id == *id) && file.readable == readable
            });
            claims.map(|(path, _)| path).collect::<Vec<_>>()
        };
        let paths = if claims(true).is_empty() { claims(false) } else { claims(true) };
        let kept = before.get(id).filter(|path| paths.contains(path));
        holders.insert(id.clone(), kept.unwrap_or(paths[0]).clone());
    }
    holders
}

/// A goal that comes back is compared with what it was when it went.
fn compare(
    old: &Files,
    new: &Files,
    holders: &BTreeMap<String, String>,
    (before, gone): (&Goals, &Goals),
    after: &Goals,
    beside: &BTreeMap<String, Vec<String>>,
) -> Found {
    let mut found = Found::default();
    for id in before.keys().chain(after.keys()) {
        let (was, is) = (before.get(id), after.get(id));
        let path = |goal: Option<&(String, Leaves)>| goal.map(|(path, _)| path.clone());
        if path(was) != path(is) {
            found.changes.insert((id.clone(), "file".to_owned(), path(was), path(is)));
        }
        let was_broken =
            |path: Option<&(String, Leaves)>| path.and_then(|(path, _)| old.get(path)).map(|file| &file.broken);
        let mut is_across = |broken: Option<&Vec<String>>| {
            let all: Vec<String> = broken.into_iter().chain(beside.get(id)).flatten().cloned().collect();
            found.across.extend(Some(all).filter(|all| !all.is_empty()).map(|all| (id.clone(), all)));
        };
        match (was, is) {
            (Some((path, _)), None) if new.contains_key(path) => is_across(was_broken(was)),
            (None, Some(_)) => is_across(was_broken(is)),
            (Some((_, was_leaves)), Some((_, is_leaves))) if was_leaves != is_leaves => is_across(was_broken(was)),
            _ => {}
        }
        let (Some((_, was)), Some((_, is))) = (was.or_else(|| gone.get(id)), is) else { continue };
        for leaf in was.keys().chain(is.keys()).filter(|leaf| was.get(*leaf) != is.get(*leaf)) {
            found.changes.insert((id.clone(), leaf.clone(), was.get(leaf).cloned(), is.get(leaf).cloned()));
        }
    }
    let changed: BTreeSet<&String> = found.changes.iter().map(|(id, ..)| id).collect();
    for (path, file) in new.iter().filter(|(path, file)| old.get(*path).is_none_or(|old| old.bytes != file.bytes)) {
        match &file.last {
            Some(record) if file.readable && holders[&record.id] == *path => {
                if !changed.contains(&record.id) {
                    found.formatting.push(path.clone());
                }
            }
            _ => found.gaps.push(path.clone()),
        }
    }
    found
}
