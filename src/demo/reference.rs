//! The reference portal, built into the program.

use include_dir::{Dir, include_dir};

use super::Files;
use crate::config;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
const SETTINGS: &str = include_str!("../../portal.yaml");

/// The files of the reference portal: its settings and its content. Hidden files are left out.
pub fn reference() -> Files {
    let mut files = Files::from([(config::FILE.to_owned(), SETTINGS.as_bytes().to_vec())]);
    collect(&CONTENT, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        if parts.last().is_some_and(|name| !name.starts_with('.')) {
            files.insert(format!("content/{}", parts.join("/")), file.contents().to_vec());
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}
