//! Writes commits as a new Git repository.

use std::path::{Path, PathBuf};

use gix::objs::tree::EntryKind;

use super::{Commit, Person, is_program};

/// Writes all objects, the branch and the index; the repository's own folder.
pub(super) fn record(commits: &[Commit], folder: &Path) -> Result<PathBuf, gix::Error> {
    let options = gix::create::Options { object_hash: Some(gix::hash::Kind::Sha1), ..Default::default() };
    let kind = gix::create::Kind::WithWorktree;
    let repository = gix::ThreadSafeRepository::init_opts(folder, kind, options, gix::open::Options::isolated())?;
    let repository = repository.to_thread_local();
    let mut tree = repository.empty_tree().id;
    let mut parent: Option<gix::ObjectId> = None;
    for commit in commits {
        let mut editor = repository.edit_tree(tree)?;
        for (path, bytes) in &commit.files {
            let kind = if is_program(bytes) { EntryKind::BlobExecutable } else { EntryKind::Blob };
            editor.upsert(path, kind, repository.write_blob(bytes)?)?;
        }
        tree = editor.write()?.detach();
        let time = gix::date::Time { seconds: commit.seconds, offset: commit.offset }.to_string();
        let (name, email) = (commit.person.name.as_str().into(), commit.person.email.as_str().into());
        let person = gix::actor::SignatureRef { name, email, time: &time };
        parent = Some(repository.commit_as(person, person, "HEAD", &commit.message, tree, parent)?.detach());
    }
    repository.index_from_tree(&tree)?.write(gix::index::write::Options::default())?;
    Ok(repository.git_dir().to_owned())
}

/// Who works on this machine, by Git's settings for all repositories; nobody if they do not say it.
pub fn person_of_git() -> Option<Person> {
    let settings = gix::config::File::from_globals().ok()?;
    let text = |name: &str| settings.string(name).map(|text| text.to_string()).filter(|text| !text.trim().is_empty());
    Some(Person { name: text("user.name")?, email: text("user.email")? })
}
