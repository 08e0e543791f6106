//! The look of a portal: templates, texts, stylesheets.
//!
//! The default theme is built into the program. A portal overrides single files by a folder of its own: a template or
//! asset replaces the one of the same name, a text replaces the text of the same key.

mod filters;
mod plain_markdown;
mod texts;
mod tongue;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::{ErrorKind, Tera};

use crate::characters::{is_right_to_left, visible_on_page};
use crate::diagnostic::{Cause, Diagnostic, Language, Problem, Why, first_conflict};
use crate::foreign;
use crate::locale::{Locale, NoLocale};
use crate::source::{EntryKind, ReadError, Source};
use crate::yaml::nearest;

pub use texts::Texts;
use tongue::Files;
pub use tongue::Tongue;

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
    /// By language, the portal's main one first; there always is one.
    pub tongues: Vec<Tongue>,
    /// Files to copy.
    pub assets: Vec<Asset>,
    /// Fonts (TrueType, OpenType) for pictures of dots. Pages use those of their readers.
    pub fonts: Vec<Arc<Vec<u8>>>,
    /// Whether the portal has templates of pages of its own, which may be written in any way.
    pub has_own_pages: bool,
    /// Whether the portal has templates of its own.
    pub has_own_templates: bool,
    /// Texts and templates of the portal's own that nothing asks for.
    pub unasked: Vec<Diagnostic>,
}

impl Theme {
    /// Addresses of all assets.
    pub fn addresses(&self) -> Vec<&str> {
        self.assets.iter().map(|asset| asset.address.as_str()).collect()
    }

    /// The portal's main language.
    pub fn main(&self) -> &Tongue {
        &self.tongues[0]
    }

    /// A language, or the main one if there is no such one.
    pub fn tongue(&self, code: &str) -> &Tongue {
        self.tongues.iter().find(|tongue| tongue.code == code).unwrap_or(self.main())
    }
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
    /// A file with what is left of a merge.
    #[error(
        "`{path}`, Zeile {line}: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt). Die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`"
    )]
    Conflict {
        /// The file.
        path: String,
        /// The line of its first marker.
        line: usize,
    },
    /// A folder without a theme.
    #[error(
        "der Ordner `{folder}` aus `portal.yaml` enthält keine Dateien eines Themas (`templates/`, `texts/`, `assets/`, `fonts/`)"
    )]
    Empty {
        /// The folder.
        folder: String,
    },
    /// A language that nobody wrote texts for.
    #[error("für die Sprache `{language}` gibt es keine Texte; möglich: {}", available.join(", "))]
    Language {
        /// What was asked for.
        language: String,
        /// What there is.
        available: Vec<String>,
    },
    /// A language whose rules are not known; its text file may name others by `locale`.
    #[error(transparent)]
    Locale(#[from] NoLocale),
    /// A text file that is no mapping of texts.
    #[error("`{path}` lässt sich nicht lesen: {}", reason.in_words(Language::German))]
    Texts {
        /// The file.
        path: String,
        /// Why.
        reason: Why,
    },
    /// A template that is built on one that is not there.
    #[error("die Vorlage `{template}` baut auf `{parent}` auf, und die gibt es nicht (`{{% extends %}}`)")]
    NoParent {
        /// The template.
        template: String,
        /// What it names.
        parent: String,
    },
    /// A template that is wrong; the engine's words with file and line.
    #[error("eine Vorlage des Themas ist fehlerhaft:\n{report}")]
    Template {
        /// File, line, column, marked text.
        report: String,
    },
}

/// Loads the default theme and what the portal's `folder` overrides, for each of the `languages`, the main one first.
///
/// # Errors
/// A theme that cannot be read or used; file and line are in the error.
pub fn load(source: &dyn Source, folder: Option<&str>, languages: &[String]) -> Result<Theme, ThemeError> {
    let own = folder.map(|folder| own_files(source, folder)).transpose()?.unwrap_or_default();
    let built_in = built_in();
    let has_texts = |language: &&String| {
        let path = format!("texts/{language}.yaml");
        built_in.contains_key(&path) || own.contains_key(&path)
    };
    if let Some(unknown) = languages.iter().find(|language| !has_texts(language)) {
        return Err(unknown_language(unknown, built_in.keys().chain(own.keys())));
    }
    let files = Files { built_in: &built_in, own: &own, folder: folder.unwrap_or_default() };
    let (templates, assets, fonts) = layered(&files)?;
    let mut tongues: Vec<Tongue> = Vec::new();
    for code in languages {
        tongues.push(Tongue::load(code, tongues.first(), &files, &templates)?);
    }
    let own_templates = own_templates(&files);
    let mut unasked = unknown_texts(&files, &own_templates);
    unasked.extend(unknown_templates(&files, &own_templates));
    let has_own_pages = own_templates.keys().any(|name| name.strip_suffix(".html").is_some());
    Ok(Theme { tongues, assets, fonts, has_own_pages, has_own_templates: !own_templates.is_empty(), unasked })
}

/// The portal's own templates by name.
fn own_templates<'f>(files: &Files<'f>) -> BTreeMap<&'f str, Cow<'f, str>> {
    let own = files.own.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("templates/")?, bytes)));
    own.map(|(name, bytes)| (name, String::from_utf8_lossy(bytes))).collect()
}

/// A template that neither the program nor another one asks for is a slip: nothing of it ever shows. Components are used without
/// the name of their file.
fn unknown_templates(files: &Files<'_>, templates: &BTreeMap<&str, Cow<'_, str>>) -> Vec<Diagnostic> {
    let built_in: Vec<&str> = files.built_in.keys().filter_map(|path| path.strip_prefix("templates/")).collect();
    let is_named = |name: &str| {
        let forms = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
        templates.values().any(|text| forms.iter().any(|form| text.contains(form.as_str())))
    };
    let has_components = |text: &str| ["{% component", "{%- component"].iter().any(|begin| text.contains(begin));
    let is_unknown =
        |(name, text): &(&&str, &Cow<'_, str>)| !built_in.contains(name) && !is_named(name) && !has_components(text);
    let tell = |(name, _): (&&str, &Cow<'_, str>)| {
        let nearest = nearest(name, built_in.iter().copied());
        let problem = Problem::UnknownTemplate { name: (*name).to_owned(), nearest };
        Diagnostic::whole(&format!("{}/templates/{name}", files.folder), problem)
    };
    templates.iter().filter(is_unknown).map(tell).collect()
}

/// A key that nobody asks for is a slip: the text under it never shows.
fn unknown_texts(files: &Files<'_>, templates: &BTreeMap<&str, Cow<'_, str>>) -> Vec<Diagnostic> {
    let templates: Vec<&str> = templates.values().map(AsRef::as_ref).collect();
    let german = "texts/de.yaml".to_owned();
    let mut found = Vec::new();
    for (path, bytes) in files.own.iter().filter(|(path, _)| path.starts_with("texts/")) {
        let known = files.built_in.get(path).or_else(|| files.built_in.get(&german));
        let known = known.and_then(|bytes| Texts::parse(path, bytes).ok()).unwrap_or_default();
        found.extend(known.unknown_in(&format!("{}/{path}", files.folder), bytes, &templates));
    }
    found
}

type Parts = (Vec<(String, String)>, Vec<Asset>, Vec<Arc<Vec<u8>>>);

/// Templates by name, assets and fonts: the portal's own file in place of one that is built in.
fn layered(files: &Files<'_>) -> Result<Parts, ThemeError> {
    let mut templates = Vec::new();
    let (mut assets, mut fonts) = (Vec::new(), Vec::new());
    let all: BTreeMap<&String, &Vec<u8>> = files.built_in.iter().chain(files.own).collect();
    for (path, bytes) in all {
        if let Some(name) = path.strip_prefix("templates/") {
            let text = String::from_utf8(bytes.clone())
                .map_err(|_| ThemeError::NotUtf8 { path: format!("{}/{path}", files.folder) })?;
            templates.push((name.to_owned(), text));
        } else if path.starts_with("assets/") {
            assets.push(Asset { address: path.clone(), bytes: bytes.clone() });
        } else if path.starts_with("fonts/") && [".ttf", ".otf"].iter().any(|kind| path.ends_with(kind)) {
            fonts.push(Arc::new(bytes.clone()));
        }
    }
    Ok((templates, assets, fonts))
}

fn compile(templates: Vec<(String, String)>, locale: &Arc<Locale>) -> Result<Tera, ThemeError> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg", ".xml"]);
    // Names of files come as they are; nothing in them may steer a page or turn it around.
    tera.set_escape_fn(|text, out| {
        let shown = visible_on_page(text);
        let isolated = is_right_to_left(&shown).then(|| foreign::isolated(&shown));
        tera::escape_html(isolated.as_deref().unwrap_or(&shown), out)
    });
    filters::register(&mut tera, locale);
    tera.add_raw_templates(templates).map_err(|error| match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            ThemeError::NoParent { template: current.clone(), parent: parent.clone() }
        }
        _ => ThemeError::Template { report: report(&error) },
    })?;
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
                    if let Some(line) = first_conflict(&bytes) {
                        return Err(ThemeError::Conflict { path: entry.path, line });
                    }
                    files.insert(path, bytes);
                }
            }
            EntryKind::Unreadable(reason) => {
                return Err(ReadError { path: entry.path, reason }.into());
            }
            EntryKind::Symlink => return Err(ReadError { path: entry.path, reason: Cause::Link }.into()),
            EntryKind::Submodule => return Err(ReadError { path: entry.path, reason: Cause::Submodule }.into()),
        }
    }
    let known =
        |path: &String| ["templates/", "texts/", "assets/", "fonts/"].iter().any(|folder| path.starts_with(folder));
    if files.keys().any(known) { Ok(files) } else { Err(ThemeError::Empty { folder: folder.to_owned() }) }
}

fn unknown_language<'p>(language: &str, paths: impl Iterator<Item = &'p String>) -> ThemeError {
    let names = paths.filter_map(|path| path.strip_prefix("texts/")?.strip_suffix(".yaml"));
    let available: BTreeSet<String> = names.map(str::to_owned).collect();
    ThemeError::Language { language: language.to_owned(), available: available.into_iter().collect() }
}

/// A language whose rules are not known.
#[cfg(test)]
pub(crate) fn no_locale() -> ThemeError {
    ThemeError::Locale(NoLocale { name: "x".to_owned() })
}
