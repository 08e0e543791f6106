//! Whether the objects of a repository are what their names say.

use std::collections::HashSet;

use gix::ObjectId;
use gix::objs::Kind;

use super::{CommitId, Repository, RepositoryError};

impl Repository {
    /// How many commits lie between a commit and a newer one that comes from it, along first parents; none if it does not.
    ///
    /// # Errors
    /// A commit that cannot be read.
    pub fn commits_after(&self, old: CommitId, new: CommitId) -> Result<usize, RepositoryError> {
        let handle = self.handle();
        let (mut count, mut next) = (0, Some(new.0));
        while let Some(id) = next {
            if id == old.0 {
                return Ok(count);
            }
            let commit = handle.find_commit(id).map_err(|error| RepositoryError::damaged(id, &error))?;
            (count, next) = (count + 1, commit.parent_ids().next().map(gix::Id::detach));
        }
        Ok(0)
    }

    /// Reads every object that a commit comes from or leads to, and compares it with its name; how many there are. Git and the
    /// library do not do so each time they read one.
    ///
    /// # Errors
    /// The first object that is missing, unreadable or something else than its name says.
    pub fn check_objects(&self, tip: CommitId) -> Result<usize, RepositoryError> {
        let handle = self.handle_for_once();
        let shallow = handle.shallow_commits().ok().flatten();
        let (mut seen, mut next) = (HashSet::from([tip.0]), vec![tip.0]);
        while let Some(id) = next.pop() {
            let object = handle.find_object(id).map_err(|error| RepositoryError::damaged(id, &error))?;
            let real = gix::objs::compute_hash(handle.object_hash(), object.kind, &object.data).ok();
            if real != Some(id) {
                return Err(RepositoryError::OtherContent { object: id.to_string() });
            }
            let mut further = |id: ObjectId| {
                if seen.insert(id) {
                    next.push(id);
                }
            };
            match object.kind {
                Kind::Commit => {
                    let commit = object.into_commit();
                    let tree = commit.tree_id().map_err(|error| RepositoryError::damaged(id, &error))?;
                    further(tree.detach());
                    if !shallow.as_ref().is_some_and(|shallow| shallow.contains(&id)) {
                        commit.parent_ids().map(gix::Id::detach).for_each(&mut further);
                    }
                }
                Kind::Tree => {
                    let tree = object.into_tree();
                    for entry in tree.iter() {
                        let entry = entry.map_err(|error| RepositoryError::damaged(id, &error))?;
                        // Another repository is none of ours.
                        if !entry.mode().is_commit() {
                            further(entry.object_id());
                        }
                    }
                }
                Kind::Blob | Kind::Tag => {}
            }
        }
        Ok(seen.len())
    }
}
