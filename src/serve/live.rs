//! The thread that holds the portal: it answers for pages until something changes, then looks again.
//!
//! Pages borrow from the portal, so they live as long as one call: everything happens in one place and nothing is locked.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use super::overlay::Overlay;
use super::seen::Seen;
use super::watch::Watch;
use crate::pipeline::{Findings, Preview, Site};
use crate::render::OutputFile;
use crate::source::Touched;

/// So long must nothing happen before the portal is looked at again: editors save in several steps, and `git checkout`
/// writes file after file.
const QUIET: Duration = Duration::from_millis(10);
/// So often the portal is looked at where nobody tells of a change: network drives and some others never do.
const UNTOLD: Duration = Duration::from_secs(2);
/// So many events are waited for at most.
const PATIENCE: usize = 20_000;

/// What the thread hears.
pub(super) enum Message {
    /// Somebody asks for a file.
    Wanted(Wanted),
    /// Something may have changed.
    Event(notify::Result<notify::Event>),
}

/// A question for the file at a path, and where its answer goes.
pub(super) struct Wanted {
    /// From the site's root, without a `/` in front.
    pub path: String,
    pub answer: oneshot::Sender<Answer>,
}

/// What there is at an address.
pub(super) enum Answer {
    /// A file.
    Found(OutputFile),
    /// A folder: the address lacks the `/` at its end.
    Folder,
    /// Nothing; the site's page that says so.
    Missing(String),
    /// A page that cannot be shown, as a page that says why.
    Failed(String),
}

/// Holds a preview.
pub(super) struct Live {
    pub preview: Preview,
    pub overlay: Overlay,
    pub inbox: Receiver<Message>,
    /// Told the number of what is shown whenever it is another.
    pub stand: watch::Sender<String>,
    pub seen: Seen,
}

impl Live {
    /// Runs until nobody can ask any more. `root` is the portal's folder without links, `outbox` leads to the inbox.
    pub fn run(mut self, root: &Path, outbox: Sender<Message>) {
        // Without a watcher the preview shows the portal of its start.
        let tell = move |event| drop(outbox.send(Message::Event(event)));
        let mut watch = Watch::new(root, tell).ok();
        let mut waiting = Vec::new();
        let mut touched = Touched::default();
        let mut number = 0_u64;
        loop {
            if self.preview.look(touched) || number == 0 {
                number += 1;
                self.stand.send_replace(stand(number));
            }
            let (parts, repository) = (self.preview.watched(), self.preview.repository_folders());
            let is_new = watch.as_mut().is_some_and(|watch| watch.follow(parts, repository));
            // What changed before it was watched shows by size and time.
            if is_new && self.preview.look(Touched::default()) {
                number += 1;
                self.stand.send_replace(stand(number));
            }
            let Some(told) = self.show(&stand(number), watch.as_mut(), &mut waiting) else { return };
            touched = told;
        }
    }

    /// Answers until something changes; what was told to have changed, or `None` if nobody can ask any more.
    fn show(&self, stand: &str, mut watch: Option<&mut Watch>, waiting: &mut Vec<Wanted>) -> Option<Touched> {
        let attend = |site: &Site<'_>| self.attend(site, stand, watch.as_deref_mut(), waiting);
        match self.preview.site(attend) {
            Ok(told) => told,
            Err(error) => {
                let (none, failure) = (Findings::default(), error.to_string());
                let site = Site { files: None, draft: None, findings: &none, failure: Some(&failure) };
                self.attend(&site, stand, watch, waiting)
            }
        }
    }

    fn attend(
        &self,
        site: &Site<'_>,
        stand: &str,
        mut watch: Option<&mut Watch>,
        waiting: &mut Vec<Wanted>,
    ) -> Option<Touched> {
        // Whoever asked may be gone.
        let answer = |Wanted { path, answer }| drop(answer.send(self.answer(site, stand, &path)));
        waiting.drain(..).for_each(answer);
        loop {
            match self.inbox.recv_timeout(UNTOLD) {
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if self.preview.is_outdated() => return Some(Touched::default()),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Message::Wanted(wanted)) => answer(wanted),
                Ok(Message::Event(event)) => {
                    let Some(watch) = watch.as_deref_mut() else { continue };
                    if let Some(told) = watch.told(&event) {
                        return Some(self.gather(told, watch, waiting));
                    }
                }
            }
        }
    }

    /// Waits until it is quiet; everything that was told to have changed.
    fn gather(&self, mut told: Touched, watch: &mut Watch, waiting: &mut Vec<Wanted>) -> Touched {
        for _ in 0..PATIENCE {
            match self.inbox.recv_timeout(QUIET) {
                Ok(Message::Wanted(wanted)) => waiting.push(wanted),
                Ok(Message::Event(event)) => told = watch.told(&event).into_iter().fold(told, Touched::and),
                Err(_) => break,
            }
        }
        told
    }

    fn answer(&self, site: &Site<'_>, stand: &str, path: &str) -> Answer {
        let around = |site: &Site<'_>, html: Option<&str>| match self.overlay.around(html, path, site, stand) {
            Ok(html) => html,
            Err(error) => error.to_string(),
        };
        // A page that fails stays as it was when it last did not.
        let failed = |failure: Option<&str>| {
            Answer::Failed(around(&Site { files: None, failure, ..*site }, self.seen.page(path).as_deref()))
        };
        let Some(files) = site.files else { return failed(site.failure) };
        let is_folder = path.is_empty() || path.ends_with('/');
        let found = files.file(&if is_folder { format!("{path}index.html") } else { path.to_owned() });
        match found {
            Ok(Some(file)) if file.path.strip_suffix(".html").is_some() => {
                let html = String::from_utf8_lossy(&file.bytes);
                let shown = around(site, Some(&html)).into_bytes();
                self.seen.keep(path, html.into_owned());
                Answer::Found(OutputFile { bytes: shown, ..file })
            }
            Ok(Some(file)) => Answer::Found(file),
            Ok(None) if !is_folder && matches!(files.file(&format!("{path}/index.html")), Ok(Some(_))) => {
                Answer::Folder
            }
            Ok(None) => {
                let page = files.file("404.html").ok().flatten();
                let page = page.map(|page| String::from_utf8_lossy(&page.bytes).into_owned());
                Answer::Missing(around(site, page.as_deref()))
            }
            Err(error) => failed(Some(&error.to_string())),
        }
    }
}

/// The name of what is shown: another run of the program has other ones.
fn stand(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}
