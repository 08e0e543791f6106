//! The words of the settings that people read, in one language; everything else holds for all languages.

use super::claims::{self, Claim};
use super::groups::{self, Groups};
use super::history::{self, HistorySettings};
use super::languages::Languages;
use super::vocabulary::{self, Origin, Statuses};
use super::{Config, FILE};
use crate::diagnostic::Sink;
use crate::yaml::{Fields, Node};

/// What the settings say in one language.
#[derive(Debug, Clone)]
pub(super) struct Wording {
    pub languages: Languages,
    pub title: String,
    pub description: String,
    pub notice: Option<String>,
    pub history: HistorySettings,
    pub statuses: Statuses,
    pub groups: Groups,
    pub origins: Vec<Origin>,
    pub claims: Vec<Claim>,
}

impl Wording {
    pub fn read(fields: &mut Fields<'_, '_, '_>, languages: Languages) -> Self {
        let title = languages.required_text(fields, "title");
        let groups = groups::groups(fields, &languages);
        Self {
            title: title.map_or_else(String::new, |title| title.value),
            description: languages.text(fields, "description").map_or_else(String::new, |text| text.value),
            notice: languages.text(fields, "notice").map(|text| text.value),
            history: history::history(fields, &languages, &groups),
            statuses: vocabulary::statuses(fields, &languages),
            groups,
            origins: vocabulary::origins(fields, &languages),
            claims: claims::claims(fields, &languages),
            languages,
        }
    }

    /// The same settings in each further language. Their mistakes are noted already.
    pub fn read_others(node: &Node, languages: &Languages) -> Vec<Self> {
        let mut sink = Sink::new(FILE);
        let mut read = |languages| Some(Self::read(&mut Fields::of(FILE, node, &mut sink)?, languages));
        languages.others().filter_map(&mut read).collect()
    }
}

impl Config {
    /// The settings in the words of each further language, in their order.
    pub fn translations(&self) -> Vec<Config> {
        self.wordings.iter().cloned().map(|wording| self.with(wording)).collect()
    }

    fn with(&self, wording: Wording) -> Config {
        let Wording { languages, title, description, notice, history, statuses, groups, origins, claims } = wording;
        let folder = languages.folder(languages.current());
        // Pages of a language are made as if its folder were the whole site.
        let base_url = self.base_url.as_ref().map(|base| format!("{base}{folder}"));
        let config = self.clone();
        Config { title, description, languages, notice, base_url, history, statuses, groups, origins, claims, ..config }
    }
}
