//! What today's settings say of the past, though there never was any such thing.

use rayon::prelude::*;

use super::History;
use crate::config::{self, Past};
use crate::diagnostic::Problem;
use crate::source::{CommitId, Repository, look_up};

/// The findings about folders and days that `past` names and no commit of the branch has.
pub fn named_nothing(repository: &Repository, history: &History, past: &Past) -> Vec<Problem> {
    let commits = history.line.commits();
    let root = |place: usize| history.read_at(place).map_or(repository.prefix(), |read_as| &read_as.root);
    let from_portal = |path: &str| {
        let path = path.to_owned();
        move |place: usize| path.strip_prefix('/').map_or_else(|| format!("{}{path}", root(place)), str::to_owned)
    };
    let mut found = Vec::new();
    for named in &past.roots {
        let settings = format!("{named}{}", config::FILE);
        if !is_there(repository, commits, |_| settings.clone(), 0) {
            let path = format!("/{}", named.trim_end_matches('/'));
            found.push(Problem::NamesNoPlace { setting: "roots", path });
        }
    }
    for path in &past.paths {
        if !is_there(repository, commits, from_portal(path), 0) {
            found.push(Problem::NamesNoPlace { setting: "paths", path: path.clone() });
        }
    }
    for otherwise in &past.otherwise {
        let first = commits.partition_point(|(_, day)| *day < otherwise.from);
        let those = commits.get(first..history.line.until(otherwise.until)).unwrap_or_default();
        let folder = otherwise.goals.as_ref().map(|goals| goals.folder.as_str()).filter(|folder| !folder.is_empty());
        if those.is_empty() {
            let (from, until) = (otherwise.from.to_string(), otherwise.until.to_string());
            found.push(Problem::NamesNoDay { from, until });
        } else if let Some(folder) = folder
            && !is_there(repository, those, from_portal(folder), first)
        {
            found.push(Problem::NamesNoPlace { setting: "read", path: folder.to_owned() });
        }
    }
    found
}

/// Whether something lies at a path in any of these commits, of which the first is at the place `first` of the branch.
fn is_there(
    repository: &Repository,
    commits: &[(CommitId, jiff::civil::Date)],
    path: impl Fn(usize) -> String + Sync,
    first: usize,
) -> bool {
    let has = |handle: &mut gix::Repository, (place, (commit, _)): (usize, &(CommitId, jiff::civil::Date))| {
        let path = path(first + place);
        let tree = handle.find_commit(commit.0).ok().and_then(|commit| commit.tree().ok());
        tree.and_then(|tree| look_up(&tree, &path).ok().flatten()).is_some_and(|found| found.path == path)
    };
    commits.par_iter().enumerate().map_init(|| repository.handle(), has).any(|has| has)
}
