//! Where the content lies.

use super::goal_files::{FOLDER, GoalFiles, goal_files};
use super::groups::{GroupKind, Groups};
use crate::yaml::{Fields, is_id};

/// Folders and files of the content, relative to the portal.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Goals.
    pub goals: GoalFiles,
    /// Plain pages; also several folders.
    pub pages: Vec<String>,
    /// Pictures and files that are copied as they are.
    pub media: String,
    /// The register of sources; beside it may lie [a folder](Self::own_sources) with a file per source.
    pub sources: String,
    /// The glossary.
    pub glossary: String,
    /// The overview's text.
    pub start: String,
    /// Reports about a period.
    pub reports: String,
    /// Pages in easy language.
    pub easy: String,
    /// Texts of pillars, topics, cross-cutting topics, departments, strategies.
    pub groups: [(GroupKind, String); 5],
}

impl Folders {
    /// The folder of sources that have a file of their own: named as the register is, without its ending.
    pub fn own_sources(&self) -> &str {
        [".yaml", ".yml"].iter().find_map(|ending| self.sources.strip_suffix(ending)).unwrap_or(&self.sources)
    }

    /// The file that a source may have, if its id can be that of one.
    pub fn file_of_source(&self, id: &str) -> Option<String> {
        is_id(&id.replace('_', "-")).then(|| format!("{}/{id}.yaml", self.own_sources()))
    }

    /// All folders that belong to one kind of content. Files of other repositories lie among what is no content.
    pub fn all(&self) -> Vec<String> {
        let goals = Some(self.goals.folder.clone()).filter(|_| self.goals.adopted.is_none());
        let groups = self.groups.iter().map(|(_, folder)| folder.clone());
        let others = [self.own_sources().to_owned(), self.reports.clone(), self.easy.clone(), self.media.clone()];
        goals.into_iter().chain(self.pages.clone()).chain(others).chain(groups).collect()
    }

    /// Folders and files that hold no goals.
    pub fn apart_from_goals(&self) -> Vec<String> {
        let others = self.all().into_iter().chain([self.sources.clone(), self.glossary.clone(), self.start.clone()]);
        others.filter(|path| *path != self.goals.folder).collect()
    }

    /// The first parts of these folders, each once: everything below them is looked at.
    pub fn tops(&self) -> Vec<String> {
        let top = |folder: String| folder.split('/').next().unwrap_or_default().to_owned();
        let mut tops: Vec<String> = self.all().into_iter().map(top).collect();
        tops.sort_unstable();
        tops.dedup();
        tops
    }
}

pub(super) fn folders(fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> Folders {
    let node = fields.take("content");
    let mut inner = node.and_then(|node| Fields::of("content", node, fields.sink()));
    let goals = inner.as_mut().map(|fields| goal_files(fields, groups));
    let pages = inner.as_mut().map(|fields| fields.folders("pages")).filter(|named| !named.is_empty());
    let mut folder = |name: &str, default: &str| {
        inner.as_mut().and_then(|fields| fields.path(name)).unwrap_or_else(|| default.to_owned())
    };
    let folders = Folders {
        goals: goals.unwrap_or_else(|| GoalFiles::in_folder(FOLDER)),
        pages: pages.unwrap_or_else(|| vec!["content/seiten".to_owned()]),
        media: folder("media", "content/medien"),
        sources: folder("sources", "content/quellen.yaml"),
        glossary: folder("glossary", "content/glossar.yaml"),
        start: folder("start", "content/start.md"),
        reports: folder("reports", "content/berichte"),
        easy: folder("easy", "content/leicht"),
        groups: GroupKind::ALL.map(|kind| (kind, folder(kind.key(), kind.default_folder()))),
    };
    if let Some(fields) = inner {
        fields.finish();
    }
    folders
}
