//! The way from a page to the same one in the other languages.

use serde::Serialize;

use crate::portal::routes;
use crate::render::words::Words;
use crate::render::words::links::root;

/// A page in one of the portal's languages: `languages` in templates. Empty if there is only one.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageView {
    /// Code as in `<html lang>`.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// The page in this language, from the page's own folder.
    pub href: String,
    /// Its whole address, if the portal has one: search engines want no other.
    pub address: Option<String>,
    /// Whether the page is in this language.
    pub current: bool,
    /// Whether it is the language of the content, in which nothing is missing.
    pub main: bool,
}

impl LanguageView {
    /// The same page in each language of the portal, this one included.
    pub fn all(words: &Words<'_>, page: &str) -> Vec<Self> {
        let languages = &words.portal.config.languages;
        let is_easy = !words.portal.content.easy.is_empty() && page.starts_with(&routes::easy(None));
        if !languages.are_many() || page == routes::NOT_FOUND || is_easy {
            return Vec::new();
        }
        let folder = languages.folder(languages.current());
        let up = "../".repeat(format!("{folder}{page}").matches('/').count());
        let up = if up.is_empty() { root(page) } else { up };
        let site = words.portal.config.base_url.as_deref().and_then(|base| base.strip_suffix(folder.as_str()));
        let view = |code: &String| {
            let path = format!("{}{page}", languages.folder(code));
            let href = format!("{up}{path}");
            Self {
                name: words.theme.tongue(code).name.clone(),
                address: site.map(|site| format!("{site}{path}")),
                href,
                current: code == languages.current(),
                main: code == languages.main(),
                code: code.clone(),
            }
        };
        languages.codes().iter().map(view).collect()
    }
}
