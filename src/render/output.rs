//! A file of the site as a value.

/// A file that is about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Where, relative to the site's root, with `/` between parts.
    pub path: String,
    /// What.
    pub bytes: Vec<u8>,
}
