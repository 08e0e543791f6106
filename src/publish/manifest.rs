//! The manifest: what the site was made from and a hash of every file, so that anybody can check it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::proof::{Listing, MANIFEST_PATH, sha256_hex};
use crate::render::OutputFile;

/// The manifest's own format; a field may be added without changing it.
const FORMAT: u64 = 1;

/// What the site was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Header {
    /// What wrote the site.
    pub generator: Generator,
    /// Where the content lies.
    pub repository: Place,
    /// Commit of the content; none without a repository.
    pub commit: Option<String>,
    /// The commit's tree.
    pub tree: Option<String>,
    /// The date the site speaks of, `YYYY-MM-DD`.
    pub as_of: String,
    /// Which history was read.
    pub history: String,
    /// Whether files differ from the commit: such a site is a preview.
    pub dirty: bool,
    /// Those files.
    pub uncommitted: Vec<String>,
    /// Address of the published site.
    pub base_url: Option<String>,
    /// What was asked for otherwise than by default.
    pub options: Options,
}

/// The program that wrote a site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The commit that it was built from, if a release says so.
    #[serde(default)]
    pub commit: Option<String>,
}

/// The repository of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Address of the repository, as the settings say it.
    pub url: Option<String>,
    /// The branch whose newest commit it is, if there was one.
    pub branch: Option<String>,
    /// The portal's folder in it, with a `/` at its end unless it is the top.
    pub folder: String,
    /// Objects that the repository wanted to be taken for others (`git replace`). They were not.
    pub replaced: Vec<String>,
    /// Whether it wanted commits to have other parents (`info/grafts`). They had not.
    pub grafts: bool,
}

/// Options that change a site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// `--base-url`.
    pub base_url: Option<String>,
    /// `--allow-shallow`.
    pub allow_shallow: bool,
    /// `--settings today`.
    pub settings_of_today: bool,
    /// With `--rev`: the newest commit of the branch that was known, if that is a later one. It may say of earlier ones that
    /// their dates are wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_until: Option<String>,
    /// With `--rev`: the newest commit of the branch whose history says how the commit is read, if its own settings do not
    /// say it alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_by: Option<String>,
}

/// The manifest of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of this file.
    pub format: u64,
    /// What the site was made from.
    #[serde(flatten)]
    pub header: Header,
    /// Files without a sum here: this one, and what follows from the log of publications.
    #[serde(default)]
    pub apart: Vec<String>,
    /// All other files, sorted by path.
    pub files: Vec<Entry>,
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

impl Generator {
    /// What the log calls the program.
    pub fn words(&self) -> String {
        let commit = self.commit.as_ref().map(|commit| format!(" ({commit})")).unwrap_or_default();
        format!("{} {}{commit}", self.name, self.version)
    }
}

impl Header {
    /// The same with what only depends on who builds a site, as somebody said it.
    #[must_use]
    pub fn as_said(mut self, said: &Self) -> Self {
        let Place { branch, replaced, grafts, .. } = said.repository.clone();
        self.repository = Place { branch, replaced, grafts, ..self.repository };
        self.generator.commit.clone_from(&said.generator.commit);
        self
    }

    /// A sum of what the entry of a publication in the log `log` answers for: everything but what only depends on who builds
    /// the site. A field of a later version must be left out while it says nothing.
    pub fn sum(&self, log: &str) -> String {
        let Place { url, folder, .. } = self.repository.clone();
        let bound = Self {
            generator: Generator { commit: None, ..self.generator.clone() },
            repository: Place { url, folder, ..Place::default() },
            options: Options::default(),
            ..self.clone()
        };
        sha256_hex(&serde_json::to_vec(&(log, &bound)).unwrap_or_default())
    }
}

impl Manifest {
    /// The manifest of `files`.
    #[must_use]
    pub fn of(header: &Header, mut files: Vec<Entry>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { format: FORMAT, header: header.clone(), apart: vec![MANIFEST_PATH.to_owned()], files }
    }

    /// The same with further files that have no sum, by their paths.
    #[must_use]
    pub fn beside(mut self, apart: Vec<String>) -> Self {
        self.apart.extend(apart);
        self.apart.sort();
        self.apart.dedup();
        self
    }

    /// The sums of all files.
    pub fn listing(&self) -> Listing {
        Listing::of(self.files.iter().map(|file| (file.path.as_str(), file.sha256.as_str())))
    }

    /// The bytes of the file at [`MANIFEST_PATH`].
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).unwrap_or_default();
        json.push(b'\n');
        json
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
    /// What the manifest says of a file.
    pub fn of(file: &OutputFile) -> Self {
        Self { path: file.path.clone(), bytes: file.bytes.len() as u64, sha256: sha256_hex(&file.bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Generator, Header, Manifest, ManifestError, Place};
    use crate::render::OutputFile;

    fn manifest() -> Manifest {
        let header = Header {
            generator: Generator { name: "zielstand".into(), version: "0.1.0".into(), commit: None },
            repository: Place { folder: "portal/".into(), branch: Some("main".into()), ..Place::default() },
            commit: Some("abc".into()),
            tree: Some("def".into()),
            as_of: "2026-01-31".into(),
            history: "full".into(),
            dirty: true,
            uncommitted: vec!["content/ä.md".into()],
            ..Header::default()
        };
        let file = |path: &str, bytes: &[u8]| OutputFile { path: path.into(), bytes: bytes.into() };
        let files = [file("b.txt", b"abc"), file("a.txt", b"")];
        Manifest::of(&header, files.iter().map(Entry::of).collect()).beside(vec!["log/checkpoint".into()])
    }

    #[test]
    fn json_is_stable() {
        let expected = r#"{
  "format": 1,
  "generator": {
    "name": "zielstand",
    "version": "0.1.0",
    "commit": null
  },
  "repository": {
    "url": null,
    "branch": "main",
    "folder": "portal/",
    "replaced": [],
    "grafts": false
  },
  "commit": "abc",
  "tree": "def",
  "as_of": "2026-01-31",
  "history": "full",
  "dirty": true,
  "uncommitted": [
    "content/ä.md"
  ],
  "base_url": null,
  "options": {
    "base_url": null,
    "allow_shallow": false,
    "settings_of_today": false
  },
  "apart": [
    "data/v1/manifest.json",
    "log/checkpoint"
  ],
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
