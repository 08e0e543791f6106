//! What is said when the past would be told otherwise than it was published.

use std::fmt;

use jiff::civil::Date;

use crate::beginning::{beginning, short};
use crate::diagnostic::Language;
use crate::proof::{Altered, Lost, LostChange, Moved};

/// Changes that are named; the rest is counted.
const NAMED: usize = 12;

/// That the past would be told otherwise than it was published.
#[derive(Debug)]
pub struct RewrittenError {
    pub(super) how: Altered,
    /// The day of the published commit.
    pub(super) as_of: Date,
    /// Whether the site was to speak of a day before that.
    pub(super) is_earlier: bool,
    /// The commit that was to be published.
    pub(super) new: Option<String>,
    pub(super) lost: Lost,
    /// Whether the new commit and the published one have a commit in common.
    pub(super) has_base: bool,
    /// Whether somebody named where the log is, so that another folder changes nothing.
    pub(super) is_named: bool,
}

impl RewrittenError {
    fn what(&self, language: Language) -> String {
        let (commit, day) = (short(&self.lost.published), self.as_of);
        let new = self.new.as_deref().map_or_else(|| language.of("kein Commit", "no commit"), short);
        let published = match language {
            Language::German => format!("der zuletzt veröffentlichte Commit `{commit}` ({day})"),
            Language::English => format!("the commit published last, `{commit}` ({day}),"),
        };
        let [german, english] = match self.how {
            Altered::Gone => [
                format!("{published} ist nicht mehr im Repository"),
                format!("{published} is no longer in the repository"),
            ],
            Altered::Apart => [
                format!("`{new}` baut nicht auf dem auf, was veröffentlicht ist: {published} fehlt darin"),
                format!("`{new}` does not come from what is published: {published} is missing in it"),
            ],
            Altered::Merged => [
                format!(
                    "{published} ist nur noch Teil eines Merges und nicht mehr der Branch selbst, der veröffentlicht wird"
                ),
                format!("{published} is only part of a merge, no longer of the published branch itself"),
            ],
            Altered::Older => [
                format!("`{new}` ist älter als das, was veröffentlicht ist: {published} fehlt darin"),
                format!("`{new}` is older than what is published: {published} is missing in it"),
            ],
            Altered::Days => [
                "frühere Commits zählen jetzt an anderen Tagen als veröffentlicht".to_owned(),
                "earlier commits count on other days now than published".to_owned(),
            ],
            Altered::Settings => [
                "die Einstellungen lesen frühere Commits jetzt anders, als es veröffentlicht ist".to_owned(),
                "the settings read earlier commits otherwise now than published".to_owned(),
            ],
            Altered::Folder => [
                "das Portal liegt in einem anderen Ordner als das veröffentlichte und erzählt von denselben Commits etwas anderes".to_owned(),
                "the portal lies in another folder than the published one and tells something else of the same commits".to_owned(),
            ],
            Altered::Names | Altered::Erased => [
                "`.mailmap` schreibt frühere Commits jetzt anderen Menschen zu, als es veröffentlicht ist".to_owned(),
                "`.mailmap` gives earlier commits to other people now than published".to_owned(),
            ],
        };
        language.of(&german, &english).to_owned()
    }

    fn advice(&self, language: Language) -> String {
        let back = match (self.how, &self.new) {
            (Altered::Merged | Altered::Apart | Altered::Older, Some(new)) => format!(
                "{}:\n  git switch --detach {}\n  git merge --no-ff {}{}\n  git push origin HEAD:main",
                language.of(
                    "War es ein Versehen, geht es ohne `push --force` zurück; `main` ist dabei der Branch, der veröffentlicht wird",
                    "If it was a slip, there is a way back without `push --force`; `main` stands for the branch that is published",
                ),
                short(&self.lost.published),
                if self.has_base { "" } else { "--allow-unrelated-histories " },
                short(new)
            ),
            (Altered::Gone, _) => language
                .of(
                    "War es ein Versehen, den veröffentlichten Commit aus einem anderen Klon zurückholen.",
                    "If it was a slip, get the published commit back from another clone.",
                )
                .to_owned(),
            (Altered::Folder, _) => language
                .of(
                    "War es ein Versehen, das veröffentlichte Portal bauen (`--root`). Wer einen Ordner mit `git mv` verschiebt, statt ihn zu kopieren, verliert nichts.",
                    "If it was a slip, build the published portal (`--root`). Whoever moves a folder with `git mv`, and does not copy it, loses nothing.",
                )
                .to_owned(),
            (Altered::Days, _) if self.is_earlier => language
                .of(
                    "War es ein Versehen, `--as-of` weglassen: Die Website spräche von einem Tag vor dem veröffentlichten.",
                    "If it was a slip, leave out `--as-of`: the site would speak of a day before the published one.",
                )
                .to_owned(),
            _ => language
                .of("War es ein Versehen, die Änderung zurücknehmen.", "If it was a slip, take the change back.")
                .to_owned(),
        };
        let accept = language.of(
            "Ist es gewollt, mit `--accept-rewritten-history \"GRUND\"` bauen: Der Grund steht dann für immer im Protokoll, im Änderungsprotokoll und bei den betroffenen Zielen.",
            "If it is meant, build with `--accept-rewritten-history \"REASON\"`: the reason then stands for ever in the log, in the change log and with the goals concerned.",
        );
        let look = if self.is_named {
            language.of(
                "Nur zum Ansehen hilft ein leerer Ordner: `--out ansehen --previous ansehen --first-publication`",
                "Only to look at it, an empty folder helps: `--out look --previous look --first-publication`",
            )
        } else {
            language.of(
                "Nur zum Ansehen hilft ein anderer Ordner: `--out`",
                "Only to look at it, another folder helps: `--out`",
            )
        };
        format!("{back}\n{accept} {look}")
    }

    /// What was told of commits that are missing.
    fn missing(&self, language: Language) -> String {
        let (changes, commits) = (self.lost.changes.len(), self.lost.commits.len());
        let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let commits = many(commits, "Commit", "Commits");
        let head = match language {
            Language::German => {
                let verb = if changes == 1 { "fehlt" } else { "fehlen" };
                let changes = many(changes, "veröffentlichte Änderung", "veröffentlichte Änderungen");
                format!("Es {verb} {changes} aus {commits}:")
            }
            Language::English => {
                let verb = if changes == 1 { "is" } else { "are" };
                let changes = many(changes, "published change", "published changes");
                format!("{changes} of {} {verb} missing:", commits.to_lowercase())
            }
        };
        let lines = self.lost.changes.iter().take(NAMED).map(|change| format!("  - {}", line(change, language)));
        let more = self.lost.changes.len().saturating_sub(NAMED);
        let rest = (more > 0).then(|| language.of("und {} weitere", "and {} more").replace("{}", &more.to_string()));
        std::iter::once(head).chain(lines).chain(rest.map(|rest| format!("  - {rest}"))).collect::<Vec<_>>().join("\n")
    }

    /// All of it, in a language.
    pub fn in_words(&self, language: Language) -> String {
        let mut lines = vec![format!(
            "{}: {}.",
            language.of("der veröffentlichte Verlauf würde sich ändern", "the published history would change"),
            self.what(language)
        )];
        lines.extend(self.lost.moved.iter().take(NAMED).map(|Moved { commit, was, is }| match language {
            Language::German => format!("  - Commit `{}`: bisher {was}, jetzt {is}", short(commit)),
            Language::English => format!("  - commit `{}`: {was} so far, {is} now", short(commit)),
        }));
        let unknown = [
            "Was dort von fehlenden Commits erzählt wurde, lässt sich nicht mehr feststellen.",
            "What was told there of missing commits can no longer be found out.",
        ];
        lines.extend(match self.how {
            // Nobody is named: old names may have to go.
            Altered::Names | Altered::Erased => None,
            Altered::Days | Altered::Settings => {
                let word = language.of("Betroffene Ziele", "Goals concerned");
                Some(format!("{word}: {}.", quoted(&self.lost.goals, language)))
            }
            _ if self.lost.changes.is_empty() => Some(language.of(unknown[0], unknown[1]).to_owned()),
            _ => Some(self.missing(language)),
        });
        let nothing = language.of("Es wurde nichts geschrieben.", "Nothing was written.");
        format!("{}\n{nothing} {}", lines.join("\n"), self.advice(language))
    }
}

impl fmt::Display for RewrittenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Language::German))
    }
}

fn line(change: &LostChange, language: Language) -> String {
    let goal = change.goal.as_deref().unwrap_or_else(|| language.of("Regeln", "rules"));
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

fn quoted(ids: &[String], language: Language) -> String {
    let all: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    if all.is_empty() { language.of("keine", "none").to_owned() } else { format!("{}{more}", all.join(", ")) }
}

/// One of each kind.
#[cfg(test)]
pub(super) fn examples() -> Vec<RewrittenError> {
    let kinds = [
        Altered::Gone,
        Altered::Apart,
        Altered::Merged,
        Altered::Older,
        Altered::Days,
        Altered::Settings,
        Altered::Folder,
    ];
    let day = jiff::civil::date(2026, 5, 4);
    let change = |number: usize| LostChange {
        commit: format!("c{number}"),
        date: "2026-05-04".to_owned(),
        subject: String::new(),
        goal: None,
        title: None,
        kind: String::new(),
        field: "due".to_owned(),
        old: Some("2027".to_owned()),
        new: None,
        reason: None,
    };
    let of = |(number, how): (usize, Altered)| RewrittenError {
        how,
        as_of: day,
        is_earlier: number > 4,
        new: (number > 1).then(|| "y".to_owned()),
        lost: Lost {
            published: "x".to_owned(),
            changes: (0..number * 6).map(change).collect(),
            commits: vec![String::new(); number],
            moved: vec![Moved { commit: "z".to_owned(), was: day, is: day }],
            ..Lost::default()
        },
        has_base: number > 2,
        is_named: number > 3,
    };
    kinds.into_iter().enumerate().map(of).collect()
}
