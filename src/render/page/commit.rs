//! The page of a commit: who, when, why, on whose decision, and every change in it.

use serde::Serialize;

use crate::history::{Commit, Said};
use crate::portal::routes;
use crate::render::change::changes::short;
use crate::render::text::diff::TextDiffView;
use crate::render::words::Words;
use crate::render::words::view::{CommitView, LinkView, StepView};

/// `commit.html`.
#[derive(Debug, Serialize)]
pub struct CommitPageView<'a> {
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
    /// What is said about all changes alike, but for what stands in the message.
    pub reasons: Vec<String>,
    pub decisions: Vec<String>,
    pub sources: Vec<String>,
    /// Whether no reason is stated for any change.
    pub unexplained: bool,
    /// Whether the changes have different reasons.
    pub apart: bool,
    /// All other trailers, as `Name: value`.
    pub trailers: Vec<String>,
    /// The commit that this one says it takes back; the address is empty if it has no page here.
    pub reverts: Option<LinkView>,
    /// Changed texts in the order of `step.goals`.
    pub texts: Vec<Option<&'a TextDiffView>>,
    /// Commits that a merge brought in.
    pub brought_in: Vec<BroughtInView>,
}

/// A commit that a merge brought in, with what it says itself.
#[derive(Debug, Serialize)]
pub struct BroughtInView {
    pub commit: CommitView,
    /// All authors.
    pub authors: String,
    pub reason: Option<String>,
    pub decisions: Vec<String>,
    pub sources: Vec<String>,
}

impl<'a> Words<'a> {
    pub fn commit_page(&self, place: usize) -> Option<CommitPageView<'a>> {
        let step = self.portal.history.steps.get(place)?;
        let commit = &step.commit;
        let time = commit.time();
        let as_written = |texts: &[String]| texts.iter().map(|text| self.original(text)).collect();
        let of_all = step.said_of_all();
        let apart = of_all.is_none();
        let Said { reasons, decisions, sources } = of_all.unwrap_or_else(|| step.said_by_itself());
        let original = |texts: Vec<&str>| texts.into_iter().map(|text| self.original(text)).collect();
        let in_message =
            commit.reasons.is_empty() && reasons.first().map(AsRef::as_ref) == commit.own_words().as_deref();
        Some(CommitPageView {
            step: self.step(place, |_| true)?,
            authors: commit.authors(),
            clock: time.get(11..16).unwrap_or_default().to_owned(),
            zone: time.get(19..).unwrap_or_default().to_owned(),
            time,
            signed: commit.signed,
            message: self.original(&commit.body),
            unexplained: reasons.is_empty() && !apart,
            reasons: reasons.iter().skip(usize::from(in_message)).map(|reason| self.original(reason)).collect(),
            decisions: original(decisions),
            sources: original(sources),
            apart,
            trailers: as_written(&commit.trailers),
            reverts: self.reverted(commit),
            texts: (0..step.goals.len()).map(|goal| self.text_of(place, goal)).collect(),
            brought_in: step.brought_in.iter().map(|commit| self.brought_in(commit)).collect(),
        })
    }

    fn brought_in(&self, commit: &Commit) -> BroughtInView {
        let as_written = |texts: &[String]| texts.iter().map(|text| self.original(text)).collect();
        BroughtInView {
            commit: self.commit(commit, false),
            authors: commit.authors(),
            reason: commit.reason().map(|reason| self.original(&reason)),
            decisions: as_written(&commit.decisions),
            sources: as_written(&commit.sources),
        }
    }

    fn reverted(&self, commit: &Commit) -> Option<LinkView> {
        let hash = commit.reverts.as_deref()?;
        let step = self.portal.step_of(hash).and_then(|place| self.portal.history.steps.get(place));
        let url = step.map_or_else(String::new, |step| routes::commit(&step.commit.id));
        Some(LinkView { title: short(hash).to_owned(), url, short: None })
    }
}
