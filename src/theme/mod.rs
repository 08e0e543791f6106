//! The look of a portal: templates, texts, stylesheets.
//!
//! The default theme is built into the program. A portal overrides single files by a folder of its own: a template or
//! asset replaces the one of the same name, a text replaces the text of the same key.

mod filters;
mod plain_markdown;
mod texts;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::source::{EntryKind, ReadError, Source};

pub use texts::Texts;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Address in the site (`assets/style.css`).
    pub address: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    /// Templates with all filters.
    pub tera: Tera,
    /// Texts of the portal's language.
    pub texts: Texts,
    /// Files to copy.
    pub assets: Vec<Asset>,
}

/// Why a theme cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A file that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file that is not UTF-8.
    #[error("`{path}` ist nicht als UTF-8 gespeichert")]
    NotUtf8 {
        /// The file.
        path: String,
    },
    /// A folder without a theme.
    #[error(
        "der Ordner `{folder}` aus `portal.yaml` enthält keine Dateien eines Themas (`templates/`, `texts/`, `assets/`)"
    )]
    Empty {
        /// The folder.
        folder: String,
    },
    /// A language that nobody wrote texts for.
    #[error("für die Sprache `{language}` gibt es keine Texte; möglich: {available}")]
    Language {
        /// What was asked for.
        language: String,
        /// What there is.
        available: String,
    },
    /// A text file that is no mapping of texts.
    #[error("`{path}` lässt sich nicht lesen: {reason}")]
    Texts {
        /// The file.
        path: String,
        /// The parser's words.
        reason: String,
    },
    /// A template that is wrong; the engine's words with file and line.
    #[error("eine Vorlage des Themas ist fehlerhaft:\n{report}")]
    Template {
        /// File, line, column, marked text.
        report: String,
    },
}

/// Loads the default theme and what the portal's `folder` overrides.
///
/// # Errors
/// A theme that cannot be read or used; file and line are in the error.
pub fn load(source: &dyn Source, folder: Option<&str>, language: &str) -> Result<Theme, ThemeError> {
    let own = folder.map(|folder| own_files(source, folder)).transpose()?.unwrap_or_default();
    let mut files = built_in();
    let language_file = format!("texts/{language}.yaml");
    let mut texts = match (files.get(&language_file), own.get(&language_file)) {
        (Some(default), _) => Texts::parse(&language_file, default)?,
        (None, Some(_)) => Texts::parse("texts/de.yaml", files.get("texts/de.yaml").map_or(&[], Vec::as_slice))?,
        (None, None) => return Err(unknown_language(language, files.keys().chain(own.keys()))),
    };
    let own_path = |path: &str| format!("{}/{path}", folder.unwrap_or_default());
    if let Some(bytes) = own.get(&language_file) {
        texts.replace(Texts::parse(&own_path(&language_file), bytes)?);
    }
    files.extend(own);
    let mut templates = Vec::new();
    let mut assets = Vec::new();
    for (path, bytes) in files {
        if let Some(name) = path.strip_prefix("templates/") {
            let text = String::from_utf8(bytes).map_err(|_| ThemeError::NotUtf8 { path: own_path(&path) })?;
            templates.push((name.to_owned(), text));
        } else if path.starts_with("assets/") {
            assets.push(Asset { address: path, bytes });
        }
    }
    Ok(Theme { tera: compile(templates)?, texts, assets })
}

fn compile(templates: Vec<(String, String)>) -> Result<Tera, ThemeError> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg", ".xml"]);
    filters::register(&mut tera);
    tera.add_raw_templates(templates).map_err(|error| ThemeError::Template { report: report(&error) })?;
    Ok(tera)
}

/// An error of the template engine with all its causes.
pub(crate) fn report(error: &tera::Error) -> String {
    let mut report = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        report.push('\n');
        report.push_str(&error.to_string());
        cause = error.source();
    }
    report.trim_end().to_owned()
}

/// The files of the default theme by path.
fn built_in() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
    }
    files
}

fn own_files(source: &dyn Source, folder: &str) -> Result<BTreeMap<String, Vec<u8>>, ThemeError> {
    let mut files = BTreeMap::new();
    for entry in source.list(folder)? {
        let path = entry.path.strip_prefix(folder).unwrap_or(&entry.path).trim_start_matches('/').to_owned();
        match entry.kind {
            EntryKind::File { .. } => {
                if let Some(bytes) = source.read(&entry.path)? {
                    files.insert(path, bytes);
                }
            }
            EntryKind::Unreadable(reason) => {
                return Err(ReadError { path: entry.path, reason }.into());
            }
            EntryKind::Symlink | EntryKind::Submodule => {
                let reason = "Verknüpfungen werden nicht verfolgt".to_owned();
                return Err(ReadError { path: entry.path, reason }.into());
            }
        }
    }
    let known = |path: &String| ["templates/", "texts/", "assets/"].iter().any(|folder| path.starts_with(folder));
    if files.keys().any(known) { Ok(files) } else { Err(ThemeError::Empty { folder: folder.to_owned() }) }
}

fn unknown_language<'p>(language: &str, paths: impl Iterator<Item = &'p String>) -> ThemeError {
    let names = paths.filter_map(|path| path.strip_prefix("texts/")?.strip_suffix(".yaml"));
    let available = names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    ThemeError::Language { language: language.to_owned(), available }
}
