//! What the command line says of itself, in German wholly.

mod help;
mod wrong;

use crate::case::Case;

#[test]
fn version_is_the_packages() {
    assert_eq!(
        Case::empty().run(&["--version"]).whole(),
        format!("exit 0\nout: zielstand {}\n", env!("CARGO_PKG_VERSION"))
    );
}
