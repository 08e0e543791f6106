//! What editors and machines get wrong: every message in full, and that the old site is whole afterwards.

mod machine;
mod out_folder;
