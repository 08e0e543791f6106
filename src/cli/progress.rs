//! A progress bar, on terminals only and only if a build takes longer than a second.
#![expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use zielstand::diagnostic::Language;
use zielstand::pipeline::Stage;

/// How long a build may take in silence.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows what a build is doing.
pub struct Progress {
    language: Language,
    start: Instant,
    bar: Option<ProgressBar>,
    shown: Mutex<bool>,
}

impl Progress {
    /// Nothing is drawn yet.
    pub fn new(language: Language) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
                bar.set_style(style);
            }
            bar
        });
        Self { language, start: Instant::now(), bar, shown: Mutex::new(false) }
    }

    /// Takes note of a stage and draws it if the build is slow.
    pub fn show(&self, stage: Stage) {
        let Some(bar) = &self.bar else { return };
        let message = match stage {
            Stage::Content => ["Inhalte lesen", "reading the content"],
            Stage::History => ["Geschichte lesen", "reading the history"],
            Stage::Render(..) => ["Seiten bauen", "building pages"],
            Stage::Publish => ["Schreiben", "writing"],
            Stage::Begins(_) | Stage::Ends(_) => return,
        };
        let message = self.language.of(message[0], message[1]);
        if let Stage::Render(done, all) = stage {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        }
        if bar.message() != message {
            bar.set_message(message);
        }
        if self.start.elapsed() >= PATIENCE
            && let Ok(mut shown) = self.shown.lock()
            && !*shown
        {
            *shown = true;
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Removes the bar.
    pub fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
