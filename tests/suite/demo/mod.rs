//! `zielstand demo`: the reference portal with a history made from the dates of its facts.

mod deadlines;
mod facts;
mod folder;
mod repository;
mod serve;
mod translations;

use std::collections::BTreeMap;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::case::{Case, git_command, made_once};

/// The demo as the program makes and builds it, once for all tests: only to be read.
pub struct Demo {
    folder: PathBuf,
    /// What the program said.
    said: String,
}

impl Demo {
    pub fn made() -> Self {
        let place = made_once("demo", |place| {
            // An empty folder may be there already; of another name in `serve`.
            std::fs::create_dir(place.join("leer")).unwrap();
            let case = Case::empty();
            let output =
                case.command(&["demo", "leer", "--no-serve", "--as-of", "2026-06-01"]).current_dir(place).output();
            let ran = case.ran(&output.unwrap());
            assert_eq!((ran.code, ran.beyond_the_law().trim()), (0, ""), "{}", ran.out);
            std::fs::write(place.join("said"), ran.out).unwrap();
        });
        Self { folder: place.join("leer"), said: std::fs::read_to_string(place.join("said")).unwrap() }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    fn git_command(&self) -> Command {
        let mut git = git_command(&self.folder, "2026-06-01T12:00:00Z");
        // `git status` would write down what it saw.
        git.env("GIT_OPTIONAL_LOCKS", "0");
        git
    }

    fn git(&self, args: &[&str]) -> String {
        let output = self.git_command().args(args).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Day, subject and message of every commit, oldest first.
    fn log(&self) -> Vec<Logged> {
        let log = self.git(&["log", "--reverse", "--date=format:%Y-%m-%d", "--format=%H%x1f%cd%x1f%s%x1f%B%x1e"]);
        let commit = |text: &str| {
            let parts: Vec<&str> = text.trim_start().split('\u{1f}').collect();
            let [id, day, subject, message] = parts[..] else { panic!("{text}") };
            Logged { id: id.into(), day: day.into(), subject: subject.into(), message: message.into() }
        };
        log.split('\u{1e}').filter(|text| !text.trim().is_empty()).map(commit).collect()
    }

    /// The files of a commit below `content`, by path.
    fn files_at(&self, commit: &str) -> BTreeMap<String, String> {
        let names = self.git(&["ls-tree", "-r", "--name-only", commit]);
        let mut asked = tempfile::tempfile().unwrap();
        names.lines().for_each(|name| writeln!(asked, "{commit}:{name}").unwrap());
        asked.rewind().unwrap();
        let output = self.git_command().args(["cat-file", "--batch"]).stdin(asked).output().unwrap();
        let mut rest = &output.stdout[..];
        let mut files = BTreeMap::new();
        for name in names.lines() {
            let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
            let size: usize = std::str::from_utf8(&rest[..end]).unwrap().rsplit(' ').next().unwrap().parse().unwrap();
            let bytes = &rest[end + 1..end + 1 + size];
            files.insert(name.to_owned(), String::from_utf8(bytes.to_vec()).unwrap());
            rest = &rest[end + 2 + size..];
        }
        files
    }
}

struct Logged {
    id: String,
    day: String,
    subject: String,
    message: String,
}

/// The folder of this project, which is the reference portal.
fn reference() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The data at the top of a page, read without the program under test.
fn front_matter(page: &str) -> Value {
    serde_yaml::from_str(page.split("---\n").nth(1).unwrap()).unwrap()
}

/// The entries of a list, if there is one.
fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().into_iter().flatten()
}

/// A single value as it is written in the file.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
