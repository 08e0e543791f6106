//! The page of a commit: who, when, why, on whose decision, and every change in it.

use serde::Serialize;

use super::changes::short;
use super::text_diff::TextDiffView;
use super::view::{CommitView, LinkView, StepView};
use super::words::Words;
use crate::history::Commit;
use crate::portal::routes;

/// `commit.html`.
#[derive(Debug, Serialize)]
pub(super) struct CommitPageView<'a> {
    pub step: StepView,
    /// All authors.
    pub authors: String,
    /// RFC 3339.
    pub time: String,
    /// Hour and minute where the committer was.
    pub clock: String,
    /// Difference of that zone from UTC (`+01:00`).
    pub zone: String,
    /// Whether it carries a signature. Whose it is and whether it is valid is not known.
    pub signed: bool,
    /// The rest of the message without its trailers, as plain text with line breaks.
    pub message: String,
    pub reasons: Vec<String>,
    pub decisions: Vec<String>,
    pub sources: Vec<String>,
    /// All other trailers, as `Name: value`.
    pub trailers: Vec<String>,
    /// The commit that this one says it takes back; the address is empty if it has no page here.
    pub reverts: Option<LinkView>,
    /// Changed texts in the order of `step.goals`.
    pub texts: Vec<Option<&'a TextDiffView>>,
    /// Commits that a merge brought in.
    pub brought_in: Vec<CommitView>,
}

impl<'a> Words<'a> {
    pub fn commit_page(&self, place: usize) -> Option<CommitPageView<'a>> {
        let step = self.portal.history.steps.get(place)?;
        let commit = &step.commit;
        let time = commit.time();
        let as_written = |texts: &[String]| texts.iter().map(|text| self.original(text)).collect();
        Some(CommitPageView {
            step: self.step(place, |_| true)?,
            authors: commit.authors(),
            clock: time.get(11..16).unwrap_or_default().to_owned(),
            zone: time.get(19..).unwrap_or_default().to_owned(),
            time,
            signed: commit.signed,
            message: self.original(&commit.body),
            reasons: as_written(&commit.reasons),
            decisions: as_written(&commit.decisions),
            sources: as_written(&commit.sources),
            trailers: as_written(&commit.trailers),
            reverts: self.reverted(commit),
            texts: (0..step.goals.len()).map(|goal| self.text_of(place, goal)).collect(),
            brought_in: step.brought_in.iter().map(|commit| self.commit(commit, false)).collect(),
        })
    }

    fn reverted(&self, commit: &Commit) -> Option<LinkView> {
        let hash = commit.reverts.as_deref()?;
        let step = self.portal.step_of(hash).and_then(|place| self.portal.history.steps.get(place));
        let url = step.map_or_else(String::new, |step| routes::commit(&step.commit.id));
        Some(LinkView { title: short(hash).to_owned(), url, short: None })
    }
}
