//! Line ends that Git writes into working trees.

use super::BlobId;
use super::error::LARGEST;
use super::place::look_up;
use super::repository::Repository;
use super::unpack::unpack;

impl Repository {
    /// Whether Git is told to write other line ends into working trees than those that it keeps: by its settings, or by a
    /// `.gitattributes` of the repository or the portal.
    fn converts_line_ends(&self, handle: &gix::Repository, tree: &gix::Tree<'_>) -> bool {
        let config = handle.config_snapshot();
        let is = |name: &str, values: &[&str]| {
            config.string(name).is_some_and(|is| values.iter().any(|value| is.eq_ignore_ascii_case(value.as_bytes())))
        };
        let says = |line: &str| {
            let words = line.split_whitespace().skip(1);
            !line.starts_with('#') && words.into_iter().any(|word| word.starts_with("text") || word.starts_with("eol="))
        };
        let has = |folder: &str| {
            let found = look_up(tree, &format!("{folder}.gitattributes")).ok().flatten();
            let file = found.and_then(|found| unpack(handle, found.id, LARGEST).ok()?.ok());
            file.is_some_and(|bytes| String::from_utf8_lossy(&bytes).lines().any(says))
        };
        is("core.autocrlf", &["true", "input"]) || is("core.eol", &["crlf"]) || has("") || has(self.prefix())
    }

    /// The bytes of a file of the portal as `HEAD` has them, if they differ in nothing but line ends that Git wrote.
    pub(super) fn with_committed_line_ends(&self, path: &str, bytes: Vec<u8>) -> Vec<u8> {
        if !bytes.windows(2).any(|pair| pair == b"\r\n") {
            return bytes;
        }
        let mut unix = Vec::with_capacity(bytes.len());
        for (place, byte) in bytes.iter().enumerate() {
            unix.extend((*byte != b'\r' || bytes.get(place + 1) != Some(&b'\n')).then_some(*byte));
        }
        let handle = self.handle();
        let is_same = handle.head_tree().is_ok_and(|tree| {
            let found = look_up(&tree, &format!("{}{path}", self.prefix())).ok().flatten();
            found.is_some_and(|found| self.blob_id(&unix) == Some(BlobId(found.id)))
                && self.converts_line_ends(&handle, &tree)
        });
        if is_same { unix } else { bytes }
    }
}
