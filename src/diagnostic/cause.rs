//! Why files and folders cannot be read or written, in words for people who do not program.

use std::borrow::Cow;
use std::fmt;
use std::io;

use super::Language;

/// Why something cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The system refused, in a way that people meet.
    System(io::ErrorKind),
    /// A link in the file system; it is not followed.
    Link,
    /// Another repository; it is not read.
    Submodule,
    /// Neither a file nor a folder.
    NoFile,
    /// Larger than the settings allow.
    TooLarge,
    /// Larger than any file that is read, whatever settings allow.
    LargerThanRead,
    /// Its name is not UTF-8.
    Name,
    /// A clone left it at the server.
    NotFetched,
    /// Anything else, in the words of the system or of a library.
    Other(String),
}

impl Cause {
    /// The cause in a language. Words of others are as they are.
    pub fn in_words(&self, language: Language) -> Cow<'_, str> {
        let [german, english] = match self {
            Self::System(kind) => known(*kind).unwrap_or(["das System verweigert es", "the system refuses"]),
            Self::Link => ["Verknüpfungen werden nicht verfolgt", "links are not followed"],
            Self::Submodule => [
                "dies ist ein fremdes Repository (Submodul); es wird nicht gelesen",
                "this is another repository (a submodule); it is not read",
            ],
            Self::NoFile => ["weder Datei noch Ordner", "neither a file nor a folder"],
            Self::TooLarge => ["größer, als die Einstellungen erlauben", "larger than the settings allow"],
            Self::LargerThanRead => [
                "größer als 128 MB; so große Dateien werden nicht gelesen",
                "larger than 128 MB; files of that size are not read",
            ],
            Self::Name => ["ihr Name ist nicht als UTF-8 gespeichert", "its name is not saved as UTF-8"],
            Self::NotFetched => [
                "dieser Klon ist nicht vollständig und hat das nicht mitgebracht; so kommt es: git fetch --refetch --no-filter",
                "this clone is not complete and did not bring that; to get it: git fetch --refetch --no-filter",
            ],
            Self::Other(words) => return words.into(),
        };
        match language {
            Language::German => german.into(),
            Language::English => english.into(),
        }
    }
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        let kind = error.kind();
        if known(kind).is_some() { Self::System(kind) } else { Self::Other(error.to_string()) }
    }
}

/// In German, as a part of the messages of failures.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Language::German))
    }
}

/// In German and in English.
fn known(kind: io::ErrorKind) -> Option<[&'static str; 2]> {
    use io::ErrorKind as Kind;
    Some(match kind {
        Kind::NotFound => ["nicht gefunden", "not found"],
        Kind::PermissionDenied => ["keine Berechtigung", "no permission"],
        Kind::AlreadyExists => ["es gibt schon etwas mit diesem Namen", "there is something of this name already"],
        Kind::StorageFull => ["der Datenträger ist voll", "the disk is full"],
        Kind::QuotaExceeded => ["das Kontingent ist ausgeschöpft", "the quota is used up"],
        Kind::FileTooLarge => {
            ["die Datei wäre größer, als hier erlaubt ist", "the file would be larger than is allowed here"]
        }
        Kind::ReadOnlyFilesystem => ["der Datenträger ist schreibgeschützt", "the disk is read-only"],
        Kind::NotADirectory => ["ein Teil des Pfades ist kein Ordner", "a part of the path is not a folder"],
        Kind::IsADirectory => ["dies ist ein Ordner", "this is a folder"],
        Kind::DirectoryNotEmpty => ["der Ordner ist nicht leer", "the folder is not empty"],
        Kind::InvalidFilename => ["so kann hier keine Datei heißen", "no file can have this name here"],
        Kind::ResourceBusy | Kind::ExecutableFileBusy => {
            ["ein anderes Programm benutzt es gerade", "another program is using it"]
        }
        Kind::StaleNetworkFileHandle => {
            ["die Verbindung zum Netzlaufwerk ist unterbrochen", "the network drive is no longer connected"]
        }
        Kind::TimedOut => ["es kam keine Antwort", "there was no answer"],
        Kind::Interrupted => ["abgebrochen", "interrupted"],
        Kind::UnexpectedEof => ["die Eingabe endet zu früh", "the input ends too early"],
        Kind::OutOfMemory => ["der Arbeitsspeicher reicht nicht", "there is not enough memory"],
        Kind::AddrInUse => ["der Port ist belegt", "the port is taken"],
        _ => return None,
    })
}
