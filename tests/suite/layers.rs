//! Which module may use which, and inside a module which room. The data goes one way; a module that reaches back up is a mistake
//! of design.

mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use uses::{Edge, Modules};

/// Each module and the modules it may use, in the order of the data.
pub const LAYERS: [(&str, &[&str]); 28] = [
    ("address", &[]),
    ("beginning", &[]),
    ("characters", &[]),
    ("diagnostic", &["characters", "beginning"]),
    ("foreign", &[]),
    ("value", &[]),
    ("headers", &[]),
    ("proof", &[]),
    ("create", &["diagnostic"]),
    ("markdown", &["address", "characters"]),
    ("locale", &["value"]),
    ("source", &["address", "diagnostic"]),
    ("yaml", &["value", "characters", "diagnostic"]),
    ("config", &["yaml", "source", "proof", "value", "foreign", "diagnostic"]),
    ("content", &["config", "markdown", "yaml", "source", "value", "characters", "diagnostic"]),
    ("schema", &["content", "config", "yaml", "diagnostic"]),
    ("history", &["config", "content", "source", "beginning", "diagnostic"]),
    ("portal", &["history", "address", "markdown", "content", "config", "proof", "value", "diagnostic"]),
    ("theme", &["yaml", "source", "locale", "foreign", "characters", "diagnostic"]),
    ("search", &[]),
    (
        "render",
        &[
            "search",
            "portal",
            "proof",
            "theme",
            "headers",
            "address",
            "beginning",
            "characters",
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
    ("publish", &["render", "proof", "diagnostic"]),
    (
        "pipeline",
        &[
            "publish",
            "beginning",
            "proof",
            "render",
            "search",
            "theme",
            "portal",
            "history",
            "content",
            "config",
            "source",
            "diagnostic",
        ],
    ),
    ("verify", &["beginning", "pipeline", "publish", "proof", "source"]),
    ("check", &["pipeline", "address", "characters", "diagnostic"]),
    ("begin", &["pipeline", "content", "config", "yaml", "create", "value"]),
    ("demo", &["content", "config", "yaml", "source", "create", "value", "diagnostic"]),
    ("serve", &["pipeline", "render", "headers", "config", "source", "address", "diagnostic"]),
];

/// The rooms of a module, that is the files and folders directly in it, and the rooms that each may use, in the order of the
/// data. `mod` is what stands in the module's own `mod.rs`.
type Rooms = (&'static str, &'static [(&'static str, &'static [&'static str])]);

/// All modules that have rooms.
const ROOMS: [Rooms; 2] = [
    (
        "portal",
        &[
            ("flag", &[]),
            ("past", &["flag"]),
            ("today", &["past"]),
            ("mod", &["flag", "past", "today"]),
            ("period", &["flag", "past", "today", "mod"]),
            ("legal", &[]),
            ("address", &["flag", "past", "today", "mod", "period", "legal"]),
            ("check", &["mod", "legal", "address"]),
        ],
    ),
    (
        "render",
        &[
            ("output", &[]),
            ("words", &[]),
            ("text", &["words"]),
            ("change", &["output", "words", "text"]),
            ("chart", &["words", "change"]),
            ("page", &["words", "text", "change", "chart"]),
            ("export", &["output", "words", "text", "change", "chart", "page"]),
            ("site", &["output", "words", "text", "change", "page", "export"]),
            ("mod", &[]),
        ],
    ),
];

/// Modules in which files may still use each other in a circle.
const CIRCLES: [&str; 0] = [];

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
        let of_history = ["commit", "exchange", "follow", "named", "names", "node", "portals", "site", "trees", "walk"]
            .map(|file| format!("history/{file}.rs"));
        !["source", "create"].contains(&module(path)) && !of_history.iter().any(|file| file == path)
    };
    for (path, text) in sources().iter().filter(|(path, _)| others(path)) {
        for (number, line) in code(text) {
            assert!(!line.contains("gix"), "src/{path}:{number}: {line}");
        }
    }
}

#[test]
fn files_are_read_in_source_and_written_in_publish() {
    // What is new is written apart; a preview hands files on; an edited page, a commit's message, what another program
    // prints, schemas and timings are no part of a site.
    let apart =
        ["serve/inside.rs", "cli/check.rs", "cli/page_file.rs", "cli/pdf.rs", "cli/schema.rs", "cli/timings.rs"];
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

#[test]
fn rooms_stand_in_the_order_of_the_data() {
    let modules = Modules::of(&sources());
    for (parent, rooms) in ROOMS {
        for (place, (room, uses)) in rooms.iter().enumerate() {
            for used in *uses {
                assert!(rooms[..place].iter().any(|(earlier, _)| earlier == used), "{parent}: {room} → {used}");
            }
        }
        let known: BTreeSet<&str> = rooms.iter().map(|(room, _)| *room).filter(|room| *room != "mod").collect();
        assert_eq!(modules.inside(&[parent.to_owned()]), known, "{parent}");
    }
}

#[test]
fn rooms_use_only_what_they_may() {
    let modules = Modules::of(&sources());
    let faults: Vec<String> = ROOMS.iter().flat_map(|rooms| faults_between(&modules, rooms)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_two_files_use_each_other_in_a_circle() {
    let circles = circles(&Modules::of(&sources()), |top| !CIRCLES.contains(&top));
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// What in a module with rooms goes another way than its table says.
fn faults_between(modules: &Modules, (parent, rooms): &Rooms) -> Vec<String> {
    let room = |path: &[String]| match path {
        [top] if top == parent => Some("mod".to_owned()),
        [top, room, ..] if top == parent => Some(room.clone()),
        _ => None,
    };
    let may = |from: &str, to: &str| {
        let uses = rooms.iter().find(|(room, _)| *room == from).map(|(_, uses)| *uses);
        uses.is_some_and(|uses| uses.contains(&to))
    };
    let mut faults = Vec::new();
    for Edge { from, to, file, line, written } in modules.edges() {
        let (Some(from), Some(to)) = (room(from), room(&to)) else { continue };
        if from != to && !may(&from, &to) {
            faults.push(format!("{file}:{line}: {from} may not use {to}"));
        }
        let names_it = to == "mod" || matches!(&written[..], [first, _, room, ..] if first == "crate" && *room == to);
        if from != to && from != "mod" && !names_it {
            faults.push(format!("{file}:{line}: write `crate::{parent}::{to}::`"));
        }
    }
    // A method needs no `use`, so nobody would see who uses it.
    for Edge { from, to, file, line, written } in modules.foreign_methods() {
        if let (Some(from), Some(to)) = (room(from), room(&to))
            && from != to
        {
            faults.push(format!("{file}:{line}: methods of `{}` stand in {to}, not in {from}", written.join("::")));
        }
    }
    faults
}

/// Circles among the files and folders that lie side by side, with one use for each of their steps. A folder's `mod.rs` and
/// what lies in it are one thought: they may use each other.
fn circles(modules: &Modules, is_looked_at: impl Fn(&str) -> bool) -> Vec<String> {
    let mut folders: BTreeMap<&[String], BTreeMap<&str, BTreeMap<String, String>>> = BTreeMap::new();
    let edges = modules.edges();
    for edge in edges.iter().filter(|edge| is_looked_at(&edge.from[0])) {
        let shared = edge.from.iter().zip(&edge.to).take_while(|(from, to)| from == to).count();
        if let (Some(from), Some(to)) = (edge.from.get(shared), edge.to.get(shared))
            && shared > 0
        {
            let uses = folders.entry(&edge.from[..shared]).or_default().entry(from).or_default();
            uses.entry(to.clone()).or_insert_with(|| format!("{}:{}: {from} → {to}", edge.file, edge.line));
        }
    }
    let mut found = Vec::new();
    for uses in folders.values() {
        for (from, direct) in uses {
            let back = |to: &String| way(uses, to, from);
            found.extend(direct.iter().filter(|(to, _)| back(to)).map(|(_, said)| said.clone()));
        }
    }
    found
}

/// Whether one of several leads to another, also through others.
fn way(uses: &BTreeMap<&str, BTreeMap<String, String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(each) = next.pop() {
        if each == to {
            return true;
        }
        if seen.insert(each) {
            next.extend(uses.get(each).into_iter().flat_map(|uses| uses.keys()).map(String::as_str));
        }
    }
    false
}

/// A library of these files.
fn library(files: &[(&str, &str)]) -> Modules {
    Modules::of(&files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
}

#[test]
fn uses_between_rooms_are_found() {
    let rooms: Rooms = ("top", &[("low", &[]), ("mid", &["low"]), ("mod", &["mid"]), ("high", &["mid"])]);
    let top = "mod high;
        mod low;
        mod mid;
        pub use low::Low;
        pub use mid::{Mid, mid};
        pub struct Top(Low, Mid);
        pub(in crate::top) fn top() { mid(); }";
    let low = "pub struct Low;
        // use crate::top::mid::Mid;
        fn low() -> crate::top::mid::Mid { \"super::mid\" }";
    let inner = "use crate::top::low::Low;
        use super::super::low;
        use crate::top::Low as Other;
        impl Low {}
        impl From<Low> for Mid {}";
    let high = "use super::{
            Mid,
            low::Low,
        };
        use crate::top::Top;
        #[cfg(test)]
        mod tests { use super::low; }";
    let library = library(&[
        ("top/mod.rs", top),
        ("top/low.rs", low),
        ("top/mid/mod.rs", "mod inner; pub use inner::{Mid, mid};"),
        ("top/mid/inner.rs", inner),
        ("top/high.rs", high),
    ]);
    insta::assert_snapshot!(faults_between(&library, &rooms).join("\n"), @r"
    src/top/mod.rs:6: mod may not use low
    src/top/high.rs:2: write `crate::top::mid::`
    src/top/high.rs:3: high may not use low
    src/top/high.rs:3: write `crate::top::low::`
    src/top/high.rs:5: high may not use mod
    src/top/low.rs:3: low may not use mid
    src/top/mid/inner.rs:2: write `crate::top::low::`
    src/top/mid/inner.rs:3: write `crate::top::low::`
    src/top/mid/inner.rs:4: methods of `Low` stand in low, not in mid
    ");
}

#[test]
fn circles_are_found() {
    let library = library(&[
        ("top/mod.rs", "mod a; mod b; mod c; mod d; use d::D; pub use b::B; pub struct Top;"),
        ("top/a.rs", "use super::B;"),
        ("top/b/mod.rs", "mod inner; pub use inner::B;"),
        ("top/b/inner.rs", "fn f() { crate::top::c::c(); }"),
        ("top/c.rs", "use super::a; use super::d::D;"),
        ("top/d.rs", "use super::Top;"),
    ]);
    insta::assert_snapshot!(circles(&library, |_| true).join("\n"), @r"
    src/top/a.rs:1: a → b
    src/top/b/inner.rs:1: b → c
    src/top/c.rs:1: c → a
    ");
}
