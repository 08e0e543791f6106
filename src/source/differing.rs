//! Which files of a portal's folder are not those of a commit.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{EntryKind, ReadError, Source};

/// Files below `folders` and the `files` themselves that have other bytes in `a` than in `b` or are missing in one,
/// sorted; only those that `counts` lets through.
///
/// # Errors
/// A folder or file that cannot be read.
pub fn differing(
    a: &dyn Source,
    b: &dyn Source,
    folders: &[&str],
    files: &[&str],
    counts: impl Fn(&str) -> bool,
) -> Result<Vec<String>, ReadError> {
    let mut sizes: BTreeMap<String, [Option<u64>; 2]> = BTreeMap::new();
    for folder in folders {
        for (side, source) in [a, b].into_iter().enumerate() {
            for entry in source.list(folder)? {
                if let EntryKind::File { size } = entry.kind
                    && counts(&entry.path)
                {
                    sizes.entry(entry.path).or_default()[side] = Some(size);
                }
            }
        }
    }
    // The size of a single file is not known; its bytes decide.
    sizes.extend(files.iter().filter(|path| counts(path)).map(|path| ((*path).to_owned(), [None, None])));
    let differs = |(path, [first, second]): (String, [Option<u64>; 2])| {
        // Line ends that Git wrote make a file longer and no other.
        let is_one_missing = first.is_none() != second.is_none();
        let differs = is_one_missing || a.read(&path)? != b.read(&path)?;
        Ok(differs.then_some(path))
    };
    let found: Vec<Result<Option<String>, ReadError>> = sizes.into_par_iter().map(differs).collect();
    found.into_iter().filter_map(Result::transpose).collect()
}
