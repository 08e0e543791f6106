//! What editors and machines get wrong: every message in full, and that the old site is whole afterwards.

mod files;
mod front_matter;
mod ids;
mod limits;
mod machine;
mod many;
mod out_folder;
mod references;
mod settings;
mod texts;
mod together;
mod values;
