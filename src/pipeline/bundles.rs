//! Bundles of the search index that the repository keeps: making them is most of the work for pages that did not change.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::origin::Origin;
use crate::search::{Bundles, IndexFile};

/// Files of bundles by what went into them.
type ByKey = BTreeMap<String, Vec<IndexFile>>;

/// The file's form, after its checksum.
#[derive(Serialize, Deserialize)]
struct Stored {
    program: String,
    bundles: ByKey,
}

/// What earlier builds of the same program made, and what this one uses.
pub(super) struct KeptBundles {
    program: String,
    known: ByKey,
    used: Mutex<ByKey>,
}

impl KeptBundles {
    /// What is kept. Anything else than what this program wrote counts for nothing.
    pub fn read(origin: &Origin, program: &str) -> Self {
        let stored = || {
            let bytes = origin.repository.as_ref()?.kept(&origin.kept_name("search"))?;
            let (checksum, rest) = bytes.split_at_checked(32)?;
            let is_whole = Sha256::digest(rest).as_slice() == checksum;
            postcard::from_bytes::<Stored>(rest).ok().filter(|stored| is_whole && stored.program == program)
        };
        let known = stored().map(|stored| stored.bundles).unwrap_or_default();
        Self { program: program.to_owned(), known, used: Mutex::default() }
    }

    /// Keeps what was used, if it is not what was known.
    pub fn write(self, origin: &Origin) {
        let bundles = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        if bundles.keys().eq(self.known.keys()) {
            return;
        }
        let stored = Stored { program: self.program, bundles };
        if let (Some(repository), Ok(bytes)) = (&origin.repository, postcard::to_stdvec(&stored)) {
            let checksum = Sha256::digest(&bytes);
            repository.keep(&origin.kept_name("search"), &[checksum.as_slice(), &bytes].concat());
        }
    }
}

impl Bundles for KeptBundles {
    fn find(&self, key: &str) -> Option<Vec<IndexFile>> {
        self.known.get(key).cloned()
    }

    fn keep(&self, key: String, files: &[IndexFile]) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key, files.to_vec());
    }
}
