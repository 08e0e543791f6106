//! `ARCHITECTURE.md` stays short and true: it names files that there are, and modules with what they may use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::layers::LAYERS;

const ARCHITECTURE: &str = include_str!("../../ARCHITECTURE.md");
const DECISIONS: &str = include_str!("../../docs/DECISIONS.md");

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether it is written like a path of the repository: a folder, or a file of a kind that lies there.
fn is_path(word: &str) -> bool {
    let endings = [".rs", ".md", ".yaml", ".html", ".js", ".mjs"];
    let is_file = endings.iter().any(|end| word.ends_with(end));
    word.contains('/') && (is_file || word.ends_with('/')) && !word.contains([' ', '<', '…']) && !word.starts_with('.')
}

/// The paths in a text that lead nowhere, neither from the root nor from one of the folders.
fn dead<'t>(text: &'t str, folders: &[&str]) -> Vec<&'t str> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let exists = |path: &str| folders.iter().any(|folder| root.join(folder).join(path).exists());
    quoted(text).filter(|word| is_path(word) && !exists(word)).collect()
}

#[test]
fn files_that_are_named_exist() {
    let tables: String = ARCHITECTURE.lines().filter(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n");
    assert!(quoted(&tables).filter(|word| is_path(word)).count() > 60);
    assert_eq!(dead(&tables, &["", "src"]), [""; 0]);
    // Folders of a site.
    assert_eq!(dead(DECISIONS, &[""]), ["en/", "log/", "/pruefen/", "/daten/", "/druck/"]);
}

#[test]
fn modules_use_what_the_table_says() {
    let (_, table) = ARCHITECTURE.split_once("| Module |").unwrap();
    let row = |name: &str| table.lines().find_map(|line| line.strip_prefix(&format!("| `{name}` | ")));
    for (name, uses) in LAYERS {
        let row = row(name).unwrap_or_else(|| panic!("{name} has no row"));
        let (_, said) = row.rsplit_once(" | ").unwrap();
        assert_eq!(quoted(said).collect::<BTreeSet<_>>(), uses.iter().copied().collect(), "{name}");
    }
}

#[test]
fn it_is_read_in_ten_minutes() {
    let size = fs::metadata(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap().len();
    assert!(size <= 12_000, "ARCHITECTURE.md has {size} bytes; reasons go into docs/DECISIONS.md");
}

/// What stands between two parts of a text, the first time that it does.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    text.split_once(begin).unwrap().1.split_once(end).unwrap().0
}

/// The compiler asks for the address of a new place, but not whether anybody makes it.
#[test]
fn every_place_is_in_the_list_of_all() {
    let all = between(include_str!("../../src/portal/address/places.rs"), "pub fn all(", "\n    }");
    let all: BTreeSet<&str> = all.split(|c: char| !c.is_alphanumeric() && c != ':').collect();
    let places = between(include_str!("../../src/portal/address/place.rs"), "pub enum Place {", "\n}");
    let places = places.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    let names: Vec<_> = places.map(|line| format!("Place::{}", line.split(['(', ',']).next().unwrap())).collect();
    assert!(names.len() > 40);
    assert_eq!(names.iter().filter(|name| !all.contains(name.as_str())).collect::<Vec<_>>(), [""; 0]);
}
