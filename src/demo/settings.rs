//! The settings of the demo: those of the portal, and a notice that its history is a reconstruction.

use jiff::civil::Date;

use super::Files;
use super::error::DemoError;
use crate::config::{self, Config};

const NOTICE: &str = "Dieser Verlauf ist nachträglich aus datierten öffentlichen Angaben rekonstruiert. Die Ministerien \
                      haben die Änderungen nicht an diesen Tagen eingetragen.";

/// The file of the settings with the notice at its end, and the day on which the strategy begins.
pub(super) fn with_notice(files: &Files, config: &Config) -> Result<(Vec<u8>, Date), DemoError> {
    let fault = |reason: &str| DemoError::Content { path: config::FILE.to_owned(), reason: reason.to_owned() };
    let start = config.start.ok_or_else(|| fault("die Angabe `start` fehlt"))?.first_day();
    if config.history.notice.is_some() || config.history.start.is_some() {
        return Err(fault("die Angabe `history` gehört zu einem anderen Verlauf"));
    }
    let mut bytes = files.get(config::FILE).cloned().unwrap_or_default();
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    bytes.extend(format!("\nhistory:\n  notice: {NOTICE}\n  start: {start}\n").into_bytes());
    Ok((bytes, start))
}

/// What the first commit says.
pub(super) fn message(title: &str) -> String {
    format!("Einstellungen des Portals „{title}“\n\n{NOTICE}\n")
}
