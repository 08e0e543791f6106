//! The manifest: what the site was made from and a hash of every file, so that anybody can check it.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::render::OutputFile;

/// Where the manifest stands in the site.
pub const MANIFEST_PATH: &str = "data/v1/manifest.json";

/// The manifest's own format; a field may be added without changing it.
const FORMAT: u64 = 1;

/// What the site was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Version of the generator.
    pub version: String,
    /// Commit of the content; none without a repository.
    pub commit: Option<String>,
    /// The date the site speaks of, `YYYY-MM-DD`.
    pub as_of: String,
    /// Which history was read.
    pub history: String,
    /// Files that differ from the commit.
    pub uncommitted: Vec<String>,
    /// Address of the published site.
    pub base_url: Option<String>,
}

/// The manifest of a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// Format of this file.
    pub format: u64,
    /// What wrote the site.
    pub generator: Generator,
    /// See [`Header::commit`].
    pub commit: Option<String>,
    /// See [`Header::as_of`].
    pub as_of: String,
    /// See [`Header::history`].
    pub history: String,
    /// See [`Header::uncommitted`].
    pub uncommitted: Vec<String>,
    /// See [`Header::base_url`].
    pub base_url: Option<String>,
    /// All files but the manifest, sorted by path.
    pub files: Vec<Entry>,
}

/// The program that wrote a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Relative to the site's root, parts separated by `/`.
    pub path: String,
    /// Length.
    pub bytes: u64,
    /// Hash in lower-case hexadecimal digits.
    pub sha256: String,
}

/// Why a manifest cannot be read.
#[derive(Debug, Error)]
pub enum ManifestError {
    /// No JSON, or not with a manifest's fields.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// From a newer version.
    #[error("Format {0} ist unbekannt")]
    Format(u64),
}

impl Manifest {
    /// The manifest of `files`; hashes are computed in parallel.
    #[must_use]
    pub fn of(header: &Header, files: &[OutputFile]) -> Self {
        let Header { version, commit, as_of, history, uncommitted, base_url } = header.clone();
        let mut files: Vec<Entry> = files.par_iter().filter(|file| file.path != MANIFEST_PATH).map(Entry::of).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let generator = Generator { name: "zielstand".to_owned(), version };
        Self { format: FORMAT, generator, commit, as_of, history, uncommitted, base_url, files }
    }

    /// The bytes of the file at [`MANIFEST_PATH`].
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let value = json!({
            "format": self.format,
            "generator": { "name": self.generator.name, "version": self.generator.version },
            "commit": self.commit,
            "as_of": self.as_of,
            "history": self.history,
            "uncommitted": self.uncommitted,
            "base_url": self.base_url,
            "files": self.files,
        });
        format!("{value:#}\n").into_bytes()
    }

    /// Reads a manifest; fields of later versions are passed over.
    ///
    /// # Errors
    /// If it is none, or of another format.
    pub fn from_json(json: &[u8]) -> Result<Self, ManifestError> {
        /// The only field that all formats share.
        #[derive(Deserialize)]
        struct Format {
            format: u64,
        }
        match serde_json::from_slice::<Format>(json)?.format {
            FORMAT => Ok(serde_json::from_slice(json)?),
            format => Err(ManifestError::Format(format)),
        }
    }
}

impl Entry {
    fn of(file: &OutputFile) -> Self {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
        let hash = Sha256::digest(&file.bytes);
        let sha256 = hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        Self { path: file.path.clone(), bytes: file.bytes.len() as u64, sha256 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, Manifest, ManifestError};
    use crate::render::OutputFile;

    fn manifest() -> Manifest {
        let header = Header {
            version: "0.1.0".into(),
            commit: Some("abc".into()),
            as_of: "2026-01-31".into(),
            history: "full".into(),
            uncommitted: vec!["content/ä.md".into()],
            base_url: None,
        };
        let file = |path: &str, bytes: &[u8]| OutputFile { path: path.into(), bytes: bytes.into() };
        Manifest::of(&header, &[file("b.txt", b"abc"), file("data/v1/manifest.json", b"old"), file("a.txt", b"")])
    }

    #[test]
    fn json_is_stable() {
        let expected = r#"{
  "format": 1,
  "generator": {
    "name": "zielstand",
    "version": "0.1.0"
  },
  "commit": "abc",
  "as_of": "2026-01-31",
  "history": "full",
  "uncommitted": [
    "content/ä.md"
  ],
  "base_url": null,
  "files": [
    {
      "path": "a.txt",
      "bytes": 0,
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    {
      "path": "b.txt",
      "bytes": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ]
}
"#;
        assert_eq!(String::from_utf8_lossy(&manifest().to_json()), expected);
    }

    #[test]
    fn is_read_back() {
        let manifest = manifest();
        assert_eq!(Manifest::from_json(&manifest.to_json()).ok(), Some(manifest));
    }

    #[test]
    fn other_formats_and_other_files_are_refused() {
        assert!(matches!(Manifest::from_json(br#"{"format": 2, "x": []}"#), Err(ManifestError::Format(2))));
        assert!(matches!(Manifest::from_json(br#"{"format": 1}"#), Err(ManifestError::Json(_))));
        assert!(matches!(Manifest::from_json(b"no"), Err(ManifestError::Json(_))));
    }
}
