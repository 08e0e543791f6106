//! Why a build cannot run.

use std::path::PathBuf;

use super::rewritten::RewrittenError;
use crate::proof::{KeyError, LogError};
use crate::publish::PublishError;
use crate::render::RenderError;
use crate::source::{ReadError, RepositoryError};
use crate::theme::ThemeError;

/// Why a build could not run.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The portal's folder does not exist.
    #[error("den Ordner `{root}` gibt es nicht")]
    NoFolder {
        /// The folder.
        root: PathBuf,
    },
    /// A folder inside a portal.
    #[error("`{root}` liegt in einem Portal und ist keines; in dessen Ordner wechseln: `cd {portal}`")]
    InsidePortal {
        /// The folder.
        root: PathBuf,
        /// The portal's folder, as the shell takes it.
        portal: String,
    },
    /// `--rev` without a repository.
    #[error("`{root}` liegt in keinem Git-Repository; `--rev` braucht eines")]
    RevWithoutRepository {
        /// The folder.
        root: PathBuf,
    },
    /// `--since` without a repository, or before the first commit.
    #[error("`{root}` liegt in keinem Git-Repository mit einem Commit; `--since` braucht eines")]
    SinceWithoutRepository {
        /// The folder.
        root: PathBuf,
    },
    /// `--since` with a revision that has no commit in common with what is checked.
    #[error("`{rev}` und der geprüfte Stand haben keinen gemeinsamen Commit")]
    NoCommonCommit {
        /// The revision.
        rev: String,
    },
    /// A bare repository has no folder to write to.
    #[error("`{root}` ist ein Repository ohne Arbeitsverzeichnis; mit `--out` sagen, wohin die Website soll")]
    NoOut {
        /// The repository.
        root: PathBuf,
    },
    /// A shallow clone would show a false history.
    #[error(
        "dieser Klon enthält nicht die ganze Geschichte (shallow clone); Änderungen vor seinem Anfang würden fehlen. Abhilfe: `git fetch --unshallow` (in GitLab CI `GIT_DEPTH: 0`, in GitHub Actions `fetch-depth: 0`), oder mit `--allow-shallow` trotzdem bauen (die Website sagt es dann)"
    )]
    Shallow,
    /// A shallow clone does not reach back to what was published.
    #[error(
        "dieser Klon reicht nicht bis zum zuletzt veröffentlichten Commit `{commit}` zurück; ob der Verlauf noch derselbe ist, lässt sich nicht prüfen. Abhilfe: `git fetch --unshallow`"
    )]
    ShallowSince {
        /// The published commit.
        commit: String,
    },
    /// A shallow clone has the published commit and lacks commits before it of which something was published.
    #[error(
        "dieser Klon reicht nicht so weit zurück wie das, was veröffentlicht ist: Von {was} veröffentlichten Änderungen kennt er {is}. Es wurde nichts geschrieben. Abhilfe: `git fetch --unshallow`"
    )]
    ShallowChanges {
        /// Published changes.
        was: usize,
        /// Those of them that the clone has.
        is: usize,
    },
    /// The log in the output folder goes further than the one that is to be continued, or another way.
    #[error(
        "in `{out}` stehen Veröffentlichungen, die das Protokoll in `{place}` nicht kennt; sie gingen verloren. Es wurde nichts geschrieben. Ist das Protokoll in `{out}` das richtige: `--previous {out}`. Sonst mit `--out` in einen anderen Ordner bauen, oder dort den Ordner `log` löschen"
    )]
    LogBehind {
        /// Where the log is that is to be continued.
        place: String,
        /// The output folder.
        out: PathBuf,
    },
    /// The log of the publications before cannot be used.
    #[error(
        "das Protokoll der bisherigen Veröffentlichungen in `{place}` ist nicht zu gebrauchen: {source}. Es aus einer Sicherung zurückholen und mit `--previous` nennen. Gibt es keine, den Ordner `log` dort löschen und mit `--first-publication` ein neues beginnen (wer das alte kennt, merkt das)"
    )]
    Log {
        /// Where.
        place: String,
        /// Why.
        source: LogError,
    },
    /// The log of the publications before cannot be fetched just now.
    #[error(
        "das Protokoll der bisherigen Veröffentlichungen in `{place}` lässt sich gerade nicht holen: {reason}. Später noch einmal versuchen; es wurde nichts geschrieben. Kommt es nicht wieder, mit `--previous` eine Sicherung nennen"
    )]
    LogUnread {
        /// Where.
        place: String,
        /// Why.
        reason: String,
    },
    /// The log of the publications before is not there.
    #[error(
        "in `{place}` fehlt das Protokoll der bisherigen Veröffentlichungen (`log/checkpoint`); ohne es wüsste niemand, ob der Verlauf noch derselbe ist. Ist es die erste Veröffentlichung: `--first-publication`"
    )]
    NoPrevious {
        /// Where.
        place: String,
    },
    /// There is a log although the publication is to be the first.
    #[error("in `{place}` gibt es schon ein Protokoll von Veröffentlichungen; `--first-publication` weglassen")]
    NotFirst {
        /// Where.
        place: String,
    },
    /// The past would be told otherwise than it was published.
    #[error("{0}")]
    Rewritten(Box<RewrittenError>),
    /// Somebody accepts what did not happen.
    #[error(
        "der veröffentlichte Verlauf ist unverändert; `--accept-rewritten-history` weglassen, sonst fiele eine spätere Änderung nicht auf"
    )]
    NothingRewritten,
    /// A reason that is none, or too long.
    #[error(
        "was hinter `--accept-rewritten-history` steht, muss ein Grund sein, den andere verstehen, mit höchstens 500 Zeichen: Er steht für immer da"
    )]
    BadReason,
    /// A key that signs for somebody else.
    #[error("der Schlüssel hinter `--sign` gehört nicht zu dem in `portal.yaml` (`publications: {{key: …}}`)")]
    OtherKey,
    /// A publication without the signature that the settings promise.
    #[error(
        "`portal.yaml` nennt einen Schlüssel (`publications: {{key: …}}`), und `--sign` fehlt; mit `--strict` wird nichts geschrieben, was nicht unterschrieben ist"
    )]
    NotSigned,
    /// A key that readers do not know.
    #[error(
        "in `portal.yaml` fehlt der öffentliche Schlüssel (`publications: {{key: …}}`), mit dem andere die Unterschrift prüfen"
    )]
    NoPublicKey,
    /// A key that cannot sign.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The repository cannot be used.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
    /// A file or folder cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A template fails.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The site cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}
