//! Which steps make the old site the new one.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::names::folders;
use super::stage::Stage;
use super::swap::Step;
use super::{MANIFEST_PATH, Site, Staged};

/// Steps in the order to take them.
pub(super) struct Plan<'a> {
    pub(super) steps: Vec<Step>,
    /// For the journal: files that come to stand in the folder before a manifest lists them, and what a killed build left.
    pub(super) appearing: BTreeSet<&'a str>,
    /// How many files go away.
    pub(super) removed: usize,
}

/// Compares the site to be with the folder as it is.
///
/// A folder that is not there yet is staged whole and renamed as one: a first build has thousands of files, and only a
/// handful of steps in which it could be interrupted.
pub(super) fn plan<'a>(site: &'a Site, folder: &'a Folder, out: &Path, stage: &Stage) -> Plan<'a> {
    let changed: Vec<(&str, Staged)> = site
        .iter()
        .filter(|(_, staged)| **staged != Staged::Same)
        .map(|(path, staged)| (path.as_str(), *staged))
        .collect();
    let gone: BTreeSet<&str> =
        folder.files.iter().map(String::as_str).filter(|path| !site.contains_key(*path)).collect();
    let needed: BTreeSet<&str> = site.keys().flat_map(|path| folders(path)).collect();
    let blocking = blocking(site, &gone, &needed, folder);
    let blocked = |path: &&str| blocking.contains(path) || folders(path).any(|above| blocking.contains(above));
    let mut builder = Builder { out, stage, steps: Vec::new(), old: 0 };
    let whole = |(path, _): &(&'a str, Staged)| folder.missing_above(path);
    // Whoever reads meanwhile is to find what a page refers to: new files come before the pages that name them, and pages
    // that lead to others, which lie further up, after those.
    let with_pages: BTreeSet<&str> = changed.iter().filter(|(path, _)| is_page(path)).filter_map(whole).collect();
    let mut new_folders: Vec<&str> = changed.iter().filter_map(whole).collect();
    new_folders.sort_by_key(|path| (with_pages.contains(path), *path));
    new_folders.dedup();
    let is_known = |path: &str| folder.files.contains(path);
    let mut puts: Vec<&(&str, Staged)> = changed.iter().filter(|put| put.0 != MANIFEST_PATH).collect();
    puts.retain(|put| whole(put).is_none());
    puts.sort_by_key(|(path, _)| (is_known(path), is_page(path), Reverse(folders(path).count())));
    let (parts, pages) = puts.split_at(puts.partition_point(|(path, _)| !is_known(path) && !is_page(path)));

    for path in &blocking {
        builder.away(path);
    }
    for put in parts {
        builder.put(**put, folder);
    }
    for path in new_folders {
        builder.steps.push(Step::Put { staged: stage.new_folder(path), path: out.join(path), backup: None });
    }
    let with_others: BTreeSet<&str> =
        changed.iter().filter(|put| whole(put).is_some()).flat_map(|(path, _)| folders(path)).collect();
    let missing = |path: &&&str| !folder.folders.contains(**path) && !with_others.contains(**path);
    for path in needed.iter().filter(missing) {
        builder.steps.push(Step::MakeFolder(out.join(path)));
    }
    for put in pages {
        builder.put(**put, folder);
    }
    // Nothing refers to these any more but each other: pages before their pictures and style sheets.
    let (pages, parts): (Vec<&str>, Vec<&str>) =
        gone.iter().filter(|path| !blocked(path)).partition(|path| is_page(path));
    for path in pages.into_iter().chain(parts) {
        builder.away(path);
    }
    for path in emptied(&gone, &needed, folder).into_iter().rev().filter(|path| !blocked(path)) {
        builder.steps.push(Step::RemoveFolder(out.join(path)));
    }
    // The manifest speaks of all other files, so it comes after them.
    if let Some(put) = changed.iter().find(|(path, _)| *path == MANIFEST_PATH) {
        builder.put(*put, folder);
    }

    let new = changed.iter().map(|(path, _)| *path).filter(|path| !folder.files.contains(*path));
    let appearing = new.chain(folder.unlisted()).collect();
    Plan { steps: builder.steps, appearing, removed: gone.len() }
}

/// Whether a file is a page, not a part of pages.
fn is_page(path: &str) -> bool {
    path.strip_suffix(".html").is_some()
}

/// Old files where the new site has a folder, old folders where it has a file.
fn blocking<'a>(
    site: &'a Site,
    gone: &BTreeSet<&'a str>,
    needed: &BTreeSet<&'a str>,
    folder: &Folder,
) -> BTreeSet<&'a str> {
    let folders = site.keys().map(String::as_str).filter(|path| folder.folders.contains(*path));
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

    fn put(&mut self, (path, staged): (&str, Staged), folder: &Folder) {
        let backup = folder.files.contains(path).then(|| self.next_old());
        self.steps.push(Step::Put { staged: self.stage.place(path, staged), path: self.out.join(path), backup });
    }

    fn next_old(&mut self) -> PathBuf {
        self.old += 1;
        self.stage.old_file(self.old)
    }
}
