//! Entries of a tree in files of 256 each, as `tlog-tiles` has them: before each its length in two bytes.

/// Entries in a full file.
pub(super) const WIDTH: usize = 256;

/// One file for these entries.
pub(super) fn write<'e>(entries: impl Iterator<Item = &'e [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).unwrap_or(u16::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(&entry[..usize::from(length)]);
    }
    bytes
}

/// The entries of a file; `None` if it is none.
pub(super) fn read(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        entries.push(entry.to_vec());
        bytes = rest;
    }
    bytes.is_empty().then_some(entries)
}
