//! Names the program after what it is made of, so that it can tell whether an earlier build kept something of its own. Reading
//! the finished program takes longer than building a small portal.

#![expect(clippy::disallowed_methods, reason = "these are the files of the program, not of a portal")]

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;
use std::{env, fs, io};

/// What goes into the program; dependencies are in the lock file.
const PARTS: [&str; 5] = ["src", "themes/default", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() -> io::Result<()> {
    let mut files = BTreeSet::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        collect(PathBuf::from(part), &mut files)?;
    }
    let mut sum = DefaultHasher::new();
    for file in files {
        for part in [file.to_string_lossy().as_bytes(), &fs::read(&file)?] {
            sum.write_usize(part.len());
            sum.write(part);
        }
    }
    for name in ["TARGET", "PROFILE", "OPT_LEVEL"] {
        sum.write(env::var(name).unwrap_or_default().as_bytes());
    }
    println!("cargo::rustc-env=ZIELSTAND_PROGRAM={:016x}", sum.finish());
    Ok(())
}

/// All files below a path.
fn collect(path: PathBuf, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(&path)? {
            collect(entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.insert(path);
    }
    Ok(())
}
