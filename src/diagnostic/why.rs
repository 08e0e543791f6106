//! Why something could not be read, in words that are kept and told later in any language.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Language, Problem};

/// A cause in each language of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    german: String,
    english: String,
}

impl Why {
    /// What a finding says.
    pub fn of(problem: Problem) -> Self {
        let found = Diagnostic::whole("", problem);
        let [german, english] = [Language::German, Language::English].map(|language| found.message_in(language));
        Self { german, english }
    }

    /// In one of these languages.
    pub fn in_words(&self, language: Language) -> &str {
        match language {
            Language::German => &self.german,
            Language::English => &self.english,
        }
    }

    /// The same with other words in each language.
    #[must_use]
    pub fn map(self, change: impl Fn(&str) -> String) -> Self {
        Self { german: change(&self.german), english: change(&self.english) }
    }
}

impl<T: Into<String>> From<[T; 2]> for Why {
    fn from([german, english]: [T; 2]) -> Self {
        Self { german: german.into(), english: english.into() }
    }
}
