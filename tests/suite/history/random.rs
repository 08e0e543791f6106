//! Random histories: goals that are created, edited, moved, removed, copied, exchanged, written otherwise and broken, with
//! merges, by people with several encodings, while folders, patterns and names of fields move in the settings and in the files, and settings or folders are lost.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use encoding_rs::{Encoding, UTF_8};
use proptest::prelude::*;

use super::random_page::Page;
use crate::case::{Case, SETTINGS, git_command};

/// What a commit does to one file; the numbers choose file and value among those that there are.
#[derive(Debug, Clone, Copy)]
pub enum Action {
    Create(u8, u8),
    Due(u8, u8),
    Status(u8, u8),
    Lead(u8, u8),
    Target(u8, u8),
    Value(u8, u8),
    Event(u8, u8),
    Text(u8, u8),
    Move(u8, u8),
    Remove(u8),
    Copy(u8, u8),
    Exchange(u8, u8),
    Rename(u8, u8),
    Reformat(u8, u8),
    /// Other words of the same meaning, other forms of a date.
    Reword(u8, u8),
    /// Other markup for the same.
    Markup(u8, u8),
    /// Other white space.
    Blanks(u8, u8),
    Break(u8, u8),
    Mend(u8),
    /// The settings name another folder, pattern or field, or cannot be read.
    Say(u8),
    /// The files lie in another folder, or call a field otherwise.
    Do(u8),
}

/// A commit, or (with a branch) commits on it, one beside it, and the merge that takes the branch's side or not.
#[derive(Debug, Clone)]
pub struct Commit {
    actions: Vec<Action>,
    branch: Vec<Vec<Action>>,
    takes_branch: bool,
    /// Chooses who makes it.
    voice: u8,
    /// So many days its clock is slow.
    slow: i64,
    /// Whether the portal lies in another folder of the repository before it.
    moves: bool,
}

fn action() -> impl Strategy<Value = Action> {
    let edit = prop_oneof![
        Just(Action::Due as fn(u8, u8) -> Action),
        Just(Action::Status as fn(u8, u8) -> Action),
        Just(Action::Lead as fn(u8, u8) -> Action),
        Just(Action::Target as fn(u8, u8) -> Action),
        Just(Action::Value as fn(u8, u8) -> Action),
        Just(Action::Event as fn(u8, u8) -> Action),
        Just(Action::Text as fn(u8, u8) -> Action),
    ];
    let shape = prop_oneof![
        3 => Just(Action::Create as fn(u8, u8) -> Action),
        3 => Just(Action::Move as fn(u8, u8) -> Action),
        1 => Just(Action::Copy as fn(u8, u8) -> Action),
        1 => Just(Action::Exchange as fn(u8, u8) -> Action),
        1 => Just(Action::Rename as fn(u8, u8) -> Action),
        2 => Just(Action::Reformat as fn(u8, u8) -> Action),
        2 => Just(Action::Reword as fn(u8, u8) -> Action),
        2 => Just(Action::Markup as fn(u8, u8) -> Action),
        2 => Just(Action::Blanks as fn(u8, u8) -> Action),
        1 => Just(Action::Break as fn(u8, u8) -> Action),
        1 => Just((|file, _| Action::Remove(file)) as fn(u8, u8) -> Action),
        1 => Just((|file, _| Action::Mend(file)) as fn(u8, u8) -> Action),
        3 => Just((|way, _| Action::Say(way)) as fn(u8, u8) -> Action),
        2 => Just((|way, _| Action::Do(way)) as fn(u8, u8) -> Action),
    ];
    (prop_oneof![edit, shape], any::<u8>(), any::<u8>()).prop_map(|(kind, file, value)| kind(file, value))
}

/// Up to fifteen commits, merges and their branches not counted.
pub fn commits() -> impl Strategy<Value = Vec<Commit>> {
    let actions = || prop::collection::vec(action(), 0..4);
    let branch = prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(actions(), 1..3)];
    let slow = prop_oneof![5 => Just(0), 1 => 1..40_i64, 1 => Just(-9)];
    let moves = prop_oneof![3 => Just(false), 1 => Just(true)];
    let commit = (actions(), branch, any::<bool>(), any::<u8>(), slow, moves);
    let commit = commit.prop_map(|(actions, branch, takes_branch, voice, slow, moves)| Commit {
        actions,
        branch,
        takes_branch,
        voice,
        slow,
        moves,
    });
    prop::collection::vec(commit, 1..13)
}

/// The same with clocks that are right.
pub fn on_time(commits: &[Commit]) -> Vec<Commit> {
    commits.iter().map(|commit| Commit { slow: 0, ..commit.clone() }).collect()
}

/// Who makes a commit and why, and the encoding that it names.
const VOICES: [(&str, &str, &str); 6] = [
    ("", "Erika Müller", "Der Bund zahlt später."),
    ("windows-1252", "Jörg Größe", "5 € teurer – „wie erwartet“."),
    ("Shift_JIS", "山田", "予算が足りない"),
    ("KOI8-R", "Иван", "Денег нет"),
    ("ISO-8859-15", "Šárka", "Für 5 €."),
    ("UTF-8", "Łukasz", "Nie ma pieniędzy"),
];

/// Where goals lie and what they call a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is thrown on its own")]
struct Way {
    moved: bool,
    renamed: bool,
    narrow: bool,
    /// A status has another id, and what was its id is a word for it.
    reworded: bool,
    /// The settings are broken or missing, or something else lies where the folders should.
    lost: Option<Lost>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Lost {
    Broken,
    Missing,
    Content,
}

impl Way {
    fn due(self) -> &'static str {
        if self.renamed { "frist" } else { "due" }
    }

    fn folder(self) -> &'static str {
        if self.moved { "content/vorhaben/" } else { "content/ziele/" }
    }

    /// The settings that say it.
    fn settings(self) -> Option<String> {
        let begun = if self.reworded { "{id: laufend, words: [begonnen, " } else { "{id: begonnen, words: [" };
        let settings = SETTINGS.replace("{id: begonnen,", &format!("{begun}Started, in Arbeit],"));
        let folder = self.folder();
        let goals = if self.narrow {
            format!("{{files: \"{folder}netz/**/*.md\"}}")
        } else {
            folder.trim_end_matches('/').to_owned()
        };
        match self.lost {
            Some(Lost::Missing) => None,
            Some(Lost::Broken) => Some(format!("{settings}content: [\n")),
            _ => Some(format!("{settings}content: {{goals: {goals}}}\nfields: {{due: {}}}\n", self.due())),
        }
    }

    /// The same otherwise in one part.
    fn other(mut self, number: u8) -> Self {
        match number % 8 {
            7 => self.reworded = !self.reworded,
            0 | 1 => self.moved = !self.moved,
            2 | 3 => self.renamed = !self.renamed,
            4 => self.narrow = !self.narrow,
            _ if self.lost.is_some() => self.lost = None,
            _ => {
                self.lost = [Some(Lost::Broken), Some(Lost::Missing), Some(Lost::Content)][usize::from(number / 8 % 3)];
            }
        }
        self
    }
}

/// All files of the goals' folder by path, as they lie in `content/ziele/` when nothing is moved.
type Tree = BTreeMap<String, Page>;

/// What a commit has.
#[derive(Debug, Clone, Default)]
struct World {
    tree: Tree,
    /// What the settings say.
    said: Way,
    /// What is so.
    done: Way,
}

fn path(number: u8) -> String {
    let folder = ["", "netz/", "netz/alt/"][usize::from(number % 3)];
    format!("content/ziele/{folder}{}.md", number % 7)
}

fn apply(world: &mut World, action: Action) {
    match action {
        Action::Say(number) => world.said = world.said.other(number),
        Action::Do(number) => world.done = world.done.other(number % 4),
        action => apply_to_file(&mut world.tree, action),
    }
}

fn apply_to_file(tree: &mut Tree, action: Action) {
    let chosen = |tree: &Tree, number: u8| tree.keys().nth(usize::from(number) % tree.len().max(1)).cloned();
    let edit = |tree: &mut Tree, number: u8, change: &dyn Fn(&mut Page)| {
        if let Some(path) = chosen(tree, number) {
            tree.entry(path).and_modify(|page| change(page));
        }
    };
    match action {
        Action::Create(place, id) => {
            let page = Page { id: id % 6, due: id / 6, ..Page::default() };
            tree.entry(path(place)).or_insert(page);
        }
        Action::Due(file, value) => edit(tree, file, &|page| page.due = value % 5),
        Action::Status(file, value) => edit(tree, file, &|page| page.status = value),
        Action::Lead(file, value) => edit(tree, file, &|page| page.lead = value % 3),
        Action::Target(file, value) => edit(tree, file, &|page| page.target = value % 9),
        Action::Value(file, value) => edit(tree, file, &|page| {
            if page.values.insert(value % 4, value / 16) == Some(value / 16) {
                page.values.remove(&(value % 4));
            }
        }),
        Action::Event(file, value) => {
            edit(tree, file, &|page| match page.events.iter().position(|event| *event == value % 6) {
                Some(place) => drop(page.events.remove(place)),
                None => page.events.push(value % 6),
            });
        }
        Action::Text(file, value) => edit(tree, file, &|page| page.text = value % 16),
        Action::Rename(file, value) => edit(tree, file, &|page| page.id = value % 6),
        Action::Reformat(file, value) => edit(tree, file, &|page| page.notation = value),
        Action::Reword(file, value) => edit(tree, file, &|page| page.words = value),
        Action::Markup(file, value) => edit(tree, file, &|page| page.markup = value),
        Action::Blanks(file, value) => edit(tree, file, &|page| page.blanks = value),
        Action::Break(file, value) => edit(tree, file, &|page| page.broken = Some(value % 3)),
        Action::Mend(file) => edit(tree, file, &|page| page.broken = None),
        Action::Remove(file) => {
            chosen(tree, file).and_then(|path| tree.remove(&path));
        }
        Action::Move(file, place) => {
            if let Some(page) = chosen(tree, file).and_then(|path| tree.remove(&path)) {
                tree.insert(path(place), page);
            }
        }
        Action::Copy(file, place) => {
            if let Some(page) = chosen(tree, file).and_then(|path| tree.get(&path).cloned()) {
                tree.insert(path(place), page);
            }
        }
        Action::Exchange(one, other) => {
            if let (Some(one), Some(other)) = (chosen(tree, one), chosen(tree, other)) {
                let pages = (tree[&one].clone(), tree[&other].clone());
                tree.insert(one, pages.1);
                tree.insert(other, pages.0);
            }
        }
        Action::Say(_) | Action::Do(_) => {}
    }
}

/// What makes the newest state one that can be built: everything readable, every id once, and the settings say what is so.
fn mend(world: &mut World) {
    let mut ids = Vec::new();
    world.said = world.done;
    world.tree.retain(|_, page| {
        page.broken = None;
        let first = !ids.contains(&page.id);
        ids.push(page.id);
        first
    });
}

/// A stream for `git fast-import`.
#[derive(Default)]
struct Stream {
    bytes: Vec<u8>,
    marks: u32,
    /// How many of them are steps of the history, a day each.
    days: u32,
    /// The portal's folder, with a `/` at its end.
    root: &'static str,
}

impl Stream {
    fn commit(&mut self, world: &World, parents: &[u32], voice: u8, slow: i64) -> u32 {
        self.days += 1;
        self.write(world, parents, voice, (&format!("Schritt {}", self.days), slow))
    }

    /// Moves the portal to another folder, and changes nothing else.
    fn move_to(&mut self, root: &'static str, world: &World, head: u32) -> u32 {
        self.root = root;
        self.write(world, &[head], 0, (MOVE, 0))
    }

    fn write(&mut self, world: &World, parents: &[u32], voice: u8, (subject, slow): (&str, i64)) -> u32 {
        let (World { tree, said, done }, root) = (world, self.root);
        self.marks += 1;
        let mark = self.marks;
        let (name, who, why) = VOICES[usize::from(voice) % VOICES.len()];
        let encoding = Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8);
        let bytes = |text: &str| encoding.encode(text).0.into_owned();
        let person =
            format!("{who} <e@example.org> {} +0100\n", 1_700_000_000 + (i64::from(self.days) - slow) * 86_400);
        self.bytes.extend(format!("commit refs/heads/main\nmark :{mark}\n").as_bytes());
        self.bytes.extend(bytes(&format!("author {person}committer {person}")));
        if !name.is_empty() {
            self.bytes.extend(format!("encoding {name}\n").as_bytes());
        }
        let message = bytes(&format!("{subject}\n\nGrund: {why}\n"));
        self.bytes.extend([format!("data {}\n", message.len()).as_bytes(), &message].concat());
        let mut head = String::new();
        for (place, parent) in parents.iter().enumerate() {
            writeln!(head, "{} :{parent}", if place == 0 { "from" } else { "merge" }).unwrap();
        }
        self.bytes.extend(head.as_bytes());
        self.bytes.extend(b"deleteall\n");
        let others = [
            Some(("README.md".to_owned(), b"x".to_vec())),
            said.settings().map(|text| (format!("{root}portal.yaml"), text.into_bytes())),
        ];
        let is_there = said.lost != Some(Lost::Content);
        if !is_there {
            self.bytes.extend(format!("M 160000 {} {root}content\n", "12".repeat(20)).as_bytes());
        }
        let place = |path: &String| format!("{root}{}", path.replace("content/ziele/", done.folder()));
        let pages = tree.iter().filter(|_| is_there).map(|(path, page)| (place(path), page.bytes(done.due())));
        for (path, bytes) in pages.chain(others.into_iter().flatten()) {
            self.bytes.extend(format!("M 644 inline {path}\ndata {}\n", bytes.len()).as_bytes());
            self.bytes.extend(bytes);
            self.bytes.push(b'\n');
        }
        mark
    }
}

/// The subject of commits that move the portal and do nothing else.
pub const MOVE: &str = "Umzug";

/// A portal with that history; its files are those of the newest commit.
pub fn portal(commits: &[Commit]) -> Case {
    with_moves(commits, false)
}

/// The same that lies in several folders of its repository, one after the other, and at last at its top.
pub fn moving_portal(commits: &[Commit]) -> Case {
    with_moves(commits, true)
}

fn with_moves(commits: &[Commit], moves: bool) -> Case {
    let (mut stream, mut world) = (Stream::default(), World::default());
    let mut head = stream.commit(&world, &[], 0, 0);
    for commit in commits {
        // Who loses the settings as well cannot be followed by them.
        if moves && commit.moves && world.said.lost.is_none() {
            let root =
                if stream.root.is_empty() { ["portal/", "web/ziele/"][usize::from(commit.voice % 2)] } else { "" };
            head = stream.move_to(root, &world, head);
        }
        let fork = (world.clone(), head);
        for action in &commit.actions {
            apply(&mut world, *action);
        }
        head = stream.commit(&world, &[head], commit.voice, commit.slow);
        if commit.branch.is_empty() {
            continue;
        }
        let (mut side, mut tip) = fork.clone();
        for actions in &commit.branch {
            for action in actions {
                apply(&mut side, *action);
            }
            tip = stream.commit(&side, &[tip], commit.voice.wrapping_mul(3).wrapping_add(1), 0);
        }
        if commit.takes_branch {
            let World { tree: before, .. } = &fork.0;
            let paths: Vec<String> = before.keys().chain(side.tree.keys()).cloned().collect();
            for path in paths.into_iter().filter(|path| before.get(path) != side.tree.get(path)) {
                match side.tree.get(&path) {
                    Some(page) => world.tree.insert(path, page.clone()),
                    None => world.tree.remove(&path),
                };
            }
            (world.said, world.done) = (side.said, side.done);
        }
        head = stream.commit(&world, &[head, tip], commit.voice.wrapping_add(2), 0);
    }
    mend(&mut world);
    head = stream.commit(&world, &[head], 1, 0);
    if !stream.root.is_empty() {
        stream.move_to("", &world, head);
    }
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    let mut import = git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut import = import.args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().unwrap();
    import.stdin.take().unwrap().write_all(&stream.bytes).unwrap();
    assert!(import.wait().unwrap().success());
    case.git(&["reset", "-q", "--hard", "main"]);
    case
}
