//! What is said when the past would be told otherwise than it was published.

use std::fmt;

use jiff::civil::Date;

use crate::beginning::beginning;
use crate::proof::{Altered, LostChange};

/// Changes that are named; the rest is counted.
const NAMED: usize = 12;

/// A commit that counts on another day than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its hash.
    pub commit: String,
    /// The day on which it counted.
    pub was: Date,
    /// The day on which it counts.
    pub is: Date,
}

/// That the past would be told otherwise than it was published.
#[derive(Debug)]
pub struct RewrittenError {
    pub(super) how: Altered,
    /// The published commit, and its day.
    pub(super) published: String,
    pub(super) as_of: Date,
    /// The commit that was to be published.
    pub(super) new: Option<String>,
    /// What was told of commits that are missing.
    pub(super) changes: Vec<LostChange>,
    pub(super) commits: usize,
    pub(super) goals: Vec<String>,
    pub(super) moved: Vec<Moved>,
    /// Whether the new commit and the published one have a commit in common.
    pub(super) has_base: bool,
    /// Whether somebody named where the log is, so that another folder changes nothing.
    pub(super) is_named: bool,
}

impl RewrittenError {
    fn what(&self) -> String {
        let published = format!("der zuletzt veröffentlichte Commit `{}` ({})", short(&self.published), self.as_of);
        let new = self.new.as_deref().map_or("kein Commit", short);
        match self.how {
            Altered::Gone => format!("{published} ist nicht mehr im Repository"),
            Altered::Apart => {
                format!("`{new}` baut nicht auf dem auf, was veröffentlicht ist: {published} fehlt darin")
            }
            Altered::Merged => {
                format!(
                    "{published} ist nur noch Teil eines Merges und nicht mehr der Branch selbst, der veröffentlicht wird"
                )
            }
            Altered::Older => format!("`{new}` ist älter als das, was veröffentlicht ist: {published} fehlt darin"),
            Altered::Days => "frühere Commits zählen jetzt an anderen Tagen als veröffentlicht".to_owned(),
            Altered::Settings => {
                "die Einstellungen lesen frühere Commits jetzt anders, als es veröffentlicht ist".to_owned()
            }
            Altered::Names | Altered::Erased => {
                "`.mailmap` schreibt frühere Commits jetzt anderen Menschen zu, als es veröffentlicht ist".to_owned()
            }
        }
    }

    fn advise(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.how, &self.new) {
            (Altered::Merged | Altered::Apart | Altered::Older, Some(new)) => writeln!(
                f,
                "War es ein Versehen, geht es ohne `push --force` zurück; `main` ist dabei der Branch, der veröffentlicht wird:\n  git switch --detach {}\n  git merge --no-ff {}{}\n  git push origin HEAD:main",
                short(&self.published),
                if self.has_base { "" } else { "--allow-unrelated-histories " },
                short(new)
            )?,
            (Altered::Gone, _) => {
                writeln!(f, "War es ein Versehen, den veröffentlichten Commit aus einem anderen Klon zurückholen.")?;
            }
            _ => writeln!(f, "War es ein Versehen, die Änderung zurücknehmen.")?,
        }
        f.write_str(
            "Ist es gewollt, mit `--accept-rewritten-history \"GRUND\"` bauen: Der Grund steht dann für immer im Protokoll, im Änderungsprotokoll und bei den betroffenen Zielen. ",
        )?;
        f.write_str(if self.is_named {
            "Nur zum Ansehen hilft ein leerer Ordner: `--out ansehen --previous ansehen --first-publication`"
        } else {
            "Nur zum Ansehen hilft ein anderer Ordner: `--out`"
        })
    }
}

impl fmt::Display for RewrittenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "der veröffentlichte Verlauf würde sich ändern: {}.", self.what())?;
        for Moved { commit, was, is } in self.moved.iter().take(NAMED) {
            writeln!(f, "  - Commit `{}`: bisher {was}, jetzt {is}", short(commit))?;
        }
        if matches!(self.how, Altered::Names | Altered::Erased) {
            // Nobody is named: old names may have to go.
        } else if matches!(self.how, Altered::Days | Altered::Settings) {
            writeln!(f, "Betroffene Ziele: {}.", quoted(&self.goals))?;
        } else if self.changes.is_empty() {
            writeln!(f, "Was dort von fehlenden Commits erzählt wurde, lässt sich nicht mehr feststellen.")?;
        } else {
            let (changes, commits) = (self.changes.len(), self.commits);
            let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
            let changes = many(changes, "veröffentlichte Änderung", "veröffentlichte Änderungen");
            let verb = if self.changes.len() == 1 { "fehlt" } else { "fehlen" };
            writeln!(f, "Es {verb} {changes} aus {}:", many(commits, "Commit", "Commits"))?;
            for change in self.changes.iter().take(NAMED) {
                writeln!(f, "  - {}", line(change))?;
            }
            if self.changes.len() > NAMED {
                writeln!(f, "  - und {} weitere", self.changes.len() - NAMED)?;
            }
        }
        f.write_str("Es wurde nichts geschrieben. ")?;
        self.advise(f)
    }
}

fn line(change: &LostChange) -> String {
    let goal = change.goal.as_deref().unwrap_or("Regeln");
    let title = change.title.as_ref().map(|title| format!(" „{title}“")).unwrap_or_default();
    let value = |value: &Option<String>| value.as_deref().map_or_else(|| "–".to_owned(), begun);
    let (old, new) = (value(&change.old), value(&change.new));
    format!("{} `{}` {goal}{title}: {} {old} → {new}", change.date, short(&change.commit), change.field)
}

/// The beginning of a value.
fn begun(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("`{}`", beginning(&line, LONGEST))
}

fn quoted(ids: &[String]) -> String {
    let all: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    if all.is_empty() { "keine".to_owned() } else { format!("{}{more}", all.join(", ")) }
}

fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}
