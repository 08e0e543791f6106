//! How time grows with what there is: `cargo bench --bench growth [-- NAME…]` doubles inputs that break other programs three
//! times and prints seconds of a processor in `zielstand check` and `build`, and the exponent: 1 if twice as much takes twice
//! as long, 2 if it takes four times as long. What an empty portal takes is taken off. It fails where an exponent is above the
//! bound.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark takes the time, makes its own files, and ends at the first fault"
)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// No exponent is to be above it.
const BOUND: f64 = 1.2;
/// The first size in bytes; the last is eight times as much.
const SIZE: usize = 60_000;
/// Less is lost in what a start of the program takes.
const SECONDS: f64 = 0.1;
const RUNS: usize = 3;

const SETTINGS: &str = "title: T\nstatuses: [{id: offen, label: offen, means: unknown}]\npillars: [{id: n, title: N}]\n\
    strategies: [{id: s, title: S}]\nlegal: {pages: {impressum: none, datenschutz: none, barrierefreiheit: none, \
    leichte-sprache: none, gebaerdensprache: none}}\n";

/// What is written again and again: its name, what stands before it, itself, what stands behind it; `#` is a number.
type Kind = (&'static str, &'static str, &'static str, &'static str);

/// Texts.
const TEXTS: [Kind; 19] = [
    ("html", "", "<div>\n\n", ""),
    ("inline-html", "x ", "<b>", ""),
    ("dead-links", "", "[Wort #](ziel:x-#) ", ""),
    ("dead-places", "## Wort\n\n", "[Wort #](#x-#) ", ""),
    ("links-here", "", "[hier](https://a.de) ", ""),
    ("addresses", "", "https://a.de) ", ""),
    ("definitions", "", "[a#]: https://a.de/#\n", ""),
    ("images", "", "![](a.png) ", ""),
    ("headings", "", "## a\n\n## a-#\n\n", ""),
    ("skipped-levels", "", "#### a\n\n# b\n\n", ""),
    ("emphasis", "", "*a **b ", ""),
    ("open-links", "", "[a](", ""),
    ("quotes", "", "> > > a\n\n", ""),
    ("lists", "", "- a\n  - b\n", ""),
    ("cells", "|a|b|\n|-|-|\n", "|a|b|\n", ""),
    ("footnotes", "", "a[^#]\n\n[^#]: b\n\n", ""),
    ("sentences", "", "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g. ", ""),
    ("code", "```js\n", "let a = [1, x => 2];\n", "```\n"),
    ("deep-code", "```js\n", "x=>x=>x=>\n", "```\n"),
];

/// Data.
const DATA: [Kind; 8] = [
    ("events", "events:\n", "- {date: 2024-01-01, text: Etwas}\n", ""),
    ("milestones", "milestones:\n", "- {title: M #, due: 2026-01-01}\n", ""),
    ("wrong-entries", "strategies: [", "x#,", "]\n"),
    ("repeated-entries", "strategies: [", "s,", "]\n"),
    ("replaces", "replaces: [", "x-#,", "]\n"),
    ("values", "indicators:\n- name: M\n  values:\n", "  - {date: 2024-01-01, value: #}\n", ""),
    ("unknown-keys", "", "k#: 1\n", ""),
    ("repeated-keys", "", "note: 1\n", ""),
];

fn repeated((_, before, part, behind): Kind, size: usize) -> String {
    let parts: String = (0..size / part.len()).map(|number| part.replace('#', &number.to_string())).collect();
    // A heading's sign is no number.
    let parts = if part.starts_with('#') { part.repeat(size / part.len()) } else { parts };
    format!("{before}{parts}{behind}")
}

fn goal(id: &str, front: &str, text: &str) -> String {
    format!("---\nid: {id}\ntitle: B\npillar: n\n{front}---\n\n{text}\n")
}

/// The files of goals; `states` are those of a file through time, each a commit of its own.
#[derive(Default)]
struct Input {
    goals: Vec<(String, String)>,
    states: Vec<String>,
}

impl Input {
    fn one(text: String) -> Self {
        Self { goals: vec![("a.md".to_owned(), text)], ..Self::default() }
    }

    fn write(&self, folder: &Path) {
        write(&folder.join("portal.yaml"), SETTINGS);
        std::fs::create_dir_all(folder.join("content/ziele")).expect("a folder");
        for (name, text) in &self.goals {
            write(&folder.join("content/ziele").join(name), text);
        }
        if !self.states.is_empty() {
            git(folder, &["init", "-q", "-b", "main"], "");
            let data = |text: &str| format!("data {}\n{text}\n", text.len());
            let stream = self.states.iter().enumerate().map(|(number, state)| {
                let committer = format!("A <a@b> {} +0000", 1_700_000_000 + number * 3600);
                let (message, settings, state) = (data("Grund: x"), data(SETTINGS), data(state));
                format!(
                    "commit refs/heads/main\ncommitter {committer}\n{message}M 644 inline portal.yaml\n{settings}\
                     M 644 inline content/ziele/a.md\n{state}\n"
                )
            });
            git(folder, &["fast-import", "--quiet"], &stream.collect::<String>());
            git(folder, &["reset", "-q", "--hard", "main"], "");
        }
    }
}

fn git(folder: &Path, args: &[&str], input: &str) {
    let mut git = Command::new("git").args(args).current_dir(folder).stdin(Stdio::piped()).spawn().expect("git");
    git.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("git reads");
    assert!(git.wait().expect("git ends").success(), "git {args:?}");
}

/// The fastest of some runs of the program on a portal of these files.
fn seconds(command: &str, input: &Input) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    input.write(folder.path());
    let run = || {
        let (begin, before) = (Instant::now(), spent());
        let mut program = Command::new(env!("CARGO_BIN_EXE_zielstand"));
        let program = program.args([command, "--as-of", "2026-06-01"]).current_dir(folder.path());
        program.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs");
        spent().zip(before).map_or_else(|| begin.elapsed().as_secs_f64(), |(now, before)| now - before)
    };
    (0..RUNS).map(|_| run()).fold(f64::INFINITY, f64::min)
}

/// Seconds that the programs which ended took of a processor, without what the system did for them: other work on the machine
/// changes them little. Nothing where the system does not tell.
fn spent() -> Option<f64> {
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    let hundredths: f64 = line.rsplit_once(')')?.1.split_whitespace().nth(13)?.parse().ok()?;
    Some(hundredths / 100.0)
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
}

/// Prints a line; whether time grows no faster than it may.
fn tried(name: &str, command: &str, idle: f64, input: impl Fn(usize) -> Input) -> bool {
    let times: Vec<f64> = [1, 2, 4, 8].map(|times| (seconds(command, &input(SIZE * times)) - idle).max(0.01)).into();
    let exponent = (times[3] / times[1]).log2() / 2.0;
    let is_short = times[3] < SECONDS;
    let shown: Vec<String> = times.iter().map(|time| format!("{time:8.3}")).collect();
    let word = if is_short { "short".to_owned() } else { format!("{exponent:.2}") };
    println!("{name:18} {command:6} {} s  {word}", shown.join(" "));
    is_short || exponent <= BOUND
}

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let mut is_right = true;
    for command in ["check", "build"] {
        let idle = seconds(command, &Input::one(goal("a", "", "")));
        for kind in TEXTS.into_iter().filter(|(name, ..)| is_wanted(name)) {
            let page = |size| Input::one(goal("a", "", &repeated(kind, size)));
            is_right &= tried(kind.0, command, idle, page);
        }
        for kind in DATA.into_iter().filter(|(name, ..)| is_wanted(name)) {
            let page = |size| Input::one(goal("a", &repeated(kind, size), ""));
            is_right &= tried(kind.0, command, idle, page);
        }
        if is_wanted("files") {
            let file = |number: usize| (format!("{number}.md"), goal(&format!("a-{number}"), "", "[x](ziel:y)"));
            let files = |size| Input { goals: (0..size / 500).map(file).collect(), ..Input::default() };
            is_right &= tried("files", command, idle, files);
        }
        if is_wanted("commits") {
            let state =
                |number: usize| goal("a", &format!("summary: Stand {number}\ndue: {}\n", 2030 + number % 9), "");
            let commits = |size| Input { states: (0..size / 500).map(state).collect(), ..Input::default() };
            is_right &= tried("commits", command, idle, commits);
        }
        if is_wanted("sentences-in-time") {
            let state = |size: usize| goal("a", "", &repeated(("", "", "Ein Satz. ", ""), size));
            let states = |size: usize| Input { states: vec![state(size), state(size - 10)], ..Input::default() };
            is_right &= tried("sentences-in-time", command, idle, states);
        }
    }
    if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
