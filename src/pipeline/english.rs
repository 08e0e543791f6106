//! The words of every [`BuildError`] in English, in the order and the manner of the German ones.

use super::BuildError;
use crate::diagnostic::{Cause, Language};
use crate::proof::{KeyError, LogError};
use crate::publish::{Action, ManifestError, PathFault, PublishError};
use crate::render::RenderError;
use crate::search::SearchError;
use crate::source::{ReadError, RepositoryError};
use crate::theme::ThemeError;

impl BuildError {
    /// Why, in a language. Words of others, as those of a template's engine, are as they are.
    pub fn in_words(&self, language: Language) -> String {
        match language {
            Language::German => self.to_string(),
            Language::English => message(self),
        }
    }
}

/// Why a build could not run.
fn message(error: &BuildError) -> String {
    match error {
        BuildError::NoFolder { root } => format!("there is no folder `{}`", root.display()),
        BuildError::InsidePortal { root, portal } => {
            format!("`{}` lies in a portal and is none; change to its folder: `cd {portal}`", root.display())
        }
        BuildError::RevWithoutRepository { root } => {
            format!("`{}` lies in no Git repository; `--rev` needs one", root.display())
        }
        BuildError::SinceWithoutRepository { root } => {
            format!("`{}` lies in no Git repository with a commit; `--since` needs one", root.display())
        }
        BuildError::NoCommonCommit { rev } => format!("`{rev}` and what is checked have no commit in common"),
        BuildError::NoOut { root } => format!(
            "`{}` is a repository without a working tree; say with `--out` where the website is to be written",
            root.display()
        ),
        BuildError::Shallow => "this clone does not hold the whole history (shallow clone); changes before its beginning would be missing. What helps: `git fetch --unshallow` (in GitLab CI `GIT_DEPTH: 0`, in GitHub Actions `fetch-depth: 0`), or build nevertheless with `--allow-shallow` (the website says so then)".into(),
        BuildError::ShallowSince { commit } => format!(
            "this clone does not reach back to the commit that was published last, `{commit}`; whether the history is still the same cannot be checked. What helps: `git fetch --unshallow`"
        ),
        BuildError::ShallowChanges { was, is } => format!(
            "this clone does not reach back as far as what is published: of {was} published changes it knows {is}. Nothing was written. What helps: `git fetch --unshallow`"
        ),
        BuildError::LogBehind { place, out } => {
            let out = out.display();
            format!(
                "in `{out}` are publications that the log in `{place}` does not know; they would be lost. Nothing was written. If the log in `{out}` is the right one: `--previous {out}`. Otherwise build into another folder with `--out`, or delete the folder `log` there"
            )
        }
        BuildError::Log { place, source } => format!(
            "the log of the publications so far in `{place}` cannot be used: {}. Get it back from a backup and name it with `--previous`. If there is none, delete the folder `log` there and begin a new one with `--first-publication` (whoever knows the old one will notice)",
            log(source)
        ),
        BuildError::LogUnread { place, reason } => format!(
            "the log of the publications so far in `{place}` cannot be fetched just now: {reason}. Try again later; nothing was written. If it does not come back, name a backup with `--previous`"
        ),
        BuildError::NoPrevious { place } => format!(
            "in `{place}` the log of the publications so far is missing (`log/checkpoint`); without it nobody would know whether the history is still the same. If this is the first publication: `--first-publication`"
        ),
        BuildError::NotFirst { place } => {
            format!("in `{place}` there is a log of publications already; leave `--first-publication` out")
        }
        BuildError::Rewritten(error) => error.in_words(Language::English),
        BuildError::NothingRewritten => "the published history is unchanged; leave `--accept-rewritten-history` out, or a later change would not be noticed".into(),
        BuildError::BadReason => "what stands behind `--accept-rewritten-history` has to be a reason that others understand, of 500 characters at most: it stands there for ever".into(),
        BuildError::OtherKey => "the key behind `--sign` does not belong to the one in `portal.yaml` (`publications: {key: …}`)".into(),
        BuildError::NotSigned => "`portal.yaml` names a key (`publications: {key: …}`), and `--sign` is missing; with `--strict` nothing is written that is not signed".into(),
        BuildError::NoPublicKey => "in `portal.yaml` the public key is missing (`publications: {key: …}`) with which others check the signature".into(),
        BuildError::Key(error) => key(*error).into(),
        BuildError::Repository(error) => repository(error),
        BuildError::Read(error) => read(error),
        BuildError::Theme(error) => theme(error),
        BuildError::Render(error) => render(error),
        BuildError::Publish(error) => publish(error),
    }
}

fn read(error: &ReadError) -> String {
    format!("`{}` cannot be read: {}", error.path, error.reason.in_words(Language::English))
}

fn key(error: KeyError) -> &'static str {
    match error {
        KeyError::Public => "this is no public key; it looks like this: `ziele.example+1a2b3c4d+AbC…`",
        KeyError::Secret => "this is no secret key; it begins with `PRIVATE+KEY+`",
        KeyError::Name => "the name of a key is not empty and has neither a space nor a `+` in it",
    }
}

fn log(error: &LogError) -> String {
    match error {
        LogError::Read { path, reason } => format!("`{path}` cannot be read: {reason}"),
        LogError::Missing(path) => format!("`{path}` is missing"),
        LogError::Form(path) => format!("`{path}` does not have the form that it must have"),
        LogError::Contradiction => {
            "the entries do not fit the checkpoint: a publication was changed, removed or added".into()
        }
        LogError::Lost(path) => format!("`{path}` does not fit its entry in the log"),
        LogError::Proof => "the proof does not work out: the checksums do not fit each other".into(),
        LogError::NotListed(path) => format!("`{path}` is no part of the latest publication"),
    }
}

fn repository(error: &RepositoryError) -> String {
    match error {
        RepositoryError::Foreign { path } => {
            let path = path.display();
            format!(
                "the Git repository `{path}` belongs to another user and is not opened; if it can be trusted: git config --global --add safe.directory {path}"
            )
        }
        RepositoryError::Open { path, reason } => {
            format!("the Git repository at `{}` cannot be opened: {reason}", path.display())
        }
        RepositoryError::Reftable { path } => {
            let path = path.display();
            format!(
                "the Git repository at `{path}` keeps its branches as `reftable`, which this program does not read. A new clone helps: git clone --ref-format=files {path} NEW-FOLDER"
            )
        }
        RepositoryError::Partial { filter } => format!(
            "this clone is not complete: it was made with `--filter={filter}` and did not bring earlier versions. To get them: git fetch --refetch --no-filter"
        ),
        RepositoryError::Sparse { path } => format!(
            "this clone shows only a part of its files (sparse checkout), `{path}` is missing. To get them: git sparse-checkout disable"
        ),
        RepositoryError::UnknownRevision { rev } => {
            format!("`{rev}` is no state of this repository; a branch, a tag, a commit or a date is possible")
        }
        RepositoryError::NothingBefore { date } => format!("on {date} there was no commit yet"),
        RepositoryError::NoCommit => "the repository has no commit yet".into(),
        RepositoryError::Object { object, reason } => {
            format!("the Git repository is damaged or not complete, `{object}` is missing or cannot be read: {reason}")
        }
        RepositoryError::OtherContent { object } => format!(
            "in the Git repository the content of `{object}` is another one than its name says: it is damaged, or somebody changed it. A new clone helps; `git fsck` says more"
        ),
        RepositoryError::TooMany { commit, most } => {
            format!("the commit `{commit}` changes more than {most} files at once; so many are not compared")
        }
        RepositoryError::TooLarge { object } => {
            format!("in the Git repository `{object}` is unpacked larger than any commit or folder that is read")
        }
    }
}

fn theme(error: &ThemeError) -> String {
    match error {
        ThemeError::Read(error) => read(error),
        ThemeError::NotUtf8 { path } => format!("`{path}` is not saved as UTF-8"),
        ThemeError::Conflict { path, line } => format!(
            "`{path}`, line {line}: here stand two versions, and nobody chose one when they were merged (conflict). Keep the right one, delete the other one, and the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
        ),
        ThemeError::Empty { folder } => format!(
            "the folder `{folder}` from `portal.yaml` holds no files of a theme (`templates/`, `texts/`, `assets/`, `fonts/`)"
        ),
        ThemeError::Language { language, available } => {
            format!("there are no texts for the language `{language}`; possible: {}", available.join(", "))
        }
        ThemeError::Locale(error) => format!("`{}` is no code of a language like `de` or `en-GB`", error.name),
        ThemeError::Texts { path, reason } => {
            format!("`{path}` cannot be read: {}", reason.in_words(Language::English))
        }
        ThemeError::NoParent { template, parent } => {
            format!("the template `{template}` is built on `{parent}`, which does not exist (`{{% extends %}}`)")
        }
        ThemeError::Template { report } => format!("a template of the theme is faulty:\n{report}"),
    }
}

fn render(error: &RenderError) -> String {
    match error {
        RenderError::Template { page, report } => {
            format!("a template of the theme fails at the page `{page}`:\n{report}")
        }
        RenderError::Data { path, reason } => format!("the file `{path}` cannot be made: {reason}"),
        RenderError::Picture { path, reason } => format!("the picture `{path}` cannot be made: {reason}"),
        RenderError::Search(SearchError::NoFolder) => {
            "the search index cannot be made, because the folder is gone in which the program was started".into()
        }
        RenderError::Search(SearchError::Threads(error)) => format!("the search index cannot be made: {error}"),
        RenderError::Search(SearchError::Engine(reason)) => format!("the search index cannot be made: {reason}"),
    }
}

fn publish(error: &PublishError) -> String {
    const UNCHANGED: &str = "nothing was changed";
    let system = |source| Cause::from(source).in_words(Language::English).into_owned();
    match error {
        PublishError::InsideContent { out, folder } => format!(
            "of `{}` and `{}` one lies in the other; the website needs a folder of its own; {UNCHANGED}",
            out.display(),
            folder.display()
        ),
        PublishError::ForeignFiles { out, files, count: 1 } if files.len() == 1 => {
            format!("`{}` is no part of the website; {UNCHANGED}", out.join(&files[0]).display())
        }
        PublishError::ForeignFiles { out, files, count } => format!(
            "in `{}` there are files that are no part of the website, {count} in all ({}); {UNCHANGED}",
            out.display(),
            files.iter().map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ")
        ),
        PublishError::NotAFolder { out } => format!("`{}` is no folder; {UNCHANGED}", out.display()),
        PublishError::BadPath { path, fault } => {
            format!("`{path}` is no path for a file of the website: {}; {UNCHANGED}", path_fault(fault))
        }
        PublishError::Busy { out, pid } => {
            let process = pid.map_or_else(String::new, |pid| format!(" (process {pid})"));
            format!("another build writes into `{}` just now{process}; {UNCHANGED}", out.display())
        }
        PublishError::Overtaken { out } => {
            format!("another build has published into `{}` meanwhile; {UNCHANGED}; build again", out.display())
        }
        PublishError::OldManifest { path, source } => format!(
            "`{}` is no manifest that this version can read ({}); {UNCHANGED}",
            path.display(),
            match source {
                ManifestError::Json(error) => error.to_string(),
                ManifestError::Format(format) => format!("the format {format} is unknown"),
            }
        ),
        PublishError::OldJournal { path, source } => format!(
            "`{}` is damaged ({source}); {UNCHANGED}; empty the folder of the website and build again",
            path.display()
        ),
        PublishError::Io { action: what, path, source } => {
            format!("`{}` cannot be {}: {}; the website is as it was", path.display(), action(*what), system(source))
        }
        PublishError::Torn { action: what, path, source } => format!(
            "`{}` cannot be {}: {}; the website is renewed in part only, another build sets it right",
            path.display(),
            action(*what),
            system(source)
        ),
    }
}

fn path_fault(fault: &PathFault) -> String {
    match fault {
        PathFault::NotPlain => {
            "it has to be relative, without empty parts, `.`, `..`, `\\` and control characters".into()
        }
        PathFault::Reserved => "it is kept for something else".into(),
        PathFault::Twice => "two files have it".into(),
        PathFault::AlsoFolder(path) => format!("it is also the folder of `{path}`"),
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::Resolve => "found",
        Action::List => "listed",
        Action::Read => "read",
        Action::Write => "written",
        Action::CreateFolder => "made",
        Action::Rename => "replaced",
        Action::Remove => "removed",
        Action::Lock => "locked",
    }
}

#[cfg(test)]
mod tests;
