//! A page as PDF, printed by the Chromium of this machine: nowhere else does the program start another one.
#![expect(clippy::disallowed_methods, reason = "the other program reads and writes files")]

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use zielstand::diagnostic::Cause;

/// What Chromium and its relatives are called, in the order in which they are tried.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Sheets without Chromium's own line of date and address, and headings as the marks of the document.
const OPTIONS: [&str; 4] = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"];

/// A page as PDF; none if there is no Chromium on the `PATH`.
///
/// # Errors
/// A Chromium that does not print, a disk that is full.
pub fn pdf(page: &str) -> Result<Option<Vec<u8>>, String> {
    let failed = |error: std::io::Error| format!("das PDF lässt sich nicht erzeugen: {}", Cause::from(&error));
    let folder = tempfile::tempdir().map_err(failed)?;
    let [html, pdf, profile] = ["seite.html", "seite.pdf", "profil"].map(|name| folder.path().join(name));
    std::fs::write(&html, page).map_err(failed)?;
    let print = |browser: &str, more: &[&str]| {
        let mut command = Command::new(browser);
        command.args(OPTIONS).args(more);
        command.arg(format!("--user-data-dir={}", profile.display()));
        command.arg(format!("--print-to-pdf={}", pdf.display())).arg(&html);
        command.stdin(Stdio::null()).output()
    };
    for browser in BROWSERS {
        match print(browser, &[]) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
            // In a container it refuses to work for root unless it may do without its sandbox. The page runs no script and loads nothing.
            Ok(_) if !pdf.exists() => print(browser, &["--no-sandbox"]).map_err(failed)?,
            Ok(output) => output,
        };
        return match std::fs::read(&pdf) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(_) => Err(format!("`{browser}` hat kein PDF geschrieben; `--format html` gibt die Seite zum Drucken")),
        };
    }
    Ok(None)
}
