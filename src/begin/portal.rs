//! A new portal: the template that is built into the program, as a Git repository with a first commit.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::config;
use crate::create::{Commit, CreateError, Files, Person, create};
use crate::yaml::slug;

static TEMPLATE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/begin/template");

/// Stands for the title in the template.
const TITLE: &str = "TITEL";

/// The folder of Git's hooks in the template.
const HOOKS: &str = ".githooks";

/// Departments of the template, which its goals name.
const DEPARTMENTS: [&str; 2] = ["ressort-a", "ressort-b"];

/// What is known of a portal that is to be made. What is missing stays as the template has it.
#[derive(Debug, Clone, Default)]
pub struct NewPortal {
    /// Name.
    pub title: String,
    /// Where it will be published.
    pub base_url: Option<String>,
    /// Where its repository will lie.
    pub repository: Option<String>,
    /// Whether its pages are in English as well.
    pub in_english: bool,
    /// Names of departments.
    pub departments: Vec<String>,
}

/// Makes a portal in `folder`, which must be empty or not exist. `moment` is the first commit's: seconds since 1970, and the
/// time zone in seconds east of UTC.
///
/// # Errors
/// Any [`CreateError`]; then the folder is as it was.
pub fn portal(folder: &Path, new: &NewPortal, person: Person, moment: (i64, i32)) -> Result<(), CreateError> {
    let mut files = Files::new();
    let title = new.title.trim();
    collect(&TEMPLATE, new, &mut files);
    let message = format!("Portal „{title}“ angelegt\n\nAus der Vorlage von Zielstand. Die Ziele sind Beispiele.\n");
    let (seconds, offset) = moment;
    create(&[Commit { person, seconds, offset, message, files }], folder, Some(HOOKS))
}

fn collect(dir: &Dir<'_>, new: &NewPortal, files: &mut Files) {
    let title = new.title.trim();
    let departments = new.departments();
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        let text = String::from_utf8_lossy(file.contents());
        let text = if path == config::FILE {
            new.settings(&text, &departments).replace(TITLE, &quoted(title))
        } else {
            let id = |place: usize| departments.get(place).or(departments.first()).map(|(id, _)| id.as_str());
            let names = DEPARTMENTS.into_iter().enumerate();
            names.fold(text.replace(TITLE, title), |text, (place, name)| text.replace(name, id(place).unwrap_or(name)))
        };
        files.insert(path, text.into_bytes());
    }
    dir.dirs().for_each(|dir| collect(dir, new, files));
}

/// A text as YAML has it on one line. Every JSON text is one in YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl NewPortal {
    /// The departments with an id each.
    fn departments(&self) -> Vec<(String, &str)> {
        let mut all: Vec<(String, &str)> = Vec::new();
        for name in self.departments.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let slug = slug(name);
            let base = if slug.is_empty() { "ressort".to_owned() } else { slug };
            let numbered = (2..).map(|number| format!("{base}-{number}"));
            let mut ids = std::iter::once(base.clone()).chain(numbered);
            let free = ids.find(|id| all.iter().all(|(other, _)| other != id));
            all.extend(free.map(|id| (id, name)));
        }
        all
    }

    /// The settings of the template with what is known.
    fn settings(&self, template: &str, departments: &[(String, &str)]) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in template.lines() {
            match (line, self.base_url.as_deref(), self.repository.as_deref()) {
                ("languages: [de]", ..) if self.in_english => lines.push("languages: [de, en]".to_owned()),
                (line, Some(url), _) if line.starts_with("# base_url:") => {
                    lines.push(format!("base_url: {}", quoted(url)));
                }
                ("# forge:", _, Some(url)) => lines.extend(forge(url.trim_end_matches('/').trim_end_matches(".git"))),
                (line, _, Some(_)) if FORGE.iter().any(|field| line.starts_with(&format!("#   {field}: "))) => {}
                (line, ..) if line.starts_with("  - {id: ressort-") && !departments.is_empty() => {
                    if line.contains(DEPARTMENTS[0]) {
                        lines.extend(
                            departments.iter().map(|(id, name)| format!("  - {{id: {id}, title: {}}}", quoted(name))),
                        );
                    }
                }
                (line, ..) => lines.push(line.to_owned()),
            }
        }
        lines.join("\n") + "\n"
    }
}

/// Fields of `forge` that the template mentions.
const FORGE: [&str; 5] = ["url", "commit", "file", "edit", "history"];

/// The addresses at a forge, as far as its address tells which one it is.
fn forge(url: &str) -> Vec<String> {
    let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let paths = if host == "github.com" {
        ["commit/{commit}", "blob/{commit}/{path}", "edit/main/{path}", "commits/main/{path}"]
    } else if host.contains("gitlab") || host.contains("opencode") {
        ["-/commit/{commit}", "-/blob/{commit}/{path}", "-/edit/main/{path}", "-/commits/main/{path}"]
    } else if host.contains("codeberg") || host.contains("forgejo") || host.contains("gitea") {
        ["commit/{commit}", "src/commit/{commit}/{path}", "_edit/main/{path}", "commits/branch/main/{path}"]
    } else {
        return vec!["forge:".to_owned(), format!("  url: {}", quoted(url))];
    };
    let known =
        FORGE[1..].iter().zip(paths).map(|(field, path)| format!("  {field}: {}", quoted(&format!("{url}/{path}"))));
    ["forge:".to_owned(), format!("  url: {}", quoted(url))].into_iter().chain(known).collect()
}
