//! What a theme has for each language of a portal: texts, rules of writing, and templates that know them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use super::{Texts, ThemeError, compile};
use crate::locale::Locale;

/// The theme in one language.
#[derive(Debug)]
pub struct Tongue {
    /// Code as in `<html lang>`.
    pub code: String,
    /// The language's own name (`Deutsch`).
    pub name: String,
    /// How dates and numbers are written.
    pub locale: Arc<Locale>,
    /// Texts; one that the language lacks stands in the portal's main language and is marked.
    pub texts: Texts,
    /// What the default theme has in this language; nothing if it lacks it.
    pub built_in: Texts,
    /// Templates with all filters.
    pub tera: Tera,
}

/// The files of a theme in their layers, by path: what is built in, and what the portal puts over it.
pub(super) struct Files<'a> {
    pub built_in: &'a BTreeMap<String, Vec<u8>>,
    pub own: &'a BTreeMap<String, Vec<u8>>,
    /// The portal's folder of these.
    pub folder: &'a str,
}

impl Tongue {
    /// The main language, or a further one beside it. `templates` are by name.
    pub(super) fn load(
        code: &str,
        main: Option<&Self>,
        files: &Files<'_>,
        templates: &[(String, String)],
    ) -> Result<Self, ThemeError> {
        let path = format!("texts/{code}.yaml");
        let built_in = files.built_in.get(&path).map(|bytes| Texts::parse(&path, bytes)).transpose()?;
        let own_path = format!("{}/{path}", files.folder);
        let own = files.own.get(&path).map(|bytes| Texts::parse(&own_path, bytes)).transpose()?;
        let says = |key: &str| {
            let layers = [&own, &built_in].into_iter().flatten();
            layers.filter_map(|texts| texts.find(key)).map(str::to_owned).next()
        };
        let name = says("language.name").unwrap_or_else(|| code.to_owned());
        let locale = says("language.locale").unwrap_or_else(|| code.to_owned());
        let mut texts = match (main, built_in.is_some()) {
            (Some(main), _) => main.texts.as_untranslated(),
            (None, true) => Texts::default(),
            (None, false) => {
                let german = files.built_in.get("texts/de.yaml").map_or(&[][..], Vec::as_slice);
                Texts::parse("texts/de.yaml", german)?
            }
        };
        built_in.clone().into_iter().chain(own).for_each(|layer| texts.replace(layer));
        let locale = Arc::new(Locale::new(&locale)?);
        let tera = compile(templates.to_vec(), &locale)?;
        Ok(Self { code: code.to_owned(), name, locale, texts, built_in: built_in.unwrap_or_default(), tera })
    }
}
