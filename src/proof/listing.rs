//! The files of a publication as a tree.

use tlog_tiles::Hash;

use super::bundle::WIDTH;
use super::sha256_hex;
use super::tree::Tree;

/// Where the manifest stands in the site: what it was made from, and the sums of all files but itself.
pub const MANIFEST_PATH: &str = "data/v1/manifest.json";

/// Where the sums of all files stand in the site.
pub const SUMS_PATH: &str = "SHA256SUMS";

/// Where the tree of files lies.
pub(super) const FOLDER: &str = "log/files/";

/// Where it says which file is the first of each bundle.
pub(super) const INDEX_PATH: &str = "log/files/index";

/// The sums of a site's files by path, and the tree that they are the leaves of.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Path and line of each file.
    lines: Vec<(String, String)>,
    tree: Tree,
}

impl Listing {
    /// Of files with their SHA-256 in hexadecimal digits.
    pub fn of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let mut lines: Vec<_> = files.map(|(path, sha256)| (path.to_owned(), line(path, sha256))).collect();
        lines.sort();
        let tree = Tree::of(lines.iter().map(|(_, line)| line.as_bytes()));
        Self { lines, tree }
    }

    /// Of a file at [`SUMS_PATH`]; `None` if a line of it is none.
    pub fn of_sums(sums: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(sums).ok()?;
        let lines: Option<Vec<_>> = text.lines().map(|line| line.split_once("  ")).collect();
        Some(Self::of(lines?.into_iter().map(|(sha256, path)| (path, sha256))))
    }

    /// Whether a file has the sum that stands here.
    pub fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let place = self.lines.binary_search_by(|(known, _)| known.as_str().cmp(path));
        place.is_ok_and(|place| self.lines[place].1 == line(path, &sha256_hex(bytes)))
    }

    /// How many files, and the root, as an [`super::Entry`] has them.
    pub fn root(&self) -> (u64, String) {
        (self.lines.len() as u64, self.hash().to_string())
    }

    fn hash(&self) -> Hash {
        self.tree.root()
    }

    /// The bytes of the file at [`SUMS_PATH`].
    pub fn sums(&self) -> Vec<u8> {
        self.lines.iter().flat_map(|(_, line)| line.bytes()).collect()
    }

    /// The tree's files, with their paths in the site.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let tree = self.tree.files(self.lines.iter().map(|(_, line)| line.as_bytes()));
        let mut files: Vec<_> = tree.into_iter().map(|(path, bytes)| (format!("{FOLDER}{path}"), bytes)).collect();
        let firsts = self.lines.chunks(WIDTH).filter_map(|chunk| chunk.first());
        let index: String = firsts.map(|(path, _)| format!("{path}\n")).collect();
        files.push((INDEX_PATH.to_owned(), index.into_bytes()));
        files
    }
}

/// A file's line, as `sha256sum` writes it.
pub(super) fn line(path: &str, sha256: &str) -> String {
    format!("{sha256}  {path}\n")
}
