//! What was read earlier and still holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::kind::Kind;
use super::read::{ReadFile, read};
use crate::content::known::Known;
use crate::source::{Entry, Source};

/// What files turned out to be when they were read last, by path. It holds for one [`Config`](crate::config::Config), one day
/// and one source that counts [editions](Source::edition).
#[derive(Default)]
pub struct Earlier {
    /// Editions of the register and of sources' own files, on which what goals refer to depends.
    sources: Vec<(String, Option<u64>)>,
    files: BTreeMap<String, (u64, Arc<ReadFile>)>,
}

impl Earlier {
    /// Reads what is not as it was, and keeps everything that can be told from another state.
    pub(super) fn read_all<'e>(
        &mut self,
        entries: &[(Entry, Kind)],
        own_sources: impl Iterator<Item = &'e Entry>,
        source: &dyn Source,
        known: &Known<'_>,
    ) -> Vec<Arc<ReadFile>> {
        let paths = own_sources.map(|entry| &entry.path).chain([&known.config.folders.sources]);
        let sources = paths.map(|path| (path.clone(), source.edition(path))).collect();
        if self.sources != sources {
            self.files.clear();
            self.sources = sources;
        }
        let again = |(entry, kind): &(Entry, Kind)| {
            let edition = source.edition(&entry.path);
            let same = self.files.get(&entry.path).filter(|(earlier, _)| Some(*earlier) == edition);
            let file = same.map_or_else(|| Arc::new(read(source, entry, *kind, known)), |(_, file)| Arc::clone(file));
            (edition, file)
        };
        let read: Vec<_> = entries.par_iter().map(again).collect();
        self.files.clear();
        for ((entry, _), (edition, file)) in entries.iter().zip(&read) {
            self.files.extend(edition.map(|edition| (entry.path.clone(), (edition, Arc::clone(file)))));
        }
        read.into_iter().map(|(_, file)| file).collect()
    }
}
