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
