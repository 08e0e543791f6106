//! The portal in its further languages: the same pages below `en/`, and the way from each page to the same one there.

use serde::Serialize;

use super::moved::{Above, moved};
use super::site::{NOT_FOUND, root};
use super::words::Words;
use super::{Job, OutputFile, RenderError, Site, feed};
use crate::portal::routes;

/// A page in one of the portal's languages: `languages` in templates. Empty if there is only one.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LanguageView {
    /// Code as in `<html lang>`.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// The page in this language, from the page's own folder.
    pub href: String,
    /// The same with the whole address, if the portal has one: for search engines.
    pub address: String,
    /// Whether the page is in this language.
    pub current: bool,
    /// Whether it is the language of the content, in which nothing is missing.
    pub main: bool,
}

impl Words<'_> {
    /// The same page in each language of the portal, this one included.
    pub fn languages(&self, page: &str) -> Vec<LanguageView> {
        let languages = &self.portal.config.languages;
        let is_easy = !self.portal.content.easy.is_empty() && page.starts_with(&routes::easy(None));
        if !languages.are_many() || page == NOT_FOUND || is_easy {
            return Vec::new();
        }
        let folder = languages.folder(languages.current());
        let up = "../".repeat(format!("{folder}{page}").matches('/').count());
        let up = if up.is_empty() { root(page) } else { up };
        let site = self.portal.config.base_url.as_deref().and_then(|base| base.strip_suffix(folder.as_str()));
        let view = |code: &String| {
            let path = format!("{}{page}", languages.folder(code));
            let href = format!("{up}{path}");
            LanguageView {
                name: self.theme.tongue(code).name.clone(),
                address: site.map_or_else(|| href.clone(), |site| format!("{site}{path}")),
                href,
                current: code == languages.current(),
                main: code == languages.main(),
                code: code.clone(),
            }
        };
        languages.codes().iter().map(view).collect()
    }

    /// A language as it is called in this one, or by its own name.
    pub fn language_name(&self, code: &str) -> &str {
        self.texts.find_in("languages.names", code).unwrap_or(&self.theme.tongue(code).name)
    }
}

impl Site<'_> {
    /// The pages that each language has of its own; badges and the page for wrong addresses are there once.
    pub(super) fn translated_jobs(&self) -> Vec<Job> {
        self.jobs().into_iter().filter(|job| !job.is_there_once()).collect()
    }

    /// All files of a further language, in its folder: its pages and what goes with them. `done` is told after each page.
    ///
    /// # Errors
    /// A template that fails, a feed that cannot be written.
    pub(super) fn translated_files(&self, done: &(dyn Fn() + Sync)) -> Result<Vec<OutputFile>, RenderError> {
        let languages = &self.words.portal.config.languages;
        let mut files = self.pages(&self.translated_jobs(), done)?;
        files.extend(feed::files(&self.words)?);
        moved(files, self.words.theme, &languages.folder(languages.current()), Above::Everything)
    }
}
