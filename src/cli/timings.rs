//! When which work ran on which thread, in the form of Chrome's traces: for operators who want to know where the time goes.
#![expect(
    clippy::disallowed_methods,
    reason = "the command line is where the time comes from, and what is asked for is written"
)]

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Value, json};
use zielstand::diagnostic::Cause;
use zielstand::pipeline::Stage;

/// What happened so far.
pub struct Timings {
    start: Instant,
    events: Mutex<Vec<Value>>,
}

impl Timings {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { start: Instant::now(), events: Mutex::default() }
    }

    /// Takes note of the beginning or the end of some work, and of the memory in use, where the system tells it.
    pub fn note(&self, stage: Stage) {
        let (name, phase) = match stage {
            Stage::Begins(name) => (name, "B"),
            Stage::Ends(name) => (name, "E"),
            Stage::Content | Stage::History | Stage::Render(..) | Stage::Publish => return,
        };
        let at = u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let thread = rayon::current_thread_index().map_or(0, |index| index + 1);
        let event = json!({ "name": name, "ph": phase, "ts": at, "pid": 1, "tid": thread });
        let memory = memory()
            .map(|memory| json!({ "name": "Speicher", "ph": "C", "ts": at, "pid": 1, "args": { "MB": memory } }));
        self.events.lock().unwrap_or_else(PoisonError::into_inner).extend([event].into_iter().chain(memory));
    }

    /// Writes the file. The error is the message of a failure.
    pub fn write(self, file: &Path) -> Result<(), String> {
        let events = self.events.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lines: Vec<String> = events.iter().map(Value::to_string).collect();
        let text = format!("[\n{}\n]\n", lines.join(",\n"));
        fs::write(file, text)
            .map_err(|error| format!("`{}` kann nicht geschrieben werden: {}", file.display(), Cause::from(&error)))
    }
}

/// Megabytes that the program holds.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1000)
}
