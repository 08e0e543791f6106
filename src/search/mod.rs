//! A full-text index that a browser can search: documents in, files out. It knows nothing of goals.
//!
//! The index is made by Pagefind, as a library and in memory. Of the files it offers, the search page needs the engine
//! and the index; its ready-made user interfaces are left out.
//!
//! Many documents are bundles of their own, which the engine merges in the browser: it takes 0.2 MB of memory a document, uses
//! one thread a bundle, and makes nothing but whole bundles, so one whose documents are the same as before is taken over.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Texts that one file holds together. A result costs its reader one such file, a site one file for so many texts.
const TOGETHER: usize = 4;

/// Letters of a word that are looked at.
const LONGEST: usize = 500;

/// Documents of one bundle, about.
const BUNDLE: usize = 1_000;

/// Lists the folders of the bundles that are merged with the one above them.
const BUNDLES: &str = "bundles.json";

/// The engine, which stands in the first bundle only.
const ENGINE: [&str; 3] = ["pagefind.js", "pagefind-worker.js", "wasm."];

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
    /// Its day, if results can be sorted by it.
    pub date: Option<Date>,
}

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Bundles that were made before, by what went into them.
pub trait Bundles: Sync {
    /// The files of a bundle, if they are known.
    fn find(&self, key: &str) -> Option<Vec<IndexFile>>;

    /// Takes note of a bundle.
    fn keep(&self, key: String, files: &[IndexFile]);
}

/// Gives `take` the files of the index of all documents. The same documents in the same order give the same bytes.
///
/// # Errors
/// An engine that does not start.
pub fn index(
    documents: Vec<Document>,
    bundles: Option<&dyn Bundles>,
    take: impl Fn(IndexFile) + Sync,
) -> Result<(), SearchError> {
    if documents.is_empty() {
        return Ok(());
    }
    if std::env::current_dir().is_err() {
        return Err(SearchError::NoFolder);
    }
    let parts = parts(documents);
    let more: Vec<String> = (1..parts.len()).map(|number| format!("{number}/")).collect();
    take(IndexFile { path: BUNDLES.to_owned(), bytes: format!("{more:?}\n").into_bytes() });
    let bundle = |(number, documents): (usize, Vec<Document>)| -> Result<(), SearchError> {
        let pages: Vec<(String, String)> =
            documents.iter().map(|document| (document.url.clone(), page(document))).collect();
        drop(documents);
        let key = key(&pages);
        let found = bundles.and_then(|bundles| bundles.find(&key));
        let files = match found {
            Some(files) => files,
            None => made(pages)?,
        };
        bundles.inspect(|bundles| bundles.keep(key, &files));
        let is_wanted = |file: &IndexFile| number == 0 || !ENGINE.iter().any(|name| file.path.starts_with(name));
        let folder = if number == 0 { String::new() } else { format!("{number}/") };
        let files = files.into_iter().filter(is_wanted);
        files.for_each(|file| take(IndexFile { path: format!("{folder}{}", file.path), ..file }));
        Ok(())
    };
    let made: Vec<_> = parts.into_par_iter().enumerate().map(bundle).collect();
    made.into_iter().collect()
}

/// The documents of each bundle. Chance puts them together, so that what a word is worth is about the same in all of them:
/// results of all bundles are sorted as if they were of one. Only a single bundle can be sorted by day, so those with a day
/// stand together, where what they cost anew with every commit is theirs alone.
fn parts(documents: Vec<Document>) -> Vec<Vec<Document>> {
    if documents.len() <= BUNDLE {
        return vec![documents];
    }
    let (dated, others): (Vec<_>, Vec<_>) = documents.into_iter().partition(|document| document.date.is_some());
    let number = others.len().div_ceil(BUNDLE);
    let mut parts: Vec<Vec<Document>> = std::iter::repeat_with(Vec::new).take(number).collect();
    for document in others {
        let digest = Sha256::digest(&document.url);
        let place = digest.iter().take(4).fold(0, |place, byte| (place << 8 | usize::from(*byte)) % number);
        parts[place].push(document);
    }
    parts.push(dated);
    parts.retain(|part| !part.is_empty());
    parts
}

/// What a bundle is made from, as a name.
fn key(pages: &[(String, String)]) -> String {
    let mut digest = Sha256::new();
    for text in pages.iter().flat_map(|(url, page)| [url, page]) {
        digest.update(text.len().to_le_bytes());
        digest.update(text);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a bundle.
fn made(pages: Vec<(String, String)>) -> Result<Vec<IndexFile>, SearchError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(SearchError::Threads)?;
    let mut files = runtime.block_on(run(pages)).map_err(|error| SearchError::Engine(error.to_string()))?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

async fn run(pages: Vec<(String, String)>) -> Result<Vec<IndexFile>, Box<dyn std::error::Error + Send + Sync>> {
    let files = u32::try_from(pages.len().div_ceil(TOGETHER)).unwrap_or(u32::MAX);
    // A drawing tells in numbers what the text beside it says in words.
    let options =
        PagefindServiceConfig::builder().max_fragments(files).exclude_selectors(vec!["svg".to_owned()]).build();
    let mut index = PagefindIndex::new(Some(options))?;
    for (url, html) in pages {
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
    if let Some(date) = document.date {
        page.push_str(&format!("<i data-pagefind-sort=\"date[title]\" title=\"{date}\"></i>"));
    }
    // Words of neighbouring elements must not run together.
    let page = page + &document.html.replace("><", "> <") + "</body></html>";
    without_long_words(&page)
}

/// The engine takes a word apart letter by letter, in the square of their number: what nobody types ends early.
fn without_long_words(page: &str) -> String {
    let mut letters = 0;
    let is_kept = |c: &char| {
        letters = if c.is_alphanumeric() { letters + 1 } else { 0 };
        letters <= LONGEST
    };
    page.chars().filter(is_kept).collect()
}

/// As little as the engine understands: it shows every other entity in an attribute as it is written.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::io::Read as _;
    use std::sync::Mutex;

    use super::{Bundles, Document, IndexFile, index};

    fn documents(count: usize) -> Vec<Document> {
        let document = |number: usize| Document {
            url: format!("ziele/{number}/"),
            language: "de".to_owned(),
            title: format!("Ziel {number}"),
            html: format!("<p>Wort{number} und Breitband</p>"),
            filters: BTreeMap::new(),
            told: BTreeMap::new(),
            date: None,
        };
        (0..count).map(document).collect()
    }

    #[derive(Default)]
    struct Kept {
        known: Mutex<BTreeMap<String, Vec<IndexFile>>>,
        found: Mutex<usize>,
    }

    impl Bundles for Kept {
        fn find(&self, key: &str) -> Option<Vec<IndexFile>> {
            let found = self.known.lock().unwrap().get(key).cloned();
            *self.found.lock().unwrap() += usize::from(found.is_some());
            found
        }

        fn keep(&self, key: String, files: &[IndexFile]) {
            self.known.lock().unwrap().insert(key, files.to_vec());
        }
    }

    fn files(documents: Vec<Document>, bundles: Option<&dyn Bundles>) -> BTreeMap<String, Vec<u8>> {
        let files = Mutex::new(BTreeMap::new());
        index(documents, bundles, |file| assert!(files.lock().unwrap().insert(file.path, file.bytes).is_none()))
            .unwrap();
        files.into_inner().unwrap()
    }

    /// Addresses that stand in an index.
    fn addresses(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let fragments = files.iter().filter(|(path, _)| path.contains("fragment/"));
        let urls = fragments.flat_map(|(_, bytes)| {
            let mut text = String::new();
            flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
            let urls = text.split("\"url\":\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned);
            urls.collect::<Vec<_>>()
        });
        urls.collect()
    }

    #[test]
    fn many_documents_are_several_bundles() {
        let (few, many) = (files(documents(3), None), files(documents(1_500), None));
        assert_eq!(
            (few["bundles.json"].as_slice(), many["bundles.json"].as_slice()),
            (&b"[]\n"[..], &b"[\"1/\"]\n"[..])
        );
        assert!(many.contains_key("pagefind-entry.json") && many.contains_key("1/pagefind-entry.json"));
        assert!(
            many.contains_key("pagefind.js")
                && !many.keys().any(|path| path.starts_with("1/wasm") || path == "1/pagefind.js")
        );
        let all = addresses(&many);
        assert_eq!(all.len(), 1_500);
        assert_eq!(
            all.into_iter().collect::<BTreeSet<_>>(),
            documents(1_500).into_iter().map(|document| document.url).collect()
        );
    }

    #[test]
    fn words_that_nobody_types_end_early() {
        let page = super::without_long_words(&format!("<p title=\"{0}\">{0}-ende", "ä".repeat(200_000)));
        assert_eq!(page, format!("<p title=\"{0}\">{0}-ende", "ä".repeat(500)));
    }

    #[test]
    fn bundles_that_hold_the_same_are_taken_over() {
        let kept = Kept::default();
        let clean = files(documents(1_500), None);
        assert!(files(documents(1_500), Some(&kept)) == clean);
        assert_eq!(*kept.found.lock().unwrap(), 0);
        assert!(files(documents(1_500), Some(&kept)) == clean);
        assert_eq!(*kept.found.lock().unwrap(), 2);
        let mut other = documents(1_500);
        other[7].html = "<p>Anderes</p>".to_owned();
        assert!(files(other.clone(), Some(&kept)) == files(other, None));
        assert_eq!(*kept.found.lock().unwrap(), 3);
    }
}
