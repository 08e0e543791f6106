//! Which module may use which. The data goes one way; a module that reaches back up is a mistake of design.

use std::path::{Path, PathBuf};

/// Each module and the modules it may use, in the order of the data.
const LAYERS: [(&str, &[&str]); 25] = [
    ("address", &[]),
    ("beginning", &[]),
    ("diagnostic", &[]),
    ("foreign", &[]),
    ("value", &[]),
    ("headers", &[]),
    ("create", &["diagnostic"]),
    ("markdown", &["address"]),
    ("locale", &["value"]),
    ("source", &["diagnostic"]),
    ("yaml", &["value", "diagnostic"]),
    ("config", &["yaml", "source", "value", "foreign", "diagnostic"]),
    ("content", &["config", "markdown", "yaml", "source", "value", "diagnostic"]),
    ("schema", &["content", "config", "yaml", "diagnostic"]),
    ("history", &["config", "content", "source", "beginning", "diagnostic"]),
    ("portal", &["history", "markdown", "content", "config", "value", "diagnostic"]),
    ("theme", &["source", "locale", "foreign", "diagnostic"]),
    ("search", &[]),
    (
        "render",
        &[
            "search",
            "portal",
            "theme",
            "headers",
            "address",
            "beginning",
            "markdown",
            "history",
            "content",
            "config",
            "locale",
            "value",
            "foreign",
            "diagnostic",
        ],
    ),
    ("publish", &["render", "diagnostic"]),
    ("build", &["publish", "render", "theme", "portal", "history", "content", "config", "source", "diagnostic"]),
    ("check", &["build", "address", "diagnostic"]),
    ("begin", &["build", "content", "config", "yaml", "create", "value"]),
    ("demo", &["content", "config", "yaml", "source", "create", "value", "diagnostic"]),
    ("serve", &["build", "render", "headers", "config", "source", "address", "diagnostic"]),
];

/// The program's own part, which uses the library from outside.
const PROGRAM: [&str; 2] = ["cli", "main"];

/// All Rust files of the library and program with their text, by path below `src`.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let rust = files.filter(|path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| {
        let name = path.strip_prefix(&src).unwrap().components().map(|part| part.as_os_str().to_str().unwrap());
        (name.collect::<Vec<_>>().join("/"), std::fs::read_to_string(&path).unwrap())
    })
    .collect()
}

fn module(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The lines that are code, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Names that follow `crate::` in a line; `{` if a whole list follows.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len());
        if rest.starts_with('{') { "{" } else { &rest[..end] }
    })
}

#[test]
fn every_module_has_its_place() {
    for (path, _) in sources() {
        let name = module(&path);
        assert!(name == "lib" || PROGRAM.contains(&name) || LAYERS.iter().any(|(layer, _)| *layer == name), "{path}");
    }
}

#[test]
fn no_module_may_use_one_that_comes_after_it() {
    for (place, (name, uses)) in LAYERS.iter().enumerate() {
        for used in *uses {
            assert!(LAYERS[..place].iter().any(|(earlier, _)| earlier == used), "{name} → {used}");
        }
    }
}

#[test]
fn modules_use_only_what_they_may() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some((name, uses)) = LAYERS.iter().find(|(layer, _)| *layer == module(&path)) else {
            continue;
        };
        for (number, line) in code(&text) {
            for used in used(line).filter(|used| used != name && !uses.contains(used)) {
                faults.push(format!("src/{path}:{number}: {name} may not use {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_module_goes_up_by_super() {
    for (path, text) in sources() {
        // The module's own folder counts one level, its `mod.rs` none.
        let depth = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
        let outside = "super::".repeat(depth + 1);
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code(own) {
            assert!(!line.contains(&outside), "src/{path}:{number}: write `crate::`");
        }
    }
}

#[test]
fn git_is_read_and_written_in_few_places() {
    let others = |path: &str| {
        let of_history = ["history/commit.rs", "history/trees.rs", "history/walk.rs"];
        !["source", "create"].contains(&module(path)) && !of_history.contains(&path)
    };
    for (path, text) in sources().iter().filter(|(path, _)| others(path)) {
        for (number, line) in code(text) {
            assert!(!line.contains("gix"), "src/{path}:{number}: {line}");
        }
    }
}

#[test]
fn files_are_read_in_source_and_written_in_publish() {
    // What is new is written apart; a preview hands files on; a commit's message and schemas are no part of a site.
    let apart = ["serve/inside.rs", "cli/check.rs", "cli/schema.rs"];
    let others = |path: &str| !["source", "publish", "create"].contains(&module(path)) && !apart.contains(&path);
    for (path, text) in sources().iter().filter(|(path, _)| others(path)) {
        for (number, line) in code(text) {
            let file = ["std::fs", "fs::", "File::", "OpenOptions"].iter().any(|word| line.contains(word));
            assert!(!file, "src/{path}:{number}: {line}");
        }
    }
}

#[test]
fn only_the_program_prints_exits_and_asks_for_the_time() {
    let words = [
        "println!",
        "eprintln!",
        "print!(",
        "process::exit",
        "SystemTime::now",
        "Instant",
        "Zoned::now",
        "Timestamp::now",
        "env::var",
    ];
    for (path, text) in sources().iter().filter(|(path, _)| !PROGRAM.contains(&module(path)) && !path.contains("tests"))
    {
        for (number, line) in code(text) {
            assert!(!words.iter().any(|word| line.contains(word)), "src/{path}:{number}: {line}");
        }
    }
}

#[test]
fn the_program_is_not_part_of_the_library() {
    let library = sources().into_iter().find(|(path, _)| path == "lib.rs").unwrap().1;
    assert!(!library.contains("mod cli"));
    for (name, _) in LAYERS {
        assert!(library.contains(&format!("pub mod {name};")), "{name}");
    }
}
