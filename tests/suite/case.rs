//! A portal in a temporary folder, with a Git history of fixed dates, and the program run on it.
#![allow(dead_code, reason = "each topic uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The smallest settings that every kind of goal field can refer to. What the law wants has tests of its own.
pub const SETTINGS: &str = "\
title: Testportal
description: Ein Portal zum Testen
start: 2023-01-01
end: 2030
statuses:
  - {id: umgesetzt, label: umgesetzt, means: done, colour: green, icon: check}
  - {id: begonnen, label: begonnen, means: started, colour: blue, icon: play}
  - {id: geplant, label: geplant, means: planned, colour: purple, icon: circle}
  - {id: unbekannt, label: nicht veröffentlicht, means: unknown, colour: grey, icon: question}
pillars:
  - {id: netz, title: Netze, short: N, colour: blue}
  - {id: amt, title: Verwaltung, short: A, colour: teal}
topics:
  - {id: glasfaser, title: Glasfaser}
departments:
  - {id: mid, title: Ministerium für Digitales, short: MID}
  - {id: ms, title: Ministerium für Soziales, short: MS}
origins: [{id: strategie, label: Teil der Strategie, documented: true}, {id: gesetz, label: Gesetzliche Pflicht}]
legal:
  pages: {impressum: none, datenschutz: none, barrierefreiheit: none, leichte-sprache: none, gebaerdensprache: none}
";

/// What the program said and did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Exit code, standard output and standard error in one text, to be compared as a whole.
    pub fn whole(&self) -> String {
        let part = |name: &str, text: &str| if text.is_empty() { String::new() } else { format!("\n{name}: {text}") };
        format!("exit {}{}{}", self.code, part("out", &self.out), part("err", &self.err))
    }
}

impl Ran {
    /// What it said besides findings about the law (`Z6…`): the reference portal has no operator who could fill them in.
    pub fn beyond_the_law(&self) -> String {
        let mut rest = String::new();
        let mut about_the_law = false;
        for line in self.err.lines() {
            about_the_law = line.starts_with("Warnung[Z6") || about_the_law && !line.is_empty();
            let is_sum = line.starts_with("0 Fehler, ") && line.ends_with(" Warnungen.");
            let leads = line.is_empty() && rest.is_empty();
            if !(about_the_law || is_sum || leads) {
                rest.push_str(line);
                rest.push('\n');
            }
        }
        rest
    }
}

/// A portal in a temporary folder.
pub struct Case {
    dir: TempDir,
    commits: u32,
}

impl Case {
    /// A portal with [`SETTINGS`] and no content.
    pub fn new() -> Self {
        Self::empty().file("portal.yaml", SETTINGS)
    }

    /// An empty folder.
    pub fn empty() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), commits: 0 }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Writes a file.
    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Writes a goal of pillar `netz` with further front matter and a text.
    pub fn goal(self, id: &str, front: &str) -> Self {
        self.write_goal(id, front);
        self
    }

    pub fn write_goal(&self, id: &str, front: &str) {
        let text = format!("---\nid: {id}\ntitle: Ziel {id}\npillar: netz\n{front}---\n\nText von {id}.\n");
        self.write(&format!("content/ziele/{id}.md"), text);
    }

    /// Runs git here, with nothing of the machine's settings.
    pub fn git(&self, args: &[&str]) -> String {
        let date = format!("2024-01-{:02}T12:00:00+01:00", 1 + self.commits % 28);
        let output = git_command(self.root(), &date).args(args).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Commits everything, on 1 January 2024 at first and a day later each time; makes the repository if there is none.
    pub fn commit(&mut self, message: &str) -> String {
        if !self.path(".git").exists() {
            self.git(&["init", "-q", "-b", "main"]);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.commits += 1;
        let branch = std::fs::read_to_string(self.path(".git/HEAD")).unwrap_or_default();
        let branch = branch.strip_prefix("ref: ").map(|branch| self.path(&format!(".git/{}", branch.trim())));
        let commit = branch.and_then(|branch| std::fs::read_to_string(branch).ok());
        commit.unwrap_or_else(|| self.git(&["rev-parse", "HEAD"])).trim().to_owned()
    }

    /// Runs `zielstand build` with an as-of date of 1 June 2026.
    pub fn build(&self, args: &[&str]) -> Ran {
        let mut all = vec!["build", "--as-of", "2026-06-01"];
        all.extend(args);
        self.run(&all)
    }

    /// Runs the program in the portal's folder; the folder's path, the seconds and the number of pages are replaced in what it says.
    pub fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).output().unwrap();
        self.ran(&output)
    }

    /// The program in the portal's folder, in no language of the machine's.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zielstand"));
        command.args(args).current_dir(self.root());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program over a folder of this repository, as of the day of its newest commit: on an earlier day, younger
    /// commits would be wrong. A copy of the sources may be shallow, or lie in no repository; that is no fault of theirs.
    pub fn run_here(&self, command: &str, folder: &str, args: &[&str]) -> Ran {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let newest = Command::new("git").args(["log", "-1", "--format=%cs"]).current_dir(&root).output();
        let day = newest.map(|output| String::from_utf8(output.stdout).unwrap().trim().to_owned());
        let day = day.ok().filter(|day| !day.is_empty()).unwrap_or_else(|| "2026-06-01".to_owned());
        let all = [command, "--allow-shallow", "--as-of", &day, "--root", root.to_str().unwrap()];
        self.run(&[&all, args].concat())
    }

    pub fn ran(&self, output: &Output) -> Ran {
        let root = self.root().display().to_string();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(&root, "ROOT");
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: without_log(&without_pages(&without_seconds(&text(&output.stdout)))),
            err: text(&output.stderr),
        }
    }

    /// A file of the built site; what the change log has of a commit is `aenderungen/<commit>/index.html`.
    pub fn site(&self, path: &str) -> String {
        if let Some(commit) = commit_in_log(&self.path("public"), path) {
            return commit;
        }
        let file = self.path("public").join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// A small portal that is built already: what the next build must leave whole.
    pub fn built() -> Self {
        let case = Self::new().goal("alt", "");
        let ran = case.build(&[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        case
    }

    /// Builds, and holds that neither the site nor anything else in the folder changed; what the program said.
    pub fn refused(&self) -> String {
        self.refused_with(&[])
    }

    /// Like [`Case::refused`], with arguments.
    pub fn refused_with(&self, args: &[&str]) -> String {
        let before = tree(self.root());
        let ran = self.build(args);
        assert_ne!(ran.code, 0, "{}", ran.out);
        assert!(tree(self.root()) == before, "something was written: {}", ran.err);
        ran.whole()
    }

    /// Takes the site away, so that the next build is a first publication.
    pub fn unpublish(&self) {
        if self.path("public").exists() {
            std::fs::remove_dir_all(self.path("public")).unwrap();
        }
    }

    /// Builds without a refusal; what the program said.
    pub fn builds(&self) -> String {
        let ran = self.build(&[]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.whole()
    }

    /// All files of the built site with their bytes, by path.
    pub fn site_files(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        files(&self.path("public"))
    }
}

/// A folder that is made once for this build of the program, also where each test is a process of its own, and also for
/// the next run: what is in it must follow from the program alone. Only to be read.
pub fn made_once(name: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let program = std::fs::metadata(env!("CARGO_BIN_EXE_zielstand")).unwrap();
    let maker = format!("{:?} {}", program.modified().unwrap(), program.len());
    let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (folder, made_by) = (place.join(name), place.join(format!("{name}.made-by")));
    let lock = std::fs::File::create(place.join(format!("{name}.lock"))).unwrap();
    lock.lock().unwrap();
    if std::fs::read_to_string(&made_by).ok().as_ref() != Some(&maker) {
        if folder.exists() {
            std::fs::remove_dir_all(&folder).unwrap();
        }
        std::fs::create_dir(&folder).unwrap();
        make(&folder);
        std::fs::write(made_by, maker).unwrap();
    }
    folder
}

/// The part of the change log of a site whose commit a path names.
pub fn commit_in_log(site: &Path, path: &str) -> Option<String> {
    let (folder, commit) = path.strip_suffix("/index.html")?.split_once("aenderungen/")?;
    if ![40, 64].contains(&commit.len()) || site.join(path).exists() {
        return None;
    }
    let begin = format!("<article class=\"step\" id=\"{commit}\">");
    files(&site.join(folder).join("aenderungen")).into_values().find_map(|page| {
        let page = String::from_utf8(page).ok()?;
        let (_, rest) = page.split_once(&begin)?;
        Some(format!("<main>{}</main>", rest.split_once("</article>")?.0))
    })
}

/// All files below a folder with their bytes, by path.
pub fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Everything below a folder by path, folders and links included: bytes of files, time of the last change, inode.
pub fn tree(folder: &Path) -> std::collections::BTreeMap<PathBuf, (Option<Vec<u8>>, std::time::SystemTime, u64)> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().map(Result::unwrap);
    let entry = |entry: walkdir::DirEntry| {
        let metadata = entry.metadata().unwrap();
        let bytes = metadata.is_file().then(|| std::fs::read(entry.path()).unwrap());
        // A folder's time changes when a lock file comes and goes in it; that is no change to the site.
        let time = if metadata.is_file() { metadata.modified().unwrap() } else { std::time::SystemTime::UNIX_EPOCH };
        (entry.into_path(), (bytes, time, inode(&metadata)))
    };
    entries.map(entry).collect()
}

#[cfg(unix)]
pub fn inode(metadata: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
pub fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

/// `git` with fixed people and dates, and without the settings of the machine.
pub fn git_command(folder: &Path, date: &str) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        // Neither examples of hooks in each repository, nor a look after each commit whether it wants tidying.
        .env("GIT_TEMPLATE_DIR", "")
        .args(["-c", "maintenance.auto=false"])
        .env("GIT_AUTHOR_NAME", "Erika Muster")
        .env("GIT_AUTHOR_EMAIL", "erika@example.org")
        .env("GIT_COMMITTER_NAME", "Erika Muster")
        .env("GIT_COMMITTER_EMAIL", "erika@example.org")
        .env("GIT_AUTHOR_DATE", date)
        .env("GIT_COMMITTER_DATE", date);
    git
}

/// `… Ziele, 26 Seiten, …` becomes `… Ziele, N Seiten, …`: a new kind of page is no news for tests of something else.
fn without_pages(text: &str) -> String {
    let Some((before, after)) = text.split_once(" Seiten, ") else { return text.to_owned() };
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    format!("{before}N Seiten, {after}")
}

/// That a log of publications begins is no news for tests of something else.
fn without_log(text: &str) -> String {
    text.replace("; das Protokoll der Veröffentlichungen beginnt hier", "")
}

/// `…, 0,42 s: public` becomes `…, N s: public`.
fn without_seconds(text: &str) -> String {
    let Some(end) = text.find(" s: ") else { return text.to_owned() };
    let start = text[..end].rfind(' ').map_or(0, |at| at + 1);
    format!("{}N{}", &text[..start], &text[end..])
}
