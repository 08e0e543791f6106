//! A new portal: the template that is built into the program, as a Git repository with a first commit.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::config;
use crate::create::{Commit, CreateError, Files, Person, create};

static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/begin/template");

/// Stands for the title in the template.
const TITLE: &str = "TITEL";

/// The folder of Git's hooks in the template.
const HOOKS: &str = ".githooks";

/// Makes a portal of that title in `folder`, which must be empty or not exist. `moment` is the first commit's: seconds
/// since 1970, and the time zone in seconds east of UTC.
///
/// # Errors
/// Any [`CreateError`]; then the folder is as it was.
pub fn portal(folder: &Path, title: &str, person: Person, moment: (i64, i32)) -> Result<(), CreateError> {
    let mut files = Files::new();
    collect(&TEMPLATE, title.trim(), &mut files);
    let message =
        format!("Portal „{}“ angelegt\n\nAus der Vorlage von Zielstand. Die Ziele sind Beispiele.\n", title.trim());
    let (seconds, offset) = moment;
    create(&[Commit { person, seconds, offset, message, files }], folder, Some(HOOKS))
}

fn collect(dir: &Dir<'_>, title: &str, files: &mut Files) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        let text = String::from_utf8_lossy(file.contents());
        // Every JSON text is one in YAML.
        let title = if path == config::FILE { serde_json::Value::from(title).to_string() } else { title.to_owned() };
        files.insert(path, text.replace(TITLE, &title).into_bytes());
    }
    dir.dirs().for_each(|dir| collect(dir, title, files));
}
