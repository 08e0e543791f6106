//! What the command line says of itself, in German wholly.

mod english;
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

#[test]
fn nobody_has_to_listen() {
    let mut case = Case::new().goal("neu", "status: geplant\n");
    case.commit("Beginn");
    for args in
        [&["build"][..], &["check"], &["history"], &["schema", "goal"], &["--nix"], &["new", "goal", "--title", "X"]]
    {
        let mut child = case.command(args);
        let mut child =
            child.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0..=2)), "{args:?}: {code:?}");
    }
}
