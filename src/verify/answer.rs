//! What a check found.

use std::fmt;

/// What a check found, in the order in which it looked.
#[derive(Debug, Default)]
pub struct Answer {
    /// What is as it should be, a sentence each.
    pub fine: Vec<String>,
    /// What a reader should know, although it is no contradiction.
    pub notes: Vec<String>,
    /// What is not as it should be.
    pub differences: Vec<Difference>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The manifest has a file, the site has not.
    Missing(String),
    /// A file has another sum than the manifest says.
    Changed(String),
    /// The site has a file that nothing speaks of.
    Extra(String),
    /// A file is another one than the repository gives; the first line that differs, in the site and built anew.
    Rebuilt(String, Option<[String; 2]>),
    /// The repository gives a file that the site has not.
    NotThere(String),
    /// The repository gives no such file.
    NotBuilt(String),
    /// Anything else, in a sentence.
    Other(String),
}

impl Answer {
    /// Notes a contradiction.
    pub(super) fn differs(&mut self, sentence: impl Into<String>) {
        self.differences.push(Difference::Other(sentence.into()));
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "`{path}` fehlt"),
            Self::Changed(path) => write!(f, "`{path}` wurde verändert: Das Manifest nennt eine andere Prüfsumme"),
            Self::Extra(path) => write!(f, "`{path}` gehört nicht dazu: Das Manifest kennt die Datei nicht"),
            Self::Rebuilt(path, None) => write!(f, "`{path}` ist nicht das, was sich aus dem Repository ergibt"),
            Self::Rebuilt(path, Some([site, built])) => write!(
                f,
                "`{path}` ist nicht das, was sich aus dem Repository ergibt:\n    Website:  {site}\n    gebaut:   {built}"
            ),
            Self::NotThere(path) => write!(f, "`{path}` fehlt: Aus dem Repository ergibt sich diese Datei"),
            Self::NotBuilt(path) => write!(f, "`{path}` ergibt sich nicht aus dem Repository"),
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}
