//! A full-text index that a browser can search: documents in, files out. It knows nothing of goals.
//!
//! The index is made by Pagefind, as a library and in memory. Of the files it offers, the search page needs the engine
//! and the index; its ready-made user interfaces are left out.

use std::collections::BTreeMap;
use std::path::Path;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

/// Texts that one file holds together. A result costs its reader one such file, a site one file for so many texts.
const TOGETHER: usize = 4;

/// Files that the engine brings and this program's pages do not use.
const UNUSED: [&str; 4] = ["pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight."];

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its address, relative to the site's root.
    pub url: String,
    /// Language of its text, as in `<html lang>`. Each language has an index of its own.
    pub language: String,
    /// What it is called in the list of results. Words found here count more.
    pub title: String,
    /// Its text as HTML. Parts with `data-pagefind-ignore` are left out.
    pub html: String,
    /// What results can be narrowed down to: values by name.
    pub filters: BTreeMap<&'static str, Vec<String>>,
    /// What is told beside a result: a value by name. Its words are found as well.
    pub told: BTreeMap<&'static str, String>,
}

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Path inside the folder of the index.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine asks for the folder that the program was started in, and it is gone.
    #[error(
        "der Suchindex kann nicht erzeugt werden, weil es den Ordner nicht mehr gibt, in dem das Programm gestartet wurde"
    )]
    NoFolder,
    /// The threads of the engine cannot be started.
    #[error("der Suchindex kann nicht erzeugt werden: {0}")]
    Threads(std::io::Error),
    /// The engine's words.
    #[error("der Suchindex kann nicht erzeugt werden: {0}")]
    Engine(String),
}

/// The index of all documents, its files by path. The same documents in the same order give the same bytes.
///
/// # Errors
/// An engine that does not start.
pub fn index(documents: Vec<Document>) -> Result<Vec<IndexFile>, SearchError> {
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    if std::env::current_dir().is_err() {
        return Err(SearchError::NoFolder);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(SearchError::Threads)?;
    let mut files = runtime.block_on(run(documents)).map_err(|error| SearchError::Engine(error.to_string()))?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

async fn run(documents: Vec<Document>) -> Result<Vec<IndexFile>, Box<dyn std::error::Error + Send + Sync>> {
    let files = u32::try_from(documents.len().div_ceil(TOGETHER)).unwrap_or(u32::MAX);
    // A drawing tells in numbers what the text beside it says in words.
    let options =
        PagefindServiceConfig::builder().max_fragments(files).exclude_selectors(vec!["svg".to_owned()]).build();
    let mut index = PagefindIndex::new(Some(options))?;
    for document in documents {
        let (url, html) = (document.url.clone(), page(&document));
        index.add_html_file(None, Some(url), html).await?;
    }
    let files = index.get_files().await?;
    let file = |file: pagefind::api::SyntheticFile| IndexFile { path: slashes(&file.filename), bytes: file.contents };
    Ok(files.into_iter().map(file).filter(|file| !UNUSED.iter().any(|name| file.path.starts_with(name))).collect())
}

/// A path with `/` on every system.
fn slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A document as a page with the marks that the engine reads.
fn page(document: &Document) -> String {
    let mut page = format!("<html lang=\"{}\"><body>", attribute(&document.language));
    let mut mark = |kind: &str, name: &str, value: &str| {
        page.push_str(&format!("<i data-pagefind-{kind}=\"{name}[title]\" title=\"{}\"></i>", attribute(value)));
    };
    mark("meta", "title", &document.title);
    document.told.iter().for_each(|(name, value)| mark("meta", name, value));
    for (name, values) in &document.filters {
        values.iter().for_each(|value| mark("filter", name, value));
    }
    // Words of neighbouring elements must not run together.
    page + &document.html.replace("><", "> <") + "</body></html>"
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
