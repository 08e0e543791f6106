use std::io::{Error, ErrorKind};

use super::*;
use crate::diagnostic::Why;

fn text() -> String {
    "x".to_owned()
}

fn repository() -> Vec<RepositoryError> {
    use RepositoryError as E;
    let path = || "x".into();
    vec![
        E::Foreign { path: path() },
        E::Open { path: path(), reason: text() },
        E::Reftable { path: path() },
        E::Partial { filter: text() },
        E::Sparse { path: text() },
        E::UnknownRevision { rev: text() },
        E::NothingBefore { date: text() },
        E::NoCommit,
        E::Object { object: text(), reason: text() },
        E::OtherContent { object: text() },
        E::TooMany { commit: text(), most: 2 },
        E::TooLarge { object: text() },
    ]
}

fn theme() -> Vec<ThemeError> {
    use ThemeError as E;
    vec![
        E::Read(ReadError { path: text(), reason: Cause::Link }),
        E::NotUtf8 { path: text() },
        E::Conflict { path: text(), line: 2 },
        E::Empty { folder: text() },
        E::Language { language: text(), available: vec![text()] },
        crate::theme::no_locale(),
        E::Texts { path: text(), reason: Why::from(["Grund", "reason"]) },
        E::NoParent { template: text(), parent: text() },
        E::Template { report: text() },
    ]
}

fn render() -> Vec<RenderError> {
    vec![
        RenderError::Template { page: text(), report: text() },
        RenderError::Data { path: text(), reason: text() },
        RenderError::Picture { path: text(), reason: text() },
        RenderError::Search(SearchError::NoFolder),
        RenderError::Search(SearchError::Threads(Error::other("x"))),
        RenderError::Search(SearchError::Engine(text())),
    ]
}

fn publish() -> Vec<PublishError> {
    use PublishError as E;
    let (path, system) = (|| "x".into(), || Error::from(ErrorKind::PermissionDenied));
    let faults = [PathFault::NotPlain, PathFault::Reserved, PathFault::Twice, PathFault::AlsoFolder(text())];
    let actions = [
        Action::Resolve,
        Action::List,
        Action::Read,
        Action::Write,
        Action::CreateFolder,
        Action::Rename,
        Action::Remove,
        Action::Lock,
    ];
    let json = || serde_json::from_str::<u8>("x").unwrap_err();
    let mut all = vec![
        E::InsideContent { out: path(), folder: path() },
        E::ForeignFiles { out: path(), files: vec![text()], count: 1 },
        E::ForeignFiles { out: path(), files: vec![text(), text()], count: 2 },
        E::NotAFolder { out: path() },
        E::Busy { out: path(), pid: Some(2) },
        E::Overtaken { out: path() },
        E::OldManifest { path: path(), source: ManifestError::Format(2) },
        E::OldManifest { path: path(), source: ManifestError::Json(json()) },
        E::OldJournal { path: path(), source: json() },
    ];
    all.extend(faults.map(|fault| E::BadPath { path: text(), fault }));
    all.extend(actions.map(|action| E::Io { action, path: path(), source: system() }));
    all.extend(actions.map(|action| E::Torn { action, path: path(), source: system() }));
    all
}

fn log() -> Vec<LogError> {
    use LogError as E;
    vec![
        E::Read { path: text(), reason: text() },
        E::Missing(text()),
        E::Form(text()),
        E::Contradiction,
        E::Lost(text()),
        E::Proof,
        E::NotListed(text()),
    ]
}

fn all() -> Vec<BuildError> {
    use BuildError as E;
    let root = || "x".into();
    let mut all = vec![
        E::NoFolder { root: root() },
        E::InsidePortal { root: root(), portal: text() },
        E::RevWithoutRepository { root: root() },
        E::SinceWithoutRepository { root: root() },
        E::NoCommonCommit { rev: text() },
        E::NoOut { root: root() },
        E::Shallow,
        E::ShallowSince { commit: text() },
        E::ShallowChanges { was: 3, is: 2 },
        E::LogBehind { place: text(), out: root() },
        E::LogUnread { place: text(), reason: text() },
        E::NoPrevious { place: text() },
        E::NotFirst { place: text() },
        E::NothingRewritten,
        E::BadReason,
        E::OtherKey,
        E::NotSigned,
        E::NoPublicKey,
        E::Read(ReadError { path: text(), reason: Cause::TooLarge }),
    ];
    all.extend([KeyError::Public, KeyError::Secret, KeyError::Name].map(E::Key));
    all.extend(super::super::rewritten::examples().into_iter().map(|error| E::Rewritten(Box::new(error))));
    all.extend(log().into_iter().map(|source| E::Log { place: text(), source }));
    all.extend(repository().into_iter().map(E::Repository));
    all.extend(theme().into_iter().map(E::Theme));
    all.extend(render().into_iter().map(E::Render));
    all.extend(publish().into_iter().map(E::Publish));
    all
}

/// Each failure in both languages, and no word of one in the other.
#[test]
fn every_failure_is_told_in_its_language() {
    const GERMAN: [&str; 16] = [
        "der", "die", "das", "den", "ist", "nicht", "und", "mit", "wird", "eine", "es", "kein", "keine", "von", "kann",
        "zu",
    ];
    const ENGLISH: [&str; 11] = ["the", "is", "not", "and", "with", "of", "there", "cannot", "has", "which", "nothing"];
    let has = |message: &str, words: &[&str]| {
        message.split(|sign: char| !sign.is_alphanumeric()).any(|word| words.contains(&word)) || message.is_empty()
    };
    for error in all() {
        let [german, english] = [Language::German, Language::English].map(|language| error.in_words(language));
        assert_eq!(german, error.to_string());
        assert!(!has(&english, &GERMAN) && !english.contains(['ä', 'ö', 'ü', 'ß']), "{english}");
        assert!(!has(&german, &ENGLISH), "{german}");
        // What stands in quotes is the same in both, but for what is to be written there.
        let quoted = |message: &str| message.split('`').skip(1).step_by(2).filter(|part| *part == "x").count();
        assert_eq!(quoted(&german) > 0, quoted(&english) > 0, "{german}\n{english}");
    }
}
