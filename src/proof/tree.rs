//! A Merkle tree in memory, and its tiles.

use tlog_tiles::{Error, Hash, HashReader, Tile, stored_hash_index, stored_hashes, tree_hash};

use super::bundle::{self, WIDTH};

/// Tiles hold the hashes of so many levels, as `tlog-tiles` prescribes.
pub(super) const HEIGHT: u8 = 8;

/// The largest tree that anybody is believed to have.
pub(super) const LARGEST: u64 = 1 << 40;

/// A tree with all its hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    size: u64,
    hashes: Vec<Hash>,
}

impl Tree {
    /// The tree of these leaves.
    pub fn of<'l>(leaves: impl Iterator<Item = &'l [u8]>) -> Self {
        let mut tree = Self::default();
        for leaf in leaves {
            // The reader has every hash of a smaller tree, and nothing else is asked for.
            let new = stored_hashes(tree.size, leaf, &tree).unwrap_or_default();
            tree.hashes.extend(new);
            tree.size += 1;
        }
        tree
    }

    pub fn root(&self) -> Hash {
        self.root_of(self.size)
    }

    /// The root when there were only the first `size` leaves.
    pub fn root_of(&self, size: u64) -> Hash {
        tree_hash(size.min(self.size), self).unwrap_or(Hash([0; 32]))
    }

    /// The files of the tree below its folder: hashes, and the leaves themselves.
    pub fn files<'l>(&self, leaves: impl Iterator<Item = &'l [u8]>) -> Vec<(String, Vec<u8>)> {
        let tiles = Tile::new_tiles(HEIGHT, 0, self.size).into_iter();
        let mut files: Vec<_> = tiles.filter_map(|tile| Some((tile_path(&tile), tile.read_data(self).ok()?))).collect();
        let leaves: Vec<&[u8]> = leaves.collect();
        let bundles = (0_u64..).zip(leaves.chunks(WIDTH));
        files.extend(
            bundles.map(|(number, chunk)| (bundle_path(number, self.size), bundle::write(chunk.iter().copied()))),
        );
        files
    }
}

impl HashReader for Tree {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let hash = |index: &u64| usize::try_from(*index).ok().and_then(|index| self.hashes.get(index)).copied();
        indexes.iter().map(|index| hash(index).ok_or(Error::IndexesNotInTree)).collect()
    }
}

/// Where a tile lies below its tree's folder. The library writes the height into it, as Go does.
pub(super) fn tile_path(tile: &Tile) -> String {
    let path = tile.path();
    path.strip_prefix("tile/8/").map_or_else(|| path.clone(), |rest| format!("tile/{rest}"))
}

/// Where the `number`-th bundle of leaves lies in a tree of that size.
pub(super) fn bundle_path(number: u64, size: u64) -> String {
    let index = stored_hash_index(0, number * WIDTH as u64);
    let tile = Tile::from_index(HEIGHT, index).parent(0, size.max(1));
    let path = tile.map(|tile| tile_path(&tile)).unwrap_or_default();
    path.replacen("tile/0/", "tile/entries/", 1)
}
