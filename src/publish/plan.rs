//! Which steps make the old site the new one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::names::folders;
use super::stage::Stage;
use super::swap::Step;
use super::{MANIFEST_PATH, Site};

/// Steps in the order to take them.
pub(super) struct Plan<'a> {
    pub(super) steps: Vec<Step>,
    /// For the journal: files that come to stand in the folder before a manifest lists them, and what a killed build left.
    pub(super) appearing: BTreeSet<&'a str>,
    /// How many files go away.
    pub(super) removed: usize,
}

/// Compares the site to be with the folder as it is; `changed` are the staged paths in the stage's order.
pub(super) fn plan<'a>(
    site: &Site<'a>,
    changed: &[&'a str],
    folder: &'a Folder,
    out: &Path,
    stage: &Stage,
) -> Plan<'a> {
    let gone: BTreeSet<&str> =
        folder.files.iter().map(String::as_str).filter(|path| !site.contains_key(path)).collect();
    let needed: BTreeSet<&str> = site.keys().flat_map(|path| folders(path)).collect();
    let blocking = blocking(site, &gone, &needed, folder);
    let blocked = |path: &&str| blocking.contains(path) || folders(path).any(|above| blocking.contains(above));
    let mut builder = Builder { out, stage, steps: Vec::new(), old: 0 };

    for path in &blocking {
        builder.away(path);
    }
    for path in needed.iter().filter(|path| !folder.folders.contains(**path)) {
        builder.steps.push(Step::MakeFolder(out.join(path)));
    }
    for (index, path) in changed.iter().enumerate().filter(|(_, path)| **path != MANIFEST_PATH) {
        builder.put(index, path, folder);
    }
    for path in gone.iter().filter(|path| !blocked(path)) {
        builder.away(path);
    }
    for path in emptied(&gone, &needed, folder).into_iter().rev().filter(|path| !blocked(path)) {
        builder.steps.push(Step::RemoveFolder(out.join(path)));
    }
    // The manifest speaks of all other files, so it comes after them.
    if let Some(index) = changed.iter().position(|path| *path == MANIFEST_PATH) {
        builder.put(index, MANIFEST_PATH, folder);
    }

    let new = changed.iter().copied().filter(|path| !folder.files.contains(*path));
    let appearing = new.chain(folder.unlisted()).collect();
    Plan { steps: builder.steps, appearing, removed: gone.len() }
}

/// Old files where the new site has a folder, old folders where it has a file.
fn blocking<'a>(
    site: &Site<'a>,
    gone: &BTreeSet<&'a str>,
    needed: &BTreeSet<&'a str>,
    folder: &Folder,
) -> BTreeSet<&'a str> {
    let folders = site.keys().copied().filter(|path| folder.folders.contains(*path));
    gone.intersection(needed).copied().chain(folders).collect()
}

/// Folders that hold none of the new files and held ours, also such that a killed build made and never filled.
fn emptied<'a>(gone: &BTreeSet<&'a str>, needed: &BTreeSet<&str>, folder: &'a Folder) -> BTreeSet<&'a str> {
    let earlier = folder.listed.iter().chain(&folder.announced).map(String::as_str);
    let ours = gone.iter().copied().chain(earlier).flat_map(folders);
    ours.filter(|path| folder.folders.contains(*path) && !needed.contains(path)).collect()
}

struct Builder<'a> {
    out: &'a Path,
    stage: &'a Stage,
    steps: Vec<Step>,
    /// Places in the stage that are taken for old files.
    old: usize,
}

impl Builder<'_> {
    fn away(&mut self, path: &str) {
        let to = self.next_old();
        self.steps.push(Step::Away { path: self.out.join(path), to });
    }

    fn put(&mut self, index: usize, path: &str, folder: &Folder) {
        let backup = folder.files.contains(path).then(|| self.next_old());
        self.steps.push(Step::Put { staged: self.stage.new_file(index), path: self.out.join(path), backup });
    }

    fn next_old(&mut self) -> PathBuf {
        self.old += 1;
        self.stage.old_file(self.old)
    }
}
