//! The history's part of a build: `cargo bench --bench history -- PORTAL [RUNS]` prints medians of seconds for a portal whose
//! history is read for the first time, after one new commit, and without one. `history.sh` puts Git's own times beside them.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark takes the time, and ends at the first fault"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use zielstand::config::{self, Config};
use zielstand::content;
use zielstand::history::{Scope, read};
use zielstand::source::{CommitId, Repository, WorkingTree};

/// After every commit.
const AS_OF: jiff::civil::Date = jiff::civil::date(2100, 1, 1);

/// The same as the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Seconds that one reading of the history up to a commit takes, and how many changes it has.
fn once(root: &Path, head: CommitId, config: &Config, records: &[content::StoredRecord]) -> (f64, usize) {
    let begin = Instant::now();
    // A process opens its repository anew.
    let repository = Repository::open(root).expect("a repository").expect("a repository");
    let apart = config.folders.apart_from_goals();
    let scope = Scope {
        goals: &config.folders.goals,
        past: &config.history.past,
        apart: &apart,
        eras: &config.fields,
        file_limit: 2_000_000,
        group_names: &config.group_names,
        words: &config.history.words,
        records,
        root: None,
        marking: None,
    };
    let history = read(&repository, head, scope, AS_OF, true).expect("a whole history");
    (begin.elapsed().as_secs_f64(), history.changes())
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(root) = arguments.next().map(PathBuf::from) else { return };
    let runs: usize = arguments.next().map_or(5, |runs| runs.parse().expect("a number of runs"));
    let repository = Repository::open(&root).expect("a repository").expect("a repository");
    let source = WorkingTree::new(&root, Some(&repository));
    let config = config::load(&source).expect("a folder").config.expect("settings without mistakes");
    let records = content::load(&source, &config, jiff::civil::date(2026, 6, 1)).expect("a folder").content.records;
    let (head, before) = (
        repository.resolve("HEAD", AS_OF, AS_OF).expect("a commit"),
        repository.resolve("HEAD~1", AS_OF, AS_OF).expect("two"),
    );
    let forget = || drop(std::fs::remove_dir_all(repository.folder().join("zielstand")));
    let median = |name: &str, prepare: &dyn Fn()| {
        let mut times: Vec<f64> = (0..=runs)
            .map(|_| {
                prepare();
                once(&root, head, &config, &records).0
            })
            .skip(1)
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{name} {:.4}", times[times.len() / 2]);
    };
    median("first", &forget);
    median("one", &|| {
        forget();
        once(&root, before, &config, &records);
    });
    median("nothing", &|| {});
    println!("changes {}", once(&root, head, &config, &records).1);
}
